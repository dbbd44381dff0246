//! Why an errand stopped: a sentence on what went wrong and, where there is one, the way out.

use std::fmt::{self, Display};

/// What an errand gives: its value, or why it stopped.
pub type Outcome<T> = Result<T, Failure>;

/// Why an errand stopped, in words for the person who started it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    way_out: Option<String>,
}

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), way_out: None }
    }

    /// The same failure with what to do about it.
    pub fn with_way_out(self, way_out: impl Into<String>) -> Self {
        Self { way_out: Some(way_out.into()), ..self }
    }
}

impl Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "failed: {}", self.message)?;
        match &self.way_out {
            Some(way_out) => write!(formatter, "\n  what to do: {way_out}"),
            None => Ok(()),
        }
    }
}

/// Gives an error of the system the sentence that it lacks.
pub trait Doing<T> {
    /// Says what was being done: "read Cargo.toml".
    fn doing(self, what: impl Display) -> Outcome<T>;
}

impl<T, E: Display> Doing<T> for Result<T, E> {
    fn doing(self, what: impl Display) -> Outcome<T> {
        self.map_err(|error| Failure::new(format!("could not {what}: {error}")))
    }
}
