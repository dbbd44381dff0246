//! Prints all that is found in the library in a folder, or with a second word the lock of that edition:
//! `cargo run -p clausier-tests --example check clauses [2026-11]`.

use clausier::diagnostic::Severity;
use clausier::library::Library;
use std::path::Path;

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = words.next().unwrap_or_else(|| "clauses".to_owned());
    let checked = Library::load(&clausier_tests::sources(Path::new(&folder)));
    if let Some(edition) = words.next() {
        print!("{}", checked.value.lock(&edition).unwrap_or_default());
        return;
    }
    for diagnostic in &checked.diagnostics {
        println!("{diagnostic}");
    }
    let errors = checked.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    println!("{} errors, {} findings", errors.count(), checked.diagnostics.len());
}
