//! Words that these texts write in another way or not at all; which ones is data.

use super::phrase::Phrase;
use super::{ClauseText, Findings, Room};
use crate::code::Code;

/// Reports discouraged words.
pub(super) fn check(room: &Room<'_>, text: &ClauseText<'_>, findings: &mut Findings) {
    let groups = room.drafting.words.iter().map(|group| (group, Phrase::all(&group.words)));
    let groups: Vec<_> = groups.collect();
    for (_, sentence) in text.sentences(room.drafting) {
        for (group, phrases) in &groups {
            for range in phrases.iter().flat_map(|phrase| sentence.find(phrase)) {
                let span = sentence.span_of(range);
                let words = text.file.text.get(span.start..span.end).unwrap_or_default();
                let what = (group.code, message(group.code, words), group.instead.clone());
                findings.sentence(text, &sentence, span, what);
            }
        }
    }
}

fn message(code: Code, words: &str) -> String {
    match code {
        Code::AndOr => format!("'{words}' leaves open which of the two is meant"),
        Code::BrandName => format!("'{words}' is a brand or comes from one vendor, which shuts others out"),
        Code::VagueWord => format!("'{words}' says nothing that a tenderer can price or a judge can measure"),
        Code::DataOwnership => format!("'{words}' speaks of owning data, which the law does not know"),
        _ => format!("'{words}' is another verb of duty than these texts use"),
    }
}
