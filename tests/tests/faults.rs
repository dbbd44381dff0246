//! Every fault of a library has a fixture: the library `faults/base` with some files laid over it and some
//! words changed, and what must be printed then.
//!
//! `CLAUSIER_UPDATE=1` writes what is printed now; read the difference before committing it.

use clausier::code::Code;
use clausier::diagnostic::At;
use clausier::library::Library;
use clausier::source::Sources;
use clausier_tests::cases::{compare, lines};
use clausier_tests::{folder, lay_over, sources};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of fixtures; each has the name of the code that it provokes.
fn fixtures() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder().join("faults")).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| !path.ends_with("base")).collect();
    folders.sort();
    folders
}

fn name(fixture: &Path) -> String {
    fixture.file_name().unwrap().to_string_lossy().into_owned()
}

/// The library without faults. Its phrases and the words of its pages are those of the real library, which the
/// lists in the core follow.
fn base() -> Sources {
    let mut base = sources(&folder().join("faults/base"));
    let phrases = folder().join("../clauses/editions/2026-11/phrases.nl.toml");
    base.insert("editions/2026-01/phrases.nl.toml", &fs::read_to_string(phrases).unwrap()).unwrap();
    let words = folder().join("../clauses/pages.nl.toml");
    base.insert("pages.nl.toml", &fs::read_to_string(words).unwrap()).unwrap();
    base
}

fn with_fault(fixture: &Path) -> Sources {
    let mut library = base();
    if fixture.join("files").exists() {
        lay_over(&mut library, &fixture.join("files"));
    }
    let changes = fs::read_to_string(fixture.join("changes.toml")).unwrap_or_default();
    let changes: toml::Table = toml::from_str(&changes).unwrap();
    for change in changes.get("change").and_then(|list| list.as_array()).into_iter().flatten() {
        let word = |key: &str| change.get(key).and_then(|value| value.as_str()).unwrap_or_default();
        let old = library.text(word("path")).unwrap_or_else(|| panic!("no {}", word("path"))).to_owned();
        if change.get("remove").is_some() {
            library.remove(word("path"));
            continue;
        }
        assert!(old.contains(word("from")), "{}: no '{}'", name(fixture), word("from"));
        library.insert(word("path"), &old.replacen(word("from"), word("to"), 1)).unwrap();
    }
    library
}

#[test]
fn the_base_has_no_faults() {
    assert_eq!(lines(&Library::load(&base()).diagnostics), "");
}

#[test]
fn each_fixture_prints_what_is_expected_and_provokes_its_code() {
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let found = Library::load(&with_fault(&fixture)).diagnostics;
        if found.iter().all(|diagnostic| diagnostic.code.name() != name(&fixture)) {
            wrong.push(format!("{} is not provoked:\n{}", name(&fixture), lines(&found)));
        }
        wrong.extend(compare(&fixture.join("expected.txt"), &lines(&found)).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_code_of_the_library_has_a_fixture() {
    let last = Code::ALL.iter().position(|code| *code == Code::MissingNote).unwrap();
    let names: Vec<String> = fixtures().iter().map(|fixture| name(fixture)).collect();
    let lacking: Vec<&str> = Code::ALL[..=last]
        .iter()
        .map(|code| code.name())
        .filter(|code| !names.iter().any(|n| n == code))
        .collect();
    assert_eq!(lacking, Vec::<&str>::new());
    for name in names {
        assert!(Code::parse(&name).is_some(), "{name} is no code");
    }
}

#[test]
fn a_fault_does_not_hide_others() {
    let mut library = base();
    for fixture in ["unknown-key", "unknown-option", "wrong-test", "missing-file"] {
        let files = folder().join("faults").join(fixture).join("files");
        for path in clausier_tests::files(&files) {
            let inside = path.strip_prefix(&files).unwrap().to_string_lossy().replace("extra", fixture);
            library.insert(&inside, &fs::read_to_string(&path).unwrap()).unwrap();
        }
    }
    let found = lines(&Library::load(&library).diagnostics);
    for code in ["unknown-key", "unknown-option", "wrong-test", "missing-file", "duplicate-id"] {
        assert!(found.contains(&format!("error[{code}]")), "no {code} in:\n{found}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    /// Legal staff type; a half-written file gives diagnostics at places that exist, and never a panic.
    #[test]
    fn a_half_written_file_gives_diagnostics_in_it(
        which in 0..1_000_usize, start in 0..10_000_usize, length in 0..30_usize,
        written in "[a-z{}#/\\[\\]\"=.,* \n\u{200B}é1-]{0,8}",
    ) {
        let mut library = base();
        let paths: Vec<String> = library.paths().map(str::to_owned).collect();
        let path = &paths[which % paths.len()];
        let old: Vec<char> = library.text(path).unwrap_or_default().chars().collect();
        let start = start % (old.len() + 1);
        let end = (start + length).min(old.len());
        let new: String = old[..start].iter().copied().chain(written.chars()).chain(old[end..].iter().copied()).collect();
        library.insert(path, &new).unwrap();
        for found in Library::load(&library).diagnostics {
            let At::File { path, start, end, .. } = &found.at else { panic!("no place: {found}") };
            let length = library.text(path).map_or(0, str::len);
            prop_assert!(start <= end && *end <= length, "{found}: {start}..{end} of {length}");
        }
    }
}
