//! What a file carries for a machine: answers, lock and digests, twice, so that one survives.
//!
//! LibreOffice keeps custom properties and loses custom XML parts when it passes through ODT; others do the
//! reverse. Word cuts a property after 255 characters, so the text is cut into numbered pieces before.
//! Finding the carriers in a file is left to `reopen`.

use crate::annex::{Document, Dossier};
use crate::xml::{self, Element};
use miniz_oxide::{deflate, inflate};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The namespace of our custom XML part.
pub const NAMESPACE: &str = "urn:clausier:carried:1";
/// The start of the names of our custom properties.
pub const PREFIX: &str = "clausier.";

/// A text in base64 of deflated canonical JSON, and the SHA-256 of that JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Base64.
    pub text: String,
    /// Hexadecimal.
    pub checksum: String,
}

impl Carried {
    /// What the file of a document of this dossier carries.
    pub fn of(dossier: &Dossier, document: &Document) -> Self {
        let carried = json!({
            "answers": dossier.carried,
            "digest": dossier.digest,
            "document": document.kind.name(),
            "edition": dossier.edition,
            "engine": dossier.engine,
            "lock": dossier.lock,
        });
        let mut canonical = String::new();
        write_canonical(&carried, &mut canonical);
        let packed = deflate::compress_to_vec(canonical.as_bytes(), 9);
        Self { text: to_base64(&packed), checksum: checksum(canonical.as_bytes()) }
    }

    /// The JSON inside, if the checksum holds and it is not larger than `limit` bytes.
    pub fn open(&self, limit: usize) -> Option<Value> {
        let packed = from_base64(&self.text)?;
        let canonical = inflate::decompress_to_vec_with_limit(&packed, limit).ok()?;
        if checksum(&canonical) != self.checksum {
            return None;
        }
        serde_json::from_slice(&canonical).ok()
    }

    /// The part `docProps/custom.xml`.
    pub fn properties_part(&self) -> Vec<u8> {
        let pieces = self.pieces();
        let mut properties = vec![
            (format!("{PREFIX}format"), "1".to_owned()),
            (format!("{PREFIX}pieces"), pieces.len().to_string()),
            (format!("{PREFIX}sha256"), self.checksum.clone()),
        ];
        for (index, piece) in pieces.into_iter().enumerate() {
            properties.push((format!("{PREFIX}{:04}", index + 1), piece.to_owned()));
        }
        let root = Element::new("Properties").with("xmlns", PROPERTIES).with("xmlns:vt", TYPES);
        let properties = properties.into_iter().enumerate().map(|(index, (name, text))| {
            Element::new("property")
                .with("fmtid", FORMAT)
                // Ids 0 and 1 are taken.
                .with("pid", index + 2)
                .with("name", name)
                .child(Element::new("vt:lpwstr").text(&text))
        });
        xml::document(&root.children(properties))
    }

    /// The part `customXml/item1.xml`.
    pub fn custom_part(&self) -> Vec<u8> {
        let root = Element::new("carried")
            .with("xmlns", NAMESPACE)
            .with("format", 1)
            .with("sha256", &self.checksum)
            .text(&self.text);
        xml::document(&root)
    }

    fn pieces(&self) -> Vec<&str> {
        // Base64 is ASCII, so every place is between two characters.
        let starts = (0..self.text.len()).step_by(PIECE);
        starts.map(|start| &self.text[start..self.text.len().min(start + PIECE)]).collect()
    }
}

const PIECE: usize = 240;
const PROPERTIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
const FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Sorted keys and no spaces, whatever order the map of serde_json keeps.
fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, text);
                write_canonical(item, text);
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|one, other| one.0.cmp(other.0));
            text.push('{');
            for (index, (key, item)) in members.into_iter().enumerate() {
                separate(index, text);
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write_canonical(item, text);
            }
            text.push('}');
        }
        simple => text.push_str(&simple.to_string()),
    }
}

fn separate(index: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| bits << 8 | u32::from(group.get(at).copied().unwrap_or(0)));
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) as usize & 63;
            text.push(if digit <= group.len() { char::from(ALPHABET[value]) } else { '=' });
        }
    }
    text
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for digit in text.bytes() {
        let value = ALPHABET.iter().position(|&known| known == digit)?;
        bits = bits << 6 | value as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use proptest::prelude::*;

    #[test]
    fn base64_is_the_usual_one() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(to_base64(bytes.as_bytes()), text);
            assert_eq!(from_base64(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(from_base64("a b"), None);
    }

    #[test]
    fn what_is_carried_comes_back() {
        let dossier = sample::dossier();
        let carried = Carried::of(&dossier, &dossier.documents[0]);
        let opened = carried.open(1 << 20).expect("the checksum holds");
        assert_eq!(opened["answers"], dossier.carried);
        assert_eq!(opened["edition"]["id"], dossier.edition.id);
        assert_eq!(opened["lock"][0]["id"], dossier.lock[0].id.as_str());
    }

    #[test]
    fn damage_and_excess_are_noticed() {
        let dossier = sample::dossier();
        let carried = Carried::of(&dossier, &dossier.documents[0]);
        assert_eq!(carried.open(10), None);
        let cut = Carried { text: carried.text[..carried.text.len() - 8].to_owned(), ..carried.clone() };
        assert_eq!(cut.open(1 << 20), None);
        let other = Carried { checksum: "0".repeat(64), ..carried };
        assert_eq!(other.open(1 << 20), None);
    }

    #[test]
    fn no_property_is_longer_than_word_keeps() {
        let carried = Carried { text: "A".repeat(1_000), checksum: "0".repeat(64) };
        let part = String::from_utf8(carried.properties_part()).expect("UTF-8");
        let values: Vec<&str> =
            part.split("<vt:lpwstr>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
        assert!(values.iter().all(|value| value.len() < 255 && value.is_ascii()));
        assert_eq!(values[1], "5");
        assert_eq!(values[3..].concat(), carried.text);
    }

    #[test]
    fn keys_are_sorted_at_every_depth() {
        let mut text = String::new();
        write_canonical(&json!({"b": {"d": 1, "c": [true, null]}, "a": "\"é\""}), &mut text);
        assert_eq!(text, r#"{"a":"\"é\"","b":{"c":[true,null],"d":1}}"#);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back_from_base64(bytes in any::<Vec<u8>>()) {
            prop_assert_eq!(from_base64(&to_base64(&bytes)), Some(bytes));
        }
    }
}
