//! Where things are written that an edition does not keep: what the check of drafting ([`lint`](crate::lint))
//! needs beside the edition.

use super::drafting::Drafting;
use super::files::Files;
use super::layout::Layout;
use super::raw::RawClause;
use crate::code::Code;
use crate::diagnostic::At;
use crate::id::Id;
use crate::reader::Spot;
use std::collections::BTreeMap;

/// The files of a library, as far as drafting is checked in them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Written {
    /// Versions of clauses.
    pub clauses: BTreeMap<(Id, u32), WrittenClause>,
    /// Versions of terms: where their forms are.
    pub terms: BTreeMap<(Id, u32), At>,
    /// Paths of laws and standards.
    pub references: BTreeMap<Id, String>,
    /// Paths of the files `edition.toml`.
    pub editions: BTreeMap<String, String>,
    /// How texts are drafted, by language.
    pub drafting: BTreeMap<String, Drafting>,
}

/// The files of a version of a clause.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WrittenClause {
    /// `clause.toml`.
    pub at: At,
    /// Its `[include]`.
    pub include: Option<At>,
    /// Its conditions, by name.
    pub when: BTreeMap<Id, At>,
    /// Its requirements, by id.
    pub requirements: BTreeMap<Id, At>,
    /// Deliberate exceptions.
    pub allows: Vec<Allow>,
    /// Paths of its texts, by language.
    pub texts: BTreeMap<String, String>,
    /// Paths of its explanations, by language.
    pub notes: BTreeMap<String, String>,
}

/// A deliberate exception: `[[allow]]` in `clause.toml`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Allow {
    /// Where it is written.
    pub at: At,
    /// The finding that is wanted.
    pub code: Code,
    /// Words that the sentence holds.
    pub words: Option<Spot<String>>,
    /// The part of `clause.toml` that the finding is at.
    pub place: Option<Spot<String>>,
}

/// Gathers the places of what was read.
pub(super) fn written(layout: &Layout<'_>, files: &Files<'_>) -> Written {
    let owned = |path: &&str| (*path).to_owned();
    let clauses = files.clauses.iter().map(|(key, (raw, _))| (key.clone(), clause(layout, key, raw)));
    let editions = layout.editions.iter();
    Written {
        clauses: clauses.collect(),
        terms: files.terms.iter().map(|(key, (raw, _))| (key.clone(), raw.at.clone())).collect(),
        references: layout.references.iter().map(|(id, path)| (id.clone(), owned(path))).collect(),
        editions: editions
            .filter_map(|(id, folder)| Some((owned(id), folder.main.as_ref().map(owned)?)))
            .collect(),
        drafting: files.drafting.clone(),
    }
}

fn clause(layout: &Layout<'_>, (id, version): &(Id, u32), raw: &RawClause) -> WrittenClause {
    let folder = layout.clauses.get(id);
    let owned = |paths: &BTreeMap<&str, &str>| -> BTreeMap<String, String> {
        paths.iter().map(|(language, path)| ((*language).to_owned(), (*path).to_owned())).collect()
    };
    let texts = folder.and_then(|folder| folder.versions.get(version)).map(|version| &version.texts);
    let requirements = raw.requirements.iter().map(|requirement| &requirement.id);
    WrittenClause {
        at: raw.at.clone(),
        include: raw.include.as_ref().map(|include| include.at.clone()),
        when: raw.when.iter().map(|(name, condition)| (name.clone(), condition.at.clone())).collect(),
        requirements: requirements.map(|id| (id.value.clone(), id.at.clone())).collect(),
        allows: raw.allows.clone(),
        texts: texts.map(owned).unwrap_or_default(),
        notes: folder.map(|folder| owned(&folder.notes)).unwrap_or_default(),
    }
}
