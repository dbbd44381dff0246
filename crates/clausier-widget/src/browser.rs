//! What the widget asks of the browser: keeping answers, giving files, reading files, focus, events.
//!
//! Everything here may be refused by the browser, and then the builder goes on without it.

use crate::drafts::{Refused, Store};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// The store of this browser for this site: what stands before the names of its texts, or nothing where the
/// page wants nothing kept.
#[derive(Debug, Clone)]
pub struct LocalStore(Option<String>);

/// In the attribute `drafts`: keep nothing.
const NO_DRAFTS: &str = "none";

impl LocalStore {
    /// The store that the attribute `drafts` of a builder names: that of all builders of this site, one apart,
    /// or none.
    pub fn of(host: &Element) -> Self {
        let name = host.get_attribute("drafts").unwrap_or_default();
        Self(match name.as_str() {
            "" => Some("clausier/".to_owned()),
            NO_DRAFTS => None,
            name => Some(format!("clausier@{name}/")),
        })
    }

    /// Whether anything is ever kept here.
    pub fn is_used(&self) -> bool {
        self.0.is_some()
    }

    /// What tells it from other stores of this site.
    pub fn name(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    fn place(&self, name: &str) -> Option<(web_sys::Storage, String)> {
        Some((storage()?, format!("{}{name}", self.0.as_ref()?)))
    }
}

impl Store for LocalStore {
    fn get(&self, name: &str) -> Option<String> {
        let (storage, name) = self.place(name)?;
        storage.get_item(&name).ok().flatten()
    }

    fn set(&self, name: &str, text: &str) -> Result<(), Refused> {
        let (storage, name) = self.place(name).ok_or(Refused)?;
        storage.set_item(&name, text).map_err(|_| Refused)
    }

    fn remove(&self, name: &str) {
        if let Some((storage, name)) = self.place(name) {
            storage.remove_item(&name).unwrap_or_default();
        }
    }
}

/// Now, in milliseconds since 1970.
pub fn milliseconds() -> u64 {
    js_sys::Date::now() as u64
}

/// A moment as people here write it.
pub fn day_and_hour(milliseconds: u64, language: &str) -> String {
    written(milliseconds, language, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// The hour of a moment of today.
pub fn hour(milliseconds: u64, language: &str) -> String {
    written(milliseconds, language, &[("hour", "2-digit"), ("minute", "2-digit")])
}

fn written(milliseconds: u64, language: &str, parts: &[(&str, &str)]) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds as f64));
    let options = js_sys::Object::new();
    for (name, value) in parts {
        js_sys::Reflect::set(&options, &(*name).into(), &(*value).into()).unwrap_or_default();
    }
    String::from(date.to_locale_string(language, &options))
}

/// What stands before answers in the part of an address that browsers send to nobody.
const FRAGMENT: &str = "#clausier=";

/// The address of this page with a text in its fragment.
pub fn link_with(text: &str) -> Option<String> {
    let address = web_sys::window()?.location().href().ok()?;
    let page = address.split('#').next()?;
    Some(format!("{page}{FRAGMENT}{text}"))
}

/// The text in the fragment of the address of this page, taken out of it.
pub fn take_from_link() -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let text = location.hash().ok()?.strip_prefix(FRAGMENT)?.to_owned();
    let rest = location.pathname().ok()? + &location.search().ok()?;
    // Kept out of the history, so that the answers do not stay in the address.
    let history = window.history().ok()?;
    history.replace_state_with_url(&JsValue::NULL, "", Some(&rest)).unwrap_or_default();
    Some(text)
}

/// Puts a text on the clipboard, with its form where the browser takes that.
pub async fn copy(text: &str, html: Option<&str>) -> bool {
    let Some(window) = web_sys::window().filter(|window| window.is_secure_context()) else { return false };
    let clipboard = window.navigator().clipboard();
    if let Some(promise) = html.and_then(|html| write_both(&clipboard, text, html).ok())
        && JsFuture::from(promise).await.is_ok()
    {
        return true;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn write_both(clipboard: &web_sys::Clipboard, text: &str, html: &str) -> Result<js_sys::Promise, JsValue> {
    let item = js_sys::Object::new();
    for (kind, content) in [("text/plain", text), ("text/html", html)] {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(kind);
        let parts = js_sys::Array::of1(&content.into());
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
        js_sys::Reflect::set(&item, &kind.into(), &blob)?;
    }
    let item = web_sys::ClipboardItem::new_with_record_from_str_to_str_promise(&item)?;
    Ok(clipboard.write(&js_sys::Array::of1(&item)))
}

/// A file in memory.
pub fn file(name: &str, media_type: &str, bytes: &[u8]) -> Result<web_sys::File, JsValue> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    web_sys::File::new_with_u8_array_sequence_and_options(&parts, name, &options)
}

/// Gives a file to download.
pub fn give(file: &web_sys::File) -> Result<(), JsValue> {
    let address = web_sys::Url::create_object_url_with_blob(file)?;
    let link: web_sys::HtmlAnchorElement = document()?.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(&file.name());
    link.click();
    // Not revoked at once: some browsers read the file only after the click has been handled.
    let revoke = move || web_sys::Url::revoke_object_url(&address).unwrap_or_default();
    leptos::prelude::set_timeout(revoke, std::time::Duration::from_secs(60));
    Ok(())
}

/// The text at an address.
pub async fn fetched(address: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: web_sys::Response = JsFuture::from(window.fetch_with_str(address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(format!("{} {}", response.status(), response.url()).into());
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)
}

/// The text of a file that somebody chose; `None` if it is larger than that or cannot be read. A file that
/// is too large is not read at all.
pub async fn text_of(file: &web_sys::File, most: usize) -> Option<String> {
    if file.size() > most as f64 {
        return None;
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Tells the host page, which listens on the element or above it.
pub fn tell(host: &HtmlElement, event: &str, detail: &JsValue) {
    dispatch(host, event, detail, false);
}

/// Tells the host page what is about to happen; whether it may.
pub fn ask(host: &HtmlElement, event: &str, detail: &JsValue) -> bool {
    dispatch(host, event, detail, true)
}

fn dispatch(host: &HtmlElement, event: &str, detail: &JsValue, cancelable: bool) -> bool {
    let options = web_sys::CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_cancelable(cancelable);
    options.set_detail(detail);
    let event = web_sys::CustomEvent::new_with_event_init_dict(event, &options);
    // Without an event nobody objects; an error of a listener is reported by the browser.
    event.and_then(|event| host.dispatch_event(&event)).unwrap_or(true)
}

/// JSON of ours as an object of JavaScript.
pub fn object(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or(JsValue::NULL)
}

/// The language of an element: its own `lang`, or that of the nearest element around it, also outside the
/// shadow root in which it stands.
pub fn language_of(host: &Element) -> Option<String> {
    let mut around = Some(host.clone());
    while let Some(element) = around {
        if let Some(marked) = element.closest("[lang]").ok().flatten() {
            return marked.get_attribute("lang");
        }
        around = element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
    }
    None
}

/// Focuses the element with this id; what is folded away around it is opened first.
pub fn focus(root: &ShadowRoot, id: &str) {
    let Some(element) = root.get_element_by_id(id) else { return };
    let mut around = element.closest("details").ok().flatten();
    while let Some(details) = around {
        details.set_attribute("open", "").unwrap_or_default();
        around = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    unfold_within(&element);
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        element.focus().unwrap_or_default();
        // A provision, say, is no field: it takes the focus only when it is told that it can.
        if !has_focus(&element) {
            element.set_attribute("tabindex", "-1").unwrap_or_default();
            element.focus().unwrap_or_default();
        }
        to_view(&element, web_sys::ScrollLogicalPosition::Nearest);
    }
}

/// Scrolls a list sideways so that one of its elements is in sight; up and down nothing moves.
pub fn scroll_sideways(root: &ShadowRoot, list: &str, within: &str) {
    let found = |selector: &str| root.query_selector(selector).ok().flatten()?.dyn_into::<HtmlElement>().ok();
    let (Some(list), Some(element)) = (found(list), found(within)) else { return };
    let start = element.offset_left() - list.offset_left();
    let end = start + element.offset_width() - list.client_width();
    list.set_scroll_left(list.scroll_left().clamp(end.min(start), start));
}

/// Unfolds what matches, and focuses it.
pub fn unfold(root: &ShadowRoot, selector: &str) {
    let Ok(Some(details)) = root.query_selector(selector) else { return };
    details.set_attribute("open", "").unwrap_or_default();
    if let Some(summary) =
        details.first_element_child().and_then(|first| first.dyn_into::<HtmlElement>().ok())
    {
        summary.focus().unwrap_or_default();
    }
}

/// Folds all that match.
pub fn fold(root: &ShadowRoot, selector: &str) {
    let Ok(all) = root.query_selector_all(selector) else { return };
    let elements = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
    elements.for_each(|element| element.remove_attribute("open").unwrap_or_default());
}

/// Says in which language the builder is.
pub fn speak(root: &ShadowRoot, language: &str) {
    if let Ok(Some(place)) = root.query_selector(".builder") {
        place.set_attribute("lang", language).unwrap_or_default();
    }
}

/// Unfolds the choices of a question that is about to be looked at.
fn unfold_within(element: &Element) {
    if let Ok(Some(settled)) = element.query_selector(":scope > .settled") {
        settled.set_attribute("open", "").unwrap_or_default();
    }
}

/// Scrolls the element into view.
pub fn to_view(element: &Element, block: web_sys::ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Notes the height of an element whenever it changes; until it is dropped.
pub struct HeightNote {
    observer: web_sys::ResizeObserver,
    _note: Closure<dyn Fn()>,
}

impl HeightNote {
    /// Notes it, in pixels, in a custom property of the element around it.
    pub fn new(element: &HtmlElement, property: &'static str) -> Option<Self> {
        let around: HtmlElement = element.parent_element()?.dyn_into().ok()?;
        let noted = element.clone();
        let note = Closure::<dyn Fn()>::new(move || {
            let height = format!("{}px", noted.offset_height());
            around.style().set_property(property, &height).unwrap_or_default();
        });
        let observer = web_sys::ResizeObserver::new(note.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _note: note })
    }
}

impl Drop for HeightNote {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// After a fault of our own: says so in the page, where the answers still are, and on the console.
pub fn report_faults(place: &HtmlElement) {
    PLACES.with_borrow_mut(|places| {
        places.retain(|place| place.is_connected());
        places.push(place.clone());
    });
    std::panic::set_hook(Box::new(|fault| {
        web_sys::console::error_1(&fault.to_string().into());
        // The fault may have happened while the list was in use.
        PLACES.with(|places| places.try_borrow().iter().for_each(|places| own_up(places)));
    }));
}

thread_local! {
    static PLACES: std::cell::RefCell<Vec<HtmlElement>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// After this many seconds the page is loaded again, since nothing in it works any more.
const RELOAD_AFTER: &str = "6";

/// No program of ours runs any more: the browser itself loads the page again. Not when a builder broke while it was
/// starting, which would go on for ever; nor when the answers of any builder stand in this page alone.
fn own_up(places: &[HtmlElement]) {
    let stands = |place: &HtmlElement, selector| place.query_selector(selector).ok().flatten().is_some();
    let works = || places.iter().filter(|place| stands(place, ".work"));
    let kept =
        works().next().is_some() && works().all(|place| stands(place, ".bar .kept:not(.off, .refused)"));
    let Ok(page) = document() else { return };
    for place in places {
        let Ok(notice) = page.create_element("p") else { return };
        notice.set_class_name("failed");
        notice.set_attribute("role", "alert").unwrap_or_default();
        let words = if kept { "load.broken" } else { "load.broken-unkept" };
        notice.set_text_content(Some(crate::messages::say(words)));
        place.prepend_with_node_1(&notice).unwrap_or_default();
    }
    if let Some(again) = page.create_element("meta").ok().filter(|_| kept) {
        again.set_attribute("http-equiv", "refresh").unwrap_or_default();
        again.set_attribute("content", RELOAD_AFTER).unwrap_or_default();
        if let Some(head) = page.head() {
            head.append_child(&again).map(drop).unwrap_or_default();
        }
    }
}

/// Whether the element has the focus.
pub fn has_focus(element: &Element) -> bool {
    element.matches(":focus").unwrap_or_default()
}

/// The document of the page.
pub fn document() -> Result<web_sys::Document, JsValue> {
    web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
