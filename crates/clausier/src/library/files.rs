//! Reads every file of a library as written, each once.

use super::drafting::{self, Drafting};
use super::layout::{EditionFolder, Layout};
use super::living::{self, Living, RawRelease};
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
    /// The words of pages, by language.
    pub pages: BTreeMap<String, BTreeMap<String, Spot<String>>>,
    /// Terms, by version.
    pub terms: BTreeMap<(Id, u32), (RawTerm, Living)>,
    /// Clauses, by version.
    pub clauses: BTreeMap<(Id, u32), (RawClause, Living)>,
    /// How texts are drafted, by language.
    pub drafting: BTreeMap<String, Drafting>,
    /// The words of reviews, by language.
    pub review: BTreeMap<String, BTreeMap<String, Spot<String>>>,
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
    pub release: Option<RawRelease>,
}

/// Reads every file.
pub(super) fn read<'a>(sources: &Sources, layout: &Layout<'a>, faults: &Faults) -> Files<'a> {
    let reader = Reader { sources, faults };
    let references = layout.references.iter();
    Files {
        references: references
            .filter_map(|(id, path)| reader.keyed(id, path, read_clause::reference))
            .collect(),
        charter: layout.charter.and_then(|path| reader.file(path, read_clause::charter)).unwrap_or_default(),
        terms: reader.terms(layout),
        pages: layout
            .pages
            .iter()
            .filter_map(|(language, path)| {
                Some(((*language).to_owned(), reader.file(path, read_edition::phrases)?))
            })
            .collect(),
        clauses: reader.clauses(layout),
        drafting: layout
            .drafting
            .iter()
            .filter_map(|(language, path)| {
                Some(((*language).to_owned(), reader.file(path, drafting::drafting)?))
            })
            .collect(),
        review: reader.phrases(&layout.review),
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

    fn terms(&self, layout: &Layout<'_>) -> BTreeMap<(Id, u32), (RawTerm, Living)> {
        let term = |(key, folder): (&(Id, u32), &super::layout::TermFolder<'_>)| {
            let facts = folder.facts.and_then(|path| self.file(path, read_clause::term));
            let living = self.living(folder.review, None);
            Some((key.clone(), (facts?, living)))
        };
        layout.terms.iter().filter_map(term).collect()
    }

    /// Who signed a version, and whether it was withdrawn.
    fn living(&self, review: Option<&str>, withdrawn: Option<&str>) -> Living {
        let withdrawn = withdrawn.and_then(|path| self.file(path, living::withdrawn)).flatten();
        let signed =
            review.and_then(|path| self.file(path, |top| living::signatures(path, top, self.sources)));
        Living { signatures: signed.unwrap_or_default(), withdrawn }
    }

    fn clauses(&self, layout: &Layout<'_>) -> BTreeMap<(Id, u32), (RawClause, Living)> {
        let mut clauses = BTreeMap::new();
        for (id, folder) in &layout.clauses {
            for (version, files) in &folder.versions {
                let facts = files.facts.and_then(|path| self.file(path, read_clause::clause));
                let living = self.living(files.review, files.withdrawn);
                if let Some(facts) = facts {
                    clauses.insert((id.clone(), *version), (facts, living));
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
            phrases: self.phrases(&folder.phrases),
            release: folder.release.and_then(|path| self.file(path, living::release)).flatten(),
        }
    }

    fn phrases(&self, paths: &BTreeMap<&str, &str>) -> BTreeMap<String, BTreeMap<String, Spot<String>>> {
        let read = |(language, path): (&&str, &&str)| {
            Some(((*language).to_owned(), self.file(path, read_edition::phrases)?))
        };
        paths.iter().filter_map(read).collect()
    }

    fn all<T>(&self, paths: &BTreeMap<Id, &str>, read: impl Fn(&Cursor<'_>) -> T) -> BTreeMap<Id, T> {
        paths.iter().filter_map(|(id, path)| self.keyed(id, path, &read)).collect()
    }
}
