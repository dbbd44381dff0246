//! Answer sets that nobody thought of: a covering array over all pairs of choices, and random ones.
//!
//! What must hold for the dossiers that they give is in `tests/coverage.rs`.

mod pairs;
mod values;

pub use pairs::covering;
pub use values::random;

/// The seed of the samples that are tried in every run.
pub const SEED: u64 = 20_261_124;
