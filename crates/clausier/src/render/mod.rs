//! From resolved documents to files. A renderer is total and has no opinion: what is printed, in which
//! order and with which words was decided by [`assemble`](crate::assemble).

pub mod docx;
pub mod html;
pub mod json;
pub mod plain;
pub mod terminal;

#[cfg(test)]
pub mod sample;

/// Whether this is the bare name of a page or Word file: no folder, no scheme.
pub(crate) fn is_file_beside(href: &str) -> bool {
    let stem = href.strip_suffix(".html").or_else(|| href.strip_suffix(".docx"));
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    stem.is_some_and(|stem| !stem.is_empty() && stem.bytes().all(plain))
}
