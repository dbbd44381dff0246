//! The JSON of every format fits its schema, and a broken copy does not.

use clausier::answers::Copy;
use clausier::{bundle, canonical, render, schema};
use clausier_tests::cases::{cases, engine};
use serde_json::{Value, json};

fn validator(name: &str) -> jsonschema::Validator {
    jsonschema::validator_for(&schema::schema(name).expect("a schema")).expect("a valid schema")
}

/// Proves that `good` fits and that it no longer does with `key` set to a value of another type.
fn fits(name: &str, good: &Value, key: &str) {
    let validator = validator(name);
    let faults: Vec<String> = validator.iter_errors(good).map(|error| error.to_string()).take(3).collect();
    assert!(faults.is_empty(), "{name}: {faults:?}");
    let mut bad = good.clone();
    bad[key] = json!({ "not": "this" });
    assert!(!validator.is_valid(&bad), "{name} accepts a broken '{key}'");
}

#[test]
fn answers_dossiers_and_interviews_fit_their_schemas() {
    for case in cases() {
        fits("answers", &serde_json::to_value(&case.answers).unwrap(), "edition");
        let dossier = engine().assemble(&case.answers, Copy::Working).value;
        fits("dossier", &serde_json::from_str(&render::json::json(&dossier)).unwrap(), "documents");
        fits("interview", &serde_json::to_value(engine().interview(&case.answers)).unwrap(), "steps");
    }
}

#[test]
fn the_bundle_fits_its_schema() {
    fits("bundle", &serde_json::from_str(&bundle::to_json(engine().edition())).unwrap(), "edition");
}

#[test]
fn the_bundles_of_the_crate_are_fresh() {
    for builtin in clausier::builtin::ALL {
        let edition = clausier_tests::cases::library().value.edition(builtin.edition, builtin.language);
        let fresh = bundle::to_json(edition.expect("the library has it"));
        assert!(fresh == builtin.json, "'cargo xtask bundle' makes {} again", builtin.edition);
    }
}

#[test]
fn digests_do_not_depend_on_the_order_of_keys() {
    // This crate turns on serde_json's insertion order for the whole build; digests sort by themselves.
    let one: Value = serde_json::from_str(r#"{"b":1,"a":{"d":2,"c":3}}"#).unwrap();
    assert_eq!(one.to_string(), r#"{"b":1,"a":{"d":2,"c":3}}"#, "insertion order is on");
    assert_eq!(canonical::to_string(&one), r#"{"a":{"c":3,"d":2},"b":1}"#);
}
