//! A new version of a clause or term whose newest version is frozen.

use super::subject::{Kind, Subject, Use};
use super::table::Table;
use super::{Edit, Refusal, refused};
use crate::source::Sources;

/// What the new version changes, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The weight: `wording`, `option` or `meaning`.
    pub change: String,
    /// Why, in a sentence.
    pub reason: String,
}

/// Files that belong to one version alone.
const LIVING: [&str; 2] = ["review.toml", "withdrawn.toml"];

/// Copies the newest version to the next, and lets the open editions that named it name the next. A clause
/// says what changes and why; a term has no place for that.
///
/// # Errors
/// When there is none of that name, no frozen edition names its newest version, or a file cannot be read.
pub fn revise(
    sources: &Sources,
    subject: &Subject,
    revision: Option<&Revision>,
    language: &str,
) -> Result<Edit, Refusal> {
    let newest = Subject { version: None, ..subject.clone() };
    let (folder, version) = newest.find(sources)?;
    let uses = newest.uses(sources)?;
    let old = format!("{}{version}/", folder.path);
    if !uses.iter().any(|one| one.frozen && one.version == version) {
        let message = format!(
            "version {version} of '{}' is in no frozen edition, so nobody relies on it yet",
            subject.id
        );
        return Err(vec![refused(&old, message, format!("Simply edit the files in {old}."))]);
    }
    let next = version + 1;
    let mut edit = Edit::default();
    for name in folder.versions.get(&version).into_iter().flatten() {
        if LIVING.contains(&name.as_str()) {
            continue;
        }
        let from = format!("{old}{name}");
        let text = match revision.filter(|_| name == Kind::Clause.facts()) {
            Some(revision) => with_reason(Table::read(sources, &from)?, revision, language),
            None => sources.text(&from).unwrap_or_default().to_owned(),
        };
        edit.write(format!("{}{next}/{name}", folder.path), text);
    }
    edit.say(format!(
        "Change the text in {}{next}/; it still says what version {version} says.",
        folder.path
    ));
    point_to(sources, &newest, &uses, version, &mut edit)?;
    edit.judged(sources)
}

/// Every language gets the reason, so that none gives the reason of an older version.
fn with_reason(mut facts: Table, revision: &Revision, language: &str) -> String {
    facts.set(&["change"], revision.change.as_str());
    for other in facts.names(&["reason"]) {
        facts.set(&["reason", &other], revision.reason.as_str());
    }
    facts.set(&["reason", language], revision.reason.as_str());
    facts.text()
}

fn point_to(
    sources: &Sources,
    subject: &Subject,
    uses: &[Use],
    version: u32,
    edit: &mut Edit,
) -> Result<(), Refusal> {
    let next = version + 1;
    let open: Vec<&Use> = uses.iter().filter(|one| !one.frozen).collect();
    for one in &open {
        if one.version != version {
            edit.say(format!("The edition {} keeps naming version {}.", one.edition, one.version));
            continue;
        }
        let mut table = Table::read(sources, &one.path)?;
        table.set(&[subject.kind.table(), subject.id.as_str()], i64::from(next));
        edit.write(one.path.clone(), table.text());
        edit.say(format!("The edition {} now names version {next}.", one.edition));
    }
    if open.is_empty() {
        edit.say("No open edition names it yet; 'clausier edition new' makes one.");
    }
    Ok(())
}
