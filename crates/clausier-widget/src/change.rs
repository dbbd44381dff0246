//! What a message does to the answers: pure, so that it is tested without a browser.
//!
//! When the documents are made again, and what is on the screen, is left to [`app`](crate::app).

use crate::history::About;
use clausier::annex::Place;
use clausier::answers::Answers;
use clausier::id::Id;
use clausier::interview::Interview;
use clausier::value::RowValue;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;

/// A row as in answers files.
pub type Row = Map<String, Json>;

/// A change of the answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// An answer to a question or a cell; `None` takes somebody's own answer away.
    Answer(Place, Option<Json>),
    /// The written reason for a departure, by rule.
    Reason(String, String),
    /// Something with the rows of a table question.
    Rows(Id, RowChange),
}

impl Change {
    /// What is undone together with it.
    pub fn about(&self) -> About {
        match self {
            Self::Answer(place, _) => About::Typing(place.clone()),
            Self::Reason(key, _) => About::Reason(key.clone()),
            Self::Rows(..) => About::Other,
        }
    }

    /// Whether it changes the answer to this question, or a part of that.
    pub fn touches(&self, option: &Id) -> bool {
        match self {
            Self::Answer(place, _) => place.option == *option,
            Self::Reason(..) => false,
            Self::Rows(table, _) => table == option,
        }
    }
}

/// A change of the rows of a table question.
#[derive(Debug, Clone, PartialEq)]
pub enum RowChange {
    /// An empty row at the end.
    Add,
    /// A row made from a ready one, at the end.
    Tick(Id),
    /// Takes away the rows made from a ready one.
    Untick(Id),
    /// A copy below the row.
    Duplicate(Id),
    /// Takes the row away.
    Remove(Id),
    /// Up by one.
    Up(Id),
    /// Down by one.
    Down(Id),
    /// The rows as they were.
    Restore(Vec<Json>),
    /// Rows with these cells, at the end.
    Append(Vec<Row>),
}

/// Changes the answers. The interview gives the rows that a preset brought and nobody changed yet.
pub fn apply(answers: &mut Answers, interview: &Interview, change: Change) {
    match change {
        Change::Answer(place, value) => answer(answers, interview, &place, value),
        Change::Reason(rule, text) if text.is_empty() => drop(answers.reasons.remove(&rule)),
        Change::Reason(rule, text) => drop(answers.reasons.insert(rule, text)),
        Change::Rows(table, change) => {
            let named = answers.reasons.keys().filter_map(|key| key.split_once('/'));
            let named: BTreeSet<&str> = named.map(|(_, row)| row).collect();
            let rows = changed(rows(answers, interview, &table), change, &named);
            put(answers, table, rows);
        }
    }
}

/// What somebody answered here; `None` while it is left to preset, rule or default.
pub fn own<'a>(answers: &'a Answers, place: &Place) -> Option<&'a Json> {
    let answer = answers.answers.get(&place.option)?;
    let (Some(row), Some(column)) = (&place.row, &place.column) else { return Some(answer) };
    let row = answer.as_array()?.iter().find(|json| json["id"] == row.as_str())?;
    row.get(column.as_str())
}

/// The rows in force, in the form of answers files. Rows that came without a good name of their own get one, the same
/// as the questions use for them, so that they can be changed and taken away.
pub fn rows(answers: &Answers, interview: &Interview, table: &Id) -> Vec<Json> {
    let place = Place::option(table);
    let in_force = || crate::state::find(interview, &place).map(|question| &question.answer.value);
    let value = answers.answers.get(table).filter(|value| value.is_array()).or_else(in_force);
    well_named(value.and_then(Json::as_array).cloned().unwrap_or_default())
}

fn well_named(mut rows: Vec<Json>) -> Vec<Json> {
    let mut seen = BTreeSet::new();
    for place in 0..rows.len() {
        let given = rows[place]["id"].as_str().unwrap_or_default();
        let name =
            if Id::is_valid(given) { given.to_owned() } else { RowValue::stand_in(place + 1).to_string() };
        let name = if seen.contains(&name) { fresh_id(&rows, &BTreeSet::new()) } else { name };
        seen.insert(name.clone());
        if let Some(row) = rows[place].as_object_mut() {
            row.insert("id".to_owned(), json!(name));
        }
    }
    rows.retain(Json::is_object);
    rows
}

fn answer(answers: &mut Answers, interview: &Interview, place: &Place, value: Option<Json>) {
    let (Some(row), Some(column)) = (&place.row, &place.column) else {
        match value {
            Some(value) => drop(answers.answers.insert(place.option.clone(), value)),
            None => drop(answers.answers.remove(&place.option)),
        }
        return;
    };
    let mut rows = rows(answers, interview, &place.option);
    let cells = rows.iter_mut().filter_map(Json::as_object_mut).find(|json| named(json, row));
    let Some(cells) = cells else { return };
    match value {
        Some(value) => drop(cells.insert(column.to_string(), value)),
        None => drop(cells.remove(column.as_str())),
    }
    put(answers, place.option.clone(), rows);
}

fn put(answers: &mut Answers, table: Id, rows: Vec<Json>) {
    answers.answers.insert(table, Json::Array(rows));
}

/// `named` are names of rows that may be gone, for which something is written: no new row takes them over.
fn changed(mut rows: Vec<Json>, change: RowChange, named: &BTreeSet<&str>) -> Vec<Json> {
    let fresh_id = |rows: &[Json]| fresh_id(rows, named);
    let place = |rows: &[Json], id: &Id| rows.iter().position(|row| row["id"] == id.as_str());
    match change {
        RowChange::Add => rows.push(json!({ "id": fresh_id(&rows) })),
        RowChange::Tick(item) => rows.push(json!({ "id": fresh_id(&rows), "from": item })),
        RowChange::Untick(item) => rows.retain(|row| row["from"] != item.as_str()),
        RowChange::Remove(id) => rows.retain(|row| row["id"] != id.as_str()),
        RowChange::Restore(before) => return before,
        RowChange::Append(added) => {
            for mut row in added {
                row.insert("id".to_owned(), json!(fresh_id(&rows)));
                rows.push(Json::Object(row));
            }
        }
        RowChange::Duplicate(id) => {
            if let Some(at) = place(&rows, &id) {
                let mut copy = rows[at].clone();
                copy["id"] = json!(fresh_id(&rows));
                rows.insert(at + 1, copy);
            }
        }
        RowChange::Up(id) => {
            if let Some(at) = place(&rows, &id).filter(|at| *at > 0) {
                rows.swap(at - 1, at);
            }
        }
        RowChange::Down(id) => {
            if let Some(at) = place(&rows, &id).filter(|at| at + 1 < rows.len()) {
                rows.swap(at, at + 1);
            }
        }
    }
    rows
}

fn named(row: &Row, id: &Id) -> bool {
    row.get("id").is_some_and(|json| json == id.as_str())
}

/// The first of "d1", "d2" … that no row has, nor is named elsewhere.
fn fresh_id(rows: &[Json], named: &BTreeSet<&str>) -> String {
    let taken: BTreeSet<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
    let ids = (1..).map(|number: usize| format!("d{number}"));
    ids.skip_while(|id| taken.contains(id.as_str()) || named.contains(id.as_str())).take(1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interview(rows: Json) -> Interview {
        let question = json!({
            "place": { "option": "datasets" }, "title": "", "label": "", "help": "", "example": "",
            "knows": "buyer", "fills": "buyer", "required": false, "fold": false,
            "control": { "kind": "table", "columns": [], "folded": [], "rows": [], "catalogue": [], "max_rows": 9 },
            "answer": { "value": rows, "text": "", "origin": "preset", "unknown": false },
            "diagnostics": [],
        });
        serde_json::from_value(json!({
            "steps": [{ "id": "data", "title": "", "intro": "", "questions": [question] }],
            "diagnostics": [], "departures": [], "standing": "open", "asked": 0, "open": 0,
        }))
        .unwrap()
    }

    fn ids(answers: &Answers) -> Vec<&str> {
        answers.answers["datasets"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["id"].as_str().unwrap())
            .collect()
    }

    fn table(change: RowChange) -> Change {
        Change::Rows(Id::new("datasets"), change)
    }

    #[test]
    fn the_first_change_of_a_row_takes_over_the_rows_of_the_preset() {
        let interview = interview(json!([{ "id": "d1", "from": "air" }, { "id": "d2", "from": "noise" }]));
        let mut answers = Answers::new("2026-11");
        let place = Place { option: "datasets".into(), row: Some("d2".into()), column: Some("name".into()) };
        apply(&mut answers, &interview, Change::Answer(place.clone(), Some(json!("Geluid"))));
        assert_eq!(
            answers.answers["datasets"],
            json!([{ "id": "d1", "from": "air" }, { "id": "d2", "from": "noise", "name": "Geluid" }])
        );
        assert_eq!(own(&answers, &place), Some(&json!("Geluid")));
        apply(&mut answers, &interview, Change::Answer(place.clone(), None));
        assert_eq!(own(&answers, &place), None);
    }

    #[test]
    fn rows_are_added_copied_moved_taken_away_and_put_back() {
        let interview = interview(json!([]));
        let mut answers = Answers::new("2026-11");
        let mut act = |change| {
            apply(&mut answers, &interview, table(change));
            ids(&answers).join(" ")
        };
        assert_eq!(act(RowChange::Add), "d1");
        assert_eq!(act(RowChange::Tick("air".into())), "d1 d2");
        assert_eq!(act(RowChange::Duplicate("d1".into())), "d1 d3 d2");
        assert_eq!(act(RowChange::Up("d2".into())), "d1 d2 d3");
        assert_eq!(act(RowChange::Up("d1".into())), "d1 d2 d3");
        assert_eq!(act(RowChange::Down("d1".into())), "d2 d1 d3");
        assert_eq!(act(RowChange::Down("d3".into())), "d2 d1 d3");
        assert_eq!(act(RowChange::Remove("d1".into())), "d2 d3");
        assert_eq!(act(RowChange::Add), "d2 d3 d1");
        assert_eq!(act(RowChange::Untick("air".into())), "d3 d1");
        assert_eq!(act(RowChange::Restore(vec![json!({ "id": "d7" })])), "d7");
    }

    #[test]
    fn a_new_row_does_not_take_over_what_was_written_for_one_that_is_gone() {
        let interview = interview(json!([]));
        let mut answers = Answers::new("2026-11");
        let mut act = |change| {
            apply(&mut answers, &interview, change);
            ids(&answers).join(" ")
        };
        act(table(RowChange::Add));
        assert_eq!(act(table(RowChange::Add)), "d1 d2");
        act(Change::Reason("explain-closed/d2".into(), "Omdat het persoonsgegevens zijn".into()));
        assert_eq!(act(table(RowChange::Remove("d2".into()))), "d1");
        assert_eq!(act(table(RowChange::Add)), "d1 d3");
    }

    #[test]
    fn rows_without_a_good_name_can_be_changed_and_taken_away_one_by_one() {
        let interview = interview(json!([]));
        let mut answers = Answers::new("2026-11");
        let given =
            json!([{ "name": "A" }, { "id": "d1" }, { "id": "d1", "name": "B" }, "row", { "id": "No" }]);
        answers.answers.insert("datasets".into(), given);
        let place =
            Place { option: "datasets".into(), row: Some("row-1".into()), column: Some("name".into()) };
        apply(&mut answers, &interview, Change::Answer(place.clone(), Some(json!("Lucht"))));
        assert_eq!(own(&answers, &place), Some(&json!("Lucht")));
        assert_eq!(ids(&answers), ["row-1", "d1", "d2", "row-5"]);
        apply(&mut answers, &interview, table(RowChange::Remove("d1".into())));
        assert_eq!(ids(&answers), ["row-1", "d2", "row-5"]);
    }

    #[test]
    fn an_empty_reason_is_no_reason() {
        let interview = interview(json!([]));
        let mut answers = Answers::new("2026-11");
        apply(&mut answers, &interview, Change::Reason("rule".into(), "Omdat".into()));
        assert_eq!(answers.reasons["rule"], "Omdat");
        apply(&mut answers, &interview, Change::Reason("rule".into(), String::new()));
        assert!(answers.reasons.is_empty());
    }
}
