//! The command `clausier`: a thin door on the core. It reads files, calls the core and writes files; it
//! knows no rule of law and prints no words of its own in a document.
//!
//! Results go to standard output or a file, everything else to standard error.
//! Exit codes: 0 fine, 1 the result has what blocks it, 2 wrong use or unreadable input.

mod arguments;
mod assemble;
mod bundle;
mod check;
mod explain;
mod file;
mod list;
mod outcome;
mod questions;
mod redline;
mod schema;
mod shelf;

use arguments::{Arguments, Task};
use clap::Parser;
use outcome::{Outcome, Stop};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    outcome::exit(run(&arguments))
}

fn run(arguments: &Arguments) -> Result<Outcome, Stop> {
    match &arguments.task {
        Task::Assemble(task) => assemble::run(arguments, task),
        Task::Questions(task) => questions::run(arguments, task),
        Task::Check { folder } => check::run(arguments, folder.as_deref()),
        Task::Explain { code } => explain::run(code),
        Task::List => list::run(arguments),
        Task::Schema { name } => schema::run(name),
        Task::Bundle(task) => bundle::run(arguments, task),
        Task::Redline(task) => redline::run(arguments, task),
    }
}
