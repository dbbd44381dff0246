//! Checks that an edition holds together, for editions that did not come from [`library`](crate::library):
//! every name exists, every value fits its kind, every sentence is one that clause text could have made.

use crate::circles::circles;
use crate::condition::{Condition, Subject, Test};
use crate::edition::{Clause, Edition, Effect, Entry, PurchaseKind, Rule};
use crate::id::Id;
use crate::markup::{Block, Leaf, allow};
use crate::option::{Choices, Kind, Question, TableKind};
use crate::stars::Stars;
use crate::value::{Given, Value};
use crate::value_read::read;
use std::collections::BTreeSet;

/// Most rows, and most characters of an answer, that an edition may allow.
const MOST_ROWS: usize = 500;
const MOST_TEXT: usize = 20_000;
/// Most faults that are listed.
const MOST_FAULTS: usize = 100;

/// What does not hold together, in the order of the edition; empty for every edition of a library without errors.
pub(crate) fn check(edition: &Edition) -> Vec<String> {
    let mut check = Check { edition, faults: Vec::new() };
    check.ids();
    edition.questions().for_each(|question| check.question(question, None));
    edition.presets.iter().for_each(|preset| {
        for (id, given) in &preset.answers {
            check.given(id, given, None);
        }
    });
    edition.clauses.values().for_each(|clause| check.clause(clause));
    edition.rules.iter().for_each(|rule| check.rule(rule));
    edition.stars.iter().for_each(|stars| check.stars(stars));
    edition.kinds.iter().for_each(|kind| check.kind(kind));
    edition.phrases.iter().for_each(|(name, text)| check.sentence(text, name));
    if check.faults.is_empty() {
        // Only now every name exists, so that the search is short.
        let found =
            circles(edition).into_iter().map(|circle| format!("a circle: {}", circle.way.join(" → ")));
        check.faults.extend(found);
    }
    check.faults.truncate(MOST_FAULTS);
    check.faults
}

struct Check<'a> {
    edition: &'a Edition,
    faults: Vec<String>,
}

impl<'a> Check<'a> {
    fn must(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        if !holds && self.faults.len() <= MOST_FAULTS {
            self.faults.push(fault());
        }
    }

    /// Ids are plain, since anchors are made of them, and each stands once.
    fn ids(&mut self) {
        let edition = self.edition;
        let keyed = edition.clauses.iter().map(|(key, clause)| (key, &clause.id));
        let keyed = keyed.chain(edition.terms.iter().map(|(key, term)| (key, &term.id)));
        for (key, id) in keyed.chain(edition.references.iter().map(|(key, reference)| (key, &reference.id))) {
            self.must(key == id, || format!("'{key}' holds '{id}'"));
        }
        let options: Vec<&Id> = edition.questions().map(|question| &question.id).collect();
        let vocabularies =
            edition.vocabularies.values().map(|list| list.iter().map(|choice| &choice.id).collect());
        let lists: Vec<Vec<&Id>> = vec![
            options,
            edition.clauses.keys().collect(),
            edition.terms.keys().collect(),
            edition.references.keys().collect(),
            edition.vocabularies.keys().collect(),
            edition.presets.iter().map(|preset| &preset.id).collect(),
            edition.rules.iter().map(|rule| &rule.id).collect(),
            edition.kinds.iter().map(|kind| &kind.id).collect(),
            edition.events.iter().map(|event| &event.id).collect(),
        ];
        lists.into_iter().chain(vocabularies).for_each(|list| self.list_of_ids(&list));
    }

    fn list_of_ids(&mut self, ids: &[&Id]) {
        let mut seen = BTreeSet::new();
        for id in ids {
            self.must(Id::is_valid(id.as_str()), || format!("'{id}' is no id"));
            self.must(seen.insert(*id), || format!("'{id}' stands twice"));
        }
    }

    fn question(&mut self, question: &'a Question, row: Option<&'a TableKind>) {
        let name = &question.id;
        for value in [&question.default, &question.when_unknown].into_iter().flatten() {
            self.value(&question.kind, value, name);
        }
        if let Some(ask) = &question.ask {
            self.condition(ask, row);
        }
        if let Some(from) = &question.inherit {
            let kind = self.edition.question(from).map(|question| question.kind.name());
            self.must(kind == Some(question.kind.name()), || format!("'{name}' cannot inherit '{from}'"));
        }
        self.kind_of(question, row);
    }

    fn kind_of(&mut self, question: &'a Question, row: Option<&TableKind>) {
        let name = &question.id;
        match &question.kind {
            Kind::Choice { choices } | Kind::Choices { choices } => match choices {
                Choices::Vocabulary(id) => {
                    self.must(self.edition.vocabularies.contains_key(id), || format!("no vocabulary '{id}'"));
                }
                Choices::Own(own) => {
                    self.list_of_ids(&own.iter().map(|choice| &choice.id).collect::<Vec<_>>())
                }
            },
            Kind::Text { max } | Kind::LongText { max } => {
                self.must(*max <= MOST_TEXT, || format!("'{name}' allows {max} characters"));
            }
            Kind::Moment { events } => {
                for id in events {
                    let known = self.edition.events.iter().any(|event| event.id == *id);
                    self.must(known, || format!("no event '{id}'"));
                }
            }
            Kind::Table(table) => {
                self.must(row.is_none(), || format!("'{name}' is a table in a table"));
                if row.is_none() {
                    self.table(table, name);
                }
            }
            Kind::YesNo | Kind::Integer { .. } | Kind::Money { .. } | Kind::Date | Kind::Duration { .. } => {}
        }
    }

    fn table(&mut self, table: &'a TableKind, name: &Id) {
        self.list_of_ids(&table.columns.iter().map(|column| &column.id).collect::<Vec<_>>());
        self.list_of_ids(&table.catalogue.iter().map(|item| &item.id).collect::<Vec<_>>());
        let bounded = table.max_rows <= MOST_ROWS && table.min_rows <= table.max_rows;
        self.must(bounded, || format!("'{name}' allows {} to {} rows", table.min_rows, table.max_rows));
        self.must(table.column(&table.row_title).is_some(), || format!("no column '{}'", table.row_title));
        table.columns.iter().for_each(|column| self.question(column, Some(table)));
        for item in &table.catalogue {
            for (column, given) in &item.cells {
                self.given(column, given, Some(table));
            }
        }
    }

    /// The option, or the column of a table.
    fn find(&self, id: &Id, row: Option<&'a TableKind>) -> Option<&'a Question> {
        match row {
            Some(table) => table.column(id),
            None => self.edition.question(id),
        }
    }

    fn given(&mut self, id: &Id, given: &Given, row: Option<&'a TableKind>) {
        let question = self.find(id, row);
        self.must(question.is_some(), || format!("no question '{id}'"));
        if let (Some(question), Given::Value(value)) = (question, given) {
            self.value(&question.kind, value, id);
        }
    }

    /// A value fits a kind if it reads back as itself.
    fn value(&mut self, kind: &Kind, value: &Value, name: &Id) {
        let reading = read(kind, &value.to_json(), &self.edition.vocabularies);
        let same = reading.given == Some(Given::Value(value.clone())) && reading.faults.is_empty();
        self.must(same, || format!("a value of '{name}' does not fit its kind"));
    }

    fn condition(&mut self, condition: &Condition, row: Option<&'a TableKind>) {
        match condition {
            Condition::Value { of, test } => self.test(of, test, row),
            Condition::Clause(id) => self.known_clause(id),
            Condition::AnyRow { table, condition } => {
                let table = self.known_table(table);
                if let (Some(condition), Some(table)) = (condition, table) {
                    self.condition(condition, Some(table));
                }
            }
            Condition::EveryRow { table, condition } => {
                if let Some(table) = self.known_table(table) {
                    self.condition(condition, Some(table));
                }
            }
            Condition::All(list) | Condition::Any(list) => {
                list.iter().for_each(|condition| self.condition(condition, row));
            }
            Condition::Not(condition) => self.condition(condition, row),
        }
    }

    fn test(&mut self, of: &Subject, test: &Test, row: Option<&'a TableKind>) {
        let (id, question, whole) = match of {
            Subject::Option(id) => (id, self.edition.question(id), true),
            Subject::OptionProperty(id, _) => (id, self.edition.question(id), false),
            Subject::Column(id) => (id, row.and_then(|table| table.column(id)), true),
            Subject::ColumnProperty(id, _) => (id, row.and_then(|table| table.column(id)), false),
        };
        self.must(question.is_some(), || format!("a condition looks at '{id}', which is not there"));
        let Some(question) = question.filter(|_| whole) else { return };
        match test {
            Test::Is(value)
            | Test::AtLeast(value)
            | Test::AtMost(value)
            | Test::MoreThan(value)
            | Test::LessThan(value) => self.value(&question.kind, value, id),
            Test::OneOf(values) => values.iter().for_each(|value| self.value(&question.kind, value, id)),
            Test::Has(choice) => self.value(&question.kind, &Value::Choices(vec![choice.clone()]), id),
            Test::Answered(_) => {}
        }
    }

    fn known_clause(&mut self, id: &Id) {
        self.must(self.edition.clauses.contains_key(id), || format!("no clause '{id}'"));
    }

    fn known_reference(&mut self, id: &Id) {
        self.must(self.edition.references.contains_key(id), || format!("no reference '{id}'"));
    }

    fn known_option(&mut self, id: &Id) {
        self.must(self.edition.question(id).is_some(), || format!("no option '{id}'"));
    }

    fn known_table(&mut self, id: &Id) -> Option<&'a TableKind> {
        let table = self.edition.question(id).and_then(|question| match &question.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        });
        self.must(table.is_some(), || format!("no table option '{id}'"));
        table
    }

    fn clause(&mut self, clause: &Clause) {
        clause.include.iter().for_each(|include| self.condition(include, None));
        clause.references.iter().for_each(|id| self.known_reference(id));
        clause.deviations.iter().for_each(|deviation| self.known_reference(&deviation.reference));
        let options = clause.requirements.iter().filter_map(|requirement| requirement.quantity.as_ref());
        let reasons = clause.deviations.iter().filter_map(|deviation| deviation.reason.as_ref());
        options.chain(reasons).for_each(|id| self.known_option(id));
        let requirements = clause.requirements.iter().map(|requirement| &requirement.when);
        let deviations = clause.deviations.iter().map(|deviation| &deviation.when);
        let prices = clause.prices.iter().map(|price| &price.when);
        for name in requirements.chain(deviations).chain(prices).flatten() {
            self.must(clause.when.contains_key(name), || format!("no condition '{name}' in '{}'", clause.id));
        }
        self.named_conditions(clause);
        self.blocks(clause, &clause.blocks, 0);
        self.must(clause.digest == crate::lock::clause_digest(clause), || {
            format!("'{}' has another digest", clause.id)
        });
    }

    /// A condition on a row must fit some table; on which one it is used, the text says.
    fn named_conditions(&mut self, clause: &Clause) {
        let edition = self.edition;
        for condition in clause.when.values() {
            let tables = edition.questions().filter_map(|question| match &question.kind {
                Kind::Table(table) if condition.is_about_row() => Some(table),
                _ => None,
            });
            let mut best: Option<Vec<String>> = None;
            for row in tables.map(Some).chain(std::iter::once(None)) {
                let mut attempt = Check { edition, faults: Vec::new() };
                attempt.condition(condition, row);
                if best.as_ref().is_none_or(|best| attempt.faults.len() < best.len()) {
                    best = Some(attempt.faults);
                }
            }
            self.faults.extend(best.unwrap_or_default());
        }
    }

    fn blocks(&mut self, clause: &Clause, blocks: &[Block], depth: usize) {
        self.must(depth <= allow::DEEPEST, || format!("'{}' is nested too deep", clause.id));
        if depth > allow::DEEPEST {
            return;
        }
        for block in blocks {
            match block {
                Block::Paragraph(Leaf(text)) => self.sentence(text, clause.id.as_str()),
                Block::Member { blocks, .. } => self.blocks(clause, blocks, depth + 1),
                Block::List(items) => items.iter().for_each(|item| self.blocks(clause, item, depth + 1)),
                Block::Table { table, columns, rows } => {
                    let known = self.known_table(table);
                    for id in columns {
                        self.must(known.is_none_or(|table| table.column(id).is_some()), || {
                            format!("no column '{id}'")
                        });
                    }
                    rows.iter().for_each(|name| self.condition_of(clause, name));
                }
                Block::When { condition, then, otherwise } => {
                    self.condition_of(clause, condition);
                    self.blocks(clause, then, depth + 1);
                    self.blocks(clause, otherwise, depth + 1);
                }
                Block::Each { table, rows, blocks } => {
                    self.known_table(table);
                    rows.iter().for_each(|name| self.condition_of(clause, name));
                    self.blocks(clause, blocks, depth + 1);
                }
            }
        }
    }

    fn condition_of(&mut self, clause: &Clause, name: &Id) {
        self.must(clause.when.contains_key(name), || format!("no condition '{name}' in '{}'", clause.id));
    }

    fn rule(&mut self, rule: &Rule) {
        let row = rule.each.as_ref().and_then(|each| self.known_table(each));
        self.condition(&rule.when, row);
        rule.basis.iter().for_each(|id| self.known_reference(id));
        rule.points_to.iter().for_each(|id| self.known_option(id));
        self.sentence(&rule.message.0, rule.id.as_str());
        self.sentence(&rule.way_out.0, rule.id.as_str());
        match &rule.effect {
            Effect::Set(id, value) => self.given(id, &Given::Value(value.clone()), None),
            Effect::Bring(ids) | Effect::Drop(ids) => ids.iter().for_each(|id| self.known_clause(id)),
            Effect::Outside | Effect::Unlawful | Effect::Departs | Effect::Hint => {}
        }
    }

    fn stars(&mut self, stars: &'a Stars) {
        let row = self.known_table(&stars.table);
        let none = stars.none.iter().map(|none| &none.when);
        none.chain(stars.steps.iter().map(|star| &star.when)).for_each(|when| self.condition(when, row));
    }

    fn kind(&mut self, kind: &PurchaseKind) {
        kind.regime.iter().for_each(|id| self.known_reference(id));
        kind.cover.iter().chain(&kind.signatures).for_each(|id| self.known_option(id));
        self.sentence(&kind.heading.0, kind.id.as_str());
        kind.words.values().for_each(|word| self.sentence(&word.0, kind.id.as_str()));
        let entries: Vec<&Entry> = kind.parts.iter().flat_map(|part| &part.entries).collect();
        for (index, entry) in entries.iter().enumerate() {
            self.must(!entries[..index].contains(entry), || format!("'{}' has {entry:?} twice", kind.id));
            if let Entry::Clause(id) = entry {
                self.known_clause(id);
            }
        }
    }

    /// A sentence may hold fields and conditions of plain names. This is looked at before the template engine
    /// sees it, which would follow deep nesting with its stack.
    fn sentence(&mut self, text: &str, place: &str) {
        self.must(allow::is_plain(text), || format!("a sentence of '{place}' is no sentence of clause text"));
    }
}
