//! What must hold for every file, read back from its bytes.

use super::*;
use crate::package::Limits;
use crate::render::{plain, sample};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// A part as its reader sees it.
#[derive(Debug, Default)]
struct Part {
    /// Elements in order, with their attributes.
    elements: Vec<(String, BTreeMap<String, String>)>,
    /// All character data, with line breaks and tabs where their elements stand.
    text: String,
}

impl Part {
    fn of(xml: &[u8]) -> Self {
        let text = std::str::from_utf8(xml).expect("UTF-8");
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        let mut part = Self::default();
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(tag) | Event::Empty(tag) => part.element(&tag),
                Event::End(tag) if tag.name().0 == "w:p" => part.text.push('\n'),
                Event::Text(text) => part.text.push_str(&text),
                Event::GeneralRef(entity) => {
                    let entity = format!("&{};", &*entity);
                    part.text.push_str(&quick_xml::escape::unescape(&entity).expect("an entity"));
                }
                Event::Eof => return part,
                _ => {}
            }
        }
    }

    fn element(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().0.to_owned();
        match name.as_str() {
            "w:br" => self.text.push('\n'),
            "w:tab" => self.text.push('\t'),
            _ => {}
        }
        let attributes = tag.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute");
            let value = quick_xml::escape::unescape(&attribute.value).expect("entities");
            (attribute.key.0.to_owned(), value.into_owned())
        });
        self.elements.push((name, attributes.collect()));
    }

    fn values(&self, element: &str, attribute: &str) -> Vec<&str> {
        let named = self.elements.iter().filter(|(name, _)| name == element);
        named.filter_map(|(_, attributes)| attributes.get(attribute).map(String::as_str)).collect()
    }

    /// The names of the elements, without those that depend on the lines and the length of a value.
    fn shape(&self) -> Vec<&str> {
        let names = self.elements.iter().map(|(name, _)| name.as_str());
        names.filter(|name| !["w:br", "w:tab", "w:t", "w:trPr", "w:cantSplit"].contains(name)).collect()
    }
}

fn parts(file: &[u8]) -> BTreeMap<String, Part> {
    let entries = package::read(file, Limits::default()).expect("a package");
    entries.into_iter().map(|(name, content)| (name, Part::of(&content))).collect()
}

fn sample_files() -> Vec<BTreeMap<String, Part>> {
    let dossiers = [sample::dossier(), sample::odd()];
    let files = dossiers
        .iter()
        .flat_map(|dossier| dossier.documents.iter().map(|document| parts(&file(dossier, document))));
    files.collect()
}

fn assert_distinct(values: &[&str]) {
    let distinct: BTreeSet<String> = values.iter().map(|value| value.to_lowercase()).collect();
    assert_eq!(distinct.len(), values.len(), "{values:?}");
}

fn assert_known(used: &[&str], known: &[&str]) {
    for name in used {
        assert!(known.contains(name), "{name} is not one of {known:?}");
    }
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let dossier = sample::dossier();
    for document in &dossier.documents {
        assert_eq!(file(&dossier, document), file(&dossier, document));
    }
}

#[test]
fn bookmarks_controls_and_their_ids_are_distinct() {
    for parts in sample_files() {
        let body = &parts["word/document.xml"];
        assert_distinct(&body.values("w:bookmarkStart", "w:name"));
        assert_distinct(&body.values("w:bookmarkStart", "w:id"));
        assert_distinct(&body.values("w:id", "w:val"));
        let opened: BTreeSet<_> = body.values("w:bookmarkStart", "w:id").into_iter().collect();
        let closed: BTreeSet<_> = body.values("w:bookmarkEnd", "w:id").into_iter().collect();
        assert_eq!(opened, closed);
    }
}

#[test]
fn links_and_references_find_their_bookmark() {
    let files = sample_files();
    let annex = &files[0]["word/document.xml"];
    let bookmarks = annex.values("w:bookmarkStart", "w:name");
    let anchors = annex.values("w:hyperlink", "w:anchor");
    assert!(anchors.len() > 10, "{anchors:?}");
    assert_known(&anchors, &bookmarks);
    let fields: Vec<&str> =
        annex.text.split("REF ").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
    assert_eq!(fields, ["c_data_control", "c_data_control", "c_data_control_2", "c_open_formats"]);
    assert_known(&fields, &bookmarks);
}

#[test]
fn styles_numberings_and_relations_in_use_exist() {
    for parts in sample_files() {
        let body = &parts["word/document.xml"];
        let styles = parts["word/styles.xml"].values("w:style", "w:styleId");
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            assert_known(&body.values(element, "w:val"), &styles);
        }
        let mut lists = parts["word/numbering.xml"].values("w:num", "w:numId");
        lists.push("0");
        assert_known(&body.values("w:numId", "w:val"), &lists);
        assert_known(&parts["word/numbering.xml"].values("w:pStyle", "w:val"), &styles);
        let relations = parts["word/_rels/document.xml.rels"].values("Relationship", "Id");
        assert_distinct(&relations);
        for element in ["w:hyperlink", "w:headerReference", "w:footerReference"] {
            assert_known(&body.values(element, "r:id"), &relations);
        }
    }
}

#[test]
fn every_part_has_a_type_and_every_relation_a_part() {
    for parts in sample_files() {
        for name in parts["[Content_Types].xml"].values("Override", "PartName") {
            assert!(parts.contains_key(&name[1..]), "{name}");
        }
        for target in parts["word/_rels/document.xml.rels"].values("Relationship", "Target") {
            let inside = format!("word/{target}").replace("word/../", "");
            assert!(target.starts_with("https:") || parts.contains_key(&inside), "{target}");
        }
    }
}

#[test]
fn nothing_makes_word_ask_a_question() {
    for parts in sample_files() {
        let body = &parts["word/document.xml"];
        assert!(!body.values("w:fldChar", "w:dirty").contains(&"true"));
        let settings = &parts["word/settings.xml"];
        assert!(settings.values("w:updateFields", "w:val").is_empty());
        let modes: Vec<_> = settings
            .elements
            .iter()
            .filter(|(_, attributes)| {
                attributes.get("w:name").is_some_and(|name| name == "compatibilityMode")
            })
            .map(|(_, attributes)| attributes["w:val"].as_str())
            .collect();
        assert_eq!(modes, ["15"]);
    }
}

#[test]
fn pages_turn_only_for_wide_tables_and_leave_none_empty() {
    let turns = |parts: &BTreeMap<String, Part>| {
        let sizes = parts["word/document.xml"].elements.iter().filter(|(name, _)| name == "w:pgSz");
        sizes.map(|(_, size)| size.contains_key("w:orient")).collect::<Vec<_>>()
    };
    let files: Vec<_> = sample_files().iter().skip(3).map(turns).collect();
    assert_eq!(
        files,
        [vec![false], vec![false, true], vec![false, true, false], vec![false, true, false], vec![false],]
    );
}

#[test]
fn the_banner_stands_at_the_head_of_upright_and_sideways_pages() {
    let dossier = sample::dossier();
    let banner = dossier.documents[0].banner.clone().expect("a banner");
    let annex = &sample_files()[0];
    let headers: Vec<_> = annex.iter().filter(|(name, _)| name.starts_with("word/header")).collect();
    assert_eq!(headers.len(), 2);
    assert!(headers.iter().all(|(_, part)| part.text.contains(&banner)));
}

#[test]
fn every_table_of_data_repeats_its_header_and_has_a_description() {
    let annex = &sample_files()[0]["word/document.xml"];
    assert_eq!(annex.elements.iter().filter(|(name, _)| name == "w:tblHeader").count(), 2);
    assert_eq!(
        annex.values("w:tblCaption", "w:val"),
        ["Formaten per gegevensset", "Gegevenssets van deze opdracht"]
    );
    assert_eq!(annex.values("w:tblDescription", "w:val").len(), 2);
}

#[test]
fn a_wide_table_lies_on_its_side_together_with_its_heading() {
    let annex = &sample_files()[0]["word/document.xml"];
    assert_eq!(annex.values("w:pgSz", "w:orient"), ["landscape"]);
    let places: Vec<&str> = annex
        .elements
        .iter()
        .filter_map(|(name, attributes)| match name.as_str() {
            "w:sectPr" => Some("turn"),
            "w:bookmarkStart" => attributes.get("w:name").map(String::as_str),
            _ => None,
        })
        .collect();
    let heading = places.iter().position(|place| *place == "c_data_inventory").expect("the heading");
    assert_eq!(places[heading - 1..=heading + 2], ["turn", "c_data_inventory", "c_datasets_table", "turn"]);
}

#[test]
fn a_tag_names_the_question_of_each_value_and_blank() {
    let annex = &sample_files()[0]["word/document.xml"];
    let tags = annex.values("w:tag", "w:val");
    for tag in ["authority-name", "contract-number", "datasets/r14/column-9"] {
        assert!(tags.contains(&tag), "{tag}");
    }
    let blanks = annex.values("w:bookmarkStart", "w:name");
    let blanks = blanks.iter().filter(|name| name.starts_with("b_handover_term"));
    assert_eq!(blanks.count(), 2);
}

#[test]
fn title_language_and_maker_are_in_the_properties() {
    let annex = &sample_files()[0];
    let core = &annex["docProps/core.xml"].text;
    for text in ["Bijlage Data: afspraken over data en open data", "Stad Voorbeeld", "nl-BE"] {
        assert!(core.contains(text), "{text}");
    }
    assert_eq!(annex["docProps/app.xml"].text.trim(), "Clausier 0.1.0");
    assert_eq!(annex["word/styles.xml"].values("w:lang", "w:val"), ["nl-BE"]);
}

#[test]
fn every_printed_word_is_in_the_body_in_order() {
    let dossier = sample::dossier();
    for (document, parts) in dossier.documents.iter().zip(sample_files()) {
        let body: Vec<&str> = parts["word/document.xml"].text.split_whitespace().collect();
        let mut rest = body.iter();
        // Numbers and labels that Word counts are not in the body.
        let counted = |word: &str| word.trim_end_matches([')', '°', '.']).len() < 4;
        for word in plain::text(document).split_whitespace().filter(|word| !counted(word)) {
            assert!(rest.any(|found| *found == word), "{word:?} is missing or out of order");
        }
    }
}

/// What a reader of the file sees of a value.
fn as_read(value: &str) -> String {
    let lines = value.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().map(|c| if crate::xml::is_allowed(c) { c } else { '\u{FFFD}' }).collect()
}

fn value_part(value: &str) -> Part {
    let dossier = sample::with_value(value);
    let mut parts = parts(&file(&dossier, &dossier.documents[0]));
    parts.remove("word/document.xml").expect("a body")
}

fn assert_only_text(value: &str) {
    let part = value_part(value);
    assert_eq!(part.shape(), value_part("x").shape());
    let expected = as_read(value);
    assert!(part.text.matches(&expected).count() >= 4, "{expected:?} in {:?}", part.text);
}

#[test]
fn hostile_values_stay_text() {
    for value in sample::HOSTILE {
        assert_only_text(value);
    }
    assert_only_text(&"<b>é👩‍🔬</b>]]>".repeat(5_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_value_stays_text(value in any::<String>()) {
        prop_assume!(!value.is_empty());
        assert_only_text(&value);
    }
}
