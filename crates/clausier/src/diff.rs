//! What two sequences share: words of a line, and items such as members or sections.
//!
//! The shortest edit script is the work of the crate `similar` (Myers, without a deadline, so the same on
//! every machine). What is done to it so that people can read it stands here. What the sequences are made of
//! is left to [`redline`](crate::redline).

mod items;
mod token;
mod words;

pub use items::{Item, Step, align};
pub use token::{Look, Token, tokens};
pub use words::{Edit, edits};
