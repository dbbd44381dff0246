//! The questions as they stand now: which, in which order, with which answers and diagnostics.
//!
//! A form shows this and decides nothing itself.

pub(crate) mod forms;

use crate::annex::{Fills, Place, Standing};
use crate::answers::Answers;
use crate::case::{Case, cell_place};
use crate::condition::Truth;
use crate::date::Unit;
use crate::diagnostic::{At, Diagnostic};
use crate::engine::Engine;
use crate::id::Id;
use crate::option::{Kind, Knows, Question, TableKind};
use crate::shared::Shared;
use crate::sorted::Sorted;
use crate::stars::RowStars;
use crate::value::{RowValue, Value};
use crate::values::Held;
use forms::{Form, TableForm, control};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The questionnaire for some answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Interview {
    /// The steps that have questions now, in order.
    pub steps: Vec<StepNow>,
    /// What was found that belongs to no question that is asked now.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the answers depart from charter, model or good practice, in the order of the rules. Each is
    /// among the diagnostics of its question too.
    pub departures: Vec<Departure>,
    /// How far the answers are from a usable result.
    pub standing: Standing,
    /// Questions asked now that are not folded, rows of tables not counted.
    pub asked: usize,
    /// Required questions, asked now, that are still open.
    pub open: usize,
}

/// Answers that a rule allows with a written reason only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Departure {
    /// The key of its reason in [`Answers::reasons`]: the rule, for a rule about rows with its row.
    pub key: String,
    /// Where.
    pub at: At,
    /// What is wrong and why it matters.
    pub message: String,
    /// The way out.
    pub help: String,
    /// The written reason; empty while there is none.
    pub reason: String,
}

/// A step with the questions that are asked now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StepNow {
    /// Its id.
    pub id: Id,
    /// Heading.
    pub title: String,
    /// A sentence or two; may be empty.
    pub intro: String,
    /// The questions.
    pub questions: Vec<QuestionNow>,
}

/// A question, or a cell of a table question, with its present answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionNow {
    /// Which.
    pub place: Place,
    /// The question.
    pub title: Shared<str>,
    /// Its short name.
    pub label: Shared<str>,
    /// What it means.
    pub help: Shared<str>,
    /// An example; may be empty.
    pub example: Shared<str>,
    /// Who usually knows.
    pub knows: Knows,
    /// Who fills it in.
    pub fills: Fills,
    /// Whether an empty answer keeps the result from being final.
    pub required: bool,
    /// Technical: shown last or folded away.
    pub fold: bool,
    /// How it is answered.
    pub control: Control,
    /// The answer as it stands.
    pub answer: AnswerNow,
    /// What was found here.
    pub diagnostics: Vec<Diagnostic>,
}

/// The answer as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AnswerNow {
    /// The value in force, in the form of answers files; `null` while there is none.
    pub value: serde_json::Value,
    /// The value as printed; empty while there is none.
    pub text: String,
    /// Where it comes from; `None` while there is none.
    pub origin: Option<Origin>,
    /// Whether "weet ik niet" was answered.
    pub unknown: bool,
}

/// Where a value comes from, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Somebody answered.
    User,
    /// The preset, or the ready row of a catalogue.
    Preset,
    /// A rule set it.
    Rule,
    /// The annex-wide answer that a row takes over.
    Inherited,
    /// The default of the option.
    Default,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Control {
    /// One of some: `"cc0"`.
    Choice {
        /// The choices.
        choices: Shared<[ChoiceNow]>,
    },
    /// Several of some: `["csv", "json"]`.
    Choices {
        /// The choices.
        choices: Shared<[ChoiceNow]>,
    },
    /// `true` or `false`.
    YesNo,
    /// One line.
    Text {
        /// Most characters.
        max: usize,
    },
    /// Several lines.
    LongText {
        /// Most characters.
        max: usize,
    },
    /// A whole number.
    Integer {
        /// Least.
        min: i64,
        /// Most.
        max: i64,
        /// The unit in the plural; may be empty.
        unit: String,
    },
    /// Euro, as `"250.00"`.
    Money {
        /// Least, as `"0.00"`.
        min: String,
        /// Most.
        max: String,
    },
    /// `"2027-01-31"`.
    Date,
    /// `"P30D"`, `"P6M"`, `"P4Y"`.
    Duration {
        /// Units that may be used.
        units: Vec<Unit>,
    },
    /// A date, or `{"event": …, "after": "P48M"}`.
    Moment {
        /// Events that may be used: id and title.
        events: Shared<[ChoiceNow]>,
    },
    /// A list of rows: `[{"id": "d1", "from": "parking-occupancy", "name": …}]`.
    Table {
        /// Column heads: id and label.
        columns: Shared<[ChoiceNow]>,
        /// Ids of the columns that are folded away.
        folded: Shared<[Id]>,
        /// The rows as they stand.
        rows: Vec<RowNow>,
        /// Ready rows.
        catalogue: Vec<CatalogueNow>,
        /// Most rows.
        max_rows: usize,
    },
}

/// A choice as shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChoiceNow {
    /// Its id.
    pub id: Id,
    /// As shown.
    pub title: String,
    /// What it means; may be empty.
    pub help: String,
}

/// A row as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RowNow {
    /// Its id.
    pub id: Id,
    /// The ready row that it was made from.
    pub from: Option<Id>,
    /// Its name as shown; may be empty.
    pub title: String,
    /// What to look out for; may be empty.
    pub warning: Shared<str>,
    /// The cells that are asked now, in the order of the columns.
    pub cells: Vec<QuestionNow>,
    /// Its stars, where the edition gives the rows of this table stars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<RowStars>,
}

/// A ready row as shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CatalogueNow {
    /// Its id.
    pub id: Id,
    /// The group that it is shown under.
    pub group: Shared<str>,
    /// As shown.
    pub title: Shared<str>,
    /// What to look out for; may be empty.
    pub warning: Shared<str>,
    /// Whether a row was made from it.
    pub chosen: bool,
}

/// The questions as they stand with these answers.
pub(crate) fn interview(engine: &Engine, answers: &Answers) -> Interview {
    let typed = crate::given::typed(engine.edition(), &engine.words, answers);
    let case = Case::new(engine, answers, &typed.value);
    let mut diagnostics = typed.diagnostics;
    diagnostics.extend(case.diagnostics());
    of(&case, diagnostics)
}

/// The questions of a purchase, of which these findings are known.
pub(crate) fn of(case: &Case, diagnostics: Vec<Diagnostic>) -> Interview {
    let standing = case.standing(&diagnostics);
    let mut asking = Asking { case, diagnostics: Diagnostics::new(diagnostics) };
    let steps: Vec<StepNow> = case
        .edition()
        .steps
        .iter()
        .map(|step| StepNow {
            id: step.id.clone(),
            title: step.title.clone(),
            intro: step.intro.clone(),
            questions: step.options.iter().filter_map(|question| asking.question(question)).collect(),
        })
        .filter(|step| !step.questions.is_empty())
        .collect();
    let questions = || steps.iter().flat_map(|step| &step.questions);
    Interview {
        asked: questions()
            .filter(|question| !question.fold && !matches!(question.control, Control::Table { .. }))
            .count(),
        open: case.open_points().len(),
        diagnostics: asking.diagnostics.left(),
        departures: case.findings.iter().filter_map(|finding| finding.departure(case)).collect(),
        standing,
        steps,
    }
}

struct Asking<'c, 'a> {
    case: &'c Case<'a>,
    diagnostics: Diagnostics,
}

/// Hands each diagnostic to the first question that it belongs to.
struct Diagnostics {
    all: Vec<Option<Diagnostic>>,
    at: Sorted<Place, Vec<usize>>,
}

impl Diagnostics {
    fn new(diagnostics: Vec<Diagnostic>) -> Self {
        let mut at: Sorted<Place, Vec<usize>> = Sorted::default();
        for (index, diagnostic) in diagnostics.iter().enumerate() {
            if let At::Question { place } = &diagnostic.at {
                at.or_default(place.clone()).push(index);
            }
        }
        Self { all: diagnostics.into_iter().map(Some).collect(), at }
    }

    fn take(&mut self, place: &Place) -> Vec<Diagnostic> {
        let indices = self.at.get(place).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|index| self.all.get_mut(*index)?.take()).collect()
    }

    fn left(self) -> Vec<Diagnostic> {
        self.all.into_iter().flatten().collect()
    }
}

impl Asking<'_, '_> {
    fn question(&mut self, question: &Question) -> Option<QuestionNow> {
        let held = self.case.values.of(&question.id);
        let place = Place::option(&question.id);
        let form = self.case.engine.forms.options.get(&question.id)?;
        let control = |asking: &mut Self| match &question.kind {
            Kind::Table(kind) => asking.table(question, kind),
            _ => form.control.clone(),
        };
        (held.asked != Truth::No && question.fills == Fills::Buyer).then(|| {
            let control = control(self);
            self.now(question, form, control, &held, place)
        })
    }

    fn now(
        &mut self,
        question: &Question,
        form: &Form,
        control: Control,
        held: &Held,
        place: Place,
    ) -> QuestionNow {
        QuestionNow {
            title: form.title.clone(),
            label: form.label.clone(),
            help: form.help.clone(),
            example: form.example.clone(),
            knows: question.knows,
            fills: question.fills,
            required: question.required,
            fold: question.fold,
            control,
            answer: self.answer(question, held),
            diagnostics: self.diagnostics.take(&place),
            place,
        }
    }

    fn answer(&self, question: &Question, held: &Held) -> AnswerNow {
        let value = held.value.as_ref();
        AnswerNow {
            value: value.map_or(serde_json::Value::Null, Value::to_json),
            text: value.map_or_else(String::new, |value| self.case.printed(question, value)),
            origin: held.origin,
            unknown: held.unknown,
        }
    }

    fn table(&mut self, question: &Question, kind: &TableKind) -> Control {
        let values = self.case.values.rows(&question.id);
        let Some(form) = self.case.engine.forms.tables.get(&question.id) else {
            return control(self.case.edition(), &question.kind);
        };
        let rows = values.iter().map(|row| self.row(question, kind, form, row)).collect();
        let mut catalogue = form.catalogue.clone();
        for item in &mut catalogue {
            item.chosen = values.iter().any(|row| row.from.as_ref() == Some(&item.id));
        }
        Control::Table {
            columns: form.head.clone(),
            folded: form.folded.clone(),
            rows,
            catalogue,
            max_rows: kind.max_rows,
        }
    }

    fn row(&mut self, question: &Question, kind: &TableKind, form: &TableForm, row: &RowValue) -> RowNow {
        let item = |item: &&CatalogueNow| row.from.as_ref() == Some(&item.id);
        let warning = form.catalogue.iter().find(item).map(|item| item.warning.clone());
        let mut cells = Vec::new();
        for column in &kind.columns {
            let held = self.case.values.cell(&question.id, row, &column.id);
            if held.asked != Truth::No
                && let Some(form) = form.columns.get(&column.id)
            {
                let place = cell_place(&question.id, row, &column.id);
                cells.push(self.now(column, form, form.control.clone(), &held, place));
            }
        }
        RowNow {
            id: row.id.clone(),
            from: row.from.clone(),
            title: self.case.row_titles(question, std::slice::from_ref(row)),
            warning: warning.unwrap_or_default(),
            cells,
            stars: crate::stars::of_row(self.case, &question.id, row),
        }
    }
}
