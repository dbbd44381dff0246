//! Reads TOML through its spanned, recoverable tree: typed getters that report every fault at its place.
//!
//! A [`Cursor`] stands on a table and remembers which keys were asked for; when it goes away it reports the
//! others. What the keys mean is left to `library`.

use crate::code::Code;
use crate::date::Date;
use crate::diagnostic::{At, Diagnostic};
use crate::id::Id;
use crate::nearest::suggestion;
use crate::source::{SourceFile, Span};
use serde_json::Value as Json;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Everything that was found, from all files.
#[derive(Debug, Default)]
pub struct Faults {
    found: RefCell<Vec<Diagnostic>>,
    broken: RefCell<BTreeSet<String>>,
}

/// Something read, with the place where it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub at: At,
}

/// Something written once per language: `title.nl = "…"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Localised<T> {
    /// The place of the key.
    pub at: At,
    /// By language.
    pub by_language: BTreeMap<String, Spot<T>>,
}

/// A TOML file that was parsed, as well as it could be.
#[derive(Debug)]
pub struct TomlFile<'a> {
    file: &'a SourceFile<'a>,
    faults: &'a Faults,
    root: Spanned<DeTable<'a>>,
}

/// A value in a TOML file.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    file: &'a SourceFile<'a>,
    faults: &'a Faults,
    value: &'a DeValue<'a>,
    span: Span,
}

/// A table in a TOML file, whose keys are asked for one by one.
#[derive(Debug)]
pub struct Cursor<'a> {
    file: &'a SourceFile<'a>,
    faults: &'a Faults,
    table: &'a DeTable<'a>,
    span: Span,
    asked: RefCell<BTreeSet<&'a str>>,
}

impl Faults {
    /// Adds a finding. Findings in a file that is not valid TOML are left out: they are mostly its consequences.
    pub fn push(&self, diagnostic: Diagnostic) {
        let broken = matches!(&diagnostic.at, At::File { path, .. } if self.broken.borrow().contains(path));
        if !broken || diagnostic.code == Code::BrokenToml {
            self.found.borrow_mut().push(diagnostic);
        }
    }

    /// Adds a finding of the code's usual severity.
    pub fn report(&self, code: Code, at: &At, message: impl Into<String>, help: impl Into<String>) {
        self.push(Diagnostic::new(code, at.clone(), message, help));
    }

    /// All findings, each once, in the order of files and places.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        let key = |finding: &Diagnostic| match &finding.at {
            At::File { path, start, end, .. } => (path.clone(), *start, *end),
            at => (at.to_string(), 0, 0),
        };
        found.sort_by(|a, b| {
            (key(a), a.code, &a.message, &a.help).cmp(&(key(b), b.code, &b.message, &b.help))
        });
        found.dedup();
        found
    }
}

impl<T> Spot<T> {
    /// Something at a place.
    pub fn new(value: T, at: At) -> Self {
        Self { value, at }
    }

    /// Something else at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spot<U> {
        Spot { value: change(self.value), at: self.at }
    }
}

impl<'a> TomlFile<'a> {
    /// Parses a file; syntax faults and forbidden characters are reported.
    pub fn parse(file: &'a SourceFile<'a>, faults: &'a Faults) -> Self {
        let (root, errors) = DeTable::parse_recoverable(file.text);
        for error in &errors {
            let at = file.at(error.span().map_or(Span::new(0, 0), Span::from));
            let help = "Look here first; the rest of the file is not judged until it is valid TOML.";
            faults.report(Code::BrokenToml, &at, error.message().trim(), help);
        }
        if !errors.is_empty() {
            faults.broken.borrow_mut().insert(file.path.to_owned());
        }
        Self { file, faults, root }
    }

    /// The top of the file.
    pub fn top(&'a self) -> Cursor<'a> {
        Cursor {
            file: self.file,
            faults: self.faults,
            table: self.root.get_ref(),
            span: Span::new(0, 0),
            asked: RefCell::default(),
        }
    }
}

impl<'a> Node<'a> {
    /// Its place.
    pub fn at(&self) -> At {
        self.file.at(self.span)
    }

    /// Reports something here.
    pub fn report(&self, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.faults.report(code, &self.at(), message, help);
    }

    /// Text that is not blank, without forbidden characters.
    pub fn text(&self) -> Option<Spot<String>> {
        let DeValue::String(text) = self.value else { return self.wrong_type("text") };
        if let Some(character) = text.chars().find(|character| is_forbidden(*character)) {
            report_forbidden(self.faults, &self.at(), character);
        }
        if text.trim().is_empty() {
            self.report(
                Code::WrongType,
                "the text is empty",
                "Write it, or leave the key out if it is optional.",
            );
            return None;
        }
        Some(Spot::new(text.trim().to_owned(), self.at()))
    }

    /// Text that may be empty, with the spaces at its ends: a fixed printed word.
    pub fn phrase(&self) -> Option<Spot<String>> {
        let DeValue::String(text) = self.value else { return self.wrong_type("text") };
        if let Some(character) = text.chars().find(|character| is_forbidden(*character)) {
            report_forbidden(self.faults, &self.at(), character);
        }
        Some(Spot::new(text.to_string(), self.at()))
    }

    /// An id.
    pub fn id(&self) -> Option<Spot<Id>> {
        let text = self.text()?;
        check_id(&text, self.faults).then(|| text.map(Id::new))
    }

    /// A whole number.
    pub fn integer(&self) -> Option<Spot<i64>> {
        let DeValue::Integer(number) = self.value else { return self.wrong_type("a whole number") };
        match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Some(Spot::new(number, self.at())),
            Err(_) => self.wrong_type("a whole number of at most 18 digits"),
        }
    }

    /// `true` or `false`.
    pub fn yes_no(&self) -> Option<bool> {
        let DeValue::Boolean(yes) = self.value else { return self.wrong_type("true or false") };
        Some(*yes)
    }

    /// A day.
    pub fn date(&self) -> Option<Date> {
        let DeValue::Datetime(date) = self.value else { return self.wrong_type("a day like 2027-01-31") };
        Date::parse(&date.to_string()).or_else(|| self.wrong_type("a day like 2027-01-31"))
    }

    /// A list.
    pub fn list(&self) -> Option<Vec<Node<'a>>> {
        let DeValue::Array(items) = self.value else { return self.wrong_type("a list") };
        Some(items.iter().map(|item| self.child(item)).collect())
    }

    /// A table.
    pub fn table(&self) -> Option<Cursor<'a>> {
        let DeValue::Table(table) = self.value else { return self.wrong_type("a table") };
        Some(Cursor {
            file: self.file,
            faults: self.faults,
            table,
            span: self.span,
            asked: RefCell::default(),
        })
    }

    /// A list of ids.
    pub fn ids(&self) -> Option<Vec<Spot<Id>>> {
        Some(self.list()?.iter().filter_map(Self::id).collect())
    }

    /// Any value, in the form of answers files; native dates become text.
    pub fn json(&self) -> Spot<Json> {
        Spot::new(to_json(self.value), self.at())
    }

    fn child(&self, value: &'a Spanned<DeValue<'a>>) -> Self {
        Node { file: self.file, faults: self.faults, value: value.get_ref(), span: value.span().into() }
    }

    fn wrong_type<T>(&self, wanted: &str) -> Option<T> {
        let message = format!("here must stand {wanted}, not {}", type_name(self.value));
        self.report(Code::WrongType, message, "");
        None
    }
}

impl<'a> Cursor<'a> {
    /// Its place.
    pub fn at(&self) -> At {
        self.file.at(self.span)
    }

    /// Where findings go.
    pub fn faults(&self) -> &'a Faults {
        self.faults
    }

    /// The value of a key that may be left out.
    pub fn get(&self, key: &'a str) -> Option<Node<'a>> {
        self.asked.borrow_mut().insert(key);
        let value = self.table.get(key)?;
        Some(Node { file: self.file, faults: self.faults, value: value.get_ref(), span: value.span().into() })
    }

    /// The value of a key that must be there.
    pub fn need(&self, key: &'a str) -> Option<Node<'a>> {
        let node = self.get(key);
        if node.is_none() {
            let message = format!("the key '{key}' is missing");
            self.faults.report(Code::MissingKey, &self.at(), message, format!("Add '{key} = …'."));
        }
        node
    }

    /// All keys with their values, in alphabetical order.
    pub fn entries(&self) -> Vec<(Spot<String>, Node<'a>)> {
        let entry = |(key, value): (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>)| {
            self.asked.borrow_mut().insert(key.get_ref());
            let node = Node {
                file: self.file,
                faults: self.faults,
                value: value.get_ref(),
                span: value.span().into(),
            };
            (Spot::new(key.get_ref().to_string(), self.file.at(key.span().into())), node)
        };
        self.table.iter().map(entry).collect()
    }

    /// All keys that are ids, with their values.
    pub fn named(&self) -> Vec<(Spot<Id>, Node<'a>)> {
        let mut named = self.entries();
        named.retain(|(key, _)| check_id(key, self.faults));
        named.into_iter().map(|(key, node)| (key.map(Id::new), node)).collect()
    }

    /// The tables of a list `[[key]]` that may be left out.
    pub fn tables(&self, key: &'a str) -> Vec<Cursor<'a>> {
        let items = self.get(key).and_then(|node| node.list()).unwrap_or_default();
        items.iter().filter_map(Node::table).collect()
    }

    /// Ids of a list that may be left out.
    pub fn ids(&self, key: &'a str) -> Vec<Spot<Id>> {
        self.get(key).and_then(|node| node.ids()).unwrap_or_default()
    }

    /// A word of a closed list.
    pub fn word<T: Copy>(&self, key: &'a str, words: &[(&str, T)]) -> Option<T> {
        let text = self.get(key)?.text()?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let message = format!("'{}' is not one of: {}", text.value, names.join(", "));
            self.faults.report(Code::UnknownWord, &text.at, message, suggestion(&text.value, names));
        }
        found
    }

    /// A word of a closed list that must be there.
    pub fn need_word<T: Copy>(&self, key: &'a str, words: &[(&str, T)]) -> Option<T> {
        self.need(key)?;
        self.word(key, words)
    }

    /// Something per language that may be left out.
    pub fn localised<T>(
        &self,
        key: &'a str,
        read: impl Fn(&Node<'a>) -> Option<Spot<T>>,
    ) -> Option<Localised<T>> {
        let node = self.get(key)?;
        let at = node.at();
        let mut by_language = BTreeMap::new();
        for (language, node) in node.table()?.entries() {
            if !is_language(&language.value) {
                let message = format!("'{}' is not the code of a language", language.value);
                let help = format!("Write '{key}.nl'.");
                self.faults.report(Code::UnknownKey, &language.at, message, help);
            } else if let Some(read) = read(&node) {
                by_language.insert(language.value, read);
            }
        }
        Some(Localised { at, by_language })
    }

    /// A text per language that may be left out.
    pub fn localised_text(&self, key: &'a str) -> Option<Localised<String>> {
        self.localised(key, Node::text)
    }

    /// A text per language that must be there.
    pub fn need_localised_text(&self, key: &'a str) -> Option<Localised<String>> {
        self.need(key)?;
        self.localised_text(key)
    }
}

impl Drop for Cursor<'_> {
    /// Reports the keys that nobody asked for.
    fn drop(&mut self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            let message = format!("the key '{}' is not known here", key.get_ref());
            let help = suggestion(key.get_ref(), asked.iter().copied());
            self.faults.report(Code::UnknownKey, &self.file.at(key.span().into()), message, help);
        }
    }
}

/// Whether a character is invisible, changes the direction of reading, or is used by the engine itself.
pub fn is_forbidden(character: char) -> bool {
    let control = character.is_control() && character != '\n' && character != '\t';
    let invisible =
        matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}');
    let reserved = matches!(character, '\u{FEFF}' | '\u{E000}'..='\u{F8FF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}');
    control || invisible || reserved || character >= '\u{F0000}'
}

/// Reports a forbidden character.
pub fn report_forbidden(faults: &Faults, at: &At, character: char) {
    let message =
        format!("the text holds the invisible or reserved character U+{:04X}", u32::from(character));
    faults.report(
        Code::ForbiddenCharacter,
        at,
        message,
        "Remove it; it often comes along when text is pasted.",
    );
}

/// Whether a text has the form of a language code: `nl`, `pt-BR`.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn check_id(text: &Spot<String>, faults: &Faults) -> bool {
    let valid = Id::is_valid(&text.value);
    if !valid {
        let message = format!("'{}' is not a well-formed id", text.value);
        let help =
            "Use lower-case words of letters and digits, joined by single hyphens, at most 60 characters.";
        faults.report(Code::BadId, &text.at, message, help);
    }
    valid
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Numbers with a point become their text, which no kind accepts as number.
fn to_json(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => Json::from(text.as_ref()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Json::from(number.as_str()), Json::from),
        DeValue::Float(number) => Json::from(number.as_str()),
        DeValue::Boolean(yes) => Json::from(*yes),
        DeValue::Datetime(date) => Json::from(date.to_string()),
        DeValue::Array(items) => items.iter().map(|item| to_json(item.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(key, value)| (key.get_ref().to_string(), to_json(value.get_ref()))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, look: impl FnOnce(&Cursor<'_>)) -> Vec<String> {
        let faults = Faults::default();
        let file = SourceFile::new("x.toml", text);
        let toml = TomlFile::parse(&file, &faults);
        look(&toml.top());
        faults.into_sorted().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_fault_has_its_place() {
        let text = "naam = 1\n[[row]]\nid = \"A\"\n\n[[row]]\nidd = true\n[title]\nnl = 3\n";
        let found = read(text, |top| {
            top.need("name");
            top.need_localised_text("title");
            for row in top.tables("row") {
                row.need("id").and_then(|id| id.id());
            }
        });
        let places: Vec<&str> = found.iter().filter_map(|line| line.split(": ").next()).collect();
        assert_eq!(
            places,
            [
                "error[missing-key] x.toml:1:1",
                "error[unknown-key] x.toml:1:1",
                "error[bad-id] x.toml:3:6",
                "error[missing-key] x.toml:5:1",
                "error[unknown-key] x.toml:6:1",
                "error[wrong-type] x.toml:8:6",
            ]
        );
        assert!(found[1].contains("Did you mean 'name'?"), "{}", found[1]);
    }

    #[test]
    fn broken_toml_hides_its_consequences_and_gives_every_syntax_fault() {
        let found = read("a = \nb = \"x\nc = 1\n", |top| {
            top.need("d");
        });
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found.iter().all(|line| line.starts_with("error[broken-toml]")), "{found:#?}");
    }
}
