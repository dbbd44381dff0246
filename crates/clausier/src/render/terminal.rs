//! A redline as lines for a terminal or a file of plain text: `[-gone-]{+new+}`, or with colours.
//!
//! Sections without a change are left out. The words of the document stand as plain text prints them.

use crate::annex::{self, Block, Inline};
use crate::redline::marked::{
    Both, Document, Fact, Line, Marked, Piece, Redline, Row, Section, Signature, Table, Unit, Words,
};
use crate::redline::{Fate, Names, Wording};
use crate::render::plain;

/// How marks look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// `[-gone-]{+new+}`.
    Brackets,
    /// Red and struck through, green and underlined; brackets as well, for who sees no colours.
    Colours,
}

/// The redline as lines.
pub fn redline(redline: &Redline, names: &Names, wording: &Wording, marks: Marks) -> String {
    let mut page = Page { text: String::new(), marks };
    page.line(0, &format!("--- {}", names.old));
    page.line(0, &format!("+++ {}", names.new));
    page.gap();
    if redline.is_unchanged() {
        page.line(0, &wording.plain("redline-same"));
        return page.text;
    }
    page.summary(redline, wording);
    page.document(&redline.document);
    page.text
}

struct Page {
    text: String,
    marks: Marks,
}

#[derive(Clone, Copy)]
enum Mark {
    Deleted,
    Inserted,
}

impl Page {
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn line(&mut self, indent: usize, words: &str) {
        if words.is_empty() {
            return;
        }
        for line in words.trim_end_matches('\n').split('\n') {
            let line = line.trim_end();
            if !line.is_empty() {
                self.text.extend(std::iter::repeat_n(' ', indent));
                self.text.push_str(line);
            }
            self.text.push('\n');
        }
    }

    fn summary(&mut self, redline: &Redline, wording: &Wording) {
        let changed = redline.summary.iter().filter(|entry| entry.fate != Fate::Unchanged);
        for entry in changed {
            let number = entry.number.new.as_ref().or(entry.number.old.as_ref());
            let number = number.map_or_else(String::new, |number| format!("{number} "));
            let mut facts = vec![wording.fate(entry.fate)];
            facts.extend(
                [wording.versions(entry), wording.why(entry)].into_iter().filter(|fact| !fact.is_empty()),
            );
            self.line(0, &format!("* {number}{}: {}", entry.heading, facts.join("; ")));
        }
    }

    fn document(&mut self, document: &Document) {
        self.gap();
        for words in [&document.title, &document.subtitle] {
            if words.has_marks() {
                let words = self.words(words);
                self.line(0, &words);
            }
        }
        for fact in document.facts.iter().filter(|fact| fact.has_marks()) {
            self.fact(0, fact);
        }
        for section in &document.sections {
            self.section_piece(section);
        }
        for signature in document.signatures.iter().filter(|signature| signature.has_marks()) {
            self.signature(signature);
        }
    }

    /// Marked text; each of its lines is marked by itself, so that a line is understood alone.
    fn mark(&self, mark: Mark, text: &str) -> String {
        let (open, close) = match (mark, self.marks) {
            (Mark::Deleted, Marks::Brackets) => ("[-", "-]"),
            (Mark::Inserted, Marks::Brackets) => ("{+", "+}"),
            (Mark::Deleted, Marks::Colours) => ("\u{1b}[31;9m[-", "-]\u{1b}[0m"),
            (Mark::Inserted, Marks::Colours) => ("\u{1b}[32;4m{+", "+}\u{1b}[0m"),
        };
        let marked = |line: &str| {
            let words = line.trim_start_matches(' ');
            let (indent, words) = (&line[..line.len() - words.len()], words);
            if words.is_empty() { line.to_owned() } else { format!("{indent}{open}{words}{close}") }
        };
        match text.contains('\n') {
            true => text.split('\n').map(marked).collect::<Vec<_>>().join("\n"),
            false => format!("{open}{text}{close}"),
        }
    }

    fn words(&self, words: &Words) -> String {
        let piece = |piece: &Piece<String, String>| match piece {
            Piece::Kept(text) => text.clone(),
            Piece::Deleted(text) => self.mark(Mark::Deleted, text),
            Piece::Inserted(text) => self.mark(Mark::Inserted, text),
        };
        words.iter().map(piece).collect()
    }

    fn inlines(&self, line: &Line) -> String {
        let piece = |piece: &Piece<Both<Vec<Inline>>, Vec<Inline>>| match piece {
            Piece::Kept(both) => plain::words(&both.new),
            Piece::Deleted(old) => self.mark(Mark::Deleted, &plain::words(old)),
            Piece::Inserted(new) => self.mark(Mark::Inserted, &plain::words(new)),
        };
        line.iter().map(piece).collect()
    }

    /// A label or number, or the old one and the new one.
    fn both(&self, both: &Both<String>) -> String {
        if both.is_same() {
            return both.new.clone();
        }
        let old = if both.old.is_empty() { String::new() } else { self.mark(Mark::Deleted, &both.old) };
        let new = if both.new.is_empty() { String::new() } else { self.mark(Mark::Inserted, &both.new) };
        old + &new
    }

    fn section_piece(&mut self, section: &Piece<Section, annex::Section>) {
        match section {
            Piece::Kept(section) => self.section(section),
            Piece::Deleted(section) => self.one(Mark::Deleted, &plain::section(section)),
            Piece::Inserted(section) => self.one(Mark::Inserted, &plain::section(section)),
        }
    }

    fn one(&mut self, mark: Mark, text: &str) {
        self.gap();
        let text = self.mark(mark, text.trim_end());
        self.line(0, &text);
    }

    fn section(&mut self, section: &Section) {
        let own = !section.number.is_same() || section.heading.has_marks() || section.units.has_marks();
        if own {
            self.gap();
            let number = Both {
                old: section.number.old.clone().unwrap_or_default(),
                new: section.number.new.clone().unwrap_or_default(),
            };
            let (number, heading) = (self.both(&number), self.words(&section.heading));
            let space = if number.is_empty() { "" } else { " " };
            self.line(0, &format!("{number}{space}{heading}"));
        }
        if section.units.has_marks() {
            self.units(0, &section.units);
        }
        section.sections.iter().for_each(|deeper| self.section_piece(deeper));
    }

    fn units(&mut self, indent: usize, units: &[Piece<Unit, Block>]) {
        for unit in units {
            match unit {
                Piece::Kept(unit) => self.unit(indent, unit),
                Piece::Deleted(block) => self.block(indent, Mark::Deleted, block),
                Piece::Inserted(block) => self.block(indent, Mark::Inserted, block),
            }
        }
    }

    fn block(&mut self, indent: usize, mark: Mark, block: &Block) {
        let text = plain::blocks(std::slice::from_ref(block));
        let text = self.mark(mark, text.trim_end());
        self.line(indent, &text);
    }

    fn unit(&mut self, indent: usize, unit: &Unit) {
        match unit {
            Unit::Paragraph { content, .. } => {
                let words = self.inlines(content);
                self.line(indent, &words);
            }
            Unit::Member(member) => self.labelled(indent, &member.label, &member.units),
            Unit::List { items, .. } => {
                for item in items {
                    match item {
                        Piece::Kept(item) => self.labelled(indent + 2, &item.label, &item.units),
                        Piece::Deleted(item) => self.item(indent + 2, Mark::Deleted, item),
                        Piece::Inserted(item) => self.item(indent + 2, Mark::Inserted, item),
                    }
                }
            }
            Unit::Table(table) => self.table(indent, table),
            Unit::Facts { facts } => facts.iter().for_each(|fact| self.fact(indent, fact)),
        }
    }

    fn labelled(&mut self, indent: usize, label: &Both<String>, units: &[Piece<Unit, Block>]) {
        let (first, rest) = match units {
            [Piece::Kept(Unit::Paragraph { content, .. }), rest @ ..] => (self.inlines(content), rest),
            rest => (String::new(), rest),
        };
        let label = self.both(label);
        self.line(indent, &format!("{label} {first}"));
        self.units(indent + 3, rest);
    }

    fn item(&mut self, indent: usize, mark: Mark, item: &annex::Item) {
        let text = format!("{} {}", item.label, plain::blocks(&item.blocks).trim_end());
        let text = self.mark(mark, &text);
        self.line(indent, &text);
    }

    fn table(&mut self, indent: usize, table: &Table) {
        let caption = self.words(&table.caption);
        self.line(indent, &caption);
        let heads: Vec<&str> = table.columns.new.iter().map(|column| column.heading.as_str()).collect();
        self.line(indent, &heads.join(" | "));
        for row in &table.rows {
            let text = match row {
                Piece::Kept(row) => self.row(row),
                Piece::Deleted(row) => self.mark(Mark::Deleted, &plain::row(row)),
                Piece::Inserted(row) => self.mark(Mark::Inserted, &plain::row(row)),
            };
            self.line(indent, &text);
        }
    }

    fn row(&self, row: &Row) -> String {
        let cells: Vec<String> = row.cells.iter().map(|line| self.inlines(line)).collect();
        cells.join(" | ")
    }

    fn fact(&mut self, indent: usize, fact: &Piece<Fact, annex::Fact>) {
        let text = |fact: &annex::Fact| format!("{}: {}", fact.label, plain::words(&fact.value));
        let line = match fact {
            Piece::Kept(fact) => format!("{}: {}", self.words(&fact.label), self.inlines(&fact.value)),
            Piece::Deleted(fact) => self.mark(Mark::Deleted, &text(fact)),
            Piece::Inserted(fact) => self.mark(Mark::Inserted, &text(fact)),
        };
        self.line(indent, &line);
    }

    fn signature(&mut self, signature: &Piece<Signature, annex::Signature>) {
        let text =
            |signature: &annex::Signature| format!("{} {}", signature.party, plain::words(&signature.name));
        let line = match signature {
            Piece::Kept(signature) => {
                format!("{} {}", self.words(&signature.party), self.inlines(&signature.name))
            }
            Piece::Deleted(signature) => self.mark(Mark::Deleted, &text(signature)),
            Piece::Inserted(signature) => self.mark(Mark::Inserted, &text(signature)),
        };
        self.gap();
        self.line(0, &line);
    }
}
