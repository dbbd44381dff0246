//! A version of a clause is withdrawn: no open edition may name it, and the documents of frozen editions
//! say so.

use super::subject::{Kind, Subject};
use super::table::{Table, day};
use super::{Edit, Refusal, refused};
use crate::date::Date;
use crate::source::Sources;

/// Why and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The day.
    pub on: Date,
    /// Why, in the words that purchasers read.
    pub reason: String,
    /// The version of a clause that takes its place.
    pub instead: Option<Subject>,
}

/// Writes `withdrawn.toml` beside a version of a clause.
///
/// # Errors
/// When the version is not named or not there, was withdrawn before, is still in an open edition, or what
/// takes its place is not there.
pub fn withdraw(
    sources: &Sources,
    subject: &Subject,
    withdrawal: &Withdrawal,
    language: &str,
) -> Result<Edit, Refusal> {
    let (folder, version) = subject.find(sources)?;
    let path = format!("{}{version}/withdrawn.toml", folder.path);
    if subject.kind == Kind::Term || subject.version.is_none() {
        let message = format!("'{subject}' does not say which version of a clause is withdrawn");
        let help = format!("Write '{}@{version}'. The other versions stay as they are.", subject.id);
        return Err(vec![refused(&path, message, help)]);
    }
    if sources.text(&path).is_some() {
        let help = "Change the reason in that file, or remove it to take the withdrawal back.";
        return Err(vec![refused(&path, format!("'{subject}' was withdrawn before"), help)]);
    }
    let uses = subject.uses(sources)?;
    let naming = || uses.iter().filter(|one| one.version == version);
    let open = naming()
        .filter(|one| !one.frozen)
        .map(|one| in_open(subject, version, &one.path, naming().any(|one| one.frozen)));
    let open: Refusal = open.collect();
    if !open.is_empty() {
        return Err(open);
    }
    let mut table = Table::read_or_new(sources, &path)?;
    table.set(&["on"], day(withdrawal.on));
    table.set(&["reason", language], withdrawal.reason.as_str());
    if let Some(instead) = &withdrawal.instead {
        let (_, number) = instead.find(sources)?;
        table.set(&["instead"], format!("{}@{number}", instead.id));
    }
    let mut edit = Edit::default();
    edit.write(path, table.text());
    edit.say(format!("Version {version} of '{}' is withdrawn since {}.", subject.id, withdrawal.on));
    match naming().map(|one| one.edition.as_str()).collect::<Vec<_>>().as_slice() {
        [] => edit.say("No edition names it."),
        editions => edit.say(format!(
            "The frozen texts of {} stay as they are; documents made with them say that it was withdrawn, and why.",
            editions.join(", ")
        )),
    }
    edit.judged(sources)
}

fn in_open(subject: &Subject, version: u32, path: &str, frozen: bool) -> crate::diagnostic::Diagnostic {
    let message = format!("this open edition still names version {version} of '{}'", subject.id);
    let help = if frozen {
        format!(
            "Revise it first with 'clausier clause revise {}', or take it out of the edition.",
            subject.id
        )
    } else {
        "No frozen edition holds this version: simply edit its text, or take it out of the edition."
            .to_owned()
    };
    refused(path, message, help)
}
