//! Capitals in texts: in the middle of a sentence a capital marks a defined term or a name.

use crate::code::Code;
use crate::edition::Term;
use crate::id::Id;
use crate::reader::{Faults, Spot};
use crate::source::{SourceFile, Span};
use std::collections::BTreeMap;

/// What may have a capital in the middle of a sentence.
#[derive(Debug, Default)]
pub(super) struct Capitals {
    /// Forms of terms and names, longest first.
    forms: Vec<String>,
}

/// Reports forms that two terms have. `places` says where the forms of a term are written.
pub(super) fn check_forms(
    terms: &BTreeMap<Id, Term>,
    places: &BTreeMap<Id, Vec<Spot<String>>>,
    faults: &Faults,
) {
    let mut owners: BTreeMap<&str, &Id> = BTreeMap::new();
    for (id, forms) in places.iter().filter(|(id, _)| terms.contains_key(*id)) {
        for form in forms {
            match owners.get(form.value.as_str()) {
                None => drop(owners.insert(&form.value, id)),
                Some(owner) => {
                    let message = format!("'{}' is already a form of the term '{owner}'", form.value);
                    let help = "Give each form to one term.";
                    faults.report(Code::AmbiguousTerm, &form.at, message, help);
                }
            }
        }
    }
}

impl Capitals {
    /// The forms of terms, and names that are no terms.
    pub fn new(terms: &BTreeMap<Id, Term>, names: &[Spot<String>]) -> Self {
        let forms = terms.values().flat_map(|term| term.forms.iter().cloned());
        let mut forms: Vec<String> = forms.chain(names.iter().map(|name| name.value.clone())).collect();
        forms.sort_by_key(|form| (std::cmp::Reverse(form.len()), form.clone()));
        forms.dedup();
        Self { forms }
    }

    /// Reports words with a capital in the middle of a sentence of a clause text.
    pub fn check_text(&self, file: &SourceFile<'_>, faults: &Faults) {
        let mut start = 0;
        let mut state = State::SentenceStart;
        for line in file.text.split_inclusive('\n') {
            let (skip, opens) = opening(line);
            if opens {
                state = State::SentenceStart;
            }
            state = self.check_line(file, start + skip, &line[skip..], state, faults);
            start += line.len();
        }
    }

    /// Reports words with a capital in a text that stands at `text.at`, which begins in the middle of a sentence.
    pub fn check_phrase(&self, text: &Spot<String>, faults: &Faults) {
        for word in self.undefined(&text.value, State::Inside).0 {
            faults.report(Code::UndefinedTerm, &text.at, message(&text.value[word]), HELP);
        }
    }

    fn check_line(
        &self,
        file: &SourceFile<'_>,
        start: usize,
        line: &str,
        state: State,
        faults: &Faults,
    ) -> State {
        let (words, state) = self.undefined(line, state);
        for word in words {
            let at = file.at(Span::new(start + word.start, start + word.end));
            faults.report(Code::UndefinedTerm, &at, message(&line[word]), HELP);
        }
        state
    }

    /// Words with a capital that nothing explains, and where in a sentence the text ends.
    fn undefined(&self, text: &str, mut state: State) -> (Vec<std::ops::Range<usize>>, State) {
        let mut found = Vec::new();
        let mut open = Vec::new();
        let mut at = 0;
        while let Some(character) = text[at..].chars().next() {
            let rest = &text[at..];
            if let Some(length) = tag(rest) {
                state = after_tag(&rest[..length], state, &mut open);
                at += length;
            } else if character.is_alphanumeric() {
                let known = self.forms.iter().find(|form| starts_with_word(rest, form));
                let length = known.map_or_else(|| word(rest), String::len);
                let starts = state == State::SentenceStart;
                let plain = known.is_none() && !is_roman(&rest[..length]);
                if plain && character.is_uppercase() && !starts {
                    found.push(at..at + length);
                }
                state = State::Inside;
                at += length;
            } else {
                let quotes = matches!(character, '"' | '“' | '‘' | '«')
                    && rest.chars().nth(1).is_some_and(char::is_alphabetic);
                state = if quotes { State::SentenceStart } else { state.after(character) };
                at += character.len_utf8();
            }
        }
        (found, state)
    }
}

const HELP: &str = "Define it as a term, write it small, or add it to names.nl in edition.toml.";

fn message(word: &str) -> String {
    format!("'{word}' has a capital in the middle of a sentence, but no term has this form")
}

/// Where in a sentence a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Where the first word may have a capital.
    SentenceStart,
    /// After the end of a sentence, if a space follows.
    MaybeEnd,
    /// In the middle.
    Inside,
}

impl State {
    fn after(self, character: char) -> Self {
        match (self, character) {
            (_, '.' | '!' | '?' | ':') => Self::MaybeEnd,
            (Self::MaybeEnd, ' ' | '\n' | '\t') => Self::SentenceStart,
            (state, ' ' | '\n' | '\t' | '"' | '“' | '‘' | '(' | '*' | '_') => state,
            (Self::SentenceStart, _) => Self::SentenceStart,
            (Self::MaybeEnd | Self::Inside, _) => Self::Inside,
        }
    }
}

/// Length of what opens a line (indentation, number, bullet), and whether a sentence starts there.
fn opening(line: &str) -> (usize, bool) {
    let text = line.trim_start_matches([' ', '\t']);
    let indent = line.len() - text.len();
    if text.trim().is_empty()
        || text.starts_with("{{#")
        || text.starts_with("{{/")
        || text.starts_with("{{else")
    {
        return (indent, true);
    }
    if text.starts_with("- ") || text.starts_with("* ") {
        return (indent + 2, true);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=3).contains(&digits) && text[digits..].starts_with(". ");
    if numbered { (indent + digits + 2, true) } else { (indent, false) }
}

/// Length of the template tag or reference that a text starts with.
fn tag(text: &str) -> Option<usize> {
    if text.starts_with("{{") {
        return text.find("}}").map(|end| end + 2);
    }
    if text.starts_with("[](") {
        return text.find(')').map(|end| end + 1);
    }
    None
}

/// Where in a sentence a text stands after a tag: the sides of a condition start alike, and only what is
/// printed moves on.
fn after_tag(tag: &str, state: State, open: &mut Vec<State>) -> State {
    if tag.starts_with("{{#") {
        open.push(state);
        return state;
    }
    if tag.starts_with("{{else") {
        return open.last().copied().unwrap_or(state);
    }
    if tag.starts_with("{{/") {
        open.pop();
        return state;
    }
    State::Inside
}

/// A number in Roman letters: "boek XI".
fn is_roman(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Length of the word that a text starts with; hyphens and apostrophes belong to it.
fn word(text: &str) -> usize {
    let inside = |character: char| character.is_alphanumeric() || matches!(character, '-' | '\'' | '’');
    let end = text.find(|character: char| !inside(character)).unwrap_or(text.len());
    text[..end].trim_end_matches(['-', '\'', '’']).len().max(1)
}

/// Whether a text starts with a form that ends where a word ends.
fn starts_with_word(text: &str, form: &str) -> bool {
    let rest = text.strip_prefix(form);
    rest.is_some_and(|rest| !rest.starts_with(|character: char| character.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undefined(text: &str) -> Vec<&str> {
        let capitals = Capitals {
            forms: vec!["Open Data Charter".into(), "Open Data".into(), "API's".into(), "API".into()],
        };
        capitals.undefined(text, State::SentenceStart).0.into_iter().map(|word| &text[word]).collect()
    }

    #[test]
    fn only_unexplained_capitals_in_the_middle_are_found() {
        assert_eq!(undefined("De Gegevens zijn Open Data. Het Open Data Charter (zie API's)."), ["Gegevens"]);
        assert_eq!(undefined("Na {{authority}} De tekst."), ["De"]);
        assert_eq!(
            undefined("Zo. {{#if a}}Voor{{else}}Na{{/if}} Boek XI van \"Een titel\" {{b}}."),
            ["Boek"]
        );
        assert_eq!(undefined("een API-sleutel en Open Dataset"), ["Open", "Dataset"]);
        assert_eq!(undefined("\"Een zin.\" Volgende e.a. Tekst"), Vec::<&str>::new());
    }
}
