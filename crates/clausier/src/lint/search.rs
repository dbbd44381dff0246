//! A bounded search for answers that bring a condition about.
//!
//! Only the options on which the condition depends are varied, and of each only values that its tests tell
//! apart ([`domain`](super::domain)). The engine's own three-valued logic decides: what is not varied yet is
//! open, and a branch is left as soon as the condition cannot hold any more. Tests on *answered* are the only
//! ones that a later answer can turn round, so their options are decided first. Answers that are found are
//! tried on the edition itself and must not be unlawful or outside it; a claim that there are none is made
//! only when every combination was seen.

use super::domain::{Tests, rows, values};
use crate::condition::{Condition, Facts, Subject, Test, Truth};
use crate::edition::{Edition, Effect, Rule};
use crate::id::Id;
use crate::option::{Kind, Question, TableKind};
use crate::value::{Given, RowValue, Value};
use crate::values::{KIND_OPTION, Values};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Most steps of one search; beyond it nothing is claimed.
const MOST_STEPS: usize = 4_000;
/// Most kinds of rows of which every combination is tried as a table.
const MOST_ROWS: usize = 5;

/// The answers of a search.
pub(super) type Answers = BTreeMap<Id, Given>;

/// What a search came to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// These answers bring it about.
    Found(Witness),
    /// No answers do.
    Impossible,
    /// It was not decided within the bound.
    Undecided,
}

/// Answers that bring a condition about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Witness {
    /// The answers, the kind of purchase among them.
    pub answers: Answers,
}

impl fmt::Display for Witness {
    /// "with document = 'annex', hosting = 'authority'".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = |id: &Id| usize::from(id.as_str() != KIND_OPTION);
        let mut answers: Vec<(&Id, &Given)> = self.answers.iter().collect();
        answers.sort_by_key(|(id, _)| kind(id));
        for (index, (id, given)) in answers.into_iter().enumerate() {
            write!(f, "{}{id} = {}", if index == 0 { "with " } else { ", " }, said(given))?;
        }
        Ok(())
    }
}

fn said(given: &Given) -> String {
    match given {
        Given::Unknown => "not known".to_owned(),
        Given::Value(Value::Table(rows)) if rows.is_empty() => "no rows".to_owned(),
        Given::Value(Value::Table(rows)) => {
            let cells = |row: &RowValue| {
                let cells = row.cells.iter().map(|(id, given)| format!("{id} = {}", said(given)));
                cells.collect::<Vec<_>>().join(", ")
            };
            format!(
                "[{}]",
                rows.iter().map(|row| format!("{{{}}}", cells(row))).collect::<Vec<_>>().join(", ")
            )
        }
        Given::Value(value) => value.to_json().to_string().replace('"', "'"),
    }
}

/// Searches in one edition.
pub(super) struct Search<'a> {
    edition: &'a Edition,
    /// The edition without texts, and without anything that answers a question by itself.
    bare: Edition,
}

impl<'a> Search<'a> {
    /// A search in an edition.
    pub fn new(edition: &'a Edition) -> Self {
        let mut bare = edition.clone();
        bare.presets.clear();
        bare.terms.clear();
        bare.phrases.clear();
        bare.references.clear();
        bare.rules.retain(|rule| matches!(rule.effect, Effect::Bring(_) | Effect::Drop(_)));
        bare.clauses.values_mut().for_each(|clause| clause.blocks.clear());
        for question in bare.steps.iter_mut().flat_map(|step| &mut step.options) {
            strip(question);
        }
        Self { edition, bare }
    }

    /// Answers with which a condition holds in a kind of purchase.
    pub fn find(&self, kind: &Id, wanted: &Condition) -> Outcome {
        let ground = Ground::of(&self.bare, wanted);
        let mut bare = self.bare.clone();
        for step in &mut bare.steps {
            step.options.retain(|question| {
                ground.options.contains(&question.id) || question.id.as_str() == KIND_OPTION
            });
        }
        let Some((order, first)) = ground.order(&bare) else { return Outcome::Undecided };
        let mut run = Run {
            edition: self.edition,
            bare: &bare,
            ground: &ground,
            wanted,
            order,
            first,
            answers: Answers::from([(Id::new(KIND_OPTION), Given::Value(Value::Choice(kind.clone())))]),
            steps: 0,
            doubt: false,
        };
        match run.step(0) {
            Some(answers) => Outcome::Found(Witness { answers }),
            None if run.doubt => Outcome::Undecided,
            None => Outcome::Impossible,
        }
    }
}

/// Takes away what answers a question by itself, and the ready rows.
fn strip(question: &mut Question) {
    question.default = None;
    question.when_unknown = None;
    if let Kind::Table(table) = &mut question.kind {
        table.catalogue.clear();
        table.columns.iter_mut().for_each(strip);
    }
}

/// What a condition depends on.
#[derive(Default)]
struct Ground<'e> {
    options: BTreeSet<Id>,
    clauses: BTreeSet<Id>,
    /// Tests on options, and on columns of tables.
    tests: BTreeMap<(Option<Id>, Id), Tests<'e>>,
    /// Conditions on rows, by table.
    of_rows: BTreeMap<Id, Vec<Condition>>,
}

impl<'e> Ground<'e> {
    fn of(edition: &'e Edition, wanted: &'e Condition) -> Self {
        let mut ground = Self::default();
        ground.condition(edition, wanted, None);
        ground
    }

    fn condition(&mut self, edition: &'e Edition, condition: &'e Condition, row: Option<&Id>) {
        match condition {
            Condition::Value { of, test } => self.test(edition, (of, test), row),
            Condition::Clause(id) => self.clause(edition, id),
            Condition::AnyRow { table, condition } => {
                self.option(edition, table);
                if let Some(condition) = condition {
                    self.rows(edition, table, condition);
                }
            }
            Condition::EveryRow { table, condition } => {
                self.option(edition, table);
                self.rows(edition, table, condition);
            }
            Condition::All(list) | Condition::Any(list) => {
                list.iter().for_each(|condition| self.condition(edition, condition, row));
            }
            Condition::Not(condition) => self.condition(edition, condition, row),
        }
    }

    fn rows(&mut self, edition: &'e Edition, table: &Id, condition: &'e Condition) {
        let known = self.of_rows.entry(table.clone()).or_default();
        if !known.contains(condition) {
            known.push(condition.clone());
        }
        self.condition(edition, condition, Some(table));
    }

    fn test(&mut self, edition: &'e Edition, (of, test): (&'e Subject, &'e Test), row: Option<&Id>) {
        let (key, property) = match of {
            Subject::Option(id) => ((None, id), None),
            Subject::OptionProperty(id, property) => ((None, id), Some(property)),
            Subject::Column(id) => ((row.cloned(), id), None),
            Subject::ColumnProperty(id, property) => ((row.cloned(), id), Some(property)),
        };
        let (table, id) = key;
        match &table {
            None => self.option(edition, id),
            Some(table) => self.column(edition, table, id),
        }
        self.tests.entry((table, id.clone())).or_default().add(test, property);
    }

    fn option(&mut self, edition: &'e Edition, id: &Id) {
        if id.as_str() != KIND_OPTION && self.options.insert(id.clone()) {
            let ask = edition.question(id).and_then(|question| question.ask.as_ref());
            ask.into_iter().for_each(|ask| self.condition(edition, ask, None));
        }
    }

    fn column(&mut self, edition: &'e Edition, table: &Id, id: &Id) {
        let key = (Some(table.clone()), id.clone());
        if self.tests.contains_key(&key) {
            return;
        }
        self.tests.insert(key, Tests::default());
        let ask = table_of(edition, table).and_then(|kind| kind.column(id)?.ask.as_ref());
        ask.into_iter().for_each(|ask| self.condition(edition, ask, Some(table)));
    }

    fn clause(&mut self, edition: &'e Edition, id: &Id) {
        if !self.clauses.insert(id.clone()) {
            return;
        }
        let include = edition.clauses.get(id).and_then(|clause| clause.include.as_ref());
        let moves = |rule: &&Rule| match &rule.effect {
            Effect::Bring(ids) | Effect::Drop(ids) => ids.contains(id),
            _ => false,
        };
        let rules = edition.rules.iter().filter(moves).map(|rule| &rule.when);
        include.into_iter().chain(rules).for_each(|condition| self.condition(edition, condition, None));
    }

    /// The options in the order in which they are decided, each with its values, and how many of them come
    /// first because something asks whether they are answered; `None` when an option has too many values.
    fn order(&self, edition: &Edition) -> Option<(Vec<Varied>, usize)> {
        let early = self.early(edition);
        let mut order = Vec::new();
        for id in &self.options {
            let question = edition.question(id)?;
            let no_tests = Tests::default();
            let tests = self.tests.get(&(None, id.clone())).unwrap_or(&no_tests);
            let is_table = matches!(question.kind, Kind::Table(_));
            if is_table && early.contains(id) {
                return None;
            }
            let values = if is_table { Vec::new() } else { values(edition, question, tests)? };
            order.push(Varied { id: id.clone(), values, is_table, may_be_empty: tests.answered });
        }
        order.sort_by_key(|varied| (!early.contains(&varied.id), varied.is_table));
        Some((order, early.len()))
    }

    /// The options of which a condition asks whether they are answered, and those on which it depends
    /// whether they are asked at all.
    fn early(&self, edition: &Edition) -> BTreeSet<Id> {
        let answered = self.tests.iter().filter(|((table, _), tests)| table.is_none() && tests.answered);
        let mut early: BTreeSet<Id> = answered.map(|((_, id), _)| id.clone()).collect();
        for id in early.clone() {
            if let Some(ask) = edition.question(&id).and_then(|question| question.ask.as_ref()) {
                early.extend(Ground::of(edition, ask).options);
            }
        }
        early.remove(KIND_OPTION);
        early
    }
}

/// An option that is varied.
struct Varied {
    id: Id,
    values: Vec<Value>,
    is_table: bool,
    may_be_empty: bool,
}

/// One search as it goes.
struct Run<'r, 'e> {
    edition: &'r Edition,
    bare: &'r Edition,
    ground: &'r Ground<'e>,
    wanted: &'r Condition,
    order: Vec<Varied>,
    first: usize,
    answers: Answers,
    steps: usize,
    doubt: bool,
}

impl Run<'_, '_> {
    /// Decides the options from `index` on; the answers with which the condition holds, if any.
    fn step(&mut self, index: usize) -> Option<Answers> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            self.doubt = true;
            return None;
        }
        if index >= self.first {
            match self.judge(self.wanted) {
                Truth::No => return None,
                Truth::Yes => return self.witness(),
                Truth::Unknown => {}
            }
        }
        let Some(varied) = self.order.get(index) else {
            // Everything is decided: only a question that stays without answer leaves it open, and what is
            // open is printed as a choice still to be made.
            self.doubt |= self.order.iter().all(|varied| self.answers.contains_key(&varied.id));
            return None;
        };
        let id = varied.id.clone();
        if index >= self.first && self.is_void(&id) {
            return self.step(index + 1);
        }
        if varied.may_be_empty
            && let Some(found) = self.step(index + 1)
        {
            return Some(found);
        }
        let values =
            if self.order[index].is_table { self.tables(&id)? } else { self.order[index].values.clone() };
        for value in values {
            self.answers.insert(id.clone(), Given::Value(value));
            let found = self.step(index + 1);
            self.answers.remove(&id);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn judge(&self, condition: &Condition) -> Truth {
        condition.judge(&Values::new(self.bare, &self.answers, None))
    }

    /// Whether the question is certainly not asked, so that its answer does not count.
    fn is_void(&self, id: &Id) -> bool {
        Values::new(self.bare, &self.answers, None).of(id).asked == Truth::No
    }

    /// Answers that hold in the edition itself too, where defaults and rules answer what was not varied, and
    /// that it can make a final document of. What stays without answer although there is a default is what
    /// somebody does not know.
    fn witness(&mut self) -> Option<Answers> {
        let mut not_known = self.answers.clone();
        for varied in self.order.iter().filter(|varied| varied.may_be_empty) {
            not_known.entry(varied.id.clone()).or_insert(Given::Unknown);
        }
        let found = [self.answers.clone(), not_known].into_iter().find(|answers| self.holds(answers));
        self.doubt |= found.is_none();
        found
    }

    fn holds(&self, answers: &Answers) -> bool {
        let values = Values::new(self.edition, answers, None);
        self.wanted.judge(&values) == Truth::Yes
            && !self.edition.rules.iter().any(|rule| refuses(rule, &values))
    }

    /// Every table that the conditions on rows tell apart; `None` when there are too many.
    fn tables(&mut self, id: &Id) -> Option<Vec<Value>> {
        let tables = table_of(self.bare, id).and_then(|kind| self.told_apart(id, kind));
        self.doubt |= tables.is_none();
        tables
    }

    fn told_apart(&mut self, id: &Id, kind: &TableKind) -> Option<Vec<Value>> {
        let tests = |column: &Id| self.ground.tests.get(&(Some(id.clone()), column.clone()));
        let conditions = self.ground.of_rows.get(id).map_or(&[][..], Vec::as_slice);
        let mut different: BTreeMap<Vec<bool>, RowValue> = BTreeMap::new();
        for row in rows(self.bare, kind, tests)? {
            self.steps += 1;
            let truths = self.truths(id, &row, conditions)?;
            different.entry(truths).or_insert(row);
        }
        if different.len() > MOST_ROWS {
            return None;
        }
        let rows: Vec<RowValue> = different.into_values().collect();
        let mut chosen: Vec<Vec<RowValue>> = (0..1_usize << rows.len())
            .map(|bits| {
                let kept = rows.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
                kept.map(|(_, row)| row.clone()).collect()
            })
            .collect();
        chosen.retain(|rows: &Vec<RowValue>| !rows.is_empty() || kind.min_rows == 0);
        chosen.retain(|rows| rows.len() <= kind.max_rows);
        chosen.sort_by_key(Vec::len);
        Some(chosen.into_iter().map(|rows| Value::Table(named(rows, kind.min_rows))).collect())
    }

    /// How each condition on rows turns out for a row; `None` while that is not known.
    fn truths(&self, table: &Id, row: &RowValue, conditions: &[Condition]) -> Option<Vec<bool>> {
        let mut answers = self.answers.clone();
        answers.insert(table.clone(), Given::Value(Value::Table(vec![row.clone()])));
        let values = Values::new(self.bare, &answers, None);
        let truth = |condition: &Condition| match values.judge_row(condition, table, row) {
            Truth::Yes => Some(true),
            Truth::No => Some(false),
            Truth::Unknown => None,
        };
        conditions.iter().map(truth).collect()
    }
}

/// Rows with ids of their own, and as many as the table needs.
fn named(mut rows: Vec<RowValue>, least: usize) -> Vec<RowValue> {
    while rows.len() < least
        && let Some(last) = rows.last().cloned()
    {
        rows.push(last);
    }
    for (index, row) in rows.iter_mut().enumerate() {
        row.id = Id::new(format!("d{}", index + 1));
    }
    rows
}

/// Whether a rule refuses a final document with these answers.
fn refuses(rule: &Rule, values: &Values<'_>) -> bool {
    if !matches!(rule.effect, Effect::Outside | Effect::Unlawful) {
        return false;
    }
    match &rule.each {
        None => rule.when.judge(values) == Truth::Yes,
        Some(table) => {
            let rows = Facts::rows(values, table, Some(&rule.when));
            rows.into_iter().flatten().any(|truth| truth == Truth::Yes)
        }
    }
}

fn table_of<'e>(edition: &'e Edition, id: &Id) -> Option<&'e TableKind> {
    match &edition.question(id)?.kind {
        Kind::Table(table) => Some(table),
        _ => None,
    }
}
