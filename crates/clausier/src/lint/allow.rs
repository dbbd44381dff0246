//! Deliberate exceptions: an `[[allow]]` takes findings of one code about one sentence or part away, and is
//! itself a finding when there is nothing to take.

use super::{About, ClauseText, Finding, Findings};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::id::Id;
use crate::library::written::Allow;

/// An exception with the version of a clause that it is for.
pub(super) struct Noted {
    clause: (Id, u32),
    allow: Allow,
}

/// Notes the exceptions of the clauses of an edition.
pub(super) fn note(texts: &[ClauseText<'_>], findings: &mut Findings) {
    for text in texts {
        let allows = text.written.allows.iter();
        findings.allows.extend(allows.map(|allow| Noted { clause: text.key(), allow: allow.clone() }));
    }
}

impl Findings {
    /// What remains when the exceptions are made.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let Self { found, allows } = self;
        let idle = allows.iter().filter(|noted| !found.iter().any(|finding| noted.takes(finding)));
        let idle: Vec<Diagnostic> = idle.map(Noted::idle).collect();
        let kept = found.iter().filter(|finding| !allows.iter().any(|noted| noted.takes(finding)));
        kept.map(|finding| finding.diagnostic.clone()).chain(idle).collect()
    }
}

impl Noted {
    fn takes(&self, finding: &Finding) -> bool {
        let Allow { code, words, place, .. } = &self.allow;
        if finding.diagnostic.code != *code {
            return false;
        }
        match &finding.about {
            About::Sentence { clause, words: sentence } => {
                let said = words.as_ref().is_some_and(|words| plain(sentence).contains(&plain(&words.value)));
                *clause == self.clause && said && place.is_none()
            }
            About::Part { clause, place: part } => {
                let there = place.as_ref().is_some_and(|place| place.value == *part);
                *clause == self.clause && there
            }
            About::Other => false,
        }
    }

    fn idle(&self) -> Diagnostic {
        let message = format!("no finding '{}' is left to allow here", self.allow.code);
        let help = "Remove the exception, or copy the words or the place from the finding again.";
        Diagnostic::new(Code::IdleAllow, self.allow.at.clone(), message, help)
    }
}

/// A text with single spaces.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
