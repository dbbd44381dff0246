//! Native numbering: which printed numbers Word counts itself, and the part that says how.
//!
//! The resolved model holds every number as text. Where Word would count to the same text, the number is
//! native; where it would not, the text is printed as it stands. So what is printed is always the model's.
//! A list that restarts has its own `abstractNum`: overrides of a shared one continue in Word.

use super::element::{Indent, Numbered, indent, value};
use super::{NAMESPACE, style};
use crate::annex::{Block, Document, ListStyle, Section};
use crate::xml::{self, Element};
use std::collections::BTreeMap;

/// How far headings and members hang, in twentieths of a point.
pub const STEP: i32 = 680;
/// How far items of a list hang.
pub const ITEM_STEP: i32 = 425;
/// The numbering of headings and members.
pub const HEADINGS: usize = 1;

/// How many levels of headings a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Provisions only: "3", with members below them.
    Flat,
    /// Parts with provisions: "3" and "3.2".
    Parts,
}

impl Shape {
    /// The shape of this document.
    pub fn of(document: &Document) -> Self {
        let has_parts = document.sections.iter().any(|section| !section.sections.is_empty());
        if has_parts { Self::Parts } else { Self::Flat }
    }

    /// The level of provisions; members are one deeper.
    pub fn provision(self) -> usize {
        match self {
            Self::Flat => 0,
            Self::Parts => 1,
        }
    }
}

/// Where the number of a heading comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Word counts it.
    Native,
    /// It is printed as text.
    Literal,
    /// There is none.
    Not,
}

/// Counts headings as Word does.
#[derive(Debug, Clone, Default)]
pub struct Counter {
    /// Word counts nothing, so every number is printed as text.
    is_off: bool,
    part: usize,
    provision: usize,
    part_is_native: bool,
}

impl Counter {
    /// A counter for a file in which Word counts nothing.
    pub fn off() -> Self {
        Self { is_off: true, ..Self::default() }
    }

    /// Whether Word counts anything.
    pub fn counts(&self) -> bool {
        !self.is_off
    }

    /// Takes the next heading, at this depth and with this printed number.
    pub fn heading(&mut self, depth: usize, number: Option<&str>) -> Counted {
        if depth == 0 {
            self.provision = 0;
            self.part_is_native = false;
        }
        let Some(number) = number else { return Counted::Not };
        let counts = match depth {
            _ if self.is_off => false,
            0 => number == (self.part + 1).to_string(),
            1 => self.part_is_native && number == format!("{}.{}", self.part, self.provision + 1),
            _ => false,
        };
        if !counts {
            return Counted::Literal;
        }
        if depth == 0 {
            self.part += 1;
            self.part_is_native = true;
        } else {
            self.provision += 1;
        }
        Counted::Native
    }
}

/// Whether Word would count to every printed number of this document.
pub fn counts(document: &Document) -> bool {
    let mut counter = Counter::default();
    document.sections.iter().all(|section| section_counts(section, 0, &mut counter))
}

fn section_counts(section: &Section, depth: usize, counter: &mut Counter) -> bool {
    counter.heading(depth, section.number.as_deref()) != Counted::Literal
        && blocks_count(&section.blocks)
        && section.sections.iter().all(|deeper| section_counts(deeper, depth + 1, counter))
}

fn blocks_count(blocks: &[Block]) -> bool {
    let mut members = 0;
    blocks.iter().all(|block| match block {
        Block::Members { members: list } => list.iter().all(|member| {
            members += 1;
            member.label == member_label(members) && blocks_count(&member.blocks)
        }),
        Block::List { style, items } => items
            .iter()
            .enumerate()
            .all(|(index, item)| item.label == item_label(*style, index + 1) && blocks_count(&item.blocks)),
        Block::Paragraph { .. } | Block::Table(_) | Block::Facts { .. } => true,
    })
}

/// The label that Word prints at the `nth` member, from 1.
pub fn member_label(nth: usize) -> String {
    format!("{nth}.")
}

/// The label that Word prints at the `nth` item, from 1.
pub fn item_label(style: ListStyle, nth: usize) -> String {
    match style {
        ListStyle::Degree => format!("{nth}°"),
        ListStyle::Letter => {
            let letter = char::from(b'a' + ((nth - 1) % 26) as u8);
            format!("{})", letter.to_string().repeat((nth - 1) / 26 + 1))
        }
        ListStyle::Dash => DASH.to_owned(),
    }
}

/// The numberings of one file, in the order in which they were first needed.
#[derive(Debug)]
pub struct Numberings {
    shape: Shape,
    lists: Vec<List>,
    dashes: BTreeMap<i32, usize>,
}

#[derive(Debug)]
struct List {
    format: &'static str,
    text: &'static str,
    indent: Indent,
}

impl Numberings {
    /// Only the numbering of headings.
    pub fn new(shape: Shape) -> Self {
        Self { shape, lists: Vec::new(), dashes: BTreeMap::new() }
    }

    /// Where members stand that belong to a natively numbered provision.
    pub fn native_members(&self) -> Numbered {
        Numbered { list: HEADINGS, level: self.shape.provision() + 1 }
    }

    /// A new numbering for the members of a section that Word does not number.
    pub fn members(&mut self, left: i32) -> Numbered {
        self.add(List { format: "decimal", text: "%1.", indent: hanging(left, STEP) })
    }

    /// A numbering for a list whose labels start at `left`; dashes need no restart and share one.
    pub fn list(&mut self, style: ListStyle, left: i32) -> Numbered {
        let indent = hanging(left, ITEM_STEP);
        let (format, text) = match style {
            ListStyle::Degree => ("decimal", "%1°"),
            ListStyle::Letter => ("lowerLetter", "%1)"),
            ListStyle::Dash => ("bullet", DASH),
        };
        if style != ListStyle::Dash {
            return self.add(List { format, text, indent });
        }
        if let Some(&list) = self.dashes.get(&left) {
            return Numbered { list, level: 0 };
        }
        let added = self.add(List { format, text, indent });
        self.dashes.insert(left, added.list);
        added
    }

    /// The part `word/numbering.xml`.
    pub fn part(&self) -> Vec<u8> {
        let mut definitions = vec![self.headings()];
        for (index, list) in self.lists.iter().enumerate() {
            definitions.push(definition(HEADINGS + 1 + index, "singleLevel", vec![list.level()]));
        }
        let uses = (HEADINGS..=HEADINGS + self.lists.len())
            .map(|list| Element::new("w:num").with("w:numId", list).child(value("w:abstractNumId", list)));
        let root = Element::new("w:numbering").with("xmlns:w", NAMESPACE);
        xml::document(&root.children(definitions).children(uses))
    }

    fn add(&mut self, list: List) -> Numbered {
        self.lists.push(list);
        Numbered { list: HEADINGS + self.lists.len(), level: 0 }
    }

    fn headings(&self) -> Element {
        let indent = hanging(0, STEP);
        let part = level(0, "decimal", "%1", Some(style::HEADING_1), indent);
        let levels = match self.shape {
            Shape::Flat => vec![part, level(1, "decimal", "%2.", Some(style::MEMBER), indent)],
            Shape::Parts => vec![
                part,
                level(1, "decimal", "%1.%2", Some(style::HEADING_2), indent),
                level(2, "decimal", "%3.", Some(style::MEMBER), indent),
            ],
        };
        definition(HEADINGS, "multilevel", levels)
    }
}

impl List {
    fn level(&self) -> Element {
        level(0, self.format, self.text, None, self.indent)
    }
}

const DASH: &str = "–";

fn hanging(left: i32, step: i32) -> Indent {
    Indent { left: left + step, hanging: step }
}

fn definition(id: usize, kind: &str, levels: Vec<Element>) -> Element {
    Element::new("w:abstractNum")
        .with("w:abstractNumId", id)
        // Word takes definitions with the same nsid for one and the same list.
        .child(value("w:nsid", format!("{:08X}", 0x2C1A_0000 + id)))
        .child(value("w:multiLevelType", kind))
        .children(levels)
}

fn level(index: usize, format: &str, text: &str, style: Option<&'static str>, indented: Indent) -> Element {
    Element::new("w:lvl")
        .with("w:ilvl", index)
        .child(value("w:start", 1))
        .child(value("w:numFmt", format))
        .children(style.map(|style| value("w:pStyle", style)))
        .child(value("w:suff", "tab"))
        .child(value("w:lvlText", text))
        .child(value("w:lvlJc", "left"))
        .child(Element::new("w:pPr").child(indent(indented)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_word_would_count_otherwise_are_literal() {
        let mut counter = Counter::default();
        assert_eq!(counter.heading(0, Some("1")), Counted::Native);
        assert_eq!(counter.heading(1, Some("1.1")), Counted::Native);
        assert_eq!(counter.heading(1, None), Counted::Not);
        assert_eq!(counter.heading(1, Some("1.2")), Counted::Native);
        assert_eq!(counter.heading(1, Some("1.9")), Counted::Literal);
        assert_eq!(counter.heading(0, None), Counted::Not);
        assert_eq!(counter.heading(1, Some("1.3")), Counted::Literal);
        assert_eq!(counter.heading(0, Some("2")), Counted::Native);
        assert_eq!(counter.heading(1, Some("2.1")), Counted::Native);
    }

    #[test]
    fn letters_repeat_after_z_as_word_prints_them() {
        assert_eq!(item_label(ListStyle::Letter, 26), "z)");
        assert_eq!(item_label(ListStyle::Letter, 27), "aa)");
        assert_eq!(item_label(ListStyle::Letter, 28), "bb)");
    }

    #[test]
    fn lists_that_restart_never_share_a_definition() {
        let mut numberings = Numberings::new(Shape::Parts);
        let (first, second) = (numberings.list(ListStyle::Degree, 0), numberings.list(ListStyle::Degree, 0));
        assert_ne!(first.list, second.list);
        let dashes = (numberings.list(ListStyle::Dash, 0), numberings.list(ListStyle::Dash, 0));
        assert_eq!(dashes.0, dashes.1);
        let part = String::from_utf8(numberings.part()).expect("UTF-8");
        assert_eq!(part.matches("<w:abstractNum ").count(), 4);
        let last_definition = part.rfind("</w:abstractNum>").expect("definitions");
        assert!(last_definition < part.find("<w:num ").expect("uses"));
    }
}
