//! The core of Clausier: a versioned library of open-data tender clauses and the engine that assembles
//! the documents of a purchase from chosen options.
//!
//! The core receives texts in memory and returns values. It has no files, clock, network or randomness,
//! so it gives the same result natively and in WebAssembly.
//!
//! ```
//! use clausier::answers::{Answers, Copy};
//! use clausier::{builtin, bundle, engine::Engine, render};
//!
//! # fn main() -> Result<(), Vec<clausier::diagnostic::Diagnostic>> {
//! let library = builtin::find("2026-11", "nl").expect("the crate carries it");
//! let engine = Engine::new(bundle::read(library.json)?)?;
//! let text = r#"{"schema": 1, "edition": "2026-11", "preset": "sensors", "answers": {"annex-label": "C"}}"#;
//! let dossier = engine.assemble(&Answers::from_json("answers.json", text)?, Copy::Publication);
//! dossier.diagnostics.iter().for_each(|diagnostic| println!("{diagnostic}"));
//! for document in &dossier.value.documents {
//!     let word_file: Vec<u8> = render::docx::file(&dossier.value, document);
//!     let web_page: String = render::html::page(&dossier.value, document);
//! #   assert!(word_file.starts_with(b"PK") && web_page.starts_with("<!doctype html>"));
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A library of one's own is read with [`library::Library::load`] from [`source::Sources`] in memory.

// What everything speaks in.
pub mod canonical;
pub mod code;
pub mod date;
pub mod diagnostic;
pub mod id;
mod nearest;
pub mod shared;
mod sorted;
pub mod source;
pub mod value;
mod value_read;

// What a library holds.
pub mod builtin;
pub mod bundle;
mod circles;
pub mod condition;
pub mod edition;
mod integrity;
pub mod library;
pub mod lint;
mod lock;
pub mod markup;
pub mod option;
pub mod phrases;
mod reader;

// How legal staff change a library.
pub mod edit;
pub mod review;

// From answers to documents.
pub mod answers;
pub mod assemble;
mod case;
pub mod engine;
mod given;
mod in_words;
pub mod interview;
mod leaf;
pub mod left_out;
pub mod link;
mod open;
mod questionnaire;
pub mod rules;
pub mod stars;
mod values;
pub mod way_out;
pub mod ways;
mod why;
mod words;

// The documents and their forms.
pub mod annex;
mod diff;
pub mod package;
pub mod pages;
pub mod redline;
pub mod render;
pub mod schema;
pub mod xml;
