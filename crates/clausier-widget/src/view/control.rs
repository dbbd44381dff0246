//! The field of a question, by its kind: choices here, typed values in [`line`](super::line).

use super::line;
use super::question::{Field, unknown};
use crate::messages::say;
use clausier::interview::{ChoiceNow, Control, QuestionNow};
use clausier::shared::Shared;
use leptos::prelude::*;
use serde_json::{Value as Json, json};

/// More choices than this stand in a list that unfolds.
const FEW: usize = 7;

/// Something to choose.
#[derive(Clone)]
struct Choosable {
    id: String,
    value: Json,
    title: String,
    help: String,
    /// Its words come from the edition.
    from_edition: bool,
}

/// The field.
pub fn control(field: Field, question: &QuestionNow) -> AnyView {
    match &question.control {
        Control::Choice { choices } if is_long(choices, field.is_cell()) => {
            select(field, &choosable(choices))
        }
        Control::Choice { choices } => radios(field, choosable(choices)),
        Control::Choices { choices } => boxes(field, choices),
        Control::YesNo => radios(field, yes_and_no()),
        Control::Text { max } => line::text(field, *max),
        Control::LongText { max } => line::long_text(field, *max),
        Control::Integer { unit, .. } => line::integer(field, unit.clone()),
        Control::Money { .. } => line::money(field),
        Control::Date => line::date(field),
        Control::Duration { units } => line::duration(field, units.clone()),
        Control::Moment { events } => line::moment(field, events.to_vec()),
        // A table has a view of its own, and no table stands in a table.
        Control::Table { .. } => ().into_any(),
    }
}

/// Whether choices stand in a list that unfolds; in a cell always.
pub fn is_long(choices: &[ChoiceNow], in_cell: bool) -> bool {
    in_cell || choices.len() > FEW
}

/// What is chosen, as shown; follows the state.
pub fn chosen(field: Field, question: &QuestionNow) -> impl Fn() -> String + use<> {
    let choices = match &question.control {
        Control::Choice { choices } | Control::Choices { choices } => choices.clone(),
        _ => Shared::default(),
    };
    move || {
        let value = field.value();
        let several = ids(&value);
        let is_one =
            |choice: &&ChoiceNow| value == choice.id.as_str() || several.contains(&choice.id.to_string());
        let titles: Vec<&str> = choices.iter().filter(is_one).map(|choice| &*choice.title).collect();
        if field.is_unknown() { say("question.unknown").to_owned() } else { titles.join(", ") }
    }
}

/// The box for "weet ik niet" beside a field that is typed in.
pub fn unknown_box(field: Field) -> AnyView {
    let toggled = move |event| field.answer(event_target_checked(&event).then(unknown));
    view! {
        <label class="choice unknown">
            <input type="checkbox" prop:checked=move || field.is_unknown() on:change=toggled/>
            <span>{say("question.unknown")}</span>
        </label>
    }
    .into_any()
}

fn choosable(choices: &[ChoiceNow]) -> Vec<Choosable> {
    let choices = choices.iter().map(|choice| Choosable {
        id: choice.id.to_string(),
        value: json!(choice.id),
        title: choice.title.clone(),
        help: choice.help.clone(),
        from_edition: true,
    });
    choices.chain([not_known()]).collect()
}

fn yes_and_no() -> Vec<Choosable> {
    let answer = |yes: bool, word: &'static str| Choosable {
        id: yes.to_string(),
        value: json!(yes),
        title: say(word).to_owned(),
        help: String::new(),
        from_edition: false,
    };
    vec![answer(true, "question.yes"), answer(false, "question.no"), not_known()]
}

fn not_known() -> Choosable {
    Choosable {
        id: "unknown".into(),
        value: unknown(),
        title: say("question.unknown").into(),
        help: String::new(),
        from_edition: false,
    }
}

/// Whether this is what was chosen; follows the state.
fn is_chosen(field: Field, value: &Json) -> bool {
    let not_known = value.is_object();
    if field.is_unknown() { not_known } else { field.value() == *value }
}

fn radios(field: Field, choices: Vec<Choosable>) -> AnyView {
    let help = choices.iter().any(|choice| !choice.help.is_empty());
    let class = if help { "choices" } else { "choices inline" };
    let choices = choices.into_iter().map(|choice| radio(field, choice)).collect_view();
    view! { <div class=class>{choices}</div> }.into_any()
}

fn radio(field: Field, choice: Choosable) -> AnyView {
    let id = format!("{}--{}", field.id(), choice.id);
    let help_id = format!("{id}--help");
    let value = choice.value.clone();
    let chosen = move |_| field.answer(Some(choice.value.clone()));
    let lang = field.app.lang().filter(|_| choice.from_edition);
    view! {
        <div class="choice">
            <input
                type="radio" id=id.clone() name=field.id() value=choice.id aria-describedby=help_id.clone()
                prop:checked=move || is_chosen(field, &value) on:change=chosen
            />
            <label for=id lang=lang.clone()>{choice.title}</label>
            <p class="help" id=help_id lang=lang>{choice.help}</p>
        </div>
    }
    .into_any()
}

fn select(field: Field, choices: &[Choosable]) -> AnyView {
    let values: Vec<(String, Json)> =
        choices.iter().map(|choice| (choice.id.clone(), choice.value.clone())).collect();
    let chosen = move |event| {
        let id = event_target_value(&event);
        field.answer(values.iter().find(|(name, _)| *name == id).map(|(_, value)| value.clone()));
    };
    let all = choices.to_vec();
    let nothing = move || !all.iter().any(|choice| is_chosen(field, &choice.value));
    let options = choices.iter().cloned().map(|choice| {
        let Choosable { id, value, title, from_edition, .. } = choice;
        let lang = field.app.lang().filter(|_| from_edition);
        view! { <option value=id lang=lang prop:selected=move || is_chosen(field, &value)>{title}</option> }
    });
    view! {
        <select id=field.id() aria-describedby=field.described_by() on:change=chosen>
            <option value="" prop:selected=nothing>{say("question.choose")}</option>
            {options.collect_view()}
        </select>
        {chosen_help(field, choices.to_vec())}
    }
    .into_any()
}

fn chosen_help(field: Field, choices: Vec<Choosable>) -> AnyView {
    let help = move || {
        let chosen = choices.iter().find(|choice| is_chosen(field, &choice.value));
        chosen.map_or_else(String::new, |choice| choice.help.clone())
    };
    (!field.is_cell()).then(|| view! { <p class="help" lang=field.app.lang()>{help}</p> }).into_any()
}

fn boxes(field: Field, choices: &[ChoiceNow]) -> AnyView {
    let order: Vec<String> = choices.iter().map(|choice| choice.id.to_string()).collect();
    let boxes = choices.iter().map(|choice| one_box(field, choice, order.clone())).collect_view();
    view! { <div class="choices">{boxes}</div>{unknown_box(field)} }.into_any()
}

fn one_box(field: Field, choice: &ChoiceNow, order: Vec<String>) -> AnyView {
    let id = format!("{}--{}", field.id(), choice.id);
    let help_id = format!("{id}--help");
    let ticked = {
        let choice = choice.id.to_string();
        move || ids(&field.value()).contains(&choice)
    };
    let name = choice.id.to_string();
    let toggled = move |event| {
        let mut chosen = untrack(|| ids(&field.value()));
        chosen.retain(|other| *other != name);
        if event_target_checked(&event) {
            chosen.push(name.clone());
        }
        chosen.sort_by_key(|id| order.iter().position(|other| other == id));
        field.answer(Some(json!(chosen)));
    };
    view! {
        <div class="choice">
            <input
                type="checkbox" id=id.clone() value=choice.id.to_string() aria-describedby=help_id.clone()
                prop:checked=ticked on:change=toggled
            />
            <label for=id lang=field.app.lang()>{choice.title.clone()}</label>
            <p class="help" id=help_id lang=field.app.lang()>{choice.help.clone()}</p>
        </div>
    }
    .into_any()
}

fn ids(value: &Json) -> Vec<String> {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    items.iter().filter_map(Json::as_str).map(str::to_owned).collect()
}
