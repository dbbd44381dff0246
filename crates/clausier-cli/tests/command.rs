//! The command as somebody uses it: exit codes, what is said where, and files that are whole or not there.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod run;

use run::{Desk, clausier};
use std::fs;

const SENSORS: &str = "schema = 1\nedition = \"2026-11\"\npreset = \"sensors\"\n[answers]\n\
authority-name = \"Stad Voorbeeldgem\"\nbody-type = \"municipality\"\ncontract-name = \"Sensoren\"\n";

/// A body that the edition does not cover.
const BLOCKED: &str =
    "schema = 1\nedition = \"2026-11\"\npreset = \"sensors\"\n[answers]\nbody-type = \"other\"\n";

#[test]
fn each_format_is_written_by_the_name_of_the_file() {
    let desk = Desk::new();
    desk.write("a.toml", SENSORS);
    for (name, starts) in
        [("a.docx", "PK\u{3}\u{4}"), ("a.html", "<!doctype html>"), ("a.json", "{"), ("a.txt", "Bijlage")]
    {
        let run = desk.run(&["assemble", "a.toml", "-o", name]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(run.stdout, "");
        let bytes = fs::read(desk.path(name)).unwrap();
        let start = String::from_utf8_lossy(&bytes[..starts.len()]).to_lowercase();
        assert_eq!(start, starts.to_lowercase(), "{name}");
    }
}

#[test]
fn the_result_alone_goes_to_standard_output() {
    let desk = Desk::new();
    desk.write("a.toml", SENSORS);
    let run = desk.run(&["assemble", "a.toml", "-o", "-", "--format", "txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("Bijlage"), "{}", run.stdout);
    assert!(!run.stdout.contains("hint["));
    assert!(run.stderr.contains("hint["), "{}", run.stderr);
}

#[test]
fn answers_come_from_standard_input_in_toml_and_in_json() {
    let desk = Desk::new();
    let json = r#" {"schema": 1, "edition": "2026-11", "preset": "sensors", "answers": {"contract-name": "Zoemer"}}"#;
    for text in [SENSORS.replace("Sensoren", "Zoemer"), json.to_owned()] {
        let run = desk.run_with(&["assemble", "-", "-o", "-", "--format", "txt"], &text);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.contains("Zoemer"), "{}", run.stdout);
    }
}

#[test]
fn all_documents_go_to_a_folder() {
    let desk = Desk::new();
    desk.write("a.toml", SENSORS);
    let run = desk.run(&["assemble", "a.toml", "--all", "-o", "out/deep", "--format", "html"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(desk.names("out/deep"), ["annex.html", "inserts.html", "note.html", "response.html"]);
}

#[test]
fn one_document_can_be_chosen() {
    let desk = Desk::new();
    desk.write("a.toml", SENSORS);
    let run = desk.run(&["assemble", "a.toml", "-o", "-", "--format", "txt", "--document", "note"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("Dossiernota"), "{}", run.stdout);
}

#[test]
fn a_document_that_the_kind_lacks_is_named() {
    let desk = Desk::new();
    desk.write("a.toml", SENSORS.replace("[answers]", "[answers]\ndocument = \"sheet\""));
    let run = desk.run(&["assemble", "a.toml", "-o", "a.txt", "--document", "inserts", "--draft"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[no-such-document]"), "{}", run.stderr);
    assert_eq!(desk.names("."), ["a.toml"]);
}

#[test]
fn a_blocked_result_is_written_only_as_a_draft() {
    let desk = Desk::new();
    desk.write("a.toml", BLOCKED);
    let run = desk.run(&["assemble", "a.toml", "-o", "a.docx"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("error[outside]"), "{}", run.stderr);
    assert!(run.stderr.contains("Nothing was written"), "{}", run.stderr);
    assert_eq!(desk.names("."), ["a.toml"]);

    let run = desk.run(&["assemble", "a.toml", "-o", "a.docx", "--draft"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("draft that must not be used"), "{}", run.stderr);
    assert_eq!(desk.names("."), ["a.docx", "a.toml"]);
}

#[test]
fn open_points_do_not_stop_the_result_and_are_counted() {
    let desk = Desk::new();
    desk.write("a.toml", "schema = 1\nedition = \"2026-11\"\npreset = \"sensors\"\n");
    let run = desk.run(&["assemble", "a.toml", "-o", "a.txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("Open points: "), "{}", run.stderr);
}

#[test]
fn a_working_copy_carries_what_a_publication_copy_leaves_out() {
    let desk = Desk::new();
    desk.write("a.toml", format!("internal = [\"beneficiaries\"]\n{SENSORS}beneficiaries = \"GEHEIMNIS\"\n"));
    let published = desk.run(&["assemble", "a.toml", "-o", "-", "--format", "html"]);
    let working = desk.run(&["assemble", "a.toml", "-o", "-", "--format", "html", "--working-copy"]);
    assert!(!published.stdout.contains("GEHEIMNIS"));
    assert!(working.stdout.contains("GEHEIMNIS"), "{}", working.stderr);
}

#[test]
fn a_name_that_says_no_format_is_refused() {
    let desk = Desk::new();
    desk.write("a.toml", SENSORS);
    for name in ["a.pdf", "a", "-"] {
        let run = desk.run(&["assemble", "a.toml", "-o", name]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("does not say which format"), "{}", run.stderr);
    }
}

#[test]
fn wrong_use_is_exit_code_two() {
    for arguments in
        [&["frobnicate"][..], &[], &["assemble"], &["assemble", "a", "-o", "b", "--document", "poem"]]
    {
        let run = clausier(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert_eq!(run.stdout, "");
    }
    let run = clausier(&["assemble", "a", "-o", "b", "--all", "--document", "note"]);
    assert!(run.stderr.contains("cannot be used with"), "{}", run.stderr);
}

#[test]
fn every_code_can_be_explained_and_others_are_refused() {
    for code in clausier::code::Code::ALL {
        let run = clausier(&["explain", code.name()]);
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains(code.explanation()), "{}", run.stdout);
    }
    let run = clausier(&["explain", "no-such-code"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("unknown-key"), "{}", run.stderr);
}

#[test]
fn every_schema_is_json_and_others_are_refused() {
    for name in clausier::schema::NAMES {
        let run = clausier(&["schema", name]);
        assert_eq!(run.code, 0);
        let schema: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert!(schema["$schema"].is_string());
    }
    assert_eq!(clausier(&["schema", "poem"]).code, 2);
}

#[test]
fn the_list_names_edition_kinds_presets_and_clauses() {
    let run = clausier(&["list"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["2026-11 (nl", "addendum ", "small-purchase ", "exit-handover@1 "] {
        assert!(run.stdout.contains(name), "{name} in {}", run.stdout);
    }
}
