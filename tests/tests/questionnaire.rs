//! The questions on paper: every question of the buyer stands in it once, for every kind of purchase and preset.

use clausier::annex::{Block, Document, Fills, Section};
use clausier::answers::Answers;
use clausier::option::Kind;
use clausier::render::plain;
use clausier_tests::cases::{cases, engine};
use serde_json::json;
use std::collections::BTreeSet;

fn form(kind: Option<&str>, preset: Option<&str>) -> Document {
    let mut answers = Answers::new(&engine().edition().id);
    answers.preset = preset.map(Into::into);
    answers.answers.extend(kind.map(|kind| ("document".into(), json!(kind))));
    engine().questionnaire(&answers).documents.remove(0)
}

fn walk<'d>(sections: &'d [Section], keys: &mut Vec<&'d str>) {
    for section in sections {
        for block in &section.blocks {
            if let Block::Members { members } = block {
                keys.extend(members.iter().map(|member| member.key.as_str()));
            }
        }
        walk(&section.sections, keys);
    }
}

/// The questions of a form, in its order.
fn questions(document: &Document) -> Vec<&str> {
    let mut keys = Vec::new();
    walk(&document.sections, &mut keys);
    keys.into_iter().filter_map(|key| key.strip_prefix("question-")).collect()
}

#[test]
fn what_is_asked_in_any_case_stands_in_the_form_of_its_kind() {
    for case in cases() {
        let kind = case.dossier().value.kind;
        let document = form(Some(kind.as_str()), None);
        let printed: BTreeSet<&str> = questions(&document).into_iter().collect();
        let interview = engine().interview(&case.answers);
        for question in interview.steps.iter().flat_map(|step| &step.questions) {
            let id = question.place.option.as_str();
            assert!(id == "document" || printed.contains(id), "{}: {id} is not in the form", case.name);
        }
    }
}

#[test]
fn each_question_stands_once_and_only_with_those_who_know() {
    for kind in &engine().edition().kinds {
        let document = form(Some(kind.id.as_str()), None);
        let printed = questions(&document);
        assert_eq!(printed.iter().collect::<BTreeSet<_>>().len(), printed.len(), "{}", kind.id);
        assert!(document.sections.len() >= 3, "{}: few people are asked", kind.id);
        for id in printed {
            let question = engine().edition().question(&id.into()).unwrap();
            assert_eq!(question.fills, Fills::Buyer, "{id}");
        }
    }
}

#[test]
fn a_sheet_does_not_ask_what_only_an_annex_needs_and_never_speaks_of_the_kind() {
    let (annex, sheet) = (form(Some("annex"), None), form(Some("sheet"), None));
    assert!(questions(&annex).len() > questions(&sheet).len() + 10);
    let label = &engine().edition().question(&"document".into()).unwrap().label;
    for document in [annex, sheet] {
        assert!(!plain::text(&document).contains(&format!("'{label}'")), "the kind is chosen already");
    }
}

#[test]
fn what_a_preset_says_is_ticked() {
    let ticked = |document: &Document| plain::text(document).matches('☒').count();
    assert!(ticked(&form(None, Some("sensors"))) > ticked(&form(None, None)));
}

#[test]
fn the_table_has_empty_rows_for_every_column() {
    let document = form(Some("annex"), None);
    let text = plain::text(&document);
    let tables = engine().edition().questions().filter_map(|question| match &question.kind {
        Kind::Table(table) => Some(table),
        _ => None,
    });
    for column in tables.flat_map(|table| &table.columns) {
        assert!(text.contains(&column.title), "{}", column.id);
    }
}
