//! The first screen: an example to begin with, nothing, or answers of an earlier time.

use super::promises;
use crate::app::{App, Message};
use crate::browser;
use crate::messages::say;
use clausier::answers::Answers;
use clausier::edition::Preset;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The first screen.
pub fn start(app: App) -> AnyView {
    let (edition, presets) =
        app.engine(|engine| (engine.edition().title.clone(), engine.edition().presets.clone()));
    let examples = presets.into_iter().map(|preset| example(app, preset)).collect_view();
    view! {
        <section class="start" aria-labelledby="start">
            <h2 id="start" tabindex="-1">{say("start.title")}</h2>
            <p class="lead">{say("start.lead")}</p>
            {earlier(app)}
            <h3>{say("start.examples")}</h3>
            <ul class="examples">{examples}</ul>
            <h3>{say("start.otherwise")}</h3>
            <div class="otherwise">{empty(app)}{open(app)}</div>
            {trouble(app)}
            <div class="small-print">{promises()}<p>{edition}</p></div>
        </section>
    }
    .into_any()
}

/// The button to open an answers file.
pub fn open(app: App) -> AnyView {
    let chosen = move |event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file may be chosen again after it was mended.
        input.set_value("");
        leptos::task::spawn_local(async move {
            let text = browser::text_of(&file).await.unwrap_or_default();
            app.send(Message::Open(text));
        });
    };
    view! {
        <label class="button">
            <input class="unseen" type="file" accept=".json,application/json" on:change=chosen/>
            {say("open.answers")}
        </label>
    }
    .into_any()
}

/// Why a file could not be opened.
pub fn trouble(app: App) -> AnyView {
    let lines = move || app.trouble.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <div class="failed" id="trouble" tabindex="-1" hidden=move || app.trouble.read().is_empty()>{lines}</div>
    }
    .into_any()
}

fn example(app: App, preset: Preset) -> AnyView {
    let id = preset.id.clone();
    let begin = move |_| {
        let mut answers = no_answers(app);
        answers.preset = Some(preset.id.clone());
        app.send(Message::Begin(answers));
    };
    let description = format!("preset--{id}");
    view! {
        <li>
            <button type="button" class="example" data-preset=id.to_string() aria-describedby=description.clone() on:click=begin>
                {preset.title.clone()}
            </button>
            <p id=description>{preset.description.clone()}</p>
        </li>
    }
    .into_any()
}

fn earlier(app: App) -> AnyView {
    let Some(answers) = app.kept() else { return ().into_any() };
    let begin = move |_| app.send(Message::Begin(answers.clone()));
    view! {
        <div class="earlier">
            <p>{say("start.kept")}</p>
            <button type="button" class="main" on:click=begin>{say("start.continue")}</button>
        </div>
    }
    .into_any()
}

fn empty(app: App) -> AnyView {
    let begin = move |_| app.send(Message::Begin(no_answers(app)));
    view! { <button type="button" on:click=begin>{say("start.empty")}</button> }.into_any()
}

fn no_answers(app: App) -> Answers {
    app.engine(|engine| Answers::new(&engine.edition().id))
}
