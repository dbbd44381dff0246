//! Reads conditions as written: their form, not yet their names.

use super::raw::{RawCondition, RawSubject, RawTest, SubjectPlace, TestWord};
use crate::code::Code;
use crate::reader::{Cursor, Node};

const TESTS: [(&str, TestWord); 8] = [
    ("is", TestWord::Is),
    ("one-of", TestWord::OneOf),
    ("has", TestWord::Has),
    ("at-least", TestWord::AtLeast),
    ("at-most", TestWord::AtMost),
    ("more-than", TestWord::MoreThan),
    ("less-than", TestWord::LessThan),
    ("answered", TestWord::Answered),
];

/// Deepest nesting of conditions.
const DEEPEST: usize = 12;

/// Reads a condition; what has another form is reported and [`RawCondition::Faulty`].
pub(super) fn condition(node: &Node<'_>) -> RawCondition {
    at_depth(node, 0)
}

impl TestWord {
    /// The word in files.
    pub(super) fn name(self) -> &'static str {
        TESTS.iter().find(|(_, word)| *word == self).map_or("is", |(name, _)| name)
    }
}

fn at_depth(node: &Node<'_>, depth: usize) -> RawCondition {
    if depth > DEEPEST {
        node.report(
            Code::TooLarge,
            "the condition is nested too deep",
            "Write it flatter, or name parts of it.",
        );
        return RawCondition::Faulty;
    }
    let Some(table) = node.table() else { return RawCondition::Faulty };
    form(&table, depth).unwrap_or(RawCondition::Faulty)
}

fn form(table: &Cursor<'_>, depth: usize) -> Option<RawCondition> {
    let inner = |node: Node<'_>| Box::new(at_depth(&node, depth + 1));
    if let Some(list) = table.get("all") {
        return several(&list, depth).map(RawCondition::All);
    }
    if let Some(list) = table.get("any") {
        return several(&list, depth).map(RawCondition::Any);
    }
    if let Some(node) = table.get("not") {
        return Some(RawCondition::Not(inner(node)));
    }
    if let Some(clause) = table.get("clause") {
        return clause.id().map(RawCondition::Clause);
    }
    if let Some(name) = table.get("any-row") {
        let condition = table.get("where").map(inner);
        return name.id().map(|table| RawCondition::AnyRow { table, condition });
    }
    if let Some(name) = table.get("every-row") {
        let condition = table.need("where").map(inner);
        return name
            .id()
            .zip(condition)
            .map(|(table, condition)| RawCondition::EveryRow { table, condition });
    }
    value(table)
}

fn several(node: &Node<'_>, depth: usize) -> Option<Vec<RawCondition>> {
    let nodes = node.list()?;
    if nodes.is_empty() {
        node.report(
            Code::WrongType,
            "the list of conditions is empty",
            "Leave the condition out, or fill it.",
        );
        return None;
    }
    Some(nodes.iter().map(|node| at_depth(node, depth + 1)).collect())
}

fn value(table: &Cursor<'_>) -> Option<RawCondition> {
    let property = table.get("property").map(|node| node.id());
    let tests: Vec<_> = TESTS.iter().filter_map(|(key, word)| Some((*word, table.get(key)?))).collect();
    let (place, name) = match (table.get("option"), table.get("column")) {
        (Some(name), None) => (SubjectPlace::Option, name),
        (None, Some(name)) => (SubjectPlace::Column, name),
        _ => {
            let message = "a condition names one thing to look at";
            let help = "Write exactly one of: option, column, clause, any-row, every-row, all, any, not.";
            table.faults().report(Code::MissingKey, &table.at(), message, help);
            return None;
        }
    };
    let [(test, value)] = tests.as_slice() else {
        let message = format!("a condition on a value has one test, not {}", tests.len());
        let names: Vec<&str> = TESTS.iter().map(|(name, _)| *name).collect();
        let help = format!("Write exactly one of: {}.", names.join(", "));
        table.faults().report(Code::WrongTest, &table.at(), message, help);
        return None;
    };
    let whole = property.is_none() || matches!(property, Some(Some(_)));
    let of = RawSubject { name: name.id().filter(|_| whole)?, place, property: property.flatten() };
    Some(RawCondition::Value(Box::new(RawTest { of, test: *test, value: value.json() })))
}
