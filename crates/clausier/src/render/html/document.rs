//! From a document to nodes: which element carries what.
//!
//! Blocks below a heading are in [`block`](super::block), the file around the nodes in
//! [`page`](super::page), looks in the style sheets.

use super::block::{Writer, paragraph, span};
use super::node::Node;
use crate::annex::{Document, Section, Signature};

/// How the nodes fit where they will stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlOptions {
    /// Level of the heading that holds the title, 1 to 6; deeper headings follow.
    pub base_level: u8,
    /// Who gives the landmarks.
    pub landmarks: Landmarks,
    /// Stands before every `id`, so that two documents fit in one page.
    pub id_prefix: String,
}

impl Default for HtmlOptions {
    /// The document is the page.
    fn default() -> Self {
        Self { base_level: 1, landmarks: Landmarks::Own, id_prefix: String::new() }
    }
}

/// Who gives the landmarks (header, navigation, main, footer) that people jump to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landmarks {
    /// The document, because it is the page.
    Own,
    /// The page in which the document stands.
    Host,
}

/// The nodes of a document, in reading order: banner, head, contents list, text, foot.
pub fn nodes(document: &Document, options: &HtmlOptions) -> Vec<Node> {
    let writer = Writer { options, linked: true };
    let mut nodes = Vec::new();
    nodes.extend(writer.banner(document));
    nodes.push(writer.head(document));
    nodes.extend(writer.contents(document));
    nodes.push(writer.text(document));
    nodes.extend(writer.foot(document));
    nodes
}

impl Writer<'_> {
    fn banner(&self, document: &Document) -> Option<Node> {
        let banner = document.banner.as_ref()?;
        let line = Node::element("p", vec![Node::text(banner)]);
        Some(self.landmark("aside", "banner", vec![line]))
    }

    fn head(&self, document: &Document) -> Node {
        let title = Node::element(self.heading_name(0), vec![Node::text(&document.title)]);
        let mut children = vec![title.with("class", "title")];
        if !document.subtitle.is_empty() {
            children.push(paragraph("subtitle", &document.subtitle));
        }
        if !document.facts.is_empty() {
            children.push(self.facts(&document.facts));
        }
        if let Some(notice) = &document.notice {
            children.push(paragraph("notice", notice));
        }
        self.landmark("header", "head", children)
    }

    fn contents(&self, document: &Document) -> Option<Node> {
        let heading = document.contents.as_ref()?;
        // Keys hold no underscore, so this id is free.
        let id = self.id("_contents");
        let title = Node::element(self.heading_name(1), vec![Node::text(heading)]).with("id", &id);
        let node = self.landmark("nav", "contents", vec![title, self.entries(&document.sections)]);
        Some(match self.options.landmarks {
            Landmarks::Own => node.with("aria-labelledby", id),
            Landmarks::Host => node,
        })
    }

    fn entries(&self, sections: &[Section]) -> Node {
        let entries = sections.iter().map(|section| self.entry(section)).collect();
        Node::element("ol", entries)
    }

    fn entry(&self, section: &Section) -> Node {
        let number = section.number.as_ref().map(|number| span("number", number));
        let link = Node::element("a", numbered(number, section)).with("href", self.anchor(&section.key));
        let mut children = vec![link];
        if !section.sections.is_empty() {
            children.push(self.entries(&section.sections));
        }
        Node::element("li", children)
    }

    fn text(&self, document: &Document) -> Node {
        let mut children: Vec<Node> =
            document.sections.iter().map(|section| self.section(section, 1)).collect();
        if !document.signatures.is_empty() {
            let signatures = document.signatures.iter().map(|signature| self.signature(signature)).collect();
            children.push(Node::element("div", signatures).with("class", "signatures"));
        }
        self.landmark("main", "text", children)
    }

    pub(super) fn section(&self, section: &Section, depth: u8) -> Node {
        let number = section.number.as_ref().map(|number| match self.linked {
            true => self.permanent_link(number, &section.key),
            false => span("number", number),
        });
        let mut children = vec![Node::element(self.heading_name(depth), numbered(number, section))];
        children.extend(self.blocks(&section.blocks));
        children.extend(section.sections.iter().map(|deeper| self.section(deeper, depth + 1)));
        Node::element("section", children).with("id", self.id(&section.key)).keyed(&section.key)
    }

    /// The number of a heading is the link that people copy.
    pub(super) fn permanent_link(&self, number: &str, key: &str) -> Node {
        let link = Node::element("a", vec![Node::text(number)]);
        link.with("class", "number").with("href", self.anchor(key))
    }

    pub(super) fn signature(&self, signature: &Signature) -> Node {
        let mut children = vec![paragraph("party", &signature.party)];
        if !signature.name.is_empty() {
            children.push(Node::element("p", self.inlines(&signature.name)));
        }
        let lines = signature.lines.iter().map(|line| signature_line(line)).collect();
        children.push(Node::element("dl", lines).with("class", "lines"));
        Node::element("div", children).with("class", "signature")
    }

    fn foot(&self, document: &Document) -> Option<Node> {
        let footer = &document.frame.footer;
        let line = Node::element("p", vec![Node::text(footer)]);
        (!footer.is_empty()).then(|| self.landmark("footer", "foot", vec![line]))
    }

    pub(super) fn landmark(&self, name: &'static str, class: &str, children: Vec<Node>) -> Node {
        let name = match self.options.landmarks {
            Landmarks::Own => name,
            Landmarks::Host => "div",
        };
        Node::element(name, children).with("class", class)
    }

    pub(super) fn heading_name(&self, depth: u8) -> &'static str {
        match self.options.base_level.saturating_add(depth) {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }
}

pub(super) fn signature_line(label: &str) -> Node {
    let label = Node::element("dt", vec![Node::text(label)]);
    let gap = Node::element("dd", vec![Node::text("…")]);
    Node::element("div", vec![label, gap])
}

fn numbered(number: Option<Node>, section: &Section) -> Vec<Node> {
    match number {
        Some(number) => vec![number, Node::text(format!(" {}", section.heading))],
        None => vec![Node::text(&section.heading)],
    }
}
