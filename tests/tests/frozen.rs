//! A frozen edition never changes: the small library in `tests/library` has one, made before a later edition
//! took new versions of a clause and a term.

use clausier::bundle;
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use clausier::engine::Engine;
use clausier::id::Id;
use clausier::library::Library;
use clausier::source::Sources;
use clausier_tests::cases::lines;
use clausier_tests::{SMALL_PHRASES, small_library};

const FROZEN: &str = "2025-01";
const LOCK: &str = "editions/2025-01/edition.lock";

fn load(sources: &Sources) -> (Library, Vec<Diagnostic>) {
    let checked = Library::load(sources);
    (checked.value, checked.diagnostics)
}

fn changed(sources: &Sources) -> Vec<Diagnostic> {
    load(sources).1.into_iter().filter(|found| found.code == Code::FrozenChanged).collect()
}

fn with(path: &str, from: &str, to: &str) -> Sources {
    let mut sources = small_library();
    let text = sources.text(path).unwrap_or_else(|| panic!("no {path}")).to_owned();
    assert!(text.contains(from), "{path}: no '{from}'");
    sources.insert(path, &text.replacen(from, to, 1)).unwrap();
    sources
}

#[test]
fn the_small_library_has_no_faults_and_its_lock_is_what_the_library_says() {
    let (library, found) = load(&small_library());
    assert_eq!(lines(&found), "");
    assert_eq!(library.editions(), [FROZEN, "2026-01"]);
    assert_eq!(library.lock(FROZEN), small_library().text(LOCK));
}

#[test]
fn a_frozen_edition_borrows_phrases_that_were_needed_later_and_they_are_no_part_of_it() {
    const LATER: &str = "banner-underway";
    let mut sources = small_library();
    let frozen = |sources: &Sources| load(sources).0.edition(FROZEN, "nl").unwrap().clone();
    let edition = frozen(&sources);
    assert!(edition.borrowed_phrases.contains(LATER), "{:?}", edition.borrowed_phrases);
    assert_eq!(edition.digest, edition.content_digest());
    bundle::read(&bundle::to_json(&edition)).expect("it travels");
    Engine::new(edition.clone()).expect("it works");

    let others = sources
        .text(SMALL_PHRASES)
        .unwrap()
        .replace("\nbanner-underway = \"", "\nbanner-underway = \"Later. ");
    sources.insert(SMALL_PHRASES, &others).unwrap();
    let other = frozen(&sources);
    assert_ne!(other.phrases[LATER], edition.phrases[LATER]);
    assert_eq!(other.digest, edition.digest);
}

#[test]
fn a_phrase_that_no_edition_has_is_missing() {
    let mut sources = small_library();
    let without = sources.text(SMALL_PHRASES).unwrap().replace("\nbanner-underway = ", "\nsomething-else = ");
    sources.insert(SMALL_PHRASES, &without).unwrap();
    let missing = load(&sources).1.into_iter().filter(|found| found.code == Code::MissingPhrase);
    assert_eq!(missing.count(), 2, "in each edition");
}

#[test]
fn each_edition_has_its_own_versions() {
    let (library, _) = load(&small_library());
    let versions = |edition: &str| {
        let edition = library.edition(edition, "nl").unwrap();
        let (data, term) = (Id::new("data"), Id::new("open-data"));
        (edition.clauses[&data].version, edition.terms[&term].version, edition.frozen)
    };
    assert_eq!(versions(FROZEN), (1, 1, true));
    assert_eq!(versions("2026-01"), (2, 2, false));
}

#[test]
fn a_change_to_any_locked_file_is_found_at_that_file() {
    let lock = small_library().text(LOCK).unwrap().to_owned();
    let paths: Vec<&str> =
        lock.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path).collect();
    assert!(paths.len() > 10, "{lock}");
    for path in paths.into_iter().filter(|path| !path.ends_with("#printed")) {
        let mut sources = small_library();
        let text = format!("{}\n", sources.text(path).unwrap());
        sources.insert(path, &text).unwrap();
        let found = changed(&sources);
        assert_eq!(found.len(), 1, "{path}: {}", lines(&found));
        assert!(matches!(&found[0].at, At::File { path: at, .. } if at == path), "{}", lines(&found));
    }
}

#[test]
fn files_that_come_or_go_are_found() {
    let mut sources = small_library();
    sources.remove("editions/2025-01/presets/simple.toml");
    sources.insert("editions/2025-01/rules/more.toml", "").unwrap();
    assert_eq!(changed(&sources).len(), 2, "{}", lines(&changed(&sources)));
}

#[test]
fn what_is_printed_of_a_reference_is_frozen_and_the_rest_lives_on() {
    let law = "references/law.toml";
    assert_eq!(changed(&with(law, "artikel 1", "artikel 7")).len(), 1);
    for (from, to) in
        [("2026-01-02", "2027-01-02"), ("in-force", "repealed"), ("title", "remark.nl = \"x\"\ntitle")]
    {
        let sources = with(law, from, to);
        assert_eq!(lines(&changed(&sources)), "");
        let digest = |sources: &Sources| load(sources).0.edition(FROZEN, "nl").unwrap().digest.clone();
        assert_eq!(digest(&sources), digest(&small_library()), "{to}");
    }
}

#[test]
fn later_work_leaves_a_frozen_edition_alone() {
    let mut sources = small_library();
    let law = sources.text("references/law.toml").unwrap().to_owned();
    sources.insert("references/later.toml", &law).unwrap();
    let facts = sources.text("texts/main/data/2/clause.toml").unwrap().to_owned();
    sources.insert("texts/main/data/3/clause.toml", &facts).unwrap();
    sources.insert("texts/main/data/3/nl.md", "Een tekst.").unwrap();
    sources.insert("texts/main/data/note.nl.md", "Een andere toelichting.").unwrap();
    sources.remove("texts/main/scope/1/review.toml");
    assert_eq!(lines(&changed(&sources)), "");
    let edition = |sources: &Sources| load(sources).0.edition(FROZEN, "nl").unwrap().clone();
    assert_eq!(edition(&sources).digest, edition(&small_library()).digest);
    let scope = Id::new("scope");
    assert!(edition(&small_library()).clauses[&scope].reviewed);
    assert!(!edition(&sources).clauses[&scope].reviewed);
}
