//! The inside of the custom element: shadow root, styles, the bundle, and the builder in it.
//!
//! The class that the browser knows is in JavaScript (`npm/element.js`), because only JavaScript can extend
//! `HTMLElement`. It keeps attributes and properties; what they do is done here.

use crate::app::App;
use crate::app::host::{self, Left};
use crate::browser::LocalStore;
use crate::export::Format;
use crate::messages::{self, say};
use crate::{browser, export, keeping, view, why};
use clausier::annex::DocumentKind;
use clausier::diagnostic::{At, Diagnostic};
use clausier::render;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot};

/// In this order: what stands later wins.
const STYLES: [&str; 7] = [
    include_str!("../style/builder.css"),
    include_str!("../style/start.css"),
    include_str!("../style/bar.css"),
    include_str!("../style/columns.css"),
    include_str!("../style/questions.css"),
    include_str!("../style/documents.css"),
    include_str!("../style/house.css"),
];

/// A builder, once its bundle has come.
type Made = Rc<Cell<Option<App>>>;

thread_local! {
    /// The builders in the page.
    static MOUNTED: RefCell<Vec<Made>> = const { RefCell::new(Vec::new()) };
}

/// Does something with every builder in the page.
pub fn with_each(act: impl Fn(App)) {
    let all = MOUNTED.with_borrow(Vec::clone);
    all.iter().filter_map(|made| made.get()).for_each(act);
}

/// A builder in the page, until it is taken away.
#[wasm_bindgen]
pub struct Mounted {
    place: HtmlElement,
    app: Made,
    handle: Option<Box<dyn std::any::Any>>,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the builder out of its element; what it gives brings another one to where this one was. Answers
    /// that are kept in this browser stay kept.
    pub fn unmount(mut self) -> Option<String> {
        let left = self.app.take().and_then(App::left);
        drop(self.handle.take());
        self.place.remove();
        MOUNTED.with_borrow_mut(|all| all.retain(|made| !Rc::ptr_eq(made, &self.app)));
        left.map(|left| left.write())
    }

    /// Answers, standing and open points; `null` while the bundle is on its way.
    pub fn told(&self) -> JsValue {
        self.app.get().map_or(JsValue::NULL, |app| browser::object(&app.told()))
    }

    /// Begins with these answers, as JSON, or goes to the first screen. Whether it could: not while the bundle
    /// is on its way.
    pub fn take(&self, answers: Option<String>) -> bool {
        let Some(app) = self.app.get() else { return false };
        match answers {
            Some(answers) => app.take(&answers),
            None => app.take_nothing(),
        }
        true
    }

    /// A document as a file, for publication; `null` on the first screen, or if this kind of purchase does not
    /// have it.
    ///
    /// # Errors
    /// When there is no such document or format.
    pub fn file(&self, document: &str, format: &str) -> Result<Option<web_sys::File>, JsValue> {
        let (document, format) = document_and_format(document, format)?;
        Ok(self.app.get().and_then(|app| app.document_file(document, format)))
    }
}

/// The document and the format with these names.
pub fn document_and_format(document: &str, format: &str) -> Result<(DocumentKind, Format), JsValue> {
    let kind = DocumentKind::ALL.into_iter().find(|kind| kind.name() == document);
    let choices = "document: annex, inserts, response, note; format: docx, html, txt, json";
    kind.zip(Format::parse(format)).ok_or_else(|| js_sys::TypeError::new(choices).into())
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

/// Puts a builder in an element, where an earlier one was. Its bundle is the text in the property `bundleText`,
/// or what the address in the attribute `bundle` gives; notes likewise.
///
/// # Errors
/// When the browser has no shadow roots or style sheets to adopt.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, left: Option<String>) -> Result<Mounted, JsValue> {
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open))?,
    };
    let sheets = style_sheets(host.get_attribute("theme").as_deref())?;
    root.set_adopted_style_sheets(&sheets);
    let place: HtmlElement = browser::document()?.create_element("div")?.unchecked_into();
    place.set_class_name("builder");
    // One page, one language: that of the first builder in it, unless somebody chose another.
    if MOUNTED.with_borrow(Vec::is_empty) {
        let (kept, asked) = (keeping::language(&LocalStore::of(&host)), browser::language_of(&host));
        messages::speak(&[&kept.unwrap_or_default(), &asked.unwrap_or_default()]);
    }
    place.set_lang(messages::language());
    root.append_child(&place)?;
    browser::report_faults(&place);

    let left = left.as_deref().and_then(Left::read);
    let app = Made::default();
    let made = app.clone();
    MOUNTED.with_borrow_mut(|all| all.push(app.clone()));
    let handle = leptos::mount::mount_to(place.clone(), move || {
        let loading = RwSignal::new_local(Loading::Waiting);
        load(Start { loading, app: made, host, root, left });
        move || view::whole(loading.get())
    });
    Ok(Mounted { place, app, handle: Some(Box::new(handle)) })
}

struct Start {
    loading: RwSignal<Loading, LocalStorage>,
    app: Made,
    host: HtmlElement,
    root: ShadowRoot,
    left: Option<Left>,
}

fn load(start: Start) {
    let owner = Owner::current();
    wasm_bindgen_futures::spawn_local(async move {
        let Start { loading, app: made, host, root, left } = start;
        let engine = match given(&host, "bundleText", "bundle").await {
            Ok(Some(text)) => export::engine(&text),
            Ok(None) => Err(vec![unusable(say("load.no-bundle").to_owned())]),
            Err(reason) => Err(vec![unusable(reason)]),
        };
        // The element may have been taken away meanwhile.
        if loading.is_disposed() {
            return;
        }
        let engine = match engine {
            Ok(engine) => engine,
            Err(faults) => {
                host::tell_fault(&host, &faults);
                let reasons = faults.into_iter().map(|fault| fault.message).collect();
                loading.try_set(Loading::Failed(reasons));
                return;
            }
        };
        let Some(owner) = owner else { return };
        let app = owner.with(|| App::new(engine, host.clone(), root));
        loading.try_set(Loading::Ready(Box::new(app)));
        made.set(Some(app));
        if let Some(left) = left {
            app.go_on(left);
        }
        app.tell_ready();
        // Explanations come last: nobody waits for them, and without them all else works.
        if let Ok(Some(text)) = given(&host, "notesText", "notes").await {
            app.notes.try_set(why::notes(&text));
        }
    });
}

fn unusable(reason: String) -> Diagnostic {
    Diagnostic::new(clausier::code::Code::BrokenBundle, At::Whole, reason, "")
}

/// The text in a property, or else at the address in an attribute.
async fn given(host: &HtmlElement, property: &str, attribute: &str) -> Result<Option<String>, String> {
    let text = js_sys::Reflect::get(host, &property.into()).ok().and_then(|text| text.as_string());
    if text.is_some() {
        return Ok(text);
    }
    let Some(address) = host.get_attribute(attribute) else { return Ok(None) };
    let text = browser::fetched(&address).await;
    text.map(Some).map_err(|error| error.as_string().unwrap_or(address))
}

/// What asks the system whether it is dark, in our style sheets.
const SYSTEM_IS_DARK: &str = "(prefers-color-scheme: dark)";

/// What lets the browser draw its own parts dark or light.
const BOTH_SCHEMES: &str = "color-scheme: light dark";

/// The style sheets; dark as the system is, unless the page says which.
fn style_sheets(theme: Option<&str>) -> Result<js_sys::Array, JsValue> {
    let (dark, scheme) = match theme {
        Some("light") => ("(width < 0)", "color-scheme: light"),
        Some("dark") => ("(width >= 0)", "color-scheme: dark"),
        _ => (SYSTEM_IS_DARK, BOTH_SCHEMES),
    };
    let sheets = js_sys::Array::new();
    for text in std::iter::once(render::html::document_style().as_str()).chain(STYLES) {
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync(&text.replace(SYSTEM_IS_DARK, dark).replace(BOTH_SCHEMES, scheme))?;
        sheets.push(&sheet);
    }
    Ok(sheets)
}
