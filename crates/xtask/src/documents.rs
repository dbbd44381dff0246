//! Writes dossiers to disk, natively: of every case for the checkers, and of one beside the site as a sample.

use crate::failure::{Doing, Outcome};
use crate::library;
use crate::project::Project;
use crate::site::entries;
use crate::steps::Tally;
use clausier::answers::{Answers, Copy};
use clausier::bundle;
use clausier::engine::Engine;
use clausier::library::Library;
use clausier::render::{docx, html, json, plain};
use std::path::{Path, PathBuf};

/// The case that is shown beside the site.
const SAMPLE: &str = "parking-sensors";

/// Writes `bundle.json` and, per case, its answers and all documents in all formats.
pub fn write_cases(project: &Project) -> Outcome<Tally> {
    let library = library::load(project)?;
    let place = project.cases();
    if place.exists() {
        std::fs::remove_dir_all(&place).doing("remove the documents of an earlier run")?;
    }
    let mut tally = Tally::default();
    for case in cases(project)? {
        let answers = answers(&case)?;
        let engine = library::engine(&library, &answers.edition)?;
        put(&place.join("bundle.json"), bundle::to_json(engine.edition()).as_bytes())?;
        write(&engine, &answers, &place.join(case.file_name().unwrap_or_default()))?;
        tally.add(Tally::ONE);
    }
    Ok(tally)
}

/// Writes the dossier of one case, and gives the names of its pages.
pub fn write_sample(project: &Project, library: &Library, place: &Path) -> Outcome<Vec<String>> {
    let answers = answers(&project.path("tests/cases").join(SAMPLE))?;
    write(&library::engine(library, &answers.edition)?, &answers, place)
}

/// Writes one dossier, and gives the names of its pages.
fn write(engine: &Engine, answers: &Answers, place: &Path) -> Outcome<Vec<String>> {
    let dossier = engine.assemble(answers, Copy::Publication).value;
    let carried = serde_json::to_vec(answers).doing("write answers as JSON")?;
    put(&place.join("answers.json"), &carried)?;
    put(&place.join("dossier.json"), json::json(&dossier).as_bytes())?;
    let mut pages = Vec::new();
    for document in &dossier.documents {
        let name = document.kind.name();
        put(&place.join(format!("{name}.docx")), &docx::file(&dossier, document))?;
        put(&place.join(format!("{name}.html")), html::page(&dossier, document).as_bytes())?;
        put(&place.join(format!("{name}.txt")), plain::text(document).as_bytes())?;
        pages.push(format!("{name}.html"));
    }
    Ok(pages)
}

/// The folders of `tests/cases`, in order.
pub fn cases(project: &Project) -> Outcome<Vec<PathBuf>> {
    let folders = entries(&project.path("tests/cases"))?;
    Ok(folders.into_iter().filter(|path| path.is_dir()).collect())
}

/// The answers of a case.
pub fn answers(case: &Path) -> Outcome<Answers> {
    let file = case.join("answers.toml");
    let text = std::fs::read_to_string(&file).doing(format_args!("read {}", file.display()))?;
    Answers::from_toml(&file.to_string_lossy(), &text)
        .map_err(|faults| library::failed("the answers cannot be read", &faults))
}

/// Writes a file, and its folder where there is none.
pub fn put(file: &Path, bytes: &[u8]) -> Outcome<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
    }
    std::fs::write(file, bytes).doing(format_args!("write {}", file.display()))
}
