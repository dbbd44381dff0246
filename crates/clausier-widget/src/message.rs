//! What somebody did: the messages that the views send. What follows from them is in [`app`](crate::app).

use crate::change::Change;
use crate::export::{Format, Wanted};
use clausier::annex::{DocumentKind, Place};
use clausier::answers::Answers;
use clausier::id::Id;

/// What somebody did.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Begins a new draft with these answers and this name.
    Begin(Answers, String),
    /// Goes on with a draft.
    Resume(u32),
    /// Back to the first screen; the draft stays kept in this browser.
    Leave,
    /// Changes an answer.
    Change(Change),
    /// Changes several answers at once.
    Together(Vec<Change>),
    /// Changes an answer while typing: the documents follow after a pause.
    Typed(Change),
    /// Typing is done.
    Settle,
    /// Undoes the last change.
    Undo,
    /// Does again what was undone.
    Redo,
    /// Shows a step.
    Step(Id),
    /// Shows the question at this place.
    Question(Place),
    /// Shows a document.
    Document(DocumentKind),
    /// Shows a provision of a document.
    Provision(DocumentKind, String),
    /// On a narrow screen: shows the questions or the document.
    Side(Side),
    /// Downloads.
    Download(Wanted),
    /// Downloads the empty questionnaire for the kind of purchase and the preset of these answers.
    Questionnaire(Answers, Format),
    /// Opens the text of an answers file.
    Open(String),
    /// Copies a link with the answers.
    Share,
    /// Copies the inserts as text with its form.
    CopyInserts,
}

/// What a narrow screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The questions.
    Questions,
    /// The document.
    Document,
}

/// Rows that were just taken away, and how the table was before.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed {
    /// The table.
    pub table: Id,
    /// What was taken away, as shown.
    pub title: String,
    /// All rows as they were.
    pub rows: Vec<serde_json::Value>,
}
