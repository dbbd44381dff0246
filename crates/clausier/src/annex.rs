//! The resolved model: every document of a purchase, with nothing left to decide.
//!
//! [`assemble`](crate::assemble::assemble) makes it and the renderers print it. All numbers, words and
//! references are final text here; a renderer chooses only how its format carries them.

use crate::id::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The schema version of the JSON form of a [`Dossier`].
pub const DOSSIER_SCHEMA: u32 = 1;

/// The documents that one set of answers gives, in the order of [`DocumentKind`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Dossier {
    /// Version of this format: [`DOSSIER_SCHEMA`].
    pub schema: u32,
    /// The edition of the library that gave the words.
    pub edition: EditionName,
    /// Version of the engine that assembled it; not part of the digest.
    pub engine: String,
    /// Language of all documents, as in BCP 47.
    pub language: String,
    /// The kind of purchase: an id under `[[kind]]` of the edition.
    pub kind: Id,
    /// How far the dossier is from use.
    pub standing: Standing,
    /// SHA-256, in hexadecimal, of the canonical JSON of `documents` without their footers.
    pub digest: String,
    /// Every clause and term version that is printed, with the digest of its text.
    pub lock: Vec<Locked>,
    /// The documents.
    pub documents: Vec<Document>,
    /// What the buyer still has to fill in or to decide.
    pub open_points: Vec<OpenPoint>,
    /// Every principle of the charter, with the provisions that serve it.
    #[serde(default)]
    pub principles: Vec<Served>,
    /// The answers that the files carry: in a publication copy only those that are printed.
    pub carried: serde_json::Value,
}

impl Dossier {
    /// The document of this kind, if this kind of purchase has it.
    pub fn document(&self, kind: DocumentKind) -> Option<&Document> {
        self.documents.iter().find(|document| document.kind == kind)
    }
}

/// A principle of the charter with the provisions that serve it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Served {
    /// 1 to 20.
    pub number: u8,
    /// Its title.
    pub title: String,
    /// The clauses that serve it, in the order of the documents; empty if none does.
    pub clauses: Vec<Id>,
}

/// Which edition a dossier was made with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EditionName {
    /// Year and month: `2026-11`.
    pub id: String,
    /// As printed: "editie november 2026".
    pub title: String,
    /// SHA-256, in hexadecimal, of the edition's texts.
    pub digest: String,
}

/// How far a dossier is from use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Complete, and every text in it is released.
    Final,
    /// Complete, but some text is not released: not signed, resting on a source that nobody verified, or
    /// withdrawn.
    Unreviewed,
    /// Something that the buyer must fill in or decide is open.
    Open,
    /// A rule forbids it, or the edition does not cover it.
    Blocked,
}

/// A version of a text that the dossier prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Locked {
    /// `clause` or `term`.
    pub kind: String,
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: u32,
    /// SHA-256, in hexadecimal, of its canonical text.
    pub digest: String,
}

/// Something that keeps the dossier from being final.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenPoint {
    /// The question.
    pub place: Place,
    /// What is open, as printed.
    pub text: String,
}

/// Which of the four documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// The contractual and technical provisions.
    Annex,
    /// What the law wants elsewhere in the *bestek*.
    Inserts,
    /// What the tenderer fills in.
    Response,
    /// The internal file note.
    Note,
}

impl DocumentKind {
    /// All four, in order.
    pub const ALL: [Self; 4] = [Self::Annex, Self::Inserts, Self::Response, Self::Note];

    /// The name used in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Annex => "annex",
            Self::Inserts => "inserts",
            Self::Response => "response",
            Self::Note => "note",
        }
    }
}

/// One printed document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Which of the four.
    pub kind: DocumentKind,
    /// The title on the first page and in the file's properties.
    pub title: String,
    /// A line under the title.
    pub subtitle: String,
    /// Who publishes it, for the file's properties; empty while unknown.
    pub author: String,
    /// Cover facts: name of the body, of the contract, edition …
    pub facts: Vec<Fact>,
    /// Printed on every page while texts are unreviewed or points open: short, one line.
    pub banner: Option<String>,
    /// Printed once below the cover facts: what the banner means, in a sentence or two.
    pub notice: Option<String>,
    /// The heading of the contents list; `None` for a document too short to have one.
    pub contents: Option<String>,
    /// The text.
    pub sections: Vec<Section>,
    /// The signature block, after the last section.
    pub signatures: Vec<Signature>,
    /// The words of the page frame.
    pub frame: Frame,
}

/// The words around the text of each page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Frame {
    /// Head of each page: short title.
    pub header: String,
    /// Foot of each page, left: edition and short digest. Not part of the digest.
    pub footer: String,
    /// The word before the page number: "Pagina".
    pub page: String,
    /// The word between page number and count: "van".
    pub of: String,
    /// Name of the tool in the file's properties, with version. Not part of the digest.
    pub generator: String,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    /// The label, without a colon.
    pub label: String,
    /// The value.
    pub value: Vec<Inline>,
}

/// A place to sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Signature {
    /// The word before the name: "Voor".
    pub party: String,
    /// Name of the party.
    pub name: Vec<Inline>,
    /// Lines to fill by hand: "Naam en hoedanigheid", "Datum", "Handtekening".
    pub lines: Vec<String>,
}

/// A part (with sections) or a provision (with blocks).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// Anchor: letters, digits and hyphens, unique within the document, the same for ever for the same clause.
    pub key: String,
    /// "3", "3.2", or `None` where sections are not numbered. Numbers run as native numbering does:
    /// 1, 2, … among numbered siblings; "3.2" is the second numbered section in the third numbered part.
    pub number: Option<String>,
    /// The heading, never empty.
    pub heading: String,
    /// Set where the section is a clause of the library.
    pub provision: Option<Provision>,
    /// The text of the section itself.
    pub blocks: Vec<Block>,
    /// Deeper sections; at most two levels in all.
    pub sections: Vec<Section>,
}

/// What a provision knows of itself; printed only in the file note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Provision {
    /// The clause.
    pub clause: Id,
    /// Its version.
    pub version: u32,
    /// Whether a jurist signed this version.
    pub reviewed: bool,
    /// Whether it is not yet certain that it belongs here.
    pub undecided: bool,
    /// Why it is here.
    pub reasons: Vec<Reason>,
    /// Numbers of the charter principles that it serves.
    pub principles: Vec<u8>,
    /// The laws and standards that it rests on.
    pub references: Vec<Id>,
    /// What it asks of a tenderer.
    pub requirements: Vec<Requirement>,
}

/// Why a provision is in the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Reason {
    /// It belongs to every document of this kind.
    Always,
    /// An answer brought it.
    Answer {
        /// The question.
        place: Place,
        /// Its short name.
        label: String,
        /// The answer, as printed.
        answer: String,
    },
    /// A rule brought it.
    Rule {
        /// The rule.
        rule: Id,
        /// Its reason, as printed.
        text: String,
    },
    /// Another clause brought it.
    Clause {
        /// That clause.
        clause: Id,
    },
}

/// Something that a tenderer must meet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Requirement {
    /// `clause/requirement`, the same in every dossier.
    pub id: String,
    /// How strong.
    pub level: Level,
    /// One line.
    pub title: String,
    /// The quantity that costs money, as printed; empty if there is none.
    pub quantity: String,
}

/// How strong a requirement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A tender that does not meet it is irregular.
    MinimumRequirement,
    /// The contractor must meet it while performing.
    ExecutionCondition,
    /// Meeting it scores.
    ScoredWish,
}

/// A piece of text below a heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// How it looks.
        role: Role,
        /// Its text.
        content: Vec<Inline>,
    },
    /// Numbered members (*leden*). Numbers run on through one section: where another block stands
    /// between members, the next run starts at the following number.
    Members {
        /// The members, one or more.
        members: Vec<Member>,
    },
    /// A list.
    List {
        /// How items are marked.
        style: ListStyle,
        /// The items, one or more.
        items: Vec<Item>,
    },
    /// A table.
    Table(Table),
    /// Labels with values.
    Facts {
        /// The facts, one or more.
        facts: Vec<Fact>,
    },
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Plain text.
    Body,
    /// A remark set apart: an undecided provision, a destination.
    Remark,
}

/// A numbered member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    /// Anchor, unique within the document.
    pub key: String,
    /// "1.", "2." …
    pub label: String,
    /// Its text: paragraphs, lists and tables; one or more.
    pub blocks: Vec<Block>,
}

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ListStyle {
    /// "1°", "2°".
    Degree,
    /// "a)", "b)".
    Letter,
    /// "–".
    Dash,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// "1°", "a)", "–".
    pub label: String,
    /// Its text: paragraphs and deeper lists; one or more.
    pub blocks: Vec<Block>,
}

/// A table with one header row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// Anchor, unique within the document.
    pub key: String,
    /// The caption, printed above.
    pub caption: String,
    /// The columns, one or more.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// Head.
    pub heading: String,
    /// Share of the width, relative to the other columns.
    pub weight: u32,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// Anchor, unique within the document.
    pub key: String,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A cell: a line of text, or a small form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// The text.
    pub content: Vec<Inline>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Inline {
    /// Words of the library.
    Text {
        /// The words.
        text: String,
    },
    /// Strong words.
    Strong {
        /// The words.
        content: Vec<Inline>,
    },
    /// Stressed words.
    Emphasis {
        /// The words.
        content: Vec<Inline>,
    },
    /// What somebody answered. May hold line breaks (`\n`) and tabs and any other character that
    /// XML 1.0 allows; never mark-up.
    Value {
        /// The question.
        place: Place,
        /// The answer, as printed.
        text: String,
    },
    /// A gap, or a choice not yet made.
    Blank {
        /// The question.
        place: Place,
        /// Who fills it.
        fills: Fills,
        /// As printed, brackets included: "[in te vullen: einddatum]".
        text: String,
    },
    /// A reference to a section or member of the same document.
    Reference {
        /// Its key.
        target: String,
        /// "artikel 3.2".
        text: String,
    },
    /// A link to a page on the web, or to a file in the same folder.
    Link {
        /// Where to: `https:`, or the bare name of a page or Word file; others are printed without a link.
        href: String,
        /// The words.
        text: String,
    },
}

impl Inline {
    /// Words of the library.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// Who fills in a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fills {
    /// The contracting authority, before publication.
    Buyer,
    /// The tenderer, in the response form.
    Tenderer,
    /// The contractor, after award.
    Contractor,
}

/// A question, or a cell of a table question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The option.
    pub option: Id,
    /// The row of a table option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Id>,
    /// The column of a table option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<Id>,
}

impl Place {
    /// The place of a question that is not in a table.
    pub fn option(option: &Id) -> Self {
        Self { option: option.clone(), row: None, column: None }
    }
}
