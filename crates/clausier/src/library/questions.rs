//! Puts the questions together in one language: first their kinds, then what speaks of other questions.

use super::ground::{Ground, Lists};
use super::raw::{RawChoice, RawChoices, RawItem, RawKind, RawQuestion, RawStep, RawTable, RawVocabulary};
use super::scope::{Scope, first_of_each};
use crate::annex::Fills;
use crate::code::Code;
use crate::id::Id;
use crate::option::{CatalogueItem, Choice, Choices, Kind, Knows, Question, Step, TableKind};
use crate::reader::Spot;
use crate::value::Given;
use crate::value_read::{Vocabularies, choice_ids};
use std::collections::{BTreeMap, BTreeSet};

/// What the files of an edition say about its questions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    /// The steps.
    pub steps: &'a [RawStep],
    /// The catalogues, by table option.
    pub catalogues: &'a BTreeMap<Id, Vec<RawItem>>,
    /// The events of the edition.
    pub events: &'a BTreeSet<Id>,
}

/// The vocabularies in one language.
pub(super) fn vocabularies(scope: &Scope<'_>, raw: &BTreeMap<Id, RawVocabulary>) -> Vocabularies {
    raw.iter().map(|(id, vocabulary)| (id.clone(), choices(scope, &vocabulary.items))).collect()
}

/// The questionnaire in one language.
pub(super) fn steps(scope: Scope<'_>, written: Written<'_>, lists: Lists<'_>) -> Vec<Step> {
    let all = written.steps.iter().flat_map(|step| &step.options).map(|option| &option.id);
    first_of_each(all, scope.faults);
    let maker = Maker { scope, written, vocabularies: lists.vocabularies };
    let mut steps: Vec<Step> = written.steps.iter().map(|raw| maker.step(raw)).collect();
    for (step, raw) in steps.iter_mut().zip(written.steps) {
        for (question, raw) in step.options.iter_mut().zip(&raw.options) {
            maker.fill_catalogue(question, raw);
            maker.fill_values(question, raw);
        }
    }
    let declared = steps.clone();
    let ground = Ground::new(scope, &declared, lists);
    for (step, raw) in steps.iter_mut().zip(written.steps) {
        for (question, raw) in step.options.iter_mut().zip(&raw.options) {
            question.ask = raw.ask.as_ref().and_then(|ask| ground.condition(ask, None));
            if let (Kind::Table(table), RawKind::Table(raw)) = (&mut question.kind, &raw.kind) {
                let whole = table.clone();
                for (column, raw) in table.columns.iter_mut().zip(&raw.columns) {
                    column.ask = raw.ask.as_ref().and_then(|ask| ground.condition(ask, Some(&whole)));
                    column.inherit = raw.inherit.as_ref().and_then(|from| inherit(&ground, column, from));
                }
            }
        }
    }
    maker.report_lost_catalogues(&steps);
    steps
}

struct Maker<'a> {
    scope: Scope<'a>,
    written: Written<'a>,
    vocabularies: &'a Vocabularies,
}

impl Maker<'_> {
    fn step(&self, raw: &RawStep) -> Step {
        Step {
            id: raw.id.clone(),
            title: self.scope.say(raw.title.as_ref()),
            intro: self.scope.say(raw.intro.as_ref()),
            options: raw.options.iter().map(|raw| self.question(raw, Knows::Buyer)).collect(),
        }
    }

    /// A question without what speaks of values and of other questions.
    fn question(&self, raw: &RawQuestion, knows: Knows) -> Question {
        let knows = raw.knows.unwrap_or(knows);
        Question {
            id: raw.id.value.clone(),
            title: self.scope.say(raw.title.as_ref()),
            label: self.scope.say(raw.label.as_ref()),
            help: self.scope.say(raw.help.as_ref()),
            example: self.scope.say(raw.example.as_ref()),
            knows,
            fills: raw.fills,
            required: raw.required.unwrap_or(raw.fills == Fills::Buyer),
            fold: raw.fold,
            ask: None,
            default: None,
            when_unknown: None,
            inherit: None,
            kind: self.kind(raw, knows),
        }
    }

    fn kind(&self, raw: &RawQuestion, knows: Knows) -> Kind {
        match &raw.kind {
            RawKind::Choice(choices) => Kind::Choice { choices: self.choices(choices) },
            RawKind::Choices(choices) => Kind::Choices { choices: self.choices(choices) },
            RawKind::YesNo => Kind::YesNo,
            RawKind::Text { max } => Kind::Text { max: *max },
            RawKind::LongText { max } => Kind::LongText { max: *max },
            RawKind::Integer { min, max, unit } => {
                let unit = unit.as_ref().and_then(|unit| unit.by_language.get(self.scope.language));
                let unit = unit.map(|unit| unit.value.clone()).unwrap_or_default();
                Kind::Integer { min: *min, max: *max, unit }
            }
            RawKind::Money { min, max } => Kind::Money { min: *min, max: *max },
            RawKind::Date => Kind::Date,
            RawKind::Duration { units, min, max } => {
                Kind::Duration { units: units.clone(), min: *min, max: *max }
            }
            RawKind::Moment { events } => Kind::Moment { events: self.events(events) },
            RawKind::Table(table) => Kind::Table(self.table(table, knows)),
        }
    }

    fn choices(&self, raw: &RawChoices) -> Choices {
        match raw {
            RawChoices::Own(own) => Choices::Own(choices(&self.scope, own)),
            RawChoices::Vocabulary(id) => {
                if !self.vocabularies.contains_key(&id.value) {
                    let names = self.vocabularies.keys().map(Id::as_str);
                    self.scope.unknown(Code::UnknownVocabulary, id, "vocabulary", names);
                }
                Choices::Vocabulary(id.value.clone())
            }
        }
    }

    fn events(&self, raw: &[Spot<Id>]) -> Vec<Id> {
        for event in raw.iter().filter(|event| !self.written.events.contains(&event.value)) {
            let names = self.written.events.iter().map(Id::as_str);
            self.scope.unknown(Code::UnknownWord, event, "event", names);
        }
        raw.iter().map(|event| event.value.clone()).collect()
    }

    fn table(&self, raw: &RawTable, knows: Knows) -> TableKind {
        first_of_each(raw.columns.iter().map(|column| &column.id), self.scope.faults);
        let columns: Vec<Question> = raw.columns.iter().map(|column| self.question(column, knows)).collect();
        for column in raw.columns.iter().filter(|column| ["id", "from"].contains(&column.id.value.as_str())) {
            let message =
                format!("a column cannot be called '{}': rows have that key already", column.id.value);
            self.scope.faults.report(Code::BadId, &column.id.at, message, "Choose another id.");
        }
        let known = |id: &&Spot<Id>| columns.iter().any(|column| column.id == id.value);
        if let Some(id) = raw.row_title.as_ref().filter(|id| !known(id)) {
            let names = columns.iter().map(|column| column.id.as_str());
            self.scope.unknown(Code::UnknownColumn, id, "column", names);
        }
        let first = || columns.first().map_or_else(|| Id::new(""), |column| column.id.clone());
        TableKind {
            row_title: raw.row_title.as_ref().filter(known).map_or_else(first, |id| id.value.clone()),
            columns,
            min_rows: raw.min_rows,
            max_rows: raw.max_rows,
            catalogue: Vec::new(),
        }
    }

    fn fill_catalogue(&self, question: &mut Question, raw: &RawQuestion) {
        let (Kind::Table(table), RawKind::Table(raw)) = (&mut question.kind, &raw.kind) else { return };
        let Some(at) = &raw.catalogue else { return };
        let Some(items) = self.written.catalogues.get(&question.id) else {
            let message = format!("the catalogue '{}.toml' is not in the folder of the edition", question.id);
            self.scope.faults.report(Code::MissingFile, at, message, "Add it, or leave 'catalogue' out.");
            return;
        };
        first_of_each(items.iter().map(|item| &item.id), self.scope.faults);
        table.catalogue = items.iter().map(|item| self.catalogue_item(table, item)).collect();
    }

    fn catalogue_item(&self, table: &TableKind, raw: &RawItem) -> CatalogueItem {
        let mut cells: BTreeMap<Id, Given> = BTreeMap::new();
        for (id, json) in &raw.cells {
            let Some(column) = table.column(&id.value) else {
                let names = table.columns.iter().map(|column| column.id.as_str());
                self.scope.unknown(Code::UnknownColumn, id, "column", names);
                continue;
            };
            if let Some(given) = self.scope.given(&column.kind, json, self.vocabularies) {
                cells.insert(id.value.clone(), given);
            }
        }
        CatalogueItem {
            id: raw.id.value.clone(),
            group: self.scope.say(raw.group.as_ref()),
            title: self.scope.say(raw.title.as_ref()),
            warning: self.scope.say(raw.warning.as_ref()),
            cells,
        }
    }

    fn fill_values(&self, question: &mut Question, raw: &RawQuestion) {
        let value = |json| self.scope.value(&question.kind, json, self.vocabularies);
        question.default = raw.default.as_ref().and_then(value);
        question.when_unknown = raw.when_unknown.as_ref().and_then(value);
        if let (Kind::Table(table), RawKind::Table(raw)) = (&mut question.kind, &raw.kind) {
            for (column, raw) in table.columns.iter_mut().zip(&raw.columns) {
                self.fill_values(column, raw);
            }
        }
    }

    /// A catalogue that no table option asks for would never be seen.
    fn report_lost_catalogues(&self, steps: &[Step]) {
        let uses = |id: &Id| {
            let mut options = steps.iter().flat_map(|step| &step.options);
            options.any(|question| question.id == *id && matches!(question.kind, Kind::Table(_)))
        };
        for (id, items) in self.written.catalogues.iter().filter(|(id, _)| !uses(id)) {
            let Some(item) = items.first() else { continue };
            let message = format!("no table option is called '{id}', so this catalogue is never shown");
            self.scope.faults.report(Code::StrayFile, &item.id.at, message, "Rename or remove the file.");
        }
    }
}

fn choices(scope: &Scope<'_>, raw: &[RawChoice]) -> Vec<Choice> {
    first_of_each(raw.iter().map(|choice| &choice.id), scope.faults);
    let choice = |raw: &RawChoice| Choice {
        id: raw.id.value.clone(),
        title: scope.say(raw.title.as_ref()),
        text: scope.say(raw.text.as_ref()),
        help: scope.say(raw.help.as_ref()),
        properties: raw.properties.clone(),
    };
    raw.iter().map(choice).collect()
}

/// The option that a column takes over, if its answers can stand in the column.
fn inherit(ground: &Ground<'_>, column: &Question, from: &Spot<Id>) -> Option<Id> {
    let question = ground.question(from)?;
    let ids = |kind: &Kind| match kind {
        Kind::Choice { choices } | Kind::Choices { choices } => choice_ids(choices, ground.vocabularies),
        _ => Vec::new(),
    };
    let known = ids(&column.kind);
    let same =
        question.kind.name() == column.kind.name() && ids(&question.kind).iter().all(|id| known.contains(id));
    if !same {
        let message = format!("the column '{}' cannot take over the answer to '{}'", column.id, from.value);
        let help =
            "Both must have the same kind, and every choice of the option must be a choice of the column.";
        ground.scope.faults.report(Code::WrongValue, &from.at, message, help);
    }
    same.then(|| from.value.clone())
}
