//! The errands of the workspace: `cargo xtask serve`, `cargo xtask test` and what they are made of.
//!
//! Each errand is a module of its own. What the engine does is left to the crates beside this one, and
//! what a finished document must satisfy to the checkers in `tests/oracles` and `tests/browser`.

mod bench;
mod bundle;
mod change;
mod command;
mod documents;
mod failure;
mod http;
mod install;
mod library;
mod one_file;
mod oracles;
mod package;
mod pages;
mod project;
mod proof;
mod redlines;
mod release;
mod reviews;
mod serve;
mod site;
mod stamp;
mod steps;
mod test;
mod wasm;

use crate::failure::{Failure, Outcome};
use crate::project::Project;
use std::process::ExitCode;

const USAGE: &str = "\
Errands of the Clausier workspace.

  cargo xtask serve [--port N]    build the builder, serve it on 127.0.0.1 and print the address
  cargo xtask test                everything that continuous integration checks
  cargo xtask bundle              write the library as the core carries it
  cargo xtask documents           write all documents of tests/cases to target/cases
  cargo xtask redlines [COUNT]    write redlines to target/redlines and check them; with a COUNT, that many
                                  of changed parts of documents, in LibreOffice only
  cargo xtask oracles [FOLDER]    only the checkers of finished documents (default: target/cases)
  cargo xtask package             write the npm package to target/npm, and the site with the builder in one file
                                  to target/site
  cargo xtask wasm                only build www/pkg
  cargo xtask install             only install what the other errands need
  cargo xtask proof               what takes too long for every run
  cargo xtask bench               how fast and how small it is, beside what we aim at
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&Project::here(), &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(project: &Project, arguments: &[&str]) -> Outcome<()> {
    match arguments {
        ["serve", options @ ..] => serve::run(project, options),
        ["test"] => test::run(project),
        ["oracles"] => oracles::run(project, &project.cases()),
        ["oracles", folder] => oracles::run(project, std::path::Path::new(folder)),
        ["bundle"] => bundle::run(project),
        ["documents"] => documents::write_cases(project).map(|_| ()),
        ["redlines"] => redlines::run(project, None),
        ["redlines", count] => redlines::run(project, Some(redlines::count(count)?)),
        ["package"] => package::run(project),
        ["wasm"] => wasm::build(project),
        ["install"] => install::everything(project),
        ["proof"] => proof::run(project),
        ["bench"] => bench::run(project),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(Failure::new(format!("`cargo xtask {}` is not an errand.\n\n{USAGE}", other.join(" ")))),
    }
}
