//! The builder as the page around it sees it: what it tells the page, and what the page asks of it.

use super::App;
use crate::browser;
use crate::keeping::Kept;
use crate::messages::say;
use clausier::annex::Standing;
use clausier::answers::{ANSWERS_SCHEMA, Answers};
use clausier::diagnostic::Diagnostic;
use clausier::id::Id;
use leptos::prelude::*;
use serde_json::{Value as Json, json};
use web_sys::HtmlElement;

/// Where somebody was when the builder was taken out of its element.
pub struct Left {
    /// The draft, if it is kept as it is, and where.
    draft: Option<u32>,
    place: String,
    answers: Answers,
    step: Id,
}

impl Left {
    /// As text, for the element to keep.
    pub fn write(&self) -> String {
        let Self { draft, place, answers, step } = self;
        json!({ "draft": draft, "place": place, "answers": answers, "step": step.as_str() }).to_string()
    }

    /// From what [`Left::write`] gave.
    pub fn read(text: &str) -> Option<Self> {
        let mut left: Json = serde_json::from_str(text).ok()?;
        let answers = Answers::from_value(left.get_mut("answers")?.take()).ok()?;
        let draft = left["draft"].as_u64().and_then(|id| u32::try_from(id).ok());
        let place = left["place"].as_str()?.to_owned();
        Some(Self { draft, place, answers, step: Id::new(left["step"].as_str()?) })
    }
}

impl App {
    /// What the page may know now, as JSON: the answers, how far they are, and what keeps the documents from being
    /// final. On the first screen there is nothing of that.
    pub fn told(self) -> String {
        let told = self.look(|now| {
            let standing = match now.interview.standing {
                Standing::Final => "final",
                Standing::Unreviewed => "unreviewed",
                Standing::Open => "open",
                Standing::Blocked => "blocked",
            };
            let points = &now.dossier.open_points;
            json!({ "answers": self.answers.get_value(), "standing": standing, "openPoints": points })
        });
        told.unwrap_or_else(|| json!({ "answers": null, "standing": null, "openPoints": [] })).to_string()
    }

    /// Tells the page that the answers changed.
    pub fn tell_page(self) {
        let told = browser::object(&self.told());
        self.fixed.with_value(|fixed| browser::tell(&fixed.host, "clausier-change", &told));
    }

    /// Tells the page that the builder can be used, and with which texts.
    pub fn tell_ready(self) {
        let detail = self.engine(|engine| {
            let edition = engine.edition();
            let version = env!("CARGO_PKG_VERSION");
            json!({ "edition": edition.id, "language": edition.language, "version": version }).to_string()
        });
        let detail = browser::object(&detail);
        self.fixed.with_value(|fixed| browser::tell(&fixed.host, "clausier-ready", &detail));
    }

    /// Offers the page a file; whether it is left to us.
    pub fn offer_page(self, what: &str, file: &web_sys::File) -> bool {
        let detail = js_sys::Object::new();
        js_sys::Reflect::set(&detail, &"document".into(), &what.into()).unwrap_or_default();
        js_sys::Reflect::set(&detail, &"file".into(), file).unwrap_or_default();
        self.fixed.with_value(|fixed| browser::ask(&fixed.host, "clausier-download", &detail))
    }

    /// Begins with answers that the page gives. What it leaves out, the schema and the edition, is filled in.
    /// Answers that cannot be read are shown and told; nothing else changes then.
    pub fn take(self, text: &str) {
        let mut given: Json = serde_json::from_str(text).unwrap_or_default();
        if let Some(given) = given.as_object_mut() {
            given.entry("schema").or_insert_with(|| ANSWERS_SCHEMA.into());
            given
                .entry("edition")
                .or_insert_with(|| self.engine(|engine| engine.edition().id.clone()).into());
        }
        match Answers::from_json(say("file.answers"), &given.to_string()) {
            Ok(answers) => {
                self.settle();
                self.keeping.begin(say("draft.given"), &answers);
                self.begin(answers);
            }
            Err(faults) => {
                self.fixed.with_value(|fixed| tell_fault(&fixed.host, &faults));
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
        // What is kept may be older than what stands here.
        let kept = self.keeping.kept.get_untracked() == Kept::Yes;
        Some(Left {
            draft: self.keeping.draft.read_untracked().as_ref().filter(|_| kept).map(|draft| draft.id),
            place: self.keeping.place(),
            answers: self.answers.get_value(),
            step: self.step.get_untracked(),
        })
    }

    /// Goes on where somebody was. A draft that is gone, or kept elsewhere, becomes a new one.
    pub fn go_on(self, left: Left) {
        let draft = left.draft.filter(|_| left.place == self.keeping.place());
        match draft.and_then(|id| self.keeping.resume(id)) {
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
}

/// Tells the page why something that it gave cannot be used.
pub fn tell_fault(host: &HtmlElement, faults: &[Diagnostic]) {
    let message: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    let detail = json!({ "message": message.join("\n"), "findings": faults }).to_string();
    browser::tell(host, "clausier-error", &browser::object(&detail));
}
