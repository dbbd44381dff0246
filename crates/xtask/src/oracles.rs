//! Runs the checkers of finished documents: programs of another make than ours, over a folder with
//! `<case>/<document>.{docx,html,txt,json}`.
//!
//! What each checker judges is written in `tests/oracles`; each proves first, on a bad document of its
//! own, that it can find something.

use crate::command::{cargo, count, find, program, run as run_command};
use crate::failure::{Doing, Failure, Outcome};
use crate::install;
use crate::project::Project;
use crate::steps::{Steps, Tally};
use std::path::Path;
use std::process::Command;

/// All checkers but the one that needs the built module, as an errand of its own.
pub fn run(project: &Project, folder: &Path) -> Outcome<()> {
    install::everything(project)?;
    let mut steps = Steps::default();
    take_steps(&mut steps, project, folder, &[]);
    steps.summary()
}

/// A step per checker.
pub fn take_steps(steps: &mut Steps, project: &Project, folder: &Path, needs: &[&str]) {
    steps.step("docx: Open XML SDK", needs, || judge(project, "docx_validate.mjs", folder));
    steps.step("docx: text in LibreOffice", needs, || judge(project, "libreoffice_text.mjs", folder));
    steps.step("docx: pages", needs, || judge(project, "docx_pages.mjs", folder));
    steps.step("docx: python-docx", needs, || open_with_python(project, folder));
    steps.step("html: Nu HTML checker", needs, || judge(project, "html_validate.mjs", folder));
    steps.step("html: axe", needs, || judge(project, "html_axe.mjs", folder));
}

/// The step whether accepting gives the new text and rejecting the old.
pub fn take_redline_step(steps: &mut Steps, project: &Project, folder: &Path, needs: &[&str]) {
    steps.step("redlines: accept and reject", needs, || judge(project, "libreoffice_redline.mjs", folder));
}

/// A step per checker of redlines.
pub fn take_redline_steps(steps: &mut Steps, project: &Project, folder: &Path, needs: &[&str]) {
    steps.step("redlines: Open XML SDK", needs, || judge(project, "docx_validate.mjs", folder));
    take_redline_step(steps, project, folder, needs);
    steps.step("redlines: Nu HTML checker", needs, || judge(project, "html_validate.mjs", folder));
}

/// Judges Word files of random answer sets.
pub fn sample(project: &Project) -> Outcome<Tally> {
    let folder = project.sample();
    if folder.exists() {
        std::fs::remove_dir_all(&folder).doing("remove the sample of an earlier run")?;
    }
    // With the whole workspace, as the tests are built: alone, its dependencies would be compiled once more.
    run_command(cargo(project, ["build", "--quiet", "--workspace", "--example", "sample"]))?;
    run_command(program(project, project.target("debug/examples/sample"), [&folder]))?;
    judge(project, "docx_validate.mjs", &folder)
}

/// The same for a sample of the pages of the library and the questions on paper.
pub fn take_page_steps(steps: &mut Steps, project: &Project, needs: &[&str]) {
    let folder = project.pages();
    steps.step("pages: Open XML SDK", needs, || judge(project, "docx_validate.mjs", &folder));
    steps.step("pages: Nu HTML checker", needs, || judge(project, "html_validate.mjs", &folder));
    steps.step("pages: axe", needs, || judge(project, "html_axe.mjs", &folder));
}

/// Whether the module gives the same bytes as the native program did.
pub fn same_bytes(project: &Project, folder: &Path) -> Outcome<Tally> {
    let mut checker = checker(project, "wasm_equal.mjs", folder)?;
    checker.arg(project.package());
    count(checker, Tally::of_checker)
}

/// The browser tests, against a site that is being served.
pub fn browser(project: &Project, address: &str, folder: &Path) -> Outcome<Tally> {
    let script = project.path("tests/browser/run.mjs");
    let mut command = program(project, "node", [script.as_os_str(), address.as_ref(), folder.as_os_str()]);
    set_browser(&mut command);
    count(command, Tally::of_checker)
}

/// The main way through the builder in Firefox. Node 20 gives a web socket only when asked.
pub fn firefox(project: &Project, address: &str, folder: &Path) -> Outcome<Tally> {
    let script = project.path("tests/browser/firefox.mjs");
    let mut command = program(project, "node", ["--experimental-websocket"]);
    command.arg(script).arg(address).arg(folder);
    if let Some(firefox) = find("firefox-esr") {
        command.env("CLAUSIER_FIREFOX", firefox);
    }
    count(command, Tally::of_checker)
}

fn judge(project: &Project, script: &str, folder: &Path) -> Outcome<Tally> {
    let mut checker = checker(project, script, folder)?;
    set_browser(&mut checker);
    count(checker, Tally::of_checker)
}

fn open_with_python(project: &Project, folder: &Path) -> Outcome<Tally> {
    written(project, folder)?;
    let script = project.path("tests/oracles/docx_open.py");
    let mut command = program(project, install::interpreter(project), [script.as_path(), folder]);
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    count(command, Tally::of_checker)
}

fn checker(project: &Project, script: &str, folder: &Path) -> Outcome<Command> {
    written(project, folder)?;
    let script = project.path("tests/oracles").join(script);
    Ok(program(project, "node", [script.as_path(), folder]))
}

fn written(project: &Project, folder: &Path) -> Outcome<()> {
    if folder.is_dir() {
        return Ok(());
    }
    Err(Failure::new(format!("there are no documents in {}", project.shown(folder)))
        .with_way_out("`cargo xtask test` writes them; or name another folder: `cargo xtask oracles FOLDER`"))
}

/// Tells a script which Chromium to start.
pub fn set_browser(command: &mut Command) {
    if let Some(chromium) = find("chromium") {
        command.env("CLAUSIER_CHROMIUM", chromium);
    }
}
