//! `clausier questions`: an answers file to fill in, with every question of an edition in its order.
//!
//! All words are those of the edition. A line that starts with '#' and no space is an answer that would be
//! given by taking that '#' away; '*' marks a question that is open.

use crate::arguments::{Arguments, Questions};
use crate::file;
use crate::outcome::{Outcome, Stop};
use crate::shelf::Shelf;
use clausier::annex::Fills;
use clausier::answers::{ANSWERS_SCHEMA, Answers};
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use clausier::edition::Edition;
use clausier::engine::Engine;
use clausier::id::Id;
use clausier::interview::{Interview, QuestionNow};
use clausier::option::{Choices, Kind, Question, Step, TableKind};
use clausier::value::Value;
use serde_json::Value as Json;
use std::fmt::{Display, Write as _};

/// Most characters of a line of comment.
const WIDTH: usize = 96;

/// Writes the file.
pub fn run(arguments: &Arguments, task: &Questions) -> Result<Outcome, Stop> {
    let edition = Shelf::open(arguments)?.edition(task.edition.as_deref(), arguments.language.as_deref())?;
    let preset = task.preset.as_deref().map(|preset| known_preset(&edition, preset)).transpose()?;
    let engine = Engine::new(edition)?;
    let answers = Answers { preset, ..Answers::new(&engine.edition().id) };
    let text = Writer::new(&engine, &engine.interview(&answers), &answers).text();
    file::write(&task.output, text.as_bytes())?;
    Ok(Outcome::Fine)
}

/// The id of a preset that the edition has.
pub fn known_preset(edition: &Edition, preset: &str) -> Result<Id, Stop> {
    let id = Id::new(preset);
    if edition.preset(&id).is_some() {
        return Ok(id);
    }
    let names: Vec<&str> = edition.presets.iter().map(|preset| preset.id.as_str()).collect();
    let message = format!("The edition {} has no preset '{}'.", edition.id, preset.escape_debug());
    let help = format!("It has: {}.", names.join(", "));
    Err(Diagnostic::new(Code::UnknownPreset, At::Whole, message, help).into())
}

struct Writer<'a> {
    edition: &'a Edition,
    interview: &'a Interview,
    answers: &'a Answers,
    out: String,
}

impl<'a> Writer<'a> {
    fn new(engine: &'a Engine, interview: &'a Interview, answers: &'a Answers) -> Self {
        Self { edition: engine.edition(), interview, answers, out: String::new() }
    }

    fn text(mut self) -> String {
        self.head();
        for step in &self.edition.steps {
            self.step(step);
        }
        self.out
    }

    fn head(&mut self) {
        self.comment(&self.edition.title);
        if let Some(words) = self.edition.phrases.get("questions-intro") {
            self.comment(words);
        }
        self.line(&format!("\nschema = {ANSWERS_SCHEMA}\nedition = {}\n", quoted(&self.edition.id)));
        for preset in &self.edition.presets {
            let mark = if self.answers.preset.as_ref() == Some(&preset.id) { "" } else { "#" };
            self.comment(&format!("{}: {}", preset.title, preset.description));
            self.line(&format!("{mark}preset = {}", quoted(preset.id.as_str())));
        }
        self.line("\n[answers]");
    }

    fn step(&mut self, step: &Step) {
        let mut questions = step.options.iter().filter(|question| question.fills == Fills::Buyer).peekable();
        if questions.peek().is_none() {
            return;
        }
        let rule = "═".repeat(WIDTH.saturating_sub(step.title.chars().count() + 4));
        self.line(&format!("\n\n# ═ {} {rule}", one_line(&step.title)));
        self.comment(&step.intro);
        for question in questions {
            match self.now(&question.id) {
                Some(now) => self.question(question, now),
                None => self.not_asked(question),
            }
        }
    }

    fn now(&self, id: &Id) -> Option<&'a QuestionNow> {
        let mut questions = self.interview.steps.iter().flat_map(|step| &step.questions);
        questions.find(|question| question.place.option == *id)
    }

    fn question(&mut self, question: &Question, now: &QuestionNow) {
        let open = question.required && now.answer.value.is_null();
        self.line("");
        self.comment(&format!("{}{}", question.title, if open { " *" } else { "" }));
        self.comment(&question.help);
        self.kind(question);
        let value = Some(&now.answer.value).filter(|value| !value.is_null());
        let shown = if value.is_some() { now.answer.text.as_str() } else { "" };
        self.answer(question, value, shown);
    }

    /// What the other answers leave out keeps a line, since they may change.
    fn not_asked(&mut self, question: &Question) {
        let default = question.default.as_ref().map(Value::to_json);
        self.answer(question, default.as_ref(), &question.title);
    }

    fn kind(&mut self, question: &Question) {
        match &question.kind {
            Kind::Choice { choices } | Kind::Choices { choices } => self.choices(choices),
            Kind::Integer { min, max, unit } => self.comment(&format!("  {min} … {max} {}", unit[1])),
            Kind::Moment { events } => {
                for event in self.edition.events.iter().filter(|event| events.contains(&event.id)) {
                    self.entry(&event.id, &event.title, "");
                }
            }
            Kind::Table(table) => self.table(table),
            _ => {}
        }
    }

    fn choices(&mut self, choices: &Choices) {
        for choice in self.edition.choices(choices) {
            self.entry(&choice.id, &choice.title, &choice.help);
        }
    }

    fn entry(&mut self, id: &impl Display, title: &str, help: &str) {
        let between = if help.is_empty() { "" } else { ": " };
        self.wrapped("#   ", &format!("{}  {title}{between}{help}", quoted(&id.to_string())), "#       ");
    }

    fn table(&mut self, table: &TableKind) {
        for column in &table.columns {
            self.wrapped("#   ", &format!("{} = {}  {}", column.id, form(column), column.title), "#       ");
        }
        if !table.catalogue.is_empty() {
            self.line("#");
        }
        for item in &table.catalogue {
            let from = format!("from = {}  {}: {}", quoted(item.id.as_str()), item.group, item.title);
            self.wrapped("#   ", &from, "#       ");
        }
    }

    fn answer(&mut self, question: &Question, value: Option<&Json>, words: &str) {
        let text = value.map_or_else(|| form(question), toml_text);
        let table = matches!(question.kind, Kind::Table(_));
        let words = if words.is_empty() || table || matches!(value, Some(Json::String(text)) if text == words)
        {
            String::new()
        } else {
            format!("  # {}", one_line(words))
        };
        let lines = format!("{} = {text}", question.id);
        let mut lines: Vec<String> = lines.lines().map(|line| format!("#{line}")).collect();
        if let Some(last) = lines.last_mut() {
            last.push_str(&words);
        }
        self.line(&lines.join("\n"));
    }

    fn comment(&mut self, words: &str) {
        for line in words.lines().filter(|line| !line.trim().is_empty()) {
            self.wrapped("# ", line, "# ");
        }
    }

    fn wrapped(&mut self, first: &str, words: &str, next: &str) {
        let mut line = first.to_owned();
        let mut empty = true;
        for word in words.split(' ') {
            if !empty && line.chars().count() + word.chars().count() >= WIDTH {
                self.line(line.trim_end());
                line = next.to_owned();
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(&one_line(word));
            empty = false;
        }
        self.line(line.trim_end());
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }
}

/// How an answer is written when there is none yet to show.
fn form(question: &Question) -> String {
    match &question.kind {
        Kind::Choice { .. } => "\"\"".to_owned(),
        Kind::Choices { .. } => "[]".to_owned(),
        Kind::YesNo => "true".to_owned(),
        Kind::Text { .. } | Kind::LongText { .. } => quoted(&question.example),
        Kind::Integer { min, .. } => min.to_string(),
        Kind::Money { .. } => "\"0.00\"".to_owned(),
        Kind::Date => "2027-01-31".to_owned(),
        Kind::Duration { units, .. } => {
            let last = units
                .first()
                .map_or('D', |unit| unit.name().chars().next().unwrap_or('d').to_ascii_uppercase());
            format!("\"P1{last}\"")
        }
        Kind::Moment { events } => match events.first() {
            Some(event) => format!("{{ event = {}, after = \"P12M\" }}", quoted(event.as_str())),
            None => "\"2027-01-31\"".to_owned(),
        },
        Kind::Table(_) => "[\n  { id = \"r1\" },\n]".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    string(&one_line(text))
}

fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// A value of an answers file in TOML: a list of rows over several lines, everything else on one.
fn toml_text(value: &Json) -> String {
    match value {
        Json::Array(rows) if rows.iter().any(Json::is_object) => {
            rows.iter().fold("[\n".to_owned(), |text, row| text + "  " + &inline(row) + ",\n") + "]"
        }
        other => inline(other),
    }
}

fn inline(value: &Json) -> String {
    match value {
        Json::String(text) => string(text),
        Json::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Json::Object(fields) => {
            let mut text = String::from("{ ");
            for (index, (key, value)) in fields.iter().enumerate() {
                let comma = if index > 0 { ", " } else { "" };
                let _ = write!(text, "{comma}{key} = {}", inline(value));
            }
            text + " }"
        }
        other => other.to_string(),
    }
}

/// Text in TOML: what JSON escapes, TOML reads; DEL it escapes too.
fn string(text: &str) -> String {
    Json::String(text.to_owned()).to_string().replace('\u{7F}', "\\u007F")
}
