//! How a run ends: what is said on standard error, and the exit code.

use clausier::diagnostic::{Diagnostic, Severity};
use std::io::Write;
use std::process::ExitCode;

/// A run that came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The result is there and nothing blocks it.
    Fine,
    /// The result has what blocks it.
    Blocked,
}

/// A run that could not come to its end: wrong use, or input or output that does not work.
#[derive(Debug)]
pub enum Stop {
    /// Findings, with their places.
    Found(Vec<Diagnostic>),
    /// Who read standard output has enough: no reason to say anything.
    EnoughRead,
}

impl From<Diagnostic> for Stop {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Found(vec![diagnostic])
    }
}

impl From<Vec<Diagnostic>> for Stop {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self::Found(diagnostics)
    }
}

/// Says findings on standard error, the gravest first.
pub fn say_all(diagnostics: &[Diagnostic]) {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    for diagnostic in sorted {
        say(diagnostic);
    }
}

/// Says a line on standard error. When nobody can read it there, there is nobody to tell.
pub fn say(words: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// How many errors, warnings and hints there are, as words.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let errors = counted(count(Severity::Error), "error");
    let warnings = counted(count(Severity::Warning), "warning");
    format!("{errors}, {warnings}, {}", counted(count(Severity::Hint), "hint"))
}

/// The exit code of a run.
pub fn exit(run: Result<Outcome, Stop>) -> ExitCode {
    match run {
        Ok(Outcome::Fine) | Err(Stop::EnoughRead) => ExitCode::SUCCESS,
        Ok(Outcome::Blocked) => ExitCode::from(1),
        Err(Stop::Found(diagnostics)) => {
            say_all(&diagnostics);
            ExitCode::from(2)
        }
    }
}
