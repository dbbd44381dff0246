//! The bar above the work: how far it is, what is open, and the answers as a file.

use super::start;
use crate::app::{App, Message, standing};
use crate::messages::{say, say_count};
use clausier::annex::{OpenPoint, Standing};
use leptos::prelude::*;

/// The bar.
pub fn bar(app: App) -> AnyView {
    let words = move || app.now.read().as_ref().map_or_else(String::new, |now| standing(now));
    let class = move || match app.now.read().as_ref().map(|now| now.interview.standing) {
        Some(Standing::Blocked) => "standing blocked",
        Some(Standing::Open) => "standing open",
        _ => "standing complete",
    };
    view! {
        <div class="bar" role="region" aria-label=say("bar.label")>
            <p class=class>{words}</p>
            {departures(app)}
            {open_points(app)}
            <details class="menu">
                <summary>{say("bar.answers")}</summary>
                <div class="drop">
                    <button type="button" on:click=move |_| app.send(Message::DownloadAnswers)>
                        {say("bar.download-answers")}
                    </button>
                    {start::open(app)}
                    <button type="button" on:click=move |_| app.send(Message::Leave)>{say("bar.leave")}</button>
                </div>
            </details>
            {start::trouble(app)}
        </div>
    }
    .into_any()
}

fn departures(app: App) -> AnyView {
    let count = Memo::new(move |_| app.now.read().as_ref().map_or(0, |now| now.interview.departures.len()));
    let words = move || say_count("departures.one", "departures.many", count.get());
    view! { <p class="departures" hidden=move || count.get() == 0>{words}</p> }.into_any()
}

fn open_points(app: App) -> AnyView {
    let points = Memo::new(move |_| {
        app.now.read().as_ref().map_or_else(Vec::new, |now| now.dossier.open_points.clone())
    });
    let list = move || points.get().into_iter().map(|point| open_point(app, point)).collect_view();
    view! {
        <details class="menu" hidden=move || points.read().is_empty()>
            <summary>{say("points.show")}</summary>
            <ul class="drop">{list}</ul>
        </details>
    }
    .into_any()
}

fn open_point(app: App, point: OpenPoint) -> AnyView {
    let go = move |event: web_sys::MouseEvent| {
        close_menu(&event_target(&event));
        app.send(Message::Question(point.place.clone()));
    };
    view! { <li><button type="button" class="link" on:click=go>{point.text}</button></li> }.into_any()
}

fn close_menu(inside: &web_sys::Element) {
    if let Ok(Some(menu)) = inside.closest("details") {
        menu.remove_attribute("open").unwrap_or_default();
    }
}
