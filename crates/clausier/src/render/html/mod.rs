//! A document as HTML: as nodes, which the builder patches into a page, and as one self-contained file.

mod block;
pub mod document;
pub mod node;
pub mod page;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use document::{HtmlOptions, Landmarks, nodes};
pub use node::Node;
pub use page::{document_style, page};
