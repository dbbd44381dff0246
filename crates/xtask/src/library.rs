//! The library in `clauses/`, and the small one of the tests, read and checked by the core.

use crate::failure::{Doing, Failure, Outcome};
use crate::project::Project;
use clausier::diagnostic::Diagnostic;
use clausier::engine::Engine;
use clausier::library::Library;
use clausier::source::Sources;
use std::path::{Path, PathBuf};

/// Loads the library; anything wrong in it is a failure that says all of it.
pub fn load(project: &Project) -> Outcome<Library> {
    checked(&sources(project, "clauses")?)
}

/// The small library of the tests, which has a frozen edition; its newest has the phrases that the engine needs
/// now, and reviews speak as those of the large one.
pub fn load_small(project: &Project) -> Outcome<Library> {
    let mut small = sources(project, "tests/library")?;
    for (path, text) in sources(project, "clauses")?.iter() {
        let place = match path {
            "editions/2026-11/phrases.nl.toml" => "editions/2026-01/phrases.nl.toml",
            path if path.starts_with("review/") => path,
            _ => continue,
        };
        small.insert(place, text).doing(format_args!("take in {path}"))?;
    }
    checked(&small)
}

fn sources(project: &Project, folder: &str) -> Outcome<Sources> {
    let root = project.path(folder);
    let mut sources = Sources::new();
    for file in files(&root)? {
        let text = std::fs::read_to_string(&file).doing(format_args!("read {}", project.shown(&file)))?;
        let inside = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        sources.insert(&inside, &text).doing(format_args!("take in {}", project.shown(&file)))?;
    }
    Ok(sources)
}

fn checked(sources: &Sources) -> Outcome<Library> {
    Library::load(sources).ok().map_err(|faults| failed("the library has errors", &faults))
}

/// The engine of an edition of the library, in the first language that it has.
pub fn engine(library: &Library, edition: &str) -> Outcome<Engine> {
    let language = library.languages(edition).first().copied().unwrap_or_default();
    let edition = library
        .edition(edition, language)
        .ok_or_else(|| Failure::new(format!("the library has no edition {edition}")))?;
    Engine::new(edition.clone()).map_err(|faults| failed("the edition cannot be compiled", &faults))
}

/// A failure that shows every diagnostic.
pub fn failed(what: &str, faults: &[Diagnostic]) -> Failure {
    let lines: String = faults.iter().map(|fault| format!("\n  {fault}")).collect();
    Failure::new(format!("{what}{lines}"))
}

/// All files below a folder, in order.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in crate::site::entries(folder)? {
        match path.is_dir() {
            true => found.extend(files(&path)?),
            false => found.push(path),
        }
    }
    Ok(found)
}
