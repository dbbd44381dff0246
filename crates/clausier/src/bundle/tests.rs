//! The reader of bundles and the derived one are told the same twice: here they judge the same parts, whole and
//! damaged.

use super::form::Form;
use crate::edition::{Clause, Edition, Preset, PurchaseKind, Reference, Rule, Term};
use crate::option::{Choice, Step};
use crate::stars::Stars;
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value as Json, json};
use std::sync::LazyLock;

static EDITION: LazyLock<Json> = LazyLock::new(|| {
    let bundle: Json = serde_json::from_str(crate::builtin::ALL[0].json).expect("it is JSON");
    bundle["edition"].clone()
});

/// What the derived reader gives, where it is written the same again.
fn derived<T: DeserializeOwned + Serialize>(json: &Json) -> Option<T> {
    let value: T = serde_json::from_value(json.clone()).ok()?;
    (serde_json::to_value(&value).ok()? == *json).then_some(value)
}

fn same<T: Form + DeserializeOwned + Serialize + PartialEq>(json: &Json) -> bool {
    T::read(json).ok() == derived::<T>(json)
}

/// Whether both readers say the same of a part of an edition; `None` for a part without a type of its own.
fn agree(part: &str, json: &Json) -> Option<bool> {
    Some(match part {
        "steps" => same::<Step>(json),
        "presets" => same::<Preset>(json),
        "rules" => same::<Rule>(json),
        "kinds" => same::<PurchaseKind>(json),
        "clauses" => same::<Clause>(json),
        "terms" => same::<Term>(json),
        "references" => same::<Reference>(json),
        "vocabularies" => same::<Vec<Choice>>(json),
        "stars" => same::<Stars>(json),
        _ => return None,
    })
}

/// Every part with its name.
static PARTS: LazyLock<Vec<(&'static str, Json)>> = LazyLock::new(|| {
    let inside = |name: &'static str| {
        let parts = match &EDITION[name] {
            Json::Array(items) => items.clone(),
            Json::Object(members) => members.values().cloned().collect(),
            _ => Vec::new(),
        };
        parts.into_iter().map(move |part| (name, part))
    };
    ["steps", "presets", "rules", "kinds", "clauses", "terms", "references", "vocabularies"]
        .into_iter()
        .flat_map(inside)
        .chain([("stars", EDITION["stars"].clone())])
        .collect()
});

/// The values in a value, itself first.
fn count(json: &Json) -> usize {
    let inside = match json {
        Json::Array(items) => items.iter().map(count).sum(),
        Json::Object(members) => members.values().map(count).sum(),
        _ => 0,
    };
    inside + 1
}

/// Does something to the value at a place.
fn damage(json: &mut Json, place: &mut usize, harm: &Harm) {
    if *place == 0 {
        harm.to(json);
    }
    let inside: Vec<&mut Json> = match json {
        Json::Array(items) => items.iter_mut().collect(),
        Json::Object(members) => members.values_mut().collect(),
        _ => Vec::new(),
    };
    for item in inside {
        *place = place.wrapping_sub(1);
        damage(item, place, harm);
    }
}

#[derive(Debug, Clone)]
enum Harm {
    Replace(Json),
    AddMember,
    LoseMember(usize),
    Reverse,
}

impl Harm {
    fn to(&self, json: &mut Json) {
        match (self, json) {
            (Self::Replace(other), json) => *json = other.clone(),
            (Self::AddMember, Json::Object(members)) => drop(members.insert("zzz".to_owned(), json!(1))),
            (Self::LoseMember(which), Json::Object(members)) if !members.is_empty() => {
                let key = members.keys().nth(which % members.len()).cloned();
                key.and_then(|key| members.remove(&key));
            }
            (Self::Reverse, Json::Array(items)) => items.reverse(),
            _ => {}
        }
    }
}

fn harm() -> impl Strategy<Value = Harm> {
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(300),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(""),
        json!("unknown"),
        json!("P030D"),
        json!("2027-02-30"),
        json!([]),
        json!([1, 1]),
        json!({}),
        json!({"outside": null}),
        json!({"unknown": null}),
        json!({"clause": "x"}),
        json!({"value": {"text": ""}}),
    ];
    prop_oneof![
        proptest::sample::select(values.to_vec()).prop_map(Harm::Replace),
        Just(Harm::AddMember),
        (0..20_usize).prop_map(Harm::LoseMember),
        Just(Harm::Reverse),
    ]
}

#[test]
fn whole_editions_are_read_the_same() {
    assert!(same::<Edition>(&EDITION));
    for (part, json) in &*PARTS {
        assert_eq!(agree(part, json), Some(true), "{json}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn damaged_parts_are_read_the_same(which in 0..10_000_usize, place in 0..100_000_usize, harm in harm()) {
        let (part, json) = &PARTS[which % PARTS.len()];
        let mut damaged = json.clone();
        damage(&mut damaged, &mut (place % count(json)), &harm);
        prop_assert_eq!(agree(part, &damaged), Some(true));
    }
}
