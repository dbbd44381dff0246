//! A test for each code that an answers file can lead to: the exit code, the place, and that nothing is
//! written that should not be.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod run;

use run::{Desk, Run};

fn assemble(name: &str, text: &str) -> (Run, Vec<String>) {
    let desk = Desk::new();
    desk.write(name, text);
    let run = desk.run(&["assemble", name, "-o", "out.txt"]);
    assert_eq!(run.stdout, "", "nothing but a result goes to standard output");
    (run, desk.names("."))
}

fn answers(more: &str) -> String {
    format!("schema = 1\nedition = \"2026-11\"\npreset = \"sensors\"\n{more}")
}

/// The answers lead to this code with this exit code, and the message has these words.
fn leads_to(text: &str, code: &str, exit: i32, words: &str) {
    let (run, names) = assemble("a.toml", text);
    let line = run.stderr.lines().find(|line| line.contains(&format!("[{code}]")));
    let line = line.unwrap_or_else(|| panic!("no {code} in:\n{}", run.stderr));
    assert!(line.contains(words), "'{words}' in: {line}");
    assert_eq!(run.code, exit, "{}", run.stderr);
    assert_eq!(names.contains(&"out.txt".to_owned()), exit == 0, "{names:?}");
}

#[test]
fn broken_toml_has_its_line_and_column() {
    leads_to("schema = 1\nedition = \"2026-11\n", "broken-answers", 2, "a.toml:2:");
}

#[test]
fn broken_json_has_its_line_and_column() {
    let (run, names) = assemble("a.json", "{\n  \"schema\": 1,\n  \"edition\" \"2026-11\"\n}");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[broken-answers] a.json:3:"), "{}", run.stderr);
    assert_eq!(names, ["a.json"]);
}

#[test]
fn a_key_that_answers_do_not_have() {
    leads_to(&answers("colour = \"blue\"\n"), "broken-answers", 2, "colour");
}

#[test]
fn a_file_that_is_not_there() {
    let desk = Desk::new();
    let run = desk.run(&["assemble", "nobody.toml", "-o", "out.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[file-trouble]"), "{}", run.stderr);
    assert!(run.stderr.contains("nobody.toml"), "{}", run.stderr);
    assert!(run.stderr.contains("no such file"), "{}", run.stderr);
    assert!(desk.names(".").is_empty());
}

#[test]
fn a_file_that_is_no_text() {
    let desk = Desk::new();
    desk.write("a.toml", [0xFF_u8, 0xFE, 0x00]);
    let run = desk.run(&["assemble", "a.toml", "-o", "out.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("not text in UTF-8"), "{}", run.stderr);
}

#[test]
fn a_folder_in_the_place_of_answers() {
    let run = Desk::new().run(&["assemble", ".", "-o", "out.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[file-trouble]"), "{}", run.stderr);
}

#[test]
fn a_newer_schema() {
    leads_to("schema = 2\nedition = \"2026-11\"\n", "unknown-schema", 2, "schema 2");
}

#[test]
fn an_edition_that_is_not_there_names_those_that_are() {
    let (run, names) = assemble("a.toml", "schema = 1\nedition = \"1999-01\"\n");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[unknown-edition]"), "{}", run.stderr);
    assert!(run.stderr.contains("1999-01") && run.stderr.contains("2026-11 (nl)"), "{}", run.stderr);
    assert_eq!(names, ["a.toml"]);
}

#[test]
fn a_language_that_is_not_there() {
    let desk = Desk::new();
    desk.write("a.toml", answers(""));
    let run = desk.run(&["assemble", "a.toml", "-o", "out.txt", "--language", "tlh"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error[unknown-edition]"), "{}", run.stderr);
    assert!(run.stderr.contains("'tlh'"), "{}", run.stderr);
}

#[test]
fn a_preset_that_is_not_there() {
    leads_to("schema = 1\nedition = \"2026-11\"\npreset = \"dragons\"\n", "unknown-preset", 1, "dragons");
}

#[test]
fn a_question_that_is_not_there() {
    leads_to(&answers("[answers]\nlicense = \"cc0\"\n"), "unknown-question", 1, "license");
}

#[test]
fn an_answer_of_another_type() {
    leads_to(&answers("[answers]\nlicence = 3\n"), "wrong-answer", 1, "licence");
}

#[test]
fn an_answer_that_is_no_choice() {
    leads_to(&answers("[answers]\nlicence = \"beerware\"\n"), "wrong-answer", 1, "beerware");
}

#[test]
fn a_cell_of_another_type_has_its_row_and_column() {
    let rows = "[answers]\ndatasets = [{ id = \"d1\", name = \"X\", licence = 3 }]\n";
    leads_to(&answers(rows), "wrong-answer", 1, "datasets/d1/licence");
}

#[test]
fn a_character_that_no_document_may_hold() {
    let text = answers("[answers]\ncontract-name = \"a\\u0001b\"\n");
    leads_to(&text, "bad-character", 1, "contract-name");
}

#[test]
fn answers_that_are_too_large() {
    let words = "x".repeat(clausier::answers::MOST_BYTES);
    leads_to(&answers(&format!("[answers]\ncontract-name = \"{words}\"\n")), "too-large", 2, "bytes");
}

#[test]
fn a_reason_for_a_rule_that_is_not_there() {
    leads_to(&answers("[reasons]\nno-such-rule = \"daarom\"\n"), "unknown-reason", 0, "no-such-rule");
}

#[test]
fn a_question_that_is_left_open() {
    leads_to(&answers(""), "unanswered", 0, "authority-name");
}

#[test]
fn a_purchase_that_the_edition_does_not_cover() {
    leads_to(&answers("[answers]\nbody-type = \"other\"\n"), "outside", 1, "body-type");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_read() {
    let desk = Desk::new();
    desk.write("a.toml", format!("\u{FEFF}{}", answers("").replace('\n', "\r\n")));
    let run = desk.run(&["assemble", "a.toml", "-o", "out.txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_choice_that_is_not_made_leaves_the_text_in_and_says_so() {
    leads_to(&answers("[answers]\ndevices = { unknown = true }\n"), "undecided", 0, "devices");
}

const DEPARTS: &str = "[answers]\ndata-control = \"contractor-holds\"\n";

#[test]
fn a_departure_without_a_reason() {
    leads_to(&answers(DEPARTS), "departs", 0, "data-control");
}

#[test]
fn a_departure_with_its_reason() {
    let text = answers(&format!("reasons = {{ contractor-holds = \"De raad besliste zo.\" }}\n{DEPARTS}"));
    leads_to(&text, "explained", 0, "data-control");
}

#[test]
fn answers_that_a_law_forbids() {
    let more = "[answers]\nservice-model = \"saas\"\nswitching-notice = \"P6M\"\n";
    leads_to(&answers(more), "unlawful", 1, "switching-notice");
}
