//! The response form: what the tenderer says of each requirement, what it must fill in, what it prices.

use super::Work;
use super::generated::{price_rows, provision, row, table};
use super::text::{body, requirements};
use crate::annex::{Block, Fills, Inline, Level, Place, Row, Section};
use crate::condition::Truth;
use crate::id::Id;
use crate::leaf::capital;

/// The sections of the form.
pub(crate) fn sections(work: &Work) -> Vec<Section> {
    let case = work.case;
    let mut requirement_blocks = vec![body(vec![Inline::text(case.plain("response-intro"))])];
    requirement_blocks.extend(filled(work, requirement_rows(work), |rows| {
        let columns = [
            ("response-provision", 2),
            ("response-requirement", 5),
            ("response-level", 3),
            ("response-quantity", 2),
            ("response-meets", 3),
            ("response-equivalent", 3),
        ];
        table(work, "requirements-table", "response-caption", &columns, rows)
    }));
    let mut sections = vec![section(work, "requirements", "response-requirements", requirement_blocks)];
    let fields = field_rows(work);
    if !fields.is_empty() {
        let columns = [("response-field", 3), ("response-answer", 5)];
        let blocks = vec![table(work, "fields-table", "response-fields", &columns, fields)];
        sections.push(section(work, "fields", "response-fields", blocks));
    }
    let prices = price_rows(work, Some(&gap(case.plain("response-blank-price"))));
    if !prices.is_empty() {
        let columns = [("price-provision", 2), ("price-line", 4), ("price-unit", 2), ("response-price", 3)];
        let blocks = vec![table(work, "prices-table", "price-lines-caption", &columns, prices)];
        sections.push(section(work, "prices", "response-prices", blocks));
    }
    sections
}

/// A section without a number, with a phrase as heading.
pub(crate) fn section(work: &Work, key: &str, heading: &str, blocks: Vec<Block>) -> Section {
    Section {
        key: key.to_owned(),
        number: None,
        heading: work.case.plain(heading),
        provision: None,
        blocks,
        sections: Vec::new(),
    }
}

fn filled(work: &Work, rows: Vec<Row>, make: impl FnOnce(Vec<Row>) -> Block) -> Vec<Block> {
    if rows.is_empty() {
        vec![body(vec![Inline::text(work.case.plain("response-none"))])]
    } else {
        vec![make(rows)]
    }
}

fn requirement_rows(work: &Work) -> Vec<Row> {
    let case = work.case;
    let asked = work.plan.clauses().flat_map(|clause| {
        requirements(work, clause).into_iter().map(move |requirement| (clause, requirement))
    });
    asked
        .map(|(clause, requirement)| {
            let level = match requirement.level {
                Level::MinimumRequirement => "level-minimum-requirement",
                Level::ExecutionCondition => "level-execution-condition",
                Level::ScoredWish => "level-scored-wish",
            };
            let key = format!("requirement-{}", requirement.id.replace('/', "-"));
            let cells = vec![
                provision(work, clause),
                vec![Inline::text(requirement.title)],
                vec![Inline::text(case.plain(level))],
                vec![Inline::text(requirement.quantity)],
                vec![gap(case.plain("response-blank-meets"))],
                vec![gap(case.plain("response-blank-equivalent"))],
            ];
            row(key, cells)
        })
        .collect()
}

/// Questions that the tenderer answers.
fn field_rows(work: &Work) -> Vec<Row> {
    let questions = work.case.edition().questions().filter(|question| question.fills == Fills::Tenderer);
    questions
        .filter(|question| work.case.values.of(&question.id).asked != Truth::No)
        .map(|question| {
            let label = vec![Inline::text(capital(&question.label))];
            row(
                format!("field-{}", question.id),
                vec![label, vec![gap(work.case.plain("response-blank-answer"))]],
            )
        })
        .collect()
}

fn gap(text: String) -> Inline {
    Inline::Blank { place: Place::option(&Id::from("response")), fills: Fills::Tenderer, text }
}
