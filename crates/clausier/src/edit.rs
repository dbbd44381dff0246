//! Changes to a library that legal staff make with a command: texts in, files to write out.
//!
//! Each change is judged before anybody writes it: one that would touch a frozen text, or bring an error
//! that was not there, is refused with the reason. Writing the files is left to the command.

mod clause;
mod edition;
mod revise;
mod sign_off;
mod subject;
mod table;
mod term;
mod withdraw;

pub use clause::new_clause;
pub use edition::{freeze, new_edition, release};
pub use revise::{Revision, revise};
pub use sign_off::{Signature, sign_off};
pub use subject::{Kind, Subject};
pub use term::new_term;
pub use withdraw::{Withdrawal, withdraw};

use crate::code::Code;
use crate::diagnostic::{At, Checked, Diagnostic, Severity};
use crate::library::Library;
use crate::source::{Sources, at_path};
use std::collections::BTreeSet;

/// A change to a library, judged and ready to be written.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Edit {
    /// The files, new or replaced; none is ever taken away.
    pub files: Vec<NewFile>,
    /// What it means, a sentence an item.
    pub said: Vec<String>,
    /// What the check finds with it that it did not find before; no errors.
    pub found: Vec<Diagnostic>,
}

/// A file as it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path in the library.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Why a change is refused.
pub type Refusal = Vec<Diagnostic>;

/// The language in which the newest edition is written first; empty if there is none.
pub fn language(sources: &Sources) -> String {
    let newest = sources.paths().filter(|path| subject::is_edition_file(path)).last();
    let table = newest.and_then(|path| table::Table::read(sources, path).ok());
    table.and_then(|table| table.first_text(&["languages"]).map(str::to_owned)).unwrap_or_default()
}

/// The newest edition.
pub fn newest_edition(sources: &Sources) -> Option<&str> {
    sources.paths().filter(|path| subject::is_edition_file(path)).last()?.split('/').nth(1)
}

impl Edit {
    fn write(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.files.push(NewFile { path: path.into(), text: text.into() });
    }

    fn say(&mut self, words: impl Into<String>) {
        self.said.push(words.into());
    }

    /// The edit, if it leaves every frozen text alone and brings no error that was not there.
    fn judged(mut self, sources: &Sources) -> Result<Self, Refusal> {
        let frozen: Vec<Diagnostic> =
            self.files.iter().filter_map(|file| touches_frozen(sources, file)).collect();
        if !frozen.is_empty() {
            return Err(frozen);
        }
        let mut after = sources.clone();
        for file in &self.files {
            after.insert(&file.path, &file.text).map_err(|why| vec![*why])?;
        }
        let known: BTreeSet<_> = Library::load(sources).diagnostics.iter().map(identity).collect();
        let found = Library::load(&after).diagnostics.into_iter();
        self.found = found.filter(|found| !known.contains(&identity(found))).collect();
        if self.found.iter().any(|found| found.severity == Severity::Error) {
            Err(self.found)
        } else {
            Ok(self)
        }
    }
}

/// What makes a finding the same one after lines have moved.
fn identity(found: &Diagnostic) -> (Code, String, String) {
    let place = match &found.at {
        At::File { path, .. } => path.clone(),
        at => at.to_string(),
    };
    (found.code, place, found.message.clone())
}

/// The edition that froze a file which would change.
fn touches_frozen(sources: &Sources, file: &NewFile) -> Option<Diagnostic> {
    if sources.text(&file.path).is_none_or(|text| text == file.text) {
        return None;
    }
    let lock = locks(sources).find(|(path, text)| {
        let listed = |line: &str| line.split_once("  ").is_some_and(|(_, listed)| listed == file.path);
        *path == file.path
            || path.replace("edition.lock", "release.toml") == file.path
            || text.lines().any(listed)
    })?;
    let message =
        format!("this belongs to the frozen edition of '{}', and frozen texts never change", lock.0);
    Some(Diagnostic::new(Code::Refused, at_path(&file.path), message, "Make a new version or a new edition."))
}

fn locks(sources: &Sources) -> impl Iterator<Item = (&str, &str)> {
    sources.iter().filter(|(path, _)| path.starts_with("editions/") && path.ends_with("/edition.lock"))
}

/// A library in which nothing is wrong.
fn sound(sources: &Sources) -> Result<Library, Refusal> {
    let Checked { value, diagnostics } = Library::load(sources);
    let errors: Vec<_> = diagnostics.into_iter().filter(|found| found.severity == Severity::Error).collect();
    if errors.is_empty() { Ok(value) } else { Err(errors) }
}

fn refused(path: &str, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::Refused, at_path(path), message, help)
}
