//! `clausier schema`: the JSON Schema of a format.

use crate::file;
use crate::outcome::{Outcome, Stop};
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use clausier::schema::{NAMES, schema};

/// Prints the schema of a format.
pub fn run(name: &str) -> Result<Outcome, Stop> {
    let Some(schema) = schema(name) else {
        let message = format!("There is no format '{}'.", name.escape_debug());
        let help = format!("The formats are: {}.", NAMES.join(", "));
        return Err(Diagnostic::new(Code::UnknownWord, At::Whole, message, help).into());
    };
    file::print(format!("{schema:#}\n").as_bytes())?;
    Ok(Outcome::Fine)
}
