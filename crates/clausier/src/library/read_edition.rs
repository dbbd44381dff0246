//! Reads `edition.toml`, presets, rules and phrases as written.

use super::raw::{
    RawEdition, RawEffect, RawEvent, RawPart, RawPreset, RawPurchaseKind, RawRule, RawStar, RawStars,
    RawWords,
};
use super::read_condition::condition;
use super::read_options::words;
use crate::annex::DocumentKind;
use crate::code::Code;
use crate::edition::{Entry, Generated, Numbering};
use crate::id::Id;
use crate::nearest::suggestion;
use crate::reader::{Cursor, Node, Spot, is_language};
use std::collections::BTreeMap;

/// The newest schema of a library.
pub(super) const SCHEMA: i64 = 1;

const NUMBERINGS: [(&str, Numbering); 2] = [("parts", Numbering::Parts), ("flat", Numbering::Flat)];
const DOCUMENTS: [(&str, DocumentKind); 4] = [
    ("annex", DocumentKind::Annex),
    ("inserts", DocumentKind::Inserts),
    ("response", DocumentKind::Response),
    ("note", DocumentKind::Note),
];
const GENERATED: [(&str, Generated); 4] = [
    ("@definitions", Generated::Definitions),
    ("@colophon", Generated::Colophon),
    ("@deviations", Generated::Deviations),
    ("@price-lines", Generated::PriceLines),
];
const WEIGHTS: [&str; 4] = ["outside", "unlawful", "departs", "hint"];

/// Reads `edition.toml`.
pub(super) fn edition(top: &Cursor<'_>) -> RawEdition {
    if let Some(schema) = top.need("schema").and_then(|node| node.integer()).filter(|n| n.value != SCHEMA) {
        let message = format!("the edition follows schema {}, this engine knows {SCHEMA}", schema.value);
        top.faults().report(Code::UnknownSchema, &schema.at, message, "Use a newer version of Clausier.");
    }
    let languages = top.need("languages").and_then(|node| node.list()).unwrap_or_default();
    let language = |node: &Node<'_>| {
        let text = node.text()?;
        if !is_language(&text.value) {
            node.report(Code::UnknownWord, format!("'{}' is not the code of a language", text.value), "");
            return None;
        }
        Some(text)
    };
    RawEdition {
        at: top.at(),
        title: top.need_localised_text("title"),
        languages: languages.iter().filter_map(language).collect(),
        names: words(top, "names"),
        clauses: versions(top, "clauses"),
        terms: versions(top, "terms"),
        events: top.tables("event").iter().filter_map(event).collect(),
        kinds: top.tables("kind").iter().filter_map(kind).collect(),
    }
}

/// Reads a file under `presets/`.
pub(super) fn preset(id: Id, top: &Cursor<'_>) -> RawPreset {
    let answers = top.need("answers").and_then(|node| node.table());
    RawPreset {
        id,
        order: top.get("order").and_then(|node| node.integer()).map(|order| order.value),
        title: top.need_localised_text("title"),
        description: top.need_localised_text("description"),
        answers: answers.iter().flat_map(Cursor::named).map(|(id, node)| (id, node.json())).collect(),
    }
}

/// Reads a file under `rules/`.
pub(super) fn rules(top: &Cursor<'_>) -> Vec<RawRule> {
    top.tables("rule").iter().filter_map(rule).collect()
}

/// Reads `stars.toml`.
pub(super) fn stars(top: &Cursor<'_>) -> Option<RawStars> {
    let when = |table: &Cursor<'_>| table.need("when").map(|node| condition(&node));
    let none = |table: &Cursor<'_>| RawStar {
        when: when(table),
        title: None,
        words: table.need_localised_text("reason"),
    };
    let step = |table: &Cursor<'_>| RawStar {
        when: when(table),
        title: table.need_localised_text("title"),
        words: table.need_localised_text("way-out"),
    };
    let none = top.tables("none").iter().map(none).collect();
    let steps = top.tables("star").iter().map(step).collect();
    Some(RawStars { table: top.need("table")?.id()?, none, steps })
}

/// Reads `phrases.<language>.toml`.
pub(super) fn phrases(top: &Cursor<'_>) -> BTreeMap<String, Spot<String>> {
    let named = top.named().into_iter();
    named.filter_map(|(id, node)| Some((id.value.to_string(), node.phrase()?))).collect()
}

fn versions(top: &Cursor<'_>, key: &'static str) -> Vec<(Spot<Id>, Spot<i64>)> {
    let table = top.need(key).and_then(|node| node.table());
    table.iter().flat_map(Cursor::named).filter_map(|(id, node)| Some((id, node.integer()?))).collect()
}

fn event(table: &Cursor<'_>) -> Option<RawEvent> {
    let id = table.need("id").and_then(|node| node.id());
    Some(RawEvent {
        title: table.need_localised_text("title"),
        text: table.need_localised_text("text"),
        id: id?,
    })
}

fn kind(table: &Cursor<'_>) -> Option<RawPurchaseKind> {
    let id = table.need("id").and_then(|node| node.id());
    let documents = table.need("documents").and_then(|node| node.list()).unwrap_or_default();
    Some(RawPurchaseKind {
        title: table.need_localised_text("title"),
        heading: table.need_localised_text("heading"),
        numbering: table.need_word("numbering", &NUMBERINGS).unwrap_or(Numbering::Parts),
        documents: documents.iter().filter_map(|node| listed(node, &DOCUMENTS)).collect(),
        regime: table.ids("regime"),
        cover: table.ids("cover"),
        signatures: table.ids("signatures"),
        words: kind_words(table),
        parts: table.tables("part").iter().map(part).collect(),
        id: id?,
    })
}

fn kind_words(table: &Cursor<'_>) -> Option<RawWords> {
    table.need("words")?;
    table.localised("words", |node| {
        let words = node.table()?;
        let read = words.named().into_iter().filter_map(|(id, node)| Some((id, node.text()?))).collect();
        Some(Spot::new(read, node.at()))
    })
}

fn part(table: &Cursor<'_>) -> RawPart {
    let entries = table.need("clauses").and_then(|node| node.list()).unwrap_or_default();
    let allowed = &DOCUMENTS[..2];
    RawPart {
        at: table.at(),
        document: table.need_word("document", allowed).unwrap_or(DocumentKind::Annex),
        title: table.need_localised_text("title"),
        place: table.localised_text("place"),
        entries: entries.iter().filter_map(entry).collect(),
    }
}

fn entry(node: &Node<'_>) -> Option<Spot<Entry>> {
    let text = node.text()?;
    if !text.value.starts_with('@') {
        return node.id().map(|id| id.map(Entry::Clause));
    }
    listed(node, &GENERATED).map(|generated| Spot::new(Entry::Generated(generated), node.at()))
}

fn listed<T: Copy>(node: &Node<'_>, words: &[(&str, T)]) -> Option<T> {
    let text = node.text()?;
    let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, meaning)| *meaning);
    if found.is_none() {
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = format!("'{}' is not one of: {}", text.value, names.join(", "));
        node.report(Code::UnknownWord, message, suggestion(&text.value, names));
    }
    found
}

fn rule(table: &Cursor<'_>) -> Option<RawRule> {
    let id = table.need("id").and_then(|node| node.id());
    let when = table.need("when").map(|node| condition(&node));
    let each = table.get("each").and_then(|node| node.id());
    let basis = table.ids("basis");
    let effect = effect(table)?;
    let consequence = matches!(effect, RawEffect::Set { .. } | RawEffect::Bring(_) | RawEffect::Drop(_));
    let (message, way_out) = if consequence {
        (table.need_localised_text("reason"), None)
    } else {
        (table.need_localised_text("message"), table.need_localised_text("way-out"))
    };
    let points_to = table.get("points-to").and_then(|node| node.ids());
    Some(RawRule { id: id?, when, each, message, way_out, basis, points_to, effect })
}

fn effect(table: &Cursor<'_>) -> Option<RawEffect> {
    let (weight, set) = (table.get("weight"), table.get("set"));
    let (bring, drop) = (table.get("bring"), table.get("drop"));
    match (weight, set, bring, drop) {
        (Some(node), None, None, None) => weight_of(&node),
        (None, Some(node), None, None) => {
            let set = node.table()?;
            let (option, value) = (set.need("option"), set.need("value"));
            Some(RawEffect::Set { option: option?.id()?, value: Box::new(value?.json()) })
        }
        (None, None, Some(node), None) => node.ids().map(RawEffect::Bring),
        (None, None, None, Some(node)) => node.ids().map(RawEffect::Drop),
        _ => {
            let message = "a rule has exactly one of: weight, set, bring, drop";
            table.faults().report(Code::MissingKey, &table.at(), message, "");
            None
        }
    }
}

fn weight_of(node: &Node<'_>) -> Option<RawEffect> {
    let text = node.text()?;
    match text.value.as_str() {
        "outside" => Some(RawEffect::Outside),
        "unlawful" => Some(RawEffect::Unlawful),
        "departs" => Some(RawEffect::Departs),
        "hint" => Some(RawEffect::Hint),
        given => {
            let message = format!("'{given}' is not one of: {}", WEIGHTS.join(", "));
            node.report(Code::UnknownWord, message, suggestion(given, WEIGHTS));
            None
        }
    }
}
