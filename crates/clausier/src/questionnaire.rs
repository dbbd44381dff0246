//! The questions on paper: a document to print or to fill in with Word, ordered by who usually knows, with
//! which a buyer gathers answers from others.
//!
//! It holds every question that the chosen kind of purchase can ask, whatever else is answered, and what a
//! preset already says. What is filled in goes into the builder by hand.

mod answer;

use crate::annex::{
    Block, DOSSIER_SCHEMA, Document, DocumentKind, Dossier, Fact, Fills, Frame, Inline, Member, Place, Role,
    Section, Standing,
};
use crate::answers::Answers;
use crate::case::Case;
use crate::condition::{Condition, Truth};
use crate::edition::{Edition, Effect};
use crate::engine::Engine;
use crate::id::Id;
use crate::in_words::InWords;
use crate::option::{Kind, Knows, Question, Step};
use crate::value::Given;
use crate::values::{KIND_OPTION, Values};
use std::collections::BTreeMap;

/// Who is asked, in the order of the document, with the phrase that heads their part.
const PEOPLE: [(Knows, &str, &str); 4] = [
    (Knows::Buyer, "buyer", "form-buyer"),
    (Knows::DataExpert, "data-expert", "form-data-expert"),
    (Knows::Lawyer, "lawyer", "form-lawyer"),
    (Knows::DataManager, "data-manager", "form-data-manager"),
];

/// The form as a dossier of one document, so that every renderer can print it. Of the answers only the kind of
/// purchase and the preset count.
pub(crate) fn dossier(engine: &Engine, answers: &Answers) -> Dossier {
    let mut chosen = Answers { preset: answers.preset.clone(), ..Answers::new(&engine.edition().id) };
    let kind = Id::from(KIND_OPTION);
    chosen.answers.extend(answers.answers.get_key_value(&kind).map(|(id, kind)| (id.clone(), kind.clone())));
    let typed = crate::given::typed(engine.edition(), &engine.words, &chosen);
    let case = Case::new(engine, &chosen, &typed.value);
    let asked = asked(&case, engine.edition());
    let document = Form { case: &case, asked }.document();
    let edition = engine.edition();
    Dossier {
        schema: DOSSIER_SCHEMA,
        edition: edition.name(),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        language: edition.language.clone(),
        kind: case.kind().map_or_else(|| Id::from(""), |kind| kind.id.clone()),
        standing: Standing::Open,
        digest: crate::canonical::digest(&document),
        lock: Vec::new(),
        documents: vec![document],
        open_points: Vec::new(),
        principles: Vec::new(),
        carried: serde_json::to_value(&chosen).unwrap_or_default(),
    }
}

/// The questions that can be asked when nothing but the kind of purchase is known, since a default that stands
/// now may be answered otherwise; each with what it still waits for.
fn asked(case: &Case, edition: &Edition) -> BTreeMap<Id, Option<Condition>> {
    let mut open = edition.clone();
    open.rules.retain(|rule| !matches!(rule.effect, Effect::Set(..)));
    for question in open.steps.iter_mut().flat_map(|step| &mut step.options) {
        (question.default, question.when_unknown) = (None, None);
    }
    let kind = Id::from(KIND_OPTION);
    let value = case.values.of(&kind).value.clone().map(Given::Value);
    let given: BTreeMap<Id, Given> = value.map(|value| (kind, value)).into_iter().collect();
    let values = Values::new(&open, &given, None);
    let waits = |question: &Question| match values.of(&question.id).asked {
        Truth::No => None,
        Truth::Yes => Some(None),
        Truth::Unknown => Some(question.ask.as_ref().map(|ask| remaining(ask, &values))),
    };
    edition.questions().filter_map(|question| Some((question.id.clone(), waits(question)?))).collect()
}

/// A condition without the parts that are settled.
fn remaining(condition: &Condition, values: &Values) -> Condition {
    let (list, settled, join): (_, _, fn(Vec<Condition>) -> Condition) = match condition {
        Condition::All(list) => (list, Truth::Yes, Condition::All),
        Condition::Any(list) => (list, Truth::No, Condition::Any),
        other => return other.clone(),
    };
    let open = list.iter().filter(|part| part.judge(values) != settled);
    let mut parts: Vec<Condition> = open.map(|part| remaining(part, values)).collect();
    match parts.len() {
        1 => parts.remove(0),
        _ => join(parts),
    }
}

struct Form<'f, 'a> {
    case: &'f Case<'a>,
    asked: BTreeMap<Id, Option<Condition>>,
}

impl Form<'_, '_> {
    fn document(&self) -> Document {
        let case = self.case;
        let title = case.plain("form-title");
        let fact =
            |label: &str, value: &str| Fact { label: case.plain(label), value: vec![Inline::text(value)] };
        let kind = case.kind().map_or("", |kind| kind.title.as_str());
        let preset = case.answers.preset.as_ref().and_then(|id| case.edition().preset(id));
        let mut facts = vec![fact("form-kind", kind), fact("cover-edition", &case.edition().title)];
        facts.extend(preset.map(|preset| fact("form-preset", &preset.title)));
        Document {
            // It is the buyer's own, as the note is.
            kind: DocumentKind::Note,
            subtitle: case.plain("form-subtitle"),
            author: String::new(),
            facts,
            banner: None,
            notice: Some(case.plain("form-notice")),
            contents: None,
            sections: PEOPLE
                .iter()
                .filter_map(|(knows, key, heading)| self.part(*knows, key, heading))
                .collect(),
            signatures: Vec::new(),
            frame: Frame {
                header: title.clone(),
                footer: case.phrase("form-footer", &[("edition", &case.edition().title)]),
                page: case.plain("page"),
                of: case.plain("of"),
                generator: case.phrase("generator", &[("version", env!("CARGO_PKG_VERSION"))]),
            },
            title,
        }
    }

    /// The questions of one person, by step.
    fn part(&self, knows: Knows, key: &str, heading: &str) -> Option<Section> {
        let case = self.case;
        let mut count = 0;
        let steps = case.edition().steps.iter();
        let sections: Vec<Section> =
            steps.filter_map(|step| self.step(knows, key, step, &mut count)).collect();
        let lines = ["form-name", "form-date"];
        let fact = |(index, label): (usize, &&str)| Fact {
            label: case.plain(label),
            value: vec![self.gap(Place::option(&Id::from(format!("{key}-{}", index + 1).as_str())))],
        };
        (!sections.is_empty()).then(|| Section {
            key: key.to_owned(),
            number: None,
            heading: case.plain(heading),
            provision: None,
            blocks: vec![
                body(vec![Inline::text(case.plain("form-intro"))]),
                Block::Facts { facts: lines.iter().enumerate().map(fact).collect() },
            ],
            sections,
        })
    }

    fn step(&self, knows: Knows, key: &str, step: &Step, count: &mut usize) -> Option<Section> {
        let wanted = |question: &&Question| {
            question.knows == knows
                && question.fills == Fills::Buyer
                && question.id.as_str() != KIND_OPTION
                && self.asked.contains_key(&question.id)
        };
        let questions: Vec<&Question> = step.options.iter().filter(wanted).collect();
        if questions.is_empty() {
            return None;
        }
        let mut blocks = Vec::new();
        for question in questions {
            *count += 1;
            let number = format!("{count}.");
            let key = format!("question-{}", question.id);
            blocks.push(Block::Members {
                members: vec![Member { key, label: number, blocks: self.question(question) }],
            });
            if let Kind::Table(table) = &question.kind {
                blocks.extend(self.table(question, table));
            }
        }
        Some(Section {
            key: format!("{key}-{}", step.id),
            number: None,
            heading: step.title.clone(),
            provision: None,
            blocks,
            sections: Vec::new(),
        })
    }

    /// The question with what helps to answer it, and the space for the answer.
    fn question(&self, question: &Question) -> Vec<Block> {
        let case = self.case;
        let title = Inline::Strong { content: vec![Inline::text(question.title.clone())] };
        let mut blocks = vec![body(vec![title]), body(vec![Inline::text(question.help.clone())])];
        if !question.example.is_empty() {
            let example = case.phrase("form-example", &[("example", &question.example)]);
            blocks.push(body(vec![Inline::text(example)]));
        }
        if let Some(Some(ask)) = self.asked.get(&question.id) {
            let condition = InWords::new(case.edition(), &case.engine.words).condition(ask);
            let content = vec![Inline::text(case.phrase("form-only-if", &[("condition", &condition)]))];
            blocks.push(Block::Paragraph { role: Role::Remark, content });
        }
        blocks.extend(self.answer(question, Place::option(&question.id)));
        blocks
    }

    fn gap(&self, place: Place) -> Inline {
        Inline::Blank { place, fills: Fills::Buyer, text: self.case.plain("form-gap") }
    }
}

fn body(content: Vec<Inline>) -> Block {
    Block::Paragraph { role: Role::Body, content }
}
