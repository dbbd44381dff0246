//! Reads questions, vocabularies and catalogues as written.

use super::raw::{
    PropertyKind, RawChoice, RawChoices, RawItem, RawKind, RawQuestion, RawStep, RawTable, RawVocabulary,
};
use super::read_condition::condition;
use crate::annex::Fills;
use crate::code::Code;
use crate::date::{Duration, Unit};
use crate::id::Id;
use crate::option::Knows;
use crate::reader::{Cursor, Localised, Node, Spot};
use crate::value::{Value, parse_money};
use std::collections::BTreeMap;

const KNOWS: [(&str, Knows); 4] = [
    ("buyer", Knows::Buyer),
    ("lawyer", Knows::Lawyer),
    ("data-expert", Knows::DataExpert),
    ("data-manager", Knows::DataManager),
];
const FILLS: [(&str, Fills); 3] =
    [("buyer", Fills::Buyer), ("tenderer", Fills::Tenderer), ("contractor", Fills::Contractor)];
const UNITS: [(&str, Unit); 3] = [("days", Unit::Days), ("months", Unit::Months), ("years", Unit::Years)];
const PROPERTIES: [(&str, PropertyKind); 3] =
    [("yes-no", PropertyKind::YesNo), ("text", PropertyKind::Text), ("integer", PropertyKind::Integer)];
const KINDS: [&str; 11] = [
    "choice",
    "choices",
    "yes-no",
    "text",
    "long-text",
    "integer",
    "money",
    "date",
    "duration",
    "moment",
    "table",
];

/// Most characters of a text, and of a long text, when the option names no bound.
const TEXT: usize = 200;
const LONG_TEXT: usize = 4_000;
/// Most characters that an option may allow.
const MOST_TEXT: i64 = 20_000;
/// Most rows when a table names no bound, and most that a table may allow.
const ROWS: usize = 50;
const MOST_ROWS: i64 = 500;
/// Most euro cents when an option names no bound.
const MOST_CENTS: i64 = 99_999_999_999;

/// Reads a file under `options/`.
pub(super) fn step(id: Id, top: &Cursor<'_>) -> RawStep {
    RawStep {
        id,
        title: top.need_localised_text("title"),
        intro: top.localised_text("intro"),
        options: top.tables("option").iter().filter_map(|table| question(table, Columns::Allowed)).collect(),
    }
}

/// Reads a file under `vocabularies/`.
pub(super) fn vocabulary(top: &Cursor<'_>) -> RawVocabulary {
    let table = top.get("properties").and_then(|node| node.table());
    let declared = table.iter().flat_map(Cursor::named).filter_map(|(id, node)| {
        let kind = node.text()?;
        let found = PROPERTIES.iter().find(|(word, _)| *word == kind.value);
        if found.is_none() {
            node.report(
                Code::UnknownWord,
                format!("'{}' is not one of: yes-no, text, integer", kind.value),
                "",
            );
        }
        Some((id.value, found?.1))
    });
    let properties: BTreeMap<Id, PropertyKind> = declared.collect();
    let items = top.tables("item").iter().filter_map(|table| item(table, &properties)).collect();
    RawVocabulary { properties, items }
}

/// Reads a catalogue.
pub(super) fn catalogue(top: &Cursor<'_>) -> Vec<RawItem> {
    let read = |table: &Cursor<'_>| {
        let cells = table.need("cells").and_then(|node| node.table());
        Some(RawItem {
            group: table.need_localised_text("group"),
            title: table.need_localised_text("title"),
            warning: table.localised_text("warning"),
            cells: cells.iter().flat_map(Cursor::named).map(|(id, node)| (id, node.json())).collect(),
            id: table.need("id")?.id()?,
        })
    };
    top.tables("item").iter().filter_map(read).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Columns {
    Allowed,
    Refused,
}

fn question(table: &Cursor<'_>, columns: Columns) -> Option<RawQuestion> {
    let id = table.need("id").and_then(|node| node.id());
    let question = RawQuestion {
        title: table.need_localised_text("title"),
        label: table.need_localised_text("label"),
        help: table.need_localised_text("help"),
        example: table.localised_text("example"),
        knows: table.word("knows", &KNOWS),
        fills: table.word("fills", &FILLS).unwrap_or(Fills::Buyer),
        required: table.get("required").and_then(|node| node.yes_no()),
        fold: table.get("fold").and_then(|node| node.yes_no()).unwrap_or_default(),
        ask: table.get("ask").map(|node| condition(&node)),
        default: table.get("default").map(|node| node.json()),
        when_unknown: table.get("when-unknown").map(|node| node.json()),
        inherit: match columns {
            Columns::Allowed => None,
            Columns::Refused => table.get("inherit").and_then(|node| node.id()),
        },
        kind: kind(table, columns)?,
        id: id?,
    };
    if question.knows.is_none() && columns == Columns::Allowed {
        table.need("knows");
    }
    Some(question)
}

fn kind(table: &Cursor<'_>, columns: Columns) -> Option<RawKind> {
    let word = table.need("kind")?.text()?;
    let kind = match word.value.as_str() {
        "choice" => RawKind::Choice(choices(table)?),
        "choices" => RawKind::Choices(choices(table)?),
        "yes-no" => RawKind::YesNo,
        "text" => RawKind::Text { max: most(table, TEXT) },
        "long-text" => RawKind::LongText { max: most(table, LONG_TEXT) },
        "integer" => integer(table)?,
        "money" => money(table)?,
        "date" => RawKind::Date,
        "duration" => duration(table)?,
        "moment" => RawKind::Moment { events: table.need("events")?.ids()? },
        "table" if columns == Columns::Allowed => RawKind::Table(rows(table)),
        given => {
            let message = format!("'{given}' is not a kind that stands here; known: {}", KINDS.join(", "));
            let help = crate::nearest::suggestion(given, KINDS);
            table.faults().report(Code::UnknownWord, &word.at, message, help);
            return None;
        }
    };
    Some(kind)
}

fn choices(table: &Cursor<'_>) -> Option<RawChoices> {
    if let Some(vocabulary) = table.get("vocabulary") {
        return vocabulary.id().map(RawChoices::Vocabulary);
    }
    let own: Vec<RawChoice> =
        table.tables("choice").iter().filter_map(|table| item(table, &BTreeMap::new())).collect();
    if own.is_empty() {
        let help = "Write 'vocabulary = …', or one [[option.choice]] per choice.";
        table.faults().report(Code::MissingKey, &table.at(), "the question has no choices", help);
        return None;
    }
    Some(RawChoices::Own(own))
}

/// A choice, or an item of a vocabulary with its properties.
fn item(table: &Cursor<'_>, properties: &BTreeMap<Id, PropertyKind>) -> Option<RawChoice> {
    let mut values = BTreeMap::new();
    let id = table.need("id").and_then(|node| node.id());
    let (title, text) = (table.need_localised_text("title"), table.need_localised_text("text"));
    let help = table.localised_text("help");
    if !properties.is_empty() {
        for (name, node) in table.entries() {
            let kind = properties.iter().find(|(id, _)| id.as_str() == name.value);
            if let Some((id, kind)) = kind {
                property(*kind, &node).map(|value| values.insert(id.clone(), value));
            } else if !["id", "title", "text", "help"].contains(&name.value.as_str()) {
                let message = format!("the vocabulary declares no property '{}'", name.value);
                let names = properties.keys().map(Id::as_str);
                let help = crate::nearest::suggestion(&name.value, names);
                table.faults().report(Code::UnknownProperty, &name.at, message, help);
            }
        }
        let must =
            properties.iter().filter(|(id, kind)| **kind != PropertyKind::Text && !values.contains_key(*id));
        for (id, _) in must {
            let message =
                format!("the property '{id}' is missing, so that conditions on it are never decided");
            table.faults().report(Code::MissingKey, &table.at(), message, format!("Add '{id} = …'."));
        }
    }
    Some(RawChoice { id: id?, title, text, help, properties: values })
}

fn property(kind: PropertyKind, node: &Node<'_>) -> Option<Value> {
    match kind {
        PropertyKind::YesNo => node.yes_no().map(Value::YesNo),
        PropertyKind::Text => node.text().map(|text| Value::Text(text.value)),
        PropertyKind::Integer => node.integer().map(|number| Value::Integer(number.value)),
    }
}

/// A whole number within bounds that the format sets.
fn bounded(table: &Cursor<'_>, key: &'static str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
    let number = table.get(key)?.integer()?;
    if !range.contains(&number.value) {
        let message = format!("'{key}' must be {} to {}", range.start(), range.end());
        table.faults().report(Code::WrongValue, &number.at, message, "");
        return None;
    }
    Some(number.value)
}

fn most(table: &Cursor<'_>, default: usize) -> usize {
    bounded(table, "max", 1..=MOST_TEXT).and_then(|most| usize::try_from(most).ok()).unwrap_or(default)
}

fn integer(table: &Cursor<'_>) -> Option<RawKind> {
    let unit = table.localised("unit", |node| {
        let texts: Vec<String> = node.list()?.iter().filter_map(|node| Some(node.text()?.value)).collect();
        match <[String; 2]>::try_from(texts) {
            Ok(pair) => Some(Spot::new(pair, node.at())),
            Err(_) => {
                node.report(
                    Code::WrongType,
                    "a unit is two words: for one and for many",
                    "[\"dag\", \"dagen\"]",
                );
                None
            }
        }
    });
    let min = bounded(table, "min", -1_000_000_000_000..=1_000_000_000_000).unwrap_or(0);
    let max = bounded(table, "max", min..=1_000_000_000_000).unwrap_or(1_000_000_000);
    Some(RawKind::Integer { min, max, unit })
}

fn money(table: &Cursor<'_>) -> Option<RawKind> {
    let bound = |key: &'static str, default: i64| {
        let Some(text) = table.get(key).and_then(|node| node.text()) else { return default };
        parse_money(&text.value).unwrap_or_else(|| {
            table.faults().report(Code::WrongValue, &text.at, "an amount is written as \"250.00\"", "");
            default
        })
    };
    let (min, max) = (bound("min", 0), bound("max", MOST_CENTS));
    ordered(table, min <= max).then_some(RawKind::Money { min, max })
}

fn duration(table: &Cursor<'_>) -> Option<RawKind> {
    let bound = |key: &'static str| {
        let text = table.get(key)?.text()?;
        let duration = Duration::parse(&text.value);
        if duration.is_none() {
            let message = format!("'{}' is not a duration like P30D, P6M or P4Y", text.value);
            table.faults().report(Code::WrongValue, &text.at, message, "");
        }
        duration
    };
    let (min, max) = (bound("min"), bound("max"));
    let words = table.need("units").and_then(|node| node.list()).unwrap_or_default();
    let read = |node: &Node<'_>| {
        let word = node.text()?;
        let found = UNITS.iter().find(|(name, _)| *name == word.value).map(|(_, unit)| *unit);
        if found.is_none() {
            node.report(
                Code::UnknownWord,
                format!("'{}' is not one of: days, months, years", word.value),
                "",
            );
        }
        found
    };
    let units: Vec<Unit> = words.iter().filter_map(read).collect();
    let fits = min.zip(max).is_none_or(|(min, max)| min.days() <= max.days());
    (ordered(table, fits) && !units.is_empty()).then_some(RawKind::Duration { units, min, max })
}

fn ordered(table: &Cursor<'_>, fits: bool) -> bool {
    if !fits {
        table.faults().report(Code::WrongValue, &table.at(), "'min' is more than 'max'", "Swap them.");
    }
    fits
}

fn rows(table: &Cursor<'_>) -> RawTable {
    let number = |key, default| {
        bounded(table, key, 0..=MOST_ROWS).and_then(|number| usize::try_from(number).ok()).unwrap_or(default)
    };
    let catalogue = table.get("catalogue").filter(|node| node.yes_no() == Some(true)).map(|node| node.at());
    let columns: Vec<RawQuestion> =
        table.tables("column").iter().filter_map(|table| question(table, Columns::Refused)).collect();
    if columns.is_empty() {
        let help = "Write one [[option.column]] per column.";
        table.faults().report(Code::MissingKey, &table.at(), "the table has no columns", help);
    }
    let (min_rows, max_rows) = (number("min-rows", 0), number("max-rows", ROWS));
    ordered(table, min_rows <= max_rows);
    RawTable {
        columns,
        row_title: table.get("row-title").and_then(|node| node.id()),
        min_rows,
        max_rows,
        catalogue,
    }
}

/// Words per language: `forms.nl = ["…"]`.
pub(super) fn words<'a>(table: &Cursor<'a>, key: &'a str) -> Option<Localised<Vec<Spot<String>>>> {
    table.localised(key, |node| {
        let words = node.list()?.iter().filter_map(Node::text).collect();
        Some(Spot::new(words, node.at()))
    })
}
