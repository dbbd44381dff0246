//! Writes the bundles that the core crate carries: `cargo run -p clausier-tests --example bundle`.
fn main() {
    let library = clausier::library::Library::load(&clausier_tests::library());
    for d in &library.diagnostics {
        println!("{d}");
    }
    let edition = library.value.edition("2026-11", "nl").unwrap();
    std::fs::write("crates/clausier/library/2026-11.nl.json", clausier::bundle::to_json(edition)).unwrap();
}
