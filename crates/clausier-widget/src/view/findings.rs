//! What the core found: at its question, at its row, or above all questions.

use super::left_out::way;
use super::line::follow;
use crate::app::App;
use crate::change::Change;
use crate::message::Message;
use crate::messages::say;
use crate::state::Now;
use clausier::annex::Place;
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic, Severity};
use clausier::interview::Departure;
use clausier::way_out::Involved;
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A finding as shown.
#[derive(Debug, Clone, PartialEq)]
enum Found {
    Plain(Diagnostic),
    Departure(Departure),
}

/// What was found at a question or a cell.
pub fn at_question(app: App, place: Place, id: String) -> AnyView {
    list(app, id, move |now| {
        let question = crate::state::find(&now.interview, &place);
        let diagnostics = question.map_or(&[][..], |question| &question.diagnostics);
        found(now, diagnostics, |at| matches!(at, At::Question { place: other } if *other == place))
    })
}

/// What was found at a row as a whole.
pub fn at_row(app: App, row: Place) -> AnyView {
    let id = format!("{}--found", super::field_id(&row));
    list(app, id, move |now| {
        found(now, &now.interview.diagnostics, |at| matches!(at, At::Question { place } if *place == row))
    })
}

/// What belongs to no question that is asked, nor to a row that is there.
pub fn general(app: App) -> AnyView {
    list(app, "found".to_owned(), |now| {
        found(now, &now.interview.diagnostics, |at| match at {
            At::Question { place } if place.row.is_some() => false,
            At::Question { place } => crate::state::find(&now.interview, place).is_none(),
            _ => true,
        })
    })
}

fn found(now: &Now, diagnostics: &[Diagnostic], here: impl Fn(&At) -> bool) -> Vec<Found> {
    // A gap has its mark at the question; a departure is shown with the field for its reason.
    let plain = |code| !matches!(code, Code::Unanswered | Code::Departs | Code::Explained);
    let diagnostics = diagnostics.iter().filter(|diagnostic| plain(diagnostic.code) && here(&diagnostic.at));
    let departures = now.interview.departures.iter().filter(|departure| here(&departure.at));
    let all = diagnostics.cloned().map(Found::Plain).chain(departures.cloned().map(Found::Departure));
    // Said once, however often it was found: a list knows its items by their keys.
    let mut said = BTreeSet::new();
    all.filter(|found| said.insert(key(found))).collect()
}

fn list(app: App, id: String, look: impl Fn(&Now) -> Vec<Found> + Send + Sync + 'static) -> AnyView {
    let all = Memo::new(move |_| app.now.read().as_ref().map_or_else(Vec::new, |now| look(now)));
    view! {
        <ul class="findings" id=id hidden=move || all.read().is_empty()>
            <For each=move || all.get() key=key let(found)>
                {match found {
                    Found::Plain(diagnostic) => plain(app, diagnostic),
                    Found::Departure(found) => departure(app, found),
                }}
            </For>
        </ul>
    }
    .into_any()
}

/// A departure keeps its field while its reason is typed.
fn key(found: &Found) -> String {
    match found {
        Found::Plain(diagnostic) => format!("{} {} {}", diagnostic.code, diagnostic.at, diagnostic.message),
        Found::Departure(departure) => format!("{} {}", departure.key, departure.message),
    }
}

fn plain(app: App, diagnostic: Diagnostic) -> AnyView {
    let solvable = matches!(diagnostic.code, Code::Outside | Code::Unlawful);
    let message = diagnostic.message.clone();
    let outside = diagnostic.code == Code::Outside;
    let (class, word) = match diagnostic.severity {
        Severity::Error if outside => ("finding stop", "finding.outside"),
        Severity::Error => ("finding error", "finding.error"),
        Severity::Warning => ("finding warning", "finding.warning"),
        Severity::Hint => ("finding hint", "finding.hint"),
    };
    view! {
        <li class=class>
            <p><strong>{say(word)}</strong>" "<span lang=app.lang()>{diagnostic.message}</span></p>
            <p lang=app.lang()>{diagnostic.help}</p>
            {solvable.then(|| ways(app, message, if outside { "ways.correct" } else { "ways.title" }))}
        </li>
    }
    .into_any()
}

/// The answers that a finding is about, and the changes that solve it.
fn ways(app: App, message: String, title: &'static str) -> AnyView {
    let found = Memo::new(move |_| app.ways.read().iter().find(|ways| ways.message == message).cloned());
    let list = move || {
        let Some(found) = found.get() else { return ().into_any() };
        let involved = found.involved.into_iter().map(|one| involved(app, one)).collect_view();
        let none = found.ways.is_empty();
        let ways = found.ways.into_iter().map(|changes| way(app, changes, None)).collect_view();
        view! {
            <p>{say("ways.involved")}</p>
            <ul>{involved}</ul>
            <p hidden=none>{say(title)}</p>
            <p class="ways">{ways}</p>
        }
        .into_any()
    };
    view! { <div class="solve">{list}</div> }.into_any()
}

fn involved(app: App, one: Involved) -> AnyView {
    let Involved { place, label, answer } = one;
    let go = move |_| app.send(Message::Question(place.clone()));
    let answer = match answer.as_str() {
        "" => view! { <span>{say("ways.unanswered")}</span> }.into_any(),
        _ => view! { <span lang=app.lang()>{answer}</span> }.into_any(),
    };
    view! { <li><button type="button" class="link" lang=app.lang() on:click=go>{label}</button>": "{answer}</li> }.into_any()
}

fn departure(app: App, departure: Departure) -> AnyView {
    let id = format!("reason--{}", departure.key.replace('/', "--"));
    let key = departure.key.clone();
    let message = departure.message.clone();
    let own = key.clone();
    let reason = Memo::new(move |_| {
        let now = app.now.read();
        let departures = now.as_ref().map_or(&[][..], |now| &now.interview.departures);
        let found = departures.iter().find(|departure| departure.key == own);
        found.map(|departure| departure.reason.clone()).unwrap_or_default()
    });
    let node: NodeRef<html::Textarea> = NodeRef::new();
    let leave = follow(node, move || reason.get());
    let typed = move |event| {
        app.send(Message::Typed(Change::Reason(key.clone(), event_target_value(&event))));
    };
    view! {
        <li class="finding departs">
            <p><strong>{say("finding.departs")}</strong>" "<span lang=app.lang()>{departure.message}</span></p>
            <p lang=app.lang()>{departure.help}</p>
            {ways(app, message, "ways.title")}
            <label for=id.clone()>{say("finding.reason")}</label>
            <textarea node_ref=node id=id rows="3" on:input=typed on:change=move |_| app.send(Message::Settle) on:blur=move |_| leave()></textarea>
        </li>
    }
    .into_any()
}
