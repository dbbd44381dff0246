//! The functions for other hosts: a page of one's own, or Node. Texts in, bytes or JSON out.

use crate::browser;
use crate::element::document_and_format;
use clausier::annex::{Document, DocumentKind, Dossier};
use clausier::answers::{Answers, Copy};
use clausier::diagnostic::Diagnostic;
use clausier::engine::Engine;
use clausier::package::Entries;
use clausier::render;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A Word file.
    Docx,
    /// One self-contained page.
    Html,
    /// Plain text.
    Text,
    /// The whole dossier, or answers, as JSON.
    Json,
}

impl Format {
    /// The format with this ending of a file name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "docx" => Some(Self::Docx),
            "html" => Some(Self::Html),
            "txt" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The ending of its file names.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Json => "json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html;charset=utf-8",
            Self::Text => "text/plain;charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// What somebody wants to download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A document.
    Document(DocumentKind, Format),
    /// Every document as a Word file and as a page.
    All,
    /// The answers.
    Answers,
}

/// A document as a file: `document` is annex, inserts, response or note; `format` is docx, html, txt or json.
///
/// # Errors
/// An `Error` with what is wrong with the input: one finding per line in `message`, all of them in `findings`.
#[wasm_bindgen]
pub fn assemble(bundle: &str, answers: &str, document: &str, format: &str) -> Result<Vec<u8>, JsValue> {
    let (document, format) = document_and_format(document, format)?;
    let engine = remembered(bundle)?;
    let answers = Answers::from_json("answers.json", answers).map_err(|faults| error(&faults))?;
    file(&engine, &answers, Copy::Publication, document, format)
        .ok_or_else(|| js_sys::Error::new("this kind of purchase has no such document").into())
}

/// The questions as they stand with these answers, as JSON.
///
/// # Errors
/// An `Error` with what is wrong with the input: one finding per line in `message`, all of them in `findings`.
#[wasm_bindgen]
pub fn interview(bundle: &str, answers: &str) -> Result<String, JsValue> {
    let engine = remembered(bundle)?;
    let answers = Answers::from_json("answers.json", answers).map_err(|faults| error(&faults))?;
    serde_json::to_string(&engine.interview(&answers))
        .map_err(|fault| js_sys::Error::new(&fault.to_string()).into())
}

/// The engine for a bundle.
///
/// # Errors
/// What is wrong with the bundle.
pub fn engine(bundle: &str) -> Result<Engine, Vec<Diagnostic>> {
    Engine::new(clausier::bundle::read(bundle)?)
}

/// A document as a file, if this kind of purchase has it.
pub fn file(
    engine: &Engine,
    answers: &Answers,
    copy: Copy,
    document: DocumentKind,
    format: Format,
) -> Option<Vec<u8>> {
    let dossier = engine.assemble(answers, copy).value;
    Some(written(&dossier, dossier.document(document)?, format))
}

/// The empty questionnaire as a file. Of the answers only the kind of purchase and the preset count.
pub fn questionnaire(engine: &Engine, answers: &Answers, format: Format) -> Option<Vec<u8>> {
    let dossier = engine.questionnaire(answers);
    let form = dossier.documents.first()?;
    Some(written(&dossier, form, format))
}

/// Every document as a Word file and as a page, in one package.
pub fn package(
    engine: &Engine,
    answers: &Answers,
    copy: Copy,
    name: &dyn Fn(DocumentKind) -> &'static str,
) -> Vec<u8> {
    let dossier = engine.assemble(answers, copy).value;
    let mut entries = Entries::new();
    for document in &dossier.documents {
        for format in [Format::Docx, Format::Html] {
            let name = format!("{}.{}", name(document.kind), format.ending());
            entries.insert(name, written(&dossier, document, format));
        }
    }
    clausier::package::write(&entries)
}

/// The inserts as HTML and as plain text, for the clipboard. Without a style of their own: the text takes over
/// that of the document into which it is pasted.
pub fn to_paste(engine: &Engine, answers: &Answers) -> Option<(String, String)> {
    let dossier = engine.assemble(answers, Copy::Publication).value;
    let document = dossier.document(DocumentKind::Inserts)?;
    let nodes = render::html::nodes(document, &render::html::HtmlOptions::default());
    Some((render::html::encode(&nodes), render::plain::text(document)))
}

fn written(dossier: &Dossier, document: &Document, format: Format) -> Vec<u8> {
    match format {
        Format::Docx => render::docx::file(dossier, document),
        Format::Html => render::html::page(dossier, document).into_bytes(),
        Format::Text => render::plain::text(document).into_bytes(),
        Format::Json => render::json::json(dossier).into_bytes(),
    }
}

thread_local! {
    /// The engine of the last bundle: making one takes longer than assembling with it.
    static LAST: RefCell<Option<(String, Rc<Engine>)>> = const { RefCell::new(None) };
}

fn remembered(bundle: &str) -> Result<Rc<Engine>, JsValue> {
    let same = |last: &Option<(String, Rc<Engine>)>| {
        last.as_ref().filter(|(text, _)| text == bundle).map(|(_, engine)| engine.clone())
    };
    if let Some(engine) = LAST.with_borrow(same) {
        return Ok(engine);
    }
    let made = Rc::new(engine(bundle).map_err(|faults| error(&faults))?);
    LAST.set(Some((bundle.to_owned(), made.clone())));
    Ok(made)
}

fn error(faults: &[Diagnostic]) -> JsValue {
    let lines: Vec<String> = faults.iter().map(Diagnostic::to_string).collect();
    let error = js_sys::Error::new(&lines.join("\n"));
    js_sys::Reflect::set(
        &error,
        &"findings".into(),
        &browser::object(&serde_json::json!(faults).to_string()),
    )
    .unwrap_or_default();
    error.into()
}
