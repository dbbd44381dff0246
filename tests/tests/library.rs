//! The library that the repository carries, and the bundles made of it.

use clausier::bundle;
use clausier::code::Code;
use clausier::diagnostic::Severity;
use clausier::edition::Edition;
use clausier::library::Library;
use clausier_tests::library;

fn edition() -> Edition {
    let checked = Library::load(&library());
    checked.value.edition("2026-11", "nl").expect("it is there").clone()
}

#[test]
fn the_library_has_no_faults() {
    let checked = Library::load(&library());
    let errors = checked.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let lines: Vec<String> = errors.map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn a_bundle_gives_the_edition_back_and_is_the_same_again() {
    let edition = edition();
    let text = bundle::to_json(&edition);
    let again = bundle::read(&text).expect("it is whole");
    assert_eq!(again, edition);
    assert_eq!(bundle::to_json(&again), text);
}

#[test]
fn a_bundle_that_was_changed_is_refused() {
    let text = bundle::to_json(&edition());
    let changed = text.replacen("opdrachtnemer", "opdrachtgever", 1);
    assert_ne!(text, changed);
    let more = text.replacen("{\"edition\":{", "{\"edition\":{\"zzz\":1,", 1);
    let newer = text.replace("\"schema\":1}", "\"schema\":2}");
    for (bad, code) in [
        (changed.as_str(), Code::BrokenBundle),
        (more.as_str(), Code::BrokenBundle),
        (newer.as_str(), Code::UnknownSchema),
        ("{}", Code::BrokenBundle),
        ("[[[[", Code::BrokenBundle),
        (" ".repeat(bundle::MOST_BYTES + 1).as_str(), Code::TooLarge),
    ] {
        let found = bundle::read(bad).expect_err("it must be refused");
        assert_eq!(found[0].code, code, "{}", found[0]);
    }
}
