//! The styles: built-in ones under their own ids and English names, which Word shows in the reader's
//! language, and a few of ours.
//!
//! Arial, since Word has it and LibreOffice has Liberation Sans, which is as wide.

use super::NAMESPACE;
use super::element::{Indent, indent, value};
use super::numbering::{HEADINGS, STEP, Shape};
use crate::xml::{self, Element};

/// Plain text.
pub const NORMAL: &str = "Normal";
/// The title of the document.
pub const TITLE: &str = "Title";
/// The line under it.
pub const SUBTITLE: &str = "Subtitle";
/// A part, or a provision where there are no parts.
pub const HEADING_1: &str = "Heading1";
/// A provision in a part.
pub const HEADING_2: &str = "Heading2";
/// The heading of the contents list.
pub const CONTENTS_HEADING: &str = "TOCHeading";
/// An entry of the contents list.
pub const CONTENTS_1: &str = "TOC1";
/// A deeper entry.
pub const CONTENTS_2: &str = "TOC2";
/// The head of a page.
pub const HEADER: &str = "Header";
/// The foot of a page.
pub const FOOTER: &str = "Footer";
/// The caption of a table.
pub const CAPTION: &str = "Caption";
/// A link to the web.
pub const HYPERLINK: &str = "Hyperlink";
/// A gap to fill.
pub const BLANK: &str = "PlaceholderText";
/// A numbered member.
pub const MEMBER: &str = "Member";
/// An item of a list.
pub const ITEM: &str = "Item";
/// A remark set apart.
pub const REMARK: &str = "Remark";
/// What the banner means, on the cover.
pub const NOTICE: &str = "Notice";
/// The line on every page of a draft.
pub const BANNER: &str = "Banner";
/// Text in a table.
pub const TABLE_TEXT: &str = "TableText";
/// Text in a wide table.
pub const TABLE_TEXT_SMALL: &str = "TableTextSmall";
/// The head of a column.
pub const TABLE_HEADING: &str = "TableHeading";
/// The label of a fact.
pub const FACT_LABEL: &str = "FactLabel";
/// The value of a fact.
pub const FACT: &str = "Fact";
/// For whom somebody signs.
pub const PARTY: &str = "Party";
/// A line to fill in by hand.
pub const SIGNATURE_LINE: &str = "SignatureLine";
/// The space after a table, which also keeps two tables apart.
pub const SPACER: &str = "Spacer";
/// A table of data.
pub const TABLE: &str = "ClausierTable";
/// A table of labels and values.
pub const FACTS_TABLE: &str = "ClausierFacts";
/// Signature blocks.
pub const SIGNATURES_TABLE: &str = "ClausierSignatures";
/// The shade behind what stands out; light enough to read on in print.
pub const SHADE: &str = "E8EDF2";

/// The part `word/styles.xml`.
pub fn part(shape: Shape, language: &str) -> Vec<u8> {
    let root = Element::new("w:styles")
        .with("xmlns:w", NAMESPACE)
        .child(defaults(language))
        .children(text_styles())
        .children(heading_styles(shape))
        .children(contents_styles())
        .children(page_styles())
        .children(table_text_styles())
        .children(character_styles())
        .children(table_styles());
    xml::document(&root)
}

const FONT: &str = "Arial";
const DARK: &str = "1B3A57";
const GREY: &str = "595959";
const RULE: &str = "A9B8C6";
const GAP: &str = "FFEDB3";

/// A bar to the left, and room above and below in the colour of the shade.
const NOTICE_LINES: [Line; 3] = [("w:top", SHADE, 4, 6), ("w:left", DARK, 24, 8), ("w:bottom", SHADE, 4, 6)];

/// Word joins the borders of like paragraphs, unless there is one between them.
const SIGNATURE_LINES: [Line; 2] = [("w:bottom", RULE, 4, 2), ("w:between", RULE, 4, 2)];

/// Side, colour, width in eighths of a point, distance in points.
type Line = (&'static str, &'static str, usize, usize);

/// A paragraph style under construction; what is `None` or zero comes from the style that it is based on.
#[derive(Default)]
struct Style {
    id: &'static str,
    name: &'static str,
    is_ours: bool,
    next: Option<&'static str>,
    paragraph: Vec<Element>,
    run: Vec<Element>,
}

impl Style {
    fn new(id: &'static str, name: &'static str) -> Self {
        Self { id, name, ..Self::default() }
    }

    /// A style that Word does not know by its name.
    fn ours(id: &'static str, name: &'static str) -> Self {
        Self { is_ours: true, ..Self::new(id, name) }
    }

    fn next(mut self, next: &'static str) -> Self {
        self.next = Some(next);
        self
    }

    /// Properties of the paragraph, in the order of the schema.
    fn paragraph(mut self, properties: impl IntoIterator<Item = Element>) -> Self {
        self.paragraph.extend(properties);
        self
    }

    /// Properties of the text, in the order of the schema.
    fn run(mut self, properties: impl IntoIterator<Item = Element>) -> Self {
        self.run.extend(properties);
        self
    }

    fn element(self) -> Element {
        let is_base = self.id == NORMAL;
        let mut style = Element::new("w:style").with("w:type", "paragraph");
        if is_base {
            style = style.with("w:default", 1);
        }
        if self.is_ours {
            style = style.with("w:customStyle", 1);
        }
        style = style.with("w:styleId", self.id).child(value("w:name", self.name));
        if !is_base {
            style = style.child(value("w:basedOn", NORMAL));
        }
        style
            .children(self.next.map(|next| value("w:next", next)))
            .child(Element::new("w:qFormat"))
            .children(filled("w:pPr", self.paragraph))
            .children(filled("w:rPr", self.run))
    }
}

fn filled(name: &'static str, properties: Vec<Element>) -> Option<Element> {
    (!properties.is_empty()).then(|| Element::new(name).children(properties))
}

fn defaults(language: &str) -> Element {
    let fonts = Element::new("w:rFonts")
        .with("w:ascii", FONT)
        .with("w:hAnsi", FONT)
        .with("w:eastAsia", FONT)
        .with("w:cs", FONT);
    let lang = value("w:lang", language).with("w:eastAsia", language).with("w:bidi", "ar-SA");
    let run = Element::new("w:rPr").child(fonts).children(size(20)).child(lang);
    let paragraph = Element::new("w:pPr").child(spacing(0, 120, 271));
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault").child(paragraph))
}

fn text_styles() -> Vec<Element> {
    vec![
        Style::new(NORMAL, "Normal").paragraph([Element::new("w:widowControl"), unhyphenated()]).element(),
        Style::new(TITLE, "Title")
            .next(SUBTITLE)
            .paragraph([Element::new("w:keepNext"), unhyphenated(), spacing(480, 120, 240)])
            .run([Element::new("w:b"), color(DARK)].into_iter().chain(size(40)))
            .element(),
        Style::new(SUBTITLE, "Subtitle")
            .next(NORMAL)
            .paragraph([spacing(0, 320, 264)])
            .run([color(GREY)].into_iter().chain(size(24)))
            .element(),
        Style::ours(ITEM, "Item").paragraph([spacing(0, 60, 271)]).element(),
        Style::ours(REMARK, "Remark")
            .paragraph([borders(&[("w:left", RULE, 18, 8)])])
            .run([Element::new("w:i"), color(GREY)])
            .element(),
        Style::ours(NOTICE, "Notice")
            .paragraph([borders(&NOTICE_LINES), fill(SHADE), spacing(280, 280, 264)])
            .paragraph([indent(Indent { left: 200, hanging: 0 })])
            .element(),
        Style::ours(SPACER, "Spacer").paragraph([exactly(160)]).run(size(8)).element(),
    ]
}

fn heading_styles(shape: Shape) -> Vec<Element> {
    let part_size = match shape {
        Shape::Flat => 22,
        Shape::Parts => 30,
    };
    let number = |level: usize| {
        Element::new("w:numPr").child(value("w:ilvl", level)).child(value("w:numId", HEADINGS))
    };
    let member = [number(shape.provision() + 1), spacing(0, 100, 271)];
    let mut styles = vec![
        heading(HEADING_1, "heading 1", part_size, number(0), 0),
        Style::ours(MEMBER, "Member").paragraph(member).element(),
    ];
    // In a flat document the second level is that of the members.
    if shape == Shape::Parts {
        styles.push(heading(HEADING_2, "heading 2", 22, number(1), 1));
    }
    styles
}

fn heading(id: &'static str, name: &'static str, height: usize, number: Element, level: usize) -> Element {
    let before = if height > 22 { 480 } else { 300 };
    let keep = [Element::new("w:keepNext"), Element::new("w:keepLines"), number, unhyphenated()];
    Style::new(id, name)
        .next(NORMAL)
        .paragraph(keep)
        .paragraph([spacing(before, 120, 252), value("w:outlineLvl", level)])
        .run([Element::new("w:b"), color(DARK)].into_iter().chain(size(height)))
        .element()
}

fn contents_styles() -> Vec<Element> {
    let entry = |left: i32, hanging: i32| {
        let stop = value("w:tab", "left").with("w:pos", left);
        (Element::new("w:tabs").child(stop), indent(Indent { left, hanging }))
    };
    let (tabs_1, indent_1) = entry(STEP, STEP);
    let (tabs_2, indent_2) = entry(2 * STEP, STEP);
    vec![
        Style::new(CONTENTS_HEADING, "TOC Heading")
            .next(NORMAL)
            .paragraph([Element::new("w:keepNext"), spacing(360, 120, 252)])
            .run([Element::new("w:b"), color(DARK)].into_iter().chain(size(26)))
            .element(),
        Style::new(CONTENTS_1, "toc 1")
            .paragraph([tabs_1, spacing(100, 20, 252), indent_1])
            .run([Element::new("w:b")])
            .element(),
        Style::new(CONTENTS_2, "toc 2").paragraph([tabs_2, spacing(0, 20, 252), indent_2]).element(),
    ]
}

fn page_styles() -> Vec<Element> {
    vec![
        Style::new(HEADER, "header")
            .paragraph([borders(&[("w:bottom", RULE, 4, 4)]), spacing(0, 60, 240)])
            .run([color(GREY)].into_iter().chain(size(16)))
            .element(),
        Style::new(FOOTER, "footer")
            .paragraph([borders(&[("w:top", RULE, 4, 4)]), spacing(0, 0, 240)])
            .run([color(GREY)].into_iter().chain(size(16)))
            .element(),
        Style::ours(BANNER, "Banner")
            .paragraph([fill(GAP), spacing(0, 0, 240), value("w:jc", "center")])
            .run([Element::new("w:b")].into_iter().chain(size(17)))
            .element(),
    ]
}

fn table_text_styles() -> Vec<Element> {
    let hyphenated = || value("w:suppressAutoHyphens", 0);
    let sized = |id, name, height| {
        Style::ours(id, name).paragraph([hyphenated(), spacing(40, 40, 245)]).run(size(height)).element()
    };
    vec![
        Style::new(CAPTION, "caption")
            .next(NORMAL)
            .paragraph([Element::new("w:keepNext"), spacing(160, 80, 252)])
            .run([Element::new("w:b"), color(DARK)].into_iter().chain(size(18)))
            .element(),
        sized(TABLE_TEXT, "Table Text", 18),
        sized(TABLE_TEXT_SMALL, "Table Text Small", 16),
        Style::ours(TABLE_HEADING, "Table Heading")
            .paragraph([Element::new("w:keepNext"), hyphenated(), spacing(60, 60, 245)])
            .run([Element::new("w:b"), color(DARK)].into_iter().chain(size(16)))
            .element(),
        Style::ours(FACT_LABEL, "Fact Label").paragraph([spacing(50, 50, 252)]).run([color(GREY)]).element(),
        Style::ours(FACT, "Fact").paragraph([spacing(50, 50, 252)]).element(),
        Style::ours(PARTY, "Party")
            .paragraph([Element::new("w:keepNext"), spacing(60, 40, 252)])
            .run([Element::new("w:b"), color(DARK)])
            .element(),
        Style::ours(SIGNATURE_LINE, "Signature Line")
            .paragraph([borders(&SIGNATURE_LINES), spacing(360, 0, 252)])
            .run([color(GREY)].into_iter().chain(size(18)))
            .element(),
    ]
}

fn character_styles() -> Vec<Element> {
    let link = [color("1F4E79"), value("w:u", "single")];
    let gap = [fill(GAP)];
    let base = Element::new("w:style")
        .with("w:type", "character")
        .with("w:default", 1)
        .with("w:styleId", "DefaultParagraphFont")
        .child(value("w:name", "Default Paragraph Font"))
        .child(Element::new("w:semiHidden"));
    vec![
        base,
        character(HYPERLINK, "Hyperlink", &link),
        character(BLANK, "Placeholder Text", &gap),
        Element::new("w:style")
            .with("w:type", "numbering")
            .with("w:default", 1)
            .with("w:styleId", "NoList")
            .child(value("w:name", "No List"))
            .child(Element::new("w:semiHidden")),
    ]
}

fn character(id: &str, name: &str, properties: &[Element]) -> Element {
    Element::new("w:style")
        .with("w:type", "character")
        .with("w:styleId", id)
        .child(value("w:name", name))
        .child(value("w:basedOn", "DefaultParagraphFont"))
        .child(Element::new("w:rPr").children(properties.iter().cloned()))
}

fn table_styles() -> Vec<Element> {
    let base = Element::new("w:style")
        .with("w:type", "table")
        .with("w:default", 1)
        .with("w:styleId", "TableNormal")
        .child(value("w:name", "Normal Table"))
        .child(Element::new("w:semiHidden"))
        .child(Element::new("w:tblPr").child(none()).child(cell_margins(108, 0)));
    let header = Element::new("w:tblStylePr")
        .with("w:type", "firstRow")
        .child(Element::new("w:rPr").child(Element::new("w:b")))
        .child(Element::new("w:tcPr").child(fill(SHADE)));
    let rules = [line("w:top", DARK, 8), line("w:bottom", DARK, 8), line("w:insideH", RULE, 4)];
    let thin = [line("w:top", RULE, 4), line("w:bottom", RULE, 4), line("w:insideH", RULE, 4)];
    vec![
        base,
        table_style(TABLE, "Clausier Table", &rules, 80).child(header),
        table_style(FACTS_TABLE, "Clausier Facts", &thin, 60),
        table_style(SIGNATURES_TABLE, "Clausier Signatures", &[], 0),
    ]
}

fn table_style(id: &str, name: &str, lines: &[Element], margin: i32) -> Element {
    let borders = Element::new("w:tblBorders").children(lines.iter().cloned());
    let borders = (!lines.is_empty()).then_some(borders);
    let properties = Element::new("w:tblPr").child(none()).children(borders).child(cell_margins(margin, 0));
    Element::new("w:style")
        .with("w:type", "table")
        .with("w:customStyle", 1)
        .with("w:styleId", id)
        .child(value("w:name", name))
        .child(value("w:basedOn", "TableNormal"))
        .child(properties)
}

fn none() -> Element {
    Element::new("w:tblInd").with("w:w", 0).with("w:type", "dxa")
}

fn cell_margins(side: i32, above: i32) -> Element {
    let margin = |name, width: i32| Element::new(name).with("w:w", width).with("w:type", "dxa");
    Element::new("w:tblCellMar")
        .child(margin("w:top", above))
        .child(margin("w:left", side))
        .child(margin("w:bottom", above))
        .child(margin("w:right", side))
}

fn line(name: &'static str, color: &str, eighths: usize) -> Element {
    value(name, "single").with("w:sz", eighths).with("w:space", 0).with("w:color", color)
}

/// Lines beside a paragraph, in the order of the schema.
fn borders(sides: &[Line]) -> Element {
    Element::new("w:pBdr").children(sides.iter().map(|(side, color, width, distance)| {
        value(side, "single").with("w:sz", width).with("w:space", distance).with("w:color", color)
    }))
}

fn fill(color: &str) -> Element {
    value("w:shd", "clear").with("w:color", "auto").with("w:fill", color)
}

/// Space before and after, and height of lines in 240ths.
fn spacing(before: usize, after: usize, height: usize) -> Element {
    Element::new("w:spacing")
        .with("w:before", before)
        .with("w:after", after)
        .with("w:line", height)
        .with("w:lineRule", "auto")
}

fn exactly(height: usize) -> Element {
    Element::new("w:spacing")
        .with("w:before", 0)
        .with("w:after", 0)
        .with("w:line", height)
        .with("w:lineRule", "exact")
}

/// Height of the letters, in half points.
fn size(height: usize) -> [Element; 2] {
    [value("w:sz", height), value("w:szCs", height)]
}

fn color(color: &str) -> Element {
    value("w:color", color)
}

fn unhyphenated() -> Element {
    Element::new("w:suppressAutoHyphens")
}
