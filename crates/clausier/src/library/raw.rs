//! What stands in the files, read but not yet looked up: ids keep their place until it is known whether
//! they exist.

use super::written::Allow;
use crate::annex::{DocumentKind, Fills, Level};
use crate::date::{Date, Duration, Unit};
use crate::diagnostic::At;
use crate::edition::{Change, Entry, Numbering, Status};
use crate::id::Id;
use crate::option::Knows;
use crate::reader::{Localised, Spot};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Text per language.
pub(super) type Text = Localised<String>;

/// Words by name, per language.
pub(super) type RawWords = Localised<Vec<(Spot<Id>, Spot<String>)>>;

/// A file under `references/`.
#[derive(Debug)]
pub(super) struct RawReference {
    pub citation: Option<Text>,
    pub title: Option<Text>,
    pub identifier: String,
    pub url: String,
    pub status: Status,
    pub checked_on: Date,
    pub verified: bool,
    pub remark: Option<Text>,
}

/// A principle of the charter.
#[derive(Debug)]
pub(super) struct RawPrinciple {
    pub number: u8,
    pub title: Option<Text>,
    pub meaning: Option<Text>,
}

/// A version of a defined term.
#[derive(Debug)]
pub(super) struct RawTerm {
    pub at: At,
    pub forms: Option<Localised<Vec<Spot<String>>>>,
    pub definition: Option<Text>,
}

/// A version of a clause, without its text.
#[derive(Debug)]
pub(super) struct RawClause {
    pub at: At,
    pub title: Option<Text>,
    pub principles: Vec<Spot<i64>>,
    pub references: Vec<Spot<Id>>,
    pub change: Option<Spot<Change>>,
    pub reason: Option<Text>,
    pub include: Option<Spot<RawCondition>>,
    pub when: BTreeMap<Id, Spot<RawCondition>>,
    pub requirements: Vec<RawRequirement>,
    pub deviations: Vec<RawDeviation>,
    pub prices: Vec<RawPrice>,
    pub allows: Vec<Allow>,
}

#[derive(Debug)]
pub(super) struct RawRequirement {
    pub id: Spot<Id>,
    pub level: Level,
    pub title: Option<Text>,
    pub quantity: Option<Spot<Id>>,
    pub when: Option<Spot<Id>>,
}

#[derive(Debug)]
pub(super) struct RawDeviation {
    pub reference: Spot<Id>,
    pub reason: Option<Spot<Id>>,
    pub when: Option<Spot<Id>>,
}

#[derive(Debug)]
pub(super) struct RawPrice {
    pub id: Spot<Id>,
    pub title: Option<Text>,
    pub unit: Option<Text>,
    pub when: Option<Spot<Id>>,
}

/// A condition as written.
#[derive(Debug, Clone)]
pub(super) enum RawCondition {
    Value(Box<RawTest>),
    Clause(Spot<Id>),
    AnyRow {
        table: Spot<Id>,
        condition: Option<Box<RawCondition>>,
    },
    EveryRow {
        table: Spot<Id>,
        condition: Box<RawCondition>,
    },
    All(Vec<RawCondition>),
    Any(Vec<RawCondition>),
    Not(Box<RawCondition>),
    /// Something of another form, which was reported.
    Faulty,
}

/// A test on one value, as written.
#[derive(Debug, Clone)]
pub(super) struct RawTest {
    pub of: RawSubject,
    pub test: TestWord,
    pub value: Spot<Json>,
}

/// Whose value is tested, as written.
#[derive(Debug, Clone)]
pub(super) struct RawSubject {
    pub name: Spot<Id>,
    pub place: SubjectPlace,
    pub property: Option<Spot<Id>>,
}

/// Where the value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SubjectPlace {
    Option,
    Column,
}

/// The word of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TestWord {
    Is,
    OneOf,
    Has,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Answered,
}

/// A file under `options/`.
#[derive(Debug)]
pub(super) struct RawStep {
    pub id: Id,
    pub title: Option<Text>,
    pub intro: Option<Text>,
    pub options: Vec<RawQuestion>,
}

/// An option or a column.
#[derive(Debug)]
pub(super) struct RawQuestion {
    pub id: Spot<Id>,
    pub title: Option<Text>,
    pub label: Option<Text>,
    pub help: Option<Text>,
    pub example: Option<Text>,
    pub knows: Option<Knows>,
    pub fills: Fills,
    pub required: Option<bool>,
    pub fold: bool,
    pub ask: Option<RawCondition>,
    pub default: Option<Spot<Json>>,
    pub when_unknown: Option<Spot<Json>>,
    pub inherit: Option<Spot<Id>>,
    pub kind: RawKind,
}

#[derive(Debug)]
pub(super) enum RawKind {
    Choice(RawChoices),
    Choices(RawChoices),
    YesNo,
    Text { max: usize },
    LongText { max: usize },
    Integer { min: i64, max: i64, unit: Option<Localised<[String; 2]>> },
    Money { min: i64, max: i64 },
    Date,
    Duration { units: Vec<Unit>, min: Option<Duration>, max: Option<Duration> },
    Moment { events: Vec<Spot<Id>> },
    Table(RawTable),
}

#[derive(Debug)]
pub(super) enum RawChoices {
    Vocabulary(Spot<Id>),
    Own(Vec<RawChoice>),
}

#[derive(Debug)]
pub(super) struct RawChoice {
    pub id: Spot<Id>,
    pub title: Option<Text>,
    pub text: Option<Text>,
    pub help: Option<Text>,
    pub properties: BTreeMap<Id, crate::value::Value>,
}

#[derive(Debug)]
pub(super) struct RawTable {
    pub columns: Vec<RawQuestion>,
    pub row_title: Option<Spot<Id>>,
    pub min_rows: usize,
    pub max_rows: usize,
    pub catalogue: Option<At>,
}

/// What a property of a vocabulary holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PropertyKind {
    YesNo,
    Text,
    Integer,
}

/// A file under `vocabularies/`.
#[derive(Debug)]
pub(super) struct RawVocabulary {
    pub properties: BTreeMap<Id, PropertyKind>,
    pub items: Vec<RawChoice>,
}

/// An entry of a catalogue.
#[derive(Debug)]
pub(super) struct RawItem {
    pub id: Spot<Id>,
    pub group: Option<Text>,
    pub title: Option<Text>,
    pub warning: Option<Text>,
    pub cells: Vec<(Spot<Id>, Spot<Json>)>,
}

/// A file under `presets/`.
#[derive(Debug)]
pub(super) struct RawPreset {
    pub id: Id,
    /// Its place among the presets; those without one come last.
    pub order: Option<i64>,
    pub title: Option<Text>,
    pub description: Option<Text>,
    pub answers: Vec<(Spot<Id>, Spot<Json>)>,
}

/// A rule.
#[derive(Debug)]
pub(super) struct RawRule {
    pub id: Spot<Id>,
    pub when: Option<RawCondition>,
    pub each: Option<Spot<Id>>,
    pub message: Option<Text>,
    pub way_out: Option<Text>,
    pub basis: Vec<Spot<Id>>,
    pub points_to: Option<Vec<Spot<Id>>>,
    pub effect: RawEffect,
}

#[derive(Debug)]
pub(super) enum RawEffect {
    Outside,
    Unlawful,
    Departs,
    Hint,
    Set { option: Spot<Id>, value: Box<Spot<Json>> },
    Bring(Vec<Spot<Id>>),
    Drop(Vec<Spot<Id>>),
}

/// A file `stars.toml`.
#[derive(Debug)]
pub(super) struct RawStars {
    pub table: Spot<Id>,
    pub none: Vec<RawStar>,
    pub steps: Vec<RawStar>,
}

/// A star, or a reason for none: a condition on a row with its words.
#[derive(Debug)]
pub(super) struct RawStar {
    pub when: Option<RawCondition>,
    pub title: Option<Text>,
    pub words: Option<Text>,
}

/// A file `edition.toml`.
#[derive(Debug)]
pub(super) struct RawEdition {
    pub at: At,
    pub title: Option<Text>,
    pub languages: Vec<Spot<String>>,
    pub names: Option<Localised<Vec<Spot<String>>>>,
    pub clauses: Vec<(Spot<Id>, Spot<i64>)>,
    pub terms: Vec<(Spot<Id>, Spot<i64>)>,
    pub events: Vec<RawEvent>,
    pub kinds: Vec<RawPurchaseKind>,
}

#[derive(Debug)]
pub(super) struct RawEvent {
    pub id: Spot<Id>,
    pub title: Option<Text>,
    pub text: Option<Text>,
}

#[derive(Debug)]
pub(super) struct RawPurchaseKind {
    pub id: Spot<Id>,
    pub title: Option<Text>,
    pub heading: Option<Text>,
    pub numbering: Numbering,
    pub documents: Vec<DocumentKind>,
    pub regime: Vec<Spot<Id>>,
    pub cover: Vec<Spot<Id>>,
    pub signatures: Vec<Spot<Id>>,
    pub words: Option<RawWords>,
    pub parts: Vec<RawPart>,
}

#[derive(Debug)]
pub(super) struct RawPart {
    pub at: At,
    pub document: DocumentKind,
    pub title: Option<Text>,
    pub place: Option<Text>,
    pub entries: Vec<Spot<Entry>>,
}
