//! `clausier redline`: what a text changes in another.

use crate::arguments::{Arguments, Format, Redline as Task};
use crate::assemble;
use crate::file;
use crate::outcome::{self, Outcome, Stop};
use crate::shelf::{self, Shelf};
use clausier::annex::Dossier;
use clausier::answers::Copy;
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use clausier::edition::{Clause, Edition, Term};
use clausier::engine::Engine;
use clausier::id::Id;
use clausier::library::{Library, Pin};
use clausier::redline::{self, Names, Redline, Wording};
use clausier::render::{docx, html, terminal};
use std::io::IsTerminal;
use std::path::Path;

/// Compares the texts and shows or writes the result.
pub fn run(arguments: &Arguments, task: &Task) -> Result<Outcome, Stop> {
    let format = format(task)?;
    let reader = Reader { arguments };
    let (old, new) = (reader.text(&task.old)?, reader.text(&task.new)?);
    let edition = Shelf::open(arguments)?.edition(None, arguments.language.as_deref())?;
    let wording = Wording::of(&edition);
    let names = wording.names(&task.old, &task.new, new.edition());
    let redline = compare(task, &old, &new)?;
    match (&task.output, format) {
        (None, _) => file::print(terminal::redline(&redline, &names, &wording, marks()).as_bytes())?,
        (Some(path), format) => {
            file::write(path, &bytes(&redline, &names, &wording, format))?;
            if redline.is_unchanged() {
                outcome::say(wording.plain("redline-same"));
            }
        }
    }
    Ok(Outcome::Fine)
}

/// Colours where a person looks and does not refuse them.
fn marks() -> terminal::Marks {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match std::io::stdout().is_terminal() && !refused {
        true => terminal::Marks::Colours,
        false => terminal::Marks::Brackets,
    }
}

fn format(task: &Task) -> Result<Format, Stop> {
    let format = match (task.format, &task.output) {
        (Some(format), _) => format,
        (None, Some(path)) => assemble::format_of(path)?,
        (None, None) => Format::Txt,
    };
    if format == Format::Json {
        let message = "A redline is not written as JSON.";
        return Err(
            Diagnostic::new(Code::UnknownWord, At::Whole, message, "Write .docx, .html or .txt.").into()
        );
    }
    Ok(format)
}

fn bytes(redline: &Redline, names: &Names, wording: &Wording, format: Format) -> Vec<u8> {
    match format {
        Format::Docx => docx::redline(redline, names, wording),
        Format::Html => html::redline(redline, names, wording).into_bytes(),
        Format::Txt | Format::Json => {
            terminal::redline(redline, names, wording, terminal::Marks::Brackets).into_bytes()
        }
    }
}

/// A text to compare.
enum Text {
    Clause(Box<(Edition, Clause)>),
    Term(Box<(Edition, Term)>),
    Edition(Box<Edition>),
    Dossier(Box<Dossier>),
}

impl Text {
    /// The edition that it belongs to.
    fn edition(&self) -> &str {
        match self {
            Self::Clause(of) => &of.0.id,
            Self::Term(of) => &of.0.id,
            Self::Edition(edition) => &edition.id,
            Self::Dossier(dossier) => &dossier.edition.id,
        }
    }
}

fn compare(task: &Task, old: &Text, new: &Text) -> Result<Redline, Stop> {
    match (old, new) {
        (Text::Clause(old), Text::Clause(new)) => {
            Ok(redline::clauses(Some((&old.0, &old.1)), (&new.0, &new.1)))
        }
        (Text::Term(old), Text::Term(new)) => Ok(redline::terms(Some((&old.0, &old.1)), (&new.0, &new.1))),
        (Text::Edition(old), Text::Edition(new)) => Ok(redline::editions(old, new)),
        (Text::Dossier(old), Text::Dossier(new)) => {
            let kind = task.document.kind();
            let (old, new) = (assemble::document(old, kind)?, assemble::document(new, kind)?);
            Ok(redline::documents(old, new))
        }
        _ => {
            let message = format!("'{}' and '{}' are not texts of one kind.", task.old, task.new);
            let help = "Compare two versions of a clause or term, two editions, or two dossiers.";
            Err(Diagnostic::new(Code::UnknownWord, At::Whole, message, help).into())
        }
    }
}

struct Reader<'a> {
    arguments: &'a Arguments,
}

impl Reader<'_> {
    fn text(&self, name: &str) -> Result<Text, Stop> {
        let path = Path::new(name);
        if path.is_file() || file::is_stream(path) {
            return self.dossier(path);
        }
        if let Some((id, version)) = name.rsplit_once('@').and_then(|(id, n)| Some((id, n.parse().ok()?))) {
            return match id.strip_prefix("term:") {
                Some(id) => self.term(&Id::new(id), version),
                None => self.clause(&Id::new(id), version),
            };
        }
        let is_edition = name.len() == 7 && name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if is_edition {
            let edition =
                Shelf::open(self.arguments)?.edition(Some(name), self.arguments.language.as_deref())?;
            return Ok(Text::Edition(Box::new(edition)));
        }
        let message = format!("'{}' is no file, no version of a text and no edition.", name.escape_debug());
        let help = "Write a file, 'exit-handover@1', 'term:metadata@1' or '2026-11'.";
        Err(Diagnostic::new(Code::FileTrouble, At::Whole, message, help).into())
    }

    /// A dossier as JSON, or the one that an answers file gives.
    fn dossier(&self, path: &Path) -> Result<Text, Stop> {
        let text = file::read(path)?;
        if let Ok(dossier) = serde_json::from_str::<Dossier>(&text) {
            return Ok(Text::Dossier(Box::new(dossier)));
        }
        let answers = assemble::answers_in(path, &text)?;
        let language = self.arguments.language.as_deref();
        let edition = Shelf::open(self.arguments)?.edition(Some(&answers.edition), language)?;
        let checked = Engine::new(edition)?.assemble(&answers, Copy::Publication);
        outcome::say_all(&checked.diagnostics);
        Ok(Text::Dossier(Box::new(checked.value)))
    }

    fn clause(&self, id: &Id, version: u32) -> Result<Text, Stop> {
        let find =
            |edition: &Edition| edition.clauses.get(id).filter(|found| found.version == version).cloned();
        let found = self.version(&Pin::Clause(id.clone(), version), find)?;
        found.map(|found| Text::Clause(Box::new(found))).ok_or_else(|| self.no_version("clause", id, version))
    }

    fn term(&self, id: &Id, version: u32) -> Result<Text, Stop> {
        let find =
            |edition: &Edition| edition.terms.get(id).filter(|found| found.version == version).cloned();
        let found = self.version(&Pin::Term(id.clone(), version), find)?;
        found.map(|found| Text::Term(Box::new(found))).ok_or_else(|| self.no_version("term", id, version))
    }

    /// A version with the newest edition that has it; a version that none has is looked for in the folder of
    /// the library, where texts stay after editions have left them.
    fn version<T>(
        &self,
        pin: &Pin,
        find: impl Fn(&Edition) -> Option<T>,
    ) -> Result<Option<(Edition, T)>, Stop> {
        let newest_of = |editions: Vec<Edition>| {
            let mut editions = editions.into_iter().rev().filter(|edition| self.speaks(edition));
            editions.find_map(|edition| find(&edition).map(|found| (edition, found)))
        };
        let shelf = Shelf::open(self.arguments)?.editions().cloned().collect();
        if let Some(found) = newest_of(shelf) {
            return Ok(Some(found));
        }
        let folder = shelf::folder(self.arguments, None);
        if !folder.is_dir() {
            return Ok(None);
        }
        let library = Library::with(&shelf::sources(folder)?.0, pin);
        Ok(newest_of(shelf::editions(&library)))
    }

    fn speaks(&self, edition: &Edition) -> bool {
        self.arguments.language.as_deref().is_none_or(|language| edition.language == language)
    }

    fn no_version(&self, kind: &str, id: &Id, version: u32) -> Stop {
        let code = if kind == "term" { Code::UnknownTerm } else { Code::UnknownClause };
        let place = shelf::folder(self.arguments, None);
        let message =
            format!("There is no version {version} of the {kind} '{}'.", id.as_str().escape_debug());
        let help =
            format!("Look at its folders in {}, or name another library with --library.", place.display());
        Diagnostic::new(code, At::Whole, message, help).into()
    }
}
