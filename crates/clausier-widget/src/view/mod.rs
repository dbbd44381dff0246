//! What is on the screen, as a function of the state.

mod bar;
mod control;
mod document;
mod download;
mod findings;
mod left_out;
mod line;
mod pasting;
mod question;
mod row;
mod start;
mod steps;
mod table;
mod words;

use crate::app::App;
use crate::element::Loading;
use crate::message::{Message, Side};
use crate::messages::say;
use clausier::annex::Place;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Everything.
pub fn whole(loading: Loading) -> AnyView {
    match loading {
        Loading::Waiting => view! { <p class="waiting">{say("load.waiting")}</p> }.into_any(),
        Loading::Failed(reasons) => {
            let lines = reasons.into_iter().map(|reason| view! { <p>{reason}</p> }).collect_view();
            view! { <div class="failed" role="alert"><p>{say("load.failed")}</p>{lines}</div> }.into_any()
        }
        Loading::Ready(app) => builder(*app),
    }
}

/// The id of the field of a question or a cell.
pub fn field_id(place: &Place) -> String {
    let parts = [Some(&place.option), place.row.as_ref(), place.column.as_ref()];
    parts.into_iter().flatten().fold("field".to_owned(), |id, part| format!("{id}--{part}"))
}

pub use document::section_id;

/// Escape closes a menu. Undo and redo by keys, but in a text field only what the browser itself does there.
fn keys(app: App, event: &web_sys::KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let menu = target.as_ref().and_then(|target| target.closest("details.menu[open]").ok().flatten());
    if let Some(menu) = menu.filter(|_| event.key() == "Escape") {
        menu.remove_attribute("open").unwrap_or_default();
        if let Some(summary) =
            menu.first_element_child().and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok())
        {
            summary.focus().unwrap_or_default();
        }
        return;
    }
    let typing = "textarea, input:not([type=radio], [type=checkbox], [type=file])";
    let is_text = target.is_some_and(|target| target.matches(typing).unwrap_or_default());
    if is_text || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    let message = match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Message::Undo,
        ("z", true) | ("y", false) => Message::Redo,
        _ => return,
    };
    event.prevent_default();
    app.send(message);
}

fn builder(app: App) -> AnyView {
    // In another language everything is made anew; what it shows is kept in the state.
    let screen = Memo::new(move |_| (app.now.read().is_some(), app.spoken.get()));
    view! {
        <p class=move || if app.told.get() { "told" } else { "unseen" } role="status" aria-live="polite">{move || app.status.get()}</p>
        {move || if screen.get().0 { work(app) } else { start::start(app) }}
    }
    .into_any()
}

fn work(app: App) -> AnyView {
    let side = move || match app.side.get() {
        Side::Questions => "work questions-side",
        Side::Document => "work document-side",
    };
    view! {
        <div class=side on:keydown=move |event| keys(app, &event)>
            {bar::bar(app)}
            {turn(app)}
            <div class="columns">
                {steps::list(app)}
                {steps::panel(app)}
                {document::panel(app)}
                <footer class="small-print" part="footer">{promises()}{start::edition(app)}</footer>
            </div>
        </div>
    }
    .into_any()
}

/// The switch between questions and document on a narrow screen.
fn turn(app: App) -> AnyView {
    let switch = move |side: Side, words: &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (app.side.get() == side).to_string()
                on:click=move |_| app.send(Message::Side(side))
            >
                {say(words)}
            </button>
        }
    };
    view! {
        <div class="turn" role="group" aria-label=say("side.label")>
            {switch(Side::Questions, "side.questions")}
            {switch(Side::Document, "side.document")}
        </div>
    }
    .into_any()
}

/// What everybody must know before using this.
fn promises() -> AnyView {
    view! { <p>{say("promise.here")}</p><p>{say("promise.draft")}</p> }.into_any()
}
