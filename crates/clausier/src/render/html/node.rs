//! A small tree of HTML nodes and the one encoder that writes it.
//!
//! There is no variant for raw HTML, and names are `&'static str` from code, so text can become nothing
//! but text. Which nodes a document has is left to [`document`](super::document).

/// A node of HTML.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An element.
    Element {
        /// Its name, in lower case.
        name: &'static str,
        /// What it shows: the anchor of a section, member, table or row, without the id prefix.
        /// Unique within the document.
        key: Option<String>,
        /// Names with values, not yet encoded, in the order in which they are written.
        attributes: Vec<(&'static str, String)>,
        /// What stands in it.
        children: Vec<Node>,
    },
    /// Text, not yet encoded.
    Text(String),
}

/// Elements that hold elements only: their children are written on lines of their own.
const LINED: [&str; 16] = [
    "aside", "colgroup", "div", "dl", "footer", "header", "main", "nav", "ol", "section", "table", "tbody",
    "thead", "tr", "ul", "li",
];

/// Elements without content and end tag.
const VOID: [&str; 2] = ["br", "col"];

impl Node {
    /// An element.
    pub(crate) fn element(name: &'static str, children: Vec<Node>) -> Self {
        Self::Element { name, key: None, attributes: Vec::new(), children }
    }

    /// Text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The element with an attribute.
    pub(crate) fn with(mut self, attribute: &'static str, text: impl Into<String>) -> Self {
        if let Self::Element { attributes, .. } = &mut self {
            attributes.push((attribute, text.into()));
        }
        self
    }

    pub(super) fn keyed(mut self, text: &str) -> Self {
        if let Self::Element { key, .. } = &mut self {
            *key = Some(text.to_owned());
        }
        self
    }
}

/// The nodes as HTML.
pub fn encode(nodes: &[Node]) -> String {
    let mut html = String::new();
    for node in nodes {
        write(node, &mut html);
        html.push('\n');
    }
    html
}

/// Text as it stands between tags or between the double quotes of an attribute.
pub fn encode_text(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    write_text(text, &mut html);
    html
}

/// Whether HTML forbids the character: controls other than white space, and noncharacters.
pub fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\u{c}' | '\r');
    control || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

fn write(node: &Node, html: &mut String) {
    let (name, attributes, children) = match node {
        Node::Text(text) => return write_text(text, html),
        Node::Element { name, attributes, children, .. } => (name, attributes, children),
    };
    write_start(name, attributes, html);
    if VOID.contains(name) {
        return;
    }
    let lined = LINED.contains(name);
    for child in children {
        if lined {
            html.push('\n');
        }
        write(child, html);
    }
    if lined {
        html.push('\n');
    }
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}

fn write_start(name: &str, attributes: &[(&'static str, String)], html: &mut String) {
    html.push('<');
    html.push_str(name);
    for (name, text) in attributes {
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        write_text(text, html);
        html.push('"');
    }
    html.push('>');
}

fn write_text(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // A parser of HTML reads a carriage return as a line feed; say so from the start.
            '\r' => html.push('\n'),
            forbidden if is_forbidden(forbidden) => html.push('\u{fffd}'),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_encoded_between_tags_and_in_attributes() {
        let node = Node::element("p", vec![Node::text("</p><script>&amp;")]).with("class", "\"><b a='&");
        let expected = "<p class=\"&quot;&gt;&lt;b a='&amp;\">&lt;/p&gt;&lt;script&gt;&amp;amp;</p>\n";
        assert_eq!(encode(&[node]), expected);
    }

    #[test]
    fn what_html_forbids_becomes_a_replacement_character() {
        let text = "a\u{0}b\u{1f}c\u{7f}d\u{85}e\u{fdd0}f\u{ffff}g\u{1fffe}h\t\n\u{c}i";
        assert_eq!(
            encode_text(text),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\u{fffd}g\u{fffd}h\t\n\u{c}i"
        );
    }

    #[test]
    fn what_html_allows_stays() {
        let text = "é \u{202e}rechts\u{202c} 👩‍🚒 \u{2028} {{naam}} ]]> ** '";
        assert_eq!(encode_text(text), text.replace('>', "&gt;"));
    }

    #[test]
    fn void_elements_have_no_end_tag_and_lines_stand_only_between_elements() {
        let list = Node::element("p", vec![Node::text("a"), Node::element("br", vec![]), Node::text(" b")]);
        assert_eq!(encode(&[Node::element("li", vec![list])]), "<li>\n<p>a<br> b</p>\n</li>\n");
    }
}
