//! Ways out: the smallest changes of answers that reach something. They are found by trying, so what a form
//! offers is what the engine will say after it.

use crate::annex::{Fills, Place};
use crate::case::Case;
use crate::condition::Test;
use crate::edition::Edition;
use crate::id::Id;
use crate::option::{Kind, Question};
use crate::value::{Given, Value};
use crate::value_read::read;
use crate::values::{KIND_OPTION, Values, choices_of};
use crate::why::{Because, Why};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One answer, changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The question or cell.
    pub place: Place,
    /// Its short name.
    pub label: String,
    /// The answer to give, in the form of answers files.
    pub value: serde_json::Value,
    /// The answer as shown.
    pub text: String,
}

/// A question with the answers that may be tried.
pub(crate) struct Candidate<'a> {
    place: Place,
    question: &'a Question,
    values: Vec<Value>,
}

/// The answers that may be tried to change what decides a condition. Another kind of purchase is no way out.
pub(crate) fn candidates<'a>(case: &Case<'a>, why: &Why) -> Vec<Candidate<'a>> {
    let answers = why.because.iter().filter_map(|because| match because {
        Because::Answer(place) if place.option.as_str() != KIND_OPTION => Some(place),
        _ => None,
    });
    let candidate = |place: &Place| {
        let (question, now) = question_at(case, place)?;
        let tests = why.tests.iter().filter(|(id, _)| *id == &question.id).map(|(_, test)| *test);
        let values = other_values(case.edition(), question, now.as_ref(), tests);
        (question.fills == Fills::Buyer).then(|| Candidate { place: place.clone(), question, values })
    };
    answers.filter_map(candidate).collect()
}

/// Every single change that reaches the goal, in the order of the candidates. Of the cells of one column
/// only the first that helps is named.
pub(crate) fn single(case: &Case, candidates: &[Candidate], goal: &dyn Fn(&Values) -> bool) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for candidate in candidates {
        let same_column = |change: &Change| {
            change.place.column.is_some()
                && change.place.option == candidate.place.option
                && change.place.column == candidate.place.column
        };
        if changes.iter().any(same_column) {
            continue;
        }
        let helps = |value: &&Value| {
            let tried = [(candidate.place.clone(), (*value).clone())];
            goal(&case.values.trial(&tried))
        };
        changes.extend(candidate.values.iter().filter(helps).map(|value| candidate.change(case, value)));
    }
    changes
}

/// The first pair of changes that reaches the goal.
pub(crate) fn pair(case: &Case, candidates: &[Candidate], goal: &dyn Fn(&Values) -> bool) -> Vec<Change> {
    for (index, one) in candidates.iter().enumerate() {
        for two in candidates.iter().skip(index + 1) {
            for (first, second) in
                one.values.iter().flat_map(|first| two.values.iter().map(move |second| (first, second)))
            {
                let tried = [(one.place.clone(), first.clone()), (two.place.clone(), second.clone())];
                if goal(&case.values.trial(&tried)) {
                    return vec![one.change(case, first), two.change(case, second)];
                }
            }
        }
    }
    Vec::new()
}

impl Candidate<'_> {
    /// Which question or cell.
    pub fn place(&self) -> &Place {
        &self.place
    }

    fn change(&self, case: &Case, value: &Value) -> Change {
        Change {
            place: self.place.clone(),
            label: self.question.label.clone(),
            value: value.to_json(),
            text: case.engine.words.cell(case.edition(), self.question, value),
        }
    }
}

/// The question at a place, with its value.
pub(crate) fn question_at<'a>(case: &Case<'a>, place: &Place) -> Option<(&'a Question, Option<Value>)> {
    let (Some(row), Some(column)) = (&place.row, &place.column) else {
        return Some((case.values.question(&place.option)?, case.values.of(&place.option).value.clone()));
    };
    let question = case.values.table(&place.option)?.column(column)?;
    let rows = case.values.rows(&place.option);
    let row = rows.iter().find(|known| known.id == *row)?;
    Some((question, case.values.cell(&place.option, row, column).value.clone()))
}

/// The other answers that a question may have: for choices one more or one less, for quantities those at
/// which a test turns.
fn other_values<'t>(
    edition: &Edition,
    question: &Question,
    now: Option<&Value>,
    tests: impl Iterator<Item = &'t Test>,
) -> Vec<Value> {
    let choices = choices_of(question).map_or(&[][..], |choices| edition.choices(choices));
    let ids: Vec<&Id> = choices.iter().map(|choice| &choice.id).collect();
    let values: Vec<Value> = match &question.kind {
        Kind::Choice { .. } => ids.into_iter().cloned().map(Value::Choice).collect(),
        Kind::Choices { .. } => {
            let chosen = |id: &Id| matches!(now, Some(Value::Choices(now)) if now.contains(id));
            let toggled = |turned: &Id| {
                let kept = ids.iter().filter(|id| chosen(id) != (**id == turned));
                kept.map(|id| (*id).clone()).collect()
            };
            ids.iter().map(|turned| Value::Choices(toggled(turned))).collect()
        }
        Kind::YesNo => vec![Value::YesNo(true), Value::YesNo(false)],
        Kind::Integer { .. } | Kind::Money { .. } | Kind::Date | Kind::Duration { .. } => {
            tests.filter_map(turning).filter(|value| fits(edition, question, value)).collect()
        }
        Kind::Text { .. } | Kind::LongText { .. } | Kind::Moment { .. } | Kind::Table(_) => Vec::new(),
    };
    values.into_iter().filter(|value| Some(value) != now).collect()
}

/// The value nearest to its bound at which a test holds.
fn turning(test: &Test) -> Option<Value> {
    match test {
        Test::Is(value) | Test::AtLeast(value) | Test::AtMost(value) => Some(value.clone()),
        Test::MoreThan(value) => next_to(value, 1),
        Test::LessThan(value) => next_to(value, -1),
        Test::OneOf(_) | Test::Has(_) | Test::Answered(_) => None,
    }
}

fn next_to(value: &Value, step: i64) -> Option<Value> {
    match value {
        Value::Integer(number) => number.checked_add(step).map(Value::Integer),
        Value::Money(cents) => cents.checked_add(step).map(Value::Money),
        Value::Duration(duration) => {
            let count = i64::from(duration.count).checked_add(step)?;
            let mut next = *duration;
            next.count = count.try_into().ok()?;
            Some(Value::Duration(next))
        }
        _ => None,
    }
}

fn fits(edition: &Edition, question: &Question, value: &Value) -> bool {
    let reading = read(&question.kind, &value.to_json(), &edition.vocabularies);
    reading.faults.is_empty() && reading.given == Some(Given::Value(value.clone()))
}
