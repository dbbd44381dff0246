//! Digests: what names a text for ever, and the lock of a frozen edition.
//!
//! A lock lists, for every file that an edition prints from, its SHA-256 in the form of `sha256sum`. Of a
//! reference only what is printed counts (citation and title), since its status and remarks go on living;
//! its line names the file with `#printed`.

use crate::canonical;
use crate::code::Code;
use crate::edition::{Clause, Edition, Term};
use crate::nearest::suggestion;
use crate::reader::Faults;
use crate::source::{SourceFile, Sources, Span, at_path};
use serde_json::{Map, Value as Json};
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
    ///
    /// # Panics
    /// Never for an edition: all its parts have a form in JSON.
    pub fn content_digest(&self) -> String {
        let mut json = serde_json::to_value(self).expect("an edition has a JSON form");
        settle(&mut json);
        canonical::digest_of(&json)
    }
}

/// Takes away what goes on living from the JSON of an edition.
pub(crate) fn settle(edition: &mut Json) {
    let Json::Object(edition) = edition else { return };
    edition.insert("digest".to_owned(), "".into());
    edition.insert("frozen".to_owned(), false.into());
    edition.remove("release");
    let borrowed = edition.remove("borrowed_phrases").unwrap_or_default();
    if let Some(phrases) = edition.get_mut("phrases").and_then(Json::as_object_mut) {
        for name in borrowed.as_array().into_iter().flatten().filter_map(Json::as_str) {
            phrases.remove(name);
        }
    }
    for clause in members_of(edition, "clauses") {
        clause.insert("reviewed".to_owned(), false.into());
        clause.remove("withdrawn");
    }
    for term in members_of(edition, "terms") {
        term.remove("reviewed");
    }
    for reference in members_of(edition, "references") {
        reference.insert("status".to_owned(), "standard".into());
        reference.insert("checked_on".to_owned(), "1900-01-01".into());
        reference.insert("verified".to_owned(), false.into());
        for key in ["url", "identifier", "remark"] {
            reference.insert(key.to_owned(), "".into());
        }
    }
}

/// The objects in an object of objects.
fn members_of<'j>(
    edition: &'j mut Map<String, Json>,
    key: &str,
) -> impl Iterator<Item = &'j mut Map<String, Json>> {
    let members = edition.get_mut(key).and_then(Json::as_object_mut);
    members.into_iter().flat_map(Map::values_mut).filter_map(Json::as_object_mut)
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
