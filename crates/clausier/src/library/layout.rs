//! Which file is what, by its path alone. A file with no place in the layout is reported, since it would
//! never be read.

use crate::code::Code;
use crate::id::Id;
use crate::reader::{Faults, is_language};
use crate::source::{Sources, at_path};
use std::collections::BTreeMap;

/// The files of a library, by what they are.
#[derive(Debug, Default)]
pub(super) struct Layout<'a> {
    /// `charter.toml`.
    pub charter: Option<&'a str>,
    /// `pages.<language>.toml`, by language.
    pub pages: BTreeMap<&'a str, &'a str>,
    /// `references/<id>.toml`.
    pub references: BTreeMap<Id, &'a str>,
    /// `terms/<term>/<n>/`.
    pub terms: BTreeMap<(Id, u32), TermFolder<'a>>,
    /// `texts/<group>/<clause>/`.
    pub clauses: BTreeMap<Id, ClauseFolder<'a>>,
    /// `drafting/<language>.toml`, by language.
    pub drafting: BTreeMap<&'a str, &'a str>,
    /// `review/<language>.toml`, by language.
    pub review: BTreeMap<&'a str, &'a str>,
    /// `editions/<yyyy-mm>/`.
    pub editions: BTreeMap<&'a str, EditionFolder<'a>>,
}

/// The folder of a version of a term.
#[derive(Debug, Default)]
pub(super) struct TermFolder<'a> {
    /// `term.toml`.
    pub facts: Option<&'a str>,
    /// `review.toml`.
    pub review: Option<&'a str>,
}

/// The folder of a clause.
#[derive(Debug, Default)]
pub(super) struct ClauseFolder<'a> {
    /// The group that it is in.
    pub group: &'a str,
    /// `<n>/`.
    pub versions: BTreeMap<u32, VersionFolder<'a>>,
    /// `note.<language>.md`, by language.
    pub notes: BTreeMap<&'a str, &'a str>,
}

/// The folder of a version of a clause.
#[derive(Debug, Default)]
pub(super) struct VersionFolder<'a> {
    /// `clause.toml`.
    pub facts: Option<&'a str>,
    /// `review.toml`.
    pub review: Option<&'a str>,
    /// `withdrawn.toml`.
    pub withdrawn: Option<&'a str>,
    /// `<language>.md`, by language.
    pub texts: BTreeMap<&'a str, &'a str>,
}

/// The folder of an edition.
#[derive(Debug, Default)]
pub(super) struct EditionFolder<'a> {
    /// `edition.toml`.
    pub main: Option<&'a str>,
    /// `edition.lock`.
    pub lock: Option<&'a str>,
    /// `release.toml`.
    pub release: Option<&'a str>,
    /// `phrases.<language>.toml`, by language.
    pub phrases: BTreeMap<&'a str, &'a str>,
    /// `<option>.toml`: catalogues, by table option.
    pub catalogues: BTreeMap<Id, &'a str>,
    /// `options/<nn>-<step>.toml`, in order of number; the id is that of the step.
    pub steps: Vec<(Id, &'a str)>,
    /// `vocabularies/<vocabulary>.toml`.
    pub vocabularies: BTreeMap<Id, &'a str>,
    /// `presets/<preset>.toml`.
    pub presets: BTreeMap<Id, &'a str>,
    /// `rules/<topic>.toml`.
    pub rules: BTreeMap<Id, &'a str>,
    /// `stars.toml`.
    pub stars: Option<&'a str>,
}

impl<'a> Layout<'a> {
    /// Gives every file its place.
    pub fn of(sources: &'a Sources, faults: &Faults) -> Self {
        let mut layout = Self::default();
        for path in sources.paths() {
            if layout.place(path).is_none() {
                let message = format!("the layout has no file '{path}'");
                let help = "Move it to its place, correct its name (lower-case words joined by hyphens) or remove it.";
                faults.report(Code::StrayFile, &at_path(path), message, help);
            }
        }
        layout.report_missing(faults);
        layout
    }

    fn place(&mut self, path: &'a str) -> Option<()> {
        let parts: Vec<&'a str> = path.split('/').collect();
        match parts.as_slice() {
            ["README.md" | "LICENSE"] => {}
            ["charter.toml"] => self.charter = Some(path),
            ["drafting", file] => {
                let language = file.strip_suffix(".toml").filter(|name| is_language(name))?;
                self.drafting.insert(language, path);
            }
            ["review", file] => {
                let language = file.strip_suffix(".toml").filter(|name| is_language(name))?;
                self.review.insert(language, path);
            }
            [file] => {
                let language = file.strip_prefix("pages.")?.strip_suffix(".toml")?;
                self.pages.insert(Some(language).filter(|name| is_language(name))?, path);
            }
            ["references", file] => {
                self.references.insert(toml_id(file)?, path);
            }
            ["terms", term, version, file] => {
                self.terms.entry((id(term)?, number(version)?)).or_default().place(file, path)?;
            }
            ["skeleton", file] if SKELETONS.contains(file) || skeleton_text(file) => {}
            ["texts", group, clause, rest @ ..] => {
                self.clause(id(group).map(|_| group)?, id(clause)?)?.place(rest, path)?;
            }
            ["editions", edition, rest @ ..] if is_edition_id(edition) => {
                self.editions.entry(edition).or_default().place(rest, path)?;
            }
            _ => return None,
        }
        Some(())
    }

    /// The folder of a clause; `None` if another group has a clause of that name.
    fn clause(&mut self, group: &'a str, clause: Id) -> Option<&mut ClauseFolder<'a>> {
        let new = || ClauseFolder { group, ..ClauseFolder::default() };
        Some(self.clauses.entry(clause).or_insert_with(new)).filter(|folder| folder.group == group)
    }

    fn report_missing(&self, faults: &Faults) {
        let missing = |path: String, why: &str| {
            let message = format!("the file '{path}' is missing: {why}");
            faults.report(Code::MissingFile, &at_path(&path), message, "Add it.");
        };
        if self.charter.is_none() {
            missing("charter.toml".to_owned(), "the principles of the charter stand in it");
        }
        for (clause, folder) in &self.clauses {
            let path = format!("texts/{}/{clause}", folder.group);
            if folder.versions.is_empty() {
                missing(format!("{path}/1/clause.toml"), "the clause has no version");
            }
            for (version, folder) in &folder.versions {
                if folder.facts.is_none() {
                    missing(format!("{path}/{version}/clause.toml"), "the facts of the clause stand in it");
                }
            }
        }
        for ((term, version), _) in self.terms.iter().filter(|(_, folder)| folder.facts.is_none()) {
            missing(format!("terms/{term}/{version}/term.toml"), "the facts of the term stand in it");
        }
        for (edition, _) in self.editions.iter().filter(|(_, folder)| folder.main.is_none()) {
            missing(format!("editions/{edition}/edition.toml"), "it says what the edition holds");
        }
    }
}

impl<'a> TermFolder<'a> {
    fn place(&mut self, file: &str, path: &'a str) -> Option<()> {
        match file {
            "term.toml" => self.facts = Some(path),
            "review.toml" => self.review = Some(path),
            _ => return None,
        }
        Some(())
    }
}

impl<'a> ClauseFolder<'a> {
    fn place(&mut self, rest: &[&'a str], path: &'a str) -> Option<()> {
        match rest {
            [file] => {
                let language =
                    file.strip_prefix("note.")?.strip_suffix(".md").filter(|name| is_language(name))?;
                self.notes.insert(language, path);
            }
            [version, file] => {
                let number = number(version)?;
                let language = file.strip_suffix(".md").filter(|name| is_language(name));
                if language.is_none() && !["clause.toml", "review.toml", "withdrawn.toml"].contains(file) {
                    return None;
                }
                let folder = self.versions.entry(number).or_default();
                match (language, *file) {
                    (Some(language), _) => drop(folder.texts.insert(language, path)),
                    (None, "clause.toml") => folder.facts = Some(path),
                    (None, "review.toml") => folder.review = Some(path),
                    (None, _) => folder.withdrawn = Some(path),
                }
            }
            _ => return None,
        }
        Some(())
    }
}

impl<'a> EditionFolder<'a> {
    fn place(&mut self, rest: &[&'a str], path: &'a str) -> Option<()> {
        match rest {
            ["edition.toml"] => self.main = Some(path),
            ["edition.lock"] => self.lock = Some(path),
            ["release.toml"] => self.release = Some(path),
            ["stars.toml"] => self.stars = Some(path),
            [file] if file.starts_with("phrases.") => {
                let language = file.strip_prefix("phrases.")?.strip_suffix(".toml")?;
                self.phrases.insert(Some(language).filter(|name| is_language(name))?, path);
            }
            [file] => drop(self.catalogues.insert(toml_id(file)?, path)),
            ["options", file] => {
                let (order, step) = file.strip_suffix(".toml")?.split_once('-')?;
                let two_digits = order.len() == 2 && order.bytes().all(|byte| byte.is_ascii_digit());
                self.steps.push((id(step).filter(|_| two_digits)?, path));
            }
            ["vocabularies", file] => drop(self.vocabularies.insert(toml_id(file)?, path)),
            ["presets", file] => drop(self.presets.insert(toml_id(file)?, path)),
            ["rules", file] => drop(self.rules.insert(toml_id(file)?, path)),
            _ => return None,
        }
        Some(())
    }
}

/// Files of `skeleton/`, from which a new clause or term starts, beside its texts.
const SKELETONS: [&str; 2] = ["clause.toml", "term.toml"];

/// `<language>.md` or `note.<language>.md`.
fn skeleton_text(file: &str) -> bool {
    let name = file.strip_suffix(".md").map(|name| name.strip_prefix("note.").unwrap_or(name));
    name.is_some_and(is_language)
}

fn id(text: &str) -> Option<Id> {
    Id::is_valid(text).then(|| Id::new(text))
}

fn toml_id(file: &str) -> Option<Id> {
    id(file.strip_suffix(".toml")?)
}

/// A version: 1 to 9999, without leading zeros.
fn number(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits && !text.starts_with('0'))
}

fn is_edition_id(text: &str) -> bool {
    let Some((year, month)) = text.split_once('-') else { return false };
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(year, 4) && digits(month, 2) && ("01"..="12").contains(&month)
}
