//! `clausier redline`: what it compares, what it writes, and what it refuses.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod run;

use run::Desk;

/// The clause that the tests revise.
const TEXT: &str = "library/texts/main/data/2/nl.md";

#[test]
fn versions_of_a_clause_are_marked_word_by_word() {
    let desk = Desk::with_small_library();
    let run = desk.run(&["--library", "library", "redline", "data@1", "data@2"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("--- data@1\n+++ data@2\n"), "{}", run.stdout);
    assert!(run.stdout.contains("[-") && run.stdout.contains("{+"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'), "no colours where nobody looks");
}

#[test]
fn a_redline_is_written_in_each_form() {
    let desk = Desk::with_small_library();
    for (name, start) in [("a.docx", "PK"), ("a.html", "<!doctype html>"), ("a.txt", "--- ")] {
        let run = desk.run(&["--library", "library", "redline", "data@1", "data@2", "-o", name]);
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
        let bytes = std::fs::read(desk.path(name)).unwrap();
        assert!(bytes.starts_with(start.as_bytes()), "{name}");
    }
    let page = desk.read("a.html");
    assert!(page.contains("<ins") && page.contains("<del"), "{page}");
}

#[test]
fn terms_editions_and_the_same_text_are_compared() {
    let desk = Desk::with_small_library();
    for (old, new) in [("term:open-data@1", "term:open-data@2"), ("2025-01", "2026-01")] {
        let run = desk.run(&["--library", "library", "redline", old, new]);
        assert_eq!(run.code, 0, "{old}: {}", run.stderr);
        assert!(run.stdout.contains("{+"), "{old}: {}", run.stdout);
    }
    let same = desk.run(&["--library", "library", "redline", "data@2", "data@2"]);
    assert_eq!(same.code, 0, "{}", same.stderr);
    assert!(!same.stdout.contains("{+") && !same.stdout.contains("[-"), "{}", same.stdout);
}

#[test]
fn dossiers_are_compared_from_answers_and_from_json() {
    let desk = Desk::new();
    let answers = |weeks: &str| {
        format!(
            "schema = 1\nedition = \"2026-11\"\npreset = \"sensors\"\n[answers]\nhandover-term = \"{weeks}\"\n"
        )
    };
    desk.write("old.toml", answers("P30D"));
    desk.write("new.toml", answers("P60D"));
    let made = desk.run(&["assemble", "old.toml", "-o", "old.json"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let run = desk.run(&["redline", "old.json", "new.toml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("[-30-]{+60+} dagen"), "{}", run.stdout);
}

#[test]
fn what_cannot_be_compared_is_refused_and_nothing_is_written() {
    let desk = Desk::with_small_library();
    let before = desk.read(TEXT);
    for (old, new, said) in [
        ("data@1", "data@9", "There is no version 9 of the clause 'data'."),
        ("data@1", "term:open-data@1", "are not texts of one kind"),
        ("nothing", "data@1", "is no file, no version of a text and no edition"),
        ("2025-01", "2019-01", "The library has no edition '2019-01'"),
    ] {
        let run = desk.run(&["--library", "library", "redline", old, new, "-o", "a.docx"]);
        assert_eq!(run.code, 2, "{old} {new}: {}", run.stdout);
        let all = format!("{}{}", run.stdout, run.stderr);
        assert!(all.contains(said), "{old} {new}: {all}");
        assert!(!desk.path("a.docx").exists(), "{old} {new}");
    }
    let json = desk.run(&["--library", "library", "redline", "data@1", "data@2", "-o", "a.json"]);
    assert_eq!(json.code, 2, "{}", json.stderr);
    assert_eq!(desk.read(TEXT), before);
}
