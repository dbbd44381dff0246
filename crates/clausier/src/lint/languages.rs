//! Languages of one text that differ: in fields, conditions, references, tables, members or numbers.

use super::text::{What, passages};
use super::{ClauseText, Findings, Room};
use crate::code::Code;
use crate::id::Id;
use crate::markup::Block;
use crate::markup::parse::{Use, UseKind, parse};
use std::collections::BTreeSet;

/// Compares a text with the same version of the clause in other languages; of two languages the text in the
/// later one gives the finding.
pub(super) fn check(room: &Room<'_>, text: &ClauseText<'_>, findings: &mut Findings) {
    let words: BTreeSet<&str> =
        room.edition.kinds.iter().flat_map(|kind| kind.words.keys()).map(Id::as_str).collect();
    let here = Shape::of(text.file.path, text.file.text, &words);
    let others = text.written.texts.iter().filter(|(language, _)| **language < room.edition.language);
    for (language, path) in others {
        let Some(file) = room.sources.file(path) else { continue };
        let there = Shape::of(path, file.text, &words);
        for difference in here.differences(&there) {
            let message = format!("the text differs from '{language}': {difference}");
            let help = "Make both say the same; if they must differ, make a condition of it.".to_owned();
            findings.part(text, &text.file.at_start(), "languages", (Code::LanguagesDiffer, message, help));
        }
    }
}

/// What texts in two languages have in common if they say the same.
#[derive(Debug, PartialEq)]
struct Shape {
    uses: BTreeSet<(UseKind, String)>,
    members: usize,
    numbers: Vec<String>,
}

impl Shape {
    /// Words of the kinds of purchase do not count: a language may say "hij" where another repeats the party.
    fn of(path: &str, text: &str, words: &BTreeSet<&str>) -> Self {
        let parsed = parse(path, text);
        let counts = |used: &&Use| used.what != UseKind::Field || !words.contains(used.name.as_str());
        let uses = parsed.uses.iter().filter(counts).map(|used| (used.what, used.name.clone())).collect();
        let passages = passages(text);
        let mut numbers: Vec<String> = passages
            .iter()
            .flat_map(|passage| &passage.pieces)
            .filter_map(|piece| match piece.what {
                What::Word(word) if word.bytes().all(|byte| byte.is_ascii_digit()) => Some(word.to_owned()),
                _ => None,
            })
            .collect();
        numbers.sort();
        Self { uses, members: members(&parsed.blocks), numbers }
    }

    fn differences(&self, other: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let names = |uses: Vec<&(UseKind, String)>| {
            uses.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let more: Vec<_> = self.uses.difference(&other.uses).collect();
        if !more.is_empty() {
            found.push(format!("only this one names {}", names(more)));
        }
        let fewer: Vec<_> = other.uses.difference(&self.uses).collect();
        if !fewer.is_empty() {
            found.push(format!("it does not name {}", names(fewer)));
        }
        if self.members != other.members {
            found.push(format!("{} members against {}", self.members, other.members));
        }
        if self.numbers != other.numbers {
            found.push(format!(
                "the numbers {} against {}",
                self.numbers.join(", "),
                other.numbers.join(", ")
            ));
        }
        found
    }
}

fn members(blocks: &[Block]) -> usize {
    let count = |block: &Block| match block {
        Block::Member { blocks, .. } => 1 + members(blocks),
        Block::Each { blocks, .. } => members(blocks),
        Block::List(items) => items.iter().map(|item| members(item)).sum(),
        Block::When { then, otherwise, .. } => members(then) + members(otherwise),
        Block::Paragraph(_) | Block::Table { .. } => 0,
    };
    blocks.iter().map(count).sum()
}
