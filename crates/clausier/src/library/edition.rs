//! Puts each edition together in each of its languages.

use super::capitals::{Capitals, check_forms};
use super::clauses::{Clauses, Version};
use super::files::{EditionFiles, Files, read};
use super::ground::{Ground, Lists, Properties};
use super::layout::{EditionFolder, Layout};
use super::living::{Living, RawWithdrawn};
use super::phrases::Phrases;
use super::raw::RawEdition;
use super::scope::Scope;
use super::uses::Names;
use super::written::written;
use super::{Library, Pin};
use super::{kinds, phrases, questions, versions};
use crate::circles::{Cause, Circle, circles};
use crate::code::Code;
use crate::diagnostic::At;
use crate::edition::{Change, Clause, Edition, Principle, Reference, Release, Term, Withdrawal};
use crate::id::Id;
use crate::lock;
use crate::reader::{Faults, Spot};
use crate::source::{Sources, at_path};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a library and puts its editions together; with a `pin` as if each edition named that version.
pub(super) fn load(sources: &Sources, faults: &Faults, pin: Option<&Pin>) -> Library {
    let layout = Layout::of(sources, faults);
    let mut files = read(sources, &layout, faults);
    for main in files.editions.values_mut().filter_map(|edition| edition.main.as_mut()) {
        pin.iter().for_each(|pin| pin.put(main));
    }
    let files = files;
    let loader = Loader { sources, faults, layout: &layout, files: &files };
    loader.check_changes();
    let mut library = Library {
        notes: loader.notes(),
        review_words: loader.review_words(),
        written: written(&layout, &files),
        pages: loader.page_words(),
        clauses: versions::clauses(sources, &layout, &files),
        terms: versions::terms(&files),
        ..Library::default()
    };
    for (id, edition) in &files.editions {
        let (Some(main), Some(folder)) = (&edition.main, layout.editions.get(id)) else { continue };
        let work = Work { loader: &loader, id, main, edition, folder };
        work.check_languages();
        let mut cited = BTreeSet::new();
        for language in &main.languages {
            let made = work.make(&language.value);
            work.report_circles(&made);
            cited.extend(made.references.keys().cloned());
            library.editions.insert(((*id).to_owned(), language.value.clone()), made);
        }
        let now = work.lock(&cited);
        work.check_release();
        work.check_withdrawn();
        if let Some(file) = folder.lock.and_then(|path| sources.file(path)) {
            lock::check(&file, &now, faults);
        }
        library.locks.insert((*id).to_owned(), lock::write(&now));
    }
    library
}

impl Pin {
    /// Puts this version in the place of the one that the edition names.
    fn put(&self, main: &mut RawEdition) {
        let (list, id, version) = match self {
            Self::Clause(id, version) => (&mut main.clauses, id, version),
            Self::Term(id, version) => (&mut main.terms, id, version),
        };
        list.retain(|(named, _)| named.value != *id);
        let at = main.at.clone();
        list.push((Spot::new(id.clone(), at.clone()), Spot::new(i64::from(*version), at)));
    }
}

/// The whole library.
pub(super) struct Loader<'a> {
    sources: &'a Sources,
    faults: &'a Faults,
    layout: &'a Layout<'a>,
    pub(super) files: &'a Files<'a>,
}

/// One edition of it.
pub(super) struct Work<'a> {
    pub(super) loader: &'a Loader<'a>,
    pub(super) id: &'a str,
    main: &'a RawEdition,
    pub(super) edition: &'a EditionFiles,
    pub(super) folder: &'a EditionFolder<'a>,
}

impl Loader<'_> {
    /// The first version of a clause is "first", and no other.
    fn check_changes(&self) {
        for ((id, version), (raw, _)) in &self.files.clauses {
            let earlier = self.files.clauses.keys().any(|(other, number)| other == id && number < version);
            let Some(change) =
                raw.change.as_ref().filter(|change| (change.value == Change::First) == earlier)
            else {
                continue;
            };
            let message = if earlier {
                "there is an earlier version, so this is not the first"
            } else {
                "this is the first version"
            };
            self.faults.report(
                Code::WrongValue,
                &change.at,
                message,
                "Write what a reader must read again: first, wording, option or meaning.",
            );
        }
    }

    /// The words of pages, checked as phrases are.
    fn page_words(&self) -> BTreeMap<String, BTreeMap<String, String>> {
        let words = |(language, words): (&String, &BTreeMap<String, Spot<String>>)| {
            let path = format!("pages.{language}.toml");
            phrases::check(words, crate::pages::REQUIRED, &at_path(&path), self.faults);
            let plain = words.iter().map(|(name, text)| (name.clone(), text.value.clone()));
            (language.clone(), plain.collect())
        };
        self.files.pages.iter().map(words).collect()
    }

    fn review_words(&self) -> BTreeMap<String, BTreeMap<String, String>> {
        let plain = |(language, words): (&String, &BTreeMap<String, Spot<String>>)| {
            let words = words.iter().map(|(name, word)| (name.clone(), word.value.clone()));
            (language.clone(), words.collect())
        };
        self.files.review.iter().map(plain).collect()
    }

    fn notes(&self) -> BTreeMap<(Id, String), String> {
        let mut notes = BTreeMap::new();
        for (id, folder) in &self.layout.clauses {
            for (language, path) in &folder.notes {
                let text = self.sources.text(path).unwrap_or_default().to_owned();
                notes.insert((id.clone(), (*language).to_owned()), text);
            }
        }
        notes
    }
}

impl<'a> Work<'a> {
    /// Clauses and terms are keys of a table, so that each stands once; languages stand in a list.
    fn check_languages(&self) {
        if self.main.languages.is_empty() {
            let message = "the edition has no languages, so nothing can be made of it";
            self.loader.faults.report(
                Code::MissingLanguage,
                &self.main.at,
                message,
                "Write languages = [\"nl\"].",
            );
        }
    }

    /// A circle that goes through a rule is reported at the rule only.
    fn report_circles(&self, made: &Edition) {
        let found = circles(made);
        let by_rule = |circle: &&Circle| matches!(circle.cause, Cause::Rule(_));
        let of_rules: Vec<BTreeSet<&String>> =
            found.iter().filter(by_rule).map(|circle| circle.way.iter().collect()).collect();
        for circle in &found {
            if !by_rule(&circle) && of_rules.contains(&circle.way.iter().collect()) {
                continue;
            }
            let (code, at) = self.place(&circle.cause);
            let message = format!("this depends on itself: {}", circle.way.join(" → "));
            let help = "Break the circle: let one of them not look at the next.";
            self.loader.faults.report(code, at, message, help);
        }
    }

    /// Where the cause of a dependency is written.
    fn place(&self, cause: &Cause) -> (Code, &At) {
        let whole = &self.main.at;
        match cause {
            Cause::Rule(id) => {
                let rule = self.edition.rules.iter().find(|rule| rule.id.value == *id);
                (Code::RuleCycle, rule.map_or(whole, |rule| &rule.id.at))
            }
            Cause::Include(id) => {
                let clause = self.clause_versions().find(|((clause, _), _)| clause == id);
                (Code::ClauseCycle, clause.map_or(whole, |(_, (raw, _))| &raw.at))
            }
            Cause::Ask(id) => {
                let mut questions = self.edition.steps.iter().flat_map(|step| &step.options);
                let question = questions.find(|question| question.id.value == *id);
                (Code::AskCycle, question.map_or(whole, |question| &question.id.at))
            }
        }
    }

    /// The edition in one language.
    fn make(&self, language: &str) -> Edition {
        let scope = Scope { sources: self.loader.sources, faults: self.loader.faults, language };
        let vocabularies = questions::vocabularies(&scope, &self.edition.vocabularies);
        let properties: Properties =
            self.edition.vocabularies.iter().map(|(id, raw)| (id.clone(), raw.properties.clone())).collect();
        let clause_ids: BTreeSet<Id> = self.clause_versions().map(|((id, _), _)| id.clone()).collect();
        let lists = Lists { vocabularies: &vocabularies, properties: &properties, clauses: &clause_ids };
        let events: BTreeSet<Id> = self.main.events.iter().map(|event| event.id.value.clone()).collect();
        let written = questions::Written {
            steps: &self.edition.steps,
            catalogues: &self.edition.catalogues,
            events: &events,
        };
        let steps = questions::steps(scope, written, lists);
        let ground = Ground::new(scope, &steps, lists);
        let words = kinds::word_names(self.main, language);
        let cited = RefCell::default();
        let names = Names {
            ground: &ground,
            references: &self.loader.files.references,
            words: &words,
            cited: &cited,
            row: None,
        };
        let terms = self.terms(&scope);
        let kinds = kinds::kinds(&names, self.main);
        let rules = kinds::rules(&names, &self.edition.rules);
        let presets = kinds::presets(&ground, &self.edition.presets);
        let clauses = self.clauses(names, &terms);
        let Phrases { by_name: phrases, borrowed: borrowed_phrases } = self.phrases(&scope);
        let mut edition = Edition {
            id: self.id.to_owned(),
            title: scope.say(self.main.title.as_ref()),
            language: language.to_owned(),
            frozen: self.folder.lock.is_some(),
            release: self.release(),
            digest: String::new(),
            vocabularies: vocabularies.clone(),
            presets,
            rules,
            stars: self.edition.stars.as_ref().and_then(|raw| kinds::stars(&ground, raw)),
            kinds,
            events: kinds::events(&ground, self.main),
            clauses,
            terms,
            references: self.references(&scope, &cited.borrow()),
            principles: self.principles(&scope),
            phrases,
            borrowed_phrases,
            steps: Vec::new(),
        };
        drop(ground);
        edition.steps = steps;
        edition.digest = edition.content_digest();
        edition
    }

    /// The clauses that the edition names and that exist.
    fn clause_versions(&self) -> impl Iterator<Item = (&'a (Id, u32), &'a (super::raw::RawClause, Living))> {
        let files = self.loader.files;
        self.main.clauses.iter().filter_map(move |(id, version)| {
            let version = u32::try_from(version.value).ok()?;
            files.clauses.get_key_value(&(id.value.clone(), version))
        })
    }

    fn clauses(&self, names: Names<'_>, terms: &BTreeMap<Id, Term>) -> BTreeMap<Id, Clause> {
        let scope = names.ground.scope;
        self.report_lost_versions();
        let allowed = self.main.names.as_ref().and_then(|names| names.by_language.get(scope.language));
        let capitals = Capitals::new(terms, allowed.map_or(&[], |names| names.value.as_slice()));
        self.check_definitions(&capitals, scope);
        let principles = self.loader.files.charter.iter().map(|principle| principle.number).collect();
        let maker = Clauses { names, principles: &principles, capitals: &capitals };
        let mut clauses = BTreeMap::new();
        for ((id, version), (raw, living)) in self.clause_versions() {
            let Some(folder) = self.loader.layout.clauses.get(id) else { continue };
            if !folder.notes.contains_key(scope.language) {
                let message = format!("the clause has no explanation note.{}.md", scope.language);
                let help = "Say what it does, when not to use it and what it asks of tenderers.";
                scope.faults.report(Code::MissingNote, &raw.at, message, help);
            }
            let texts = folder.versions.get(version).map(|version| &version.texts);
            let text = texts.and_then(|texts| texts.get(scope.language)).copied();
            let file = format!("{}.md", scope.language);
            let reviewed = living.is_signed(&["clause.toml", &file]);
            let withdrawn = living.withdrawn.as_ref().map(|raw| self.withdrawal(&scope, raw));
            let version =
                Version { id, group: folder.group, version: *version, raw, reviewed, withdrawn, text };
            clauses.insert(id.clone(), maker.clause(&version));
        }
        clauses
    }

    /// What stands in `release.toml`, if it is about the texts as they are locked.
    fn release(&self) -> Option<Release> {
        let raw = self.edition.release.as_ref()?;
        let lock = self.folder.lock.and_then(|path| self.loader.sources.text(path))?;
        (lock::sha256(lock) == raw.lock).then(|| Release { on: raw.on, by: raw.by.clone() })
    }

    fn check_release(&self) {
        let Some(raw) = self.edition.release.as_ref().filter(|_| self.release().is_none()) else { return };
        let message = "what was released is not what edition.lock holds now";
        let help = "Restore both files from history; a released edition never changes.";
        self.loader.faults.report(Code::FrozenChanged, &raw.at, message, help);
    }

    /// A frozen edition keeps a withdrawn text, and its documents say so; an open one must let it go.
    fn check_withdrawn(&self) {
        for (id, version) in &self.main.clauses {
            let number = u32::try_from(version.value).unwrap_or_default();
            let clause = self.loader.files.clauses.get(&(id.value.clone(), number));
            let Some(withdrawn) = clause.and_then(|(_, living)| living.withdrawn.as_ref()) else { continue };
            if self.folder.lock.is_some() {
                continue;
            }
            let message = format!("version {number} of '{}' was withdrawn on {}", id.value, withdrawn.on);
            let help = "Name a later version, or take the clause out of the edition.";
            self.loader.faults.report(Code::WithdrawnClause, &version.at, message, help);
        }
    }

    fn withdrawal(&self, scope: &Scope<'_>, raw: &'a RawWithdrawn) -> Withdrawal {
        let instead = raw.instead.as_ref().map(|instead| {
            let titled = instead.value.split_once('@').and_then(|(id, version)| {
                let key = (Id::is_valid(id).then(|| Id::new(id))?, version.parse().ok()?);
                let (clause, _) = self.loader.files.clauses.get(&key)?;
                Some(format!("{} ({version})", scope.say(clause.title.as_ref())))
            });
            titled.unwrap_or_else(|| {
                let message = format!("there is no version of a clause '{}'", instead.value);
                scope.faults.report(Code::UnknownClause, &instead.at, message, "Write 'exit-handover@2'.");
                String::new()
            })
        });
        let reason = scope.say(raw.reason.as_ref());
        Withdrawal { on: raw.on, reason, instead: instead.unwrap_or_default() }
    }

    fn report_lost_versions(&self) {
        let faults = self.loader.faults;
        let known: Vec<&Id> = self.loader.files.clauses.keys().map(|(id, _)| id).collect();
        for (id, version) in &self.main.clauses {
            let exists = |version: u32| self.loader.files.clauses.contains_key(&(id.value.clone(), version));
            if !known.contains(&&id.value) {
                let help = crate::nearest::suggestion(id.value.as_str(), known.iter().map(|id| id.as_str()));
                faults.report(
                    Code::UnknownClause,
                    &id.at,
                    format!("there is no clause '{}'", id.value),
                    help,
                );
            } else if !u32::try_from(version.value).is_ok_and(exists) {
                let message = format!("the clause '{}' has no version {}", id.value, version.value);
                faults.report(Code::UnknownClause, &version.at, message, "Look at its folders under texts/.");
            }
        }
    }

    fn terms(&self, scope: &Scope<'_>) -> BTreeMap<Id, Term> {
        let mut terms = BTreeMap::new();
        let mut places: BTreeMap<Id, Vec<Spot<String>>> = BTreeMap::new();
        for (id, version) in &self.main.terms {
            let number = u32::try_from(version.value).unwrap_or_default();
            let Some((raw, living)) = self.loader.files.terms.get(&(id.value.clone(), number)) else {
                self.report_lost_term(id, version);
                continue;
            };
            let forms = raw.forms.as_ref().and_then(|forms| forms.by_language.get(scope.language));
            let forms = forms.map(|forms| forms.value.clone()).unwrap_or_default();
            if forms.is_empty() {
                let message = format!("the term has no forms in the language '{}'", scope.language);
                scope.faults.report(Code::MissingLanguage, &raw.at, message, "Write the headword first.");
            }
            let mut term = Term {
                id: id.value.clone(),
                version: number,
                reviewed: living.is_signed(&["term.toml"]),
                forms: forms.iter().map(|form| form.value.clone()).collect(),
                definition: scope.say(raw.definition.as_ref()),
                digest: String::new(),
            };
            term.digest = lock::term_digest(&term);
            places.insert(id.value.clone(), forms);
            terms.insert(id.value.clone(), term);
        }
        check_forms(&terms, &places, scope.faults);
        terms
    }

    fn report_lost_term(&self, id: &Spot<Id>, version: &Spot<i64>) {
        let faults = self.loader.faults;
        let names: Vec<&str> = self.loader.files.terms.keys().map(|(id, _)| id.as_str()).collect();
        if names.contains(&id.value.as_str()) {
            let message = format!("the term '{}' has no version {}", id.value, version.value);
            faults.report(Code::UnknownTerm, &version.at, message, "Look at its folders under terms/.");
        } else {
            let help = crate::nearest::suggestion(id.value.as_str(), names);
            faults.report(Code::UnknownTerm, &id.at, format!("there is no term '{}'", id.value), help);
        }
    }

    fn check_definitions(&self, capitals: &Capitals, scope: Scope<'_>) {
        for (id, version) in &self.main.terms {
            let number = u32::try_from(version.value).unwrap_or_default();
            let raw = self.loader.files.terms.get(&(id.value.clone(), number));
            let definition =
                raw.and_then(|(raw, _)| raw.definition.as_ref()?.by_language.get(scope.language));
            if let Some(definition) = definition {
                capitals.check_phrase(definition, scope.faults);
            }
        }
    }

    fn references(&self, scope: &Scope<'_>, cited: &BTreeSet<Id>) -> BTreeMap<Id, Reference> {
        let reference = |(id, raw): (&Id, &super::raw::RawReference)| {
            let made = Reference {
                id: id.clone(),
                citation: scope.say(raw.citation.as_ref()),
                title: scope.say(raw.title.as_ref()),
                identifier: raw.identifier.clone(),
                url: raw.url.clone(),
                status: raw.status,
                checked_on: raw.checked_on,
                verified: raw.verified,
                remark: scope.say(raw.remark.as_ref()),
            };
            (id.clone(), made)
        };
        let all = self.loader.files.references.iter();
        all.filter(|(id, _)| cited.contains(*id)).map(reference).collect()
    }

    fn principles(&self, scope: &Scope<'_>) -> Vec<Principle> {
        let principle = |raw: &super::raw::RawPrinciple| Principle {
            number: raw.number,
            title: scope.say(raw.title.as_ref()),
            meaning: scope.say(raw.meaning.as_ref()),
        };
        let mut principles: Vec<Principle> = self.loader.files.charter.iter().map(principle).collect();
        principles.sort_by_key(|principle| principle.number);
        principles
    }

    /// The digest of every file that this edition prints from.
    fn lock(&self, cited: &BTreeSet<Id>) -> lock::Lock {
        let own = format!("editions/{}/", self.id);
        let of_edition = self.loader.sources.paths().filter(|path| path.starts_with(&own));
        let living = [self.folder.lock, self.folder.release];
        let mut paths: Vec<&str> = of_edition.filter(|path| !living.contains(&Some(*path))).collect();
        paths.extend(self.loader.layout.charter);
        for (id, version) in &self.main.terms {
            let version = u32::try_from(version.value).unwrap_or_default();
            let folder = self.loader.layout.terms.get(&(id.value.clone(), version));
            paths.extend(folder.and_then(|folder| folder.facts));
        }
        for (id, version) in &self.main.clauses {
            let version = u32::try_from(version.value).unwrap_or_default();
            let folder = self.loader.layout.clauses.get(&id.value);
            let Some(files) = folder.and_then(|folder| folder.versions.get(&version)) else { continue };
            paths.extend(files.facts);
            let spoken = |language: &&str| self.main.languages.iter().any(|own| own.value == **language);
            paths.extend(files.texts.iter().filter(|(language, _)| spoken(language)).map(|(_, path)| *path));
        }
        let mut lock = lock::of_files(self.loader.sources, paths);
        let references = self.loader.files.references.iter().filter(|(id, _)| cited.contains(*id));
        lock.extend(references.map(|(id, raw)| self.reference_line(id, raw)));
        lock
    }

    fn reference_line(&self, id: &Id, raw: &'a super::raw::RawReference) -> (String, String) {
        let text = |text: &'a Option<super::raw::Text>, language: &str| {
            let spoken = text.as_ref().and_then(|text| text.by_language.get(language));
            spoken.map_or("", |spoken| spoken.value.as_str())
        };
        let languages = self.main.languages.iter().map(|language| language.value.as_str());
        let printed =
            languages.map(|language| (language, [text(&raw.citation, language), text(&raw.title, language)]));
        let path = format!("references/{id}.toml");
        lock::of_reference(&path, &printed.collect())
    }
}
