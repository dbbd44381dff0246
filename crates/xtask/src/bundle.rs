//! `cargo xtask bundle`: the library as JSON, one file per edition and language.
//!
//! The core carries these files; what stands in them is the core's own affair.

use crate::failure::{Doing, Failure, Outcome};
use crate::library;
use crate::project::Project;
use crate::steps::Tally;
use clausier::bundle;
use clausier::library::Library;
use std::collections::BTreeMap;
use std::path::Path;

/// Where the core finds its library.
const FOLDER: &str = "crates/clausier/library";

/// Writes the files that the core carries.
pub fn run(project: &Project) -> Outcome<()> {
    let library = library::load(project)?;
    write(&library, &project.path(FOLDER))?;
    println!("The library stands in {FOLDER}.");
    Ok(())
}

/// Writes the bundles of all editions into a folder.
pub fn write(library: &Library, folder: &Path) -> Outcome<()> {
    std::fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
    for (name, json) in bundles(library) {
        std::fs::write(folder.join(&name), json).doing(format_args!("write {name}"))?;
    }
    Ok(())
}

/// Writes the explanations of clauses into a folder, one file per edition and language: the builder reads
/// them after everything else.
pub fn write_notes(library: &Library, folder: &Path) -> Outcome<()> {
    for edition in library.editions() {
        for language in library.languages(edition) {
            let name = format!("{edition}.{language}.notes.json");
            std::fs::write(folder.join(&name), notes(library, language))
                .doing(format_args!("write {name}"))?;
        }
    }
    Ok(())
}

/// The explanations of clauses in a language, as JSON. A paragraph is plain text.
pub fn notes(library: &Library, language: &str) -> String {
    let paragraphs = |text: &str| -> Vec<String> {
        let paragraphs = text.split("\n\n").map(|paragraph| paragraph.trim().replace("**", ""));
        paragraphs.filter(|paragraph| !paragraph.is_empty()).collect()
    };
    let notes: BTreeMap<String, Vec<String>> =
        library.notes(language).iter().map(|(clause, text)| (clause.to_string(), paragraphs(text))).collect();
    serde_json::json!({ "schema": 1, "notes": notes }).to_string()
}

/// Whether the files that the core carries are those of the library as it is now.
pub fn check(project: &Project) -> Outcome<Tally> {
    let library = library::load(project)?;
    let folder = project.path(FOLDER);
    let mut tally = Tally::default();
    for (name, json) in bundles(&library) {
        let fresh = std::fs::read_to_string(folder.join(&name)).is_ok_and(|carried| carried == json);
        tally.add(if fresh { Tally::ONE } else { return Err(stale(&name)) });
    }
    Ok(tally)
}

fn bundles(library: &Library) -> impl Iterator<Item = (String, String)> {
    library.editions().into_iter().flat_map(move |edition| {
        library.languages(edition).into_iter().filter_map(move |language| {
            let json = bundle::to_json(library.edition(edition, language)?);
            Some((format!("{edition}.{language}.json"), json))
        })
    })
}

fn stale(name: &str) -> Failure {
    Failure::new(format!("{FOLDER}/{name} is not the library in clauses/"))
        .with_way_out("run `cargo xtask bundle` and commit what it writes")
}
