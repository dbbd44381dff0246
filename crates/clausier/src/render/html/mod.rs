//! A document as HTML: as nodes, which the builder patches into a page, and as one self-contained file.

mod block;
mod document;
mod node;
mod page;
mod redline;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use document::{HtmlOptions, Landmarks, nodes};
pub(crate) use node::encode_text;
pub use node::{Node, encode};
pub use page::{document_style, page};
pub use redline::{redline, redline_nodes, redline_style};
