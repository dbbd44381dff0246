//! How values read in a sentence, and phrases with their words filled in.

use crate::date::{Date, Duration, Moment, Unit};
use crate::edition::Edition;
use crate::id::Id;
use crate::markup::{allow, mark};
use crate::option::{Choice, Kind, Question};
use crate::sorted::Sorted;
use crate::value::Value;
use handlebars::Handlebars;
use std::collections::BTreeMap;

/// The words of an edition, compiled once.
pub struct Words {
    templates: Handlebars<'static>,
    /// Phrases cut where their words come, by the template engine itself.
    cut: Sorted<String, Vec<Piece>>,
}

enum Piece {
    Text(String),
    Word(String),
}

impl Words {
    /// Compiles the phrases of an edition; names of those that cannot be compiled are given back.
    pub fn new(phrases: &BTreeMap<String, String>) -> (Self, Vec<String>) {
        let mut templates = Handlebars::new();
        templates.register_escape_fn(handlebars::no_escape);
        templates.set_strict_mode(true);
        let mut broken = Vec::new();
        let mut cut = Sorted::default();
        for (name, text) in phrases {
            let Ok(template) = allow::compile(text) else {
                broken.push(name.clone());
                continue;
            };
            let names = allow::names(&template);
            templates.register_template(name, template);
            if let Some(pieces) = pieces(&templates, name, &names) {
                cut.insert(name.clone(), pieces);
            }
        }
        (Self { templates, cut }, broken)
    }

    /// A phrase with its words; the name in brackets if the edition lacks it.
    pub fn phrase(&self, name: &str, words: &[(&str, &str)]) -> String {
        let filled = match self.cut.get(name) {
            Some(pieces) => put_together(pieces, words),
            None => {
                let words: BTreeMap<&str, &str> = words.iter().copied().collect();
                self.templates.render(name, &words).ok()
            }
        };
        filled.unwrap_or_else(|| format!("[{name}]"))
    }

    /// A phrase without words to fill in.
    pub fn plain(&self, name: &str) -> String {
        self.phrase(name, &[])
    }

    /// A phrase without words to fill in that an edition may have, or what stands for it.
    pub fn word(&self, name: &str, otherwise: &str) -> String {
        if self.templates.has_template(name) { self.plain(name) } else { otherwise.to_owned() }
    }

    /// Words as a list in a sentence: "CSV, JSON en GeoJSON".
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => self.plain("empty"),
            [one] => one.clone(),
            [first @ .., last] => {
                self.phrase("list-and", &[("first", &first.join(", ")), ("last", last.as_str())])
            }
        }
    }

    /// A value as printed in a sentence.
    pub fn value(&self, edition: &Edition, question: &Question, value: &Value) -> String {
        match value {
            Value::Choice(id) => choice_text(edition, question, id),
            Value::Choices(ids) => {
                self.list(&ids.iter().map(|id| choice_text(edition, question, id)).collect::<Vec<_>>())
            }
            Value::YesNo(yes) => self.plain(if *yes { "yes" } else { "no" }),
            Value::Text(text) => text.clone(),
            Value::Integer(number) => self.integer(question, *number),
            Value::Money(cents) => self.money(*cents),
            Value::Date(date) => self.date(*date),
            Value::Duration(duration) => self.duration(*duration),
            Value::Moment(Moment::Day(date)) => self.date(*date),
            Value::Moment(Moment::After { event, after }) => self.after(edition, event, *after),
            Value::Table(rows) => rows.len().to_string(),
        }
    }

    /// A value as printed in a cell: like [`Words::value`], but choices by their titles.
    pub fn cell(&self, edition: &Edition, question: &Question, value: &Value) -> String {
        let title =
            |id: &Id| choice(edition, question, id).map_or_else(|| id.to_string(), |c| c.title.clone());
        match value {
            Value::Choice(id) => title(id),
            Value::Choices(ids) => match ids.as_slice() {
                [] => self.plain("empty"),
                ids => ids.iter().map(title).collect::<Vec<_>>().join(", "),
            },
            other => self.value(edition, question, other),
        }
    }

    fn integer(&self, question: &Question, number: i64) -> String {
        let digits = self.phrase("integer", &[("number", &grouped(number, &self.plain("digit-group")))]);
        match &question.kind {
            Kind::Integer { unit: [one, many], .. } if !many.is_empty() => {
                let unit = if number == 1 { one } else { many };
                self.phrase("integer-unit", &[("number", &digits), ("unit", unit)])
            }
            _ => digits,
        }
    }

    fn money(&self, cents: i64) -> String {
        let euros = grouped(cents / 100, &self.plain("digit-group"));
        self.phrase("money", &[("euros", &euros), ("cents", &format!("{:02}", (cents % 100).abs()))])
    }

    /// A date as printed: "1 januari 2027".
    pub fn date(&self, date: Date) -> String {
        let months = self.plain("months");
        let month = months.split(' ').nth(usize::from(date.month) - 1).unwrap_or_default().to_owned();
        let (day, year) = (date.day.to_string(), date.year.to_string());
        self.phrase("date", &[("day", &day), ("month", &month), ("year", &year)])
    }

    fn duration(&self, duration: Duration) -> String {
        let unit = match (duration.unit, duration.count) {
            (Unit::Days, 1) => "days-one",
            (Unit::Days, _) => "days-many",
            (Unit::Months, 1) => "months-one",
            (Unit::Months, _) => "months-many",
            (Unit::Years, 1) => "years-one",
            (Unit::Years, _) => "years-many",
        };
        self.phrase("duration", &[("count", &duration.count.to_string()), ("unit", &self.plain(unit))])
    }

    fn after(&self, edition: &Edition, event: &Id, after: Duration) -> String {
        let event = edition.events.iter().find(|known| known.id == *event);
        let event = event.map_or("", |event| event.text.as_str());
        self.phrase("moment-after", &[("duration", &self.duration(after)), ("event", event)])
    }
}

/// The pieces of a phrase without conditions: what stands between the tokens that its words became.
fn pieces(templates: &Handlebars, name: &str, names: &allow::Names) -> Option<Vec<Piece>> {
    if !names.conditions.is_empty() {
        return None;
    }
    let token = |field: &String| (field.clone(), format!("{}{field}{}", mark::TOKEN, mark::END));
    let tokens: BTreeMap<String, String> = names.fields.iter().map(token).collect();
    let marked = templates.render(name, &tokens).ok()?;
    let mut parts = marked.split(mark::TOKEN);
    let mut pieces = vec![Piece::Text(parts.next()?.to_owned())];
    for part in parts {
        let (word, text) = part.split_once(mark::END)?;
        pieces.extend([Piece::Word(word.to_owned()), Piece::Text(text.to_owned())]);
    }
    Some(pieces)
}

fn put_together(pieces: &[Piece], words: &[(&str, &str)]) -> Option<String> {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(match piece {
            Piece::Text(text) => text,
            Piece::Word(name) => words.iter().rev().find(|(word, _)| word == name)?.1,
        });
    }
    Some(text)
}

fn choice_text(edition: &Edition, question: &Question, id: &Id) -> String {
    choice(edition, question, id).map_or_else(|| id.to_string(), |choice| choice.text.clone())
}

fn choice<'e>(edition: &'e Edition, question: &'e Question, id: &Id) -> Option<&'e Choice> {
    let (Kind::Choice { choices } | Kind::Choices { choices }) = &question.kind else { return None };
    edition.choices(choices).iter().find(|choice| choice.id == *id)
}

/// Digits in groups of three.
fn grouped(number: i64, separator: &str) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}
