//! Stars: how open and how reusable the data of a row will be, as the answers stand. What earns a star is
//! data of the edition; here it is only judged.
//!
//! Stars are for the buyer. They stand in the interview and in the file note, never in what tenderers get.

use crate::case::Case;
use crate::condition::{Condition, Truth};
use crate::id::Id;
use crate::value::RowValue;
use crate::values::Values;
use crate::ways::{Change, candidates, pair, single};
use crate::why::why;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    if let Some(known) = case.stars.borrow().get(&row.id) {
        return Some(known.clone());
    }
    let stars = judged(case, table, row)?;
    // Kept, since questions and file note both ask, and ways to the next star take long to find.
    case.stars.borrow_mut().insert(row.id.clone(), stars.clone());
    Some(stars)
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
