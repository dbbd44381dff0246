//! Blocks and lines of text as nodes: everything below a heading.

use super::document::HtmlOptions;
use super::node::Node;
use crate::annex::{
    Block, Cell, Column, Fact, Fills, Inline, Item, ListStyle, Member, Place, Role, Row, Table,
};
use crate::render::{is_file_beside, plain::words};

/// Writes the parts of one document with the same options.
pub(super) struct Writer<'a> {
    pub(super) options: &'a HtmlOptions,
    /// Whether references lead somewhere: those of a text that is gone do not.
    pub(super) linked: bool,
}

/// A table with more columns stacks its cells where the page is narrow.
const NARROW_COLUMNS: usize = 3;

/// A table with more columns is set smaller.
const WIDE_COLUMNS: usize = 7;

impl Writer<'_> {
    pub(super) fn id(&self, key: &str) -> String {
        format!("{}{key}", self.options.id_prefix)
    }

    pub(super) fn anchor(&self, key: &str) -> String {
        format!("#{}", self.id(key))
    }

    pub(super) fn blocks(&self, blocks: &[Block]) -> Vec<Node> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    pub(super) fn block(&self, block: &Block) -> Node {
        match block {
            Block::Paragraph { role, content } => self.role(*role, self.inlines(content)),
            Block::Members { members } => self.members(members),
            Block::List { style, items } => self.list(*style, items),
            Block::Table(table) => self.table(table),
            Block::Facts { facts } => self.facts(facts),
        }
    }

    pub(super) fn role(&self, role: Role, content: Vec<Node>) -> Node {
        let paragraph = Node::element("p", content);
        match role {
            Role::Body => paragraph,
            Role::Remark => paragraph.with("class", "remark"),
        }
    }

    fn members(&self, members: &[Member]) -> Node {
        let items = members.iter().map(|member| self.member(member)).collect();
        Node::element("ol", items).with("class", "members")
    }

    pub(super) fn member(&self, member: &Member) -> Node {
        let children = self.labelled(label(&member.label), &member.blocks);
        Node::element("li", children).with("id", self.id(&member.key)).keyed(&member.key)
    }

    fn list(&self, style: ListStyle, items: &[Item]) -> Node {
        list(style, items.iter().map(|item| self.item(style, item)).collect())
    }

    pub(super) fn item(&self, style: ListStyle, item: &Item) -> Node {
        Node::element("li", self.labelled(item_label(style, label(&item.label)), &item.blocks))
    }

    /// The label is text at the head of the first paragraph, and the style sheets suppress the browser's
    /// own marker: so it is the printed label, and it is read, searched and copied exactly once.
    fn labelled(&self, label: Node, blocks: &[Block]) -> Vec<Node> {
        let (role, first, rest) = match blocks {
            [Block::Paragraph { role, content }, rest @ ..] => (*role, self.inlines(content), rest),
            rest => (Role::Body, Vec::new(), rest),
        };
        let content = std::iter::once(label).chain(first).collect();
        let mut children = vec![self.role(role, content)];
        children.extend(self.blocks(rest));
        children
    }

    pub(super) fn facts(&self, facts: &[Fact]) -> Node {
        let facts = facts.iter().map(|fact| self.fact(fact)).collect();
        Node::element("dl", facts).with("class", "facts")
    }

    pub(super) fn fact(&self, fact: &Fact) -> Node {
        let label = Node::element("dt", vec![Node::text(&fact.label)]);
        let value = Node::element("dd", self.inlines(&fact.value));
        Node::element("div", vec![label, value])
    }

    fn table(&self, table: &Table) -> Node {
        let mut children = Vec::new();
        if !table.caption.is_empty() {
            children.push(Node::element("caption", vec![Node::text(&table.caption)]));
        }
        children.extend(table_head(&table.columns));
        let rows = table.rows.iter().map(|row| self.row(&table.columns, row)).collect();
        children.push(Node::element("tbody", rows));
        let node = Node::element("table", children).with("class", table_class(table.columns.len()));
        node.with("id", self.id(&table.key)).keyed(&table.key)
    }

    pub(super) fn row(&self, columns: &[Column], row: &Row) -> Node {
        let headings = columns.iter().map(|column| column.heading.as_str());
        let cells = row.cells.iter().zip(headings).enumerate();
        let cells = cells.map(|(index, (cell, heading))| self.cell(index, cell, heading)).collect();
        Node::element("tr", cells).with("id", self.id(&row.key)).keyed(&row.key)
    }

    fn cell(&self, index: usize, cell: &Cell, heading: &str) -> Node {
        let is_empty = words(&cell.content).trim().is_empty();
        table_cell(index, is_empty, self.inlines(&cell.content), heading)
    }

    pub(super) fn inlines(&self, content: &[Inline]) -> Vec<Node> {
        content.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> Node {
        match inline {
            Inline::Text { text } => Node::text(text),
            Inline::Strong { content } => Node::element("strong", self.inlines(content)),
            Inline::Emphasis { content } => Node::element("em", self.inlines(content)),
            Inline::Value { place, text } => value(place, text),
            Inline::Blank { place, fills, text } => blank(place, *fills, text),
            Inline::Reference { target, text } if self.linked => link(&self.anchor(target), text),
            Inline::Reference { text, .. } => Node::text(text),
            // Another scheme could run a program: then the words stay and the link goes.
            Inline::Link { href, text } if href.starts_with("https://") || is_file_beside(href) => {
                link(href, text)
            }
            Inline::Link { text, .. } => Node::text(text),
        }
    }
}

/// A list of these items.
pub(super) fn list(style: ListStyle, items: Vec<Node>) -> Node {
    let (name, class) = match style {
        ListStyle::Degree => ("ol", "list degree"),
        ListStyle::Letter => ("ol", "list letter"),
        ListStyle::Dash => ("ul", "list dash"),
    };
    Node::element(name, items).with("class", class)
}

/// The label of an item. The list itself says that this is an item; a dash adds nothing when read aloud.
pub(super) fn item_label(style: ListStyle, label: Node) -> Node {
    match style {
        ListStyle::Dash => label.with("aria-hidden", "true"),
        ListStyle::Degree | ListStyle::Letter => label,
    }
}

/// A paragraph of one text.
pub(super) fn paragraph(class: &str, text: &str) -> Node {
    Node::element("p", vec![Node::text(text)]).with("class", class)
}

/// A span of one text.
pub(super) fn span(class: &str, text: &str) -> Node {
    Node::element("span", vec![Node::text(text)]).with("class", class)
}

/// The space stands inside, so that it parts the words when copied and takes no room on the page.
pub(super) fn label(text: &str) -> Node {
    span("label", &format!("{text} "))
}

fn link(href: &str, text: &str) -> Node {
    Node::element("a", vec![Node::text(text)]).with("href", href)
}

fn value(place: &Place, text: &str) -> Node {
    let mut children = Vec::new();
    for (index, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        if index > 0 {
            children.push(Node::element("br", Vec::new()));
        }
        if !line.is_empty() {
            children.push(Node::text(line));
        }
    }
    Node::element("span", children).with("class", "value").with("data-place", place_name(place))
}

fn blank(place: &Place, fills: Fills, text: &str) -> Node {
    let class = match fills {
        Fills::Buyer => "blank buyer",
        Fills::Tenderer => "blank tenderer",
        Fills::Contractor => "blank contractor",
    };
    let mark = Node::element("mark", vec![Node::text(text)]).with("class", class);
    mark.with("data-place", place_name(place))
}

/// `option`, or `option/row/column`.
fn place_name(place: &Place) -> String {
    let parts = [Some(&place.option), place.row.as_ref(), place.column.as_ref()];
    let parts: Vec<&str> = parts.into_iter().flatten().map(|id| id.as_str()).collect();
    parts.join("/")
}

/// The first cell names the row; an empty one names nothing.
pub(super) fn table_cell(index: usize, is_empty: bool, content: Vec<Node>, heading: &str) -> Node {
    let node = if index == 0 && !is_empty {
        Node::element("th", content).with("scope", "row")
    } else {
        Node::element("td", content)
    };
    node.with("data-heading", heading)
}

/// How wide a table with this many columns is set.
pub(super) fn table_class(columns: usize) -> &'static str {
    match columns {
        columns if columns > WIDE_COLUMNS => "wide widest",
        columns if columns > NARROW_COLUMNS => "wide",
        _ => "narrow",
    }
}

/// The widths and the heads of columns.
pub(super) fn table_head(columns: &[Column]) -> [Node; 2] {
    let headings = columns.iter().map(|column| column_heading(&column.heading)).collect();
    [self::columns(columns), Node::element("thead", vec![Node::element("tr", headings)])]
}

/// Rounded down, so that together they never ask for more than there is.
fn columns(columns: &[Column]) -> Node {
    let total: u64 = columns.iter().map(|column| u64::from(column.weight)).sum();
    let columns = columns.iter().map(|column| {
        let share = u64::from(column.weight) * 50 / total.max(1);
        Node::element("col", Vec::new()).with("class", format!("w{}", share.max(1) * 2))
    });
    Node::element("colgroup", columns.collect())
}

fn column_heading(heading: &str) -> Node {
    match heading {
        // A heading cell without words would promise a heading that is not there.
        "" => Node::element("td", Vec::new()),
        words => Node::element("th", vec![Node::text(words)]).with("scope", "col"),
    }
}
