//! Looks up the names that a text uses: fields, conditions, tables, clauses and citations.

use super::ground::Ground;
use super::raw::RawReference;
use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use crate::id::Id;
use crate::markup::Leaf;
use crate::markup::parse::{Use, UseKind, parse_leaf};
use crate::nearest::suggestion;
use crate::option::{Kind, TableKind};
use crate::reader::Spot;
use crate::source::Span;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What a text may name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    /// Questions, vocabularies and clauses.
    pub ground: &'a Ground<'a>,
    /// Laws and standards.
    pub references: &'a BTreeMap<Id, RawReference>,
    /// Words of the kinds of purchase that the text may use.
    pub words: &'a BTreeSet<Id>,
    /// Gathers the laws and standards that are named: an edition holds those and no others.
    pub cited: &'a RefCell<BTreeSet<Id>>,
    /// The table whose row is at hand outside `{{#each}}`: for a rule that is judged per row.
    pub row: Option<&'a Id>,
}

impl<'a> Names<'a> {
    /// A sentence that stands in a TOML file, with its names looked up.
    pub fn leaf(&self, text: Option<&Spot<String>>) -> Leaf {
        let Some(Spot { value, at: At::File { path, start, .. } }) = text else { return Leaf(String::new()) };
        let offset = start + self.opening(path, *start);
        let parsed = parse_leaf(path, value, offset);
        for diagnostic in parsed.diagnostics {
            if diagnostic.code != Code::ForbiddenCharacter {
                self.push_at_its_line(path, diagnostic);
            }
        }
        for used in &parsed.uses {
            self.check(path, used, None);
        }
        parsed.leaf
    }

    /// Looks up a name; `conditions` are those declared for the text: whether each looks at a row.
    pub fn check(&self, path: &str, used: &Use, conditions: Option<&BTreeMap<Id, RowOrNot>>) {
        let name =
            Spot::new(Id::new(&used.name), self.ground.scope.at(path, Span::new(used.start, used.end)));
        let row = used.in_row_of.as_ref().map(Id::new).or_else(|| self.row.cloned());
        let table = row.as_ref().and_then(|row| self.table_named(row));
        match used.what {
            UseKind::Field => self.field(&name, table),
            UseKind::Condition | UseKind::RowCondition => {
                let declared = conditions.and_then(|conditions| conditions.get(&name.value).copied());
                match declared {
                    None => self.undeclared(&name, conditions),
                    Some(kind) => self.condition(&name, used.what, kind, row.is_some()),
                }
            }
            UseKind::Clause => drop(self.ground.check_clause(&name)),
            UseKind::Citation => drop(self.reference(&name)),
            UseKind::Table => drop(self.ground.table(&name)),
            UseKind::Column => {
                if let Some(table) = table.filter(|table| table.column(&name.value).is_none()) {
                    let names = table.columns.iter().map(|column| column.id.as_str());
                    self.ground.scope.unknown(Code::UnknownColumn, &name, "column", names);
                }
            }
        }
    }

    /// The reference with this id; reported if there is none.
    pub fn reference(&self, id: &Spot<Id>) -> Option<&'a RawReference> {
        let found = self.references.get(&id.value);
        if found.is_none() {
            let names = self.references.keys().map(Id::as_str);
            self.ground.scope.unknown(Code::UnknownReference, id, "reference", names);
        } else {
            self.cited.borrow_mut().insert(id.value.clone());
        }
        found
    }

    fn table_named(&self, id: &Id) -> Option<&'a TableKind> {
        match &self.ground.questions.get(id)?.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        }
    }

    fn field(&self, name: &Spot<Id>, row: Option<&TableKind>) {
        let column = row.and_then(|table| table.column(&name.value));
        let question = column.or_else(|| self.ground.questions.get(&name.value).copied());
        match question {
            Some(question) if matches!(question.kind, Kind::Table(_) | Kind::YesNo) => {
                let message = format!(
                    "'{}' is a {} and cannot be printed in a sentence",
                    name.value,
                    question.kind.name()
                );
                let help = "Use a condition for yes-no, and {{table …}} or {{#each …}} for a table.";
                self.report(Code::UnprintableField, name, message, help);
            }
            Some(_) => {}
            None if self.words.contains(&name.value) => {}
            None => {
                let questions = self.ground.questions.keys().map(|id| id.as_str());
                let words = self.words.iter().map(Id::as_str);
                let columns =
                    row.into_iter().flat_map(|table| &table.columns).map(|column| column.id.as_str());
                let names: Vec<&str> = questions.chain(words).chain(columns).collect();
                let message = format!("there is no option or word '{}'", name.value);
                self.report(Code::UnknownField, name, message, &suggestion(name.value.as_str(), names));
            }
        }
    }

    fn undeclared(&self, name: &Spot<Id>, conditions: Option<&BTreeMap<Id, RowOrNot>>) {
        let Some(conditions) = conditions else {
            let message = "conditions stand in clause texts only";
            self.report(
                Code::UndeclaredCondition,
                name,
                message.to_owned(),
                "Write the sentence without it.",
            );
            return;
        };
        let message = format!("the condition '{}' is not declared", name.value);
        let near = suggestion(name.value.as_str(), conditions.keys().map(Id::as_str));
        let help = format!("Add [when.{}] to clause.toml. {near}", name.value);
        self.report(Code::UndeclaredCondition, name, message, help.trim());
    }

    fn condition(&self, name: &Spot<Id>, what: UseKind, kind: RowOrNot, in_row: bool) {
        if kind == RowOrNot::Row && !in_row {
            let message =
                format!("the condition '{}' looks at a column, but here is no row at hand", name.value);
            let help = "Use it inside {{#each …}} or as rows=\"…\", or write it with any-row.";
            self.report(Code::MisplacedColumn, name, message, help);
        }
        if kind == RowOrNot::Whole && what == UseKind::RowCondition {
            let message =
                format!("the condition '{}' looks at no column, so it cannot choose rows", name.value);
            let help = "Write it with 'column', or put {{#if …}} around the table.";
            self.report(Code::WrongTest, name, message, help);
        }
    }

    /// Length of what opens the text at this place: quotation marks, and the line end after three of them.
    fn opening(&self, path: &str, start: usize) -> usize {
        let text =
            self.ground.scope.sources.text(path).and_then(|text| text.get(start..)).unwrap_or_default();
        let three = text.starts_with("\"\"\"") || text.starts_with("'''");
        if !three {
            return 1;
        }
        if text.get(3..4) == Some("\n") { 4 } else { 3 }
    }

    fn push_at_its_line(&self, path: &str, mut diagnostic: Diagnostic) {
        if let At::File { start, end, .. } = diagnostic.at {
            diagnostic.at = self.ground.scope.at(path, Span::new(start, end));
        }
        self.ground.scope.faults.push(diagnostic);
    }

    fn report(&self, code: Code, name: &Spot<Id>, message: String, help: &str) {
        self.ground.scope.faults.report(code, &name.at, message, help);
    }
}

/// Whether a named condition looks at a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowOrNot {
    /// At the row at hand.
    Row,
    /// At the answers as a whole.
    Whole,
}
