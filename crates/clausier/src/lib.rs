//! The core of Clausier: a versioned library of open-data tender clauses and the engine that assembles
//! the documents of a purchase from chosen options.
//!
//! The core receives texts in memory and returns values. It has no files, clock, network or randomness,
//! so it gives the same result natively and in WebAssembly.

// What everything speaks in.
pub mod canonical;
pub mod code;
pub mod date;
pub mod diagnostic;
pub mod id;
mod nearest;
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
mod lock;
pub mod markup;
pub mod option;
pub mod phrases;
mod reader;

// From answers to documents.
pub mod answers;
pub mod assemble;
mod case;
pub mod engine;
mod given;
pub mod interview;
mod leaf;
mod open;
mod rules;
mod values;
mod words;

// The documents and their forms.
pub mod annex;
pub mod package;
pub mod render;
pub mod schema;
pub mod xml;
