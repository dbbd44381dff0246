//! The core of Clausier: a versioned library of open-data tender clauses and the engine that assembles
//! the documents of a purchase from chosen options.
//!
//! The core receives texts in memory and returns values. It has no files, clock, network or randomness,
//! so it gives the same result natively and in WebAssembly.

pub mod id;

pub mod annex;

pub mod package;
pub mod xml;

pub mod render;
