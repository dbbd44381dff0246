//! Clause texts and what is read from them: each `markup/<name>.md` beside its `<name>.txt`.
//!
//! With the environment variable `CLAUSIER_UPDATE` the expected files are written anew, to be looked at
//! before they are committed.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use clausier::markup::parse::{Parsed, ParsedLeaf, UseKind, parse, parse_leaf};
use clausier::markup::{Block, Leaf, allow, mark};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("markup")
}

/// The private characters as words that can be read.
fn readable(text: &str) -> String {
    let names = [
        (mark::STRONG, "<strong>"),
        (mark::STRONG_END, "</strong>"),
        (mark::EMPHASIS, "<emphasis>"),
        (mark::EMPHASIS_END, "</emphasis>"),
        (mark::CLAUSE, "<clause "),
        (mark::CITATION, "<citation "),
        (mark::END, ">"),
    ];
    names.iter().fold(text.to_owned(), |text, (mark, name)| text.replace(*mark, name))
}

fn write_blocks(out: &mut String, blocks: &[Block], depth: usize) {
    let indent = "  ".repeat(depth);
    for block in blocks {
        match block {
            Block::Paragraph(leaf) => writeln!(out, "{indent}paragraph |{}|", readable(&leaf.0)).unwrap(),
            Block::Member { ordinal, blocks } => {
                writeln!(out, "{indent}member {ordinal}").unwrap();
                write_blocks(out, blocks, depth + 1);
            }
            Block::List(items) => {
                writeln!(out, "{indent}list").unwrap();
                for item in items {
                    writeln!(out, "{indent}  item").unwrap();
                    write_blocks(out, item, depth + 2);
                }
            }
            Block::Table { table, columns, rows } => {
                let columns: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
                let rows = rows.as_ref().map_or("all", |rows| rows.as_str());
                writeln!(out, "{indent}table {table} columns {columns:?} rows {rows}").unwrap();
            }
            Block::When { condition, then, otherwise } => {
                writeln!(out, "{indent}when {condition}").unwrap();
                write_blocks(out, then, depth + 1);
                writeln!(out, "{indent}otherwise").unwrap();
                write_blocks(out, otherwise, depth + 1);
            }
            Block::Each { table, rows, blocks } => {
                let rows = rows.as_ref().map_or("all", |rows| rows.as_str());
                writeln!(out, "{indent}each {table} rows {rows}").unwrap();
                write_blocks(out, blocks, depth + 1);
            }
        }
    }
}

fn written(text: &str, parsed: &Parsed) -> String {
    let mut out = String::new();
    write_blocks(&mut out, &parsed.blocks, 0);
    out.push_str("\nnames\n");
    for used in &parsed.uses {
        let row = used.in_row_of.as_deref().map(|row| format!(" in a row of {row}")).unwrap_or_default();
        let source = &text[used.start..used.end];
        writeln!(out, "  {:?} {} |{}|{row}", used.what, used.name, source.escape_debug()).unwrap();
    }
    out.push_str("\nfindings\n");
    for found in &parsed.diagnostics {
        let (start, end) = span(found);
        writeln!(out, "  {found}\n  at |{}|", text[start..end].escape_debug()).unwrap();
    }
    out
}

fn span(found: &clausier::diagnostic::Diagnostic) -> (usize, usize) {
    match &found.at {
        clausier::diagnostic::At::File { start, end, .. } => (*start, *end),
        other => panic!("a finding in a text must have bytes, not {other:?}"),
    }
}

#[test]
fn every_text_is_read_as_its_expected_file_says() {
    let update = std::env::var_os("CLAUSIER_UPDATE").is_some();
    let mut texts: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    texts.sort();
    assert!(texts.len() > 5, "the texts are not where the test looks");
    let mut wrong = Vec::new();
    for path in &texts {
        let text = fs::read_to_string(path).unwrap();
        let found = written(&text, &parse("nl.md", &text));
        let expected_path = path.with_extension("txt");
        if update {
            fs::write(&expected_path, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- found\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn leaf(text: &str) -> ParsedLeaf {
    parse_leaf("rules.toml", text, 100)
}

#[test]
fn a_message_is_one_sentence_with_spans_in_its_file() {
    let parsed = leaf("Kies **{{licence}}** of vraag goedkeuring.");
    assert_eq!(readable(&parsed.leaf.0), "Kies <strong>{{licence}}</strong> of vraag goedkeuring.");
    assert!(parsed.diagnostics.is_empty());
    let [used] = parsed.uses.as_slice() else { panic!("one name: {:?}", parsed.uses) };
    assert_eq!((used.what, used.name.as_str(), used.start, used.end), (UseKind::Field, "licence", 109, 116));
}

#[test]
fn a_message_of_several_blocks_is_refused() {
    let parsed = leaf("Een.\n\nTwee.");
    assert_eq!(parsed.diagnostics.len(), 1);
    assert_eq!(span(&parsed.diagnostics[0]), (100, 111));
    assert_eq!(parsed.leaf, Leaf("Een.".to_owned()));
}

#[test]
fn an_empty_message_is_an_empty_leaf() {
    assert_eq!(leaf("").leaf, Leaf(String::new()));
    assert!(leaf("").diagnostics.is_empty());
}

#[test]
fn a_text_that_is_too_large_is_refused_unread() {
    let parsed = parse("nl.md", &"woord ".repeat(200_000));
    assert!(parsed.blocks.is_empty());
    assert_eq!(parsed.diagnostics[0].code, clausier::code::Code::TooLarge);
}

#[test]
fn tags_and_lists_nested_beyond_measure_are_refused_without_harm() {
    let deep_lines: String = (0..20_000).map(|_| "{{#if a}}\n").collect();
    let deep_words = "{{#if a}}".repeat(20_000) + "woord";
    let deep_lists: String = (0..400).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    let deep_quotes = ">".repeat(20_000);
    let deep_strong = "**a ".repeat(20_000) + &"b**".repeat(20_000);
    for text in [deep_lines, deep_words, deep_lists, deep_quotes] {
        assert!(!parse("nl.md", &text).diagnostics.is_empty());
    }
    assert_eq!(parse("nl.md", &deep_strong).blocks.len(), 1);
}

#[test]
fn what_handlebars_allows_and_sentences_do_not_is_refused() {
    let refused = [
        "{{{field}}}",
        "{{&field}}",
        "{{field.part}}",
        "{{../field}}",
        "{{@root.field}}",
        "{{this}}",
        "{{lookup a b}}",
        "{{> partial}}",
        "{{!-- words --}}",
        "{{#each rows}}x{{/each}}",
        "{{#with a}}x{{/with}}",
        "{{#if a b}}x{{/if}}",
        "{{#if (eq a b)}}x{{/if}}",
        "{{#if a}}x{{else if b}}y{{/if}}",
        "{{#if a as |b|}}x{{/if}}",
        "{{{{raw}}}}x{{{{/raw}}}}",
        "{{field key=1}}",
        "{{\"words\"}}",
        "{{12 3}}",
        "{{#*inline \"a\"}}x{{/inline}}",
        "{{#if 1}}x{{/if}}",
        "{{[a b]}}",
    ];
    for text in refused {
        assert!(allow::compile(text).is_err(), "{text}");
        assert!(!parse("nl.md", text).diagnostics.is_empty(), "{text}");
    }
    for text in
        ["", "words", "{{field}}", "{{#if a-b}}{{field}}{{else}}x{{/if}}", "{{#unless a}}x{{/unless}}"]
    {
        assert!(allow::compile(text).is_ok(), "{text}");
    }
}

fn leaves(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(leaf) => out.push(leaf.0.clone()),
            Block::Member { blocks, .. } | Block::Each { blocks, .. } => leaves(blocks, out),
            Block::List(items) => items.iter().for_each(|item| leaves(item, out)),
            Block::Table { .. } => {}
            Block::When { then, otherwise, .. } => {
                leaves(then, out);
                leaves(otherwise, out);
            }
        }
    }
}

/// What must hold of any text.
fn holds_for(text: &str) {
    let parsed = parse("nl.md", text);
    for found in &parsed.diagnostics {
        let (start, end) = span(found);
        assert!(text.get(start..end).is_some(), "span {start}..{end} of {text:?}: {found}");
    }
    for used in &parsed.uses {
        let source = text.get(used.start..used.end).expect("the span of a name is text");
        assert!(source.to_ascii_lowercase().contains(&used.name), "{used:?} in {text:?}");
    }
    let mut sentences = Vec::new();
    leaves(&parsed.blocks, &mut sentences);
    for sentence in sentences {
        assert!(allow::compile(&sentence).is_ok(), "{sentence:?} of {text:?}");
        balanced(&sentence, mark::STRONG, mark::STRONG_END);
        balanced(&sentence, mark::EMPHASIS, mark::EMPHASIS_END);
        assert!(
            !sentence.chars().any(|c| c > '\u{E0FF}' && c < '\u{F900}' || c >= '\u{F0000}'),
            "{sentence:?}"
        );
    }
}

fn balanced(sentence: &str, open: char, close: char) {
    let mut inside = false;
    for character in sentence.chars().filter(|character| [open, close].contains(character)) {
        assert_eq!(inside, character == close, "{sentence:?}");
        inside = !inside;
    }
    assert!(!inside, "{sentence:?}");
}

fn fragment() -> impl Strategy<Value = String> {
    let parts = [
        "{{authority}}",
        "{{Contractor}}",
        "{{#if a}}",
        "{{#unless b}}",
        "{{else}}",
        "{{/if}}",
        "{{/unless}}",
        "{{",
        "}}",
        "{",
        "}",
        "\\",
        "{{{x}}}",
        "{{#each rows}}",
        "{{/each}}",
        "{{table t columns=\"a,b\" rows=\"c\"}}",
        "\n",
        "\n\n",
        "\n   ",
        "\n\n   ",
        "\n    ",
        "1. ",
        "2. ",
        "- ",
        "* ",
        "**",
        "*",
        "_",
        "[](clause:a)",
        "[](reference:b)",
        "[x](y)",
        "[a]: b",
        "`",
        "```",
        "<b>",
        "<!--",
        "-->",
        "> ",
        "# ",
        "---",
        "===",
        "&amp;",
        "&#123;",
        "&#xE000;",
        "&#xF0000;",
        "\u{E000}",
        "\u{F0000}",
        "\u{F0001}",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "woord",
        "Een zin.",
        "é",
        "€",
        " ",
        "  ",
        "![a](b)",
        "<http://a.b>",
        "\\{{authority}}",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic_and_with_sound_spans(text in any::<String>()) {
        holds_for(&text);
    }

    #[test]
    fn any_mix_of_tags_and_marks_is_read_without_panic_and_with_sound_leaves(text in fragment()) {
        holds_for(&text);
    }

    #[test]
    fn words_and_fields_come_back_as_they_were_written(
        parts in prop::collection::vec(prop_oneof![
            Just("{{a_b}}".replace('_', "-")), Just("{{authority}}".to_owned()), "[a-z]{1,6}", Just(" ".to_owned()),
            Just("{{#if c}}x{{else}}y{{/if}}".to_owned()), Just(", ".to_owned()), Just(" '\"<> ".to_owned()),
        ], 1..20)
    ) {
        let mut text = format!("woord{}woord", parts.concat());
        while text.contains("  ") {
            text = text.replace("  ", " ");
        }
        let parsed = parse("nl.md", &text);
        prop_assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        prop_assert_eq!(&parsed.blocks, &vec![Block::Paragraph(Leaf(text.clone()))]);
    }
}
