//! What these answers leave out of the documents, why, and the answers that would bring it in; and which
//! principles of the charter are served.

use super::words::around;
use crate::app::App;
use crate::change::Change;
use crate::message::Message;
use crate::messages::{Part, parts, say, say_count, say_with};
use clausier::annex::{Reason, Served};
use clausier::left_out::LeftOut;
use clausier::ways;
use leptos::prelude::*;

/// The id of the head of what is left out.
const HEAD: &str = "left-out";

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
            <summary id=HEAD>{say("left-out.title")}</summary>
            <p class="help" hidden=move || !list.read().is_empty()>{say("left-out.none")}</p>
            <ul><For each=move || list.get() key=|one| format!("{one:?}") let(one)>{clause(app, one)}</For></ul>
        </details>
    }
    .into_any()
}

fn clause(app: App, left: LeftOut) -> AnyView {
    let reasons = left.reasons.iter().map(|reason| view! { <li>{words(app, reason)}</li> }).collect_view();
    let title = left.title.clone();
    let ways = left
        .ways
        .into_iter()
        .map(|change| way(app, vec![change], Some(Purpose { title: &title, then: HEAD.to_owned() })))
        .collect_view();
    view! {
        <li>
            <h4 lang=app.lang()>{left.title}</h4>
            <p class="help">{say("left-out.because")}</p>
            <ul>{reasons}</ul>
            <p class="ways">{ways}</p>
        </li>
    }
    .into_any()
}

fn words(app: App, reason: &Reason) -> AnyView {
    match reason {
        Reason::Always => ().into_any(),
        Reason::Answer { label, answer, .. } if answer.is_empty() => {
            around(app, "left-out.open", &[("label", label)])
        }
        Reason::Answer { label, answer, .. } => {
            around(app, "left-out.answer", &[("label", label), ("answer", answer)])
        }
        Reason::Rule { text, .. } => view! { <span lang=app.lang()>{text.clone()}</span> }.into_any(),
        Reason::Clause { clause } => {
            let title = app.engine(|engine| {
                engine.edition().clauses.get(clause).map_or_else(String::new, |clause| clause.title.clone())
            });
            around(app, "left-out.clause", &[("title", &title)])
        }
    }
}

/// What changes of answers are for.
pub struct Purpose<'p> {
    /// What they reach.
    pub title: &'p str,
    /// The id of the element where one goes on once it is reached, since the button is gone then.
    pub then: String,
}

/// A button that makes changes of answers; what it is for is in its name for those who cannot see it. Without
/// a purpose it solves what was found, and leads to the question that it changed.
pub fn way(app: App, changes: Vec<ways::Change>, purpose: Option<Purpose<'_>>) -> AnyView {
    let part = |change: &ways::Change| {
        say_with("ways.change", &[("label", &change.label), ("answer", &change.text)])
    };
    let words = changes.iter().map(part).collect::<Vec<_>>().join(say("ways.and"));
    let name = if purpose.is_some() { "ways.label" } else { "ways.solve" };
    let title = purpose.as_ref().map_or("", |purpose| purpose.title);
    let blanks = [("change", words.as_str()), ("purpose", title)];
    let label = parts(name, &blanks).into_iter().map(|part| match part {
        Part::Filled(change) if change == words => view! { <span lang=app.lang()>{change}</span> }.into_any(),
        Part::Filled(purpose) => view! { <span class="unseen" lang=app.lang()>{purpose}</span> }.into_any(),
        Part::Said(words) => view! { <span class="unseen">{words}</span> }.into_any(),
    });
    let then = purpose.map(|purpose| purpose.then);
    let make = move |_| {
        let change = |change: &ways::Change| Change::Answer(change.place.clone(), Some(change.value.clone()));
        app.send(Message::Together(changes.iter().map(change).collect()));
        match (&then, changes.first()) {
            (Some(id), _) => app.focus(id),
            (None, Some(first)) => app.send(Message::Question(first.place.clone())),
            (None, None) => {}
        }
    };
    view! { <button type="button" class="way" on:click=make>{label.collect_view()}</button> }.into_any()
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
    let one = move |one: Served| {
        let words = match one.clauses.len() {
            0 => say("principles.none").to_owned(),
            count => say_count("principles.one", "principles.many", count),
        };
        let class = if one.clauses.is_empty() { "unserved" } else { "served" };
        view! { <li class=class><span lang=app.lang()>{format!("{}. {}", one.number, one.title)}</span>" "<span class="help">{words}</span></li> }
    };
    view! {
        <details class="principles" hidden=move || served.read().is_empty()>
            <summary>{words}</summary>
            <ul>{move || served.get().into_iter().map(one).collect_view()}</ul>
        </details>
    }
    .into_any()
}
