//! `clausier review`: what a jurist reads before signing, as web pages and Word files in a folder.

use crate::arguments::Arguments;
use crate::arguments::edit::Review as Task;
use crate::edit::today;
use crate::file;
use crate::outcome::{self, Outcome, Stop};
use crate::shelf;
use clausier::annex::{Document, Dossier};
use clausier::code::Code;
use clausier::diagnostic::{At, Checked, Diagnostic, Severity};
use clausier::edition::Edition;
use clausier::library::Library;
use clausier::lint;
use clausier::redline::{self, Names, Wording};
use clausier::render::{docx, html};
use clausier::review::{self, Packet, Side};
use std::fs;
use std::path::{Path, PathBuf};

/// A library with everything that was found in it.
struct Read {
    library: Library,
    found: Vec<Diagnostic>,
}

/// Writes the documents.
pub fn run(arguments: &Arguments, task: &Task) -> Result<Outcome, Stop> {
    let own = read(shelf::folder(arguments, None))?;
    let language = arguments.language.as_deref();
    let new = side(&own, task.edition.as_deref(), language)?;
    let other = task.since.as_deref().map(Path::new).filter(|path| path.is_dir()).map(read).transpose()?;
    let language = Some(new.edition.language.as_str());
    let old = match (&other, &task.since) {
        (Some(other), _) => {
            let same =
                other.library.edition(&new.edition.id, &new.edition.language).map(|same| same.id.as_str());
            Some(side(other, same, language)?)
        }
        (None, Some(edition)) => Some(side(&own, Some(edition), language)?),
        (None, None) => None,
    };
    let review = review::review(old, new)?;
    let wording = Wording::of(new.edition);
    let looks = Looks { frame: &review.frame, names: names(&wording, old, new), wording };
    let mut files = looks.whole(&task.output, "index", [&review.index, &review.index_of_word_files]);
    files.extend(review.packets.iter().flat_map(|packet| looks.packet(&task.output, packet)));
    fs::create_dir_all(&task.output)
        .map_err(|why| file::trouble(&task.output, &format!("The folder cannot be made: {why}.")))?;
    file::write_together(&files)?;
    outcome::say(format!(
        "{} texts to review; {} lists them.",
        review.packets.len(),
        task.output.join("index.html").display()
    ));
    Ok(Outcome::Fine)
}

/// A library in which nothing is wrong, with what the check of drafting says.
fn read(folder: &Path) -> Result<Read, Stop> {
    let (sources, mut found) = shelf::sources(folder)?;
    let Checked { value: library, diagnostics } = Library::load(&sources);
    found.extend(diagnostics);
    if found.iter().any(|found| found.severity == Severity::Error) {
        return Err(found.into());
    }
    found.extend(lint::lint(&library, &sources));
    Ok(Read { library, found })
}

fn side<'r>(read: &'r Read, id: Option<&str>, language: Option<&str>) -> Result<Side<'r>, Stop> {
    let library = &read.library;
    let newest = library.editions().last().copied();
    let id = id.or(newest).unwrap_or_default();
    let language = language.or(library.languages(id).first().copied()).unwrap_or_default();
    let edition: Option<&Edition> = library.edition(id, language);
    let edition = edition.ok_or_else(|| {
        let message = format!("There is no edition or folder '{}' in this language.", id.escape_debug());
        let help = format!("The library has: {}.", library.editions().join(", "));
        Diagnostic::new(Code::UnknownEdition, At::Whole, message, help)
    })?;
    Ok(Side { library, edition, found: &read.found })
}

/// Who changed what when, as a redline says it: the library, today.
fn names(wording: &Wording, old: Option<Side<'_>>, new: Side<'_>) -> Names {
    let day = today().map(|day| day.to_string()).unwrap_or_default();
    let old = old.map(|old| old.edition.title.as_str()).unwrap_or_default();
    let names = wording.names(old, &new.edition.title, &new.edition.id);
    Names { date: format!("{day}T00:00:00Z"), ..names }
}

/// How documents are written.
struct Looks<'l> {
    frame: &'l Dossier,
    wording: Wording,
    names: Names,
}

impl Looks<'_> {
    fn packet(&self, folder: &Path, packet: &Packet) -> Vec<(PathBuf, Vec<u8>)> {
        let Some(old) = &packet.old else { return self.whole(folder, &packet.name, [&packet.new; 2]) };
        let marked = redline::documents(old, &packet.new);
        let page = html::redline(&marked, &self.names, &self.wording);
        let word_file = docx::redline(&marked, &self.names, &self.wording);
        both(folder, &packet.name, page, word_file)
    }

    /// A document as a page and as a Word file, which may lead to other files.
    fn whole(&self, folder: &Path, name: &str, [page, word]: [&Document; 2]) -> Vec<(PathBuf, Vec<u8>)> {
        both(folder, name, html::page(self.frame, page), docx::file(self.frame, word))
    }
}

fn both(folder: &Path, name: &str, page: String, word_file: Vec<u8>) -> Vec<(PathBuf, Vec<u8>)> {
    vec![
        (folder.join(format!("{name}.html")), page.into_bytes()),
        (folder.join(format!("{name}.docx")), word_file),
    ]
}
