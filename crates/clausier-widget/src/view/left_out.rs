//! What these answers leave out of the documents, why, and the answers that would bring it in; and which
//! principles of the charter are served.

use crate::app::{App, Message};
use crate::change::Change;
use crate::messages::{say, say_count, say_with};
use clausier::annex::{Reason, Served};
use clausier::left_out::LeftOut;
use clausier::ways;
use leptos::prelude::*;

/// Both, below the document.
pub fn panel(app: App) -> AnyView {
    view! { <div class="beside">{left_out(app)}{principles(app)}</div> }.into_any()
}

/// Looked for only while it is unfolded.
fn left_out(app: App) -> AnyView {
    let open = RwSignal::new(false);
    let list = Memo::new(move |_| {
        let now = app.now.read();
        let answers = now.as_ref().filter(|_| open.get()).map(|now| &now.answers);
        answers.map_or_else(Vec::new, |answers| app.engine(|engine| engine.left_out(answers)))
    });
    let toggled = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    view! {
        <details class="left-out" on:toggle=toggled>
            <summary>{say("left-out.title")}</summary>
            <p class="help" hidden=move || !list.read().is_empty()>{say("left-out.none")}</p>
            <ul><For each=move || list.get() key=|one| format!("{one:?}") let(one)>{clause(app, one)}</For></ul>
        </details>
    }
    .into_any()
}

fn clause(app: App, left: LeftOut) -> AnyView {
    let reasons = left.reasons.iter().map(|reason| view! { <li>{words(app, reason)}</li> }).collect_view();
    let title = left.title.clone();
    let ways = left.ways.into_iter().map(|change| way(app, vec![change], &title)).collect_view();
    view! {
        <li>
            <h4>{left.title}</h4>
            <p class="help">{say("left-out.because")}</p>
            <ul>{reasons}</ul>
            <p class="ways">{ways}</p>
        </li>
    }
    .into_any()
}

fn words(app: App, reason: &Reason) -> String {
    match reason {
        Reason::Always => String::new(),
        Reason::Answer { label, answer, .. } if answer.is_empty() => {
            say_with("left-out.open", &[("label", label)])
        }
        Reason::Answer { label, answer, .. } => {
            say_with("left-out.answer", &[("label", label), ("answer", answer)])
        }
        Reason::Rule { text, .. } => text.clone(),
        Reason::Clause { clause } => app.engine(|engine| {
            let title = engine.edition().clauses.get(clause).map_or("", |clause| clause.title.as_str());
            say_with("left-out.clause", &[("title", title)])
        }),
    }
}

/// A button that makes changes of answers; what it is for is in its name for those who cannot see it.
pub fn way(app: App, changes: Vec<ways::Change>, purpose: &str) -> AnyView {
    let part = |change: &ways::Change| {
        say_with("ways.change", &[("label", &change.label), ("answer", &change.text)])
    };
    let words = changes.iter().map(part).collect::<Vec<_>>().join(say("ways.and"));
    let label = say_with("ways.label", &[("change", &words), ("purpose", purpose)]);
    let make = move |_| {
        let change = |change: &ways::Change| Change::Answer(change.place.clone(), Some(change.value.clone()));
        app.send(Message::Together(changes.iter().map(change).collect()));
    };
    view! { <button type="button" class="way" aria-label=label on:click=make>{words.clone()}</button> }
        .into_any()
}

fn principles(app: App) -> AnyView {
    let served = Memo::new(move |_| {
        app.now.read().as_ref().map_or_else(Vec::new, |now| now.dossier.principles.clone())
    });
    let words = move || {
        let served = served.read();
        let count = served.iter().filter(|one| !one.clauses.is_empty()).count();
        say_with("principles.sum", &[("count", &count.to_string()), ("of", &served.len().to_string())])
    };
    let one = |one: Served| {
        let words = match one.clauses.len() {
            0 => say("principles.none").to_owned(),
            count => say_count("principles.one", "principles.many", count),
        };
        let class = if one.clauses.is_empty() { "unserved" } else { "served" };
        view! { <li class=class><span>{format!("{}. {}", one.number, one.title)}</span>" "<span class="help">{words}</span></li> }
    };
    view! {
        <details class="principles" hidden=move || served.read().is_empty()>
            <summary>{words}</summary>
            <ul>{move || served.get().into_iter().map(one).collect_view()}</ul>
        </details>
    }
    .into_any()
}
