//! What stands in a document, found without the engine's help.

use clausier::annex::{Block, Document, Inline, Section};
use std::collections::BTreeSet;

/// The keys of references that lead nowhere in their document, and keys that stand twice.
pub fn dangling(document: &Document) -> Vec<String> {
    let mut found = Found::default();
    document.sections.iter().for_each(|section| found.section(section));
    let lost = found.targets.iter().filter(|target| !found.keys.contains(*target)).cloned();
    lost.chain(found.doubled.clone()).collect()
}

/// The words of the library in some sections, without what somebody answered; a line per inline.
pub fn words(sections: &[Section]) -> String {
    let mut found = Found::default();
    sections.iter().for_each(|section| found.section(section));
    found.words
}

#[derive(Default)]
struct Found {
    keys: BTreeSet<String>,
    doubled: Vec<String>,
    targets: Vec<String>,
    words: String,
}

impl Found {
    fn key(&mut self, key: &str) {
        if !self.keys.insert(key.to_owned()) {
            self.doubled.push(key.to_owned());
        }
    }

    fn section(&mut self, section: &Section) {
        self.key(&section.key);
        self.words.push_str(&section.heading);
        self.words.push('\n');
        self.blocks(&section.blocks);
        section.sections.iter().for_each(|deeper| self.section(deeper));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { content, .. } => self.inlines(content),
                Block::Members { members } => {
                    for member in members {
                        self.key(&member.key);
                        self.blocks(&member.blocks);
                    }
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
                Block::Table(table) => {
                    self.key(&table.key);
                    for row in &table.rows {
                        self.key(&row.key);
                        assert_eq!(row.cells.len(), table.columns.len(), "a cell for each column");
                        row.cells.iter().for_each(|cell| self.inlines(&cell.content));
                    }
                }
                Block::Facts { facts } => facts.iter().for_each(|fact| self.inlines(&fact.value)),
            }
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } => self.words.push_str(text),
                Inline::Strong { content } | Inline::Emphasis { content } => self.inlines(content),
                Inline::Reference { target, text } => {
                    self.targets.push(target.clone());
                    self.words.push_str(text);
                }
                Inline::Link { text, .. } => self.words.push_str(text),
                Inline::Value { .. } | Inline::Blank { .. } => self.words.push('…'),
            }
        }
        self.words.push('\n');
    }
}
