//! The texts of pieces, without numbers and space, by which a piece that went is known again where it came.

use crate::annex::{Block, Section};
use crate::redline::marked::{self, Document, Piece, Unit};
use crate::render::plain;
use std::collections::BTreeSet;

/// The texts of all pieces that are only in the new document.
pub fn arrived(document: &Document) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    sections(&document.sections, &mut texts);
    texts
}

/// The text of a section.
pub fn of_section(section: &Section) -> String {
    let mut text = squeezed(&section.heading);
    text.push_str(&of_blocks(&section.blocks));
    section.sections.iter().for_each(|deeper| text.push_str(&of_section(deeper)));
    text
}

/// The text of some blocks.
pub fn of_blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } => text.push_str(&squeezed(&plain::words(content))),
            Block::Members { members } => {
                members.iter().for_each(|member| text.push_str(&of_blocks(&member.blocks)));
            }
            Block::List { items, .. } => {
                items.iter().for_each(|item| text.push_str(&of_blocks(&item.blocks)));
            }
            other => text.push_str(&squeezed(&plain::blocks(std::slice::from_ref(other)))),
        }
    }
    text
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn sections(list: &[Piece<marked::Section, Section>], texts: &mut BTreeSet<String>) {
    for section in list {
        match section {
            Piece::Kept(section) => {
                units(&section.units, texts);
                sections(&section.sections, texts);
            }
            Piece::Inserted(section) => drop(texts.insert(of_section(section))),
            Piece::Deleted(_) => {}
        }
    }
}

fn units(list: &[Piece<Unit, Block>], texts: &mut BTreeSet<String>) {
    for unit in list {
        match unit {
            Piece::Kept(Unit::Member(member)) => units(&member.units, texts),
            Piece::Kept(Unit::List { items, .. }) => {
                for item in items {
                    match item {
                        Piece::Kept(item) => units(&item.units, texts),
                        Piece::Inserted(item) => drop(texts.insert(of_blocks(&item.blocks))),
                        Piece::Deleted(_) => {}
                    }
                }
            }
            Piece::Inserted(block) => drop(texts.insert(of_blocks(std::slice::from_ref(block)))),
            Piece::Kept(_) | Piece::Deleted(_) => {}
        }
    }
}
