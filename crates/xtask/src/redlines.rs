//! Writes redlines to disk for the checkers: a folder per pair of documents, with `redline.docx`,
//! `redline.html`, and the plain text of both documents as `old.txt` and `new.txt`.

use crate::change::{Dice, changed, excerpt};
use crate::documents::{answers, cases, put};
use crate::failure::{Doing, Failure, Outcome};
use crate::install;
use crate::library;
use crate::oracles;
use crate::project::Project;
use crate::reviews;
use crate::steps::{Steps, Tally};
use clausier::annex::{Document, DocumentKind};
use clausier::answers::Copy;
use clausier::engine::Engine;
use clausier::redline::{self, Wording};
use clausier::render::{docx, html, plain};
use std::path::Path;

/// Writes redlines, chosen ones or many, and checks them.
pub fn run(project: &Project, many: Option<u64>) -> Outcome<()> {
    install::everything(project)?;
    let place = project.redlines();
    let mut steps = Steps::default();
    steps.step(WRITTEN, &[], || match many {
        Some(count) => write_many(project, &place, count),
        None => write_chosen(project, &place),
    });
    match many {
        Some(_) => oracles::take_redline_step(&mut steps, project, &place, &[WRITTEN]),
        None => oracles::take_redline_steps(&mut steps, project, &place, &[WRITTEN]),
    }
    steps.summary()
}

/// A number on the command line.
pub fn count(text: &str) -> Outcome<u64> {
    text.parse().map_err(|_| Failure::new(format!("'{text}' is no number")))
}

const WRITTEN: &str = "redlines";

/// Writes redlines of the annex of each case to that of the next, of the other documents of the first pair,
/// of the annex of each case with changes, and of what a jurist reads about changed texts.
pub fn write_chosen(project: &Project, place: &Path) -> Outcome<Tally> {
    let cases = Cases::load(project, place)?;
    let mut tally = Tally::default();
    for (index, pair) in cases.documents.windows(2).enumerate() {
        let [(old_name, old), (new_name, new)] = pair else { continue };
        for before in old.iter().filter(|before| index == 0 || before.kind == DocumentKind::Annex) {
            let Some(after) = new.iter().find(|after| after.kind == before.kind) else { continue };
            cases.write(&format!("{old_name}-to-{new_name}-{}", before.kind.name()), before, after)?;
            tally.add(Tally::ONE);
        }
    }
    for (seed, (name, documents)) in cases.documents.iter().enumerate() {
        for annex in documents.iter().filter(|document| document.kind == DocumentKind::Annex) {
            let mut dice = Dice::new(u64::try_from(seed).unwrap_or_default() + 1);
            cases.write(&format!("{name}-changed"), annex, &changed(annex, &mut dice))?;
            tally.add(Tally::ONE);
        }
    }
    for packet in reviews::changed(project)?.packets {
        if let Some(old) = &packet.old {
            cases.write(&format!("review-{}", packet.name), old, &packet.new)?;
            tally.add(Tally::ONE);
        }
    }
    Ok(tally)
}

/// Writes redlines of parts of documents with changes.
pub fn write_many(project: &Project, place: &Path, count: u64) -> Outcome<Tally> {
    let cases = Cases::load(project, place)?;
    let mut tally = Tally::default();
    for seed in 1..=count {
        let mut dice = Dice::new(seed);
        let (_, documents) = &cases.documents[dice.roll(cases.documents.len())];
        let old = excerpt(&documents[dice.roll(documents.len())], &mut dice);
        let new = (0..=dice.roll(3)).fold(old.clone(), |document, _| changed(&document, &mut dice));
        cases.write(&format!("{seed:05}"), &old, &new)?;
        tally.add(Tally::ONE);
    }
    Ok(tally)
}

/// The documents of the cases, and where redlines of them go.
struct Cases<'a> {
    place: &'a Path,
    engine: Engine,
    documents: Vec<(String, Vec<Document>)>,
}

impl<'a> Cases<'a> {
    fn load(project: &Project, place: &'a Path) -> Outcome<Self> {
        if place.exists() {
            std::fs::remove_dir_all(place).doing("remove the redlines of an earlier run")?;
        }
        let library = library::load(project)?;
        let newest = library.editions().last().copied().unwrap_or_default().to_owned();
        let engine = library::engine(&library, &newest)?;
        let mut documents = Vec::new();
        for case in cases(project)? {
            let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let dossier = engine.assemble(&answers(&case)?, Copy::Publication).value;
            documents.push((name, dossier.documents));
        }
        Ok(Self { place, engine, documents })
    }

    fn write(&self, name: &str, old: &Document, new: &Document) -> Outcome<()> {
        let wording = Wording::of(self.engine.edition());
        let names = wording.names("oud", "nieuw", &self.engine.edition().id);
        let redline = redline::documents(old, new);
        let folder = self.place.join(name);
        put(&folder.join("redline.docx"), &docx::redline(&redline, &names, &wording))?;
        put(&folder.join("redline.html"), html::redline(&redline, &names, &wording).as_bytes())?;
        put(&folder.join("old.txt"), plain::text(old).as_bytes())?;
        put(&folder.join("new.txt"), plain::text(new).as_bytes())
    }
}
