//! The command with a library folder: check, bundle, questions, and what is wrong with a library.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod run;

use run::{Desk, clauses, clausier, copy};

fn desk_with_library() -> Desk {
    let desk = Desk::new();
    copy(&clauses(), &desk.path("clauses"));
    desk
}

#[test]
fn the_library_of_the_repository_has_no_errors() {
    let run = desk_with_library().run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stderr.starts_with("clauses: 0 errors, "), "{}", run.stderr);
}

#[test]
fn every_fault_of_a_library_is_printed_with_its_place_and_the_sum() {
    let desk = desk_with_library();
    desk.write("clauses/charter.toml", "[[principle]\n");
    desk.write("clauses/texts/frame/openness/1/nl.md", "# Kop\n\n{{../geheim}}\n");
    let run = desk.run(&["check", "clauses"]);
    assert_eq!(run.code, 1);
    for line in [
        "error[broken-toml] charter.toml:1:",
        "error[forbidden-markup] texts/frame/openness/1/nl.md:1:1",
        "error[forbidden-tag] texts/frame/openness/1/nl.md:3:1",
    ] {
        assert!(run.stdout.contains(line), "{line} in:\n{}", run.stdout);
    }
    assert!(run.stderr.contains(" errors, "), "{}", run.stderr);
}

#[test]
fn a_library_with_errors_is_not_used() {
    let desk = desk_with_library();
    desk.write("clauses/charter.toml", "[[principle]\n");
    desk.write("a.toml", "schema = 1\nedition = \"2026-11\"\n");
    for arguments in [
        &["--library", "clauses", "list"][..],
        &["--library", "clauses", "assemble", "a.toml", "-o", "a.txt"],
        &["bundle", "clauses", "-o", "b.json"],
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains("error[broken-toml]"), "{}", run.stderr);
        assert_eq!(run.stdout, "");
    }
    assert_eq!(desk.names("."), ["a.toml", "clauses"]);
}

#[test]
fn a_folder_that_is_not_there() {
    for arguments in [&["check", "nowhere"][..], &["check"], &["list", "--library", "nowhere"]] {
        let run = clausier(arguments);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("error[file-trouble]"), "{}", run.stderr);
    }
}

#[test]
fn a_bundle_is_a_library_too() {
    let desk = desk_with_library();
    let run = desk.run(&["bundle", "-o", "b.json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let from_folder = desk.run(&["list", "--library", "clauses"]);
    let from_bundle = desk.run(&["list", "--library", "b.json"]);
    assert_eq!(from_bundle.code, 0, "{}", from_bundle.stderr);
    assert_eq!(from_bundle.stdout, from_folder.stdout);

    desk.write("b.json", desk.read("b.json").replacen("opdracht", "aankoop", 1));
    let run = desk.run(&["list", "--library", "b.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[broken-bundle]"), "{}", run.stderr);
}

/// The answers of a questions file with every answer in it given.
fn uncommented(text: &str) -> String {
    let given = |line: &str| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with("preset") && !rest.is_empty() && !rest.starts_with("   ") => {
            rest.strip_prefix(' ').map_or_else(|| rest.to_owned(), |rest| format!("# {rest}"))
        }
        _ => line.to_owned(),
    };
    text.lines().map(|line| given(line) + "\n").collect()
}

#[test]
fn questions_say_every_question_that_the_buyer_answers_once_and_in_order() {
    let edition = clausier::bundle::read(clausier::builtin::ALL[0].json).unwrap();
    let text = clausier(&["questions"]).stdout;
    let mut from = 0;
    for question in edition.questions().filter(|question| question.fills == clausier::annex::Fills::Buyer) {
        let line = format!("\n#{} = ", question.id);
        let at = text[from..].find(&line).unwrap_or_else(|| panic!("{line} in its order"));
        assert_eq!(text.matches(&line).count(), 1, "{line}");
        from += at;
    }
}

#[test]
fn a_questions_file_as_it_is_written_gives_the_preset() {
    let desk = Desk::new();
    for preset in ["sensors", "saas", "small-purchase", "addendum"] {
        let run = desk.run(&["questions", "--preset", preset, "-o", "q.toml"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
        desk.write("a.toml", format!("schema = 1\nedition = \"2026-11\"\npreset = \"{preset}\"\n"));
        let filled = desk.run(&["assemble", "q.toml", "-o", "-", "--format", "html", "--draft"]);
        let plain = desk.run(&["assemble", "a.toml", "-o", "-", "--format", "html", "--draft"]);
        assert_ne!(filled.code, 2, "{}", filled.stderr);
        assert_eq!(filled.stdout, plain.stdout, "{preset}");
    }
}

#[test]
fn a_questions_file_with_its_marks_taken_away_is_toml_that_answers_each_question() {
    for preset in ["sensors", "saas", "small-purchase", "addendum"] {
        let text = uncommented(&clausier(&["questions", "--preset", preset]).stdout);
        let table: toml::Table =
            toml::from_str(&text).unwrap_or_else(|why| panic!("{preset}: {why}\n{text}"));
        let answers = table["answers"].as_table().unwrap();
        assert!(answers.contains_key("contract-name") && answers.contains_key("datasets"), "{preset}");
    }
}

#[test]
fn a_preset_or_edition_that_is_not_there_is_named() {
    let run = clausier(&["questions", "--preset", "dragons"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[unknown-preset]") && run.stderr.contains("sensors"), "{}", run.stderr);
    let run = clausier(&["questions", "--edition", "1999-01"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[unknown-edition]"), "{}", run.stderr);
}
