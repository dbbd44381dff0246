//! Clauses that answers leave out: every one is named with a reason, and what is offered brings it in.

use clausier::annex::{Place, Reason};
use clausier::answers::Answers;
use clausier::edition::Entry;
use clausier::id::Id;
use clausier::left_out::LeftOut;
use clausier_tests::cases::{cases, engine};
use std::collections::BTreeSet;

fn locked(answers: &Answers) -> BTreeSet<Id> {
    let dossier = engine().assemble(answers, clausier::answers::Copy::Publication).value;
    dossier.lock.into_iter().filter(|locked| locked.kind == "clause").map(|locked| locked.id).collect()
}

#[test]
fn each_clause_of_the_kind_is_in_or_is_left_out_with_a_reason() {
    for case in cases() {
        let (included, out) = (locked(&case.answers), engine().left_out(&case.answers));
        let kind = case.dossier().value.kind;
        let parts = &engine().edition().kind(&kind).unwrap().parts;
        let listed: BTreeSet<Id> = parts
            .iter()
            .flat_map(|part| &part.entries)
            .filter_map(|entry| match entry {
                Entry::Clause(id) => Some(id.clone()),
                Entry::Generated(_) => None,
            })
            .collect();
        let named: BTreeSet<Id> = out.iter().map(|out| out.clause.clone()).collect();
        assert!(named.is_disjoint(&included), "{}", case.name);
        assert_eq!(&named | &included, listed, "{}", case.name);
        for LeftOut { clause, reasons, .. } in out {
            assert!(!reasons.is_empty(), "{}: no reason for {clause}", case.name);
        }
    }
}

#[test]
fn what_is_offered_brings_the_clause_in() {
    let mut tried = 0;
    for case in cases() {
        for out in engine().left_out(&case.answers) {
            for change in &out.ways {
                let mut answers = case.answers.clone();
                match (&change.place.row, &change.place.column) {
                    (Some(row), Some(column)) => {
                        let rows = answers.answers.get_mut(&change.place.option).unwrap();
                        let mut rows = rows.as_array_mut().unwrap().iter_mut();
                        rows.find(|known| known["id"] == row.as_str()).unwrap()[column.as_str()] =
                            change.value.clone();
                    }
                    _ => drop(answers.answers.insert(change.place.option.clone(), change.value.clone())),
                }
                assert!(
                    locked(&answers).contains(&out.clause),
                    "{}: {} by {change:?}",
                    case.name,
                    out.clause
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 10, "only {tried} changes were offered");
}

/// What keeps a clause of a case out and what brings it in, by ids: `option option … <= option=value …`.
fn told(case: &str, clause: &str) -> String {
    let case = cases().into_iter().find(|known| known.name == case).unwrap();
    let out = engine().left_out(&case.answers).into_iter().find(|out| out.clause.as_str() == clause).unwrap();
    let reasons = out.reasons.iter().map(|reason| match reason {
        Reason::Answer { place, .. } => name(place),
        Reason::Rule { rule, .. } => format!("rule {rule}"),
        Reason::Clause { clause } => format!("clause {clause}"),
        Reason::Always => "always".to_owned(),
    });
    let ways = out.ways.iter().map(|change| format!("{}={}", name(&change.place), change.value));
    format!("{} <= {}", reasons.collect::<Vec<_>>().join(" "), ways.collect::<Vec<_>>().join(" "))
}

fn name(place: &Place) -> String {
    let column = place.column.as_ref().map(|column| format!("/{column}"));
    format!("{}{}", place.option, column.unwrap_or_default())
}

#[test]
fn reasons_and_ways_are_the_answers_that_decide() {
    let found = [
        told("parking-sensors", "switching-cloud"),
        told("permits-saas", "realtime"),
        told("permits-saas", "publication-licence"),
        told("permits-saas", "no-exclusivity"),
    ];
    let expected = [
        r#"service-model <= service-model="saas" service-model="paas" service-model="iaas""#,
        "datasets/dynamic <= datasets/dynamic=true",
        "publish <= publish=true",
        r#"data-control publish <= data-control="contractor-holds" publish=true"#,
    ];
    assert_eq!(found, expected);
}
