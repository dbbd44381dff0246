//! A dossier as JSON: all documents and what is known of them, for other programs.
//!
//! The order of keys comes from [`canonical`](crate::canonical), so that it does not depend on how
//! `serde_json` was built. What the JSON may hold says [`schema`](crate::schema).

use crate::annex::{Document, Dossier};
use crate::canonical;
use serde_json::json;

/// The dossier as indented JSON with sorted keys.
///
/// # Panics
///
/// Never: every part of a dossier has a JSON form.
pub fn json(dossier: &Dossier) -> String {
    let value = serde_json::to_value(dossier).expect("every part of a dossier has a JSON form");
    canonical::to_pretty_string(&value)
}

/// What a file carries so that it can be opened again: the answers, and what it was made with. Canonical JSON.
pub fn carrier(dossier: &Dossier, document: &Document) -> String {
    canonical::to_string(&json!({
        "schema": dossier.schema,
        "document": document.kind,
        "kind": dossier.kind,
        "language": dossier.language,
        "edition": dossier.edition,
        "engine": dossier.engine,
        "digest": dossier.digest,
        "lock": dossier.lock,
        "answers": dossier.carried,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::html::sample;

    #[test]
    fn it_reads_back_as_the_same_dossier() {
        let dossier = sample::dossier();
        assert_eq!(serde_json::from_str::<Dossier>(&json(&dossier)).unwrap(), dossier);
    }

    #[test]
    fn keys_are_sorted() {
        let text = json(&sample::dossier());
        let top: Vec<&str> = text.lines().filter(|line| line.starts_with("  \"")).collect();
        assert!(top.len() > 5);
        assert!(top.is_sorted(), "{top:?}");
    }
}
