//! A new clause, from the skeleton that legal staff keep in the library.

use super::subject::{Kind, Subject, is_edition_file};
use super::table::Table;
use super::{Edit, Refusal, refused};
use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use crate::id::Id;
use crate::source::Sources;

/// The folder of what a new clause starts from.
const SKELETON: &str = "skeleton/";

/// Copies the skeleton to `texts/GROUP/NAME/`, with a title.
///
/// # Errors
/// When the name has another form or is taken, or the library has no skeleton.
pub fn new_clause(sources: &Sources, name: &str, title: &str, language: &str) -> Result<Edit, Refusal> {
    let (group, id) = name.split_once('/').unwrap_or_default();
    if !Id::is_valid(group) || !Id::is_valid(id) {
        let message = format!("'{}' is not the name of a group and a clause", name.escape_debug());
        let help = "Write them in lower case with hyphens: 'exit/exit-handover'.";
        return Err(vec![Diagnostic::new(Code::BadId, At::Whole, message, help)]);
    }
    let subject = Subject { kind: Kind::Clause, id: Id::new(id), version: None };
    if let Ok(there) = subject.folder(sources) {
        let help = "Choose another name, or make a new version with 'clausier clause revise'.";
        return Err(vec![refused(&there.path, format!("there is a clause '{id}' already"), help)]);
    }
    let mut facts = Table::read(sources, &format!("{SKELETON}clause.toml"))?;
    facts.set(&["title", language], title);
    let folder = format!("texts/{group}/{id}");
    let mut edit = Edit::default();
    edit.write(format!("{folder}/1/clause.toml"), facts.text());
    for (path, text) in sources.iter().filter(|(path, _)| path.ends_with(".md")) {
        match path.strip_prefix(SKELETON) {
            Some(note) if note.starts_with("note.") => edit.write(format!("{folder}/{note}"), text),
            Some(text_file) => edit.write(format!("{folder}/1/{text_file}"), text),
            None => {}
        }
    }
    edit.say(format!("Write the text in {folder}/1/{language}.md, the facts in clause.toml beside it, and the explanation in {folder}/note.{language}.md."));
    edit.say(in_edition(sources, Kind::Clause, id));
    edit.judged(sources)
}

/// Where a new clause or term is named, so that documents can have it.
pub(super) fn in_edition(sources: &Sources, kind: Kind, id: &str) -> String {
    let open = |path: &&str| is_edition_file(path) && sources.text(&path.replace(".toml", ".lock")).is_none();
    let Some(path) = sources.paths().filter(open).last() else {
        return "No edition is open; make one with 'clausier edition new'.".to_owned();
    };
    let place = format!("Then add '{id} = 1' under [{}] in {path}", kind.table());
    match kind {
        Kind::Clause => format!(
            "{place}, and \"{id}\" where it belongs in a [[kind.part]]. 'clausier check' says what is still missing."
        ),
        Kind::Term => format!("{place}."),
    }
}
