//! A condition in words, for people who compare two versions of it.

use crate::condition::{Condition, Subject, Test};
use crate::edition::Edition;
use crate::id::Id;
use crate::option::{Kind, Question};
use crate::value::Value;
use crate::words::Words;

/// Says conditions in the words of an edition.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub edition: &'a Edition,
    pub words: &'a Words,
}

impl<'a> Teller<'a> {
    /// The condition in words.
    pub fn say(self, condition: &Condition) -> String {
        match condition {
            Condition::Value { of, test } => self.value(of, test),
            Condition::Clause(id) => {
                let title = self.edition.clauses.get(id).map_or(id.as_str(), |clause| &clause.title);
                self.phrase("condition-clause", &[("title", title)])
            }
            Condition::AnyRow { table, condition: None } => {
                self.phrase("condition-some-row", &[("table", &self.label(table))])
            }
            Condition::AnyRow { table, condition: Some(condition) } => {
                self.rows("condition-any-row", table, condition)
            }
            Condition::EveryRow { table, condition } => self.rows("condition-every-row", table, condition),
            Condition::All(list) => self.join("condition-and", list),
            Condition::Any(list) => self.join("condition-or", list),
            Condition::Not(condition) => self.phrase("condition-not", &[("condition", &self.say(condition))]),
        }
    }

    /// The label of a question or column; the id where there is none.
    pub fn label(self, id: &Id) -> String {
        self.question(id).map_or_else(|| id.to_string(), |question| question.label.clone())
    }

    /// The question with this id, or the column of any table.
    pub fn question(self, id: &Id) -> Option<&'a Question> {
        let columns = self.edition.questions().filter_map(|question| match &question.kind {
            Kind::Table(table) => table.column(id),
            _ => None,
        });
        self.edition.question(id).or_else(|| columns.into_iter().next())
    }

    /// A value in words, by the question that it belongs to.
    pub fn printed(self, question: Option<&Question>, value: &Value) -> String {
        match (question, value) {
            (Some(question), value) => self.words.cell(self.edition, question, value),
            (None, Value::YesNo(yes)) => self.words.plain(if *yes { "yes" } else { "no" }),
            (None, Value::Text(text)) => text.clone(),
            (None, value) => value.to_json().to_string(),
        }
    }

    fn value(self, of: &Subject, test: &Test) -> String {
        let (Subject::Option(id)
        | Subject::Column(id)
        | Subject::OptionProperty(id, _)
        | Subject::ColumnProperty(id, _)) = of;
        let (question, name) = match of {
            Subject::Option(_) | Subject::Column(_) => (self.question(id), self.label(id)),
            Subject::OptionProperty(_, property) | Subject::ColumnProperty(_, property) => {
                let words = [("property", property.as_str()), ("of", &self.label(id))];
                (None, self.phrase("condition-property", &words))
            }
        };
        let (phrase, value) = match test {
            Test::Is(value) => ("condition-is", self.printed(question, value)),
            Test::OneOf(values) => {
                let values: Vec<String> = values.iter().map(|value| self.printed(question, value)).collect();
                ("condition-one-of", values.join(", "))
            }
            Test::Has(id) => ("condition-has", self.printed(question, &Value::Choice(id.clone()))),
            Test::AtLeast(value) => ("condition-at-least", self.printed(question, value)),
            Test::AtMost(value) => ("condition-at-most", self.printed(question, value)),
            Test::MoreThan(value) => ("condition-more-than", self.printed(question, value)),
            Test::LessThan(value) => ("condition-less-than", self.printed(question, value)),
            Test::Answered(true) => ("condition-answered", String::new()),
            Test::Answered(false) => ("condition-open", String::new()),
        };
        self.phrase(phrase, &[("of", &name), ("value", &value)])
    }

    fn rows(self, phrase: &str, table: &Id, condition: &Condition) -> String {
        self.phrase(phrase, &[("table", &self.label(table)), ("condition", &self.say(condition))])
    }

    /// Several in one; those that are several themselves stand between brackets.
    fn join(self, phrase: &str, list: &[Condition]) -> String {
        let part = |condition: &Condition| match condition {
            Condition::All(list) | Condition::Any(list) if list.len() > 1 => {
                format!("({})", self.say(condition))
            }
            other => self.say(other),
        };
        let joint = format!(" {} ", self.words.plain(phrase));
        list.iter().map(part).collect::<Vec<_>>().join(&joint)
    }

    fn phrase(self, name: &str, words: &[(&str, &str)]) -> String {
        self.words.phrase(name, words)
    }
}
