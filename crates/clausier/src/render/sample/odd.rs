//! Documents that are built in ways that the others are not.

use super::build::{body, columns, empty, fact, item, list, member, reference, rows, section};
use super::dossier;
use crate::annex::{Block, DocumentKind, Dossier, Inline, ListStyle, Table};

/// Documents of unusual build: nothing in it; two wide tables and nothing after; a wide table first;
/// a wide table in a list in the first section after a contents list; members and items without text.
pub fn odd() -> Dossier {
    let wide = |key: &str| {
        Block::Table(Table {
            key: key.to_owned(),
            caption: "Breed".to_owned(),
            columns: columns(&[("K", 1); 9]),
            rows: rows(2, &["cel"; 9]),
        })
    };
    let build = |contents: Option<&str>, blocks: Vec<Block>| {
        let mut document = empty(DocumentKind::Annex, "Bouw");
        document.contents = contents.map(str::to_owned);
        document.sections = vec![section("one", Some("1"), "Een", blocks)];
        document
    };
    let nothing = empty(DocumentKind::Annex, "Leeg");
    let last = build(None, vec![body(vec![Inline::text("Tekst.")]), wide("first"), wide("second")]);
    let first = build(None, vec![wide("first"), body(vec![Inline::text("Tekst.")])]);
    let listed = build(
        Some("Inhoud"),
        vec![list(
            ListStyle::Degree,
            vec![
                item("1°", vec![body(vec![Inline::text("Zie:")]), wide("listed")]),
                item("2°", vec![body(vec![Inline::text("Verder.")])]),
            ],
        )],
    );
    let bare = build(
        Some("Inhoud"),
        vec![
            Block::Members {
                members: vec![member(
                    "bare-1",
                    "1.",
                    vec![list(
                        ListStyle::Letter,
                        vec![item("a)", Vec::new()), item("x)", vec![body(Vec::new())])],
                    )],
                )],
            },
            Block::Facts { facts: vec![fact("Leeg", Vec::new())] },
            Block::Facts { facts: vec![fact("Nog een", vec![reference("unknown", "artikel 7")])] },
        ],
    );
    let mut dossier = dossier();
    dossier.documents = vec![nothing, last, first, listed, bare];
    dossier
}
