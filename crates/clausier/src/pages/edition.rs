//! The page of all editions, and the pages of one: contents, principles, and what `lists`, `questions` and
//! `changes` make.

use super::Page;
use super::book::{Book, Volume, clause_path, to};
use super::clause::{group_name, kind_of};
use super::element::{code, facts, heading, link, list, p, paragraph, section};
use super::text::digest;
use super::{changes, lists, questions};
use crate::edition::{Clause, Entry, Part, Preset};
use crate::id::Id;
use crate::render::html::Node;
use std::collections::BTreeMap;

/// The first page: every edition, and the versions that no edition holds.
pub fn all(book: &Book) -> Page {
    let path = "index.html".to_owned();
    let mut nodes = vec![p(book.say("about")), paragraph("notice", vec![Node::text(book.say("drafts"))])];
    let editions = book.volumes.iter().rev().map(|volume| {
        let edition = volume.edition;
        let state = standing(book, volume);
        let counts = book.tell(
            "counts",
            &[
                ("clauses", &edition.clauses.len().to_string()),
                ("terms", &edition.terms.len().to_string()),
                ("rules", &edition.rules.len().to_string()),
                ("state", &state),
            ],
        );
        vec![link(to(&path, &volume.path("")), &edition.title), Node::text(counts)]
    });
    nodes.push(section(book.say("editions"), list(editions.collect()).into_iter().collect()));
    book.page(path, &book.say("title"), &[], nodes)
}

/// How far an edition is from use.
fn standing(book: &Book, volume: &Volume) -> String {
    match &volume.edition.release {
        Some(release) => {
            let date = volume.phrases.date(release.on);
            book.tell("released", &[("date", &date), ("by", &release.by)])
        }
        None => book.say(if volume.edition.frozen { "frozen" } else { "draft" }),
    }
}

/// The pages of an edition.
pub fn pages(book: &Book, volume: &Volume) -> Vec<Page> {
    vec![
        contents(book, volume),
        principles(book, volume),
        lists::terms(book, volume),
        lists::references(book, volume),
        lists::rules(book, volume),
        questions::questions(book, volume),
        questions::datasets(book, volume),
        changes::changes(book, volume),
    ]
}

/// The pages below an edition, as they are named in addresses and words.
const BELOW: [&str; 7] = ["principles", "terms", "references", "rules", "questions", "datasets", "changes"];

/// A page below an edition.
pub fn below(book: &Book, volume: &Volume, name: &str, content: Vec<Node>) -> Page {
    let trail = [(volume.path(""), volume.edition.title.clone())];
    let title = book.tell(&format!("page-{name}"), &[("edition", &volume.edition.title)]);
    book.page(volume.path(&format!("{name}/")), &title, &trail, content)
}

fn contents(book: &Book, volume: &Volume) -> Page {
    let edition = volume.edition;
    let path = volume.path("");
    let state = standing(book, volume);
    let mut nodes = vec![facts(vec![
        (book.say("edition"), vec![code(&edition.id)]),
        (book.say("standing"), vec![Node::text(state)]),
        (book.say("digest"), vec![digest(&edition.digest)]),
    ])];
    let pages = BELOW.iter().map(|name| {
        let title = book.tell(&format!("page-{name}"), &[("edition", &edition.title)]);
        vec![link(to(&path, &volume.path(&format!("{name}/"))), title)]
    });
    nodes.extend(list(pages.collect()));
    let mut groups: BTreeMap<&Id, Vec<&Clause>> = BTreeMap::new();
    for clause in edition.clauses.values() {
        groups.entry(&clause.group).or_default().push(clause);
    }
    let mut by_group = Vec::new();
    for (group, clauses) in groups {
        by_group.push(heading(group_name(book, group)));
        by_group.extend(list(clauses.into_iter().map(|clause| vec![clause_link(clause, &path)]).collect()));
    }
    nodes.push(section(book.say("by-group"), by_group));
    for kind in &edition.kinds {
        let title = book.tell("contents-of", &[("kind", &kind.title)]);
        let parts = kind.parts.iter().flat_map(|part| part_nodes(book, volume, part, &path));
        nodes.push(section(title, parts.collect()));
    }
    let preset = |preset: &Preset| {
        let kind = kind_of(preset).and_then(|id| edition.kind(id)).map_or("", |kind| kind.title.as_str());
        let words = [("title", preset.title.as_str()), ("kind", kind), ("description", &preset.description)];
        vec![Node::text(book.tell("preset", &words))]
    };
    nodes.push(section(
        book.say("presets"),
        list(edition.presets.iter().map(preset).collect()).into_iter().collect(),
    ));
    book.page(path, &edition.title, &[], nodes)
}

/// A clause by its title, with its version.
pub fn clause_link(clause: &Clause, from: &str) -> Node {
    link(to(from, &clause_path(&clause.id, clause.version)), &clause.title)
}

fn part_nodes(book: &Book, volume: &Volume, part: &Part, path: &str) -> Vec<Node> {
    let entry = |entry: &Entry| match entry {
        Entry::Clause(id) => volume.edition.clauses.get(id).map(|clause| vec![clause_link(clause, path)]),
        Entry::Generated(generated) => {
            let name = crate::assemble::generated_key(*generated);
            Some(vec![Node::text(book.tell("generated", &[("title", &volume.phrases.plain(name))]))])
        }
    };
    let mut nodes = vec![heading(&part.title)];
    nodes.extend(list(part.entries.iter().filter_map(entry).collect()));
    nodes
}

fn principles(book: &Book, volume: &Volume) -> Page {
    let path = volume.path("principles/");
    let mut nodes = vec![p(book.say("principles-about"))];
    for principle in &volume.edition.principles {
        let clauses = volume.edition.clauses.values();
        let serving = clauses.filter(|clause| clause.principles.contains(&principle.number));
        let links: Vec<Vec<Node>> = serving.map(|clause| vec![clause_link(clause, &path)]).collect();
        let title = format!("{} {}", principle.number, principle.title);
        let mut children = vec![p(&principle.meaning)];
        children.push(list(links).unwrap_or_else(|| p(book.say("not-served"))));
        nodes.push(section(title, children));
    }
    below(book, volume, "principles", nodes)
}
