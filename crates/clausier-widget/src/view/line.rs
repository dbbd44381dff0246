//! Fields that are typed in.
//!
//! A field that has the focus is never written to: what somebody types stays as typed until they leave it.

use super::control::unknown_box;
use super::question::Field;
use crate::browser::has_focus;
use crate::form::{self, ToText, ToValue};
use crate::message::Message;
use crate::messages::say;
use clausier::date::Unit;
use clausier::interview::ChoiceNow;
use leptos::html;
use leptos::prelude::*;
use serde_json::{Value as Json, json};

/// How a value stands in a field of one line.
struct Line {
    to_text: ToText,
    to_value: ToValue,
    kind: &'static str,
    mode: &'static str,
    class: &'static str,
}

const PLAIN: Line =
    Line { to_text: form::text, to_value: form::text_value, kind: "text", mode: "text", class: "full" };

/// One line of text.
pub fn text(field: Field, max: usize) -> AnyView {
    line(field, PLAIN, Some(max))
}

/// A whole number with its unit.
pub fn integer(field: Field, unit: String) -> AnyView {
    let number = Line { to_value: form::integer_value, mode: "numeric", class: "short", ..PLAIN };
    let line = line(field, number, None);
    view! { <div class="with-unit">{line}<span class="unit" lang=field.app.lang()>{unit}</span></div>{not_known(field)} }.into_any()
}

/// An amount in euro.
pub fn money(field: Field) -> AnyView {
    let amount =
        Line { to_text: form::money, to_value: form::money_value, mode: "decimal", class: "short", ..PLAIN };
    let line = line(field, amount, None);
    view! { <div class="with-unit"><span class="unit">"€"</span>{line}</div>{not_known(field)} }.into_any()
}

/// A day.
pub fn date(field: Field) -> AnyView {
    let line = line(field, Line { kind: "date", class: "short", ..PLAIN }, None);
    view! { {line}{not_known(field)} }.into_any()
}

/// Several lines of text.
pub fn long_text(field: Field, max: usize) -> AnyView {
    let node: NodeRef<html::Textarea> = NodeRef::new();
    let leave = follow(node, move || form::text(&field.value()));
    view! {
        <textarea
            node_ref=node id=field.id() rows="4" maxlength=max.to_string() aria-describedby=field.described_by()
            aria-invalid=move || field.is_invalid().to_string()
            on:input=move |event| field.typed(form::text_value(&event_target_value(&event)))
            on:change=move |_| field.app.send(Message::Settle)
            on:blur=move |_| leave()
        ></textarea>
    }
    .into_any()
}

/// Makes an area show `text`, but leave alone what is being typed. What it gives is done when somebody leaves the area.
pub fn follow(
    node: NodeRef<html::Textarea>,
    text: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl Fn() + Copy {
    let write = move |text: &str| {
        if let Some(area) = node.try_get_untracked().flatten().filter(|area| !has_focus(area)) {
            area.set_value(text);
        }
    };
    Effect::new(move |_| {
        let text = text();
        node.track();
        write(&text);
    });
    move || set_timeout(move || write(&untrack(text)), std::time::Duration::ZERO)
}

fn line(field: Field, line: Line, max: Option<usize>) -> AnyView {
    let Line { to_text, to_value, kind, mode, class } = line;
    let input = input(field, move || to_text(&field.value()));
    let facts = Input { id: field.id(), kind, mode, class, max, label: None };
    input(facts, Box::new(move |typed| field.typed(to_value(typed))))
}

/// A text that nobody knows stays empty; for a value there may be a safe one.
fn not_known(field: Field) -> AnyView {
    (!field.is_cell()).then(|| unknown_box(field)).into_any()
}

/// What an input is.
struct Input {
    id: String,
    kind: &'static str,
    mode: &'static str,
    class: &'static str,
    max: Option<usize>,
    label: Option<&'static str>,
}

type Typed = Box<dyn Fn(&str) + Send + Sync>;

/// Makes inputs that show `text`, but leave alone what is being typed.
fn input(
    field: Field,
    text: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl FnOnce(Input, Typed) -> AnyView {
    move |facts, typed| {
        let node: NodeRef<html::Input> = NodeRef::new();
        let write = move |text: &str| {
            if let Some(input) = node.try_get_untracked().flatten().filter(|input| !has_focus(input)) {
                input.set_value(text);
            }
        };
        Effect::new(move |_| {
            let text = text();
            node.track();
            write(&text);
        });
        let leave = move |_| set_timeout(move || write(&untrack(text)), std::time::Duration::ZERO);
        view! {
            <input
                node_ref=node id=facts.id type=facts.kind inputmode=facts.mode class=facts.class autocomplete="off"
                maxlength=facts.max.map(|max| max.to_string()) aria-label=facts.label
                aria-describedby=field.described_by() aria-invalid=move || field.is_invalid().to_string()
                on:input=move |event| typed(&event_target_value(&event))
                on:change=move |_| field.app.send(Message::Settle) on:blur=leave
            />
        }
        .into_any()
    }
}

/// A length of time: a number and a unit.
pub fn duration(field: Field, units: Vec<Unit>) -> AnyView {
    let length = Length { field, units, read: |value| value.clone(), write: Some };
    view! { {length.view()}{not_known(field)} }.into_any()
}

/// The two fields of a length of time, alone or within a moment.
struct Length<W> {
    field: Field,
    units: Vec<Unit>,
    read: fn(&Json) -> Json,
    write: W,
}

impl<W: Fn(Json) -> Option<Json> + Clone + Send + Sync + 'static> Length<W> {
    fn view(self) -> AnyView {
        let Self { field, units, read, write } = self;
        let first = units.first().copied().unwrap_or(Unit::Days);
        let unit = RwSignal::new(first);
        let number = move || form::duration(&read(&field.value())).0;
        Effect::new(move |_| {
            if let Some(stored) = form::duration(&read(&field.value())).1 {
                unit.set(stored);
            }
        });
        let put = {
            let write = write.clone();
            move |number: &str, unit: Unit| field.typed(form::duration_value(number, unit).and_then(&write))
        };
        let typed = put.clone();
        let input = input(field, number)(
            Input {
                id: format!("{}--number", field.id()),
                kind: "text",
                mode: "numeric",
                class: "short",
                max: Some(4),
                label: Some(say("question.number")),
            },
            Box::new(move |number| typed(number, unit.get_untracked())),
        );
        let chosen = move |event| {
            unit.set(form::unit(&event_target_value(&event)).unwrap_or(first));
            put(&untrack(number), unit.get_untracked());
        };
        view! {
            <div class="with-unit">
                {input}
                <select class="short" aria-label=say("question.unit") on:change=chosen>
                    {units.into_iter().map(|one| unit_option(one, unit)).collect_view()}
                </select>
            </div>
        }
        .into_any()
    }
}

fn unit_option(one: Unit, unit: RwSignal<Unit>) -> AnyView {
    let word = match one {
        Unit::Days => "unit.days",
        Unit::Months => "unit.months",
        Unit::Years => "unit.years",
    };
    view! { <option value=one.name() prop:selected=move || unit.get() == one>{say(word)}</option> }.into_any()
}

/// A day, or a time after an event.
pub fn moment(field: Field, events: Vec<ChoiceNow>) -> AnyView {
    let after = RwSignal::new(false);
    Effect::new(move |_| match field.value() {
        Json::Object(_) => after.set(true),
        Json::String(_) => after.set(false),
        _ => {}
    });
    let way = move |is_after: bool, word: &'static str| {
        let id = format!("{}--{is_after}", field.id());
        view! {
            <div class="choice">
                <input
                    type="radio" id=id.clone() name=format!("{}--way", field.id())
                    prop:checked=move || after.get() == is_after on:change=move |_| after.set(is_after)
                />
                <label for=id>{say(word)}</label>
            </div>
        }
    };
    view! {
        <div class="choices inline">{way(false, "moment.day")}{way(true, "moment.after")}</div>
        <div hidden=move || after.get()>{day(field)}</div>
        <div hidden=move || !after.get()>{after_event(field, events)}</div>
        {not_known(field)}
    }
    .into_any()
}

fn day(field: Field) -> AnyView {
    let text = move || field.value().as_str().unwrap_or_default().to_owned();
    let facts = Input {
        id: format!("{}--day", field.id()),
        kind: "date",
        mode: "text",
        class: "short",
        max: None,
        label: Some(say("moment.day")),
    };
    input(field, text)(facts, Box::new(move |typed| field.typed(form::text_value(typed))))
}

fn after_event(field: Field, events: Vec<ChoiceNow>) -> AnyView {
    let first = events.first().map(|event| event.id.to_string()).unwrap_or_default();
    let event = RwSignal::new(first);
    Effect::new(move |_| {
        if let Some(stored) = field.value()["event"].as_str() {
            event.set(stored.to_owned());
        }
    });
    let write = move |after: Json| Some(json!({ "event": event.get_untracked(), "after": after }));
    let length = Length { field, units: Unit::ALL.to_vec(), read: |value| value["after"].clone(), write };
    let chosen = move |change| {
        event.set(event_target_value(&change));
        let after = untrack(|| field.value())["after"].clone();
        if !after.is_null() {
            field.answer(write(after));
        }
    };
    let options = events.into_iter().map(|one| {
        let id = one.id.to_string();
        let selected = move || *event.read() == id;
        view! { <option value=one.id.to_string() lang=field.app.lang() prop:selected=selected>{one.title}</option> }
    });
    view! {
        {length.view()}
        <select aria-label=say("moment.event") on:change=chosen>{options.collect_view()}</select>
    }
    .into_any()
}
