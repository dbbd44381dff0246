//! The first screen: where one left off, an example to begin with, nothing, or answers of an earlier time.

use super::promises;
use crate::app::App;
use crate::browser;
use crate::drafts::Draft;
use crate::keeping::Kept;
use crate::message::Message;
use crate::messages::{language, say, say_with};
use clausier::answers::{Answers, MOST_BYTES};
use clausier::edition::Preset;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The first screen.
pub fn start(app: App) -> AnyView {
    let presets = app.engine(|engine| engine.edition().presets.clone());
    let examples = presets.into_iter().map(|preset| example(app, preset)).collect_view();
    view! {
        <section class="start" part="start" aria-labelledby="start">
            <h2 id="start" tabindex="-1">{say("start.title")}</h2>
            <p class="lead">{say("start.lead")}</p>
            <div class="promise">{promises()}</div>
            {trouble(app)}
            {shared(app)}
            {drafts(app)}
            <h3>{say("start.examples")}</h3>
            <ul class="examples">{examples}</ul>
            <h3>{say("start.otherwise")}</h3>
            <div class="otherwise">{empty(app)}{open(app)}</div>
            <p class="small-print">{edition(app)}</p>
        </section>
    }
    .into_any()
}

/// The edition of the texts and the version of the program.
pub fn edition(app: App) -> String {
    let edition = app.engine(|engine| engine.edition().title.clone());
    say_with("start.edition", &[("edition", &edition), ("version", env!("CARGO_PKG_VERSION"))])
}

/// The button to open an answers file.
pub fn open(app: App) -> AnyView {
    let chosen = move |event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        leptos::task::spawn_local(async move {
            let text = browser::text_of(&file, MOST_BYTES).await;
            // Only now: emptied sooner, some browsers no longer give the file. The same file may be chosen
            // again after it was mended.
            input.set_value("");
            match text {
                Some(text) => app.send(Message::Open(text)),
                None => app.in_trouble(std::iter::once(say("open.too-large").to_owned())),
            }
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
        <div class="failed" id="trouble" role="alert" tabindex="-1" hidden=move || app.trouble.read().is_empty()>{lines}</div>
    }
    .into_any()
}

fn example(app: App, preset: Preset) -> AnyView {
    let id = preset.id.clone();
    let name = preset.title.clone();
    let begin = move |_| {
        let mut answers = no_answers(app);
        answers.preset = Some(preset.id.clone());
        app.send(Message::Begin(answers, preset.title.clone()));
    };
    let description = format!("preset--{id}");
    view! {
        <li>
            <button type="button" class="example" data-preset=id.to_string() aria-describedby=description.clone() on:click=begin>
                {name}
            </button>
            <p id=description>{preset.description.clone()}</p>
        </li>
    }
    .into_any()
}

/// Answers that came with the address. They become a draft of their own, and only when somebody asks.
fn shared(app: App) -> AnyView {
    let Some(text) = browser::take_from_link() else { return ().into_any() };
    match clausier::link::read(&text) {
        Ok(answers) => {
            let begin = move |_| app.send(Message::Begin(answers.clone(), say("draft.shared").to_owned()));
            view! {
                <div class="earlier">
                    <p>{say("start.shared")}</p>
                    <button type="button" class="main" part="main-button" on:click=begin>{say("start.open-shared")}</button>
                </div>
            }
            .into_any()
        }
        Err(faults) => {
            app.in_trouble(faults.into_iter().map(|fault| fault.message));
            ().into_any()
        }
    }
}

fn drafts(app: App) -> AnyView {
    let list = app.keeping.list;
    let deleted = app.keeping.deleted;
    let put_back = move |_| {
        app.keeping.restore();
        app.focus("drafts");
    };
    let gone = move || {
        let name = deleted.read().as_ref().map(|deleted| deleted.draft.name.clone()).unwrap_or_default();
        say_with("table.removed", &[("title", &name)])
    };
    let wipe = move |_| {
        app.keeping.wipe();
        app.tell(say("kept.wiped").to_owned());
        app.focus("start");
    };
    view! {
        <div class="drafts" hidden=move || list.read().is_empty() && deleted.read().is_none()>
            <h3 id="drafts" tabindex="-1">{say("start.kept")}</h3>
            <ul><For each=move || list.get() key=|draft| (draft.id, draft.name.clone(), draft.saved) let(draft)>{kept(app, draft)}</For></ul>
            <p class="undo" hidden=move || deleted.read().is_none()>
                <span>{gone}</span>" "
                <button type="button" id="undo-draft" on:click=put_back>{say("table.undo")}</button>
            </p>
            <button type="button" class="link" on:click=wipe>{say("kept.wipe")}</button>
        </div>
        <p class="kept" hidden=move || app.keeping.kept.get() == Kept::Yes>
            {move || match app.keeping.kept.get() {
                Kept::Refused => say("kept.refused"),
                _ => say("kept.off"),
            }}
        </p>
    }
    .into_any()
}

fn kept(app: App, draft: Draft) -> AnyView {
    let (id, name) = (draft.id, draft.name);
    let when = say_with("kept.when", &[("when", &browser::day_and_hour(draft.saved, language()))]);
    let label = |action: &'static str| say_with("table.action", &[("action", say(action)), ("title", &name)]);
    let rename_label = say_with("draft.rename", &[("title", &name)]);
    let copy_name = say_with("draft.copy-of", &[("title", &name)]);
    let renamed = move |event| app.keeping.rename(id, &event_target_value(&event));
    let delete = move |_| {
        app.keeping.delete(id);
        app.focus("undo-draft");
    };
    view! {
        <li data-draft=id.to_string()>
            <button type="button" class="go" on:click=move |_| app.send(Message::Resume(id))>{name.clone()}</button>
            <span class="help">{when}</span>
            <span class="actions">
                <details class="rename"><summary aria-label=label("draft.rename-action")>{say("draft.rename-action")}</summary>
                    <input type="text" maxlength="100" autocomplete="off" aria-label=rename_label prop:value=name.clone() on:change=renamed/>
                </details>
                <button type="button" aria-label=label("table.copy") on:click=move |_| app.keeping.duplicate(id, &copy_name)>{say("table.copy")}</button>
                <button type="button" aria-label=label("table.remove") on:click=delete>{say("table.remove")}</button>
            </span>
        </li>
    }
    .into_any()
}

fn empty(app: App) -> AnyView {
    let begin = move |_| app.send(Message::Begin(no_answers(app), say("draft.new").to_owned()));
    view! { <button type="button" on:click=begin>{say("start.empty")}</button> }.into_any()
}

fn no_answers(app: App) -> Answers {
    app.engine(|engine| Answers::new(&engine.edition().id))
}
