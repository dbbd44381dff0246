//! Marked comparison: what two documents share, what went and what came.
//!
//! [`documents`] compares two resolved documents. Its law: [`accept`] of a redline is the new document and
//! [`reject`] the old one, in text, structure and numbers, up to [`normal`] form; and a document against itself
//! has no mark. How sequences are compared is left to `diff`, how marks look to
//! [`render`](crate::render).
//!
//! Sections are matched by what they are (clause, or heading), blocks and members by likeness, words by words.
//! What changed its place is taken away here and added there.

mod compare;
mod editions;
mod line;
mod normal;
mod printable;
mod project;
mod summary;
mod wording;

pub mod marked;

pub use compare::documents;
pub use editions::{clauses, editions, terms};
pub use marked::Redline;
pub use normal::normal;
pub(crate) use project::Side;
pub use project::{accept, reject};
pub use summary::{Entry, Fate};
pub use wording::{Names, Wording};

#[cfg(test)]
mod tests;
