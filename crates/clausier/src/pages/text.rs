//! Texts of the library as they read for whoever keeps them: fields stand as labelled gaps, and what an answer
//! decides stands in all its forms, each under its condition in words.

use super::book::{Book, Volume, clause_path, to};
use super::element::{blocks, code, link, list, span};
use crate::annex::{Fills, Inline, Place};
use crate::condition::{Condition, Truth};
use crate::edition::{Clause, Entry, PurchaseKind};
use crate::id::Id;
use crate::leaf::{Leaves, Scope, Surroundings, UNLESS};
use crate::markup::parse::parse;
use crate::markup::{Block, Leaf};
use crate::option::{Kind, TableKind};
use crate::render::html::Node;
use std::collections::BTreeMap;

/// Writes texts of one edition on one page.
pub struct Writer<'w, 'a> {
    pub book: &'w Book<'a>,
    pub volume: &'w Volume<'a>,
    /// The page.
    pub path: &'w str,
    when: &'w BTreeMap<Id, Condition>,
    scope: Scope,
}

/// A text without conditions has none of these.
static NO_CONDITIONS: BTreeMap<Id, Condition> = BTreeMap::new();

impl<'w, 'a> Writer<'w, 'a> {
    /// A writer of sentences without conditions: messages of rules, notes.
    pub fn new(book: &'w Book<'a>, volume: &'w Volume<'a>, path: &'w str) -> Self {
        let mut writer = Self { book, volume, path, when: &NO_CONDITIONS, scope: Scope::default() };
        writer.fields(None);
        writer
    }

    /// A writer of the text of a clause.
    pub fn of_clause(book: &'w Book<'a>, volume: &'w Volume<'a>, path: &'w str, clause: &'w Clause) -> Self {
        let mut writer = Self { when: &clause.when, ..Self::new(book, volume, path) };
        writer.fields(Some(&clause.id));
        for (name, condition) in writer.when {
            let words = writer.words_of(condition, None);
            let mark = |words: &str| gap(&Id::from(""), book.tell("if", &[("condition", words)]));
            let unless = book.tell("not", &[("condition", &words)]);
            writer.scope.condition(name.as_str(), Truth::Unknown, mark(&words));
            writer.scope.condition(&format!("{UNLESS}{name}"), Truth::Unknown, mark(&unless));
        }
        writer
    }

    /// Every field that a text may name: a gap for an answer, the words for the parties. Those differ per kind
    /// of purchase; they are those of the first kind that has the clause.
    fn fields(&mut self, clause: Option<&Id>) {
        let edition = self.volume.edition;
        for question in edition.questions() {
            let columns = match &question.kind {
                Kind::Table(table) => table.columns.as_slice(),
                _ => &[],
            };
            for asked in std::iter::once(question).chain(columns) {
                let content = vec![gap(&asked.id, asked.label.clone())];
                self.scope.field(asked.id.as_str(), content);
            }
        }
        let has = |kind: &&PurchaseKind| {
            let mut entries = kind.parts.iter().flat_map(|part| &part.entries);
            entries.any(|entry| matches!(entry, Entry::Clause(id) if Some(id) == clause))
        };
        let kind = edition.kinds.iter().find(has).or(edition.kinds.first());
        let words: Vec<(String, Vec<Inline>)> = kind
            .into_iter()
            .flat_map(|kind| &kind.words)
            .map(|(name, leaf)| (name.to_string(), self.inlines(leaf)))
            .collect();
        for (name, content) in words {
            self.scope.field(&name, content);
        }
    }

    /// A condition in words; for one on a row, of a table.
    fn words_of(&self, condition: &Condition, table: Option<&Id>) -> String {
        let words = self.volume.in_words();
        match table.or_else(|| self.row_table(condition)) {
            Some(table) => words.in_table(table).condition(condition),
            None => words.condition(condition),
        }
    }

    /// The table that a condition on a row is about: the first of the edition.
    fn row_table(&self, condition: &Condition) -> Option<&'a Id> {
        let tables = |question: &&crate::option::Question| matches!(question.kind, Kind::Table(_));
        let first = self.volume.edition.questions().find(tables)?;
        condition.is_about_row().then_some(&first.id)
    }

    /// A sentence as inlines.
    pub fn inlines(&self, leaf: &Leaf) -> Vec<Inline> {
        let (leaves, _) = Leaves::new([leaf]);
        leaves.fill(leaf, &self.scope, self).unwrap_or_else(|| vec![Inline::text(leaf.0.clone())])
    }

    /// A sentence as nodes.
    pub fn sentence(&self, leaf: &Leaf) -> Vec<Node> {
        self.nodes(&self.inlines(leaf))
    }

    fn nodes(&self, content: &[Inline]) -> Vec<Node> {
        content.iter().map(|inline| self.node(inline)).collect()
    }

    fn node(&self, inline: &Inline) -> Node {
        match inline {
            Inline::Text { text } | Inline::Value { text, .. } => Node::text(text),
            Inline::Strong { content } => Node::element("strong", self.nodes(content)),
            Inline::Emphasis { content } => Node::element("em", self.nodes(content)),
            Inline::Blank { place, text, .. } if place.option.as_str().is_empty() => span("when", text),
            Inline::Blank { text, .. } => span("field", text),
            Inline::Reference { target, text } => link(to(self.path, target), text),
            Inline::Link { text, .. } => Node::text(text),
        }
    }

    /// Blocks as nodes.
    pub fn blocks(&self, blocks: &[Block]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for block in blocks {
            self.block(block, &mut nodes);
        }
        nodes
    }

    fn block(&self, block: &Block, nodes: &mut Vec<Node>) {
        match block {
            Block::Paragraph(leaf) => nodes.push(Node::element("p", self.sentence(leaf))),
            Block::Member { ordinal, blocks } => {
                let mut children = vec![span("ordinal", format!("{ordinal}."))];
                children.push(Node::element("div", self.blocks(blocks)));
                nodes.push(Node::element("div", children).with("class", "member"));
            }
            Block::List(items) => {
                nodes.extend(blocks(items.iter().map(|item| self.blocks(item)).collect()));
            }
            Block::Table { table, columns, rows } => nodes.push(self.table(table, columns, rows.as_ref())),
            Block::When { condition, then, otherwise } => {
                let words =
                    self.when.get(condition).map(|found| self.words_of(found, None)).unwrap_or_default();
                for (phrase, side) in [("if", then), ("if-not", otherwise)] {
                    if !side.is_empty() {
                        nodes.push(self.branch(self.book.tell(phrase, &[("condition", &words)]), side));
                    }
                }
            }
            Block::Each { table, rows, blocks } => {
                let words = self.rows("each-row", table, rows.as_ref());
                nodes.push(self.branch(words, blocks));
            }
        }
    }

    fn branch(&self, words: String, text: &[Block]) -> Node {
        let mut children = vec![Node::element("p", vec![span("when", words)])];
        children.extend(self.blocks(text));
        Node::element("div", children).with("class", "branch")
    }

    fn table(&self, table: &Id, columns: &[Id], rows: Option<&Id>) -> Node {
        let kind: Option<&TableKind> =
            self.volume.edition.question(table).and_then(|question| match &question.kind {
                Kind::Table(kind) => Some(kind),
                _ => None,
            });
        let label = |id: &Id| {
            let column = kind.and_then(|kind| kind.column(id));
            vec![span("field", column.map_or(id.as_str(), |column| column.label.as_str()))]
        };
        let mut children = vec![Node::element("p", vec![span("when", self.rows("table-of", table, rows))])];
        children.extend(list(columns.iter().map(label).collect()));
        Node::element("div", children).with("class", "branch")
    }

    fn rows(&self, phrase: &str, table: &Id, rows: Option<&Id>) -> String {
        let label =
            self.volume.edition.question(table).map_or(table.as_str(), |question| question.label.as_str());
        let words = self.book.tell(phrase, &[("table", label)]);
        let words = match rows.and_then(|name| self.when.get(name)) {
            None => words,
            Some(condition) => {
                let condition = self.words_of(condition, Some(table));
                self.book.tell("only-rows", &[("rows", &words), ("condition", &condition)])
            }
        };
        self.book.tell("opens", &[("words", &words)])
    }
}

impl Surroundings for Writer<'_, '_> {
    fn clause(&self, clause: &str) -> Vec<Inline> {
        let Some(found) = self.volume.edition.clauses.get(clause) else { return vec![Inline::text(clause)] };
        let text = self.book.tell("clause-named", &[("title", &found.title)]);
        vec![Inline::Reference { target: clause_path(&found.id, found.version), text }]
    }

    fn citation(&self, reference: &str) -> String {
        let found = self.volume.edition.references.get(reference);
        found.map_or_else(|| reference.to_owned(), |found| found.citation.clone())
    }

    fn otherwise(&self) -> String {
        self.book.say("otherwise")
    }

    fn end(&self) -> String {
        self.book.say("end")
    }
}

/// An explanation, which is Markdown of the same closed kind as clause text.
pub fn note(writer: &Writer, text: &str) -> Vec<Node> {
    let parsed = parse("note", text);
    writer.blocks(&parsed.blocks)
}

/// What stands for an answer or, without an option, before what a condition decides.
fn gap(option: &Id, text: String) -> Inline {
    Inline::Blank { place: Place::option(option), fills: Fills::Buyer, text }
}

/// A digest, shortened to what people compare.
pub fn digest(text: &str) -> Node {
    code(text.get(..16).unwrap_or(text))
}
