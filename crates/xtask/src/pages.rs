//! The library as pages to browse: all of them in the site, and a sample of them, with the questions on paper
//! and what a jurist reads before signing, in a folder for the checkers of finished documents.

use crate::failure::{Doing, Outcome};
use crate::library;
use crate::project::Project;
use crate::reviews;
use crate::steps::Tally;
use clausier::annex::Document;
use clausier::answers::Answers;
use clausier::library::Library;
use clausier::pages::{Page, pages};
use clausier::render::{docx, html, plain};
use std::path::Path;

/// The language of the pages, which is that of the shell.
const LANGUAGE: &str = "nl";

/// The pages that the checkers see: one of each sort, with the clauses that have most in them.
const SAMPLE: [&str; 7] = [
    "index.html",
    "editions/2026-11/index.html",
    "/questions/index.html",
    "/references/index.html",
    "/rules/index.html",
    "clauses/exit-handover/1/index.html",
    "clauses/data-inventory/1/index.html",
];

/// The texts whose reviews they see: with a table and many sources, with branches, and a term.
const REVIEWED: [&str; 3] = ["data-inventory", "exit-handover", "term-metadata"];

/// Writes all pages into a folder of the site, with the way back to the builder.
pub fn write(library: &Library, folder: &Path) -> Outcome<()> {
    for page in made(library)? {
        put(&folder.join(&page.path), page.html.as_bytes())?;
    }
    Ok(())
}

/// Writes the sample, and the questions on paper.
pub fn write_sample(project: &Project) -> Outcome<Tally> {
    let library = library::load(project)?;
    let folder = project.pages();
    if folder.exists() {
        std::fs::remove_dir_all(&folder).doing("remove the pages of an earlier run")?;
    }
    let mut tally = Tally::default();
    let wanted = |page: &Page| SAMPLE.iter().any(|sample| fits(&page.path, sample));
    for page in made(&library)?.into_iter().filter(wanted) {
        put(&folder.join(&page.path), page.html.as_bytes())?;
        tally.add(Tally::ONE);
    }
    let newest = library.editions().last().copied().unwrap_or_default();
    let engine = library::engine(&library, newest)?;
    let form = engine.questionnaire(&Answers::new(newest));
    for document in &form.documents {
        put(&folder.join("questions.docx"), &docx::file(&form, document))?;
        put(&folder.join("questions.html"), html::page(&form, document).as_bytes())?;
        put(&folder.join("questions.txt"), plain::text(document).as_bytes())?;
        tally.add(Tally::ONE);
    }
    tally.add(write_reviews(&library, &folder)?);
    Ok(tally)
}

fn write_reviews(library: &Library, folder: &Path) -> Outcome<Tally> {
    let review = reviews::new(library)?;
    let write = |name: &str, page: &Document, word_file: &Document| {
        put(&folder.join(format!("review/{name}.html")), html::page(&review.frame, page).as_bytes())?;
        put(&folder.join(format!("review/{name}.docx")), &docx::file(&review.frame, word_file))
    };
    write("index", &review.index, &review.index_of_word_files)?;
    let mut tally = Tally::ONE;
    for packet in review.packets.iter().filter(|packet| REVIEWED.contains(&packet.name.as_str())) {
        write(&packet.name, &packet.new, &packet.new)?;
        tally.add(Tally::ONE);
    }
    Ok(tally)
}

/// A name with a slash before it is that page of any edition; any other is a whole address.
fn fits(path: &str, sample: &str) -> bool {
    path == sample || (sample.starts_with('/') && path.ends_with(sample) && path.starts_with("editions/"))
}

fn made(shelf: &Library) -> Outcome<Vec<Page>> {
    pages(shelf, LANGUAGE, Some("../index.html"))
        .map_err(|faults| library::failed("the pages cannot be made", &faults))
}

fn put(file: &Path, bytes: &[u8]) -> Outcome<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
    }
    std::fs::write(file, bytes).doing(format_args!("write {}", file.display()))
}
