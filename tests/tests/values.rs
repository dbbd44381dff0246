//! What somebody answered is printed as exactly that text and changes no structure, in plain text, HTML
//! and DOCX: a harmless text and a hostile one in every free field give the same structure.

use clausier::annex::{Document, Dossier};
use clausier::answers::{Answers, Copy};
use clausier::option::{Kind, Question};
use clausier::package::{Limits, read};
use clausier::render::{docx, html, plain};
use clausier_tests::cases::{cases, engine};
use proptest::prelude::*;
use quick_xml::events::Event;
use serde_json::{Value, json};

/// Stands for the text in the harmless dossier; no text of the library holds it.
const HARMLESS: &str = "Qwertzu";

#[test]
fn known_attacks_stay_text() {
    let long = "x".repeat(3_000);
    for hostile in [
        "<script>alert(1)</script>",
        "</main><img src=x onerror=alert(1)>",
        "{{authority}} {{#if x}} {{{raw}}} {{>partial}}",
        "]]> <![CDATA[ <!-- --> <?xml ?>",
        "**strong** _x_ [](clause:deletion) # kop",
        "&amp; &lt; &#x0; \" ' `",
        "\u{202E}omgekeerd\u{202C} \u{200F} שלום",
        "👩‍👩‍👧‍👦 🇧🇪 é e\u{301}",
        "\u{E006}0\u{E007} \u{E000}x\u{E001}",
        "_x000D_ w:t",
        &long,
    ] {
        check(hostile);
    }
}

#[test]
fn a_hundred_kilobytes_of_text_are_refused_with_the_bound() {
    let case = &cases()[0];
    let dossier = engine().assemble(&filled(&case.answers, &"y".repeat(100_000), 0), Copy::Publication);
    let found = dossier.diagnostics.iter().find(|d| d.code == clausier::code::Code::WrongAnswer);
    assert!(found.is_some_and(|d| d.message.contains("200") || d.message.contains("4000")), "{found:?}");
}

#[test]
fn characters_that_xml_forbids_are_reported_and_shown() {
    let case = &cases()[0];
    let dossier = engine().assemble(&filled(&case.answers, "a\u{1}b", 3), Copy::Publication);
    assert!(dossier.diagnostics.iter().any(|d| d.code == clausier::code::Code::BadCharacter));
    assert!(plain::text(&dossier.value.documents[0]).contains("a\u{FFFD}b"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases_wanted(), ..ProptestConfig::default() })]
    #[test]
    fn any_text_stays_text(hostile in "[^\\p{Cc}\u{FFFE}\u{FFFF}]{1,80}") {
        prop_assume!(!hostile.trim().is_empty());
        check(&hostile);
    }
}

fn cases_wanted() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12)
}

fn check(hostile: &str) {
    let cases = cases();
    let case = cases.iter().find(|case| case.name == "parking-sensors").expect("the case");
    let length = hostile.chars().count().max(HARMLESS.len());
    let harmless = engine().assemble(&filled(&case.answers, HARMLESS, length), Copy::Publication).value;
    let attacked = engine().assemble(&filled(&case.answers, hostile, length), Copy::Publication).value;
    for (one, two) in harmless.documents.iter().zip(&attacked.documents) {
        same_words(&plain::text(one).replace(HARMLESS, hostile), &plain::text(two));
        same_html(&harmless, one, &attacked, two, hostile);
        same_docx(&harmless, one, &attacked, two, hostile);
    }
}

/// Compares words and shows where they part.
fn same_words(expected: &str, found: &str) {
    let (expected, found) = (squeeze(expected), squeeze(found));
    let same = expected.chars().zip(found.chars()).take_while(|(one, two)| one == two).count();
    let near = |text: &str| text.chars().skip(same.saturating_sub(40)).take(80).collect::<String>();
    assert!(expected == found, "expected …{}…\nfound …{}…", near(&expected), near(&found));
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same_html(one: &Dossier, first: &Document, two: &Dossier, second: &Document, hostile: &str) {
    let options = html::HtmlOptions::default();
    let (first_nodes, second_nodes) = (html::nodes(first, &options), html::nodes(second, &options));
    assert_eq!(count(&first_nodes), count(&second_nodes), "{hostile:?} changes the structure");
    let (page, attacked) = (html::page(one, first), html::page(two, second));
    assert_eq!(page.matches('<').count(), attacked.matches('<').count(), "{hostile:?} makes a tag");
}

fn count(nodes: &[html::Node]) -> usize {
    nodes
        .iter()
        .map(|node| match node {
            html::Node::Element { children, .. } => 1 + count(children),
            html::Node::Text(_) => 0,
        })
        .sum()
}

fn same_docx(one: &Dossier, first: &Document, two: &Dossier, second: &Document, hostile: &str) {
    let (elements, words) = word_file(&docx::file(one, first));
    let (attacked_elements, attacked_words) = word_file(&docx::file(two, second));
    assert_eq!(elements, attacked_elements, "{hostile:?} changes the structure");
    same_words(&words.replace(HARMLESS, hostile), &attacked_words);
}

/// The names of the elements of the text part in order, and its words.
fn word_file(file: &[u8]) -> (Vec<String>, String) {
    let entries = read(file, Limits::default()).expect("a package");
    let xml = String::from_utf8(entries["word/document.xml"].clone()).expect("UTF-8");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut names, mut words) = (Vec::new(), String::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) | Event::Empty(tag) => names.push(format!("{:?}", tag.name())),
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(reference) => words.push_str(&character(&reference)),
            Event::Eof => return (names, words),
            _ => {}
        }
    }
}

fn character(reference: &quick_xml::events::BytesRef) -> String {
    match reference.resolve_char_ref().expect("a number") {
        Some(character) => character.to_string(),
        None => quick_xml::escape::resolve_xml_entity(reference).expect("known").to_owned(),
    }
}

/// The answers with this text in every field that they answer and that takes texts of this length.
fn filled(answers: &Answers, text: &str, length: usize) -> Answers {
    let mut answers = answers.clone();
    for question in engine().edition().questions() {
        let Some(answer) = answers.answers.get_mut(&question.id) else { continue };
        match &question.kind {
            Kind::Table(table) => fill_rows(answer, &table.columns, text, length),
            _ if takes(question, length) => *answer = json!(text),
            _ => {}
        }
    }
    answers
}

fn fill_rows(rows: &mut Value, columns: &[Question], text: &str, length: usize) {
    for row in rows.as_array_mut().into_iter().flatten() {
        for column in columns.iter().filter(|column| takes(column, length)) {
            row[column.id.as_str()] = json!(text);
        }
    }
}

/// Whether it is a free field that takes a text of this many characters.
fn takes(question: &Question, length: usize) -> bool {
    matches!(question.kind, Kind::Text { max } | Kind::LongText { max } if max >= length)
}
