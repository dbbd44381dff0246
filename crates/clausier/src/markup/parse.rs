//! Clause text to blocks: the way from what legal staff write to what an edition holds.
//!
//! The text goes through four steps, each in a module of its own: [`scan`](super::scan) finds the
//! template tags and puts one private character in the place of each, so that Markdown cannot take them
//! apart; pulldown-cmark reads the rest as CommonMark without extensions; [`blocks`](super::blocks) makes
//! the closed list of blocks from it; [`sentence`](super::sentence) writes the sentences. Every finding
//! carries its bytes in the file. Whether the names in a text exist is left to the library, which gets
//! each of them as a [`Use`].

use super::blocks;
use super::scan::{self, Scanned};
use super::{Block, Leaf};
use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};

/// Most bytes of one text; longer ones are refused unread.
pub const MOST_BYTES: usize = 1 << 20;

/// What a clause text says.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The blocks, as good as the text allows.
    pub blocks: Vec<Block>,
    /// Every name in the text, in its order.
    pub uses: Vec<Use>,
    /// Every finding, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a text of one paragraph says.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedLeaf {
    /// The sentence, as good as the text allows.
    pub leaf: Leaf,
    /// Every name in the text, in its order.
    pub uses: Vec<Use>,
    /// Every finding, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// A name in a text, for the library to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// What kind of thing it names.
    pub what: UseKind,
    /// The name; of `{{Authority}}` it is `authority`.
    pub name: String,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The table option whose row is at hand: inside `{{#each}}`, and for the columns and the row
    /// condition of a table or an `{{#each}}`.
    pub in_row_of: Option<String>,
}

/// What kind of thing a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UseKind {
    /// An option, a word of the kind of purchase or, in a row, a column.
    Field,
    /// A named condition, in `{{#if}}` or `{{#unless}}`.
    Condition,
    /// A named row condition, in `rows=`.
    RowCondition,
    /// A clause that is referred to.
    Clause,
    /// A law or standard that is cited.
    Citation,
    /// A table option.
    Table,
    /// A column of it.
    Column,
}

/// Reads a clause text.
pub fn parse(path: &str, text: &str) -> Parsed {
    let (blocks, mut findings) = read(text);
    if blocks.is_empty() && findings.faults.is_empty() {
        findings.fault(
            Code::EmptyText,
            (0, text.len()),
            "The text has no block.",
            "Write the text of the clause.",
        );
    }
    Parsed { blocks, diagnostics: findings.diagnostics(path, text, 0), uses: findings.uses }
}

/// Reads a text of one paragraph: a message, a heading, a word.
///
/// `offset` is the place of the text in its file and is added to every span. Lines and columns count from
/// the start of `text`, since the rest of the file is not at hand.
pub fn parse_leaf(path: &str, text: &str, offset: usize) -> ParsedLeaf {
    let (blocks, mut findings) = read(text);
    let mut blocks = blocks.into_iter();
    let leaf = match (blocks.next(), blocks.next()) {
        (None, _) => Leaf(String::new()),
        (Some(Block::Paragraph(leaf)), None) => leaf,
        (first, _) => {
            findings.fault(
                Code::ForbiddenMarkup,
                (0, text.len()),
                "This text must be one paragraph.",
                "Write it without members, lists, tables and empty lines.",
            );
            first.and_then(into_leaf).unwrap_or_else(|| Leaf(String::new()))
        }
    };
    let diagnostics = findings.diagnostics(path, text, offset);
    for used in &mut findings.uses {
        used.start += offset;
        used.end += offset;
    }
    ParsedLeaf { leaf, uses: findings.uses, diagnostics }
}

fn into_leaf(block: Block) -> Option<Leaf> {
    match block {
        Block::Paragraph(leaf) => Some(leaf),
        _ => None,
    }
}

fn read(text: &str) -> (Vec<Block>, Findings) {
    let mut findings = Findings::default();
    if text.len() > MOST_BYTES {
        let message = format!("The text has {} bytes; at most {MOST_BYTES} are read.", text.len());
        findings.fault(Code::TooLarge, (0, text.len()), message, "Divide the clause.");
        return (Vec::new(), findings);
    }
    let scanned: Scanned = scan::scan(text, &mut findings);
    let blocks = blocks::blocks(&scanned, &mut findings);
    (blocks, findings)
}

/// What is found on the way: names and faults.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) uses: Vec<Use>,
    faults: Vec<Fault>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    span: (usize, usize),
    code: Code,
    message: String,
    help: &'static str,
}

impl Findings {
    /// Notes a fault at a span of the source.
    pub(super) fn fault(
        &mut self,
        code: Code,
        span: (usize, usize),
        message: impl Into<String>,
        help: &'static str,
    ) {
        self.faults.push(Fault { span, code, message: message.into(), help });
    }

    fn diagnostics(&mut self, path: &str, text: &str, offset: usize) -> Vec<Diagnostic> {
        let mut faults = std::mem::take(&mut self.faults);
        faults.sort();
        faults.dedup();
        let lines = Lines::new(text);
        faults
            .into_iter()
            .map(|fault| {
                let (start, end) = fault.span;
                let (line, column) = lines.place(text, start);
                let at = At::File {
                    path: path.to_owned(),
                    start: start + offset,
                    end: end + offset,
                    line,
                    column,
                };
                Diagnostic::new(fault.code, at, fault.message, fault.help)
            })
            .collect()
    }
}

/// Where the lines of a text start.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after_breaks).collect())
    }

    /// Line and column of a byte, both from 1.
    fn place(&self, text: &str, byte: usize) -> (usize, usize) {
        let line = self.0.partition_point(|start| *start <= byte);
        let start = self.0.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = text.get(start..byte).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }
}
