//! Answers with all that follows from them: the value of every question with its origin, which questions
//! are asked, and which clauses are in.
//!
//! Everything is found on demand and kept. A circle among conditions cannot be followed here and counts
//! as not yet known; the library's check has reported it.

use crate::annex::Place;
use crate::condition::{Condition, Facts, Found, Subject, Truth};
use crate::edition::{Edition, Effect, Entry, PurchaseKind, Rule};
use crate::id::Id;
use crate::interview::Origin;
use crate::option::{Choices, Kind, Question, TableKind};
use crate::sorted::Sorted;
use crate::value::{Given, RowValue, Value};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The option whose choices are the kinds of purchase.
pub const KIND_OPTION: &str = "document";

/// The value of a question or cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The value in force; `None` while there is none.
    pub value: Option<Value>,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// Whether "weet ik niet" was answered.
    pub unknown: bool,
    /// Whether the question is asked.
    pub asked: Truth,
}

impl Held {
    fn found(&self) -> Found {
        match (&self.value, self.asked) {
            (_, Truth::No) => Found::Void,
            (None, _) => Found::Open,
            (Some(value), Truth::Yes) => Found::Values(vec![value.clone()]),
            (Some(value), Truth::Unknown) => Found::Doubtful(vec![value.clone()]),
        }
    }
}

/// All values of some answers.
pub struct Values<'a> {
    edition: &'a Edition,
    given: &'a BTreeMap<Id, Given>,
    preset: Option<&'a BTreeMap<Id, Given>>,
    tried: &'a [(Place, Value)],
    index: Rc<OnceCell<Index>>,
    held: RefCell<Sorted<Id, Option<Rc<Held>>>>,
    /// By table, row and column.
    cells: RefCell<Cells>,
    clauses: RefCell<Sorted<Id, Truth>>,
}

/// Values of cells, by table, row and column.
type Cells = Sorted<Id, Sorted<Id, Sorted<Id, Rc<Held>>>>;

/// Where an edition holds what is often looked up.
struct Index {
    /// Step and place in it, of each question.
    questions: Sorted<Id, (usize, usize)>,
    /// The rules that set an option.
    setting: Sorted<Id, Vec<usize>>,
}

impl Index {
    fn new(edition: &Edition) -> Self {
        let mut setting: Sorted<Id, Vec<usize>> = Sorted::default();
        for (at, rule) in edition.rules.iter().enumerate() {
            if let Effect::Set(option, _) = &rule.effect {
                setting.or_default(option.clone()).push(at);
            }
        }
        let mut questions = Sorted::default();
        for (step, asked) in edition.steps.iter().enumerate() {
            for (at, question) in asked.options.iter().enumerate() {
                questions.add(question.id.clone(), (step, at));
            }
        }
        Self { questions, setting }
    }
}

/// The rows of a table question.
pub struct Rows(Rc<Held>);

impl std::ops::Deref for Rows {
    type Target = [RowValue];

    fn deref(&self) -> &[RowValue] {
        match &*self.0 {
            Held { value: Some(Value::Table(rows)), asked: Truth::Yes | Truth::Unknown, .. } => rows,
            _ => &[],
        }
    }
}

impl<'a> Values<'a> {
    /// The values that follow from what was given, over a preset, in an edition.
    pub fn new(
        edition: &'a Edition,
        given: &'a BTreeMap<Id, Given>,
        preset: Option<&'a BTreeMap<Id, Given>>,
    ) -> Self {
        let (held, cells, clauses) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { edition, given, preset, tried: &[], index: Rc::default(), held, cells, clauses }
    }

    /// The values that would follow if these answers were given instead.
    pub fn trial<'t>(&self, tried: &'t [(Place, Value)]) -> Values<'t>
    where
        'a: 't,
    {
        let index = Rc::clone(&self.index);
        Values { tried, index, ..Values::new(self.edition, self.given, self.preset) }
    }

    fn tried(&self, place: impl FnOnce(&Place) -> bool + Copy) -> Option<Held> {
        let (_, value) = self.tried.iter().find(|(at, _)| place(at))?;
        Some(held(Some(value.clone()), Origin::User))
    }

    /// The kind of purchase; the first of the edition while none is chosen.
    pub fn kind(&self) -> Option<&'a PurchaseKind> {
        let chosen = match &self.of(&Id::from(KIND_OPTION)).value {
            Some(Value::Choice(id)) => self.edition.kind(id),
            _ => None,
        };
        chosen.or(self.edition.kinds.first())
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.edition))
    }

    /// The value of a question.
    pub fn of(&self, option: &Id) -> Rc<Held> {
        if let Some(held) = self.held.borrow().get(option) {
            return held.clone().unwrap_or_else(|| Rc::new(nothing()));
        }
        let Some(question) = self.question(option) else { return Rc::new(nothing()) };
        self.held.borrow_mut().insert(option.clone(), None);
        let asked = question.ask.as_ref().map_or(Truth::Yes, |ask| ask.judge(self));
        let held = Rc::new(Held { asked, ..self.answered(question) });
        self.held.borrow_mut().insert(option.clone(), Some(Rc::clone(&held)));
        held
    }

    fn answered(&self, question: &Question) -> Held {
        if let Some(held) = self.tried(|at| at.option == question.id && at.row.is_none()) {
            return held;
        }
        let sources = [
            (self.given.get(&question.id), Origin::User),
            (self.preset.and_then(|preset| preset.get(&question.id)), Origin::Preset),
        ];
        for (given, origin) in sources {
            if let Some(given) = given {
                return from_given(question, given, origin);
            }
        }
        if let Some(value) = self.set_by_rule(&question.id) {
            return held(Some(value), Origin::Rule);
        }
        held(question.default.clone(), Origin::Default)
    }

    fn set_by_rule(&self, option: &Id) -> Option<Value> {
        let rules = self.index().setting.get(option)?;
        let mut rules = rules.iter().filter_map(|at| self.edition.rules.get(*at));
        match &rules.find(|rule| rule.when.judge(self) == Truth::Yes)?.effect {
            Effect::Set(_, value) => Some(value.clone()),
            _ => None,
        }
    }

    /// The rows of a table question; none while it is open or not asked.
    pub fn rows(&self, table: &Id) -> Rows {
        Rows(self.of(table))
    }

    /// The value of a cell.
    pub fn cell(&self, table: &Id, row: &RowValue, column: &Id) -> Rc<Held> {
        let known = |cells: &Cells| cells.get(table)?.get(&row.id)?.get(column).cloned();
        if let Some(held) = known(&self.cells.borrow()) {
            return held;
        }
        let held = Rc::new(self.find_cell(table, row, column));
        let mut cells = self.cells.borrow_mut();
        let row = cells.or_default(table.clone()).or_default(row.id.clone());
        row.insert(column.clone(), Rc::clone(&held));
        held
    }

    /// What was given to a question, by somebody or by the preset.
    pub fn given(&self, option: &Id) -> Option<&'a Given> {
        self.given.get(option).or_else(|| self.preset?.get(option))
    }

    fn find_cell(&self, table: &Id, row: &RowValue, column: &Id) -> Held {
        let Some(kind) = self.table(table) else { return nothing() };
        let Some(question) = kind.column(column) else { return nothing() };
        let here = RowFacts { values: self, table, row };
        let asked = question.ask.as_ref().map_or(Truth::Yes, |ask| ask.judge(&here));
        let here = |at: &Place| {
            at.option == *table && at.row.as_ref() == Some(&row.id) && at.column.as_ref() == Some(column)
        };
        let tried = self.tried(here);
        Held { asked, ..tried.unwrap_or_else(|| self.cell_answered(kind, row, question)) }
    }

    fn cell_answered(&self, kind: &TableKind, row: &RowValue, question: &Question) -> Held {
        if let Some(given) = row.cells.get(&question.id) {
            return from_given(question, given, Origin::User);
        }
        let item = row.from.as_ref().and_then(|from| kind.catalogue_item(from));
        if let Some(given) = item.and_then(|item| item.cells.get(&question.id)) {
            return from_given(question, given, Origin::Preset);
        }
        let inherited = question.inherit.as_ref().map(|option| self.of(option));
        match inherited.as_deref() {
            Some(Held { value: Some(value), asked: Truth::Yes | Truth::Unknown, .. }) => {
                held(Some(value.clone()), Origin::Inherited)
            }
            _ => held(question.default.clone(), Origin::Default),
        }
    }

    /// The question with this id.
    pub fn question(&self, id: &Id) -> Option<&'a Question> {
        let (step, at) = self.index().questions.get(id)?;
        self.edition.steps.get(*step)?.options.get(*at)
    }

    /// What a table question has.
    pub fn table(&self, table: &Id) -> Option<&'a TableKind> {
        match &self.question(table)?.kind {
            Kind::Table(kind) => Some(kind),
            _ => None,
        }
    }

    /// Whether a clause is in the documents of the chosen kind.
    pub fn includes(&self, clause: &Id) -> Truth {
        if let Some(truth) = self.clauses.borrow().get(clause) {
            return *truth;
        }
        self.clauses.borrow_mut().insert(clause.clone(), Truth::Unknown);
        let truth = self.judge_clause(clause);
        self.clauses.borrow_mut().insert(clause.clone(), truth);
        truth
    }

    fn judge_clause(&self, id: &Id) -> Truth {
        let Some(clause) = self.edition.clauses.get(id) else { return Truth::No };
        let listed = self.kind().is_some_and(|kind| {
            kind.parts.iter().any(|part| part.entries.contains(&Entry::Clause(id.clone())))
        });
        if !listed {
            return Truth::No;
        }
        let base = clause.include.as_ref().map_or(Truth::Yes, |include| include.judge(self));
        let moved = |effect: fn(&Effect) -> Option<&Vec<Id>>| {
            let named = |rule: &&Rule| effect(&rule.effect).is_some_and(|ids| ids.contains(id));
            Truth::any(self.edition.rules.iter().filter(named).map(|rule| rule.when.judge(self)))
        };
        let brought = moved(|effect| if let Effect::Bring(ids) = effect { Some(ids) } else { None });
        let dropped = moved(|effect| if let Effect::Drop(ids) = effect { Some(ids) } else { None });
        Truth::all([Truth::any([base, brought]), dropped.negate()])
    }

    /// Whether a condition holds for one row.
    pub fn judge_row(&self, condition: &Condition, table: &Id, row: &RowValue) -> Truth {
        condition.judge(&RowFacts { values: self, table, row })
    }

    fn property(&self, question: Option<&Question>, found: Found, property: &Id) -> Found {
        let lookup = |values: Vec<Value>| -> Vec<Value> {
            values.iter().flat_map(|value| self.properties(question, value, property)).collect()
        };
        match found {
            Found::Values(values) => Found::Values(lookup(values)),
            Found::Doubtful(values) => Found::Doubtful(lookup(values)),
            other => other,
        }
    }

    fn properties(&self, question: Option<&Question>, value: &Value, property: &Id) -> Vec<Value> {
        let ids: &[Id] = match value {
            Value::Choice(id) => std::slice::from_ref(id),
            Value::Choices(ids) => ids,
            _ => &[],
        };
        let choices = question.and_then(choices_of).map_or(&[][..], |choices| self.edition.choices(choices));
        ids.iter()
            .filter_map(|id| {
                choices.iter().find(|choice| choice.id == *id)?.properties.get(property).cloned()
            })
            .collect()
    }
}

impl Facts for Values<'_> {
    fn find(&self, subject: &Subject) -> Found {
        match subject {
            Subject::Option(id) => self.of(id).found(),
            Subject::OptionProperty(id, property) => {
                self.property(self.question(id), self.of(id).found(), property)
            }
            Subject::Column(_) | Subject::ColumnProperty(..) => Found::Open,
        }
    }

    fn clause(&self, clause: &Id) -> Truth {
        self.includes(clause)
    }

    fn rows(&self, table: &Id, condition: Option<&Condition>) -> Option<Vec<Truth>> {
        let held = self.of(table);
        let truths = |rows: &[RowValue]| {
            rows.iter()
                .map(|row| condition.map_or(Truth::Yes, |condition| self.judge_row(condition, table, row)))
                .collect()
        };
        match (&held.value, held.asked) {
            (_, Truth::No) => Some(Vec::new()),
            (Some(Value::Table(rows)), _) => Some(truths(rows)),
            _ => None,
        }
    }
}

struct RowFacts<'v, 'a> {
    values: &'v Values<'a>,
    table: &'v Id,
    row: &'v RowValue,
}

impl Facts for RowFacts<'_, '_> {
    fn find(&self, subject: &Subject) -> Found {
        match subject {
            Subject::Column(id) => self.values.cell(self.table, self.row, id).found(),
            Subject::ColumnProperty(id, property) => {
                let column = self.values.table(self.table).and_then(|kind| kind.column(id));
                self.values.property(column, self.values.cell(self.table, self.row, id).found(), property)
            }
            Subject::Option(_) | Subject::OptionProperty(..) => self.values.find(subject),
        }
    }

    fn clause(&self, clause: &Id) -> Truth {
        self.values.clause(clause)
    }

    fn rows(&self, table: &Id, condition: Option<&Condition>) -> Option<Vec<Truth>> {
        Facts::rows(self.values, table, condition)
    }
}

/// Where the choices of a question come from, if it has choices.
pub fn choices_of(question: &Question) -> Option<&Choices> {
    match &question.kind {
        Kind::Choice { choices } | Kind::Choices { choices } => Some(choices),
        _ => None,
    }
}

fn from_given(question: &Question, given: &Given, origin: Origin) -> Held {
    match given {
        Given::Value(value) => held(Some(value.clone()), origin),
        Given::Unknown => Held { unknown: true, ..held(question.when_unknown.clone(), origin) },
    }
}

fn held(value: Option<Value>, origin: Origin) -> Held {
    let origin = value.is_some().then_some(origin);
    Held { value, origin, unknown: false, asked: Truth::Yes }
}

/// What is known of a question that stands in a circle with itself, or does not exist.
fn nothing() -> Held {
    Held { value: None, origin: None, unknown: false, asked: Truth::Unknown }
}
