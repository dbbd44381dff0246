//! The values of answers, typed by the kind of their option.
//!
//! The forms in files are those of JSON: `"cc0"`, `["csv", "json"]`, `true`, `60`, `"250.00"` (money),
//! `"2027-01-31"`, `"P30D"`, `{"event": "award", "after": "P48M"}`, a list of rows.

use crate::date::{Date, Duration, Moment};
use crate::id::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A value of an option or a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// One of the choices.
    Choice(Id),
    /// Some of the choices, in the order of the option.
    Choices(Vec<Id>),
    /// Yes or no.
    YesNo(bool),
    /// Text of one or more lines.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Euro cents.
    Money(i64),
    /// A day.
    Date(Date),
    /// A length of time.
    Duration(Duration),
    /// A day, or a time after an event.
    Moment(Moment),
    /// Rows of a table.
    Table(Vec<RowValue>),
}

/// A row of a table answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RowValue {
    /// Stable within the table.
    pub id: Id,
    /// The catalogue entry that it was made from.
    pub from: Option<Id>,
    /// The row's own cells, by column.
    pub cells: BTreeMap<Id, Given>,
}

impl RowValue {
    /// The name of a row that came without a good one, by its place among the rows, from 1.
    pub fn stand_in(place: usize) -> Id {
        Id::new(format!("row-{place}"))
    }
}

/// What somebody gave as answer: a value, or "I do not know".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// A value.
    Value(Value),
    /// "Weet ik niet".
    Unknown,
}

impl Value {
    /// A number by which values of one kind are compared; `None` for kinds without an order.
    pub fn amount(&self) -> Option<i64> {
        match self {
            Self::Integer(number) | Self::Money(number) => Some(*number),
            Self::Date(date) => {
                Some(i64::from(date.year) * 10_000 + i64::from(date.month) * 100 + i64::from(date.day))
            }
            Self::Duration(duration) => Some(i64::from(duration.days())),
            _ => None,
        }
    }

    /// The form in files.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::{Value as Json, json};
        match self {
            Self::Choice(id) => json!(id),
            Self::Choices(ids) => json!(ids),
            Self::YesNo(yes) => json!(yes),
            Self::Text(text) => json!(text),
            Self::Integer(number) => json!(number),
            Self::Money(cents) => json!(money(*cents)),
            Self::Date(date) => json!(date),
            Self::Duration(duration) => json!(duration),
            Self::Moment(moment) => json!(moment),
            Self::Table(rows) => Json::Array(rows.iter().map(RowValue::to_json).collect()),
        }
    }
}

impl RowValue {
    fn to_json(&self) -> serde_json::Value {
        let mut row = serde_json::Map::new();
        row.insert("id".to_owned(), serde_json::json!(self.id));
        if let Some(from) = &self.from {
            row.insert("from".to_owned(), serde_json::json!(from));
        }
        for (column, given) in &self.cells {
            row.insert(column.to_string(), given.to_json());
        }
        serde_json::Value::Object(row)
    }
}

impl Given {
    /// The form in files; "I do not know" is `{"unknown": true}`.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Value(value) => value.to_json(),
            Self::Unknown => serde_json::json!({ "unknown": true }),
        }
    }
}

/// Cents as in files: "1250.00".
pub fn money(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// Reads "1250", "1250.5" or "1250.00"; `None` for anything else, for signs and for more than a milliard euro.
pub fn parse_money(text: &str) -> Option<i64> {
    let (euros, cents) = text.split_once('.').unwrap_or((text, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(euros) || !all_digits(cents) || euros.len() > 9 || cents.len() > 2 {
        return None;
    }
    let cents_value: i64 = cents.parse().ok()?;
    let scale = if cents.len() == 1 { 10 } else { 1 };
    Some(euros.parse::<i64>().ok()? * 100 + cents_value * scale)
}
