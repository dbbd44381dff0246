//! XML that is well-formed by construction: a small tree whose names are fixed in the source and whose
//! texts and attribute values are escaped when they are written.
//!
//! What the elements mean is left to the renderers. Characters that XML 1.0 cannot carry become U+FFFD.

use std::borrow::Cow;

/// An element with attributes and content, in the order in which they were added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Vec<Node>,
}

/// What stands inside an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Character data, not yet escaped.
    Text(String),
    /// A whole element that another writer has written.
    Written(Vec<u8>),
}

impl Element {
    /// An element without attributes or content.
    pub fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), content: Vec::new() }
    }

    /// With one more attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// With one more node at the end of its content.
    #[must_use]
    pub fn child(mut self, node: impl Into<Node>) -> Self {
        self.content.push(node.into());
        self
    }

    /// With more nodes at the end of its content.
    #[must_use]
    pub fn children<N: Into<Node>>(mut self, nodes: impl IntoIterator<Item = N>) -> Self {
        self.content.extend(nodes.into_iter().map(Into::into));
        self
    }

    /// With character data at the end of its content.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.child(Node::Text(text.to_owned()))
    }

    /// The element as XML, without a declaration.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut bytes);
        bytes
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(b'<');
        bytes.extend_from_slice(self.name.as_bytes());
        for (name, value) in &self.attributes {
            bytes.push(b' ');
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(b"=\"");
            bytes.extend_from_slice(escape_attribute(value).as_bytes());
            bytes.push(b'"');
        }
        if self.content.is_empty() {
            bytes.extend_from_slice(b"/>");
            return;
        }
        bytes.push(b'>');
        for node in &self.content {
            node.write(bytes);
        }
        bytes.extend_from_slice(b"</");
        bytes.extend_from_slice(self.name.as_bytes());
        bytes.push(b'>');
    }
}

impl Node {
    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Element(element) => element.write(bytes),
            Self::Text(text) => bytes.extend_from_slice(escape_text(text).as_bytes()),
            Self::Written(written) => bytes.extend_from_slice(written),
        }
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

/// A whole XML file in UTF-8.
pub fn document(root: &Element) -> Vec<u8> {
    let mut bytes = br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.to_vec();
    bytes.push(b'\n');
    root.write(&mut bytes);
    bytes
}

/// `text` as character data. A carriage return is kept by naming it, since a reader would turn it into
/// a line feed; quotes stay as they are, because Word for Mac shows `&apos;` literally.
pub fn escape_text(text: &str) -> Cow<'_, str> {
    escape(text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#13;"),
        c if !is_allowed(c) => Some("\u{FFFD}"),
        _ => None,
    })
}

/// `text` as the value of an attribute between double quotes.
pub fn escape_attribute(text: &str) -> Cow<'_, str> {
    escape(text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        c if !is_allowed(c) => Some("\u{FFFD}"),
        _ => None,
    })
}

/// Whether XML 1.0 can carry this character.
pub fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

fn escape(text: &str, replacement: fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    let Some(first) = text.find(|c| replacement(c).is_some()) else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(first);
    let mut escaped = String::with_capacity(text.len() + 16);
    escaped.push_str(clean);
    for c in rest.chars() {
        match replacement(c) {
            Some(replaced) => escaped.push_str(replaced),
            None => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    /// The character data and the attribute values that a reader finds.
    fn read(xml: &[u8]) -> (String, Vec<String>) {
        let text = std::str::from_utf8(xml).expect("UTF-8");
        let mut reader = Reader::from_str(text);
        let (mut data, mut values) = (String::new(), Vec::new());
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(tag) | Event::Empty(tag) => {
                    for attribute in tag.attributes() {
                        let attribute = attribute.expect("attribute");
                        let value = quick_xml::escape::unescape(&attribute.value).expect("entities");
                        values.push(value.into_owned());
                    }
                }
                Event::Text(text) => data.push_str(&text),
                Event::GeneralRef(entity) => {
                    let entity = format!("&{};", &*entity);
                    data.push_str(&quick_xml::escape::unescape(&entity).expect("entities"));
                }
                Event::Eof => return (data, values),
                _ => {}
            }
        }
    }

    fn allowed(text: &str) -> String {
        text.chars().map(|c| if is_allowed(c) { c } else { '\u{FFFD}' }).collect()
    }

    proptest! {
        #[test]
        fn any_text_comes_back_and_makes_no_markup(text in any::<String>()) {
            let element = Element::new("a").with("b", &text).text(&text);
            let (data, values) = read(&element.to_bytes());
            prop_assert_eq!(data, allowed(&text));
            prop_assert_eq!(values, vec![allowed(&text)]);
        }
    }

    #[test]
    fn the_characters_that_xml_forbids_become_replacement_characters() {
        assert_eq!(escape_text("a\u{0}\u{b}\u{FFFE}\u{FFFF}b"), "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b");
    }

    #[test]
    fn quotes_in_text_are_never_entities() {
        assert_eq!(escape_text("'s avonds, \"thuis\""), "'s avonds, \"thuis\"");
    }

    #[test]
    fn a_tree_is_written_in_its_own_order() {
        let tree = Element::new("w:p")
            .with("w:b", "2")
            .with("w:a", "1")
            .child(Element::new("w:r"))
            .child(Node::Written(b"<w:t>x</w:t>".to_vec()))
            .text("<&>");
        assert_eq!(
            String::from_utf8(tree.to_bytes()).expect("UTF-8"),
            r#"<w:p w:b="2" w:a="1"><w:r/><w:t>x</w:t>&lt;&amp;&gt;</w:p>"#
        );
    }
}
