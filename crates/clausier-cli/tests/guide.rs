//! The guide for legal staff, `clauses/README.md`: every example in it is carried out, from top to bottom, on
//! a copy of the library.
//!
//! What follows the language of a code block says what it is, and is not seen when the guide is read:
//! - ```` ```toml PATH ```` and ```` ```markdown PATH ````: the whole file;
//! - ```` ```toml PATH … ````: a part of the file, as it stands in the library;
//! - ```` ```diff PATH ````: lines to take away and to add; parts are set apart by empty lines, and `…` at
//!   an end of a line stands for the rest of it;
//! - ```` ```console ````: commands after `$`, each followed by words that it prints. One that shows an error
//!   must fail.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod run;

use run::{Desk, clauses, copy};
use std::fs;

/// A code block of the guide.
struct Example {
    line: usize,
    language: String,
    path: String,
    text: String,
}

fn guide() -> String {
    fs::read_to_string(clauses().join("README.md")).unwrap()
}

fn examples(guide: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut lines = guide.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let (language, path) = info.split_once(' ').unwrap_or((info, ""));
        let text: String = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .map(|line| format!("{line}\n"))
            .collect();
        examples.push(Example {
            line: number + 1,
            language: language.to_owned(),
            path: path.to_owned(),
            text,
        });
    }
    examples
}

fn desk() -> Desk {
    let desk = Desk::new();
    copy(&clauses(), &desk.path("clauses"));
    desk
}

#[test]
fn every_example_works() {
    let desk = desk();
    let examples = examples(&guide());
    for example in &examples {
        let (path, is_part) =
            example.path.strip_suffix(" …").map_or((&*example.path, false), |path| (path, true));
        let file = format!("clauses/{path}");
        match (example.language.as_str(), path) {
            ("console", "") => commands(&desk, example),
            ("toml" | "markdown", path) if !path.is_empty() && is_part => {
                assert!(
                    desk.read(&file).contains(&example.text),
                    "line {}: {file} has not this",
                    example.line
                );
            }
            ("toml" | "markdown", path) if !path.is_empty() => desk.write(&file, &example.text),
            ("diff", path) if !path.is_empty() => desk.write(&file, changed(&desk.read(&file), example)),
            _ => panic!("line {}: the example says neither its file nor its commands", example.line),
        }
    }
    assert!(examples.len() > 20, "only {} examples were found", examples.len());
}

fn commands(desk: &Desk, example: &Example) {
    for command in example.text.split("$ ").filter(|command| !command.is_empty()) {
        let mut lines = command.lines();
        let line = lines.next().unwrap_or_default();
        let run = desk.shell(&line.replacen("clausier", "\"$CLAUSIER\"", 1));
        let printed = format!("{}{}", run.stdout, run.stderr);
        let place = format!("line {}: {line}\n{printed}", example.line);
        assert_eq!(run.code != 0, command.contains("error["), "{place}");
        lines.for_each(|expected| assert!(printed.contains(expected), "no '{expected}' in {place}"));
    }
}

fn changed(text: &str, example: &Example) -> String {
    example.text.split("\n\n").fold(text.to_owned(), |text, part| {
        let side = |mark: char| {
            let lines = part.lines().filter_map(|line| line.strip_prefix(mark));
            lines.map(|line| line.trim_matches(['…', ' '])).collect::<Vec<_>>().join("\n")
        };
        assert!(text.contains(&side('-')), "line {}: no '{}'", example.line, side('-'));
        text.replacen(&side('-'), &side('+'), 1)
    })
}

#[test]
fn every_form_of_a_condition_works() {
    let guide = guide();
    let section = guide.split("\n### ").find(|section| section.starts_with("Voorwaarden")).unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let code = |row: &str| -> String {
        let cell = row.split(" | ").next().unwrap();
        cell.split('`').skip(1).step_by(2).collect::<Vec<_>>().join(", ")
    };
    let forms: Vec<String> = rows.map(code).collect();
    assert!(forms.len() >= 9, "{forms:?}");
    let desk = desk();
    let mut facts = desk.read("clauses/skeleton/clause.toml");
    let mut whens = String::from("\n[when]\n");
    for (number, form) in forms.iter().enumerate() {
        facts += &format!(
            "\n[[requirement]]\nid = \"r{number}\"\nlevel = \"scored-wish\"\ntitle.nl = \"Eis\"\nwhen = \"c{number}\"\n"
        );
        whens += &format!("c{number} = {{ {form} }}\n");
    }
    desk.write("clauses/texts/exit/forms/1/clause.toml", facts + &whens);
    desk.write("clauses/texts/exit/forms/1/nl.md", "Een tekst.\n");
    let edition = "clauses/editions/2026-11/edition.toml";
    desk.write(edition, desk.read(edition).replacen("[clauses]", "[clauses]\nforms = 1", 1));
    let run = desk.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}
