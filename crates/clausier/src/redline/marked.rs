//! The marked model: the shape of [`annex`], in which every piece is of both documents or of one.
//!
//! What is printed is marked word by word; what is not (anchors, facts about a provision) is there twice.

use crate::annex::{self, Column, DocumentKind, Frame, Inline, ListStyle, Provision, Role};
use crate::redline::Entry;

/// The same thing in the old and in the new document.
#[derive(Debug, Clone, PartialEq)]
pub struct Both<T> {
    /// In the old document.
    pub old: T,
    /// In the new document.
    pub new: T,
}

impl<T: PartialEq> Both<T> {
    /// Whether nothing changed.
    pub fn is_same(&self) -> bool {
        self.old == self.new
    }
}

/// A piece of both documents, with marks inside it if it has parts, or a piece of one of them.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece<K, T> {
    /// In both.
    Kept(K),
    /// Only in the old document.
    Deleted(T),
    /// Only in the new document.
    Inserted(T),
}

impl<K, T> Piece<K, T> {
    /// Whether it is in both documents.
    pub fn is_kept(&self) -> bool {
        matches!(self, Self::Kept(_))
    }
}

/// Marked words without looks: a heading, a caption.
pub type Words = Vec<Piece<String, String>>;

/// A marked line.
pub type Line = Vec<Piece<Both<Vec<Inline>>, Vec<Inline>>>;

/// A marked comparison of two documents.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Redline {
    /// The documents in one.
    pub document: Document,
    /// What happened to each section that has text, in reading order.
    pub summary: Vec<Entry>,
}

impl Redline {
    /// Whether the two documents print the same text.
    pub fn is_unchanged(&self) -> bool {
        !self.document.has_marks()
    }
}

/// A document of both.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Which of the four.
    pub kind: Both<DocumentKind>,
    /// The title.
    pub title: Words,
    /// The line under it.
    pub subtitle: Words,
    /// Who publishes it.
    pub author: Both<String>,
    /// Cover facts.
    pub facts: Vec<Piece<Fact, annex::Fact>>,
    /// The line on every page.
    pub banner: Both<Option<String>>,
    /// What the banner means.
    pub notice: Option<Piece<Words, String>>,
    /// The heading of the contents list.
    pub contents: Option<Piece<Words, String>>,
    /// The text.
    pub sections: Vec<Piece<Section, annex::Section>>,
    /// The signature block.
    pub signatures: Vec<Piece<Signature, annex::Signature>>,
    /// The words of the page frame.
    pub frame: Both<Frame>,
}

/// A label of both, and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The label.
    pub label: Words,
    /// The value.
    pub value: Line,
}

/// A place to sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// The word before the name.
    pub party: Words,
    /// Name of the party.
    pub name: Line,
    /// Lines to fill by hand.
    pub lines: Words,
}

/// A section of both.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Anchor.
    pub key: Both<String>,
    /// Number.
    pub number: Both<Option<String>>,
    /// Heading.
    pub heading: Words,
    /// What it knows of itself.
    pub provision: Both<Option<Provision>>,
    /// Its text.
    pub units: Vec<Piece<Unit, annex::Block>>,
    /// Deeper sections.
    pub sections: Vec<Piece<Section, annex::Section>>,
}

/// A block of both; of a run of members, each member is a unit of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Unit {
    /// A paragraph.
    Paragraph {
        /// How it looks.
        role: Role,
        /// Its text.
        content: Line,
    },
    /// A numbered member.
    Member(Member),
    /// A list.
    List {
        /// How items are marked.
        style: ListStyle,
        /// The items.
        items: Vec<Piece<Item, annex::Item>>,
    },
    /// A table.
    Table(Table),
    /// Labels with values.
    Facts {
        /// The facts.
        facts: Vec<Piece<Fact, annex::Fact>>,
    },
}

/// A numbered member of both.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Anchor.
    pub key: Both<String>,
    /// Number.
    pub label: Both<String>,
    /// Its text.
    pub units: Vec<Piece<Unit, annex::Block>>,
}

/// An item of a list of both.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its mark.
    pub label: Both<String>,
    /// Its text.
    pub units: Vec<Piece<Unit, annex::Block>>,
}

/// A table of both, with the same column heads.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Anchor.
    pub key: Both<String>,
    /// Caption.
    pub caption: Words,
    /// Columns.
    pub columns: Both<Vec<Column>>,
    /// Rows.
    pub rows: Vec<Piece<Row, annex::Row>>,
}

/// A row of both.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Anchor.
    pub key: Both<String>,
    /// Cells.
    pub cells: Vec<Line>,
}

/// Whether a reader sees a change.
pub trait Marked {
    /// Whether something in it is only in one of the documents.
    fn has_marks(&self) -> bool;
}

impl<K: Marked, T> Marked for Piece<K, T> {
    fn has_marks(&self) -> bool {
        match self {
            Self::Kept(kept) => kept.has_marks(),
            Self::Deleted(_) | Self::Inserted(_) => true,
        }
    }
}

impl<M: Marked> Marked for Vec<M> {
    fn has_marks(&self) -> bool {
        self.iter().any(M::has_marks)
    }
}

impl<M: Marked> Marked for Option<M> {
    fn has_marks(&self) -> bool {
        self.as_ref().is_some_and(M::has_marks)
    }
}

impl Marked for String {
    fn has_marks(&self) -> bool {
        false
    }
}

impl Marked for Both<Vec<Inline>> {
    fn has_marks(&self) -> bool {
        false
    }
}

impl Marked for Document {
    fn has_marks(&self) -> bool {
        self.title.has_marks()
            || self.subtitle.has_marks()
            || self.facts.has_marks()
            || !self.banner.is_same()
            || self.notice.has_marks()
            || self.contents.has_marks()
            || self.sections.has_marks()
            || self.signatures.has_marks()
    }
}

impl Marked for Fact {
    fn has_marks(&self) -> bool {
        self.label.has_marks() || self.value.has_marks()
    }
}

impl Marked for Signature {
    fn has_marks(&self) -> bool {
        self.party.has_marks() || self.name.has_marks() || self.lines.has_marks()
    }
}

impl Marked for Section {
    fn has_marks(&self) -> bool {
        !self.number.is_same()
            || self.heading.has_marks()
            || self.units.has_marks()
            || self.sections.has_marks()
    }
}

impl Marked for Unit {
    fn has_marks(&self) -> bool {
        match self {
            Self::Paragraph { content, .. } => content.has_marks(),
            Self::Member(member) => !member.label.is_same() || member.units.has_marks(),
            Self::List { items, .. } => items.has_marks(),
            Self::Table(table) => table.caption.has_marks() || table.rows.has_marks(),
            Self::Facts { facts } => facts.has_marks(),
        }
    }
}

impl Marked for Item {
    fn has_marks(&self) -> bool {
        !self.label.is_same() || self.units.has_marks()
    }
}

impl Marked for Row {
    fn has_marks(&self) -> bool {
        self.cells.iter().any(|cell| cell.has_marks())
    }
}
