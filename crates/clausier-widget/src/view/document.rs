//! The documents as they will be: tabs, downloads and the live preview.

use crate::app::{App, Message};
use crate::browser;
use crate::export::Format;
use crate::messages::{say, say_with};
use crate::preview::{Changed, Preview};
use clausier::annex::DocumentKind;
use clausier::render::html::{self, HtmlOptions, Landmarks};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Stands before the anchors of the shown document.
const PREFIX: &str = "shown-";

/// The documents.
pub fn panel(app: App) -> AnyView {
    view! {
        <section class="document" aria-label=say("document.label")>
            <div class="head-line">{tabs(app)}{downloads(app)}</div>
            {preview(app)}
        </section>
    }
    .into_any()
}

fn kinds(app: App) -> Vec<DocumentKind> {
    let now = app.now.read();
    now.as_ref().map_or_else(Vec::new, |now| now.dossier.documents.iter().map(|one| one.kind).collect())
}

fn tabs(app: App) -> AnyView {
    let kinds = Memo::new(move |_| kinds(app));
    let step_to = move |event: web_sys::KeyboardEvent| {
        let kinds = kinds.get_untracked();
        let Some(next) = neighbour(&kinds, app.document.get_untracked(), &event.key()) else { return };
        event.prevent_default();
        app.send(Message::Document(next));
        app.focus(&tab_id(next));
    };
    view! {
        <div class="tabs" role="tablist" aria-label=say("document.label") on:keydown=step_to>
            <For each=move || kinds.get() key=|kind| *kind let(kind)>{tab(app, kind)}</For>
        </div>
    }
    .into_any()
}

fn neighbour(kinds: &[DocumentKind], now: DocumentKind, key: &str) -> Option<DocumentKind> {
    let at = kinds.iter().position(|kind| *kind == now)?;
    let next = match key {
        "ArrowRight" => (at + 1) % kinds.len(),
        "ArrowLeft" => (at + kinds.len() - 1) % kinds.len(),
        "Home" => 0,
        "End" => kinds.len() - 1,
        _ => return None,
    };
    kinds.get(next).copied()
}

fn tab_id(kind: DocumentKind) -> String {
    format!("tab--{}", kind.name())
}

fn tab(app: App, kind: DocumentKind) -> AnyView {
    let chosen = move || app.document.get() == kind;
    view! {
        <button
            type="button" role="tab" id=tab_id(kind) aria-controls="shown"
            aria-selected=move || chosen().to_string()
            tabindex=move || if chosen() { "0" } else { "-1" }
            on:click=move |_| app.send(Message::Document(kind))
        >
            {say(name(kind))}
        </button>
    }
    .into_any()
}

fn name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Annex => "document.annex",
        DocumentKind::Inserts => "document.inserts",
        DocumentKind::Response => "document.response",
        DocumentKind::Note => "document.note",
    }
}

fn downloads(app: App) -> AnyView {
    let button = move |format: Format, words: &'static str| {
        let whole = move || {
            say_with("download.label", &[("format", say(words)), ("document", say(name(app.document.get())))])
        };
        view! {
            <button type="button" data-format=format.ending() aria-label=whole on:click=move |_| app.send(Message::Download(format))>
                {say(words)}
            </button>
        }
    };
    view! {
        <div class="downloads" role="group" aria-label=say("download.group")>
            {button(Format::Docx, "download.docx")}
            {button(Format::Html, "download.html")}
        </div>
    }
    .into_any()
}

/// The preview is brought in by [`Preview`], outside the views, because its nodes come from the core.
fn preview(app: App) -> AnyView {
    let node: NodeRef<Div> = NodeRef::new();
    let shown = StoredValue::new_local(None::<(DocumentKind, Preview)>);
    Effect::new(move |_| {
        let kind = app.document.get();
        let now = app.now.read();
        let (Some(place), Some(now)) = (node.get(), now.as_ref()) else { return };
        let Some(document) = now.dossier.document(kind) else { return };
        let options = HtmlOptions { base_level: 2, landmarks: Landmarks::Host, id_prefix: PREFIX.to_owned() };
        show(shown, kind, &place, html::nodes(document, &options));
    });
    view! {
        <div
            class="paper" id="shown" node_ref=node role="tabpanel" tabindex="0"
            aria-labelledby=move || tab_id(app.document.get()) on:click=move |event| follow(app, &event)
        ></div>
    }
    .into_any()
}

fn show(
    shown: StoredValue<Option<(DocumentKind, Preview)>, LocalStorage>,
    kind: DocumentKind,
    place: &HtmlElement,
    nodes: Vec<html::Node>,
) {
    let Ok(page) = browser::document() else { return };
    shown.update_value(|shown| {
        let is_other = shown.as_ref().is_none_or(|(other, _)| *other != kind);
        let (at, preview) = shown.get_or_insert_with(|| (kind, Preview::new(place.clone().into(), page)));
        if is_other {
            *at = kind;
            preview.clear();
            place.set_scroll_top(0);
        }
        let changed = preview.show(nodes).unwrap_or_default();
        if !is_other {
            point_out(place, &changed);
        }
    });
}

/// Shows where the document changed, when that is out of sight; never while somebody reads in it.
fn point_out(place: &HtmlElement, changed: &Changed) {
    mark(place, changed);
    let Some(first) = changed.first().and_then(|key| by_key(place, key)) else { return };
    let reading = browser::has_focus(place) || place.matches(":focus-within").unwrap_or_default();
    let (top, bottom) = (place.scroll_top(), place.scroll_top() + place.client_height());
    let at = first.offset_top() - place.offset_top();
    if !reading && (at < top || at > bottom - 80) {
        place.set_scroll_top(at - 16);
    }
}

fn mark(place: &HtmlElement, changed: &Changed) {
    if let Ok(marked) = place.query_selector_all(".changed") {
        for at in 0..marked.length() {
            if let Some(element) = marked.item(at).and_then(|node| node.dyn_into::<Element>().ok()) {
                element.class_list().remove_1("changed").unwrap_or_default();
            }
        }
    }
    for element in changed.iter().filter_map(|key| by_key(place, key)) {
        element.class_list().add_1("changed").unwrap_or_default();
    }
}

fn by_key(place: &HtmlElement, key: &str) -> Option<HtmlElement> {
    // Keys are letters, digits and hyphens, so that they need no quoting in a selector.
    place.query_selector(&format!("#{PREFIX}{key}")).ok()??.dyn_into().ok()
}

/// Follows a link within the document: the address of the page does not reach into a shadow root.
fn follow(app: App, event: &web_sys::MouseEvent) {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let link = target.and_then(|target| target.closest("a").ok().flatten());
    let Some(anchor) = link.and_then(|link| link.get_attribute("href")) else { return };
    let Some(element) = anchor.strip_prefix('#').and_then(|id| app.root().get_element_by_id(id)) else {
        return;
    };
    event.prevent_default();
    element.set_attribute("tabindex", "-1").unwrap_or_default();
    browser::to_view(&element, web_sys::ScrollLogicalPosition::Start);
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        element.focus().unwrap_or_default();
    }
}
