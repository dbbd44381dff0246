//! Puts kinds of purchase, rules and presets together in one language.

use super::ground::Ground;
use super::raw::{RawEdition, RawEffect, RawPart, RawPreset, RawPurchaseKind, RawRule, RawStar, RawStars};
use super::scope::first_of_each;
use super::uses::Names;
use crate::code::Code;
use crate::condition::Condition;
use crate::diagnostic::At;
use crate::edition::{Effect, Entry, Event, Part, Preset, PurchaseKind, Rule, Status};
use crate::id::Id;
use crate::markup::Leaf;
use crate::option::Kind;
use crate::reader::Spot;
use crate::stars::{NoStars, Star, Stars};
use std::collections::{BTreeMap, BTreeSet};

/// Words that every kind of purchase must have: sentences of the engine and of clauses use them.
const WORDS: [&str; 7] =
    ["authority", "contractor", "tenderer", "contract", "documents", "annex", "annex-in-host"];
/// The option whose choices are the kinds of purchase.
const DOCUMENT: &str = "document";

/// The words of all kinds of purchase.
pub(super) fn word_names(raw: &RawEdition, language: &str) -> BTreeSet<Id> {
    let words = raw.kinds.iter().filter_map(|kind| kind.words.as_ref()?.by_language.get(language));
    words.flat_map(|words| &words.value).map(|(id, _)| id.value.clone()).collect()
}

/// The events in one language.
pub(super) fn events(ground: &Ground<'_>, raw: &RawEdition) -> Vec<Event> {
    first_of_each(raw.events.iter().map(|event| &event.id), ground.scope.faults);
    let event = |raw: &super::raw::RawEvent| Event {
        id: raw.id.value.clone(),
        title: ground.scope.say(raw.title.as_ref()),
        text: ground.scope.say(raw.text.as_ref()),
    };
    raw.events.iter().map(event).collect()
}

/// The kinds of purchase in one language.
pub(super) fn kinds(names: &Names<'_>, raw: &RawEdition) -> Vec<PurchaseKind> {
    let ground = names.ground;
    first_of_each(raw.kinds.iter().map(|kind| &kind.id), ground.scope.faults);
    check_documents(ground, raw);
    report_unused(ground, raw);
    raw.kinds.iter().map(|raw| kind(names, raw)).collect()
}

/// The rules in one language.
pub(super) fn rules(names: &Names<'_>, raw: &[RawRule]) -> Vec<Rule> {
    first_of_each(raw.iter().map(|rule| &rule.id), names.ground.scope.faults);
    raw.iter().filter_map(|raw| rule(names, raw)).collect()
}

/// The stars in one language; `None` after reporting why not.
pub(super) fn stars(ground: &Ground<'_>, raw: &RawStars) -> Option<Stars> {
    let table = ground.table(&raw.table)?;
    let when = |raw: &RawStar| ground.condition(raw.when.as_ref()?, Some(table));
    // All are looked up before giving up, so that every fault is reported.
    let none: Vec<_> = raw
        .none
        .iter()
        .map(|raw| Some(NoStars { when: when(raw)?, reason: ground.scope.say(raw.words.as_ref()) }))
        .collect();
    let steps: Vec<_> = raw
        .steps
        .iter()
        .map(|raw| {
            let (title, way_out) =
                (ground.scope.say(raw.title.as_ref()), ground.scope.say(raw.words.as_ref()));
            Some(Star { title, when: when(raw)?, way_out })
        })
        .collect();
    Some(Stars {
        table: raw.table.value.clone(),
        none: none.into_iter().collect::<Option<_>>()?,
        steps: steps.into_iter().collect::<Option<_>>()?,
    })
}

/// The presets in one language: in the order that they ask for, then by id.
pub(super) fn presets(ground: &Ground<'_>, raw: &[RawPreset]) -> Vec<Preset> {
    let mut ordered: Vec<&RawPreset> = raw.iter().collect();
    ordered.sort_by_key(|raw| (raw.order.is_none(), raw.order, &raw.id));
    ordered.into_iter().map(|raw| preset(ground, raw)).collect()
}

/// A preset in one language.
fn preset(ground: &Ground<'_>, raw: &RawPreset) -> Preset {
    let mut answers = BTreeMap::new();
    for (id, json) in &raw.answers {
        let Some(question) = ground.question(id) else { continue };
        if let Some(given) = ground.scope.given(&question.kind, json, ground.vocabularies) {
            answers.insert(id.value.clone(), given);
        }
    }
    Preset {
        id: raw.id.clone(),
        title: ground.scope.say(raw.title.as_ref()),
        description: ground.scope.say(raw.description.as_ref()),
        answers,
    }
}

/// The choices of the option `document` and the kinds of purchase are the same things.
fn check_documents(ground: &Ground<'_>, raw: &RawEdition) {
    let Some(question) = ground.questions.get(&Id::new(DOCUMENT)) else {
        let help = "Its choices are the kinds of purchase.";
        ground.scope.faults.report(Code::UnknownOption, &raw.at, "there is no option 'document'", help);
        return;
    };
    let choices = match &question.kind {
        Kind::Choice { choices } => crate::value_read::choice_ids(choices, ground.vocabularies),
        _ => Vec::new(),
    };
    for kind in raw.kinds.iter().filter(|kind| !choices.contains(&kind.id.value)) {
        let names = choices.iter().map(Id::as_str);
        ground.scope.unknown(Code::UnknownChoice, &kind.id, "choice of the option 'document' called", names);
    }
    for choice in choices.iter().filter(|choice| raw.kinds.iter().all(|kind| kind.id.value != **choice)) {
        let message = format!("the option 'document' has the choice '{choice}', but there is no such kind");
        ground.scope.faults.report(Code::UnknownChoice, &raw.at, message, "Add a [[kind]] for it.");
    }
}

/// A clause in no table of contents would never be printed.
fn report_unused(ground: &Ground<'_>, raw: &RawEdition) {
    let entries = raw.kinds.iter().flat_map(|kind| &kind.parts).flat_map(|part| &part.entries);
    let used: Vec<&Entry> = entries.map(|entry| &entry.value).collect();
    for (id, _) in raw.clauses.iter().filter(|(id, _)| !used.contains(&&Entry::Clause(id.value.clone()))) {
        let message = format!("no kind of purchase has the clause '{}' in its parts", id.value);
        let help = "Add it to a [[kind.part]], or remove it from the edition.";
        ground.scope.faults.report(Code::UnusedClause, &id.at, message, help);
    }
}

fn kind(names: &Names<'_>, raw: &RawPurchaseKind) -> PurchaseKind {
    let scope = names.ground.scope;
    let no_words = BTreeSet::new();
    let options_only = Names { words: &no_words, ..*names };
    let options = |ids: &[Spot<Id>]| -> Vec<Id> {
        let known = ids.iter().filter(|id| names.ground.question(id).is_some());
        known.map(|id| id.value.clone()).collect()
    };
    check_entries(names.ground, raw);
    PurchaseKind {
        id: raw.id.value.clone(),
        title: scope.say(raw.title.as_ref()),
        heading: options_only.leaf(scope.spoken(raw.heading.as_ref())),
        numbering: raw.numbering,
        documents: raw.documents.clone(),
        regime: references(names, &raw.regime),
        cover: options(&raw.cover),
        signatures: options(&raw.signatures),
        words: words(&options_only, raw),
        parts: raw.parts.iter().map(|raw| part(names, raw)).collect(),
    }
}

fn words(names: &Names<'_>, raw: &RawPurchaseKind) -> BTreeMap<Id, Leaf> {
    let scope = names.ground.scope;
    let Some(localised) = &raw.words else { return BTreeMap::new() };
    let Some(spoken) = localised.by_language.get(scope.language) else {
        let message = format!("there are no words in the language '{}'", scope.language);
        scope.faults.report(Code::MissingLanguage, &localised.at, message, "Add them.");
        return BTreeMap::new();
    };
    for word in WORDS.iter().filter(|word| spoken.value.iter().all(|(id, _)| id.value != **word)) {
        let message = format!("the word '{word}' is missing");
        let help = format!("The engine and the clauses use: {}.", WORDS.join(", "));
        scope.faults.report(Code::MissingKey, &spoken.at, message, help);
    }
    for (id, _) in spoken.value.iter().filter(|(id, _)| names.ground.questions.contains_key(&id.value)) {
        let message = format!("'{}' is also the id of an option, so a text could mean both", id.value);
        scope.faults.report(Code::DuplicateId, &id.at, message, "Rename one of them.");
    }
    spoken.value.iter().map(|(id, text)| (id.value.clone(), names.leaf(Some(text)))).collect()
}

/// Every clause of the table of contents exists, and stands once in a kind of purchase.
fn check_entries(ground: &Ground<'_>, raw: &RawPurchaseKind) {
    let mut seen: Vec<&Entry> = Vec::new();
    for entry in raw.parts.iter().flat_map(|part| &part.entries) {
        if let Entry::Clause(id) = &entry.value {
            ground.check_clause(&Spot::new(id.clone(), entry.at.clone()));
        }
        if seen.contains(&&entry.value) {
            let message = "this stands a second time in the same kind of purchase";
            ground.scope.faults.report(
                Code::DuplicateId,
                &entry.at,
                message,
                "A reference to it would have two targets.",
            );
        }
        seen.push(&entry.value);
    }
    for part in raw.parts.iter().filter(|part| !raw.documents.contains(&part.document)) {
        let message = format!("this kind of purchase has no document '{}'", part.document.name());
        ground.scope.faults.report(
            Code::UnknownWord,
            &part.at,
            message,
            "Add it to 'documents', or move the part.",
        );
    }
}

fn part(names: &Names<'_>, raw: &RawPart) -> Part {
    let known = |entry: &&Spot<Entry>| match &entry.value {
        Entry::Clause(id) => names.ground.clauses.contains(id),
        Entry::Generated(_) => true,
    };
    Part {
        document: raw.document,
        title: names.ground.scope.say(raw.title.as_ref()),
        place: names.ground.scope.say(raw.place.as_ref()),
        entries: raw.entries.iter().filter(known).map(|entry| entry.value.clone()).collect(),
    }
}

fn references(names: &Names<'_>, ids: &[Spot<Id>]) -> Vec<Id> {
    let known = ids.iter().filter(|id| names.reference(id).is_some());
    known.map(|id| id.value.clone()).collect()
}

fn rule(names: &Names<'_>, raw: &RawRule) -> Option<Rule> {
    let ground = names.ground;
    let table = match &raw.each {
        Some(each) => Some(ground.table(each)?),
        None => None,
    };
    let no_words = BTreeSet::new();
    let row = raw.each.as_ref().map(|each| &each.value);
    let names = Names { row, words: &no_words, ..*names };
    let message = names.leaf(ground.scope.spoken(raw.message.as_ref()));
    let way_out = names.leaf(ground.scope.spoken(raw.way_out.as_ref()));
    let basis = references(&names, &raw.basis);
    check_basis(&names, raw);
    let effect = effect(ground, &raw.effect);
    let when = ground.condition(raw.when.as_ref()?, table);
    let points_to = points_to(ground, raw, when.as_ref());
    Some(Rule {
        id: raw.id.value.clone(),
        when: when?,
        each: row.cloned(),
        message,
        way_out,
        basis,
        points_to,
        effect: effect?,
    })
}

fn points_to(ground: &Ground<'_>, raw: &RawRule, when: Option<&Condition>) -> Vec<Id> {
    if let Some(ids) = &raw.points_to {
        let known = ids.iter().filter(|id| ground.question(id).is_some());
        return known.map(|id| id.value.clone()).collect();
    }
    let each = raw.each.iter().map(|each| each.value.clone());
    each.chain(when.into_iter().flat_map(Condition::options)).collect::<BTreeSet<_>>().into_iter().collect()
}

/// A rule that forbids must rest on law that somebody read.
fn check_basis(names: &Names<'_>, raw: &RawRule) {
    let good = |id: &Spot<Id>| {
        let reference = names.references.get(&id.value);
        reference.is_some_and(|reference| reference.verified && reference.status == Status::InForce)
    };
    if matches!(raw.effect, RawEffect::Unlawful) && !raw.basis.iter().any(good) {
        let at: &At = raw.basis.first().map_or(&raw.id.at, |id| &id.at);
        let message = format!(
            "the rule '{}' forbids, but no reference under 'basis' is verified and in force",
            raw.id.value
        );
        let help = "Let somebody read the official text and set 'verified = true', or lower the weight to 'departs'.";
        names.ground.scope.faults.report(Code::UnverifiedBasis, at, message, help);
    }
}

fn effect(ground: &Ground<'_>, raw: &RawEffect) -> Option<Effect> {
    let clauses = |ids: &[Spot<Id>]| -> Vec<Id> {
        ids.iter().filter(|id| ground.check_clause(id)).map(|id| id.value.clone()).collect()
    };
    match raw {
        RawEffect::Outside => Some(Effect::Outside),
        RawEffect::Unlawful => Some(Effect::Unlawful),
        RawEffect::Departs => Some(Effect::Departs),
        RawEffect::Hint => Some(Effect::Hint),
        RawEffect::Set { option, value } => {
            let question = ground.question(option)?;
            let value = ground.scope.value(&question.kind, value, ground.vocabularies)?;
            Some(Effect::Set(option.value.clone(), value))
        }
        RawEffect::Bring(ids) => Some(Effect::Bring(clauses(ids))),
        RawEffect::Drop(ids) => Some(Effect::Drop(clauses(ids))),
    }
}
