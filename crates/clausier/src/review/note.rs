//! The explanation of a clause as blocks. It is Markdown of the same closed kind as clause text; a field in it
//! is shown as it is written.

use crate::annex::{self, Inline, ListStyle, Role};
use crate::assemble::text::{body, labelled};
use crate::edition::Edition;
use crate::leaf::{Leaves, Scope, Surroundings};
use crate::markup::parse::parse;
use crate::markup::{Block, Leaf};

/// The blocks of a note.
pub(super) fn blocks(text: &str, edition: &Edition) -> Vec<annex::Block> {
    let parsed = parse("note", text).blocks;
    let mut leaves = Vec::new();
    collect(&parsed, &mut leaves);
    let (leaves, _) = Leaves::new(leaves);
    Writer { leaves, edition }.blocks(&parsed)
}

fn collect<'b>(blocks: &'b [Block], leaves: &mut Vec<&'b Leaf>) {
    for block in blocks {
        match block {
            Block::Paragraph(leaf) => leaves.push(leaf),
            Block::Member { blocks, .. } | Block::Each { blocks, .. } => collect(blocks, leaves),
            Block::List(items) => items.iter().for_each(|item| collect(item, leaves)),
            Block::When { then, otherwise, .. } => {
                collect(then, leaves);
                collect(otherwise, leaves);
            }
            Block::Table { .. } => {}
        }
    }
}

struct Writer<'a> {
    leaves: Leaves,
    edition: &'a Edition,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> Vec<annex::Block> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Vec<annex::Block> {
        match block {
            Block::Paragraph(leaf) => {
                let filled = self.leaves.fill(leaf, &Scope::default(), self);
                vec![body(filled.unwrap_or_else(|| vec![Inline::text(leaf.0.clone())]))]
            }
            Block::List(items) => {
                let items = items.iter().map(|item| self.blocks(item)).collect();
                vec![annex::Block::List { style: ListStyle::Dash, items: labelled(ListStyle::Dash, items) }]
            }
            Block::Member { blocks, .. } | Block::Each { blocks, .. } => self.blocks(blocks),
            Block::When { then, otherwise, .. } => [self.blocks(then), self.blocks(otherwise)].concat(),
            Block::Table { .. } => Vec::new(),
        }
    }
}

impl Surroundings for Writer<'_> {
    fn clause(&self, clause: &str) -> Vec<Inline> {
        let title = self.edition.clauses.get(clause).map_or(clause, |clause| clause.title.as_str());
        vec![Inline::text(title)]
    }

    fn citation(&self, reference: &str) -> String {
        let found = self.edition.references.get(reference);
        found.map_or_else(|| reference.to_owned(), |found| found.citation.clone())
    }

    fn otherwise(&self) -> String {
        String::new()
    }

    fn end(&self) -> String {
        String::new()
    }
}

/// A remark set apart.
pub(super) fn remark(text: String) -> annex::Block {
    annex::Block::Paragraph { role: Role::Remark, content: vec![Inline::text(text)] }
}
