//! Provisions that are made from the others: definitions, colophon, deviations, price lines.

use super::Work;
use super::text::{Writer, body, holds, labelled};
use crate::annex::{Block, Cell, Column, Inline, ListStyle, Place, Row, Section, Table};
use crate::case::Maturity;
use crate::edition::{Clause, Generated, Reference, Status};
use crate::id::Id;
use crate::render::plain::words;
use crate::words::Words;
use std::collections::BTreeSet;

/// The anchor of a generated provision.
pub(crate) fn key(generated: Generated) -> &'static str {
    match generated {
        Generated::Definitions => "definitions",
        Generated::Colophon => "colophon",
        Generated::Deviations => "deviations",
        Generated::PriceLines => "price-lines",
    }
}

/// A generated provision. Definitions are put in later, by [`definitions`].
pub(crate) fn section(writer: &Writer, generated: Generated, number: Option<String>) -> Section {
    let blocks = match generated {
        Generated::Definitions => Vec::new(),
        Generated::Colophon => colophon(writer.work),
        Generated::Deviations => deviations(writer),
        Generated::PriceLines => price_lines(writer),
    };
    let key = key(generated);
    Section {
        key: key.to_owned(),
        number,
        heading: writer.work.case.plain(key),
        provision: None,
        blocks,
        sections: Vec::new(),
    }
}

/// The terms used so far, and the terms that their definitions use.
pub(crate) fn definitions(writer: &Writer) -> Vec<Block> {
    let case = writer.work.case;
    let known = &case.edition().terms;
    let mut defined = BTreeSet::new();
    while let Some(next) = writer.terms().difference(&defined).next().cloned() {
        if let Some(term) = known.get(&next) {
            writer.notice_words(&term.definition);
        }
        defined.insert(next);
    }
    let mut terms: Vec<_> = defined.iter().filter_map(|id| known.get(id)).collect();
    terms.sort_by_key(|term| term.forms.first().map(|form| form.to_lowercase()));
    if terms.is_empty() {
        return vec![body(vec![Inline::text(case.plain("definitions-none"))])];
    }
    let last = terms.len() - 1;
    let items = terms.iter().enumerate().map(|(index, term)| {
        let headword = term.forms.first().cloned().unwrap_or_default();
        let end = if index == last { "." } else { ";" };
        vec![body(vec![
            Inline::Strong { content: vec![Inline::text(headword)] },
            Inline::text(format!(": {}{end}", term.definition)),
        ])]
    });
    let annex = words(&case.word(writer.work.scope, "annex"));
    vec![
        body(vec![Inline::text(case.phrase("definitions-intro", &[("annex", &annex)]))]),
        Block::List { style: ListStyle::Degree, items: labelled(ListStyle::Degree, items.collect()) },
    ]
}

fn colophon(work: &Work) -> Vec<Block> {
    let case = work.case;
    let edition = case.edition();
    let state = match (case.maturity(), &edition.release) {
        (Maturity::Released, Some(release)) => case.phrase(
            "colophon-released",
            &[("date", &case.engine.words.date(release.on)), ("by", &release.by)],
        ),
        (Maturity::Drafts, _) => case.plain("colophon-unreviewed"),
        _ => case.plain("colophon-underway"),
    };
    let used: Vec<String> = work
        .plan
        .clauses()
        .map(|clause| {
            let version = clause.version.to_string();
            case.phrase("colophon-clause", &[("id", clause.id.as_str()), ("version", &version)])
        })
        .collect();
    let mut lines = vec![
        case.phrase("colophon-edition", &[("edition", &edition.title)]),
        state,
        case.phrase("colophon-clauses", &[("list", &used.join(", "))]),
    ];
    if let Some(date) = cited(work).iter().map(|reference| reference.checked_on).min() {
        lines.push(case.phrase("colophon-checked", &[("date", &case.engine.words.date(date))]));
    }
    lines.into_iter().map(|line| body(vec![Inline::text(line)])).collect()
}

/// The references that the clauses of a dossier rest on, each once, in the order of their ids.
pub(crate) fn cited<'a>(work: &Work<'_, 'a>) -> Vec<&'a Reference> {
    let ids: BTreeSet<&Id> = work.plan.clauses().flat_map(|clause| &clause.references).collect();
    ids.into_iter().filter_map(|id| work.case.edition().references.get(id)).collect()
}

fn deviations(writer: &Writer) -> Vec<Block> {
    let work = writer.work;
    let case = work.case;
    let rows: Vec<Row> = work
        .plan
        .clauses()
        .flat_map(|clause| clause.deviations.iter().map(move |deviation| (clause, deviation)))
        .filter(|(clause, deviation)| holds(work, clause, deviation.when.as_ref()))
        .map(|(clause, deviation)| {
            let citation = case.edition().references.get(&deviation.reference);
            let citation = citation.map_or_else(String::new, |reference| reference.citation.clone());
            let reason = deviation.reason.as_ref().and_then(|option| case.edition().question(option));
            let reason = reason.map_or_else(Vec::new, |question| {
                case.content(question, &case.values.of(&question.id), Place::option(&question.id))
            });
            row(
                format!("deviation-{}-{}", clause.id, deviation.reference),
                vec![vec![Inline::text(citation)], provision(work, clause), reason],
            )
        })
        .collect();
    if rows.is_empty() {
        return vec![body(vec![Inline::text(case.plain("deviations-none"))])];
    }
    let columns = [("deviation-article", 3), ("deviation-provision", 2), ("deviation-reason", 5)];
    vec![
        body(vec![Inline::text(case.plain("deviations-intro"))]),
        table(work, "deviations-table", "deviations-caption", &columns, rows),
    ]
}

fn price_lines(writer: &Writer) -> Vec<Block> {
    let work = writer.work;
    let rows = price_rows(work, None);
    if rows.is_empty() {
        return vec![body(vec![Inline::text(work.case.plain("price-lines-none"))])];
    }
    let columns = [("price-provision", 2), ("price-line", 5), ("price-unit", 2)];
    vec![table(work, "price-lines-table", "price-lines-caption", &columns, rows)]
}

/// A row per price line: provision, line, unit, and the cell to fill if there is one.
pub(crate) fn price_rows(work: &Work, fill: Option<&Inline>) -> Vec<Row> {
    work.plan
        .clauses()
        .flat_map(|clause| clause.prices.iter().map(move |price| (clause, price)))
        .filter(|(clause, price)| holds(work, clause, price.when.as_ref()))
        .map(|(clause, price)| {
            let mut cells = vec![
                provision(work, clause),
                vec![Inline::text(price.title.clone())],
                vec![Inline::text(price.unit.clone())],
            ];
            cells.extend(fill.map(|fill| vec![fill.clone()]));
            row(format!("price-{}-{}", clause.id, price.id), cells)
        })
        .collect()
}

/// "artikel 3.2", for a table outside the annex; the title of a clause without a number.
pub(crate) fn provision(work: &Work, clause: &Clause) -> Vec<Inline> {
    let text = match work.plan.number(clause.id.as_str()) {
        Some((_, Some(number))) => work.case.phrase("article", &[("number", number)]),
        _ => clause.title.clone(),
    };
    vec![Inline::text(text)]
}

/// A row of inlines.
pub(crate) fn row(key: String, cells: Vec<Vec<Inline>>) -> Row {
    Row { key, cells: cells.into_iter().map(|content| Cell { content }).collect() }
}

/// A table with phrases as caption and heads.
pub(crate) fn table(work: &Work, key: &str, caption: &str, columns: &[(&str, u32)], rows: Vec<Row>) -> Block {
    let heads = columns.iter().map(|(name, weight)| (work.case.plain(name), *weight));
    table_of(key.to_owned(), work.case.plain(caption), heads, rows)
}

/// A table with a caption and heads that are words already.
pub(crate) fn table_of(
    key: String,
    caption: String,
    columns: impl IntoIterator<Item = (String, u32)>,
    rows: Vec<Row>,
) -> Block {
    let columns = columns.into_iter().map(|(heading, weight)| Column { heading, weight }).collect();
    Block::Table(Table { key, caption, columns, rows })
}

/// Citation, state and day of checking.
pub(crate) fn reference_cells(words: &Words, reference: &Reference) -> Vec<Vec<Inline>> {
    let status = match reference.status {
        Status::InForce => "status-in-force",
        Status::Amended => "status-amended",
        Status::Repealed => "status-repealed",
        Status::Proposal => "status-proposal",
        Status::Standard => "status-standard",
    };
    let verified = if reference.verified { "note-verified" } else { "note-unverified" };
    let state = format!("{}; {}", words.plain(status), words.plain(verified));
    let cells = [reference.citation.clone(), state, words.date(reference.checked_on)];
    cells.map(|cell| vec![Inline::text(cell)]).to_vec()
}
