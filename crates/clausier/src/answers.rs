//! What somebody answered, as it stands in a file: the words of an edition's options with values that
//! are typed only when the edition is known.

use crate::id::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The newest schema version of answers.
pub const ANSWERS_SCHEMA: u32 = 1;

/// An answers file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// Version of this format.
    pub schema: u32,
    /// The edition that was answered: `2026-11`.
    pub edition: String,
    /// The preset that lies under the answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<Id>,
    /// Value by option, in the form of the option's kind; `{"unknown": true}` for "weet ik niet".
    #[serde(default)]
    pub answers: BTreeMap<Id, serde_json::Value>,
    /// Written reason by rule, for choices that depart. For a rule that is judged per row:
    /// `rule/row`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<String, String>,
    /// Options whose answer is internal: never carried in a published file.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub internal: BTreeSet<Id>,
}
