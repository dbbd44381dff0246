//! The files of a library in memory: path to text, within bounds.
//!
//! Reading folders is left to the command and the tests; the core never touches a disk.

use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use std::collections::BTreeMap;

/// Most bytes of one file.
pub const MAX_FILE: usize = 1 << 20;
/// Most bytes of all files together.
pub const MAX_TOTAL: usize = 64 << 20;
/// Most files.
pub const MAX_FILES: usize = 20_000;

/// Files in memory, by path with `/` between folders, relative to the root of the library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    files: BTreeMap<String, String>,
    total: usize,
}

/// A range of bytes in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// One file, with what is needed to say where in it something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile<'a> {
    /// Its path.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
    line_starts: Vec<usize>,
}

impl Sources {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces it. Windows line ends become `\n`, so that digests do not depend on who
    /// checked the files out.
    ///
    /// # Errors
    /// When the path is not a plain relative path, or the file does not fit the bounds.
    pub fn insert(&mut self, path: &str, text: &str) -> Result<(), Box<Diagnostic>> {
        if !is_plain_path(path) {
            let message = format!("'{path}' is not a plain relative path");
            return Err(refuse(path, Code::StrayFile, message, "Use names joined by '/', without '..'."));
        }
        let text = text.replace("\r\n", "\n");
        let old = self.files.get(path).map_or(0, String::len);
        let total = self.total - old + text.len();
        if text.len() > MAX_FILE || total > MAX_TOTAL || self.files.len() >= MAX_FILES {
            let message = format!(
                "the library is larger than {MAX_FILE} bytes a file, {MAX_TOTAL} bytes or {MAX_FILES} files"
            );
            return Err(refuse(
                path,
                Code::TooLarge,
                message,
                "Split the file, or remove what does not belong here.",
            ));
        }
        self.total = total;
        self.files.insert(path.to_owned(), text);
        Ok(())
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) -> Option<String> {
        let text = self.files.remove(path)?;
        self.total -= text.len();
        Some(text)
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// A file, for reading with places.
    pub fn file<'a>(&'a self, path: &str) -> Option<SourceFile<'a>> {
        self.files.get_key_value(path).map(|(path, text)| SourceFile::new(path, text))
    }

    /// All files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// All paths, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

impl Span {
    /// From `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl<'a> SourceFile<'a> {
    /// A file with this path and text.
    pub fn new(path: &'a str, text: &'a str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { path, text, line_starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// A place in it. A span beyond the end, or inside a character, is moved to what is there.
    pub fn at(&self, span: Span) -> At {
        let start = self.boundary(span.start);
        let end = self.boundary(span.end).max(start);
        let line = self.line_starts.partition_point(|line_start| *line_start <= start).max(1);
        let line_start = self.line_starts.get(line - 1).copied().unwrap_or_default();
        let column = self.text.get(line_start..start).map_or(0, |before| before.chars().count()) + 1;
        At::File { path: self.path.to_owned(), start, end, line, column }
    }

    /// The start of the file, for what is missing from it.
    pub fn at_start(&self) -> At {
        self.at(Span::new(0, 0))
    }

    fn boundary(&self, offset: usize) -> usize {
        (0..=offset.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default()
    }
}

/// The start of a file that may not exist.
pub fn at_path(path: &str) -> At {
    At::File { path: path.to_owned(), start: 0, end: 0, line: 1, column: 1 }
}

fn is_plain_path(path: &str) -> bool {
    let plain =
        |name: &str| !name.is_empty() && name != "." && name != ".." && !name.contains(['\\', ':', '\0']);
    path.split('/').all(plain)
}

fn refuse(path: &str, code: Code, message: String, help: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(code, at_path(path), message, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_line_and_column_in_characters() {
        let file = SourceFile::new("a.toml", "één\nx = 'é' # y\n");
        let place = file.at(Span::new(file.text.find('#').expect("there is one"), 99));
        let At::File { line, column, start, end, .. } = place else { panic!("not in a file") };
        assert_eq!((line, column, start, end), (2, 9, 15, 19));
    }

    #[test]
    fn a_span_in_the_middle_of_a_character_or_past_the_end_is_moved() {
        let file = SourceFile::new("a", "é");
        assert_eq!(
            file.at(Span::new(1, 9)),
            At::File { path: "a".into(), start: 0, end: 2, line: 1, column: 1 }
        );
    }

    #[test]
    fn paths_and_sizes_are_bounded_and_line_ends_are_one() {
        let mut sources = Sources::new();
        for path in ["", "/a", "a//b", "../a", "a/..", "c:a"] {
            assert!(sources.insert(path, "").is_err(), "{path}");
        }
        assert_eq!(
            sources.insert("a", &"x".repeat(MAX_FILE + 1)).expect_err("too large").code,
            Code::TooLarge
        );
        sources.insert("a", "x\r\ny").expect("fits");
        assert_eq!(sources.text("a"), Some("x\ny"));
        sources.remove("a");
        assert_eq!(sources, Sources::new());
    }
}
