//! Runs checks one after the other, goes on after a failure so that all faults are seen at once, and ends
//! with a summary whose last line counts every check.

use crate::failure::{Failure, Outcome};
use std::time::{Duration, Instant};

/// How many checks passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Checks that held.
    pub passed: u32,
    /// Checks that did not.
    pub failed: u32,
}

impl Tally {
    /// One check that held: for a program that does not count itself.
    pub const ONE: Self = Self { passed: 1, failed: 0 };

    /// Adds what another count found.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Reads the closing line of our own checkers: `12 passed, 0 failed`.
    pub fn of_checker(line: &str) -> Option<Self> {
        let (passed, failed) = line.strip_suffix(" failed")?.split_once(" passed, ")?;
        Some(Self { passed: passed.parse().ok()?, failed: failed.parse().ok()? })
    }

    /// Reads the closing line of a test program of cargo: `test result: ok. 3 passed; 0 failed; …`.
    pub fn of_cargo_test(line: &str) -> Option<Self> {
        let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
        let mut parts = counts.split("; ");
        let passed = parts.next()?.strip_suffix(" passed")?.parse().ok()?;
        let failed = parts.next()?.strip_suffix(" failed")?.parse().ok()?;
        Some(Self { passed, failed })
    }
}

/// The steps taken so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<Done>,
}

struct Done {
    name: &'static str,
    took: Duration,
    tally: Tally,
}

impl Steps {
    /// Takes a step, unless a step that it needs has failed.
    pub fn step(&mut self, name: &'static str, needs: &[&str], check: impl FnOnce() -> Outcome<Tally>) {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = match self.failed(needs) {
            Some(needed) => Err(Failure::new(format!("not run, since `{needed}` failed"))),
            None => check(),
        };
        let tally = outcome.and_then(nothing_checked_is_a_failure).unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Tally { passed: 0, failed: 1 }
        });
        self.done.push(Done { name, took: start.elapsed(), tally });
    }

    /// Prints the summary; the last line is the total.
    pub fn summary(self) -> Outcome<()> {
        let mut total = Tally::default();
        println!("\n== summary");
        for Done { name, took, tally } in &self.done {
            let verdict = if tally.failed == 0 { "ok    " } else { "FAILED" };
            let seconds = took.as_secs_f64();
            println!(
                "{verdict} {name:<28} {seconds:>7.1} s  {:>5} of {}",
                tally.passed,
                tally.passed + tally.failed
            );
            total.add(*tally);
        }
        let seconds: f64 = self.done.iter().map(|done| done.took.as_secs_f64()).sum();
        println!("       {:<28} {seconds:>7.1} s", "together");
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 { Ok(()) } else { Err(Failure::new("some checks failed")) }
    }

    fn failed<'a>(&self, needs: &[&'a str]) -> Option<&'a str> {
        let failed = |name: &str| self.done.iter().any(|done| done.name == name && done.tally.failed > 0);
        needs.iter().copied().find(|name| failed(name))
    }
}

fn nothing_checked_is_a_failure(tally: Tally) -> Outcome<Tally> {
    if tally == Tally::default() {
        return Err(Failure::new("it checked nothing"));
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted() {
        let cargo = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(Tally::of_cargo_test(cargo), Some(Tally { passed: 3, failed: 2 }));
        assert_eq!(Tally::of_checker("17 passed, 1 failed"), Some(Tally { passed: 17, failed: 1 }));
        assert_eq!(Tally::of_checker("not a count, 1 failed"), None);
    }

    #[test]
    fn a_step_that_fails_stops_only_what_needs_it() {
        let mut steps = Steps::default();
        steps.step("build", &[], || Err(Failure::new("no")));
        steps.step("look", &["build"], || Ok(Tally::ONE));
        steps.step("count", &[], || Ok(Tally::ONE));
        let failed: Vec<u32> = steps.done.iter().map(|done| done.tally.failed).collect();
        assert_eq!(failed, [1, 1, 0]);
        assert!(steps.summary().is_err());
    }

    #[test]
    fn a_step_that_checks_nothing_fails() {
        let mut steps = Steps::default();
        steps.step("empty", &[], || Ok(Tally::default()));
        assert!(steps.summary().is_err());
    }
}
