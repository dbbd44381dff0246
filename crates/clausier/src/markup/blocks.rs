//! The closed list of blocks, from the outline of a text: which tags belong together, which number each
//! member has, and whose row is at hand.

use super::outline::{self, DEEPEST, Item, Marks, Node};
use super::parse::{Findings, Use, UseKind};
use super::scan::Scanned;
use super::sentence;
use super::tag::{Name, Rows, Says, Tag, Test};
use super::{Block, Leaf};
use crate::code::Code;
use crate::id::Id;
use pulldown_cmark::Event;
use std::ops::Range;

const ALONE: &str = "Put the tags alone on their lines around whole blocks, with the indentation of those blocks, or both inside one sentence.";

/// Makes the blocks of a scanned text.
pub(super) fn blocks(scanned: &Scanned, findings: &mut Findings) -> Vec<Block> {
    let nodes = outline::outline(scanned, findings);
    let mut maker = Maker { scanned, findings, members: 0 };
    maker.sequence(nodes, Level::Top, None)
}

/// Where a sequence of blocks stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// In the clause itself, where numbers make members.
    Top,
    /// In a member or a list item.
    Inside,
}

struct Maker<'a, 'f> {
    scanned: &'a Scanned,
    findings: &'f mut Findings,
    members: u32,
}

/// A block tag that waits for its partner, with the blocks since.
struct Open<'a> {
    tag: &'a Tag,
    kind: Kind<'a>,
    blocks: Vec<Block>,
}

enum Kind<'a> {
    When { test: Test, condition: &'a Name, first: Option<Vec<Block>> },
    Each(&'a Rows),
}

impl Open<'_> {
    /// The block, and what its other side turns into.
    fn close(self) -> Block {
        match self.kind {
            Kind::Each(Rows { table, rows }) => Block::Each {
                table: Id::new(table.text.clone()),
                rows: rows.as_ref().map(|rows| Id::new(rows.text.clone())),
                blocks: self.blocks,
            },
            Kind::When { test, condition, first } => {
                let (kept, left) = match first {
                    Some(first) => (first, self.blocks),
                    None => (self.blocks, Vec::new()),
                };
                let (then, otherwise) = if test == Test::If { (kept, left) } else { (left, kept) };
                Block::When { condition: Id::new(condition.text.clone()), then, otherwise }
            }
        }
    }
}

/// Blocks that are being gathered, with the tags that are open around them.
struct Gathered<'a> {
    outside: Vec<Block>,
    open: Vec<Open<'a>>,
    row: Option<&'a str>,
}

impl<'a> Gathered<'a> {
    fn push(&mut self, block: Block) {
        self.open.last_mut().map_or(&mut self.outside, |open| &mut open.blocks).push(block);
    }

    /// The table option whose row is at hand.
    fn row(&self) -> Option<&'a str> {
        let each = self.open.iter().rev().find_map(|open| match &open.kind {
            Kind::Each(rows) => Some(rows.table.text.as_str()),
            Kind::When { .. } => None,
        });
        each.or(self.row)
    }
}

impl<'a> Maker<'a, '_> {
    fn sequence(&mut self, nodes: Vec<Node<'a>>, level: Level, row: Option<&'a str>) -> Vec<Block> {
        let mut gathered = Gathered { outside: Vec::new(), open: Vec::new(), row };
        for node in nodes {
            self.node(node, level, &mut gathered);
        }
        while let Some(open) = gathered.open.pop() {
            self.unbalanced(open.tag, "This tag is not closed in the block that it opens in.");
            gathered.push(open.close());
        }
        gathered.outside
    }

    fn node(&mut self, node: Node<'a>, level: Level, gathered: &mut Gathered<'a>) {
        let row = gathered.row();
        match node {
            Node::Refused => {}
            Node::Paragraph(inlines, range) => {
                self.indented(&range, level);
                if let Some(tag) = self.tag_alone(&inlines) {
                    self.tag(tag, gathered);
                } else if let Some(leaf) = self.sentence(&inlines, &range, row) {
                    gathered.push(Block::Paragraph(leaf));
                }
            }
            Node::List(Marks::Numbers, items, range) if level == Level::Top => {
                self.indented(&range, level);
                for item in items {
                    let member = self.member(item, row);
                    gathered.push(member);
                }
            }
            Node::List(marks, items, range) => {
                self.indented(&range, level);
                self.numbers_inside(marks, &range);
                let items = items.into_iter().map(|item| self.item(item, row)).collect();
                gathered.push(Block::List(items));
            }
        }
    }

    fn sentence(
        &mut self,
        inlines: &[outline::Inline<'a>],
        range: &Range<usize>,
        row: Option<&str>,
    ) -> Option<Leaf> {
        sentence::sentence(self.scanned, inlines, range, row, self.findings)
    }

    fn member(&mut self, item: Item<'a>, row: Option<&'a str>) -> Block {
        self.members += 1;
        let ordinal = self.members;
        Block::Member { ordinal, blocks: self.item(item, row) }
    }

    fn item(&mut self, item: Item<'a>, row: Option<&'a str>) -> Vec<Block> {
        if item.nodes.is_empty() {
            let span = self.scanned.source(&item.range);
            self.findings.fault(
                Code::EmptyText,
                span,
                "This member or item is empty.",
                "Write its text or remove it.",
            );
        }
        self.sequence(item.nodes, Level::Inside, row)
    }

    fn numbers_inside(&mut self, marks: Marks, range: &Range<usize>) {
        if marks == Marks::Bullets {
            return;
        }
        let span = self.scanned.source(range);
        let message = "Numbers make members, and those stand at the left edge only.";
        self.findings.fault(
            Code::ForbiddenMarkup,
            span,
            message,
            "Write '- ' before the items of a list; they are printed as 1°, 2° or a), b).",
        );
    }

    /// At the left edge an indentation says that the author means it to belong to something above, which
    /// Markdown does not see.
    fn indented(&mut self, range: &Range<usize>, level: Level) {
        let text = &self.scanned.text;
        let line = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let indented = text.get(line..).is_some_and(|line| line.starts_with([' ', '\t']));
        if level == Level::Inside || !indented {
            return;
        }
        let span = self.scanned.source(range);
        let message = "This is indented, but there is no member or item right above that it belongs to.";
        self.findings.fault(Code::ForbiddenMarkup, span, message, "Begin it at the left edge; or, if it belongs to a member, indent it and the tags around it as far as the first word of that member ('10. ' takes four spaces).");
    }

    fn tag_alone(&self, inlines: &[outline::Inline<'a>]) -> Option<&'a Tag> {
        let [(Event::Text(text), _)] = inlines else {
            return None;
        };
        let mut characters = text.chars();
        let tag = self.scanned.tag(characters.next()?)?;
        (tag.alone && characters.next().is_none()).then_some(tag)
    }

    fn tag(&mut self, tag: &'a Tag, gathered: &mut Gathered<'a>) {
        match &tag.says {
            Says::Open(test, condition) => {
                self.used(UseKind::Condition, condition, gathered.row());
                self.open(
                    Open {
                        tag,
                        kind: Kind::When { test: *test, condition, first: None },
                        blocks: Vec::new(),
                    },
                    gathered,
                );
            }
            Says::Each(rows) => {
                self.rows(rows);
                if gathered.row().is_some() {
                    self.in_row(tag);
                }
                self.open(Open { tag, kind: Kind::Each(rows), blocks: Vec::new() }, gathered);
            }
            Says::Else => self.other_side(tag, gathered),
            Says::Close(_) | Says::EndEach => self.close(tag, gathered),
            Says::Table(rows, columns) => {
                if gathered.row().is_some() {
                    self.in_row(tag);
                }
                gathered.push(self.table(rows, columns));
            }
            Says::Field(_) | Says::Nothing => {}
        }
    }

    fn open(&mut self, open: Open<'a>, gathered: &mut Gathered<'a>) {
        if gathered.open.len() >= DEEPEST {
            self.unbalanced(open.tag, "Tags are nested too deep.");
            return;
        }
        gathered.open.push(open);
    }

    fn other_side(&mut self, tag: &Tag, gathered: &mut Gathered<'a>) {
        if let Some(Open { kind: Kind::When { first: first @ None, .. }, blocks, .. }) =
            gathered.open.last_mut()
        {
            *first = Some(std::mem::take(blocks));
            return;
        }
        self.unbalanced(tag, "No '{{#if}}' or '{{#unless}}' without '{{else}}' is open in this block.");
    }

    fn close(&mut self, tag: &Tag, gathered: &mut Gathered<'a>) {
        let fits = gathered.open.last().is_some_and(|open| match (&open.kind, &tag.says) {
            (Kind::When { test, .. }, Says::Close(closed)) => test == closed,
            (Kind::Each(_), Says::EndEach) => true,
            _ => false,
        });
        match gathered.open.pop_if(|_| fits) {
            Some(open) => gathered.push(open.close()),
            None => self.unbalanced(tag, "Nothing that this tag closes is open in this block."),
        }
    }

    fn table(&mut self, rows: &Rows, columns: &[Name]) -> Block {
        self.rows(rows);
        for column in columns {
            self.used(UseKind::Column, column, Some(&rows.table.text));
        }
        Block::Table {
            table: Id::new(rows.table.text.clone()),
            columns: columns.iter().map(|column| Id::new(column.text.clone())).collect(),
            rows: rows.rows.as_ref().map(|rows| Id::new(rows.text.clone())),
        }
    }

    fn rows(&mut self, rows: &Rows) {
        self.used(UseKind::Table, &rows.table, None);
        if let Some(condition) = &rows.rows {
            self.used(UseKind::RowCondition, condition, Some(&rows.table.text));
        }
    }

    fn used(&mut self, what: UseKind, name: &Name, row: Option<&str>) {
        let (start, end) = name.span;
        let in_row_of = row.map(str::to_owned);
        self.findings.uses.push(Use { what, name: name.text.clone(), start, end, in_row_of });
    }

    fn in_row(&mut self, tag: &Tag) {
        let message =
            "Inside '{{#each}}' a row is at hand already; tables and other rows have no place there.";
        self.findings.fault(Code::ForbiddenTag, tag.span, message, "Close the '{{#each}}' first.");
    }

    fn unbalanced(&mut self, tag: &Tag, message: &str) {
        self.findings.fault(Code::UnbalancedTag, tag.span, message, ALONE);
    }
}
