//! An edition in one language: all that an interview and an assembly need, checked.
//!
//! [`library`](crate::library) makes it from texts, [`bundle`](crate::bundle) carries it.

use crate::annex::{DocumentKind, EditionName, Level};
use crate::condition::Condition;
use crate::date::Date;
use crate::id::Id;
use crate::markup::{Block, Leaf};
use crate::option::{Question, Step};
use crate::stars::Stars;
use crate::value::{Given, Value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A dated state of the library, in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Edition {
    /// Year and month: `2026-11`.
    pub id: String,
    /// As printed.
    pub title: String,
    /// Language of every text here, as in BCP 47.
    pub language: String,
    /// Whether its texts are locked, so that they never change again.
    pub frozen: bool,
    /// When everything in it was signed and verified, and who released it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
    /// What [`Edition::content_digest`] gives: SHA-256, in hexadecimal, of what the edition says.
    pub digest: String,
    /// The questionnaire.
    pub steps: Vec<Step>,
    /// Lists of choices with facts.
    pub vocabularies: BTreeMap<Id, Vec<crate::option::Choice>>,
    /// Ready sets of answers.
    pub presets: Vec<Preset>,
    /// Which answers go together.
    pub rules: Vec<Rule>,
    /// How rows of a table earn stars, if the edition says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<Stars>,
    /// Kinds of purchase.
    pub kinds: Vec<PurchaseKind>,
    /// Events that a moment may count from.
    pub events: Vec<Event>,
    /// The clauses, at this edition's versions.
    pub clauses: BTreeMap<Id, Clause>,
    /// The defined terms, at this edition's versions.
    pub terms: BTreeMap<Id, Term>,
    /// Laws and standards.
    pub references: BTreeMap<Id, Reference>,
    /// The charter.
    pub principles: Vec<Principle>,
    /// Fixed printed words, by name; each is a Handlebars template.
    pub phrases: BTreeMap<String, String>,
    /// Which of them the engine came to need after the edition was frozen. They are those of a newer edition,
    /// and no part of this one.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub borrowed_phrases: BTreeSet<String>,
}

/// That an edition was released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Release {
    /// When.
    pub on: Date,
    /// Who released it.
    pub by: String,
}

/// That a version of a text should not be used any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Withdrawal {
    /// Since when.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// Title and version of the clause that takes its place; empty if there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead: String,
}

/// A ready set of answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Preset {
    /// Its id.
    pub id: Id,
    /// As shown.
    pub title: String,
    /// When it fits.
    pub description: String,
    /// The answers.
    pub answers: BTreeMap<Id, Given>,
}

/// Which answers go together, or what follows from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rule {
    /// Its id.
    pub id: Id,
    /// When it fires: only if this is certainly so.
    pub when: Condition,
    /// Judged for each row of this table option.
    pub each: Option<Id>,
    /// What it says, as a template of fields.
    pub message: Leaf,
    /// The way out, as a template of fields.
    pub way_out: Leaf,
    /// Laws and standards that it rests on.
    pub basis: Vec<Id>,
    /// Questions that it points to.
    pub points_to: Vec<Id>,
    /// What follows.
    pub effect: Effect,
}

/// What follows from a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The edition does not cover this purchase: no final result.
    Outside,
    /// A law forbids it: no final result.
    Unlawful,
    /// It departs from charter, model or good practice: allowed with a written reason.
    Departs,
    /// Worth knowing.
    Hint,
    /// An option takes a value, unless somebody answered it.
    Set(Id, Value),
    /// Clauses come in.
    Bring(Vec<Id>),
    /// Clauses go out.
    Drop(Vec<Id>),
}

impl Effect {
    /// Whether it brings this clause or drops it.
    pub fn moves(&self, clause: &Id) -> bool {
        matches!(self, Self::Bring(clauses) | Self::Drop(clauses) if clauses.contains(clause))
    }
}

/// A kind of purchase: what documents it has and how they read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PurchaseKind {
    /// Its id: a choice of the option `document`.
    pub id: Id,
    /// As shown.
    pub title: String,
    /// Title of the annex document, as a template of fields.
    pub heading: Leaf,
    /// How provisions are numbered.
    pub numbering: Numbering,
    /// The documents.
    pub documents: Vec<DocumentKind>,
    /// The legal regime.
    pub regime: Vec<Id>,
    /// Options shown as cover facts.
    pub cover: Vec<Id>,
    /// Options that name those who sign; empty without a signature block.
    pub signatures: Vec<Id>,
    /// The words for the parties and the documents, as templates of fields.
    pub words: BTreeMap<Id, Leaf>,
    /// The table of contents.
    pub parts: Vec<Part>,
}

/// How provisions are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// Parts and provisions: "3.2".
    Parts,
    /// Provisions only: "3".
    Flat,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// Annex or inserts.
    pub document: DocumentKind,
    /// Heading; for an insert its destination.
    pub title: String,
    /// For an insert: where in the *bestek* it belongs; may be empty.
    pub place: String,
    /// What it holds, in order.
    pub entries: Vec<Entry>,
}

/// What a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Generated {
    /// The terms used.
    Definitions,
    /// Edition, versions, dates.
    Colophon,
    /// Deviations from the general execution rules, with reasons.
    Deviations,
    /// Lines for the price inventory.
    PriceLines,
}

/// A clause, or a generated provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// A clause of the library.
    Clause(Id),
    /// A provision made from the others.
    Generated(Generated),
}

/// An event of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Its id.
    pub id: Id,
    /// As shown: "de sluiting van de opdracht".
    pub title: String,
    /// As printed after a duration: "na de sluiting van de opdracht".
    pub text: String,
}

/// A version of a clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Clause {
    /// Its id.
    pub id: Id,
    /// The group (folder) that it is in.
    pub group: Id,
    /// Its version.
    pub version: u32,
    /// Whether a jurist signed this version.
    pub reviewed: bool,
    /// That this version was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
    /// Title.
    pub title: String,
    /// Charter principles that it serves.
    pub principles: BTreeSet<u8>,
    /// Laws and standards that it rests on.
    pub references: Vec<Id>,
    /// When it is included; `None` = always.
    pub include: Option<Condition>,
    /// Conditions that its text names.
    pub when: BTreeMap<Id, Condition>,
    /// What it asks of tenderers.
    pub requirements: Vec<Requirement>,
    /// Deviations from the general execution rules.
    pub deviations: Vec<Deviation>,
    /// Lines for the price inventory.
    pub prices: Vec<PriceLine>,
    /// What changed, of which weight.
    pub change: Change,
    /// Why.
    pub reason: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// SHA-256, in hexadecimal, of the canonical JSON of title and blocks.
    pub digest: String,
}

/// The legal weight of a new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// There was none before.
    First,
    /// Other words, the same duties.
    Wording,
    /// A new choice; who does not take it sees no change.
    Option,
    /// Other duties.
    Meaning,
}

/// Something that a tenderer must meet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Requirement {
    /// Unique within the clause.
    pub id: Id,
    /// How strong.
    pub level: Level,
    /// One line.
    pub title: String,
    /// The option that holds the quantity.
    pub quantity: Option<Id>,
    /// Only when this named condition of the clause holds.
    pub when: Option<Id>,
}

/// A deviation from the general execution rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Deviation {
    /// The article.
    pub reference: Id,
    /// The option that holds the reason for this contract.
    pub reason: Option<Id>,
    /// Only when this named condition of the clause holds.
    pub when: Option<Id>,
}

/// A line for the price inventory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PriceLine {
    /// Unique within the clause.
    pub id: Id,
    /// The line.
    pub title: String,
    /// The unit: "forfait", "per jaar".
    pub unit: String,
    /// Only when this named condition of the clause holds.
    pub when: Option<Id>,
}

/// A version of a defined term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: u32,
    /// Whether a jurist signed this version.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reviewed: bool,
    /// Forms as written in texts; the first is the headword.
    pub forms: Vec<String>,
    /// What it means.
    pub definition: String,
    /// SHA-256, in hexadecimal, of forms and definition.
    pub digest: String,
}

/// A law or a standard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// Its id.
    pub id: Id,
    /// As printed.
    pub citation: String,
    /// Full title.
    pub title: String,
    /// ELI, numac, CELEX, RFC; may be empty.
    pub identifier: String,
    /// Where to read it; may be empty.
    pub url: String,
    /// Whether it is in force.
    pub status: Status,
    /// When somebody last looked.
    pub checked_on: Date,
    /// Whether the official text was read.
    pub verified: bool,
    /// What remains to be checked; may be empty.
    pub remark: String,
}

/// Whether a reference is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// In force as cited.
    InForce,
    /// In force, changed since it was read.
    Amended,
    /// No longer in force.
    Repealed,
    /// Not yet law.
    Proposal,
    /// A standard, not a law.
    Standard,
}

/// A principle of the Open Data Charter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Principle {
    /// 1 to 20.
    pub number: u8,
    /// Short title.
    pub title: String,
    /// What it asks, in our words.
    pub meaning: String,
}

impl Edition {
    /// What dossiers say of it.
    pub fn name(&self) -> EditionName {
        EditionName { id: self.id.clone(), title: self.title.clone(), digest: self.digest.clone() }
    }

    /// The question with this id.
    pub fn question(&self, id: &Id) -> Option<&Question> {
        self.questions().find(|question| question.id == *id)
    }

    /// All questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.steps.iter().flat_map(|step| &step.options)
    }

    /// The preset with this id.
    pub fn preset(&self, id: &Id) -> Option<&Preset> {
        self.presets.iter().find(|preset| preset.id == *id)
    }

    /// The kind of purchase with this id.
    pub fn kind(&self, id: &Id) -> Option<&PurchaseKind> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }

    /// The choices of a choice option.
    pub fn choices<'a>(&'a self, choices: &'a crate::option::Choices) -> &'a [crate::option::Choice] {
        match choices {
            crate::option::Choices::Own(own) => own,
            crate::option::Choices::Vocabulary(id) => self.vocabularies.get(id).map_or(&[], Vec::as_slice),
        }
    }
}
