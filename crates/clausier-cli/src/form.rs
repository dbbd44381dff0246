//! `clausier questions --form`: the questions on paper, to print or to fill in with Word.

use crate::arguments::{Arguments, Format, Questions};
use crate::outcome::{Outcome, Stop};
use crate::shelf::Shelf;
use crate::{assemble, file, questions};
use clausier::answers::Answers;
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use clausier::edition::Edition;
use clausier::engine::Engine;
use clausier::id::Id;

/// Writes the form.
pub fn run(arguments: &Arguments, task: &Questions) -> Result<Outcome, Stop> {
    let format = assemble::format_of(&task.output)?;
    if format == Format::Json {
        let message = "The questions on paper are no data.";
        let help = "End the name in .docx, .html or .txt.";
        return Err(Diagnostic::new(Code::UnknownWord, At::Whole, message, help).into());
    }
    let edition = Shelf::open(arguments)?.edition(task.edition.as_deref(), arguments.language.as_deref())?;
    let mut answers = match &task.kind {
        Some(kind) => Answers::of_kind(&edition.id, &known_kind(&edition, kind)?),
        None => Answers::new(&edition.id),
    };
    answers.preset =
        task.preset.as_deref().map(|preset| questions::known_preset(&edition, preset)).transpose()?;
    let dossier = Engine::new(edition)?.questionnaire(&answers);
    if let [form] = dossier.documents.as_slice() {
        file::write(&task.output, &assemble::bytes(&dossier, form, format))?;
    }
    Ok(Outcome::Fine)
}

fn known_kind(edition: &Edition, kind: &str) -> Result<Id, Stop> {
    let id = Id::new(kind);
    if edition.kind(&id).is_some() {
        return Ok(id);
    }
    let names: Vec<&str> = edition.kinds.iter().map(|kind| kind.id.as_str()).collect();
    let message = format!("The edition {} has no kind of purchase '{}'.", edition.id, kind.escape_debug());
    let help = format!("It has: {}.", names.join(", "));
    Err(Diagnostic::new(Code::UnknownChoice, At::Whole, message, help).into())
}
