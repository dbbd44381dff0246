//! One of the two documents out of a redline.

use super::line;
use super::marked::{
    self, Both, Fact, Item, Line, Member, Piece, Redline, Row, Section, Signature, Table, Unit, Words,
};
use super::normal::joined;
use crate::annex::{self, Block, Cell, Document, Inline};

/// The new document: every insertion taken, every deletion gone.
#[must_use]
pub fn accept(redline: &Redline) -> Document {
    Side::New.document(&redline.document)
}

/// The old document: every deletion back, every insertion gone.
#[must_use]
pub fn reject(redline: &Redline) -> Document {
    Side::Old.document(&redline.document)
}

/// The new words.
pub(super) fn accept_words(words: &Words) -> String {
    Side::New.words(words)
}

/// One of the two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The old one.
    Old,
    /// The new one.
    New,
}

impl Side {
    fn of<T: Clone>(self, both: &Both<T>) -> T {
        match self {
            Self::Old => both.old.clone(),
            Self::New => both.new.clone(),
        }
    }

    /// The pieces that this side has.
    fn pieces<K, T: Clone>(self, pieces: &[Piece<K, T>], kept: impl Fn(&K) -> T) -> Vec<T> {
        let piece = |piece: &Piece<K, T>| match (piece, self) {
            (Piece::Kept(both), _) => Some(kept(both)),
            (Piece::Deleted(piece), Self::Old) | (Piece::Inserted(piece), Self::New) => Some(piece.clone()),
            _ => None,
        };
        pieces.iter().filter_map(piece).collect()
    }

    pub(crate) fn document(self, marked: &marked::Document) -> Document {
        let optional = |piece: &Option<Piece<Words, String>>| {
            self.pieces(piece.as_slice(), |words| self.words(words)).pop()
        };
        Document {
            kind: self.of(&marked.kind),
            title: self.words(&marked.title),
            subtitle: self.words(&marked.subtitle),
            author: self.of(&marked.author),
            facts: self.pieces(&marked.facts, |fact| self.fact(fact)),
            banner: self.of(&marked.banner),
            notice: optional(&marked.notice),
            contents: optional(&marked.contents),
            sections: self.pieces(&marked.sections, |section| self.section(section)),
            signatures: self.pieces(&marked.signatures, |signature| self.signature(signature)),
            frame: self.of(&marked.frame),
        }
    }

    fn words(self, words: &Words) -> String {
        self.pieces(words, String::clone).concat()
    }

    fn line(self, line: &Line) -> Vec<Inline> {
        line::normal(&self.pieces(line, |both| self.of(both)).concat())
    }

    pub(crate) fn section(self, section: &Section) -> annex::Section {
        annex::Section {
            key: self.of(&section.key),
            number: self.of(&section.number),
            heading: self.words(&section.heading),
            provision: self.of(&section.provision),
            blocks: self.units(&section.units),
            sections: self.pieces(&section.sections, |deeper| self.section(deeper)),
        }
    }

    fn units(self, units: &[Piece<Unit, Block>]) -> Vec<Block> {
        joined(self.pieces(units, |unit| self.unit(unit)))
    }

    fn unit(self, unit: &Unit) -> Block {
        match unit {
            Unit::Paragraph { role, content } => {
                Block::Paragraph { role: *role, content: self.line(content) }
            }
            Unit::Member(member) => Block::Members { members: vec![self.member(member)] },
            Unit::List { style, items } => {
                Block::List { style: *style, items: self.pieces(items, |item| self.item(item)) }
            }
            Unit::Table(table) => Block::Table(self.table(table)),
            Unit::Facts { facts } => Block::Facts { facts: self.pieces(facts, |fact| self.fact(fact)) },
        }
    }

    pub(crate) fn member(self, member: &Member) -> annex::Member {
        annex::Member {
            key: self.of(&member.key),
            label: self.of(&member.label),
            blocks: self.units(&member.units),
        }
    }

    pub(crate) fn item(self, item: &Item) -> annex::Item {
        annex::Item { label: self.of(&item.label), blocks: self.units(&item.units) }
    }

    pub(crate) fn table(self, table: &Table) -> annex::Table {
        annex::Table {
            key: self.of(&table.key),
            caption: self.words(&table.caption),
            columns: self.of(&table.columns),
            rows: self.pieces(&table.rows, |row| self.row(row)),
        }
    }

    fn row(self, row: &Row) -> annex::Row {
        let cell = |line: &Line| Cell { content: self.line(line) };
        annex::Row { key: self.of(&row.key), cells: row.cells.iter().map(cell).collect() }
    }

    fn fact(self, fact: &Fact) -> annex::Fact {
        annex::Fact { label: self.words(&fact.label), value: self.line(&fact.value) }
    }

    fn signature(self, signature: &Signature) -> annex::Signature {
        annex::Signature {
            party: self.words(&signature.party),
            name: self.line(&signature.name),
            lines: self.pieces(&signature.lines, String::clone),
        }
    }
}
