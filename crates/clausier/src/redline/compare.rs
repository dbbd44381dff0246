//! From two documents to the marked model.

use super::line::{self, words};
use super::marked::{
    self, Both, Fact, Item, Member, Piece, Redline, Row, Section, Signature, Table, Unit, Words,
};
use super::{normal, summary};
use crate::annex::{self, Block, Document};
use crate::diff::{self, Step, align};
use crate::render::plain;

/// The marked comparison of two documents.
#[must_use]
pub fn documents(old: &Document, new: &Document) -> Redline {
    let document = document(&normal::normal(old), &normal::normal(new));
    let summary = summary::of(&document);
    Redline { document, summary }
}

fn document(old: &Document, new: &Document) -> marked::Document {
    marked::Document {
        kind: both(&old.kind, &new.kind),
        title: words(&old.title, &new.title),
        subtitle: words(&old.subtitle, &new.subtitle),
        author: both(&old.author, &new.author),
        facts: facts(&old.facts, &new.facts),
        banner: both(&old.banner, &new.banner),
        notice: optional(old.notice.as_deref(), new.notice.as_deref()),
        contents: optional(old.contents.as_deref(), new.contents.as_deref()),
        sections: sections(&old.sections, &new.sections),
        signatures: signatures(&old.signatures, &new.signatures),
        frame: both(&old.frame, &new.frame),
    }
}

fn both<T: Clone>(old: &T, new: &T) -> Both<T> {
    Both { old: old.clone(), new: new.clone() }
}

fn optional(old: Option<&str>, new: Option<&str>) -> Option<Piece<Words, String>> {
    match (old, new) {
        (Some(old), Some(new)) => Some(Piece::Kept(words(old, new))),
        (Some(old), None) => Some(Piece::Deleted(old.to_owned())),
        (None, Some(new)) => Some(Piece::Inserted(new.to_owned())),
        (None, None) => None,
    }
}

/// The pieces of two sequences, given what is known of their items and how two of them are compared; `None`
/// where they have no shape in common.
fn pieces<T: Clone, K>(
    [old, new]: [&[T]; 2],
    item: impl Fn(&T) -> diff::Item,
    compare: impl Fn(&T, &T) -> Option<K>,
) -> Vec<Piece<K, T>> {
    let known = |items: &[T]| items.iter().map(&item).collect::<Vec<_>>();
    let mut pieces = Vec::new();
    for step in align(&known(old), &known(new)) {
        match step {
            Step::Pair(i, j) => match compare(&old[i], &new[j]) {
                Some(kept) => pieces.push(Piece::Kept(kept)),
                None => pieces.extend([Piece::Deleted(old[i].clone()), Piece::Inserted(new[j].clone())]),
            },
            Step::Delete(i) => pieces.push(Piece::Deleted(old[i].clone())),
            Step::Insert(j) => pieces.push(Piece::Inserted(new[j].clone())),
        }
    }
    pieces
}

fn sections(old: &[annex::Section], new: &[annex::Section]) -> Vec<Piece<Section, annex::Section>> {
    pieces([old, new], section_item, |old, new| Some(section(old, new)))
}

/// A clause is known by its anchor, another section by its heading.
fn section_item(section: &annex::Section) -> diff::Item {
    let text = plain::section(section);
    match section.provision {
        Some(_) => diff::Item::new("provision", &section.key, &text),
        None => diff::Item::new("section", &section.heading, &text),
    }
}

fn section(old: &annex::Section, new: &annex::Section) -> Section {
    Section {
        key: both(&old.key, &new.key),
        number: both(&old.number, &new.number),
        heading: words(&old.heading, &new.heading),
        provision: both(&old.provision, &new.provision),
        units: units(&old.blocks, &new.blocks),
        sections: sections(&old.sections, &new.sections),
    }
}

fn units(old: &[Block], new: &[Block]) -> Vec<Piece<Unit, Block>> {
    let (old, new) = (single(old), single(new));
    pieces([&old, &new], unit_item, unit)
}

/// The text behind a label. The first paragraph of both is one, since it stands on the line of the label.
fn labelled(old: &[Block], new: &[Block]) -> Vec<Piece<Unit, Block>> {
    match (old, new) {
        (
            [first @ Block::Paragraph { role, .. }, old @ ..],
            [second @ Block::Paragraph { role: other, .. }, new @ ..],
        ) if role == other => {
            let first = unit(first, second).map(Piece::Kept);
            first.into_iter().chain(units(old, new)).collect()
        }
        _ => units(old, new),
    }
}

/// Blocks with each member apart.
fn single(blocks: &[Block]) -> Vec<Block> {
    let mut single = Vec::new();
    for block in blocks {
        match block {
            Block::Members { members } => {
                single.extend(members.iter().map(|member| Block::Members { members: vec![member.clone()] }));
            }
            other => single.push(other.clone()),
        }
    }
    single
}

/// A block is known by its text: the place of a member moves when another comes before it.
fn unit_item(block: &Block) -> diff::Item {
    let kind = match block {
        Block::Paragraph { role, .. } => format!("paragraph {role:?}"),
        Block::Members { .. } => "member".to_owned(),
        Block::List { style, .. } => format!("list {style:?}"),
        Block::Table(table) => {
            let heads: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
            format!("table {}", heads.join("|"))
        }
        Block::Facts { .. } => "facts".to_owned(),
    };
    let text = match block {
        Block::Members { members } => members.iter().map(|member| plain::blocks(&member.blocks)).collect(),
        other => plain::blocks(std::slice::from_ref(other)),
    };
    diff::Item::new(kind, text.clone(), &text)
}

/// Two blocks in one, if they are of one kind.
fn unit(old: &Block, new: &Block) -> Option<Unit> {
    match (old, new) {
        (Block::Paragraph { content: old, .. }, Block::Paragraph { role, content: new }) => {
            Some(Unit::Paragraph { role: *role, content: line::compare(old, new) })
        }
        (Block::Members { members: old }, Block::Members { members: new }) => match (&old[..], &new[..]) {
            ([old], [new]) => Some(Unit::Member(member(old, new))),
            _ => None,
        },
        (Block::List { items: old, .. }, Block::List { style, items: new }) => {
            Some(Unit::List { style: *style, items: items(old, new) })
        }
        (Block::Table(old), Block::Table(new)) => Some(Unit::Table(table(old, new))),
        (Block::Facts { facts: old }, Block::Facts { facts: new }) => {
            Some(Unit::Facts { facts: facts(old, new) })
        }
        _ => None,
    }
}

fn items(old: &[annex::Item], new: &[annex::Item]) -> Vec<Piece<Item, annex::Item>> {
    let known = |item: &annex::Item| {
        let text = plain::blocks(&item.blocks);
        diff::Item::new("item", text.clone(), &text)
    };
    let compare = |old: &annex::Item, new: &annex::Item| Item {
        label: both(&old.label, &new.label),
        units: labelled(&old.blocks, &new.blocks),
    };
    pieces([old, new], known, |old, new| Some(compare(old, new)))
}

fn member(old: &annex::Member, new: &annex::Member) -> Member {
    Member {
        key: both(&old.key, &new.key),
        label: both(&old.label, &new.label),
        units: labelled(&old.blocks, &new.blocks),
    }
}

fn table(old: &annex::Table, new: &annex::Table) -> Table {
    let known = |row: &annex::Row| diff::Item::new("row", &row.key, &plain::row(row));
    Table {
        key: both(&old.key, &new.key),
        caption: words(&old.caption, &new.caption),
        columns: both(&old.columns, &new.columns),
        rows: pieces([&old.rows, &new.rows], known, row),
    }
}

fn row(old: &annex::Row, new: &annex::Row) -> Option<Row> {
    let cells = old.cells.iter().zip(&new.cells);
    let cells = cells.map(|(old, new)| line::compare(&old.content, &new.content)).collect();
    (old.cells.len() == new.cells.len()).then_some(Row { key: both(&old.key, &new.key), cells })
}

fn facts(old: &[annex::Fact], new: &[annex::Fact]) -> Vec<Piece<Fact, annex::Fact>> {
    let known = |fact: &annex::Fact| diff::Item::new("fact", &fact.label, &plain::words(&fact.value));
    let compare = |old: &annex::Fact, new: &annex::Fact| Fact {
        label: words(&old.label, &new.label),
        value: line::compare(&old.value, &new.value),
    };
    pieces([old, new], known, |old, new| Some(compare(old, new)))
}

fn signatures(old: &[annex::Signature], new: &[annex::Signature]) -> Vec<Piece<Signature, annex::Signature>> {
    let known = |signature: &annex::Signature| {
        let name = plain::words(&signature.name);
        diff::Item::new("signature", format!("{} {name}", signature.party), &name)
    };
    let line = |line: &String| diff::Item::new("line", line, line);
    let compare = |old: &annex::Signature, new: &annex::Signature| Signature {
        party: words(&old.party, &new.party),
        name: line::compare(&old.name, &new.name),
        lines: pieces([&old.lines, &new.lines], line, |old, new| (old == new).then(|| new.clone())),
    };
    pieces([old, new], known, |old, new| Some(compare(old, new)))
}
