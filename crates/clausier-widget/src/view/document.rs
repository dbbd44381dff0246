//! The documents as they will be: tabs, what the last answer changed, and the live preview.

use super::left_out;
use super::words::around;
use crate::app::App;
use crate::browser;
use crate::message::Message;
use crate::messages::{say, say_count};
use crate::news::{self, Item, What};
use crate::preview::{Changed, Preview};
use crate::why;
use clausier::annex::{DocumentKind, Place};
use clausier::id::Id;
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
        <section class="document" part="document" aria-label=say("document.label")>
            {tabs(app)}
            {news(app)}
            {preview(app)}
            {left_out::panel(app)}
        </section>
    }
    .into_any()
}

/// The documents that this purchase has; follows the state.
pub fn kinds(app: App) -> Vec<DocumentKind> {
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

/// The message that names a document.
pub fn name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Annex => "document.annex",
        DocumentKind::Inserts => "document.inserts",
        DocumentKind::Response => "document.response",
        DocumentKind::Note => "document.note",
    }
}

/// The preview is brought in by [`Preview`], outside the views, because its nodes come from the core.
fn preview(app: App) -> AnyView {
    let node: NodeRef<Div> = NodeRef::new();
    let shown = StoredValue::new_local(None::<(DocumentKind, Preview)>);
    let explained = StoredValue::new(false);
    Effect::new(move |_| {
        let kind = app.document.get();
        let now = app.now.read();
        let (Some(place), Some(now)) = (node.get(), now.as_ref()) else { return };
        let Some(document) = now.dossier.document(kind) else { return };
        let options = HtmlOptions { base_level: 2, landmarks: Landmarks::Host, id_prefix: PREFIX.to_owned() };
        let notes = app.notes.read();
        let nodes = html::nodes(document, &options);
        let nodes = app.engine(|engine| why::explain(nodes, document, engine.edition(), &notes));
        // Explanations that come later change nothing in the document.
        let has_notes = !notes.is_empty();
        let is_news = explained.try_update_value(|had| std::mem::replace(had, has_notes) == has_notes);
        show(shown, kind, &place, nodes, is_news == Some(true));
    });
    view! {
        <div
            class="paper" part="paper" id="shown" lang=app.lang() node_ref=node role="tabpanel" tabindex="0"
            aria-labelledby=move || tab_id(app.document.get()) on:click=move |event| follow(app, &event)
            on:keydown=move |event| press(app, &event)
        ></div>
    }
    .into_any()
}

fn show(
    shown: StoredValue<Option<(DocumentKind, Preview)>, LocalStorage>,
    kind: DocumentKind,
    place: &HtmlElement,
    nodes: Vec<html::Node>,
    is_news: bool,
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
        if !is_other && is_news {
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

/// Keys on a gap: it is no button of the browser's own.
fn press(app: App, event: &web_sys::KeyboardEvent) {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let is_gap = element.matches("mark[data-place]").unwrap_or_default();
    if is_gap && matches!(event.key().as_str(), "Enter" | " ") {
        event.prevent_default();
        to_question(app, &element);
    }
}

/// Follows a link within the document, or a gap to its question: the address of the page does not reach
/// into a shadow root.
fn follow(app: App, event: &web_sys::MouseEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if let Ok(Some(element)) = target.closest("mark.buyer[data-place], button[data-place]") {
        return to_question(app, &element);
    }
    let link = target.closest("a").ok().flatten();
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

fn to_question(app: App, element: &Element) {
    let Some(place) = element.get_attribute("data-place").and_then(|name| place_named(&name)) else { return };
    let section = element.closest("section[id]").ok().flatten().map(|section| section.id());
    let key = section.and_then(|id| id.strip_prefix(PREFIX).map(str::to_owned));
    app.from.set(key.map(|key| (app.document.get_untracked(), key)));
    app.send(Message::Question(place));
}

/// The place with the name that the nodes carry: `option`, or `option/row/column`.
fn place_named(name: &str) -> Option<Place> {
    let mut parts = name.split('/').map(Id::new);
    Some(Place { option: parts.next()?, row: parts.next(), column: parts.next() })
}

/// The id of a section of the shown document.
pub fn section_id(key: &str) -> String {
    format!("{PREFIX}{key}")
}

/// What the last answer changed, in a line that unfolds.
fn news(app: App) -> AnyView {
    let words = move || {
        let items = app.news.read();
        let part = |what, one, many| {
            let count = news::count(&items, what);
            (count > 0).then(|| say_count(one, many, count))
        };
        let parts = [
            part(What::Changed, "news.changed-one", "news.changed-many"),
            part(What::Added, "news.added-one", "news.added-many"),
            part(What::Removed, "news.removed-one", "news.removed-many"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let list = move || app.news.get().into_iter().map(|item| news_item(app, item)).collect_view();
    view! {
        <details class="news" hidden=move || app.news.read().is_empty()>
            <summary>{words}</summary>
            <ul>{list}</ul>
        </details>
    }
    .into_any()
}

fn news_item(app: App, item: Item) -> AnyView {
    if item.what == What::Removed {
        return view! { <li>{around(app, "news.gone", &[("title", &item.title)])}</li> }.into_any();
    }
    let Item { document, key, title, .. } = item;
    let go = move |_| app.send(Message::Provision(document, key.clone()));
    view! { <li><button type="button" class="link" lang=app.lang() on:click=go>{title}</button></li> }
        .into_any()
}
