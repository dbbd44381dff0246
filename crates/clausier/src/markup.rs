//! Clause text as blocks: what a bundle holds and what assembly fills in.
//!
//! `markup/parse.rs` makes these from Markdown (natively, once); `leaf` fills the sentences.

pub mod allow;
mod blocks;
mod outline;
pub mod parse;
mod scan;
mod sentence;
mod tag;

use crate::id::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A block of clause text, a closed list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Leaf),
    /// A numbered member. `ordinal` is its place among the authored members of the clause, from 1, and
    /// stays the same whatever other members an answer removes: anchors are made of it.
    Member {
        /// Place among the authored members.
        ordinal: u32,
        /// Its text.
        blocks: Vec<Block>,
    },
    /// A list; each item is blocks.
    List(Vec<Vec<Block>>),
    /// A table of rows of a table option.
    Table {
        /// The table option.
        table: Id,
        /// Columns, in print order.
        columns: Vec<Id>,
        /// Row condition: a name under `[when]`.
        rows: Option<Id>,
    },
    /// Blocks kept when a named condition holds, others when not.
    When {
        /// A name under `[when]`.
        condition: Id,
        /// Kept when it holds.
        then: Vec<Block>,
        /// Kept when it does not.
        otherwise: Vec<Block>,
    },
    /// Blocks repeated for each row.
    Each {
        /// The table option.
        table: Id,
        /// Row condition: a name under `[when]`.
        rows: Option<Id>,
        /// The blocks.
        blocks: Vec<Block>,
    },
}

/// A sentence or more of one paragraph: a Handlebars template whose inline mark-up is written with the
/// private characters of [`mark`], so that neither Markdown nor values can change its structure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Leaf(pub String);

/// Every sentence in some blocks, in both sides of their conditions.
pub(crate) fn leaves<'b>(blocks: &'b [Block]) -> Vec<&'b Leaf> {
    let inside = |block: &'b Block| match block {
        Block::Paragraph(leaf) => vec![leaf],
        Block::Member { blocks, .. } | Block::Each { blocks, .. } => leaves(blocks),
        Block::List(items) => items.iter().flat_map(|item| leaves(item)).collect(),
        Block::When { then, otherwise, .. } => [leaves(then), leaves(otherwise)].concat(),
        Block::Table { .. } => Vec::new(),
    };
    blocks.iter().flat_map(inside).collect()
}

/// Private-use characters that stand for mark-up inside a [`Leaf`] and in what it renders to. They are
/// refused in clause text, and values never pass through a template, so nobody can forge them.
pub mod mark {
    /// Opens strong words.
    pub const STRONG: char = '\u{E000}';
    /// Closes strong words.
    pub const STRONG_END: char = '\u{E001}';
    /// Opens stressed words.
    pub const EMPHASIS: char = '\u{E002}';
    /// Closes stressed words.
    pub const EMPHASIS_END: char = '\u{E003}';
    /// Opens the id of a clause that is referred to; closed by [`END`].
    pub const CLAUSE: char = '\u{E004}';
    /// Opens the id of a reference that is cited; closed by [`END`].
    pub const CITATION: char = '\u{E005}';
    /// Opens the number of a token in the table of values; closed by [`END`].
    pub const TOKEN: char = '\u{E006}';
    /// Closes a clause, citation or token.
    pub const END: char = '\u{E007}';
    /// Opens the two sides of a choice not yet made; followed by the name of the condition and [`END`].
    pub const UNDECIDED: char = '\u{E008}';
    /// Stands between its two sides.
    pub const OTHERWISE: char = '\u{E009}';
    /// Closes it.
    pub const UNDECIDED_END: char = '\u{E00A}';

    /// Whether a character is one of these, or kept free for more of them.
    pub fn is_mark(character: char) -> bool {
        ('\u{E000}'..='\u{E0FF}').contains(&character)
    }
}
