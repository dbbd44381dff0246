//! The WebAssembly target of the Rust toolchain.

use crate::command::{program, read, run};
use crate::failure::{Failure, Outcome};
use crate::project::Project;
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target that the widget is compiled for, if the toolchain lacks it.
pub fn wasm_target(project: &Project) -> Outcome<()> {
    let sysroot = read(program(project, "rustc", ["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    println!("The Rust toolchain has no {TARGET} target yet: adding it.");
    run(program(project, "rustup", ["target", "add", TARGET])).map_err(|failure| {
        Failure::new(format!("the Rust target {TARGET} is missing ({failure})"))
            .with_way_out("install Rust with rustup, or add the target the way your system does")
    })
}
