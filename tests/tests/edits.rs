//! Whatever legal staff do with commands and by hand, in whatever order: a text that was frozen never
//! changes by a command, and a library without errors stays without errors.

use clausier::code::Code;
use clausier::date::Date;
use clausier::diagnostic::Severity;
use clausier::edit::{self, Edit, Refusal, Revision, Signature, Subject, Withdrawal};
use clausier::library::Library;
use clausier::source::Sources;
use clausier_tests::cases::lines;
use clausier_tests::{SMALL_PHRASES, small_library};
use proptest::prelude::*;
use std::collections::BTreeMap;

const ON: Date = Date { year: 2026, month: 3, day: 1 };

/// The small library, both editions open and with every phrase.
fn small() -> Sources {
    let mut small = small_library();
    small.remove("editions/2025-01/edition.lock");
    let phrases = small.text(SMALL_PHRASES).unwrap().to_owned();
    small.insert("editions/2025-01/phrases.nl.toml", &phrases).unwrap();
    small
}

#[derive(Debug, Clone)]
enum Step {
    New(&'static str),
    Revise(&'static str),
    Edition(&'static str, &'static str),
    Freeze(&'static str),
    Release(&'static str),
    Sign(String),
    Withdraw(String),
    /// Somebody edits a text by hand.
    Hand(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let edition = || prop::sample::select(vec!["2025-01", "2026-01", "2027-01", "2027-02"]);
    let subject = || prop::sample::select(vec!["scope", "data", "exit", "term:open-data"]);
    let version = move || (subject(), 1..4_u32).prop_map(|(subject, version)| format!("{subject}@{version}"));
    prop_oneof![
        1 => Just(Step::New("main/exit")),
        3 => subject().prop_map(Step::Revise),
        2 => (edition(), edition()).prop_map(|(new, from)| Step::Edition(new, from)),
        3 => edition().prop_map(Step::Freeze),
        2 => edition().prop_map(Step::Release),
        6 => version().prop_map(Step::Sign),
        2 => version().prop_map(Step::Withdraw),
        2 => (0..100_usize).prop_map(Step::Hand),
    ]
}

fn made(sources: &Sources, step: &Step) -> Option<Result<Edit, Refusal>> {
    let revision = Revision { change: "meaning".to_owned(), reason: "Zo is het beter.".to_owned() };
    let subject = |text: &str| Subject::parse(text).unwrap();
    Some(match step {
        Step::New(name) => edit::new_clause(sources, name, "Einde", "nl"),
        Step::Revise(what) => edit::revise(sources, &subject(what), Some(&revision), "nl"),
        Step::Edition(id, from) => edit::new_edition(sources, id, from, "Editie", "nl"),
        Step::Freeze(id) => edit::freeze(sources, id),
        Step::Release(id) => edit::release(sources, id, "Hoofd", ON),
        Step::Sign(what) => {
            let (by, role) = ("Proefpersoon".to_owned(), "jurist".to_owned());
            let signature = Signature { by, role, on: ON, law_on: ON, remark: None };
            edit::sign_off(sources, &subject(what), &signature)
        }
        Step::Withdraw(what) => {
            let withdrawal = Withdrawal { on: ON, reason: "Onwettig.".to_owned(), instead: None };
            edit::withdraw(sources, &subject(what), &withdrawal, "nl")
        }
        Step::Hand(_) => return None,
    })
}

/// Changes a text that no edition froze.
fn by_hand(sources: &mut Sources, which: usize, frozen: &BTreeMap<String, String>) {
    let texts = sources.iter().filter(|(path, _)| path.starts_with("texts/") && path.ends_with("/nl.md"));
    let free: Vec<(String, String)> = texts
        .filter(|(path, text)| !frozen.contains_key(*path) && !text.is_empty())
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect();
    if let Some((path, text)) = free.get(which % free.len().max(1)) {
        sources.insert(path, &format!("{text}\n")).unwrap();
    }
}

/// Every file that an edition has locked, the locks themselves and the releases.
fn frozen(sources: &Sources) -> BTreeMap<String, String> {
    let locks = sources.iter().filter(|(path, _)| path.ends_with("/edition.lock"));
    let listed = locks.flat_map(|(path, text)| {
        let listed = text.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path.to_owned());
        listed.chain([path.to_owned(), path.replace("edition.lock", "release.toml")])
    });
    listed.filter_map(|path| Some((path.clone(), sources.text(&path)?.to_owned()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]
    #[test]
    fn no_command_changes_a_frozen_text_or_breaks_a_library(steps in prop::collection::vec(step(), 1..14)) {
        let mut sources = small();
        for step in &steps {
            let before = frozen(&sources);
            match made(&sources, step) {
                None => by_hand(&mut sources, if let Step::Hand(which) = step { *which } else { 0 }, &before),
                Some(Ok(edit)) => {
                    for file in &edit.files {
                        sources.insert(&file.path, &file.text).unwrap();
                    }
                }
                Some(Err(why)) => prop_assert!(why.iter().all(|why| !why.help.is_empty()), "{}", lines(&why)),
            }
            for (path, text) in &before {
                prop_assert_eq!(sources.text(path), Some(text.as_str()), "{} by {:?}", path, step);
            }
        }
        let found = Library::load(&sources).diagnostics;
        prop_assert!(found.iter().all(|found| found.severity != Severity::Error), "{}", lines(&found));
        prop_assert!(found.iter().all(|found| found.code != Code::FrozenChanged), "{}", lines(&found));
    }
}

#[test]
fn a_release_needs_everything_and_then_stands() {
    let mut sources = small();
    let mut go = |step: &Step| {
        let edit = made(&sources, step).unwrap().map_err(|why| lines(&why))?;
        edit.files.iter().for_each(|file| sources.insert(&file.path, &file.text).unwrap());
        Ok::<(), String>(())
    };
    let release = Step::Release("2026-01");
    for what in ["scope@1", "data@2", "term:open-data@2"] {
        assert!(go(&release).is_err());
        go(&Step::Sign(what.to_owned())).unwrap();
    }
    assert!(go(&release).unwrap_err().contains("not frozen"));
    go(&Step::Freeze("2026-01")).unwrap();
    go(&release).unwrap();
    let library = Library::load(&sources).value;
    let edition = library.edition("2026-01", "nl").unwrap();
    assert_eq!(edition.release.as_ref().unwrap().on, ON);
    let open = Library::load(&small()).value;
    assert_eq!(edition.digest, open.edition("2026-01", "nl").unwrap().digest, "a release is no content");
}
