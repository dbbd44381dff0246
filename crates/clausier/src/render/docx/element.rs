//! The elements of WordprocessingML that the body is made of: those of docx-rs where they are valid, and
//! our own behind the same [`BuildXML`] trait.
//!
//! Which docx-rs elements are not used, and why, stands in the [parent module](super).

use crate::xml::{self, Element, Node};
use docx_rs::xml::writer::{EventWriter, Result};
use docx_rs::{
    Bold, BoldCs, BookmarkEnd, BookmarkStart, Break, BreakType, BuildXML, FieldChar, FieldCharType,
    InstrText, Italic, ItalicCs, RunStyle, Tab, Text,
};
use std::io::Write;

impl BuildXML for Element {
    fn build_to<W: Write>(&self, mut stream: EventWriter<W>) -> Result<EventWriter<W>> {
        // An empty text closes a start tag that docx-rs may have left open.
        stream.write("")?;
        stream.inner_mut()?.write_all(&self.to_bytes())?;
        Ok(stream)
    }
}

/// An element of docx-rs as a node of our tree.
pub fn node(element: &impl BuildXML) -> Node {
    Node::Written(element.build())
}

/// How a piece of a line looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Strong.
    pub strong: bool,
    /// Stressed.
    pub emphasis: bool,
    /// A character style; it then says all, since docx-rs writes a style after the bold that it must precede.
    pub style: Option<&'static str>,
    /// Without content controls: in a line with marks, which could leave one empty.
    pub bare: bool,
    /// In a redline: the text of one document only.
    pub mark: Option<Mark>,
}

/// What happened to a text of one document only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It is only in the new document.
    Inserted,
    /// It is only in the old document.
    Deleted,
}

impl Mark {
    /// The element that says so.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inserted => "w:ins",
            Self::Deleted => "w:del",
        }
    }
}

impl Look {
    /// Whether answers and gaps stand without content controls.
    pub fn is_bare(self) -> bool {
        self.bare || self.mark.is_some()
    }

    /// The look of a character style.
    pub fn styled(style: &'static str) -> Self {
        Self { style: Some(style), ..Self::default() }
    }
}

/// A run of text; line breaks and tabs become elements.
pub fn run(text: &str, look: Look) -> Element {
    let mut run = blank_run(look);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            run = run.child(node(&Break::new(BreakType::TextWrapping)));
        }
        for (index, piece) in line.split('\t').enumerate() {
            if index > 0 {
                run = run.child(node(&Tab::new()));
            }
            if !piece.is_empty() {
                run = run.child(node(&escaped(piece)));
            }
        }
    }
    run
}

/// A run of text that is deleted.
pub fn deleted_run(text: &str, look: Look) -> Element {
    let mut run = Element::new("w:r").child(look_properties(look));
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            run = run.child(Element::new("w:br").with("w:type", "textWrapping"));
        }
        for (index, piece) in line.split('\t').enumerate() {
            if index > 0 {
                run = run.child(Element::new("w:tab"));
            }
            if !piece.is_empty() {
                run = run.child(Element::new("w:delText").with("xml:space", "preserve").text(piece));
            }
        }
    }
    run
}

/// A field that is deleted, with its result.
pub fn deleted_field(instruction: &str, result: &str, look: Look) -> Vec<Node> {
    let run = |content: Element| Element::new("w:r").child(look_properties(look)).child(content);
    let character = |kind: &str| run(Element::new("w:fldChar").with("w:fldCharType", kind));
    let instruction =
        Element::new("w:delInstrText").with("xml:space", "preserve").text(&format!(" {instruction} "));
    vec![
        character("begin").into(),
        run(instruction).into(),
        character("separate").into(),
        deleted_run(result, look).into(),
        character("end").into(),
    ]
}

/// The properties of a run; those of docx-rs stand inside its run.
fn look_properties(look: Look) -> Element {
    let properties = Element::new("w:rPr");
    if let Some(style) = look.style {
        return properties.child(value("w:rStyle", style));
    }
    properties
        .children(look.strong.then(|| Element::new("w:b")))
        .children(look.emphasis.then(|| Element::new("w:i")))
}

/// A run that only moves to the next tab stop.
pub fn tab() -> Element {
    blank_run(Look::default()).child(node(&Tab::new()))
}

/// A field with its result already in place.
pub fn field(instruction: &str, result: &str, look: Look) -> Vec<Node> {
    let mut nodes = field_start(instruction, look);
    nodes.push(run(result, look).into());
    nodes.push(field_end(look));
    nodes
}

/// What stands before the result of a field.
pub fn field_start(instruction: &str, look: Look) -> Vec<Node> {
    let instruction = Box::new(InstrText::Unsupported(format!(" {} ", xml::escape_text(instruction))));
    vec![
        field_character(FieldCharType::Begin, look),
        blank_run(look).child(node(&instruction)).into(),
        field_character(FieldCharType::Separate, look),
    ]
}

/// What stands after the result of a field.
pub fn field_end(look: Look) -> Node {
    field_character(FieldCharType::End, look)
}

fn field_character(kind: FieldCharType, look: Look) -> Node {
    blank_run(look).child(node(&FieldChar::new(kind))).into()
}

/// A link to a bookmark in the same file; `w:ins` and `w:del` may stand in it, but no link in them.
pub fn link_around(bookmark: &str, content: Vec<Node>) -> Element {
    Element::new("w:hyperlink").with("w:anchor", bookmark).with("w:history", 1).children(content)
}

/// A link to the relation with this id.
pub fn link_outside_around(relation: &str, content: Vec<Node>) -> Element {
    Element::new("w:hyperlink").with("r:id", relation).with("w:history", 1).children(content)
}

/// `content` between the marks of a bookmark.
pub fn bookmarked(id: usize, name: &str, content: Vec<Node>) -> Vec<Node> {
    let mut nodes = vec![node(&BookmarkStart::new(id, name))];
    nodes.extend(content);
    nodes.push(node(&BookmarkEnd::new(id)));
    nodes
}

/// A content control inside a line.
pub struct Control {
    /// Unique in the file.
    pub id: usize,
    /// What it holds: at most 64 characters.
    pub tag: String,
    /// Whether its content is a gap that the first keystroke replaces.
    pub placeholder: bool,
}

impl Control {
    /// The control around `content`: one for rich text, since LibreOffice moves line breaks to the front of
    /// one for plain text, and drops the look of its placeholder.
    pub fn around(&self, content: Vec<Node>) -> Element {
        let mut properties = Element::new("w:sdtPr")
            .child(Element::new("w:tag").with("w:val", &self.tag))
            .child(value("w:id", self.id));
        if self.placeholder {
            properties = properties.child(Element::new("w:showingPlcHdr"));
        }
        Element::new("w:sdt").child(properties).child(Element::new("w:sdtContent").children(content))
    }
}

/// A paragraph with properties in the order of the schema.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    style: Option<&'static str>,
    keep_next: bool,
    page_break_before: bool,
    numbering: Option<Numbered>,
    tab_stop: Option<i32>,
    indent: Option<Indent>,
    change: Option<Element>,
    section: Option<Element>,
    content: Vec<Node>,
}

/// A level of a numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered {
    /// The numbering; 0 takes away the one of the style.
    pub list: usize,
    /// Its level, from 0.
    pub level: usize,
}

/// Indent of a paragraph, in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indent {
    /// Of the text.
    pub left: i32,
    /// How much further to the left the first line starts.
    pub hanging: i32,
}

impl Paragraph {
    /// An empty paragraph in this style.
    pub fn new(style: &'static str) -> Self {
        Self { style: Some(style), ..Self::default() }
    }

    /// With more content.
    #[must_use]
    pub fn with(mut self, content: impl IntoIterator<Item = Node>) -> Self {
        self.content.extend(content);
        self
    }

    /// With a run of plain text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.with([node(&run(text, Look::default()))])
    }

    /// On the same page as what follows.
    #[must_use]
    pub fn kept_with_next(mut self) -> Self {
        self.keep_next = true;
        self
    }

    /// Numbered.
    #[must_use]
    pub fn numbered(mut self, numbered: Numbered) -> Self {
        self.numbering = Some(numbered);
        self
    }

    /// With this indent.
    #[must_use]
    pub fn indented(mut self, left: i32, hanging: i32) -> Self {
        self.indent = Some(Indent { left, hanging });
        self
    }

    /// With a stop here that text is right-aligned to.
    #[must_use]
    pub fn tab_stop(mut self, position: i32) -> Self {
        self.tab_stop = Some(position);
        self
    }

    /// With a paragraph mark that this change made or takes away.
    #[must_use]
    pub fn changed(mut self, change: Option<Element>) -> Self {
        self.change = change;
        self
    }

    /// With a space at the end if its text ends with an insertion, while its mark stays: without it LibreOffice
    /// takes that insertion and one in the next paragraph for one, and the mark between them away with it.
    #[must_use]
    pub fn ending_inserted(self, ends_inserted: bool) -> Self {
        if ends_inserted { self.text(" ") } else { self }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// Whether its mark comes or goes with a change.
    pub fn is_changed(&self) -> bool {
        self.change.is_some()
    }

    /// Puts it on a new page.
    pub fn starts_page(&mut self) {
        self.page_break_before = true;
    }

    /// Leaves it on the page of what precedes.
    pub fn starts_no_page(&mut self) {
        self.page_break_before = false;
    }

    /// Whether it stays with what follows.
    pub fn keeps_next(&self) -> bool {
        self.keep_next
    }

    /// Makes it the last paragraph of a section of pages.
    pub fn end_section(&mut self, section: Element) {
        self.section = Some(section);
    }

    /// Whether it ends a section of pages.
    pub fn ends_section(&self) -> bool {
        self.section.is_some()
    }

    /// Takes more content in front.
    pub fn prepend(&mut self, content: Vec<Node>) {
        self.content.splice(0..0, content);
    }

    /// Takes more content at the end.
    pub fn append(&mut self, content: Vec<Node>) {
        self.content.extend(content);
    }

    /// The paragraph as an element.
    pub fn element(&self) -> Element {
        Element::new("w:p").child(self.properties()).children(self.content.iter().cloned())
    }

    fn properties(&self) -> Element {
        let numbering = self.numbering.map(|numbered| {
            Element::new("w:numPr")
                .child(value("w:ilvl", numbered.level))
                .child(value("w:numId", numbered.list))
        });
        let tabs = self
            .tab_stop
            .map(|position| Element::new("w:tabs").child(value("w:tab", "right").with("w:pos", position)));
        Element::new("w:pPr")
            .children(self.style.map(|style| value("w:pStyle", style)))
            .children(self.keep_next.then(|| Element::new("w:keepNext")))
            .children(self.page_break_before.then(|| Element::new("w:pageBreakBefore")))
            .children(numbering)
            .children(tabs)
            .children(self.indent.map(indent))
            .children(self.change.clone().map(|change| Element::new("w:rPr").child(change)))
            .children(self.section.clone())
    }
}

impl BuildXML for Paragraph {
    fn build_to<W: Write>(&self, stream: EventWriter<W>) -> Result<EventWriter<W>> {
        self.element().build_to(stream)
    }
}

/// An element whose only attribute is `w:val`.
pub fn value(name: &'static str, value: impl ToString) -> Element {
    Element::new(name).with("w:val", value)
}

/// The element of an indent.
pub fn indent(indent: Indent) -> Element {
    Element::new("w:ind").with("w:left", indent.left).with("w:hanging", indent.hanging)
}

fn blank_run(look: Look) -> Element {
    let properties = Element::new("w:rPr");
    let properties = match look.style {
        Some(style) => properties.child(node(&RunStyle::new(style))),
        None => properties
            .children(look.strong.then(|| [node(&Bold::new()), node(&BoldCs::new())]).into_iter().flatten())
            .children(
                look.emphasis.then(|| [node(&Italic::new()), node(&ItalicCs::new())]).into_iter().flatten(),
            ),
    };
    let plain = look.style.is_none() && !look.strong && !look.emphasis;
    // As docx-rs writes it, so that files stay the same to the byte.
    let properties = if plain { Node::Written(b"<w:rPr />".to_vec()) } else { properties.into() };
    Element::new("w:r").child(properties)
}

/// A text of docx-rs with our escaping: its own writes `&apos;`.
fn escaped(text: &str) -> Text {
    Text { text: xml::escape_text(text).into_owned(), preserve_space: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn xml(element: &impl BuildXML) -> String {
        String::from_utf8(element.build()).expect("UTF-8")
    }

    #[test]
    fn line_breaks_and_tabs_become_elements() {
        assert_eq!(
            xml(&run("a\r\nb\tc", Look::default())),
            "<w:r><w:rPr /><w:t xml:space=\"preserve\">a</w:t><w:br w:type=\"textWrapping\" />\
             <w:t xml:space=\"preserve\">b</w:t><w:tab /><w:t xml:space=\"preserve\">c</w:t></w:r>"
        );
    }

    #[test]
    fn text_is_escaped_once_and_quotes_stay() {
        assert!(xml(&run("<'&]]>", Look::default())).contains(">&lt;'&amp;]]&gt;</w:t>"));
    }

    #[test]
    fn a_field_has_its_result_between_separate_and_end() {
        let paragraph = Paragraph::default().with(field("PAGE", "7", Look::default()));
        let xml = xml(&paragraph);
        let place = |text: &str| xml.find(text).unwrap_or_else(|| panic!("{text} in {xml}"));
        assert!(place("\"begin\"") < place(" PAGE "));
        assert!(place(" PAGE ") < place("\"separate\""));
        assert!(place("\"separate\"") < place(">7<"));
        assert!(place(">7<") < place("\"end\""));
    }

    #[test]
    fn our_elements_build_like_those_of_docx_rs() {
        let control = Control { id: 3, tag: "a/b".to_owned(), placeholder: false };
        let built = xml(&control.around(vec![node(&tab())]));
        assert!(built.starts_with("<w:sdt><w:sdtPr><w:tag w:val=\"a/b\"/><w:id w:val=\"3\"/>"), "{built}");
    }
}
