//! Finds the template tags of a clause text and puts one private character in the place of each, before
//! Markdown sees the text: a name with an underscore is then no emphasis, and a block tag alone on its
//! line is a paragraph of its own in the member or list item that its indentation puts it in.
//!
//! What a tag may say is read by [`tag`](super::tag).

use super::parse::Findings;
use super::tag::{self, Says, Tag};
use crate::code::Code;
use std::ops::Range;

/// The first of the private characters that stand for tags, in planes 15 and 16.
const FIRST_PLACEHOLDER: u32 = 0xF_0000;
/// Most tags in one text.
const MOST_TAGS: usize = 0xFFF0;

/// A text whose tags are single characters.
#[derive(Debug)]
pub(super) struct Scanned {
    /// The text for Markdown.
    pub(super) text: String,
    /// The tags, by the number that their character stands for.
    pub(super) tags: Vec<Tag>,
    pieces: Vec<Piece>,
}

/// A stretch of the text for Markdown and the bytes of the source that it comes from.
#[derive(Debug)]
struct Piece {
    at: usize,
    source: usize,
    source_length: usize,
}

impl Scanned {
    /// The tag that a character stands for.
    pub(super) fn tag(&self, character: char) -> Option<&Tag> {
        let number = u32::from(character).checked_sub(FIRST_PLACEHOLDER)?;
        self.tags.get(usize::try_from(number).ok()?)
    }

    /// The bytes of the source for a range of the text.
    pub(super) fn source(&self, range: &Range<usize>) -> (usize, usize) {
        let start = self.source_byte(range.start);
        (start, self.source_byte(range.end).max(start))
    }

    fn source_byte(&self, byte: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.at <= byte);
        let Some(piece) = after.checked_sub(1).and_then(|index| self.pieces.get(index)) else {
            return 0;
        };
        piece.source + (byte - piece.at).min(piece.source_length)
    }

    fn copy(&mut self, source: usize, text: &str) {
        self.pieces.push(Piece { at: self.text.len(), source, source_length: text.len() });
        self.text.push_str(text);
    }

    fn insert(&mut self, source: usize, text: &str) {
        self.pieces.push(Piece { at: self.text.len(), source, source_length: 0 });
        self.text.push_str(text);
    }

    fn place(&mut self, tag: Tag, findings: &mut Findings) {
        let number = self.tags.len();
        let character =
            u32::try_from(number).ok().and_then(|number| char::from_u32(FIRST_PLACEHOLDER + number));
        let Some(character) = character.filter(|_| number < MOST_TAGS) else {
            findings.fault(Code::TooLarge, tag.span, "The text has too many tags.", "Divide the clause.");
            return;
        };
        self.insert(tag.span.0, character.encode_utf8(&mut [0; 4]));
        self.tags.push(tag);
    }
}

/// Whether no text may hold the character: it is invisible, private, or forbidden in XML.
pub(super) fn is_refused(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
        other => other.is_control(),
    }
}

/// Puts a private character in the place of every tag.
pub(super) fn scan(text: &str, findings: &mut Findings) -> Scanned {
    let clean = without_refused(text, findings);
    let mut scanned =
        Scanned { text: String::with_capacity(text.len()), tags: Vec::new(), pieces: Vec::new() };
    let mut start = 0;
    for line in clean.split_inclusive('\n') {
        scan_line(&mut scanned, start, line, findings);
        start += line.len();
    }
    scanned.insert(text.len(), "\n");
    scanned
}

/// The text with another character of the same length in the place of each refused one. The carriage
/// return before a line feed stays: it is how some editors end lines, and Markdown reads it so.
fn without_refused(text: &str, findings: &mut Findings) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let ends_line = character == '\r' && characters.peek().is_some_and(|(_, next)| *next == '\n');
        if ends_line || !is_refused(character) {
            clean.push(character);
            continue;
        }
        refuse_character(character, (at, at + character.len_utf8()), findings);
        clean.push(match character.len_utf8() {
            1 => ' ',
            2 => '\u{B7}',
            3 => char::REPLACEMENT_CHARACTER,
            _ => '\u{10000}',
        });
    }
    clean
}

/// Notes a character that no text may hold.
pub(super) fn refuse_character(character: char, span: (usize, usize), findings: &mut Findings) {
    let message = format!("The text holds the character U+{:04X}.", u32::from(character));
    findings.fault(Code::ForbiddenCharacter, span, message, "Remove the character.");
}

fn scan_line(scanned: &mut Scanned, start: usize, line: &str, findings: &mut Findings) {
    let words = line.trim_matches([' ', '\t', '\r', '\n']);
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    if let Some(found) = tag_alone(words, start + indent) {
        scanned.insert(start, "\n");
        scanned.copy(start, &line[..indent]);
        scanned.place(found, findings);
        scanned.insert(start + indent + words.len(), "\n\n");
        return;
    }
    scan_words(scanned, start, line, findings);
}

/// The block tag that is all there is on a line.
fn tag_alone(words: &str, start: usize) -> Option<Tag> {
    let inner = words.strip_prefix("{{")?.strip_suffix("}}")?;
    if inner.contains(['{', '}']) {
        return None;
    }
    let mut found = tag::read(inner, start + 2).ok()?;
    if !found.may_stand_alone() {
        return None;
    }
    found.alone = true;
    Some(found)
}

fn scan_words(scanned: &mut Scanned, start: usize, line: &str, findings: &mut Findings) {
    let mut done = 0;
    while let Some(found) = line[done..].find("{{") {
        let open = done + found;
        scanned.copy(start + done, &line[done..open]);
        done = scan_tag(scanned, (start, open), line, findings);
    }
    scanned.copy(start + done, &line[done..]);
}

/// Reads the tag that opens at a byte of the line; gives the byte after it.
fn scan_tag(
    scanned: &mut Scanned,
    (start, open): (usize, usize),
    line: &str,
    findings: &mut Findings,
) -> usize {
    let Some((close, after)) = end_of_tag(line, open) else {
        let after = open + line[open..].bytes().take_while(|byte| *byte == b'{').count();
        let span = (start + open, start + after);
        let message = "Two braces open a tag, but it is not closed on this line.";
        findings.fault(Code::ForbiddenTag, span, message, "Close the tag with '}}' on the same line.");
        return after;
    };
    let found = tag::read(&line[open + 2..close], start + open + 2).unwrap_or_else(|why| {
        let span = (start + open, start + after);
        let message =
            format!("The tag '{}' is not one that clause text has: {}", &line[open..after], why.message);
        findings.fault(Code::ForbiddenTag, span, message, why.help);
        Tag { says: Says::Nothing, span, alone: false }
    });
    scanned.place(found, findings);
    after
}

/// Where the words of a tag end, and where its closing braces do.
fn end_of_tag(line: &str, open: usize) -> Option<(usize, usize)> {
    let close = open + 2 + line[open + 2..].find("}}")?;
    let inner = &line[open + 2..close];
    if inner.trim_start_matches('{').contains("{{") {
        return None;
    }
    let extra = line[close + 2..].bytes().take_while(|byte| *byte == b'}').count();
    Some((close, close + 2 + if inner.starts_with('{') { extra } else { 0 }))
}
