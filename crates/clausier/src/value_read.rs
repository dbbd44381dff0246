//! Reads a value of a given kind from JSON: defaults and presets of the library, and answers of users.
//!
//! It gives what is good together with all faults, as facts without words: [`library`](crate::library)
//! and [`interview`](crate::interview) each put them in their own words.

use crate::date::{Date, Duration, Moment, Unit};
use crate::id::Id;
use crate::option::{Choice, Choices, Kind, TableKind};
use crate::value::{Given, RowValue, Value, parse_money};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// The vocabularies of an edition, in which choices are looked up.
pub type Vocabularies = BTreeMap<Id, Vec<Choice>>;

/// What a value reads as.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The value, as good as the input allows; `None` for an empty answer and for one that cannot be used.
    pub given: Option<Given>,
    /// What is wrong with it.
    pub faults: Vec<Located>,
}

/// A fault and where in the value it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// The row of a table: its id, or `None` outside rows and for a row without a usable id.
    pub row: Option<Id>,
    /// The column of that row, as given.
    pub column: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// Another form than this kind has. Not used.
    WrongForm {
        /// The kind, as in files: `long-text`.
        kind: &'static str,
    },
    /// Not one of the choices. Not used; other choices of the same answer are.
    NotAChoice {
        /// What was given.
        given: String,
        /// What may be given.
        choices: Vec<Id>,
    },
    /// Less or more than allowed. Not used.
    OutOfBounds {
        /// What was given.
        given: Value,
        /// Least.
        least: Option<Value>,
        /// Most.
        most: Option<Value>,
    },
    /// A duration in a unit that the option does not have. Not used.
    WrongUnit {
        /// Units that may be used.
        units: Vec<Unit>,
    },
    /// A moment after an event that the option does not have. Not used.
    UnknownEvent {
        /// What was given.
        given: String,
        /// Events that may be used.
        events: Vec<Id>,
    },
    /// Longer than allowed. Not used.
    TooLong {
        /// Its number of characters.
        length: usize,
        /// Most characters.
        most: usize,
    },
    /// A character that XML forbids. Used, with U+FFFD in its place.
    BadCharacter {
        /// The character.
        character: char,
    },
    /// A row without an id, or with one that is not well formed. Used, with an id made of its place.
    BadRowId {
        /// Place of the row, from 1.
        place: usize,
        /// What was given; may be empty.
        given: String,
    },
    /// A second row with the same id. Not used.
    DuplicateRow,
    /// A row made from a ready row that is not there. Used, as a row of its own.
    NotInCatalogue {
        /// What was given.
        given: String,
    },
    /// A column that the table does not have. Not used.
    UnknownColumn {
        /// What may be given.
        columns: Vec<Id>,
    },
    /// More rows than allowed. The first are used.
    TooManyRows {
        /// How many there are.
        count: usize,
        /// Most rows.
        most: usize,
    },
}

/// Reads a value of `kind`. `null` and blank text are empty answers; `{"unknown": true}` is "I do not know".
pub fn read(kind: &Kind, json: &Json, vocabularies: &Vocabularies) -> Reading {
    if json.is_null() {
        return Reading { given: None, faults: Vec::new() };
    }
    if is_unknown(json) {
        return Reading::good(Given::Unknown);
    }
    match kind {
        Kind::Choices { choices } => read_choices(choices, json, vocabularies),
        Kind::Text { max } => read_text(kind, *max, json),
        Kind::LongText { max } => read_text(kind, *max, json),
        Kind::Table(table) => read_table(table, json, vocabularies),
        _ => match read_single(kind, json, vocabularies) {
            Ok(value) => Reading::good(Given::Value(value)),
            Err(fault) => Reading::bad(fault),
        },
    }
}

/// The ids of the choices.
pub fn choice_ids(choices: &Choices, vocabularies: &Vocabularies) -> Vec<Id> {
    let list = match choices {
        Choices::Own(own) => own.as_slice(),
        Choices::Vocabulary(id) => vocabularies.get(id).map_or(&[][..], Vec::as_slice),
    };
    list.iter().map(|choice| choice.id.clone()).collect()
}

/// Whether XML 1.0 can hold a character.
pub fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
        && !('\u{7F}'..='\u{9F}').contains(&character)
}

impl Reading {
    fn good(given: Given) -> Self {
        Self { given: Some(given), faults: Vec::new() }
    }

    fn bad(fault: Fault) -> Self {
        Self { given: None, faults: vec![Located::here(fault)] }
    }
}

impl Located {
    fn here(fault: Fault) -> Self {
        Self { row: None, column: None, fault }
    }

    fn in_row(row: &Id, column: &str, fault: Fault) -> Self {
        Self { row: Some(row.clone()), column: Some(column.to_owned()), fault }
    }
}

fn is_unknown(json: &Json) -> bool {
    let Json::Object(object) = json else { return false };
    object.len() == 1 && object.get("unknown") == Some(&Json::Bool(true))
}

fn wrong_form(kind: &Kind) -> Fault {
    Fault::WrongForm { kind: kind.name() }
}

/// Values that are wholly good or wholly bad.
fn read_single(kind: &Kind, json: &Json, vocabularies: &Vocabularies) -> Result<Value, Fault> {
    let text = || json.as_str().ok_or_else(|| wrong_form(kind));
    match kind {
        Kind::Choice { choices } => {
            find_choice(&choice_ids(choices, vocabularies), text()?).map(Value::Choice)
        }
        Kind::YesNo => json.as_bool().map(Value::YesNo).ok_or_else(|| wrong_form(kind)),
        Kind::Integer { min, max, .. } => {
            let number = json.as_i64().ok_or_else(|| wrong_form(kind))?;
            within(Value::Integer(number), Some(Value::Integer(*min)), Some(Value::Integer(*max)))
        }
        Kind::Money { min, max } => {
            let cents = parse_money(text()?).ok_or_else(|| wrong_form(kind))?;
            within(Value::Money(cents), Some(Value::Money(*min)), Some(Value::Money(*max)))
        }
        Kind::Date => Date::parse(text()?).map(Value::Date).ok_or_else(|| wrong_form(kind)),
        Kind::Duration { .. } => read_duration(kind, text()?),
        Kind::Moment { events } => read_moment(kind, events, json),
        _ => Err(wrong_form(kind)),
    }
}

fn find_choice(ids: &[Id], given: &str) -> Result<Id, Fault> {
    let found = ids.iter().find(|id| *id == given).cloned();
    found.ok_or_else(|| Fault::NotAChoice { given: given.to_owned(), choices: ids.to_vec() })
}

fn within(given: Value, least: Option<Value>, most: Option<Value>) -> Result<Value, Fault> {
    let too_small = least.as_ref().is_some_and(|least| given.amount() < least.amount());
    let too_big = most.as_ref().is_some_and(|most| given.amount() > most.amount());
    if too_small || too_big { Err(Fault::OutOfBounds { given, least, most }) } else { Ok(given) }
}

fn read_duration(kind: &Kind, text: &str) -> Result<Value, Fault> {
    let Kind::Duration { units, min, max } = kind else { return Err(wrong_form(kind)) };
    let duration = Duration::parse(text).ok_or_else(|| wrong_form(kind))?;
    if !units.contains(&duration.unit) {
        return Err(Fault::WrongUnit { units: units.clone() });
    }
    within(Value::Duration(duration), min.map(Value::Duration), max.map(Value::Duration))
}

fn read_moment(kind: &Kind, events: &[Id], json: &Json) -> Result<Value, Fault> {
    if let Some(text) = json.as_str() {
        return Date::parse(text).map(|day| Value::Moment(Moment::Day(day))).ok_or_else(|| wrong_form(kind));
    }
    let object = json.as_object().filter(|object| object.len() == 2).ok_or_else(|| wrong_form(kind))?;
    let part = |key: &str| object.get(key).and_then(Json::as_str).ok_or_else(|| wrong_form(kind));
    let (event, after) = (part("event")?, part("after")?);
    let after = Duration::parse(after).ok_or_else(|| wrong_form(kind))?;
    match events.iter().find(|id| *id == event) {
        Some(event) => Ok(Value::Moment(Moment::After { event: event.clone(), after })),
        None => Err(Fault::UnknownEvent { given: event.to_owned(), events: events.to_vec() }),
    }
}

fn read_choices(choices: &Choices, json: &Json, vocabularies: &Vocabularies) -> Reading {
    let ids = choice_ids(choices, vocabularies);
    let texts: Option<Vec<&str>> = json.as_array().and_then(|list| list.iter().map(Json::as_str).collect());
    let Some(texts) = texts else { return Reading::bad(Fault::WrongForm { kind: "choices" }) };
    let mut chosen = BTreeSet::new();
    let mut faults = Vec::new();
    for text in texts {
        match find_choice(&ids, text) {
            Ok(id) => {
                chosen.insert(id);
            }
            Err(fault) => faults.push(Located::here(fault)),
        }
    }
    let in_order = ids.into_iter().filter(|id| chosen.contains(id)).collect();
    Reading { given: Some(Given::Value(Value::Choices(in_order))), faults }
}

fn read_text(kind: &Kind, most: usize, json: &Json) -> Reading {
    let Some(text) = json.as_str() else { return Reading::bad(wrong_form(kind)) };
    let length = text.chars().count();
    if length > most {
        return Reading::bad(Fault::TooLong { length, most });
    }
    let bad = text.chars().find(|character| !is_xml_character(*character));
    let faults = bad.map(|character| Located::here(Fault::BadCharacter { character })).into_iter().collect();
    let text = clean(text, matches!(kind, Kind::LongText { .. }));
    let given = (!text.trim().is_empty()).then_some(Given::Value(Value::Text(text)));
    Reading { given, faults }
}

/// Line ends become `\n` in text of several lines, and line ends and tabs a space in text of one line.
fn clean(text: &str, several_lines: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean_character = |character: char| match character {
        '\n' | '\t' if !several_lines => ' ',
        _ if !is_xml_character(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    };
    text.chars().map(clean_character).collect()
}

fn read_table(table: &TableKind, json: &Json, vocabularies: &Vocabularies) -> Reading {
    let Some(list) = json.as_array() else { return Reading::bad(Fault::WrongForm { kind: "table" }) };
    let mut rows = Rows { table, vocabularies, seen: BTreeSet::new(), faults: Vec::new() };
    if list.len() > table.max_rows {
        rows.faults.push(Located::here(Fault::TooManyRows { count: list.len(), most: table.max_rows }));
    }
    let enough = list.iter().take(table.max_rows).enumerate();
    let values = enough.filter_map(|(index, row)| rows.read(index + 1, row)).collect();
    Reading { given: Some(Given::Value(Value::Table(values))), faults: rows.faults }
}

/// The rows of one table as they are read.
struct Rows<'a> {
    table: &'a TableKind,
    vocabularies: &'a Vocabularies,
    seen: BTreeSet<Id>,
    faults: Vec<Located>,
}

impl Rows<'_> {
    fn read(&mut self, place: usize, json: &Json) -> Option<RowValue> {
        let Some(object) = json.as_object() else {
            self.faults.push(Located::here(Fault::WrongForm { kind: "table" }));
            return None;
        };
        let id = self.row_id(place, object.get("id"));
        if !self.seen.insert(id.clone()) {
            self.faults.push(Located { row: Some(id), column: None, fault: Fault::DuplicateRow });
            return None;
        }
        let from = object.get("from").and_then(|from| self.ready_row(&id, from));
        let mut cells = BTreeMap::new();
        for (name, cell) in object.iter().filter(|(name, _)| !["id", "from"].contains(&name.as_str())) {
            if let Some(given) = self.cell(&id, name, cell) {
                cells.insert(Id::new(name), given);
            }
        }
        Some(RowValue { id, from, cells })
    }

    fn row_id(&mut self, place: usize, json: Option<&Json>) -> Id {
        let given = json.and_then(Json::as_str).unwrap_or_default();
        if Id::is_valid(given) {
            return Id::new(given);
        }
        self.faults.push(Located::here(Fault::BadRowId { place, given: given.to_owned() }));
        RowValue::stand_in(place)
    }

    fn ready_row(&mut self, row: &Id, json: &Json) -> Option<Id> {
        let given = json.as_str().unwrap_or_default();
        let found = self.table.catalogue.iter().find(|item| item.id == *given);
        if found.is_none() {
            let fault = Fault::NotInCatalogue { given: given.to_owned() };
            self.faults.push(Located::in_row(row, "from", fault));
        }
        found.map(|item| item.id.clone())
    }

    fn cell(&mut self, row: &Id, name: &str, json: &Json) -> Option<Given> {
        let Some(column) = self.table.columns.iter().find(|column| column.id == *name) else {
            let columns = self.table.columns.iter().map(|column| column.id.clone()).collect();
            self.faults.push(Located::in_row(row, name, Fault::UnknownColumn { columns }));
            return None;
        };
        let reading = read(&column.kind, json, self.vocabularies);
        let located = reading.faults.into_iter().map(|found| Located::in_row(row, name, found.fault));
        self.faults.extend(located);
        reading.given
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn text(max: usize) -> Kind {
        Kind::Text { max }
    }

    fn choice(id: &str) -> Choice {
        Choice {
            id: id.into(),
            title: String::new(),
            text: String::new(),
            help: String::new(),
            properties: BTreeMap::new(),
        }
    }

    #[test]
    fn choices_come_in_the_order_of_the_option_and_a_bad_one_leaves_the_others() {
        let kind = Kind::Choices { choices: Choices::Own(vec![choice("csv"), choice("json")]) };
        let reading = read(&kind, &json!(["json", "pdf", "csv"]), &BTreeMap::new());
        assert_eq!(reading.given, Some(Given::Value(Value::Choices(vec!["csv".into(), "json".into()]))));
        assert!(matches!(&reading.faults[0].fault, Fault::NotAChoice { given, .. } if given == "pdf"));
    }

    #[test]
    fn empty_answers_are_no_faults_and_unknown_is_an_answer() {
        for empty in [json!(null), json!("  ")] {
            assert_eq!(read(&text(9), &empty, &BTreeMap::new()), Reading { given: None, faults: vec![] });
        }
        assert_eq!(
            read(&Kind::YesNo, &json!({"unknown": true}), &BTreeMap::new()).given,
            Some(Given::Unknown)
        );
    }

    #[test]
    fn a_forbidden_character_is_shown_and_reported() {
        let reading = read(&text(9), &json!("a\u{1}b\nc"), &BTreeMap::new());
        assert_eq!(reading.given, Some(Given::Value(Value::Text("a\u{FFFD}b c".to_owned()))));
        assert_eq!(reading.faults[0].fault, Fault::BadCharacter { character: '\u{1}' });
    }

    #[test]
    fn bounds_hold_for_numbers_money_and_durations() {
        let integer = Kind::Integer { min: 1, max: 9, unit: [String::new(), String::new()] };
        let duration = Kind::Duration { units: vec![Unit::Days], min: Duration::parse("P2D"), max: None };
        let money = Kind::Money { min: 0, max: 100 };
        let faults = |kind: &Kind, json: Json| read(kind, &json, &BTreeMap::new()).faults;
        assert!(matches!(faults(&integer, json!(10))[0].fault, Fault::OutOfBounds { .. }));
        assert!(matches!(faults(&duration, json!("P1D"))[0].fault, Fault::OutOfBounds { .. }));
        assert!(matches!(faults(&duration, json!("P1M"))[0].fault, Fault::WrongUnit { .. }));
        assert!(matches!(faults(&money, json!("1.01"))[0].fault, Fault::OutOfBounds { .. }));
        assert!(faults(&money, json!("1.00")).is_empty());
    }

    #[test]
    fn a_row_keeps_its_good_cells() {
        let column = |id: &str, kind: Kind| crate::option::Question {
            id: id.into(),
            title: String::new(),
            label: String::new(),
            help: String::new(),
            example: String::new(),
            knows: crate::option::Knows::Buyer,
            fills: crate::annex::Fills::Buyer,
            required: false,
            fold: false,
            ask: None,
            default: None,
            when_unknown: None,
            inherit: None,
            kind,
        };
        let table = TableKind {
            columns: vec![column("name", text(9)), column("open", Kind::YesNo)],
            row_title: "name".into(),
            min_rows: 0,
            max_rows: 2,
            catalogue: Vec::new(),
        };
        let rows = json!([{"id": "d1", "from": "x", "name": "n", "open": "ja", "z": 1}, {"id": "d1"}, {}]);
        let reading = read(&Kind::Table(table), &rows, &BTreeMap::new());
        let Some(Given::Value(Value::Table(values))) = reading.given else { panic!("no table") };
        assert_eq!(values.len(), 1);
        assert_eq!(values[0].cells.len(), 1);
        assert_eq!(reading.faults.len(), 5, "{:?}", reading.faults);
    }
}
