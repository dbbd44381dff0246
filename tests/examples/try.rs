//! Assembles answers from a file with the library in `clauses/` and prints a document.
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let which = std::env::args().nth(2).unwrap_or("annex".into());
    let answers = clausier::answers::Answers::from_toml(&path, &std::fs::read_to_string(&path).unwrap()).unwrap();
    let engine = clausier_tests::cases::engine();
    let dossier = engine.assemble(&answers, clausier::answers::Copy::Publication);
    for d in &dossier.diagnostics { eprintln!("{d}"); }
    for document in &dossier.value.documents {
        if document.kind.name() == which { println!("{}", clausier::render::plain::text(document)); }
        std::fs::write(format!("/tmp/try-{}.docx", document.kind.name()), clausier::render::docx::file(&dossier.value, document)).unwrap();
        std::fs::write(format!("/tmp/try-{}.html", document.kind.name()), clausier::render::html::page(&dossier.value, document)).unwrap();
    }
    let i = engine.interview(&answers);
    eprintln!("{:?} asked {} open {}", i.standing, i.asked, i.open);
}
