//! The draft that is worked on, and whether it is kept in this browser.
//!
//! The list of drafts itself is in [`drafts`](crate::drafts).

use crate::browser::{self, LocalStore};
use crate::drafts::{Deleted, Draft, Drafts, Refused, Store};
use clausier::answers::Answers;
use clausier::diagnostic::Diagnostic;
use leptos::prelude::*;

/// Whether the last change is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is.
    Yes,
    /// Somebody chose not to keep anything.
    Off,
    /// The store is full or forbidden.
    Refused,
}

/// The drafts of this browser, and the one that is worked on. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// The draft that is worked on; `None` on the first screen, and while nothing is kept.
    pub draft: RwSignal<Option<Draft>>,
    /// Whether the last change is kept.
    pub kept: RwSignal<Kept>,
    /// The drafts, the last one worked on first.
    pub list: RwSignal<Vec<Draft>>,
    /// A draft that can be put back.
    pub deleted: RwSignal<Option<Deleted>>,
    store: StoredValue<LocalStore>,
    name: StoredValue<String>,
    text: StoredValue<String>,
}

/// Where the language is kept that somebody chose.
const LANGUAGE: &str = "language";

/// The language that somebody chose in this browser.
pub fn language(store: &LocalStore) -> Option<String> {
    store.get(LANGUAGE)
}

impl Keeping {
    /// Looks at what is kept.
    pub fn new(store: LocalStore) -> Self {
        let drafts = Drafts::new(store.clone());
        let keeps = store.is_used() && drafts.keeps();
        Self {
            draft: RwSignal::new(None),
            kept: RwSignal::new(if keeps { Kept::Yes } else { Kept::Off }),
            list: RwSignal::new(drafts.list()),
            deleted: RwSignal::new(None),
            store: StoredValue::new(store),
            name: StoredValue::new(String::new()),
            text: StoredValue::new(String::new()),
        }
    }

    /// Whether the page leaves it to us, and so to somebody here, to keep drafts.
    pub fn is_possible(self) -> bool {
        self.store.with_value(LocalStore::is_used)
    }

    /// The name of the store in which drafts are kept.
    pub fn place(self) -> String {
        self.store.with_value(|store| store.name().to_owned())
    }

    /// Begins a new draft.
    pub fn begin(self, name: &str, answers: &Answers) {
        self.draft.set(None);
        self.deleted.set(None);
        self.name.set_value(name.to_owned());
        self.save(answers);
    }

    /// The answers of a draft that is worked on from now on; `None` when it is no longer there.
    pub fn resume(self, id: u32) -> Option<Result<Answers, Vec<Diagnostic>>> {
        let draft = self.drafts().list().into_iter().find(|draft| draft.id == id)?;
        let text = self.drafts().text(id)?;
        let answers = Answers::from_json(&draft.name, &text);
        self.name.set_value(draft.name.clone());
        self.text.set_value(text);
        self.deleted.set(None);
        self.draft.set(Some(draft));
        Some(answers)
    }

    /// Keeps the answers, if that is wanted.
    pub fn save(self, answers: &Answers) {
        if !self.is_possible() || !self.drafts().keeps() {
            self.kept.set(Kept::Off);
            return;
        }
        let now = browser::milliseconds();
        let saved = match self.draft.get_untracked() {
            Some(draft) => self.text.with_value(|before| self.drafts().save(&draft, before, answers, now)),
            None => {
                let created = self.name.with_value(|name| self.drafts().create(name, answers, now));
                created.map(|draft| {
                    let text = self.drafts().text(draft.id).unwrap_or_default();
                    (draft, text)
                })
            }
        };
        match saved {
            Ok((draft, text)) => {
                self.text.set_value(text);
                self.draft.set(Some(draft));
                self.set_kept(Kept::Yes);
            }
            Err(Refused) => self.set_kept(Kept::Refused),
        }
    }

    /// Back on the first screen.
    pub fn leave(self) {
        self.draft.set(None);
        self.list.set(self.drafts().list());
    }

    /// Gives a draft another name.
    pub fn rename(self, id: u32, name: &str) {
        self.done(self.drafts().rename(id, name));
        let renamed = self.drafts().list().into_iter().find(|draft| draft.id == id);
        if let Some(draft) =
            renamed.filter(|_| self.draft.read_untracked().as_ref().is_some_and(|d| d.id == id))
        {
            self.draft.set(Some(draft));
        }
    }

    /// Makes a copy of a draft.
    pub fn duplicate(self, id: u32, name: &str) {
        self.done(self.drafts().duplicate(id, name, browser::milliseconds()).map(|_| ()));
    }

    /// Takes a draft away; it can be put back.
    pub fn delete(self, id: u32) {
        self.deleted.set(self.drafts().delete(id));
        self.list.set(self.drafts().list());
    }

    /// Puts the draft back that was taken away last.
    pub fn restore(self) {
        if let Some(deleted) = self.deleted.get_untracked() {
            self.deleted.set(None);
            self.done(self.drafts().restore(deleted));
        }
    }

    /// Keeps answers from now on, or no longer.
    pub fn keep(self, keep: bool, answers: Option<&Answers>) {
        if self.drafts().keep(keep).is_err() {
            return self.set_kept(Kept::Refused);
        }
        self.set_kept(if keep { Kept::Yes } else { Kept::Off });
        if let Some(answers) = answers.filter(|_| keep) {
            self.save(answers);
        }
    }

    /// Remembers the language that somebody reads best. When it cannot be kept, nothing is lost.
    pub fn keep_language(self, language: &str) {
        self.store.with_value(|store| store.set(LANGUAGE, language)).unwrap_or_default();
    }

    /// Takes everything away that is kept in this browser, and keeps nothing from now on.
    pub fn wipe(self) {
        self.drafts().wipe();
        self.draft.set(None);
        self.deleted.set(None);
        self.list.set(Vec::new());
        self.keep(false, None);
    }

    fn drafts(self) -> Drafts<LocalStore> {
        Drafts::new(self.store.get_value())
    }

    fn done(self, result: Result<(), Refused>) {
        if result.is_err() {
            self.set_kept(Kept::Refused);
        }
        self.list.set(self.drafts().list());
    }

    fn set_kept(self, kept: Kept) {
        if self.kept.get_untracked() != kept {
            self.kept.set(kept);
        }
    }
}
