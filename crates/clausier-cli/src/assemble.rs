//! `clausier assemble`: from an answers file to documents.

use crate::arguments::{Arguments, Assemble, Format};
use crate::file;
use crate::outcome::{self, Outcome, Stop};
use crate::shelf::Shelf;
use clausier::annex::{Document, DocumentKind, Dossier, Standing};
use clausier::answers::{Answers, Copy};
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use clausier::engine::Engine;
use clausier::render;
use std::fs;
use std::path::Path;

/// Makes the documents and writes them.
pub fn run(arguments: &Arguments, task: &Assemble) -> Result<Outcome, Stop> {
    let format = format(task)?;
    not_over_the_answers(task)?;
    let answers = answers(&task.answers)?;
    let edition = Shelf::open(arguments)?.edition(Some(&answers.edition), arguments.language.as_deref())?;
    let engine = Engine::new(edition)?;
    let copy = if task.working_copy { Copy::Working } else { Copy::Publication };
    let checked = engine.assemble(&answers, copy);
    outcome::say_all(&checked.diagnostics);
    let blocked = checked.has_errors() || checked.value.standing == Standing::Blocked;
    if blocked && !task.draft {
        outcome::say(
            "Nothing was written, since something blocks the result. --draft writes it as a draft that must not be used.",
        );
        return Ok(Outcome::Blocked);
    }
    write(&checked.value, task, format)?;
    outcome::say(standing(&checked.value, blocked));
    Ok(if blocked { Outcome::Blocked } else { Outcome::Fine })
}

/// How far the result is from use, in one line.
fn standing(dossier: &Dossier, blocked: bool) -> String {
    match dossier.standing {
        _ if blocked => "This is a draft that must not be used: something blocks it.".to_owned(),
        Standing::Open => format!("Open points: {}. The documents show where.", dossier.open_points.len()),
        Standing::Unreviewed => "Complete, but no lawyer has signed these texts yet.".to_owned(),
        _ => "Complete.".to_owned(),
    }
}

/// A slip of the hand must not put a document in the place of the answers.
fn not_over_the_answers(task: &Assemble) -> Result<(), Stop> {
    let same = fs::canonicalize(&task.answers)
        .is_ok_and(|answers| fs::canonicalize(&task.output).is_ok_and(|output| answers == output));
    if !same || file::is_stream(&task.output) {
        return Ok(());
    }
    Err(file::trouble(&task.output, "This is the answers file itself; it stays as it is.").into())
}

/// The format that was asked for, or that the name of the file says.
fn format(task: &Assemble) -> Result<Format, Stop> {
    if let Some(format) = task.format {
        return Ok(format);
    }
    if task.all {
        return Ok(Format::Docx);
    }
    format_of(&task.output)
}

/// The format that the name of a file says.
pub fn format_of(path: &Path) -> Result<Format, Stop> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let known = [Format::Docx, Format::Html, Format::Txt, Format::Json];
    let named = |format: &Format| extension.as_deref() == Some(format.extension());
    known.into_iter().find(named).ok_or_else(|| {
        let message = format!("'{}' does not say which format to write.", path.display());
        let help = "End the name in .docx, .html, .txt or .json, or give --format.";
        Diagnostic::new(Code::UnknownWord, At::Whole, message, help).into()
    })
}

/// The answers of a file. A file that says neither by its name is JSON when it opens with a brace.
fn answers(path: &Path) -> Result<Answers, Stop> {
    answers_in(path, &file::read(path)?)
}

/// The answers in the text of a file.
pub fn answers_in(path: &Path, text: &str) -> Result<Answers, Stop> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let name = if file::is_stream(path) { "standard input".to_owned() } else { path.display().to_string() };
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let json = match extension.as_deref() {
        Some("json") => true,
        Some("toml") => false,
        _ => text.trim_start().starts_with('{'),
    };
    let answers = if json { Answers::from_json(&name, text) } else { Answers::from_toml(&name, text) };
    answers.map_err(Stop::from)
}

/// JSON holds the whole dossier, every other format one document a file.
fn write(dossier: &Dossier, task: &Assemble, format: Format) -> Result<(), Stop> {
    match (task.all, format) {
        (false, Format::Json) => file::write(&task.output, render::json::json(dossier).as_bytes()),
        (false, _) => {
            let document = document(dossier, task.document.kind())?;
            file::write(&task.output, &bytes(dossier, document, format))
        }
        (true, Format::Json) => {
            let path = folder(&task.output)?.join("dossier.json");
            file::write(&path, render::json::json(dossier).as_bytes())
        }
        (true, _) => {
            let folder = folder(&task.output)?;
            let named = |document: &Document| format!("{}.{}", document.kind.name(), format.extension());
            let file = |document| (folder.join(named(document)), bytes(dossier, document, format));
            file::write_together(&dossier.documents.iter().map(file).collect::<Vec<_>>())
        }
    }
}

fn folder(path: &Path) -> Result<&Path, Stop> {
    if file::is_stream(path) {
        let message = "Several documents cannot go to standard output together.";
        let help = "Give a folder with -o, or one --document.";
        return Err(Diagnostic::new(Code::FileTrouble, At::Whole, message, help).into());
    }
    fs::create_dir_all(path)
        .map_err(|why| file::trouble(path, &format!("The folder cannot be made: {why}.")))?;
    Ok(path)
}

/// The document of this kind.
pub fn document(dossier: &Dossier, kind: DocumentKind) -> Result<&Document, Stop> {
    dossier.document(kind).ok_or_else(|| {
        let names: Vec<&str> = dossier.documents.iter().map(|document| document.kind.name()).collect();
        let message = format!("This kind of purchase has no document '{}'.", kind.name());
        let help = format!("It has: {}.", names.join(", "));
        Diagnostic::new(Code::NoSuchDocument, At::Whole, message, help).into()
    })
}

/// A document in a format; as JSON the whole dossier.
pub fn bytes(dossier: &Dossier, document: &Document, format: Format) -> Vec<u8> {
    match format {
        Format::Docx => render::docx::file(dossier, document),
        Format::Html => render::html::page(dossier, document).into_bytes(),
        Format::Txt => render::plain::text(document).into_bytes(),
        Format::Json => render::json::json(dossier).into_bytes(),
    }
}
