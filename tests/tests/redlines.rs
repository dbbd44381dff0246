//! Redlines of the documents of the cases, two by two: the law on the model, and well-formed pages.

use clausier::annex::Document;
use clausier::redline::{self, Fate, Wording, accept, normal, reject};
use clausier::render::{html, plain};
use clausier_tests::cases::{EDITION, cases, engine};

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
    for (_, old) in &documents {
        for (new_name, new) in documents.iter().filter(|(_, new)| new.kind == old.kind) {
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
