//! Scenarios that a jurist reads and signs: *Gegeven / Als / Dan* in Dutch, in `tests/scenarios/*.feature`.
//!
//! The crate `gherkin` reads the files; here stands what each sentence means. `steps` knows the sentences, `words`
//! finds a question, choice or clause by what people call it.

mod steps;
mod words;

use clausier::annex::{DocumentKind, Dossier};
use clausier::answers::{Answers, Copy};
use clausier::engine::Engine;
use clausier::rules::Finding;
use gherkin::{Examples, Feature, GherkinEnv, Scenario, Step};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::Path;

/// A purchase as far as a scenario has told it.
pub struct Story<'e> {
    engine: &'e Engine,
    answers: Answers,
    dossier: OnceCell<Dossier>,
    findings: OnceCell<Vec<Finding>>,
}

/// What running a file gave.
#[derive(Default)]
pub struct Run {
    /// How many scenarios were run; each row of an outline is one.
    pub scenarios: usize,
    /// What did not hold: file, scenario, line and sentence.
    pub faults: Vec<String>,
    /// Rules that a scenario saw speak.
    pub spoke: BTreeSet<String>,
    /// Rules that a scenario saw stay silent.
    pub silent: BTreeSet<String>,
}

/// Runs every scenario of a file.
pub fn run(engine: &Engine, path: &Path) -> Run {
    let mut run = Run::default();
    let env = GherkinEnv::new("nl").expect("Dutch");
    let feature = match Feature::parse_path(path, env) {
        Ok(feature) => feature,
        Err(why) => {
            run.faults.push(format!("{}: {why}", path.display()));
            return run;
        }
    };
    let before: Vec<&Step> = feature.background.iter().flat_map(|background| &background.steps).collect();
    for scenario in &feature.scenarios {
        for steps in expanded(scenario) {
            run.scenarios += 1;
            let told: Vec<Step> = before.iter().map(|step| (*step).clone()).chain(steps).collect();
            let place = format!("{}: {}", path.file_name().unwrap_or_default().display(), scenario.name);
            tell(engine, &told, &place, &mut run);
        }
    }
    run
}

fn tell(engine: &Engine, told: &[Step], place: &str, run: &mut Run) {
    let answers = Answers::new(&engine.edition().id);
    let mut story = Story { engine, answers, dossier: OnceCell::new(), findings: OnceCell::new() };
    for step in told {
        if let Err(why) = steps::take(&mut story, step, run) {
            run.faults.push(format!(
                "{place}, line {}: {}{}\n  {why}",
                step.position.line, step.keyword, step.value
            ));
            return;
        }
    }
}

/// The steps of a scenario, once for each row of its examples.
fn expanded(scenario: &Scenario) -> Vec<Vec<Step>> {
    let rows: Vec<Vec<(String, String)>> = scenario.examples.iter().flat_map(example_rows).collect();
    if scenario.examples.is_empty() {
        return vec![scenario.steps.clone()];
    }
    rows.iter().map(|row| scenario.steps.iter().map(|step| filled(step, row)).collect()).collect()
}

fn example_rows(examples: &Examples) -> Vec<Vec<(String, String)>> {
    let rows = examples.table.iter().flat_map(|table| table.rows.split_first());
    rows.flat_map(|(head, rows)| {
        rows.iter().map(|row| head.iter().cloned().zip(row.iter().cloned()).collect()).collect::<Vec<_>>()
    })
    .collect()
}

fn filled(step: &Step, row: &[(String, String)]) -> Step {
    let fill = |text: &str| {
        row.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("<{name}>"), value))
    };
    let mut step = step.clone();
    step.value = fill(&step.value);
    for cell in step.table.iter_mut().flat_map(|table| &mut table.rows).flatten() {
        *cell = fill(cell);
    }
    step
}

impl Story<'_> {
    fn dossier(&self) -> &Dossier {
        self.dossier.get_or_init(|| self.engine.assemble(&self.answers, Copy::Publication).value)
    }

    /// What the rules say; without the documents, for those take longer.
    fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| self.engine.findings(&self.answers))
    }

    /// A change of the answers makes the result new.
    fn answers(&mut self) -> &mut Answers {
        self.dossier = OnceCell::new();
        self.findings = OnceCell::new();
        &mut self.answers
    }

    fn clauses(&self, document: DocumentKind) -> BTreeSet<String> {
        let sections = self.dossier().document(document).into_iter().flat_map(|document| &document.sections);
        let all = sections.flat_map(|section| std::iter::once(section).chain(&section.sections));
        all.filter_map(|section| Some(section.provision.as_ref()?.clause.to_string())).collect()
    }
}
