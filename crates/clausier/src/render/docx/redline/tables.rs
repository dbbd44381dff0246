//! Tables, facts and signatures with marks: rows come and go whole, the text in cells by words.

use super::super::body::Flow;
use super::super::element::{Look, Mark, Paragraph};
use super::super::page::Orientation;
use super::super::{style, table};
use super::Marker;
use crate::annex::{self, Inline};
use crate::redline::Side;
use crate::redline::marked::{Both, Fact, Line, Piece, Row, Signature, Table};
use crate::render::plain;

impl Marker {
    pub(super) fn table(&mut self, table: &Table) {
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

    pub(super) fn facts(&mut self, facts: &[Piece<Fact, annex::Fact>], left: i32) {
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
    pub(super) fn signatures(&mut self, signatures: &[Piece<Signature, annex::Signature>]) {
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

/// About how long a marked line is, in bytes.
fn length(line: &Line) -> usize {
    let text = |content: &[Inline]| plain::words(content).len();
    let piece = |piece: &Piece<Both<Vec<Inline>>, Vec<Inline>>| match piece {
        Piece::Kept(both) => text(&both.new),
        Piece::Deleted(content) | Piece::Inserted(content) => text(content),
    };
    line.iter().map(piece).sum()
}
