//! What can be taken along: files to download, a link, texts on the clipboard.
//!
//! How a file is made is in [`export`](crate::export).

use crate::app::App;
use crate::browser;
use crate::export::{self, Format, Wanted};
use crate::messages::{say, say_with};
use clausier::annex::DocumentKind;
use clausier::answers::{Answers, Copy};
use leptos::prelude::GetUntracked;

/// What a file is, for its name and for the browser.
struct Kind {
    ending: &'static str,
    media_type: &'static str,
}

const ZIP: Kind = Kind { ending: "zip", media_type: "application/zip" };

impl Kind {
    fn of(format: Format) -> Self {
        Self { ending: format.ending(), media_type: format.media_type() }
    }
}

/// A file that was made.
struct Made {
    /// What it is, as the page is told.
    what: &'static str,
    /// The message with its name, without ending.
    name: &'static str,
    kind: Kind,
    bytes: Vec<u8>,
}

impl Made {
    fn name(&self) -> String {
        format!("{}.{}", say(self.name), self.kind.ending)
    }
}

impl App {
    /// Gives what somebody wants as a file.
    pub fn download(self, wanted: Wanted) {
        let copy = if self.working_copy.get_untracked() { Copy::Working } else { Copy::Publication };
        if let Some(made) = self.made(wanted, copy) {
            self.give(&made);
        }
    }

    /// A document for publication as a file; none on the first screen, or if this purchase does not have it.
    pub fn document_file(self, document: DocumentKind, format: Format) -> Option<web_sys::File> {
        self.look(|_| ())?;
        let made = self.made(Wanted::Document(document, format), Copy::Publication)?;
        browser::file(&made.name(), made.kind.media_type, &made.bytes).ok()
    }

    /// Gives the empty questionnaire for a kind of purchase or a preset.
    pub fn questionnaire(self, answers: &Answers, format: Format) {
        let bytes = self.engine(|engine| export::questionnaire(engine, answers, format));
        if let Some(bytes) = bytes {
            let what = "questionnaire";
            self.give(&Made { what, name: "file.questionnaire", kind: Kind::of(format), bytes });
        }
    }

    fn made(self, wanted: Wanted, copy: Copy) -> Option<Made> {
        self.settle();
        let answers = self.answers();
        Some(match wanted {
            Wanted::Document(document, format) => {
                let bytes = self.engine(|engine| export::file(engine, &answers, copy, document, format))?;
                Made { what: document.name(), name: file_name(document), kind: Kind::of(format), bytes }
            }
            Wanted::All => {
                let name = |kind| say(file_name(kind));
                let bytes = self.engine(|engine| export::package(engine, &answers, copy, &name));
                Made { what: "dossier", name: "file.dossier", kind: ZIP, bytes }
            }
            Wanted::Answers => {
                let text = serde_json::to_string_pretty(&answers).ok()? + "\n";
                let kind = Kind::of(Format::Json);
                Made { what: "answers", name: "file.answers", kind, bytes: text.into_bytes() }
            }
        })
    }

    /// Gives somebody a file, unless the page takes it.
    fn give(self, made: &Made) {
        let name = made.name();
        let file = browser::file(&name, made.kind.media_type, &made.bytes);
        if file.as_ref().is_ok_and(|file| !self.offer_page(made.what, file)) {
            return;
        }
        let given = file.and_then(|file| browser::give(&file)).is_ok();
        let text = if given { "status.downloaded" } else { "status.not-downloaded" };
        self.tell(say_with(text, &[("name", &name)]));
    }

    /// Copies a link with the answers.
    pub fn share(self) {
        let link = clausier::link::write(&self.answers());
        match link.and_then(|text| browser::link_with(&text)) {
            Some(link) => self.copy(link, None),
            None => self.tell(say("share.too-long").to_owned()),
        }
    }

    /// Copies the inserts as text with its form.
    pub fn copy_inserts(self) {
        self.settle();
        let answers = self.answers();
        let both = self.engine(|engine| export::to_paste(engine, &answers));
        if let Some((html, text)) = both {
            self.copy(text, Some(html));
        }
    }

    fn copy(self, text: String, html: Option<String>) {
        leptos::task::spawn_local(async move {
            let copied = browser::copy(&text, html.as_deref()).await;
            let said = if copied { "status.copied" } else { "status.not-copied" };
            self.tell(say(said).to_owned());
        });
    }
}

/// The message with the name of the file of a document, without ending.
fn file_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Annex => "file.annex",
        DocumentKind::Inserts => "file.inserts",
        DocumentKind::Response => "file.response",
        DocumentKind::Note => "file.note",
    }
}
