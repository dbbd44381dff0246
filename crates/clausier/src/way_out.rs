//! Ways out of what rules find: the smallest changes of answers after which a finding is gone and no other
//! has come. How changes are tried is in [`ways`](crate::ways); to show and to make one is left to others.

use crate::annex::Place;
use crate::case::Case;
use crate::condition::Truth;
use crate::edition::{Effect, Rule};
use crate::rules::Finding;
use crate::value::{RowValue, Value};
use crate::values::Values;
use crate::ways::{Change, candidates, pair, question_at, single};
use crate::why::{Because, Why, why};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::collections::BTreeSet;

/// Most answers that are tried for one finding.
const MOST_TRIALS: usize = 400;
/// Most ways that are given for one finding.
const MOST_WAYS: usize = 4;

/// A finding with the answers that it is about and the ways out of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct WaysOut {
    /// The rule; for a rule about rows with its row.
    pub key: String,
    /// What the rule says, as its diagnostic has it.
    pub message: String,
    /// The answers that make the rule fire.
    pub involved: Vec<Involved>,
    /// Each way by itself is enough: one change, or two together. None when the search found none.
    pub ways: Vec<Vec<Change>>,
}

/// An answer that makes a rule fire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Involved {
    /// The question.
    pub place: Place,
    /// Its short name.
    pub label: String,
    /// The answer as shown; empty while there is none.
    pub answer: String,
}

/// The ways out of each finding that forbids, or departs without a reason.
pub(crate) fn ways_out(case: &Case) -> Vec<WaysOut> {
    let bad = bad(case, &case.values);
    let found = case.findings.iter().filter(|finding| bad.contains(&finding.key));
    found.filter_map(|finding| of(case, &bad, finding)).collect()
}

fn of(case: &Case, bad_now: &BTreeSet<String>, finding: &Finding) -> Option<WaysOut> {
    let rule = case.edition().rules.iter().find(|rule| rule.id == finding.rule)?;
    let row = row(case, rule, finding);
    let why = why(&case.values, &rule.when, rule.each.as_ref().zip(row.as_ref()));
    let mut candidates = candidates(case, &why);
    // The questions to which the rule points are the first that come to mind.
    let rank = |place: &Place| {
        let named = |id| Some(id) == place.column.as_ref() || *id == place.option;
        rule.points_to.iter().position(named).unwrap_or(usize::MAX)
    };
    candidates.sort_by_key(|candidate| rank(candidate.place()));
    let left = Cell::new(MOST_TRIALS);
    let solves = |then: &Values| {
        // Bounded, since pairs of many answers are very many.
        let Some(fewer) = left.get().checked_sub(1) else { return false };
        left.set(fewer);
        !fires(then, rule, row.as_ref()) && bad(case, then).is_subset(bad_now)
    };
    let mut ways: Vec<Vec<Change>> =
        single(case, &candidates, &solves).into_iter().map(|change| vec![change]).collect();
    if ways.is_empty() {
        ways.extend(Some(pair(case, &candidates, &solves)).filter(|pair| !pair.is_empty()));
    }
    ways.truncate(MOST_WAYS);
    let message = finding.diagnostic(case).message;
    Some(WaysOut { key: finding.key.clone(), message, involved: involved(case, &why), ways })
}

fn row(case: &Case, rule: &Rule, finding: &Finding) -> Option<RowValue> {
    let id = finding.key.split_once('/')?.1;
    case.values.rows(rule.each.as_ref()?).iter().find(|row| row.id.as_str() == id).cloned()
}

fn involved(case: &Case, why: &Why) -> Vec<Involved> {
    let answers = why.because.iter().filter_map(|because| match because {
        Because::Answer(place) => Some(place),
        Because::Clause(_) => None,
    });
    let involved = |place: &Place| {
        let (question, value) = question_at(case, place)?;
        let answer = match &value {
            Some(Value::Table(rows)) => case.row_titles(question, rows),
            Some(value) => case.engine.words.cell(case.edition(), question, value),
            None => String::new(),
        };
        Some(Involved { place: place.clone(), label: question.label.clone(), answer })
    };
    answers.filter_map(involved).collect()
}

fn fires(values: &Values, rule: &Rule, row: Option<&RowValue>) -> bool {
    let truth = match (&rule.each, row) {
        (Some(table), Some(row)) => values.judge_row(&rule.when, table, row),
        _ => rule.when.judge(values),
    };
    truth == Truth::Yes
}

/// The keys of what these values make forbidden, or departing without a reason.
fn bad(case: &Case, values: &Values) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for rule in &case.edition().rules {
        if !matches!(rule.effect, Effect::Outside | Effect::Unlawful | Effect::Departs) {
            continue;
        }
        match &rule.each {
            None if rule.when.judge(values) == Truth::Yes => drop(keys.insert(rule.id.to_string())),
            None => {}
            Some(table) => {
                let rows = values.rows(table);
                let fires = rows.iter().filter(|row| values.judge_row(&rule.when, table, row) == Truth::Yes);
                keys.extend(fires.map(|row| format!("{}/{}", rule.id, row.id)));
            }
        }
    }
    let explained = |key: &String| {
        let departs =
            case.edition().rules.iter().any(|rule| {
                rule.effect == Effect::Departs && key.split('/').next() == Some(rule.id.as_str())
            });
        departs && case.answers.reasons.get(key).is_some_and(|reason| !reason.trim().is_empty())
    };
    keys.retain(|key| !explained(key));
    keys
}
