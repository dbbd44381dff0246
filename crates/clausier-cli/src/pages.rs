//! `clausier pages`: a library as pages to browse, in a folder.

use crate::arguments::{Arguments, Pages};
use crate::file;
use crate::outcome::{self, Outcome, Stop};
use crate::shelf;
use std::fs;

/// The language, when nobody names one.
const LANGUAGE: &str = "nl";
/// The first page.
const START: &str = "index.html";

/// Writes the pages.
pub fn run(arguments: &Arguments, task: &Pages) -> Result<Outcome, Stop> {
    let library = shelf::library(shelf::folder(arguments, task.folder.as_deref()))?;
    let language = arguments.language.as_deref().unwrap_or(LANGUAGE);
    let pages = clausier::pages::pages(&library, language, None)?;
    for page in &pages {
        let path = task.output.join(&page.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .map_err(|why| file::trouble(folder, &format!("The folder cannot be made: {why}.")))?;
        }
        file::write(&path, page.html.as_bytes())?;
    }
    let start = task.output.join(START);
    outcome::say(format!("{} pages; open {} in a browser.", pages.len(), start.display()));
    Ok(Outcome::Fine)
}
