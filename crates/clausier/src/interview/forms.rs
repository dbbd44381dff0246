//! What a form shows of the questions of an edition whatever was answered.

use super::{CatalogueNow, ChoiceNow, Control};
use crate::edition::{Edition, Event};
use crate::id::Id;
use crate::option::{CatalogueItem, Choice, Kind, Question, TableKind};
use crate::shared::Shared;
use crate::sorted::Sorted;
use crate::value::money;

/// The forms of all questions: made once, and shared by every interview.
pub(crate) struct Forms {
    pub(super) options: Sorted<Id, Form>,
    pub(super) tables: Sorted<Id, TableForm>,
}

pub(super) struct Form {
    pub title: Shared<str>,
    pub label: Shared<str>,
    pub help: Shared<str>,
    pub example: Shared<str>,
    pub control: Control,
}

/// The control of a table stands without rows, and with nothing chosen from its catalogue.
pub(super) struct TableForm {
    pub columns: Sorted<Id, Form>,
    pub head: Shared<[ChoiceNow]>,
    pub folded: Shared<[Id]>,
    pub catalogue: Vec<CatalogueNow>,
}

impl Forms {
    /// The forms of an edition.
    pub(crate) fn new(edition: &Edition) -> Self {
        let (mut options, mut tables) = (Sorted::default(), Sorted::default());
        for question in edition.questions() {
            options.add(question.id.clone(), Form::new(edition, question));
            if let Kind::Table(kind) = &question.kind {
                tables.add(question.id.clone(), TableForm::new(edition, kind));
            }
        }
        Self { options, tables }
    }
}

impl Form {
    fn new(edition: &Edition, question: &Question) -> Self {
        Self {
            title: question.title.as_str().into(),
            label: question.label.as_str().into(),
            help: question.help.as_str().into(),
            example: question.example.as_str().into(),
            control: control(edition, &question.kind),
        }
    }
}

impl TableForm {
    fn new(edition: &Edition, kind: &TableKind) -> Self {
        let head = |column: &Question| ChoiceNow {
            id: column.id.clone(),
            title: column.label.clone(),
            help: column.help.clone(),
        };
        let item = |item: &CatalogueItem| CatalogueNow {
            id: item.id.clone(),
            group: item.group.as_str().into(),
            title: item.title.as_str().into(),
            warning: item.warning.as_str().into(),
            chosen: false,
        };
        let form = |column: &Question| (column.id.clone(), Form::new(edition, column));
        let folded = kind.columns.iter().filter(|column| column.fold);
        Self {
            columns: kind.columns.iter().map(form).collect(),
            head: kind.columns.iter().map(head).collect(),
            folded: folded.map(|column| column.id.clone()).collect(),
            catalogue: kind.catalogue.iter().map(item).collect(),
        }
    }
}

/// How a question is answered; a table without its rows.
pub(super) fn control(edition: &Edition, kind: &Kind) -> Control {
    match kind {
        Kind::Choice { choices } => Control::Choice { choices: shown(edition.choices(choices)) },
        Kind::Choices { choices } => Control::Choices { choices: shown(edition.choices(choices)) },
        Kind::YesNo => Control::YesNo,
        Kind::Text { max } => Control::Text { max: *max },
        Kind::LongText { max } => Control::LongText { max: *max },
        Kind::Integer { min, max, unit } => Control::Integer { min: *min, max: *max, unit: unit[1].clone() },
        Kind::Money { min, max } => Control::Money { min: money(*min), max: money(*max) },
        Kind::Date => Control::Date,
        Kind::Duration { units, .. } => Control::Duration { units: units.clone() },
        Kind::Moment { events } => {
            let known = edition.events.iter().filter(|event| events.contains(&event.id));
            let shown = |event: &Event| ChoiceNow {
                id: event.id.clone(),
                title: event.title.clone(),
                help: String::new(),
            };
            Control::Moment { events: known.map(shown).collect() }
        }
        Kind::Table(kind) => Control::Table {
            columns: Shared::default(),
            folded: Shared::default(),
            rows: Vec::new(),
            catalogue: Vec::new(),
            max_rows: kind.max_rows,
        },
    }
}

fn shown(choices: &[Choice]) -> Shared<[ChoiceNow]> {
    let shown = |choice: &Choice| ChoiceNow {
        id: choice.id.clone(),
        title: choice.title.clone(),
        help: choice.help.clone(),
    };
    choices.iter().map(shown).collect()
}
