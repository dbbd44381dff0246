//! The library as pages to browse: for jurists who write it and for whoever wants to read it.
//!
//! Every version of a clause and of a term has a page at an address that never changes; each edition has its
//! contents, lists and changes. Pages are made of the node tree of [`render::html`](crate::render::html), so
//! text can become nothing but text, and their words stand in `pages.<language>.toml` of the library.

mod book;
mod changes;
mod clause;
mod edition;
mod element;
mod lists;
mod questions;
mod text;
mod words;

use crate::diagnostic::Diagnostic;
use crate::library::Library;
pub(crate) use words::REQUIRED;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its place in the folder of pages: `clauses/exit-handover/1/index.html`.
    pub path: String,
    /// The file, which needs nothing else.
    pub html: String,
}

/// All pages of a library in one language. `builder` is the address of the questionnaire, seen from the folder
/// of the pages, if it stands beside them.
///
/// # Errors
/// What the library lacks: the words of the pages.
pub fn pages(library: &Library, language: &str, builder: Option<&str>) -> Result<Vec<Page>, Vec<Diagnostic>> {
    let book = book::Book::new(library, language, builder)?;
    let mut pages = vec![edition::all(&book)];
    for volume in &book.volumes {
        pages.extend(edition::pages(&book, volume));
    }
    pages.extend(clause::pages(&book));
    pages.extend(lists::term_pages(&book));
    Ok(pages)
}
