//! The menu to take the work along: documents, the whole dossier, answers, a link.

use super::{bar, start};
use crate::app::App;
use crate::export::{Format, Wanted};
use crate::message::Message;
use crate::messages::{say, say_with};
use clausier::annex::{DocumentKind, Standing};
use clausier::answers::Answers;
use leptos::prelude::*;

/// The menu.
pub fn menu(app: App) -> AnyView {
    let kinds = Memo::new(move |_| super::document::kinds(app));
    let standing = Memo::new(move |_| app.now.read().as_ref().map(|now| now.interview.standing));
    let is = move |wanted| standing.get() == Some(wanted);
    let has_inserts = move || kinds.read().contains(&DocumentKind::Inserts);
    view! {
        <details class="menu take">
            <summary class="main" part="main-button">{say("download.menu")}</summary>
            <div class="drop">
                <p class="finding warning" hidden=move || !is(Standing::Open)>{say("download.open")}</p>
                <p class="finding error" hidden=move || !is(Standing::Blocked)>{say("download.blocked")}</p>
                <div>
                    <p>{act(app, Message::Download(Wanted::All), "download.all")}</p>
                    <p class="help">{say("download.all-help")}</p>
                </div>
                <p class="of">{say("download.one")}</p>
                <ul class="files"><For each=move || kinds.get() key=|kind| *kind let(kind)>{document(app, kind)}</For></ul>
                <p hidden=move || !has_inserts()>{act(app, Message::CopyInserts, "download.copy-inserts")}</p>
                <fieldset>
                    <legend>{say("download.copy")}</legend>
                    {copy(app, false, "download.publication", "download.publication-help")}
                    {copy(app, true, "download.working", "download.working-help")}
                </fieldset>
                <hr/>
                <p class="of">{say("download.more")}</p>
                <p class="help">{say("download.answers-help")}</p>
                <p class="pair">{act(app, Message::Download(Wanted::Answers), "bar.download-answers")}{start::open(app)}</p>
                <div>
                    <p>{act(app, Message::Share, "share.copy")}</p>
                    <p class="help">{say("share.help")}</p>
                </div>
                <hr/>
                <p class="of">{say("questionnaire.short")}</p>
                <p class="pair">{questionnaire(app, move || app.answers())}</p>
            </div>
        </details>
    }
    .into_any()
}

fn copy(app: App, working: bool, words: &'static str, help: &'static str) -> AnyView {
    let id = format!("copy--{working}");
    let help_id = format!("{id}--help");
    view! {
        <div class="choice">
            <input
                type="radio" name="copy" id=id.clone() aria-describedby=help_id.clone()
                prop:checked=move || app.working_copy.get() == working on:change=move |_| app.working_copy.set(working)
            />
            <label for=id>{say(words)}</label>
            <p class="help" id=help_id>{say(help)}</p>
        </div>
    }
    .into_any()
}

fn document(app: App, kind: DocumentKind) -> AnyView {
    let name = super::document::name(kind);
    let button = move |format: Format, words: &'static str| {
        let label = say_with("download.label", &[("format", say(words)), ("document", say(name))]);
        view! {
            <button type="button" data-format=format.ending() data-document=kind.name() aria-label=label on:click=move |_| app.send(Message::Download(Wanted::Document(kind, format)))>
                {say(words)}
            </button>
        }
    };
    view! {
        <li><span>{say(name)}</span>{button(Format::Docx, "download.docx")}{button(Format::Html, "download.html")}</li>
    }
    .into_any()
}

/// The buttons for the empty questionnaire of a kind of purchase or a preset.
pub fn questionnaire(app: App, answers: impl Fn() -> Answers + Copy + Send + Sync + 'static) -> AnyView {
    let button = move |format: Format, words: &'static str| {
        let give = move |_| app.send(Message::Questionnaire(answers(), format));
        view! { <button type="button" data-questionnaire=format.ending() on:click=give>{say(words)}</button> }
    };
    view! { {button(Format::Docx, "questionnaire.docx")}" "{button(Format::Html, "questionnaire.html")} }
        .into_any()
}

fn act(app: App, message: Message, words: &'static str) -> AnyView {
    let done = move |event: web_sys::MouseEvent| {
        bar::close_menu(&event_target(&event));
        app.send(message.clone());
    };
    let is_main = words == "download.all";
    view! { <button type="button" class=is_main.then_some("main") part=is_main.then_some("main-button") data-act=words.replace('.', "-") on:click=done>{say(words)}</button> }
        .into_any()
}
