//! Which library a run uses, and its editions.

use crate::arguments::Arguments;
use crate::file;
use crate::outcome::{self, Stop};
use clausier::builtin;
use clausier::bundle;
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use clausier::edition::Edition;
use clausier::library::Library;
use clausier::source::Sources;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of a library, when nobody names one.
const FOLDER: &str = "clauses";
/// Folders inside each other beyond which nothing of a library lies.
const DEEPEST: usize = 8;

/// The editions that a run can use.
pub struct Shelf {
    editions: Vec<Edition>,
}

impl Shelf {
    /// The library that was asked for: a folder, a bundle, or what the core carries.
    pub fn open(arguments: &Arguments) -> Result<Self, Stop> {
        let editions = match arguments.library.as_deref() {
            Some(path) if path.is_file() => vec![bundle::read(&file::read(path)?)?],
            Some(folder) => editions(&library(folder)?),
            None => {
                builtin::ALL.iter().map(|builtin| bundle::read(builtin.json)).collect::<Result<_, _>>()?
            }
        };
        Ok(Self { editions })
    }

    /// The editions of a folder.
    pub fn of_folder(folder: &Path) -> Result<Self, Stop> {
        Ok(Self { editions: editions(&library(folder)?) })
    }

    /// All editions, oldest first.
    pub fn editions(&self) -> impl Iterator<Item = &Edition> {
        self.editions.iter()
    }

    /// An edition; without an id the newest, without a language in the first that it has.
    pub fn edition(self, id: Option<&str>, language: Option<&str>) -> Result<Edition, Stop> {
        let newest = self.editions.iter().map(|edition| edition.id.clone()).max();
        let wanted = id.map(str::to_owned).or(newest).unwrap_or_default();
        let names: Vec<String> =
            self.editions.iter().map(|edition| format!("{} ({})", edition.id, edition.language)).collect();
        let fits = |edition: &Edition| {
            edition.id == wanted && language.is_none_or(|language| edition.language == language)
        };
        self.editions.into_iter().find(fits).ok_or_else(|| {
            let language =
                language.map(|language| format!(" in the language '{language}'")).unwrap_or_default();
            let message = format!("The library has no edition '{}'{language}.", wanted.escape_debug());
            let help = format!("It has: {}.", names.join(", "));
            Diagnostic::new(Code::UnknownEdition, At::Whole, message, help).into()
        })
    }
}

/// The folder that a task about a library is about.
pub fn folder<'a>(arguments: &'a Arguments, folder: Option<&'a Path>) -> &'a Path {
    folder.or(arguments.library.as_deref()).unwrap_or(Path::new(FOLDER))
}

/// A library without errors; its other findings are left to `check`.
pub fn library(folder: &Path) -> Result<Library, Stop> {
    let (sources, mut found) = sources(folder)?;
    let checked = Library::load(&sources);
    let errors = checked.has_errors() || !found.is_empty();
    if !errors {
        return Ok(checked.value);
    }
    found.extend(checked.diagnostics);
    outcome::say(format!(
        "The library in {} cannot be used: {}.",
        folder.display(),
        outcome::summary(&found)
    ));
    Err(found.into())
}

/// Every edition in every language, oldest first.
pub fn editions(library: &Library) -> Vec<Edition> {
    let languages =
        |id| library.languages(id).into_iter().filter_map(move |language| library.edition(id, language));
    library.editions().into_iter().flat_map(languages).cloned().collect()
}

/// The files of a folder, and what is wrong with some of them.
pub fn sources(folder: &Path) -> Result<(Sources, Vec<Diagnostic>), Stop> {
    let mut paths = Vec::new();
    gather(folder, DEEPEST, &mut paths)?;
    paths.sort();
    let mut sources = Sources::new();
    let mut found = Vec::new();
    for path in paths {
        let inside = inside(folder, &path);
        match file::read(&path) {
            Ok(text) => found.extend(sources.insert(&inside, &text).err().map(|why| *why)),
            Err(Stop::Found(why)) => found.extend(why),
            Err(stop) => return Err(stop),
        }
    }
    Ok((sources, found))
}

/// All files below a folder but hidden ones, which editors and systems leave behind.
fn gather(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), Stop> {
    let trouble = |why: std::io::Error| file::trouble(folder, &format!("The folder cannot be read: {why}."));
    for entry in fs::read_dir(folder).map_err(trouble)? {
        let path = entry.map_err(trouble)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if !path.is_dir() {
            paths.push(path);
        } else if depth > 0 {
            gather(&path, depth - 1, paths)?;
        }
    }
    Ok(())
}

fn inside(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let names: Vec<String> =
        inside.components().map(|name| name.as_os_str().to_string_lossy().into_owned()).collect();
    names.join("/")
}
