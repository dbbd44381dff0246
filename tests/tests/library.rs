//! The library that the repository carries, and its bundle.

use clausier::bundle;
use clausier::diagnostic::Severity;
use clausier::library::Library;
use clausier_tests::library;

#[test]
fn the_library_has_no_faults() {
    let checked = Library::load(&library());
    let errors = checked.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let lines: Vec<String> = errors.map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn its_bundle_gives_the_edition_back() {
    let checked = Library::load(&library());
    let edition = checked.value.edition("2026-11", "nl").expect("it is there");
    let again = bundle::read(&bundle::to_json(edition)).unwrap_or_else(|found| panic!("{}", found[0]));
    assert_eq!(again, *edition);
}
