//! The inside of the custom element: shadow root, styles, the bundle, and the builder in it.
//!
//! The class that the browser knows is a few lines of JavaScript beside the page, because only JavaScript
//! can extend `HTMLElement`.

use crate::app::App;
use crate::messages::{self, say};
use crate::{browser, export, keeping, view, why};
use clausier::render;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot};

/// In this order: what stands later wins.
const STYLES: [&str; 6] = [
    include_str!("../style/builder.css"),
    include_str!("../style/start.css"),
    include_str!("../style/bar.css"),
    include_str!("../style/columns.css"),
    include_str!("../style/questions.css"),
    include_str!("../style/documents.css"),
];

/// A builder in the page, until it is taken away.
#[wasm_bindgen]
pub struct Mounted {
    place: HtmlElement,
    handle: Option<Box<dyn std::any::Any>>,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the builder out of its element. The answers stay kept in this browser.
    pub fn unmount(mut self) {
        drop(self.handle.take());
        self.place.remove();
    }
}

/// What there is to show.
#[derive(Clone)]
pub enum Loading {
    /// The bundle is on its way.
    Waiting,
    /// The bundle cannot be used, and why.
    Failed(Vec<String>),
    /// The builder.
    Ready(Box<App>),
}

/// Puts a builder in an element. Its bundle is the text in the property `bundleText`, or what the address
/// in the attribute `bundle` gives.
///
/// # Errors
/// When the browser has no shadow roots or style sheets to adopt.
#[wasm_bindgen]
pub fn mount(host: HtmlElement) -> Result<Mounted, JsValue> {
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open))?,
    };
    let sheets = style_sheets()?;
    root.set_adopted_style_sheets(&sheets);
    let place: HtmlElement = browser::document()?.create_element("div")?.unchecked_into();
    place.set_class_name("builder");
    let (kept, asked) = (keeping::language(), host.get_attribute("lang"));
    messages::speak(&[&kept.unwrap_or_default(), &asked.unwrap_or_default()]);
    place.set_lang(messages::language());
    root.append_child(&place)?;
    browser::report_faults(&place);

    let handle = leptos::mount::mount_to(place.clone(), move || {
        let loading = RwSignal::new_local(Loading::Waiting);
        load(loading, host, root);
        move || view::whole(loading.get())
    });
    Ok(Mounted { place, handle: Some(Box::new(handle)) })
}

fn load(loading: RwSignal<Loading, LocalStorage>, host: HtmlElement, root: ShadowRoot) {
    let owner = Owner::current();
    wasm_bindgen_futures::spawn_local(async move {
        let made = match bundle(&host).await {
            Ok(text) => export::engine(&text)
                .map_err(|faults| faults.into_iter().map(|fault| fault.message).collect()),
            Err(reason) => Err(vec![reason]),
        };
        let notes = host.get_attribute("notes");
        let next = match (made, owner) {
            (Ok(engine), Some(owner)) => {
                Loading::Ready(Box::new(owner.with(|| App::new(engine, host, root))))
            }
            (Ok(_), None) => return,
            (Err(reasons), _) => Loading::Failed(reasons),
        };
        let app = if let Loading::Ready(app) = &next { Some(**app) } else { None };
        // The element may have been taken away meanwhile.
        loading.try_set(next);
        // Explanations come last: nobody waits for them, and without them all else works.
        if let (Some(app), Some(address)) = (app, notes)
            && let Ok(text) = browser::fetched(&address).await
        {
            app.notes.try_set(why::notes(&text));
        }
    });
}

async fn bundle(host: &HtmlElement) -> Result<String, String> {
    let given = js_sys::Reflect::get(host, &"bundleText".into()).ok().and_then(|text| text.as_string());
    if let Some(text) = given {
        return Ok(text);
    }
    let address = host.get_attribute("bundle").ok_or_else(|| say("load.no-bundle").to_owned())?;
    browser::fetched(&address).await.map_err(|error| error.as_string().unwrap_or(address))
}

fn style_sheets() -> Result<js_sys::Array, JsValue> {
    let sheets = js_sys::Array::new();
    for text in std::iter::once(render::html::document_style().as_str()).chain(STYLES) {
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync(text)?;
        sheets.push(&sheet);
    }
    Ok(sheets)
}
