//! Short ways to build the pieces of a document by hand.

use crate::annex::{
    Block, Cell, Column, Document, DocumentKind, Fact, Fills, Frame, Inline, Item, ListStyle, Member, Place,
    Role, Row, Section, Signature,
};
use crate::id::Id;

/// A document with only a title and a frame.
pub fn empty(kind: DocumentKind, title: &str) -> Document {
    Document {
        kind,
        title: title.to_owned(),
        subtitle: String::new(),
        author: String::new(),
        facts: Vec::new(),
        banner: None,
        notice: None,
        contents: None,
        sections: Vec::new(),
        signatures: Vec::new(),
        frame: Frame {
            header: title.to_owned(),
            footer: "Clausier, editie november 2026 · dddddddddddd".to_owned(),
            page: "Pagina".to_owned(),
            of: "van".to_owned(),
            generator: "Clausier 0.1.0".to_owned(),
        },
    }
}

/// A section without deeper ones.
pub fn section(key: &str, number: Option<&str>, heading: &str, blocks: Vec<Block>) -> Section {
    Section {
        key: key.to_owned(),
        number: number.map(str::to_owned),
        heading: heading.to_owned(),
        provision: None,
        blocks,
        sections: Vec::new(),
    }
}

/// A section with only deeper ones.
pub fn parent(key: &str, number: Option<&str>, heading: &str, sections: Vec<Section>) -> Section {
    Section { sections, ..section(key, number, heading, Vec::new()) }
}

/// A plain paragraph.
pub fn body(content: Vec<Inline>) -> Block {
    Block::Paragraph { role: Role::Body, content }
}

/// A numbered member.
pub fn member(key: &str, label: &str, blocks: Vec<Block>) -> Member {
    Member { key: key.to_owned(), label: label.to_owned(), blocks }
}

/// A list.
pub fn list(style: ListStyle, items: Vec<Item>) -> Block {
    Block::List { style, items }
}

/// An item of a list.
pub fn item(label: &str, blocks: Vec<Block>) -> Item {
    Item { label: label.to_owned(), blocks }
}

/// An answer.
pub fn value(option: &str, text: &str) -> Inline {
    Inline::Value { place: Place::option(&Id::from(option)), text: text.to_owned() }
}

/// A gap for the buyer.
pub fn blank(option: &str, text: &str) -> Inline {
    Inline::Blank { place: Place::option(&Id::from(option)), fills: Fills::Buyer, text: text.to_owned() }
}

/// A reference.
pub fn reference(target: &str, text: &str) -> Inline {
    Inline::Reference { target: target.to_owned(), text: text.to_owned() }
}

/// A label and its value.
pub fn fact(label: &str, value: Vec<Inline>) -> Fact {
    Fact { label: label.to_owned(), value }
}

/// A place to sign with three lines.
pub fn signature(party: &str, name: Vec<Inline>) -> Signature {
    let lines = ["Naam en hoedanigheid", "Datum", "Handtekening"];
    Signature { party: party.to_owned(), name, lines: lines.map(str::to_owned).to_vec() }
}

/// Columns with these heads and weights.
pub fn columns(heads: &[(&str, u32)]) -> Vec<Column> {
    heads.iter().map(|(heading, weight)| Column { heading: (*heading).to_owned(), weight: *weight }).collect()
}

/// This many rows, each with these answers.
pub fn rows(count: usize, texts: &[&str]) -> Vec<Row> {
    (1..=count)
        .map(|index| {
            let row = Id::new(format!("r{index}"));
            let cells = texts.iter().enumerate().map(|(column, text)| {
                let column = Some(Id::new(format!("column-{column}")));
                let place = Place { option: Id::from("datasets"), row: Some(row.clone()), column };
                Cell { content: vec![Inline::Value { place, text: (*text).to_owned() }] }
            });
            Row { key: row.to_string(), cells: cells.collect() }
        })
        .collect()
}
