//! The first screen: where one left off, an example to begin with, nothing, or answers of an earlier time.

use super::words::{action, around, languages};
use super::{download, promises};
use crate::app::App;
use crate::browser;
use crate::drafts::Draft;
use crate::keeping::Kept;
use crate::message::Message;
use crate::messages::{say, say_with};
use clausier::answers::{Answers, MOST_BYTES};
use clausier::edition::{Preset, PurchaseKind};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The first screen.
pub fn start(app: App) -> AnyView {
    let presets = app.engine(|engine| engine.edition().presets.clone());
    let examples = presets.into_iter().map(|preset| example(app, preset)).collect_view();
    view! {
        <section class="start" part="start" aria-labelledby="start">
            {languages(app)}
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
            {on_paper(app)}
            <footer class="small-print">{edition(app)}</footer>
        </section>
    }
    .into_any()
}

/// The edition of the texts and the version of the program.
pub fn edition(app: App) -> AnyView {
    let edition = app.engine(|engine| engine.edition().title.clone());
    let edition = around(app, "start.edition", &[("edition", &edition)]);
    let version = say_with("start.version", &[("version", env!("CARGO_PKG_VERSION"))]);
    view! { <p class="edition">{edition}" "{version}</p> }.into_any()
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
            <button type="button" class="example" data-preset=id.to_string() lang=app.lang() aria-describedby=description.clone() on:click=begin>
                {name}
            </button>
            <p id=description lang=app.lang()>{preset.description.clone()}</p>
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
    let when =
        say_with("kept.when", &[("when", &browser::day_and_hour(draft.saved, say("language.locale")))]);
    let words = |words: &'static str| {
        let name = name.clone();
        action(app, words, move || name.clone())
    };
    let rename_label = say_with("draft.rename", &[("title", &name)]);
    let copy_name = say_with("draft.copy-of", &[("title", &name)]);
    let go = format!("draft--{id}");
    let this = go.clone();
    let renamed = move |event| {
        app.keeping.rename(id, &event_target_value(&event));
        app.focus(&this);
    };
    let delete = move |_| {
        app.keeping.delete(id);
        app.focus("undo-draft");
    };
    view! {
        <li data-draft=id.to_string()>
            <button type="button" class="go" id=go on:click=move |_| app.send(Message::Resume(id))>{name.clone()}</button>
            <span class="help">{when}</span>
            <span class="actions">
                <details class="rename"><summary>{words("draft.rename-action")}</summary>
                    <input type="text" maxlength="100" autocomplete="off" aria-label=rename_label prop:value=name.clone() on:change=renamed/>
                </details>
                <button type="button" on:click=move |_| app.keeping.duplicate(id, &copy_name)>{words("table.copy")}</button>
                <button type="button" on:click=delete>{words("table.remove")}</button>
            </span>
        </li>
    }
    .into_any()
}

fn empty(app: App) -> AnyView {
    let begin = move |_| app.send(Message::Begin(no_answers(app), say("draft.new").to_owned()));
    view! { <button type="button" on:click=begin>{say("start.empty")}</button> }.into_any()
}

/// The questions on paper, for a preset or for a kind of purchase without one, to gather answers from others.
fn on_paper(app: App) -> AnyView {
    let (presets, kinds) = app.engine(|engine| {
        let edition = engine.edition();
        let preset = |preset: &Preset| {
            let answers = Answers { preset: Some(preset.id.clone()), ..Answers::new(&edition.id) };
            (preset.title.clone(), answers)
        };
        let kind = |kind: &PurchaseKind| (kind.title.clone(), Answers::of_kind(&edition.id, &kind.id));
        let presets: Vec<_> = edition.presets.iter().map(preset).collect();
        (presets, edition.kinds.iter().map(kind).collect::<Vec<_>>())
    });
    let option = |at: usize, title: &str| view! { <option value=at.to_string() lang=app.lang()>{title.to_owned()}</option> };
    let with_preset = presets.iter().enumerate().map(|(at, (title, _))| option(at, title)).collect_view();
    let without =
        kinds.iter().enumerate().map(|(at, (title, _))| option(presets.len() + at, title)).collect_view();
    let all: Vec<Answers> = presets.into_iter().chain(kinds).map(|(_, answers)| answers).collect();
    let all = StoredValue::new(all);
    let chosen = RwSignal::new(0usize);
    let answers = move || {
        let at = chosen.get_untracked();
        all.with_value(|all| all.get(at).cloned()).unwrap_or_else(|| no_answers(app))
    };
    view! {
        <h3 id="on-paper">{say("questionnaire.title")}</h3>
        <p>{say("questionnaire.help")}</p>
        <div class="on-paper">
            <label for="on-paper-of">{say("questionnaire.of")}</label>
            <select id="on-paper-of" on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0))>
                <optgroup label=say("questionnaire.presets")>{with_preset}</optgroup>
                <optgroup label=say("questionnaire.kinds")>{without}</optgroup>
            </select>
            {download::questionnaire(app, answers)}
        </div>
    }
    .into_any()
}

fn no_answers(app: App) -> Answers {
    app.engine(|engine| Answers::new(&engine.edition().id))
}
