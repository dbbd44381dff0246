//! `cargo xtask bench`: how fast and how small it is, beside what we aim at. It measures and does not judge, so a
//! slow machine is no failure.
//!
//! What is measured in the browser is in `tests/bench/builder.mjs`, natively in `tests/src/bin/bench.rs`.

use crate::command::{cargo, program, read};
use crate::failure::{Doing, Outcome};
use crate::oracles;
use crate::project::Project;
use crate::{serve, site};
use serde_json::Value as Json;
use std::path::Path;

/// Longest time from the address to a first screen that can be used, in milliseconds.
const USABLE: f64 = 300.0;
/// Longest time from a key to the changed document, for 95 of 100 keys.
const KEY: f64 = 16.0;
/// Most bytes, compressed, until the first screen can be used.
const FIRST: f64 = 300_000.0;
/// Most bytes, compressed, of all files together.
const ALL: f64 = 500_000.0;

/// In the order in which a page needs them.
const KINDS: [&str; 6] = ["html", "css", "js", "wasm", "library", "notes"];

/// Builds, measures and prints.
pub fn run(project: &Project) -> Outcome<()> {
    site::lay_out(project)?;
    let folder = project.target("bench");
    let core = json(&core(project, &folder)?)?;
    let address = serve::beside(project)?;
    let answers = folder.join("answers.json");
    let builder = json(&script(project, "builder.mjs", [address.as_ref(), answers.as_path()])?)?;
    let peer = json(&script(project, "peer.mjs", [folder.as_path(), &project.package()])?)?;
    print!("\n{}{}{}{}", times(&builder), bytes(&builder), native(&core), beside(&peer));
    Ok(())
}

fn core(project: &Project, folder: &Path) -> Outcome<String> {
    let arguments = ["run", "--quiet", "--release", "--package", "clausier-tests", "--bin", "bench", "--"];
    let mut command = cargo(project, arguments);
    command.arg(folder);
    read(command)
}

fn script<const N: usize>(project: &Project, name: &str, arguments: [&Path; N]) -> Outcome<String> {
    let script = project.path("tests/bench").join(name);
    let mut command = program(project, "node", [script]);
    command.args(arguments);
    oracles::set_browser(&mut command);
    read(command)
}

fn json(text: &str) -> Outcome<Json> {
    serde_json::from_str(text).doing("read what was measured")
}

fn times(builder: &Json) -> String {
    let usable = &builder["usable"];
    let mut table = Table::new("in Chromium", ["median ms", "95 % ms", "aim"]);
    table.row(
        "address to a first screen that can be used",
        &[ms(&usable["median"]), ms(&usable["p95"]), aim(USABLE)],
    );
    let begun = &builder["begun"];
    table.row("click on an example to question and document", &[ms(&begun["median"]), ms(&begun["p95"])]);
    for (field, words) in [("question", "a question"), ("cell", "a cell of a row")] {
        let keys = &builder["keys"][field];
        let row = |table: &mut Table, what: &str, name: &str, aim: Option<String>| {
            let figures = [ms(&keys[name]["median"]), ms(&keys[name]["p95"])];
            table.row(
                &format!("key in {words} to {what}"),
                &figures.into_iter().chain(aim).collect::<Vec<_>>(),
            );
        };
        row(&mut table, "the changed document", "patched", Some(format!("{} (95 %)", aim(KEY))));
        row(&mut table, "the frame that shows it", "painted", None);
        row(&mut table, "the frame that shows its letter", "letter", None);
    }
    table.text()
}

fn bytes(builder: &Json) -> String {
    let files = builder["files"].as_array().map_or(&[][..], Vec::as_slice);
    let sum = |kind: Option<&str>, stage: Option<&str>, field: &str| -> f64 {
        let wanted = |file: &&Json| {
            kind.is_none_or(|kind| file["kind"] == kind) && stage.is_none_or(|stage| file["stage"] == stage)
        };
        files.iter().filter(wanted).filter_map(|file| file[field].as_f64()).sum()
    };
    let mut table = Table::new("bytes of files", ["raw", "brotli 11", "aim"]);
    for kind in KINDS {
        table.row(kind, &[kb(sum(Some(kind), None, "raw")), kb(sum(Some(kind), None, "brotli"))]);
    }
    let first = [kb(sum(None, Some("usable"), "raw")), kb(sum(None, Some("usable"), "brotli")), kb(FIRST)];
    table.row("until the first screen can be used", &first);
    table.row("in all", &[kb(sum(None, None, "raw")), kb(sum(None, None, "brotli")), kb(ALL)]);
    table.text()
}

fn native(core: &Json) -> String {
    let about = format!(
        "the core, natively: {} of {} clauses, {} rows",
        core["provisions"], core["clauses"], core["rows"]
    );
    let mut table = Table::new(&about, ["median ms", "", ""]);
    for (job, time) in core["ms"].as_object().into_iter().flatten() {
        table.row(job, &[ms(time)]);
    }
    table.text()
}

fn beside(peer: &Json) -> String {
    let mut table = Table::new("a Word file of the annex, in Node", ["median ms", "ratio", ""]);
    let ours = peer["ours"].as_f64().unwrap_or_default();
    for (name, job) in [
        ("ours", "Clausier: from answers and bundle to the file"),
        ("peer", "npm docx: from the finished text to a file"),
    ] {
        let time = peer[name].as_f64().unwrap_or_default();
        table.row(job, &[format!("{time:.1}"), format!("{:.2}", time / ours)]);
    }
    table.text()
}

fn ms(value: &Json) -> String {
    value.as_f64().map_or_else(|| "?".to_owned(), |value| format!("{value:.1}"))
}

fn aim(value: f64) -> String {
    format!("{value:.0}")
}

fn kb(bytes: f64) -> String {
    format!("{:.1} kB", bytes / 1000.0)
}

/// Rows of words and figures, one below the other.
struct Table {
    text: String,
}

impl Table {
    fn new(about: &str, heads: [&str; 3]) -> Self {
        let mut table = Self { text: String::new() };
        table.row(about, &heads.map(str::to_owned));
        table
    }

    fn row(&mut self, words: &str, figures: &[String]) {
        self.text.push_str(&format!("{words:<58}"));
        for figure in figures {
            self.text.push_str(&format!(" {figure:>12}"));
        }
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
    }

    fn text(self) -> String {
        self.text + "\n"
    }
}
