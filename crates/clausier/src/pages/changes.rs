//! What an edition changed against the one before it.

use super::Page;
use super::book::{Book, Volume, clause_path, term_path, to};
use super::clause::change;
use super::edition::below;
use super::element::{code, joined, link, list, p, section_of};
use crate::edition::{Edition, Term};
use crate::id::Id;
use crate::render::html::Node;
use std::collections::BTreeSet;

/// The change log of an edition.
pub fn changes(book: &Book, volume: &Volume) -> Page {
    let before = book.volumes.iter().rev().find(|other| other.edition.id < volume.edition.id);
    let nodes = match before {
        None => vec![p(book.say("first-edition"))],
        Some(before) => against(book, volume, before.edition),
    };
    below(book, volume, "changes", nodes)
}

fn against(book: &Book, volume: &Volume, before: &Edition) -> Vec<Node> {
    let mut nodes = vec![p(book.tell("changes-about", &[("before", &before.title)]))];
    let parts = [
        ("changed-clauses", clauses(book, volume, before)),
        ("changed-terms", terms(book, volume, before)),
        ("changed-questions", ids(book, &question_ids(before), &question_ids(volume.edition))),
        ("changed-rules", ids(book, &rule_ids(before), &rule_ids(volume.edition))),
    ];
    for (heading, items) in parts {
        nodes.extend(section_of(book.say(heading), list(items).into_iter().collect()));
    }
    if nodes.len() == 1 {
        nodes.push(p(book.say("no-changes")));
    }
    nodes
}

fn clauses(book: &Book, volume: &Volume, before: &Edition) -> Vec<Vec<Node>> {
    let path = volume.path("changes/");
    let mut items = Vec::new();
    for clause in volume.edition.clauses.values() {
        let here = link(to(&path, &clause_path(&clause.id, clause.version)), &clause.title);
        let why = match before.clauses.get(&clause.id) {
            Some(old) if old.version == clause.version => continue,
            Some(old) => {
                let numbers = (old.version.to_string(), clause.version.to_string());
                let change = change(book, clause.change);
                let words = [
                    ("old", numbers.0.as_str()),
                    ("new", &numbers.1),
                    ("change", &change),
                    ("reason", &clause.reason),
                ];
                book.tell("new-version", &words)
            }
            None => book.say("added"),
        };
        items.push(vec![here, Node::text(why)]);
    }
    for clause in before.clauses.values().filter(|clause| !volume.edition.clauses.contains_key(&clause.id)) {
        let there = link(to(&path, &clause_path(&clause.id, clause.version)), &clause.title);
        items.push(vec![there, Node::text(book.say("removed"))]);
    }
    items
}

fn terms(book: &Book, volume: &Volume, before: &Edition) -> Vec<Vec<Node>> {
    let path = volume.path("changes/");
    let name = |term: &Term| {
        let headword = term.forms.first().map_or(term.id.as_str(), String::as_str);
        link(to(&path, &term_path(&term.id, term.version)), headword)
    };
    let now = volume.edition.terms.values().filter_map(|term| match before.terms.get(&term.id) {
        Some(old) if old.version == term.version => None,
        Some(_) => Some(vec![name(term), Node::text(book.say("other-definition"))]),
        None => Some(vec![name(term), Node::text(book.say("added"))]),
    });
    let gone = before.terms.values().filter(|term| !volume.edition.terms.contains_key(&term.id));
    now.chain(gone.map(|term| vec![name(term), Node::text(book.say("removed"))])).collect()
}

/// Names that came and names that went.
fn ids(book: &Book, before: &BTreeSet<&Id>, now: &BTreeSet<&Id>) -> Vec<Vec<Node>> {
    let line = |phrase: &str, ids: Vec<&Id>| {
        let names: Vec<Node> = ids.into_iter().map(|id| code(id.as_str())).collect();
        let mut nodes = vec![Node::text(book.say(phrase))];
        let any = !names.is_empty();
        nodes.extend(joined(names, ", "));
        any.then_some(nodes)
    };
    let came = line("came", now.difference(before).copied().collect());
    let went = line("went", before.difference(now).copied().collect());
    came.into_iter().chain(went).collect()
}

fn question_ids(edition: &Edition) -> BTreeSet<&Id> {
    edition.questions().map(|question| &question.id).collect()
}

fn rule_ids(edition: &Edition) -> BTreeSet<&Id> {
    edition.rules.iter().map(|rule| &rule.id).collect()
}
