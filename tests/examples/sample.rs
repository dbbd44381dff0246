//! Writes Word files of random answer sets into a folder, for the checkers:
//! `cargo run -p clausier-tests --example sample FOLDER [COUNT]`. Each set gives one of its documents, in turn.

use clausier::answers::Copy;
use clausier::render::docx;
use clausier_tests::cases::engine;
use clausier_tests::sample::{SEED, random};
use fastrand::Rng;
use std::fs;
use std::path::PathBuf;

/// How many files are written when nobody says so.
const COUNT: usize = 200;

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().unwrap_or_else(|| "target/sample".to_owned()));
    let count = words.next().and_then(|count| count.parse().ok()).unwrap_or(COUNT);
    let mut rng = Rng::with_seed(SEED);
    let mut written = 0;
    // Answers that choose no kind of document give none.
    while written < count {
        let dossier = engine().assemble(&random(engine().edition(), &mut rng), Copy::Publication).value;
        let turn = written % dossier.documents.len().max(1);
        let Some(document) = dossier.documents.get(turn) else { continue };
        let place = folder.join(format!("{:03}", written + 1));
        fs::create_dir_all(&place)?;
        fs::write(place.join(format!("{}.docx", document.kind.name())), docx::file(&dossier, document))?;
        written += 1;
    }
    println!("{written} files in {}", folder.display());
    Ok(())
}
