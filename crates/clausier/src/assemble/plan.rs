//! Which provisions stand where, and their numbers. References are resolved against this.

use crate::annex::DocumentKind;
use crate::case::Case;
use crate::condition::Truth;
use crate::edition::{Clause, Entry, Generated, Numbering, Part};
use crate::id::Id;
use std::collections::BTreeMap;

/// The table of contents of a dossier.
pub struct Plan<'a> {
    /// The parts that hold something, in order.
    pub parts: Vec<PlannedPart<'a>>,
    numbers: BTreeMap<Id, (DocumentKind, Option<String>)>,
}

/// A part with what it holds.
pub struct PlannedPart<'a> {
    /// The part.
    pub part: &'a Part,
    /// Anchor.
    pub key: String,
    /// "3", where parts are numbered.
    pub number: Option<String>,
    /// What it holds.
    pub entries: Vec<Planned<'a>>,
}

/// A provision to be.
pub struct Planned<'a> {
    /// What it is.
    pub content: Content<'a>,
    /// "3.2" or "3", where provisions are numbered.
    pub number: Option<String>,
    /// Whether it is certain that it stays.
    pub truth: Truth,
}

/// A clause or a generated provision.
#[derive(Clone, Copy)]
pub enum Content<'a> {
    /// A clause.
    Clause(&'a Clause),
    /// Made from the others.
    Generated(Generated),
}

impl<'a> Plan<'a> {
    /// The plan for some answers.
    pub fn new(case: &Case<'a>) -> Self {
        let mut plan = Self { parts: Vec::new(), numbers: BTreeMap::new() };
        let Some(kind) = case.kind() else { return plan };
        let mut count = Count { numbering: kind.numbering, part: 0, provision: 0 };
        for (index, part) in kind.parts.iter().enumerate() {
            let entries: Vec<_> = part.entries.iter().filter_map(|entry| content(case, entry)).collect();
            if entries.is_empty() {
                continue;
            }
            let numbered = part.document == DocumentKind::Annex;
            let number = if numbered { count.part() } else { None };
            let entries: Vec<Planned> = entries
                .into_iter()
                .map(|(content, truth)| {
                    let number = if numbered { Some(count.provision()) } else { None };
                    Planned { content, number, truth }
                })
                .collect();
            for entry in &entries {
                if let Content::Clause(clause) = entry.content {
                    plan.numbers.insert(clause.id.clone(), (part.document, entry.number.clone()));
                }
            }
            let key = format!("part-{}", index + 1);
            plan.parts.push(PlannedPart { part, key, number, entries });
        }
        plan
    }

    /// The document that a clause is in, and its number there.
    pub fn number(&self, clause: &str) -> Option<&(DocumentKind, Option<String>)> {
        self.numbers.get(clause)
    }

    /// The clauses, in order.
    pub fn clauses(&self) -> impl Iterator<Item = &'a Clause> {
        self.provisions().map(|(clause, _)| clause)
    }

    /// The clauses with their place, in order.
    pub fn provisions(&self) -> impl Iterator<Item = (&'a Clause, &Planned<'a>)> {
        self.parts.iter().flat_map(|part| &part.entries).filter_map(|entry| match entry.content {
            Content::Clause(clause) => Some((clause, entry)),
            Content::Generated(_) => None,
        })
    }
}

fn content<'a>(case: &Case<'a>, entry: &Entry) -> Option<(Content<'a>, Truth)> {
    match entry {
        Entry::Generated(generated) => Some((Content::Generated(*generated), Truth::Yes)),
        Entry::Clause(id) => {
            let truth = case.values.includes(id);
            let clause = case.edition().clauses.get(id)?;
            (truth != Truth::No).then_some((Content::Clause(clause), truth))
        }
    }
}

/// Counts as native numbering does.
struct Count {
    numbering: Numbering,
    part: u32,
    provision: u32,
}

impl Count {
    fn part(&mut self) -> Option<String> {
        if self.numbering == Numbering::Flat {
            return None;
        }
        self.part += 1;
        self.provision = 0;
        Some(self.part.to_string())
    }

    fn provision(&mut self) -> String {
        self.provision += 1;
        match self.numbering {
            Numbering::Flat => self.provision.to_string(),
            Numbering::Parts => format!("{}.{}", self.part, self.provision),
        }
    }
}
