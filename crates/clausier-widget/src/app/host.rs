//! The builder as the page around it sees it: what it tells the page, and what the page asks of it.

use super::{App, file_name};
use crate::browser;
use crate::export::{self, Format, Wanted};
use crate::messages::{say, say_with};
use clausier::annex::{DocumentKind, OpenPoint, Standing};
use clausier::answers::{Answers, Copy};
use clausier::diagnostic::Diagnostic;
use clausier::id::Id;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the page is told after every change; everything is nothing on the first screen.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// The answers.
    answers: Option<Answers>,
    /// How far they are.
    standing: Option<Standing>,
    /// What keeps the documents from being final.
    open_points: Vec<OpenPoint>,
}

/// Where somebody was when the builder was taken out of its element.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// The draft, if it is kept.
    draft: Option<u32>,
    answers: Answers,
    step: Id,
}

impl App {
    /// What the page may know now.
    pub fn told(self) -> Told {
        let told = self.look(|now| Told {
            answers: Some(self.answers.get_value()),
            standing: Some(now.interview.standing),
            open_points: now.dossier.open_points.clone(),
        });
        told.unwrap_or_default()
    }

    /// Tells the page that the answers changed.
    pub fn tell_page(self) {
        let detail = browser::object(&self.told());
        self.fixed.with_value(|fixed| browser::tell(&fixed.host, "clausier-change", &detail));
    }

    /// Tells the page that the builder can be used, and with which texts.
    pub fn tell_ready(self) {
        let detail = self.engine(|engine| {
            let edition = engine.edition();
            let language = &edition.language;
            serde_json::json!({ "edition": edition.id, "language": language, "version": env!("CARGO_PKG_VERSION") })
        });
        self.fixed
            .with_value(|fixed| browser::tell(&fixed.host, "clausier-ready", &browser::object(&detail)));
    }

    /// Begins with answers that the page gives. What it leaves out, the schema and the edition, is filled in.
    /// Answers that cannot be read are shown and told; nothing else changes then.
    pub fn take(self, text: &str) {
        let given = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).map(|given| {
            let mut whole = serde_json::Map::new();
            whole.insert("schema".to_owned(), clausier::answers::ANSWERS_SCHEMA.into());
            whole.insert("edition".to_owned(), self.engine(|engine| engine.edition().id.clone()).into());
            whole.extend(given);
            whole
        });
        // What is no object is read as it is, so that the fault is said in the words for answers.
        let text =
            given.map_or_else(|_| text.to_owned(), |whole| serde_json::Value::Object(whole).to_string());
        match Answers::from_json(say("file.answers"), &text) {
            Ok(answers) => {
                self.settle();
                self.keeping.begin(say("draft.given"), &answers);
                self.begin(answers);
            }
            Err(faults) => {
                self.tell_fault(&faults);
                self.in_trouble(faults.into_iter().map(|fault| fault.message));
            }
        }
    }

    /// Back to the first screen, as the page asks.
    pub fn take_nothing(self) {
        if self.now.read_untracked().is_some() {
            self.settle();
            self.keeping.leave();
            self.now.set(None);
            self.tell_page();
        }
    }

    /// Where somebody is; nothing on the first screen.
    pub fn left(self) -> Option<Left> {
        self.now.read_untracked().as_ref()?;
        Some(Left {
            draft: self.keeping.draft.read_untracked().as_ref().map(|draft| draft.id),
            answers: self.answers.get_value(),
            step: self.step.get_untracked(),
        })
    }

    /// Goes on where somebody was. A draft that is gone becomes a new one.
    pub fn go_on(self, left: Left) {
        match left.draft.and_then(|id| self.keeping.resume(id)) {
            Some(Ok(answers)) => self.begin(answers),
            _ => {
                self.keeping.begin(say("draft.given"), &left.answers);
                self.begin(left.answers);
            }
        }
        let has = self.look(|now| now.interview.steps.iter().any(|step| step.id == left.step));
        if has == Some(true) {
            self.step.set(left.step);
        }
    }

    /// A document as a file, for the page.
    pub fn document_file(self, document: DocumentKind, format: Format) -> Option<web_sys::File> {
        self.settle();
        self.look(|_| ())?;
        let (name, kind, bytes) = self.made(&Wanted::Document(document, format), Copy::Publication)?;
        browser::file(&name, kind, &bytes).ok()
    }

    /// Gives somebody a file, unless the page takes it.
    pub(super) fn download(self, wanted: Wanted) {
        self.settle();
        let copy = if self.working_copy.get_untracked() { Copy::Working } else { Copy::Publication };
        let Some((name, kind, bytes)) = self.made(&wanted, copy) else { return };
        let file = browser::file(&name, kind, &bytes);
        if file.as_ref().is_ok_and(|file| !self.offer(&wanted, file)) {
            return;
        }
        let given = file.and_then(|file| browser::give(&file)).is_ok();
        let text = if given { "status.downloaded" } else { "status.not-downloaded" };
        self.tell(say_with(text, &[("name", &name)]));
    }

    /// Whether the page leaves the file to us.
    fn offer(self, wanted: &Wanted, file: &web_sys::File) -> bool {
        let document = match wanted {
            Wanted::Document(kind, _) => kind.name(),
            Wanted::All => "dossier",
            Wanted::Answers => "answers",
        };
        let detail = js_sys::Object::new();
        js_sys::Reflect::set(&detail, &"document".into(), &document.into()).unwrap_or_default();
        js_sys::Reflect::set(&detail, &"file".into(), file).unwrap_or_default();
        self.fixed.with_value(|fixed| browser::ask(&fixed.host, "clausier-download", &detail))
    }

    /// Name, media type and bytes of what is wanted, if this kind of purchase has it.
    fn made(self, wanted: &Wanted, copy: Copy) -> Option<(String, &'static str, Vec<u8>)> {
        let answers = self.answers.get_value();
        match *wanted {
            Wanted::Document(document, format) => {
                let bytes = self.engine(|engine| export::file(engine, &answers, copy, document, format))?;
                let name = format!("{}.{}", say(file_name(document)), format.ending());
                Some((name, format.media_type(), bytes))
            }
            Wanted::All => {
                let name = |kind| say(file_name(kind));
                let bytes = self.engine(|engine| export::package(engine, &answers, copy, &name));
                Some((format!("{}.zip", say("file.dossier")), "application/zip", bytes))
            }
            Wanted::Answers => {
                let text = serde_json::to_string_pretty(&answers).ok()? + "\n";
                let name = format!("{}.json", say("file.answers"));
                Some((name, Format::Json.media_type(), text.into_bytes()))
            }
        }
    }

    fn tell_fault(self, faults: &[Diagnostic]) {
        self.fixed.with_value(|fixed| tell_fault(&fixed.host, faults));
    }
}

/// Tells the page why something that it gave cannot be used.
pub fn tell_fault(host: &web_sys::HtmlElement, faults: &[Diagnostic]) {
    let message: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    let detail = serde_json::json!({ "message": message.join("\n"), "findings": faults });
    browser::tell(host, "clausier-error", &browser::object(&detail));
}
