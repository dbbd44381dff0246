//! Installs what the errands need and this machine lacks; touches nothing that is already there.
//!
//! Rust, Node.js and (on Debian) apt are the reader's; everything else comes from here.

mod debian;
mod node;
mod python;
mod rust;

pub use debian::programs;
pub use node::packages;
pub use python::{environment, interpreter};
pub use rust::wasm_target;

use crate::failure::Outcome;
use crate::project::Project;

/// All that `cargo xtask test` needs.
pub fn everything(project: &Project) -> Outcome<()> {
    wasm_target(project)?;
    programs(project)?;
    packages(project)?;
    environment(project)
}
