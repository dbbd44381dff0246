//! Stars: how open and how reusable the data of a row will be, as the answers stand. What earns a star is
//! data of the edition; here it is only judged.
//!
//! Stars are for the buyer. They stand in the interview and in the file note, never in what tenderers get.

use crate::case::Case;
use crate::condition::{Condition, Subject, Truth};
use crate::edition::{Edition, Effect, Rule};
use crate::id::Id;
use crate::option::{Kind, TableKind};
use crate::sorted::Sorted;
use crate::value::{Given, RowValue};
use crate::values::Values;
use crate::ways::{Change, candidates, pair, single};
use crate::why::why;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Mutex;

/// Most ways to the next star that are named.
const MOST_WAYS: usize = 5;

/// How the rows of a table earn stars.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stars {
    /// The table option.
    pub table: Id,
    /// Rows that have no stars at all.
    pub none: Vec<NoStars>,
    /// The stars, in order: each asks all before it.
    pub steps: Vec<Star>,
}

/// A reason for a row to have no stars.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NoStars {
    /// When it has none: a condition on the row.
    pub when: Condition,
    /// Why.
    pub reason: String,
}

/// A star.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Star {
    /// What it stands for.
    pub title: String,
    /// What earns it: a condition on the row.
    pub when: Condition,
    /// What to choose to earn it.
    pub way_out: String,
}

/// The stars of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RowStars {
    /// How many it has.
    pub count: usize,
    /// How many there are.
    pub of: usize,
    /// Why it has none at all, or why that cannot be said yet; empty for a row that can have stars.
    pub reason: String,
    /// The star that it does not have yet and that comes first.
    pub next: Option<NextStar>,
}

/// A star that a row does not have yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NextStar {
    /// What it stands for.
    pub title: String,
    /// What to choose to earn it.
    pub way_out: String,
    /// The smallest changes that earn it, of one answer each or, if none does, of two; may be empty.
    pub ways: Vec<Vec<Change>>,
}

impl Stars {
    /// Why a row can have no stars; `None` if it can.
    fn none(&self, values: &Values, row: &RowValue) -> Option<(&NoStars, Truth)> {
        let judge = |none: &NoStars| values.judge_row(&none.when, &self.table, row);
        let find = |wanted: Truth| Some((self.none.iter().find(|none| judge(none) == wanted)?, wanted));
        find(Truth::Yes).or_else(|| find(Truth::Unknown))
    }

    /// How many stars a row has.
    fn count(&self, values: &Values, row: &RowValue) -> usize {
        if self.none(values, row).is_some() {
            return 0;
        }
        let won = |star: &&Star| values.judge_row(&star.when, &self.table, row) == Truth::Yes;
        self.steps.iter().take_while(won).count()
    }
}

/// The stars of a row; `None` where the edition gives this table none.
pub(crate) fn of_row(case: &Case, table: &Id, row: &RowValue) -> Option<RowStars> {
    let memory = &case.engine.stars;
    if let Some(known) = memory.recall(case, row) {
        return Some(known);
    }
    let stars = judged(case, table, row)?;
    memory.keep(case, row, &stars);
    Some(stars)
}

/// The stars of rows as they were judged last. Questions and file note both ask, and so does every key that
/// somebody types elsewhere, while ways to the next star take long to find.
pub(crate) struct Memory {
    /// The options that can change the stars of a row; `None` where other rows or clauses can too.
    options: Option<BTreeSet<Id>>,
    rows: Mutex<Sorted<Id, Judged>>,
}

/// The stars of a row, with all that they were judged from.
struct Judged {
    row: RowValue,
    given: Vec<Option<Given>>,
    stars: RowStars,
}

/// More rows than this are forgotten.
const MOST_REMEMBERED: usize = 1_000;

impl Memory {
    /// No memory yet of an edition.
    pub(crate) fn new(edition: &Edition) -> Self {
        let options = edition.stars.as_ref().and_then(|stars| Inputs::of(edition, stars));
        Self { options, rows: Mutex::default() }
    }

    fn recall(&self, case: &Case, row: &RowValue) -> Option<RowStars> {
        let options = self.options.as_ref()?;
        let rows = self.rows.lock().ok()?;
        let known = rows.get(&row.id).filter(|known| known.row == *row)?;
        let same =
            options.iter().zip(&known.given).all(|(id, given)| case.values.given(id) == given.as_ref());
        same.then(|| known.stars.clone())
    }

    fn keep(&self, case: &Case, row: &RowValue, stars: &RowStars) {
        let (Some(options), Ok(mut rows)) = (&self.options, self.rows.lock()) else { return };
        if rows.len() >= MOST_REMEMBERED {
            rows.clear();
        }
        let given = options.iter().map(|id| case.values.given(id).cloned()).collect();
        rows.insert(row.id.clone(), Judged { row: row.clone(), given, stars: stars.clone() });
    }
}

/// Finds the options on which the stars of a row hang, whatever is tried in their place.
struct Inputs<'e> {
    edition: &'e Edition,
    table: Option<&'e TableKind>,
    found: BTreeSet<Id>,
    columns: BTreeSet<&'e Id>,
}

impl<'e> Inputs<'e> {
    fn of(edition: &'e Edition, stars: &'e Stars) -> Option<BTreeSet<Id>> {
        let table = edition.question(&stars.table).and_then(|question| match &question.kind {
            Kind::Table(kind) => Some(kind),
            _ => None,
        });
        let mut inputs = Self { edition, table, found: BTreeSet::new(), columns: BTreeSet::new() };
        let none = stars.none.iter().map(|none| &none.when);
        none.chain(stars.steps.iter().map(|star| &star.when)).try_for_each(|when| inputs.condition(when))?;
        inputs.option(&stars.table)?;
        // What the table itself holds is compared row by row.
        inputs.found.remove(&stars.table);
        Some(inputs.found)
    }

    fn condition(&mut self, condition: &'e Condition) -> Option<()> {
        match condition {
            Condition::Value { of: Subject::Option(id) | Subject::OptionProperty(id, _), .. } => {
                self.option(id)
            }
            Condition::Value { of: Subject::Column(id) | Subject::ColumnProperty(id, _), .. } => {
                self.column(id)
            }
            Condition::All(list) | Condition::Any(list) => {
                list.iter().try_for_each(|part| self.condition(part))
            }
            Condition::Not(inner) => self.condition(inner),
            Condition::Clause(_) | Condition::AnyRow { .. } | Condition::EveryRow { .. } => None,
        }
    }

    fn option(&mut self, id: &'e Id) -> Option<()> {
        if !self.found.insert(id.clone()) {
            return Some(());
        }
        let ask = self.edition.question(id).and_then(|question| question.ask.as_ref());
        ask.map_or(Some(()), |ask| self.condition(ask))?;
        let setting = |rule: &&'e Rule| matches!(&rule.effect, Effect::Set(target, _) if target == id);
        self.edition.rules.iter().filter(setting).try_for_each(|rule| self.condition(&rule.when))
    }

    fn column(&mut self, id: &'e Id) -> Option<()> {
        let Some(column) = self.table.and_then(|table| table.column(id)) else { return Some(()) };
        if !self.columns.insert(id) {
            return Some(());
        }
        column.ask.as_ref().map_or(Some(()), |ask| self.condition(ask))?;
        column.inherit.as_ref().map_or(Some(()), |option| self.option(option))
    }
}

fn judged(case: &Case, table: &Id, row: &RowValue) -> Option<RowStars> {
    let stars = case.edition().stars.as_ref().filter(|stars| stars.table == *table)?;
    let (count, of) = (stars.count(&case.values, row), stars.steps.len());
    if let Some((none, truth)) = stars.none(&case.values, row) {
        let open = || case.phrase("stars-open", &[("reason", &none.reason)]);
        let reason = if truth == Truth::Yes { none.reason.clone() } else { open() };
        return Some(RowStars { count, of, reason, next: None });
    }
    let next = stars.steps.get(count).map(|star| NextStar {
        title: star.title.clone(),
        way_out: star.way_out.clone(),
        ways: ways(case, stars, star, row, count),
    });
    Some(RowStars { count, of, reason: String::new(), next })
}

fn ways(case: &Case, stars: &Stars, star: &Star, row: &RowValue, count: usize) -> Vec<Vec<Change>> {
    let why = why(&case.values, &star.when, Some((&stars.table, row)));
    let candidates = candidates(case, &why);
    // The star itself first: most of what is tried fails there.
    let more = |values: &Values| {
        values.judge_row(&star.when, &stars.table, row) == Truth::Yes && stars.count(values, row) > count
    };
    let singles = single(case, &candidates, &more);
    if singles.is_empty() {
        return Some(pair(case, &candidates, &more)).filter(|pair| !pair.is_empty()).into_iter().collect();
    }
    singles.into_iter().take(MOST_WAYS).map(|change| vec![change]).collect()
}
