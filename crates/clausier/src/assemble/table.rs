//! Tables of rows of a table option.

use super::Work;
use super::text::{Writer, body};
use crate::annex::{Block, Cell, Column, Inline, Row, Table};
use crate::case::cell_place;
use crate::condition::Truth;
use crate::id::Id;
use crate::leaf::capital;
use crate::option::{Kind, Question};
use crate::value::RowValue;

/// Which table is wanted.
pub(crate) struct Wanted<'t> {
    pub table: &'t Id,
    pub columns: &'t [Id],
    pub rows: &'t [(RowValue, Truth)],
    pub suffix: &'t str,
    /// The title of the provision in which it stands: a document has many tables of the same rows.
    pub provision: &'t str,
}

/// The table as a block; a sentence when it has no rows.
pub(crate) fn block(writer: &Writer, number: u32, wanted: Wanted) -> Block {
    let case = writer.work.case;
    let kind = case.values.table(wanted.table);
    let (Some(kind), false) = (kind, wanted.rows.is_empty()) else {
        return body(vec![Inline::text(case.plain("table-none"))]);
    };
    let columns: Vec<&Question> = wanted.columns.iter().filter_map(|id| kind.column(id)).collect();
    let title = case.edition().question(wanted.table).map_or("", |question| question.label.as_str());
    let key = format!("table-{number}{}", wanted.suffix);
    let rows = wanted.rows.iter().map(|(row, _)| Row {
        key: format!("{key}-{}", row.id),
        cells: columns
            .iter()
            .map(|column| Cell { content: cell_content(writer.work, wanted.table, row, &column.id) })
            .collect(),
    });
    let (number, title) = (number.to_string(), capital(title));
    let words = [("number", number.as_str()), ("title", title.as_str()), ("provision", wanted.provision)];
    Block::Table(Table {
        caption: case.phrase("table-caption", &words),
        rows: rows.collect(),
        columns: columns.iter().map(|column| head(column)).collect(),
        key,
    })
}

fn head(column: &Question) -> Column {
    let weight = match &column.kind {
        Kind::LongText { .. } => 5,
        Kind::Text { .. } | Kind::Choices { .. } => 4,
        Kind::Choice { .. } | Kind::Moment { .. } => 3,
        _ => 2,
    };
    Column { heading: capital(&column.label), weight }
}

/// The content of a cell of a table option.
fn cell_content(work: &Work, table: &Id, row: &RowValue, column: &Id) -> Vec<Inline> {
    let Some(question) = work.case.values.table(table).and_then(|kind| kind.column(column)) else {
        return Vec::new();
    };
    let held = work.case.values.cell(table, row, column);
    let place = cell_place(table, row, column);
    match &held.value {
        _ if held.asked == Truth::No => vec![Inline::text(work.case.plain("empty"))],
        Some(value) => {
            let text = work.case.engine.words.cell(work.case.edition(), question, value);
            vec![Inline::Value { place, text }]
        }
        None if question.required || held.unknown => vec![work.case.blank(question, place)],
        None => vec![Inline::text(work.case.plain("empty"))],
    }
}
