//! A text as the documents of every preset print it.

use crate::annex::{Block, DocumentKind, Dossier, Section};
use crate::answers::{Answers, Copy};
use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::engine::Engine;
use crate::id::Id;

/// The documents of every preset of an edition.
pub(super) struct Prints {
    pub engine: Engine,
    /// Id, title and dossier of each preset.
    pub presets: Vec<(Id, String, Dossier)>,
}

/// A place where a text is printed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Print {
    pub preset: Id,
    pub preset_title: String,
    pub document: DocumentKind,
    pub number: Option<String>,
    pub title: String,
    pub blocks: Vec<Block>,
}

impl Prints {
    /// Those of an edition.
    pub fn of(edition: Edition) -> Result<Self, Vec<Diagnostic>> {
        let engine = Engine::new(edition)?;
        let presets = engine.edition().presets.iter().map(|preset| {
            let mut answers = Answers::new(&engine.edition().id);
            answers.preset = Some(preset.id.clone());
            let dossier = engine.assemble(&answers, Copy::Publication).value;
            (preset.id.clone(), preset.title.clone(), dossier)
        });
        let presets = presets.collect();
        Ok(Self { engine, presets })
    }

    /// Every place where a clause is printed.
    pub fn clause(&self, clause: &Id) -> Vec<Print> {
        let mut found = Vec::new();
        for (preset, preset_title, dossier) in &self.presets {
            for document in &dossier.documents {
                let Some(section) = section(&document.sections, clause) else { continue };
                found.push(Print {
                    preset: preset.clone(),
                    preset_title: preset_title.clone(),
                    document: document.kind,
                    number: section.number.clone(),
                    title: section.heading.clone(),
                    blocks: section.blocks.clone(),
                });
            }
        }
        found
    }

    /// Titles of the presets whose documents use a term.
    pub fn term(&self, term: &Id) -> Vec<String> {
        let uses = |dossier: &Dossier| dossier.lock.iter().any(|one| one.kind == "term" && one.id == *term);
        self.presets
            .iter()
            .filter(|(_, _, dossier)| uses(dossier))
            .map(|(_, title, _)| title.clone())
            .collect()
    }
}

fn section<'d>(sections: &'d [Section], clause: &Id) -> Option<&'d Section> {
    sections.iter().find_map(|one| {
        let own = one.provision.as_ref().filter(|provision| provision.clause == *clause).map(|_| one);
        own.or_else(|| section(&one.sections, clause))
    })
}
