//! The engine of the library in `clauses/`, the cases in `tests/cases`, and expected files that rewrite
//! themselves when `CLAUSIER_UPDATE` is set.

use clausier::annex::Dossier;
use clausier::answers::{Answers, Copy};
use clausier::diagnostic::{Checked, Diagnostic};
use clausier::engine::Engine;
use clausier::library::Library;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The edition that the cases answer.
pub const EDITION: &str = "2026-11";

/// The library in `clauses/`, with everything that was found in it.
pub fn library() -> &'static Checked<Library> {
    static LIBRARY: LazyLock<Checked<Library>> = LazyLock::new(|| Library::load(&crate::library()));
    &LIBRARY
}

/// The engine of the edition that the cases answer.
///
/// # Panics
/// When the library does not have it or it cannot be compiled.
pub fn engine() -> &'static Engine {
    static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
        let edition = library().value.edition(EDITION, "nl").expect("the edition").clone();
        Engine::new(edition).unwrap_or_else(|faults| panic!("{}", lines(&faults)))
    });
    &ENGINE
}

/// A real purchase: a folder of `tests/cases`.
pub struct Case {
    /// Name of the folder.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
    /// Its answers.
    pub answers: Answers,
}

impl Case {
    /// The publication copy of its dossier.
    pub fn dossier(&self) -> Checked<Dossier> {
        engine().assemble(&self.answers, Copy::Publication)
    }
}

/// Every case, in the order of names.
///
/// # Panics
/// When the folder or an answers file cannot be read.
pub fn cases() -> Vec<Case> {
    let folder = crate::folder().join("cases");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder).expect("tests/cases").map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    folders.into_iter().map(case).collect()
}

fn case(folder: PathBuf) -> Case {
    let path = folder.join("answers.toml");
    let text = fs::read_to_string(&path).expect("answers.toml");
    let answers = Answers::from_toml(&path.to_string_lossy(), &text)
        .unwrap_or_else(|faults| panic!("{}: {}", path.display(), lines(&faults)));
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Case { name, folder, answers }
}

/// Diagnostics, one below the other.
pub fn lines(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n")).collect()
}

/// Compares text with a file, or writes the file when `CLAUSIER_UPDATE` is set. What differs comes back.
///
/// # Errors
/// The first line that differs, with what to do.
///
/// # Panics
/// When the file cannot be written.
pub fn compare(path: &Path, actual: &str) -> Result<(), String> {
    if std::env::var_os("CLAUSIER_UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(path, actual).expect("the expected file");
        return Ok(());
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    let both = expected.lines().zip(actual.lines()).enumerate();
    let first = both.into_iter().find(|(_, (one, two))| one != two);
    let place = match first {
        Some((line, (one, two))) => format!("line {}:\n  expected: {one}\n  found:    {two}", line + 1),
        None => "one is longer than the other".to_owned(),
    };
    Err(format!("{} differs at {place}\n(CLAUSIER_UPDATE=1 rewrites it)", path.display()))
}
