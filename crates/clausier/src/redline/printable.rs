//! Texts that no answers have filled in, as documents: a version of a clause or of a term, with fields as
//! «label» and both sides of every condition.

use crate::annex::{
    self, Document, DocumentKind, Fact, Frame, Inline, Item, ListStyle, Member, Provision, Role, Section,
    Table,
};
use crate::assemble::text::labelled;
use crate::condition::{Condition, Truth};
use crate::edition::{Clause, Edition, Term};
use crate::id::Id;
use crate::in_words::InWords;
use crate::leaf::{Leaves, Scope, Surroundings, UNLESS};
use crate::markup::{Block, Leaf, mark};
use crate::option::{Kind, Question};
use crate::value::Value;
use crate::words::Words;

/// Writes texts of an edition as they stand in the library.
pub(super) struct Printer<'a> {
    pub edition: &'a Edition,
    pub words: Words,
}

impl<'a> Printer<'a> {
    /// A printer of this edition.
    pub fn new(edition: &'a Edition) -> Self {
        Self { edition, words: Words::new(&edition.phrases).0 }
    }

    /// A document of these sections.
    pub fn document(&self, title: &str, sections: Vec<Section>) -> Document {
        let version = env!("CARGO_PKG_VERSION");
        Document {
            kind: DocumentKind::Note,
            title: title.to_owned(),
            subtitle: String::new(),
            author: String::new(),
            facts: Vec::new(),
            banner: None,
            notice: None,
            contents: None,
            sections,
            signatures: Vec::new(),
            frame: Frame {
                header: title.to_owned(),
                footer: self.edition.title.clone(),
                page: self.words.plain("page"),
                of: self.words.plain("of"),
                generator: self.words.phrase("generator", &[("version", version)]),
            },
        }
    }

    /// A version of a clause: its text, and the facts that decide when it is there and what it asks.
    pub fn clause(&self, clause: &Clause) -> Section {
        let mut flow = Flow { printer: self, clause: &clause.id, blocks: Vec::new(), members: 0, depth: 0 };
        flow.write(&clause.blocks);
        let mut blocks = flow.blocks;
        blocks.push(annex::Block::Facts { facts: self.clause_facts(clause) });
        Section {
            key: format!("clause-{}", clause.id),
            number: None,
            heading: clause.title.clone(),
            provision: Some(Provision {
                clause: clause.id.clone(),
                version: clause.version,
                reviewed: clause.reviewed,
                undecided: false,
                reasons: Vec::new(),
                principles: clause.principles.iter().copied().collect(),
                references: clause.references.clone(),
                requirements: Vec::new(),
            }),
            blocks,
            sections: Vec::new(),
        }
    }

    /// A version of a defined term.
    pub fn term(&self, term: &Term) -> Section {
        let facts = vec![self.fact("redline-forms", term.forms.join(", "))];
        let definition = Inline::text(term.definition.clone());
        self.section(
            format!("term-{}", term.id),
            term.forms.first().map_or("", String::as_str),
            vec![
                annex::Block::Paragraph { role: Role::Body, content: vec![definition] },
                annex::Block::Facts { facts },
            ],
        )
    }

    /// A section that is no clause.
    pub fn section(&self, key: String, heading: &str, blocks: Vec<annex::Block>) -> Section {
        let heading = if heading.is_empty() { key.as_str() } else { heading }.to_owned();
        Section { key, number: None, heading, provision: None, blocks, sections: Vec::new() }
    }

    /// A fact, by the phrase of its label.
    pub fn fact(&self, label: &str, value: impl Into<String>) -> Fact {
        Fact { label: self.words.plain(label), value: vec![Inline::text(value)] }
    }

    /// A condition in words.
    pub fn condition(&self, condition: &Condition) -> String {
        InWords::new(self.edition, &self.words).condition(condition)
    }

    /// The label of a question or column; the id where there is none.
    pub fn label(&self, id: &Id) -> String {
        self.question(id).map_or_else(|| id.to_string(), |question| question.label.clone())
    }

    /// The question with this id, or the column of any table.
    pub fn question(&self, id: &Id) -> Option<&'a Question> {
        let mut columns = self.edition.questions().filter_map(|question| match &question.kind {
            Kind::Table(table) => table.column(id),
            _ => None,
        });
        self.edition.question(id).or_else(|| columns.next())
    }

    /// A value in words, by the question that it belongs to.
    pub fn value(&self, question: Option<&Question>, value: &Value) -> String {
        match question {
            Some(question) => self.words.cell(self.edition, question, value),
            None => value.to_json().to_string(),
        }
    }

    /// The words of a sentence, with its fields as labels.
    pub fn sentence(&self, leaf: &Leaf) -> Vec<Inline> {
        let (leaves, _) = Leaves::new([leaf]);
        let mut scope = Scope::default();
        let mut names: Vec<&str> = names(leaf).collect();
        // A name also gives its capitalised form, over which that form itself must come.
        names.sort_by_key(|name| name.starts_with(char::is_uppercase));
        for name in names {
            match name.strip_prefix(['#', '/']).and_then(|tag| tag.split_once(' ')) {
                Some((kind, condition)) => {
                    let phrase = if kind == "unless" { "redline-if-not" } else { "redline-if" };
                    let opening = Inline::text(self.words.phrase(phrase, &[("condition", condition.trim())]));
                    let name = if kind == "unless" {
                        format!("{UNLESS}{}", condition.trim())
                    } else {
                        condition.to_owned()
                    };
                    scope.condition(condition.trim(), Truth::Unknown, opening.clone());
                    scope.condition(name.trim(), Truth::Unknown, opening);
                }
                None => scope.field(name, vec![Inline::text(format!("«{}»", self.field(name)))]),
            }
        }
        leaves.fill(leaf, &scope, self).unwrap_or_else(|| vec![Inline::text(bare(leaf))])
    }

    /// What stands for a field. Two questions with one label are told apart, and a capital is kept, since it
    /// changes what is printed.
    fn field(&self, name: &str) -> String {
        let id = Id::new(name);
        let Some(question) = self.question(&id) else { return name.to_owned() };
        let label = &question.label;
        let namesakes = self.edition.questions().filter(|other| other.label == *label).count();
        if namesakes > 1 { format!("{label} ({name})") } else { label.clone() }
    }

    fn clause_facts(&self, clause: &Clause) -> Vec<Fact> {
        let mut facts = Vec::new();
        let include = clause.include.as_ref().map(|condition| self.condition(condition));
        facts.push(self.fact("redline-include", include.unwrap_or_else(|| self.words.plain("note-always"))));
        for (name, condition) in &clause.when {
            let label = self.words.phrase("redline-condition", &[("condition", name.as_str())]);
            facts.push(Fact { label, value: vec![Inline::text(self.condition(condition))] });
        }
        for requirement in &clause.requirements {
            let level = serde_json::to_value(requirement.level).ok();
            let level = level.as_ref().and_then(|level| level.as_str()).unwrap_or_default();
            let mut parts = vec![requirement.title.clone(), self.words.plain(&format!("level-{level}"))];
            parts.extend(requirement.quantity.as_ref().map(|option| format!("«{}»", self.label(option))));
            facts.push(self.dependent("redline-requirement", parts, requirement.when.as_ref()));
        }
        for deviation in &clause.deviations {
            let mut parts = vec![self.citation(deviation.reference.as_str())];
            parts.extend(deviation.reason.as_ref().map(|option| format!("«{}»", self.label(option))));
            facts.push(self.dependent("redline-deviation", parts, deviation.when.as_ref()));
        }
        for price in &clause.prices {
            let parts = vec![price.title.clone(), price.unit.clone()];
            facts.push(self.dependent("redline-price", parts, price.when.as_ref()));
        }
        let references = clause.references.iter().map(|id| self.citation(id.as_str()));
        facts.extend(references.map(|citation| self.fact("redline-reference", citation)));
        let principles: Vec<String> = clause.principles.iter().map(u8::to_string).collect();
        facts.push(self.fact("redline-principles", principles.join(", ")));
        facts
    }

    /// A fact of some parts that may hang on a condition of the clause.
    fn dependent(&self, label: &str, mut parts: Vec<String>, when: Option<&Id>) -> Fact {
        parts.extend(when.map(|name| self.words.phrase("redline-when", &[("condition", name.as_str())])));
        parts.retain(|part| !part.is_empty());
        self.fact(label, parts.join("; "))
    }
}

impl Surroundings for Printer<'_> {
    fn clause(&self, clause: &str) -> Vec<Inline> {
        let title = self.edition.clauses.get(clause).map_or(clause, |found| &found.title);
        vec![Inline::text(self.words.phrase("redline-article", &[("title", title)]))]
    }

    fn citation(&self, reference: &str) -> String {
        self.edition
            .references
            .get(reference)
            .map_or_else(|| reference.to_owned(), |found| found.citation.clone())
    }

    fn otherwise(&self) -> String {
        self.words.plain("redline-else")
    }

    fn end(&self) -> String {
        self.words.plain("redline-end-if")
    }
}

/// Blocks as they are written; members are numbered through.
struct Flow<'a> {
    printer: &'a Printer<'a>,
    clause: &'a Id,
    blocks: Vec<annex::Block>,
    members: usize,
    depth: usize,
}

impl Flow<'_> {
    fn write(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(leaf) => {
                let content = self.printer.sentence(leaf);
                self.blocks.push(annex::Block::Paragraph { role: Role::Body, content });
            }
            Block::Member { blocks, .. } => self.member(blocks),
            Block::List(items) => self.list(items),
            Block::Table { table, columns, rows } => self.table(table, columns, rows.as_ref()),
            Block::When { condition, then, otherwise } => {
                self.when(condition, then, otherwise);
            }
            Block::Each { table, rows, blocks } => {
                let table = self.printer.label(table);
                self.remark(&self.printer.words.phrase("redline-each", &[("table", &table)]));
                self.rows(rows.as_ref());
                self.write(blocks);
                self.remark(self.printer.words.plain("redline-end-if").trim());
            }
        }
    }

    /// Blocks inside a member or an item.
    fn inside(&self, blocks: &[Block], depth: usize) -> Vec<annex::Block> {
        let mut inner =
            Flow { printer: self.printer, clause: self.clause, blocks: Vec::new(), members: 0, depth };
        inner.write(blocks);
        inner.blocks
    }

    fn member(&mut self, blocks: &[Block]) {
        self.members += 1;
        let member = Member {
            key: format!("clause-{}-{}", self.clause, self.members),
            label: format!("{}.", self.members),
            blocks: self.inside(blocks, self.depth),
        };
        self.blocks.push(annex::Block::Members { members: vec![member] });
    }

    fn list(&mut self, items: &[Vec<Block>]) {
        let style = if self.depth == 0 { ListStyle::Degree } else { ListStyle::Letter };
        let items = items.iter().map(|item| self.inside(item, self.depth + 1)).collect();
        let items: Vec<Item> = labelled(style, items);
        self.blocks.push(annex::Block::List { style, items });
    }

    /// A table without rows: its columns, and which rows it will have.
    fn table(&mut self, table: &Id, columns: &[Id], rows: Option<&Id>) {
        let column = |id: &Id| annex::Column { heading: self.printer.label(id), weight: 1 };
        let columns = columns.iter().map(column).collect();
        self.blocks.push(annex::Block::Table(Table {
            key: format!("clause-{}-table-{}", self.clause, self.blocks.len()),
            caption: self.printer.label(table),
            columns,
            rows: Vec::new(),
        }));
        self.rows(rows);
    }

    fn rows(&mut self, rows: Option<&Id>) {
        if let Some(condition) = rows {
            self.remark(&self.printer.words.phrase("redline-rows", &[("condition", condition.as_str())]));
        }
    }

    fn when(&mut self, condition: &Id, then: &[Block], otherwise: &[Block]) {
        let words = &self.printer.words;
        let opening = |phrase| words.phrase(phrase, &[("condition", condition.as_str())]);
        match (then.is_empty(), otherwise.is_empty()) {
            (true, _) => self.remark(opening("redline-if-not").trim()),
            (false, _) => self.remark(opening("redline-if").trim()),
        }
        self.write(then);
        if !then.is_empty() && !otherwise.is_empty() {
            self.remark(self.printer.words.plain("redline-else").trim());
        }
        self.write(otherwise);
        self.remark(self.printer.words.plain("redline-end-if").trim());
    }

    fn remark(&mut self, text: &str) {
        let content = vec![Inline::text(text)];
        self.blocks.push(annex::Block::Paragraph { role: Role::Remark, content });
    }
}

/// What stands between the braces of a sentence, in order: `field`, `#if name`, `else`, `/if`.
fn names(leaf: &Leaf) -> impl Iterator<Item = &str> {
    let tags = leaf.0.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
    tags.map(str::trim).filter(|tag| *tag != "else" && !tag.starts_with('/'))
}

/// A sentence that cannot be filled in, without the characters that stand for mark-up.
fn bare(leaf: &Leaf) -> String {
    leaf.0.chars().filter(|character| !mark::is_mark(*character)).collect()
}
