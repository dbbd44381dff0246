//! The space for an answer: boxes to tick, lines to write on, tables with empty rows.

use super::{Form, body};
use crate::annex::{Block, Cell, Column, Inline, Item, ListStyle, Place, Row, Table};
use crate::id::Id;
use crate::option::{CatalogueItem, Choice, Kind, Question, TableKind};
use crate::value::{Value, money};
use crate::values::choices_of;

/// Empty rows of a table.
const ROWS: usize = 8;
/// Columns of a table beside the one that names a row: more would leave no space to write.
const COLUMNS: usize = 5;

impl Form<'_, '_> {
    /// The space for the answer to a question that is no table.
    pub(super) fn answer(&self, question: &Question, place: Place) -> Vec<Block> {
        let case = self.case;
        let held = case.values.of(&question.id);
        match &question.kind {
            Kind::Table(table) => self.catalogue(table),
            Kind::YesNo => {
                let choice = |yes| {
                    let title = case.plain(if yes { "yes" } else { "no" });
                    self.box_for(question, &Value::YesNo(yes), held.value.as_ref(), title, "")
                };
                self.boxes(question, vec![choice(true), choice(false)])
            }
            Kind::Choice { .. } => {
                let choice = |choice: &Choice| {
                    let value = Value::Choice(choice.id.clone());
                    self.box_for(question, &value, held.value.as_ref(), choice.title.clone(), &choice.help)
                };
                self.boxes(question, self.choices(question).iter().map(choice).collect())
            }
            Kind::Choices { .. } => {
                let chosen = |id: &Id| matches!(&held.value, Some(Value::Choices(ids)) if ids.contains(id));
                let choice =
                    |choice: &Choice| (chosen(&choice.id), choice.title.clone(), choice.help.clone());
                let mut blocks = vec![body(vec![Inline::text(case.plain("form-many"))])];
                blocks.extend(self.boxes(question, self.choices(question).iter().map(choice).collect()));
                blocks
            }
            _ => self.lines(question, place, held.value.as_ref()),
        }
    }

    fn choices<'q>(&'q self, question: &'q Question) -> &'q [Choice] {
        choices_of(question).map_or(&[], |choices| self.case.edition().choices(choices))
    }

    /// A box: whether it is ticked, what stands beside it, and what that means.
    fn box_for(
        &self,
        question: &Question,
        value: &Value,
        now: Option<&Value>,
        title: String,
        help: &str,
    ) -> (bool, String, String) {
        let default = question.default.as_ref() == Some(value);
        let title = if default { self.case.phrase("form-default", &[("answer", &title)]) } else { title };
        (now == Some(value), title, help.to_owned())
    }

    fn boxes(&self, question: &Question, choices: Vec<(bool, String, String)>) -> Vec<Block> {
        let case = self.case;
        let mut items: Vec<Item> = choices
            .into_iter()
            .map(|(ticked, title, help)| {
                let words = if help.is_empty() {
                    title
                } else {
                    case.phrase("form-choice", &[("title", &title), ("help", &help)])
                };
                self.item(ticked, words)
            })
            .collect();
        if let Some(value) = &question.when_unknown {
            let answer = case.engine.words.cell(case.edition(), question, value);
            items.push(self.item(false, case.phrase("form-unknown", &[("answer", &answer)])));
        }
        vec![Block::List { style: ListStyle::Dash, items }]
    }

    fn item(&self, ticked: bool, words: String) -> Item {
        let label = self.case.plain(if ticked { "form-box-ticked" } else { "form-box" });
        Item { label, blocks: vec![body(vec![Inline::text(words)])] }
    }

    /// What is asked in words or numbers: bounds, what holds otherwise, and the space.
    fn lines(&self, question: &Question, place: Place, now: Option<&Value>) -> Vec<Block> {
        let case = self.case;
        let mut hints: Vec<String> = self.bounds(question).into_iter().collect();
        if let Some(value) = now {
            let answer = case.printed(question, value);
            hints.push(case.phrase("form-otherwise", &[("answer", &answer)]));
        }
        let mut blocks = Vec::new();
        if !hints.is_empty() {
            blocks.push(body(vec![Inline::text(hints.join(" "))]));
        }
        let mut content = vec![Inline::text(case.plain("form-answer")), self.gap(place)];
        if let Kind::Integer { unit: [_, many], .. } = &question.kind {
            content.push(Inline::text(format!(" {many}")));
        }
        blocks.push(body(content));
        blocks
    }

    fn bounds(&self, question: &Question) -> Option<String> {
        let case = self.case;
        let between =
            |least: &str, most: &str| case.phrase("form-between", &[("least", least), ("most", most)]);
        match &question.kind {
            Kind::Integer { min, max, .. } => Some(between(&min.to_string(), &max.to_string())),
            Kind::Money { min, max } => Some(between(&money(*min), &money(*max))),
            Kind::Duration { min: Some(min), max: Some(max), .. } => {
                let say = |duration| case.printed(question, &Value::Duration(duration));
                Some(between(&say(*min), &say(*max)))
            }
            Kind::Moment { events } => {
                let known = case.edition().events.iter().filter(|event| events.contains(&event.id));
                let titles: Vec<String> = known.map(|event| event.title.clone()).collect();
                Some(case.phrase("form-moment", &[("events", &case.engine.words.list(&titles))]))
            }
            _ => None,
        }
    }

    /// The ready rows to tick, by group.
    fn catalogue(&self, table: &TableKind) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut groups: Vec<&str> = table.catalogue.iter().map(|item| item.group.as_str()).collect();
        groups.dedup();
        for group in groups {
            blocks.push(body(vec![Inline::Emphasis { content: vec![Inline::text(group)] }]));
            let of_group = table.catalogue.iter().filter(|item| item.group == group);
            let item = |item: &CatalogueItem| {
                let words = match item.warning.as_str() {
                    "" => item.title.clone(),
                    help => self.case.phrase("form-choice", &[("title", &item.title), ("help", help)]),
                };
                self.item(false, words)
            };
            blocks.push(Block::List { style: ListStyle::Dash, items: of_group.map(item).collect() });
        }
        blocks
    }

    /// Tables with empty rows: first the columns that everybody fills, then the technical ones, a few at a time.
    pub(super) fn table(&self, question: &Question, table: &TableKind) -> Vec<Block> {
        let (folded, plain): (Vec<&Question>, Vec<&Question>) = table
            .columns
            .iter()
            .filter(|column| column.id != table.row_title)
            .partition(|column| column.fold);
        let names = table.column(&table.row_title);
        let mut blocks = Vec::new();
        for (caption, columns) in [("form-rows", plain), ("form-rows-technical", folded)] {
            for (index, part) in columns.chunks(COLUMNS).enumerate() {
                let columns: Vec<&Question> = names.into_iter().chain(part.iter().copied()).collect();
                blocks.push(self.legend(&columns));
                let key = format!("{}-{caption}-{}", question.id, index + 1);
                blocks.push(self.rows(question, &columns, key, caption));
            }
        }
        blocks
    }

    /// What each column asks, with its choices.
    fn legend(&self, columns: &[&Question]) -> Block {
        let case = self.case;
        let item = |column: &&Question| {
            let choices: Vec<String> =
                self.choices(column).iter().map(|choice| choice.title.clone()).collect();
            let mut content = vec![
                Inline::Strong { content: vec![Inline::text(crate::leaf::capital(&column.label))] },
                Inline::text(format!(": {} {}", column.title, column.help)),
            ];
            if !choices.is_empty() {
                let list = choices.join("; ");
                content.push(Inline::text(format!(" {}", case.phrase("form-choices", &[("list", &list)]))));
            }
            Item { label: case.plain("empty"), blocks: vec![body(content)] }
        };
        Block::List { style: ListStyle::Dash, items: columns.iter().map(item).collect() }
    }

    fn rows(&self, question: &Question, columns: &[&Question], key: String, caption: &str) -> Block {
        let heads = columns.iter().enumerate().map(|(index, column)| Column {
            heading: crate::leaf::capital(&column.label),
            weight: if index == 0 { 3 } else { 2 },
        });
        let row = |number: usize| {
            let id = Id::from(format!("r{number}").as_str());
            let cell = |column: &&Question| {
                let place = Place {
                    option: question.id.clone(),
                    row: Some(id.clone()),
                    column: Some(column.id.clone()),
                };
                let inline = Inline::Blank {
                    place,
                    fills: crate::annex::Fills::Buyer,
                    text: self.case.plain("form-cell"),
                };
                Cell { content: vec![inline] }
            };
            Row { key: format!("{key}-{number}"), cells: columns.iter().map(cell).collect() }
        };
        Block::Table(Table {
            caption: self.case.plain(caption),
            columns: heads.collect(),
            rows: (1..=ROWS).map(row).collect(),
            key,
        })
    }
}
