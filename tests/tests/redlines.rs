//! Redlines: what people read for the pairs of texts in `tests/redlines`, and the laws for the documents of the
//! cases, two by two.

use clausier::annex::Document;
use clausier::edition::{Change, Clause};
use clausier::markup::parse::parse;
use clausier::redline::{self, Fate, Wording, accept, normal, reject};
use clausier::render::{html, plain, terminal};
use clausier_tests::cases::{EDITION, cases, compare, engine, lines};
use std::fs;
use std::path::{Path, PathBuf};

/// The text of a file as a version of a clause that has the condition `support`.
fn clause(folder: &Path, name: &str, version: u32) -> Clause {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).unwrap();
    let parsed = parse(&path.to_string_lossy(), &text);
    assert!(parsed.diagnostics.is_empty(), "{}: {}", path.display(), lines(&parsed.diagnostics));
    let mut clause = engine().edition().clauses["exit-handover"].clone();
    (clause.version, clause.change, clause.blocks) = (version, Change::Wording, parsed.blocks);
    clause.title = "Proef".to_owned();
    clause.reason = "De proef wil het.".to_owned();
    clause
}

#[test]
fn pairs_of_texts_are_marked_as_a_person_would() {
    let edition = engine().edition();
    let wording = Wording::of(edition);
    let names = wording.names("oud", "nieuw", EDITION);
    let folder = clausier_tests::folder().join("redlines");
    let mut wrong = Vec::new();
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let (old, new) = (clause(&folder, "old.md", 1), clause(&folder, "new.md", 2));
        let redline = redline::clauses(Some((edition, &old)), (edition, &new));
        let text = terminal::redline(&redline, &names, &wording, terminal::Marks::Brackets);
        // The facts of the clause are the same in every pair.
        let text = text.split("\nStaat in het document").next().unwrap_or_default();
        wrong.extend(compare(&folder.join("expected.txt"), &format!("{text}\n")).err());
        let same = redline::clauses(Some((edition, &new)), (edition, &new));
        assert!(same.is_unchanged(), "{}", folder.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Every document of every case, with a name for messages.
fn documents() -> Vec<(String, Document)> {
    let mut documents = Vec::new();
    for case in cases() {
        for document in case.dossier().value.documents {
            documents.push((format!("{} of {}", document.kind.name(), case.name), document));
        }
    }
    documents
}

#[test]
fn accepting_gives_the_new_document_and_rejecting_the_old_for_every_pair() {
    let documents = documents();
    for (old_name, old) in &documents {
        for (new_name, new) in documents.iter().filter(|(_, new)| new.kind == old.kind) {
            let redline = redline::documents(old, new);
            assert!(accept(&redline) == normal(new), "accepting {old_name} to {new_name}");
            assert!(reject(&redline) == normal(old), "rejecting {old_name} to {new_name}");
            assert_eq!(plain::text(&accept(&redline)), plain::text(new), "{old_name} to {new_name}");
            assert_eq!(plain::text(&reject(&redline)), plain::text(old), "{old_name} to {new_name}");
            assert_eq!(redline.is_unchanged(), old == new, "{old_name} to {new_name}");
        }
    }
}

#[test]
fn a_page_says_every_change_and_links_to_it() {
    let wording = Wording::of(engine().edition());
    let documents = documents();
    for pair in documents.windows(5) {
        let (_, old) = &pair[0];
        for (new_name, new) in pair.iter().filter(|(_, new)| new.kind == old.kind) {
            let redline = redline::documents(old, new);
            let page = html::redline(&redline, &wording.names("oud", "nieuw", EDITION), &wording);
            let mut ids =
                page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>();
            ids.sort_unstable();
            let count = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), count, "an id stands twice: {new_name}");
            for target in page.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(ids.binary_search(&target).is_ok(), "no id {target}: {new_name}");
            }
            let changed = redline.summary.iter().filter(|entry| entry.fate != Fate::Unchanged).count();
            assert_eq!(page.matches("<tr>\n<th scope=\"row\"><a href=").count(), changed, "{new_name}");
        }
    }
}
