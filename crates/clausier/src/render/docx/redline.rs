//! A redline as a Word file with true tracked changes: accepting all gives the new document, rejecting all the
//! old one, numbers included.
//!
//! What both documents have is written as an ordinary document writes it, so Word counts paragraphs itself in
//! either text. Where Word would not count to every number of both, all numbers are text with marks. Rules of
//! the format that shape this module:
//!
//! * A field or a link is inside a mark, or a mark inside a link; a mark never cuts one.
//! * A line with marks has no content controls: taking their text away would leave an empty control, which
//!   Word fills with a request to type.
//! * The contents list is linked lines without a field, since a field over paragraphs of which some go would
//!   be cut.
//! * Pages are turned for wide tables that both documents have; a break of pages cannot come or go.

mod moved;
mod tables;

use super::body::{Body, Flow, Members, Writer};
use super::element::{Look, Mark, Numbered, Paragraph, link_around};
use super::inline::{Changes, Lines, of_gone};
use super::numbering::{Counted, Counter, ITEM_STEP, STEP, Shape, counts};
use super::paragraph::{Label, heading_paragraph, role_style};
use super::{anchor, style};
use crate::annex::{self, Block, Inline, ListStyle};
use crate::redline::marked::{Both, Document, Item, Line, Marked, Member, Piece, Section, Unit, Words};
use crate::redline::{Names, Side};
use crate::xml::Node;
use std::collections::{BTreeMap, BTreeSet};

/// The body of the file for this redline.
pub fn body(document: &Document, names: &Names) -> (Body, Shape) {
    let [old, new] = [Side::Old, Side::New].map(|side| side.document(document));
    let shape = Shape::of(&new);
    let is_shared = Shape::of(&old) == shape && document.sections.iter().all(is_numbered_alike);
    let counter = if is_shared && counts(&old) && counts(&new) { Counter::default() } else { Counter::off() };
    let bookmarks = moved::old_bookmarks(document);
    let old_bookmark = |key: &str| moved::old_bookmark(&bookmarks, key);
    let changes = Changes::new(names);
    let lines = Lines::of_both([&old, &new], &counter, &old_bookmark, changes);
    let writer = Writer::new(shape, lines, counter);
    let mut marker = Marker { writer, arrived: moved::arrived(document), bookmarks };
    marker.document(document);
    (marker.writer.finish(), shape)
}

/// Whether what both documents have has a number in both or in none.
fn is_numbered_alike(section: &Piece<Section, annex::Section>) -> bool {
    match section {
        Piece::Kept(section) => {
            section.number.old.is_some() == section.number.new.is_some()
                && section.sections.iter().all(is_numbered_alike)
        }
        Piece::Deleted(_) | Piece::Inserted(_) => true,
    }
}

struct Marker {
    writer: Writer,
    /// The texts of the pieces that are only in the new document.
    arrived: BTreeSet<String>,
    /// The bookmarks of what the old document refers to.
    bookmarks: BTreeMap<String, String>,
}

impl Marker {
    /// Writes a piece of one document only.
    fn within(&mut self, mark: Mark, write: impl FnOnce(&mut Writer)) {
        self.writer.mark = Some(mark);
        write(&mut self.writer);
        self.writer.mark = None;
    }

    /// Writes a piece that went. If its text came elsewhere, another author says so: LibreOffice takes an
    /// equal text of one author for a move, and then gives what follows the look of what went.
    fn gone(&mut self, text: &str, write: impl FnOnce(&mut Writer)) {
        self.writer.lines.changes.moving = self.arrived.contains(text);
        self.within(Mark::Deleted, write);
        self.writer.lines.changes.moving = false;
    }

    fn document(&mut self, document: &Document) {
        self.text_paragraph(style::TITLE, &document.title);
        self.text_paragraph(style::SUBTITLE, &document.subtitle);
        if document.subtitle.is_empty() {
            self.writer.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
        }
        self.facts(&document.facts, 0);
        if let Some(notice) = &document.notice {
            self.optional(style::NOTICE, notice);
        }
        if let Some(heading) = &document.contents {
            self.optional(style::CONTENTS_HEADING, heading);
            self.contents(heading, &document.sections, 0);
        }
        for section in &document.sections {
            self.section_piece(section, 0);
        }
        self.signatures(&document.signatures);
    }

    fn words(&mut self, words: &Words) -> Vec<Node> {
        let mut nodes = Vec::new();
        for piece in words {
            let (text, mark) = match piece {
                Piece::Kept(text) => (text, None),
                Piece::Deleted(text) => (text, Some(Mark::Deleted)),
                Piece::Inserted(text) => (text, Some(Mark::Inserted)),
            };
            nodes.push(self.writer.lines.words(text, Look { mark, ..Look::default() }));
        }
        nodes
    }

    fn line(&mut self, line: &Line) -> Vec<Node> {
        let bare = line.has_marks();
        let mut nodes = Vec::new();
        for piece in line {
            let mut write = |content: &[Inline], mark| {
                nodes.extend(self.writer.lines.nodes(content, Look { bare, mark, ..Look::default() }));
            };
            match piece {
                Piece::Kept(both) => {
                    for (index, new) in both.new.iter().enumerate() {
                        let old = both.old.get(index).unwrap_or(new);
                        // The same words that lead elsewhere: what they lead to moved.
                        let moved = moved::leads_elsewhere(old, new, &self.bookmarks);
                        if moved {
                            write(std::slice::from_ref(old), Some(Mark::Deleted));
                        }
                        write(std::slice::from_ref(new), moved.then_some(Mark::Inserted));
                    }
                }
                Piece::Deleted(old) => write(old, Some(Mark::Deleted)),
                Piece::Inserted(new) => write(new, Some(Mark::Inserted)),
            }
        }
        nodes
    }

    /// A paragraph that is there in the documents in which it has words.
    fn text_paragraph(&mut self, style: &'static str, words: &Words) {
        let all = |is: fn(&Piece<String, String>) -> bool| words.iter().all(is);
        match words {
            words if words.is_empty() => return,
            _ if all(|piece| matches!(piece, Piece::Inserted(_))) => self.writer.mark = Some(Mark::Inserted),
            _ if all(|piece| matches!(piece, Piece::Deleted(_))) => self.writer.mark = Some(Mark::Deleted),
            _ => {}
        }
        let content = self.words(words);
        self.writer.push(Paragraph::new(style).with(content).ending_inserted(ends_inserted(words)));
        self.writer.mark = None;
    }

    fn optional(&mut self, style: &'static str, words: &Piece<Words, String>) {
        match words {
            Piece::Kept(words) => self.text_paragraph(style, words),
            Piece::Deleted(text) => self.text_paragraph(style, &vec![Piece::Deleted(text.clone())]),
            Piece::Inserted(text) => self.text_paragraph(style, &vec![Piece::Inserted(text.clone())]),
        }
    }

    /// The entries of the contents list. A list that only one document has, is all of that document.
    fn contents(
        &mut self,
        heading: &Piece<Words, String>,
        sections: &[Piece<Section, annex::Section>],
        depth: usize,
    ) {
        for section in sections {
            match (heading, section) {
                (Piece::Kept(_), Piece::Kept(section)) => {
                    self.entry(section, depth);
                    self.contents(heading, &section.sections, depth + 1);
                }
                (Piece::Deleted(_), Piece::Kept(section)) => {
                    let section = Side::Old.section(section);
                    self.within(Mark::Deleted, |writer| one_entry(writer, &section, depth));
                }
                (Piece::Inserted(_), Piece::Kept(section)) => {
                    let section = Side::New.section(section);
                    self.within(Mark::Inserted, |writer| one_entry(writer, &section, depth));
                }
                (Piece::Kept(_) | Piece::Deleted(_), Piece::Deleted(section)) => {
                    self.within(Mark::Deleted, |writer| one_entry(writer, section, depth));
                }
                (Piece::Kept(_) | Piece::Inserted(_), Piece::Inserted(section)) => {
                    self.within(Mark::Inserted, |writer| one_entry(writer, section, depth));
                }
                (Piece::Deleted(_), Piece::Inserted(_)) | (Piece::Inserted(_), Piece::Deleted(_)) => {}
            }
        }
    }

    fn entry(&mut self, section: &Section, depth: usize) {
        let mut content = self.numbers(&section.number);
        content.extend(self.words(&section.heading));
        let link = link_around(&anchor::of_key(&section.key.new), content);
        let paragraph = Paragraph::new(entry_style(depth)).with([link.into()]);
        self.writer.push(paragraph.ending_inserted(ends_inserted(&section.heading)));
    }

    /// A printed number with what follows it, or the old one and the new one.
    fn numbers(&mut self, both: &Both<Option<String>>) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut number = |text: &Option<String>, mark| {
            let look = Look { mark, ..Look::default() };
            if let Some(text) = text {
                nodes.push(self.writer.lines.words(&format!("{text}\t"), look));
            }
        };
        if both.is_same() {
            number(&both.new, None);
        } else {
            number(&both.old, Some(Mark::Deleted));
            number(&both.new, Some(Mark::Inserted));
        }
        nodes
    }

    fn section_piece(&mut self, section: &Piece<Section, annex::Section>, depth: usize) {
        match section {
            Piece::Kept(section) => self.section(section, depth),
            Piece::Deleted(section) => {
                self.gone(&moved::of_section(section), |writer| writer.section(section, depth));
            }
            Piece::Inserted(section) => {
                self.within(Mark::Inserted, |writer| writer.section(section, depth));
            }
        }
    }

    fn section(&mut self, section: &Section, depth: usize) {
        let counted = self.counted(&section.number, depth);
        let mut content =
            if counted == Counted::Literal { self.numbers(&section.number) } else { Vec::new() };
        content.extend(self.words(&section.heading));
        let content = self.writer.lines.anchored(&section.key.new, None, content);
        let paragraph = heading_paragraph(depth, counted).with(content);
        self.writer.push(paragraph.ending_inserted(ends_inserted(&section.heading)));
        let is_provision = depth == self.writer.shape.provision();
        let mut members =
            Members { native: counted == Counted::Native && is_provision, ..Members::default() };
        let left = if counted == Counted::Not { 0 } else { STEP };
        self.units(&section.units, left, &mut members);
        for deeper in &section.sections {
            self.section_piece(deeper, depth + 1);
        }
    }

    /// Where the number of a heading comes from, in both documents.
    fn counted(&mut self, number: &Both<Option<String>>, depth: usize) -> Counted {
        let old = self.writer.old_counter.heading(depth, number.old.as_deref());
        let new = self.writer.counter.heading(depth, number.new.as_deref());
        if new == Counted::Not { old } else { new }
    }

    fn units(&mut self, units: &[Piece<Unit, Block>], left: i32, members: &mut Members) {
        for (index, unit) in units.iter().enumerate() {
            match unit {
                Piece::Kept(unit) => self.unit(unit, left, members, units.get(index + 1)),
                Piece::Deleted(block) => {
                    self.gone(&moved::of_blocks(std::slice::from_ref(block)), |writer| {
                        writer.blocks(std::slice::from_ref(block), left, members);
                    })
                }
                Piece::Inserted(block) => self.within(Mark::Inserted, |writer| {
                    writer.blocks(std::slice::from_ref(block), left, members);
                }),
            }
        }
    }

    fn unit(&mut self, unit: &Unit, left: i32, members: &mut Members, next: Option<&Piece<Unit, Block>>) {
        match unit {
            Unit::Paragraph { role, content } => {
                let nodes = self.line(content);
                let paragraph = Paragraph::new(role_style(*role)).indented(left, 0).with(nodes);
                self.writer.push(announcing(paragraph, next).ending_inserted(ends_inserted(content)));
            }
            Unit::Member(member) => self.member(member, left, members),
            Unit::List { style, items } => self.list(*style, items, left),
            Unit::Table(table) => self.table(table),
            Unit::Facts { facts } => self.facts(facts, left),
        }
    }

    fn member(&mut self, member: &Member, left: i32, members: &mut Members) {
        if starts_otherwise(&member.units) {
            let [old, new] =
                [Side::Old, Side::New].map(|side| Block::Members { members: vec![side.member(member)] });
            self.within(Mark::Deleted, |writer| writer.blocks(&[old], left, members));
            self.within(Mark::Inserted, |writer| writer.blocks(&[new], left, members));
            return;
        }
        let left = (left - STEP).max(0);
        let numbered = self.counts().then(|| self.writer.member_numbering(left, members));
        members.count += 1;
        members.old_count += 1;
        let label = Label { text: &member.label.new, style: style::MEMBER, numbered, left, step: STEP };
        self.labelled(&label, &member.label, &member.units, Some(&member.key.new));
    }

    fn list(&mut self, style: ListStyle, items: &[Piece<Item, annex::Item>], left: i32) {
        let list = self.writer.numberings.list(style, left);
        let numbered = self.counts().then_some(list);
        for item in items {
            match item {
                Piece::Kept(item) if starts_otherwise(&item.units) => {
                    self.one_item(Mark::Deleted, &Side::Old.item(item), numbered, left);
                    self.one_item(Mark::Inserted, &Side::New.item(item), numbered, left);
                }
                Piece::Kept(item) => {
                    let label = item_paragraph(&item.label.new, numbered, left);
                    self.labelled(&label, &item.label, &item.units, None);
                }
                Piece::Deleted(item) => {
                    let label = item_paragraph(&item.label, numbered, left);
                    self.gone(&moved::of_blocks(&item.blocks), |writer| {
                        writer.labelled(&label, &item.blocks, None);
                    });
                }
                Piece::Inserted(item) => self.one_item(Mark::Inserted, item, numbered, left),
            }
        }
    }

    /// Whether Word counts to the numbers of both documents.
    fn counts(&self) -> bool {
        self.writer.counter.counts()
    }

    fn one_item(&mut self, mark: Mark, item: &annex::Item, numbered: Option<Numbered>, left: i32) {
        let label = item_paragraph(&item.label, numbered, left);
        self.within(mark, |writer| writer.labelled(&label, &item.blocks, None));
    }

    fn labelled(
        &mut self,
        label: &Label<'_>,
        printed: &Both<String>,
        units: &[Piece<Unit, Block>],
        key: Option<&str>,
    ) {
        let mut content = Vec::new();
        if label.numbered.is_none() {
            let Both { old, new } = printed.clone();
            content.extend(self.numbers(&Both { old: Some(old), new: Some(new) }));
        }
        let mut ends = label.numbered.is_none() && !printed.is_same();
        let rest = match units {
            [Piece::Kept(Unit::Paragraph { content: first, .. }), rest @ ..] => {
                content.extend(self.line(first));
                ends = ends_inserted(first) || (ends && first.is_empty());
                rest
            }
            rest => rest,
        };
        if let Some(key) = key {
            content = self.writer.lines.anchored(key, None, content);
        }
        let paragraph = announcing(label.paragraph().with(content), rest.first());
        self.writer.push(paragraph.ending_inserted(ends));
        self.units(rest, label.left + label.step, &mut Members::default());
    }
}

/// The entries of a section that is in one document only, with those below it.
fn one_entry(writer: &mut Writer, section: &annex::Section, depth: usize) {
    let mut content = Vec::new();
    if let Some(number) = &section.number {
        content.push(writer.words(&format!("{number}\t")));
    }
    content.push(writer.words(&section.heading));
    let bookmark = match writer.mark {
        Some(Mark::Deleted) => of_gone(&section.key),
        _ => anchor::of_key(&section.key),
    };
    let link = link_around(&bookmark, content);
    writer.push(Paragraph::new(entry_style(depth)).with([link.into()]));
    section.sections.iter().for_each(|deeper| one_entry(writer, deeper, depth + 1));
}

fn entry_style(depth: usize) -> &'static str {
    if depth == 0 { style::CONTENTS_1 } else { style::CONTENTS_2 }
}

fn item_paragraph(text: &str, numbered: Option<Numbered>, left: i32) -> Label<'_> {
    Label { text, style: style::ITEM, numbered, left, step: ITEM_STEP }
}

/// Whether the line of the label is a paragraph in one document and something else in the other.
fn starts_otherwise(units: &[Piece<Unit, Block>]) -> bool {
    let first_of = |is_other: fn(&Piece<Unit, Block>) -> bool| units.iter().find(|unit| !is_other(unit));
    let is_line = |unit: &Piece<Unit, Block>| {
        matches!(
            unit,
            Piece::Kept(Unit::Paragraph { .. })
                | Piece::Deleted(Block::Paragraph { .. })
                | Piece::Inserted(Block::Paragraph { .. })
        )
    };
    let old = first_of(|unit| matches!(unit, Piece::Inserted(_)));
    let new = first_of(|unit| matches!(unit, Piece::Deleted(_)));
    let shared = matches!(units.first(), Some(Piece::Kept(Unit::Paragraph { .. })));
    !shared && (old.is_some_and(is_line) || new.is_some_and(is_line))
}

/// Whether the last piece of a line is only in the new document.
fn ends_inserted<K, T>(pieces: &[Piece<K, T>]) -> bool {
    matches!(pieces.last(), Some(Piece::Inserted(_)))
}

/// A paragraph that announces a list or table stays with it.
fn announcing(paragraph: Paragraph, next: Option<&Piece<Unit, Block>>) -> Paragraph {
    match next {
        Some(Piece::Kept(Unit::List { .. } | Unit::Table(_) | Unit::Facts { .. })) => {
            paragraph.kept_with_next()
        }
        _ => paragraph,
    }
}
