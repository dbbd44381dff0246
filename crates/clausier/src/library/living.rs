//! What goes on living beside a version of a text, frozen or not: who signed it, and whether it was
//! withdrawn. Neither counts in a digest.
//!
//! A signature names every file that the jurist saw, with its SHA-256. It stands for a language as long as
//! the facts and the text in that language are those files; a later edit makes it stale.

use super::raw::Text;
use crate::code::Code;
use crate::date::Date;
use crate::diagnostic::At;
use crate::lock::{Lock, sha256};
use crate::reader::{Cursor, Node, Spot};
use crate::source::Sources;

/// The living facts of a version.
#[derive(Debug, Default)]
pub(super) struct Living {
    /// What each signature still stands for.
    pub signatures: Vec<Lock>,
    /// That it was withdrawn.
    pub withdrawn: Option<RawWithdrawn>,
}

/// A file `withdrawn.toml`.
#[derive(Debug)]
pub(super) struct RawWithdrawn {
    pub on: Date,
    pub reason: Option<Text>,
    /// `clause@version` that takes its place.
    pub instead: Option<Spot<String>>,
}

/// A file `release.toml`.
#[derive(Debug)]
pub(super) struct RawRelease {
    pub at: At,
    pub on: Date,
    pub by: String,
    pub lock: String,
}

/// A signature as written.
struct Signature {
    at: At,
    by: String,
    on: Date,
    files: Lock,
}

impl Living {
    /// Whether somebody signed all these files as they are now.
    pub fn is_signed(&self, files: &[&str]) -> bool {
        self.signatures.iter().any(|signed| files.iter().all(|file| signed.contains_key(*file)))
    }
}

/// Reads `review.toml`: what each signature still stands for. That all of them are stale is reported.
pub(super) fn signatures(path: &str, top: &Cursor<'_>, sources: &Sources) -> Vec<Lock> {
    let folder = path.rfind('/').and_then(|slash| path.get(..=slash)).unwrap_or_default();
    let is_now = |name: &String, digest: &String| {
        sources.text(&format!("{folder}{name}")).is_some_and(|text| sha256(text) == *digest)
    };
    let signatures: Vec<Signature> = top.tables("review").iter().filter_map(signature).collect();
    let stands = |one: &Signature| one.files.iter().all(|(name, digest)| is_now(name, digest));
    if let Some(last) = signatures.last().filter(|_| !signatures.iter().any(stands)) {
        let changed = last.files.iter().filter(|(name, digest)| !is_now(name, digest));
        let changed: Vec<&str> = changed.map(|(name, _)| name.as_str()).collect();
        let message = format!(
            "{} signed this text on {}, and since then {} changed: it counts as a draft again",
            last.by,
            last.on,
            changed.join(" and ")
        );
        let help = "Let a jurist read it and sign again with 'clausier sign-off'.";
        top.faults().report(Code::StaleSignOff, &last.at, message, help);
    }
    let standing = |mut signature: Signature| {
        signature.files.retain(|name, digest| is_now(name, digest));
        signature.files
    };
    signatures.into_iter().map(standing).collect()
}

fn signature(table: &Cursor<'_>) -> Option<Signature> {
    let by = table.need("by").and_then(|node| node.text());
    let role = table.need("role").and_then(|node| node.text());
    let on = table.need("on").and_then(|node| node.date());
    let law_on = table.need("law-on").and_then(|node| node.date());
    table.get("remark").and_then(|node| node.text());
    let files = table.need("files").and_then(|node| node.table());
    let digest = |(name, node): (Spot<String>, Node<'_>)| Some((name.value, node.text()?.value));
    let files: Lock = files.iter().flat_map(Cursor::entries).filter_map(digest).collect();
    role.and(law_on)?;
    Some(Signature { at: table.at(), by: by?.value, on: on?, files })
}

/// Reads `withdrawn.toml`.
pub(super) fn withdrawn(top: &Cursor<'_>) -> Option<RawWithdrawn> {
    let reason = top.need_localised_text("reason");
    let instead = top.get("instead").and_then(|node| node.text());
    Some(RawWithdrawn { on: top.need("on")?.date()?, reason, instead })
}

/// Reads `release.toml`.
pub(super) fn release(top: &Cursor<'_>) -> Option<RawRelease> {
    let on = top.need("on").and_then(|node| node.date());
    let by = top.need("by").and_then(|node| node.text());
    let lock = top.need("lock").and_then(|node| node.text());
    Some(RawRelease { at: top.at(), on: on?, by: by?.value, lock: lock?.value })
}
