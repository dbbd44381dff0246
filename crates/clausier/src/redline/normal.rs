//! The normal form of a document: what is printed the same is written the same. Adjacent texts of one look
//! are one text, empty texts are none, and members that follow each other are one run.

use super::line;
use crate::annex::{Block, Document, Fact, Item, Member, Row, Section, Signature, Table};

/// The document in normal form.
#[must_use]
pub fn normal(document: &Document) -> Document {
    Document {
        facts: facts(&document.facts),
        sections: document.sections.iter().map(section).collect(),
        signatures: document.signatures.iter().map(signature).collect(),
        ..document.clone()
    }
}

fn section(section: &Section) -> Section {
    Section {
        blocks: blocks(&section.blocks),
        sections: section.sections.iter().map(self::section).collect(),
        ..section.clone()
    }
}

fn signature(signature: &Signature) -> Signature {
    Signature { name: line::normal(&signature.name), ..signature.clone() }
}

fn facts(facts: &[Fact]) -> Vec<Fact> {
    facts.iter().map(|fact| Fact { label: fact.label.clone(), value: line::normal(&fact.value) }).collect()
}

/// Blocks in normal form.
fn blocks(blocks: &[Block]) -> Vec<Block> {
    joined(blocks.iter().map(block))
}

/// Blocks in which members that follow each other are one run.
pub(super) fn joined(blocks: impl IntoIterator<Item = Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::new();
    for block in blocks {
        match (block, joined.last_mut()) {
            (Block::Members { members: more }, Some(Block::Members { members })) => members.extend(more),
            (Block::Members { members }, _) if members.is_empty() => {}
            (block, _) => joined.push(block),
        }
    }
    joined
}

fn block(block: &Block) -> Block {
    match block {
        Block::Paragraph { role, content } => {
            Block::Paragraph { role: *role, content: line::normal(content) }
        }
        Block::Members { members } => Block::Members { members: members.iter().map(member).collect() },
        Block::List { style, items } => {
            Block::List { style: *style, items: items.iter().map(item).collect() }
        }
        Block::Table(table) => Block::Table(self::table(table)),
        Block::Facts { facts } => Block::Facts { facts: self::facts(facts) },
    }
}

fn member(member: &Member) -> Member {
    Member { blocks: blocks(&member.blocks), ..member.clone() }
}

fn item(item: &Item) -> Item {
    Item { blocks: blocks(&item.blocks), ..item.clone() }
}

fn table(table: &Table) -> Table {
    Table { rows: table.rows.iter().map(row).collect(), ..table.clone() }
}

fn row(row: &Row) -> Row {
    let mut row = row.clone();
    for cell in &mut row.cells {
        cell.content = line::normal(&cell.content);
    }
    row
}
