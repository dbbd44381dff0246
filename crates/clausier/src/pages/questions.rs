//! The questions of an edition, and its ready datasets.

use super::Page;
use super::book::{Book, Volume};
use super::edition::below;
use super::element::{code, facts, heading, list, p, paragraph, section};
use crate::in_words::InWords;
use crate::option::{CatalogueItem, Choice, Kind, Knows, Question, Step, TableKind};
use crate::render::html::Node;
use crate::value::Given;
use crate::values::choices_of;

/// Every question, by step.
pub fn questions(book: &Book, volume: &Volume) -> Page {
    let nodes = volume.edition.steps.iter().map(|step| step_node(book, volume, step)).collect();
    below(book, volume, "questions", nodes)
}

fn step_node(book: &Book, volume: &Volume, step: &Step) -> Node {
    let mut nodes: Vec<Node> = (!step.intro.is_empty()).then(|| p(&step.intro)).into_iter().collect();
    for question in &step.options {
        nodes.push(heading(&question.title));
        nodes.extend(question_nodes(book, volume, question, volume.in_words()));
        if let Kind::Table(table) = &question.kind {
            let words = volume.in_words().in_table(&question.id);
            for column in &table.columns {
                nodes.push(Node::element("h4", vec![Node::text(&column.title)]));
                nodes.extend(question_nodes(book, volume, column, words));
            }
        }
    }
    section(&step.title, nodes)
}

fn question_nodes(book: &Book, volume: &Volume, question: &Question, words: InWords) -> Vec<Node> {
    let knows = book.say(match question.knows {
        Knows::Buyer => "knows-buyer",
        Knows::Lawyer => "knows-lawyer",
        Knows::DataExpert => "knows-data-expert",
        Knows::DataManager => "knows-data-manager",
    });
    let mut about = vec![
        (book.say("option"), vec![code(question.id.as_str())]),
        (book.say("label"), vec![Node::text(&question.label)]),
        (book.say("kind"), vec![Node::text(book.say(&format!("kind-{}", question.kind.name())))]),
        (book.say("knows"), vec![Node::text(knows)]),
    ];
    let value = |value| Node::text(volume.phrases.cell(volume.edition, question, value));
    if let Some(ask) = &question.ask {
        about.push((book.say("asked-if"), vec![Node::text(words.condition(ask))]));
    }
    if let Some(default) = &question.default {
        about.push((book.say("default"), vec![value(default)]));
    }
    if let Some(safe) = &question.when_unknown {
        about.push((book.say("when-unknown"), vec![value(safe)]));
    }
    let choice = |choice: &Choice| {
        let help = if choice.help.is_empty() { String::new() } else { format!(": {}", choice.help) };
        vec![Node::element("strong", vec![Node::text(&choice.title)]), Node::text(help)]
    };
    let choices = choices_of(question).map_or(&[][..], |choices| volume.edition.choices(choices));
    let mut nodes = vec![p(&question.help), facts(about)];
    nodes.extend(list(choices.iter().map(choice).collect()));
    nodes
}

/// The ready rows of every table, by group.
pub fn datasets(book: &Book, volume: &Volume) -> Page {
    let mut nodes = vec![p(book.say("datasets-about"))];
    for question in volume.edition.questions() {
        let Kind::Table(table) = &question.kind else { continue };
        let mut groups: Vec<&str> = table.catalogue.iter().map(|item| item.group.as_str()).collect();
        groups.dedup();
        for group in groups {
            let items = table.catalogue.iter().filter(|item| item.group == group);
            nodes.push(section(group, items.flat_map(|item| item_nodes(volume, table, item)).collect()));
        }
    }
    below(book, volume, "datasets", nodes)
}

fn item_nodes(volume: &Volume, table: &TableKind, item: &CatalogueItem) -> Vec<Node> {
    let cells = table.columns.iter().filter_map(|column| {
        let Given::Value(value) = item.cells.get(&column.id)? else { return None };
        let text = volume.phrases.cell(volume.edition, column, value);
        Some((crate::leaf::capital(&column.label), vec![Node::text(text)]))
    });
    let mut nodes = vec![heading(&item.title)];
    if !item.warning.is_empty() {
        nodes.push(paragraph("notice", vec![Node::text(&item.warning)]));
    }
    nodes.push(facts(cells.collect()));
    nodes
}
