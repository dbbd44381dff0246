//! A document as plain text: the reference that the other renderers are compared with.
//!
//! Every printed word stands here in reading order; page headers and footers do not, since they belong
//! to pages. Layout is only line breaks and indents.

use crate::annex::{Block, Document, Fact, Inline, Item, Member, Row, Section, Signature, Table};

/// The document as text: lines end in `\n`, no line ends in white space.
pub fn text(document: &Document) -> String {
    let mut page = Page::default();
    page.line(0, &document.title);
    page.line(0, &document.subtitle);
    page.gap();
    page.facts(0, &document.facts);
    if let Some(notice) = &document.notice {
        page.gap();
        page.line(0, notice);
    }
    if let Some(contents) = &document.contents {
        page.gap();
        page.line(0, contents);
        page.contents(0, &document.sections);
    }
    for section in &document.sections {
        page.section(section);
    }
    for signature in &document.signatures {
        page.signature(signature);
    }
    page.text
}

/// The words of a line: of blanks and values too.
pub fn words(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text { text: words }
            | Inline::Value { text: words, .. }
            | Inline::Blank { text: words, .. }
            | Inline::Reference { text: words, .. }
            | Inline::Link { text: words, .. } => text.push_str(words),
            Inline::Strong { content } | Inline::Emphasis { content } => {
                text.push_str(&self::words(content));
            }
        }
    }
    text
}

/// The text of a section, deeper sections included.
pub fn section(section: &Section) -> String {
    let mut page = Page::default();
    page.section(section);
    page.text
}

/// The text of some blocks.
pub fn blocks(blocks: &[Block]) -> String {
    let mut page = Page::default();
    page.blocks(0, blocks);
    page.text
}

/// The text of a row.
pub fn row(row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(|cell| words(&cell.content)).collect();
    cells.join(" | ")
}

/// The heading as printed: number and title.
pub fn heading(section: &Section) -> String {
    match &section.number {
        Some(number) => format!("{number} {}", section.heading),
        None => section.heading.clone(),
    }
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn line(&mut self, indent: usize, words: &str) {
        if words.is_empty() {
            return;
        }
        for line in words.split('\n') {
            let line = line.trim_end();
            if !line.is_empty() {
                self.text.extend(std::iter::repeat_n(' ', indent));
                self.text.push_str(line);
            }
            self.text.push('\n');
        }
    }

    fn facts(&mut self, indent: usize, facts: &[Fact]) {
        for fact in facts {
            self.line(indent, &format!("{}: {}", fact.label, words(&fact.value)));
        }
    }

    fn contents(&mut self, indent: usize, sections: &[Section]) {
        for section in sections {
            self.line(indent, &heading(section));
            self.contents(indent + 2, &section.sections);
        }
    }

    fn section(&mut self, section: &Section) {
        self.gap();
        self.line(0, &heading(section));
        self.blocks(0, &section.blocks);
        for deeper in &section.sections {
            self.section(deeper);
        }
    }

    fn blocks(&mut self, indent: usize, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { content, .. } => self.line(indent, &words(content)),
                Block::Members { members } => {
                    for Member { label, blocks, .. } in members {
                        self.labelled(indent, label, blocks);
                    }
                }
                Block::List { items, .. } => {
                    for Item { label, blocks } in items {
                        self.labelled(indent + 2, label, blocks);
                    }
                }
                Block::Table(table) => self.table(indent, table),
                Block::Facts { facts } => self.facts(indent, facts),
            }
        }
    }

    fn labelled(&mut self, indent: usize, label: &str, blocks: &[Block]) {
        let (first, rest) = match blocks {
            [Block::Paragraph { content, .. }, rest @ ..] => (words(content), rest),
            rest => (String::new(), rest),
        };
        self.line(indent, &format!("{label} {first}"));
        self.blocks(indent + 3, rest);
    }

    fn table(&mut self, indent: usize, table: &Table) {
        self.line(indent, &table.caption);
        let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
        self.line(indent, &headings.join(" | "));
        for row in &table.rows {
            self.line(indent, &self::row(row));
        }
    }

    fn signature(&mut self, signature: &Signature) {
        self.gap();
        self.line(0, &signature.party);
        self.line(0, &words(&signature.name));
        for line in &signature.lines {
            self.line(0, &format!("{line}: …"));
        }
    }
}
