//! One self-contained file: the nodes of a document in a page layout with its style and its data.
//!
//! The layout is `page.hbs`; what it is given is encoded text, so it encodes nothing itself.

use super::document::{HtmlOptions, nodes};
use super::node::{encode, encode_text, is_forbidden};
use crate::annex::{Document, Dossier, Frame};
use crate::render::json::carrier;
use handlebars::{Handlebars, no_escape};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

const DOCUMENT_STYLE: &str = include_str!("document.css");

const NARROW_STYLE: &str = include_str!("narrow.css");

const PAGE_STYLE: &str = include_str!("page.css");

static LAYOUT: LazyLock<Handlebars<'static>> = LazyLock::new(|| layout(include_str!("page.hbs")));

/// A layout of ours, with one template: `page`. What is put in is written by the encoder before.
pub(crate) fn layout(page: &'static str) -> Handlebars<'static> {
    let mut layout = Handlebars::new();
    layout.set_strict_mode(true);
    layout.register_escape_fn(no_escape);
    layout.register_template_string("page", page).expect("the layout is a valid template");
    layout
}

/// A document of the dossier as one file that needs nothing else: style and data are inside.
///
/// # Panics
///
/// Never for any dossier: the layout is part of the program, and each test of this module renders it.
pub fn page(dossier: &Dossier, document: &Document) -> String {
    let data = BTreeMap::from([
        ("language", encode_text(&dossier.language)),
        ("generator", encode_text(&document.frame.generator)),
        ("author", encode_text(&document.author)),
        ("title", encode_text(&document.title)),
        ("style", page_style(&document.frame)),
        ("data", encode_json(&carrier(dossier, document))),
        ("body", encode(&nodes(document, &HtmlOptions::default()))),
    ]);
    lay_out(&data)
}

pub(super) fn lay_out(data: &BTreeMap<&str, String>) -> String {
    LAYOUT.render("page", data).expect("the layout asks for no other data")
}

/// The style of the nodes of a document for a page that shows them in a part of itself. The colours are custom
/// properties on `:root` and `:host`. Narrow is measured on the nearest container, an element with
/// `container-type: inline-size`.
pub fn document_style() -> String {
    format!("{DOCUMENT_STYLE}\n@container (max-width: 38rem) {{\n{NARROW_STYLE}}}\n")
}

/// The style of a page that is the document: narrow is measured on the window.
pub(super) fn page_style(frame: &Frame) -> String {
    let narrow = format!("@media screen and (max-width: 40rem) {{\n{NARROW_STYLE}}}");
    [DOCUMENT_STYLE, PAGE_STYLE, &narrow, &page_frame(frame)].join("\n")
}

/// Head and foot of printed pages. The words stand in a style sheet, as texts of CSS.
fn page_frame(frame: &Frame) -> String {
    let [header, footer, page, of] =
        [&frame.header, &frame.footer, &frame.page, &frame.of].map(|text| css(text));
    format!(
        "@page {{\n\
         \x20 @top-left {{ content: {header}; }}\n\
         \x20 @bottom-left {{ content: {footer}; }}\n\
         \x20 @bottom-right {{ content: {page} \" \" counter(page) \" \" {of} \" \" counter(pages); }}\n\
         }}"
    )
}

/// A text of CSS: everything but letters, digits and spaces is escaped by number.
fn css(text: &str) -> String {
    let mut css = String::from("\"");
    for character in text.chars() {
        match character {
            plain if plain.is_alphanumeric() || plain == ' ' => css.push(plain),
            forbidden if is_forbidden(forbidden) => css.push_str("\\fffd "),
            other => {
                let _ = write!(css, "\\{:x} ", u32::from(other));
            }
        }
    }
    css.push('"');
    css
}

/// JSON that cannot end the element in which it stands, and that holds nothing that HTML forbids.
fn encode_json(json: &str) -> String {
    let mut html = String::with_capacity(json.len());
    for character in json.chars() {
        let risky = matches!(character, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') || is_forbidden(character);
        if !risky {
            html.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            let _ = write!(html, "\\u{unit:04x}");
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_cannot_end_its_element_and_reads_back() {
        let text = "</script><!-- & \u{2028}\u{2029}\u{7f}\u{10ffff}";
        let html = encode_json(&serde_json::to_string(text).unwrap());
        assert_eq!(html, "\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029\\u007f\\udbff\\udfff\"");
        assert_eq!(serde_json::from_str::<String>(&html).unwrap(), text);
    }

    #[test]
    fn a_text_of_css_cannot_end_itself() {
        assert_eq!(css("a\"}</style>\\é\n\u{0}1"), "\"a\\22 \\7d \\3c \\2f style\\3e \\5c é\\a \\fffd 1\"");
    }
}
