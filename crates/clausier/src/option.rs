//! Options: the questions of an edition, their kinds and their choices.

use crate::annex::Fills;
use crate::condition::Condition;
use crate::date::{Duration, Unit};
use crate::id::Id;
use crate::value::{Given, Value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A step of the questionnaire: some questions under one heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// Name of its file without the number.
    pub id: Id,
    /// Heading.
    pub title: String,
    /// A sentence or two; may be empty.
    pub intro: String,
    /// The questions, in order.
    pub options: Vec<Question>,
}

/// An option: a question with its kind. A column of a table is one too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// The question.
    pub title: String,
    /// Its short name, in blanks and lists.
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
    /// Asked only if this holds.
    pub ask: Option<Condition>,
    /// The value while nobody gave one.
    pub default: Option<Value>,
    /// The safe value that stands for "weet ik niet".
    pub when_unknown: Option<Value>,
    /// For a column: the option whose answer a row takes over.
    pub inherit: Option<Id>,
    /// Kind, choices and bounds.
    pub kind: Kind,
}

/// Who usually knows the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Knows {
    /// The procurement officer.
    Buyer,
    /// The lawyer.
    Lawyer,
    /// The data expert.
    DataExpert,
    /// The manager of the data.
    DataManager,
}

/// The kind of an option with what only that kind has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// One of some.
    Choice {
        /// Where the choices come from.
        choices: Choices,
    },
    /// Several of some.
    Choices {
        /// Where the choices come from.
        choices: Choices,
    },
    /// Yes or no.
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
        /// One and many: "dag", "dagen"; empty without a unit.
        unit: [String; 2],
    },
    /// Euro.
    Money {
        /// Least, in cents.
        min: i64,
        /// Most, in cents.
        max: i64,
    },
    /// A day.
    Date,
    /// A length of time.
    Duration {
        /// Units that may be used.
        units: Vec<Unit>,
        /// Least.
        min: Option<Duration>,
        /// Most.
        max: Option<Duration>,
    },
    /// A day, or a time after an event.
    Moment {
        /// Events that may be used.
        events: Vec<Id>,
    },
    /// Rows.
    Table(TableKind),
}

/// Where choices come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Choices {
    /// A vocabulary of the edition.
    Vocabulary(Id),
    /// Its own list.
    Own(Vec<Choice>),
}

/// One of the answers to a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    /// Its id.
    pub id: Id,
    /// As shown.
    pub title: String,
    /// As printed in a sentence.
    pub text: String,
    /// What it means; may be empty.
    pub help: String,
    /// Facts, for a vocabulary item.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<Id, Value>,
}

/// What a table option has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableKind {
    /// Columns, in order.
    pub columns: Vec<Question>,
    /// The column that names a row.
    pub row_title: Id,
    /// Fewest rows for a final result.
    pub min_rows: usize,
    /// Most rows.
    pub max_rows: usize,
    /// Ready rows to tick.
    pub catalogue: Vec<CatalogueItem>,
}

/// A ready row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CatalogueItem {
    /// Its id.
    pub id: Id,
    /// The group that it is shown under.
    pub group: String,
    /// As shown.
    pub title: String,
    /// What to look out for; may be empty.
    pub warning: String,
    /// Its cells.
    pub cells: BTreeMap<Id, Given>,
}

impl TableKind {
    /// The column with this id.
    pub fn column(&self, id: &Id) -> Option<&Question> {
        self.columns.iter().find(|column| column.id == *id)
    }

    /// The ready row with this id.
    pub fn catalogue_item(&self, id: &Id) -> Option<&CatalogueItem> {
        self.catalogue.iter().find(|item| item.id == *id)
    }
}

impl Kind {
    /// The word in files: `long-text`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::YesNo => "yes-no",
            Self::Text { .. } => "text",
            Self::LongText { .. } => "long-text",
            Self::Integer { .. } => "integer",
            Self::Money { .. } => "money",
            Self::Date => "date",
            Self::Duration { .. } => "duration",
            Self::Moment { .. } => "moment",
            Self::Table(_) => "table",
        }
    }
}
