//! The npm package in `target/npm`: the element, the engine for Node.js, types, and the library.
//!
//! What is written by hand stands in `crates/clausier-widget/npm`; what the package promises is checked in
//! `tests/npm` and, in a page, in `tests/browser`.

use crate::command::{count, program};
use crate::documents::put;
use crate::failure::{Doing, Failure, Outcome};
use crate::project::Project;
use crate::release::{read, text};
use crate::site::{self, copy};
use crate::steps::Tally;
use crate::{bundle, install, library, wasm};
use std::path::{Path, PathBuf};

/// What of the package stands in the repository.
const SOURCE: &str = "crates/clausier-widget/npm";

/// The version in `package.json` there, whose place that of the workspace takes.
const NO_VERSION: &str = r#""version": "0.0.0""#;

/// What the element needs in a browser: written by hand, and made by `cargo xtask wasm`.
const ELEMENT: [&str; 2] = ["element.js", "module.js"];
const MODULE: [&str; 2] = ["clausier_widget.js", "clausier_widget_bg.wasm"];

/// The errand: the package, and the site with the builder in one file.
pub fn run(project: &Project) -> Outcome<()> {
    let site = site::lay_out(project)?;
    let folder = lay_out(project)?;
    println!("The package stands in {}: `npm pack` makes one file of it.", project.shown(&folder));
    println!("The builder in one file is {}.", project.shown(&site.folder.join(site::ONE_FILE)));
    Ok(())
}

/// Lays the package out.
pub fn lay_out(project: &Project) -> Outcome<PathBuf> {
    wasm::build(project)?;
    let folder = project.target("npm");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).doing("remove the package of an earlier run")?;
    }
    copy(&project.path(SOURCE), &folder)?;
    write_element(project, &folder)?;
    let described = text(&folder.join("package.json"))?;
    put(&folder.join("package.json"), with_version(&described, env!("CARGO_PKG_VERSION"))?.as_bytes())?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        put(&folder.join(licence), &read(&project.path(licence))?)?;
    }
    let library = library::load(project)?;
    bundle::write(&library, &folder.join("library"))?;
    bundle::write_notes(&library, &folder.join("library"))?;
    put(&folder.join("library/LICENSE"), &read(&project.path("clauses/LICENSE"))?)?;
    Ok(folder)
}

/// Writes what the element needs in a browser, without the library.
pub fn write_element(project: &Project, folder: &Path) -> Outcome<()> {
    for name in ELEMENT {
        put(&folder.join(name), &read(&project.path(SOURCE).join(name))?)?;
    }
    for name in MODULE {
        put(&folder.join(name), &read(&project.package().join(name))?)?;
    }
    Ok(())
}

/// The scripts of the element in the order in which each needs those before it, as one script that imports
/// nothing.
pub fn one_script(project: &Project) -> Outcome<String> {
    let module = text(&project.package().join("clausier_widget.js"))?;
    let mut script = alone(&module) + "const init = __wbg_init;\n";
    for name in ["module.js", "element.js"] {
        script.push_str(&alone(&text(&project.path(SOURCE).join(name))?));
    }
    Ok(script)
}

/// Packs the package, installs the pack and checks what it promises.
pub fn check(project: &Project, cases: &Path) -> Outcome<Tally> {
    install::packages(project)?;
    let folder = lay_out(project)?;
    let script = project.path("tests/npm/run.mjs");
    let mut command = program(project, "node", [script.as_path(), folder.as_path(), cases]);
    command.env("npm_config_update_notifier", "false");
    count(command, Tally::of_checker)
}

/// Imports, and names that are only passed on, stand on lines of their own in what this is used for.
fn alone(script: &str) -> String {
    script
        .lines()
        .filter(|line| !line.starts_with("import ") && !line.starts_with("export {"))
        .fold(String::new(), |text, line| text + line + "\n")
}

fn with_version(described: &str, version: &str) -> Outcome<String> {
    match described.matches(NO_VERSION).count() {
        1 => Ok(described.replace(NO_VERSION, &format!(r#""version": "{version}""#))),
        _ => Err(Failure::new(format!("{SOURCE}/package.json has not exactly one {NO_VERSION}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_workspace() {
        let described = r#"{ "name": "clausier", "version": "0.0.0" }"#;
        assert_eq!(
            with_version(described, "1.2.3").ok().as_deref(),
            Some(r#"{ "name": "clausier", "version": "1.2.3" }"#)
        );
        assert!(with_version("{}", "1.2.3").is_err());
    }
}
