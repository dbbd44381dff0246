//! The sentences that scenarios are made of. The list stands in `tests/scenarios/README.md`.

use super::words::{answer, clause, document, preset, question};
use super::{Run, Story};
use clausier::annex::{DocumentKind, Level, Standing};
use clausier::code::Code;
use clausier::edition::Edition;
use clausier::option::{Kind, Question, TableKind};
use clausier::render::plain;
use gherkin::Step;
use serde_json::{Map, Value, json};

/// The table that scenarios fill with "deze datasets".
const DATASETS: &str = "datasets";

/// Takes one step: changes the answers, or looks at the result.
pub fn take(story: &mut Story, step: &Step, run: &mut Run) -> Result<(), String> {
    let (sentence, quoted) = taken_apart(&step.value);
    let named: Vec<&str> = quoted.iter().map(String::as_str).collect();
    match (sentence.as_str(), named.as_slice()) {
        ("een leeg dossier" | "de documenten worden samengesteld", []) => Ok(()),
        ("het voorbeeld ''", [name]) => {
            story.answers().preset = Some(preset(story.engine.edition(), name)?);
            Ok(())
        }
        ("het antwoord op '' is ''" | "het antwoord op '' verandert in ''", [name, text]) => {
            give(story, name, text)
        }
        ("deze antwoorden", []) => rows(step)?.iter().try_for_each(|row| match row.as_slice() {
            [name, text] => give(story, name, text),
            _ => Err("the table has two columns: question and answer".to_owned()),
        }),
        ("deze datasets" | "de datasets veranderen in", []) => datasets(story, &rows(step)?),
        ("de reden voor '' is ''", [rule, text]) => {
            story.answers().reasons.insert((*rule).to_owned(), (*text).to_owned());
            Ok(())
        }
        (sentence, named) => look(story, sentence, named, run),
    }
}

/// Looks at the result.
fn look(story: &Story, sentence: &str, named: &[&str], run: &mut Run) -> Result<(), String> {
    match (sentence, named) {
        ("zwijgt de regel ''", [rule]) => return silent(story, rule, run),
        ("is er niets onwettigs", []) => return none(story, Code::Unlawful),
        ("is er geen afwijking", []) => return none(story, Code::Departs),
        ("staat '' nog open", [name]) => return open(story, name, true),
        ("staat '' niet open", [name]) => return open(story, name, false),
        ("is er geen eis ''", [name]) => return requirement(story, name, None),
        _ => {}
    }
    if let ([rule], Some(weight)) = (named, sentence.strip_prefix("meldt de regel '' ")) {
        return speaks(story, rule, weight, run);
    }
    if let ([name], Some(place)) = (named, sentence.strip_prefix("staat '' niet in ")) {
        return stands(story, name, document(place)?, false);
    }
    if let ([name], Some(place)) = (named, sentence.strip_prefix("staat '' in ")) {
        return stands(story, name, document(place)?, true);
    }
    if let ([name], Some(level)) = (named, sentence.strip_prefix("is '' een ")) {
        return requirement(story, name, Some(level));
    }
    if let ([], Some(standing)) = (named, sentence.strip_prefix("is het dossier ")) {
        return is(story, standing);
    }
    if let ([words], Some(rest)) = (named, sentence.strip_prefix("bevat ")) {
        if let Some(place) = rest.strip_suffix(" nergens ''") {
            return holds(story, words, document(place)?, false);
        }
        if let Some(place) = rest.strip_suffix(" ''") {
            return holds(story, words, document(place)?, true);
        }
    }
    Err("no sentence of scenarios reads like this; tests/scenarios/README.md lists them".to_owned())
}

/// A sentence with '' for what stands between quotation marks, and what stood there.
fn taken_apart(text: &str) -> (String, Vec<String>) {
    let mut parts = text.split('"');
    let mut sentence = parts.next().unwrap_or_default().to_owned();
    let mut quoted = Vec::new();
    while let (Some(inside), Some(after)) = (parts.next(), parts.next()) {
        quoted.push(inside.to_owned());
        sentence.push_str("''");
        sentence.push_str(after);
    }
    (sentence, quoted)
}

fn rows(step: &Step) -> Result<Vec<Vec<String>>, String> {
    step.table.as_ref().map(|table| table.rows.clone()).ok_or_else(|| "a table must follow".to_owned())
}

fn give(story: &mut Story, name: &str, text: &str) -> Result<(), String> {
    let question = asked(story, name)?;
    let value = answer(story.engine.edition(), question, text)?;
    story.answers().answers.insert(question.id.clone(), value);
    Ok(())
}

fn asked<'e>(story: &Story<'e>, name: &str) -> Result<&'e Question, String> {
    let questions: Vec<&Question> = story.engine.edition().questions().collect();
    question(questions.into_iter(), name)
}

fn datasets(story: &mut Story, rows: &[Vec<String>]) -> Result<(), String> {
    let edition = story.engine.edition();
    let table = edition.question(&DATASETS.into()).ok_or("the edition has no datasets")?;
    let Kind::Table(kind) = &table.kind else { return Err("datasets is no table".to_owned()) };
    let (head, rows) = rows.split_first().ok_or("the first row names the columns")?;
    let values = rows.iter().enumerate().map(|(number, cells)| row(edition, kind, number, head, cells));
    let values = values.collect::<Result<Vec<Value>, String>>()?;
    story.answers().answers.insert(table.id.clone(), Value::Array(values));
    Ok(())
}

fn row(
    edition: &Edition,
    table: &TableKind,
    number: usize,
    head: &[String],
    cells: &[String],
) -> Result<Value, String> {
    let mut row = Map::new();
    row.insert("id".to_owned(), json!(format!("d{}", number + 1)));
    for (name, text) in head.iter().zip(cells).filter(|(_, text)| !text.is_empty()) {
        if name == "uit de catalogus" {
            let item = table.catalogue.iter().find(|item| item.title == *text || item.id.as_str() == text);
            let item = item.ok_or_else(|| format!("the catalogue has no '{text}'"))?;
            row.insert("from".to_owned(), json!(item.id));
            continue;
        }
        let column = question(table.columns.iter(), name)?;
        row.insert(column.id.to_string(), answer(edition, column, text)?);
    }
    Ok(Value::Object(row))
}

fn known_rule(story: &Story, rule: &str) -> Result<(), String> {
    let known = story.engine.edition().rules.iter().any(|known| known.id.as_str() == rule);
    if known { Ok(()) } else { Err(format!("no rule is called '{rule}'")) }
}

fn speaks(story: &Story, rule: &str, weight: &str, run: &mut Run) -> Result<(), String> {
    known_rule(story, rule)?;
    let code = match weight {
        "iets onwettigs" => Code::Unlawful,
        "een afwijking" => Code::Departs,
        "een afwijking met reden" => Code::Explained,
        "een tip" => Code::Hint,
        "dat dit niet gedekt is" => Code::Outside,
        _ => return Err(format!("a rule does not say '{weight}'")),
    };
    let findings = story.findings();
    match findings.iter().find(|finding| finding.rule.as_str() == rule) {
        Some(finding) if finding.code == code => {
            run.spoke.insert(rule.to_owned());
            Ok(())
        }
        Some(finding) => Err(format!("it says: {}", finding.code)),
        None => {
            let speaking: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
            Err(format!("it is silent; these speak: {}", speaking.join(", ")))
        }
    }
}

fn silent(story: &Story, rule: &str, run: &mut Run) -> Result<(), String> {
    known_rule(story, rule)?;
    if let Some(finding) = story.findings().iter().find(|finding| finding.rule.as_str() == rule) {
        return Err(format!("it says: {}", finding.message));
    }
    run.silent.insert(rule.to_owned());
    Ok(())
}

fn none(story: &Story, code: Code) -> Result<(), String> {
    let found = story.findings().iter().find(|finding| finding.code == code);
    found.map_or(Ok(()), |finding| Err(format!("{} says: {}", finding.rule, finding.message)))
}

fn stands(story: &Story, name: &str, place: DocumentKind, wanted: bool) -> Result<(), String> {
    let clause = clause(story.engine.edition(), name)?;
    let there = story.clauses(place);
    if there.contains(&clause) == wanted {
        return Ok(());
    }
    Err(format!("there stands: {}", there.into_iter().collect::<Vec<_>>().join(", ")))
}

fn holds(story: &Story, words: &str, place: DocumentKind, wanted: bool) -> Result<(), String> {
    let document = story.dossier().document(place);
    let document = document.ok_or("these answers do not give that document")?;
    let text = plain::text(document).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains(words) == wanted {
        return Ok(());
    }
    Err(format!("'{words}' is {}there", if wanted { "not " } else { "" }))
}

fn open(story: &Story, name: &str, wanted: bool) -> Result<(), String> {
    let question = asked(story, name)?;
    let points = &story.dossier().open_points;
    if points.iter().any(|point| point.place.option == question.id) == wanted {
        return Ok(());
    }
    let texts: Vec<&str> = points.iter().map(|point| point.text.as_str()).collect();
    Err(format!("open are: {}", texts.join(" | ")))
}

fn is(story: &Story, standing: &str) -> Result<(), String> {
    let wanted = match standing {
        "geblokkeerd" => Standing::Blocked,
        "onvolledig" => Standing::Open,
        "volledig maar niet nagezien" => Standing::Unreviewed,
        "definitief" => Standing::Final,
        _ => return Err(format!("a dossier is not '{standing}'")),
    };
    let found = story.dossier().standing;
    if found == wanted { Ok(()) } else { Err(format!("it is {found:?}")) }
}

fn requirement(story: &Story, name: &str, level: Option<&str>) -> Result<(), String> {
    let documents = &story.dossier().documents;
    let sections = documents.iter().flat_map(|document| &document.sections);
    let all = sections.flat_map(|section| std::iter::once(section).chain(&section.sections));
    let provisions = all.filter_map(|section| section.provision.as_ref());
    let mut requirements = provisions.flat_map(|provision| &provision.requirements);
    let found = requirements.find(|requirement| requirement.id == name || requirement.title == name);
    let shown = found.map(|requirement| match requirement.level {
        Level::MinimumRequirement => "minimumeis",
        Level::ExecutionCondition => "uitvoeringsvoorwaarde",
        Level::ScoredWish => "wens die punten geeft",
    });
    if shown == level { Ok(()) } else { Err(format!("it is {}", shown.unwrap_or("not asked"))) }
}
