//! Reads `drafting/<language>.toml`, in which legal staff write how texts are drafted in a language, and
//! `[[allow]]` in `clause.toml`, the deliberate exceptions to it. What the words mean for a text is left to
//! [`lint`](crate::lint).

use super::written::Allow;
use crate::code::Code;
use crate::lint::CODES;
use crate::reader::{Cursor, Spot};

/// How texts are drafted in a language.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Drafting {
    /// Most words of a sentence; none without a bound.
    pub most_words: Option<usize>,
    /// What ends with a dot in the middle of a sentence, without that dot.
    pub abbreviations: Vec<String>,
    /// Words that are written in another way, or not at all.
    pub words: Vec<Discouraged>,
    /// What begins a deadline: "binnen".
    pub deadlines: Vec<String>,
    /// Units of time.
    pub units: Vec<String>,
    /// What starts a deadline: "na".
    pub triggers: Vec<String>,
    /// What a sentence says that names the start of the deadlines of its member: "termijn loopt".
    pub trigger_sentences: Vec<String>,
    /// Numbers as words, from one up.
    pub numbers: Vec<String>,
    /// Verbs of a duty.
    pub duties: Vec<String>,
    /// What stands where a quantity belongs: "regelmatig".
    pub unmeasured: Vec<String>,
    /// Names of standards beside those of vocabulary and references; `#` is a number.
    pub standards: Vec<String>,
    /// What admits an equivalent: "gelijkwaardig".
    pub equivalents: Vec<String>,
    /// What a law is called in words.
    pub laws: Vec<String>,
    /// Headings that every note has.
    pub note_headings: Vec<String>,
}

/// Words that are written in another way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Discouraged {
    /// What they are.
    pub code: Code,
    /// The words.
    pub words: Vec<String>,
    /// What to write instead.
    pub instead: String,
}

/// Codes that `[[word]]` may give.
const WORD_CODES: [Code; 5] =
    [Code::MixedModal, Code::AndOr, Code::BrandName, Code::VagueWord, Code::DataOwnership];

/// Reads a file `drafting/<language>.toml`.
pub(super) fn drafting(top: &Cursor<'_>) -> Drafting {
    let mut drafting = Drafting {
        words: top.tables("word").iter().filter_map(discouraged).collect(),
        ..Drafting::default()
    };
    if let Some(sentence) = table(top, "sentence") {
        let most = sentence.get("most-words").and_then(|node| node.integer());
        drafting.most_words = most.and_then(|most| usize::try_from(most.value).ok());
        drafting.abbreviations = texts(&sentence, "abbreviations");
    }
    if let Some(deadline) = table(top, "deadline") {
        drafting.deadlines = texts(&deadline, "words");
        drafting.units = texts(&deadline, "units");
        drafting.triggers = texts(&deadline, "triggers");
        drafting.trigger_sentences = texts(&deadline, "trigger-sentences");
        drafting.numbers = texts(&deadline, "numbers");
    }
    if let Some(duty) = table(top, "duty") {
        drafting.duties = texts(&duty, "verbs");
        drafting.unmeasured = texts(&duty, "unmeasured");
    }
    if let Some(standard) = table(top, "standard") {
        drafting.standards = texts(&standard, "names");
        drafting.equivalents = texts(&standard, "equivalent");
    }
    if let Some(law) = table(top, "law") {
        drafting.laws = texts(&law, "words");
    }
    if let Some(note) = table(top, "note") {
        drafting.note_headings = texts(&note, "headings");
    }
    drafting
}

/// Reads an `[[allow]]` of a clause.
pub(super) fn allow(table: &Cursor<'_>) -> Option<Allow> {
    let codes: Vec<(&str, Code)> = CODES.iter().map(|code| (code.name(), *code)).collect();
    let code = table.need_word("code", &codes);
    let text = |key| table.get(key).and_then(|node| node.text());
    let (words, place) = (text("words"), text("place"));
    table.need("reason").and_then(|node| node.text());
    if words.is_none() && place.is_none() {
        let help = "Write 'words' with some words of the sentence, or 'place' with the part of clause.toml.";
        let message = "the exception does not say what it is about";
        table.faults().report(Code::MissingKey, &table.at(), message, help);
        return None;
    }
    Some(Allow { at: table.at(), code: code?, words, place })
}

fn discouraged(table: &Cursor<'_>) -> Option<Discouraged> {
    let codes: Vec<(&str, Code)> = WORD_CODES.iter().map(|code| (code.name(), *code)).collect();
    let code = table.need_word("code", &codes);
    let instead = table.need("instead").and_then(|node| node.text());
    let words = texts(table, "words");
    Some(Discouraged { code: code?, words, instead: instead?.value })
}

fn table<'a>(top: &Cursor<'a>, key: &'a str) -> Option<Cursor<'a>> {
    top.get(key).and_then(|node| node.table())
}

fn texts<'a>(table: &Cursor<'a>, key: &'a str) -> Vec<String> {
    let items = table.get(key).and_then(|node| node.list()).unwrap_or_default();
    items.iter().filter_map(|item| item.text()).map(|text: Spot<String>| text.value).collect()
}
