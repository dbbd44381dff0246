//! `clausier list`: what a library holds.

use crate::arguments::Arguments;
use crate::file;
use crate::outcome::{Outcome, Stop};
use crate::shelf::Shelf;
use clausier::edition::Edition;
use std::fmt::Display;

/// Prints the editions with their kinds of purchase, presets and clauses.
pub fn run(arguments: &Arguments) -> Result<Outcome, Stop> {
    let shelf = Shelf::open(arguments)?;
    let editions: Vec<String> = shelf.editions().map(edition).collect();
    file::print(editions.join("\n").as_bytes())?;
    Ok(Outcome::Fine)
}

fn edition(edition: &Edition) -> String {
    let state = if edition.frozen { "frozen" } else { "not frozen" };
    let mut text = format!("{} ({}, {state})  {}\n", edition.id, edition.language, edition.title);
    text += &part("kinds", edition.kinds.iter().map(|kind| line(&kind.id, &kind.title)));
    text += &part("presets", edition.presets.iter().map(|preset| line(&preset.id, &preset.title)));
    let clauses = edition.clauses.values();
    text += &part(
        "clauses",
        clauses.map(|clause| line(&format!("{}@{}", clause.id, clause.version), &clause.title)),
    );
    text
}

fn part(name: &str, lines: impl Iterator<Item = String>) -> String {
    format!("  {name}\n{}", lines.collect::<String>())
}

fn line(id: &impl Display, title: &str) -> String {
    format!("    {:<28}  {title}\n", id.to_string())
}
