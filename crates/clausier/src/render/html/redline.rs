//! A redline as HTML: insertions and deletions as `ins` and `del`, each also said in words for those who do
//! not see looks, and a summary with links at the top.

use super::block::{Writer, item_label, label, list, paragraph, span, table_cell, table_class, table_head};
use super::document::{HtmlOptions, signature_line};
use super::node::{Node, encode, encode_text};
use super::page::{lay_out, page_style};
use crate::annex::{self, Block, Inline, ListStyle};
use crate::redline::marked::{
    Both, Fact, Item, Line, Member, Piece, Redline, Row, Section, Signature, Table, Unit, Words,
};
use crate::redline::{Entry, Fate, Names, Wording};
use crate::render::plain;
use std::collections::BTreeMap;

/// A redline as one file that needs nothing else.
///
/// # Panics
///
/// Never for any redline: the layout is part of the program, and each test of this module renders it.
pub fn redline(redline: &Redline, names: &Names, wording: &Wording) -> String {
    let frame = &redline.document.frame.new;
    let title = format!("{} – {}", names.old, names.new);
    let data = BTreeMap::from([
        ("language", encode_text(&wording.language)),
        ("generator", encode_text(&frame.generator)),
        ("author", encode_text(&names.author)),
        ("title", encode_text(&title)),
        ("style", format!("{}\n{}", page_style(frame), redline_style())),
        ("data", String::new()),
        ("body", encode(&redline_nodes(redline, names, wording, &HtmlOptions::default()))),
    ]);
    lay_out(&data)
}

/// What the nodes of a redline need beside [`document_style`](super::document_style).
pub fn redline_style() -> &'static str {
    include_str!("redline.css")
}

/// The nodes of a redline, in reading order: head, summary, text.
pub fn redline_nodes(
    redline: &Redline,
    names: &Names,
    wording: &Wording,
    options: &HtmlOptions,
) -> Vec<Node> {
    // Keys hold no underscore, so these ids are free.
    let gone = HtmlOptions { id_prefix: format!("{}old_", options.id_prefix), ..options.clone() };
    let marker = Marker {
        new: Writer { options, linked: true },
        old: Writer { options: &gone, linked: false },
        wording,
    };
    let mut nodes = vec![marker.head(redline, names)];
    nodes.extend(marker.summary(redline));
    nodes.push(marker.text(redline));
    nodes
}

struct Marker<'a> {
    new: Writer<'a>,
    old: Writer<'a>,
    wording: &'a Wording,
}

/// What happened to a piece that is only in one document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Inserted,
    Deleted,
}

impl Marker<'_> {
    fn head(&self, redline: &Redline, names: &Names) -> Node {
        let document = &redline.document;
        let title = Node::element(self.new.heading_name(0), self.words(&document.title));
        let mut children = vec![title.with("class", "title")];
        if !document.subtitle.is_empty() {
            children.push(Node::element("p", self.words(&document.subtitle)).with("class", "subtitle"));
        }
        let source = |name: &str, text: &str| annex::Fact {
            label: self.wording.plain(name),
            value: vec![Inline::text(text)],
        };
        let sources = [source("redline-old", &names.old), source("redline-new", &names.new)];
        let mut facts: Vec<Node> = sources.iter().map(|fact| self.new.fact(fact)).collect();
        facts.extend(document.facts.iter().map(|fact| self.fact_piece(fact)));
        children.push(Node::element("dl", facts).with("class", "facts"));
        let notice = if redline.is_unchanged() { "redline-same" } else { "redline-legend" };
        children.push(paragraph("notice", &self.wording.plain(notice)));
        if let Some(notice) = &document.notice {
            children.push(self.optional(notice).with("class", "notice"));
        }
        self.new.landmark("header", "head", children)
    }

    fn optional(&self, words: &Piece<Words, String>) -> Node {
        Node::element(
            "p",
            match words {
                Piece::Kept(words) => self.words(words),
                Piece::Deleted(text) => vec![self.mark(Mark::Deleted, vec![Node::text(text)])],
                Piece::Inserted(text) => vec![self.mark(Mark::Inserted, vec![Node::text(text)])],
            },
        )
    }

    /// A table of all sections that changed; none if none did.
    fn summary(&self, redline: &Redline) -> Option<Node> {
        let changed: Vec<&Entry> =
            redline.summary.iter().filter(|entry| entry.fate != Fate::Unchanged).collect();
        if changed.is_empty() {
            return None;
        }
        let id = self.new.id("_summary");
        let title = vec![Node::text(self.wording.plain("redline-summary"))];
        let title = Node::element(self.new.heading_name(1), title).with("id", &id);
        let heads = ["redline-section", "redline-fate", "redline-version", "redline-weight"];
        let heads = heads
            .map(|name| Node::element("th", vec![Node::text(self.wording.plain(name))]).with("scope", "col"));
        let rows = changed.into_iter().map(|entry| self.entry(entry)).collect();
        let table = vec![
            Node::element("thead", vec![Node::element("tr", heads.into())]),
            Node::element("tbody", rows),
        ];
        let table = Node::element("table", table).with("class", "narrow");
        let section = Node::element("section", vec![title, table]).with("class", "text summary");
        Some(section.with("aria-labelledby", id))
    }

    fn entry(&self, entry: &Entry) -> Node {
        let number = match (&entry.number.old, &entry.number.new) {
            (Some(old), Some(new)) if old != new => format!("{old} → {new} "),
            (old, new) => {
                new.as_ref().or(old.as_ref()).map_or_else(String::new, |number| format!("{number} "))
            }
        };
        let target = match (&entry.key.new, &entry.key.old) {
            (Some(new), _) => self.new.anchor(new),
            (None, Some(old)) => self.old.anchor(old),
            (None, None) => String::new(),
        };
        let link = Node::element("a", vec![Node::text(format!("{number}{}", entry.heading))]);
        let cell = |text: String| Node::element("td", vec![Node::text(text)]);
        Node::element(
            "tr",
            vec![
                Node::element("th", vec![link.with("href", target)]).with("scope", "row"),
                cell(self.wording.fate(entry.fate)),
                cell(self.wording.versions(entry)),
                cell(self.wording.why(entry)),
            ],
        )
    }

    fn text(&self, redline: &Redline) -> Node {
        let document = &redline.document;
        let mut children: Vec<Node> =
            document.sections.iter().map(|section| self.section_piece(section, 1)).collect();
        if !document.signatures.is_empty() {
            let signatures = document.signatures.iter().map(|piece| self.signature_piece(piece)).collect();
            children.push(Node::element("div", signatures).with("class", "signatures"));
        }
        self.new.landmark("main", "text", children)
    }

    /// Nodes of one document with their mark, which is also said in words.
    fn mark(&self, mark: Mark, content: Vec<Node>) -> Node {
        let (name, said) = match mark {
            Mark::Inserted => ("ins", "redline-inserted"),
            Mark::Deleted => ("del", "redline-deleted"),
        };
        let said = span("said", &format!("[{} ", self.wording.plain(said)));
        let end = span("said", &format!(" {}]", self.wording.plain("redline-end")));
        let children = std::iter::once(said).chain(content).chain([end]).collect();
        Node::element(name, children)
    }

    /// An element of one document: the mark stands inside it, where it may stand in any list or table.
    fn within(&self, mark: Mark, node: Node) -> Node {
        match node {
            Node::Element { ref children, .. } if children.is_empty() => node,
            Node::Element { name, key, attributes, children } => {
                let children = vec![self.mark(mark, children)];
                Node::Element { name, key, attributes, children }
            }
            text @ Node::Text(_) => self.mark(mark, vec![text]),
        }
    }

    /// The same for an element that may hold only certain elements: the mark stands in each of them.
    fn within_each(&self, mark: Mark, node: Node) -> Node {
        match node {
            Node::Element { name, key, attributes, children } => {
                let children = children.into_iter().map(|child| self.within(mark, child)).collect();
                Node::Element { name, key, attributes, children }
            }
            text @ Node::Text(_) => self.mark(mark, vec![text]),
        }
    }

    fn words(&self, words: &Words) -> Vec<Node> {
        let piece = |piece: &Piece<String, String>| match piece {
            Piece::Kept(text) => Node::text(text),
            Piece::Deleted(text) => self.mark(Mark::Deleted, vec![Node::text(text)]),
            Piece::Inserted(text) => self.mark(Mark::Inserted, vec![Node::text(text)]),
        };
        words.iter().map(piece).collect()
    }

    fn line(&self, line: &Line) -> Vec<Node> {
        let mut nodes = Vec::new();
        for piece in line {
            match piece {
                Piece::Kept(both) => nodes.extend(self.new.inlines(&both.new)),
                Piece::Deleted(old) => nodes.push(self.mark(Mark::Deleted, self.old.inlines(old))),
                Piece::Inserted(new) => nodes.push(self.mark(Mark::Inserted, self.new.inlines(new))),
            }
        }
        nodes
    }

    fn section_piece(&self, section: &Piece<Section, annex::Section>, depth: u8) -> Node {
        match section {
            Piece::Kept(section) => self.section(section, depth),
            Piece::Deleted(section) => self.within(Mark::Deleted, self.old.section(section, depth)),
            Piece::Inserted(section) => self.within(Mark::Inserted, self.new.section(section, depth)),
        }
    }

    fn section(&self, section: &Section, depth: u8) -> Node {
        let mut heading = self.number(section);
        heading.extend(self.words(&section.heading));
        let mut children = vec![Node::element(self.new.heading_name(depth), heading)];
        children.extend(self.units(&section.units));
        children.extend(section.sections.iter().map(|deeper| self.section_piece(deeper, depth + 1)));
        let key = &section.key.new;
        Node::element("section", children).with("id", self.new.id(key)).keyed(key)
    }

    fn number(&self, section: &Section) -> Vec<Node> {
        let Both { old, new } = &section.number;
        let mut nodes = Vec::new();
        if let Some(old) = old.as_ref().filter(|_| old != new) {
            nodes.push(self.mark(Mark::Deleted, vec![span("number", old)]));
        }
        if let Some(number) = new {
            let link = self.new.permanent_link(number, &section.key.new);
            nodes.push(if old == new { link } else { self.mark(Mark::Inserted, vec![link]) });
        }
        if !nodes.is_empty() {
            nodes.push(Node::text(" "));
        }
        nodes
    }

    /// Units in reading order; members that follow each other are one list.
    fn units(&self, units: &[Piece<Unit, Block>]) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut members = Vec::new();
        for unit in units {
            if let Some(member) = self.member_piece(unit) {
                members.push(member);
                continue;
            }
            nodes.extend(member_list(std::mem::take(&mut members)));
            nodes.push(match unit {
                Piece::Kept(unit) => self.unit(unit),
                Piece::Deleted(block) => self.block(Mark::Deleted, self.old.block(block)),
                Piece::Inserted(block) => self.block(Mark::Inserted, self.new.block(block)),
            });
        }
        nodes.extend(member_list(members));
        nodes
    }

    fn member_piece(&self, unit: &Piece<Unit, Block>) -> Option<Node> {
        let (mark, writer, block) = match unit {
            Piece::Kept(Unit::Member(member)) => return Some(self.member(member)),
            Piece::Kept(_) => return None,
            Piece::Deleted(block) => (Mark::Deleted, &self.old, block),
            Piece::Inserted(block) => (Mark::Inserted, &self.new, block),
        };
        let Block::Members { members } = block else { return None };
        members.first().map(|member| self.within(mark, writer.member(member)))
    }

    /// A paragraph carries its mark inside, anything else is carried by it.
    fn block(&self, mark: Mark, node: Node) -> Node {
        match node {
            Node::Element { name: "p", .. } => self.within(mark, node),
            other => self.mark(mark, vec![other]),
        }
    }

    fn unit(&self, unit: &Unit) -> Node {
        match unit {
            Unit::Paragraph { role, content } => self.new.role(*role, self.line(content)),
            // Members are written by the runs that they stand in.
            Unit::Member(member) => self.member(member),
            Unit::List { style, items } => {
                list(*style, items.iter().map(|item| self.item_piece(*style, item)).collect())
            }
            Unit::Table(table) => self.table(table),
            Unit::Facts { facts } => {
                let facts = facts.iter().map(|fact| self.fact_piece(fact)).collect();
                Node::element("dl", facts).with("class", "facts")
            }
        }
    }

    fn member(&self, member: &Member) -> Node {
        let children = self.labelled(self.labels(&member.label), &member.units);
        let key = &member.key.new;
        Node::element("li", children).with("id", self.new.id(key)).keyed(key)
    }

    fn item_piece(&self, style: ListStyle, item: &Piece<Item, annex::Item>) -> Node {
        match item {
            Piece::Kept(item) => {
                let labels = self.labels(&item.label).into_iter().map(|label| item_label(style, label));
                Node::element("li", self.labelled(labels.collect(), &item.units))
            }
            Piece::Deleted(item) => self.within(Mark::Deleted, self.old.item(style, item)),
            Piece::Inserted(item) => self.within(Mark::Inserted, self.new.item(style, item)),
        }
    }

    /// The label, or the old and the new one.
    fn labels(&self, both: &Both<String>) -> Vec<Node> {
        if both.is_same() {
            return vec![label(&both.new)];
        }
        let marked = |mark, text: &str| self.within(mark, label(text));
        vec![marked(Mark::Deleted, &both.old), marked(Mark::Inserted, &both.new)]
    }

    fn labelled(&self, labels: Vec<Node>, units: &[Piece<Unit, Block>]) -> Vec<Node> {
        let (role, first, rest) = match units {
            [Piece::Kept(Unit::Paragraph { role, content }), rest @ ..] => (*role, self.line(content), rest),
            rest => (annex::Role::Body, Vec::new(), rest),
        };
        let mut children = vec![self.new.role(role, labels.into_iter().chain(first).collect())];
        children.extend(self.units(rest));
        children
    }

    fn table(&self, table: &Table) -> Node {
        let mut children = Vec::new();
        if !table.caption.is_empty() {
            children.push(Node::element("caption", self.words(&table.caption)));
        }
        children.extend(table_head(&table.columns.new));
        let rows = table.rows.iter().map(|row| self.row_piece(table, row)).collect();
        children.push(Node::element("tbody", rows));
        let key = &table.key.new;
        let node = Node::element("table", children).with("class", table_class(table.columns.new.len()));
        node.with("id", self.new.id(key)).keyed(key)
    }

    fn row_piece(&self, table: &Table, row: &Piece<Row, annex::Row>) -> Node {
        let columns = &table.columns;
        match row {
            Piece::Kept(row) => self.row(&columns.new, row),
            Piece::Deleted(row) => self.within_each(Mark::Deleted, self.old.row(&columns.old, row)),
            Piece::Inserted(row) => self.within_each(Mark::Inserted, self.new.row(&columns.new, row)),
        }
    }

    fn row(&self, columns: &[annex::Column], row: &Row) -> Node {
        let cells = row.cells.iter().zip(columns).enumerate().map(|(index, (line, column))| {
            table_cell(index, is_blank(line), self.line(line), &column.heading)
        });
        let key = &row.key.new;
        Node::element("tr", cells.collect()).with("id", self.new.id(key)).keyed(key)
    }

    fn fact_piece(&self, fact: &Piece<Fact, annex::Fact>) -> Node {
        match fact {
            Piece::Kept(fact) => {
                let label = Node::element("dt", self.words(&fact.label));
                Node::element("div", vec![label, Node::element("dd", self.line(&fact.value))])
            }
            Piece::Deleted(fact) => self.within_each(Mark::Deleted, self.old.fact(fact)),
            Piece::Inserted(fact) => self.within_each(Mark::Inserted, self.new.fact(fact)),
        }
    }

    fn signature_piece(&self, signature: &Piece<Signature, annex::Signature>) -> Node {
        match signature {
            Piece::Kept(signature) => self.signature(signature),
            Piece::Deleted(signature) => self.within(Mark::Deleted, self.old.signature(signature)),
            Piece::Inserted(signature) => self.within(Mark::Inserted, self.new.signature(signature)),
        }
    }

    fn signature(&self, signature: &Signature) -> Node {
        let mut children = vec![Node::element("p", self.words(&signature.party)).with("class", "party")];
        if !signature.name.is_empty() {
            children.push(Node::element("p", self.line(&signature.name)));
        }
        let lines = signature.lines.iter().map(|line| match line {
            Piece::Kept(line) => signature_line(line),
            Piece::Deleted(line) => self.within_each(Mark::Deleted, signature_line(line)),
            Piece::Inserted(line) => self.within_each(Mark::Inserted, signature_line(line)),
        });
        children.push(Node::element("dl", lines.collect()).with("class", "lines"));
        Node::element("div", children).with("class", "signature")
    }
}

fn member_list(members: Vec<Node>) -> Option<Node> {
    (!members.is_empty()).then(|| Node::element("ol", members).with("class", "members"))
}

/// Whether the new document has nothing here, so that the cell names no row.
fn is_blank(line: &Line) -> bool {
    line.iter().all(|piece| match piece {
        Piece::Kept(Both { new: text, .. }) | Piece::Inserted(text) | Piece::Deleted(text) => {
            plain::words(text).trim().is_empty()
        }
    })
}
