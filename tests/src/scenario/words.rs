//! Finds what a scenario names: questions by label, choices by what is shown or printed, clauses by title. The id
//! always works too.

use clausier::annex::DocumentKind;
use clausier::edition::Edition;
use clausier::option::{Choices, Kind, Question};
use serde_json::{Value, json};

/// Whether somebody who writes `name` may mean this.
fn means(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn unknown(what: &str, name: &str, known: impl Iterator<Item = String>) -> String {
    format!("no {what} is called '{name}'; there is: {}", known.collect::<Vec<_>>().join(" | "))
}

/// The question with this id, or else the only one with this label or title.
pub fn question<'e>(
    questions: impl Iterator<Item = &'e Question> + Clone,
    name: &str,
) -> Result<&'e Question, String> {
    if let Some(found) = questions.clone().find(|question| question.id.as_str() == name) {
        return Ok(found);
    }
    let called = |question: &&Question| means(name, &[&question.label, &question.title]);
    let found: Vec<&Question> = questions.clone().filter(called).collect();
    match found.as_slice() {
        [only] => Ok(only),
        [] => {
            let known = questions.map(|question| format!("{} ({})", question.label, question.id));
            Err(unknown("question", name, known))
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|question| question.id.as_str()).collect();
            Err(format!("several questions are called '{name}'; write which: {}", ids.join(", ")))
        }
    }
}

/// The id of the clause with this title or id.
pub fn clause(edition: &Edition, name: &str) -> Result<String, String> {
    let mut clauses = edition.clauses.values();
    let found = clauses.find(|clause| means(name, &[clause.id.as_str(), &clause.title]));
    let known = edition.clauses.values().map(|clause| format!("{} ({})", clause.title, clause.id));
    found.map(|clause| clause.id.to_string()).ok_or_else(|| unknown("clause", name, known))
}

/// The id of the preset with this title or id.
pub fn preset(edition: &Edition, name: &str) -> Result<clausier::id::Id, String> {
    let found = edition.presets.iter().find(|preset| means(name, &[preset.id.as_str(), &preset.title]));
    let known = edition.presets.iter().map(|preset| preset.title.clone());
    found.map(|preset| preset.id.clone()).ok_or_else(|| unknown("preset", name, known))
}

/// A document by its Dutch name.
pub fn document(name: &str) -> Result<DocumentKind, String> {
    match name {
        "de bijlage" | "het blad" | "het addendum" => Ok(DocumentKind::Annex),
        "de in te voegen teksten" => Ok(DocumentKind::Inserts),
        "het antwoordformulier" => Ok(DocumentKind::Response),
        "de dossiernota" => Ok(DocumentKind::Note),
        _ => Err(format!("no document is called '{name}'")),
    }
}

/// An answer as it stands in files, from how people write it.
pub fn answer(edition: &Edition, question: &Question, text: &str) -> Result<Value, String> {
    if text == "weet ik niet" {
        return Ok(json!({ "unknown": true }));
    }
    let value = match &question.kind {
        Kind::Choice { choices } => json!(choice(edition, choices, text)?),
        Kind::Choices { choices } => {
            let chosen = text.split(';').map(str::trim).filter(|part| !matches!(*part, "" | "geen enkele"));
            json!(chosen.map(|part| choice(edition, choices, part)).collect::<Result<Vec<_>, _>>()?)
        }
        Kind::YesNo => match text {
            "ja" => json!(true),
            "nee" => json!(false),
            _ => return Err(format!("'{text}' is not ja or nee")),
        },
        Kind::Text { .. } | Kind::LongText { .. } | Kind::Date => json!(text),
        Kind::Integer { .. } => {
            let digits = text.split(' ').next().unwrap_or_default();
            json!(digits.parse::<i64>().map_err(|why| format!("'{text}' is no number: {why}"))?)
        }
        Kind::Money { .. } => json!(text.trim_start_matches("€ ").replace('.', "").replace(',', ".")),
        Kind::Duration { .. } => json!(duration(text)?),
        Kind::Moment { .. } => moment(edition, text)?,
        Kind::Table(_) => return Err("give the rows of a table with a table".to_owned()),
    };
    Ok(value)
}

fn choice(edition: &Edition, choices: &Choices, name: &str) -> Result<String, String> {
    let known = edition.choices(choices);
    let found = known.iter().find(|choice| means(name, &[choice.id.as_str(), &choice.title, &choice.text]));
    let titles = known.iter().map(|choice| format!("{} ({})", choice.title, choice.id));
    found.map(|choice| choice.id.to_string()).ok_or_else(|| unknown("choice", name, titles))
}

/// "30 dagen", "6 maanden", "5 jaar", or the form in files.
fn duration(text: &str) -> Result<String, String> {
    let Some((count, unit)) = text.split_once(' ') else { return Ok(text.to_owned()) };
    let letter = match unit {
        "dag" | "dagen" => 'D',
        "maand" | "maanden" => 'M',
        "jaar" | "jaren" => 'Y',
        _ => return Err(format!("'{unit}' is not dagen, maanden or jaar")),
    };
    Ok(format!("P{count}{letter}"))
}

/// "2029-06-30", or a length of time with what is printed after it: "6 maanden na het einde van de opdracht".
fn moment(edition: &Edition, text: &str) -> Result<Value, String> {
    let event = edition.events.iter().find(|event| text.ends_with(&event.text));
    let Some(event) = event else { return Ok(json!(text)) };
    let after = duration(text.trim_end_matches(&event.text).trim())?;
    Ok(json!({ "event": event.id, "after": after }))
}
