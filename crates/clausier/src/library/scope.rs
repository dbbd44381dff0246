//! What is at hand while an edition is put together in one language, and how faults in it are said.

use super::raw::Text;
use crate::code::Code;
use crate::diagnostic::At;
use crate::id::Id;
use crate::nearest::suggestion;
use crate::option::Kind;
use crate::reader::{Faults, Spot};
use crate::source::{Sources, Span, at_path};
use crate::value::{Given, Value};
use crate::value_read::{Fault, Vocabularies, read};
use serde_json::Value as Json;

/// What is at hand while an edition is put together in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// Where findings go.
    pub faults: &'a Faults,
    /// The language.
    pub language: &'a str,
}

impl<'a> Scope<'a> {
    /// The text in this language, with its place; empty if there is none.
    pub fn spoken(&self, text: Option<&'a Text>) -> Option<&'a Spot<String>> {
        let text = text?;
        let spoken = text.by_language.get(self.language);
        if spoken.is_none() {
            let message = format!("there is no text in the language '{}'", self.language);
            self.faults.report(
                Code::MissingLanguage,
                &text.at,
                message,
                format!("Add '.{} = …'.", self.language),
            );
        }
        spoken
    }

    /// Plain text in this language, without fields; empty if there is none.
    pub fn say(&self, text: Option<&'a Text>) -> String {
        let Some(spoken) = self.spoken(text) else { return String::new() };
        if spoken.value.contains("{{") {
            let message = "this text is printed as it stands, so it can hold no fields";
            self.faults.report(Code::ForbiddenTag, &spoken.at, message, "Write it without '{{'.");
        }
        spoken.value.clone()
    }

    /// A place in a file.
    pub fn at(&self, path: &str, span: Span) -> At {
        self.sources.file(path).map_or_else(|| at_path(path), |file| file.at(span))
    }

    /// Reports a name that is not there.
    pub fn unknown<'n>(
        &self,
        code: Code,
        name: &Spot<Id>,
        what: &str,
        names: impl IntoIterator<Item = &'n str> + Clone,
    ) {
        let message = format!("there is no {what} '{}'", name.value);
        self.faults.report(code, &name.at, message, suggestion(name.value.as_str(), names));
    }

    /// Reads a value that the library gives, and reports what is wrong with it.
    pub fn given(&self, kind: &Kind, json: &Spot<Json>, vocabularies: &Vocabularies) -> Option<Given> {
        let reading = read(kind, &json.value, vocabularies);
        for located in &reading.faults {
            let (code, message, help) = describe(&located.fault);
            let place = [located.row.as_ref().map(Id::as_str), located.column.as_deref()];
            let place: Vec<&str> = place.into_iter().flatten().collect();
            let message = if place.is_empty() { message } else { format!("{}: {message}", place.join("/")) };
            self.faults.report(code, &json.at, message, help);
        }
        reading.given
    }

    /// Reads a value that must be one, not "I do not know".
    pub fn value(&self, kind: &Kind, json: &Spot<Json>, vocabularies: &Vocabularies) -> Option<Value> {
        match self.given(kind, json, vocabularies)? {
            Given::Value(value) => Some(value),
            Given::Unknown => {
                let help = "Leave the key out for no value.";
                self.faults.report(
                    Code::WrongValue,
                    &json.at,
                    "here must stand a value, not 'unknown'",
                    help,
                );
                None
            }
        }
    }
}

/// Keeps the first of each id and reports the others.
pub(super) fn first_of_each<'s>(ids: impl IntoIterator<Item = &'s Spot<Id>>, faults: &Faults) {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        if !seen.insert(&id.value) {
            let message = format!("the id '{}' stands here a second time", id.value);
            faults.report(
                Code::DuplicateId,
                &id.at,
                message,
                "Give one of the two another id, or remove it.",
            );
        }
    }
}

/// A fault in a value of the library, in English.
fn describe(fault: &Fault) -> (Code, String, String) {
    match fault {
        Fault::WrongForm { kind } => (
            Code::WrongValue,
            format!("the value has not the form of the kind '{kind}'"),
            form(kind).to_owned(),
        ),
        Fault::NotAChoice { given, choices } => {
            let help = suggestion(given, choices.iter().map(Id::as_str));
            (Code::UnknownChoice, format!("'{given}' is not one of the choices"), help)
        }
        Fault::OutOfBounds { least, most, .. } => {
            let bound =
                |value: &Option<Value>| value.as_ref().map_or("none".to_owned(), |v| v.to_json().to_string());
            let message = format!("the value is out of bounds: least {}, most {}", bound(least), bound(most));
            (Code::WrongValue, message, "Change the value or the bounds.".to_owned())
        }
        Fault::WrongUnit { units } => {
            let names: Vec<&str> = units.iter().map(|unit| unit.name()).collect();
            (
                Code::WrongValue,
                "the duration is in a unit that the option does not have".to_owned(),
                format!("Units: {}.", names.join(", ")),
            )
        }
        Fault::UnknownEvent { given, events } => {
            let help = suggestion(given, events.iter().map(Id::as_str));
            (Code::WrongValue, format!("'{given}' is not an event of this option"), help)
        }
        Fault::TooLong { length, most } => (
            Code::WrongValue,
            format!("the text has {length} characters, at most {most} are allowed"),
            String::new(),
        ),
        Fault::BadCharacter { character } => (
            Code::ForbiddenCharacter,
            format!("the text holds U+{:04X}", u32::from(*character)),
            "Remove it.".to_owned(),
        ),
        Fault::BadRowId { place, given } => (
            Code::BadId,
            format!("row {place} has no well-formed id ('{given}')"),
            "Write 'id = \"d1\"'.".to_owned(),
        ),
        Fault::DuplicateRow => {
            (Code::DuplicateId, "this row has the id of another row".to_owned(), String::new())
        }
        Fault::NotInCatalogue { given } => (
            Code::UnknownChoice,
            format!("the catalogue has no row '{given}'"),
            "See the ids of its [[item]]s.".to_owned(),
        ),
        Fault::UnknownColumn { columns } => {
            let names: Vec<&str> = columns.iter().map(Id::as_str).collect();
            (
                Code::UnknownColumn,
                "the table has no such column".to_owned(),
                format!("Known: {}.", names.join(", ")),
            )
        }
        Fault::TooManyRows { count, most } => {
            (Code::WrongValue, format!("there are {count} rows, at most {most} are allowed"), String::new())
        }
    }
}

/// What a value of a kind looks like in TOML.
fn form(kind: &str) -> &'static str {
    match kind {
        "choice" => "Write the id of a choice: \"cc0\".",
        "choices" => "Write a list of ids: [\"csv\", \"json\"].",
        "yes-no" => "Write true or false.",
        "text" | "long-text" => "Write text: \"…\".",
        "integer" => "Write a whole number: 60.",
        "money" => "Write an amount as text: \"250.00\".",
        "date" => "Write a day: 2027-01-31.",
        "duration" => "Write a duration: \"P30D\", \"P6M\" or \"P4Y\".",
        "moment" => "Write a day: \"2030-12-31\", or { event = \"award\", after = \"P48M\" }.",
        _ => "Write rows: [{ id = \"d1\", … }].",
    }
}
