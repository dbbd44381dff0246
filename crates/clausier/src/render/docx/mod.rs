//! A document as a Word file.
//!
//! docx-rs gives what a line is made of: [`Text`](docx_rs::Text), [`Break`](docx_rs::Break), [`Tab`](docx_rs::Tab),
//! [`FieldChar`](docx_rs::FieldChar), [`InstrText`](docx_rs::InstrText), the looks of a run
//! ([`Bold`](docx_rs::Bold), [`RunStyle`](docx_rs::RunStyle)), [`BookmarkStart`](docx_rs::BookmarkStart) and its end.
//! Everything around them is ours. What docx-rs 0.4.22 has and we do not use:
//!
//! | Element | Ours | Why |
//! | --- | --- | --- |
//! | `Paragraph`, `ParagraphProperty` | `element::Paragraph` | its children are a closed list without our content controls; properties are written out of the order of the schema (`numPr`, `keepNext`, empty `rPr` first) |
//! | `StructuredDataTag` | `element::Control` | no `w:tag`, no `w:id`, no placeholder |
//! | `Table`, `TableRow`, `TableCell` | `table` | `tblStyle` and grid out of order; no header rows, no description, no look |
//! | `Text::new` | text escaped by [`crate::xml`] | it writes `&apos;`, which Word for Mac shows |
//! | `Run`, `RunProperty`, `Hyperlink` | `element::run`, `link_around` | they can hold drawings and paragraphs, so that one line of text brings all of docx-rs into the browser (an eighth of the module); a link takes its id from a counter of the process: other bytes the second time |
//! | `TableOfContents` | a filled list in `body` | tab stops out of bounds; raw field codes in LibreOffice |
//! | `PageNum`, `NumPages` | `element::field` | we set the cached result |
//! | `SectionProperty` | `page::section` | refers to headers by ids from a counter |
//! | `Style`, `Numberings`, `Settings`, `DocProps`, `Docx` | `style`, `numbering`, `part` | order of the schema, language, default style, multi-level lists; empty parts; order from a hash map |
//! | `read_docx` | nothing | panics on fields |
//!
//! What is printed comes from the model; this module chooses only how Word carries it.

pub mod carrier;

mod anchor;
mod body;
mod element;
mod inline;
mod numbering;
mod page;
mod paragraph;
mod part;
mod redline;
mod style;
mod table;

use crate::annex::{Document, Dossier};
use crate::package::{self, Entries};
use crate::redline::{Names, Redline, Wording, accept};
use crate::xml::{self, Element};
use body::Body;
use carrier::Carried;
use numbering::Shape;
use page::Orientation;

/// The file of this document of this dossier: the same bytes for the same input.
pub fn file(dossier: &Dossier, document: &Document) -> Vec<u8> {
    let carried = Carried::of(dossier, document);
    let parts = Parts {
        document,
        language: language(&dossier.language),
        identifier: &dossier.digest,
        shape: Shape::of(document),
        carried: Some(&carried),
    };
    parts.file(body::body(document))
}

/// A redline as a file with tracked changes: the same bytes for the same input.
pub fn redline(redline: &Redline, names: &Names, wording: &Wording) -> Vec<u8> {
    let (body, shape) = redline::body(&redline.document, names);
    let mut document = accept(redline);
    document.author.clone_from(&names.author);
    let parts = Parts {
        document: &document,
        language: language(&wording.language),
        identifier: "",
        shape,
        carried: None,
    };
    parts.file(body)
}

/// What the parts around the body are made of.
struct Parts<'a> {
    /// Title, frame and banner.
    document: &'a Document,
    language: String,
    /// Names the document for ever; may be empty.
    identifier: &'a str,
    shape: Shape,
    carried: Option<&'a Carried>,
}

impl Parts<'_> {
    fn file(&self, body: Body) -> Vec<u8> {
        let Self { document, language, carried, .. } = self;
        let orientations: &[Orientation] = if body.has_landscape {
            &[Orientation::Portrait, Orientation::Landscape]
        } else {
            &[Orientation::Portrait]
        };
        let mut entries = Entries::new();
        let mut put = |name: &str, content: Vec<u8>| entries.insert(name.to_owned(), content);
        put("[Content_Types].xml", part::content_types(orientations, *carried));
        put("_rels/.rels", part::package_relations(*carried));
        put("docProps/core.xml", part::core_properties(document, self.identifier, language));
        put("docProps/app.xml", part::application_properties(document));
        if let Some(carried) = carried {
            put("docProps/custom.xml", carried.properties_part());
            put("customXml/item1.xml", carried.custom_part());
            put("customXml/itemProps1.xml", part::custom_part_properties());
            put("customXml/_rels/item1.xml.rels", part::custom_relations());
        }
        let relations = part::document_relations(orientations, &body.lines.addresses, *carried);
        put("word/_rels/document.xml.rels", relations);
        put("word/styles.xml", style::part(self.shape, language));
        put("word/numbering.xml", body.numberings.part());
        put("word/settings.xml", part::settings(language));
        for orientation in orientations {
            put(&format!("word/{}.xml", orientation.header()), page::header_part(document));
            put(
                &format!("word/{}.xml", orientation.footer()),
                page::footer_part(&document.frame, *orientation),
            );
        }
        put("word/document.xml", document_part(body.content));
        package::write(&entries)
    }
}

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn document_part(content: Vec<Element>) -> Vec<u8> {
    let root = Element::new("w:document").with("xmlns:w", NAMESPACE).with("xmlns:r", RELATIONS);
    xml::document(&root.child(Element::new("w:body").children(content)))
}

/// The language as Word's spelling checker knows it: with the region that the library is written for.
fn language(tag: &str) -> String {
    match tag {
        "nl" | "fr" | "de" => format!("{tag}-BE"),
        "en" => "en-GB".to_owned(),
        _ => tag.to_owned(),
    }
}

#[cfg(test)]
mod tests;
