//! The check of drafting: what a careful colleague would remark on in texts that are otherwise right.
//!
//! Each module looks at one family of faults; how a language is drafted is data, in
//! `drafting/<language>.toml`. [`Library::load`] reports what makes a library unusable; this looks only at
//! editions that are not frozen, since frozen texts cannot change, and is called by `clausier check` alone:
//! programs that use a library do not pay for it. A deliberate exception is an `[[allow]]` in `clause.toml`.

mod allow;
mod domain;
pub mod example;
mod languages;
mod phrase;
mod reach;
mod references;
mod search;
mod sentences;
mod terms;
mod text;
mod words;

use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use crate::edition::{Clause, Edition};
use crate::id::Id;
use crate::library::Library;
use crate::library::drafting::Drafting;
use crate::library::written::{Written, WrittenClause};
use crate::reader::Faults;
use crate::source::{SourceFile, Sources, Span};
use text::{Passage, Sentence};

/// The codes that this check gives.
pub const CODES: &[Code] = &[
    Code::MixedModal,
    Code::AndOr,
    Code::BrandName,
    Code::VagueWord,
    Code::DataOwnership,
    Code::LongSentence,
    Code::DeadlineWithoutTrigger,
    Code::DutyWithoutQuantity,
    Code::TwoDeadlines,
    Code::UnusedTerm,
    Code::UnprintedTerms,
    Code::MissingEquivalent,
    Code::MissingReference,
    Code::UnverifiedReference,
    Code::StaleReference,
    Code::IncompleteNote,
    Code::ReferenceCanVanish,
    Code::NeverThere,
    Code::AlwaysThere,
    Code::LanguagesDiffer,
    Code::IdleAllow,
];

/// Checks how the texts of a library are drafted. `sources` are the files that it was loaded from.
pub fn lint(library: &Library, sources: &Sources) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    let none = Drafting::default();
    for edition in library.all_editions().filter(|edition| !edition.frozen) {
        let drafting = library.written.drafting.get(&edition.language).unwrap_or(&none);
        let room = Room { edition, drafting, written: &library.written, sources };
        let texts = room.texts();
        for text in &texts {
            words::check(&room, text, &mut findings);
            sentences::check(&room, text, &mut findings);
            references::check_text(&room, text, &mut findings);
            languages::check(&room, text, &mut findings);
        }
        terms::check(&room, &mut findings);
        references::check(&room, &mut findings);
        reach::check(&room, &texts, &mut findings);
        allow::note(&texts, &mut findings);
    }
    let faults = Faults::default();
    findings.into_diagnostics().into_iter().for_each(|found| faults.push(found));
    faults.into_sorted()
}

/// An edition that is checked.
struct Room<'a> {
    edition: &'a Edition,
    drafting: &'a Drafting,
    written: &'a Written,
    sources: &'a Sources,
}

/// A clause with its text as prose.
struct ClauseText<'a> {
    clause: &'a Clause,
    written: &'a WrittenClause,
    file: SourceFile<'a>,
    passages: Vec<Passage<'a>>,
}

/// Everything that was found, with what an exception can be about.
#[derive(Default)]
struct Findings {
    found: Vec<Finding>,
    allows: Vec<allow::Noted>,
}

struct Finding {
    diagnostic: Diagnostic,
    about: About,
}

/// What a finding is about.
enum About {
    /// A sentence of a version of a clause.
    Sentence { clause: (Id, u32), words: String },
    /// A part of its `clause.toml` or its explanation.
    Part { clause: (Id, u32), place: String },
    /// Something else, for which there are no exceptions.
    Other,
}

impl<'a> Room<'a> {
    fn texts(&self) -> Vec<ClauseText<'a>> {
        self.edition.clauses.values().filter_map(|clause| self.text(clause)).collect()
    }

    fn text(&self, clause: &'a Clause) -> Option<ClauseText<'a>> {
        let written = self.written.clauses.get(&(clause.id.clone(), clause.version))?;
        let file = self.sources.file(written.texts.get(&self.edition.language)?)?;
        let passages = text::passages(file.text);
        Some(ClauseText { clause, written, file, passages })
    }

    /// The file `edition.toml`.
    fn edition_file(&self) -> At {
        let path = self.written.editions.get(&self.edition.id);
        crate::source::at_path(path.map_or("", String::as_str))
    }
}

impl ClauseText<'_> {
    fn key(&self) -> (Id, u32) {
        (self.clause.id.clone(), self.clause.version)
    }

    /// Every sentence of every reading, with its passage.
    fn sentences(&self, drafting: &Drafting) -> Vec<(&Passage<'_>, Sentence<'_>)> {
        let mut all = Vec::new();
        for passage in &self.passages {
            for reading in passage.readings() {
                all.extend(reading.sentences(drafting).into_iter().map(|sentence| (passage, sentence)));
            }
        }
        all
    }

    /// A sentence as an author writes it.
    fn source(&self, sentence: &Sentence<'_>) -> String {
        let span = sentence.span();
        self.file.text.get(span.start..span.end).unwrap_or_default().to_owned()
    }
}

impl Findings {
    /// Adds a finding about a sentence, at `span` of the text.
    fn sentence(&mut self, text: &ClauseText<'_>, sentence: &Sentence<'_>, span: Span, remark: Remark) {
        let about = About::Sentence { clause: text.key(), words: text.source(sentence) };
        self.add(text.file.at(span), remark, about);
    }

    /// Adds a finding about a passage, at `span` of the text.
    fn passage(&mut self, text: &ClauseText<'_>, passage: &Passage<'_>, span: Span, remark: Remark) {
        let ends = passage.pieces.first().zip(passage.pieces.last());
        let words = ends.and_then(|(first, last)| text.file.text.get(first.span.start..last.span.end));
        let about = About::Sentence { clause: text.key(), words: words.unwrap_or_default().to_owned() };
        self.add(text.file.at(span), remark, about);
    }

    /// Adds a finding about a part of `clause.toml` or the explanation.
    fn part(&mut self, text: &ClauseText<'_>, at: &At, place: impl Into<String>, remark: Remark) {
        self.add(at.clone(), remark, About::Part { clause: text.key(), place: place.into() });
    }

    /// Adds a finding about something else.
    fn other(&mut self, at: At, remark: Remark) {
        self.add(at, remark, About::Other);
    }

    fn add(&mut self, at: At, (code, message, help): Remark, about: About) {
        self.found.push(Finding { diagnostic: Diagnostic::new(code, at, message, help), about });
    }
}

/// A code, what is wrong, and the way out.
type Remark = (Code, String, String);
