//! Elements that pages are made of.

use crate::render::html::Node;

/// A paragraph.
pub fn p(text: impl Into<String>) -> Node {
    Node::element("p", vec![Node::text(text)])
}

/// A paragraph of a kind.
pub fn paragraph(class: &str, children: Vec<Node>) -> Node {
    Node::element("p", children).with("class", class)
}

/// A section with a heading of level two.
pub fn section(heading: impl Into<String>, children: Vec<Node>) -> Node {
    let mut all = vec![Node::element("h2", vec![Node::text(heading)])];
    all.extend(children);
    Node::element("section", all)
}

/// The same, unless there is nothing to stand in it.
pub fn section_of(heading: impl Into<String>, children: Vec<Node>) -> Option<Node> {
    (!children.is_empty()).then(|| section(heading, children))
}

/// A heading of level three.
pub fn heading(text: impl Into<String>) -> Node {
    Node::element("h3", vec![Node::text(text)])
}

/// A list of lines; none for no items. The words of a line stand together, since items are written on lines of
/// their own, which would part them.
pub fn list(lines: Vec<Vec<Node>>) -> Option<Node> {
    blocks(lines.into_iter().map(|line| vec![Node::element("span", line)]).collect())
}

/// A list of blocks; none for no items.
pub fn blocks(items: Vec<Vec<Node>>) -> Option<Node> {
    let items: Vec<Node> = items.into_iter().map(|item| Node::element("li", item)).collect();
    (!items.is_empty()).then(|| Node::element("ul", items))
}

/// Labels with values.
pub fn facts(facts: Vec<(String, Vec<Node>)>) -> Node {
    let fact = |(label, value): (String, Vec<Node>)| {
        let label = Node::element("dt", vec![Node::text(label)]);
        Node::element("div", vec![label, Node::element("dd", value)])
    };
    Node::element("dl", facts.into_iter().map(fact).collect())
}

/// A table that scrolls by itself where the page is narrow; `name` says what it is.
pub fn table(name: &str, heads: &[String], rows: Vec<Vec<Vec<Node>>>) -> Node {
    let head = |text: &String| Node::element("th", vec![Node::text(text)]).with("scope", "col");
    let row = |cells: Vec<Vec<Node>>| {
        let cell = |(index, content)| match index {
            0 => Node::element("th", content).with("scope", "row"),
            _ => Node::element("td", content),
        };
        Node::element("tr", cells.into_iter().enumerate().map(cell).collect())
    };
    let head = Node::element("thead", vec![Node::element("tr", heads.iter().map(head).collect())]);
    let body = Node::element("tbody", rows.into_iter().map(row).collect());
    let table = Node::element("table", vec![head, body]);
    let scroll = Node::element("div", vec![table]).with("class", "scroll");
    scroll.with("role", "region").with("aria-label", name).with("tabindex", "0")
}

/// A link.
pub fn link(href: impl Into<String>, text: impl Into<String>) -> Node {
    Node::element("a", vec![Node::text(text)]).with("href", href)
}

/// A link to the web, if it is one; else the words alone.
pub fn outside(href: &str, text: &str) -> Node {
    if href.starts_with("https://") { link(href, text) } else { Node::text(text) }
}

/// A word set apart.
pub fn span(class: &str, text: impl Into<String>) -> Node {
    Node::element("span", vec![Node::text(text)]).with("class", class)
}

/// A name as written in files.
pub fn code(text: impl Into<String>) -> Node {
    Node::element("code", vec![Node::text(text)])
}

/// Nodes with words between them.
pub fn joined(nodes: Vec<Node>, between: &str) -> Vec<Node> {
    let mut all = Vec::new();
    for node in nodes {
        if !all.is_empty() {
            all.push(Node::text(between));
        }
        all.push(node);
    }
    all
}
