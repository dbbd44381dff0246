//! `cargo xtask proof`: what takes too long for every run.

use crate::command::{cargo, count, run as run_command};
use crate::failure::Outcome;
use crate::project::Project;
use crate::steps::{Steps, Tally};

/// How often a property is tried; an ordinary run tries each at most a few hundred times.
const TRIES: &str = "2000";

/// How many random answer sets are assembled; an ordinary run assembles 500.
const SAMPLES: &str = "5000";

/// Takes the long steps.
pub fn run(project: &Project) -> Outcome<()> {
    let mut steps = Steps::default();
    steps.step("properties, many tries", &[], || {
        let mut command = cargo(project, ["test", "--workspace", "--release", "--no-fail-fast"]);
        command.env("PROPTEST_CASES", TRIES).env("CLAUSIER_SAMPLES", SAMPLES);
        count(command, Tally::of_cargo_test)
    });
    steps.step("the core builds alone", &[], || {
        run_command(cargo(project, ["package", "--package", "clausier", "--allow-dirty"]))
            .map(|()| Tally::ONE)
    });
    steps.summary()
}
