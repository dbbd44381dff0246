//! An edition made ready: words and sentences compiled once, for any number of answers.

use crate::annex::Dossier;
use crate::answers::{Answers, Copy};
use crate::case::Case;
use crate::code::Code;
use crate::diagnostic::{At, Checked, Diagnostic};
use crate::edition::Edition;
use crate::interview::{Interview, forms::Forms};
use crate::leaf::Leaves;
use crate::left_out::LeftOut;
use crate::markup::Leaf;
use crate::rules::Finding;
use crate::way_out::WaysOut;
use crate::words::Words;

/// An edition made ready for interviews and assemblies.
pub struct Engine {
    edition: Edition,
    pub(crate) words: Words,
    pub(crate) leaves: Leaves,
    pub(crate) forms: Forms,
    pub(crate) stars: crate::stars::Memory,
}

impl Engine {
    /// Makes an edition ready.
    ///
    /// # Errors
    /// A diagnostic for each sentence or phrase that cannot be compiled, and for each phrase that is missing.
    pub fn new(edition: Edition) -> Result<Self, Vec<Diagnostic>> {
        let (words, broken_phrases) = Words::new(&edition.phrases);
        let (leaves, broken_leaves) = Leaves::new(leaves_of(&edition));
        let missing = crate::phrases::REQUIRED.iter().filter(|name| !edition.phrases.contains_key(**name));
        let diagnostics: Vec<Diagnostic> = missing
            .map(|name| fault(Code::MissingPhrase, format!("the edition has no phrase '{name}'")))
            .chain(broken_phrases.iter().map(|name| fault(Code::BrokenPhrase, format!("phrase '{name}'"))))
            .chain(
                broken_leaves.iter().map(|leaf| fault(Code::BrokenPhrase, format!("sentence '{}'", leaf.0))),
            )
            .collect();
        if !diagnostics.is_empty() {
            return Err(diagnostics);
        }
        let (forms, stars) = (Forms::new(&edition), crate::stars::Memory::new(&edition));
        Ok(Self { edition, words, leaves, forms, stars })
    }

    /// The edition.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The questions as they stand with these answers.
    pub fn interview(&self, answers: &Answers) -> Interview {
        crate::interview::interview(self, answers)
    }

    /// Questions and documents at once, to look at: what [`Engine::interview`] and [`Engine::assemble`] give, with
    /// the rules judged once, and without what only files have. A form calls this after every change.
    pub fn derive(&self, answers: &Answers) -> Derived {
        let typed = crate::given::typed(&self.edition, &self.words, answers);
        let case = Case::new(self, answers, &typed.value);
        let mut found = typed.diagnostics;
        found.extend(case.diagnostics());
        let interview = crate::interview::of(&case, found.clone());
        let Checked { value: dossier, diagnostics } = crate::assemble::to_look_at(&case, found);
        Derived { interview, dossier, diagnostics }
    }

    /// The ways out of what rules forbid, or let depart only with a reason, in the order of the rules.
    pub fn ways_out(&self, answers: &Answers) -> Vec<WaysOut> {
        let typed = crate::given::typed(self.edition(), &self.words, answers);
        crate::way_out::ways_out(&Case::new(self, answers, &typed.value))
    }

    /// The clauses of this kind of purchase that these answers leave out, why, and what would bring them in.
    pub fn left_out(&self, answers: &Answers) -> Vec<LeftOut> {
        let typed = crate::given::typed(self.edition(), &self.words, answers);
        crate::left_out::left_out(&Case::new(self, answers, &typed.value))
    }

    /// The questions on paper, as a dossier of one document: ordered by who knows, with space for the answers.
    /// Of the answers only the kind of purchase and the preset count.
    pub fn questionnaire(&self, answers: &Answers) -> Dossier {
        crate::questionnaire::dossier(self, answers)
    }

    /// What the rules say about these answers, in the order of the edition.
    pub fn findings(&self, answers: &Answers) -> Vec<Finding> {
        let typed = crate::given::typed(self.edition(), &self.words, answers);
        Case::new(self, answers, &typed.value).findings
    }

    /// The documents for these answers.
    pub fn assemble(&self, answers: &Answers, copy: Copy) -> Checked<Dossier> {
        crate::assemble::assemble(self, answers, copy)
    }
}

/// All that follows from some answers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Derived {
    /// The questions as they stand.
    pub interview: Interview,
    /// The documents, without digest, footers and carried answers: those take long, and only files have them.
    pub dossier: Dossier,
    /// Everything that was found.
    pub diagnostics: Vec<Diagnostic>,
}

fn fault(code: Code, message: String) -> Diagnostic {
    Diagnostic::new(code, At::Whole, message, "mend the library and make the bundle again")
}

fn leaves_of(edition: &Edition) -> Vec<&Leaf> {
    let mut leaves = Vec::new();
    for clause in edition.clauses.values() {
        leaves.extend(crate::markup::leaves(&clause.blocks));
    }
    for rule in &edition.rules {
        leaves.extend([&rule.message, &rule.way_out]);
    }
    for kind in &edition.kinds {
        leaves.push(&kind.heading);
        leaves.extend(kind.words.values());
    }
    leaves
}
