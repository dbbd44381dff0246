//! The bar above the work: which draft, how far it is, what is open, undo, and the ways to take it along.

use super::words::languages;
use super::{download, start};
use crate::app::{App, standing};
use crate::browser::HeightNote;
use crate::keeping::Kept;
use crate::message::Message;
use crate::messages::{say, say_count, say_with};
use clausier::annex::{OpenPoint, Standing};
use clausier::diagnostic::At;
use clausier::interview::Control;
use leptos::html;
use leptos::prelude::*;

/// The bar.
pub fn bar(app: App) -> AnyView {
    let node: NodeRef<html::Div> = NodeRef::new();
    let note = StoredValue::new_local(None);
    // What stays in sight below the bar stands at its height, which follows from what is open and from the window.
    Effect::new(move |_| note.set_value(node.get().and_then(|bar| HeightNote::new(&bar, "--bar"))));
    view! {
        <div node_ref=node class="bar" part="bar" role="region" aria-label=say("bar.label")>
            {draft(app)}
            <div class="travel">{travel(app)}</div>
            <div class="facts">
                {status(app)}
                {departures(app)}
                {stars(app)}
            </div>
            {download::menu(app)}
            {start::trouble(app)}
        </div>
    }
    .into_any()
}

/// Name of the draft, whether it is kept, and what can be done with it as a whole.
fn draft(app: App) -> AnyView {
    let draft = app.keeping.draft;
    let name = Memo::new(move |_| draft.read().as_ref().map_or_else(String::new, |draft| draft.name.clone()));
    let title = move || if name.read().is_empty() { say("draft.unkept").to_owned() } else { name.get() };
    let renamed = move |event| {
        if let Some(draft) = draft.get_untracked() {
            app.keeping.rename(draft.id, &event_target_value(&event));
        }
    };
    let keep = move |event| {
        let keep = event_target_checked(&event);
        let answers = app.look(|now| now.answers.clone());
        app.keeping.keep(keep, answers.as_ref());
    };
    view! {
        <details class="menu draft">
            <summary><span class="unseen">{say("draft.label")}" "</span>{title}</summary>
            <div class="drop">
                <label for="draft-name" hidden=move || name.read().is_empty()>{say("draft.name")}</label>
                <input id="draft-name" type="text" maxlength="100" autocomplete="off" hidden=move || name.read().is_empty() prop:value=name on:change=renamed/>
                <label class="choice" hidden=!app.keeping.is_possible()>
                    <input type="checkbox" prop:checked=move || app.keeping.kept.get() != Kept::Off on:change=keep/>
                    <span>{say("draft.keep")}</span>
                </label>
                <p class="help" hidden=!app.keeping.is_possible()>{say("draft.keep-help")}</p>
                <button type="button" on:click=move |_| app.send(Message::Leave)>{say("bar.leave")}</button>
                {languages(app)}
            </div>
        </details>
        {kept(app)}
    }
    .into_any()
}

fn kept(app: App) -> AnyView {
    let state = app.keeping.kept;
    let words = move || match state.get() {
        Kept::Yes => app.keeping.draft.read().as_ref().map_or_else(String::new, |draft| {
            let when = crate::browser::hour(draft.saved, say("language.locale"));
            say_with("kept.yes", &[("when", &when)])
        }),
        Kept::Off => say("kept.off").to_owned(),
        Kept::Refused => say("kept.refused").to_owned(),
    };
    // `browser::own_up` reads it here after a fault, when nothing else can be asked.
    let class = move || match state.get() {
        Kept::Yes => "kept",
        Kept::Off => "kept off",
        Kept::Refused => "kept refused",
    };
    let role = move || (state.get() == Kept::Refused).then_some("alert");
    view! { <p class=class role=role>{words}</p> }.into_any()
}

/// How far the answers are; while something is to be done, a menu with what that is.
fn status(app: App) -> AnyView {
    let points = Memo::new(move |_| points(app));
    let words = move || app.now.read().as_ref().map_or_else(String::new, |now| standing(now));
    let class = move || match app.now.read().as_ref().map(|now| now.interview.standing) {
        Some(Standing::Blocked) => "standing blocked",
        Some(Standing::Open) => "standing open",
        _ => "standing complete",
    };
    view! {
        <details class="menu points" hidden=move || points.read().is_empty()>
            <summary class=class>{words}</summary>
            <div class="drop">{points_list(app)}</div>
        </details>
        <p class=class hidden=move || !points.read().is_empty()>{words}</p>
    }
    .into_any()
}

/// What is to be done, each with the way to its question.
pub fn points_list(app: App) -> AnyView {
    let points = Memo::new(move |_| points(app));
    let list = move || points.get().into_iter().map(|point| open_point(app, point)).collect_view();
    view! { <ul class="to-do">{list}</ul> }.into_any()
}

/// What makes the answers impossible, then what is still open; follows the state.
fn points(app: App) -> Vec<OpenPoint> {
    let now = app.now.read();
    let Some(now) = now.as_ref() else { return Vec::new() };
    let wrong = now.errors().filter_map(|diagnostic| match &diagnostic.at {
        At::Question { place } => Some(OpenPoint { place: place.clone(), text: diagnostic.message.clone() }),
        _ => None,
    });
    let open = now.dossier.open_points.iter().map(|point| match now.row_title(&point.place) {
        Some(title) => OpenPoint { text: format!("{title}: {}", point.text), ..point.clone() },
        None => point.clone(),
    });
    wrong.chain(open).collect()
}

fn departures(app: App) -> AnyView {
    let count = Memo::new(move |_| app.now.read().as_ref().map_or(0, |now| now.interview.departures.len()));
    let words = move || say_count("departures.one", "departures.many", count.get());
    let go = move |_| {
        let first = app.look(|now| {
            let all = &now.interview.departures;
            let unexplained = all.iter().find(|departure| departure.reason.is_empty());
            unexplained.or(all.first()).map(|departure| departure.at.clone())
        });
        if let Some(Some(At::Question { place })) = first {
            app.send(Message::Question(place));
        }
    };
    view! { <button type="button" class="link" hidden=move || count.get() == 0 on:click=go>{words}</button> }
        .into_any()
}

/// Stars of all rows together.
fn stars(app: App) -> AnyView {
    let sum = Memo::new(move |_| {
        let now = app.now.read();
        let rows =
            now.as_ref().into_iter().flat_map(|now| &now.interview.steps).flat_map(|step| &step.questions);
        let rows = rows.filter_map(|question| match &question.control {
            Control::Table { rows, .. } => Some(rows),
            _ => None,
        });
        let stars = rows.flatten().filter_map(|row| row.stars.as_ref());
        stars.fold((0, 0), |(count, of), stars| (count + stars.count, of + stars.of))
    });
    let words = move || {
        let (count, of) = sum.get();
        say_with("stars.sum", &[("count", &count.to_string()), ("of", &of.to_string())])
    };
    view! { <p class="stars" hidden=move || sum.get().1 == 0>{words}</p> }.into_any()
}

fn open_point(app: App, point: OpenPoint) -> AnyView {
    let go = move |event: web_sys::MouseEvent| {
        close_menu(&event_target(&event));
        app.send(Message::Question(point.place.clone()));
    };
    view! { <li><button type="button" class="link" lang=app.lang() on:click=go>{point.text}</button></li> }
        .into_any()
}

fn travel(app: App) -> AnyView {
    let button = move |message: Message,
                       words: &'static str,
                       sign: &'static str,
                       can: fn((bool, bool)) -> bool| {
        let off = move || (!can(app.reach.get())).to_string();
        view! {
            <button type="button" class="quiet" aria-label=say(words) title=say(words) aria-disabled=off on:click=move |_| app.send(message.clone())>
                {sign}
            </button>
        }
    };
    view! {
        {button(Message::Undo, "bar.undo", "↶", |reach| reach.0)}
        {button(Message::Redo, "bar.redo", "↷", |reach| reach.1)}
    }
    .into_any()
}

/// Closes the menu around an element.
pub fn close_menu(inside: &web_sys::Element) {
    if let Ok(Some(menu)) = inside.closest("details") {
        menu.remove_attribute("open").unwrap_or_default();
    }
}
