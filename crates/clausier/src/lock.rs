//! Digests: what names a text for ever, and the lock of a frozen edition.
//!
//! A lock lists, for every file that an edition prints from, its SHA-256 in the form of `sha256sum`. Of a
//! reference only what is printed counts (citation and title), since its status and remarks go on living;
//! its line names the file with `#printed`.

use crate::canonical;
use crate::code::Code;
use crate::date::Date;
use crate::edition::{Clause, Edition, Reference, Status, Term};
use crate::nearest::suggestion;
use crate::reader::Faults;
use crate::source::{SourceFile, Sources, Span, at_path};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Stands for the part of a reference that is printed.
pub(crate) const PRINTED: &str = "#printed";

/// Digest by path, for every file that an edition prints from.
pub(crate) type Lock = BTreeMap<String, String>;

/// SHA-256 of a text, in hexadecimal.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest of a clause: its title and its text.
pub(crate) fn clause_digest(clause: &Clause) -> String {
    canonical::digest(&(&clause.title, &clause.blocks))
}

/// The digest of a term: its forms and its definition.
pub(crate) fn term_digest(term: &Term) -> String {
    canonical::digest(&(&term.forms, &term.definition))
}

impl Edition {
    /// The digest of what it holds: SHA-256 of its canonical JSON. What goes on living after a freeze does not
    /// count: that it is frozen or released, who signed a text, that a clause was withdrawn, of a reference
    /// all but citation and title, and phrases that it borrows.
    #[must_use]
    pub fn content_digest(&self) -> String {
        let mut edition = self.clone();
        edition.digest = String::new();
        edition.frozen = false;
        edition.release = None;
        for name in std::mem::take(&mut edition.borrowed_phrases) {
            edition.phrases.remove(&name);
        }
        for clause in edition.clauses.values_mut() {
            clause.reviewed = false;
            clause.withdrawn = None;
        }
        edition.terms.values_mut().for_each(|term| term.reviewed = false);
        edition.references.values_mut().for_each(still);
        canonical::digest(&edition)
    }
}

/// The line end of the list makes it a file; sorted, so that a change is one line of a comparison.
pub(crate) fn write(lock: &Lock) -> String {
    lock.iter().map(|(path, digest)| format!("{digest}  {path}\n")).collect()
}

/// The digests of some files of a library.
pub(crate) fn of_files<'p>(sources: &Sources, paths: impl IntoIterator<Item = &'p str>) -> Lock {
    let digest = |path: &'p str| Some((path.to_owned(), sha256(sources.text(path)?)));
    paths.into_iter().filter_map(digest).collect()
}

/// The line of a reference.
pub(crate) fn of_reference(path: &str, citations: &BTreeMap<&str, [&str; 2]>) -> (String, String) {
    (format!("{path}{PRINTED}"), canonical::digest(citations))
}

/// Reports every difference between a lock file and the digests of now.
pub(crate) fn check(file: &SourceFile<'_>, now: &Lock, faults: &Faults) {
    let mut locked: BTreeMap<&str, &str> = BTreeMap::new();
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let at = file.at(Span::new(start, start + line.trim_end().len()));
        start += line.len();
        let Some((digest, path)) = line.trim_end().split_once("  ") else {
            let help = "Each line is a SHA-256, two spaces and a path. Restore the file from history.";
            faults.report(Code::FrozenChanged, &at, "this is no line of a lock", help);
            continue;
        };
        locked.insert(path, digest);
        match now.get(path) {
            Some(present) if present == digest => {}
            Some(_) => {
                let path = path.trim_end_matches(PRINTED);
                let message =
                    format!("this belongs to the frozen edition of '{}' and has changed", file.path);
                faults.report(Code::FrozenChanged, &at_path(path), message, RESTORE);
            }
            None => {
                let message = format!("the frozen edition holds '{path}', which is not there any more");
                faults.report(
                    Code::FrozenChanged,
                    &at,
                    message,
                    suggestion(path, now.keys().map(String::as_str)),
                );
            }
        }
    }
    for path in now.keys().filter(|path| !locked.contains_key(path.as_str())) {
        let message = format!("this was added to the frozen edition of '{}'", file.path);
        faults.report(Code::FrozenChanged, &at_path(path.trim_end_matches(PRINTED)), message, RESTORE);
    }
}

const RESTORE: &str = "Restore the file from history and make a new version or a new edition for the change.";

/// Takes away what goes on living.
fn still(reference: &mut Reference) {
    reference.status = Status::Standard;
    reference.checked_on = Date { year: 1900, month: 1, day: 1 };
    reference.verified = false;
    reference.url.clear();
    reference.identifier.clear();
    reference.remark.clear();
}
