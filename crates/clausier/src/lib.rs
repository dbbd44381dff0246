//! The core of Clausier: a versioned library of open-data tender clauses and the engine that assembles
//! the documents of a purchase from chosen options.
//!
//! The core receives texts in memory and returns values. It has no files, clock, network or randomness,
//! so it gives the same result natively and in WebAssembly.

pub mod code;
pub mod date;
pub mod diagnostic;
pub mod id;
mod nearest;
mod reader;
pub mod source;
pub mod value;
mod value_read;

pub mod answers;
pub mod assemble;
pub mod bundle;
pub mod canonical;
mod case;
mod circles;
pub mod condition;
pub mod edition;
pub mod engine;
mod given;
mod integrity;
pub mod interview;
mod leaf;
pub mod library;
mod lock;
pub mod markup;
mod open;
pub mod option;
pub mod phrases;
mod rules;
mod values;
mod words;

pub mod annex;

pub mod schema;

pub mod render;
