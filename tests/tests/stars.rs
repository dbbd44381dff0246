//! Stars of dataset rows: a stronger choice never lowers them, the next star is won by what is offered, and
//! nothing of them stands in what tenderers get.

use clausier::annex::{Document, DocumentKind};
use clausier::answers::Answers;
use clausier::engine::Engine;
use clausier::interview::{Control, Interview, RowNow};
use clausier::option::Choice;
use clausier::render::plain;
use clausier::stars::RowStars;
use clausier::value::Value;
use clausier_tests::cases::{cases, engine};
use clausier_tests::sample::{SEED, random};
use fastrand::Rng;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// An annex with one dataset of these cells.
fn answers(cells: &Json) -> Answers {
    let mut answers = Answers::new(&engine().edition().id);
    let mut row = json!({"id": "d1", "name": "Een dataset", "publish": true, "personal": "no"});
    for (column, value) in cells.as_object().unwrap() {
        row[column] = value.clone();
    }
    for (option, value) in
        [("document", json!("annex")), ("publish", json!(true)), ("datasets", json!([row]))]
    {
        answers.answers.insert(option.into(), value);
    }
    answers
}

fn rows(interview: Interview) -> Vec<RowNow> {
    let questions = interview.steps.into_iter().flat_map(|step| step.questions);
    let tables = questions.filter_map(|question| match question.control {
        Control::Table { rows, .. } if question.place.option.as_str() == "datasets" => Some(rows),
        _ => None,
    });
    tables.flatten().collect()
}

fn stars(answers: &Answers) -> RowStars {
    rows(engine().interview(answers)).remove(0).stars.expect("datasets have stars")
}

fn vocabulary(name: &str) -> &'static [Choice] {
    &engine().edition().vocabularies[name]
}

fn fact(choice: &Choice, property: &str) -> i64 {
    match choice.properties.get(property) {
        Some(Value::Integer(number)) => *number,
        Some(Value::YesNo(yes)) => i64::from(*yes),
        other => panic!("{}: {property} is {other:?}", choice.id),
    }
}

fn ids(chosen: &[&Choice]) -> Json {
    json!(chosen.iter().map(|choice| &choice.id).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn a_stronger_choice_never_lowers_them(
        formats in prop::collection::btree_set(0..vocabulary("formats").len(), 1..4),
        added in 0..vocabulary("formats").len(),
        licences in (0..vocabulary("licences").len(), 0..vocabulary("licences").len()),
    ) {
        let all = vocabulary("formats");
        let chosen: Vec<&Choice> = formats.iter().map(|index| &all[*index]).collect();
        let (one, two) = (&vocabulary("licences")[licences.0], &vocabulary("licences")[licences.1]);
        let (weak, strong) = if fact(one, "open") <= fact(two, "open") { (one, two) } else { (two, one) };
        let count = |licence: &Choice, formats: &[&Choice]| {
            stars(&answers(&json!({"licence": licence.id, "formats": ids(formats)}))).count
        };
        let before = count(weak, &chosen);
        prop_assert!(before <= count(strong, &chosen), "{} after {}", strong.id, weak.id);
        let mut more = chosen.clone();
        more.push(&all[added]);
        prop_assert!(before <= count(weak, &more), "{} added", all[added].id);
        // Another format in the place of the first, if it allows more stars.
        if fact(&all[added], "stars") >= fact(chosen[0], "stars") {
            let mut other = chosen.clone();
            other[0] = &all[added];
            prop_assert!(before <= count(weak, &other), "{} for {}", all[added].id, chosen[0].id);
        }
    }
}

#[test]
fn no_format_gets_more_stars_than_its_facts_allow() {
    for format in vocabulary("formats") {
        let found = stars(&answers(&json!({"licence": "cc0", "formats": [format.id]})));
        assert!(found.count as i64 <= fact(format, "stars"), "{}: {}", format.id, found.count);
    }
}

#[test]
fn the_ladder_is_climbed_by_what_is_offered() {
    let mut answers = answers(&json!({"licence": "cc-by-nc-4-0", "formats": ["pdf"]}));
    let mut count = 0;
    loop {
        let found = stars(&answers);
        assert_eq!(found.count, count, "the changes that were offered win exactly the next star or more");
        let Some(next) = found.next else { break };
        let Some(way) = next.ways.first() else { panic!("nothing wins '{}'", next.title) };
        for change in way {
            match &change.place.column {
                Some(column) => {
                    answers.answers.get_mut("datasets").unwrap()[0][column.as_str()] = change.value.clone()
                }
                None => drop(answers.answers.insert(change.place.option.clone(), change.value.clone())),
            }
        }
        let now = stars(&answers).count;
        assert!(now > count, "{way:?} wins nothing");
        count = now;
    }
    assert_eq!(count, engine().edition().stars.as_ref().unwrap().steps.len());
}

#[test]
fn what_stays_closed_has_none_and_says_why() {
    for cells in
        [json!({"publish": false}), json!({"personal": "yes"}), json!({"personal": {"unknown": true}})]
    {
        let mut cells = cells;
        cells["licence"] = json!("cc0");
        cells["formats"] = json!(["csv"]);
        let found = stars(&answers(&cells));
        assert!(found.count == 0 && found.next.is_none() && !found.reason.is_empty(), "{cells}: {found:?}");
    }
    let open = stars(&answers(&json!({"licence": "cc0", "formats": ["csv"], "personal": null})));
    assert!(open.count == 0 && open.reason.contains("ontbreekt"), "{open:?}");
}

/// The words that only stars have.
fn of_stars() -> Vec<String> {
    let edition = engine().edition();
    let phrases =
        edition.phrases.iter().filter(|(name, _)| name.starts_with("note-stars") || *name == "stars-of");
    let whole = phrases.map(|(_, text)| text).filter(|text| text.len() > 20 && !text.contains("{{"));
    let stars = edition.stars.as_ref().unwrap();
    let steps = stars.steps.iter().flat_map(|star| [&star.title, &star.way_out]);
    whole.chain(steps).cloned().chain(["sterren".to_owned(), "Sterren".to_owned()]).collect()
}

fn has_stars(document: &Document) -> bool {
    let text = plain::text(document).replace('\n', " ");
    of_stars().iter().any(|words| text.contains(words.as_str()))
}

#[test]
fn stars_stand_in_the_note_of_every_case_with_datasets_and_nowhere_else() {
    for case in cases() {
        let dossier = case.dossier().value;
        let rated = !rows(engine().interview(&case.answers)).is_empty();
        for document in &dossier.documents {
            let wanted = rated && document.kind == DocumentKind::Note;
            assert_eq!(has_stars(document), wanted, "{}: {}", case.name, document.kind.name());
        }
    }
}

/// What an engine remembers of earlier answers changes nothing.
#[test]
fn an_engine_that_judged_other_answers_judges_as_a_new_one() {
    let mut dice = Rng::with_seed(SEED);
    let used = Engine::new(engine().edition().clone()).unwrap();
    for _ in 0..40 {
        let answers = random(engine().edition(), &mut dice);
        let fresh = Engine::new(engine().edition().clone()).unwrap();
        let (one, other) = (used.derive(&answers), fresh.derive(&answers));
        assert_eq!((one.interview, one.dossier), (other.interview, other.dossier));
    }
}
