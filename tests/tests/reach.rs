//! What the check of drafting says that answers can bring about, held against every combination of answers
//! that its small library has: conditions are made up, the documents are assembled, and both must agree.

use clausier::answers::{Answers, Copy};
use clausier::code::Code;
use clausier::engine::Engine;
use clausier::library::Library;
use clausier::lint::lint;
use clausier::render::plain;
use clausier::source::Sources;
use clausier_tests::{folder, lay_over, sources};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;

const GUARD: &str = r#"{ clause = "data" }"#;

/// A library with one sentence that refers to another clause, under two made-up conditions.
fn library(include: &str, when: &str) -> Sources {
    let mut library = sources(&folder().join("faults/base"));
    lay_over(&mut library, &folder().join("drafting"));
    let phrases = folder().join("../clauses/editions/2026-11/phrases.nl.toml");
    library.insert("editions/2026-01/phrases.nl.toml", &fs::read_to_string(phrases).unwrap()).unwrap();
    let facts = format!(
        "title.nl = \"Voorwerp\"\nprinciples = [1]\nreferences = [\"law\"]\nchange = \"first\"\n\
         reason.nl = \"Eerste versie.\"\ninclude = {include}\n\n[when]\nmade-up = {when}\n"
    );
    library.insert("texts/main/scope/1/clause.toml", &facts).unwrap();
    let text = "Vooraf.\n\n{{#if made-up}}\nDit volgt uit [](clause:data).\n{{/if}}\n";
    library.insert("texts/main/scope/1/nl.md", text).unwrap();
    library
}

/// A condition as written.
fn condition() -> impl Strategy<Value = String> {
    let leaves = [
        r#"{ option = "publish", is = true }"#,
        r#"{ option = "publish", is = false }"#,
        r#"{ option = "licence", is = "cc0" }"#,
        r#"{ option = "licence", one-of = ["closed"] }"#,
        r#"{ option = "licence", property = "open", is = true }"#,
        r#"{ option = "licence", answered = true }"#,
        r#"{ option = "contract-name", answered = true }"#,
        r#"{ option = "term", at-least = "P30D" }"#,
        r#"{ option = "term", less-than = "P2M" }"#,
        r#"{ option = "term", more-than = "P6M" }"#,
        r#"{ any-row = "datasets" }"#,
        r#"{ any-row = "datasets", where = { column = "licence", is = "closed" } }"#,
        r#"{ every-row = "datasets", where = { column = "licence", property = "open", is = true } }"#,
        GUARD,
    ];
    let leaf = (0..leaves.len()).prop_map(move |index| leaves[index].to_owned());
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4)
                .prop_map(|all| format!("{{ all = [{}] }}", all.join(", "))),
            prop::collection::vec(inner.clone(), 1..4)
                .prop_map(|any| format!("{{ any = [{}] }}", any.join(", "))),
            inner.prop_map(|inner| format!("{{ not = {inner} }}")),
        ]
    })
}

/// Every combination of answers that the conditions tell apart.
fn every_answer() -> Vec<Answers> {
    let row = |id: &str, licence: &str| json!({ "id": id, "name": "x", "licence": licence });
    let tables = [
        json!([]),
        json!([row("d1", "cc0")]),
        json!([row("d1", "closed")]),
        json!([row("d1", "cc0"), row("d2", "closed")]),
    ];
    let mut all = vec![json!({})];
    let mut vary = |option: &str, values: &[Value]| {
        let old = std::mem::take(&mut all);
        for answers in &old {
            for value in values {
                let mut answers = answers.clone();
                if !value.is_null() {
                    answers[option] = value.clone();
                }
                all.push(answers);
            }
        }
    };
    vary("contract-name", &[json!("y"), Value::Null]);
    vary("publish", &[json!(true), json!(false)]);
    vary("licence", &[json!("cc0"), json!("closed"), json!({ "unknown": true })]);
    vary("term", &[json!("P1D"), json!("P30D"), json!("P45D"), json!("P2M"), json!("P6M")]);
    vary("datasets", &tables);
    let answers =
        |answers: Value| json!({ "schema": 1, "edition": "2026-01", "answers": answers }).to_string();
    all.into_iter().map(|all| Answers::from_json("answers.json", &answers(all)).unwrap()).collect()
}

/// What came about in some documents.
#[derive(Debug, Default, PartialEq)]
struct Seen {
    with_clause: bool,
    without_clause: bool,
    with_text: bool,
    without_text: bool,
    dangling: bool,
}

fn assembled(engine: &Engine) -> Seen {
    let mut seen = Seen::default();
    for answers in every_answer() {
        let dossier = engine.assemble(&answers, Copy::Publication);
        let text = plain::text(&dossier.value.documents[0]);
        // What is not decided prints both sides; the check speaks of what is.
        if dossier.diagnostics.iter().any(|found| found.code == Code::Undecided) {
            continue;
        }
        let has = |code| dossier.diagnostics.iter().any(|found| found.code == code);
        let clause = text.contains("Vooraf.");
        seen.with_clause |= clause;
        seen.without_clause |= !clause;
        let said = text.contains("Dit volgt uit");
        seen.with_text |= clause && said;
        seen.without_text |= clause && !said;
        seen.dangling |= has(Code::DanglingReference) && !has(Code::Unlawful);
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases_wanted(), ..ProptestConfig::default() })]
    #[test]
    fn what_is_said_agrees_with_every_combination_of_answers(include in condition(), when in condition()) {
        let sources = library(&include, &when);
        let library = Library::load(&sources).value;
        let said = lint(&library, &sources);
        let says = |code, words: &str| said.iter().any(|found| found.code == code && found.message.contains(words));
        let engine = Engine::new(library.edition("2026-01", "nl").unwrap().clone()).unwrap_or_else(|found| panic!("{}", found[0]));
        let seen = assembled(&engine);
        prop_assert_eq!(says(Code::NeverThere, "no answers bring"), !seen.with_clause, "{:#?}", said);
        prop_assert_eq!(says(Code::AlwaysThere, "every answer brings"), !seen.without_clause, "{:#?}", said);
        if seen.with_clause {
            prop_assert_eq!(says(Code::NeverThere, "'made-up'"), !seen.with_text, "{:#?}", said);
            // A bare condition on a clause is a guard, which may hold always.
            let guard = when == GUARD;
            prop_assert_eq!(says(Code::AlwaysThere, "'made-up'"), !seen.without_text && !guard, "{:#?}", said);
        }
        prop_assert_eq!(says(Code::ReferenceCanVanish, "'data'"), seen.dangling, "{:#?}", said);
    }
}

fn cases_wanted() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12)
}
