//! The library as pages: every version has its page, every link leads somewhere, and text stays text.

use clausier::library::Library;
use clausier::pages::{Page, pages};
use clausier::source::Sources;
use clausier_tests::{cases::library, small_library};
use std::collections::{BTreeMap, BTreeSet};

fn made(library: &Library) -> BTreeMap<String, String> {
    let pages = pages(library, "nl", None).unwrap_or_else(|found| panic!("{}", found[0]));
    let count = pages.len();
    let by_path: BTreeMap<_, _> = pages.into_iter().map(|Page { path, html, .. }| (path, html)).collect();
    assert_eq!(by_path.len(), count, "two pages have one address");
    by_path
}

fn loaded(sources: &Sources) -> Library {
    Library::load(sources).value
}

#[test]
fn every_version_of_a_clause_and_of_a_term_has_its_page() {
    for library in [&library().value, &loaded(&small_library())] {
        let pages = made(library);
        for version in library.clause_versions() {
            let path = format!("clauses/{}/{}/index.html", version.clause, version.version);
            let html = pages.get(&path).unwrap_or_else(|| panic!("no {path}"));
            assert!(!html.contains("{{") && !html.contains(">["), "{path} has leftovers");
        }
        for version in library.term_versions() {
            let path = format!("terms/{}/{}/index.html", version.term, version.version);
            assert!(pages.contains_key(&path), "no {path}");
        }
    }
}

#[test]
fn every_link_inside_leads_to_a_page_and_to_a_place_on_it() {
    let pages = made(&library().value);
    let mut links = 0;
    for (path, html) in &pages {
        for href in attributes(html, "href").filter(|href| !href.contains(':')) {
            let (target, place) = href.split_once('#').unwrap_or((href, ""));
            let target = resolved(path, target);
            let found = pages.get(&target).unwrap_or_else(|| panic!("{path}: nothing at {href}"));
            let id = format!("id=\"{place}\"");
            assert!(place.is_empty() || found.contains(&id), "{path}: nothing at {href}");
            links += 1;
        }
    }
    assert!(links > 500, "only {links} links");
}

fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    let opening = format!(" {name}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>().into_iter()
}

/// A relative address as seen from a page.
fn resolved(page: &str, href: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => drop(parts.pop().expect("inside the folder of pages")),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn ids_stand_once_and_no_page_asks_for_anything() {
    for (path, html) in made(&library().value) {
        let ids: Vec<&str> = attributes(&html, "id").collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}");
        assert!(!html.contains("<script") && !html.contains("src=") && !html.contains("@import"), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
    }
}

#[test]
fn a_clause_shows_its_text_note_history_and_use() {
    let pages = made(&library().value);
    let html = &pages["clauses/exit-handover/1/index.html"];
    for words in [
        "een volledige kopie van de Verzamelde Gegevens",
        "<strong>Wat doet dit artikel?</strong>",
        "class=\"field\"",
        "class=\"when\"",
        "Bijlage bij een bestek",
        "eerste versie",
    ] {
        assert!(html.contains(words), "no '{words}'");
    }
}

#[test]
fn both_sides_of_a_choice_stand_under_their_own_condition() {
    let mut sources = small_library();
    let clause = "texts/main/data/2/nl.md";
    let text = "{{#unless published}}\nZonder publicatie.\n{{/unless}}\n\nDus {{#unless published}}niet{{else}}wel{{/unless}} open.";
    let facts = sources.text("texts/main/data/2/clause.toml").unwrap().to_owned();
    let more = format!("{facts}\n[when.published]\noption = \"publish\"\nis = true\n");
    sources.insert("texts/main/data/2/clause.toml", &more).unwrap();
    sources.insert(clause, text).unwrap();
    let html = made(&loaded(&sources)).remove("clauses/data/2/index.html").unwrap();
    assert!(html.contains("Anders, als dit niet geldt"), "{html}");
    let inline = html.find("Dus ").map(|start| &html[start..start + 300]).unwrap();
    assert!(inline.contains("Als dit niet geldt: "), "{inline}");
}

#[test]
fn a_new_version_stands_in_the_history_and_in_the_changes_of_its_edition() {
    let library = loaded(&small_library());
    let pages = made(&library);
    let changes = &pages["editions/2026-01/changes/index.html"];
    let data =
        library.clause_versions().find(|version| version.clause.as_str() == "data" && version.version == 2);
    let reason = &data.unwrap().reason["nl"];
    assert!(changes.contains(reason.as_str()) && changes.contains("van versie 1 naar 2"), "{changes}");
    let old = &pages["clauses/data/1/index.html"];
    assert!(old.contains("../../../clauses/data/2/index.html") && old.contains(reason.as_str()));
    assert!(pages["editions/2025-01/changes/index.html"].contains("eerste editie"));
}

#[test]
fn a_version_that_no_edition_holds_shows_its_source() {
    let mut sources = small_library();
    let facts = sources.text("texts/main/data/2/clause.toml").unwrap().to_owned();
    sources.insert("texts/main/data/3/clause.toml", &facts).unwrap();
    sources.insert("texts/main/data/3/nl.md", "Een tekst <b>in wording</b>.").unwrap();
    let html = made(&loaded(&sources)).remove("clauses/data/3/index.html").unwrap();
    assert!(html.contains("Een tekst &lt;b&gt;in wording&lt;/b&gt;."), "{html}");
}

#[test]
fn words_of_the_library_never_become_html() {
    let mut sources = small_library();
    let hostile = "<script>alert(1)</script> & \\\"x\\\"";
    for (path, key) in [
        ("texts/main/data/2/clause.toml", "title.nl"),
        ("editions/2026-01/rules/all.toml", "message.nl"),
        ("terms/open-data/2/term.toml", "definition.nl"),
        ("references/law.toml", "title.nl"),
    ] {
        let text = sources.text(path).unwrap().to_owned();
        let line =
            text.lines().find(|line| line.starts_with(key)).unwrap_or_else(|| panic!("{path}: no {key}"));
        sources.insert(path, &text.replacen(line, &format!("{key} = \"{hostile}\""), 1)).unwrap();
    }
    sources
        .insert("texts/main/data/note.nl.md", "<script>alert(1)</script>\n\n[x](javascript:alert(1))")
        .unwrap();
    for (path, html) in made(&loaded(&sources)) {
        assert!(!html.contains("<script") && !html.contains("javascript:"), "{path}");
    }
}

#[test]
fn a_library_without_words_for_pages_says_so() {
    let mut sources = small_library();
    sources.remove("pages.nl.toml");
    let found = pages(&loaded(&sources), "nl", None).unwrap_err();
    assert!(found[0].help.contains("pages.nl.toml"), "{}", found[0]);
}
