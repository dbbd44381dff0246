//! What is still open in some answers: gaps that the buyer must fill and choices on which text waits.

use crate::annex::{Fills, Place};
use crate::case::{Case, cell_place};
use crate::code::Code;
use crate::condition::Truth;
use crate::diagnostic::{At, Diagnostic};
use crate::edition::Entry;
use crate::option::{Kind, Question, TableKind};
use crate::value::RowValue;
use std::collections::BTreeSet;

/// A diagnostic for each gap, then for each text that waits for a choice.
pub fn diagnostics(case: &Case) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for question in case.edition().questions() {
        let held = case.values.of(&question.id);
        if held.asked == Truth::No || question.fills != Fills::Buyer {
            continue;
        }
        match &question.kind {
            Kind::Table(table) => table_gaps(case, question, table, &mut diagnostics),
            _ if question.required && held.value.is_none() => {
                diagnostics.push(gap(case, Place::option(&question.id), &question.label));
            }
            _ => {}
        }
    }
    diagnostics.extend(waiting(case));
    diagnostics
}

fn gap(case: &Case, place: Place, label: &str) -> Diagnostic {
    let message = case.phrase("open-unanswered", &[("label", label)]);
    Diagnostic::new(Code::Unanswered, At::Question { place }, message, case.plain("open-unanswered-help"))
}

fn table_gaps(case: &Case, question: &Question, table: &TableKind, diagnostics: &mut Vec<Diagnostic>) {
    let rows = case.values.rows(&question.id);
    if rows.len() < table.min_rows {
        let words = [("label", question.label.as_str()), ("min", &table.min_rows.to_string())];
        let message = case.phrase("open-too-few-rows", &words);
        let help = case.plain("open-unanswered-help");
        diagnostics.push(Diagnostic::new(Code::Unanswered, At::option(&question.id), message, help));
    }
    for row in rows.iter() {
        for column in table.columns.iter().filter(|column| column.required && column.fills == Fills::Buyer) {
            let held = case.values.cell(&question.id, row, &column.id);
            if held.asked != Truth::No && held.value.is_none() {
                let label = cell_label(case, question, row, column);
                diagnostics.push(gap(case, cell_place(&question.id, row, &column.id), &label));
            }
        }
    }
}

fn cell_label(case: &Case, question: &Question, row: &RowValue, column: &Question) -> String {
    let title = case.row_titles(question, std::slice::from_ref(row));
    format!("{} ({title})", column.label)
}

/// One diagnostic for each question that the text of some clause waits for.
fn waiting(case: &Case) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut diagnostics = Vec::new();
    let entries = case.kind().into_iter().flat_map(|kind| &kind.parts).flat_map(|part| &part.entries);
    for entry in entries {
        let Entry::Clause(id) = entry else { continue };
        let Some(clause) = case.edition().clauses.get(id) else { continue };
        if case.values.includes(id) == Truth::No {
            continue;
        }
        let unknown = clause
            .when
            .values()
            .filter(|condition| !condition.is_about_row() && condition.judge(&case.values) == Truth::Unknown);
        let inside = unknown.filter_map(|condition| case.waits_for(condition));
        let questions: Vec<&Question> = case.clause_waits_for(id).into_iter().chain(inside).collect();
        for question in questions {
            if seen.insert(question.id.clone()) {
                diagnostics.push(waits(case, question, &clause.title));
            }
        }
    }
    diagnostics
}

fn waits(case: &Case, question: &Question, title: &str) -> Diagnostic {
    let message = case.phrase("open-undecided", &[("title", title), ("label", &question.label)]);
    let help = case.plain("open-undecided-help");
    Diagnostic::new(Code::Undecided, At::option(&question.id), message, help)
}
