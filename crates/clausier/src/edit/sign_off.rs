//! A jurist signs a version of a clause or term, as it is now.

use super::subject::{Kind, Subject};
use super::table::{Table, day};
use super::{Edit, Refusal, refused};
use crate::date::Date;
use crate::diagnostic::{At, Severity};
use crate::library::Library;
use crate::lock::sha256;
use crate::source::Sources;
use std::collections::BTreeMap;

/// Who signs, when, and by which law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Name of the reviewer.
    pub by: String,
    /// In which capacity.
    pub role: String,
    /// The day of signing.
    pub on: Date,
    /// The day of which the law was applied, as consolidated.
    pub law_on: Date,
    /// What the reviewer wants to add.
    pub remark: Option<String>,
}

/// Adds a signature to `review.toml`, bound to every file of the version by its digest.
///
/// # Errors
/// When there is no such version, its files have errors, the law is of a later day than the signature, or
/// the same person signed the same text by the same law before.
pub fn sign_off(sources: &Sources, subject: &Subject, signature: &Signature) -> Result<Edit, Refusal> {
    let (folder, version) = subject.find(sources)?;
    let folder = format!("{}{version}/", folder.path);
    let path = format!("{folder}review.toml");
    let errors = errors_in(sources, &folder);
    if !errors.is_empty() {
        return Err(errors);
    }
    if signature.law_on > signature.on {
        let message = format!("the law of {} cannot be known on {}", signature.law_on, signature.on);
        return Err(vec![refused(&path, message, "Give the day of the law that was read, not a later one.")]);
    }
    let files = signed_files(sources, subject.kind, &folder);
    let mut table = Table::read_or_new(sources, &path)?;
    if table.tables("review").any(|review| is_same(review, signature, &files)) {
        let message = format!("{} signed this text before, and it has not changed since", signature.by);
        return Err(vec![refused(&path, message, "Nothing needs to be done.")]);
    }
    table.push("review", written(signature, &files));
    let mut edit = Edit::default();
    edit.write(path, table.text());
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    edit.say(format!(
        "{}, {}, signs version {version} of the {} '{}' ({}) on {}, by the law of {}.",
        signature.by,
        signature.role,
        subject.kind.name(),
        subject.id,
        names.join(", "),
        signature.on,
        signature.law_on
    ));
    edit.say("Whoever changes one of these files makes it a draft again.");
    edit.judged(sources)
}

/// The facts and the texts of a version, with their digests.
fn signed_files(sources: &Sources, kind: Kind, folder: &str) -> BTreeMap<String, String> {
    let own = sources.iter().filter_map(|(path, text)| Some((path.strip_prefix(folder)?, text)));
    own.filter(|(name, _)| *name == kind.facts() || name.ends_with(".md"))
        .map(|(name, text)| (name.to_owned(), sha256(text)))
        .collect()
}

fn errors_in(sources: &Sources, folder: &str) -> Refusal {
    let inside = |at: &At| matches!(at, At::File { path, .. } if path.starts_with(folder));
    let found = Library::load(sources).diagnostics.into_iter();
    found.filter(|found| found.severity == Severity::Error && inside(&found.at)).collect()
}

fn is_same(review: &toml_edit::Table, signature: &Signature, files: &BTreeMap<String, String>) -> bool {
    let text = |key: &str| review.get(key).and_then(|item| item.as_str());
    let signed = review.get("files").and_then(|item| item.as_table_like());
    let same = |(name, digest): (&String, &String)| {
        signed.and_then(|signed| signed.get(name)).and_then(|item| item.as_str()) == Some(digest)
    };
    let law_on = review.get("law-on").and_then(|item| item.as_datetime()).map(ToString::to_string);
    let person = text("by") == Some(&signature.by) && text("role") == Some(&signature.role);
    person && law_on == Some(signature.law_on.to_string()) && files.iter().all(same)
}

fn written(signature: &Signature, files: &BTreeMap<String, String>) -> toml_edit::Table {
    let mut table = toml_edit::Table::new();
    table.insert("by", toml_edit::value(&signature.by));
    table.insert("role", toml_edit::value(&signature.role));
    table.insert("on", toml_edit::Item::Value(day(signature.on)));
    table.insert("law-on", toml_edit::Item::Value(day(signature.law_on)));
    if let Some(remark) = &signature.remark {
        table.insert("remark", toml_edit::value(remark));
    }
    let mut signed = toml_edit::Table::new();
    for (name, digest) in files {
        signed.insert(name, toml_edit::value(digest));
    }
    table.insert("files", toml_edit::Item::Table(signed));
    table
}
