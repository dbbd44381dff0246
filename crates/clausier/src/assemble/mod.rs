//! From answers to the resolved documents of a purchase.
//!
//! `plan` decides which provisions stand where and gives numbers, `text` fills their sentences, the other
//! modules make what is generated: definitions, colophon, lists, response form and file note.

mod charter;
mod cover;
pub(crate) mod generated;
mod note;
mod plan;
mod response;
mod stars;
mod table;
pub(crate) mod text;

use crate::annex::{
    Block, DOSSIER_SCHEMA, Document, DocumentKind, Dossier, Inline, Locked, Place, Section, Standing,
};
use crate::answers::{Answers, Copy};
use crate::canonical;
use crate::case::Case;
use crate::diagnostic::{Checked, Diagnostic};
use crate::engine::Engine;
use crate::id::Id;
use crate::leaf::Scope;
use plan::Plan;
use std::collections::BTreeSet;
use text::Writer;

pub(crate) use generated::key as generated_key;

/// All that the makers of one dossier share.
pub(crate) struct Work<'w, 'a> {
    pub case: &'w Case<'a>,
    pub plan: Plan<'a>,
    pub scope: &'w Scope,
    pub standing: Standing,
}

/// The documents for some answers, and everything that was found.
pub fn assemble(engine: &Engine, answers: &Answers, copy: Copy) -> Checked<Dossier> {
    let typed = crate::given::typed(engine.edition(), &engine.words, answers);
    let case = Case::new(engine, answers, &typed.value);
    let mut diagnostics = typed.diagnostics;
    diagnostics.extend(case.diagnostics());
    of(&case, diagnostics, copy)
}

/// The documents of a purchase, of which these findings are known.
fn of(case: &Case, diagnostics: Vec<Diagnostic>, copy: Copy) -> Checked<Dossier> {
    let mut made = to_look_at(case, diagnostics);
    seal(case, &mut made.value, copy);
    made
}

/// The same without what only files have.
pub(crate) fn to_look_at(case: &Case, mut diagnostics: Vec<Diagnostic>) -> Checked<Dossier> {
    let work =
        Work { plan: Plan::new(case), scope: case.scope(), standing: case.standing(&diagnostics), case };
    let (documents, lock, faults) = work.documents();
    diagnostics.extend(faults);
    let dossier = work.dossier(documents, lock);
    Checked::new(dossier, diagnostics)
}

/// Adds what only files have: a digest, footers that name it, and the answers.
fn seal(case: &Case, dossier: &mut Dossier, copy: Copy) {
    dossier.digest = canonical::digest(&dossier.documents);
    let short = dossier.digest.get(..12).unwrap_or(&dossier.digest);
    let footer = case.phrase("footer", &[("edition", &case.edition().title), ("digest", short)]);
    let generator = case.phrase("generator", &[("version", env!("CARGO_PKG_VERSION"))]);
    for document in &mut dossier.documents {
        document.frame.footer.clone_from(&footer);
        document.frame.generator.clone_from(&generator);
    }
    dossier.carried = carried(case, &dossier.documents, copy);
}

impl Work<'_, '_> {
    fn documents(&self) -> (Vec<Document>, Vec<Locked>, Vec<Diagnostic>) {
        let annex = Writer::new(self, DocumentKind::Annex);
        let mut annex_sections = annex.sections();
        let inserts = Writer::new(self, DocumentKind::Inserts);
        let mut insert_sections = inserts.sections();
        let wanted = self.case.kind().map_or(&[][..], |kind| &kind.documents);
        let documents = DocumentKind::ALL
            .into_iter()
            .filter(|kind| wanted.contains(kind))
            .map(|kind| match kind {
                DocumentKind::Annex => self.document(kind, std::mem::take(&mut annex_sections)),
                DocumentKind::Inserts => self.document(kind, std::mem::take(&mut insert_sections)),
                DocumentKind::Response => self.document(kind, response::sections(self)),
                DocumentKind::Note => self.document(kind, note::sections(self)),
            })
            .collect();
        let lock = self.lock(&annex.terms());
        let faults = annex.into_diagnostics().into_iter().chain(inserts.into_diagnostics()).collect();
        (documents, lock, faults)
    }

    fn lock(&self, terms: &BTreeSet<Id>) -> Vec<Locked> {
        let edition = self.case.edition();
        let clauses = self.plan.clauses().map(|clause| Locked {
            kind: "clause".to_owned(),
            id: clause.id.clone(),
            version: clause.version,
            digest: clause.digest.clone(),
        });
        let terms = terms.iter().filter_map(|id| edition.terms.get(id)).map(|term| Locked {
            kind: "term".to_owned(),
            id: term.id.clone(),
            version: term.version,
            digest: term.digest.clone(),
        });
        let mut lock: Vec<Locked> = clauses.chain(terms).collect();
        lock.sort_by(|one, two| (&one.kind, &one.id).cmp(&(&two.kind, &two.id)));
        lock
    }

    fn dossier(&self, documents: Vec<Document>, lock: Vec<Locked>) -> Dossier {
        let edition = self.case.edition();
        Dossier {
            schema: DOSSIER_SCHEMA,
            edition: edition.name(),
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            language: edition.language.clone(),
            kind: self.case.kind().map_or_else(|| Id::from(""), |kind| kind.id.clone()),
            standing: self.standing,
            digest: String::new(),
            lock,
            carried: serde_json::Value::Null,
            documents,
            open_points: self.case.open_points(),
            principles: charter::served(self),
        }
    }
}

/// The answers that the files carry.
fn carried(case: &Case, documents: &[Document], copy: Copy) -> serde_json::Value {
    let mut carried = case.answers.clone();
    if copy == Copy::Publication {
        let published = documents.iter().filter(|document| document.kind != DocumentKind::Note);
        let printed: BTreeSet<Place> = published.flat_map(printed_places).collect();
        let kind = Id::from(crate::values::KIND_OPTION);
        carried.answers.retain(|id, answer| {
            keep_printed_cells(id, answer, &printed);
            let shown = *id == kind || printed.iter().any(|place| place.option == *id);
            shown && !carried.internal.contains(id)
        });
        carried.reasons.clear();
        carried.internal.clear();
    }
    serde_json::to_value(carried).unwrap_or_default()
}

/// Of a table answer keeps only the cells that are printed, with the names of their rows.
fn keep_printed_cells(table: &Id, answer: &mut serde_json::Value, printed: &BTreeSet<Place>) {
    for row in answer.as_array_mut().into_iter().flatten().filter_map(serde_json::Value::as_object_mut) {
        let name = row.get("id").and_then(serde_json::Value::as_str).map(Id::from);
        let cell =
            |column: &str| Place { option: table.clone(), row: name.clone(), column: Some(Id::from(column)) };
        let hidden: Vec<String> = row
            .keys()
            .filter(|key| !["id", "from"].contains(&key.as_str()) && !printed.contains(&cell(key)))
            .cloned()
            .collect();
        for key in hidden {
            row.remove(&key);
        }
    }
}

fn printed_places(document: &Document) -> Vec<Place> {
    let mut places = Vec::new();
    let mut see = |inline: &Inline| {
        if let Inline::Value { place, .. } = inline {
            places.push(place.clone());
        }
    };
    document.facts.iter().flat_map(|fact| &fact.value).for_each(&mut see);
    visit_sections(&document.sections, &mut see);
    places
}

fn visit_sections(sections: &[Section], see: &mut dyn FnMut(&Inline)) {
    for section in sections {
        visit_blocks(&section.blocks, see);
        visit_sections(&section.sections, see);
    }
}

fn visit_blocks(blocks: &[Block], see: &mut dyn FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } => visit_inlines(content, see),
            Block::Members { members } => {
                members.iter().for_each(|member| visit_blocks(&member.blocks, see));
            }
            Block::List { items, .. } => items.iter().for_each(|item| visit_blocks(&item.blocks, see)),
            Block::Table(table) => table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .for_each(|cell| visit_inlines(&cell.content, see)),
            Block::Facts { facts } => facts.iter().for_each(|fact| visit_inlines(&fact.value, see)),
        }
    }
}

fn visit_inlines(content: &[Inline], see: &mut dyn FnMut(&Inline)) {
    for inline in content {
        match inline {
            Inline::Strong { content } | Inline::Emphasis { content } => visit_inlines(content, see),
            other => see(other),
        }
    }
}
