//! Terms, references and rules: a list of each per edition, and a page for each version of a term.

use super::Page;
use super::book::{Book, Volume, term_path, to};
use super::clause::weight;
use super::edition::{below, clause_link};
use super::element::{code, facts, joined, link, list, outside, p, paragraph, section, table};
use super::text::{Writer, digest};
use crate::edition::{Clause, Effect, Reference, Rule, Status};
use crate::id::Id;
use crate::library::TermVersion;
use crate::render::html::Node;

/// The terms of an edition.
pub fn terms(book: &Book, volume: &Volume) -> Page {
    let path = volume.path("terms/");
    let rows = volume.edition.terms.values().map(|term| {
        let headword = term.forms.first().map_or(term.id.as_str(), String::as_str);
        vec![
            vec![link(to(&path, &term_path(&term.id, term.version)), headword)],
            vec![Node::text(&term.definition)],
        ]
    });
    let heads = ["term", "definition"].map(|name| book.say(name));
    below(book, volume, "terms", vec![table(&book.say("terms"), &heads, rows.collect())])
}

/// A page for every version of every term.
pub fn term_pages(book: &Book) -> Vec<Page> {
    book.library.term_versions().map(|version| term_page(book, version)).collect()
}

fn term_page(book: &Book, version: &TermVersion) -> Page {
    let path = term_path(&version.term, version.version);
    let forms = version.forms.get(book.language).map_or(&[][..], Vec::as_slice);
    let title = forms.first().map_or(version.term.as_str(), String::as_str);
    let held = book.volume_of_term(&version.term, version.version);
    let mut about = vec![
        (book.say("term"), vec![code(version.term.as_str())]),
        (book.say("version"), vec![Node::text(version.version.to_string())]),
        (book.say("forms"), vec![Node::text(forms.join(", "))]),
    ];
    about.extend(held.map(|(_, term)| (book.say("digest"), vec![digest(&term.digest)])));
    let definition = version.definition.get(book.language).map_or("", String::as_str);
    let reviewed = held.is_some_and(|(_, term)| term.reviewed);
    let state = book.say(if reviewed { "reviewed" } else { "unreviewed" });
    let mut nodes = vec![
        paragraph("notice", vec![Node::text(state)]),
        facts(about),
        section(book.say("definition"), vec![p(definition)]),
    ];
    let versions = book.library.term_versions().filter(|other| other.term == version.term);
    let item = |other: &TermVersion| {
        let number = book.tell("version-number", &[("number", &other.version.to_string())]);
        match other.version == version.version {
            true => vec![Node::text(number)],
            false => vec![link(to(&path, &term_path(&other.term, other.version)), number)],
        }
    };
    nodes.push(section(book.say("history"), list(versions.map(item).collect()).into_iter().collect()));
    let trail: Vec<(String, String)> =
        held.map(|(volume, _)| (volume.path("terms/"), volume.edition.title.clone())).into_iter().collect();
    book.page(path, title, &trail, nodes)
}

/// The laws and standards of an edition.
pub fn references(book: &Book, volume: &Volume) -> Page {
    let path = volume.path("references/");
    let rows =
        volume.edition.references.values().map(|reference| reference_row(book, volume, reference, &path));
    let heads = ["citation", "status", "checked-on", "remark", "cited-by"].map(|name| book.say(name));
    let content =
        vec![p(book.say("references-about")), table(&book.say("references"), &heads, rows.collect())];
    below(book, volume, "references", content)
}

fn reference_row(book: &Book, volume: &Volume, reference: &Reference, path: &str) -> Vec<Vec<Node>> {
    let status = book.say(match reference.status {
        Status::InForce => "status-in-force",
        Status::Amended => "status-amended",
        Status::Repealed => "status-repealed",
        Status::Proposal => "status-proposal",
        Status::Standard => "status-standard",
    });
    let verified = book.say(if reference.verified { "verified" } else { "unverified" });
    let citing = volume.edition.clauses.values().filter(|clause| clause.references.contains(&reference.id));
    let mut name = vec![outside(&reference.url, &reference.citation)];
    name.push(paragraph_of(&reference.title));
    name.extend((!reference.identifier.is_empty()).then(|| code(&reference.identifier)));
    vec![
        vec![Node::element("div", name).with("id", reference.id.as_str())],
        vec![Node::text(book.tell("status-and", &[("status", &status), ("verified", &verified)]))],
        vec![Node::text(volume.phrases.date(reference.checked_on))],
        vec![Node::text(&reference.remark)],
        joined(citing.map(|clause| clause_link(clause, path)).collect(), "; "),
    ]
}

fn paragraph_of(text: &str) -> Node {
    paragraph("quiet", vec![Node::text(text)])
}

/// The rules of an edition.
pub fn rules(book: &Book, volume: &Volume) -> Page {
    let path = volume.path("rules/");
    let mut nodes = vec![p(book.say("rules-about"))];
    nodes.extend(volume.edition.rules.iter().map(|rule| rule_node(book, volume, rule, &path)));
    below(book, volume, "rules", nodes)
}

fn rule_node(book: &Book, volume: &Volume, rule: &Rule, path: &str) -> Node {
    let edition = volume.edition;
    let writer = Writer::new(book, volume, path);
    let words = match &rule.each {
        Some(table) => volume.in_words().in_table(table),
        None => volume.in_words(),
    };
    let mut about = vec![
        (book.say("weight"), vec![Node::text(weight(book, rule))]),
        (book.say("fires-if"), vec![Node::text(words.condition(&rule.when))]),
    ];
    about.extend(consequence(book, volume, rule, path).map(|nodes| (book.say("consequence"), nodes)));
    if !rule.way_out.0.is_empty() {
        about.push((book.say("way-out"), writer.sentence(&rule.way_out)));
    }
    let basis = rule.basis.iter().filter_map(|id| edition.references.get(id));
    let basis: Vec<Node> = basis
        .map(|reference| {
            let target = format!("{}#{}", volume.path("references/"), reference.id);
            link(to(path, &target), &reference.citation)
        })
        .collect();
    if !basis.is_empty() {
        about.push((book.say("basis"), joined(basis, "; ")));
    }
    let children = vec![Node::element("p", writer.sentence(&rule.message)), facts(about)];
    section(rule.id.as_str(), children).with("id", format!("rule-{}", rule.id))
}

/// What a rule without a weight does.
fn consequence(book: &Book, volume: &Volume, rule: &Rule, path: &str) -> Option<Vec<Node>> {
    let clauses = |ids: &[Id]| {
        let found = ids.iter().filter_map(|id| volume.edition.clauses.get(id));
        joined(found.map(|clause: &Clause| clause_link(clause, path)).collect(), ", ")
    };
    match &rule.effect {
        Effect::Set(option, value) => {
            let question = volume.edition.question(option)?;
            let answer = volume.phrases.cell(volume.edition, question, value);
            let words = [("label", question.label.as_str()), ("answer", answer.as_str())];
            Some(vec![Node::text(book.tell("sets", &words))])
        }
        Effect::Bring(ids) | Effect::Drop(ids) => Some(clauses(ids)),
        Effect::Outside | Effect::Unlawful | Effect::Departs | Effect::Hint => None,
    }
}
