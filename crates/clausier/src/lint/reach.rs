//! What answers can bring about: clauses and conditions that are never or always there, and references to a
//! clause that can be absent while the sentence that refers to it is printed.
//!
//! How it is decided is left to [`search`](super::search). What is reported about a reference has a set of
//! answers that brings it about, which the message names; what cannot be decided is not reported.

use super::search::{Outcome, Search};
use super::text::{Block, Passage, Side};
use super::{ClauseText, Findings, Room};
use crate::annex::DocumentKind;
use crate::code::Code;
use crate::condition::Condition;
use crate::edition::{Clause, Entry, PurchaseKind};
use crate::id::Id;
use crate::source::Span;

/// Reports what answers can never, or always, bring about.
pub(super) fn check(room: &Room<'_>, texts: &[ClauseText<'_>], findings: &mut Findings) {
    let reach = Reach { room, search: Search::new(room.edition) };
    for text in texts {
        let kinds = reach.kinds_with(&text.clause.id, |_| true);
        let kinds = reach.include(text, &kinds, findings);
        reach.conditions(text, &kinds, findings);
        for passage in &text.passages {
            for (target, span, sides) in passage.clause_references() {
                reach.reference(&Reference { text, passage, target, span, sides }, &kinds, findings);
            }
        }
    }
}

struct Reach<'a> {
    room: &'a Room<'a>,
    search: Search<'a>,
}

/// A reference to a clause in a text.
struct Reference<'t> {
    text: &'t ClauseText<'t>,
    passage: &'t Passage<'t>,
    target: &'t str,
    span: Span,
    sides: Vec<Side<'t>>,
}

impl<'a> Reach<'a> {
    /// The kinds of purchase that list a clause, in a document that fits.
    fn kinds_with(&self, clause: &Id, fits: impl Fn(DocumentKind) -> bool) -> Vec<&'a PurchaseKind> {
        let lists = |kind: &&PurchaseKind| {
            let mut parts = kind.parts.iter().filter(|part| fits(part.document));
            parts.any(|part| part.entries.contains(&Entry::Clause(clause.clone())))
        };
        self.room.edition.kinds.iter().filter(lists).collect()
    }

    /// Looks at `[include]`; gives the kinds of purchase that the clause can come into.
    fn include<'k>(
        &self,
        text: &ClauseText<'_>,
        kinds: &[&'k PurchaseKind],
        findings: &mut Findings,
    ) -> Vec<&'k PurchaseKind> {
        let included = Condition::Clause(text.clause.id.clone());
        let at = text.written.include.as_ref().unwrap_or(&text.written.at);
        let is_lost = |kind: &&PurchaseKind| self.search.find(&kind.id, &included) == Outcome::Impossible;
        let (lost, reached): (Vec<&'k PurchaseKind>, Vec<&'k PurchaseKind>) =
            kinds.iter().copied().partition(is_lost);
        for kind in &lost {
            let message = format!("no answers bring this clause into the kind '{}'", kind.id);
            let help = "Change [include], or take the clause out of the kind in edition.toml.".to_owned();
            findings.part(text, at, "include", (Code::NeverThere, message, help));
        }
        let excluded = Condition::Not(Box::new(included.clone()));
        if text.clause.include.is_some() && lost.is_empty() && self.impossible(kinds, &excluded) {
            let message = "every answer brings this clause in, so [include] says nothing".to_owned();
            let help = "Remove [include], or correct it.".to_owned();
            findings.part(text, at, "include", (Code::AlwaysThere, message, help));
        }
        reached
    }

    /// The named conditions, given that the clause is there.
    fn conditions(&self, text: &ClauseText<'_>, kinds: &[&PurchaseKind], findings: &mut Findings) {
        let here = Condition::Clause(text.clause.id.clone());
        for (name, condition) in text.clause.when.iter().filter(|(_, condition)| !condition.is_about_row()) {
            let Some(at) = text.written.when.get(name) else { continue };
            let negated = Condition::Not(Box::new(condition.clone()));
            let with = |condition: &Condition| Condition::All(vec![here.clone(), condition.clone()]);
            let place = format!("when.{name}");
            if self.impossible(kinds, &with(condition)) {
                let message = format!("the condition '{name}' never holds where this clause is");
                let help = "Correct it, or remove it with the text that stands under it.".to_owned();
                findings.part(text, at, place, (Code::NeverThere, message, help));
            } else if !is_guard(condition) && self.impossible(kinds, &with(&negated)) {
                let message = format!("the condition '{name}' always holds where this clause is");
                let help = "Correct it, or write the text without it.".to_owned();
                findings.part(text, at, place, (Code::AlwaysThere, message, help));
            }
        }
    }

    /// Whether no kind can bring a condition about.
    fn impossible(&self, kinds: &[&PurchaseKind], condition: &Condition) -> bool {
        let impossible = |kind: &&PurchaseKind| self.search.find(&kind.id, condition) == Outcome::Impossible;
        !kinds.is_empty() && kinds.iter().all(impossible)
    }

    fn reference(&self, reference: &Reference<'_>, kinds: &[&PurchaseKind], findings: &mut Findings) {
        let Reference { text, target, span, .. } = reference;
        let target = Id::new(*target);
        let numbered = self.kinds_with(&target, |document| document == DocumentKind::Annex);
        let Some(printed) = printed(reference) else { return };
        for kind in kinds {
            let there = numbered.iter().any(|other| other.id == kind.id);
            let mut wanted = printed.clone();
            if there {
                wanted.push(Condition::Not(Box::new(Condition::Clause(target.clone()))));
            }
            let Outcome::Found(answers) = self.search.find(&kind.id, &Condition::All(wanted)) else {
                continue;
            };
            let why = if there { "is left out" } else { "has no number in that kind" };
            let message = format!("'{target}' {why} while this sentence is printed: {answers}");
            let help = format!("Put the sentence under a condition with clause = \"{target}\".");
            findings.passage(text, reference.passage, *span, (Code::ReferenceCanVanish, message, help));
            return;
        }
    }
}

/// Whether a condition only asks that a clause is there: it guards a reference, also against what the table
/// of contents will be later, so that it may hold always.
fn is_guard(condition: &Condition) -> bool {
    matches!(condition, Condition::Clause(_))
}

/// What must hold for a reference to be printed; `None` if a condition is not there, which is reported.
fn printed(reference: &Reference<'_>) -> Option<Vec<Condition>> {
    let clause = reference.text.clause;
    let mut wanted = vec![Condition::Clause(clause.id.clone())];
    let mut row: Option<(Id, Vec<Condition>)> = None;
    let inline = reference.sides.iter().map(|side| Block::If(*side));
    for block in reference.passage.under.iter().cloned().chain(inline) {
        match block {
            Block::Each { table, rows } => {
                let rows = match rows {
                    Some(name) => vec![clause.when.get(name)?.clone()],
                    None => Vec::new(),
                };
                row = Some((Id::new(table), rows));
            }
            Block::If(side) => {
                let condition = turned(clause, side)?;
                match row.as_mut().filter(|_| condition.is_about_row()) {
                    Some((_, conditions)) => conditions.push(condition),
                    None => wanted.push(condition),
                }
            }
        }
    }
    if let Some((table, conditions)) = row {
        wanted.push(Condition::AnyRow { table, condition: Some(Box::new(Condition::All(conditions))) });
    }
    Some(wanted)
}

/// A named condition, or its reverse.
fn turned(clause: &Clause, side: Side<'_>) -> Option<Condition> {
    let condition = clause.when.get(side.name)?.clone();
    Some(if side.holds { condition } else { Condition::Not(Box::new(condition)) })
}
