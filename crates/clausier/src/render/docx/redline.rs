//! A redline as a Word file with true tracked changes: accepting all gives the new document, rejecting all the
//! old one, numbers included.
//!
//! What both documents have is written as an ordinary document writes it, so Word counts paragraphs itself in
//! either text. Where Word counts a paragraph in one document and not in the other, it stands twice: deleted
//! and inserted. Rules of the format that shape this module:
//!
//! * A field or a link is inside a mark, or a mark inside a link; a mark never cuts one.
//! * A line with marks has no content controls: taking their text away would leave an empty control, which
//!   Word fills with a request to type.
//! * The contents list is linked lines without a field, since a field over paragraphs of which some go would
//!   be cut.
//! * Pages are turned for wide tables that both documents have; a break of pages cannot come or go.

use super::body::{Body, Flow, Label, Members, Writer, heading_paragraph, role_style};
use super::element::{Look, Mark, Numbered, Paragraph, link_around};
use super::inline::{Changes, Lines, of_gone};
use super::numbering::{Counted, Counter, ITEM_STEP, STEP, Shape, item_label, member_label};
use super::page::Orientation;
use super::{anchor, moved, style, table};
use crate::annex::{self, Block, Inline, ListStyle};
use crate::redline::marked::{
    Both, Document, Fact, Item, Line, Marked, Member, Piece, Row, Section, Signature, Table, Unit, Words,
};
use crate::redline::{Names, Side};
use crate::render::plain;
use crate::xml::Node;
use std::collections::{BTreeMap, BTreeSet};

/// The body of the file for this redline.
pub fn body(document: &Document, names: &Names) -> (Body, Shape) {
    let [old, new] = [Side::Old, Side::New].map(|side| side.document(document));
    let shape = Shape::of(&new);
    // Two documents that are built otherwise cannot share the numbering of headings.
    let counter = if Shape::of(&old) == shape { Counter::default() } else { Counter::off() };
    let bookmarks = old_bookmarks(document);
    let old_bookmark = |key: &str| bookmarks.get(key).cloned().unwrap_or_else(|| anchor::of_key(key));
    let changes = Changes::new(names);
    let lines = Lines::of_both([&old, &new], &counter, &old_bookmark, changes);
    let writer = Writer::new(shape, lines, counter);
    let mut marker = Marker { writer, arrived: moved::arrived(document) };
    marker.document(document);
    (marker.writer.finish(), shape)
}

/// The bookmarks of what the old document refers to.
fn old_bookmarks(document: &Document) -> BTreeMap<String, String> {
    let mut bookmarks = BTreeMap::new();
    section_bookmarks(&document.sections, &mut bookmarks);
    bookmarks
}

fn section_bookmarks(sections: &[Piece<Section, annex::Section>], bookmarks: &mut BTreeMap<String, String>) {
    for section in sections {
        match section {
            Piece::Kept(section) => {
                bookmarks.insert(section.key.old.clone(), anchor::of_key(&section.key.new));
                for unit in &section.units {
                    member_bookmark(unit, bookmarks);
                }
                section_bookmarks(&section.sections, bookmarks);
            }
            Piece::Deleted(section) => gone_bookmarks(section, bookmarks),
            Piece::Inserted(_) => {}
        }
    }
}

fn member_bookmark(unit: &Piece<Unit, Block>, bookmarks: &mut BTreeMap<String, String>) {
    match unit {
        Piece::Kept(Unit::Member(member)) => {
            bookmarks.insert(member.key.old.clone(), anchor::of_key(&member.key.new));
        }
        Piece::Deleted(Block::Members { members }) => {
            bookmarks.extend(members.iter().map(|member| (member.key.clone(), of_gone(&member.key))));
        }
        _ => {}
    }
}

fn gone_bookmarks(section: &annex::Section, bookmarks: &mut BTreeMap<String, String>) {
    bookmarks.insert(section.key.clone(), of_gone(&section.key));
    for block in &section.blocks {
        member_bookmark(&Piece::Deleted(block.clone()), bookmarks);
    }
    section.sections.iter().for_each(|deeper| gone_bookmarks(deeper, bookmarks));
}

struct Marker {
    writer: Writer,
    /// The texts of the pieces that are only in the new document.
    arrived: BTreeSet<String>,
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
            let (content, mark) = match piece {
                Piece::Kept(both) => (&both.new, None),
                Piece::Deleted(old) => (old, Some(Mark::Deleted)),
                Piece::Inserted(new) => (new, Some(Mark::Inserted)),
            };
            nodes.extend(self.writer.lines.nodes(content, Look { bare, mark, ..Look::default() }));
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
        let Some(counted) = self.counted(&section.number, depth) else {
            let [old, new] = [Side::Old, Side::New].map(|side| side.section(section));
            self.within(Mark::Deleted, |writer| writer.section(&old, depth));
            self.within(Mark::Inserted, |writer| writer.section(&new, depth));
            return;
        };
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

    /// Where the number of a heading comes from, if it is the same in both documents.
    fn counted(&mut self, number: &Both<Option<String>>, depth: usize) -> Option<Counted> {
        let (mut old_counter, mut counter) = (self.writer.old_counter.clone(), self.writer.counter.clone());
        let old = old_counter.heading(depth, number.old.as_deref());
        let new = counter.heading(depth, number.new.as_deref());
        if old != new {
            return None;
        }
        (self.writer.old_counter, self.writer.counter) = (old_counter, counter);
        Some(new)
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
        let counts = |label: &str, count| self.writer.counter.counts() && label == member_label(count + 1);
        let old = counts(&member.label.old, members.old_count);
        let new = counts(&member.label.new, members.count);
        if old != new || starts_otherwise(&member.units) {
            let [old, new] =
                [Side::Old, Side::New].map(|side| Block::Members { members: vec![side.member(member)] });
            self.within(Mark::Deleted, |writer| writer.blocks(&[old], left, members));
            self.within(Mark::Inserted, |writer| writer.blocks(&[new], left, members));
            return;
        }
        let left = (left - STEP).max(0);
        let numbered = new.then(|| self.writer.member_numbering(left, members));
        members.count += usize::from(new);
        members.old_count += usize::from(old);
        let label = Label { text: &member.label.new, style: style::MEMBER, numbered, left, step: STEP };
        self.labelled(&label, &member.label, &member.units, Some(&member.key.new));
    }

    fn list(&mut self, style: ListStyle, items: &[Piece<Item, annex::Item>], left: i32) {
        let list = self.writer.numberings.list(style, left);
        let (mut old_count, mut count) = (0, 0);
        for item in items {
            match item {
                Piece::Kept(item) => {
                    let old = self.item_counts(style, &item.label.old, &mut old_count);
                    let new = self.item_counts(style, &item.label.new, &mut count);
                    if old == new && !starts_otherwise(&item.units) {
                        let label = item_paragraph(&item.label.new, new.then_some(list), left);
                        self.labelled(&label, &item.label, &item.units, None);
                        continue;
                    }
                    let sides = [(Side::Old, old, Mark::Deleted), (Side::New, new, Mark::Inserted)];
                    for (side, counts, mark) in sides {
                        let item = side.item(item);
                        self.one_item(mark, &item, counts.then_some(list), left);
                    }
                }
                Piece::Deleted(item) => {
                    let counts = self.item_counts(style, &item.label, &mut old_count);
                    let label = item_paragraph(&item.label, counts.then_some(list), left);
                    self.gone(&moved::of_blocks(&item.blocks), |writer| {
                        writer.labelled(&label, &item.blocks, None);
                    });
                }
                Piece::Inserted(item) => {
                    let counts = self.item_counts(style, &item.label, &mut count);
                    self.one_item(Mark::Inserted, item, counts.then_some(list), left);
                }
            }
        }
    }

    /// Whether Word counts an item to this label; then it is counted.
    fn item_counts(&self, style: ListStyle, label: &str, count: &mut usize) -> bool {
        let counts = self.writer.counter.counts() && label == item_label(style, *count + 1);
        *count += usize::from(counts);
        counts
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

    fn table(&mut self, table: &Table) {
        let columns = &table.columns.new;
        if columns.is_empty() {
            return;
        }
        let orientation = Orientation::for_columns(columns.len());
        self.writer.turn(orientation);
        if !table.caption.is_empty() {
            let content = self.words(&table.caption);
            let content = self.writer.lines.anchored(&table.key.new, None, content);
            self.writer.put(Flow::Paragraph(Paragraph::new(style::CAPTION).kept_with_next().with(content)));
        }
        let head = self.writer.table_head(columns);
        let mut rows = Vec::new();
        for row in &table.rows {
            rows.push(self.row_piece(row));
        }
        let shape = Side::New.table(table);
        self.writer.put(Flow::Other(table::data(&shape, head, rows, orientation)));
        self.writer.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
    }

    fn row_piece(&mut self, row: &Piece<Row, annex::Row>) -> table::Row {
        let (row, mark) = match row {
            Piece::Kept(row) => {
                let mut cells = Vec::new();
                for line in &row.cells {
                    cells.push(table::Text { nodes: self.line(line), length: length(line) });
                }
                return table::Row { cells, change: None };
            }
            Piece::Deleted(row) => (row, Mark::Deleted),
            Piece::Inserted(row) => (row, Mark::Inserted),
        };
        self.writer.mark = Some(mark);
        let row = self.writer.row(row);
        self.writer.mark = None;
        row
    }

    fn facts(&mut self, facts: &[Piece<Fact, annex::Fact>], left: i32) {
        if facts.is_empty() {
            return;
        }
        let mut rows = Vec::new();
        for fact in facts {
            rows.push(self.fact_piece(fact));
        }
        self.writer.turn(Orientation::Portrait);
        self.writer.put(Flow::Other(table::facts(rows, left)));
        self.writer.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
    }

    fn fact_piece(&mut self, fact: &Piece<Fact, annex::Fact>) -> table::FactRow {
        let (fact, mark) = match fact {
            Piece::Kept(fact) => {
                let mut label = self.words(&fact.label);
                label.push(self.writer.words(":"));
                return table::FactRow { label, value: self.line(&fact.value), change: None };
            }
            Piece::Deleted(fact) => (fact, Mark::Deleted),
            Piece::Inserted(fact) => (fact, Mark::Inserted),
        };
        self.writer.mark = Some(mark);
        let row = self.writer.fact(fact);
        self.writer.mark = None;
        row
    }

    /// Signature blocks side by side. A cell cannot come or go alone: the block of a party that is in one
    /// document only leaves an empty place.
    fn signatures(&mut self, signatures: &[Piece<Signature, annex::Signature>]) {
        if signatures.is_empty() {
            return;
        }
        let mut cells = Vec::new();
        for signature in signatures {
            cells.push(match signature {
                Piece::Kept(signature) => self.signature(signature),
                Piece::Deleted(signature) => self.one_signature(Mark::Deleted, signature),
                Piece::Inserted(signature) => self.one_signature(Mark::Inserted, signature),
            });
        }
        self.writer.turn(Orientation::Portrait);
        self.writer.put(Flow::Paragraph(Paragraph::new(style::SPACER).kept_with_next()));
        self.writer.put(Flow::Other(table::signatures(cells)));
        self.writer.put(Flow::Paragraph(Paragraph::new(style::SPACER)));
    }

    fn one_signature(&mut self, mark: Mark, signature: &annex::Signature) -> Vec<Paragraph> {
        self.writer.mark = Some(mark);
        let paragraphs = self.writer.signature(signature);
        self.writer.mark = None;
        paragraphs
    }

    fn signature(&mut self, signature: &Signature) -> Vec<Paragraph> {
        let party = self.words(&signature.party);
        let name = self.line(&signature.name);
        let mut paragraphs =
            vec![Paragraph::new(style::PARTY).with(party), Paragraph::new(style::TABLE_TEXT).with(name)];
        for piece in &signature.lines {
            let (line, mark) = match piece {
                Piece::Kept(line) => (line, None),
                Piece::Deleted(line) => (line, Some(Mark::Deleted)),
                Piece::Inserted(line) => (line, Some(Mark::Inserted)),
            };
            let line = self.writer.lines.words(&format!("{line}: …"), Look { mark, ..Look::default() });
            paragraphs.push(Paragraph::new(style::SIGNATURE_LINE).with([line]));
        }
        paragraphs.into_iter().map(Paragraph::kept_with_next).collect()
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

/// About how long a marked line is, in bytes.
fn length(line: &Line) -> usize {
    let text = |content: &[Inline]| plain::words(content).len();
    let piece = |piece: &Piece<Both<Vec<Inline>>, Vec<Inline>>| match piece {
        Piece::Kept(both) => text(&both.new),
        Piece::Deleted(content) | Piece::Inserted(content) => text(content),
    };
    line.iter().map(piece).sum()
}
