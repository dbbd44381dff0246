//! Builds the widget's module, `www/pkg`: compiled for WebAssembly, bound to JavaScript, made small.
//!
//! Nothing of it is committed. Cargo decides whether to compile; the rest is done again only when the
//! compiled file or the tools changed.

use crate::command::{cargo, program, run};
use crate::failure::{Doing, Outcome};
use crate::install;
use crate::project::Project;
use crate::stamp::Stamp;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// The name of the module in JavaScript.
const NAME: &str = "clausier_widget";

/// Changed by hand when the steps below change, so that an old result is not kept.
const RECIPE: &str = "web, typescript, default path; -Oz --strip-debug --strip-producers; 1";

/// Builds `www/pkg`, unless it is up to date.
pub fn build(project: &Project) -> Outcome<()> {
    install::wasm_target(project)?;
    install::packages(project)?;
    let package = ["build", "--package", "clausier-widget", "--lib"];
    let target = ["--target", "wasm32-unknown-unknown", "--profile", "wasm"];
    run(cargo(project, package.iter().chain(&target)))?;

    let compiled = project.target("wasm32-unknown-unknown/wasm").join(format!("{NAME}.wasm"));
    let inputs = [compiled.as_path(), &project.path("package-lock.json"), &project.path("Cargo.lock")];
    let stamp = Stamp::over(project, "wasm", &inputs, RECIPE)?;
    if stamp.is_current() && project.package().join(format!("{NAME}_bg.wasm")).is_file() {
        println!("www/pkg is up to date.");
        return Ok(());
    }
    let made = project.target("pkg");
    bind(&compiled, &made)?;
    shrink(project, &made.join(format!("{NAME}_bg.wasm")))?;
    put_in_place(&made, &project.package())?;
    stamp.set()
}

fn bind(compiled: &Path, folder: &Path) -> Outcome<()> {
    remove(folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(NAME).typescript(true);
    // So that the page can start the module without saying where it is.
    bindgen.omit_default_module_path(false);
    bindgen.web(true).doing("choose the web as target of wasm-bindgen")?;
    bindgen.generate(folder).doing("bind the module to JavaScript")
}

/// The features of the module are read from itself: `--all-features` would make one that browsers refuse.
fn shrink(project: &Project, module: &Path) -> Outcome<()> {
    let before = size(module)?;
    let optimiser = project.path("node_modules/binaryen/bin/wasm-opt");
    let mut command = program(project, "node", [optimiser]);
    command.args(["-Oz", "--strip-debug", "--strip-producers"]).arg(module).arg("-o").arg(module);
    run(command)?;
    println!("The module went from {before} to {} bytes.", size(module)?);
    Ok(())
}

fn put_in_place(made: &Path, place: &Path) -> Outcome<()> {
    remove(place)?;
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
    }
    crate::site::copy(made, place)
}

fn remove(folder: &Path) -> Outcome<()> {
    match folder.exists() {
        true => std::fs::remove_dir_all(folder).doing(format_args!("remove {}", folder.display())),
        false => Ok(()),
    }
}

fn size(file: &Path) -> Outcome<u64> {
    Ok(std::fs::metadata(file).doing(format_args!("look at {}", file.display()))?.len())
}
