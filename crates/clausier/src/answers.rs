//! What somebody answered, as it stands in a file: the words of an edition's options with values that
//! are typed only when the edition is known.

use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use crate::id::Id;
use crate::values::KIND_OPTION;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The newest schema version of answers.
pub const ANSWERS_SCHEMA: u32 = 1;

/// An answers file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// Version of this format.
    pub schema: u32,
    /// The edition that was answered: `2026-11`.
    pub edition: String,
    /// The preset that lies under the answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<Id>,
    /// Value by option, in the form of the option's kind; `{"unknown": true}` for "weet ik niet".
    #[serde(default)]
    pub answers: BTreeMap<Id, serde_json::Value>,
    /// Written reason by rule, for choices that depart. For a rule that is judged per row:
    /// `rule/row`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<String, String>,
    /// Options whose answer is internal: never carried in a published file.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub internal: BTreeSet<Id>,
}

/// The largest answers file that is read, in bytes.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Which answers a file carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copy {
    /// Only those that are printed in it: for publication.
    Publication,
    /// All of them, reasons and internal ones included: to work on.
    Working,
}

impl Answers {
    /// No answers yet, to this edition.
    pub fn new(edition: &str) -> Self {
        Self { schema: ANSWERS_SCHEMA, edition: edition.to_owned(), ..Self::default() }
    }

    /// Answers that say only which kind of purchase it is.
    pub fn of_kind(edition: &str, kind: &Id) -> Self {
        let mut answers = Self::new(edition);
        answers.answers.insert(Id::from(KIND_OPTION), kind.as_str().into());
        answers
    }

    /// Reads answers from JSON.
    ///
    /// # Errors
    /// What is wrong: not JSON, another shape, a newer schema, or too large.
    pub fn from_json(path: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        small_enough(text)?;
        let json = serde_json::from_str(text).map_err(|error| {
            let start = offset(text, error.line(), error.column());
            vec![broken(at(path, text, start..start), &error.to_string())]
        })?;
        Self::from_value(json)
    }

    /// Reads answers from TOML.
    ///
    /// # Errors
    /// What is wrong: not TOML, another shape, a newer schema, or too large.
    pub fn from_toml(path: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        small_enough(text)?;
        let table: toml::Table = toml::from_str(text)
            .map_err(|error| vec![broken(at(path, text, error.span().unwrap_or(0..0)), error.message())])?;
        Self::from_value(plain_json(toml::Value::Table(table)))
    }

    /// Answers from a JSON value.
    ///
    /// # Errors
    /// What is wrong: another shape or a newer schema.
    pub fn from_value(json: serde_json::Value) -> Result<Self, Vec<Diagnostic>> {
        let answers: Self =
            serde_json::from_value(json).map_err(|error| vec![broken(At::Whole, &error.to_string())])?;
        if answers.schema > ANSWERS_SCHEMA || answers.schema == 0 {
            let message = format!("the answers follow schema {}, this engine knows 1", answers.schema);
            let help = "use a newer version of Clausier";
            return Err(vec![Diagnostic::new(Code::UnknownSchema, At::Whole, message, help)]);
        }
        Ok(answers)
    }
}

fn small_enough(text: &str) -> Result<(), Vec<Diagnostic>> {
    if text.len() <= MOST_BYTES {
        return Ok(());
    }
    let message = format!("the answers are {} bytes; at most {MOST_BYTES} are read", text.len());
    Err(vec![Diagnostic::new(Code::TooLarge, At::Whole, message, "shorten the answers")])
}

fn broken(at: At, message: &str) -> Diagnostic {
    let message = message.trim().replace('\n', " ");
    Diagnostic::new(Code::BrokenAnswers, at, message, "'clausier questions' writes a file to start from")
}

fn at(path: &str, text: &str, span: std::ops::Range<usize>) -> At {
    let start = text.floor_char_boundary(span.start);
    let before = &text[..start];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    At::File {
        path: path.to_owned(),
        start,
        end: span.end.max(start),
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

/// TOML as JSON; native dates and times become their text.
fn plain_json(value: toml::Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        toml::Value::String(text) => Json::String(text),
        toml::Value::Integer(number) => Json::from(number),
        toml::Value::Float(number) => Json::from(number),
        toml::Value::Boolean(yes) => Json::Bool(yes),
        toml::Value::Datetime(date) => Json::String(date.to_string()),
        toml::Value::Array(items) => Json::Array(items.into_iter().map(plain_json).collect()),
        toml::Value::Table(table) => {
            Json::Object(table.into_iter().map(|(key, value)| (key, plain_json(value))).collect())
        }
    }
}
