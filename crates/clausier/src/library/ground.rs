//! Looks up the names in conditions: what is tested must exist, and the test must fit its kind.

use super::raw::{PropertyKind, RawCondition, RawTest, SubjectPlace, TestWord};
use super::scope::Scope;
use crate::code::Code;
use crate::condition::{Condition, Subject, Test};
use crate::id::Id;
use crate::option::{Choices, Kind, Question, Step, TableKind};
use crate::reader::Spot;
use crate::value::Value;
use crate::value_read::Vocabularies;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// The properties that vocabularies declare.
pub(super) type Properties = BTreeMap<Id, BTreeMap<Id, PropertyKind>>;

/// What conditions of an edition may speak of.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    /// Files, faults and language.
    pub scope: Scope<'a>,
    /// The questions.
    pub questions: BTreeMap<&'a Id, &'a Question>,
    /// The vocabularies.
    pub vocabularies: &'a Vocabularies,
    /// Their properties.
    pub properties: &'a Properties,
    /// The clauses of the edition.
    pub clauses: &'a BTreeSet<Id>,
}

/// Lists of choices with facts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lists<'a> {
    /// The vocabularies.
    pub vocabularies: &'a Vocabularies,
    /// Their properties.
    pub properties: &'a Properties,
    /// The clauses of the edition.
    pub clauses: &'a BTreeSet<Id>,
}

impl<'a> Ground<'a> {
    /// The ground that questions make.
    pub fn new(scope: Scope<'a>, steps: &'a [Step], lists: Lists<'a>) -> Self {
        let questions = steps.iter().flat_map(|step| &step.options).map(|question| (&question.id, question));
        Self {
            scope,
            questions: questions.collect(),
            vocabularies: lists.vocabularies,
            properties: lists.properties,
            clauses: lists.clauses,
        }
    }

    /// The question with this id; reported if there is none.
    pub fn question(&self, id: &Spot<Id>) -> Option<&'a Question> {
        let found = self.questions.get(&id.value).copied();
        if found.is_none() {
            self.scope.unknown(
                Code::UnknownOption,
                id,
                "option",
                self.questions.keys().map(|id| id.as_str()),
            );
        }
        found
    }

    /// The table option with this id; reported if there is none.
    pub fn table(&self, id: &Spot<Id>) -> Option<&'a TableKind> {
        let question = self.question(id)?;
        let Kind::Table(table) = &question.kind else {
            let message = format!("the option '{}' is no table", id.value);
            self.scope.faults.report(Code::WrongTest, &id.at, message, "Only tables have rows.");
            return None;
        };
        Some(table)
    }

    /// Reports a clause that the edition does not have.
    pub fn check_clause(&self, id: &Spot<Id>) -> bool {
        let known = self.clauses.contains(&id.value);
        if !known {
            self.scope.unknown(Code::UnknownClause, id, "clause", self.clauses.iter().map(Id::as_str));
        }
        known
    }

    /// A condition with its names looked up; `None` after reporting why not.
    pub fn condition(&self, raw: &RawCondition, row: Option<&TableKind>) -> Option<Condition> {
        match raw {
            RawCondition::Value(test) => self.test(test, row),
            RawCondition::Clause(id) => self.check_clause(id).then(|| Condition::Clause(id.value.clone())),
            RawCondition::AnyRow { table, condition } => {
                let inner = self.table(table)?;
                let condition = match condition {
                    None => None,
                    Some(condition) => Some(Box::new(self.condition(condition, Some(inner))?)),
                };
                Some(Condition::AnyRow { table: table.value.clone(), condition })
            }
            RawCondition::EveryRow { table, condition } => {
                let condition = Box::new(self.condition(condition, Some(self.table(table)?))?);
                Some(Condition::EveryRow { table: table.value.clone(), condition })
            }
            RawCondition::All(list) => self.conditions(list, row).map(Condition::All),
            RawCondition::Any(list) => self.conditions(list, row).map(Condition::Any),
            RawCondition::Faulty => None,
            RawCondition::Not(condition) => {
                self.condition(condition, row).map(|condition| Condition::Not(Box::new(condition)))
            }
        }
    }

    fn conditions(&self, list: &[RawCondition], row: Option<&TableKind>) -> Option<Vec<Condition>> {
        // All are looked up before giving up, so that every fault is reported.
        let conditions: Vec<Option<Condition>> = list.iter().map(|raw| self.condition(raw, row)).collect();
        conditions.into_iter().collect()
    }

    fn test(&self, raw: &RawTest, row: Option<&TableKind>) -> Option<Condition> {
        let RawTest { of, test, value } = raw;
        let (question, subject) = match of.place {
            SubjectPlace::Option => (self.question(&of.name)?, Subject::Option(of.name.value.clone())),
            SubjectPlace::Column => (self.column(&of.name, row)?, Subject::Column(of.name.value.clone())),
        };
        let Some(property) = &of.property else {
            return Some(Condition::Value { of: subject, test: self.fitting(&question.kind, *test, value)? });
        };
        let kind = self.property(question, property)?;
        let subject = match subject {
            Subject::Option(id) => Subject::OptionProperty(id, property.value.clone()),
            Subject::Column(id) => Subject::ColumnProperty(id, property.value.clone()),
            other => other,
        };
        Some(Condition::Value { of: subject, test: self.fitting(&kind, *test, value)? })
    }

    fn column<'t>(&self, name: &Spot<Id>, row: Option<&'t TableKind>) -> Option<&'t Question> {
        let Some(table) = row else {
            let message =
                format!("the condition looks at the column '{}', but here is no row at hand", name.value);
            let help = "Put it inside 'where' of any-row or every-row, or write 'option' for an option.";
            self.scope.faults.report(Code::MisplacedColumn, &name.at, message, help);
            return None;
        };
        let found = table.column(&name.value);
        if found.is_none() {
            let names = table.columns.iter().map(|column| column.id.as_str());
            self.scope.unknown(Code::UnknownColumn, name, "column", names);
        }
        found
    }

    /// The kind of a property of what a question chooses.
    fn property(&self, question: &Question, property: &Spot<Id>) -> Option<Kind> {
        let (Kind::Choice { choices } | Kind::Choices { choices }) = &question.kind else {
            let message = format!("'{}' is no choice, so it has no properties", question.id);
            self.scope.faults.report(Code::WrongTest, &property.at, message, "");
            return None;
        };
        let declared = match choices {
            Choices::Vocabulary(id) => self.properties.get(id),
            Choices::Own(_) => None,
        };
        let Some(kind) = declared.and_then(|declared| declared.get(&property.value)) else {
            let names =
                declared.into_iter().flat_map(|declared| declared.keys()).map(Id::as_str).collect::<Vec<_>>();
            self.scope.unknown(Code::UnknownProperty, property, "property", names);
            return None;
        };
        Some(match kind {
            PropertyKind::YesNo => Kind::YesNo,
            PropertyKind::Text => Kind::Text { max: 1_000 },
            PropertyKind::Integer => Kind::Integer { min: i64::MIN, max: i64::MAX, unit: Default::default() },
        })
    }

    /// The test, if it fits the kind.
    fn fitting(&self, kind: &Kind, word: TestWord, json: &Spot<Json>) -> Option<Test> {
        if !fits(kind, word) {
            let message = format!("'{}' is no test on the kind '{}'", word.name(), kind.name());
            self.scope.faults.report(Code::WrongTest, &json.at, message, tests_of(kind));
            return None;
        }
        let value = |json: &Spot<Json>| self.scope.value(kind, json, self.vocabularies);
        match word {
            TestWord::Is => value(json).map(Test::Is),
            TestWord::OneOf => {
                let Json::Array(items) = &json.value else {
                    self.scope.faults.report(Code::WrongType, &json.at, "'one-of' asks a list", "");
                    return None;
                };
                let spots = items.iter().map(|item| Spot::new(item.clone(), json.at.clone()));
                let values: Vec<Value> = spots.filter_map(|spot| value(&spot)).collect();
                (values.len() == items.len()).then_some(Test::OneOf(values))
            }
            TestWord::Has => {
                let list = Spot::new(Json::Array(vec![json.value.clone()]), json.at.clone());
                match value(&list)? {
                    Value::Choices(ids) => ids.into_iter().next().map(Test::Has),
                    _ => None,
                }
            }
            TestWord::AtLeast => value(json).map(Test::AtLeast),
            TestWord::AtMost => value(json).map(Test::AtMost),
            TestWord::MoreThan => value(json).map(Test::MoreThan),
            TestWord::LessThan => value(json).map(Test::LessThan),
            TestWord::Answered => {
                if !json.value.is_boolean() {
                    self.scope.faults.report(Code::WrongType, &json.at, "'answered' asks true or false", "");
                }
                json.value.as_bool().map(Test::Answered)
            }
        }
    }
}

impl RawCondition {
    /// Whether it looks at the row at hand.
    pub(super) fn is_about_row(&self) -> bool {
        match self {
            Self::Value(test) => test.of.place == SubjectPlace::Column,
            Self::Clause(_) | Self::AnyRow { .. } | Self::EveryRow { .. } | Self::Faulty => false,
            Self::All(conditions) | Self::Any(conditions) => conditions.iter().any(Self::is_about_row),
            Self::Not(condition) => condition.is_about_row(),
        }
    }
}

fn fits(kind: &Kind, test: TestWord) -> bool {
    match test {
        TestWord::Answered => true,
        TestWord::Is | TestWord::OneOf => !matches!(kind, Kind::Table(_)),
        TestWord::Has => matches!(kind, Kind::Choices { .. }),
        TestWord::AtLeast | TestWord::AtMost | TestWord::MoreThan | TestWord::LessThan => {
            matches!(kind, Kind::Integer { .. } | Kind::Money { .. } | Kind::Date | Kind::Duration { .. })
        }
    }
}

fn tests_of(kind: &Kind) -> String {
    let all = [
        TestWord::Is,
        TestWord::OneOf,
        TestWord::Has,
        TestWord::AtLeast,
        TestWord::AtMost,
        TestWord::MoreThan,
        TestWord::LessThan,
        TestWord::Answered,
    ];
    let names: Vec<&str> = all.into_iter().filter(|test| fits(kind, *test)).map(TestWord::name).collect();
    format!("Tests on this kind: {}.", names.join(", "))
}
