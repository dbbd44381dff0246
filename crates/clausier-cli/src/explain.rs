//! `clausier explain`: what a code means, with an example of what it finds and of how to write it.

use crate::file;
use crate::outcome::{Outcome, Stop};
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use clausier::lint::example::{Example, examples};

/// Prints the explanation of a code.
pub fn run(name: &str) -> Result<Outcome, Stop> {
    let Some(code) = Code::parse(name) else {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        let help = format!("The codes are: {}.", names.join(", "));
        let message = format!("There is no code '{}'.", name.escape_debug());
        return Err(Diagnostic::new(Code::UnknownWord, At::Whole, message, help).into());
    };
    let severity = format!("{:?}", code.severity()).to_lowercase();
    let examples = examples(code);
    let bad = examples.bad.first().map(|bad| shown("Bad", bad)).unwrap_or_default();
    let good = examples.good.first().map(|good| shown("Good", good)).unwrap_or_default();
    file::print(format!("{code} ({severity})\n\n{}\n{bad}{good}", code.explanation()).as_bytes())?;
    Ok(Outcome::Fine)
}

/// An example, indented.
fn shown(name: &str, example: &Example) -> String {
    let mut shown = format!("\n{name}:\n");
    if !example.text.is_empty() {
        shown += &indented(&example.text, 2);
    }
    for (path, text) in &example.files {
        shown += &format!("  {path}:\n{}", indented(text, 4));
    }
    shown
}

fn indented(text: &str, by: usize) -> String {
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{:by$}{line}\n", "") };
    text.trim().lines().map(line).collect()
}
