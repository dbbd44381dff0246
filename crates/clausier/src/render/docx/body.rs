//! From a resolved document to paragraphs and tables, in reading order.

use super::element::{Look, Mark, Numbered, Paragraph, field_end, field_start, run, value};
use super::inline::{Lines, contents_entry};
use super::numbering::{Counted, Counter, ITEM_STEP, Numberings, STEP, Shape, item_label, member_label};
use super::page::{Orientation, section};
use super::paragraph::{Label, heading_paragraph, role_style};
use super::{style, table};
use crate::annex::{
    Block, Column, Document, Fact, Inline, Item, ListStyle, Member, Row, Section, Signature, Table,
};
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
    let mut writer = Writer::new(shape, Lines::new(document), Counter::default());
    writer.document(document);
    writer.finish()
}

const NO_BREAK_SPACE: &str = "\u{a0}";

/// Entries for two levels of headings, linked, without page numbers: those would need a layout.
const CONTENTS: &str = "TOC \\o \"1-2\" \\n \\h \\z \\u";

/// A paragraph, or a table or control between paragraphs.
pub(super) enum Flow {
    /// A paragraph.
    Paragraph(Paragraph),
    /// Something else.
    Other(Element),
}

/// Writes the body; a redline writes the pieces of one document only with it, and the others around them.
pub(super) struct Writer {
    flow: Vec<Flow>,
    pub lines: Lines,
    pub numberings: Numberings,
    pub shape: Shape,
    pub counter: Counter,
    /// In a redline: counts as the old document does.
    pub old_counter: Counter,
    /// In a redline: what is written now is of one document only.
    pub mark: Option<Mark>,
    orientation: Orientation,
    has_landscape: bool,
    /// The next heading is the first after the contents list.
    starts_page: bool,
}

/// The members of one section, which count on where other blocks stand between them.
#[derive(Default)]
pub(super) struct Members {
    /// Whether the numbering of headings counts them.
    pub native: bool,
    pub count: usize,
    /// In a redline: the count of the old document.
    pub old_count: usize,
    /// The numbering of its own that counts them otherwise.
    pub list: Option<Numbered>,
}

impl Writer {
    /// A writer that has written nothing.
    pub fn new(shape: Shape, lines: Lines, counter: Counter) -> Self {
        Self {
            flow: Vec::new(),
            lines,
            numberings: Numberings::new(shape),
            shape,
            old_counter: counter.clone(),
            counter,
            mark: None,
            orientation: Orientation::Portrait,
            has_landscape: false,
            starts_page: false,
        }
    }

    /// The look of plain words now.
    pub fn look(&self) -> Look {
        Look { mark: self.mark, ..Look::default() }
    }

    /// Words as they look now.
    pub fn words(&mut self, text: &str) -> Node {
        let look = self.look();
        self.lines.words(text, look)
    }

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
            let words = self.words(words);
            self.push(Paragraph::new(style).with([words]));
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

    pub fn section(&mut self, section: &Section, depth: usize) {
        let counter =
            if self.mark == Some(Mark::Deleted) { &mut self.old_counter } else { &mut self.counter };
        let counted = counter.heading(depth, section.number.as_deref());
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
        let mut content = Vec::new();
        let mut paragraph = heading_paragraph(depth, counted);
        if let (Counted::Literal, Some(number)) = (counted, &section.number) {
            content.extend([self.words(number), self.words("\t")]);
        }
        content.push(self.words(&section.heading));
        if std::mem::take(&mut self.starts_page) {
            paragraph.starts_page();
        }
        let content = self.lines.anchored(&section.key, self.mark, content);
        self.push(paragraph.with(content));
    }

    pub fn blocks(&mut self, blocks: &[Block], left: i32, members: &mut Members) {
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph { role, content } => {
                    let content = self.lines.nodes(content, self.look());
                    let paragraph = Paragraph::new(role_style(*role)).indented(left, 0).with(content);
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
        let count =
            if self.mark == Some(Mark::Deleted) { &mut members.old_count } else { &mut members.count };
        if !self.counter.counts() || label != member_label(*count + 1) {
            return None;
        }
        *count += 1;
        Some(self.member_numbering(left, members))
    }

    /// The numbering that counts the members of this section.
    pub fn member_numbering(&mut self, left: i32, members: &mut Members) -> Numbered {
        if members.native {
            return self.numberings.native_members();
        }
        *members.list.get_or_insert_with(|| self.numberings.members(left))
    }

    fn list(&mut self, style: ListStyle, items: &[Item], left: i32) {
        let list = self.numberings.list(style, left);
        let mut count = 0;
        for item in items {
            let counts = self.counter.counts() && item.label == item_label(style, count + 1);
            count += usize::from(counts);
            let numbered = counts.then_some(list);
            let label = Label { text: &item.label, style: style::ITEM, numbered, left, step: ITEM_STEP };
            self.labelled(&label, &item.blocks, None);
        }
    }

    pub fn labelled(&mut self, label: &Label<'_>, blocks: &[Block], key: Option<&str>) {
        let (first, rest): (&[Inline], _) = match blocks {
            [Block::Paragraph { content, .. }, rest @ ..] => (content, rest),
            rest => (&[], rest),
        };
        let mut content = Vec::new();
        if label.numbered.is_none() {
            content.extend([self.words(label.text), self.words("\t")]);
        }
        content.extend(self.lines.nodes(first, self.look()));
        let paragraph = label.paragraph();
        if let Some(key) = key {
            content = self.lines.anchored(key, self.mark, content);
        }
        self.push(keep_with(paragraph.with(content), rest.first()));
        self.blocks(rest, label.left + label.step, &mut Members::default());
    }

    pub fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        // A break of pages cannot come or go, so a table of one document only takes the page as it is.
        let orientation = match self.mark {
            Some(_) => self.orientation,
            None => Orientation::for_columns(table.columns.len()),
        };
        self.turn(orientation);
        if !table.caption.is_empty() {
            let words = vec![self.words(&table.caption)];
            let content = self.lines.anchored(&table.key, self.mark, words);
            self.put(Flow::Paragraph(Paragraph::new(style::CAPTION).kept_with_next().with(content)));
        }
        let head = self.table_head(&table.columns);
        let rows = table.rows.iter().map(|row| self.row(row)).collect();
        self.put(Flow::Other(table::data(table, head, rows, orientation)));
        self.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
    }

    /// The row with the heads of columns.
    pub fn table_head(&mut self, columns: &[Column]) -> table::Row {
        let mut cells = Vec::new();
        for column in columns {
            cells
                .push(table::Text { nodes: vec![self.words(&column.heading)], length: column.heading.len() });
        }
        table::Row { cells, change: self.lines.change(self.mark) }
    }

    /// A row of a table.
    pub fn row(&mut self, row: &Row) -> table::Row {
        let cells = row.cells.iter().map(|cell| self.cell(&cell.content)).collect();
        table::Row { cells, change: self.lines.change(self.mark) }
    }

    fn cell(&mut self, content: &[Inline]) -> table::Text {
        let length = crate::render::plain::words(content).len();
        table::Text { nodes: self.lines.nodes(content, self.look()), length }
    }

    pub fn facts(&mut self, facts: &[Fact], left: i32) {
        if facts.is_empty() {
            return;
        }
        let rows = facts.iter().map(|fact| self.fact(fact)).collect();
        self.turn(Orientation::Portrait);
        self.put(Flow::Other(table::facts(rows, left)));
        self.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
    }

    /// The row of a fact.
    pub fn fact(&mut self, fact: &Fact) -> table::FactRow {
        let label = vec![self.words(&format!("{}:", fact.label))];
        let value = self.lines.nodes(&fact.value, self.look());
        table::FactRow { label, value, change: self.lines.change(self.mark) }
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

    pub fn signature(&mut self, signature: &Signature) -> Vec<Paragraph> {
        let party = self.words(&signature.party);
        let name: Vec<Node> = self.lines.nodes(&signature.name, self.look());
        let mut paragraphs =
            vec![Paragraph::new(style::PARTY).with([party]), Paragraph::new(style::TABLE_TEXT).with(name)];
        for line in &signature.lines {
            let line = self.words(&format!("{line}: …"));
            paragraphs.push(Paragraph::new(style::SIGNATURE_LINE).with([line]));
        }
        paragraphs.into_iter().map(Paragraph::kept_with_next).collect()
    }

    /// Adds running text, which stands upright.
    pub fn push(&mut self, paragraph: Paragraph) {
        self.turn(Orientation::Portrait);
        self.put(Flow::Paragraph(paragraph));
    }

    /// Adds a paragraph, whose mark comes or goes with what is written now, or something else.
    pub fn put(&mut self, flow: Flow) {
        match flow {
            Flow::Paragraph(paragraph) => self.put_paragraph(paragraph),
            other => {
                // Paragraphs that go must be followed by one that stays, which a table is not.
                if self.follows_change() {
                    self.put_neutral(Paragraph::new(style::SPACER).kept_with_next());
                }
                self.flow.push(other);
            }
        }
    }

    fn put_paragraph(&mut self, paragraph: Paragraph) {
        if self.mark.is_none() {
            return self.put_neutral(paragraph);
        }
        let change = self.lines.change(self.mark);
        self.flow.push(Flow::Paragraph(paragraph.changed(change)));
    }

    /// Adds a paragraph that stays. LibreOffice gives an empty one the look of those before it that go.
    fn put_neutral(&mut self, mut paragraph: Paragraph) {
        if self.follows_change() && paragraph.is_empty() {
            paragraph.append(vec![run(NO_BREAK_SPACE, Look::default()).into()]);
        }
        self.flow.push(Flow::Paragraph(paragraph));
    }

    fn follows_change(&self) -> bool {
        matches!(self.flow.last(), Some(Flow::Paragraph(last)) if last.is_changed())
    }

    /// Starts pages of this orientation; paragraphs that stay with what follows come along.
    pub fn turn(&mut self, to: Orientation) {
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
        let is_free = matches!(self.flow.last(),
            Some(Flow::Paragraph(paragraph)) if !paragraph.ends_section() && !paragraph.is_changed());
        if !is_free {
            self.put_neutral(Paragraph::new(style::SPACER));
        }
        if let Some(Flow::Paragraph(paragraph)) = self.flow.last_mut() {
            paragraph.end_section(section(orientation));
        }
    }

    /// The end: a change may not hold the last paragraph, which cannot go.
    pub fn finish(mut self) -> Body {
        if self.follows_change() {
            self.put_neutral(Paragraph::new(style::SPACER));
        }
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
