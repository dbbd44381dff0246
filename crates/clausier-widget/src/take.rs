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

impl App {
    /// Gives what somebody wants as a file.
    pub fn download(self, wanted: Wanted) {
        self.settle();
        let copy = if self.working_copy.get_untracked() { Copy::Working } else { Copy::Publication };
        let answers = self.answers();
        let file = match wanted {
            Wanted::Document(document, format) => {
                let bytes = self.engine(|engine| export::file(engine, &answers, copy, document, format));
                bytes.map(|bytes| (file_name(document), Kind::of(format), bytes))
            }
            Wanted::All => {
                let name = |kind| say(file_name(kind));
                let bytes = self.engine(|engine| export::package(engine, &answers, copy, &name));
                Some(("file.dossier", ZIP, bytes))
            }
            Wanted::Answers => {
                let text = serde_json::to_string_pretty(&answers).map(|text| text + "\n");
                text.ok().map(|text| ("file.answers", Kind::of(Format::Json), text.into_bytes()))
            }
        };
        if let Some((name, kind, bytes)) = file {
            self.give(name, kind, &bytes);
        }
    }

    /// Gives the empty questionnaire for a kind of purchase or a preset.
    pub fn questionnaire(self, answers: &Answers, format: Format) {
        let bytes = self.engine(|engine| export::questionnaire(engine, answers, format));
        if let Some(bytes) = bytes {
            self.give("file.questionnaire", Kind::of(format), &bytes);
        }
    }

    fn give(self, name: &'static str, kind: Kind, bytes: &[u8]) {
        let name = format!("{}.{}", say(name), kind.ending);
        let given = browser::give(&name, kind.media_type, bytes).is_ok();
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
