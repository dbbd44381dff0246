//! Conditions in words, for people who read the library or a printed form.

use crate::condition::{Condition, Subject, Test};
use crate::edition::Edition;
use crate::id::Id;
use crate::option::{Kind, Question, TableKind};
use crate::value::Value;
use crate::words::Words;

/// What names in conditions are looked up in.
#[derive(Clone, Copy)]
pub(crate) struct InWords<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Its phrases.
    pub words: &'a Words,
    /// The table whose row is at hand.
    pub table: Option<&'a TableKind>,
}

impl<'a> InWords<'a> {
    /// Words for an edition outside tables.
    pub(crate) fn new(edition: &'a Edition, words: &'a Words) -> Self {
        Self { edition, words, table: None }
    }

    /// The same for the rows of a table option.
    pub(crate) fn in_table(self, table: &Id) -> Self {
        let table = self.edition.question(table).and_then(|question| match &question.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        });
        Self { table, ..self }
    }

    /// A condition as half a sentence, to stand after "als".
    pub(crate) fn condition(self, condition: &Condition) -> String {
        match condition {
            Condition::Value { .. } if is_empty(condition) => self.chosen(condition, "when-not-chosen"),
            Condition::Value { of, test } => self.test(of, test),
            Condition::Clause(id) => {
                let title = self.edition.clauses.get(id).map_or(id.as_str(), |clause| clause.title.as_str());
                self.words.phrase("when-clause", &[("clause", title)])
            }
            Condition::AnyRow { table, condition: None } => {
                self.words.phrase("when-rows", &[("table", self.label(table))])
            }
            Condition::AnyRow { table, condition: Some(inner) } => self.rows("when-any-row", table, inner),
            Condition::EveryRow { table, condition } => self.rows("when-every-row", table, condition),
            Condition::All(list) => self.joined("when-and", list),
            Condition::Any(list) => self.joined("when-or", list),
            Condition::Not(inner) if is_empty(inner) => self.chosen(inner, "when-chosen"),
            Condition::Not(inner) => self.words.phrase("when-not", &[("condition", &self.inside(inner))]),
        }
    }

    fn rows(self, phrase: &str, table: &Id, inner: &Condition) -> String {
        let condition = self.in_table(table).inside(inner);
        self.words.phrase(phrase, &[("table", self.label(table)), ("condition", &condition)])
    }

    fn joined(self, phrase: &str, list: &[Condition]) -> String {
        let parts: Vec<String> = list.iter().map(|part| self.inside(part)).collect();
        parts
            .into_iter()
            .reduce(|first, next| self.words.phrase(phrase, &[("first", &first), ("next", &next)]))
            .unwrap_or_default()
    }

    /// A part of a larger condition: brackets keep together what belongs together.
    fn inside(self, condition: &Condition) -> String {
        let words = self.condition(condition);
        match condition {
            Condition::All(list) | Condition::Any(list) if list.len() > 1 => {
                self.words.phrase("when-together", &[("condition", &words)])
            }
            _ => words,
        }
    }

    /// Whether any choice was made.
    fn chosen(self, condition: &Condition, phrase: &str) -> String {
        let Condition::Value { of, .. } = condition else { return String::new() };
        self.words.phrase(phrase, &[("name", &self.subject(of).1)])
    }

    fn test(self, of: &Subject, test: &Test) -> String {
        let (question, name) = self.subject(of);
        let say = |phrase: &str, value: &str| self.words.phrase(phrase, &[("name", &name), ("value", value)]);
        let value = |value: &Value| self.value(question, value);
        match test {
            Test::Is(is) => say("when-is", &value(is)),
            Test::OneOf(values) => {
                let either = |first: String, next: String| {
                    self.words.phrase("when-or", &[("first", &first), ("next", &next)])
                };
                say("when-is", &values.iter().map(value).reduce(either).unwrap_or_default())
            }
            Test::Has(id) => say("when-has", &value(&Value::Choices(vec![id.clone()]))),
            Test::AtLeast(least) => say("when-at-least", &value(least)),
            Test::AtMost(most) => say("when-at-most", &value(most)),
            Test::MoreThan(bound) => say("when-more-than", &value(bound)),
            Test::LessThan(bound) => say("when-less-than", &value(bound)),
            Test::Answered(true) => say("when-answered", ""),
            Test::Answered(false) => say("when-not-answered", ""),
        }
    }

    /// The question whose kind the values have, and what is tested in words.
    fn subject(self, of: &Subject) -> (Option<&'a Question>, String) {
        let (Subject::Option(id)
        | Subject::Column(id)
        | Subject::OptionProperty(id, _)
        | Subject::ColumnProperty(id, _)) = of;
        let question = match of {
            Subject::Column(_) | Subject::ColumnProperty(..) => self.table.and_then(|table| table.column(id)),
            _ => self.edition.question(id),
        };
        let label = question.map_or(id.as_str(), |question| question.label.as_str());
        match of {
            Subject::Option(_) | Subject::Column(_) => {
                (question, self.words.phrase("when-answer", &[("label", label)]))
            }
            Subject::OptionProperty(_, property) | Subject::ColumnProperty(_, property) => {
                let property = self.words.word(&format!("property-{property}"), property.as_str());
                let words = [("property", property.as_str()), ("label", label)];
                (None, self.words.phrase("when-property", &words))
            }
        }
    }

    fn label<'s>(self, option: &'s Id) -> &'s str
    where
        'a: 's,
    {
        self.edition.question(option).map_or(option.as_str(), |question| question.label.as_str())
    }

    fn value(self, question: Option<&Question>, value: &Value) -> String {
        match (question, value) {
            (Some(question), value) => self.words.cell(self.edition, question, value),
            (None, Value::YesNo(yes)) => self.words.plain(if *yes { "yes" } else { "no" }),
            (None, Value::Integer(number)) => number.to_string(),
            (None, Value::Text(text)) => text.clone(),
            (None, other) => other.to_json().to_string(),
        }
    }
}

/// Whether it tests that no choice was made.
fn is_empty(condition: &Condition) -> bool {
    matches!(condition, Condition::Value { test: Test::Is(Value::Choices(ids)), .. } if ids.is_empty())
}
