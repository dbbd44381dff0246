//! JSON Schemas of the formats that cross a border, derived from the types that read and write them.
//!
//! What a schema cannot say (that a target exists, that keys differ) is left to the readers.

use crate::annex::Dossier;
use crate::answers::Answers;
use crate::edition::Edition;
use crate::interview::Interview;
use schemars::{JsonSchema, schema_for};
use serde_json::Value;

/// The formats that have a schema.
pub const NAMES: [&str; 4] = ["answers", "bundle", "dossier", "interview"];

/// The schema of a format, as JSON Schema draft 2020-12; `None` for a name that is not in [`NAMES`].
pub fn schema(name: &str) -> Option<Value> {
    match name {
        "answers" => Some(of::<Answers>()),
        "bundle" => Some(of::<Bundle>()),
        "dossier" => Some(of::<Dossier>()),
        "interview" => Some(of::<Interview>()),
        _ => None,
    }
}

/// The file that carries an edition.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is used; the bundle module reads and writes it")]
struct Bundle {
    /// Version of this format.
    schema: u64,
    /// The edition.
    edition: Edition,
}

fn of<T: JsonSchema>() -> Value {
    schema_for!(T).to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_schema_with_a_title_and_a_draft() {
        for name in NAMES {
            let schema = schema(name).unwrap();
            assert!(schema["title"].is_string(), "{name} has no title");
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        }
    }

    #[test]
    fn another_name_has_none() {
        assert_eq!(schema("annex"), None);
    }

    #[test]
    fn the_dossier_schema_asks_for_what_the_type_asks_for() {
        let schema = schema("dossier").unwrap();
        let required: Vec<&str> =
            schema["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        for key in ["schema", "edition", "digest", "lock", "documents", "carried"] {
            assert!(required.contains(&key), "{key} is not required");
        }
    }
}
