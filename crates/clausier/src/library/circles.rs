//! Finds circles: rules, clauses and questions that depend on themselves, so that nobody can say what holds.

use super::raw::{RawClause, RawCondition, RawEffect, RawKind, RawQuestion, RawRule, RawStep, SubjectPlace};
use crate::code::Code;
use crate::diagnostic::At;
use crate::id::Id;
use crate::reader::Faults;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

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

/// The dependencies of an edition.
#[derive(Debug, Default)]
pub(super) struct Circles {
    edges: Vec<Edge>,
}

#[derive(Debug)]
struct Edge {
    of: Thing,
    on: Thing,
    code: Code,
    at: At,
}

impl Circles {
    /// Adds what the questions depend on.
    pub fn add_steps(&mut self, steps: &[RawStep], at: &At) {
        for question in steps.iter().flat_map(|step| &step.options) {
            let of = Thing::Option(question.id.value.clone());
            self.add_condition(&[of], question.ask.as_ref(), None, (Code::AskCycle, &question.id.at));
            if let RawKind::Table(table) = &question.kind {
                table.columns.iter().for_each(|column| self.add_column(&question.id.value, column, at));
            }
        }
    }

    /// Adds what the inclusion of a clause depends on.
    pub fn add_clause(&mut self, id: &Id, raw: &RawClause) {
        let of = Thing::Clause(id.clone());
        self.add_condition(&[of], raw.include.as_ref(), None, (Code::ClauseCycle, &raw.at));
    }

    /// Adds what rules set, bring and drop.
    pub fn add_rules(&mut self, rules: &[RawRule]) {
        for rule in rules {
            let of: Vec<Thing> = match &rule.effect {
                RawEffect::Set { option, .. } => vec![Thing::Option(option.value.clone())],
                RawEffect::Bring(clauses) | RawEffect::Drop(clauses) => {
                    clauses.iter().map(|clause| Thing::Clause(clause.value.clone())).collect()
                }
                _ => continue,
            };
            let row = rule.each.as_ref().map(|each| &each.value);
            self.add_condition(&of, rule.when.as_ref(), row, (Code::RuleCycle, &rule.id.at));
        }
    }

    /// Reports every dependency that is part of a circle.
    pub fn report(&self, faults: &Faults) {
        let mut on: BTreeMap<&Thing, BTreeSet<&Thing>> = BTreeMap::new();
        for edge in &self.edges {
            on.entry(&edge.of).or_default().insert(&edge.on);
        }
        for edge in &self.edges {
            let Some(way) = way(&on, &edge.on, &edge.of) else { continue };
            let names: Vec<String> = std::iter::once(&edge.of).chain(way).map(ToString::to_string).collect();
            let message = format!("this depends on itself: {}", names.join(" → "));
            faults.report(
                edge.code,
                &edge.at,
                message,
                "Break the circle: let one of them not look at the next.",
            );
        }
    }

    fn add_column(&mut self, table: &Id, column: &RawQuestion, at: &At) {
        let of = Thing::Column(table.clone(), column.id.value.clone());
        if let Some(from) = &column.inherit {
            let on = Thing::Option(from.value.clone());
            self.edges.push(Edge { of: of.clone(), on, code: Code::AskCycle, at: at.clone() });
        }
        self.add_condition(&[of], column.ask.as_ref(), Some(table), (Code::AskCycle, &column.id.at));
    }

    fn add_condition(
        &mut self,
        of: &[Thing],
        condition: Option<&RawCondition>,
        row: Option<&Id>,
        (code, at): (Code, &At),
    ) {
        let mut on = BTreeSet::new();
        if let Some(condition) = condition {
            things(condition, row, &mut on);
        }
        for of in of {
            let edges = on.iter().map(|on| Edge { of: of.clone(), on: on.clone(), code, at: at.clone() });
            self.edges.extend(edges);
        }
    }
}

/// What a condition looks at.
fn things(condition: &RawCondition, row: Option<&Id>, found: &mut BTreeSet<Thing>) {
    match condition {
        RawCondition::Value { of, .. } => {
            let name = of.name.value.clone();
            match (of.place, row) {
                (SubjectPlace::Column, Some(table)) => found.insert(Thing::Column(table.clone(), name)),
                (SubjectPlace::Column, None) => false,
                (SubjectPlace::Option, _) => found.insert(Thing::Option(name)),
            };
        }
        RawCondition::Clause(id) => {
            found.insert(Thing::Clause(id.value.clone()));
        }
        RawCondition::AnyRow { table, condition } => {
            found.insert(Thing::Option(table.value.clone()));
            condition.iter().for_each(|condition| things(condition, Some(&table.value), found));
        }
        RawCondition::EveryRow { table, condition } => {
            found.insert(Thing::Option(table.value.clone()));
            things(condition, Some(&table.value), found);
        }
        RawCondition::All(list) | RawCondition::Any(list) => {
            list.iter().for_each(|condition| things(condition, row, found));
        }
        RawCondition::Not(condition) => things(condition, row, found),
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
            let mut way = vec![thing];
            while let Some(Some(previous)) = way.last().and_then(|last| before.get(last)) {
                way.push(previous);
            }
            way.reverse();
            return Some(way);
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

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Option(id) => write!(f, "option {id}"),
            Self::Column(table, id) => write!(f, "column {table}/{id}"),
            Self::Clause(id) => write!(f, "clause {id}"),
        }
    }
}
