//! When something holds: a closed list of tests on answers, in three-valued logic.
//!
//! Reading a condition from the library is left to `library`, finding values to [`Facts`].

use crate::id::Id;
use crate::value::Value;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Yes, no, or not yet known (Kleene's strong logic).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold, whatever is answered later.
    No,
    /// Too little is answered.
    Unknown,
    /// It holds, whatever is answered later.
    Yes,
}

impl Truth {
    /// The reverse; unknown stays unknown.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }

    /// No if any is no; yes if all are yes.
    pub fn all(truths: impl IntoIterator<Item = Self>) -> Self {
        let mut result = Self::Yes;
        for truth in truths {
            match truth {
                Self::No => return Self::No,
                Self::Unknown => result = Self::Unknown,
                Self::Yes => {}
            }
        }
        result
    }

    /// Yes if any is yes; no if all are no.
    pub fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        Self::all(truths.into_iter().map(Self::negate)).negate()
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// A test on answers. Conditions are data; there are no expressions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// A test on one value.
    Value {
        /// Whose value.
        of: Subject,
        /// The test.
        test: Test,
    },
    /// The clause is included.
    Clause(Id),
    /// Some row holds; with no condition, there is a row.
    AnyRow {
        /// The table option.
        table: Id,
        /// The condition on the row.
        condition: Option<Box<Condition>>,
    },
    /// Every row holds (also when there is none).
    EveryRow {
        /// The table option.
        table: Id,
        /// The condition on the row.
        condition: Box<Condition>,
    },
    /// All hold.
    All(Vec<Condition>),
    /// One or more hold.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// Whose value is tested.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The value of an option.
    Option(Id),
    /// The value of a column, in the row at hand.
    Column(Id),
    /// A property of the vocabulary item that is the value of an option.
    OptionProperty(Id, Id),
    /// A property of the vocabulary item that is the value of a column.
    ColumnProperty(Id, Id),
}

/// A test on one value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// Equal to it.
    Is(Value),
    /// Equal to one of them.
    OneOf(Vec<Value>),
    /// A choice of several that holds this one.
    Has(Id),
    /// Not less.
    AtLeast(Value),
    /// Not more.
    AtMost(Value),
    /// More.
    MoreThan(Value),
    /// Less.
    LessThan(Value),
    /// Has an answer (or has none). Never unknown, so a later answer can turn it round: for questions
    /// that may stay empty.
    Answered(bool),
}

/// What is known of a subject.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// Its value. A property of several chosen items has several: a test holds if it holds for any.
    Values(Vec<Value>),
    /// A value, but it is not yet certain that the question is asked at all.
    Doubtful(Vec<Value>),
    /// Not answered yet.
    Open,
    /// The question is not asked, so no test on it holds.
    Void,
}

/// Where a condition finds its values.
pub trait Facts {
    /// What is known of a subject.
    fn find(&self, subject: &Subject) -> Found;
    /// Whether a clause is included.
    fn clause(&self, clause: &Id) -> Truth;
    /// The truth of `condition` for each row of a table option; `None` while the table is unanswered.
    fn rows(&self, table: &Id, condition: Option<&Condition>) -> Option<Vec<Truth>>;
}

impl Condition {
    /// Whether it holds.
    pub fn judge(&self, facts: &dyn Facts) -> Truth {
        match self {
            Self::Value { of, test } => test.judge(&facts.find(of)),
            Self::Clause(clause) => facts.clause(clause),
            Self::AnyRow { table, condition } => {
                facts.rows(table, condition.as_deref()).map_or(Truth::Unknown, Truth::any)
            }
            Self::EveryRow { table, condition } => {
                facts.rows(table, Some(condition)).map_or(Truth::Unknown, Truth::all)
            }
            Self::All(conditions) => Truth::all(conditions.iter().map(|c| c.judge(facts))),
            Self::Any(conditions) => Truth::any(conditions.iter().map(|c| c.judge(facts))),
            Self::Not(condition) => condition.judge(facts).negate(),
        }
    }

    /// The options that it looks at, tables included.
    pub fn options(&self) -> BTreeSet<Id> {
        let mut options = BTreeSet::new();
        self.visit(&mut |condition| match condition {
            Self::Value { of: Subject::Option(id) | Subject::OptionProperty(id, _), .. } => {
                options.insert(id.clone());
            }
            Self::AnyRow { table, .. } | Self::EveryRow { table, .. } => {
                options.insert(table.clone());
            }
            _ => {}
        });
        options
    }

    /// The clauses that it looks at.
    pub fn clauses(&self) -> BTreeSet<Id> {
        let mut clauses = BTreeSet::new();
        self.visit(&mut |condition| {
            if let Self::Clause(id) = condition {
                clauses.insert(id.clone());
            }
        });
        clauses
    }

    /// Whether it looks at the row at hand, so that it has no meaning outside a table.
    pub fn is_about_row(&self) -> bool {
        match self {
            Self::Value { of, .. } => matches!(of, Subject::Column(_) | Subject::ColumnProperty(..)),
            Self::Clause(_) | Self::AnyRow { .. } | Self::EveryRow { .. } => false,
            Self::All(conditions) | Self::Any(conditions) => conditions.iter().any(Self::is_about_row),
            Self::Not(condition) => condition.is_about_row(),
        }
    }

    fn visit(&self, see: &mut dyn FnMut(&Self)) {
        see(self);
        match self {
            Self::All(conditions) | Self::Any(conditions) => conditions.iter().for_each(|c| c.visit(see)),
            Self::Not(condition) | Self::EveryRow { condition, .. } => condition.visit(see),
            Self::AnyRow { condition: Some(condition), .. } => condition.visit(see),
            Self::Value { .. } | Self::Clause(_) | Self::AnyRow { condition: None, .. } => {}
        }
    }
}

impl Test {
    fn judge(&self, found: &Found) -> Truth {
        if let Self::Answered(expected) = self {
            return Truth::from(matches!(found, Found::Values(_)) == *expected);
        }
        match found {
            Found::Void => Truth::No,
            Found::Open => Truth::Unknown,
            Found::Values(values) => Truth::from(values.iter().any(|value| self.holds(value))),
            Found::Doubtful(values) if values.iter().any(|value| self.holds(value)) => Truth::Unknown,
            Found::Doubtful(_) => Truth::No,
        }
    }

    fn holds(&self, value: &Value) -> bool {
        let compares = |other: &Value, wanted: &[Ordering]| match (value.amount(), other.amount()) {
            (Some(one), Some(two)) => wanted.contains(&one.cmp(&two)),
            _ => false,
        };
        match self {
            Self::Is(other) => value == other,
            Self::OneOf(others) => others.contains(value),
            Self::Has(id) => matches!(value, Value::Choices(ids) if ids.contains(id)),
            Self::AtLeast(other) => compares(other, &[Ordering::Equal, Ordering::Greater]),
            Self::AtMost(other) => compares(other, &[Ordering::Equal, Ordering::Less]),
            Self::MoreThan(other) => compares(other, &[Ordering::Greater]),
            Self::LessThan(other) => compares(other, &[Ordering::Less]),
            Self::Answered(expected) => *expected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Answers to some options; a clause or a table that nobody knows.
    #[derive(Debug, Clone)]
    struct Answered(BTreeMap<Id, Found>);

    impl Facts for Answered {
        fn find(&self, subject: &Subject) -> Found {
            match subject {
                Subject::Option(id) => self.0.get(id).cloned().unwrap_or(Found::Open),
                _ => Found::Open,
            }
        }
        fn clause(&self, _: &Id) -> Truth {
            Truth::Unknown
        }
        fn rows(&self, _: &Id, _: Option<&Condition>) -> Option<Vec<Truth>> {
            None
        }
    }

    const OPTIONS: [&str; 3] = ["one", "two", "three"];

    fn condition() -> impl Strategy<Value = Condition> {
        let leaf = (0..3_usize, 0..4_i64, 0..5_usize).prop_map(|(option, number, test)| {
            let value = super::Value::Integer(number);
            let test = match test {
                0 => Test::Is(value),
                1 => Test::OneOf(vec![value, super::Value::Integer(0)]),
                2 => Test::AtLeast(value),
                3 => Test::LessThan(value),
                _ => return Condition::Clause("some".into()),
            };
            Condition::Value { of: Subject::Option(OPTIONS[option].into()), test }
        });
        leaf.prop_recursive(4, 24, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
                prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::Any),
                inner.prop_map(|condition| Condition::Not(Box::new(condition))),
            ]
        })
    }

    /// What may be known of an option now, and what later.
    fn found() -> impl Strategy<Value = (Found, Found)> {
        let value = |number: i64| vec![super::Value::Integer(number)];
        prop_oneof![
            (0..4_i64).prop_map(move |n| (Found::Open, Found::Values(value(n)))),
            Just((Found::Open, Found::Void)),
            (0..4_i64).prop_map(move |n| (Found::Doubtful(value(n)), Found::Values(value(n)))),
            (0..4_i64).prop_map(move |n| (Found::Doubtful(value(n)), Found::Void)),
            (0..4_i64).prop_map(move |n| (Found::Values(value(n)), Found::Values(value(n)))),
            Just((Found::Open, Found::Open)),
        ]
    }

    proptest! {
        #[test]
        fn more_answers_never_turn_round_what_was_known(
            condition in condition(),
            known in prop::collection::vec(found(), 3),
        ) {
            let facts = |later: bool| {
                let pairs = OPTIONS.iter().zip(&known);
                Answered(pairs.map(|(id, (now, then))| (Id::from(*id), if later { then } else { now }.clone())).collect())
            };
            let (now, later) = (condition.judge(&facts(false)), condition.judge(&facts(true)));
            prop_assert!(now == Truth::Unknown || now == later, "{now:?} became {later:?}");
        }
    }
}
