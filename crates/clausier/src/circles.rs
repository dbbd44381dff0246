//! Finds circles in an edition: rules, clauses and questions that depend on themselves, so that nobody can
//! say what holds. Library and bundle both look for them; where they were written is left to the library.

use crate::condition::{Condition, Subject};
use crate::edition::{Edition, Effect};
use crate::id::Id;
use crate::option::{Kind, Question};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

/// What makes something depend on something else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// A rule that sets, brings or drops it.
    Rule(Id),
    /// The `include` of a clause.
    Include(Id),
    /// The `ask` or `inherit` of an option, or of one of its columns.
    Ask(Id),
}

/// A dependency that is part of a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Circle {
    /// What makes the dependency.
    pub cause: Cause,
    /// The way round, from a thing back to itself.
    pub way: Vec<String>,
}

/// Every dependency that is part of a circle.
pub(crate) fn circles(edition: &Edition) -> Vec<Circle> {
    let edges = edges(edition);
    let mut on: BTreeMap<&Thing, BTreeSet<&Thing>> = BTreeMap::new();
    for edge in &edges {
        on.entry(&edge.of).or_default().insert(&edge.on);
    }
    let circle = |edge: &Edge| {
        let way = way(&on, &edge.on, &edge.of)?;
        let way = std::iter::once(&edge.of).chain(way).map(ToString::to_string).collect();
        Some(Circle { cause: edge.cause.clone(), way })
    };
    edges.iter().filter_map(circle).collect()
}

/// Something whose state depends on that of others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    /// The answer to an option.
    Option(Id),
    /// The cells of a column of a table option.
    Column(Id, Id),
    /// Whether a clause is included.
    Clause(Id),
}

struct Edge {
    of: Thing,
    on: Thing,
    cause: Cause,
}

fn edges(edition: &Edition) -> Vec<Edge> {
    let mut edges = Vec::new();
    for question in edition.questions() {
        let cause = Cause::Ask(question.id.clone());
        edges.extend(edges_of(&Thing::Option(question.id.clone()), question.ask.as_ref(), None, &cause));
        if let Kind::Table(table) = &question.kind {
            edges.extend(table.columns.iter().flat_map(|column| column_edges(&question.id, column)));
        }
    }
    for clause in edition.clauses.values() {
        let cause = Cause::Include(clause.id.clone());
        edges.extend(edges_of(&Thing::Clause(clause.id.clone()), clause.include.as_ref(), None, &cause));
    }
    for rule in &edition.rules {
        let cause = Cause::Rule(rule.id.clone());
        for of in consequences(&rule.effect) {
            edges.extend(edges_of(&of, Some(&rule.when), rule.each.as_ref(), &cause));
        }
    }
    edges
}

fn column_edges(table: &Id, column: &Question) -> Vec<Edge> {
    let of = Thing::Column(table.clone(), column.id.clone());
    let cause = Cause::Ask(table.clone());
    let inherited = column.inherit.iter().map(|from| Edge {
        of: of.clone(),
        on: Thing::Option(from.clone()),
        cause: cause.clone(),
    });
    inherited.chain(edges_of(&of, column.ask.as_ref(), Some(table), &cause)).collect()
}

fn consequences(effect: &Effect) -> Vec<Thing> {
    match effect {
        Effect::Set(option, _) => vec![Thing::Option(option.clone())],
        Effect::Bring(clauses) | Effect::Drop(clauses) => {
            clauses.iter().cloned().map(Thing::Clause).collect()
        }
        Effect::Outside | Effect::Unlawful | Effect::Departs | Effect::Hint => Vec::new(),
    }
}

fn edges_of(of: &Thing, condition: Option<&Condition>, row: Option<&Id>, cause: &Cause) -> Vec<Edge> {
    let mut on = BTreeSet::new();
    if let Some(condition) = condition {
        things(condition, row, &mut on);
    }
    on.into_iter().map(|on| Edge { of: of.clone(), on, cause: cause.clone() }).collect()
}

/// What a condition looks at.
fn things(condition: &Condition, row: Option<&Id>, found: &mut BTreeSet<Thing>) {
    match condition {
        Condition::Value { of: Subject::Option(id) | Subject::OptionProperty(id, _), .. } => {
            found.insert(Thing::Option(id.clone()));
        }
        Condition::Value { of: Subject::Column(id) | Subject::ColumnProperty(id, _), .. } => {
            found.extend(row.map(|table| Thing::Column(table.clone(), id.clone())));
        }
        Condition::Clause(id) => {
            found.insert(Thing::Clause(id.clone()));
        }
        Condition::AnyRow { table, condition } => {
            found.insert(Thing::Option(table.clone()));
            condition.iter().for_each(|condition| things(condition, Some(table), found));
        }
        Condition::EveryRow { table, condition } => {
            found.insert(Thing::Option(table.clone()));
            things(condition, Some(table), found);
        }
        Condition::All(list) | Condition::Any(list) => {
            list.iter().for_each(|condition| things(condition, row, found));
        }
        Condition::Not(condition) => things(condition, row, found),
    }
}

/// The shortest way from one thing to another along what each depends on, both ends included.
fn way<'e>(
    on: &BTreeMap<&'e Thing, BTreeSet<&'e Thing>>,
    from: &'e Thing,
    to: &'e Thing,
) -> Option<Vec<&'e Thing>> {
    let mut before: BTreeMap<&Thing, Option<&'e Thing>> = BTreeMap::from([(from, None)]);
    let mut queue = VecDeque::from([from]);
    while let Some(thing) = queue.pop_front() {
        if thing == to {
            return Some(back(&before, thing));
        }
        for next in on.get(thing).into_iter().flatten() {
            if !before.contains_key(next) {
                before.insert(next, Some(thing));
                queue.push_back(next);
            }
        }
    }
    None
}

fn back<'e>(before: &BTreeMap<&'e Thing, Option<&'e Thing>>, last: &'e Thing) -> Vec<&'e Thing> {
    let mut way = vec![last];
    let mut thing = last;
    while let Some(Some(previous)) = before.get(thing) {
        way.push(previous);
        thing = previous;
    }
    way.reverse();
    way
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Option(id) => write!(f, "option {id}"),
            Self::Column(table, id) => write!(f, "column {table}/{id}"),
            Self::Clause(id) => write!(f, "clause {id}"),
        }
    }
}
