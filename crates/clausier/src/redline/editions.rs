//! Versions of clauses and terms, and whole editions, compared.

use super::marked::{Marked, Piece, Redline, Section};
use super::printable::Printer;
use super::{documents, summary};
use crate::annex::{self, Block, Document, Inline, Role};
use crate::edition::{Clause, Edition, Effect, Entry, Generated, PurchaseKind, Rule, Term};
use crate::id::Id;
use crate::leaf::Surroundings;
use crate::option::{Choice, Choices, Kind, Question};
use crate::value::Given;

/// What a version of a clause changes in an earlier one, or all of it where there is none. Each comes with the
/// edition that gives labels to its fields.
#[must_use]
pub fn clauses(old: Option<(&Edition, &Clause)>, new: (&Edition, &Clause)) -> Redline {
    let document = |(edition, clause): (&Edition, &Clause)| {
        let printer = Printer::new(edition);
        let section = printer.clause(clause);
        printer.document(&clause.title, vec![section])
    };
    let mut redline = from(old.map(document), &document(new));
    let (_, clause) = new;
    for entry in redline.summary.iter_mut().filter(|entry| !entry.version.is_same()) {
        entry.change = Some(clause.change);
        entry.reason.clone_from(&clause.reason);
    }
    redline
}

/// What a version of a defined term changes in an earlier one, or all of it where there is none.
#[must_use]
pub fn terms(old: Option<(&Edition, &Term)>, new: (&Edition, &Term)) -> Redline {
    let document = |(edition, term): (&Edition, &Term)| {
        let printer = Printer::new(edition);
        let section = printer.term(term);
        let title = section.heading.clone();
        printer.document(&title, vec![section])
    };
    from(old.map(document), &document(new))
}

/// What changed between two editions: clauses, terms, questions, rules, kinds of purchase, presets, sources
/// and fixed words. What did not change is left out.
#[must_use]
pub fn editions(old: &Edition, new: &Edition) -> Redline {
    let mut redline = documents(&edition(old), &edition(new));
    redline.explain(new);
    redline.only_changes();
    redline
}

impl Redline {
    /// Leaves out the sections without a mark. Accepting then gives no longer the whole new document.
    pub fn only_changes(&mut self) {
        only_changes(&mut self.document.sections);
        self.summary.retain(|entry| entry.fate != summary::Fate::Unchanged);
    }
}

fn only_changes(sections: &mut Vec<Piece<Section, annex::Section>>) {
    sections.retain(Marked::has_marks);
    for section in sections {
        if let Piece::Kept(section) = section {
            only_changes(&mut section.sections);
        }
    }
}

/// The redline from an old document, or from one that has only the title of the new.
fn from(old: Option<Document>, new: &Document) -> Redline {
    let old = old.unwrap_or_else(|| Document { sections: Vec::new(), ..new.clone() });
    documents(&old, new)
}

/// The edition as a document.
fn edition(edition: &Edition) -> Document {
    let printer = Printer::new(edition);
    let parts = [
        ("clauses", edition.clauses.values().map(|clause| printer.clause(clause)).collect()),
        ("terms", edition.terms.values().map(|term| printer.term(term)).collect()),
        ("questions", edition.questions().map(|question| printer.question_section(question)).collect()),
        ("rules", edition.rules.iter().map(|rule| printer.rule(rule)).collect()),
        ("kinds", edition.kinds.iter().map(|kind| printer.kind(kind)).collect()),
        ("lists", printer.lists()),
        ("references", printer.references()),
        ("phrases", printer.phrases()),
    ];
    let part = |(name, sections): (&str, Vec<annex::Section>)| {
        let heading = printer.words.plain(&format!("redline-part-{name}"));
        annex::Section { sections, ..printer.section(format!("part-{name}"), &heading, Vec::new()) }
    };
    printer.document(&edition.title, parts.into_iter().map(part).collect())
}

impl Printer<'_> {
    fn question_section(&self, question: &Question) -> annex::Section {
        let mut blocks = self.question_blocks(question);
        if let Kind::Table(table) = &question.kind {
            for column in &table.columns {
                blocks.extend(self.question_blocks(column));
            }
        }
        self.section(format!("question-{}", question.id), &question.label, blocks)
    }

    fn question_blocks(&self, question: &Question) -> Vec<Block> {
        let mut facts = vec![
            self.fact("redline-question", &question.title),
            self.fact("redline-label", &question.label),
            self.fact("redline-help", &question.help),
            self.fact("redline-example", &question.example),
        ];
        let ask = question.ask.as_ref().map(|condition| self.condition(condition));
        facts.extend(ask.map(|ask| self.fact("redline-ask", ask)));
        let value = |value| self.value(Some(question), value);
        facts.extend(question.default.as_ref().map(|given| self.fact("redline-default", value(given))));
        let unknown = question.when_unknown.as_ref();
        facts.extend(unknown.map(|given| self.fact("redline-when-unknown", value(given))));
        if let Kind::Choice { choices: Choices::Own(own) } | Kind::Choices { choices: Choices::Own(own) } =
            &question.kind
        {
            facts.extend(own.iter().map(|choice| self.choice(choice)));
        }
        facts.retain(|fact| fact.value != [Inline::text("")]);
        vec![Block::Facts { facts }]
    }

    fn choice(&self, choice: &Choice) -> annex::Fact {
        let mut parts = vec![choice.title.clone(), choice.text.clone(), choice.help.clone()];
        parts.dedup();
        parts.retain(|part| !part.is_empty());
        for (name, value) in &choice.properties {
            parts.push(format!("{name} = {}", self.value(None, value)));
        }
        let label = self.words.phrase("redline-choice", &[("id", choice.id.as_str())]);
        annex::Fact { label, value: vec![Inline::text(parts.join("; "))] }
    }

    fn rule(&self, rule: &Rule) -> annex::Section {
        let ids = |ids: &[Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let effect = match &rule.effect {
            Effect::Outside => self.words.plain("weight-outside"),
            Effect::Unlawful => self.words.plain("weight-unlawful"),
            Effect::Departs => self.words.plain("weight-departs"),
            Effect::Hint => self.words.plain("weight-hint"),
            Effect::Set(option, value) => {
                let printed = self.value(self.question(option), value);
                format!("{} = {printed}", self.label(option))
            }
            Effect::Bring(clauses) => self.words.phrase("redline-bring", &[("list", &ids(clauses))]),
            Effect::Drop(clauses) => self.words.phrase("redline-drop", &[("list", &ids(clauses))]),
        };
        let basis: Vec<String> = rule.basis.iter().map(|id| self.citation(id.as_str())).collect();
        let mut facts = vec![
            self.fact("redline-ask", self.condition(&rule.when)),
            self.fact("redline-effect", effect),
            annex::Fact { label: self.words.plain("redline-message"), value: self.sentence(&rule.message) },
            annex::Fact { label: self.words.plain("redline-way-out"), value: self.sentence(&rule.way_out) },
        ];
        facts.extend(basis.into_iter().map(|citation| self.fact("redline-reference", citation)));
        facts.retain(|fact| !fact.value.is_empty());
        self.section(format!("rule-{}", rule.id), rule.id.as_str(), vec![Block::Facts { facts }])
    }

    fn kind(&self, kind: &PurchaseKind) -> annex::Section {
        let mut blocks = Vec::new();
        let words = kind
            .words
            .iter()
            .map(|(name, leaf)| annex::Fact { label: format!("«{name}»"), value: self.sentence(leaf) });
        blocks.push(Block::Facts { facts: words.collect() });
        for part in &kind.parts {
            let title = [part.title.as_str(), part.place.as_str()].join(" ");
            blocks.push(paragraph(title.trim()));
            for entry in &part.entries {
                blocks.push(paragraph(&format!("– {}", self.entry(entry))));
            }
        }
        self.section(format!("kind-{}", kind.id), &kind.title, blocks)
    }

    fn entry(&self, entry: &Entry) -> String {
        match entry {
            Entry::Clause(id) => {
                self.edition.clauses.get(id).map_or_else(|| id.to_string(), |clause| clause.title.clone())
            }
            Entry::Generated(Generated::Definitions) => self.words.plain("definitions"),
            Entry::Generated(Generated::Colophon) => self.words.plain("colophon"),
            Entry::Generated(Generated::Deviations) => self.words.plain("deviations"),
            Entry::Generated(Generated::PriceLines) => self.words.plain("price-lines"),
        }
    }

    /// Vocabularies, catalogues and presets.
    fn lists(&self) -> Vec<annex::Section> {
        let mut sections = Vec::new();
        for (id, choices) in &self.edition.vocabularies {
            let facts = choices.iter().map(|choice| self.choice(choice)).collect();
            sections.push(self.section(format!("list-{id}"), id.as_str(), vec![Block::Facts { facts }]));
        }
        for question in self.edition.questions() {
            let Kind::Table(table) = &question.kind else { continue };
            for item in &table.catalogue {
                let mut facts =
                    vec![self.fact("redline-label", &item.title), self.fact("redline-help", &item.warning)];
                facts.extend(item.cells.iter().map(|(column, given)| self.given(column, given)));
                facts.retain(|fact| fact.value != [Inline::text("")]);
                let key = format!("catalogue-{}-{}", question.id, item.id);
                sections.push(self.section(key, &item.title, vec![Block::Facts { facts }]));
            }
        }
        for preset in &self.edition.presets {
            let answers = preset.answers.iter().map(|(option, given)| self.given(option, given));
            let blocks = vec![paragraph(&preset.description), Block::Facts { facts: answers.collect() }];
            sections.push(self.section(format!("preset-{}", preset.id), &preset.title, blocks));
        }
        sections
    }

    fn given(&self, option: &Id, given: &Given) -> annex::Fact {
        let text = match given {
            Given::Value(value) => self.value(self.question(option), value),
            Given::Unknown => self.words.plain("note-unknown"),
        };
        annex::Fact { label: self.label(option), value: vec![Inline::text(text)] }
    }

    fn references(&self) -> Vec<annex::Section> {
        let section = |reference: &crate::edition::Reference| {
            let facts = vec![
                self.fact("note-reference", &reference.citation),
                self.fact("redline-label", &reference.title),
            ];
            self.section(
                format!("reference-{}", reference.id),
                &reference.citation,
                vec![Block::Facts { facts }],
            )
        };
        self.edition.references.values().map(section).collect()
    }

    /// All fixed words in one section, since each is short.
    fn phrases(&self) -> Vec<annex::Section> {
        let phrase = |(name, text): (&String, &String)| annex::Fact {
            label: name.clone(),
            value: vec![Inline::text(text.clone())],
        };
        let facts = self.edition.phrases.iter().map(phrase).collect();
        let heading = self.words.plain("redline-part-phrases");
        vec![self.section("phrases".to_owned(), &heading, vec![Block::Facts { facts }])]
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { role: Role::Body, content: vec![Inline::text(text)] }
}
