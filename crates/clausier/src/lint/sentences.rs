//! Sentences: their length, the deadlines in them, and the quantities of duties.

use super::phrase::Phrase;
use super::text::{Block, Passage, Piece, Sentence, Side, What};
use super::{ClauseText, Findings, Room};
use crate::code::Code;
use crate::option::Kind;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Reports long sentences, deadlines without start or with two numbers, and duties without quantity.
pub(super) fn check(room: &Room<'_>, text: &ClauseText<'_>, findings: &mut Findings) {
    let sentences = text.sentences(room.drafting);
    check_length(room, text, &sentences, findings);
    let words = Words::new(room);
    let mut deadlines = Vec::new();
    for (passage, sentence) in &sentences {
        let found = words.deadlines(sentence);
        for deadline in &found {
            if !words.starts(sentence, deadline, &found) && !words.started_later(passage, &sentences) {
                let span = sentence.span_of(deadline.range.clone());
                findings.sentence(text, sentence, span, without_trigger(text, span));
            }
        }
        check_spelled_numbers(text, &words, sentence, findings);
        check_duty(text, &words, sentence, findings);
        deadlines.extend(found.into_iter().map(|deadline| (*passage, sentence, deadline)));
    }
    check_two(text, &words, &deadlines, findings);
    check_quantities(room, text, findings);
}

/// Of the readings of a sentence the longest counts.
fn check_length(
    room: &Room<'_>,
    text: &ClauseText<'_>,
    sentences: &[(&Passage<'_>, Sentence<'_>)],
    findings: &mut Findings,
) {
    let Some(most) = room.drafting.most_words else { return };
    let mut longest: BTreeMap<usize, &Sentence<'_>> = BTreeMap::new();
    for (_, sentence) in sentences.iter().filter(|(_, sentence)| sentence.words() > most) {
        let kept = longest.entry(sentence.span().start).or_insert(sentence);
        if kept.words() < sentence.words() {
            *kept = sentence;
        }
    }
    for sentence in longest.values() {
        let message = format!("the sentence has {} words; at most {most} read well", sentence.words());
        let help = "Make two sentences of it, or a list.".to_owned();
        findings.sentence(text, sentence, sentence.span(), (Code::LongSentence, message, help));
    }
}

fn without_trigger(text: &ClauseText<'_>, span: Span) -> (Code, String, String) {
    let words = text.file.text.get(span.start..span.end).unwrap_or_default();
    let message = format!("the deadline '{words}' does not say from when it runs");
    (Code::DeadlineWithoutTrigger, message, "Name the event after it: \"na de mededeling\".".to_owned())
}

/// A deadline in a sentence.
struct Deadline {
    /// Its pieces, quantity included.
    range: Range<usize>,
    /// The quantity as it is compared: a number with its unit, or a field.
    quantity: String,
}

/// The words of deadlines and duties, ready to be found.
struct Words<'a> {
    room: &'a Room<'a>,
    deadlines: Vec<Phrase>,
    triggers: Vec<Phrase>,
    trigger_sentences: Vec<Phrase>,
    duties: Vec<Phrase>,
    unmeasured: Vec<Phrase>,
    discouraged: Vec<Phrase>,
}

impl<'a> Words<'a> {
    fn new(room: &'a Room<'a>) -> Self {
        let drafting = room.drafting;
        Self {
            room,
            deadlines: Phrase::all(&drafting.deadlines),
            triggers: Phrase::all(&drafting.triggers),
            trigger_sentences: Phrase::all(&drafting.trigger_sentences),
            duties: Phrase::all(&drafting.duties),
            unmeasured: Phrase::all(&drafting.unmeasured),
            discouraged: drafting.words.iter().flat_map(|group| Phrase::all(&group.words)).collect(),
        }
    }

    fn deadlines(&self, sentence: &Sentence<'_>) -> Vec<Deadline> {
        let begins = self.deadlines.iter().flat_map(|phrase| sentence.find(phrase));
        let deadline = |begin: Range<usize>| {
            let (end, quantity) = self.quantity(&sentence.pieces, begin.end)?;
            Some(Deadline { range: begin.start..end, quantity })
        };
        let mut found: Vec<Deadline> = begins.filter_map(deadline).collect();
        found.sort_by_key(|deadline| (deadline.range.start, deadline.range.end));
        found
    }

    /// The quantity of time at a piece: where it ends and what it is.
    fn quantity(&self, pieces: &[Piece<'_>], at: usize) -> Option<(usize, String)> {
        match pieces.get(at)?.what {
            What::Field(name, _) => self.measures_time(name).then(|| (at + 1, format!("{{{{{name}}}}}"))),
            What::Word(word) => {
                let number = self.number(word)?;
                let unit = pieces.get(at + 1)?.word().filter(|word| self.is_unit(word))?;
                Some((at + 2, format!("{number} {}", unit.to_lowercase())))
            }
            _ => None,
        }
    }

    /// A number in digits or as a word.
    fn number(&self, word: &str) -> Option<usize> {
        let small = word.to_lowercase();
        let as_word =
            || self.room.drafting.numbers.iter().position(|number| *number == small).map(|at| at + 1);
        small.parse().ok().or_else(as_word)
    }

    fn is_unit(&self, word: &str) -> bool {
        self.room.drafting.units.iter().any(|unit| *unit == word.to_lowercase())
    }

    fn measures_time(&self, field: &str) -> bool {
        let question = self.room.edition.questions().find(|question| *question.id.as_str() == *field);
        match question.map(|question| &question.kind) {
            Some(Kind::Duration { .. }) => true,
            Some(Kind::Integer { unit, .. }) => unit.iter().any(|unit| self.is_unit(unit)),
            _ => false,
        }
    }

    /// Whether the sentence names what starts a deadline: directly after it, or elsewhere without belonging
    /// to another deadline.
    fn starts(&self, sentence: &Sentence<'_>, deadline: &Deadline, all: &[Deadline]) -> bool {
        let triggers = self.triggers.iter().flat_map(|phrase| sentence.find(phrase));
        let of_another = |at: usize| {
            all.iter().any(|other| other.range.start != deadline.range.start && other.range.end == at)
        };
        triggers.into_iter().any(|trigger| !of_another(trigger.start))
    }

    /// Whether another sentence of the member says from when its deadlines run.
    fn started_later(&self, passage: &Passage<'_>, sentences: &[(&Passage<'_>, Sentence<'_>)]) -> bool {
        let mut of_member = sentences.iter().filter(|(other, _)| other.member == passage.member);
        of_member.any(|(_, sentence)| sentence.has(&self.trigger_sentences))
    }

    /// The words after a deadline up to the next mark: what starts it.
    fn trigger_of(&self, sentence: &Sentence<'_>, deadline: &Deadline) -> Vec<String> {
        let after = sentence.pieces.iter().skip(deadline.range.end);
        after.take_while(|piece| !matches!(piece.what, What::Mark(_))).map(said).take(5).collect()
    }

    /// What a sentence says beside its deadlines.
    fn rest(&self, sentence: &Sentence<'_>, deadline: &Deadline) -> BTreeSet<String> {
        let pieces = sentence.pieces.iter().enumerate();
        pieces
            .filter(|(at, piece)| !deadline.range.contains(at) && !matches!(piece.what, What::Mark(_)))
            .map(|(_, piece)| said(piece))
            .collect()
    }
}

/// A piece as it is compared.
fn said(piece: &Piece<'_>) -> String {
    match piece.what {
        What::Word(word) => word.to_lowercase(),
        What::Field(name, _) => format!("{{{{{}}}}}", name.to_lowercase()),
        What::Clause(id) | What::Citation(id) => id.to_owned(),
        What::Mark(mark) => mark.to_string(),
        _ => String::new(),
    }
}

/// "dertig (20) dagen".
fn check_spelled_numbers(
    text: &ClauseText<'_>,
    words: &Words<'_>,
    sentence: &Sentence<'_>,
    findings: &mut Findings,
) {
    for (at, window) in sentence.pieces.windows(4).enumerate() {
        let [Some(one), _, Some(two), _] = [window[0].word(), None, window[2].word(), None] else { continue };
        let bracketed = window[1].what == What::Mark('(') && window[3].what == What::Mark(')');
        if let (true, Some(first), Some(second)) = (bracketed, words.number(one), words.number(two)) {
            let message = if first == second {
                format!("the number stands here twice, as '{one}' and as '{two}'")
            } else {
                format!("'{one}' and '{two}' are two different numbers for one thing")
            };
            let help = "Write the number once, in digits or as a field.".to_owned();
            findings.sentence(
                text,
                sentence,
                sentence.span_of(at..at + 4),
                (Code::TwoDeadlines, message, help),
            );
        }
    }
}

/// Two sentences of a clause that can stand in one document and say nearly the same with another deadline.
fn check_two(
    text: &ClauseText<'_>,
    words: &Words<'_>,
    deadlines: &[(&Passage<'_>, &Sentence<'_>, Deadline)],
    findings: &mut Findings,
) {
    for (index, (passage, sentence, deadline)) in deadlines.iter().enumerate() {
        let trigger = words.trigger_of(sentence, deadline);
        let rest = words.rest(sentence, deadline);
        let clash = deadlines[..index].iter().find(|(earlier, other, before)| {
            before.quantity != deadline.quantity
                && sentence.span() != other.span()
                && !trigger.is_empty()
                && words.trigger_of(other, before) == trigger
                && !exclude_each_other(earlier, passage)
                && are_alike(&words.rest(other, before), &rest)
        });
        if let Some((_, _, before)) = clash {
            let (one, two) = (&before.quantity, &deadline.quantity);
            let message =
                format!("the same duty has the deadline {one} earlier in this clause, and {two} here");
            let help = "Keep one of the two, or say in what the duties differ.".to_owned();
            let span = sentence.span_of(deadline.range.clone());
            findings.sentence(text, sentence, span, (Code::TwoDeadlines, message, help));
        }
    }
}

/// Whether two passages stand on the two sides of one condition.
fn exclude_each_other(one: &Passage<'_>, two: &Passage<'_>) -> bool {
    let sides = |passage: &Passage<'_>| -> Vec<(String, bool)> {
        let side = |block: &Block<'_>| match block {
            Block::If(Side { name, holds }) => Some(((*name).to_owned(), *holds)),
            Block::Each { .. } => None,
        };
        passage.under.iter().filter_map(side).collect()
    };
    let others = sides(two);
    sides(one).into_iter().any(|(name, holds)| others.contains(&(name, !holds)))
}

/// Four fifths of all words are the same.
fn are_alike(one: &BTreeSet<String>, two: &BTreeSet<String>) -> bool {
    one.intersection(two).count() * 5 >= one.union(two).count() * 4
}

/// A word like "regelmatig" in a duty, with no number or field to measure it by.
fn check_duty(text: &ClauseText<'_>, words: &Words<'_>, sentence: &Sentence<'_>, findings: &mut Findings) {
    let measured = |piece: &Piece<'_>| match piece.what {
        What::Word(word) => word.starts_with(|first: char| first.is_ascii_digit()),
        What::Field(name, _) => words.room.edition.questions().any(|question| {
            *question.id.as_str() == *name
                && matches!(question.kind, Kind::Duration { .. } | Kind::Integer { .. } | Kind::Money { .. })
        }),
        _ => false,
    };
    if !sentence.has(&words.duties) || sentence.pieces.iter().any(measured) {
        return;
    }
    // "zo snel mogelijk" is reported as a whole.
    let whole: Vec<Range<usize>> =
        words.discouraged.iter().flat_map(|phrase| sentence.find(phrase)).collect();
    let alone = |range: &Range<usize>| !whole.iter().any(|whole| whole.contains(&range.start));
    for range in words.unmeasured.iter().flat_map(|phrase| sentence.find(phrase)).filter(alone) {
        let span = sentence.span_of(range);
        let said = text.file.text.get(span.start..span.end).unwrap_or_default();
        let message = format!("'{said}' stands where the duty needs a quantity, so nobody can price it");
        let help = "Write a number, or a field of an option with a default.".to_owned();
        findings.sentence(text, sentence, span, (Code::DutyWithoutQuantity, message, help));
    }
}

/// A requirement that names an option for its quantity, where nobody says how much as long as nobody answers.
fn check_quantities(room: &Room<'_>, text: &ClauseText<'_>, findings: &mut Findings) {
    for requirement in &text.clause.requirements {
        let question = requirement.quantity.as_ref().and_then(|id| room.edition.question(id));
        let Some(question) = question.filter(|question| question.default.is_none()) else { continue };
        let measures =
            matches!(question.kind, Kind::Duration { .. } | Kind::Integer { .. } | Kind::Money { .. });
        let Some(at) = text.written.requirements.get(&requirement.id).filter(|_| measures) else { continue };
        let message = format!("the quantity '{}' of the requirement has no default", question.id);
        let help = "Give the option a default, so that a tenderer can always price the duty.".to_owned();
        let place = format!("requirement.{}", requirement.id);
        findings.part(text, at, place, (Code::DutyWithoutQuantity, message, help));
    }
}
