//! The check of drafting: every finding has examples, in files that legal staff read, and each bad one gives
//! exactly that finding and each good one none. They are laid over the library `faults/base` with the texts
//! of `drafting`, and read with the drafting file of our own library.

use clausier::code::Code;
use clausier::diagnostic::{Diagnostic, Severity};
use clausier::library::Library;
use clausier::lint::example::{Example, examples};
use clausier::lint::{CODES, lint};
use clausier::source::Sources;
use clausier_tests::{folder, lay_over, library, sources};
use proptest::prelude::*;
use std::fs;

const TEXT: &str = "texts/main/scope/1/nl.md";

fn base() -> Sources {
    let mut base = sources(&folder().join("faults/base"));
    lay_over(&mut base, &folder().join("drafting"));
    for file in ["editions/2026-11/phrases.nl.toml", "drafting/nl.toml"] {
        let text = fs::read_to_string(folder().join("../clauses").join(file)).unwrap();
        base.insert(&file.replace("2026-11", "2026-01"), &text).unwrap();
    }
    base.insert(TEXT, "{{Authority}} koopt {{contract-name}} van {{contractor}}.").unwrap();
    base
}

fn with(example: &Example) -> Sources {
    let mut library = base();
    if !example.text.is_empty() {
        library.insert(TEXT, &example.text).unwrap();
    }
    for (path, text) in &example.files {
        library.insert(path, text).unwrap();
    }
    library
}

/// What the check finds in a library that must have no errors.
fn found(sources: &Sources) -> Vec<Diagnostic> {
    let checked = Library::load(sources);
    let errors: Vec<_> =
        checked.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{}", errors[0]);
    lint(&checked.value, sources)
}

fn lines(found: &[Diagnostic]) -> String {
    found.iter().map(|found| format!("{found}\n")).collect()
}

#[test]
fn the_base_gives_no_finding() {
    assert_eq!(lines(&found(&base())), "");
}

#[test]
fn every_code_has_a_bad_and_a_good_example_and_no_other_code_has() {
    for code in Code::ALL {
        let examples = examples(*code);
        let drafting = CODES.contains(code);
        assert_eq!(!examples.bad.is_empty(), drafting, "{code}");
        assert_eq!(!examples.good.is_empty(), drafting, "{code}");
    }
}

#[test]
fn bad_examples_give_their_code_and_good_ones_nothing() {
    let mut wrong = String::new();
    for code in CODES {
        let examples = examples(*code);
        for bad in &examples.bad {
            let found = found(&with(bad));
            if found.is_empty() || found.iter().any(|found| found.code != *code) {
                wrong += &format!("{code}, bad: {}\n{}\n", bad.text, lines(&found));
            }
        }
        for good in &examples.good {
            let found = found(&with(good));
            if !found.is_empty() {
                wrong += &format!("{code}, good: {}\n{}\n", good.text, lines(&found));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_library_without_a_drafting_file_has_no_findings_about_words() {
    let mut library = base();
    library.remove("drafting/nl.toml");
    library
        .insert(TEXT, "{{Contractor}} zal de gegevens en/of de lijst regelmatig leveren volgens RFC 3629.")
        .unwrap();
    assert_eq!(lines(&found(&library)), "");
}

#[test]
fn a_frozen_edition_is_left_alone() {
    let mut library = base();
    library.insert(TEXT, "{{Contractor}} zal de gegevens leveren.").unwrap();
    let lock = Library::load(&library).value.lock("2026-01").unwrap().to_owned();
    library.insert("editions/2026-01/edition.lock", &lock).unwrap();
    assert_eq!(lines(&found(&library)), "");
}

#[test]
fn a_finding_points_to_the_words() {
    let mut sources = base();
    let text = "1. {{Authority}} koopt.\n\n2. {{Contractor}} levert de één{{#if published}} en/of de ander{{/if}}.\n";
    sources.insert(TEXT, text).unwrap();
    let found = found(&sources);
    let clausier::diagnostic::At::File { path, start, end, line, .. } = &found[0].at else {
        panic!("no place")
    };
    assert_eq!((path.as_str(), &text[*start..*end], *line), (TEXT, "en/of", 3));
}

/// What is left is to be mended, or allowed with a reason.
#[test]
fn our_own_library_gives_hints_alone() {
    let found: Vec<Diagnostic> =
        found(&library()).into_iter().filter(|found| found.severity > Severity::Hint).collect();
    assert_eq!(lines(&found), "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    /// Legal staff type: a half-written text gives findings at places that exist, and never a panic.
    #[test]
    fn a_half_written_text_gives_findings_in_it(text in "([a-zé .,;:(/*#\\n-]|binnen 9 dagen|\\{\\{[#/]?(if|else|term|published)( published)?\\}\\}|\\[\\]\\(clause:data\\)|zal |1\\. ){0,30}") {
        let mut sources = base();
        sources.insert(TEXT, &text).unwrap();
        let library = Library::load(&sources).value;
        for found in lint(&library, &sources) {
            let clausier::diagnostic::At::File { path, start, end, .. } = &found.at else { panic!("no place: {found}") };
            let length = sources.text(path).map_or(0, str::len);
            prop_assert!(start <= end && *end <= length, "{}: {}..{} of {}", found, start, end, length);
        }
    }
}
