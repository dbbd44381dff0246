//! Defined terms that nothing uses, and kinds of purchase that use terms without printing what they mean.
//! Capitals without a definition are found when the library is loaded.

use super::{Findings, Room};
use crate::code::Code;
use crate::edition::{Entry, Generated, PurchaseKind, Term};
use crate::id::Id;
use crate::markup::{Block, Leaf};
use std::collections::BTreeSet;

/// Reports unused terms, and terms without their definitions.
pub(super) fn check(room: &Room<'_>, findings: &mut Findings) {
    let edition = room.edition;
    let all = used(
        edition.terms.values().collect(),
        edition.clauses.values().flat_map(|c| words(&c.blocks)).collect(),
    );
    for term in edition.terms.values().filter(|term| !all.contains(&term.id)) {
        let Some(at) = room.written.terms.get(&(term.id.clone(), term.version)) else { continue };
        let headword = term.forms.first().map_or("", String::as_str);
        let message = format!("no clause of the edition {} uses the term '{headword}'", edition.id);
        let help = "Remove it from [terms] in edition.toml, or write it where it is meant.".to_owned();
        findings.other(at.clone(), (Code::UnusedTerm, message, help));
    }
    for kind in &edition.kinds {
        check_kind(room, kind, findings);
    }
}

fn check_kind(room: &Room<'_>, kind: &PurchaseKind, findings: &mut Findings) {
    let entries: Vec<&Entry> = kind.parts.iter().flat_map(|part| &part.entries).collect();
    if entries.contains(&&Entry::Generated(Generated::Definitions)) {
        return;
    }
    let clauses = entries.iter().filter_map(|entry| match entry {
        Entry::Clause(id) => room.edition.clauses.get(id),
        Entry::Generated(_) => None,
    });
    let texts: Vec<&str> = clauses.flat_map(|clause| words(&clause.blocks)).collect();
    if let Some(id) = used(room.edition.terms.values().collect(), texts).first() {
        let message =
            format!("the kind '{}' uses defined terms, such as '{id}', and has no definitions", kind.id);
        let help = "Put \"@definitions\" in a [[kind.part]] of it.".to_owned();
        findings.other(room.edition_file(), (Code::UnprintedTerms, message, help));
    }
}

/// The terms that some texts use, and those that the definitions of these use.
fn used<'a>(terms: Vec<&'a Term>, mut texts: Vec<&'a str>) -> BTreeSet<Id> {
    let mut used: BTreeSet<Id> = BTreeSet::new();
    while let Some(text) = texts.pop() {
        for term in &terms {
            if term.forms.iter().any(|form| has(text, form)) && used.insert(term.id.clone()) {
                texts.push(&term.definition);
            }
        }
    }
    used
}

/// Whether a text has a form as words of its own.
fn has(text: &str, form: &str) -> bool {
    let bounded = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[at + form.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !before && !after
    };
    text.match_indices(form).any(|(at, _)| bounded(at))
}

/// The sentences of some blocks.
fn words(blocks: &[Block]) -> Vec<&str> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(Leaf(text)) => found.push(text.as_str()),
            Block::Member { blocks, .. } | Block::Each { blocks, .. } => found.extend(words(blocks)),
            Block::List(items) => items.iter().for_each(|item| found.extend(words(item))),
            Block::When { then, otherwise, .. } => {
                found.extend(words(then));
                found.extend(words(otherwise));
            }
            Block::Table { .. } => {}
        }
    }
    found
}
