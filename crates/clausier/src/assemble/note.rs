//! The file note: why each provision is there, what departs and why, what is open, which principles of the
//! charter are served, and on which sources the texts rest. Internal; never given to tenderers.

use super::Work;
use super::generated::{cited, reference_cells, row, table};
use super::response::section;
use super::text::{body, labelled};
use crate::annex::{Block, Inline, ListStyle, Place, Reason, Row, Section};
use crate::code::Code;
use crate::condition::Truth;
use crate::edition::{Clause, Reference};
use crate::interview::Origin;
use crate::leaf::capital;
use crate::option::Question;
use crate::rules::Finding;
use crate::value::Value;

/// The sections of the note.
pub(crate) fn sections(work: &Work) -> Vec<Section> {
    [
        ("open", "note-open", open(work)),
        ("withdrawn", "note-withdrawn", withdrawn(work)),
        ("departures", "note-departures", departures(work)),
        ("hints", "note-hints", hints(work)),
        ("provisions", "note-provisions", provisions(work)),
        ("left-out", "note-left-out", left_out(work)),
        ("stars", "note-stars", super::stars::blocks(work)),
        ("charter", "note-charter", super::charter::blocks(work)),
        ("references", "note-references", references(work)),
        ("answers", "note-answers", answers(work)),
    ]
    .into_iter()
    .filter(|(_, _, blocks)| !blocks.is_empty())
    .map(|(key, heading, blocks)| section(work, key, heading, blocks))
    .collect()
}

fn open(work: &Work) -> Vec<Block> {
    let blocking =
        work.case.findings.iter().filter(|finding| matches!(finding.code, Code::Outside | Code::Unlawful));
    let mut items: Vec<Vec<Block>> = blocking.map(|finding| finding_blocks(work, finding)).collect();
    let points = work.case.open_points();
    items.extend(points.into_iter().map(|point| vec![body(vec![Inline::text(point.text)])]));
    if items.is_empty() { sentence(work, "note-open-none") } else { list(items) }
}

fn withdrawn(work: &Work) -> Vec<Block> {
    let items: Vec<_> = work.case.withdrawn().map(|(_, text)| vec![body(vec![Inline::text(text)])]).collect();
    if items.is_empty() { Vec::new() } else { list(items) }
}

fn departures(work: &Work) -> Vec<Block> {
    let departures =
        work.case.findings.iter().filter(|finding| matches!(finding.code, Code::Departs | Code::Explained));
    let items: Vec<_> = departures.map(|finding| finding_blocks(work, finding)).collect();
    if items.is_empty() { sentence(work, "note-departures-none") } else { list(items) }
}

fn hints(work: &Work) -> Vec<Block> {
    let hints = work.case.findings.iter().filter(|finding| finding.code == Code::Hint);
    let items: Vec<_> = hints.map(|finding| finding_blocks(work, finding)).collect();
    if items.is_empty() { Vec::new() } else { list(items) }
}

/// What a finding says, its basis and way out, and the reason for a departure.
fn finding_blocks(work: &Work, finding: &Finding) -> Vec<Block> {
    let case = work.case;
    let mut blocks = vec![body(vec![Inline::text(finding.diagnostic(case).message)])];
    if finding.code == Code::Explained {
        let place = match &finding.at {
            crate::diagnostic::At::Question { place } => place.clone(),
            _ => Place::option(&finding.rule),
        };
        blocks.push(body(vec![
            Inline::text(case.plain("note-reason")),
            Inline::Value { place, text: finding.reason.clone() },
        ]));
        return blocks;
    }
    blocks.push(body(vec![Inline::text(finding.way_out.clone())]));
    if finding.code == Code::Departs {
        let words = format!("{}{}", case.plain("note-reason"), case.plain("note-no-reason"));
        blocks.push(body(vec![Inline::text(words)]));
    }
    blocks
}

fn provisions(work: &Work) -> Vec<Block> {
    let case = work.case;
    let rows: Vec<Row> = work
        .plan
        .clauses()
        .map(|clause| {
            let cells = vec![
                vec![Inline::text(named(work, clause))],
                vec![Inline::text(say(work, &case.reasons(clause), false))],
                vec![Inline::text(law(work, clause))],
                vec![Inline::text(clause.version.to_string())],
            ];
            row(format!("why-{}", clause.id), cells)
        })
        .collect();
    let columns = [("note-provision", 4), ("note-why", 5), ("note-law", 5), ("note-version", 2)];
    let regime: Vec<String> = case
        .kind()
        .into_iter()
        .flat_map(|kind| &kind.regime)
        .filter_map(|id| case.edition().references.get(id))
        .map(|reference| reference.citation.clone())
        .collect();
    let list = case.engine.words.list(&regime);
    vec![
        body(vec![Inline::text(case.phrase("note-regime", &[("list", &list)]))]),
        table(work, "provisions-table", "note-provisions-caption", &columns, rows),
    ]
}

fn named(work: &Work, clause: &Clause) -> String {
    let number = match work.plan.number(clause.id.as_str()) {
        Some((_, Some(number))) => format!("{number} "),
        _ => String::new(),
    };
    format!("{number}{}", clause.title)
}

/// Reasons in sentences: why a clause is in, or why it is out.
fn say(work: &Work, reasons: &[Reason], out: bool) -> String {
    let case = work.case;
    let reason = |reason: &Reason| match reason {
        Reason::Always => case.plain("note-always"),
        Reason::Answer { label, answer, .. } => {
            case.phrase("note-because-answer", &[("label", &capital(label)), ("answer", answer)])
        }
        Reason::Rule { text, .. } => case.phrase("note-because-rule", &[("text", text)]),
        Reason::Clause { clause } => {
            let title = case.edition().clauses.get(clause).map_or("", |clause| clause.title.as_str());
            let phrase = if out { "note-without-clause" } else { "note-because-clause" };
            case.phrase(phrase, &[("clause", title)])
        }
    };
    reasons.iter().map(reason).collect::<Vec<_>>().join(" ")
}

fn law(work: &Work, clause: &Clause) -> String {
    let references = clause.references.iter().filter_map(|id| work.case.edition().references.get(id));
    let citations: Vec<&str> = references.map(|reference| reference.citation.as_str()).collect();
    citations.join("; ")
}

fn left_out(work: &Work) -> Vec<Block> {
    let case = work.case;
    let rows: Vec<Row> = crate::left_out::clauses(case)
        .map(|(clause, _)| {
            let why = say(work, &crate::left_out::reasons(case, clause), true);
            let cells = vec![vec![Inline::text(clause.title.clone())], vec![Inline::text(why)]];
            row(format!("left-out-{}", clause.id), cells)
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [("note-provision", 4), ("note-why", 6)];
    vec![
        body(vec![Inline::text(case.plain("note-left-out-intro"))]),
        table(work, "left-out-table", "note-left-out-caption", &columns, rows),
    ]
}

fn references(work: &Work) -> Vec<Block> {
    let rows: Vec<Row> = cited(work).into_iter().map(|reference| reference_row(work, reference)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [("note-reference", 6), ("note-status", 4), ("note-checked", 3)];
    vec![table(work, "references-table", "note-references-caption", &columns, rows)]
}

fn reference_row(work: &Work, reference: &Reference) -> Row {
    row(format!("reference-{}", reference.id), reference_cells(&work.case.engine.words, reference))
}

fn answers(work: &Work) -> Vec<Block> {
    let questions = work.case.edition().questions();
    let rows: Vec<Row> = questions.filter_map(|question| answer_row(work, question)).collect();
    let columns = [("note-question", 5), ("note-answer", 5), ("note-origin", 2)];
    vec![table(work, "answers-table", "note-answers-caption", &columns, rows)]
}

fn answer_row(work: &Work, question: &Question) -> Option<Row> {
    let case = work.case;
    let held = case.values.of(&question.id);
    if held.asked == Truth::No {
        return None;
    }
    let place = Place::option(&question.id);
    let answer = match &held.value {
        Some(Value::Table(rows)) => Inline::Value { place, text: case.row_titles(question, rows) },
        Some(value) => Inline::Value { place, text: case.engine.words.cell(case.edition(), question, value) },
        None if held.unknown => Inline::text(case.plain("note-unknown")),
        None => Inline::text(case.plain("empty")),
    };
    let origin = match held.origin {
        Some(Origin::User) => case.plain("origin-user"),
        Some(Origin::Preset) => case.plain("origin-preset"),
        Some(Origin::Rule) => case.plain("origin-rule"),
        Some(Origin::Inherited) => case.plain("origin-inherited"),
        Some(Origin::Default) => case.plain("origin-default"),
        None => case.plain("empty"),
    };
    let label = vec![Inline::text(capital(&question.label))];
    Some(row(format!("answer-{}", question.id), vec![label, vec![answer], vec![Inline::text(origin)]]))
}

fn sentence(work: &Work, phrase: &str) -> Vec<Block> {
    vec![body(vec![Inline::text(work.case.plain(phrase))])]
}

fn list(items: Vec<Vec<Block>>) -> Vec<Block> {
    vec![Block::List { style: ListStyle::Dash, items: labelled(ListStyle::Dash, items) }]
}
