//! One purchase: an engine with some answers and all that follows from them. Interview and assembly both
//! start here.

use crate::annex::{Fills, Inline, OpenPoint, Place, Reason, Standing};
use crate::answers::Answers;
use crate::code::Code;
use crate::condition::{Condition, Truth};
use crate::diagnostic::{At, Diagnostic, Severity};
use crate::edition::{Clause, Edition, Effect, PurchaseKind};
use crate::engine::Engine;
use crate::id::Id;
use crate::leaf::{Scope, Surroundings};
use crate::markup::Leaf;
use crate::option::{Kind, Question};
use crate::rules::Finding;
use crate::sorted::Sorted;
use crate::value::{Given, RowValue, Value};
use crate::values::{Held, Values};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

/// How far the search for an open question goes from one question to those that it hangs on.
const MOST_STEPS: u8 = 8;

/// How far the texts of a dossier are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maturity {
    /// Nobody signed any of them.
    Drafts,
    /// Some are signed, or all are but the edition is not released, or something has come up since.
    Underway,
    /// The edition is released, and that still stands.
    Released,
}

/// One purchase.
pub struct Case<'a> {
    /// The engine.
    pub engine: &'a Engine,
    /// The answers as they stand in the file.
    pub answers: &'a Answers,
    /// The values that follow from them.
    pub values: Values<'a>,
    /// What the rules say.
    pub findings: Vec<Finding>,
    scope: OnceCell<Scope>,
    /// The columns of each row, by table and row.
    columns: RefCell<Sorted<(Id, Id), Scope>>,
    gaps: OnceCell<Vec<Diagnostic>>,
}

impl<'a> Case<'a> {
    /// A purchase with answers that were typed before.
    pub fn new(engine: &'a Engine, answers: &'a Answers, given: &'a BTreeMap<Id, Given>) -> Self {
        let edition = engine.edition();
        let preset = answers.preset.as_ref().and_then(|id| edition.preset(id));
        let values = Values::new(edition, given, preset.map(|preset| &preset.answers));
        let (scope, gaps) = (OnceCell::new(), OnceCell::new());
        let columns = RefCell::default();
        let mut case = Self { engine, answers, values, findings: Vec::new(), scope, columns, gaps };
        case.findings = crate::rules::findings(&case);
        case
    }

    /// The edition.
    pub fn edition(&self) -> &'a Edition {
        self.engine.edition()
    }

    /// A phrase with its words.
    pub fn phrase(&self, name: &str, words: &[(&str, &str)]) -> String {
        self.engine.words.phrase(name, words)
    }

    /// A phrase without words to fill in.
    pub fn plain(&self, name: &str) -> String {
        self.engine.words.plain(name)
    }

    /// A value as printed in a sentence.
    pub fn printed(&self, question: &Question, value: &Value) -> String {
        self.engine.words.value(self.edition(), question, value)
    }

    /// The answer to a question as printed; empty while there is none.
    pub fn printed_option(&self, id: &Id) -> String {
        let held = self.values.of(id);
        let question = self.values.question(id).zip(held.value.as_ref());
        question.map_or_else(String::new, |(question, value)| self.printed(question, value))
    }

    /// The content of a field: the value, or the gap that stands for it.
    pub fn content(&self, question: &Question, held: &Held, place: Place) -> Vec<Inline> {
        let inline = match &held.value {
            Some(value) => Inline::Value { place, text: self.printed(question, value) },
            None => self.blank(question, place),
        };
        vec![inline]
    }

    /// The gap for a question.
    pub fn blank(&self, question: &Question, place: Place) -> Inline {
        let phrase = match question.fills {
            Fills::Buyer => "blank-buyer",
            Fills::Tenderer => "blank-tenderer",
            Fills::Contractor => "blank-contractor",
        };
        let text = self.phrase(phrase, &[("label", &question.label)]);
        Inline::Blank { place, fills: question.fills, text }
    }

    /// A scope with every option and every word of the kind of purchase.
    pub fn scope(&self) -> &Scope {
        self.scope.get_or_init(|| self.make_scope())
    }

    fn make_scope(&self) -> Scope {
        let mut scope = Scope::default();
        for question in self.edition().questions().filter(|question| !is_table(question)) {
            let held = self.values.of(&question.id);
            scope.field(question.id.as_str(), self.content(question, &held, Place::option(&question.id)));
        }
        let words = self.values.kind().map(|kind| &kind.words).into_iter().flatten();
        for (name, content) in words.map(|(name, leaf)| (name, self.fill(leaf, &scope))).collect::<Vec<_>>() {
            scope.field(name.as_str(), content);
        }
        scope.closed()
    }

    /// A scope with the columns of one row on top of another.
    pub fn row_scope(&self, scope: &Scope, table: &Id, row: &RowValue) -> Scope {
        let key = (table.clone(), row.id.clone());
        if let Some(columns) = self.columns.borrow().get(&key) {
            return scope.under(columns);
        }
        let columns = self.columns_of(table, row);
        let scope = scope.under(&columns);
        self.columns.borrow_mut().insert(key, columns);
        scope
    }

    fn columns_of(&self, table: &Id, row: &RowValue) -> Scope {
        let mut scope = Scope::default();
        for column in self.values.table(table).map_or(&[][..], |kind| &kind.columns) {
            let held = self.values.cell(table, row, &column.id);
            let place = cell_place(table, row, &column.id);
            scope.field(column.id.as_str(), self.content(column, &held, place));
        }
        scope.closed()
    }

    /// A leaf that refers to no provision: a word, a heading, the message of a rule.
    pub fn fill(&self, leaf: &Leaf, scope: &Scope) -> Vec<Inline> {
        self.engine
            .leaves
            .fill(leaf, scope, &Citations { edition: self.edition() })
            .unwrap_or_else(|| vec![Inline::text(leaf.0.clone())])
    }

    /// A word of the kind of purchase.
    pub fn word(&self, scope: &Scope, name: &str) -> Vec<Inline> {
        let leaf = self.values.kind().and_then(|kind| kind.words.get(name));
        leaf.map_or_else(Vec::new, |leaf| self.fill(leaf, scope))
    }

    /// The first open question that a condition waits for.
    pub fn waits_for(&self, condition: &Condition) -> Option<&'a Question> {
        self.waits_within(condition, MOST_STEPS)
    }

    /// The question to answer before it is certain whether a clause is in.
    pub fn clause_waits_for(&self, clause: &Id) -> Option<&'a Question> {
        self.clause_waits_within(clause, MOST_STEPS)
    }

    fn clause_waits_within(&self, id: &Id, steps: u8) -> Option<&'a Question> {
        if self.values.includes(id) != Truth::Unknown {
            return None;
        }
        let include = self.edition().clauses.get(id)?.include.as_ref();
        let moving = self.edition().rules.iter().filter(|rule| rule.effect.moves(id)).map(|rule| &rule.when);
        let mut unknown =
            include.into_iter().chain(moving).filter(|when| when.judge(&self.values) == Truth::Unknown);
        unknown.find_map(|when| self.waits_within(when, steps))
    }

    /// Where it is not known whether a question is asked, it waits for what that hangs on; so does a clause.
    fn waits_within(&self, condition: &Condition, steps: u8) -> Option<&'a Question> {
        let options = condition.options();
        let questions: Vec<&Question> = options.iter().filter_map(|id| self.values.question(id)).collect();
        let deeper = questions.iter().find_map(|question| {
            let ask =
                question.ask.as_ref().filter(|_| self.values.of(&question.id).asked == Truth::Unknown)?;
            self.waits_within(ask, steps.checked_sub(1)?)
        });
        let open = |question: &&&Question| {
            let held = self.values.of(&question.id);
            held.value.is_none() || is_table(question)
        };
        let of_clauses = || {
            let steps = steps.checked_sub(1)?;
            condition.clauses().iter().find_map(|clause| self.clause_waits_within(clause, steps))
        };
        deeper.or_else(|| questions.iter().find(open).copied()).or_else(of_clauses)
    }

    /// Why a clause is in.
    pub fn reasons(&self, clause: &Clause) -> Vec<Reason> {
        let mut reasons = self.brought(&clause.id);
        match &clause.include {
            None => reasons.push(Reason::Always),
            Some(include) if reasons.is_empty() || include.judge(&self.values) != Truth::No => {
                reasons.extend(include.options().iter().filter_map(|option| self.because(option)));
                reasons.extend(include.clauses().into_iter().map(|clause| Reason::Clause { clause }));
            }
            Some(_) => {}
        }
        reasons
    }

    fn brought(&self, clause: &Id) -> Vec<Reason> {
        let rules = self.edition().rules.iter().filter(|rule| {
            matches!(&rule.effect, Effect::Bring(ids) if ids.contains(clause))
                && rule.when.judge(&self.values) == Truth::Yes
        });
        rules
            .map(|rule| {
                let text = crate::render::plain::words(&self.fill(&rule.message, self.scope()));
                Reason::Rule { rule: rule.id.clone(), text }
            })
            .collect()
    }

    fn because(&self, option: &Id) -> Option<Reason> {
        let question = self.values.question(option)?;
        let held = self.values.of(option);
        let answer = match &held.value {
            Some(Value::Table(rows)) => self.row_titles(question, rows),
            Some(value) if held.asked != Truth::No => self.printed(question, value),
            _ => return None,
        };
        Some(Reason::Answer { place: Place::option(option), label: question.label.clone(), answer })
    }

    /// The names of the rows of a table, as a list.
    pub fn row_titles(&self, question: &Question, rows: &[RowValue]) -> String {
        let Kind::Table(kind) = &question.kind else { return String::new() };
        let title = |row: &RowValue| {
            let column = kind.column(&kind.row_title)?;
            let held = self.values.cell(&question.id, row, &kind.row_title);
            Some(self.printed(column, held.value.as_ref()?))
        };
        self.engine.words.list(&rows.iter().filter_map(title).collect::<Vec<_>>())
    }

    /// Every finding about the answers: rules, gaps, choices not yet made.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let rules = self.findings.iter().map(|finding| finding.diagnostic(self));
        rules.chain(self.gaps().iter().cloned()).chain(self.withdrawn_diagnostics()).collect()
    }

    fn gaps(&self) -> &[Diagnostic] {
        self.gaps.get_or_init(|| crate::open::diagnostics(self))
    }

    /// What keeps the dossier from being final, as printed.
    pub fn open_points(&self) -> Vec<OpenPoint> {
        let gaps = self.gaps().iter().cloned().map(|diagnostic| (diagnostic.at, diagnostic.message));
        let departures = self.findings.iter().filter(|finding| finding.lacks_reason()).map(|finding| {
            let text = self.phrase("open-departs", &[("message", &finding.message)]);
            (finding.at.clone(), text)
        });
        gaps.chain(departures)
            .filter_map(|(at, text)| match at {
                At::Question { place } => Some(OpenPoint { place, text }),
                _ => None,
            })
            .collect()
    }

    /// How far the answers are from use.
    pub fn standing(&self, diagnostics: &[Diagnostic]) -> Standing {
        if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            return Standing::Blocked;
        }
        let open = |code| matches!(code, Code::Unanswered | Code::Undecided | Code::Departs);
        if diagnostics.iter().any(|diagnostic| open(diagnostic.code)) {
            return Standing::Open;
        }
        if self.maturity() == Maturity::Released { Standing::Final } else { Standing::Unreviewed }
    }

    /// How far the texts of the dossier are. A release does not outlive what it rests on.
    pub fn maturity(&self) -> Maturity {
        let edition = self.edition();
        let terms = || edition.terms.values();
        if self.included().all(|clause| !clause.reviewed) && terms().all(|term| !term.reviewed) {
            return Maturity::Drafts;
        }
        let signed = self.included().all(|clause| clause.reviewed) && terms().all(|term| term.reviewed);
        let stands = signed && self.all_verified() && self.withdrawn().next().is_none();
        let released = edition.frozen && edition.release.is_some();
        if released && stands { Maturity::Released } else { Maturity::Underway }
    }

    /// The clauses that are in, or that are in depending on a choice not yet made.
    fn included(&self) -> impl Iterator<Item = &'a Clause> {
        self.edition().clauses.values().filter(|clause| self.values.includes(&clause.id) != Truth::No)
    }

    /// Whether every source that an included clause cites was read in its official text.
    fn all_verified(&self) -> bool {
        let mut cited = self.included().flat_map(|clause| &clause.references);
        cited.all(|id| self.edition().references.get(id).is_some_and(|reference| reference.verified))
    }

    /// The clauses that are in although they were withdrawn, with what is said of that.
    pub fn withdrawn(&self) -> impl Iterator<Item = (&'a Clause, String)> {
        self.included().filter_map(|clause| {
            let withdrawn = clause.withdrawn.as_ref()?;
            let version = clause.version.to_string();
            let date = self.engine.words.date(withdrawn.on);
            let mut text = self.phrase(
                "withdrawn",
                &[
                    ("clause", &clause.title),
                    ("version", &version),
                    ("date", &date),
                    ("reason", &withdrawn.reason),
                ],
            );
            if !withdrawn.instead.is_empty() {
                text.push(' ');
                text += &self.phrase("withdrawn-instead", &[("clause", &withdrawn.instead)]);
            }
            Some((clause, text))
        })
    }

    fn withdrawn_diagnostics(&self) -> impl Iterator<Item = Diagnostic> {
        self.withdrawn().map(|(clause, text)| {
            let at = At::Provision { clause: clause.id.clone() };
            Diagnostic::new(Code::Withdrawn, at, text, self.plain("withdrawn-help"))
        })
    }

    /// The kind of purchase, if the edition has any.
    pub fn kind(&self) -> Option<&'a PurchaseKind> {
        self.values.kind()
    }
}

/// Citations in texts that refer to no provision.
struct Citations<'a> {
    edition: &'a Edition,
}

impl Surroundings for Citations<'_> {
    fn clause(&self, clause: &str) -> Vec<Inline> {
        self.edition.clauses.get(clause).map(|clause| Inline::text(&clause.title)).into_iter().collect()
    }

    fn citation(&self, reference: &str) -> String {
        self.edition.references.get(reference).map_or_else(String::new, |found| found.citation.clone())
    }

    fn otherwise(&self) -> String {
        String::new()
    }

    fn end(&self) -> String {
        String::new()
    }
}

/// Whether a question is a table.
pub fn is_table(question: &Question) -> bool {
    matches!(question.kind, Kind::Table(_))
}

/// The place of a cell.
pub fn cell_place(table: &Id, row: &RowValue, column: &Id) -> Place {
    Place { option: table.clone(), row: Some(row.id.clone()), column: Some(column.clone()) }
}
