//! Every version of a clause and of a term as it is written, for whoever browses the library.

use super::files::Files;
use super::layout::Layout;
use super::raw::{RawClause, RawTerm, Text};
use crate::edition::Change;
use crate::id::Id;
use crate::source::Sources;
use std::collections::BTreeMap;

/// A version of a clause.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ClauseVersion {
    /// The clause.
    pub clause: Id,
    /// The version.
    pub version: u32,
    /// Its title, by language.
    pub title: BTreeMap<String, String>,
    /// What changed, of which weight.
    pub change: Change,
    /// Why, by language.
    pub reason: BTreeMap<String, String>,
    /// Its text as written, by language.
    pub source: BTreeMap<String, String>,
}

/// A version of a defined term.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TermVersion {
    /// The term.
    pub term: Id,
    /// The version.
    pub version: u32,
    /// Its forms, by language; the first is the headword.
    pub forms: BTreeMap<String, Vec<String>>,
    /// What it means, by language.
    pub definition: BTreeMap<String, String>,
}

/// The versions of all clauses.
pub(super) fn clauses(
    sources: &Sources,
    layout: &Layout<'_>,
    files: &Files<'_>,
) -> BTreeMap<(Id, u32), ClauseVersion> {
    let all = files.clauses.iter();
    all.map(|(key, (raw, _))| (key.clone(), clause(sources, layout, key, raw))).collect()
}

fn clause(
    sources: &Sources,
    layout: &Layout<'_>,
    (id, version): &(Id, u32),
    raw: &RawClause,
) -> ClauseVersion {
    let folder = layout.clauses.get(id).and_then(|folder| folder.versions.get(version));
    let texts = folder.into_iter().flat_map(|folder| &folder.texts);
    let source =
        texts.filter_map(|(language, path)| Some(((*language).to_owned(), sources.text(path)?.to_owned())));
    ClauseVersion {
        clause: id.clone(),
        version: *version,
        title: spoken(raw.title.as_ref()),
        change: raw.change.as_ref().map_or(Change::First, |change| change.value),
        reason: spoken(raw.reason.as_ref()),
        source: source.collect(),
    }
}

/// The versions of all terms.
pub(super) fn terms(files: &Files<'_>) -> BTreeMap<(Id, u32), TermVersion> {
    files.terms.iter().map(|(key, (raw, _))| (key.clone(), term(key, raw))).collect()
}

fn term((id, version): &(Id, u32), raw: &RawTerm) -> TermVersion {
    let forms = raw.forms.iter().flat_map(|forms| &forms.by_language);
    let forms = forms.map(|(language, forms)| {
        (language.clone(), forms.value.iter().map(|form| form.value.clone()).collect())
    });
    TermVersion {
        term: id.clone(),
        version: *version,
        forms: forms.collect(),
        definition: spoken(raw.definition.as_ref()),
    }
}

fn spoken(text: Option<&Text>) -> BTreeMap<String, String> {
    let texts = text.into_iter().flat_map(|text| &text.by_language);
    texts.map(|(language, text)| (language.clone(), text.value.clone())).collect()
}
