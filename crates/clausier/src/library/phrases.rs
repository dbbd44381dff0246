//! The fixed printed words of an edition.
//!
//! A frozen edition does not change, but a later engine may need words that nobody knew of. It borrows those
//! from the newest edition in its language, and they are no part of it.

use super::edition::Work;
use super::scope::Scope;
use crate::code::Code;
use crate::diagnostic::At;
use crate::phrases::REQUIRED;
use crate::reader::{Faults, Spot};
use crate::source::at_path;
use std::collections::{BTreeMap, BTreeSet};

/// Phrases as written, by name.
type Written = BTreeMap<String, Spot<String>>;

/// The phrases of an edition.
#[derive(Default)]
pub(super) struct Phrases {
    pub by_name: BTreeMap<String, String>,
    /// Which of them are borrowed.
    pub borrowed: BTreeSet<String>,
}

impl Work<'_> {
    /// The phrases in a language, with those that a frozen edition borrows.
    pub(super) fn phrases(&self, scope: &Scope<'_>) -> Phrases {
        let path = format!("editions/{}/phrases.{}.toml", self.id, scope.language);
        let Some(own) = self.edition.phrases.get(scope.language) else {
            let message = format!("the file '{path}' is missing: fixed printed words stand in it");
            scope.faults.report(Code::MissingFile, &at_path(&path), message, "Add it.");
            return Phrases::default();
        };
        check_syntax(own, scope.faults);
        let plain = |(name, phrase): (&String, &Spot<String>)| (name.clone(), phrase.value.clone());
        let mut phrases = Phrases { by_name: own.iter().map(plain).collect(), ..Phrases::default() };
        if self.folder.lock.is_some()
            && let Some(newest) = self.newest_phrases(scope.language)
        {
            let lacking =
                |(name, _): &(&String, _)| REQUIRED.contains(&name.as_str()) && !own.contains_key(*name);
            let lent: Vec<(String, String)> = newest.iter().filter(lacking).map(plain).collect();
            phrases.borrowed = lent.iter().map(|(name, _)| name.clone()).collect();
            phrases.by_name.extend(lent);
        }
        check_presence(&phrases.by_name, REQUIRED, &at_path(&path), scope.faults);
        phrases
    }

    fn newest_phrases(&self, language: &str) -> Option<&Written> {
        let newer = self.loader.files.editions.iter().rev().take_while(|(id, _)| **id != self.id);
        newer.filter_map(|(_, files)| files.phrases.get(language)).next()
    }
}

/// Every phrase that is needed is there, and each can be filled in.
pub(super) fn check(phrases: &Written, required: &[&str], start: &At, faults: &Faults) {
    check_presence(phrases, required, start, faults);
    check_syntax(phrases, faults);
}

fn check_presence<T>(phrases: &BTreeMap<String, T>, required: &[&str], start: &At, faults: &Faults) {
    for name in required.iter().filter(|name| !phrases.contains_key(**name)) {
        let message = format!("the phrase '{name}' is missing, which the engine prints");
        let help = format!("Add '{name} = \"…\"'; for a frozen edition, to the newest one.");
        faults.report(Code::MissingPhrase, start, message, help);
    }
}

fn check_syntax(phrases: &Written, faults: &Faults) {
    for phrase in phrases.values() {
        if let Err(why) = crate::markup::allow::compile(&phrase.value) {
            let help = "A phrase holds words and fields like {{number}}.";
            faults.report(Code::BrokenPhrase, &phrase.at, why, help);
        }
    }
}
