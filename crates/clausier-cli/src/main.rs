//! The command `clausier`: a thin door on the core. It reads files, calls the core and writes files; it
//! knows no rule of law and prints no words of its own in a document.
//!
//! Results go to standard output or a file, everything else to standard error.
//! Exit codes: 0 fine, 1 the result has what blocks it, 2 wrong use or unreadable input.

mod arguments;
mod assemble;
mod bundle;
mod check;
mod edit;
mod explain;
mod file;
mod form;
mod list;
mod outcome;
mod pages;
mod questions;
mod redline;
mod review;
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
        Task::Questions(task) if task.form => form::run(arguments, task),
        Task::Questions(task) => questions::run(arguments, task),
        Task::Check { folder } => check::run(arguments, folder.as_deref()),
        Task::Explain { code } => explain::run(code),
        Task::List => list::run(arguments),
        Task::Schema { name } => schema::run(name),
        Task::Pages(task) => pages::run(arguments, task),
        Task::Bundle(task) => bundle::run(arguments, task),
        Task::Redline(task) => redline::run(arguments, task),
        Task::Review(task) => review::run(arguments, task),
        Task::Clause(task) => edit::clause(arguments, task),
        Task::Term(task) => edit::term(arguments, task),
        Task::Edition(task) => edit::edition(arguments, task),
        Task::SignOff(task) => edit::sign_off(arguments, task),
        Task::Withdraw(task) => edit::withdraw(arguments, task),
    }
}
