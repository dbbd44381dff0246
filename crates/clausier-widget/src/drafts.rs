//! Drafts: answers with a name, kept in a store of this browser.
//!
//! The store is behind a trait, so that everything here is tested without a browser. When drafts are saved
//! and how they are shown is left to others.

use clausier::answers::Answers;
use serde::{Deserialize, Serialize};

/// Most drafts that are kept.
pub const MOST: usize = 50;
/// The list of drafts.
const LIST: &str = "drafts";
/// Stands before the id of a draft.
const DRAFT: &str = "draft/";

/// Keeps texts by name.
pub trait Store {
    /// The text with this name.
    fn get(&self, name: &str) -> Option<String>;
    /// Keeps a text.
    ///
    /// # Errors
    /// When the store is full or forbidden.
    fn set(&self, name: &str, text: &str) -> Result<(), Refused>;
    /// Takes a text away.
    fn remove(&self, name: &str);
}

/// The store is full or forbidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

/// A draft as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its id, for ever its own.
    pub id: u32,
    /// As its owner calls it.
    pub name: String,
    /// The edition that it answers.
    pub edition: String,
    /// When it was last saved, in milliseconds since 1970.
    pub saved: u64,
}

/// The list of drafts, and whether more is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct List {
    /// Whether answers are kept while somebody works.
    keep: bool,
    /// The number of the next draft.
    next: u32,
    /// The last one worked on comes first.
    drafts: Vec<Draft>,
}

/// A draft that was taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// Which.
    pub draft: Draft,
    at: usize,
    text: String,
}

/// The drafts in a store.
pub struct Drafts<S> {
    store: S,
}

impl<S: Store> Drafts<S> {
    /// The drafts in this store.
    pub fn new(store: S) -> Self {
        Self { store }
    }

    /// The drafts, the last one worked on first.
    pub fn list(&self) -> Vec<Draft> {
        self.read().drafts
    }

    /// Whether answers are kept while somebody works.
    pub fn keeps(&self) -> bool {
        self.read().keep
    }

    /// Keeps answers from now on, or no longer; what is kept already stays.
    ///
    /// # Errors
    /// When the store is full or forbidden.
    pub fn keep(&self, keep: bool) -> Result<(), Refused> {
        self.write(&List { keep, ..self.read() })
    }

    /// A new draft.
    ///
    /// # Errors
    /// When the store is full or forbidden, or has too many drafts.
    pub fn create(&self, name: &str, answers: &Answers, now: u64) -> Result<Draft, Refused> {
        let text = serde_json::to_string(answers).map_err(|_| Refused)?;
        self.insert(name, &answers.edition, &text, now)
    }

    /// Saves a draft under its id; the text that is now kept. What somebody else saved there since `before`
    /// is not overwritten: then the answers become a draft of their own.
    ///
    /// # Errors
    /// When the store is full or forbidden.
    pub fn save(
        &self,
        draft: &Draft,
        before: &str,
        answers: &Answers,
        now: u64,
    ) -> Result<(Draft, String), Refused> {
        let text = serde_json::to_string(answers).map_err(|_| Refused)?;
        let kept = self.store.get(&name_of(draft.id));
        let mut list = self.read();
        let at = list.drafts.iter().position(|other| other.id == draft.id);
        if let (Some(at), Some(kept)) = (at, kept)
            && (kept == before || kept == text)
        {
            self.store.set(&name_of(draft.id), &text)?;
            let mut saved = list.drafts.remove(at);
            saved.saved = now;
            saved.edition.clone_from(&answers.edition);
            list.drafts.insert(0, saved.clone());
            self.write(&list)?;
            return Ok((saved, text));
        }
        let apart = self.insert(&draft.name, &answers.edition, &text, now)?;
        Ok((apart, text))
    }

    /// The answers of a draft, as kept.
    pub fn text(&self, id: u32) -> Option<String> {
        self.store.get(&name_of(id))
    }

    /// Gives a draft another name; an empty one changes nothing.
    ///
    /// # Errors
    /// When the store is full or forbidden.
    pub fn rename(&self, id: u32, name: &str) -> Result<(), Refused> {
        let mut list = self.read();
        let draft = list.drafts.iter_mut().find(|draft| draft.id == id);
        if let (Some(draft), false) = (draft, name.trim().is_empty()) {
            draft.name = shortened(name);
        }
        self.write(&list)
    }

    /// A copy of a draft with another name.
    ///
    /// # Errors
    /// When it is not there, or the store is full or forbidden.
    pub fn duplicate(&self, id: u32, name: &str, now: u64) -> Result<Draft, Refused> {
        let draft = self.list().into_iter().find(|draft| draft.id == id).ok_or(Refused)?;
        let text = self.text(id).ok_or(Refused)?;
        self.insert(name, &draft.edition, &text, now)
    }

    /// Takes a draft away.
    pub fn delete(&self, id: u32) -> Option<Deleted> {
        let mut list = self.read();
        let at = list.drafts.iter().position(|draft| draft.id == id)?;
        let draft = list.drafts.remove(at);
        let text = self.text(id).unwrap_or_default();
        self.store.remove(&name_of(id));
        self.write(&list).ok()?;
        Some(Deleted { draft, at, text })
    }

    /// Puts a draft back where it was.
    ///
    /// # Errors
    /// When the store is full or forbidden.
    pub fn restore(&self, deleted: Deleted) -> Result<(), Refused> {
        let mut list = self.read();
        self.store.set(&name_of(deleted.draft.id), &deleted.text)?;
        list.drafts.insert(deleted.at.min(list.drafts.len()), deleted.draft);
        self.write(&list)
    }

    /// Takes everything away that was ever kept here.
    pub fn wipe(&self) {
        for draft in self.list() {
            self.store.remove(&name_of(draft.id));
        }
        self.store.remove(LIST);
    }

    fn insert(&self, name: &str, edition: &str, text: &str, now: u64) -> Result<Draft, Refused> {
        let mut list = self.read();
        if list.drafts.len() >= MOST {
            return Err(Refused);
        }
        let draft = Draft { id: list.next, name: shortened(name), edition: edition.to_owned(), saved: now };
        self.store.set(&name_of(draft.id), text)?;
        list.next += 1;
        list.drafts.insert(0, draft.clone());
        self.write(&list)?;
        Ok(draft)
    }

    /// What is not a list of ours counts as none.
    fn read(&self) -> List {
        let list = self.store.get(LIST).and_then(|text| serde_json::from_str(&text).ok());
        list.unwrap_or(List { keep: true, next: 1, drafts: Vec::new() })
    }

    fn write(&self, list: &List) -> Result<(), Refused> {
        self.store.set(LIST, &serde_json::to_string(list).map_err(|_| Refused)?)
    }
}

fn name_of(id: u32) -> String {
    format!("{DRAFT}{id}")
}

/// A name of one line that fits in a list.
fn shortened(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    #[derive(Default)]
    struct Memory {
        texts: RefCell<BTreeMap<String, String>>,
        room: Option<usize>,
    }

    impl Store for &Memory {
        fn get(&self, name: &str) -> Option<String> {
            self.texts.borrow().get(name).cloned()
        }

        fn set(&self, name: &str, text: &str) -> Result<(), Refused> {
            if self.room.is_some_and(|room| text.len() > room) {
                return Err(Refused);
            }
            self.texts.borrow_mut().insert(name.to_owned(), text.to_owned());
            Ok(())
        }

        fn remove(&self, name: &str) {
            self.texts.borrow_mut().remove(name);
        }
    }

    fn answers(text: &str) -> Answers {
        let mut answers = Answers::new("2026-11");
        answers.answers.insert("name".into(), json!(text));
        answers
    }

    fn names(drafts: &Drafts<&Memory>) -> String {
        drafts.list().into_iter().map(|draft| draft.name).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn drafts_are_made_named_copied_taken_away_and_put_back() {
        let memory = Memory::default();
        let drafts = Drafts::new(&memory);
        let first = drafts.create("Parkeren", &answers("a"), 1).unwrap();
        let second = drafts.create(" Bomen \n langs de weg ", &answers("b"), 2).unwrap();
        assert_eq!(names(&drafts), "Bomen langs de weg, Parkeren");
        drafts.rename(second.id, "Bomen").unwrap();
        drafts.rename(second.id, "  ").unwrap();
        drafts.duplicate(first.id, "Parkeren (kopie)", 3).unwrap();
        assert_eq!(names(&drafts), "Parkeren (kopie), Bomen, Parkeren");
        let deleted = drafts.delete(second.id).unwrap();
        assert_eq!((names(&drafts).as_str(), drafts.text(second.id)), ("Parkeren (kopie), Parkeren", None));
        drafts.restore(deleted).unwrap();
        assert_eq!(names(&drafts), "Parkeren (kopie), Bomen, Parkeren");
        assert!(drafts.text(second.id).unwrap().contains("\"b\""));
    }

    #[test]
    fn what_another_page_saved_is_not_overwritten() {
        let memory = Memory::default();
        let drafts = Drafts::new(&memory);
        let draft = drafts.create("Parkeren", &answers("a"), 1).unwrap();
        let here = drafts.text(draft.id).unwrap();
        let (same, there) = drafts.save(&draft, &here, &answers("there"), 2).unwrap();
        assert_eq!(same.id, draft.id);
        let (apart, _) = drafts.save(&draft, &here, &answers("here"), 3).unwrap();
        assert_ne!(apart.id, draft.id);
        assert_eq!(drafts.text(draft.id), Some(there));
        assert_eq!(drafts.list().len(), 2);
    }

    #[test]
    fn a_draft_that_was_wiped_elsewhere_becomes_a_new_one() {
        let memory = Memory::default();
        let drafts = Drafts::new(&memory);
        let draft = drafts.create("Parkeren", &answers("a"), 1).unwrap();
        let text = drafts.text(draft.id).unwrap();
        drafts.wipe();
        assert!(memory.texts.borrow().is_empty());
        drafts.save(&draft, &text, &answers("b"), 2).unwrap();
        assert_eq!(names(&drafts), "Parkeren");
    }

    #[test]
    fn a_full_store_is_said_and_loses_nothing() {
        let memory = Memory::default();
        let drafts = Drafts::new(&memory);
        let draft = drafts.create("Parkeren", &answers("a"), 1).unwrap();
        let text = drafts.text(draft.id).unwrap();
        let full = Memory { texts: RefCell::new(memory.texts.borrow().clone()), room: Some(10) };
        let drafts = Drafts::new(&full);
        assert_eq!(drafts.save(&draft, &text, &answers("b"), 2), Err(Refused));
        assert_eq!(drafts.create("Bomen", &answers("b"), 2), Err(Refused));
        assert_eq!(drafts.text(draft.id), Some(text));
    }

    #[test]
    fn what_is_no_list_of_ours_is_none_and_keeping_can_be_off() {
        let memory = Memory::default();
        (&memory).set(LIST, "<script>").unwrap();
        let drafts = Drafts::new(&memory);
        assert_eq!((drafts.list(), drafts.keeps()), (Vec::new(), true));
        drafts.keep(false).unwrap();
        assert!(!drafts.keeps());
    }
}
