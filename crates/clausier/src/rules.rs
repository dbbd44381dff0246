//! What the rules of an edition say about some answers. Consequences of rules are left to `values`.

use crate::annex::Place;
use crate::case::Case;
use crate::code::Code;
use crate::condition::Truth;
use crate::diagnostic::{At, Diagnostic};
use crate::edition::{Effect, Rule};
use crate::id::Id;
use crate::interview::Departure;
use crate::leaf::Scope;
use crate::render::plain::words;
use crate::value::RowValue;

/// A rule that fires.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: Id,
    /// The key of its reason among the answers: the rule, for a rule about rows with its row.
    pub key: String,
    /// What it is: [`Code::Outside`], `Unlawful`, `Departs`, `Explained` or `Hint`.
    pub code: Code,
    /// Where.
    pub at: At,
    /// What it says.
    pub message: String,
    /// The way out.
    pub way_out: String,
    /// Laws and standards that it rests on.
    pub basis: Vec<Id>,
    /// The written reason; empty while there is none.
    pub reason: String,
}

impl Finding {
    /// As a diagnostic, with its basis in the message.
    pub(crate) fn diagnostic(&self, case: &Case) -> Diagnostic {
        let citations: Vec<String> = self
            .basis
            .iter()
            .filter_map(|id| case.edition().references.get(id))
            .map(|reference| reference.citation.clone())
            .collect();
        let mut message = self.message.clone();
        if !citations.is_empty() {
            let list = case.engine.words.list(&citations);
            message = format!("{message} {}", case.phrase("note-basis", &[("list", &list)]));
        }
        let mut help = self.way_out.clone();
        if self.lacks_reason() {
            help = format!("{help} {}", case.phrase("departs-key", &[("key", &self.key)]));
        }
        Diagnostic::new(self.code, self.at.clone(), message, help)
    }

    /// As a departure, if it is one.
    pub(crate) fn departure(&self, case: &Case) -> Option<Departure> {
        if !matches!(self.code, Code::Departs | Code::Explained) {
            return None;
        }
        let Diagnostic { at, message, .. } = self.diagnostic(case);
        let help = self.way_out.clone();
        Some(Departure { key: self.key.clone(), at, message, help, reason: self.reason.clone() })
    }

    /// Whether it is a departure that nobody gave a reason for.
    pub fn lacks_reason(&self) -> bool {
        self.code == Code::Departs
    }
}

/// Every rule that certainly fires, in the order of the edition; one finding per row for rules about rows.
pub(crate) fn findings(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    let judged = case.edition().rules.iter().filter_map(|rule| Some((rule, code_of(&rule.effect)?)));
    let scope = case.scope();
    for (rule, code) in judged {
        let judge = Judge { case, rule, code, scope };
        match &rule.each {
            None if rule.when.judge(&case.values) == Truth::Yes => findings.push(judge.finding(scope, None)),
            None => {}
            Some(table) => findings.extend(judge.rows(table)),
        }
    }
    findings
}

fn code_of(effect: &Effect) -> Option<Code> {
    match effect {
        Effect::Outside => Some(Code::Outside),
        Effect::Unlawful => Some(Code::Unlawful),
        Effect::Departs => Some(Code::Departs),
        Effect::Hint => Some(Code::Hint),
        Effect::Set(..) | Effect::Bring(_) | Effect::Drop(_) => None,
    }
}

struct Judge<'j, 'a> {
    case: &'j Case<'a>,
    rule: &'j Rule,
    code: Code,
    scope: &'j Scope,
}

impl Judge<'_, '_> {
    fn rows(&self, table: &Id) -> Vec<Finding> {
        let rows = self.case.values.rows(table);
        let fires = |row: &&RowValue| self.case.values.judge_row(&self.rule.when, table, row) == Truth::Yes;
        rows.iter()
            .filter(fires)
            .map(|row| self.finding(&self.case.row_scope(self.scope, table, row), Some((table, row))))
            .collect()
    }

    fn finding(&self, scope: &Scope, row: Option<(&Id, &RowValue)>) -> Finding {
        let key = match row {
            Some((_, row)) => format!("{}/{}", self.rule.id, row.id),
            None => self.rule.id.to_string(),
        };
        let reason = self.case.answers.reasons.get(&key).map_or("", |reason| reason.trim()).to_owned();
        let explained = self.code == Code::Departs && !reason.is_empty();
        Finding {
            rule: self.rule.id.clone(),
            key,
            code: if explained { Code::Explained } else { self.code },
            at: self.place(row).map_or(At::Whole, |place| At::Question { place }),
            message: words(&self.case.fill(&self.rule.message, scope)),
            way_out: words(&self.case.fill(&self.rule.way_out, scope)),
            basis: self.rule.basis.clone(),
            reason: clean(&reason),
        }
    }

    /// The first question that the rule points to and that is asked.
    fn place(&self, row: Option<(&Id, &RowValue)>) -> Option<Place> {
        let place = |id: &Id| match row {
            Some((table, row)) if self.is_column(table, id) => crate::case::cell_place(table, row, id),
            Some((table, row)) if table == id => {
                Place { option: table.clone(), row: Some(row.id.clone()), column: None }
            }
            _ => Place::option(id),
        };
        let places: Vec<Place> = self.rule.points_to.iter().map(place).collect();
        let asked = |place: &&Place| self.case.values.of(&place.option).asked != Truth::No;
        places.iter().find(asked).or(places.first()).cloned()
    }

    fn is_column(&self, table: &Id, id: &Id) -> bool {
        self.case.values.table(table).is_some_and(|kind| kind.column(id).is_some())
    }
}

/// A written reason without characters that no document may hold.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if crate::value_read::is_xml_character(c) { c } else { char::REPLACEMENT_CHARACTER })
        .collect()
}
