//! What happened to each section, in reading order.

use super::marked::{Both, Document, Marked, Piece, Redline, Section};
use crate::annex::{self, Provision};
use crate::edition::{Change, Edition};
use crate::id::Id;
use std::collections::BTreeSet;

/// What happened to a section.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// What happened.
    pub fate: Fate,
    /// Its anchor in the documents where it is.
    pub key: Both<Option<String>>,
    /// Its number in each.
    pub number: Both<Option<String>>,
    /// Its heading: the new one, if there is one.
    pub heading: String,
    /// The clause, if it is one.
    pub clause: Option<Id>,
    /// The version of the clause in each.
    pub version: Both<Option<u32>>,
    /// The weight of the new version, where [`Redline::explain`] found it.
    pub change: Option<Change>,
    /// The reason for the new version, where [`Redline::explain`] found it; else empty.
    pub reason: String,
}

/// What happened to a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nothing.
    Unchanged,
    /// Only its number.
    Renumbered,
    /// Its own text.
    Changed,
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It stands elsewhere: it is one entry, at its new place.
    Moved,
}

impl Redline {
    /// Takes over from the new edition why clause versions changed.
    pub fn explain(&mut self, edition: &Edition) {
        for entry in &mut self.summary {
            let clause = entry.clause.as_ref().and_then(|id| edition.clauses.get(id));
            let Some(clause) = clause.filter(|clause| entry.version.new == Some(clause.version)) else {
                continue;
            };
            if !entry.version.is_same() {
                entry.change = Some(clause.change);
                entry.reason.clone_from(&clause.reason);
            }
        }
    }
}

/// The entries for all sections that are clauses or have text of their own.
pub(super) fn of(document: &Document) -> Vec<Entry> {
    let mut entries = Vec::new();
    collect(&document.sections, &mut entries);
    let keys = |fate, key: fn(&Entry) -> &Option<String>| -> BTreeSet<String> {
        entries.iter().filter(|entry| entry.fate == fate).filter_map(|entry| key(entry).clone()).collect()
    };
    let added = keys(Fate::Added, |entry| &entry.key.new);
    let removed = keys(Fate::Removed, |entry| &entry.key.old);
    let moved =
        |key: &Option<String>| key.as_ref().is_some_and(|key| added.contains(key) && removed.contains(key));
    entries.retain(|entry| entry.fate != Fate::Removed || !moved(&entry.key.old));
    for entry in entries.iter_mut().filter(|entry| entry.fate == Fate::Added && moved(&entry.key.new)) {
        entry.fate = Fate::Moved;
        entry.key.old.clone_from(&entry.key.new);
    }
    entries
}

fn collect(sections: &[Piece<Section, annex::Section>], entries: &mut Vec<Entry>) {
    for section in sections {
        match section {
            Piece::Kept(section) => kept(section, entries),
            Piece::Deleted(section) => only(section, Fate::Removed, entries),
            Piece::Inserted(section) => only(section, Fate::Added, entries),
        }
    }
}

fn kept(section: &Section, entries: &mut Vec<Entry>) {
    let changed = section.heading.has_marks() || section.units.has_marks();
    let fate = match (changed, section.number.is_same()) {
        (true, _) => Fate::Changed,
        (false, false) => Fate::Renumbered,
        (false, true) => Fate::Unchanged,
    };
    if changed || !section.units.is_empty() || section.provision.new.is_some() {
        let provision = |provision: &Option<Provision>| provision.as_ref().map(|found| found.version);
        entries.push(Entry {
            fate,
            key: Both { old: Some(section.key.old.clone()), new: Some(section.key.new.clone()) },
            number: section.number.clone(),
            heading: super::project::accept_words(&section.heading),
            clause: section.provision.new.as_ref().map(|found| found.clause.clone()),
            version: Both { old: provision(&section.provision.old), new: provision(&section.provision.new) },
            change: None,
            reason: String::new(),
        });
    }
    collect(&section.sections, entries);
}

fn only(section: &annex::Section, fate: Fate, entries: &mut Vec<Entry>) {
    let version = section.provision.as_ref().map(|found| found.version);
    entries.push(Entry {
        fate,
        key: sided(fate, Some(section.key.clone())),
        number: sided(fate, section.number.clone()),
        heading: section.heading.clone(),
        clause: section.provision.as_ref().map(|found| found.clause.clone()),
        version: sided(fate, version),
        change: None,
        reason: String::new(),
    });
    for deeper in &section.sections {
        only(deeper, fate, entries);
    }
}

fn sided<T>(fate: Fate, what: Option<T>) -> Both<Option<T>> {
    match fate {
        Fate::Removed => Both { old: what, new: None },
        _ => Both { old: None, new: what },
    }
}
