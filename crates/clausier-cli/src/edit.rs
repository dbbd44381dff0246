//! The commands with which legal staff change a library. The core says which files change; here they are
//! read, shown and written, all or none.

use crate::arguments::Arguments;
use crate::arguments::edit::{ClauseTask, EditionTask, SignOff, TermTask, Withdraw, Write};
use crate::file;
use crate::outcome::{self, Outcome, Stop};
use crate::shelf;
use clausier::code::Code;
use clausier::date::Date;
use clausier::diagnostic::{At, Diagnostic};
use clausier::edit::{self, Edit, Kind, Refusal, Revision, Signature, Subject, Withdrawal};
use clausier::id::Id;
use clausier::source::Sources;
use std::fs;
use std::path::{Path, PathBuf};

/// `clausier clause`.
pub fn clause(arguments: &Arguments, task: &ClauseTask) -> Result<Outcome, Stop> {
    match task {
        ClauseTask::New { name, title, write } => {
            run(arguments, *write, |sources, language| edit::new_clause(sources, name, title, language))
        }
        ClauseTask::Revise { name, change, reason, write } => {
            let subject = subject(name, Kind::Clause)?;
            let revision = Revision { change: change.name().to_owned(), reason: reason.clone() };
            run(arguments, *write, |sources, language| {
                edit::revise(sources, &subject, Some(&revision), language)
            })
        }
    }
}

/// `clausier term`.
pub fn term(arguments: &Arguments, task: &TermTask) -> Result<Outcome, Stop> {
    match task {
        TermTask::New { name, forms, definition, write } => run(arguments, *write, |sources, language| {
            edit::new_term(sources, name, forms, definition, language)
        }),
        TermTask::Revise { name, write } => {
            let subject = subject(name, Kind::Term)?;
            run(arguments, *write, |sources, language| edit::revise(sources, &subject, None, language))
        }
    }
}

/// `clausier edition`.
pub fn edition(arguments: &Arguments, task: &EditionTask) -> Result<Outcome, Stop> {
    match task {
        EditionTask::New { id, from, title, write } => run(arguments, *write, |sources, language| {
            let from = from.as_deref().or(edit::newest_edition(sources)).unwrap_or_default();
            edit::new_edition(sources, id, from, title, language)
        }),
        EditionTask::Freeze { id, write } => run(arguments, *write, |sources, _| edit::freeze(sources, id)),
        EditionTask::Release { id, by, on, write } => {
            let on = not_in_the_future(*on)?;
            run(arguments, *write, |sources, _| edit::release(sources, id, by, on))
        }
    }
}

/// `clausier sign-off`.
pub fn sign_off(arguments: &Arguments, task: &SignOff) -> Result<Outcome, Stop> {
    let mut subject = Subject::parse(&task.what).map_err(|why| Stop::from(*why))?;
    if task.version.is_some() && subject.version.is_some() && task.version != subject.version {
        return Err(wrong_use("--version names another version than the clause", "Name it once."));
    }
    subject.version = subject.version.or(task.version);
    let on = not_in_the_future(task.on)?;
    let signature = Signature {
        by: task.name.clone(),
        role: task.role.clone(),
        on,
        law_on: task.law_on.unwrap_or(on),
        remark: task.remark.clone(),
    };
    run(arguments, task.write, |sources, _| edit::sign_off(sources, &subject, &signature))
}

/// `clausier withdraw`.
pub fn withdraw(arguments: &Arguments, task: &Withdraw) -> Result<Outcome, Stop> {
    let subject = Subject::parse(&task.what).map_err(|why| Stop::from(*why))?;
    let instead = task.instead.as_deref().map(Subject::parse).transpose().map_err(|why| Stop::from(*why))?;
    let on = not_in_the_future(task.on)?;
    let withdrawal = Withdrawal { on, reason: task.reason.clone(), instead };
    run(arguments, task.write, |sources, language| edit::withdraw(sources, &subject, &withdrawal, language))
}

/// Reads the library, lets the core say what changes, shows it, and writes it.
fn run(
    arguments: &Arguments,
    write: Write,
    change: impl FnOnce(&Sources, &str) -> Result<Edit, Refusal>,
) -> Result<Outcome, Stop> {
    let folder = shelf::folder(arguments, None);
    let (sources, found) = shelf::sources(folder)?;
    if !found.is_empty() {
        return Err(found.into());
    }
    let language = arguments.language.clone().unwrap_or_else(|| edit::language(&sources));
    let edit = change(&sources, &language)?;
    let shown: String = edit.files.iter().map(|file| shown(&sources, &file.path, &file.text)).collect();
    if !write.dry_run {
        put(folder, &sources, &edit)?;
    }
    file::print(shown.as_bytes())?;
    edit.said.iter().for_each(outcome::say);
    outcome::say_all(&edit.found);
    if write.dry_run {
        outcome::say("Nothing was written (--dry-run).");
    }
    Ok(Outcome::Fine)
}

/// A file that is new, or the lines of one that change.
fn shown(sources: &Sources, path: &str, new: &str) -> String {
    let Some(old) = sources.text(path) else { return format!("new      {path}\n") };
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let before = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let after = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let after = after.min(old.len().min(new.len()) - before);
    let lines = |mark: &str, lines: &[&str]| -> String {
        lines[before..lines.len() - after].iter().map(|line| format!("  {mark} {line}\n")).collect()
    };
    format!("changed  {path}\n{}{}", lines("-", &old), lines("+", &new))
}

/// Writes the files, unless somebody changed one of them in the meantime.
fn put(folder: &Path, sources: &Sources, edit: &Edit) -> Result<(), Stop> {
    let mut files = Vec::new();
    for new in &edit.files {
        let path = folder.join(&new.path);
        let now = path.exists().then(|| file::read(&path)).transpose()?;
        if now.map(|text| text.replace("\r\n", "\n")).as_deref() != sources.text(&new.path) {
            let message = "Somebody changed it while this command ran; nothing was written.";
            return Err(file::trouble(&path, message).into());
        }
        files.push((path, new.text.clone().into_bytes()));
    }
    let made = make_folders(&files)?;
    file::write_together(&files).inspect_err(|_| {
        // What is not empty by now belongs to somebody else and stays.
        made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    })
}

/// The folders that were not there, outermost first.
fn make_folders(files: &[(PathBuf, Vec<u8>)]) -> Result<Vec<PathBuf>, Stop> {
    let mut made: Vec<PathBuf> = Vec::new();
    for folder in files.iter().filter_map(|(path, _)| path.parent()) {
        let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.exists()).collect();
        made.extend(missing.into_iter().rev().map(Path::to_path_buf));
        fs::create_dir_all(folder)
            .map_err(|why| file::trouble(folder, &format!("The folder cannot be made: {why}.")))?;
    }
    Ok(made)
}

fn subject(name: &str, kind: Kind) -> Result<Subject, Stop> {
    let message = format!("'{}' is not the name of a {}.", name.escape_debug(), kind.name());
    let wrong = || wrong_use(&message, "Write its name in lower case with hyphens: 'exit-handover'.");
    if Id::is_valid(name) { Ok(Subject { kind, id: Id::new(name), version: None }) } else { Err(wrong()) }
}

/// A day that was given, or today.
fn not_in_the_future(given: Option<Date>) -> Result<Date, Stop> {
    let today = today().ok_or_else(|| wrong_use("The clock gives no day.", "Give the day with --on."));
    match given {
        None => today,
        Some(day) if today.as_ref().is_ok_and(|today| day > *today) => {
            Err(wrong_use(&format!("The day {day} has not come yet."), "Give the day on which it is done."))
        }
        Some(day) => Ok(day),
    }
}

/// Today, where this computer is.
pub fn today() -> Option<Date> {
    Date::parse(&jiff::ZonedDateTime::now().date().to_string())
}

fn wrong_use(message: &str, help: &str) -> Stop {
    Diagnostic::new(Code::Refused, At::Whole, message, help).into()
}
