//! Reads clauses, terms, references and the charter as written.

use super::drafting;
use super::raw::{RawClause, RawDeviation, RawPrice, RawPrinciple, RawReference, RawRequirement, RawTerm};
use super::read_condition::condition;
use super::read_options::words;
use crate::annex::Level;
use crate::code::Code;
use crate::date::Date;
use crate::edition::{Change, Status};
use crate::id::Id;
use crate::reader::{Cursor, Spot};
use std::collections::BTreeMap;

const CHANGES: [(&str, Change); 4] = [
    ("first", Change::First),
    ("wording", Change::Wording),
    ("option", Change::Option),
    ("meaning", Change::Meaning),
];
const LEVELS: [(&str, Level); 3] = [
    ("minimum-requirement", Level::MinimumRequirement),
    ("execution-condition", Level::ExecutionCondition),
    ("scored-wish", Level::ScoredWish),
];
const STATUSES: [(&str, Status); 5] = [
    ("in-force", Status::InForce),
    ("amended", Status::Amended),
    ("repealed", Status::Repealed),
    ("proposal", Status::Proposal),
    ("standard", Status::Standard),
];
/// Stands in for a day that is missing or wrong, which is reported.
const NO_DAY: Date = Date { year: 1900, month: 1, day: 1 };

/// Reads a file `clause.toml`.
pub(super) fn clause(top: &Cursor<'_>) -> RawClause {
    let principles = top.need("principles").and_then(|node| node.list()).unwrap_or_default();
    let change = top.need("change").and_then(|_| top.word("change", &CHANGES));
    let change_at = top.get("change").map(|node| node.at());
    RawClause {
        at: top.at(),
        title: top.need_localised_text("title"),
        principles: principles.iter().filter_map(|node| node.integer()).collect(),
        references: top.need("references").and_then(|node| node.ids()).unwrap_or_default(),
        change: change.zip(change_at).map(|(change, at)| Spot::new(change, at)),
        reason: top.need_localised_text("reason"),
        include: top.get("include").map(|node| Spot::new(condition(&node), node.at())),
        when: conditions(top),
        requirements: top.tables("requirement").iter().filter_map(requirement).collect(),
        deviations: top.tables("deviation").iter().filter_map(deviation).collect(),
        prices: top.tables("price").iter().filter_map(price).collect(),
        allows: top.tables("allow").iter().filter_map(drafting::allow).collect(),
    }
}

/// Reads a file under `terms/`.
pub(super) fn term(top: &Cursor<'_>) -> RawTerm {
    let forms = top.need("forms").and_then(|_| words(top, "forms"));
    RawTerm { at: top.at(), forms, definition: top.need_localised_text("definition") }
}

/// Reads a file under `references/`.
pub(super) fn reference(top: &Cursor<'_>) -> RawReference {
    let text = |key| top.get(key).and_then(|node| node.text()).map(|text| text.value).unwrap_or_default();
    RawReference {
        citation: top.need_localised_text("citation"),
        title: top.need_localised_text("title"),
        identifier: text("identifier"),
        url: text("url"),
        status: top.need_word("status", &STATUSES).unwrap_or(Status::Proposal),
        checked_on: top.need("checked-on").and_then(|node| node.date()).unwrap_or(NO_DAY),
        verified: top.need("verified").and_then(|node| node.yes_no()).unwrap_or_default(),
        remark: top.localised_text("remark"),
    }
}

/// Reads `charter.toml`.
pub(super) fn charter(top: &Cursor<'_>) -> Vec<RawPrinciple> {
    let mut principles: Vec<RawPrinciple> = Vec::new();
    for table in top.tables("principle") {
        let (title, meaning) = (table.need_localised_text("title"), table.need_localised_text("meaning"));
        let Some(number) = table.need("number").and_then(|node| node.integer()) else { continue };
        let known = u8::try_from(number.value).ok().filter(|number| (1..=20).contains(number));
        let Some(new) = known.filter(|new| principles.iter().all(|principle| principle.number != *new))
        else {
            let message = format!("{} is not a new number from 1 to 20", number.value);
            table.faults().report(
                Code::DuplicateId,
                &number.at,
                message,
                "Every principle has its own number.",
            );
            continue;
        };
        principles.push(RawPrinciple { number: new, title, meaning });
    }
    principles
}

fn conditions(top: &Cursor<'_>) -> BTreeMap<Id, Spot<super::raw::RawCondition>> {
    let table = top.get("when").and_then(|node| node.table());
    let named = table.iter().flat_map(Cursor::named);
    named.map(|(name, node)| (name.value, Spot::new(condition(&node), name.at))).collect()
}

fn requirement(table: &Cursor<'_>) -> Option<RawRequirement> {
    let id = table.need("id").and_then(|node| node.id());
    Some(RawRequirement {
        level: table.need_word("level", &LEVELS).unwrap_or(Level::ExecutionCondition),
        title: table.need_localised_text("title"),
        quantity: table.get("quantity").and_then(|node| node.id()),
        when: table.get("when").and_then(|node| node.id()),
        id: id?,
    })
}

fn deviation(table: &Cursor<'_>) -> Option<RawDeviation> {
    let reference = table.need("reference").and_then(|node| node.id());
    Some(RawDeviation {
        reason: table.get("reason").and_then(|node| node.id()),
        when: table.get("when").and_then(|node| node.id()),
        reference: reference?,
    })
}

fn price(table: &Cursor<'_>) -> Option<RawPrice> {
    let id = table.need("id").and_then(|node| node.id());
    Some(RawPrice {
        title: table.need_localised_text("title"),
        unit: table.need_localised_text("unit"),
        when: table.get("when").and_then(|node| node.id()),
        id: id?,
    })
}
