//! `cargo xtask proof`: what takes too long for every run.

use crate::command::{cargo, count, run as run_command};
use crate::failure::Outcome;
use crate::oracles;
use crate::project::Project;
use crate::redlines;
use crate::steps::{Steps, Tally};

/// How often a property is tried; an ordinary run tries each at most a few hundred times.
const TRIES: &str = "2000";

/// How many random answer sets are assembled; an ordinary run assembles 500.
const SAMPLES: &str = "5000";

/// How many redlines of changed parts of documents other programs judge.
const MANY: u64 = 2_000;
const REDLINES: &str = "redlines of changed documents";

/// Takes the long steps.
pub fn run(project: &Project) -> Outcome<()> {
    let mut steps = Steps::default();
    steps.step("properties, many tries", &[], || {
        let mut command = cargo(project, ["test", "--workspace", "--release", "--no-fail-fast"]);
        command.env("PROPTEST_CASES", TRIES).env("CLAUSIER_SAMPLES", SAMPLES);
        count(command, Tally::of_cargo_test)
    });
    let place = project.target("redlines-many");
    steps.step(REDLINES, &[], || redlines::write_many(project, &place, MANY));
    oracles::take_redline_step(&mut steps, project, &place, &[REDLINES]);
    steps.step("the core builds alone", &[], || {
        run_command(cargo(project, ["package", "--package", "clausier", "--allow-dirty"]))
            .map(|()| Tally::ONE)
    });
    steps.summary()
}
