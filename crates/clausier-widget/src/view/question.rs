//! A question with its help, its field, its marks and what was found there.

use super::words::around;
use super::{control, field_id, findings};
use crate::app::App;
use crate::change::Change;
use crate::message::Message;
use crate::messages::say;
use crate::state::Shown;
use clausier::annex::Place;
use clausier::code::Code;
use clausier::diagnostic::Severity;
use clausier::interview::{Control, Origin, QuestionNow};
use clausier::option::Knows;
use leptos::prelude::*;
use serde_json::{Value as Json, json};

/// A question that is on the screen. A handle: copies are the same question.
#[derive(Clone, Copy)]
pub struct Field {
    /// The builder.
    pub app: App,
    /// The question as it stands; `None` while it is not asked.
    pub shown: Memo<Option<Shown>>,
    place: StoredValue<Place>,
}

impl Field {
    fn new(app: App, place: Place) -> Self {
        let at = place.clone();
        let shown = Memo::new(move |_| app.shown(&at));
        Self { app, shown, place: StoredValue::new(place) }
    }

    /// Which.
    pub fn place(self) -> Place {
        self.place.get_value()
    }

    /// Its id in the page.
    pub fn id(self) -> String {
        self.place.with_value(field_id)
    }

    /// Whether it is a cell of a table.
    pub fn is_cell(self) -> bool {
        self.place.with_value(|place| place.row.is_some())
    }

    /// Ids of what describes the field.
    pub fn described_by(self) -> String {
        let id = self.id();
        format!("{id}--help {id}--found")
    }

    /// Answers it, or takes the answer away.
    pub fn answer(self, value: Option<Json>) {
        self.app.answer(self.place(), value);
    }

    /// Answers it while somebody types.
    pub fn typed(self, value: Option<Json>) {
        self.app.send(Message::Typed(Change::Answer(self.place(), value)));
    }

    /// What the field holds; follows the state. Nothing once the question has gone from the screen, where a
    /// last event may still ask.
    pub fn value(self) -> Json {
        let shown = self.shown.try_read();
        shown.as_ref().and_then(|shown| shown.as_ref()).map_or(Json::Null, |shown| shown.value().clone())
    }

    /// Whether "weet ik niet" was answered; follows the state.
    pub fn is_unknown(self) -> bool {
        self.shown.read().as_ref().is_some_and(|shown| shown.question.answer.unknown)
    }

    /// Whether what was answered cannot be used; follows the state.
    pub fn is_invalid(self) -> bool {
        let wrong = |shown: &Shown| {
            shown.question.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
        };
        self.shown.read().as_ref().is_some_and(wrong)
    }
}

/// "I do not know", in the form of answers files.
pub fn unknown() -> Json {
    json!({ "unknown": true })
}

/// A question, while it is asked.
pub fn question(app: App, place: Place) -> AnyView {
    let field = Field::new(app, place);
    let asked = Memo::new(move |_| field.shown.read().is_some());
    view! { <Show when=move || asked.get()>{body(field)}</Show> }.into_any()
}

fn body(field: Field) -> AnyView {
    let shown = field.shown.get_untracked();
    let Some(question) = shown.map(|shown| shown.question) else { return ().into_any() };
    let class = if field.is_cell() { "question cell" } else { "question" };
    let inside = if is_group(&question) { group(field, &question) } else { single(field, &question) };
    view! {
        <div class=class data-question=question.place.option.to_string()>
            {inside}
            {marks(field, question.knows)}
            {findings::at_question(field.app, field.place(), format!("{}--found", field.id()))}
        </div>
    }
    .into_any()
}

/// Whether the question has more than one field, so that it needs a frame with a name.
fn is_group(question: &QuestionNow) -> bool {
    match &question.control {
        Control::Choice { choices } => !control::is_long(choices, question.place.row.is_some()),
        Control::Choices { .. } | Control::YesNo | Control::Duration { .. } | Control::Moment { .. } => true,
        _ => false,
    }
}

/// Whether an example answered the question with one of many choices: then its answer is shown, and the
/// choices only when somebody wants another, so that a step is no wall.
fn is_settled(question: &QuestionNow) -> bool {
    let many = matches!(question.control, Control::Choice { .. } | Control::Choices { .. });
    many && question.place.row.is_none() && question.answer.origin == Some(Origin::Preset)
}

fn group(field: Field, question: &QuestionNow) -> AnyView {
    let inside = view! { {help(field, question)}{control::control(field, question)} };
    let inside =
        if is_settled(question) { settled(field, question, inside.into_any()) } else { inside.into_any() };
    view! {
        <fieldset id=field.id() tabindex="-1" aria-describedby=field.described_by()>
            <legend lang=field.app.lang()>{question.title.to_string()}</legend>
            {inside}
        </fieldset>
    }
    .into_any()
}

fn settled(field: Field, question: &QuestionNow, inside: AnyView) -> AnyView {
    let chosen = control::chosen(field, question);
    view! {
        <details class="settled">
            <summary><span lang=field.app.lang()>{chosen}</span>" "<span class="change">{say("question.change")}</span></summary>
            {inside}
        </details>
    }
    .into_any()
}

fn single(field: Field, question: &QuestionNow) -> AnyView {
    view! {
        <label class="ask" for=field.id() lang=field.app.lang()>{question.title.to_string()}</label>
        {help(field, question)}
        {control::control(field, question)}
    }
    .into_any()
}

fn help(field: Field, question: &QuestionNow) -> AnyView {
    let example = (!question.example.is_empty()).then(|| {
        view! {
            <details class="sample"><summary>{say("question.example")}</summary><p lang=field.app.lang()>{question.example.to_string()}</p></details>
        }
    });
    view! { <p class="help" id=format!("{}--help", field.id()) lang=field.app.lang()>{question.help.to_string()}</p>{example} }
        .into_any()
}

/// Who knows, where the value comes from, what is open, and the way back to the proposal.
fn marks(field: Field, knows: Knows) -> AnyView {
    let who = (!field.is_cell()).then(|| view! { <span class="mark">{say(knows_word(knows))}</span> });
    let origin = Memo::new(move |_| field.shown.read().as_ref().and_then(origin_of));
    let words = move || origin.get().map(|(name, value)| around(field.app, name, &[("value", &value)]));
    let open = move || field.shown.read().as_ref().is_some_and(|shown| is_open(&shown.question));
    let own = move || field.shown.read().as_ref().is_some_and(|shown| shown.own.is_some());
    let take_away = move |_| {
        field.answer(None);
        field.app.focus(&field.id());
    };
    view! {
        <p class="marks">
            {who}
            <span class="mark origin" hidden=move || origin.read().is_none()>{words}</span>
            <span class="mark gap" hidden=move || !open()>{say("question.open")}</span>
            <button type="button" class="link" hidden=move || !own() on:click=take_away>{say("question.undo")}</button>
        </p>
    }
    .into_any()
}

fn is_open(question: &QuestionNow) -> bool {
    question.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::Unanswered)
}

/// The message that says where a value comes from, and the value that it names.
fn origin_of(shown: &Shown) -> Option<(&'static str, String)> {
    let answer = &shown.question.answer;
    let by_origin = |origin| match origin {
        Origin::User => None,
        Origin::Preset if shown.question.place.row.is_some() => Some("origin.ready"),
        Origin::Preset => Some("origin.preset"),
        Origin::Rule => Some("origin.rule"),
        Origin::Inherited => Some("origin.inherited"),
        Origin::Default => Some("origin.default"),
    };
    let safe = answer.unknown && !answer.text.is_empty();
    let name = if safe { Some("origin.safe") } else { answer.origin.and_then(by_origin) };
    Some((name?, answer.text.clone()))
}

fn knows_word(knows: Knows) -> &'static str {
    match knows {
        Knows::Buyer => "knows.buyer",
        Knows::Lawyer => "knows.lawyer",
        Knows::DataExpert => "knows.data-expert",
        Knows::DataManager => "knows.data-manager",
    }
}
