//! The small parts around the body: settings, properties, relations and the list of types.

use super::carrier::Carried;
use super::element::value;
use super::inline::relation;
use super::page::Orientation;
use super::{NAMESPACE, RELATIONS};
use crate::annex::Document;
use crate::xml::{self, Element};

/// The part `word/settings.xml`: the newest way of layout, and nothing that makes Word ask a question.
pub fn settings(language: &str) -> Vec<u8> {
    let compatible = [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ];
    let compatible = compatible.map(|(name, setting)| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", setting)
    });
    let root = Element::new("w:settings")
        .with("xmlns:w", NAMESPACE)
        .child(Element::new("w:zoom").with("w:percent", 100))
        .child(value("w:defaultTabStop", 680))
        .child(Element::new("w:autoHyphenation"))
        .child(value("w:consecutiveHyphenLimit", 2))
        .child(value("w:characterSpacingControl", "doNotCompress"))
        .child(Element::new("w:compat").children(compatible))
        .child(value("w:themeFontLang", language))
        .child(value("w:decimalSymbol", ","))
        .child(value("w:listSeparator", ";"));
    xml::document(&root)
}

/// The part `docProps/core.xml`; without dates, since the core has no clock.
pub fn core_properties(document: &Document, identifier: &str, language: &str) -> Vec<u8> {
    let root = Element::new("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    let fields = [
        ("dc:title", document.title.as_str()),
        ("dc:subject", &document.subtitle),
        ("dc:creator", &document.author),
        ("dc:identifier", identifier),
        ("dc:language", language),
    ];
    let fields = fields.into_iter().filter(|(_, text)| !text.is_empty());
    xml::document(&root.children(fields.map(|(name, text)| Element::new(name).text(text))))
}

/// The part `docProps/app.xml`.
pub fn application_properties(document: &Document) -> Vec<u8> {
    let root = Element::new("Properties").with("xmlns", EXTENDED);
    xml::document(&root.child(Element::new("Application").text(&document.frame.generator)))
}

/// The part `customXml/itemProps1.xml`.
pub fn custom_part_properties() -> Vec<u8> {
    let schema = Element::new("ds:schemaRef").with("ds:uri", super::carrier::NAMESPACE);
    let root = Element::new("ds:datastoreItem")
        .with("ds:itemID", "{6C1C6A52-3B0E-4C57-9B2A-2F0C1A05E7D1}")
        .with("xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml")
        .child(Element::new("ds:schemaRefs").child(schema));
    xml::document(&root)
}

/// The relations of the package.
pub fn package_relations(carried: Option<&Carried>) -> Vec<u8> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let mut list = vec![
        inside("document", office("officeDocument"), "word/document.xml"),
        inside("core", core, "docProps/core.xml"),
        inside("app", office("extended-properties"), "docProps/app.xml"),
    ];
    list.extend(carried.map(|_| inside("custom", office("custom-properties"), "docProps/custom.xml")));
    relations(list)
}

/// The relations of the body.
pub fn document_relations(
    orientations: &[Orientation],
    addresses: &[String],
    carried: Option<&Carried>,
) -> Vec<u8> {
    let mut list = vec![
        inside("styles", office("styles"), "styles.xml"),
        inside("numbering", office("numbering"), "numbering.xml"),
        inside("settings", office("settings"), "settings.xml"),
    ];
    list.extend(carried.map(|_| inside("carried", office("customXml"), "../customXml/item1.xml")));
    for orientation in orientations {
        for (kind, name) in [("header", orientation.header()), ("footer", orientation.footer())] {
            list.push(inside(name, office(kind), &format!("{name}.xml")));
        }
    }
    for (index, address) in addresses.iter().enumerate() {
        let outside = inside(&relation(index), office("hyperlink"), address);
        list.push(outside.with("TargetMode", "External"));
    }
    relations(list)
}

/// The relations of the custom XML part.
pub fn custom_relations() -> Vec<u8> {
    relations(vec![inside("properties", office("customXmlProps"), "itemProps1.xml")])
}

/// The part `[Content_Types].xml`.
pub fn content_types(orientations: &[Orientation], carried: Option<&Carried>) -> Vec<u8> {
    let word = |name: &str| format!("{WORD_TYPE}.{name}+xml");
    let mut types = vec![
        ("/word/document.xml".to_owned(), word("document.main")),
        ("/word/styles.xml".to_owned(), word("styles")),
        ("/word/numbering.xml".to_owned(), word("numbering")),
        ("/word/settings.xml".to_owned(), word("settings")),
        ("/docProps/core.xml".to_owned(), format!("{PACKAGE_TYPE}.core-properties+xml")),
        ("/docProps/app.xml".to_owned(), format!("{OFFICE_TYPE}.extended-properties+xml")),
    ];
    if carried.is_some() {
        types.extend([
            ("/docProps/custom.xml".to_owned(), format!("{OFFICE_TYPE}.custom-properties+xml")),
            ("/customXml/itemProps1.xml".to_owned(), format!("{OFFICE_TYPE}.customXmlProperties+xml")),
        ]);
    }
    for orientation in orientations {
        types.push((format!("/word/{}.xml", orientation.header()), word("header")));
        types.push((format!("/word/{}.xml", orientation.footer()), word("footer")));
    }
    let usual =
        [("rels", format!("{PACKAGE_TYPE}.relationships+xml")), ("xml", "application/xml".to_owned())];
    let usual = usual.map(|(extension, kind)| {
        Element::new("Default").with("Extension", extension).with("ContentType", kind)
    });
    let special = types
        .into_iter()
        .map(|(name, kind)| Element::new("Override").with("PartName", name).with("ContentType", kind));
    let root = Element::new("Types").with("xmlns", format!("{PACKAGE}/content-types"));
    xml::document(&root.children(usual).children(special))
}

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const PACKAGE_TYPE: &str = "application/vnd.openxmlformats-package";
const OFFICE_TYPE: &str = "application/vnd.openxmlformats-officedocument";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

fn office(kind: &str) -> String {
    format!("{RELATIONS}/{kind}")
}

fn inside(id: &str, kind: String, target: &str) -> Element {
    Element::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}

fn relations(list: Vec<Element>) -> Vec<u8> {
    let root = Element::new("Relationships").with("xmlns", format!("{PACKAGE}/relationships"));
    xml::document(&root.children(list))
}
