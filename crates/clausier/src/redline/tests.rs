//! The laws of redlines, on generated documents and on changed ones.

use super::marked::Marked;
use super::{Fate, accept, documents, normal, reject};
use crate::annex::{
    Block, Cell, Column, Document, DocumentKind, Fact, Fills, Inline, Item, ListStyle, Member, Place, Role,
    Row, Section, Table,
};
use crate::id::Id;
use crate::render::sample;
use crate::render::sample::build::{body, empty, section};
use proptest::prelude::*;

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "De",
        "opdrachtnemer",
        "levert",
        "binnen",
        "30",
        "60",
        "dagen",
        "de",
        "gegevens",
        "aan",
        "\n",
        ".",
        ",",
        "é",
    ]);
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

fn place() -> impl Strategy<Value = Place> {
    prop::sample::select(vec!["term", "format"]).prop_map(|option| Place::option(&Id::from(option)))
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        6 => words().prop_map(Inline::text),
        2 => (place(), words()).prop_map(|(place, text)| Inline::Value { place, text }),
        1 => place().prop_map(|place| Inline::Blank { place, fills: Fills::Buyer, text: "[in te vullen]".into() }),
        1 => "[ab]".prop_map(|target| Inline::Reference { text: format!("artikel {target}"), target }),
        1 => words().prop_map(|text| Inline::Link { href: "https://voorbeeld.be/".into(), text }),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let content = prop::collection::vec(inner, 0..3);
        prop_oneof![
            content.clone().prop_map(|content| Inline::Strong { content }),
            content.prop_map(|content| Inline::Emphasis { content }),
        ]
    })
}

fn line() -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(inline(), 0..4)
}

fn paragraph() -> impl Strategy<Value = Block> {
    let role = prop::sample::select(vec![Role::Body, Role::Remark]);
    (role, line()).prop_map(|(role, content)| Block::Paragraph { role, content })
}

fn table() -> impl Strategy<Value = Block> {
    (1_usize..3, prop::collection::vec(("[a-c]", line(), line()), 0..4), words()).prop_map(
        |(count, rows, caption)| {
            let column = |index| Column { heading: format!("K{index}"), weight: 1 };
            let cells =
                |one, two| [one, two].map(|content| Cell { content }).into_iter().take(count).collect();
            let row = |(key, one, two)| Row { key, cells: cells(one, two) };
            Block::Table(Table {
                key: "tabel".into(),
                caption,
                columns: (0..count).map(column).collect(),
                rows: rows.into_iter().map(row).collect(),
            })
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![4 => paragraph(), 1 => table()];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let blocks = prop::collection::vec(inner, 0..3);
        let style = prop::sample::select(vec![ListStyle::Degree, ListStyle::Letter, ListStyle::Dash]);
        let items = prop::collection::vec(blocks.clone(), 1..4).prop_map(|items| {
            let item = |(index, blocks)| Item { label: format!("{}°", index + 1), blocks };
            items.into_iter().enumerate().map(item).collect()
        });
        let members = prop::collection::vec(blocks, 1..4).prop_map(|members| {
            let member = |(index, blocks)| Member {
                key: format!("lid-{index}"),
                label: format!("{}.", index + 1),
                blocks,
            };
            members.into_iter().enumerate().map(member).collect()
        });
        let facts = prop::collection::vec((words(), line()), 1..3)
            .prop_map(|facts| facts.into_iter().map(|(label, value)| Fact { label, value }).collect());
        prop_oneof![
            (style, items).prop_map(|(style, items)| Block::List { style, items }),
            members.prop_map(|members| Block::Members { members }),
            facts.prop_map(|facts| Block::Facts { facts }),
        ]
    })
}

fn deep_section() -> impl Strategy<Value = Section> {
    let number = prop::option::of("[1-4]");
    let flat = ("[a-e]", number, words(), prop::collection::vec(block(), 0..4));
    let flat = flat
        .prop_map(|(key, number, heading, blocks)| section(&key, number.as_deref(), &heading, blocks))
        .boxed();
    (flat.clone(), prop::collection::vec(flat, 0..3))
        .prop_map(|(part, sections)| Section { sections, ..part })
}

/// A document of any build, also one that is never assembled.
pub(crate) fn document() -> impl Strategy<Value = Document> {
    let cover = (words(), words(), prop::option::of(words()), prop::option::of(words()));
    (cover, prop::collection::vec(deep_section(), 0..4), line()).prop_map(|(cover, sections, value)| {
        let (title, subtitle, notice, contents) = cover;
        let facts = vec![Fact { label: "Opdracht".into(), value }];
        Document { subtitle, notice, contents, facts, sections, ..empty(DocumentKind::Annex, &title) }
    })
}

fn holds(old: &Document, new: &Document) -> Result<(), TestCaseError> {
    let redline = documents(old, new);
    prop_assert_eq!(accept(&redline), normal(new));
    prop_assert_eq!(reject(&redline), normal(old));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.min(20_000)))]

    #[test]
    fn accepting_gives_the_new_and_rejecting_the_old(old in document(), new in document()) {
        holds(&old, &new)?;
    }

    #[test]
    fn a_document_against_itself_has_no_mark(document in document()) {
        let redline = documents(&document, &document);
        prop_assert!(redline.is_unchanged());
        prop_assert!(redline.summary.iter().all(|entry| entry.fate == Fate::Unchanged));
        holds(&document, &document)?;
    }

    #[test]
    fn the_normal_form_is_normal_and_prints_the_same(document in document()) {
        let normal = normal(&document);
        prop_assert_eq!(&super::normal(&normal), &normal);
        prop_assert_eq!(crate::render::plain::text(&normal), crate::render::plain::text(&document));
    }
}

#[test]
fn the_law_holds_for_every_pair_of_samples() {
    let mut samples = sample::dossier().documents;
    samples.extend(sample::odd().documents);
    for old in &samples {
        for new in &samples {
            holds(old, new).unwrap_or_else(|why| panic!("{} and {}: {why}", old.title, new.title));
        }
    }
}

/// A section whose only block is this text.
fn one(text: &str) -> Document {
    let blocks = vec![body(vec![Inline::text(text)])];
    Document { sections: vec![section("a", Some("1"), "Kop", blocks)], ..empty(DocumentKind::Annex, "T") }
}

#[test]
fn a_change_that_nobody_sees_is_no_mark() {
    let (old, mut new) = (one("De termijn is 30 dagen."), one(""));
    let value = Inline::Value { place: Place::option(&Id::from("term")), text: "30 dagen".into() };
    new.sections[0].blocks =
        vec![body(vec![Inline::text("De termijn "), Inline::text("is "), value, Inline::text(".")])];
    let redline = documents(&old, &new);
    assert!(!redline.document.has_marks(), "{redline:#?}");
    holds(&old, &new).unwrap();
}

#[test]
fn what_happened_to_each_section_is_summed_up() {
    let build = |sections: &[(&str, &str, &str)]| {
        let make = |(key, number, text): &(&str, &str, &str)| {
            section(key, Some(number), &format!("Kop {key}"), vec![body(vec![Inline::text(*text)])])
        };
        Document { sections: sections.iter().map(make).collect(), ..empty(DocumentKind::Annex, "T") }
    };
    let old =
        build(&[("a", "1", "Gelijk."), ("b", "2", "Weg hiermee."), ("c", "3", "Oud."), ("d", "4", "Trekt.")]);
    let new =
        build(&[("d", "1", "Trekt."), ("a", "2", "Gelijk."), ("c", "3", "Nieuw."), ("e", "4", "Ander.")]);
    let redline = documents(&old, &new);
    let fates: Vec<(&str, Fate)> =
        redline.summary.iter().map(|entry| (entry.heading.as_str(), entry.fate)).collect();
    let expected = [
        ("Kop d", Fate::Moved),
        ("Kop a", Fate::Renumbered),
        ("Kop b", Fate::Removed),
        ("Kop c", Fate::Changed),
        ("Kop e", Fate::Added),
    ];
    assert_eq!(fates, expected);
}
