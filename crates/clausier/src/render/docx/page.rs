//! Pages: their size and margins, and what stands at their head and foot.

use super::element::{Look, Paragraph, field, node, run, tab, value};
use super::{NAMESPACE, RELATIONS, style};
use crate::annex::{Document, Frame};
use crate::xml::{self, Element};

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Upright A4.
    Portrait,
    /// A4 on its side, for wide tables.
    Landscape,
}

impl Orientation {
    /// What a table with this many columns needs.
    pub fn for_columns(count: usize) -> Self {
        if count > WIDEST_UPRIGHT { Self::Landscape } else { Self::Portrait }
    }

    /// Width between the margins.
    pub fn text_width(self) -> i32 {
        let (width, _) = self.paper();
        width - 2 * self.side_margin()
    }

    /// The name of the part with the head of such pages, without its folder.
    pub fn header(self) -> &'static str {
        match self {
            Self::Portrait => "header1",
            Self::Landscape => "header2",
        }
    }

    /// The name of the part with the foot of such pages, without its folder.
    pub fn footer(self) -> &'static str {
        match self {
            Self::Portrait => "footer1",
            Self::Landscape => "footer2",
        }
    }

    fn paper(self) -> (i32, i32) {
        match self {
            Self::Portrait => (11_906, 16_838),
            Self::Landscape => (16_838, 11_906),
        }
    }

    fn side_margin(self) -> i32 {
        match self {
            Self::Portrait => 1_361,
            Self::Landscape => 1_021,
        }
    }
}

/// The properties of a section of pages; each starts on a new page.
pub fn section(orientation: Orientation) -> Element {
    let (width, height) = orientation.paper();
    let mut size = Element::new("w:pgSz").with("w:w", width).with("w:h", height);
    if orientation == Orientation::Landscape {
        size = size.with("w:orient", "landscape");
    }
    let margins = Element::new("w:pgMar")
        .with("w:top", 1_588)
        .with("w:right", orientation.side_margin())
        .with("w:bottom", 1_361)
        .with("w:left", orientation.side_margin())
        .with("w:header", 680)
        .with("w:footer", 624)
        .with("w:gutter", 0);
    Element::new("w:sectPr")
        .child(reference("w:headerReference", orientation.header()))
        .child(reference("w:footerReference", orientation.footer()))
        .child(value("w:type", "nextPage"))
        .child(size)
        .child(margins)
        .child(Element::new("w:cols").with("w:space", 708))
}

/// The part with the head of each page: the short title, and the banner if there is one.
pub fn header_part(document: &Document) -> Vec<u8> {
    let mut lines = vec![Paragraph::new(style::HEADER).text(&document.frame.header)];
    if let Some(banner) = &document.banner {
        lines.push(Paragraph::new(style::BANNER).text(banner));
    }
    part("w:hdr", lines)
}

/// The part with the foot of each page: edition to the left, page number to the right.
pub fn footer_part(frame: &Frame, orientation: Orientation) -> Vec<u8> {
    let words = |text: &str| node(&run(text, Look::default()));
    let mut content = vec![words(&frame.footer), node(&tab()), words(&format!("{} ", frame.page))];
    content.extend(field("PAGE", "1", Look::default()));
    content.push(words(&format!(" {} ", frame.of)));
    content.extend(field("NUMPAGES", "1", Look::default()));
    let paragraph = Paragraph::new(style::FOOTER).tab_stop(orientation.text_width()).with(content);
    part("w:ftr", vec![paragraph])
}

const WIDEST_UPRIGHT: usize = 7;

fn reference(name: &'static str, part: &str) -> Element {
    Element::new(name).with("w:type", "default").with("r:id", part)
}

fn part(name: &'static str, paragraphs: Vec<Paragraph>) -> Vec<u8> {
    let root = Element::new(name).with("xmlns:w", NAMESPACE).with("xmlns:r", RELATIONS);
    xml::document(&root.children(paragraphs.iter().map(Paragraph::element)))
}
