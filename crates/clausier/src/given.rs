//! Answers typed by the questions of an edition, with what is wrong with them in the edition's words.

use crate::annex::Place;
use crate::answers::Answers;
use crate::code::Code;
use crate::diagnostic::{At, Checked, Diagnostic};
use crate::edition::Edition;
use crate::id::Id;
use crate::option::{Kind, Question};
use crate::value::{Given, Value};
use crate::value_read::{Fault, Located, read};
use crate::words::Words;
use std::collections::BTreeMap;

/// The answers that can be used, and a diagnostic for each that cannot.
pub fn typed(edition: &Edition, words: &Words, answers: &Answers) -> Checked<BTreeMap<Id, Given>> {
    let mut given = BTreeMap::new();
    let mut diagnostics = whole(edition, words, answers);
    for (id, json) in &answers.answers {
        let Some(question) = edition.question(id) else {
            diagnostics.push(Diagnostic::new(
                Code::UnknownQuestion,
                At::option(id),
                words.phrase("fault-unknown-question", &[("id", id.as_str())]),
                words.plain("fault-unknown-question-help"),
            ));
            continue;
        };
        let reading = read(&question.kind, json, &edition.vocabularies);
        let describe = Describe { edition, words, question };
        diagnostics.extend(reading.faults.iter().map(|located| describe.diagnostic(located)));
        if let Some(value) = reading.given {
            given.insert(id.clone(), value);
        }
    }
    Checked::new(given, diagnostics)
}

fn whole(edition: &Edition, words: &Words, answers: &Answers) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if answers.edition != edition.id {
        diagnostics.push(Diagnostic::new(
            Code::UnknownEdition,
            At::Whole,
            words.phrase("fault-unknown-edition", &[("given", &answers.edition), ("id", &edition.id)]),
            words.plain("fault-unknown-edition-help"),
        ));
    }
    if let Some(preset) = answers.preset.as_ref().filter(|preset| edition.preset(preset).is_none()) {
        let list: Vec<String> = edition.presets.iter().map(|preset| preset.id.to_string()).collect();
        diagnostics.push(Diagnostic::new(
            Code::UnknownPreset,
            At::Whole,
            words.phrase("fault-unknown-preset", &[("id", preset.as_str())]),
            words.phrase("fault-unknown-preset-help", &[("list", &list.join(", "))]),
        ));
    }
    let known = |key: &str| edition.rules.iter().any(|rule| key.split('/').next() == Some(rule.id.as_str()));
    for key in answers.reasons.keys().filter(|key| !known(key)) {
        diagnostics.push(Diagnostic::new(
            Code::UnknownReason,
            At::Whole,
            words.phrase("fault-unknown-reason", &[("id", key)]),
            words.plain("fault-unknown-reason-help"),
        ));
    }
    diagnostics
}

/// Puts faults of one question in words.
struct Describe<'a> {
    edition: &'a Edition,
    words: &'a Words,
    question: &'a Question,
}

impl Describe<'_> {
    fn diagnostic(&self, located: &Located) -> Diagnostic {
        let column = located.column.as_ref().map(Id::new);
        let asked = self.column(column.as_ref()).unwrap_or(self.question);
        let place = Place { option: self.question.id.clone(), row: located.row.clone(), column };
        let help = match located.fault {
            Fault::BadCharacter { .. } => "fault-bad-character-help",
            _ => "fault-help",
        };
        let (code, message) = self.message(asked, &located.fault);
        Diagnostic::new(code, At::Question { place }, message, self.words.plain(help))
    }

    fn column(&self, id: Option<&Id>) -> Option<&Question> {
        match &self.question.kind {
            Kind::Table(table) => table.column(id?),
            _ => None,
        }
    }

    fn message(&self, asked: &Question, fault: &Fault) -> (Code, String) {
        let label = ("label", asked.label.as_str());
        let wrong = |name: &str, words: &[(&str, &str)]| (Code::WrongAnswer, self.words.phrase(name, words));
        let join = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
        match fault {
            Fault::WrongForm { kind } => {
                let kind = self.words.phrase(&format!("fault-form-{kind}"), &[]);
                wrong("fault-wrong-form", &[label, ("kind", &kind)])
            }
            Fault::NotAChoice { given, choices } => {
                wrong("fault-not-a-choice", &[label, ("given", given), ("choices", &join(choices))])
            }
            Fault::UnknownEvent { given, events } => {
                wrong("fault-not-a-choice", &[label, ("given", given), ("choices", &join(events))])
            }
            Fault::WrongUnit { units } => {
                let units: Vec<&str> = units.iter().map(|unit| unit.name()).collect();
                wrong("fault-out-of-bounds", &[label, ("bounds", &units.join(", "))])
            }
            Fault::OutOfBounds { least, most, .. } => {
                let bounds = self.bounds(asked, least.as_ref(), most.as_ref());
                wrong("fault-out-of-bounds", &[label, ("bounds", &bounds)])
            }
            Fault::TooLong { most, .. } => wrong("fault-too-long", &[label, ("max", &most.to_string())]),
            Fault::BadCharacter { .. } => {
                (Code::BadCharacter, self.words.phrase("fault-bad-character", &[label]))
            }
            Fault::BadRowId { given, .. } => wrong("fault-row-id", &[label, ("given", given)]),
            Fault::DuplicateRow => wrong("fault-row-id", &[label, ("given", "")]),
            Fault::NotInCatalogue { given } => wrong("fault-unknown-catalogue", &[label, ("given", given)]),
            Fault::UnknownColumn { .. } => wrong("fault-unknown-column", &[label, ("given", "")]),
            Fault::TooManyRows { most, .. } => {
                let message = self.words.phrase("fault-too-many-rows", &[label, ("max", &most.to_string())]);
                (Code::TooLarge, message)
            }
        }
    }

    fn bounds(&self, asked: &Question, least: Option<&Value>, most: Option<&Value>) -> String {
        let print = |value: Option<&Value>| {
            value.map_or_else(|| "…".to_owned(), |value| self.words.value(self.edition, asked, value))
        };
        format!("{} – {}", print(least), print(most))
    }
}
