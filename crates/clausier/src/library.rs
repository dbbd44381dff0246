//! Loads a library and checks it across files: everything is read, looked up and reported at once.
//!
//! First each file is read as written (`read_*`, into `raw`), then each edition is put together in each of
//! its languages. Texts are read by [`markup::parse`](crate::markup::parse); what answers do with an edition
//! is left to [`engine`](crate::engine).

mod capitals;
mod clauses;
pub(crate) mod drafting;
mod edition;
mod files;
mod ground;
mod kinds;
mod layout;
mod living;
mod phrases;
mod questions;
mod raw;
mod read_clause;
mod read_condition;
mod read_edition;
mod read_options;
mod scope;
mod uses;
mod versions;
pub(crate) mod written;

use crate::diagnostic::Checked;
use crate::edition::Edition;
use crate::id::Id;
use crate::reader::Faults;
use crate::source::Sources;
use std::collections::BTreeMap;

pub use versions::{ClauseVersion, TermVersion};

/// A version of a text, named or not by an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pin {
    /// Of a clause.
    Clause(Id, u32),
    /// Of a term.
    Term(Id, u32),
}

/// A library that was read and checked.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Library {
    editions: BTreeMap<(String, String), Edition>,
    locks: BTreeMap<String, String>,
    notes: BTreeMap<(Id, String), String>,
    review_words: BTreeMap<String, BTreeMap<String, String>>,
    pub(crate) written: written::Written,
    pages: BTreeMap<String, BTreeMap<String, String>>,
    clauses: BTreeMap<(Id, u32), ClauseVersion>,
    terms: BTreeMap<(Id, u32), TermVersion>,
}

impl Library {
    /// Reads and checks all files. The value is as good as the files allow; an edition of a library with
    /// errors is for looking at, not for use.
    pub fn load(sources: &Sources) -> Checked<Self> {
        let faults = Faults::default();
        let library = edition::load(sources, &faults, None);
        Checked::new(library, faults.into_sorted())
    }

    /// The library as if each of its editions named this version of a clause or term: for looking at a version
    /// that no edition names, never for use, since nothing is checked.
    pub fn with(sources: &Sources, pin: &Pin) -> Self {
        edition::load(sources, &Faults::default(), Some(pin))
    }

    /// The ids of the editions, oldest first.
    pub fn editions(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.editions.keys().map(|(id, _)| id.as_str()).collect();
        ids.dedup();
        ids
    }

    /// Every edition in every language, oldest first.
    pub(crate) fn all_editions(&self) -> impl Iterator<Item = &Edition> {
        self.editions.values()
    }

    /// The languages of an edition.
    pub fn languages(&self, id: &str) -> Vec<&str> {
        self.editions
            .keys()
            .filter(|(edition, _)| edition == id)
            .map(|(_, language)| language.as_str())
            .collect()
    }

    /// An edition in one language.
    pub fn edition(&self, id: &str, language: &str) -> Option<&Edition> {
        self.editions.get(&(id.to_owned(), language.to_owned()))
    }

    /// What `edition.lock` must hold to freeze an edition as it is now.
    pub fn lock(&self, id: &str) -> Option<&str> {
        self.locks.get(id).map(String::as_str)
    }

    /// Every version of every clause, also of those that no edition holds.
    pub fn clause_versions(&self) -> impl Iterator<Item = &ClauseVersion> {
        self.clauses.values()
    }

    /// Every version of every term, also of those that no edition holds.
    pub fn term_versions(&self) -> impl Iterator<Item = &TermVersion> {
        self.terms.values()
    }

    /// The words of pages in a language, by name.
    pub(crate) fn page_words(&self, language: &str) -> Option<&BTreeMap<String, String>> {
        self.pages.get(language)
    }

    /// The words around the texts of a review, by name.
    pub fn review_words(&self, language: &str) -> Option<&BTreeMap<String, String>> {
        self.review_words.get(language)
    }

    /// The explanation of a clause, in Markdown.
    pub fn note(&self, clause: &Id, language: &str) -> Option<&str> {
        self.notes.get(&(clause.clone(), language.to_owned())).map(String::as_str)
    }

    /// All explanations in one language, by clause.
    pub fn notes(&self, language: &str) -> BTreeMap<Id, &str> {
        let of_language = self.notes.iter().filter(|((_, of), _)| of == language);
        of_language.map(|((clause, _), text)| (clause.clone(), text.as_str())).collect()
    }
}
