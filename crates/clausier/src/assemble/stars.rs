//! The section of the file note with the stars of each row. Stars stand nowhere else in a dossier.

use super::Work;
use super::generated::{row, table};
use super::text::body;
use crate::annex::{Block, Inline, Row};
use crate::case::cell_place;
use crate::id::Id;
use crate::option::TableKind;
use crate::stars::{NextStar, RowStars, of_row};
use crate::value::RowValue;

/// The section; empty where the edition gives no stars or there are no rows.
pub(crate) fn blocks(work: &Work) -> Vec<Block> {
    let case = work.case;
    let Some(stars) = &case.edition().stars else { return Vec::new() };
    let Some(kind) = case.values.table(&stars.table) else { return Vec::new() };
    let rows: Vec<Row> = case
        .values
        .rows(&stars.table)
        .iter()
        .filter_map(|row| Some(star_row(work, (&stars.table, kind, row), &of_row(case, &stars.table, row)?)))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [("note-stars-row", 3), ("note-stars-count", 2), ("note-stars-next", 6)];
    vec![
        body(vec![Inline::text(case.plain("note-stars-intro"))]),
        table(work, "stars-table", "note-stars-caption", &columns, rows),
    ]
}

fn star_row(work: &Work, (table, kind, at): (&Id, &TableKind, &RowValue), stars: &RowStars) -> Row {
    let case = work.case;
    let place = cell_place(table, at, &kind.row_title);
    let name = kind.column(&kind.row_title).map_or_else(Vec::new, |column| {
        case.content(column, &case.values.cell(table, at, &kind.row_title), place)
    });
    let (count, of) = (stars.count.to_string(), stars.of.to_string());
    let count = match stars.reason.is_empty() {
        true => case.phrase("stars-of", &[("count", &count), ("of", &of)]),
        false => case.plain("empty"),
    };
    let next = match &stars.next {
        Some(next) => next_star(work, next),
        None if stars.reason.is_empty() => case.plain("note-stars-all"),
        None => stars.reason.clone(),
    };
    row(format!("stars-{}", at.id), vec![name, vec![Inline::text(count)], vec![Inline::text(next)]])
}

/// The next star with what to choose, and the first of the smallest changes that earn it.
fn next_star(work: &Work, next: &NextStar) -> String {
    let case = work.case;
    let star = case.phrase("note-stars-star", &[("title", &next.title), ("way-out", &next.way_out)]);
    let Some(way) = next.ways.first() else { return star };
    let change = |change: &crate::ways::Change| {
        case.phrase("note-stars-change", &[("label", &change.label), ("answer", &change.text)])
    };
    let changes: Vec<String> = way.iter().map(change).collect();
    format!("{star} {}", case.phrase("note-stars-way", &[("list", &case.engine.words.list(&changes))]))
}
