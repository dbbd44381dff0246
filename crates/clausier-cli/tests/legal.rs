//! The commands of legal staff on a small library: from a new clause to a text that was withdrawn.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod run;

use run::{Desk, Run, clauses, copy};
use std::fs;
use std::path::Path;

const SCOPE: &str = "library/texts/main/scope";
const OPEN: &str = "library/editions/2026-01/edition.toml";

/// The small library with a file note in the newer edition.
fn desk() -> Desk {
    let desk = Desk::with_small_library();
    change(&desk, OPEN, "documents  = [\"annex\"]", "documents  = [\"annex\", \"note\"]");
    // The check of drafting wants a clause that others refer to to be there always.
    for version in [1, 2] {
        let facts = format!("library/texts/main/data/{version}/clause.toml");
        change(&desk, &facts, "[include]\nany-row = \"datasets\"\n", "");
    }
    desk.write(
        "a.toml",
        "schema = 1\nedition = \"2026-01\"\npreset = \"simple\"\n[answers]\ncontract-name = \"Proef\"\n",
    );
    desk
}

/// The same with the old edition frozen.
fn desk_with_frozen_edition() -> Desk {
    let desk = desk();
    fine(&desk, &["edition", "freeze", "2025-01"]);
    desk
}

fn change(desk: &Desk, file: &str, from: &str, to: &str) {
    let text = desk.read(file);
    assert!(text.contains(from), "{file}: no '{from}'");
    desk.write(file, text.replacen(from, to, 1));
}

fn go(desk: &Desk, arguments: &[&str]) -> Run {
    desk.run(&[&["--library", "library"], arguments].concat())
}

fn fine(desk: &Desk, arguments: &[&str]) -> Run {
    let run = go(desk, arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
    run
}

/// A command that is refused, which must leave every file as it was.
fn refused(desk: &Desk, arguments: &[&str], reason: &str) -> Run {
    let before = files(desk);
    let run = go(desk, arguments);
    assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
    assert!(run.stderr.contains(reason), "{arguments:?}: {}", run.stderr);
    assert_eq!(run.stdout, "");
    assert_eq!(files(desk), before, "{arguments:?}");
    run
}

fn files(desk: &Desk) -> Vec<(String, String)> {
    fn gather(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                found.push((entry.display().to_string(), String::new()));
                gather(&entry, found);
            } else {
                found.push((entry.display().to_string(), fs::read_to_string(&entry).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    gather(&desk.path("library"), &mut found);
    found.sort();
    found
}

fn sign(desk: &Desk, what: &str) -> Run {
    fine(
        desk,
        &[
            "sign-off",
            what,
            "--name",
            "Proefpersoon",
            "--role",
            "jurist",
            "--on",
            "2026-02-03",
            "--law-on",
            "2026-02-01",
        ],
    )
}

/// The warnings of a check without errors.
fn checked(desk: &Desk) -> String {
    let run = fine(desk, &["check"]);
    let warnings = run.stdout.split_inclusive('\n').filter(|line| line.starts_with("warning"));
    warnings.collect()
}

fn annex(desk: &Desk) -> Run {
    fine(desk, &["assemble", "a.toml", "-o", "-", "--format", "txt"])
}

#[test]
fn a_text_from_draft_to_withdrawal() {
    let desk = desk();
    let said = fine(&desk, &["edition", "freeze", "2025-01"]);
    assert_eq!(said.stdout, "new      editions/2025-01/edition.lock\n");
    for words in ["Frozen is not reviewed", "1 of 2 clauses", "1 of 1 terms", "0 of 1 citations"] {
        assert!(said.stderr.contains(words), "{words}: {}", said.stderr);
    }
    refused(&desk, &["edition", "freeze", "2025-01"], "frozen already");

    // A new version; the open edition names it, and nothing else in its file changes.
    let before = desk.read(OPEN);
    let said = fine(
        &desk,
        &["clause", "revise", "scope", "--change", "meaning", "--reason", "De wet is gewijzigd."],
    );
    assert_eq!(desk.read(OPEN), before.replace("scope = 1", "scope = 2"));
    assert!(said.stdout.contains("  - scope = 1\n  + scope = 2\n"), "{}", said.stdout);
    let facts = desk.read(&format!("{SCOPE}/2/clause.toml"));
    let expected = desk.read(&format!("{SCOPE}/1/clause.toml"));
    let expected =
        expected.replace("\"first\"", "\"meaning\"").replace("Eerste versie.", "De wet is gewijzigd.");
    assert_eq!(facts, expected);
    assert_eq!(desk.names(&format!("{SCOPE}/2")), ["clause.toml", "nl.md"]);
    refused(
        &desk,
        &["clause", "revise", "scope", "--change", "wording", "--reason", "x"],
        "Simply edit the files",
    );

    // Signed, changed, signed again.
    change(&desk, &format!("{SCOPE}/2/clause.toml"), "[\"law\"]", "[\"law\", \"paper\"]");
    sign(&desk, "scope");
    assert_eq!(checked(&desk), "");
    let note = fine(&desk, &["assemble", "a.toml", "-o", "-", "--format", "txt"]);
    assert!(note.stdout.contains("niet vrijgegeven"), "{}", note.stdout);
    change(&desk, &format!("{SCOPE}/2/nl.md"), "koopt", "bestelt");
    let found = checked(&desk);
    assert!(found.contains("warning[stale-sign-off] texts/main/scope/2/review.toml:1:1"), "{found}");
    assert!(
        found.contains("Proefpersoon signed this text on 2026-02-03, and since then nl.md changed"),
        "{found}"
    );
    sign(&desk, "scope@2");
    assert_eq!(checked(&desk), "");
    refused(
        &desk,
        &[
            "sign-off",
            "scope",
            "--name",
            "Proefpersoon",
            "--role",
            "jurist",
            "--on",
            "2026-02-04",
            "--law-on",
            "2026-02-01",
        ],
        "signed this text before",
    );

    // Frozen, but not released before everything is signed.
    refused(&desk, &["edition", "release", "2026-01", "--name", "Hoofd"], "edition freeze 2026-01");
    fine(&desk, &["edition", "freeze", "2026-01"]);
    let lacking =
        refused(&desk, &["edition", "release", "2026-01", "--name", "Hoofd"], "clausier sign-off data@2");
    assert!(lacking.stderr.contains("clausier sign-off term:open-data@2"), "{}", lacking.stderr);
    assert!(!lacking.stderr.contains("'scope@2'"), "{}", lacking.stderr);
    sign(&desk, "data");
    sign(&desk, "term:open-data");
    refused(
        &desk,
        &["edition", "release", "2026-01", "--name", "Hoofd"],
        "references/paper.toml:1:1: nobody verified",
    );
    change(&desk, "library/references/paper.toml", "false", "true");
    assert!(annex(&desk).stdout.contains("zijn niet vrijgegeven"));
    fine(&desk, &["edition", "release", "2026-01", "--name", "Hoofd", "--on", "2026-02-05"]);
    assert_eq!(checked(&desk), "");
    let document = annex(&desk);
    assert!(document.stderr.ends_with("Complete.\n"), "{}", document.stderr);
    assert!(
        !document.stdout.contains("vrijgegeven:") && !document.stdout.contains("ontwerp"),
        "{}",
        document.stdout
    );
    refused(&desk, &["edition", "release", "2026-01", "--name", "Hoofd"], "released already");

    // Withdrawn: the frozen text stays, and documents say so.
    let reason = ["--reason", "Het Hof oordeelde anders.", "--on", "2026-03-01"];
    fine(&desk, &[&["withdraw", "scope@2"], &reason[..]].concat());
    refused(&desk, &[&["withdraw", "scope@2"], &reason[..]].concat(), "withdrawn before");
    assert_eq!(checked(&desk), "");
    let document = annex(&desk);
    assert!(document.stderr.contains("warning[withdrawn] clause scope: "), "{}", document.stderr);
    assert!(document.stderr.contains("Het Hof oordeelde anders."), "{}", document.stderr);
    assert!(document.stdout.contains("zijn niet vrijgegeven"), "{}", document.stdout);
    let note = fine(&desk, &["assemble", "a.toml", "-o", "-", "--format", "txt", "--document", "note"]);
    assert!(note.stdout.contains("Ingetrokken teksten"), "{}", note.stdout);
    assert!(note.stdout.contains("1 maart 2026: Het Hof oordeelde anders."), "{}", note.stdout);

    // A new edition cannot take a withdrawn text over.
    let new = ["edition", "new", "2027-01", "--title", "Editie januari 2027"];
    refused(&desk, &new, "clausier clause revise scope");
    fine(&desk, &["clause", "revise", "scope", "--change", "meaning", "--reason", "Na het arrest."]);
    let said = fine(&desk, &new);
    assert!(said.stderr.contains("version 3 of 'scope'"), "{}", said.stderr);
    let edition = desk.read("library/editions/2027-01/edition.toml");
    assert!(
        edition.contains("title.nl  = \"Editie januari 2027\"") && edition.contains("scope = 3"),
        "{edition}"
    );
    assert!(!desk.names("library/editions/2027-01").contains(&"edition.lock".to_owned()));
    assert_eq!(checked(&desk), "");
}

#[test]
fn a_withdrawn_text_leaves_open_editions_first() {
    let desk = desk_with_frozen_edition();
    let reason = ["--reason", "Onwettig.", "--on", "2026-03-01"];
    refused(&desk, &[&["withdraw", "scope@1"], &reason[..]].concat(), "clausier clause revise scope");
    refused(&desk, &[&["withdraw", "data@2"], &reason[..]].concat(), "simply edit its text");
    refused(&desk, &[&["withdraw", "scope"], &reason[..]].concat(), "Write 'scope@1'");
    refused(&desk, &[&["withdraw", "scope@7"], &reason[..]].concat(), "The newest is 1");
    refused(&desk, &[&["withdraw", "scoop@1"], &reason[..]].concat(), "Did you mean 'scope'?");
    fine(&desk, &["clause", "revise", "scope", "--change", "wording", "--reason", "Beter."]);
    fine(&desk, &[&["withdraw", "scope@1", "--instead", "scope"], &reason[..]].concat());
    assert_eq!(
        desk.read(&format!("{SCOPE}/1/withdrawn.toml")),
        "on = 2026-03-01\nreason.nl = \"Onwettig.\"\ninstead = \"scope@2\"\n"
    );
    desk.write("a.toml", desk.read("a.toml").replace("2026-01", "2025-01"));
    let document = annex(&desk);
    assert!(document.stderr.contains("In de plaats komt \"Voorwerp (2)\"."), "{}", document.stderr);
    // By hand an open edition can still name it.
    change(&desk, OPEN, "scope = 2", "scope = 1");
    let run = go(&desk, &["check"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("error[withdrawn-clause] editions/2026-01/edition.toml:7:9"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_new_clause_and_a_new_term() {
    let desk = desk_with_frozen_edition();
    let said = fine(&desk, &["clause", "new", "main/exit", "--title", "Einde \"en\" overdracht"]);
    assert_eq!(
        said.stdout,
        "new      texts/main/exit/1/clause.toml\nnew      texts/main/exit/1/nl.md\nnew      texts/main/exit/note.nl.md\n"
    );
    assert!(
        said.stderr.contains("add 'exit = 1' under [clauses] in editions/2026-01/edition.toml"),
        "{}",
        said.stderr
    );
    assert_eq!(checked(&desk), "");
    change(&desk, OPEN, "data  = 2", "data  = 2\nexit  = 1");
    change(&desk, OPEN, "\"data\"]", "\"data\", \"exit\"]");
    let run = go(&desk, &["check"]);
    assert_eq!((run.code, run.stdout.matches("error").count()), (1, 1), "{}", run.stdout);
    assert!(run.stdout.contains("error[empty-text] texts/main/exit/1/nl.md"), "{}", run.stdout);
    desk.write("library/texts/main/exit/1/nl.md", "{{Contractor}} stopt.\n");
    assert!(checked(&desk).starts_with("warning[missing-reference] texts/main/exit/1/clause.toml"));
    refused(&desk, &["clause", "new", "other/exit", "--title", "x"], "there is a clause 'exit' already");
    refused(&desk, &["clause", "new", "exit", "--title", "x"], "exit/exit-handover");
    refused(&desk, &["clause", "new", "Main/Exit", "--title", "x"], "exit/exit-handover");
    refused(&desk, &["clause", "new", "main/more", "--title", " "], "error[wrong-type]");

    fine(&desk, &["term", "new", "metadata", "--form", "Metadata", "--definition", "gegevens over gegevens"]);
    assert_eq!(
        desk.read("library/terms/metadata/1/term.toml"),
        "forms.nl = [\"Metadata\"]\ndefinition.nl = \"gegevens over gegevens\"\n"
    );
    refused(&desk, &["term", "new", "metadata", "--form", "M", "--definition", "x"], "already");
    refused(&desk, &["term", "revise", "metadata"], "Simply edit the files in terms/metadata/1/");
    refused(&desk, &["term", "revise", "open-data"], "Simply edit the files in terms/open-data/2/");
    fine(&desk, &["edition", "freeze", "2026-01"]);
    fine(&desk, &["term", "revise", "open-data"]);
    assert_eq!(
        desk.read("library/terms/open-data/3/term.toml"),
        desk.read("library/terms/open-data/2/term.toml")
    );
}

#[test]
fn a_dry_run_shows_everything_and_writes_nothing() {
    let desk = desk_with_frozen_edition();
    for arguments in [
        &["clause", "new", "main/exit", "--title", "Einde"][..],
        &["clause", "revise", "scope", "--change", "wording", "--reason", "Beter."],
        &["term", "new", "metadata", "--form", "Metadata", "--definition", "gegevens over gegevens"],
        &["edition", "new", "2027-01", "--title", "Editie"],
        &["edition", "freeze", "2026-01"],
        &["sign-off", "scope", "--name", "Proefpersoon", "--role", "jurist"],
    ] {
        let before = files(&desk);
        let dry = fine(&desk, &[arguments, &["--dry-run"]].concat());
        assert_eq!(files(&desk), before, "{arguments:?}");
        assert!(dry.stderr.ends_with("Nothing was written (--dry-run).\n"), "{}", dry.stderr);
        assert_eq!(fine(&desk, arguments).stdout, dry.stdout, "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_said_is_refused() {
    let desk = desk_with_frozen_edition();
    let who = ["--name", "Proefpersoon", "--role", "jurist"];
    let sign = |what: &'static str, more: &[&'static str]| [&["sign-off", what], &who[..], more].concat();
    refused(&desk, &sign("scoop", &[]), "Did you mean 'scope'?");
    refused(&desk, &sign("term:open", &[]), "there is no term 'open'");
    refused(&desk, &sign("scope@9", &[]), "The newest is 1");
    refused(&desk, &sign("scope@0", &[]), "exit-handover@2");
    refused(&desk, &sign("scope@1", &["--version", "2"]), "Name it once");
    refused(&desk, &sign("scope", &["--on", "2150-01-01"]), "has not come yet");
    refused(&desk, &sign("scope", &["--on", "2026-02-01", "--law-on", "2026-02-02"]), "cannot be known");
    refused(&desk, &sign("scope", &["--on", "2026-02-30"]), "is not a date like");
    refused(&desk, &["sign-off", "scope", "--name", "", "--role", "jurist"], "error[wrong-type]");
    refused(
        &desk,
        &["clause", "revise", "data", "--change", "wording", "--reason", "x"],
        "in no frozen edition",
    );
    refused(
        &desk,
        &["clause", "revise", "scope", "--change", "first", "--reason", "x"],
        "invalid value 'first'",
    );
    refused(&desk, &["edition", "new", "2027-13", "--title", "x"], "error[stray-file]");
    refused(&desk, &["edition", "new", "2026-01", "--title", "x"], "there is an edition 2026-01 already");
    refused(
        &desk,
        &["edition", "new", "2027-01", "--from", "1999-01", "--title", "x"],
        "There is: 2025-01, 2026-01.",
    );
    refused(&desk, &["edition", "freeze", "1999-01"], "There is: 2025-01, 2026-01.");
    desk.write("library/charter.toml", "[[principle]\n");
    refused(&desk, &["edition", "freeze", "2026-01"], "error[broken-toml] charter.toml");
}

#[test]
fn a_released_edition_needs_the_lock_that_was_released() {
    let desk = desk();
    fine(&desk, &["edition", "freeze", "2025-01"]);
    for what in ["scope@1", "data@1", "term:open-data@1"] {
        sign(&desk, what);
    }
    fine(&desk, &["edition", "release", "2025-01", "--name", "Hoofd", "--on", "2026-02-05"]);
    let release = desk.read("library/editions/2025-01/release.toml");
    desk.write("library/editions/2025-01/release.toml", release.replace("lock = \"", "lock = \"0"));
    let run = go(&desk, &["check"]);
    assert!(
        run.stdout.contains("error[frozen-changed] editions/2025-01/release.toml:1:1: what was released"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_review_has_a_document_for_each_changed_text() {
    let desk = desk();
    copy(&clauses().join("review"), &desk.path("library/review"));
    let said = fine(&desk, &["review", "--edition", "2026-01", "--since", "2025-01", "-o", "out"]);
    assert!(said.stderr.starts_with("2 texts to review"), "{}", said.stderr);
    let names = ["data", "index", "term-open-data"];
    let expected: Vec<String> =
        names.iter().flat_map(|name| [format!("{name}.docx"), format!("{name}.html")]).collect();
    assert_eq!(desk.names("out"), expected);
    let page = desk.read("out/data.html");
    for words in [
        "Nazicht: Datasets",
        "1 wordt 2",
        "andere plichten of rechten",
        "De levering is gratis, en de opdrachtnemer wist.",
        "Staat zo in: Eenvoudig (bijlage, 1.3).",
        "<ins",
        "<del",
        "Na afloop wist",
        "Alle datasets leveren",
        "Het zegt waarover het gaat.",
        "De controle vindt niets.",
        "clausier sign-off data@2",
        "Wet zoals geconsolideerd op",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert!(desk.read("out/term-open-data.html").contains("voor elk doel"));
    let index = desk.read("out/index.html");
    assert!(
        index.contains("Datasets") && index.contains("term-open-data") && !index.contains("Voorwerp"),
        "{index}"
    );

    assert!(index.contains("href=\"data.html\""), "{index}");

    // Against another folder only what differs there counts, and without an older text all is new.
    copy(&desk.path("library"), &desk.path("old"));
    change(&desk, "library/texts/main/scope/1/nl.md", "koopt", "bestelt");
    fine(&desk, &["review", "--since", "old", "-o", "folder"]);
    assert_eq!(desk.names("folder"), ["index.docx", "index.html", "scope.docx", "scope.html"]);
    assert!(desk.read("folder/scope.html").contains("stale-sign-off"));
    fine(&desk, &["review", "-o", "all"]);
    assert_eq!(desk.names("all").len(), 8);
    assert!(!desk.read("all/scope.html").contains("<ins"));

    let lost = go(&desk, &["review", "--since", "1999-01", "-o", "lost"]);
    assert_eq!(lost.code, 2, "{}", lost.stderr);
    assert!(lost.stderr.contains("The library has: 2025-01, 2026-01."), "{}", lost.stderr);
    fs::remove_file(desk.path("library/review/nl.toml")).unwrap();
    let wordless = go(&desk, &["review", "-o", "lost"]);
    assert_eq!(wordless.code, 2);
    assert!(wordless.stderr.contains("error[missing-phrase] review/nl.toml"), "{}", wordless.stderr);
    assert!(!desk.path("lost").exists());
}
