//! Which answers make a condition hold, fail or wait: the leaves that decide it as things stand.

use crate::annex::Place;
use crate::case::{Case, cell_place};
use crate::condition::{Condition, Subject, Test, Truth};
use crate::id::Id;
use crate::value::RowValue;
use crate::values::Values;
use std::collections::BTreeSet;

/// How far the search goes from a question that is not asked to those that it hangs on.
const MOST_STEPS: u8 = 8;

/// Something that decides a condition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Because {
    /// The answer to a question, or a cell.
    Answer(Place),
    /// Whether a clause is in.
    Clause(Id),
}

/// The leaves of a condition that decide it, each once, with the tests that they have to pass.
pub(crate) struct Why<'c> {
    /// What decides it.
    pub because: BTreeSet<Because>,
    /// Every test in the condition, by the question or column that it looks at.
    pub tests: Vec<(&'c Id, &'c Test)>,
}

/// Why a condition is as true as it is; for a condition on a row with that row.
pub(crate) fn why<'c>(
    values: &Values<'c>,
    condition: &'c Condition,
    row: Option<(&'c Id, &RowValue)>,
) -> Why<'c> {
    let mut search = Search { values, found: Why { because: BTreeSet::new(), tests: Vec::new() } };
    let here = Here { row, steps: MOST_STEPS };
    search.look(condition, here);
    search.found
}

impl Case<'_> {
    /// Why a condition that is not about a row is as true as it is.
    pub(crate) fn why<'c>(&'c self, condition: &'c Condition) -> Why<'c> {
        why(&self.values, condition, None)
    }
}

#[derive(Clone, Copy)]
struct Here<'r, 'c> {
    row: Option<(&'c Id, &'r RowValue)>,
    steps: u8,
}

struct Search<'v, 'c> {
    values: &'v Values<'c>,
    found: Why<'c>,
}

impl<'c> Search<'_, 'c> {
    fn judge(&self, condition: &Condition, here: Here) -> Truth {
        match here.row {
            Some((table, row)) => self.values.judge_row(condition, table, row),
            None => condition.judge(self.values),
        }
    }

    /// The parts of a condition that are as true as the whole decide it: all that hold where all must hold
    /// and do, those that fail where one fails.
    fn look(&mut self, condition: &'c Condition, here: Here<'_, 'c>) {
        match condition {
            Condition::Value { of, test } => self.leaf(of, test, here),
            Condition::Clause(id) => drop(self.found.because.insert(Because::Clause(id.clone()))),
            Condition::Not(inner) => self.look(inner, here),
            Condition::All(list) | Condition::Any(list) => {
                let whole = self.judge(condition, here);
                for part in list {
                    if self.judge(part, here) == whole {
                        self.look(part, here);
                    }
                }
            }
            Condition::AnyRow { table, condition: inner } => {
                self.rows(condition, table, inner.as_deref(), here);
            }
            Condition::EveryRow { table, condition: inner } => {
                self.rows(condition, table, Some(inner), here);
            }
        }
    }

    fn rows(
        &mut self,
        condition: &'c Condition,
        table: &'c Id,
        inner: Option<&'c Condition>,
        here: Here<'_, 'c>,
    ) {
        let whole = self.judge(condition, here);
        let rows = self.values.rows(table);
        let Some(inner) = inner.filter(|_| !rows.is_empty()) else {
            return self.answer(Place::option(table), here);
        };
        for row in rows.iter() {
            if self.values.judge_row(inner, table, row) == whole {
                self.look(inner, Here { row: Some((table, row)), ..here });
            }
        }
    }

    fn leaf(&mut self, of: &'c Subject, test: &'c Test, here: Here<'_, 'c>) {
        let (Subject::Option(id)
        | Subject::Column(id)
        | Subject::OptionProperty(id, _)
        | Subject::ColumnProperty(id, _)) = of;
        if !matches!(of, Subject::OptionProperty(..) | Subject::ColumnProperty(..)) {
            self.found.tests.push((id, test));
        }
        let place = match (of, here.row) {
            (Subject::Column(_) | Subject::ColumnProperty(..), Some((table, row))) => {
                cell_place(table, row, id)
            }
            _ => Place::option(id),
        };
        self.answer(place, here);
    }

    /// A question that is not asked fails every test: what keeps it from being asked decides.
    fn answer(&mut self, place: Place, here: Here<'_, 'c>) {
        let steps = here.steps.checked_sub(1);
        match (self.not_asked(&place, here), steps) {
            (Some((ask, row)), Some(steps)) => self.look(ask, Here { row, steps }),
            _ => drop(self.found.because.insert(Because::Answer(place))),
        }
    }

    /// The condition on which a question waits that is not asked.
    fn not_asked<'r>(
        &self,
        place: &Place,
        here: Here<'r, 'c>,
    ) -> Option<(&'c Condition, Option<(&'c Id, &'r RowValue)>)> {
        let (column, row) = (place.column.as_ref(), here.row);
        let (asked, question) = match (column, row) {
            (Some(column), Some((table, row))) => {
                let question = self.values.table(table)?.column(column)?;
                (self.values.cell(table, row, column).asked, question)
            }
            _ => (self.values.of(&place.option).asked, self.values.question(&place.option)?),
        };
        let ask = question.ask.as_ref().filter(|_| asked == Truth::No)?;
        Some((ask, row.filter(|_| column.is_some())))
    }
}
