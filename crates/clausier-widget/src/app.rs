//! The loop: a message changes the answers, they are kept, everything is derived anew, the views follow.
//!
//! What a change does to the answers is in [`change`](crate::change), how drafts are kept in
//! [`keeping`](crate::keeping), what the page around it hears and asks in [`host`], what can be downloaded in
//! [`export`](crate::export).

pub mod host;

use crate::browser::{self, LocalStore};
use crate::change::{self, Change, RowChange};
use crate::history::{About, History};
use crate::keeping::Keeping;
use crate::message::{Message, Removed, Side};
use crate::messages::{self, say, say_count};
use crate::news::{self, Item};
use crate::state::{Now, Shown};
use crate::why::Notes;
use clausier::annex::{DocumentKind, Place, Standing};
use clausier::answers::Answers;
use clausier::code::Code;
use clausier::engine::Engine;
use clausier::id::Id;
use clausier::way_out::WaysOut;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use web_sys::{HtmlElement, ShadowRoot};

/// How long after the last key the documents are made again at most.
const LONGEST_PAUSE: u64 = 200;

/// What takes no longer than this, in milliseconds, is done while a letter is on its way to the screen.
const QUICK: u64 = 10;

/// A letter may come this much later, in milliseconds, without anybody noticing.
const UNNOTICED: u64 = 40;

/// How long after the last change the standing is read out and ways out are looked for.
const SILENCE: Duration = Duration::from_millis(1000);

/// How long it is shown what was done.
const SHOWN: Duration = Duration::from_secs(6);

/// The builder at work. A handle: copies are the same builder.
#[derive(Clone, Copy)]
pub struct App {
    fixed: StoredValue<Fixed, LocalStorage>,
    answers: StoredValue<Answers>,
    history: StoredValue<History, LocalStorage>,
    pause: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    silence: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    /// How long the last derivation took, in milliseconds.
    took: StoredValue<u64>,
    /// Drafts in this browser.
    pub keeping: Keeping,
    /// The answers and what follows from them; `None` on the first screen.
    pub now: RwSignal<Option<Arc<Now>>>,
    /// Whether there is something to undo, and to redo.
    pub reach: RwSignal<(bool, bool)>,
    /// What the last change changed in the documents.
    pub news: RwSignal<Vec<Item>>,
    /// The ways out of what was found.
    pub ways: RwSignal<Arc<Vec<WaysOut>>>,
    /// Explanations of clauses; empty until they have come.
    pub notes: RwSignal<Notes>,
    /// The step that is shown.
    pub step: RwSignal<Id>,
    /// The document that is shown.
    pub document: RwSignal<DocumentKind>,
    /// The provision from which somebody went to a question.
    pub from: RwSignal<Option<(DocumentKind, String)>>,
    /// What a narrow screen shows.
    pub side: RwSignal<Side>,
    /// Rows that can be put back.
    pub removed: RwSignal<Option<Removed>>,
    /// The question that was asked for, so that what is folded away around it is made.
    pub wanted: RwSignal<Option<Place>>,
    /// What is read out.
    pub status: RwSignal<String>,
    /// Whether that is shown too, because somebody waits for it.
    pub told: RwSignal<bool>,
    /// Why the last file or link could not be opened.
    pub trouble: RwSignal<Vec<String>>,
    /// The language that is spoken around the questions.
    pub spoken: RwSignal<&'static str>,
    /// Which copy is downloaded: for publication, or with everything.
    pub working_copy: RwSignal<bool>,
}

struct Fixed {
    engine: Engine,
    host: HtmlElement,
    root: ShadowRoot,
}

impl App {
    /// A builder on its first screen.
    pub fn new(engine: Engine, host: HtmlElement, root: ShadowRoot) -> Self {
        let store = LocalStore::of(&host);
        Self {
            answers: StoredValue::new(Answers::new(&engine.edition().id)),
            fixed: StoredValue::new_local(Fixed { engine, host, root }),
            history: StoredValue::new_local(History::default()),
            pause: StoredValue::new_local(None),
            silence: StoredValue::new_local(None),
            took: StoredValue::new(0),
            keeping: Keeping::new(store),
            now: RwSignal::new(None),
            reach: RwSignal::new((false, false)),
            news: RwSignal::new(Vec::new()),
            ways: RwSignal::new(Arc::default()),
            notes: RwSignal::new(Notes::new()),
            step: RwSignal::new(Id::new("")),
            document: RwSignal::new(DocumentKind::Annex),
            from: RwSignal::new(None),
            side: RwSignal::new(Side::Questions),
            removed: RwSignal::new(None),
            wanted: RwSignal::new(None),
            status: RwSignal::new(String::new()),
            told: RwSignal::new(false),
            trouble: RwSignal::new(Vec::new()),
            spoken: RwSignal::new(messages::language()),
            working_copy: RwSignal::new(false),
        }
    }

    /// Does what a message asks.
    pub fn send(self, message: Message) {
        match message {
            Message::Begin(answers, name) => {
                self.keeping.begin(&name, &answers);
                self.begin(answers);
                self.focus("step");
            }
            Message::Resume(id) => self.resume(id),
            Message::Leave => self.leave(),
            Message::Change(change) => self.change(vec![change], About::Other),
            Message::Together(changes) => self.change(changes, About::Other),
            Message::Typed(change) => {
                let about = change.about();
                self.apply(&[change], about);
                self.derive_after_pause();
            }
            Message::Settle => {
                self.history.update_value(History::rest);
                self.settle();
            }
            Message::Undo => self.travel(History::undo, "status.undone"),
            Message::Redo => self.travel(History::redo, "status.redone"),
            Message::Step(step) => {
                self.settle();
                self.from.set(None);
                self.step.set(step);
                self.focus("step");
                self.show_chosen_step();
            }
            Message::Question(place) => self.go_to(&place),
            Message::Document(kind) => self.document.set(kind),
            Message::Provision(kind, key) => self.show_provision(kind, &key),
            Message::Side(side) => self.side.set(side),
            Message::Download(wanted) => self.download(wanted),
            Message::Questionnaire(answers, format) => self.questionnaire(&answers, format),
            Message::Open(text) => self.open(&text),
            Message::Share => self.share(),
            Message::CopyInserts => self.copy_inserts(),
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
        self.send(Message::Change(Change::Rows(table.clone(), change)));
        self.removed.set(takes_away.then(|| Removed { table: table.clone(), title, rows }));
    }

    /// The question at this place with what was typed there; follows the state.
    pub fn shown(self, place: &Place) -> Option<Shown> {
        self.now.read().as_ref().and_then(|now| now.shown(place))
    }

    /// Whether the question at this place is asked; follows the state.
    pub fn asks(self, place: &Place) -> bool {
        self.now.read().as_ref().is_some_and(|now| crate::state::find(&now.interview, place).is_some())
    }

    /// Looks at the engine.
    pub fn engine<T>(self, look: impl FnOnce(&Engine) -> T) -> T {
        self.fixed.with_value(|fixed| look(&fixed.engine))
    }

    /// Speaks another language around the questions, now and the next time.
    pub fn speak(self, language: &str) {
        messages::speak(&[language]);
        self.keeping.keep_language(messages::language());
        // A page speaks one language.
        crate::element::with_each(Self::say_anew);
        self.focus("languages");
    }

    fn say_anew(self) {
        self.settle();
        let spoken = messages::language();
        self.fixed.with_value(|fixed| browser::speak(&fixed.root, spoken));
        self.status.set(String::new());
        self.told.set(false);
        self.spoken.set(spoken);
    }

    /// The language of questions and documents, where it is not the one that is spoken around them.
    pub fn lang(self) -> Option<String> {
        let language = self.engine(|engine| engine.edition().language.clone());
        (language != messages::language()).then_some(language)
    }

    /// A copy of the answers as they are.
    pub fn answers(self) -> Answers {
        self.answers.get_value()
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

    fn begin(self, answers: Answers) {
        self.answers.set_value(answers);
        self.history.set_value(History::default());
        self.reach.set((false, false));
        self.removed.set(None);
        self.from.set(None);
        self.trouble.set(Vec::new());
        self.derive();
        self.news.set(Vec::new());
        let first = self.look(|now| now.interview.steps.first().map(|step| step.id.clone())).flatten();
        self.step.set(first.unwrap_or_else(|| Id::new("")));
        self.document.set(DocumentKind::Annex);
        self.side.set(Side::Questions);
    }

    fn resume(self, id: u32) {
        match self.keeping.resume(id) {
            Some(Ok(answers)) => {
                self.begin(answers);
                self.focus("step");
            }
            Some(Err(faults)) => self.in_trouble(faults.into_iter().map(|fault| fault.message)),
            None => self.in_trouble(std::iter::empty()),
        }
    }

    fn leave(self) {
        self.settle();
        self.keeping.leave();
        self.now.set(None);
        self.tell_page();
        self.focus("start");
    }

    fn change(self, changes: Vec<Change>, about: About) {
        self.apply(&changes, about);
        self.derive();
    }

    /// Changes the answers and keeps them, before anything is made from them.
    fn apply(self, changes: &[Change], about: About) {
        let changed = self.look(|now| {
            let mut answers = self.answers.get_value();
            for change in changes {
                change::apply(&mut answers, &now.interview, change.clone());
            }
            answers
        });
        let Some(answers) = changed else { return };
        // Putting rows back would take away what has happened in their table since.
        let gone = self.removed.read_untracked().as_ref().map(|removed| removed.table.clone());
        if gone.is_some_and(|table| changes.iter().any(|change| change.touches(&table))) {
            self.removed.set(None);
        }
        self.answers.with_value(|before| self.history.update_value(|history| history.changed(before, about)));
        self.put(answers);
    }

    fn put(self, answers: Answers) {
        self.keeping.save(&answers);
        self.answers.set_value(answers);
        self.reach.set(self.history.with_value(History::reach));
    }

    fn travel(self, step: fn(&mut History, &Answers) -> Option<Answers>, said: &'static str) {
        self.settle();
        let answers = self.answers.get_value();
        let Some(answers) = self.history.try_update_value(|history| step(history, &answers)).flatten() else {
            return;
        };
        self.removed.set(None);
        self.put(answers);
        self.derive();
        self.tell(say(said).to_owned());
    }

    /// Says what was done, to eyes and ears.
    pub fn tell(self, text: String) {
        self.status.set(text);
        self.told.set(true);
        let hide = move || {
            self.told.try_set(false);
        };
        set_timeout(hide, SHOWN);
    }

    fn derive(self) {
        self.stop(self.pause);
        let start = browser::milliseconds();
        let answers = self.answers.get_value();
        let now = self.engine(|engine| Now::new(engine, answers));
        self.stay_in_sight(&now);
        if let Some(items) = self.look(|before| news::between(&before.dossier, &now.dossier)) {
            self.news.set(items);
        }
        self.now.set(Some(Arc::new(now)));
        self.took.set_value(browser::milliseconds().saturating_sub(start));
        self.tell_page();
        self.after_silence();
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

    /// At once where that is done before the next frame, or as soon as the letter stands where it takes no longer
    /// than nobody notices. Else after twice as long as it takes, so that typing is never in its way.
    fn derive_after_pause(self) {
        self.stop(self.pause);
        let took = self.took.get_value();
        if took <= QUICK {
            return self.derive();
        }
        let pause = if took <= UNNOTICED { 0 } else { (2 * took).min(LONGEST_PAUSE) };
        let pause = Duration::from_millis(pause);
        self.pause.set_value(set_timeout_with_handle(move || self.settle(), pause).ok());
    }

    /// Makes the documents for what was typed last, if that is still to be done.
    pub fn settle(self) {
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

    fn after_silence(self) {
        self.stop(self.silence);
        let then = move || {
            let Some(Some(text)) =
                self.now.try_read_untracked().map(|now| now.as_ref().map(|now| standing(now)))
            else {
                return;
            };
            if !self.told.get_untracked() && self.status.read_untracked() != text {
                self.status.set(text);
            }
            let ways = self.engine(|engine| self.answers.with_value(|answers| engine.ways_out(answers)));
            if **self.ways.read_untracked() != ways {
                self.ways.set(Arc::new(ways));
            }
        };
        self.silence.set_value(set_timeout_with_handle(then, SILENCE).ok());
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
            self.show_chosen_step();
        }
        self.side.set(Side::Questions);
        self.focus_question(place);
    }

    /// Focuses the field of a question or a cell, unfolding what it stands in.
    pub fn focus_question(self, place: &Place) {
        self.wanted.set(Some(place.clone()));
        self.focus(&crate::view::field_id(place));
    }

    /// On a narrow screen the list of steps goes on beyond the edge.
    fn show_chosen_step(self) {
        let show = move || {
            self.fixed.try_with_value(|fixed| {
                browser::scroll_sideways(&fixed.root, ".steps ol", ".steps [aria-current]")
            });
        };
        set_timeout(show, Duration::ZERO);
    }

    /// Unfolds a menu.
    pub fn unfold(self, selector: &str) {
        self.fixed.with_value(|fixed| browser::unfold(&fixed.root, selector));
    }

    /// Folds everything of a kind.
    pub fn fold(self, selector: &str) {
        self.fixed.with_value(|fixed| browser::fold(&fixed.root, selector));
    }

    fn show_provision(self, kind: DocumentKind, key: &str) {
        self.settle();
        self.from.set(None);
        self.document.set(kind);
        self.side.set(Side::Document);
        self.focus(&crate::view::section_id(key));
    }

    fn open(self, text: &str) {
        match Answers::from_json(say("file.answers"), text) {
            Ok(answers) => self.send(Message::Begin(answers, say("draft.opened").to_owned())),
            Err(faults) => self.in_trouble(faults.into_iter().map(|fault| fault.message)),
        }
    }

    /// Says why something could not be opened.
    pub fn in_trouble(self, lines: impl Iterator<Item = String>) {
        self.trouble.set(std::iter::once(say("open.failed").to_owned()).chain(lines).collect());
        self.focus("trouble");
    }

    fn raw_rows(self, table: &Id) -> Vec<serde_json::Value> {
        let rows =
            |now: &Now| self.answers.with_value(|answers| change::rows(answers, &now.interview, table));
        self.look(rows).unwrap_or_default()
    }
}

/// How far the answers are, in a sentence.
pub fn standing(now: &Now) -> String {
    let open = now.dossier.open_points.len();
    match now.interview.standing {
        Standing::Blocked if now.errors().all(|error| error.code == Code::Outside) => {
            say("standing.outside").to_owned()
        }
        Standing::Blocked => say("standing.blocked").to_owned(),
        Standing::Open => say_count("standing.open-one", "standing.open-many", open),
        Standing::Unreviewed => say("standing.unreviewed").to_owned(),
        Standing::Final => say("standing.final").to_owned(),
    }
}
