//! From resolved documents to files. A renderer is total and has no opinion: what is printed, in which
//! order and with which words was decided by [`assemble`](crate::assemble).

pub mod docx;
pub mod html;
pub mod json;
pub mod plain;
pub mod terminal;

#[cfg(test)]
pub mod sample;
