//! The loop: a message changes the answers, they are kept, everything is derived anew, the views follow.
//!
//! What a change does to the answers is in [`change`](crate::change).

use crate::browser;
use crate::change::{self, Change, RowChange};
use crate::export::{self, Format};
use crate::messages::{say, say_count, say_with};
use crate::state::{Now, Shown};
use clausier::annex::{DocumentKind, Place, Standing};
use clausier::answers::Answers;
use clausier::engine::Engine;
use clausier::id::Id;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use web_sys::{HtmlElement, ShadowRoot};

/// How long after the last key the documents are made again.
const PAUSE: Duration = Duration::from_millis(150);

/// How long after the last change the standing is read out.
const SILENCE: Duration = Duration::from_millis(1200);

/// What somebody did.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Begins with these answers.
    Begin(Answers),
    /// Back to the first screen; the answers stay kept in this browser.
    Leave,
    /// Changes an answer.
    Change(Change),
    /// Changes an answer while typing: the documents follow after a pause.
    Typed(Change),
    /// Typing is done.
    Settle,
    /// Shows a step.
    Step(Id),
    /// Shows the question at this place.
    Question(Place),
    /// Shows a document.
    Document(DocumentKind),
    /// On a narrow screen: shows the questions or the document.
    Side(Side),
    /// Downloads the shown document.
    Download(Format),
    /// Downloads the answers.
    DownloadAnswers,
    /// Opens the text of an answers file.
    Open(String),
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

/// The builder at work. A handle: copies are the same builder.
#[derive(Clone, Copy)]
pub struct App {
    fixed: StoredValue<Fixed, LocalStorage>,
    answers: StoredValue<Answers>,
    pause: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    silence: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    /// The answers and what follows from them; `None` on the first screen.
    pub now: RwSignal<Option<Arc<Now>>>,
    /// The step that is shown.
    pub step: RwSignal<Id>,
    /// The document that is shown.
    pub document: RwSignal<DocumentKind>,
    /// What a narrow screen shows.
    pub side: RwSignal<Side>,
    /// Rows that can be put back.
    pub removed: RwSignal<Option<Removed>>,
    /// What is read out.
    pub status: RwSignal<String>,
    /// Why the last file could not be opened.
    pub trouble: RwSignal<Vec<String>>,
}

struct Fixed {
    engine: Engine,
    host: HtmlElement,
    root: ShadowRoot,
}

impl App {
    /// A builder on its first screen.
    pub fn new(engine: Engine, host: HtmlElement, root: ShadowRoot) -> Self {
        Self {
            answers: StoredValue::new(Answers::new(&engine.edition().id)),
            fixed: StoredValue::new_local(Fixed { engine, host, root }),
            pause: StoredValue::new_local(None),
            silence: StoredValue::new_local(None),
            now: RwSignal::new(None),
            step: RwSignal::new(Id::new("")),
            document: RwSignal::new(DocumentKind::Annex),
            side: RwSignal::new(Side::Questions),
            removed: RwSignal::new(None),
            status: RwSignal::new(String::new()),
            trouble: RwSignal::new(Vec::new()),
        }
    }

    /// Does what a message asks.
    pub fn send(self, message: Message) {
        match message {
            Message::Begin(answers) => self.begin(answers),
            Message::Leave => {
                self.settle();
                self.now.set(None);
                self.focus("start");
            }
            Message::Change(change) => {
                self.apply(change);
                self.derive();
            }
            Message::Typed(change) => {
                self.apply(change);
                self.derive_after_pause();
            }
            Message::Settle => self.settle(),
            Message::Step(step) => {
                self.settle();
                self.step.set(step);
                self.focus("step");
            }
            Message::Question(place) => self.go_to(&place),
            Message::Document(kind) => self.document.set(kind),
            Message::Side(side) => self.side.set(side),
            Message::Download(format) => self.download(format),
            Message::DownloadAnswers => self.download_answers(),
            Message::Open(text) => self.open(&text),
        }
    }

    /// Changes an answer to a question or a cell.
    pub fn answer(self, place: Place, value: Option<serde_json::Value>) {
        self.send(Message::Change(Change::Answer(place, value)));
    }

    /// Changes the rows of a table, and remembers them when some are taken away.
    pub fn rows(self, table: &Id, change: RowChange, title: String) {
        let takes_away = matches!(change, RowChange::Remove(_) | RowChange::Untick(_));
        let rows = self.raw_rows(table);
        self.removed.set(takes_away.then(|| Removed { table: table.clone(), title, rows }));
        self.send(Message::Change(Change::Rows(table.clone(), change)));
    }

    /// The question at this place with what was typed there; follows the state.
    pub fn shown(self, place: &Place) -> Option<Shown> {
        self.now.read().as_ref().and_then(|now| now.shown(place))
    }

    /// Looks at the engine.
    pub fn engine<T>(self, look: impl FnOnce(&Engine) -> T) -> T {
        self.fixed.with_value(|fixed| look(&fixed.engine))
    }

    /// Looks at the state as it is, without following it; `None` on the first screen.
    pub fn look<T>(self, look: impl FnOnce(&Now) -> T) -> Option<T> {
        self.now.read_untracked().as_ref().map(|now| look(now))
    }

    /// The root in which the builder stands.
    pub fn root(self) -> ShadowRoot {
        self.fixed.with_value(|fixed| fixed.root.clone())
    }

    /// Focuses the element with this id, once the page shows what was asked for.
    pub fn focus(self, id: &str) {
        let id = id.to_owned();
        set_timeout(
            move || {
                self.fixed.try_with_value(|fixed| browser::focus(&fixed.root, &id));
            },
            Duration::ZERO,
        );
    }

    /// The answers that were kept in this browser, if there are any.
    pub fn kept(self) -> Option<Answers> {
        let text = browser::kept(&self.store_name())?;
        Answers::from_json("", &text).ok()
    }

    fn begin(self, answers: Answers) {
        self.answers.set_value(answers);
        self.removed.set(None);
        self.trouble.set(Vec::new());
        self.derive();
        let first = self.look(|now| now.interview.steps.first().map(|step| step.id.clone())).flatten();
        self.step.set(first.unwrap_or_else(|| Id::new("")));
        self.document.set(DocumentKind::Annex);
        self.side.set(Side::Questions);
        self.focus("step");
    }

    /// Changes the answers and keeps them, before anything is made from them.
    fn apply(self, change: Change) {
        let changed = self.look(|now| {
            let mut answers = self.answers.get_value();
            change::apply(&mut answers, &now.interview, change);
            answers
        });
        let Some(answers) = changed else { return };
        if let Ok(text) = serde_json::to_string(&answers) {
            browser::keep(&self.store_name(), &text);
        }
        self.answers.set_value(answers);
    }

    fn derive(self) {
        self.stop(self.pause);
        let answers = self.answers.get_value();
        let now = self.engine(|engine| Now::new(engine, answers));
        self.stay_in_sight(&now);
        let text = serde_json::to_string(&now.answers).unwrap_or_default();
        self.now.set(Some(Arc::new(now)));
        self.fixed.with_value(|fixed| browser::tell(&fixed.host, "clausier-change", &text));
        self.read_out_after_silence();
    }

    /// Leaves a step or document that these answers do not have.
    fn stay_in_sight(self, now: &Now) {
        let steps = &now.interview.steps;
        let step = self.step.get_untracked();
        if !steps.iter().any(|candidate| candidate.id == step) {
            let first = steps.first().map(|step| step.id.clone());
            self.step.set(first.unwrap_or(step));
        }
        if now.dossier.document(self.document.get_untracked()).is_none() {
            self.document.set(DocumentKind::Annex);
        }
    }

    fn derive_after_pause(self) {
        self.stop(self.pause);
        let handle = set_timeout_with_handle(move || self.settle(), PAUSE);
        self.pause.set_value(handle.ok());
    }

    /// Makes the documents for what was typed last, if that is still to be done.
    fn settle(self) {
        // The element may have been taken out of the page while the clock ran.
        if self.pause.try_with_value(Option::is_some) == Some(true) {
            self.derive();
        }
    }

    fn stop(self, timer: StoredValue<Option<TimeoutHandle>, LocalStorage>) {
        if let Some(Some(handle)) = timer.try_update_value(Option::take) {
            handle.clear();
        }
    }

    fn read_out_after_silence(self) {
        self.stop(self.silence);
        let read_out = move || {
            let Some(text) =
                self.now.try_read_untracked().and_then(|now| now.as_ref().map(|now| standing(now)))
            else {
                return;
            };
            if self.status.read_untracked() != text {
                self.status.set(text);
            }
        };
        self.silence.set_value(set_timeout_with_handle(read_out, SILENCE).ok());
    }

    fn go_to(self, place: &Place) {
        self.settle();
        let step = self.engine(|engine| {
            let steps = &engine.edition().steps;
            let holds = |step: &&clausier::option::Step| step.options.iter().any(|o| o.id == place.option);
            steps.iter().find(holds).map(|step| step.id.clone())
        });
        if let Some(step) = step {
            self.step.set(step);
        }
        self.side.set(Side::Questions);
        self.focus(&crate::view::field_id(place));
    }

    fn download(self, format: Format) {
        self.settle();
        let kind = self.document.get_untracked();
        let answers = self.answers.get_value();
        let bytes = self.engine(|engine| export::file(engine, &answers, kind, format));
        let name = format!("{}.{}", say(file_name(kind)), format.ending());
        if let Some(bytes) = bytes {
            self.given(&name, browser::give(&name, format.media_type(), &bytes).is_ok());
        }
    }

    fn download_answers(self) {
        let Ok(text) = serde_json::to_string_pretty(&self.answers.get_value()) else { return };
        let name = format!("{}.json", say("file.answers"));
        self.given(&name, browser::give(&name, Format::Json.media_type(), (text + "\n").as_bytes()).is_ok());
    }

    fn given(self, name: &str, given: bool) {
        let text = if given { "status.downloaded" } else { "status.not-downloaded" };
        self.status.set(say_with(text, &[("name", name)]));
    }

    fn open(self, text: &str) {
        match Answers::from_json(say("file.answers"), text) {
            Ok(answers) => self.begin(answers),
            Err(faults) => {
                let lines = faults.iter().map(|fault| fault.message.clone());
                self.trouble.set(std::iter::once(say("open.failed").to_owned()).chain(lines).collect());
                self.focus("trouble");
            }
        }
    }

    fn raw_rows(self, table: &Id) -> Vec<serde_json::Value> {
        let rows =
            |now: &Now| self.answers.with_value(|answers| change::rows(answers, &now.interview, table));
        self.look(rows).unwrap_or_default()
    }

    fn store_name(self) -> String {
        self.engine(|engine| format!("clausier/{}/{}", engine.edition().id, engine.edition().language))
    }
}

/// How far the answers are, in a sentence.
pub fn standing(now: &Now) -> String {
    let open = now.dossier.open_points.len();
    match now.interview.standing {
        Standing::Blocked => say("standing.blocked").to_owned(),
        Standing::Open => say_count("standing.open-one", "standing.open-many", open),
        Standing::Unreviewed => say("standing.unreviewed").to_owned(),
        Standing::Final => say("standing.final").to_owned(),
    }
}

fn file_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Annex => "file.annex",
        DocumentKind::Inserts => "file.inserts",
        DocumentKind::Response => "file.response",
        DocumentKind::Note => "file.note",
    }
}
