//! Runs other programs: says what it runs, and turns a bad end into a [`Failure`].

use crate::failure::{Doing, Failure, Outcome};
use crate::project::Project;
use crate::steps::Tally;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};

/// The cargo that started this program, at the root of the workspace.
pub fn cargo<I: IntoIterator<Item: AsRef<OsStr>>>(project: &Project, arguments: I) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(project.path("")).args(arguments);
    command
}

/// Any other program, at the root of the workspace.
pub fn program<I: IntoIterator<Item: AsRef<OsStr>>>(
    project: &Project,
    name: impl AsRef<OsStr>,
    arguments: I,
) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project.path("")).args(arguments);
    command
}

/// Runs a program that prints for the reader.
pub fn run(mut command: Command) -> Outcome<()> {
    announce(&command);
    let status = command.status().doing(format_args!("start `{}`", name(&command)))?;
    ended_well(&command, status)
}

/// Runs a program for what it prints on standard output.
pub fn read(mut command: Command) -> Outcome<String> {
    let output = command.output().doing(format_args!("start `{}`", name(&command)))?;
    ended_well(&command, output.status)?;
    String::from_utf8(output.stdout).doing(format_args!("read what `{}` printed", name(&command)))
}

/// Runs a program that checks things, passes its lines on and adds up the tallies that `count` finds in them.
///
/// A program that ends badly without having counted a failure has failed itself.
pub fn count(mut command: Command, count: fn(&str) -> Option<Tally>) -> Outcome<Tally> {
    announce(&command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().doing(format_args!("start `{}`", name(&command)))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.doing(format_args!("read what `{}` printed", name(&command)))?;
            println!("{line}");
            tally.add(count(&line).unwrap_or_default());
        }
    }
    let status = child.wait().doing(format_args!("wait for `{}`", name(&command)))?;
    if tally.failed == 0 {
        ended_well(&command, status)?;
    }
    Ok(tally)
}

/// Whether a program ends well, without showing what it prints.
pub fn succeeds(mut command: Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Where a program stands on the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
}

fn announce(command: &Command) {
    let words: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
    println!("$ {} {}", name(command), words.join(" "));
}

fn name(command: &Command) -> String {
    let path = PathBuf::from(command.get_program());
    path.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned()
}

fn ended_well(command: &Command, status: ExitStatus) -> Outcome<()> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` ended with {status}", name(command))))
}
