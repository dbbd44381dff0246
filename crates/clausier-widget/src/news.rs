//! What a changed answer changed in the documents: provisions that came, went or read differently.
//!
//! Pure; how it is shown is left to the views.

use clausier::annex::{Document, DocumentKind, Dossier, Section};

/// A provision that came, went or reads differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it stands, or stood.
    pub document: DocumentKind,
    /// Its anchor.
    pub key: String,
    /// Number and heading.
    pub title: String,
    /// What happened to it.
    pub what: What,
}

/// What happened to a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It is new.
    Added,
    /// It reads differently.
    Changed,
    /// It is gone.
    Removed,
}

/// What is different, in the order of the new documents; what is gone comes last. What only got another
/// number is not different.
pub fn between(old: &Dossier, new: &Dossier) -> Vec<Item> {
    let kinds = [DocumentKind::Annex, DocumentKind::Inserts];
    kinds.into_iter().flat_map(|kind| in_document(kind, old.document(kind), new.document(kind))).collect()
}

/// How many of each.
pub fn count(items: &[Item], what: What) -> usize {
    items.iter().filter(|item| item.what == what).count()
}

fn in_document(kind: DocumentKind, old: Option<&Document>, new: Option<&Document>) -> Vec<Item> {
    let (old, new) = (provisions(old), provisions(new));
    let item = |section: &Section, what| Item {
        document: kind,
        key: section.key.clone(),
        title: title(section),
        what,
    };
    let find = |all: &[&Section], key: &str| all.iter().position(|section| section.key == key);
    let mut items: Vec<Item> = Vec::new();
    for section in &new {
        match find(&old, &section.key) {
            None => items.push(item(section, What::Added)),
            Some(at) if old[at].blocks != section.blocks => items.push(item(section, What::Changed)),
            Some(_) => {}
        }
    }
    let gone = old.iter().filter(|section| find(&new, &section.key).is_none());
    items.extend(gone.map(|section| item(section, What::Removed)));
    items
}

fn provisions(document: Option<&Document>) -> Vec<&Section> {
    let sections = document.map_or(&[][..], |document| &document.sections);
    let all = sections.iter().flat_map(|section| std::iter::once(section).chain(&section.sections));
    all.filter(|section| section.provision.is_some()).collect()
}

fn title(section: &Section) -> String {
    match &section.number {
        Some(number) => format!("{number} {}", section.heading),
        None => section.heading.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clausier::answers::{Answers, Copy};
    use clausier::engine::Engine;
    use serde_json::json;

    /// A yes-no question changes something in the built-in edition, whichever it is.
    #[test]
    fn a_changed_answer_is_seen_and_the_same_answers_are_not() {
        let edition = clausier::bundle::read(clausier::builtin::ALL[0].json).unwrap();
        let engine = Engine::new(edition).unwrap();
        let dossier = |answers: &Answers| engine.assemble(answers, Copy::Publication).value;
        let mut answers = Answers::new(&engine.edition().id);
        // The example that says most has most to change.
        let presets = engine.edition().presets.iter();
        let fullest = presets.max_by_key(|preset| preset.answers.len());
        answers.preset = fullest.map(|preset| preset.id.clone());
        let start = dossier(&answers);
        assert_eq!(between(&start, &start), []);
        let yes_no = |question: &&clausier::option::Question| question.kind.name() == "yes-no";
        let mut seen = [0; 3];
        for question in engine.edition().questions().filter(yes_no) {
            for yes in [true, false] {
                let mut other = answers.clone();
                other.answers.insert(question.id.clone(), json!(yes));
                let there = between(&start, &dossier(&other));
                let back = between(&dossier(&other), &start);
                assert_eq!(count(&there, What::Added), count(&back, What::Removed));
                assert_eq!(count(&there, What::Changed), count(&back, What::Changed));
                for (at, what) in [What::Added, What::Changed, What::Removed].into_iter().enumerate() {
                    seen[at] += count(&there, what);
                }
            }
        }
        assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
    }
}
