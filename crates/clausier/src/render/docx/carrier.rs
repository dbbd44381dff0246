//! What a file carries for a machine: answers, lock and digests, twice, so that one survives.
//!
//! LibreOffice keeps custom properties and loses custom XML parts when it passes through ODT; others do the
//! reverse. Word cuts a property after 255 characters, so the text is cut into numbered pieces before.
//! Finding the carriers in a file is left to `reopen`.

use crate::annex::{Document, Dossier};
use crate::render::json;
use crate::xml::{self, Element};
use base64::{Engine, prelude::BASE64_STANDARD as STANDARD};
use miniz_oxide::{deflate, inflate};
use serde_json::Value;
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
        let canonical = json::carrier(dossier, document);
        let packed = deflate::compress_to_vec(canonical.as_bytes(), 9);
        Self { text: STANDARD.encode(&packed), checksum: checksum(canonical.as_bytes()) }
    }

    /// The JSON inside, if the checksum holds and it is not larger than `limit` bytes.
    pub fn open(&self, limit: usize) -> Option<Value> {
        let packed = STANDARD.decode(&self.text).ok()?;
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

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

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
}
