//! `clausier check`: everything that is found in a library.

use crate::arguments::Arguments;
use crate::file;
use crate::outcome::{self, Outcome, Stop};
use crate::shelf;
use clausier::diagnostic::{Diagnostic, Severity};
use clausier::engine::Engine;
use clausier::library::Library;
use clausier::lint;
use std::path::Path;

/// Prints the findings of a library, one after the other, and a summary.
pub fn run(arguments: &Arguments, folder: Option<&Path>) -> Result<Outcome, Stop> {
    let folder = shelf::folder(arguments, folder);
    let (sources, mut found) = shelf::sources(folder)?;
    let checked = Library::load(&sources);
    found.extend(checked.diagnostics);
    if !has_errors(&found) {
        found.extend(engines(&checked.value));
        found.extend(lint::lint(&checked.value, &sources));
    }
    let lines: String = found.iter().map(|diagnostic| format!("{diagnostic}\n")).collect();
    file::print(lines.as_bytes())?;
    outcome::say(format!("{}: {}", folder.display(), outcome::summary(&found)));
    Ok(if has_errors(&found) { Outcome::Blocked } else { Outcome::Fine })
}

/// What comes to light only when sentences and phrases are compiled.
fn engines(library: &Library) -> Vec<Diagnostic> {
    shelf::editions(library).into_iter().filter_map(|edition| Engine::new(edition).err()).flatten().collect()
}

fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
