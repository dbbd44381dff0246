//! Prints all that is found in the library in a folder: `cargo run -p clausier-tests --example check clauses`.

use clausier::library::Library;
use std::path::Path;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "clauses".to_owned());
    let sources = clausier_tests::sources(Path::new(&folder));
    let start = std::time::Instant::now();
    let checked = Library::load(&sources);
    let took = start.elapsed();
    for diagnostic in &checked.diagnostics {
        println!("{diagnostic}");
    }
    let errors =
        checked.diagnostics.iter().filter(|found| found.severity == clausier::diagnostic::Severity::Error);
    println!("{} errors, {} findings, {took:?}", errors.count(), checked.diagnostics.len());
    for id in checked.value.editions() {
        let Some(edition) = checked.value.edition(id, "nl") else { continue };
        println!(
            "{id}: {} clauses, {} questions, {}",
            edition.clauses.len(),
            edition.questions().count(),
            edition.digest
        );
    }
}
