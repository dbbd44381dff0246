//! The questions as they stand now: which, in which order, with which answers and diagnostics.
//!
//! A form shows this and decides nothing itself.

use crate::annex::{Fills, Place, Standing};
use crate::date::Unit;
use crate::diagnostic::Diagnostic;
use crate::id::Id;
use crate::option::Knows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The questionnaire for some answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Interview {
    /// The steps that have questions now, in order.
    pub steps: Vec<StepNow>,
    /// What was found that belongs to no question that is asked now.
    pub diagnostics: Vec<Diagnostic>,
    /// How far the answers are from a usable result.
    pub standing: Standing,
    /// Questions asked now that are not folded, rows of tables not counted.
    pub asked: usize,
    /// Required questions, asked now, that are still open.
    pub open: usize,
}

/// A step with the questions that are asked now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StepNow {
    /// Its id.
    pub id: Id,
    /// Heading.
    pub title: String,
    /// A sentence or two; may be empty.
    pub intro: String,
    /// The questions.
    pub questions: Vec<QuestionNow>,
}

/// A question, or a cell of a table question, with its present answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionNow {
    /// Which.
    pub place: Place,
    /// The question.
    pub title: String,
    /// Its short name.
    pub label: String,
    /// What it means.
    pub help: String,
    /// An example; may be empty.
    pub example: String,
    /// Who usually knows.
    pub knows: Knows,
    /// Who fills it in.
    pub fills: Fills,
    /// Whether an empty answer keeps the result from being final.
    pub required: bool,
    /// Technical: shown last or folded away.
    pub fold: bool,
    /// How it is answered.
    pub control: Control,
    /// The answer as it stands.
    pub answer: AnswerNow,
    /// What was found here.
    pub diagnostics: Vec<Diagnostic>,
}

/// The answer as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AnswerNow {
    /// The value in force, in the form of answers files; `null` while there is none.
    pub value: serde_json::Value,
    /// The value as printed; empty while there is none.
    pub text: String,
    /// Where it comes from; `None` while there is none.
    pub origin: Option<Origin>,
    /// Whether "weet ik niet" was answered.
    pub unknown: bool,
}

/// Where a value comes from, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Somebody answered.
    User,
    /// The preset, or the ready row of a catalogue.
    Preset,
    /// A rule set it.
    Rule,
    /// The annex-wide answer that a row takes over.
    Inherited,
    /// The default of the option.
    Default,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Control {
    /// One of some: `"cc0"`.
    Choice {
        /// The choices.
        choices: Vec<ChoiceNow>,
    },
    /// Several of some: `["csv", "json"]`.
    Choices {
        /// The choices.
        choices: Vec<ChoiceNow>,
    },
    /// `true` or `false`.
    YesNo,
    /// One line.
    Text {
        /// Most characters.
        max: usize,
    },
    /// Several lines.
    LongText {
        /// Most characters.
        max: usize,
    },
    /// A whole number.
    Integer {
        /// Least.
        min: i64,
        /// Most.
        max: i64,
        /// The unit in the plural; may be empty.
        unit: String,
    },
    /// Euro, as `"250.00"`.
    Money {
        /// Least, as `"0.00"`.
        min: String,
        /// Most.
        max: String,
    },
    /// `"2027-01-31"`.
    Date,
    /// `"P30D"`, `"P6M"`, `"P4Y"`.
    Duration {
        /// Units that may be used.
        units: Vec<Unit>,
    },
    /// A date, or `{"event": …, "after": "P48M"}`.
    Moment {
        /// Events that may be used: id and title.
        events: Vec<ChoiceNow>,
    },
    /// A list of rows: `[{"id": "d1", "from": "parking-occupancy", "name": …}]`.
    Table {
        /// Column heads: id and label.
        columns: Vec<ChoiceNow>,
        /// Ids of the columns that are folded away.
        folded: Vec<Id>,
        /// The rows as they stand.
        rows: Vec<RowNow>,
        /// Ready rows.
        catalogue: Vec<CatalogueNow>,
        /// Most rows.
        max_rows: usize,
    },
}

/// A choice as shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChoiceNow {
    /// Its id.
    pub id: Id,
    /// As shown.
    pub title: String,
    /// What it means; may be empty.
    pub help: String,
}

/// A row as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RowNow {
    /// Its id.
    pub id: Id,
    /// The ready row that it was made from.
    pub from: Option<Id>,
    /// Its name as shown; may be empty.
    pub title: String,
    /// What to look out for; may be empty.
    pub warning: String,
    /// The cells that are asked now, in the order of the columns.
    pub cells: Vec<QuestionNow>,
}

/// A ready row as shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CatalogueNow {
    /// Its id.
    pub id: Id,
    /// The group that it is shown under.
    pub group: String,
    /// As shown.
    pub title: String,
    /// What to look out for; may be empty.
    pub warning: String,
    /// Whether a row was made from it.
    pub chosen: bool,
}
