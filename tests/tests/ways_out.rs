//! Ways out of what rules find hold what they promise: the finding goes, no other comes, and the search
//! gives the same each time.

use clausier::answers::{Answers, Copy};
use clausier::code::Code;
use clausier::engine::Engine;
use clausier::option::{Kind, Question};
use clausier::way_out::WaysOut;
use clausier::ways::Change;
use clausier_tests::cases::{cases, engine};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn some_case_has_a_finding_with_a_way_out() {
    let mut seen = 0;
    let case = &cases()[0];
    for question in engine().edition().questions() {
        for value in values(question).into_iter().take(3) {
            let mut answers = case.answers.clone();
            answers.answers.insert(question.id.clone(), value);
            seen += check(&answers);
        }
    }
    assert!(seen > 3, "only {seen} ways were found");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]
    #[test]
    fn every_way_leads_out(case in 0..cases().len(), picks in prop::collection::vec((any::<usize>(), any::<usize>()), 1..4)) {
        let mut answers = cases()[case].answers.clone();
        let questions: Vec<&Question> = engine().edition().questions().collect();
        for (question, value) in picks {
            let question = questions[question % questions.len()];
            let values = values(question);
            if !values.is_empty() {
                answers.answers.insert(question.id.clone(), values[value % values.len()].clone());
            }
        }
        check(&answers);
    }
}

/// The answers of few that a question may have.
fn values(question: &Question) -> Vec<Value> {
    let edition = engine().edition();
    match &question.kind {
        Kind::Choice { choices } => edition.choices(choices).iter().map(|choice| json!(choice.id)).collect(),
        Kind::YesNo => vec![json!(true), json!(false)],
        _ => Vec::new(),
    }
}

/// Checks all ways out of these answers, and counts them.
fn check(answers: &Answers) -> usize {
    let engine = engine();
    let all = engine.ways_out(answers);
    assert_eq!(all, engine.ways_out(answers));
    let before = bad(engine, answers);
    for found in &all {
        for way in &found.ways {
            let after = bad(engine, &taken(engine, answers, way));
            // Two rows may have findings of the same words.
            assert!(after.len() < before.len(), "{way:?} does not solve {}", found.message);
            let new: Vec<&String> = after.iter().filter(|finding| !before.contains(finding)).collect();
            assert!(new.is_empty(), "{way:?} brings {new:?}");
        }
    }
    all.iter().map(|found: &WaysOut| found.ways.len()).sum()
}

fn taken(engine: &Engine, answers: &Answers, way: &[Change]) -> Answers {
    let mut answers = answers.clone();
    for change in way {
        match (&change.place.row, &change.place.column) {
            (Some(row), Some(column)) => {
                let table = &change.place.option;
                let interview = engine.interview(&answers);
                let mut questions = interview.steps.iter().flat_map(|step| &step.questions);
                let in_force = questions.find(|question| question.place.option == *table).unwrap();
                let mut rows = in_force.answer.value.clone();
                let cells = rows.as_array_mut().unwrap().iter_mut().find(|cells| cells["id"] == row.as_str());
                cells.unwrap()[column.as_str()] = change.value.clone();
                answers.answers.insert(table.clone(), rows);
            }
            _ => drop(answers.answers.insert(change.place.option.clone(), change.value.clone())),
        }
    }
    answers
}

fn bad(engine: &Engine, answers: &Answers) -> Vec<String> {
    let found = engine.assemble(answers, Copy::Publication).diagnostics;
    let bad = |code| matches!(code, Code::Outside | Code::Unlawful | Code::Departs);
    let found = found.into_iter().filter(|diagnostic| bad(diagnostic.code));
    found.map(|diagnostic| format!("{} {}", diagnostic.at, diagnostic.message)).collect()
}
