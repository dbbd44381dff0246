//! The events of Markdown as a tree of what clause text may hold, with everything else as a fault.
//!
//! What a paragraph says is left to [`sentence`](super::sentence), which tags belong together to
//! [`blocks`](super::blocks).

use super::parse::Findings;
use super::scan::Scanned;
use crate::code::Code;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag as Start};
use std::iter::Peekable;
use std::ops::Range;

/// Most lists inside each other.
pub(super) const DEEPEST: usize = 8;

/// An event with its range in the scanned text.
pub(super) type Inline<'a> = (Event<'a>, Range<usize>);

/// A part of the text.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// A paragraph.
    Paragraph(Vec<Inline<'a>>, Range<usize>),
    /// A list with bullets or numbers.
    List(Marks, Vec<Item<'a>>, Range<usize>),
    /// Something that clause text does not have, already noted.
    Refused,
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// Bullets.
    Bullets,
    /// Numbers.
    Numbers,
}

/// An item of a list.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// What it holds.
    pub(super) nodes: Vec<Node<'a>>,
    /// Its range in the scanned text.
    pub(super) range: Range<usize>,
}

/// Reads a scanned text as Markdown.
pub(super) fn outline<'a>(scanned: &'a Scanned, findings: &mut Findings) -> Vec<Node<'a>> {
    let parser = Parser::new_ext(&scanned.text, Options::empty());
    for (_, definition) in parser.reference_definitions().iter() {
        let span = scanned.source(&definition.span);
        let message = "A line of the form '[name]: …' defines a link and would not be printed.";
        findings.fault(
            Code::ForbiddenMarkup,
            span,
            message,
            "Write '[](clause:id)' or '[](reference:id)' in the sentence.",
        );
    }
    let mut reader = Reader { scanned, events: parser.into_offset_iter().peekable() };
    reader.nodes(0, findings)
}

struct Reader<'a, I: Iterator<Item = Inline<'a>>> {
    scanned: &'a Scanned,
    events: Peekable<I>,
}

impl<'a, I: Iterator<Item = Inline<'a>>> Reader<'a, I> {
    /// The parts up to the end of what holds them.
    fn nodes(&mut self, depth: usize, findings: &mut Findings) -> Vec<Node<'a>> {
        let mut nodes = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(Start::Paragraph) => {
                    let inlines = self.until_end();
                    nodes.push(Node::Paragraph(inlines, range));
                }
                Event::Start(Start::List(first)) if depth < DEEPEST => {
                    let marks = if first.is_some() { Marks::Numbers } else { Marks::Bullets };
                    nodes.push(Node::List(marks, self.items(depth, findings), range));
                }
                Event::Start(start) if !is_inline(&start) => {
                    self.until_end();
                    self.refuse(&start, range, findings);
                    nodes.push(Node::Refused);
                }
                Event::Rule => {
                    let help = "Leave it out; a list item begins with '- '.";
                    findings.fault(
                        Code::ForbiddenMarkup,
                        self.scanned.source(&range),
                        "Clause text has no rules.",
                        help,
                    );
                    nodes.push(Node::Refused);
                }
                inline => nodes.push(self.tight_paragraph(inline, range)),
            }
        }
        nodes
    }

    fn items(&mut self, depth: usize, findings: &mut Findings) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(_) => items.push(Item { nodes: self.nodes(depth + 1, findings), range }),
                _ => break,
            }
        }
        items
    }

    /// The events up to the end of what was just opened.
    fn until_end(&mut self) -> Vec<Inline<'a>> {
        let mut inlines = Vec::new();
        let mut open = 1_usize;
        for (event, range) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
            inlines.push((event, range));
        }
        inlines
    }

    /// In a list without empty lines Markdown gives the words of an item without a paragraph around them.
    fn tight_paragraph(&mut self, first: Event<'a>, range: Range<usize>) -> Node<'a> {
        let mut whole = range.clone();
        let mut open = usize::from(matches!(first, Event::Start(_)));
        let mut inlines = vec![(first, range)];
        while let Some((event, range)) = self.events.next_if(|(event, _)| open > 0 || is_inline_event(event))
        {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open = open.saturating_sub(1),
                _ => {}
            }
            whole.end = whole.end.max(range.end);
            inlines.push((event, range));
        }
        Node::Paragraph(inlines, whole)
    }

    fn refuse(&self, start: &Start<'_>, range: Range<usize>, findings: &mut Findings) {
        let (message, help) = match start {
            Start::Heading { .. } => (
                "Clause text has no headings.",
                "The title of the clause is in clause.toml; begin the paragraph with strong words instead.",
            ),
            Start::CodeBlock(CodeBlockKind::Indented) => (
                "Text that is indented by four spaces or more is code to Markdown.",
                "Indent by three spaces what belongs to a member, and nothing else.",
            ),
            Start::CodeBlock(CodeBlockKind::Fenced(_)) => {
                ("Clause text has no code.", "Write it as a sentence.")
            }
            Start::HtmlBlock => {
                ("Clause text has no HTML.", "Write it as Markdown; '\\<' prints the sign '<'.")
            }
            Start::BlockQuote(_) => {
                ("Clause text has no block quotes.", "Remove the '>' at the start of the line.")
            }
            Start::List(_) => ("Lists are nested too deep.", "Divide the member."),
            _ => (
                "Clause text does not have this mark-up.",
                "Write it as a paragraph, a member, a list or a table.",
            ),
        };
        let start = self.scanned.source(&range);
        findings.fault(Code::ForbiddenMarkup, start, message, help);
    }
}

fn is_inline(start: &Start<'_>) -> bool {
    matches!(start, Start::Emphasis | Start::Strong | Start::Link { .. } | Start::Image { .. })
}

fn is_inline_event(event: &Event<'_>) -> bool {
    match event {
        Event::Start(start) => is_inline(start),
        Event::End(_) | Event::Rule => false,
        _ => true,
    }
}
