//! A new term.

use super::clause::in_edition;
use super::subject::{Kind, Subject};
use super::table::{Table, list};
use super::{Edit, Refusal, refused};
use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use crate::id::Id;
use crate::source::Sources;

/// Writes version 1 of a term.
///
/// # Errors
/// When the name has another form or is taken.
pub fn new_term(
    sources: &Sources,
    id: &str,
    forms: &[String],
    definition: &str,
    language: &str,
) -> Result<Edit, Refusal> {
    if !Id::is_valid(id) {
        let message = format!("'{}' is not the name of a term", id.escape_debug());
        let help = "Write it in lower case with hyphens: 'open-data'.";
        return Err(vec![Diagnostic::new(Code::BadId, At::Whole, message, help)]);
    }
    let subject = Subject { kind: Kind::Term, id: Id::new(id), version: None };
    if let Ok(there) = subject.folder(sources) {
        let help = "Choose another name, or make a new version with 'clausier term revise'.";
        return Err(vec![refused(&there.path, format!("there is a term '{id}' already"), help)]);
    }
    let path = format!("terms/{id}/1/term.toml");
    let mut facts = Table::read_or_new(sources, &path)?;
    facts.set(&["forms", language], list(forms));
    facts.set(&["definition", language], definition);
    let mut edit = Edit::default();
    edit.write(path, facts.text());
    edit.say(in_edition(sources, Kind::Term, id));
    edit.judged(sources)
}
