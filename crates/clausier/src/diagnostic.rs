//! What is wrong, where, and the way out. A reader gives its value and all diagnostics, never only the first.

use crate::annex::Place;
use crate::code::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A value with everything that was found while making it.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked<T> {
    /// The value, as good as the input allows.
    pub value: T,
    /// What was found, in the order of the input.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value without faults so far.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The value alone, if there is no error; else all diagnostics.
    ///
    /// # Errors
    /// Every diagnostic, when at least one is an error.
    pub fn ok(self) -> Result<T, Vec<Diagnostic>> {
        if self.has_errors() { Err(self.diagnostics) } else { Ok(self.value) }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// Which kind of finding; [`Code::explanation`] says more.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub at: At,
    /// What is wrong and why it matters.
    pub message: String,
    /// The way out.
    pub help: String,
}

impl Diagnostic {
    /// A finding of the code's usual severity.
    pub fn new(code: Code, at: At, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), at, message: message.into(), help: help.into() }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        write!(f, "{severity}[{}] {}: {}", self.code, self.at, self.message)?;
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Hint,
    /// To be looked at; does not stop.
    Warning,
    /// Stops: the input is wrong, or the result may not be used.
    Error,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "in", rename_all = "kebab-case")]
pub enum At {
    /// In a file of the library, or in an answers file.
    File {
        /// Path, with `/` between folders.
        path: String,
        /// First byte.
        start: usize,
        /// Byte after the last.
        end: usize,
        /// Line of the first byte, from 1.
        line: usize,
        /// Column of the first byte in characters, from 1.
        column: usize,
    },
    /// At a question.
    Question {
        /// Which.
        place: Place,
    },
    /// At a provision of a document.
    Provision {
        /// The clause.
        clause: crate::id::Id,
    },
    /// In the input as a whole.
    Whole,
}

impl At {
    /// At a question outside tables.
    pub fn option(option: &crate::id::Id) -> Self {
        Self::Question { place: Place::option(option) }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, line, column, .. } => write!(f, "{path}:{line}:{column}"),
            Self::Question { place } => {
                write!(f, "{}", place.option)?;
                for part in [&place.row, &place.column].into_iter().flatten() {
                    write!(f, "/{part}")?;
                }
                Ok(())
            }
            Self::Provision { clause } => write!(f, "clause {clause}"),
            Self::Whole => f.write_str("input"),
        }
    }
}
