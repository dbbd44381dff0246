//! Values that a question takes: its choices, its bounds and what lies between them.

use clausier::answers::Answers;
use clausier::date::Duration;
use clausier::edition::Edition;
use clausier::option::{Choices, Kind, Question, TableKind};
use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Most rows that a sampled table has.
const MOST_ROWS: usize = 6;

/// Some answers: every question of the edition is left open, answered with "weet ik niet", or answered with one of
/// its values.
pub fn random(edition: &Edition, rng: &mut Rng) -> Answers {
    let mut answers = Answers::new(&edition.id);
    answers.preset = match rng.usize(..edition.presets.len() + 1) {
        0 => None,
        chosen => Some(edition.presets[chosen - 1].id.clone()),
    };
    for question in edition.questions() {
        let answer = match rng.u8(..10) {
            0 | 1 => continue,
            2 => json!({ "unknown": true }),
            _ => answer(edition, question, rng),
        };
        answers.answers.insert(question.id.clone(), answer);
    }
    answers
}

/// One answer to a question.
fn answer(edition: &Edition, question: &Question, rng: &mut Rng) -> Value {
    match &question.kind {
        Kind::Table(table) => rows(edition, table, rng),
        _ => {
            let values = representative(edition, question);
            rng.choice(values).unwrap_or_else(|| json!({ "unknown": true }))
        }
    }
}

/// A few values that stand for all values of a question that is no table: each choice, both sides of yes and no,
/// the bounds.
pub fn representative(edition: &Edition, question: &Question) -> Vec<Value> {
    let default = question.default.iter().map(clausier::value::Value::to_json);
    let own: Vec<Value> = match &question.kind {
        Kind::Choice { choices } => ids(edition, choices).into_iter().map(Value::String).collect(),
        Kind::Choices { choices } => sets(&ids(edition, choices)),
        Kind::YesNo => vec![json!(true), json!(false)],
        Kind::Text { max } | Kind::LongText { max } => {
            let text = "een waarde met é en & erin";
            vec![json!(text.chars().take(*max).collect::<String>())]
        }
        Kind::Integer { min, max, .. } => vec![json!(min), json!(min + (max - min) / 2), json!(max)],
        Kind::Money { min, max } => {
            [*min, min + (max - min) / 2].map(|cents| json!(clausier::value::money(cents))).to_vec()
        }
        Kind::Date => vec![json!("2027-01-31"), json!("2028-02-29")],
        Kind::Duration { min, max, .. } => {
            [min, max].into_iter().flatten().map(|bound: &Duration| json!(bound)).collect()
        }
        Kind::Moment { events } => {
            let after = events.iter().map(|event| json!({ "event": event, "after": "P6M" }));
            after.chain([json!("2029-06-30")]).collect()
        }
        Kind::Table(_) => Vec::new(),
    };
    let mut values: Vec<Value> = own.into_iter().chain(default).collect();
    let mut seen = Vec::new();
    values.retain(|value| {
        !seen.contains(value) && {
            seen.push(value.clone());
            true
        }
    });
    values
}

fn ids(edition: &Edition, choices: &Choices) -> Vec<String> {
    edition.choices(choices).iter().map(|choice| choice.id.to_string()).collect()
}

/// None, each alone, and all.
fn sets(ids: &[String]) -> Vec<Value> {
    let alone = ids.iter().map(|id| json!([id]));
    [json!([])].into_iter().chain(alone).chain([json!(ids)]).collect()
}

fn rows(edition: &Edition, table: &TableKind, rng: &mut Rng) -> Value {
    (1..=rng.usize(..=MOST_ROWS)).map(|number| row(edition, table, number, rng)).collect()
}

/// A row from the catalogue or of one's own, with some cells filled in.
fn row(edition: &Edition, table: &TableKind, number: usize, rng: &mut Rng) -> Value {
    let mut row = Map::new();
    row.insert("id".to_owned(), json!(format!("d{number}")));
    if let Some(item) = rng.choice(&table.catalogue).filter(|_| rng.u8(..4) > 0) {
        row.insert("from".to_owned(), json!(item.id));
    }
    for column in &table.columns {
        if let Some(value) = rng.choice(representative(edition, column)).filter(|_| rng.bool()) {
            row.insert(column.id.to_string(), value);
        }
    }
    Value::Object(row)
}
