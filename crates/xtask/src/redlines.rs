//! Writes redlines to disk for the checkers: of documents of the cases two by two, per pair `redline.docx`,
//! `redline.html`, and the plain text of both documents as `old.txt` and `new.txt`.

use crate::documents::{answers, cases, put};
use crate::failure::{Doing, Outcome};
use crate::library;
use crate::project::Project;
use crate::steps::Tally;
use clausier::annex::Document;
use clausier::answers::{Answers, Copy};
use clausier::engine::Engine;
use clausier::redline::{self, Names, Wording};
use clausier::render::{docx, html, plain};
use std::path::Path;

/// A preset, the questions of which the answer changes, and the new answer as JSON.
const CHANGES: [(&str, &str, &str); 0] = [];

/// Writes the redlines.
pub fn write(project: &Project) -> Outcome<Tally> {
    let library = library::load(project)?;
    let place = project.redlines();
    if place.exists() {
        std::fs::remove_dir_all(&place).doing("remove the redlines of an earlier run")?;
    }
    let mut tally = Tally::default();
    let _ = CHANGES;
    let cases = cases(project)?;
    for pair in cases.windows(2) {
        let [old, new] = [answers(&pair[0])?, answers(&pair[1])?];
        let engine = library::engine(&library, &new.edition)?;
        let (old, new) = (engine.assemble(&old, Copy::Publication).value, engine.assemble(&new, Copy::Publication).value);
        for before in &old.documents {
            let Some(after) = new.document(before.kind) else { continue };
            let name = format!("{}-{}-{}", pair[0].file_name().unwrap().to_string_lossy(), pair[1].file_name().unwrap().to_string_lossy(), before.kind.name());
            write_pair(&engine, before, after, &place.join(name))?;
            tally.add(Tally::ONE);
        }
    }
    Ok(tally)
}

fn write_pair(engine: &Engine, old: &Document, new: &Document, place: &Path) -> Outcome<()> {
    let names = Names { old: "oud".into(), new: "nieuw".into(), author: "Bibliotheek 2026-11".into(), date: "2026-11-01T00:00:00Z".into() };
    let wording = Wording::of(engine.edition());
    let redline = redline::documents(old, new);
    put(&place.join("redline.docx"), &docx::redline(&redline, &names, &wording))?;
    put(&place.join("redline.html"), html::redline(&redline, &names, &wording).as_bytes())?;
    put(&place.join("old.txt"), plain::text(old).as_bytes())?;
    put(&place.join("new.txt"), plain::text(new).as_bytes())
}

#[allow(dead_code)]
fn unused(_: &Answers) {}
