//! Editions: a new one from an old one, frozen when its texts are fixed, released when all of it was
//! reviewed.

use super::subject::{Kind, Subject};
use super::table::{Table, day};
use super::{Edit, Refusal, refused, sound};
use crate::code::Code;
use crate::date::Date;
use crate::diagnostic::{At, Diagnostic};
use crate::edition::{Edition, Status};
use crate::id::Id;
use crate::library::Library;
use crate::lock::sha256;
use crate::source::Sources;

/// Files that are about one edition alone.
const OWN: [&str; 2] = ["edition.lock", "release.toml"];

/// Copies an edition under another date; versions that were withdrawn give way to later ones.
///
/// # Errors
/// When the date has another form or is taken, the old edition is not there, or a withdrawn clause has no
/// later version.
pub fn new_edition(
    sources: &Sources,
    id: &str,
    from: &str,
    title: &str,
    language: &str,
) -> Result<Edit, Refusal> {
    let (old, new) = (format!("editions/{from}/"), format!("editions/{id}/"));
    if sources.paths().any(|path| path.starts_with(&new)) {
        return Err(vec![refused(
            &new,
            format!("there is an edition {id} already"),
            "Choose another month.",
        )]);
    }
    let main = format!("{old}edition.toml");
    if sources.text(&main).is_none() {
        return Err(vec![unknown(sources, from)]);
    }
    let mut table = Table::read(sources, &main)?;
    table.set(&["title", language], title);
    let mut edit = Edit::default();
    edit.say(format!("The edition {id} says what {from} says. It is open: change what you want."));
    pass_over_withdrawn(sources, &mut table, &mut edit)?;
    for (path, text) in sources.iter() {
        match path.strip_prefix(&old) {
            Some("edition.toml") => edit.write(format!("{new}edition.toml"), table.text()),
            Some(name) if !OWN.contains(&name) => edit.write(format!("{new}{name}"), text),
            _ => {}
        }
    }
    edit.judged(sources)
}

fn pass_over_withdrawn(sources: &Sources, table: &mut Table, edit: &mut Edit) -> Result<(), Refusal> {
    for name in table.names(&["clauses"]).into_iter().filter(|name| Id::is_valid(name)) {
        let subject = Subject { kind: Kind::Clause, id: Id::new(&name), version: None };
        let Ok(folder) = subject.folder(sources) else { continue };
        let withdrawn =
            |version: &u32| sources.text(&format!("{}{version}/withdrawn.toml", folder.path)).is_some();
        let named = table.integer(&["clauses", &name]).and_then(|version| u32::try_from(version).ok());
        let Some(named) = named.filter(withdrawn) else { continue };
        let later = folder.versions.keys().rfind(|version| **version > named && !withdrawn(version));
        let Some(later) = later else {
            let message = format!("version {named} of '{name}' was withdrawn, and there is no later one");
            let help = format!("Make one first with 'clausier clause revise {name}'.");
            return Err(vec![refused(&folder.path, message, help)]);
        };
        table.set(&["clauses", &name], i64::from(*later));
        edit.say(format!("It names version {later} of '{name}', since version {named} was withdrawn."));
    }
    Ok(())
}

/// Writes `edition.lock`.
///
/// # Errors
/// When there is no such edition, it is frozen already, or the library has errors.
pub fn freeze(sources: &Sources, id: &str) -> Result<Edit, Refusal> {
    let path = format!("editions/{id}/edition.lock");
    let library = sound(sources)?;
    let lock = library.lock(id).ok_or_else(|| vec![unknown(sources, id)])?;
    if sources.text(&path).is_some() {
        return Err(vec![refused(
            &path,
            format!("the edition {id} is frozen already"),
            "Nothing needs to be done.",
        )]);
    }
    let mut edit = Edit::default();
    edit.write(path, lock);
    edit.say(format!("The edition {id} is frozen: its {} files never change again.", lock.lines().count()));
    edit.say("Frozen is not reviewed, and not released.");
    for edition in in_all_languages(&library, id) {
        edit.say(counts(edition));
    }
    edit.judged(sources)
}

fn counts(edition: &Edition) -> String {
    let drafts = edition.clauses.values().filter(|clause| !clause.reviewed).count();
    let terms = edition.terms.values().filter(|term| !term.reviewed).count();
    let unread = edition.references.values().filter(|reference| !reference.verified).count();
    format!(
        "In the language '{}', {drafts} of {} clauses and {terms} of {} terms carry no signature, and {unread} of {} citations were not verified in the official text.",
        edition.language,
        edition.clauses.len(),
        edition.terms.len(),
        edition.references.len()
    )
}

/// Writes `release.toml`: the edition is frozen, every text signed, every citation verified.
///
/// # Errors
/// Everything that stands in the way, each with what to do.
pub fn release(sources: &Sources, id: &str, by: &str, on: Date) -> Result<Edit, Refusal> {
    let folder = format!("editions/{id}/");
    let path = format!("{folder}release.toml");
    let library = sound(sources)?;
    if library.lock(id).is_none() {
        return Err(vec![unknown(sources, id)]);
    }
    if sources.text(&path).is_some() {
        return Err(vec![refused(
            &path,
            format!("the edition {id} was released already"),
            "Nothing needs to be done.",
        )]);
    }
    let lock = sources.text(&format!("{folder}edition.lock")).ok_or_else(|| {
        vec![refused(
            &folder,
            "the edition is not frozen",
            format!("Freeze it first with 'clausier edition freeze {id}'."),
        )]
    })?;
    let mut lacking: Refusal =
        in_all_languages(&library, id).flat_map(|edition| lacking(sources, edition)).collect();
    lacking.dedup();
    if !lacking.is_empty() {
        return Err(lacking);
    }
    let mut table = Table::read_or_new(sources, &path)?;
    table.set(&["on"], day(on));
    table.set(&["by"], by);
    table.set(&["lock"], sha256(lock));
    let mut edit = Edit::default();
    edit.write(path, table.text());
    edit.say(format!(
        "{by} releases the edition {id} on {on}: every text is signed and every citation verified."
    ));
    edit.say("Documents made with it no longer say that they are drafts.");
    edit.judged(sources)
}

/// What keeps an edition from being released.
fn lacking(sources: &Sources, edition: &Edition) -> Refusal {
    let mut lacking = Vec::new();
    for clause in edition.clauses.values() {
        let subject = Subject { kind: Kind::Clause, id: clause.id.clone(), version: Some(clause.version) };
        if !clause.reviewed {
            lacking.extend(unsigned(sources, &subject));
        }
        if let Some(withdrawn) = &clause.withdrawn {
            let message = format!("'{subject}' was withdrawn on {}", withdrawn.on);
            lacking.push(refused(&at(sources, &subject), message, "Make a new edition without it."));
        }
    }
    for term in edition.terms.values().filter(|term| !term.reviewed) {
        let subject = Subject { kind: Kind::Term, id: term.id.clone(), version: Some(term.version) };
        lacking.extend(unsigned(sources, &subject));
    }
    for reference in edition.references.values() {
        let path = format!("references/{}.toml", reference.id);
        if !reference.verified {
            let help = "Read the official text; then set 'verified = true' and 'checked-on'.";
            lacking.push(refused(&path, "nobody verified this citation in the official text", help));
        }
        if reference.status == Status::Repealed {
            let help = "Make a new edition whose texts rest on the law that took its place.";
            lacking.push(refused(&path, "this law was repealed", help));
        }
    }
    lacking
}

fn unsigned(sources: &Sources, subject: &Subject) -> Option<Diagnostic> {
    let help = format!("Let a jurist read it and sign with 'clausier sign-off {subject}'.");
    Some(refused(&at(sources, subject), format!("no jurist signed '{subject}' as it is now"), help))
}

fn at(sources: &Sources, subject: &Subject) -> String {
    let found = subject.find(sources);
    found.map_or_else(
        |_| subject.to_string(),
        |(folder, version)| format!("{}{version}/{}", folder.path, subject.kind.facts()),
    )
}

fn in_all_languages<'l>(library: &'l Library, id: &'l str) -> impl Iterator<Item = &'l Edition> {
    library.languages(id).into_iter().filter_map(|language| library.edition(id, language))
}

fn unknown(sources: &Sources, id: &str) -> Diagnostic {
    let main = sources.paths().filter(|path| super::subject::is_edition_file(path));
    let names: Vec<&str> = main.filter_map(|path| path.split('/').nth(1)).collect();
    let message = format!("there is no edition '{}'", id.escape_debug());
    Diagnostic::new(Code::UnknownEdition, At::Whole, message, format!("There is: {}.", names.join(", ")))
}
