//! Tables: of data, of facts, and of signatures.
//!
//! Own elements, since docx-rs writes `tblStyle` out of order and knows no header rows and no descriptions.

use super::element::{Paragraph, value};
use super::page::Orientation;
use super::style;
use crate::annex::Table;
use crate::xml::{Element, Node};

/// The text of a cell.
pub struct Text {
    /// Its pieces.
    pub nodes: Vec<Node>,
    /// About how long it is, in bytes.
    pub length: usize,
}

/// A row of a table.
pub struct Row {
    /// Its cells.
    pub cells: Vec<Text>,
    /// Whether it comes or goes with a change.
    pub change: Option<Element>,
}

/// A table of the document, with a header row on every page.
pub fn data(table: &Table, head: Row, rows: Vec<Row>, orientation: Orientation) -> Element {
    let widths = widths(table, orientation.text_width());
    let is_crowded = table.columns.len() > MOST_COLUMNS_IN_FULL_SIZE;
    let text_style = if is_crowded { style::TABLE_TEXT_SMALL } else { style::TABLE_TEXT };
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    let properties = properties(style::TABLE, &widths, 0)
        .child(look("firstRow"))
        .child(value("w:tblCaption", &table.caption))
        .child(value("w:tblDescription", headings.join(", ")));
    let header = Element::new("w:tr")
        .child(
            Element::new("w:trPr")
                .child(Element::new("w:cantSplit"))
                .child(Element::new("w:tblHeader"))
                .children(head.change),
        )
        .children(head.cells.into_iter().zip(&widths).map(|(text, width)| {
            header_cell(*width, Paragraph::new(style::TABLE_HEADING).kept_with_next().with(text.nodes))
        }));
    let body = rows.into_iter().map(|cells| row(cells, &widths, text_style));
    Element::new("w:tbl").child(properties).child(grid(&widths)).child(header).children(body)
}

/// A label and its value.
pub struct FactRow {
    /// The label.
    pub label: Vec<Node>,
    /// The value.
    pub value: Vec<Node>,
    /// Whether it comes or goes with a change.
    pub change: Option<Element>,
}

/// Labels and values in two columns without vertical lines.
pub fn facts(rows: Vec<FactRow>, left: i32) -> Element {
    let full = Orientation::Portrait.text_width() - left;
    let label = full * 32 / 100;
    let widths = [label, full - label];
    let rows = rows.into_iter().map(|fact| {
        Element::new("w:tr")
            .children(fact.change.map(|change| Element::new("w:trPr").child(change)))
            .child(cell(widths[0], vec![Paragraph::new(style::FACT_LABEL).with(fact.label)]))
            .child(cell(widths[1], vec![Paragraph::new(style::FACT).with(fact.value)]))
    });
    Element::new("w:tbl")
        .child(properties(style::FACTS_TABLE, &widths, left).child(look("firstColumn")))
        .child(grid(&widths))
        .children(rows)
}

/// Signature blocks side by side, two in a row.
pub fn signatures(blocks: Vec<Vec<Paragraph>>) -> Element {
    let half = (Orientation::Portrait.text_width() - GUTTER) / 2;
    let widths = [half, GUTTER, half];
    let empty = || vec![Paragraph::new(style::TABLE_TEXT)];
    let rows = blocks.chunks(2).map(|pair| {
        let left = pair.first().cloned().unwrap_or_else(empty);
        let right = pair.get(1).cloned().unwrap_or_else(empty);
        Element::new("w:tr").child(Element::new("w:trPr").child(Element::new("w:cantSplit"))).children([
            cell(half, left),
            cell(GUTTER, empty()),
            cell(half, right),
        ])
    });
    Element::new("w:tbl")
        .child(properties(style::SIGNATURES_TABLE, &widths, 0).child(look("none")))
        .child(grid(&widths))
        .children(rows)
}

/// A row with more text than this may break over pages: kept whole it could be cut off.
const LONGEST_UNSPLIT_ROW: usize = 1_200;
/// Between two signature blocks.
const GUTTER: i32 = 500;
const MOST_COLUMNS_IN_FULL_SIZE: usize = 5;
/// No column is narrower than this, in twentieths of a point.
const NARROWEST: i32 = 500;

/// Widths by weight that together are exactly `full`.
fn widths(table: &Table, full: i32) -> Vec<i32> {
    let count = i32::try_from(table.columns.len()).unwrap_or(i32::MAX).max(1);
    let narrowest = NARROWEST.min(full / count);
    let shared = i64::from(full - narrowest * count);
    let weights = table.columns.iter().map(|column| i64::from(column.weight.max(1)));
    let total: i64 = weights.clone().sum();
    let mut widths: Vec<i32> = weights
        .map(|weight| narrowest + i32::try_from(shared * weight / total.max(1)).unwrap_or(0))
        .collect();
    let rest = full - widths.iter().sum::<i32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

fn row(row: Row, widths: &[i32], text_style: &'static str) -> Element {
    let length: usize = row.cells.iter().map(|cell| cell.length).sum();
    let unsplit = (length <= LONGEST_UNSPLIT_ROW).then(|| Element::new("w:cantSplit"));
    let mut element = Element::new("w:tr");
    if unsplit.is_some() || row.change.is_some() {
        element = element.child(Element::new("w:trPr").children(unsplit).children(row.change));
    }
    let mut cells = row.cells.into_iter();
    element.children(widths.iter().map(|width| {
        let nodes = cells.next().map(|text| text.nodes).unwrap_or_default();
        cell(*width, vec![Paragraph::new(text_style).with(nodes)])
    }))
}

fn properties(style: &str, widths: &[i32], left: i32) -> Element {
    Element::new("w:tblPr")
        .child(value("w:tblStyle", style))
        .child(Element::new("w:tblW").with("w:w", widths.iter().sum::<i32>()).with("w:type", "dxa"))
        .child(Element::new("w:tblInd").with("w:w", left).with("w:type", "dxa"))
        .child(Element::new("w:tblLayout").with("w:type", "fixed"))
}

fn look(first: &str) -> Element {
    let says = |name: &str| if name == first { "1" } else { "0" };
    let bits = match first {
        "firstRow" => "0620",
        "firstColumn" => "0680",
        _ => "0600",
    };
    value("w:tblLook", bits)
        .with("w:firstRow", says("firstRow"))
        .with("w:lastRow", 0)
        .with("w:firstColumn", says("firstColumn"))
        .with("w:lastColumn", 0)
        .with("w:noHBand", 1)
        .with("w:noVBand", 1)
}

fn grid(widths: &[i32]) -> Element {
    Element::new("w:tblGrid")
        .children(widths.iter().map(|width| Element::new("w:gridCol").with("w:w", width)))
}

fn cell(width: i32, paragraphs: Vec<Paragraph>) -> Element {
    Element::new("w:tc")
        .child(Element::new("w:tcPr").child(cell_width(width)))
        .children(paragraphs.iter().map(Paragraph::element))
}

fn header_cell(width: i32, paragraph: Paragraph) -> Element {
    let shading = value("w:shd", "clear").with("w:color", "auto").with("w:fill", style::SHADE);
    Element::new("w:tc")
        .child(
            Element::new("w:tcPr").child(cell_width(width)).child(shading).child(value("w:vAlign", "bottom")),
        )
        .child(paragraph.element())
}

fn cell_width(width: i32) -> Element {
    Element::new("w:tcW").with("w:w", width).with("w:type", "dxa")
}
