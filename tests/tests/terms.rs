//! A defined term that an annex uses is defined in it, wherever the term stands, and no other is.

use clausier::answers::{Answers, Copy};
use clausier::engine::Engine;
use clausier::library::Library;
use clausier::source::Sources;
use clausier_tests::small_library;

const TITLE: &str = "texts/main/scope/1/clause.toml";

/// The terms that an annex without answers defines. In its text no term stands: nothing is published.
fn defined(sources: &Sources) -> Vec<String> {
    let library = Library::load(sources).value;
    let engine = Engine::new(library.edition("2026-01", "nl").unwrap().clone()).unwrap();
    let mut answers = Answers::new("2026-01");
    answers.answers.insert("publish".into(), false.into());
    let dossier = engine.assemble(&answers, Copy::Publication).value;
    let terms = dossier.lock.iter().filter(|locked| locked.kind == "term");
    terms.map(|locked| locked.id.to_string()).collect()
}

#[test]
fn a_term_that_stands_in_a_heading_alone_is_defined() {
    let mut sources = small_library();
    assert_eq!(defined(&sources), Vec::<String>::new());
    let title = sources.text(TITLE).unwrap().replace("\"Voorwerp\"", "\"Open Data als voorwerp\"");
    sources.insert(TITLE, &title).unwrap();
    assert_eq!(defined(&sources), ["open-data"]);
}

#[test]
fn a_term_that_stands_in_the_title_of_a_part_alone_is_defined() {
    const EDITION: &str = "editions/2026-01/edition.toml";
    let mut sources = small_library();
    let edition = sources.text(EDITION).unwrap().replace("\"Algemeen\"", "\"Open Data\"");
    sources.insert(EDITION, &edition).unwrap();
    assert_eq!(defined(&sources), ["open-data"]);
}
