//! `clausier bundle`: an edition of a library folder as one JSON file.

use crate::arguments::{Arguments, Bundle};
use crate::file;
use crate::outcome::{Outcome, Stop};
use crate::shelf::{self, Shelf};
use clausier::bundle;

/// Writes the bundle of an edition.
pub fn run(arguments: &Arguments, task: &Bundle) -> Result<Outcome, Stop> {
    let shelf = Shelf::of_folder(shelf::folder(arguments, task.folder.as_deref()))?;
    let edition = shelf.edition(task.edition.as_deref(), arguments.language.as_deref())?;
    file::write(&task.output, bundle::to_json(&edition).as_bytes())?;
    Ok(Outcome::Fine)
}
