//! Ways out of what rules find: the smallest changes of answers after which a finding is gone and no other
//! has come.
//!
//! The search tries the questions that the rule points to and those that it judges, first one change, then
//! two. It is bounded, and gives the same ways in the same order each time. To ask, to show and to make a
//! change is left to others.

use crate::annex::{Fills, Place};
use crate::answers::Answers;
use crate::case::{Case, cell_place};
use crate::code::Code;
use crate::condition::Truth;
use crate::edition::Rule;
use crate::engine::Engine;
use crate::id::Id;
use crate::option::{Kind, Question};
use crate::rules::Finding;
use crate::value::{RowValue, Value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// Most answers that are tried for one finding.
const MOST_TRIALS: usize = 120;
/// Most ways that are given for one finding.
const MOST_WAYS: usize = 4;

/// A finding with the answers that it is about and the ways out of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct WaysOut {
    /// The rule; for a rule about rows with its row.
    pub key: String,
    /// What the rule says, as the diagnostic has it.
    pub message: String,
    /// The answers that the rule judges, in the order of its questions.
    pub involved: Vec<Involved>,
    /// Each way by itself is enough; the first is the first to think of. None when the search found none.
    pub ways: Vec<Way>,
}

/// An answer that a rule judges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Involved {
    /// The question.
    pub place: Place,
    /// Its short name.
    pub label: String,
    /// The answer as printed; empty while there is none.
    pub answer: String,
}

/// Changes that together solve a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Way {
    /// One or two.
    pub changes: Vec<Change>,
}

/// Another answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The question.
    pub place: Place,
    /// Its short name.
    pub label: String,
    /// The new answer as printed.
    pub answer: String,
    /// The new answer, in the form of answers files.
    pub value: Json,
}

/// The ways out of each finding that forbids, or departs without a reason.
pub(crate) fn ways_out(engine: &Engine, answers: &Answers) -> Vec<WaysOut> {
    let typed = crate::given::typed(engine.edition(), &engine.words, answers);
    let case = Case::new(engine, answers, &typed.value);
    let search = Search { case: &case, bad: bad(&case) };
    case.findings.iter().filter(|finding| is_bad(finding)).filter_map(|finding| search.of(finding)).collect()
}

/// The answers with a cell or an answer changed.
pub(crate) fn with(case: &Case, change: &Change, mut answers: Answers) -> Answers {
    let Place { option, row, column } = &change.place;
    let (Some(row), Some(column)) = (row, column) else {
        answers.answers.insert(option.clone(), change.value.clone());
        return answers;
    };
    let in_force = || case.values.of(option).value.map_or(Json::Null, |value| value.to_json());
    let mut rows = answers.answers.get(option).filter(|rows| rows.is_array()).cloned().unwrap_or_else(in_force);
    let cells = rows.as_array_mut().into_iter().flatten().find(|cells| cells["id"] == row.as_str());
    if let Some(cells) = cells.and_then(Json::as_object_mut) {
        cells.insert(column.to_string(), change.value.clone());
    }
    answers.answers.insert(option.clone(), rows);
    answers
}

fn is_bad(finding: &Finding) -> bool {
    matches!(finding.code, Code::Outside | Code::Unlawful | Code::Departs)
}

fn bad(case: &Case) -> BTreeSet<String> {
    case.findings.iter().filter(|finding| is_bad(finding)).map(|finding| finding.key.clone()).collect()
}

struct Search<'s, 'a> {
    case: &'s Case<'a>,
    bad: BTreeSet<String>,
}

/// A question, or a cell, whose answer can be tried.
struct Lever<'s> {
    place: Place,
    question: &'s Question,
    label: String,
    value: Option<Value>,
}

impl<'s> Search<'s, '_> {
    fn of(&self, finding: &Finding) -> Option<WaysOut> {
        let rule = self.case.edition().rules.iter().find(|rule| rule.id == finding.rule)?;
        let row = self.row(rule, finding);
        let levers = self.levers(rule, row.as_ref());
        Some(WaysOut {
            key: finding.key.clone(),
            message: finding.diagnostic(self.case).message,
            ways: self.ways(finding, &levers),
            involved: levers.into_iter().map(|lever| self.involved(lever)).collect(),
        })
    }

    fn row(&self, rule: &Rule, finding: &Finding) -> Option<RowValue> {
        let id = finding.key.split_once('/')?.1;
        self.case.values.rows(rule.each.as_ref()?).into_iter().find(|row| row.id.as_str() == id)
    }

    /// The questions that the rule points to, then those that it judges; each once.
    fn levers(&self, rule: &Rule, row: Option<&RowValue>) -> Vec<Lever<'s>> {
        let mut levers: Vec<Lever> = Vec::new();
        let columns = rule.when.columns();
        let options = rule.when.options();
        for id in rule.points_to.iter().chain(&columns).chain(&options) {
            let cell = rule.each.as_ref().zip(row).and_then(|(table, row)| self.cell(table, row, id));
            let lever = cell.or_else(|| self.option(id));
            levers.extend(lever.filter(|lever| levers.iter().all(|other| other.place != lever.place)));
        }
        levers
    }

    fn option(&self, id: &Id) -> Option<Lever<'s>> {
        let question = self.case.edition().question(id)?;
        let held = self.case.values.of(id);
        let asked = held.asked != Truth::No && question.fills == Fills::Buyer;
        let (place, label) = (Place::option(id), question.label.clone());
        asked.then_some(Lever { place, question, label, value: held.value })
    }

    fn cell(&self, table: &Id, row: &RowValue, id: &Id) -> Option<Lever<'s>> {
        let question = self.case.values.table(table)?.column(id)?;
        let held = self.case.values.cell(table, row, id);
        let whole = self.case.edition().question(table)?;
        let title = self.case.row_titles(whole, std::slice::from_ref(row));
        let label = format!("{} ({title})", question.label);
        let asked = held.asked != Truth::No && question.fills == Fills::Buyer;
        asked.then(|| Lever { place: cell_place(table, row, id), question, label, value: held.value })
    }

    fn involved(&self, lever: Lever) -> Involved {
        let answer = match &lever.value {
            Some(Value::Table(rows)) => self.case.row_titles(lever.question, rows),
            Some(value) => self.case.printed(lever.question, value),
            None => String::new(),
        };
        Involved { place: lever.place, label: lever.label, answer }
    }

    fn ways(&self, finding: &Finding, levers: &[Lever]) -> Vec<Way> {
        let changes: Vec<Vec<Change>> = levers.iter().map(|lever| self.changes(lever)).collect();
        let mut trials = MOST_TRIALS;
        let singles = changes.iter().flatten().map(|change| vec![change.clone()]);
        let ways = self.solving(finding, singles, &mut trials);
        if !ways.is_empty() {
            return ways;
        }
        let pairs = changes.iter().enumerate().flat_map(|(at, first)| {
            let others = changes[at + 1..].iter().flatten();
            others.flat_map(move |second| first.iter().map(move |first| vec![first.clone(), second.clone()]))
        });
        self.solving(finding, pairs, &mut trials)
    }

    fn solving(
        &self,
        finding: &Finding,
        tries: impl Iterator<Item = Vec<Change>>,
        trials: &mut usize,
    ) -> Vec<Way> {
        let bounded = tries.take(*trials).inspect(|_| *trials -= 1);
        bounded
            .filter(|changes| self.solves(finding, changes))
            .take(MOST_WAYS)
            .map(|changes| Way { changes })
            .collect()
    }

    fn solves(&self, finding: &Finding, changes: &[Change]) -> bool {
        let start = self.case.answers.clone();
        let answers = changes.iter().fold(start, |answers, change| with(self.case, change, answers));
        let typed = crate::given::typed(self.case.edition(), &self.case.engine.words, &answers);
        let then = Case::new(self.case.engine, &answers, &typed.value);
        let gone = then.findings.iter().all(|other| other.key != finding.key);
        gone && bad(&then).is_subset(&self.bad)
    }

    /// The other answers that a question of few answers has.
    fn changes(&self, lever: &Lever) -> Vec<Change> {
        let ids = || {
            let choices = crate::values::choices_of(lever.question);
            let choices = choices.map_or(&[][..], |choices| self.case.edition().choices(choices));
            choices.iter().map(|choice| choice.id.clone())
        };
        let values: Vec<Value> = match (&lever.question.kind, &lever.value) {
            (Kind::Choice { .. }, _) => ids().map(Value::Choice).collect(),
            (Kind::YesNo, _) => vec![Value::YesNo(true), Value::YesNo(false)],
            (Kind::Choices { .. }, Some(Value::Choices(now))) => {
                ids().map(|id| Value::Choices(toggled(now, ids(), &id))).collect()
            }
            (Kind::Choices { .. }, _) => ids().map(|id| Value::Choices(vec![id])).collect(),
            _ => Vec::new(),
        };
        let other = values.into_iter().filter(|value| lever.value.as_ref() != Some(value));
        other
            .map(|value| Change {
                place: lever.place.clone(),
                label: lever.label.clone(),
                answer: self.case.printed(lever.question, &value),
                value: json!(value.to_json()),
            })
            .collect()
    }
}

/// The choices with one more or one less, in the order of the option.
fn toggled(now: &[Id], order: impl Iterator<Item = Id>, id: &Id) -> Vec<Id> {
    order.filter(|other| now.contains(other) != (other == id)).collect()
}
