//! A purchase with as much in it as there can be: for measuring, not for judging.

use clausier::annex::Section;
use clausier::answers::{Answers, Copy};
use clausier::engine::Engine;
use clausier::id::Id;
use clausier::option::{Kind, Question, TableKind};
use clausier::ways::Change;
use serde_json::{Value as Json, json};

/// How many rows the largest table gets.
pub const ROWS: usize = 40;

/// Answers with every provision that single changes can bring in together, over the preset that begins with the
/// most, and [`ROWS`] rows in the table with the longest catalogue.
pub fn full(engine: &Engine) -> Answers {
    let presets = engine.edition().presets.iter().map(|preset| {
        let mut answers = Answers::new(&engine.edition().id);
        answers.preset = Some(preset.id.clone());
        fill_rows(engine, &mut answers);
        answers
    });
    let mut best = presets.max_by_key(|answers| provisions(engine, answers)).unwrap_or_default();
    while let Some(better) = better(engine, &best) {
        best = better;
    }
    best
}

/// How many provisions the documents of some answers have.
pub fn provisions(engine: &Engine, answers: &Answers) -> usize {
    let dossier = engine.assemble(answers, Copy::Publication).value;
    let sections = dossier.documents.iter().flat_map(|document| &document.sections);
    let all = sections.flat_map(|section: &Section| std::iter::once(section).chain(&section.sections));
    all.filter(|section| section.provision.is_some()).count()
}

/// The first single change that brings in more.
fn better(engine: &Engine, answers: &Answers) -> Option<Answers> {
    let now = provisions(engine, answers);
    let ways = engine.left_out(answers).into_iter().flat_map(|out| out.ways);
    let changed = ways.map(|change| with(answers, change));
    changed.into_iter().find(|changed| provisions(engine, changed) > now)
}

fn with(answers: &Answers, change: Change) -> Answers {
    let mut changed = answers.clone();
    let Change { place, value, .. } = change;
    match (place.row, place.column) {
        (Some(row), Some(column)) => {
            let rows = changed.answers.get_mut(&place.option).and_then(Json::as_array_mut);
            for cells in rows.into_iter().flatten().filter(|cells| cells["id"] == row.as_str()) {
                cells[column.as_str()] = value.clone();
            }
        }
        _ => drop(changed.answers.insert(place.option, value)),
    }
    changed
}

fn fill_rows(engine: &Engine, answers: &mut Answers) {
    let Some((table, kind)) = largest_table(engine) else { return };
    let rows = kind.catalogue.iter().cycle().take(ROWS.min(kind.max_rows)).enumerate();
    let rows = rows.map(|(at, item)| json!({ "id": format!("d{}", at + 1), "from": item.id }));
    answers.answers.insert(table.clone(), rows.collect());
}

fn largest_table(engine: &Engine) -> Option<(&Id, &TableKind)> {
    let table = |question: &'_ Question| -> Option<usize> {
        let Kind::Table(kind) = &question.kind else { return None };
        Some(kind.catalogue.len())
    };
    let question = engine.edition().questions().max_by_key(|question| table(question))?;
    let Kind::Table(kind) = &question.kind else { return None };
    Some((&question.id, kind))
}
