//! The clauses of a kind of purchase that these answers leave out: why, and which single answer would bring
//! each of them in.

use crate::annex::{DocumentKind, Place, Reason};
use crate::case::Case;
use crate::condition::Truth;
use crate::edition::{Clause, Effect, Entry, Rule};
use crate::id::Id;
use crate::render::plain::words;
use crate::values::{KIND_OPTION, Values};
use crate::ways::{Change, candidates, question_at, single};
use crate::why::{Because, Why};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A clause that is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOut {
    /// The clause.
    pub clause: Id,
    /// Its title.
    pub title: String,
    /// The document that it would be in.
    pub document: DocumentKind,
    /// The part of that document.
    pub part: String,
    /// What keeps it out: answers, rules, clauses that are out too.
    pub reasons: Vec<Reason>,
    /// Single answers of which each would bring it in; may be empty.
    pub ways: Vec<Change>,
}

/// The clauses that are left out, in the order of the contents.
pub(crate) fn left_out(case: &Case) -> Vec<LeftOut> {
    clauses(case)
        .map(|(clause, part)| LeftOut {
            clause: clause.id.clone(),
            title: clause.title.clone(),
            document: part.document,
            part: part.title.clone(),
            reasons: reasons(case, clause),
            ways: ways(case, clause),
        })
        .collect()
}

/// The clauses that are left out with the parts that they would be in.
pub(crate) fn clauses<'c, 'a>(
    case: &'c Case<'a>,
) -> impl Iterator<Item = (&'a Clause, &'a crate::edition::Part)> + 'c {
    let parts = case.kind().into_iter().flat_map(|kind| &kind.parts);
    let entries = parts.flat_map(|part| part.entries.iter().map(move |entry| (entry, part)));
    entries.filter_map(|(entry, part)| match entry {
        Entry::Clause(id) if case.values.includes(id) == Truth::No => {
            Some((case.edition().clauses.get(id)?, part))
        }
        _ => None,
    })
}

/// What keeps a clause out.
pub(crate) fn reasons(case: &Case, clause: &Clause) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = dropping(case, clause)
        .map(|rule| {
            let text = words(&case.fill(&rule.message, case.scope()));
            Reason::Rule { rule: rule.id.clone(), text }
        })
        .collect();
    let include = clause.include.as_ref().filter(|include| include.judge(&case.values) == Truth::No);
    if let Some(include) = include {
        reasons.extend(of_answers(case, &case.why(include)));
    }
    // That the kind of purchase is another one helps nobody who can do something else.
    if reasons.iter().any(|reason| !is_kind(reason)) {
        reasons.retain(|reason| !is_kind(reason));
    }
    reasons
}

fn is_kind(reason: &Reason) -> bool {
    matches!(reason, Reason::Answer { place, .. } if place.option.as_str() == KIND_OPTION)
}

/// The rules that drop a clause now.
fn dropping<'c, 'a>(case: &'c Case<'a>, clause: &'c Clause) -> impl Iterator<Item = &'a Rule> + 'c {
    case.edition().rules.iter().filter(|rule| {
        matches!(&rule.effect, Effect::Drop(ids) if ids.contains(&clause.id))
            && rule.when.judge(&case.values) == Truth::Yes
    })
}

/// What decides a condition, as reasons. The cells of one column are one reason.
fn of_answers(case: &Case, why: &Why) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut columns: BTreeMap<(&Id, &Id), Vec<String>> = BTreeMap::new();
    for because in &why.because {
        match because {
            Because::Clause(clause) => reasons.push(Reason::Clause { clause: clause.clone() }),
            Because::Answer(Place { option, column: Some(column), row }) => {
                let place = Place { option: option.clone(), row: row.clone(), column: Some(column.clone()) };
                let answers = columns.entry((option, column)).or_default();
                let answer = answer(case, &place);
                if !answers.contains(&answer) {
                    answers.push(answer);
                }
            }
            Because::Answer(place) => {
                if let Some((question, _)) = question_at(case, place) {
                    let (label, answer) = (question.label.clone(), answer(case, place));
                    reasons.push(Reason::Answer { place: place.clone(), label, answer });
                }
            }
        }
    }
    reasons.extend(columns.into_iter().filter_map(|((table, column), answers)| {
        let label_of = |id: &Id| Some(case.edition().question(id)?.label.as_str());
        let heading = &case.values.table(table)?.column(column)?.label;
        let label = case.phrase("left-out-column", &[("column", heading), ("table", label_of(table)?)]);
        let place = Place { option: table.clone(), row: None, column: Some(column.clone()) };
        Some(Reason::Answer { place, label, answer: case.engine.words.list(&answers) })
    }));
    reasons
}

/// An answer as shown; a dash while there is none.
fn answer(case: &Case, place: &Place) -> String {
    let held = question_at(case, place).and_then(|(question, value)| Some((question, value?)));
    match held {
        Some((question, _)) if crate::case::is_table(question) => {
            let rows = case.values.rows(&question.id);
            if rows.is_empty() { case.plain("empty") } else { case.row_titles(question, &rows) }
        }
        Some((question, value)) => case.engine.words.cell(case.edition(), question, &value),
        None => case.plain("empty"),
    }
}

/// The single answers of which each would bring a clause in.
fn ways(case: &Case, clause: &Clause) -> Vec<Change> {
    let mut whys = Vec::new();
    gather(case, clause, &mut whys, &mut BTreeSet::new());
    let because = whys.iter().flat_map(|why| why.because.iter().cloned()).collect();
    let tests = whys.iter().flat_map(|why| why.tests.iter().copied()).collect();
    let candidates = candidates(case, &Why { because, tests });
    single(case, &candidates, &|values: &Values| values.includes(&clause.id) == Truth::Yes)
}

/// What decides that a clause is out: its own condition, rules that drop it, rules that could bring it, and
/// the clauses that it follows.
fn gather<'c>(case: &'c Case, clause: &'c Clause, whys: &mut Vec<Why<'c>>, seen: &mut BTreeSet<Id>) {
    if !seen.insert(clause.id.clone()) {
        return;
    }
    let brings = |rule: &&Rule| matches!(&rule.effect, Effect::Bring(ids) if ids.contains(&clause.id));
    let bringing = case.edition().rules.iter().filter(brings).map(|rule| &rule.when);
    let dropping = dropping(case, clause).map(|rule| &rule.when);
    for condition in clause.include.iter().chain(dropping).chain(bringing) {
        let why = case.why(condition);
        let followed = why.because.iter().filter_map(|because| match because {
            Because::Clause(id) => case.edition().clauses.get(id),
            Because::Answer(_) => None,
        });
        let followed: Vec<&Clause> = followed.collect();
        whys.push(why);
        for clause in followed {
            gather(case, clause, whys, seen);
        }
    }
}
