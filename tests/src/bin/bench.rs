//! Measures the core on a full dossier: `cargo run --release -p clausier-tests --bin bench FOLDER`.
//!
//! Writes the answers, and what others need to do the same job, into the folder; prints medians in
//! milliseconds as JSON.

use clausier::annex::DocumentKind;
use clausier::answers::Copy;
use clausier::bundle;
use clausier::engine::Engine;
use clausier::render::{docx, html};
use clausier_tests::full::{ROWS, full, provisions};
use serde_json::json;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

/// How often each job is done.
const TIMES: usize = 31;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/bench".to_owned()));
    fs::create_dir_all(&folder)?;
    let carried = clausier::builtin::ALL.last().expect("the crate carries an edition").json;
    let read = || bundle::read(carried).expect("it is sound");
    let compile = |edition| Engine::new(edition).unwrap_or_else(|faults| panic!("{faults:?}"));
    let engine = compile(read());
    let answers = full(&engine);
    let dossier = engine.assemble(&answers, Copy::Publication).value;
    let annex = dossier.document(DocumentKind::Annex).expect("an annex");

    fs::write(folder.join("answers.json"), serde_json::to_vec(&answers)?)?;
    fs::write(folder.join("bundle.json"), carried)?;
    fs::write(folder.join("annex.json"), serde_json::to_vec(annex)?)?;
    fs::write(folder.join("annex.docx"), docx::file(&dossier, annex))?;

    let mut turn = 0;
    // Another answer each time, as when somebody types.
    let mut typed = || {
        turn += 1;
        let mut typed = answers.clone();
        let first = engine.edition().questions().find(|question| question.kind.name() == "text");
        typed.answers.extend(first.map(|question| (question.id.clone(), json!(format!("Stad {turn}")))));
        typed
    };
    let figures = json!({
        "rows": ROWS,
        "provisions": provisions(&engine, &answers),
        "clauses": engine.edition().clauses.len(),
        "ms": {
            "read the library": median(|| drop(black_box(read()))),
            "compile it": median(|| drop(black_box(compile(engine.edition().clone())))),
            "derive": median(|| drop(black_box(engine.derive(&typed())))),
            "assemble": median(|| drop(black_box(engine.assemble(&answers, Copy::Publication)))),
            "docx": median(|| drop(black_box(docx::file(&dossier, annex)))),
            "html": median(|| drop(black_box(html::page(&dossier, annex)))),
            "all docx": median(|| {
                dossier.documents.iter().for_each(|document| drop(black_box(docx::file(&dossier, document))));
            }),
        },
    });
    println!("{figures}");
    Ok(())
}

fn median(mut job: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            job();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[TIMES / 2]
}
