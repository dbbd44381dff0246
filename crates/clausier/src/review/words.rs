//! The printed words of a review.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::library::Library;
use crate::source::at_path;
use crate::words::Words;

/// Every word that a review prints.
const REQUIRED: &[&str] = &[
    "title",
    "subtitle",
    "banner",
    "index-title",
    "index-subtitle",
    "index-none",
    "index-intro",
    "edition",
    "since",
    "clause",
    "term",
    "text",
    "file",
    "version",
    "versions",
    "weight",
    "reason",
    "principles",
    "signed",
    "signed-yes",
    "signing",
    "signed-no",
    "removed",
    "new",
    "changed",
    "printed",
    "printed-number",
    "printed-in",
    "printed-nowhere",
    "printed-place",
    "printed-place-number",
    "annex",
    "inserts",
    "requirements",
    "sources",
    "sources-caption",
    "note",
    "checks",
    "checks-none",
    "sign",
    "sign-name",
    "sign-law",
    "sign-remark",
    "sign-date",
    "sign-signature",
    "sign-how",
];

/// The words, compiled.
pub(super) struct Says(Words);

impl Says {
    /// Those of a library in a language.
    pub fn of(library: &Library, language: &str) -> Result<Self, Vec<Diagnostic>> {
        let path = format!("review/{language}.toml");
        let words = library.review_words(language);
        let lacking = |name: &&&str| words.is_none_or(|words| !words.contains_key(**name));
        let missing: Vec<Diagnostic> =
            REQUIRED.iter().filter(lacking).map(|name| missing(&path, name)).collect();
        match words {
            Some(words) if missing.is_empty() => Ok(Self(Words::new(words).0)),
            _ => Err(missing),
        }
    }

    /// Words without a field.
    pub fn plain(&self, name: &str) -> String {
        self.0.plain(name)
    }

    /// Words with fields.
    pub fn phrase(&self, name: &str, words: &[(&str, &str)]) -> String {
        self.0.phrase(name, words)
    }
}

fn missing(path: &str, name: &str) -> Diagnostic {
    let message = format!("the words '{name}' are missing, which a review prints");
    Diagnostic::new(Code::MissingPhrase, at_path(path), message, format!("Add '{name} = \"…\"'."))
}
