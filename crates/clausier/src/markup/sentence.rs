//! Writes a paragraph as a [`Leaf`]: its inline mark-up as private characters, its tags as Handlebars.
//!
//! Every leaf that is written is read back by [`allow`](super::allow).

use super::allow;
use super::outline::{DEEPEST, Inline};
use super::parse::{Findings, Use, UseKind};
use super::scan::{self, Scanned};
use super::tag::{Name, Says, Tag, Test};
use super::{Leaf, mark};
use crate::code::Code;
use crate::id::Id;
use pulldown_cmark::{Event, LinkType, Tag as Start, TagEnd};
use std::ops::Range;

const WHOLE: &str = "Put both tags inside the same words, or alone on their lines around whole blocks.";
const REFERENCES: &str = "Write '[](clause:id)' for a clause and '[](reference:id)' for a law or standard.";

/// Writes the sentence of some events; `None` when nothing remains.
pub(super) fn sentence(
    scanned: &Scanned,
    events: &[Inline<'_>],
    range: &Range<usize>,
    row: Option<&str>,
    findings: &mut Findings,
) -> Option<Leaf> {
    let mut writer = Writer { scanned, findings, row, out: String::new(), open: Vec::new(), skip: 0 };
    for (event, range) in events {
        writer.event(event, range);
    }
    writer.close_all();
    let text = writer.out.trim_matches(' ').to_owned();
    unread_marks(scanned, events, range, findings);
    if text.is_empty() {
        return None;
    }
    if let Err(why) = allow::compile(&text) {
        let message = format!("The sentence cannot be read back as a template: {why}");
        findings.fault(
            Code::ForbiddenTag,
            scanned.source(range),
            message,
            "Write the sentence without braces and backslashes.",
        );
        return None;
    }
    Some(Leaf(text))
}

/// Marks that Markdown read as words, so that they would be printed.
fn unread_marks(scanned: &Scanned, events: &[Inline<'_>], range: &Range<usize>, findings: &mut Findings) {
    let mut plain: Vec<u8> = scanned.text.as_bytes().get(range.clone()).unwrap_or_default().to_vec();
    for (event, inner) in events {
        let covered = match event {
            Event::Start(Start::Link { .. } | Start::Image { .. })
            | Event::Code(_)
            | Event::InlineHtml(_) => inner.clone(),
            Event::Start(Start::Strong) => inner.start..inner.start + 2,
            Event::End(TagEnd::Strong) => inner.end.saturating_sub(2)..inner.end,
            _ => continue,
        };
        for byte in covered {
            if let Some(byte) = byte.checked_sub(range.start).and_then(|at| plain.get_mut(at)) {
                *byte = b' ';
            }
        }
    }
    for (at, pair) in plain.windows(2).enumerate() {
        let (message, help) = match pair {
            b"](" => ("This is no reference to Markdown and would be printed as it stands.", REFERENCES),
            b"**" => (
                "These asterisks make nothing strong and would be printed.",
                "Put them directly against the first and the last strong word, with the words in one paragraph.",
            ),
            _ => continue,
        };
        let span = scanned.source(&(range.start + at..range.start + at + 2));
        findings.fault(Code::ForbiddenMarkup, span, message, help);
    }
}

struct Writer<'a, 'f> {
    scanned: &'a Scanned,
    findings: &'f mut Findings,
    row: Option<&'f str>,
    out: String,
    open: Vec<Opened<'a>>,
    /// How many elements are open of which nothing is written.
    skip: usize,
}

enum Opened<'a> {
    Strong,
    Emphasis,
    /// A condition; whether its `{{else}}` was there is in the second place.
    Condition(&'a Tag, Side),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Other,
}

impl<'a> Writer<'a, '_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if self.skip > 0 {
            self.skipped(event);
            return;
        }
        match event {
            Event::Text(text) => self.text(text, range),
            Event::SoftBreak => self.soft_break(range),
            Event::HardBreak => {
                self.space();
                self.refuse(
                    range,
                    "Clause text has no line breaks inside a paragraph.",
                    "Remove the two spaces or the backslash at the end of the line.",
                );
            }
            Event::Start(start) => self.start(start, range),
            Event::End(TagEnd::Strong) => self.end_style(Style::Strong),
            Event::End(TagEnd::Emphasis) => self.end_style(Style::Emphasis),
            Event::Code(_) => self.refuse(range, "Clause text has no code.", "Remove the back-quotes."),
            Event::InlineHtml(_) | Event::Html(_) => self.refuse(
                range,
                "Clause text has no HTML.",
                "Write '**strong**' or '*emphasis*'; '\\<' prints the sign '<'.",
            ),
            _ => self.refuse(range, "Clause text does not have this mark-up.", "Write it as words."),
        }
    }

    fn skipped(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(_) => self.skip += 1,
            Event::End(_) => self.skip -= 1,
            _ => {}
        }
    }

    fn refuse(&mut self, range: &Range<usize>, message: &str, help: &'static str) {
        self.findings.fault(Code::ForbiddenMarkup, self.scanned.source(range), message, help);
    }

    /// Placeholders count only where the text stands as the author wrote it: a character entity cannot
    /// make one.
    fn text(&mut self, text: &str, range: &Range<usize>) {
        let written = self.scanned.text.get(range.clone()) == Some(text);
        for character in text.chars() {
            match self.scanned.tag(character).filter(|_| written) {
                Some(tag) => self.tag(tag),
                None => self.character(character, range),
            }
        }
    }

    fn character(&mut self, character: char, range: &Range<usize>) {
        match character {
            '\n' | '\t' | '\r' => self.space(),
            '{' if self.out.ends_with('{') => {
                self.forbidden_tag(
                    self.scanned.source(range),
                    "Two braces that open no tag would be read as one later.",
                );
            }
            refused if scan::is_refused(refused) => {
                scan::refuse_character(refused, self.scanned.source(range), self.findings);
            }
            other => self.out.push(other),
        }
    }

    fn space(&mut self) {
        if !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    /// A number at the start of a line does not begin a member in the middle of a paragraph.
    fn soft_break(&mut self, range: &Range<usize>) {
        self.space();
        let line = self.scanned.text.get(range.end..).unwrap_or_default().trim_start_matches([' ', '\t']);
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let marks = line.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
        if digits > 0 && marks {
            let start = self.scanned.text.len()
                - self.scanned.text[range.end..].trim_start_matches([' ', '\t']).len();
            let help = "Put an empty line before the member; or, if it is no member, move the number to the line above.";
            self.refuse(
                &(start..start + digits + 1),
                "This number begins no member, since the line belongs to the paragraph above.",
                help,
            );
        }
    }

    fn start(&mut self, start: &Start<'_>, range: &Range<usize>) {
        match start {
            Start::Strong => self.start_style(Style::Strong),
            Start::Emphasis => self.start_style(Style::Emphasis),
            Start::Link { link_type: LinkType::Inline, dest_url, title, .. } => {
                self.skip = 1;
                self.link(dest_url, title, range);
            }
            Start::Image { .. } => {
                self.skip = 1;
                self.refuse(range, "Clause text has no images.", "Describe it in words.");
            }
            _ => {
                self.skip = 1;
                self.refuse(range, "Clause text has no links other than references.", REFERENCES);
            }
        }
    }

    fn link(&mut self, target: &str, title: &str, range: &Range<usize>) {
        let (what, opens, id) = match (target.strip_prefix("clause:"), target.strip_prefix("reference:")) {
            (Some(id), _) => (UseKind::Clause, mark::CLAUSE, id),
            (_, Some(id)) => (UseKind::Citation, mark::CITATION, id),
            _ => return self.refuse(range, "Clause text has no links other than references.", REFERENCES),
        };
        let (start, end) = self.scanned.source(range);
        let written = self.scanned.text.get(range.clone()).unwrap_or_default();
        if !title.is_empty() || !written.starts_with("[](") {
            return self.refuse(
                range,
                "A reference holds no words: its number or citation is printed.",
                REFERENCES,
            );
        }
        if !Id::is_valid(id) {
            let message = format!("'{}' is not an id.", id.escape_debug());
            return self.findings.fault(
                Code::BadId,
                (start, end),
                message,
                "Ids are lower-case words joined by hyphens.",
            );
        }
        self.findings.uses.push(Use {
            what,
            name: id.to_owned(),
            start,
            end,
            in_row_of: self.row.map(str::to_owned),
        });
        self.out.push(opens);
        self.out.push_str(id);
        self.out.push(mark::END);
    }

    fn tag(&mut self, tag: &'a Tag) {
        if matches!(tag.says, Says::Nothing) {
            return;
        }
        if self.out.ends_with(['{', '\\']) {
            self.forbidden_tag(
                tag.span,
                "A brace or backslash stands directly before this tag and would change what it means.",
            );
            self.out.pop();
        }
        match &tag.says {
            Says::Field(name) => {
                self.used(UseKind::Field, name);
                self.write_tag("", &name.text);
            }
            Says::Open(test, name) => {
                self.used(UseKind::Condition, name);
                self.open_condition(tag, *test, name);
            }
            Says::Else => self.other_side(tag),
            Says::Nothing => {}
            Says::Close(test) => self.close_condition(tag, *test),
            Says::Each(_) | Says::EndEach | Says::Table(..) => {
                self.unbalanced(
                    tag,
                    "This tag stands alone on its line, never in a sentence.",
                    "Put it alone on its line.",
                );
            }
        }
    }

    fn used(&mut self, what: UseKind, name: &Name) {
        let (start, end) = name.span;
        let in_row_of = self.row.map(str::to_owned);
        self.findings.uses.push(Use { what, name: name.small(), start, end, in_row_of });
    }

    fn write_tag(&mut self, before: &str, name: &str) {
        for part in ["{{", before, name, "}}"] {
            self.out.push_str(part);
        }
    }

    fn open_condition(&mut self, tag: &'a Tag, test: Test, name: &Name) {
        if self.open.len() >= DEEPEST {
            return self.unbalanced(tag, "Conditions are nested too deep.", "Divide the sentence.");
        }
        self.write_tag(if test == Test::If { "#if " } else { "#unless " }, &name.text);
        self.open.push(Opened::Condition(tag, Side::First));
    }

    fn other_side(&mut self, tag: &Tag) {
        if let Some(Opened::Condition(_, side @ Side::First)) = self.open.last_mut() {
            *side = Side::Other;
            return self.out.push_str("{{else}}");
        }
        self.unbalanced(
            tag,
            "No '{{#if}}' or '{{#unless}}' without '{{else}}' is open in these words.",
            WHOLE,
        );
    }

    fn close_condition(&mut self, tag: &Tag, test: Test) {
        let fits = |opened: &mut Opened<'_>| match opened {
            Opened::Condition(Tag { says: Says::Open(opened, _), .. }, _) => *opened == test,
            _ => false,
        };
        match self.open.pop_if(fits) {
            Some(_) => self.write_tag("/", test.word()),
            None => self.unbalanced(tag, "Nothing that this tag closes is open in these words.", WHOLE),
        }
    }

    fn start_style(&mut self, style: Style) {
        if !self.is_open(style) {
            self.out.push(style.marks().0);
        }
        self.open.push(style.opened());
    }

    /// Words that are strong already cannot become stronger: only the outer marks are written.
    fn end_style(&mut self, style: Style) {
        while let Some(opened) = self.open.pop() {
            match opened {
                Opened::Condition(tag, _) => self.left_open(tag),
                _ => break,
            }
        }
        if !self.is_open(style) {
            self.out.push(style.marks().1);
        }
    }

    fn is_open(&self, style: Style) -> bool {
        self.open.iter().any(|opened| match opened {
            Opened::Strong => style == Style::Strong,
            Opened::Emphasis => style == Style::Emphasis,
            Opened::Condition(..) => false,
        })
    }

    fn close_all(&mut self) {
        while let Some(opened) = self.open.pop() {
            if let Opened::Condition(tag, _) = opened {
                self.left_open(tag);
            }
        }
    }

    fn left_open(&mut self, tag: &Tag) {
        self.unbalanced(tag, "This tag is not closed in the words that it opens in.", WHOLE);
        if let Says::Open(test, _) = &tag.says {
            self.write_tag("/", test.word());
        }
    }

    fn unbalanced(&mut self, tag: &Tag, message: &str, help: &'static str) {
        self.findings.fault(Code::UnbalancedTag, tag.span, message, help);
    }

    fn forbidden_tag(&mut self, span: (usize, usize), message: &str) {
        self.findings.fault(Code::ForbiddenTag, span, message, "Remove the brace or the backslash.");
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Strong,
    Emphasis,
}

impl Style {
    fn marks(self) -> (char, char) {
        match self {
            Self::Strong => (mark::STRONG, mark::STRONG_END),
            Self::Emphasis => (mark::EMPHASIS, mark::EMPHASIS_END),
        }
    }

    fn opened<'a>(self) -> Opened<'a> {
        match self {
            Self::Strong => Opened::Strong,
            Self::Emphasis => Opened::Emphasis,
        }
    }
}
