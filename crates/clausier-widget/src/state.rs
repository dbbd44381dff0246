//! What is on hand: the answers and all that the core derives from them.

use clausier::annex::{Dossier, Place};
use clausier::answers::Answers;
use clausier::diagnostic::{Diagnostic, Severity};
use clausier::engine::{Derived, Engine};
use clausier::interview::{Control, Interview, QuestionNow, RowNow};
use serde_json::Value as Json;

/// The answers with the questions and the documents that follow from them.
#[derive(Debug, Clone, PartialEq)]
pub struct Now {
    /// What somebody answered.
    pub answers: Answers,
    /// The questions.
    pub interview: Interview,
    /// The documents, to look at.
    pub dossier: Dossier,
}

/// A question with what somebody typed there, which need not be a good value.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The question.
    pub question: QuestionNow,
    /// Somebody's own answer as it stands in the answers.
    pub own: Option<Json>,
}

impl Now {
    /// Derives everything from the answers.
    pub fn new(engine: &Engine, answers: Answers) -> Self {
        let Derived { interview, dossier, .. } = engine.derive(&answers);
        Self { answers, interview, dossier }
    }

    /// The question at this place, if it is asked now.
    pub fn shown(&self, place: &Place) -> Option<Shown> {
        let question = find(&self.interview, place)?.clone();
        let own = crate::change::own(&self.answers, place).cloned();
        Some(Shown { question, own })
    }

    /// The title of the row at this place, if it is about a row as a whole.
    pub fn row_title(&self, place: &Place) -> Option<String> {
        let row = place.row.as_ref().filter(|_| place.column.is_none())?;
        let rows = self.rows(&Place::option(&place.option));
        rows.iter().find(|candidate| candidate.id == *row).map(|row| row.title.clone())
    }

    /// What makes the answers impossible, in the order of the questions.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let questions = self.interview.steps.iter().flat_map(|step| &step.questions);
        let cells = |question| rows(question).iter().flat_map(|row| &row.cells);
        let all = questions.flat_map(move |question| std::iter::once(question).chain(cells(question)));
        let all = all.flat_map(|question| &question.diagnostics).chain(&self.interview.diagnostics);
        all.filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The rows of a table question.
    pub fn rows(&self, table: &Place) -> &[RowNow] {
        find(&self.interview, table).map_or(&[], rows)
    }
}

impl Shown {
    /// What the field holds: the own answer, else the value in force.
    pub fn value(&self) -> &Json {
        match &self.own {
            Some(own) if !self.question.answer.unknown => own,
            _ => &self.question.answer.value,
        }
    }
}

/// The question at this place, if it is asked now.
pub fn find<'a>(interview: &'a Interview, place: &Place) -> Option<&'a QuestionNow> {
    let mut questions = interview.steps.iter().flat_map(|step| &step.questions);
    let question = questions.find(|question| question.place.option == place.option)?;
    let Some(row) = &place.row else { return Some(question) };
    let row = rows(question).iter().find(|candidate| candidate.id == *row)?;
    row.cells.iter().find(|cell| cell.place == *place)
}

fn rows(question: &QuestionNow) -> &[RowNow] {
    match &question.control {
        Control::Table { rows, .. } => rows,
        _ => &[],
    }
}
