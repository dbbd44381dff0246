//! `cargo xtask test`: everything that continuous integration checks, in the order in which faults are
//! cheapest to find.

use crate::command::{cargo, count, run as run_command};
use crate::failure::Outcome;
use crate::project::Project;
use crate::steps::{Steps, Tally};
use crate::{bundle, documents, install, oracles, package, pages, redlines, serve, site};

const INSTALL: &str = "install";
const CASES: &str = "documents of the cases";
const REDLINES: &str = "redlines of the cases";
const PAGES: &str = "pages of the library";
const SITE: &str = "site";
const PACKAGE: &str = "npm package";

/// Takes all steps and ends with the count of all checks.
pub fn run(project: &Project) -> Outcome<()> {
    let cases = project.cases();
    let mut steps = Steps::default();
    steps.step("format", &[], || passes(project, &["fmt", "--all", "--check"]));
    steps.step("lints", &[], || {
        passes(project, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
    });
    steps.step("tests", &[], || {
        count(cargo(project, ["test", "--workspace", "--no-fail-fast"]), Tally::of_cargo_test)
    });
    steps.step("library in the core", &[], || bundle::check(project));
    steps.step(CASES, &[], || documents::write_cases(project));
    let redlines = project.redlines();
    steps.step(REDLINES, &[], || redlines::write_chosen(project, &redlines));
    steps.step(PAGES, &[], || pages::write_sample(project));
    steps.step(INSTALL, &[], || install::everything(project).map(|()| Tally::ONE));
    steps.step("lints of the widget", &[INSTALL], || {
        let widget =
            ["clippy", "--package", "clausier-widget", "--lib", "--target", "wasm32-unknown-unknown"];
        passes(project, &[&widget[..], &["--", "-D", "warnings"]].concat())
    });
    steps.step(SITE, &[INSTALL], || site::lay_out(project).map(|_| Tally::ONE));
    steps.step("same bytes in WebAssembly", &[SITE, CASES], || oracles::same_bytes(project, &cases));
    oracles::take_steps(&mut steps, project, &cases, &[INSTALL, CASES]);
    oracles::take_redline_steps(&mut steps, project, &redlines, &[INSTALL, REDLINES]);
    steps.step("docx: sample of answer sets", &[INSTALL], || oracles::sample(project));
    oracles::take_page_steps(&mut steps, project, &[INSTALL, PAGES]);
    steps.step(PACKAGE, &[SITE, CASES], || package::check(project, &cases));
    steps.step("browser", &[SITE, CASES, PACKAGE], || {
        oracles::browser(project, &serve::beside(project)?, &cases)
    });
    steps.step("browser: Firefox", &[SITE, CASES], || {
        oracles::firefox(project, &serve::beside(project)?, &cases)
    });
    steps.summary()
}

fn passes(project: &Project, arguments: &[&str]) -> Outcome<Tally> {
    run_command(cargo(project, arguments)).map(|()| Tally::ONE)
}
