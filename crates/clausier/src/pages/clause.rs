//! The page of each version of a clause.

use super::Page;
use super::book::{Book, Volume, clause_path, to};
use super::element::{
    code, facts, heading, joined, link, list, outside, p, paragraph, section, section_of, table,
};
use super::text::{Writer, digest, note};
use crate::annex::Level;
use crate::condition::Truth;
use crate::edition::{Change, Clause, Effect, Entry, Preset, Reference, Rule, Withdrawal};
use crate::id::Id;
use crate::library::ClauseVersion;
use crate::render::html::Node;
use crate::values::{KIND_OPTION, Values};
use std::collections::BTreeMap;

/// A page for every version of every clause.
pub fn pages(book: &Book) -> Vec<Page> {
    book.library.clause_versions().map(|version| page(book, version)).collect()
}

fn page(book: &Book, version: &ClauseVersion) -> Page {
    let path = clause_path(&version.clause, version.version);
    let title = version.title.get(book.language).map_or(version.clause.as_str(), String::as_str);
    let mut content = Vec::new();
    let mut trail = Vec::new();
    match book.volume_of(&version.clause, version.version) {
        Some((volume, clause)) => {
            trail.push((volume.path(""), volume.edition.title.clone()));
            content.extend(of_edition(&Sheet { book, volume, clause, path: &path }));
        }
        None => content.extend(without_edition(book, version)),
    }
    content.push(history(book, version, &path));
    book.page(path, title, &trail, content)
}

/// A version that no edition holds: what its files say.
fn without_edition(book: &Book, version: &ClauseVersion) -> Vec<Node> {
    let mut nodes = vec![paragraph("notice", vec![Node::text(book.say("no-edition"))])];
    if let Some(source) = version.source.get(book.language) {
        nodes.push(Node::element("pre", vec![Node::text(source)]));
    }
    nodes
}

struct Sheet<'s, 'a> {
    book: &'s Book<'a>,
    volume: &'s Volume<'a>,
    clause: &'s Clause,
    path: &'s str,
}

fn of_edition(sheet: &Sheet) -> Vec<Node> {
    let Sheet { book, volume, clause, path } = *sheet;
    let writer = Writer::of_clause(book, volume, path, clause);
    let state = if clause.reviewed { "reviewed" } else { "unreviewed" };
    let mut nodes: Vec<Node> =
        clause.withdrawn.iter().map(|withdrawal| withdrawn(sheet, withdrawal)).collect();
    nodes.extend([
        paragraph("notice", vec![Node::text(book.say(state))]),
        facts(vec![
            (book.say("clause"), vec![code(clause.id.as_str())]),
            (book.say("version"), vec![Node::text(clause.version.to_string())]),
            (book.say("group"), vec![Node::text(group_name(book, &clause.group))]),
            (book.say("digest"), vec![digest(&clause.digest)]),
        ]),
    ]);
    let mut text = vec![paragraph("quiet", vec![Node::text(book.say("text-help"))])];
    text.extend(writer.blocks(&clause.blocks));
    nodes.push(section(book.say("text"), vec![Node::element("div", text).with("class", "text")]));
    if let Some(words) = book.library.note(&clause.id, book.language) {
        nodes.push(section(book.say("note"), note(&writer, words)));
    }
    nodes.push(section(book.say("when-in"), when_in(sheet)));
    nodes.extend(section_of(book.say("requirements"), requirements(sheet)));
    nodes.extend(section_of(book.say("prices"), prices(sheet)));
    nodes.extend(section_of(book.say("principles"), principles(sheet)));
    nodes.extend(section_of(book.say("references"), references(sheet)));
    nodes
}

/// That the version should not be used any more, why, and what takes its place.
fn withdrawn(sheet: &Sheet, withdrawal: &Withdrawal) -> Node {
    let Sheet { book, volume, .. } = *sheet;
    let date = volume.phrases.date(withdrawal.on);
    let mut words = book.tell("withdrawn", &[("date", &date), ("reason", &withdrawal.reason)]);
    if !withdrawal.instead.is_empty() {
        words = format!("{words} {}", book.tell("instead", &[("clause", &withdrawal.instead)]));
    }
    paragraph("notice", vec![Node::text(words)])
}

/// When the clause is in a document: kinds, its own condition, rules, presets.
fn when_in(sheet: &Sheet) -> Vec<Node> {
    let Sheet { book, volume, clause, .. } = *sheet;
    let edition = volume.edition;
    let mut nodes = Vec::new();
    let condition = match &clause.include {
        None => book.say("always"),
        Some(include) => book.tell("include-if", &[("condition", &volume.in_words().condition(include))]),
    };
    nodes.push(p(condition));
    for rule in &edition.rules {
        let phrase = match &rule.effect {
            Effect::Bring(ids) if ids.contains(&clause.id) => "brought",
            Effect::Drop(ids) if ids.contains(&clause.id) => "dropped",
            _ => continue,
        };
        nodes.push(p(book.tell(phrase, &[("condition", &volume.in_words().condition(&rule.when))])));
    }
    let entry = Entry::Clause(clause.id.clone());
    let kinds = edition.kinds.iter().flat_map(|kind| {
        let parts = kind.parts.iter().filter(|part| part.entries.contains(&entry));
        parts.map(|part| {
            vec![Node::text(book.tell("kind-part", &[("kind", &kind.title), ("part", &part.title)]))]
        })
    });
    nodes.push(heading(book.say("kinds")));
    nodes.extend(list(kinds.collect()));
    let presets = edition.presets.iter().filter_map(|preset| in_preset(sheet, preset));
    let presets: Vec<Vec<Node>> = presets.map(|words| vec![Node::text(words)]).collect();
    nodes.push(heading(book.say("presets")));
    nodes.push(list(presets).unwrap_or_else(|| p(book.say("no-presets"))));
    nodes
}

/// A preset whose answers bring the clause, or do not keep it out.
fn in_preset(sheet: &Sheet, preset: &Preset) -> Option<String> {
    let given = BTreeMap::new();
    let values = Values::new(sheet.volume.edition, &given, Some(&preset.answers));
    match values.includes(&sheet.clause.id) {
        Truth::Yes => Some(preset.title.clone()),
        Truth::Unknown => Some(sheet.book.tell("maybe", &[("title", &preset.title)])),
        Truth::No => None,
    }
}

fn requirements(sheet: &Sheet) -> Vec<Node> {
    let Sheet { book, volume, clause, .. } = *sheet;
    let condition = |name: &Option<Id>| {
        let found = name.as_ref().and_then(|name| clause.when.get(name));
        found.map_or_else(|| book.say("always-so"), |found| volume.in_words().condition(found))
    };
    let rows: Vec<Vec<Vec<Node>>> = clause
        .requirements
        .iter()
        .map(|requirement| {
            let level = match requirement.level {
                Level::MinimumRequirement => "level-minimum-requirement",
                Level::ExecutionCondition => "level-execution-condition",
                Level::ScoredWish => "level-scored-wish",
            };
            let quantity = requirement.quantity.as_ref().and_then(|id| volume.edition.question(id));
            vec![
                vec![Node::text(&requirement.title)],
                vec![Node::text(book.say(level))],
                vec![Node::text(quantity.map_or("", |question| question.label.as_str()))],
                vec![Node::text(condition(&requirement.when))],
            ]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let heads = ["requirement", "level", "quantity", "only-if"].map(|name| book.say(name));
    vec![table(&book.say("requirements"), &heads, rows)]
}

fn prices(sheet: &Sheet) -> Vec<Node> {
    let price = |line: &crate::edition::PriceLine| {
        vec![Node::text(sheet.book.tell("price", &[("title", &line.title), ("unit", &line.unit)]))]
    };
    list(sheet.clause.prices.iter().map(price).collect()).into_iter().collect()
}

fn principles(sheet: &Sheet) -> Vec<Node> {
    let known = sheet.volume.edition.principles.iter();
    let served = known.filter(|principle| sheet.clause.principles.contains(&principle.number));
    let item = |principle: &crate::edition::Principle| {
        vec![Node::text(format!("{} {}", principle.number, principle.title))]
    };
    list(served.map(item).collect()).into_iter().collect()
}

fn references(sheet: &Sheet) -> Vec<Node> {
    let cited = sheet.clause.references.iter();
    let found = cited.filter_map(|id| sheet.volume.edition.references.get(id));
    list(found.map(|reference| reference_line(sheet.book, reference)).collect()).into_iter().collect()
}

/// A reference with whether somebody read it.
pub fn reference_line(book: &Book, reference: &Reference) -> Vec<Node> {
    let state = book.say(if reference.verified { "verified" } else { "unverified" });
    let mut nodes = vec![outside(&reference.url, &reference.citation)];
    nodes.push(Node::text(
        book.tell("state", &[("state", &state), ("date", &reference.checked_on.to_string())]),
    ));
    nodes
}

/// Every version with what changed and why.
fn history(book: &Book, version: &ClauseVersion, path: &str) -> Node {
    let versions = book.library.clause_versions().filter(|other| other.clause == version.clause);
    let rows = versions.map(|other| {
        let number = book.tell("version-number", &[("number", &other.version.to_string())]);
        let name = match other.version == version.version {
            true => Node::text(number),
            false => link(to(path, &clause_path(&other.clause, other.version)), number),
        };
        let editions = book.volumes.iter().filter(|volume| {
            volume.edition.clauses.get(&other.clause).is_some_and(|found| found.version == other.version)
        });
        let links = editions.map(|volume| link(to(path, &volume.path("")), &volume.edition.title)).collect();
        let reason = other.reason.get(book.language).map_or("", String::as_str);
        vec![
            vec![name],
            vec![Node::text(change(book, other.change))],
            vec![Node::text(reason)],
            joined(links, ", "),
        ]
    });
    let heads = ["version", "change", "reason", "editions"].map(|name| book.say(name));
    section(book.say("history"), vec![table(&book.say("history"), &heads, rows.collect())])
}

/// The weight of a change in words.
pub fn change(book: &Book, change: Change) -> String {
    book.say(match change {
        Change::First => "change-first",
        Change::Wording => "change-wording",
        Change::Option => "change-option",
        Change::Meaning => "change-meaning",
    })
}

/// The name of a group in words, or as in its folder.
pub fn group_name(book: &Book, group: &Id) -> String {
    book.named(&format!("group-{group}"), group.as_str())
}

/// A rule's weight in words; `None` for a consequence.
pub fn weight(book: &Book, rule: &Rule) -> String {
    book.say(match rule.effect {
        Effect::Outside => "weight-outside",
        Effect::Unlawful => "weight-unlawful",
        Effect::Departs => "weight-departs",
        Effect::Hint => "weight-hint",
        Effect::Set(..) => "weight-set",
        Effect::Bring(_) => "weight-bring",
        Effect::Drop(_) => "weight-drop",
    })
}

/// The kind of purchase that a preset is for, if it says so.
pub fn kind_of(preset: &Preset) -> Option<&Id> {
    match preset.answers.get(KIND_OPTION)? {
        crate::value::Given::Value(crate::value::Value::Choice(id)) => Some(id),
        _ => None,
    }
}
