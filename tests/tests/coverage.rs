//! Laws that hold for every dossier, tried on every pair of choices and on random answer sets.
//!
//! `CLAUSIER_SAMPLES` sets how many random sets are tried (500 without it); the figures are printed.

use clausier::annex::{DocumentKind, Dossier};
use clausier::answers::{Answers, Copy};
use clausier::code::Code;
use clausier::render::plain;
use clausier_tests::cases::{EDITION, engine};
use clausier_tests::sample::{SEED, covering, random};
use clausier_tests::walk;
use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What no dossier may find wrong with its own library.
const FAULTS_OF_THE_LIBRARY: [Code; 2] = [Code::DanglingReference, Code::BrokenPhrase];

/// The marks of a choice that is still to be made, when they name no question.
static UNNAMED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let phrases = &engine().edition().phrases;
    ["undecided", "undecided-provision"]
        .map(|name| phrases[name].replace("{{label}}", "").trim().to_owned())
        .to_vec()
});

/// What is left when something was not filled in: tags, Markdown links, tokens of the engine.
const SYNTAX: [&str; 5] = ["{{", "}}", "](", "**", "[]"];

#[test]
fn every_pair_of_choices_gives_a_sound_dossier() {
    let (sets, pairs) = covering(engine().edition(), &mut Rng::with_seed(SEED));
    println!("{pairs} pairs of choices in {} answer sets", sets.len());
    hold(&sets);
}

#[test]
fn random_answers_give_a_sound_dossier() {
    let wanted = std::env::var("CLAUSIER_SAMPLES").ok().and_then(|count| count.parse().ok()).unwrap_or(500);
    let mut rng = Rng::with_seed(SEED);
    let sets: Vec<Answers> = (0..wanted).map(|_| random(engine().edition(), &mut rng)).collect();
    println!("{} random answer sets", sets.len());
    hold(&sets);
}

/// Assembles every set and tries all laws on it; the sets are shared out over the cores.
fn hold(sets: &[Answers]) {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let shares = sets.chunks(sets.len().div_ceil(workers).max(1));
    let looks: Vec<Look> = std::thread::scope(|scope| {
        let working: Vec<_> =
            shares.map(|share| scope.spawn(|| share.iter().map(look).collect::<Vec<Look>>())).collect();
        working.into_iter().flat_map(|worker| worker.join().expect("it looks at every set")).collect()
    });
    let printed: Vec<&String> = looks.iter().flat_map(|look| &look.clauses).collect();
    let clauses: BTreeSet<&str> = printed.iter().map(|clause| clause.as_str()).collect();
    println!("{} provisions of {} clauses", printed.len(), clauses.len());
    let known = engine().edition().clauses.keys().map(|id| id.as_str());
    let missing: Vec<&str> = known.filter(|id| !clauses.contains(id)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "no answer set prints these clauses");
    let faults: BTreeSet<&String> = looks.iter().flat_map(|look| &look.faults).collect();
    let first: Vec<&str> = faults.iter().take(20).map(|fault| fault.as_str()).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), first.join("\n"));
}

/// What the dossier of one set shows.
struct Look {
    clauses: Vec<String>,
    faults: Vec<String>,
}

fn look(answers: &Answers) -> Look {
    let checked = engine().assemble(answers, Copy::Publication);
    let dossier = &checked.value;
    let of_library = checked.diagnostics.iter().filter(|found| FAULTS_OF_THE_LIBRARY.contains(&found.code));
    let mut faults: Vec<String> = of_library.map(|found| found.to_string()).collect();
    if dossier.kind.as_str() != "" && dossier.documents.is_empty() {
        faults.push(format!("{} has no document", dossier.kind));
    }
    for document in &dossier.documents {
        let place = format!("{} of {}", document.kind.name(), dossier.kind);
        faults.extend(
            walk::dangling(document).into_iter().map(|key| format!("{place}: nothing has the key {key}")),
        );
        let text = walk::words(&document.sections);
        let left = SYNTAX.into_iter().filter(|syntax| text.contains(syntax)).map(str::to_owned);
        let private = text
            .chars()
            .filter(|c| ('\u{E000}'..='\u{F8FF}').contains(c))
            .map(|c| c.escape_unicode().to_string());
        faults.extend(left.chain(private).map(|syntax| format!("{place}: '{syntax}' is left")));
    }
    faults.extend(terms(dossier));
    let texts = dossier.documents.iter().map(plain::text);
    if texts.into_iter().any(|text| UNNAMED.iter().any(|mark| text.contains(mark))) {
        faults.push("a text waits for a choice that it does not name".to_owned());
    }
    let clauses = dossier.lock.iter().filter(|locked| locked.kind == "clause");
    Look { clauses: clauses.map(|locked| locked.id.to_string()).collect(), faults }
}

/// A definition that nothing uses, and a term that nothing defines, in the annex.
fn terms(dossier: &Dossier) -> Vec<String> {
    let Some(annex) = dossier.document(DocumentKind::Annex) else { return Vec::new() };
    let uses = uses(&walk::words(&annex.sections));
    let locked = dossier.lock.iter().filter(|locked| locked.kind == "term");
    let defined: BTreeSet<&str> = locked.map(|locked| locked.id.as_str()).collect();
    let times = |id: &str| uses.get(id).copied().unwrap_or_default();
    // The headword of its definition is one use.
    let idle = defined.iter().filter(|id| times(id) < 2).map(|id| format!("{id} is defined and not used"));
    let bare = uses.keys().filter(|id| !defined.contains(id.as_str()));
    let bare = bare.map(|id| format!("{id} is used and not defined"));
    idle.chain(bare).map(|fault| format!("annex of {}: {fault}", dossier.kind)).collect()
}

/// How often each term stands in a text; of forms and names that overlap the longest counts.
fn uses(text: &str) -> BTreeMap<String, usize> {
    let names = NAMES.iter().map(|name| (name.as_str(), None));
    let terms = engine().edition().terms.values();
    let forms = terms.flat_map(|term| term.forms.iter().map(|form| (form.as_str(), Some(term.id.as_str()))));
    let mut known: Vec<(&str, Option<&str>)> = names.chain(forms).collect();
    known.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    let mut uses = BTreeMap::new();
    let mut rest = text;
    let mut inside = false;
    while let Some(first) = rest.chars().next() {
        let here = known.iter().filter(|_| !inside).find(|(form, _)| starts_with_word(rest, form));
        let step = here.map_or(first.len_utf8(), |(form, _)| form.len());
        if let Some((_, Some(term))) = here {
            *uses.entry((*term).to_owned()).or_insert(0) += 1;
        }
        inside = rest[..step].chars().next_back().is_some_and(char::is_alphanumeric);
        rest = &rest[step..];
    }
    uses
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// Names with a capital that are no terms, as the edition lists them.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let path = format!("editions/{EDITION}/edition.toml");
    let sources = clausier_tests::library();
    let edition: toml::Table = toml::from_str(sources.text(&path).expect("the edition")).expect("TOML");
    let names = edition["names"]["nl"].as_array().expect("a list");
    names.iter().filter_map(|name| name.as_str()).map(str::to_owned).collect()
});
