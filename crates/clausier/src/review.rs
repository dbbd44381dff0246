//! What a jurist reads before signing: for each new or changed clause and term a document with its text as
//! every preset prints it, its sources, note and findings, and a place to sign.
//!
//! Where there is an older text, the same document is made of that, so that [`redline`](crate::redline) marks
//! what changed. The printed words stand in `review/<language>.toml` of the library.

mod detach;
mod index;
mod note;
mod packet;
mod printed;
mod words;

use crate::annex::{Document, Dossier};
use crate::diagnostic::Diagnostic;
use crate::edition::{Clause, Edition};
use crate::library::Library;
use packet::Maker;
use printed::Prints;
use words::Says;

/// An edition with the library that it stands in and what was found there.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The library.
    pub library: &'a Library,
    /// The edition.
    pub edition: &'a Edition,
    /// What the check finds in the library.
    pub found: &'a [Diagnostic],
}

/// All that is to be reviewed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Review {
    /// What there is, on a page that leads to web pages.
    pub index: Document,
    /// The same, leading to Word files.
    pub index_of_word_files: Document,
    /// One for each new or changed text.
    pub packets: Vec<Packet>,
    /// What the renderers want to know of the whole; it holds no answers.
    pub frame: Dossier,
}

/// What there is to read about one text.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Packet {
    /// The name of its files: that of the clause, or `term-` and that of the term.
    pub name: String,
    /// The same document of the older text; `None` if the text is new.
    pub old: Option<Document>,
    /// The document.
    pub new: Document,
}

/// Compares an edition with an older one; without an older one everything is new.
///
/// # Errors
/// When the library lacks words for the review, or an edition cannot be compiled.
pub fn review(old: Option<Side<'_>>, new: Side<'_>) -> Result<Review, Vec<Diagnostic>> {
    let says = Says::of(new.library, &new.edition.language)?;
    let now = Prints::of(new.edition.clone())?;
    let before = old.map(|old| Prints::of(old.edition.clone())).transpose()?;
    let maker = Maker { says: &says, new, old, now: &now, before: before.as_ref() };
    let packets = maker.packets();
    let index = |ending| index::document(&maker, &packets, ending);
    Ok(Review {
        index: index("html"),
        index_of_word_files: index("docx"),
        frame: maker.frame(),
        packets: packets.into_iter().map(|made| made.packet).collect(),
    })
}

/// A clause without what goes on living.
fn still(clause: &Clause) -> Clause {
    Clause { reviewed: false, withdrawn: None, ..clause.clone() }
}
