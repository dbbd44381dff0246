//! The values of a question that the tests on it can tell apart: one for each.

use crate::condition::Test;
use crate::date::{Date, Duration, Moment, Unit};
use crate::edition::Edition;
use crate::id::Id;
use crate::option::{Choice, Choices, Kind, Question, TableKind};
use crate::value::{Given, RowValue, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Most values of one question.
const MOST_VALUES: usize = 64;
/// Most rows that are looked at.
const MOST_ROWS: usize = 512;

/// The tests on one question.
#[derive(Default, Clone)]
pub(super) struct Tests<'e> {
    plain: Vec<&'e Test>,
    properties: BTreeSet<&'e Id>,
    /// Whether it is asked if the question has an answer.
    pub answered: bool,
}

impl<'e> Tests<'e> {
    /// Adds a test, on the value or on a property of what is chosen.
    pub fn add(&mut self, test: &'e Test, property: Option<&'e Id>) {
        self.answered |= matches!(test, Test::Answered(_));
        match property {
            Some(property) => drop(self.properties.insert(property)),
            None => self.plain.push(test),
        }
    }

    /// The values that are named in tests.
    fn named(&self) -> Vec<&'e Value> {
        let named = |test: &&'e Test| -> Vec<&'e Value> {
            match *test {
                Test::Is(value)
                | Test::AtLeast(value)
                | Test::AtMost(value)
                | Test::MoreThan(value)
                | Test::LessThan(value) => vec![value],
                Test::OneOf(values) => values.iter().collect(),
                Test::Has(_) | Test::Answered(_) => Vec::new(),
            }
        };
        self.plain.iter().flat_map(named).collect()
    }

    fn names(&self, choice: &Id) -> bool {
        self.plain.iter().any(|test| matches!(test, Test::Has(id) if id == choice))
            || self.named().iter().any(|value| matches!(value, Value::Choice(id) if id == choice))
    }
}

/// The values that tests tell apart; `None` when there are too many, or it is not known which.
pub(super) fn values(edition: &Edition, question: &Question, tests: &Tests<'_>) -> Option<Vec<Value>> {
    let values = match &question.kind {
        Kind::Choice { choices } => {
            let different = different(edition, choices, tests);
            different.into_iter().map(|choice| Value::Choice(choice.id.clone())).collect()
        }
        Kind::Choices { choices } => sets(edition, choices, tests)?,
        Kind::YesNo => vec![Value::YesNo(true), Value::YesNo(false)],
        Kind::Text { max } | Kind::LongText { max } => texts(tests, *max)?,
        Kind::Integer { min, max, .. } => numbers(tests, *min, *max, Value::Integer),
        Kind::Money { min, max } => numbers(tests, *min, *max, Value::Money),
        Kind::Date => dates(tests),
        Kind::Duration { units, min, max } => durations(tests, units, (*min, *max)),
        Kind::Moment { .. } => moments(tests)?,
        Kind::Table(_) => return None,
    };
    (values.len() <= MOST_VALUES).then_some(values)
}

/// The rows that tests on columns tell apart; other columns stay empty.
pub(super) fn rows<'t, 'e: 't>(
    edition: &Edition,
    table: &TableKind,
    tests: impl Fn(&Id) -> Option<&'t Tests<'e>>,
) -> Option<Vec<RowValue>> {
    let mut rows = vec![RowValue { id: Id::new("d1"), from: None, cells: BTreeMap::new() }];
    for column in &table.columns {
        let Some(tests) = tests(&column.id) else { continue };
        let values = values(edition, column, tests)?;
        let mut more = Vec::new();
        for row in &rows {
            if tests.answered {
                more.push(row.clone());
            }
            for value in &values {
                let mut row = row.clone();
                row.cells.insert(column.id.clone(), Given::Value(value.clone()));
                more.push(row);
            }
        }
        rows = more;
        if rows.len() > MOST_ROWS {
            return None;
        }
    }
    Some(rows)
}

/// One choice of each that the tests tell apart: by name, or by the properties that they look at.
fn different<'e>(edition: &'e Edition, choices: &'e Choices, tests: &Tests<'_>) -> Vec<&'e Choice> {
    let name = |choice: &'e Choice| Some(&choice.id).filter(|id| tests.names(id));
    let alike = |one: &'e Choice, two: &'e Choice| {
        let fact = |property: &&Id| one.properties.get(*property) == two.properties.get(*property);
        name(one) == name(two) && tests.properties.iter().all(fact)
    };
    let mut kept: Vec<&Choice> = Vec::new();
    for choice in edition.choices(choices) {
        if !kept.iter().any(|other| alike(other, choice)) {
            kept.push(choice);
        }
    }
    kept
}

/// Every set of different choices. Of tests on a whole set only that on the empty one is followed.
fn sets(edition: &Edition, choices: &Choices, tests: &Tests<'_>) -> Option<Vec<Value>> {
    let different = different(edition, choices, tests);
    if different.len() > 6
        || tests.named().iter().any(|value| matches!(value, Value::Choices(ids) if !ids.is_empty()))
    {
        return None;
    }
    let set = |bits: usize| {
        let kept = different.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
        Value::Choices(kept.map(|(_, choice)| choice.id.clone()).collect())
    };
    Some((0..1_usize << different.len()).map(set).collect())
}

/// The texts of tests, and another one.
fn texts(tests: &Tests<'_>, max: usize) -> Option<Vec<Value>> {
    let named = tests.named();
    let other = ["x", "y", "z"].map(|text| Value::Text(text.to_owned()));
    let other = other.into_iter().find(|value| !named.contains(&value)).filter(|_| max > 0)?;
    Some(std::iter::once(other).chain(named.into_iter().cloned()).collect())
}

/// The numbers of tests with their neighbours, and both bounds.
fn numbers(tests: &Tests<'_>, min: i64, max: i64, make: fn(i64) -> Value) -> Vec<Value> {
    let named = tests.named().into_iter().filter_map(Value::amount);
    let near = named.flat_map(|number| [number.saturating_sub(1), number, number.saturating_add(1)]);
    let all: BTreeSet<i64> = near.chain([min, max]).filter(|number| (min..=max).contains(number)).collect();
    all.into_iter().map(make).collect()
}

/// The days of tests with the days before and after, and two far ones.
fn dates(tests: &Tests<'_>) -> Vec<Value> {
    let day = |year: i64, month: i64, day: i64| Date::parse(&format!("{year:04}-{month:02}-{day:02}"));
    let mut days: Vec<Date> = [day(1900, 1, 1), day(2999, 12, 31)].into_iter().flatten().collect();
    for value in tests.named() {
        let Value::Date(date) = value else { continue };
        let (y, m, d) = (i64::from(date.year), i64::from(date.month), i64::from(date.day));
        let after = day(y, m, d + 1).or_else(|| day(y, m + 1, 1)).or_else(|| day(y + 1, 1, 1));
        let last = |y, m| (28..=31).rev().find_map(|d| day(y, m, d));
        let before = day(y, m, d - 1).or_else(|| last(y, m - 1)).or_else(|| last(y - 1, 12));
        days.extend([Some(*date), before, after].into_iter().flatten());
    }
    let mut values: Vec<Value> = Vec::new();
    for date in days.into_iter().map(Value::Date) {
        if !values.contains(&date) {
            values.push(date);
        }
    }
    values
}

/// In each unit the last length before, the first after and the one at each length of a test, and at the
/// bounds.
fn durations(
    tests: &Tests<'_>,
    units: &[Unit],
    (min, max): (Option<Duration>, Option<Duration>),
) -> Vec<Value> {
    let fits = |duration: &Duration| {
        min.is_none_or(|min| min.days() <= duration.days())
            && max.is_none_or(|max| duration.days() <= max.days())
    };
    let mut found: Vec<Duration> = Vec::new();
    for value in tests.named() {
        if let Value::Duration(duration) = value {
            found.push(*duration);
        }
    }
    let marks: Vec<u32> = found.iter().chain(&min).chain(&max).map(|duration| duration.days()).collect();
    for unit in units {
        let each = Duration { count: 1, unit: *unit }.days();
        let counts = marks.iter().flat_map(|mark| {
            let count = mark / each;
            [count.saturating_sub(1), count, count + 1]
        });
        let counts = counts.chain([1]).filter_map(|count| u16::try_from(count).ok());
        found.extend(counts.map(|count| Duration { count, unit: *unit }));
    }
    found.retain(fits);
    let mut values: Vec<Value> = Vec::new();
    for duration in found.into_iter().map(Value::Duration) {
        if !values.contains(&duration) {
            values.push(duration);
        }
    }
    values
}

/// The moments of tests, and another one.
fn moments(tests: &Tests<'_>) -> Option<Vec<Value>> {
    let other = Value::Moment(Moment::Day(Date::parse("2999-12-31")?));
    let named = tests.named().into_iter().cloned();
    Some(named.chain(std::iter::once(other)).collect())
}
