//! Reads every file of a library as written, each once.

use super::drafting::{self, Drafting};
use super::layout::{EditionFolder, Layout};
use super::raw::{
    RawClause, RawEdition, RawItem, RawPreset, RawPrinciple, RawReference, RawRule, RawStars, RawStep,
    RawTerm, RawVocabulary,
};
use super::{read_clause, read_edition, read_options};
use crate::id::Id;
use crate::reader::{Cursor, Faults, Spot, TomlFile};
use crate::source::Sources;
use std::collections::BTreeMap;

/// All files as written.
#[derive(Debug)]
pub(super) struct Files<'a> {
    /// Laws and standards.
    pub references: BTreeMap<Id, RawReference>,
    /// The charter.
    pub charter: Vec<RawPrinciple>,
    /// Terms, by version.
    pub terms: BTreeMap<(Id, u32), RawTerm>,
    /// Clauses, by version: facts, and whether a jurist signed.
    pub clauses: BTreeMap<(Id, u32), (RawClause, bool)>,
    /// How texts are drafted, by language.
    pub drafting: BTreeMap<String, Drafting>,
    /// Editions.
    pub editions: BTreeMap<&'a str, EditionFiles>,
}

/// The files of an edition as written.
#[derive(Debug)]
pub(super) struct EditionFiles {
    pub main: Option<RawEdition>,
    pub steps: Vec<RawStep>,
    pub vocabularies: BTreeMap<Id, RawVocabulary>,
    pub catalogues: BTreeMap<Id, Vec<RawItem>>,
    pub presets: Vec<RawPreset>,
    pub rules: Vec<RawRule>,
    pub stars: Option<RawStars>,
    pub phrases: BTreeMap<String, BTreeMap<String, Spot<String>>>,
}

/// Reads every file.
pub(super) fn read<'a>(sources: &Sources, layout: &Layout<'a>, faults: &Faults) -> Files<'a> {
    let reader = Reader { sources, faults };
    let references = layout.references.iter();
    let terms = layout.terms.iter();
    Files {
        references: references
            .filter_map(|(id, path)| reader.keyed(id, path, read_clause::reference))
            .collect(),
        charter: layout.charter.and_then(|path| reader.file(path, read_clause::charter)).unwrap_or_default(),
        terms: terms.filter_map(|(id, path)| reader.keyed(id, path, read_clause::term)).collect(),
        clauses: reader.clauses(layout),
        drafting: layout
            .drafting
            .iter()
            .filter_map(|(language, path)| {
                Some(((*language).to_owned(), reader.file(path, drafting::drafting)?))
            })
            .collect(),
        editions: layout.editions.iter().map(|(id, folder)| (*id, reader.edition(folder))).collect(),
    }
}

struct Reader<'a> {
    sources: &'a Sources,
    faults: &'a Faults,
}

impl Reader<'_> {
    fn file<T>(&self, path: &str, read: impl FnOnce(&Cursor<'_>) -> T) -> Option<T> {
        let file = self.sources.file(path)?;
        let toml = TomlFile::parse(&file, self.faults);
        let top = toml.top();
        Some(read(&top))
    }

    fn keyed<K: Clone, T>(&self, key: &K, path: &str, read: impl FnOnce(&Cursor<'_>) -> T) -> Option<(K, T)> {
        Some((key.clone(), self.file(path, read)?))
    }

    fn clauses(&self, layout: &Layout<'_>) -> BTreeMap<(Id, u32), (RawClause, bool)> {
        let mut clauses = BTreeMap::new();
        for (id, folder) in &layout.clauses {
            for (version, files) in &folder.versions {
                let facts = files.facts.and_then(|path| self.file(path, read_clause::clause));
                let reviewed = files.review.and_then(|path| self.file(path, read_clause::review));
                if let Some(facts) = facts {
                    clauses.insert((id.clone(), *version), (facts, reviewed.unwrap_or_default()));
                }
                for path in files.texts.values() {
                    self.characters(path);
                }
            }
            folder.notes.values().for_each(|path| self.characters(path));
        }
        clauses
    }

    fn characters(&self, path: &str) {
        if let Some(file) = self.sources.file(path) {
            super::clauses::check_characters(&file, self.faults);
        }
    }

    fn edition(&self, folder: &EditionFolder<'_>) -> EditionFiles {
        let steps = folder.steps.iter();
        let rules = folder.rules.values().filter_map(|path| self.file(path, read_edition::rules));
        EditionFiles {
            main: folder.main.and_then(|path| self.file(path, read_edition::edition)),
            steps: steps
                .filter_map(|(id, path)| self.file(path, |top| read_options::step(id.clone(), top)))
                .collect(),
            vocabularies: self.all(&folder.vocabularies, read_options::vocabulary),
            catalogues: self.all(&folder.catalogues, read_options::catalogue),
            presets: folder
                .presets
                .iter()
                .filter_map(|(id, path)| self.file(path, |top| read_edition::preset(id.clone(), top)))
                .collect(),
            rules: rules.flatten().collect(),
            stars: folder.stars.and_then(|path| self.file(path, read_edition::stars)).flatten(),
            phrases: folder
                .phrases
                .iter()
                .filter_map(|(language, path)| {
                    Some(((*language).to_owned(), self.file(path, read_edition::phrases)?))
                })
                .collect(),
        }
    }

    fn all<T>(&self, paths: &BTreeMap<Id, &str>, read: impl Fn(&Cursor<'_>) -> T) -> BTreeMap<Id, T> {
        paths.iter().filter_map(|(id, path)| self.keyed(id, path, &read)).collect()
    }
}
