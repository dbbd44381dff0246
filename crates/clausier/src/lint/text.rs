//! A clause text as prose, with the place of every word: passages between the block tags, the readings
//! that inline conditions give a passage, and the sentences of a reading.
//!
//! What the text means as a document is left to [`markup`](crate::markup), and whether its names exist to
//! [`library`](crate::library).

use super::phrase::Phrase;
use crate::library::drafting::Drafting;
use crate::source::Span;
use std::collections::BTreeMap;

/// Most names of conditions in one passage of which every combination is read.
const MOST_NAMES: usize = 6;

/// A member, list item or paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Passage<'t> {
    /// The member that it belongs to, counted from the start of the text.
    pub member: usize,
    /// The block tags that it stands under, outermost first.
    pub under: Vec<Block<'t>>,
    /// What it says.
    pub pieces: Vec<Piece<'t>>,
}

/// A block tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block<'t> {
    /// `{{#if name}}`, and on which side of it.
    If(Side<'t>),
    /// `{{#each table rows="name"}}`.
    Each { table: &'t str, rows: Option<&'t str> },
}

/// A named condition and how it must turn out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Side<'t> {
    /// The name.
    pub name: &'t str,
    /// Whether it must hold.
    pub holds: bool,
}

/// A word, mark or tag with its place in the file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece<'t> {
    /// What it is.
    pub what: What<'t>,
    /// Where.
    pub span: Span,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What<'t> {
    /// A word; hyphens, apostrophes and dots inside it belong to it.
    Word(&'t str),
    /// A mark of punctuation.
    Mark(char),
    /// White space.
    Space,
    /// `{{field}}`, in small letters.
    Field(&'t str, bool),
    /// `[](clause:id)`.
    Clause(&'t str),
    /// `[](reference:id)`.
    Citation(&'t str),
    /// `{{#if name}}` in a sentence.
    Open(Side<'t>),
    /// `{{else}}` in a sentence.
    Else,
    /// `{{/if}}` in a sentence.
    Close,
}

/// A passage with its inline conditions decided.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading<'t> {
    /// What it says.
    pub pieces: Vec<Piece<'t>>,
}

/// A sentence of a reading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sentence<'t> {
    /// Its words, marks and fields, without white space.
    pub pieces: Vec<Piece<'t>>,
}

/// Cuts a clause text into passages.
pub(super) fn passages(text: &str) -> Vec<Passage<'_>> {
    let mut cutter = Cutter::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        cutter.line(line, start);
        start += line.len();
    }
    cutter.end();
    cutter.passages
}

#[derive(Default)]
struct Cutter<'t> {
    passages: Vec<Passage<'t>>,
    pieces: Vec<Piece<'t>>,
    under: Vec<Block<'t>>,
    member: usize,
}

impl<'t> Cutter<'t> {
    fn line(&mut self, line: &'t str, start: usize) {
        let text = line.trim();
        let indent = line.len() - line.trim_start().len();
        if text.is_empty() {
            return self.end();
        }
        if self.block_tag(text) {
            return;
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let mut skip = indent;
        if digits > 0 && text[digits..].starts_with(". ") {
            self.end();
            self.member += 1;
            skip += digits + 2;
        } else if text.starts_with("- ") {
            self.end();
            skip += 2;
        }
        pieces(&line[skip..], start + skip, &mut self.pieces);
    }

    /// A tag alone on its line.
    fn block_tag(&mut self, text: &'t str) -> bool {
        let Some(tag) = text.strip_prefix("{{").and_then(|text| text.strip_suffix("}}")) else {
            return false;
        };
        if tag.contains("}}") {
            return false;
        }
        let mut words = tag.split_whitespace();
        match (words.next(), words.next()) {
            (Some("#if"), Some(name)) => self.open(Block::If(Side { name, holds: true })),
            (Some("#unless"), Some(name)) => self.open(Block::If(Side { name, holds: false })),
            (Some("#each"), Some(table)) => {
                let rows = tag.split_once("rows=").map(|(_, rows)| rows.trim_matches(['"', ' ']));
                self.open(Block::Each { table, rows });
            }
            (Some("else"), _) => {
                self.end();
                if let Some(Block::If(side)) = self.under.last_mut() {
                    side.holds = !side.holds;
                }
            }
            (Some("/if" | "/unless" | "/each"), _) => {
                self.end();
                self.under.pop();
            }
            (Some("table"), _) => self.end(),
            _ => return false,
        }
        true
    }

    fn open(&mut self, block: Block<'t>) {
        self.end();
        self.under.push(block);
    }

    fn end(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        if pieces.iter().any(|piece| piece.what != What::Space) {
            self.passages.push(Passage { member: self.member, under: self.under.clone(), pieces });
        }
    }
}

/// Cuts words into pieces; `start` is where they stand in the file.
pub(super) fn pieces<'t>(text: &'t str, start: usize, out: &mut Vec<Piece<'t>>) {
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let rest = &text[at..];
        let (what, length) = tag(rest).unwrap_or_else(|| match character {
            _ if character.is_whitespace() => (What::Space, rest.len() - rest.trim_start().len()),
            _ if character.is_alphanumeric() => {
                let length = word(rest);
                (What::Word(&rest[..length]), length)
            }
            _ => (What::Mark(character), character.len_utf8()),
        });
        out.push(Piece { what, span: Span::new(start + at, start + at + length) });
        at += length;
    }
}

fn tag(text: &str) -> Option<(What<'_>, usize)> {
    if let Some(inside) = text.strip_prefix("[](") {
        let end = inside.find(')')?;
        let (kind, id) = inside[..end].split_once(':')?;
        let what = if kind == "clause" { What::Clause(id) } else { What::Citation(id) };
        return Some((what, end + 4));
    }
    let inside = text.strip_prefix("{{")?;
    let end = inside.find("}}")?;
    let tag = inside[..end].trim();
    let what = match tag.split_once(' ') {
        Some(("#if", name)) => What::Open(Side { name: name.trim(), holds: true }),
        Some(("#unless", name)) => What::Open(Side { name: name.trim(), holds: false }),
        _ if tag == "else" => What::Else,
        _ if tag.starts_with('/') => What::Close,
        _ => What::Field(tag, tag.starts_with(|first: char| first.is_uppercase())),
    };
    Some((what, end + 4))
}

/// Length of the word that a text starts with.
fn word(text: &str) -> usize {
    let inside = |character: char| character.is_alphanumeric() || matches!(character, '-' | '\'' | '’' | '.');
    let end = text.find(|character: char| !inside(character)).unwrap_or(text.len());
    text[..end].trim_end_matches(['-', '\'', '’', '.']).len().max(1)
}

impl<'t> Passage<'t> {
    /// Every way in which the passage can read: one for each combination of its inline conditions, or the
    /// two in which all hold and none does when there are too many.
    pub fn readings(&self) -> Vec<Reading<'t>> {
        let fixed: BTreeMap<&str, bool> = self
            .under
            .iter()
            .filter_map(|block| match block {
                Block::If(side) => Some((side.name, side.holds)),
                Block::Each { .. } => None,
            })
            .collect();
        let mut names: Vec<&str> = self.pieces.iter().filter_map(Piece::condition).collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| !fixed.contains_key(name));
        let all = 1_usize << names.len().min(MOST_NAMES);
        let choices = if names.len() > MOST_NAMES { vec![0, usize::MAX] } else { (0..all).collect() };
        let decided = |choice: usize| {
            let named = names.iter().enumerate();
            let chosen =
                named.map(|(bit, name)| (*name, choice.checked_shr(bit as u32).unwrap_or(choice) & 1 == 1));
            fixed.iter().map(|(name, holds)| (*name, *holds)).chain(chosen).collect::<BTreeMap<&str, bool>>()
        };
        choices.into_iter().map(|choice| self.reading(&decided(choice))).collect()
    }

    fn reading(&self, decided: &BTreeMap<&str, bool>) -> Reading<'t> {
        let mut kept: Vec<bool> = Vec::new();
        let mut pieces = Vec::new();
        for piece in &self.pieces {
            match piece.what {
                What::Open(side) => kept.push(decided.get(side.name).copied().unwrap_or(true) == side.holds),
                What::Else => {
                    if let Some(last) = kept.last_mut() {
                        *last = !*last;
                    }
                }
                What::Close => drop(kept.pop()),
                _ if kept.iter().all(|kept| *kept) => pieces.push(*piece),
                _ => {}
            }
        }
        Reading { pieces }
    }

    /// The inline conditions that each reference to a clause stands under, with its place.
    pub fn clause_references(&self) -> Vec<(&'t str, Span, Vec<Side<'t>>)> {
        let mut open: Vec<Side<'_>> = Vec::new();
        let mut found = Vec::new();
        for piece in &self.pieces {
            match piece.what {
                What::Open(side) => open.push(side),
                What::Else => {
                    if let Some(last) = open.last_mut() {
                        last.holds = !last.holds;
                    }
                }
                What::Close => drop(open.pop()),
                What::Clause(id) => found.push((id, piece.span, open.clone())),
                _ => {}
            }
        }
        found
    }
}

impl<'t> Piece<'t> {
    /// The condition that an inline tag opens.
    fn condition(&self) -> Option<&'t str> {
        match self.what {
            What::Open(side) => Some(side.name),
            _ => None,
        }
    }

    /// The word, if it is one.
    pub fn word(&self) -> Option<&'t str> {
        match self.what {
            What::Word(word) => Some(word),
            _ => None,
        }
    }
}

impl<'t> Reading<'t> {
    /// Its sentences. A mark ends a sentence when white space and no small letter or digit follow, and it
    /// closes no abbreviation.
    pub fn sentences(&self, drafting: &Drafting) -> Vec<Sentence<'t>> {
        let mut sentences = Vec::new();
        let mut pieces: Vec<Piece<'t>> = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            if piece.what != What::Space {
                pieces.push(*piece);
            }
            if self.ends_at(index, drafting) {
                sentences.push(Sentence { pieces: std::mem::take(&mut pieces) });
            }
        }
        sentences.push(Sentence { pieces });
        sentences.retain(|sentence| sentence.words() > 0);
        sentences
    }

    fn ends_at(&self, index: usize, drafting: &Drafting) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.pieces.get(before)).and_then(Piece::word);
        match self.pieces[index].what {
            What::Mark('!' | '?') => {}
            What::Mark('.')
                if !before.is_some_and(|word| drafting.abbreviations.iter().any(|a| a == word)) => {}
            _ => return false,
        }
        let mut after = self.pieces[index + 1..].iter().peekable();
        let quote = after.next_if(|piece| matches!(piece.what, What::Mark('"' | '”' | '’' | ')' | '*')));
        let space = after.next_if(|piece| piece.what == What::Space);
        match after.next().map(|piece| piece.what) {
            None => true,
            _ if space.is_none() => false,
            Some(What::Word(word)) => word.starts_with(char::is_uppercase),
            Some(What::Field(_, capital)) => capital,
            Some(_) => quote.is_none(),
        }
    }
}

impl<'t> Sentence<'t> {
    /// How many words it has; a field or reference counts as one.
    pub fn words(&self) -> usize {
        let counted = |piece: &&Piece<'_>| !matches!(piece.what, What::Mark(_) | What::Space);
        self.pieces.iter().filter(counted).count()
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        let ends = self.pieces.first().zip(self.pieces.last());
        ends.map_or(Span::new(0, 0), |(first, last)| Span::new(first.span.start, last.span.end))
    }

    /// The place of some of its pieces.
    pub fn span_of(&self, range: std::ops::Range<usize>) -> Span {
        let first = self.pieces.get(range.start).map_or(0, |piece| piece.span.start);
        let last = range.end.checked_sub(1).and_then(|last| self.pieces.get(last));
        Span::new(first, last.map_or(first, |piece| piece.span.end))
    }

    /// Where a phrase begins and ends in it, each time. A phrase in small letters is found in any letters,
    /// one with a capital only as it is written; `*` stands for at most twelve pieces up to the next
    /// semicolon, colon or dot, `#` for a word that begins with a digit.
    pub fn find(&self, phrase: &Phrase) -> Vec<std::ops::Range<usize>> {
        let starts = 0..self.pieces.len();
        starts.filter_map(|start| Some(start..phrase.end_in(&self.pieces, start)?)).collect()
    }

    /// Whether it holds one of some phrases.
    pub fn has(&self, phrases: &[Phrase]) -> bool {
        phrases.iter().any(|phrase| !self.find(phrase).is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let drafting = Drafting { abbreviations: vec!["art".into()], ..Drafting::default() };
        let passages = passages(text);
        let readings = passages.iter().flat_map(Passage::readings);
        let mut found: Vec<String> = readings
            .flat_map(|reading| reading.sentences(&drafting))
            .map(|sentence| {
                let words = sentence.pieces.iter().map(|piece| &text[piece.span.start..piece.span.end]);
                words.collect::<Vec<_>>().join(" ")
            })
            .collect();
        found.dedup();
        found
    }

    #[test]
    fn sentences_follow_members_items_and_conditions() {
        let text = "1. Zie art. 53 van de wet. {{Contractor}} levert dit{{#if x}} en dat{{/if}}. \
                    Volgt:\n\n   - een ding;\n   - nog een.\n\n{{#if x}}\n2. Wat{{#if x}} A{{else}} B{{/if}}.\n{{/if}}\n";
        assert_eq!(
            sentences(text),
            [
                "Zie art . 53 van de wet .",
                "{{Contractor}} levert dit .",
                "Volgt :",
                "Zie art . 53 van de wet .",
                "{{Contractor}} levert dit en dat .",
                "Volgt :",
                "een ding ;",
                "nog een .",
                "Wat A ."
            ]
        );
    }

    #[test]
    fn a_phrase_is_found_over_marks_and_gaps() {
        let text = "Dient {{contractor}} de lijst tijdig te leveren, en/of volgens RFC 3629?";
        let found = |phrase: &str| {
            let passages = passages(text);
            let reading = passages[0].readings().remove(0);
            let sentence = reading.sentences(&Drafting::default()).remove(0);
            let ranges = sentence.find(&Phrase::new(phrase));
            ranges.first().map(|range| {
                let span = sentence.span_of(range.clone());
                text[span.start..span.end].to_owned()
            })
        };
        assert_eq!(found("dient * te").as_deref(), Some("Dient {{contractor}} de lijst tijdig te"));
        assert_eq!(found("en/of").as_deref(), Some("en/of"));
        assert_eq!(found("RFC #").as_deref(), Some("RFC 3629"));
        assert_eq!(found("rfc #").as_deref(), Some("RFC 3629"));
        assert_eq!(found("Dient te"), None);
    }
}
