//! Every case in `tests/cases`: its documents as expected, what must and must not be in them, and laws
//! that hold for every dossier.

use clausier::annex::{Block, Document, Standing};
use clausier::answers::{Answers, Copy};
use clausier::code::Code;
use clausier::condition::Truth;
use clausier::diagnostic::Severity;
use clausier::edition::{Entry, PurchaseKind};
use clausier::engine::Engine;
use clausier::render::{self, plain};
use clausier_tests::cases::{Case, cases, compare, engine, lines};
use clausier_tests::walk;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn documents_are_as_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let dossier = case.dossier();
        for document in &dossier.value.documents {
            let path = case.folder.join(format!("expected/{}.txt", document.kind.name()));
            wrong.extend(compare(&path, &plain::text(document)).err());
        }
        let path = case.folder.join("expected/diagnostics.txt");
        wrong.extend(compare(&path, &lines(&dossier.diagnostics)).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn files_have_the_same_bytes_as_ever() {
    let mut wrong = Vec::new();
    for case in cases() {
        let dossier = case.dossier().value;
        let mut digests = String::new();
        for document in &dossier.documents {
            let name = document.kind.name();
            let html = render::html::page(&dossier, document).into_bytes();
            for (kind, bytes) in [("docx", render::docx::file(&dossier, document)), ("html", html)] {
                digests.push_str(&format!("{}  {name}.{kind}\n", hexadecimal(&bytes)));
            }
        }
        wrong.extend(compare(&case.folder.join("expected/files.sha256"), &digests).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn expectations_of_each_case_hold() {
    for case in cases() {
        let expect: toml::Table =
            toml::from_str(&fs::read_to_string(case.folder.join("expect.toml")).unwrap()).unwrap();
        let list = |key: &str| -> Vec<String> {
            let items = expect.get(key).and_then(|value| value.as_array()).cloned().unwrap_or_default();
            items.iter().map(|item| item.as_str().unwrap().to_owned()).collect()
        };
        let dossier = case.dossier();
        let included: BTreeSet<String> =
            dossier.value.lock.iter().filter(|l| l.kind == "clause").map(|l| l.id.to_string()).collect();
        for clause in list("provisions") {
            assert!(included.contains(&clause), "{}: {clause} must be in", case.name);
        }
        for clause in list("absent") {
            assert!(!included.contains(&clause), "{}: {clause} must not be in", case.name);
        }
        let annex = plain::text(&dossier.value.documents[0]);
        for words in list("words") {
            assert!(annex.contains(&words), "{}: the annex lacks '{words}'", case.name);
        }
        let found: BTreeSet<String> = dossier
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity != Severity::Hint)
            .map(|diagnostic| diagnostic.code.to_string())
            .collect();
        let expected: BTreeSet<String> = list("diagnostics").into_iter().collect();
        assert_eq!(found, expected, "{}: {}", case.name, lines(&dossier.diagnostics));
    }
}

#[test]
fn real_purchases_are_complete_but_for_review() {
    for case in cases() {
        let dossier = case.dossier();
        assert_eq!(
            dossier.value.standing,
            Standing::Unreviewed,
            "{}: {}",
            case.name,
            lines(&dossier.diagnostics)
        );
        assert_eq!(dossier.value.open_points, Vec::new(), "{}", case.name);
    }
}

#[test]
fn a_publication_copy_carries_no_cell_that_is_not_printed() {
    let case = cases().into_iter().find(|case| case.name == "permits-saas").unwrap();
    let mut answers = case.answers.clone();
    let secret = "Niet voor inschrijvers";
    answers.answers.get_mut("datasets").unwrap()[0]["closed-reason"] = serde_json::json!(secret);
    let carried = |copy| engine().assemble(&answers, copy).value.carried.to_string();
    let published = engine().assemble(&answers, Copy::Publication).value;
    let texts = published.documents.iter().filter(|document| document.kind.name() != "note").map(plain::text);
    assert!(texts.into_iter().all(|text| !text.contains(secret)), "this case does not print it");
    assert!(!carried(Copy::Publication).contains(secret));
    assert!(carried(Copy::Working).contains(secret));
}

#[test]
fn drafts_say_so_in_every_document() {
    for case in cases() {
        for document in &case.dossier().value.documents {
            assert!(document.banner.is_some() && document.notice.is_some(), "{}", case.name);
        }
    }
}

#[test]
fn references_point_to_sections_of_their_document() {
    for case in cases() {
        for document in &case.dossier().value.documents {
            assert_eq!(walk::dangling(document), Vec::<String>::new(), "{}", case.name);
        }
    }
}

#[test]
fn questions_stay_within_the_budget() {
    for case in cases() {
        let interview = engine().interview(&case.answers);
        // An addendum names its parties, its ground and the facts of it on top of what an annex asks.
        let most = match case.dossier().value.kind.as_str() {
            "sheet" => 8,
            "addendum" => 24,
            _ => 20,
        };
        assert!(interview.asked <= most, "{}: {} questions", case.name, interview.asked);
    }
}

#[test]
fn presets_break_no_rule_by_themselves() {
    let engine = engine();
    for preset in &engine.edition().presets {
        let mut answers = Answers::new(&engine.edition().id);
        answers.preset = Some(preset.id.clone());
        let interview = engine.interview(&answers);
        let questions = interview.steps.iter().flat_map(|step| &step.questions);
        let found = interview.diagnostics.iter().chain(questions.flat_map(|question| &question.diagnostics));
        let breaking: Vec<_> = found
            .filter(|d| matches!(d.code, Code::Unlawful | Code::Departs | Code::Outside | Code::WrongAnswer))
            .collect();
        assert!(breaking.is_empty(), "{}: {breaking:?}", preset.id);
    }
}

#[test]
fn members_are_numbered_through() {
    for case in cases() {
        for document in &case.dossier().value.documents {
            numbered(document, &case);
        }
    }
}

fn numbered(document: &Document, case: &Case) {
    let sections = document.sections.iter().flat_map(|s| std::iter::once(s).chain(&s.sections));
    for section in sections {
        let labels: Vec<String> = section
            .blocks
            .iter()
            .flat_map(|block| match block {
                Block::Members { members } => members.iter().map(|member| member.label.clone()).collect(),
                _ => Vec::new(),
            })
            .collect();
        let expected: Vec<String> = (1..=labels.len()).map(|number| format!("{number}.")).collect();
        assert_eq!(labels, expected, "{}: {}", case.name, section.key);
    }
}

#[test]
fn without_answers_no_clause_is_dropped_silently() {
    let mut edition = engine().edition().clone();
    for question in edition.steps.iter_mut().flat_map(|step| &mut step.options) {
        (question.default, question.when_unknown) = (None, None);
    }
    let listed = |kind: &PurchaseKind| -> BTreeSet<String> {
        let entries = kind.parts.iter().flat_map(|part| &part.entries);
        entries
            .filter_map(|entry| match entry {
                Entry::Clause(id) => Some(id.to_string()),
                Entry::Generated(_) => None,
            })
            .collect()
    };
    let expected = listed(edition.kind(&"annex".into()).unwrap());
    let mut answers = Answers::new(&edition.id);
    answers.answers.insert("document".into(), serde_json::json!("annex"));
    let dossier = Engine::new(edition)
        .unwrap_or_else(|f| panic!("{}", lines(&f)))
        .assemble(&answers, Copy::Publication);
    let locked = dossier.value.lock.iter().filter(|locked| locked.kind == "clause");
    let found: BTreeSet<String> = locked.map(|locked| locked.id.to_string()).collect();
    assert_eq!(expected.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(dossier.diagnostics.iter().any(|found| found.code == Code::Undecided));
    assert_eq!(dossier.value.standing, Standing::Open);
}

#[test]
fn more_answers_never_turn_yes_into_no() {
    // Kleene's tables, whole: three truths are few enough to try all pairs.
    let all = [Truth::No, Truth::Unknown, Truth::Yes];
    let refines = |one: Truth, two: Truth| one == Truth::Unknown || one == two;
    for (a, b) in all.into_iter().flat_map(|a| all.map(|b| (a, b))) {
        for (c, d) in all.into_iter().flat_map(|c| all.map(|d| (c, d))) {
            if refines(a, c) && refines(b, d) {
                assert!(refines(Truth::all([a, b]), Truth::all([c, d])));
                assert!(refines(Truth::any([a, b]), Truth::any([c, d])));
                assert!(refines(a.negate(), c.negate()));
            }
        }
    }
}
