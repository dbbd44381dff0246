//! The page that says what there is to review.

use super::packet::{Made, Maker, removed, sentence};
use crate::annex::{Document, Fact, Inline, Section};
use crate::assemble::generated::{row, table_of};

/// The page; its links lead to files with this ending.
pub(super) fn document(maker: &Maker<'_>, packets: &[Made], ending: &str) -> Document {
    let says = maker.says;
    let mut document = maker.sheet(says.plain("index-title"), says.plain("index-subtitle"));
    let fact = |label: &str, value: &str| Fact { label: says.plain(label), value: vec![Inline::text(value)] };
    document.facts.push(fact("edition", &maker.new.edition.title));
    document.facts.extend(maker.old.map(|old| fact("since", &old.edition.title)));
    let lines = |made: &Made| {
        let name = &made.packet.name;
        let file = Inline::Link { href: format!("{name}.{ending}"), text: made.title.clone() };
        let words = [name.clone(), made.version.clone(), made.weight.clone(), made.findings.to_string()];
        let cells = std::iter::once(file).chain(words.map(Inline::text)).map(|cell| vec![cell]);
        row(format!("packet-{name}"), cells.collect())
    };
    document.notice = (!packets.is_empty()).then(|| says.plain("index-intro"));
    for kind in ["clause", "term"] {
        let rows: Vec<_> = packets.iter().filter(|made| made.kind == kind).map(lines).collect();
        if !rows.is_empty() {
            let heads = [("text", 6), ("file", 4), ("version", 2), ("weight", 4), ("checks", 2)];
            let columns = heads.map(|(name, weight)| (says.plain(name), weight));
            let table = table_of(format!("{kind}-table"), says.plain(kind), columns, rows);
            document.sections.push(section(maker, kind, vec![table]));
        }
    }
    let removed = removed(maker.old.map(|old| old.edition), maker.new.edition);
    if !removed.is_empty() {
        let blocks = removed.iter().map(|(id, title)| sentence(&format!("{title} ({id})"))).collect();
        document.sections.push(section(maker, "removed", blocks));
    }
    if document.sections.is_empty() {
        document.sections.push(section(maker, "text", vec![sentence(&says.plain("index-none"))]));
    }
    document
}

fn section(maker: &Maker<'_>, name: &str, blocks: Vec<crate::annex::Block>) -> Section {
    let heading = maker.says.plain(name);
    Section { key: name.to_owned(), number: None, heading, provision: None, blocks, sections: Vec::new() }
}
