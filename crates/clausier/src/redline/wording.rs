//! The printed words of a redline, from the phrases of an edition.

use super::summary::{Entry, Fate};
use crate::edition::{Change, Edition};
use crate::words::Words;

/// The words around a redline, in the language of an edition.
pub struct Wording {
    /// The language, as in BCP 47.
    pub language: String,
    words: Words,
}

impl Wording {
    /// The words of this edition.
    #[must_use]
    pub fn of(edition: &Edition) -> Self {
        Self { language: edition.language.clone(), words: Words::new(&edition.phrases).0 }
    }

    /// What two texts are called, with the edition as the author and its first day as the date of the changes.
    pub fn names(&self, old: &str, new: &str, edition: &str) -> Names {
        let author = self.words.phrase("redline-author", &[("edition", edition)]);
        Names {
            old: old.to_owned(),
            new: new.to_owned(),
            mover: self.words.phrase("redline-mover", &[("author", &author)]),
            author,
            date: format!("{edition}-01T00:00:00Z"),
        }
    }

    /// A phrase without words to fill in.
    pub fn plain(&self, name: &str) -> String {
        self.words.plain(name)
    }

    /// What happened to a section.
    pub fn fate(&self, fate: Fate) -> String {
        self.plain(match fate {
            Fate::Unchanged => "redline-unchanged",
            Fate::Renumbered => "redline-renumbered",
            Fate::Changed => "redline-changed",
            Fate::Added => "redline-added",
            Fate::Removed => "redline-removed",
            Fate::Moved => "redline-moved",
        })
    }

    /// The legal weight of a new version.
    pub fn change(&self, change: Change) -> String {
        self.plain(match change {
            Change::First => "change-first",
            Change::Wording => "change-wording",
            Change::Option => "change-option",
            Change::Meaning => "change-meaning",
        })
    }

    /// The versions of the clause: "1 wordt 2"; empty for a section that is no clause.
    pub fn versions(&self, entry: &Entry) -> String {
        match (entry.version.old, entry.version.new) {
            (Some(old), Some(new)) if old != new => {
                let (old, new) = (old.to_string(), new.to_string());
                self.words.phrase("redline-versions", &[("old", &old), ("new", &new)])
            }
            (old, new) => new.or(old).map_or_else(String::new, |version| version.to_string()),
        }
    }

    /// Why the clause changed: weight and reason; empty where that is not known.
    pub fn why(&self, entry: &Entry) -> String {
        match entry.change {
            Some(change) => [self.change(change), entry.reason.clone()].join(": "),
            None => String::new(),
        }
    }
}

/// What the two texts are called, and who made the new one when: whoever compares knows that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// Name of the old text.
    pub old: String,
    /// Name of the new text.
    pub new: String,
    /// Who is said to have made the changes.
    pub author: String,
    /// Who is said to have taken away what came elsewhere; another name than the author.
    pub mover: String,
    /// When, as in ISO 8601 with time and `Z`: "2026-11-01T00:00:00Z". The core has no clock.
    pub date: String,
}
