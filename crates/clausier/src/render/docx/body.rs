//! From a resolved document to paragraphs and tables, in reading order.

use super::element::{Look, Numbered, Paragraph, field_end, field_start, node, run, tab, value};
use super::inline::{Lines, contents_entry};
use super::numbering::{
    Counted, Counter, HEADINGS, ITEM_STEP, Numberings, STEP, Shape, item_label, member_label,
};
use super::page::{Orientation, section};
use super::{style, table};
use crate::annex::{Block, Document, Fact, Inline, Item, ListStyle, Member, Role, Section, Signature, Table};
use crate::xml::{Element, Node};

/// What the body of a file needs of the other parts.
pub struct Body {
    /// Paragraphs, tables and the last section of pages.
    pub content: Vec<Element>,
    /// Relations to the web.
    pub lines: Lines,
    /// Numberings in use.
    pub numberings: Numberings,
    /// Whether some pages lie on their side.
    pub has_landscape: bool,
}

/// The body of the file for this document.
pub fn body(document: &Document) -> Body {
    let shape = Shape::of(document);
    let mut writer = Writer {
        flow: Vec::new(),
        lines: Lines::new(document),
        numberings: Numberings::new(shape),
        shape,
        counter: Counter::default(),
        orientation: Orientation::Portrait,
        has_landscape: false,
        starts_page: false,
    };
    writer.document(document);
    writer.finish()
}

/// Entries for two levels of headings, linked, without page numbers: those would need a layout.
const CONTENTS: &str = "TOC \\o \"1-2\" \\n \\h \\z \\u";

enum Flow {
    Paragraph(Paragraph),
    Other(Element),
}

struct Writer {
    flow: Vec<Flow>,
    lines: Lines,
    numberings: Numberings,
    shape: Shape,
    counter: Counter,
    orientation: Orientation,
    has_landscape: bool,
    /// The next heading is the first after the contents list.
    starts_page: bool,
}

/// The members of one section, which count on where other blocks stand between them.
#[derive(Default)]
struct Members {
    native: bool,
    count: usize,
    list: Option<Numbered>,
}

/// What stands before the text of a member or item.
struct Label<'a> {
    text: &'a str,
    style: &'static str,
    /// Where Word counts it; `None` prints the text.
    numbered: Option<Numbered>,
    left: i32,
    step: i32,
}

impl Writer {
    fn document(&mut self, document: &Document) {
        self.cover(document);
        if let Some(heading) = &document.contents {
            self.contents(heading, &document.sections);
        }
        self.starts_page = document.contents.is_some();
        for section in &document.sections {
            self.section(section, 0);
        }
        self.signatures(&document.signatures);
    }

    fn cover(&mut self, document: &Document) {
        self.line(style::TITLE, &document.title);
        self.line(style::SUBTITLE, &document.subtitle);
        if document.subtitle.is_empty() {
            self.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
        }
        self.facts(&document.facts, 0);
        if let Some(notice) = &document.notice {
            self.line(style::NOTICE, notice);
        }
    }

    /// A paragraph with plain words; none for no words.
    fn line(&mut self, style: &'static str, words: &str) {
        if !words.is_empty() {
            self.push(Paragraph::new(style).text(words));
        }
    }

    fn contents(&mut self, heading: &str, sections: &[Section]) {
        let mut entries = Vec::new();
        collect_entries(sections, style::CONTENTS_1, &mut entries);
        if let Some(first) = entries.first_mut() {
            first.prepend(field_start(CONTENTS, Look::default()));
        }
        if let Some(last) = entries.last_mut() {
            last.append(vec![field_end(Look::default())]);
        }
        let title = Paragraph::new(style::CONTENTS_HEADING).text(heading).kept_with_next();
        let gallery = Element::new("w:docPartObj")
            .child(value("w:docPartGallery", "Table of Contents"))
            .child(Element::new("w:docPartUnique"));
        let properties =
            Element::new("w:sdtPr").child(value("w:id", self.lines.next_control())).child(gallery);
        let content = Element::new("w:sdtContent")
            .child(title.element())
            .children(entries.iter().map(Paragraph::element));
        self.put(Flow::Other(Element::new("w:sdt").child(properties).child(content)));
    }

    fn section(&mut self, section: &Section, depth: usize) {
        let counted = self.counter.heading(depth, section.number.as_deref());
        self.heading(section, depth, counted);
        let is_provision = depth == self.shape.provision();
        let mut members =
            Members { native: counted == Counted::Native && is_provision, ..Members::default() };
        let left = if counted == Counted::Not { 0 } else { STEP };
        self.blocks(&section.blocks, left, &mut members);
        for deeper in &section.sections {
            self.section(deeper, depth + 1);
        }
    }

    fn heading(&mut self, section: &Section, depth: usize, counted: Counted) {
        let name = if depth == 0 { style::HEADING_1 } else { style::HEADING_2 };
        let mut content = Vec::new();
        let mut paragraph = Paragraph::new(name).kept_with_next();
        if counted != Counted::Native {
            paragraph = paragraph.numbered(Numbered { list: 0, level: 0 }).indented(0, 0);
        }
        if let (Counted::Literal, Some(number)) = (counted, &section.number) {
            paragraph = paragraph.indented(STEP, STEP);
            content.extend([node(&run(number, Look::default())), node(&tab())]);
        }
        content.push(node(&run(&section.heading, Look::default())));
        if std::mem::take(&mut self.starts_page) {
            paragraph.starts_page();
        }
        let content = self.lines.anchored(&section.key, content);
        self.push(paragraph.with(content));
    }

    fn blocks(&mut self, blocks: &[Block], left: i32, members: &mut Members) {
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph { role, content } => {
                    let style = match role {
                        Role::Body => style::NORMAL,
                        Role::Remark => style::REMARK,
                    };
                    let content = self.lines.nodes(content, Look::default());
                    let paragraph = Paragraph::new(style).indented(left, 0).with(content);
                    self.push(keep_with(paragraph, blocks.get(index + 1)));
                }
                Block::Members { members: items } => self.members(items, left, members),
                Block::List { style, items } => self.list(*style, items, left),
                Block::Table(table) => self.table(table),
                Block::Facts { facts } => self.facts(facts, left),
            }
        }
    }

    /// Members hang in the margin that headings hang in.
    fn members(&mut self, items: &[Member], left: i32, members: &mut Members) {
        let left = (left - STEP).max(0);
        for member in items {
            let numbered = self.member_number(&member.label, left, members);
            let label = Label { text: &member.label, style: style::MEMBER, numbered, left, step: STEP };
            self.labelled(&label, &member.blocks, Some(&member.key));
        }
    }

    fn member_number(&mut self, label: &str, left: i32, members: &mut Members) -> Option<Numbered> {
        if label != member_label(members.count + 1) {
            return None;
        }
        members.count += 1;
        if members.native {
            return Some(self.numberings.native_members());
        }
        if members.list.is_none() {
            members.list = Some(self.numberings.members(left));
        }
        members.list
    }

    fn list(&mut self, style: ListStyle, items: &[Item], left: i32) {
        let list = self.numberings.list(style, left);
        let mut count = 0;
        for item in items {
            let counts = item.label == item_label(style, count + 1);
            count += usize::from(counts);
            let numbered = counts.then_some(list);
            let label = Label { text: &item.label, style: style::ITEM, numbered, left, step: ITEM_STEP };
            self.labelled(&label, &item.blocks, None);
        }
    }

    fn labelled(&mut self, label: &Label<'_>, blocks: &[Block], key: Option<&str>) {
        let (first, rest): (&[Inline], _) = match blocks {
            [Block::Paragraph { content, .. }, rest @ ..] => (content, rest),
            rest => (&[], rest),
        };
        let mut content = self.lines.nodes(first, Look::default());
        let mut paragraph = Paragraph::new(label.style);
        match label.numbered {
            // The style of members carries the numbering of headings.
            Some(numbered) if numbered.list == HEADINGS => {}
            Some(numbered) => paragraph = paragraph.numbered(numbered),
            None => {
                paragraph = paragraph
                    .numbered(Numbered { list: 0, level: 0 })
                    .indented(label.left + label.step, label.step);
                content.splice(0..0, [node(&run(label.text, Look::default())), node(&tab())]);
            }
        }
        if let Some(key) = key {
            content = self.lines.anchored(key, content);
        }
        self.push(keep_with(paragraph.with(content), rest.first()));
        self.blocks(rest, label.left + label.step, &mut Members::default());
    }

    fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let orientation = Orientation::for_columns(table.columns.len());
        self.turn(orientation);
        if !table.caption.is_empty() {
            let words = vec![node(&run(&table.caption, Look::default()))];
            let content = self.lines.anchored(&table.key, words);
            self.put(Flow::Paragraph(Paragraph::new(style::CAPTION).kept_with_next().with(content)));
        }
        let mut rows = Vec::new();
        for row in &table.rows {
            rows.push(row.cells.iter().map(|cell| self.cell(&cell.content)).collect());
        }
        self.put(Flow::Other(table::data(table, rows, orientation)));
        self.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
    }

    fn cell(&mut self, content: &[Inline]) -> table::Text {
        let length = crate::render::plain::words(content).len();
        table::Text { nodes: self.lines.nodes(content, Look::default()), length }
    }

    fn facts(&mut self, facts: &[Fact], left: i32) {
        if facts.is_empty() {
            return;
        }
        let rows = facts
            .iter()
            .map(|fact| (format!("{}:", fact.label), self.lines.nodes(&fact.value, Look::default())))
            .collect();
        self.turn(Orientation::Portrait);
        self.put(Flow::Other(table::facts(rows, left)));
        self.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
    }

    fn signatures(&mut self, signatures: &[Signature]) {
        if signatures.is_empty() {
            return;
        }
        let mut cells = Vec::new();
        for signature in signatures {
            cells.push(self.signature(signature));
        }
        self.turn(Orientation::Portrait);
        self.put(Flow::Paragraph(Paragraph::new(style::SPACER).kept_with_next()));
        self.put(Flow::Other(table::signatures(cells)));
        self.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
    }

    fn signature(&mut self, signature: &Signature) -> Vec<Paragraph> {
        let name: Vec<Node> = self.lines.nodes(&signature.name, Look::default());
        let mut paragraphs = vec![
            Paragraph::new(style::PARTY).text(&signature.party),
            Paragraph::new(style::TABLE_TEXT).with(name),
        ];
        for line in &signature.lines {
            paragraphs.push(Paragraph::new(style::SIGNATURE_LINE).text(&format!("{line}: …")));
        }
        paragraphs.into_iter().map(Paragraph::kept_with_next).collect()
    }

    /// Adds running text, which stands upright.
    fn push(&mut self, paragraph: Paragraph) {
        self.turn(Orientation::Portrait);
        self.put(Flow::Paragraph(paragraph));
    }

    fn put(&mut self, flow: Flow) {
        self.flow.push(flow);
    }

    /// Starts pages of this orientation; paragraphs that stay with what follows come along.
    fn turn(&mut self, to: Orientation) {
        if to == self.orientation {
            return;
        }
        let before = self.orientation;
        self.orientation = to;
        self.has_landscape = true;
        let kept = self.flow.iter().rposition(|flow| !flow.stays_with_next()).map_or(0, |last| last + 1);
        if kept == 0 {
            return;
        }
        let mut carried = self.flow.split_off(kept);
        if let Some(Flow::Paragraph(paragraph)) = carried.first_mut() {
            paragraph.starts_no_page();
        }
        self.end_section(before);
        self.flow.append(&mut carried);
    }

    fn end_section(&mut self, orientation: Orientation) {
        let is_free =
            matches!(self.flow.last(), Some(Flow::Paragraph(paragraph)) if !paragraph.ends_section());
        if !is_free {
            self.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
        }
        if let Some(Flow::Paragraph(paragraph)) = self.flow.last_mut() {
            paragraph.end_section(section(orientation));
        }
    }

    fn finish(self) -> Body {
        let mut content: Vec<Element> = self.flow.iter().map(Flow::element).collect();
        content.push(section(self.orientation));
        Body { content, lines: self.lines, numberings: self.numberings, has_landscape: self.has_landscape }
    }
}

impl Flow {
    fn stays_with_next(&self) -> bool {
        matches!(self, Self::Paragraph(paragraph) if paragraph.keeps_next())
    }

    fn element(&self) -> Element {
        match self {
            Self::Paragraph(paragraph) => paragraph.element(),
            Self::Other(element) => element.clone(),
        }
    }
}

/// A paragraph that announces a list or table stays with it.
fn keep_with(paragraph: Paragraph, next: Option<&Block>) -> Paragraph {
    match next {
        Some(Block::List { .. } | Block::Table(_) | Block::Facts { .. }) => paragraph.kept_with_next(),
        _ => paragraph,
    }
}

fn collect_entries(sections: &[Section], style: &'static str, entries: &mut Vec<Paragraph>) {
    for section in sections {
        entries.push(Paragraph::new(style).with([contents_entry(section)]));
        collect_entries(&section.sections, style::CONTENTS_2, entries);
    }
}
