//! Which clause or term an edit is about, and where its versions lie.

use super::table::Table;
use super::{Refusal, refused};
use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use crate::id::Id;
use crate::nearest::suggestion;
use crate::source::Sources;
use std::collections::BTreeMap;
use std::fmt;

/// What precedes the name of a term.
const TERM: &str = "term:";

/// A clause or a term, perhaps a version of it: `exit-handover`, `exit-handover@2`, `term:open-data@1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Which of the two.
    pub kind: Kind,
    /// Its name.
    pub id: Id,
    /// The version; `None` = the newest.
    pub version: Option<u32>,
}

/// What has versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A clause.
    Clause,
    /// A defined term.
    Term,
}

/// The files of a clause or term, by version.
pub(super) struct Folder {
    /// `texts/exit/exit-handover/` or `terms/open-data/`.
    pub path: String,
    /// Names of the files of each version.
    pub versions: BTreeMap<u32, Vec<String>>,
}

impl Kind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Term => "term",
        }
    }

    /// The file with its facts.
    pub(super) fn facts(self) -> &'static str {
        match self {
            Self::Clause => "clause.toml",
            Self::Term => "term.toml",
        }
    }

    /// The table of `edition.toml` that names its version.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Clause => "clauses",
            Self::Term => "terms",
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if self.kind == Kind::Term { TERM } else { "" };
        write!(f, "{prefix}{}", self.id)?;
        self.version.map_or(Ok(()), |version| write!(f, "@{version}"))
    }
}

impl Subject {
    /// Reads `exit-handover`, `exit-handover@2` or `term:open-data`.
    ///
    /// # Errors
    /// When it has another form.
    pub fn parse(text: &str) -> Result<Self, Box<Diagnostic>> {
        let (kind, rest) = text.strip_prefix(TERM).map_or((Kind::Clause, text), |rest| (Kind::Term, rest));
        let (id, version) = rest.split_once('@').map_or((rest, None), |(id, version)| (id, Some(version)));
        let number = version.map(|version| version.parse::<u32>().ok().filter(|number| *number > 0));
        if !Id::is_valid(id) || number == Some(None) {
            let message = format!("'{}' names no clause or term", text.escape_debug());
            let help = "Write 'exit-handover', 'exit-handover@2' for a version, or 'term:open-data'.";
            return Err(Box::new(Diagnostic::new(Code::BadId, At::Whole, message, help)));
        }
        Ok(Self { kind, id: Id::new(id), version: number.flatten() })
    }

    /// Its files.
    pub(super) fn folder(&self, sources: &Sources) -> Result<Folder, Refusal> {
        let mut names = Vec::new();
        let mut found: Option<Folder> = None;
        for path in sources.paths() {
            let Some((name, folder, version, file)) = place(self.kind, path) else { continue };
            names.push(name);
            if name == self.id.as_str() {
                let new = || Folder { path: folder.to_owned(), versions: BTreeMap::new() };
                let folder = found.get_or_insert_with(new);
                folder.versions.entry(version).or_default().push(file.to_owned());
            }
        }
        found.ok_or_else(|| {
            let code = if self.kind == Kind::Clause { Code::UnknownClause } else { Code::UnknownTerm };
            let message = format!("there is no {} '{}'", self.kind.name(), self.id);
            vec![Diagnostic::new(code, At::Whole, message, suggestion(self.id.as_str(), names))]
        })
    }

    /// Its folder, and the version that was named, or the newest.
    pub(super) fn find(&self, sources: &Sources) -> Result<(Folder, u32), Refusal> {
        let folder = self.folder(sources)?;
        let newest = folder.versions.keys().next_back().copied().unwrap_or(1);
        let version = self.version.unwrap_or(newest);
        if folder.versions.contains_key(&version) {
            return Ok((folder, version));
        }
        let help = format!("The newest is {newest}; look in {}.", folder.path);
        let message = format!("there is no version {version} of the {} '{}'", self.kind.name(), self.id);
        Err(vec![refused(&folder.path, message, help)])
    }

    /// The editions, frozen or open, that name a version of it.
    pub(super) fn uses(&self, sources: &Sources) -> Result<Vec<Use>, Refusal> {
        let mut uses = Vec::new();
        for path in sources.paths().filter(|path| is_edition_file(path)) {
            let table = Table::read(sources, path)?;
            let named = table.integer(&[self.kind.table(), self.id.as_str()]);
            let Some(version) = named.and_then(|version| u32::try_from(version).ok()) else { continue };
            let edition = path.trim_start_matches("editions/").trim_end_matches("/edition.toml").to_owned();
            let frozen = sources.text(&path.replace("edition.toml", "edition.lock")).is_some();
            uses.push(Use { edition, path: path.to_owned(), version, frozen });
        }
        Ok(uses)
    }
}

/// An edition that names a version of a clause or term.
pub(super) struct Use {
    pub edition: String,
    pub path: String,
    pub version: u32,
    pub frozen: bool,
}

pub(super) fn is_edition_file(path: &str) -> bool {
    path.starts_with("editions/") && path.ends_with("/edition.toml")
}

/// Name, folder, version and file of a path under `texts/` or `terms/`.
fn place(kind: Kind, path: &str) -> Option<(&str, &str, u32, &str)> {
    let parts: Vec<&str> = path.split('/').collect();
    let (name, version, file) = match (kind, parts.as_slice()) {
        (Kind::Clause, ["texts", _, name, version, file]) | (Kind::Term, ["terms", name, version, file]) => {
            (name, version, file)
        }
        _ => return None,
    };
    let folder = path.get(..path.len() - version.len() - file.len() - 1)?;
    Some((name, folder, version.parse().ok()?, file))
}
