//! Laws and standards: named without "of gelijkwaardig", in words instead of by reference, not read, no
//! longer in force; and explanations that lack a part.

use super::phrase::Phrase;
use super::text::{Sentence, What};
use super::{ClauseText, Findings, Room};
use crate::code::Code;
use crate::edition::{Clause, Reference, Status};
use crate::id::Id;
use crate::source::at_path;
use std::collections::BTreeSet;

/// Reports what a clause says of laws and standards.
pub(super) fn check_text(room: &Room<'_>, text: &ClauseText<'_>, findings: &mut Findings) {
    let standards = Phrase::all(&standards(room));
    let laws = Phrase::all(&room.drafting.laws);
    let equivalents = Phrase::all(&room.drafting.equivalents);
    for (_, sentence) in text.sentences(room.drafting) {
        check_standards(room, text, &sentence, (&standards, &equivalents), findings);
        check_laws(text, &sentence, &laws, findings);
        check_cited(text, &sentence, findings);
    }
    check_ground(text, findings);
    check_note(room, text, findings);
}

/// Names of standards: of the drafting file, and of references and vocabulary items that are standards.
fn standards(room: &Room<'_>) -> Vec<String> {
    let references = room.edition.references.values().filter(|found| found.status == Status::Standard);
    let cited = references.flat_map(|found| [found.citation.clone(), found.identifier.clone()]);
    let listed = room.edition.vocabularies.get("standards").into_iter().flatten();
    let mut names: Vec<String> = cited
        .chain(listed.flat_map(|item| [item.title.clone(), item.text.clone()]))
        .chain(room.drafting.standards.iter().cloned())
        .filter(|name| name.chars().any(char::is_uppercase))
        .collect();
    names.sort();
    names.dedup();
    names
}

/// A standard by name without an equivalent in the same sentence.
fn check_standards(
    room: &Room<'_>,
    text: &ClauseText<'_>,
    sentence: &Sentence<'_>,
    (standards, equivalents): (&[Phrase], &[Phrase]),
    findings: &mut Findings,
) {
    if equivalents.is_empty() || sentence.has(equivalents) {
        return;
    }
    let named = standards.iter().flat_map(|phrase| sentence.find(phrase));
    let is_standard =
        |id: &str| room.edition.references.get(id).is_some_and(|found| found.status == Status::Standard);
    let cited = sentence.pieces.iter().enumerate().filter_map(|(at, piece)| match piece.what {
        What::Citation(id) if is_standard(id) => Some(at..at + 1),
        _ => None,
    });
    let first = named.chain(cited).min_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    if let Some(range) = first {
        let span = sentence.span_of(range);
        let words = text.file.text.get(span.start..span.end).unwrap_or_default();
        let message = format!("'{words}' is a standard, and the sentence admits no equivalent");
        let help =
            "Add \"of gelijkwaardig\"; nothing of the kind belongs after what a law imposes.".to_owned();
        findings.sentence(text, sentence, span, (Code::MissingEquivalent, message, help));
    }
}

/// A law in words, which nobody checks.
fn check_laws(text: &ClauseText<'_>, sentence: &Sentence<'_>, laws: &[Phrase], findings: &mut Findings) {
    for range in laws.iter().flat_map(|phrase| sentence.find(phrase)) {
        let span = sentence.span_of(range);
        let words = text.file.text.get(span.start..span.end).unwrap_or_default();
        let message = format!("'{words}' names a law in words, so that nobody sees when it changes");
        let help = "Write [](reference:…) and keep the law under references/.".to_owned();
        findings.sentence(text, sentence, span, (Code::MissingReference, message, help));
    }
}

/// A reference in the text that `clause.toml` does not give as ground.
fn check_cited(text: &ClauseText<'_>, sentence: &Sentence<'_>, findings: &mut Findings) {
    for (at, piece) in sentence.pieces.iter().enumerate() {
        let What::Citation(id) = piece.what else { continue };
        if text.clause.references.iter().any(|known| *known.as_str() == *id) {
            continue;
        }
        let message = format!("the text cites '{id}', which is not among the references of the clause");
        let help = format!("Add \"{id}\" to references in clause.toml.");
        findings.sentence(
            text,
            sentence,
            sentence.span_of(at..at + 1),
            (Code::MissingReference, message, help),
        );
    }
}

/// A clause that rests on nothing.
fn check_ground(text: &ClauseText<'_>, findings: &mut Findings) {
    if text.clause.references.is_empty() && text.clause.principles.is_empty() {
        let message = "the clause rests on no principle of the charter and on no law or standard".to_owned();
        let help = "Say in 'principles' or 'references' why it is there.".to_owned();
        findings.part(text, &text.written.at, "references", (Code::MissingReference, message, help));
    }
}

/// An explanation without one of its fixed parts.
fn check_note(room: &Room<'_>, text: &ClauseText<'_>, findings: &mut Findings) {
    let path = text.written.notes.get(&room.edition.language);
    let Some(file) = path.and_then(|path| room.sources.file(path)) else { return };
    let lacking: Vec<&str> = room
        .drafting
        .note_headings
        .iter()
        .map(String::as_str)
        .filter(|heading| !file.text.contains(&format!("**{heading}**")))
        .collect();
    if !lacking.is_empty() {
        let message = format!("the explanation lacks: {}", lacking.join(" "));
        let help = "Begin a paragraph with each of these in **…**.".to_owned();
        findings.part(text, &file.at_start(), "note", (Code::IncompleteNote, message, help));
    }
}

/// Reports references of an edition that were not read, or are not in force.
pub(super) fn check(room: &Room<'_>, findings: &mut Findings) {
    for reference in room.edition.references.values() {
        let Some(path) = room.written.references.get(&reference.id) else { continue };
        let uses = uses(room, &reference.id);
        if uses.is_empty() {
            continue;
        }
        if let Some((code, message, help)) = standing(reference, &uses) {
            findings.other(at_path(path), (code, message, help.to_owned()));
        }
    }
}

/// What leans on a reference: clauses, rules and kinds of purchase.
fn uses(room: &Room<'_>, id: &Id) -> Vec<String> {
    let edition = room.edition;
    let of_clause = |clause: &&Clause| {
        clause.references.contains(id) || clause.deviations.iter().any(|deviation| deviation.reference == *id)
    };
    let clauses = edition.clauses.values().filter(of_clause).map(|clause| clause.id.to_string());
    let rules = edition.rules.iter().filter(|rule| rule.basis.contains(id)).map(|rule| rule.id.to_string());
    let kinds = edition.kinds.iter().filter(|kind| kind.regime.contains(id)).map(|kind| kind.id.to_string());
    clauses.chain(rules).chain(kinds).collect::<BTreeSet<_>>().into_iter().collect()
}

fn standing(reference: &Reference, uses: &[String]) -> Option<(Code, String, &'static str)> {
    let users = uses.join(", ");
    let stale = match reference.status {
        Status::Repealed => Some("is no longer in force"),
        Status::Proposal => Some("is not yet law"),
        Status::Amended | Status::InForce | Status::Standard => None,
    };
    if let Some(why) = stale {
        let message = format!("'{}' {why}; on it lean: {users}", reference.citation);
        let help = "Read the law as it is now, and correct the reference or what leans on it.";
        return Some((Code::StaleReference, message, help));
    }
    let help = "Read it, set 'verified = true' and today's date in 'checked-on'.";
    if reference.status == Status::Amended {
        let message = format!("'{}' changed since it was read; on it lean: {users}", reference.citation);
        return Some((Code::UnverifiedReference, message, help));
    }
    let message =
        format!("nobody has read '{}' in the official text; on it lean: {users}", reference.citation);
    (!reference.verified).then_some((Code::UnverifiedReference, message, help))
}
