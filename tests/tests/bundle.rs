//! Bundles come from elsewhere: whatever they hold, they are refused with a reason or they work, also when
//! somebody made their digest fit.

use clausier::annex::Standing;
use clausier::answers::{Answers, Copy};
use clausier::bundle;
use clausier::code::Code;
use clausier::edition::Edition;
use clausier::engine::Engine;
use clausier::library::Library;
use clausier::render::{docx, html, plain};
use clausier_tests::{folder, sources};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

static SMALL: LazyLock<Edition> = LazyLock::new(|| {
    let library = Library::load(&sources(&folder().join("library"))).value;
    library.edition("2026-01", "nl").expect("it is there").clone()
});

/// A bundle of an edition that was changed, with a digest that fits.
fn forged(edition: &Value) -> Option<String> {
    let mut edition: Edition = serde_json::from_value(edition.clone()).ok()?;
    for clause in edition.clauses.values_mut() {
        let text = json!([clause.title, clause.blocks]);
        clause.digest = clausier::canonical::digest(&text);
    }
    edition.digest = edition.content_digest();
    Some(bundle::to_json(&edition))
}

fn small() -> Value {
    serde_json::to_value(&*SMALL).unwrap()
}

#[test]
fn a_bundle_gives_the_edition_back_and_is_the_same_again() {
    let text = bundle::to_json(&SMALL);
    let again = bundle::read(&text).expect("it is whole");
    assert_eq!(again, *SMALL);
    assert_eq!(bundle::to_json(&again), text);
    assert_eq!(forged(&small()).as_deref(), Some(text.as_str()));
}

#[test]
fn a_bundle_of_another_form_is_refused() {
    let text = bundle::to_json(&SMALL);
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
        ("[".repeat(100_000).as_str(), Code::BrokenBundle),
        (" ".repeat(bundle::MOST_BYTES + 1).as_str(), Code::TooLarge),
    ] {
        let found = bundle::read(bad).expect_err("it must be refused");
        assert_eq!(found[0].code, code, "{}", found[0]);
    }
}

#[test]
fn a_bundle_that_does_not_hold_together_is_refused_with_the_reason() {
    let include = json!({"value": {"of": {"option": "nothing"}, "test": {"answered": true}}});
    for (place, value, reason) in [
        ("/clauses/data/include", json!({"clause": "data"}), "circle"),
        ("/clauses/data/include", json!({"clause": "lost"}), "no clause 'lost'"),
        ("/clauses/data/include", include, "looks at 'nothing'"),
        (
            "/clauses/data/blocks/0",
            json!({"paragraph": "{{#each x}}{{/each}}"}),
            "no sentence of clause text",
        ),
        (
            "/clauses/data/blocks/0",
            json!({"paragraph": "{{#if a}}".repeat(5_000)}),
            "no sentence of clause text",
        ),
        ("/clauses/scope/id", json!("../x"), "holds '../x'"),
        ("/kinds/0/parts/0/entries/0", json!({"clause": "lost"}), "no clause 'lost'"),
        ("/kinds/0/cover/0", json!("lost"), "no option 'lost'"),
        ("/kinds/0/regime/0", json!("lost"), "no reference 'lost'"),
        ("/rules/0/each", json!("publish"), "no table option 'publish'"),
        ("/rules/0/basis/0", json!("lost"), "no reference 'lost'"),
        ("/steps/0/options/3/kind/choices", json!({"vocabulary": "lost"}), "no vocabulary 'lost'"),
        ("/steps/0/options/3/default", json!({"choice": "lost"}), "does not fit its kind"),
        ("/steps/0/options/5/kind/max_rows", json!(1_000_000_000), "rows"),
        ("/steps/0/options/5/kind/row_title", json!("lost"), "no column 'lost'"),
        ("/steps/0/options/5/kind/columns/1/inherit", json!("publish"), "cannot inherit"),
        ("/presets/0/answers/datasets", json!({"value": {"yes-no": true}}), "does not fit its kind"),
        ("/phrases/yes", json!("{{> x}}"), "no sentence of clause text"),
    ] {
        let mut edition = small();
        let at = edition.pointer_mut(place).unwrap_or_else(|| panic!("no {place}"));
        *at = value;
        let text = forged(&edition).unwrap_or_else(|| panic!("{place} has no such form"));
        let found = bundle::read(&text).expect_err(place);
        assert!(found.iter().any(|found| found.message.contains(reason)), "{place}: {}", found[0]);
    }
}

/// Every place in a value.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    found.push(here.to_owned());
    match value {
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| places(item, &format!("{here}/{index}"), found));
        }
        Value::Object(members) => {
            members.iter().for_each(|(key, item)| places(item, &format!("{here}/{key}"), found));
        }
        _ => {}
    }
}

static PLACES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut found = Vec::new();
    places(&small(), "", &mut found);
    found.retain(|place| !place.starts_with("/phrases"));
    found
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    /// One part of an edition is put in the place of another: it has the right form now and then.
    #[test]
    fn a_forged_bundle_is_refused_or_works(to in 0..10_000_usize, from in 0..10_000_usize, same_form: bool) {
        let mut edition = small();
        let to = &PLACES[to % PLACES.len()];
        let last = to.rsplit('/').next().unwrap_or_default();
        let alike: Vec<&String> =
            PLACES.iter().filter(|place| !same_form || place.rsplit('/').next() == Some(last)).collect();
        let part = edition.pointer(alike[from % alike.len()]).cloned().unwrap_or_default();
        if let Some(at) = edition.pointer_mut(to) {
            *at = part;
        }
        let Some(text) = forged(&edition) else { return Ok(()) };
        let Ok(edition) = bundle::read(&text) else { return Ok(()) };
        let id = edition.id.clone();
        let Ok(engine) = Engine::new(edition) else { return Ok(()) };
        let answers = Answers { schema: 1, edition: id, ..Answers::default() };
        engine.interview(&answers);
        let dossier = engine.assemble(&answers, Copy::Publication);
        prop_assert!(dossier.value.standing != Standing::Final);
        for document in &dossier.value.documents {
            prop_assert!(!plain::text(document).is_empty());
            prop_assert!(!html::page(&dossier.value, document).is_empty());
            prop_assert!(docx::file(&dossier.value, document).starts_with(b"PK"));
        }
    }
}
