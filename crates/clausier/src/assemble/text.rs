//! Provisions as text: blocks kept or repeated, sentences filled, members numbered, references resolved,
//! terms noticed.

use super::Work;
use super::generated;
use super::plan::{Content, Planned, PlannedPart};
use super::table;
use crate::annex::{
    Block, DocumentKind, Fills, Inline, Item, ListStyle, Member, Place, Provision, Requirement, Role, Section,
};
use crate::code::Code;
use crate::condition::{Condition, Truth};
use crate::diagnostic::{At, Diagnostic};
use crate::edition::{Clause, Generated, Numbering};
use crate::id::Id;
use crate::leaf::{Scope, Surroundings};
use crate::markup::{self, Leaf};
use crate::sorted::Sorted;
use crate::value::RowValue;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Writes the provisions of one document.
pub(crate) struct Writer<'w, 'a> {
    pub work: &'w Work<'w, 'a>,
    pub document: DocumentKind,
    /// Forms of terms by their first letter, longest first.
    forms: Sorted<char, Vec<(&'a str, &'a Id)>>,
    terms: RefCell<BTreeSet<Id>>,
    tables: RefCell<u32>,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

/// A clause that is being written.
struct Writing<'c> {
    clause: &'c Clause,
    /// Distinguishes anchors inside repeated blocks.
    suffix: String,
    row: Option<(Id, RowValue)>,
    depth: usize,
}

impl<'w, 'a> Writer<'w, 'a> {
    /// A writer that has written nothing.
    pub fn new(work: &'w Work<'w, 'a>, document: DocumentKind) -> Self {
        let terms = work.case.edition().terms.values();
        let mut all: Vec<(&str, &Id)> =
            terms.flat_map(|term| term.forms.iter().map(move |form| (form.as_str(), &term.id))).collect();
        all.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        let mut forms: Sorted<char, Vec<(&str, &Id)>> = Sorted::default();
        for (form, id) in all {
            if let Some(first) = form.chars().next() {
                forms.or_default(first).push((form, id));
            }
        }
        Self {
            work,
            document,
            forms,
            terms: RefCell::default(),
            tables: RefCell::default(),
            diagnostics: RefCell::default(),
        }
    }

    /// The sections of the document.
    pub fn sections(&self) -> Vec<Section> {
        let parts: Vec<&PlannedPart> =
            self.work.plan.parts.iter().filter(|part| part.part.document == self.document).collect();
        let mut sections: Vec<Section> = parts.iter().map(|part| self.part(part)).collect();
        let flat = self.document == DocumentKind::Annex
            && self.work.case.kind().is_some_and(|kind| kind.numbering == Numbering::Flat);
        for part in &sections {
            let own = (!flat).then_some(part);
            own.into_iter().chain(&part.sections).for_each(|section| self.notice_words(&section.heading));
        }
        self.put_definitions(&mut sections);
        if flat {
            sections = sections.into_iter().flat_map(|part| part.sections).collect();
        }
        sections
    }

    /// The terms that were used so far.
    pub fn terms(&self) -> BTreeSet<Id> {
        self.terms.borrow().clone()
    }

    /// What was found while writing.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner()
    }

    fn part(&self, planned: &PlannedPart) -> Section {
        let place = &planned.part.place;
        let blocks = match place.as_str() {
            "" => Vec::new(),
            place => {
                vec![remark(vec![Inline::text(self.work.case.phrase("insert-place", &[("place", place)]))])]
            }
        };
        Section {
            key: planned.key.clone(),
            number: planned.number.clone(),
            heading: planned.part.title.clone(),
            provision: None,
            blocks,
            sections: planned.entries.iter().map(|entry| self.entry(entry)).collect(),
        }
    }

    fn entry(&self, planned: &Planned) -> Section {
        match planned.content {
            Content::Clause(clause) => self.provision(clause, planned),
            Content::Generated(generated) => generated::section(self, generated, planned.number.clone()),
        }
    }

    /// Definitions come last, since they need the terms of all other provisions.
    fn put_definitions(&self, sections: &mut [Section]) {
        let key = generated::key(Generated::Definitions);
        for section in sections.iter_mut().flat_map(|part| &mut part.sections) {
            if section.key == key {
                section.blocks = generated::definitions(self);
            }
        }
    }

    fn provision(&self, clause: &Clause, planned: &Planned) -> Section {
        let case = self.work.case;
        let mut scope = self.work.scope.clone();
        for (name, condition) in clause.when.iter().filter(|(_, condition)| !condition.is_about_row()) {
            self.decide(&mut scope, name, condition, condition.judge(&case.values));
        }
        let mut flow = Flow::default();
        if planned.truth == Truth::Unknown {
            flow.push(self.undecided_provision(clause));
        }
        let writing = Writing { clause, suffix: String::new(), row: None, depth: 0 };
        self.blocks(&clause.blocks, &writing, &scope, &mut flow);
        Section {
            key: clause.id.to_string(),
            number: planned.number.clone(),
            heading: clause.title.clone(),
            provision: Some(self.facts(clause, planned)),
            blocks: flow.blocks,
            sections: Vec::new(),
        }
    }

    fn facts(&self, clause: &Clause, planned: &Planned) -> Provision {
        Provision {
            clause: clause.id.clone(),
            version: clause.version,
            reviewed: clause.reviewed,
            undecided: planned.truth == Truth::Unknown,
            reasons: self.work.case.reasons(clause),
            principles: clause.principles.iter().copied().collect(),
            references: clause.references.clone(),
            requirements: requirements(self.work, clause),
        }
    }

    fn undecided_provision(&self, clause: &Clause) -> Block {
        let question = self.work.case.clause_waits_for(&clause.id);
        let label = question.map_or("", |question| question.label.as_str());
        let text = self.work.case.phrase("undecided-provision", &[("label", label)]);
        remark(vec![open_choice(question.map(|question| &question.id), text)])
    }

    fn decide(&self, scope: &mut Scope, name: &Id, condition: &Condition, truth: Truth) {
        scope.condition(name.as_str(), truth, self.undecided(condition));
    }

    fn undecided(&self, condition: &Condition) -> Inline {
        let question = self.work.case.waits_for(condition);
        let label = question.map_or("", |question| question.label.as_str());
        open_choice(
            question.map(|question| &question.id),
            self.work.case.phrase("undecided", &[("label", label)]),
        )
    }

    fn blocks(&self, blocks: &[markup::Block], writing: &Writing, scope: &Scope, flow: &mut Flow) {
        for block in blocks {
            self.block(block, writing, scope, flow);
        }
    }

    fn block(&self, block: &markup::Block, writing: &Writing, scope: &Scope, flow: &mut Flow) {
        match block {
            markup::Block::Paragraph(leaf) => flow.push(body(self.leaf(leaf, writing, scope))),
            markup::Block::Member { ordinal, blocks } => {
                let mut inner = Flow::default();
                self.blocks(blocks, writing, scope, &mut inner);
                if !inner.blocks.is_empty() {
                    flow.member(format!("{}-{ordinal}{}", writing.clause.id, writing.suffix), inner.blocks);
                }
            }
            markup::Block::List(items) => self.list(items, writing, scope, flow),
            markup::Block::Table { table, columns, rows } => {
                let rows = self.rows(table, rows.as_ref(), writing);
                let wanted = table::Wanted {
                    table,
                    columns,
                    rows: &rows,
                    suffix: &writing.suffix,
                    provision: &writing.clause.title,
                };
                flow.push(table::block(self, self.next_table(), wanted));
            }
            markup::Block::When { condition, then, otherwise } => {
                self.when(condition, [then, otherwise], writing, scope, flow);
            }
            markup::Block::Each { table, rows, blocks } => {
                self.each(table, rows.as_ref(), blocks, (writing, scope), flow)
            }
        }
    }

    fn list(&self, items: &[Vec<markup::Block>], writing: &Writing, scope: &Scope, flow: &mut Flow) {
        let style = if writing.depth == 0 { ListStyle::Degree } else { ListStyle::Letter };
        let deeper = Writing {
            clause: writing.clause,
            suffix: writing.suffix.clone(),
            row: writing.row.clone(),
            depth: writing.depth + 1,
        };
        let items = items.iter().map(|item| {
            let mut inner = Flow::default();
            self.blocks(item, &deeper, scope, &mut inner);
            inner.blocks
        });
        let items: Vec<_> = items.filter(|blocks| !blocks.is_empty()).collect();
        if !items.is_empty() {
            flow.items(style, items);
        }
    }

    fn when(
        &self,
        name: &Id,
        [then, otherwise]: [&Vec<markup::Block>; 2],
        writing: &Writing,
        scope: &Scope,
        flow: &mut Flow,
    ) {
        let Some(condition) = writing.clause.when.get(name) else { return };
        match self.judge(condition, writing) {
            Truth::Yes => self.blocks(then, writing, scope, flow),
            Truth::No => self.blocks(otherwise, writing, scope, flow),
            Truth::Unknown => {
                flow.push(remark(vec![self.undecided(condition)]));
                self.blocks(then, writing, scope, flow);
                if !otherwise.is_empty() {
                    flow.push(remark(vec![Inline::text(self.work.case.plain("undecided-or"))]));
                    self.blocks(otherwise, writing, scope, flow);
                }
                flow.push(remark(vec![Inline::text(self.work.case.plain("undecided-end"))]));
            }
        }
    }

    fn judge(&self, condition: &Condition, writing: &Writing) -> Truth {
        match &writing.row {
            Some((table, row)) => self.work.case.values.judge_row(condition, table, row),
            None => condition.judge(&self.work.case.values),
        }
    }

    fn each(
        &self,
        table: &Id,
        rows: Option<&Id>,
        blocks: &[markup::Block],
        (writing, scope): (&Writing, &Scope),
        flow: &mut Flow,
    ) {
        for (row, truth) in self.rows(table, rows, writing) {
            let mut scope = self.work.case.row_scope(scope, table, &row);
            let here = Writing {
                clause: writing.clause,
                suffix: format!("{}-{}", writing.suffix, row.id),
                row: Some((table.clone(), row)),
                depth: writing.depth,
            };
            for (name, condition) in &writing.clause.when {
                self.decide(&mut scope, name, condition, self.judge(condition, &here));
            }
            if truth == Truth::Unknown
                && let Some(condition) = rows.and_then(|name| writing.clause.when.get(name))
            {
                flow.push(remark(vec![self.undecided(condition)]));
            }
            self.blocks(blocks, &here, &scope, flow);
        }
    }

    /// The rows that a row condition keeps; those of which it is not yet known too.
    fn rows(&self, table: &Id, condition: Option<&Id>, writing: &Writing) -> Vec<(RowValue, Truth)> {
        let values = &self.work.case.values;
        let condition = condition.and_then(|name| writing.clause.when.get(name));
        let rows = values.rows(table);
        let judged = rows.iter().map(|row| {
            let truth = condition.map_or(Truth::Yes, |condition| values.judge_row(condition, table, row));
            (row, truth)
        });
        let kept = judged.filter(|(_, truth)| *truth != Truth::No);
        kept.map(|(row, truth)| (row.clone(), truth)).collect()
    }

    fn leaf(&self, leaf: &Leaf, writing: &Writing, scope: &Scope) -> Vec<Inline> {
        let around = Around { writer: self, clause: writing.clause };
        let content = self.work.case.engine.leaves.fill(leaf, scope, &around);
        let content = content.unwrap_or_else(|| {
            self.report(Code::BrokenPhrase, writing.clause, leaf.0.clone(), String::new());
            vec![Inline::text(leaf.0.clone())]
        });
        self.notice(&content);
        content
    }

    fn report(&self, code: Code, clause: &Clause, message: String, help: String) {
        let at = At::Provision { clause: clause.id.clone() };
        self.diagnostics.borrow_mut().push(Diagnostic::new(code, at, message, help));
    }

    /// Notices the terms in words of the library; what somebody answered defines nothing.
    pub fn notice(&self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } => self.notice_words(text),
                Inline::Strong { content } | Inline::Emphasis { content } => self.notice(content),
                _ => {}
            }
        }
    }

    /// Notices the terms in a text: longest match at each place, on word boundaries.
    pub fn notice_words(&self, text: &str) {
        let mut start = 0;
        let mut inside_word = false;
        while let Some(character) = text[start..].chars().next() {
            let found = (!inside_word).then(|| self.form_at(&text[start..])).flatten();
            if let Some((form, id)) = found {
                self.terms.borrow_mut().insert(id.clone());
                start += form.len();
                inside_word = false;
                continue;
            }
            inside_word = character.is_alphanumeric();
            start += character.len_utf8();
        }
    }

    fn form_at(&self, text: &str) -> Option<(&'a str, &'a Id)> {
        let forms = self.forms.get(&text.chars().next()?)?;
        forms.iter().copied().find(|(form, _)| {
            text.strip_prefix(form).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// The number of the next table of the document.
    pub fn next_table(&self) -> u32 {
        *self.tables.borrow_mut() += 1;
        *self.tables.borrow()
    }
}

/// References and citations as they read in a provision.
struct Around<'s, 'w, 'a> {
    writer: &'s Writer<'w, 'a>,
    clause: &'s Clause,
}

impl Surroundings for Around<'_, '_, '_> {
    fn clause(&self, target: &str) -> Vec<Inline> {
        let case = self.writer.work.case;
        let Some((document, Some(number))) = self.writer.work.plan.number(target) else {
            let title = case.edition().clauses.get(target).map_or(target, |clause| clause.title.as_str());
            let words = [("title", self.clause.title.as_str()), ("target", title)];
            let message = case.phrase("fault-dangling", &words);
            let help = case.plain("fault-dangling-help");
            self.writer.report(Code::DanglingReference, self.clause, message, help);
            return vec![Inline::text(title)];
        };
        if *document == self.writer.document {
            let text = case.phrase("article", &[("number", number)]);
            return vec![Inline::Reference { target: target.to_owned(), text }];
        }
        let mut content = vec![Inline::text(case.phrase("article-elsewhere", &[("number", number)]))];
        content.extend(case.word(self.writer.work.scope, "annex-in-host"));
        content
    }

    fn citation(&self, reference: &str) -> String {
        let references = &self.writer.work.case.edition().references;
        references.get(reference).map_or_else(String::new, |found| found.citation.clone())
    }

    fn otherwise(&self) -> String {
        self.writer.work.case.plain("undecided-or")
    }

    fn end(&self) -> String {
        self.writer.work.case.plain("undecided-end")
    }
}

/// Blocks as they are written; members are numbered through, whatever stands between them.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    members: usize,
}

impl Flow {
    fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds items; those of lists that come to stand beside each other are one list.
    fn items(&mut self, style: ListStyle, mut added: Vec<Vec<Block>>) {
        if let Some(Block::List { style: last, items }) = self.blocks.last_mut()
            && *last == style
        {
            let mut all: Vec<Vec<Block>> = items.drain(..).map(|item| item.blocks).collect();
            all.append(&mut added);
            *items = labelled(style, all);
            return;
        }
        self.push(Block::List { style, items: labelled(style, added) });
    }

    fn member(&mut self, key: String, blocks: Vec<Block>) {
        self.members += 1;
        let member = Member { key, label: format!("{}.", self.members), blocks };
        match self.blocks.last_mut() {
            Some(Block::Members { members }) => members.push(member),
            _ => self.blocks.push(Block::Members { members: vec![member] }),
        }
    }
}

/// What a clause asks of a tenderer with these answers.
pub(crate) fn requirements(work: &Work, clause: &Clause) -> Vec<Requirement> {
    let values = &work.case.values;
    clause
        .requirements
        .iter()
        .filter(|requirement| holds(work, clause, requirement.when.as_ref()))
        .map(|requirement| Requirement {
            id: format!("{}/{}", clause.id, requirement.id),
            level: requirement.level,
            title: requirement.title.clone(),
            quantity: match &requirement.quantity {
                Some(option) if values.of(option).asked != Truth::No => work.case.printed_option(option),
                _ => String::new(),
            },
        })
        .collect()
}

/// Whether a named condition of a clause holds or may still hold.
pub(crate) fn holds(work: &Work, clause: &Clause, name: Option<&Id>) -> bool {
    let condition = name.and_then(|name| clause.when.get(name));
    condition.is_none_or(|condition| condition.judge(&work.case.values) != Truth::No)
}

/// Items with their marks.
pub(crate) fn labelled(style: ListStyle, items: Vec<Vec<Block>>) -> Vec<Item> {
    let label = |index: usize| match style {
        ListStyle::Degree => format!("{}°", index + 1),
        ListStyle::Letter => format!("{})", letters(index)),
        ListStyle::Dash => "–".to_owned(),
    };
    items.into_iter().enumerate().map(|(index, blocks)| Item { label: label(index), blocks }).collect()
}

/// a … z, aa, bb …: as word processors count.
fn letters(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    std::iter::repeat_n(letter, index / 26 + 1).collect()
}

/// A paragraph of plain text.
pub(crate) fn body(content: Vec<Inline>) -> Block {
    Block::Paragraph { role: Role::Body, content }
}

/// A paragraph set apart.
pub(crate) fn remark(content: Vec<Inline>) -> Block {
    Block::Paragraph { role: Role::Remark, content }
}

fn open_choice(option: Option<&Id>, text: String) -> Inline {
    let place = option.map_or_else(|| Place::option(&Id::from("document")), Place::option);
    Inline::Blank { place, fills: Fills::Buyer, text }
}
