//! Puts clauses together in one language: facts, conditions and text.

use super::capitals::Capitals;
use super::ground::Ground;
use super::raw::{RawClause, RawCondition};
use super::scope::first_of_each;
use super::uses::{Names, RowOrNot};
use crate::code::Code;
use crate::condition::Condition;
use crate::diagnostic::At;
use crate::edition::{Change, Clause, Deviation, PriceLine, Requirement, Withdrawal};
use crate::id::Id;
use crate::markup::parse::{Parsed, Use, UseKind, parse};
use crate::option::{Kind, TableKind};
use crate::reader::{Faults, Spot, is_forbidden, report_forbidden};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A version of a clause as it was read.
#[derive(Debug)]
pub(super) struct Version<'a> {
    /// The clause.
    pub id: &'a Id,
    /// The group that it is in.
    pub group: &'a str,
    /// The version.
    pub version: u32,
    /// Its facts.
    pub raw: &'a RawClause,
    /// Whether a jurist signed it.
    pub reviewed: bool,
    /// That it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
    /// Its text in the language of the edition.
    pub text: Option<&'a str>,
}

/// What clauses are looked up in.
pub(super) struct Clauses<'a> {
    /// What texts may name.
    pub names: Names<'a>,
    /// Numbers of the principles of the charter.
    pub principles: &'a BTreeSet<u8>,
    /// Terms and names with a capital.
    pub capitals: &'a Capitals,
}

impl Clauses<'_> {
    /// A clause in one language.
    pub fn clause(&self, version: &Version<'_>) -> Clause {
        let raw = version.raw;
        let scope = self.ground().scope;
        let parsed = self.text(version);
        let when = self.conditions(version, &parsed.uses);
        let mut clause = Clause {
            id: version.id.clone(),
            group: Id::new(version.group),
            version: version.version,
            reviewed: version.reviewed,
            withdrawn: version.withdrawn.clone(),
            title: scope.say(raw.title.as_ref()),
            principles: self.principles(raw),
            references: self.references(raw),
            include: raw.include.as_ref().and_then(|include| self.ground().condition(&include.value, None)),
            when,
            requirements: self.requirements(raw),
            deviations: self.deviations(raw),
            prices: self.prices(raw),
            change: raw.change.as_ref().map_or(Change::First, |change| change.value),
            reason: scope.say(raw.reason.as_ref()),
            blocks: parsed.blocks,
            digest: String::new(),
        };
        clause.digest = crate::lock::clause_digest(&clause);
        clause
    }

    fn ground(&self) -> &Ground<'_> {
        self.names.ground
    }

    fn text(&self, version: &Version<'_>) -> Parsed {
        let scope = self.ground().scope;
        let file = version.text.and_then(|path| scope.sources.file(path));
        let Some(file) = file else {
            let message = format!("the clause has no text in the language '{}'", scope.language);
            let help = format!("Add the file {}.md beside clause.toml.", scope.language);
            scope.faults.report(Code::MissingLanguage, &version.raw.at, message, help);
            return Parsed { blocks: Vec::new(), uses: Vec::new(), diagnostics: Vec::new() };
        };
        let parsed = parse(file.path, file.text);
        // Forbidden characters of every file, in an edition or not, are reported once already.
        let news = parsed.diagnostics.iter().filter(|found| found.code != Code::ForbiddenCharacter);
        news.for_each(|found| scope.faults.push(found.clone()));
        let declared = declared(version.raw);
        for used in &parsed.uses {
            self.names.check(file.path, used, Some(&declared));
        }
        self.capitals.check_text(&file, scope.faults);
        parsed
    }

    fn conditions(&self, version: &Version<'_>, uses: &[Use]) -> BTreeMap<Id, Condition> {
        let used = used_conditions(version.raw, uses);
        let mut conditions = BTreeMap::new();
        for (name, Spot { value: raw, at }) in &version.raw.when {
            if version.text.is_some() && !used.contains(name) {
                let message = format!("the condition '{name}' is declared but not used");
                let help = "Remove it, or use it in the text, a requirement, a deviation or a price line.";
                self.ground().scope.faults.report(Code::UnusedCondition, at, message, help);
            }
            let row = if raw.is_about_row() { self.row_of(name, raw, uses) } else { None };
            if let Some(condition) = self.ground().condition(raw, row) {
                conditions.insert(name.clone(), condition);
            }
        }
        conditions
    }

    /// The table whose rows a condition looks at: the one that the text uses it for.
    fn row_of(&self, name: &Id, raw: &RawCondition, uses: &[Use]) -> Option<&TableKind> {
        let of_name = uses.iter().filter(|used| is_condition(used) && *name == used.name.as_str());
        let used_for = of_name.filter_map(|used| used.in_row_of.as_deref()).next();
        let tables = self.ground().questions.iter().filter_map(|(id, question)| match &question.kind {
            Kind::Table(table) => Some((*id, table)),
            _ => None,
        });
        let mut tables = tables.collect::<Vec<_>>();
        // Not used in the text, which is reported: any table with such a column will do.
        tables.sort_by_key(|(id, table)| (Some(id.as_str()) != used_for, !has_columns(table, raw)));
        tables.first().map(|(_, table)| *table)
    }

    fn principles(&self, raw: &RawClause) -> BTreeSet<u8> {
        let mut known = BTreeSet::new();
        for number in &raw.principles {
            match u8::try_from(number.value).ok().filter(|number| self.principles.contains(number)) {
                Some(number) => drop(known.insert(number)),
                None => {
                    let message = format!("the charter has no principle {}", number.value);
                    let faults = self.ground().scope.faults;
                    faults.report(Code::UnknownPrinciple, &number.at, message, "See charter.toml.");
                }
            }
        }
        known
    }

    fn references(&self, raw: &RawClause) -> Vec<Id> {
        first_of_each(&raw.references, self.ground().scope.faults);
        let known = raw.references.iter().filter(|id| self.names.reference(id).is_some());
        known.map(|id| id.value.clone()).collect()
    }

    fn requirements(&self, raw: &RawClause) -> Vec<Requirement> {
        first_of_each(raw.requirements.iter().map(|requirement| &requirement.id), self.ground().scope.faults);
        let make = |requirement: &super::raw::RawRequirement| Requirement {
            id: requirement.id.value.clone(),
            level: requirement.level,
            title: self.ground().scope.say(requirement.title.as_ref()),
            quantity: self.option(requirement.quantity.as_ref()),
            when: self.named(raw, requirement.when.as_ref()),
        };
        raw.requirements.iter().map(make).collect()
    }

    fn deviations(&self, raw: &RawClause) -> Vec<Deviation> {
        let make = |deviation: &super::raw::RawDeviation| {
            self.names.reference(&deviation.reference)?;
            Some(Deviation {
                reference: deviation.reference.value.clone(),
                reason: self.option(deviation.reason.as_ref()),
                when: self.named(raw, deviation.when.as_ref()),
            })
        };
        raw.deviations.iter().filter_map(make).collect()
    }

    fn prices(&self, raw: &RawClause) -> Vec<PriceLine> {
        first_of_each(raw.prices.iter().map(|price| &price.id), self.ground().scope.faults);
        let make = |price: &super::raw::RawPrice| PriceLine {
            id: price.id.value.clone(),
            title: self.ground().scope.say(price.title.as_ref()),
            unit: self.ground().scope.say(price.unit.as_ref()),
            when: self.named(raw, price.when.as_ref()),
        };
        raw.prices.iter().map(make).collect()
    }

    fn option(&self, id: Option<&Spot<Id>>) -> Option<Id> {
        id.filter(|id| self.ground().question(id).is_some()).map(|id| id.value.clone())
    }

    /// The name of a condition that must be declared and look at no row.
    fn named(&self, raw: &RawClause, name: Option<&Spot<Id>>) -> Option<Id> {
        let name = name?;
        let faults = self.ground().scope.faults;
        match declared(raw).get(&name.value) {
            Some(RowOrNot::Whole) => {}
            Some(RowOrNot::Row) => {
                let message =
                    format!("the condition '{}' looks at a column, but here is no row at hand", name.value);
                faults.report(
                    Code::MisplacedColumn,
                    &name.at,
                    message,
                    "Name a condition with any-row instead.",
                );
            }
            None => {
                let message = format!("the condition '{}' is not declared", name.value);
                let help = format!("Add [when.{}].", name.value);
                faults.report(Code::UndeclaredCondition, &name.at, message, help);
            }
        }
        Some(name.value.clone())
    }
}

/// Reports what an author cannot see: control characters and the characters of the engine.
pub(super) fn check_characters(file: &crate::source::SourceFile<'_>, faults: &Faults) {
    for (start, character) in
        file.text.char_indices().filter(|(_, character)| is_forbidden(*character)).take(20)
    {
        let at: At = file.at(Span::new(start, start + character.len_utf8()));
        report_forbidden(faults, &at, character);
    }
}

fn declared(raw: &RawClause) -> BTreeMap<Id, RowOrNot> {
    let kind =
        |condition: &RawCondition| if condition.is_about_row() { RowOrNot::Row } else { RowOrNot::Whole };
    raw.when.iter().map(|(name, spot)| (name.clone(), kind(&spot.value))).collect()
}

fn is_condition(used: &Use) -> bool {
    matches!(used.what, UseKind::Condition | UseKind::RowCondition)
}

fn used_conditions(raw: &RawClause, uses: &[Use]) -> BTreeSet<Id> {
    let in_text = uses.iter().filter(|used| is_condition(used)).map(|used| Id::new(&used.name));
    let requirements = raw.requirements.iter().filter_map(|requirement| requirement.when.as_ref());
    let deviations = raw.deviations.iter().filter_map(|deviation| deviation.when.as_ref());
    let prices = raw.prices.iter().filter_map(|price| price.when.as_ref());
    let elsewhere = requirements.chain(deviations).chain(prices).map(|name| name.value.clone());
    in_text.chain(elsewhere).collect()
}

/// Whether a table has every column that a condition on its row looks at.
fn has_columns(table: &TableKind, raw: &RawCondition) -> bool {
    match raw {
        RawCondition::Value(test) => {
            let of = &test.of;
            of.place == super::raw::SubjectPlace::Option || table.column(&of.name.value).is_some()
        }
        RawCondition::All(list) | RawCondition::Any(list) => list.iter().all(|raw| has_columns(table, raw)),
        RawCondition::Not(condition) => has_columns(table, condition),
        _ => true,
    }
}
