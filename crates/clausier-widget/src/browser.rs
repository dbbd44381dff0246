//! What the widget asks of the browser: keeping answers, giving files, reading files, focus, events.
//!
//! Everything here may be refused by the browser, and then the builder goes on without it.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// What was kept under this name.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a text under this name in this browser, if it allows that.
pub fn keep(name: &str, text: &str) {
    if let Some(storage) = storage() {
        // A full or forbidden store must not stop the work; the answers can be saved as a file.
        storage.set_item(name, text).unwrap_or_default();
    }
}

/// Gives a file to download.
pub fn give(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document()?.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
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

/// The text of a file that somebody chose.
pub async fn text_of(file: &web_sys::File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Tells the host page, which listens on the element or above it.
pub fn tell(host: &HtmlElement, event: &str, json: &str) {
    let options = web_sys::CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(&js_sys::JSON::parse(json).unwrap_or(JsValue::NULL));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(event, &options) {
        host.dispatch_event(&event).unwrap_or_default();
    }
}

/// Focuses the element with this id; what is folded away around it is opened first.
pub fn focus(root: &ShadowRoot, id: &str) {
    let Some(element) = root.get_element_by_id(id) else { return };
    let mut around = element.closest("details").ok().flatten();
    while let Some(details) = around {
        details.set_attribute("open", "").unwrap_or_default();
        around = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        element.focus().unwrap_or_default();
        to_view(&element, web_sys::ScrollLogicalPosition::Nearest);
    }
}

/// Scrolls the element into view.
pub fn to_view(element: &Element, block: web_sys::ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
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
        PLACES.with(|places| places.try_borrow().iter().for_each(|places| places.iter().for_each(own_up)));
    }));
}

thread_local! {
    static PLACES: std::cell::RefCell<Vec<HtmlElement>> = const { std::cell::RefCell::new(Vec::new()) };
}

fn own_up(place: &HtmlElement) {
    let Ok(notice) = document().and_then(|page| page.create_element("p")) else { return };
    notice.set_class_name("failed");
    notice.set_attribute("role", "alert").unwrap_or_default();
    place.prepend_with_node_1(&notice).unwrap_or_default();
    notice.set_text_content(Some(crate::messages::say("load.broken")));
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
