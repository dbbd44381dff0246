//! What changed its place: the texts of pieces, by which a piece that went is known again where it came, and
//! the bookmarks of the old document, which are others where both an old and a new place is in the file.

use super::super::anchor;
use super::super::inline::of_gone;
use crate::annex::{Block, Inline, Section};
use crate::redline::marked::{self, Document, Piece, Unit};
use crate::render::plain;
use std::collections::{BTreeMap, BTreeSet};

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

/// The bookmarks of what the old document refers to.
pub fn old_bookmarks(document: &Document) -> BTreeMap<String, String> {
    let mut bookmarks = BTreeMap::new();
    section_bookmarks(&document.sections, &mut bookmarks);
    bookmarks
}

/// The bookmark of a key of the old document.
pub fn old_bookmark(bookmarks: &BTreeMap<String, String>, key: &str) -> String {
    bookmarks.get(key).cloned().unwrap_or_else(|| anchor::of_key(key))
}

/// Whether a reference leads to another bookmark in the old document than in the new.
pub fn leads_elsewhere(old: &Inline, new: &Inline, bookmarks: &BTreeMap<String, String>) -> bool {
    match (old, new) {
        (Inline::Reference { target: old, .. }, Inline::Reference { target: new, .. }) => {
            old_bookmark(bookmarks, old) != anchor::of_key(new)
        }
        _ => false,
    }
}

fn section_bookmarks(sections: &[Piece<marked::Section, Section>], bookmarks: &mut BTreeMap<String, String>) {
    for section in sections {
        match section {
            Piece::Kept(section) => {
                bookmarks.insert(section.key.old.clone(), anchor::of_key(&section.key.new));
                for unit in &section.units {
                    member_bookmark(unit, bookmarks);
                }
                section_bookmarks(&section.sections, bookmarks);
            }
            Piece::Deleted(section) => gone_bookmarks(section, bookmarks),
            Piece::Inserted(_) => {}
        }
    }
}

fn member_bookmark(unit: &Piece<Unit, Block>, bookmarks: &mut BTreeMap<String, String>) {
    match unit {
        Piece::Kept(Unit::Member(member)) => {
            bookmarks.insert(member.key.old.clone(), anchor::of_key(&member.key.new));
        }
        Piece::Deleted(Block::Members { members }) => {
            bookmarks.extend(members.iter().map(|member| (member.key.clone(), of_gone(&member.key))));
        }
        _ => {}
    }
}

fn gone_bookmarks(section: &Section, bookmarks: &mut BTreeMap<String, String>) {
    bookmarks.insert(section.key.clone(), of_gone(&section.key));
    for block in &section.blocks {
        member_bookmark(&Piece::Deleted(block.clone()), bookmarks);
    }
    section.sections.iter().for_each(|deeper| gone_bookmarks(deeper, bookmarks));
}
