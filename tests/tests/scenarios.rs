//! Scenarios in Dutch that jurists read, and for every rule one that makes it speak and one that does not.

use clausier::edition::Effect;
use clausier_tests::cases::engine;
use clausier_tests::scenario::{Run, run};
use clausier_tests::{files, folder};
use std::collections::BTreeSet;
use std::path::PathBuf;

#[test]
fn every_scenario_holds_and_every_rule_has_both_sides() {
    let paths: Vec<PathBuf> = files(&folder().join("scenarios"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "feature"))
        .collect();
    let runs: Vec<Run> = std::thread::scope(|scope| {
        let started: Vec<_> = paths.iter().map(|path| scope.spawn(|| run(engine(), path))).collect();
        started.into_iter().map(|file| file.join().expect("a file of scenarios")).collect()
    });
    let scenarios: usize = runs.iter().map(|run| run.scenarios).sum();
    println!("{scenarios} scenarios in {} files", paths.len());
    let faults: Vec<&str> = runs.iter().flat_map(|run| &run.faults).map(String::as_str).collect();
    assert!(faults.is_empty(), "{} do not hold:\n{}", faults.len(), faults.join("\n"));
    let spoke: BTreeSet<&str> = runs.iter().flat_map(|run| &run.spoke).map(String::as_str).collect();
    let silent: BTreeSet<&str> = runs.iter().flat_map(|run| &run.silent).map(String::as_str).collect();
    let rules = engine().edition().rules.iter();
    let judging =
        rules.filter(|rule| !matches!(rule.effect, Effect::Set(..) | Effect::Bring(_) | Effect::Drop(_)));
    let lacking: Vec<String> = judging
        .map(|rule| rule.id.as_str())
        .filter(|rule| !spoke.contains(rule) || !silent.contains(rule))
        .map(|rule| {
            format!("{rule}: {}", if spoke.contains(rule) { "never seen silent" } else { "never seen speak" })
        })
        .collect();
    assert!(lacking.is_empty(), "{} rules lack a side:\n{}", lacking.len(), lacking.join("\n"));
}
