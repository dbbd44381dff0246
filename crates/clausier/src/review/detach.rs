//! Blocks of one document that stand in another: anchors get a prefix so that they stay unique, and references
//! to what is not there become words.

use crate::annex::{Block, Fact, Inline, Item, Member, Table};

/// The blocks, for a place of their own.
pub(super) fn detached(blocks: &[Block], prefix: &str) -> Vec<Block> {
    blocks.iter().map(|one| block(one, prefix)).collect()
}

fn block(block: &Block, prefix: &str) -> Block {
    match block {
        Block::Paragraph { role, content } => Block::Paragraph { role: *role, content: line(content) },
        Block::Members { members } => {
            let member = |member: &Member| Member {
                key: format!("{prefix}-{}", member.key),
                label: member.label.clone(),
                blocks: detached(&member.blocks, prefix),
            };
            Block::Members { members: members.iter().map(member).collect() }
        }
        Block::List { style, items } => {
            let item =
                |item: &Item| Item { label: item.label.clone(), blocks: detached(&item.blocks, prefix) };
            Block::List { style: *style, items: items.iter().map(item).collect() }
        }
        Block::Table(one) => Block::Table(table(one, prefix)),
        Block::Facts { facts } => {
            let fact = |fact: &Fact| Fact { label: fact.label.clone(), value: line(&fact.value) };
            Block::Facts { facts: facts.iter().map(fact).collect() }
        }
    }
}

fn table(table: &Table, prefix: &str) -> Table {
    let mut table = table.clone();
    table.key = format!("{prefix}-{}", table.key);
    for row in &mut table.rows {
        row.key = format!("{prefix}-{}", row.key);
        row.cells.iter_mut().for_each(|cell| cell.content = line(&cell.content));
    }
    table
}

fn line(content: &[Inline]) -> Vec<Inline> {
    let inline = |inline: &Inline| match inline {
        Inline::Reference { text, .. } => Inline::text(text.clone()),
        Inline::Strong { content } => Inline::Strong { content: line(content) },
        Inline::Emphasis { content } => Inline::Emphasis { content: line(content) },
        other => other.clone(),
    };
    content.iter().map(inline).collect()
}
