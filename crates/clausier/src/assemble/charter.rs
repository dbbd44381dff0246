//! Which principles of the charter a dossier serves, and the section of the file note that shows it.

use super::Work;
use super::generated::{provision, row, table};
use super::text::body;
use crate::annex::{Block, Inline, Row, Served};
use crate::render::plain::words;

/// Every principle, with the clauses that serve it.
pub(crate) fn served(work: &Work) -> Vec<Served> {
    let principles = work.case.edition().principles.iter();
    principles
        .map(|principle| {
            let serving = work.plan.clauses().filter(|clause| clause.principles.contains(&principle.number));
            Served {
                number: principle.number,
                title: principle.title.clone(),
                clauses: serving.map(|clause| clause.id.clone()).collect(),
            }
        })
        .collect()
}

/// The section of the file note.
pub(crate) fn blocks(work: &Work) -> Vec<Block> {
    let (case, principles) = (work.case, served(work));
    if principles.is_empty() {
        return Vec::new();
    }
    let served = principles.iter().filter(|principle| !principle.clauses.is_empty()).count();
    let (served, of) = (served.to_string(), principles.len().to_string());
    let columns = [("note-principle", 4), ("note-served-by", 6)];
    let rows = principles.iter().map(|principle| principle_row(work, principle)).collect();
    vec![
        body(vec![Inline::text(case.phrase("note-charter-count", &[("served", &served), ("of", &of)]))]),
        body(vec![Inline::text(case.plain("note-charter-intro"))]),
        table(work, "charter-table", "note-charter-caption", &columns, rows),
    ]
}

fn principle_row(work: &Work, principle: &Served) -> Row {
    let clauses = principle.clauses.iter().filter_map(|id| work.case.edition().clauses.get(id));
    let serving: Vec<String> = clauses.map(|clause| words(&provision(work, clause))).collect();
    let by = if serving.is_empty() { work.case.plain("note-not-served") } else { serving.join(", ") };
    let name = format!("{} {}", principle.number, principle.title);
    row(format!("principle-{}", principle.number), vec![vec![Inline::text(name)], vec![Inline::text(by)]])
}
