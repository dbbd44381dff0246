//! `clausier explain`: what a code means.

use crate::file;
use crate::outcome::{Outcome, Stop};
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};

/// Prints the explanation of a code.
pub fn run(name: &str) -> Result<Outcome, Stop> {
    let Some(code) = Code::parse(name) else {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        let help = format!("The codes are: {}.", names.join(", "));
        let message = format!("There is no code '{}'.", name.escape_debug());
        return Err(Diagnostic::new(Code::UnknownWord, At::Whole, message, help).into());
    };
    let severity = format!("{:?}", code.severity()).to_lowercase();
    file::print(format!("{code} ({severity})\n\n{}\n", code.explanation()).as_bytes())?;
    Ok(Outcome::Fine)
}
