//! The frame of each document: title, cover facts, notice, banner, signatures.

use super::Work;
use crate::annex::{Document, DocumentKind, Fact, Frame, Inline, Place, Section, Signature, Standing};
use crate::case::Maturity;
use crate::id::Id;
use crate::leaf::capital;
use crate::render::plain::words;

impl Work<'_, '_> {
    /// A document around its sections.
    pub(super) fn document(&self, kind: DocumentKind, sections: Vec<Section>) -> Document {
        let case = self.case;
        let title = self.title(kind);
        let short = sections.len() < 3 && sections.iter().all(|section| section.sections.len() < 4);
        Document {
            kind,
            subtitle: self.subtitle(kind),
            author: self.author(),
            facts: self.facts(),
            banner: self.banner(kind),
            notice: self.notice(kind),
            contents: (!short && kind == DocumentKind::Annex && self.has_parts())
                .then(|| case.plain("contents")),
            signatures: if kind == DocumentKind::Annex { self.signatures() } else { Vec::new() },
            frame: Frame {
                header: title.clone(),
                footer: String::new(),
                page: case.plain("page"),
                of: case.plain("of"),
                generator: String::new(),
            },
            title,
            sections,
        }
    }

    fn has_parts(&self) -> bool {
        self.plan.parts.iter().any(|part| part.number.is_some())
    }

    fn title(&self, kind: DocumentKind) -> String {
        match kind {
            DocumentKind::Annex => self.heading(),
            DocumentKind::Inserts => self.case.plain("inserts-title"),
            DocumentKind::Response => self.case.plain("response-title"),
            DocumentKind::Note => self.case.plain("note-title"),
        }
    }

    fn heading(&self) -> String {
        let heading = self.case.kind().map(|kind| words(&self.case.fill(&kind.heading, self.scope)));
        heading.unwrap_or_default()
    }

    fn subtitle(&self, kind: DocumentKind) -> String {
        match kind {
            DocumentKind::Annex => self.case.kind().map_or_else(String::new, |kind| kind.title.clone()),
            DocumentKind::Inserts => self.case.plain("inserts-subtitle"),
            DocumentKind::Response => self.case.plain("response-subtitle"),
            DocumentKind::Note => self.case.plain("note-subtitle"),
        }
    }

    /// The body that publishes: the first cover fact.
    fn author(&self) -> String {
        let first = self.case.kind().and_then(|kind| kind.cover.first());
        first.map_or_else(String::new, |option| self.case.printed_option(option))
    }

    fn facts(&self) -> Vec<Fact> {
        let cover = self.case.kind().map_or(&[][..], |kind| &kind.cover);
        let mut facts: Vec<Fact> = cover.iter().filter_map(|option| self.fact(option)).collect();
        let edition = Inline::text(self.case.edition().title.clone());
        facts.push(Fact { label: self.case.plain("cover-edition"), value: vec![edition] });
        facts
    }

    fn fact(&self, option: &Id) -> Option<Fact> {
        let question = self.case.edition().question(option)?;
        let held = self.case.values.of(option);
        if held.value.is_none() && !question.required {
            return None;
        }
        let value = self.case.content(question, &held, Place::option(option));
        Some(Fact { label: capital(&question.label), value })
    }

    fn banner(&self, kind: DocumentKind) -> Option<String> {
        let phrase = match (kind, self.standing) {
            (DocumentKind::Note, _) => "banner-internal",
            (_, Standing::Final) => return None,
            (_, Standing::Unreviewed) => self.by_maturity(["banner-unreviewed", "banner-underway", ""]),
            (_, Standing::Open) => "banner-open",
            (_, Standing::Blocked) => "banner-blocked",
        };
        Some(self.case.plain(phrase))
    }

    fn notice(&self, kind: DocumentKind) -> Option<String> {
        let phrase = match (kind, self.standing) {
            (DocumentKind::Note, _) => "notice-internal",
            (_, Standing::Final) => return None,
            (_, Standing::Unreviewed) => self.by_maturity(["notice-unreviewed", "notice-underway", ""]),
            (_, Standing::Open) => {
                self.by_maturity(["notice-open", "notice-open-underway", "notice-open-released"])
            }
            (_, Standing::Blocked) => "notice-blocked",
        };
        Some(self.case.plain(phrase))
    }

    /// What is said of drafts, of texts that are not released, and of released texts.
    fn by_maturity<'p>(&self, phrases: [&'p str; 3]) -> &'p str {
        let [drafts, underway, released] = phrases;
        match self.case.maturity() {
            Maturity::Drafts => drafts,
            Maturity::Underway => underway,
            Maturity::Released => released,
        }
    }

    fn signatures(&self) -> Vec<Signature> {
        let case = self.case;
        let signing = case.kind().map_or(&[][..], |kind| &kind.signatures);
        let lines = ["sign-name", "sign-date", "sign-signature"].map(|name| case.plain(name)).to_vec();
        let sign = |option: &Id| {
            let question = case.edition().question(option)?;
            let held = case.values.of(option);
            Some(Signature {
                party: case.plain("sign-for"),
                name: case.content(question, &held, Place::option(option)),
                lines: lines.clone(),
            })
        };
        signing.iter().filter_map(sign).collect()
    }
}
