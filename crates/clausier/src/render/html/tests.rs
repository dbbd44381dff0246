//! What every page must keep: the words of the plain text, the structure of the document, whatever is
//! written in its fields. A small parser reads the page back, so that the encoder is not its own judge.

use super::node::{Node, is_forbidden};
use super::sample;
use super::{HtmlOptions, Landmarks, encode, nodes, page};
use crate::annex::{Document, Dossier};
use crate::render::plain;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Every element that a page may hold, and its attributes beside `class`.
const ELEMENTS: [(&str, &[&str]); 39] = [
    ("a", &["href"]),
    ("aside", &[]),
    ("body", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("col", &[]),
    ("colgroup", &[]),
    ("dd", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("footer", &[]),
    ("h1", &[]),
    ("h2", &["id"]),
    ("h3", &[]),
    ("head", &[]),
    ("header", &[]),
    ("html", &["lang"]),
    ("li", &["id"]),
    ("main", &[]),
    ("mark", &["data-place"]),
    ("meta", &["charset", "name", "content"]),
    ("nav", &["aria-labelledby"]),
    ("ol", &[]),
    ("p", &[]),
    ("script", &["type", "id"]),
    ("section", &["id"]),
    ("span", &["aria-hidden", "data-place"]),
    ("strong", &[]),
    ("style", &[]),
    ("table", &["id"]),
    ("tbody", &[]),
    ("td", &["data-heading"]),
    ("th", &["scope", "data-heading"]),
    ("thead", &[]),
    ("title", &[]),
    ("tr", &["id"]),
    ("ul", &[]),
];

/// The fields of the JSON of a dossier that hold words rather than names, numbers or targets.
const WORDS: [&str; 20] = [
    "author",
    "banner",
    "caption",
    "contents",
    "footer",
    "generator",
    "header",
    "heading",
    "label",
    "lines",
    "notice",
    "number",
    "of",
    "page",
    "party",
    "subtitle",
    "text",
    "title",
    "authority-name",
    "answer",
];

#[derive(Debug, PartialEq)]
enum Token {
    Start(String, Vec<(String, String)>),
    End(String),
    Text(String),
}

#[test]
fn a_page_has_only_known_elements_and_attributes() {
    let known = BTreeMap::from(ELEMENTS);
    for html in pages(&sample::dossier()) {
        for token in tokens(&html) {
            let Token::Start(name, attributes) = token else { continue };
            let allowed = known.get(name.as_str()).unwrap_or_else(|| panic!("unknown element {name}"));
            for (attribute, _) in attributes {
                let is_known = attribute == "class" || allowed.contains(&attribute.as_str());
                assert!(is_known, "unknown attribute {attribute} on {name}");
            }
        }
    }
}

#[test]
fn every_start_has_its_end() {
    for html in pages(&sample::dossier()) {
        let mut open = Vec::new();
        for token in tokens(&html) {
            match token {
                Token::Start(name, _) if !["meta", "br", "col"].contains(&name.as_str()) => open.push(name),
                Token::End(name) => assert_eq!(open.pop(), Some(name)),
                Token::Start(..) | Token::Text(_) => {}
            }
        }
        assert_eq!(open, Vec::<String>::new());
    }
}

#[test]
fn a_page_says_what_the_plain_text_says() {
    let dossier = sample::dossier();
    for document in &dossier.documents {
        assert_eq!(page_words(&page(&dossier, document)), plain_words(document));
        for landmarks in [Landmarks::Own, Landmarks::Host] {
            let options = HtmlOptions { landmarks, ..HtmlOptions::default() };
            assert_eq!(page_words(&encode(&nodes(document, &options))), plain_words(document));
        }
    }
}

#[test]
fn the_banner_and_the_foot_stand_on_the_page() {
    let dossier = sample::dossier();
    let html = page(&dossier, &dossier.documents[0]);
    assert!(
        html.contains("<aside class=\"banner\">\n<p>Ontwerp: teksten niet nagelezen en 2 punten open</p>")
    );
    assert!(html.contains("<footer class=\"foot\">\n<p>Editie november 2026 · 9a3e9a3e</p>"));
    assert!(!page(&dossier, &dossier.documents[1]).contains("<aside"));
}

#[test]
fn headings_go_down_one_level_at_a_time_from_the_base() {
    let annex = &sample::dossier().documents[0];
    for (base_level, expected) in [(1, ["h1", "h2", "h3"]), (3, ["h3", "h4", "h5"]), (6, ["h6", "h6", "h6"])]
    {
        let options = HtmlOptions { base_level, ..HtmlOptions::default() };
        let mut levels = BTreeSet::new();
        visit(&nodes(annex, &options), &mut |node| {
            if let Node::Element { name, .. } = node
                && name.len() == 2
                && name.ends_with(|level: char| level.is_ascii_digit())
            {
                levels.insert(*name);
            }
        });
        assert_eq!(levels, BTreeSet::from(expected));
    }
}

#[test]
fn a_host_with_landmarks_of_its_own_gets_none() {
    let options = HtmlOptions { landmarks: Landmarks::Host, ..HtmlOptions::default() };
    visit(&nodes(&sample::dossier().documents[0], &options), &mut |node| {
        if let Node::Element { name, attributes, .. } = node {
            assert!(!["aside", "header", "nav", "main", "footer"].contains(name), "{name}");
            assert!(attributes.iter().all(|(name, _)| !name.starts_with("aria-label")), "{attributes:?}");
        }
    });
}

#[test]
fn every_anchor_has_the_prefix_is_unique_and_every_link_meets_one() {
    let options = HtmlOptions { id_prefix: "a-".into(), ..HtmlOptions::default() };
    let (mut ids, mut keys, mut targets) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    visit(&nodes(&sample::dossier().documents[0], &options), &mut |node| {
        let Node::Element { key, attributes, .. } = node else { return };
        for (name, text) in attributes {
            match *name {
                "id" => assert!(text.starts_with("a-") && ids.insert(text.clone()), "{text}"),
                "href" if text.starts_with('#') => drop(targets.insert(text[1..].to_owned())),
                _ => {}
            }
        }
        if let Some(key) = key {
            assert!(keys.insert(format!("a-{key}")), "{key} twice");
        }
    });
    assert!(keys.is_subset(&ids) && targets.is_subset(&ids));
    for key in
        ["a-open-formats", "a-open-formats-2", "a-data-inventory-datasets", "a-data-inventory-datasets-d1"]
    {
        assert!(keys.contains(key), "{key}");
    }
}

#[test]
fn a_link_that_is_not_https_is_only_words() {
    let json = serde_json::to_string(&sample::dossier()).unwrap();
    let json = json.replace("https://www.rfc-editor.org/rfc/rfc7946", "javascript:alert(1)");
    let dossier: Dossier = serde_json::from_str(&json).unwrap();
    let html = page(&dossier, &dossier.documents[0]);
    assert!(html.contains("De norm staat op de site van de uitgever."), "{html}");
    assert!(!html.contains("javascript"));
}

#[test]
fn the_file_carries_answers_lock_and_digests() {
    let dossier = sample::dossier();
    let html = page(&dossier, &dossier.documents[0]);
    let carried: Value = serde_json::from_str(&data(&html)).unwrap();
    assert_eq!(carried["answers"], dossier.carried);
    assert_eq!(carried["digest"], dossier.digest);
    assert_eq!(carried["edition"]["digest"], dossier.edition.digest);
    assert_eq!(carried["engine"], "0.1.0");
    assert_eq!(carried["lock"][0]["id"], "open-formats");
    assert_eq!(carried["document"], "annex");
}

#[test]
fn columns_together_ask_for_at_most_the_whole_width() {
    let html = pages(&sample::dossier()).concat();
    for group in html.split("<colgroup>").skip(1) {
        let (group, _) = group.split_once("</colgroup>").unwrap();
        let widths = group.split("class=\"w").skip(1).map(|class| class.split('"').next().unwrap());
        let total: u32 = widths.map(|width| width.parse::<u32>().unwrap()).sum();
        assert!((80..=100).contains(&total), "{total} in {group}");
    }
}

#[test]
fn the_file_holds_no_program_and_loads_nothing() {
    let dossier = sample::dossier();
    let html = page(&dossier, &dossier.documents[0]);
    assert_eq!(html.matches("<script").count(), 1);
    assert!(html.contains("<script type=\"application/json\" id=\"clausier\">"));
    assert!(!html.contains("@import") && !html.contains("url("));
}

#[test]
fn the_same_dossier_gives_the_same_file() {
    assert_eq!(pages(&sample::dossier()), pages(&sample::dossier()));
}

#[test]
fn known_attacks_stay_words() {
    for text in [
        "</p><script>alert(1)</script>",
        "</title></style></script><!--",
        "\"'><img src=x onerror=alert(1)>",
        "{{title}}{{#each body}}{{/each}}{{{style}}}",
        "]]>&lt;&#60;&amp;lt;",
        "\\\"; } body { display: none } @import url(x); /*",
        "**vet** [x](javascript:y)\r\n\ttab\rregel\n\n",
        "\u{0}\u{1b}\u{7f}\u{85}\u{fffe}\u{1ffff}\u{fdd0}",
        "\u{202e}siht\u{202c}\u{2066}\u{2028}\u{2029}\u{feff}",
        "👩🏽‍🚒é\u{301}\u{10fffd}",
    ] {
        holds_for(text).unwrap();
    }
    holds_for(&"a<b".repeat(33_334)).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_stays_words(text in any::<String>()) {
        holds_for(&text)?;
    }

    #[test]
    fn any_text_of_markup_stays_words(text in "[<>/!a-z\"'=&;#{}\\\\\\-\\]\\[ \n\r\t]{0,40}") {
        holds_for(&text)?;
    }
}

/// With this text in every field: the same structure as ever, the words of the plain text, the answers as given.
fn holds_for(text: &str) -> Result<(), TestCaseError> {
    // Letters around it, because an empty field is left out and that is another structure.
    let hostile = with_words(&format!("x{text}x"));
    let allowed = with_words(&format!("x{text}x").replace(is_forbidden, "\u{fffd}"));
    let tame = with_words("x");
    for (index, hostile_document) in hostile.documents.iter().enumerate() {
        let html = page(&hostile, hostile_document);
        prop_assert_eq!(structure(&html), structure(&page(&tame, &tame.documents[index])));
        prop_assert_eq!(page_words(&html), plain_words(&allowed.documents[index]));
        prop_assert!(!html.chars().any(is_forbidden));
        let carried: Value = serde_json::from_str(&data(&html)).expect("the data are JSON");
        prop_assert_eq!(&carried["answers"], &hostile.carried);
    }
    Ok(())
}

/// The sample with this text in every field for words.
fn with_words(text: &str) -> Dossier {
    let mut value = serde_json::to_value(sample::dossier()).unwrap();
    replace(&mut value, text);
    serde_json::from_value(value).unwrap()
}

fn replace(value: &mut Value, text: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, text)),
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                match member {
                    Value::String(words) if WORDS.contains(&key.as_str()) && !words.is_empty() => {
                        *words = text.to_owned()
                    }
                    Value::Array(lines) if key == "lines" => lines.fill(Value::from(text)),
                    other => replace(other, text),
                }
            }
        }
        _ => {}
    }
}

fn pages(dossier: &Dossier) -> Vec<String> {
    dossier.documents.iter().map(|document| page(dossier, document)).collect()
}

/// Names of tags and attributes in order; line breaks of values apart.
fn structure(html: &str) -> Vec<String> {
    let tokens = tokens(html).into_iter().filter_map(|token| match token {
        Token::Start(name, _) if name == "br" => None,
        Token::Start(name, attributes) => {
            let names: Vec<String> = attributes.into_iter().map(|(name, _)| name).collect();
            Some(format!("<{name} {}>", names.join(" ")))
        }
        Token::End(name) => Some(format!("</{name}>")),
        Token::Text(_) => None,
    });
    tokens.collect()
}

/// The words between banner and foot, without white space. Signs that plain text sets between label and
/// value and between cells, and that a page shows by place, are put back.
fn page_words(html: &str) -> String {
    let mut words = String::new();
    let mut hidden = 0;
    let mut cells = 0;
    for token in tokens(html) {
        match &token {
            Token::Start(name, attributes) => {
                hidden += usize::from(is_outside(name, attributes) || (hidden > 0 && !is_void(name)));
                cells = if name == "tr" { 0 } else { cells + usize::from(name == "td" || name == "th") };
                if cells > 1 && (name == "td" || name == "th") {
                    words.push('|');
                }
            }
            Token::End(name) => {
                hidden = usize::saturating_sub(hidden, 1);
                if name == "dt" {
                    words.push(':');
                }
            }
            Token::Text(text) if hidden == 0 => words.push_str(text),
            Token::Text(_) => {}
        }
    }
    words.retain(|character| !character.is_whitespace());
    words
}

fn is_void(name: &str) -> bool {
    ["br", "col", "meta"].contains(&name)
}

fn is_outside(name: &str, attributes: &[(String, String)]) -> bool {
    let frame = |(name, text): &(String, String)| name == "class" && (text == "banner" || text == "foot");
    name == "head" || attributes.iter().any(frame)
}

fn plain_words(document: &Document) -> String {
    plain::text(document).chars().filter(|character| !character.is_whitespace()).collect()
}

fn data(html: &str) -> String {
    let (_, rest) = html.split_once("id=\"clausier\">").unwrap();
    rest.split_once("</script>").unwrap().0.to_owned()
}

fn visit(nodes: &[Node], see: &mut impl FnMut(&Node)) {
    for node in nodes {
        see(node);
        if let Node::Element { children, .. } = node {
            visit(children, see);
        }
    }
}

/// Reads HTML as browsers do, as far as a page of ours may go: anything else is a panic.
fn tokens(html: &str) -> Vec<Token> {
    let mut rest = html.strip_prefix("<!doctype html>").unwrap_or(html);
    let mut tokens = Vec::new();
    while !rest.is_empty() {
        let (token, after) = match rest.strip_prefix('<') {
            Some(tag) => tag_token(tag),
            None => text_token(rest),
        };
        let raw = match &token {
            Token::Start(name, _) if name == "script" || name == "style" => after.find(&format!("</{name}")),
            _ => None,
        };
        tokens.push(token);
        rest = &after[raw.unwrap_or(0)..];
    }
    tokens
}

fn text_token(html: &str) -> (Token, &str) {
    let (text, after) = html.split_at(html.find('<').unwrap_or(html.len()));
    (Token::Text(decode(text)), after)
}

fn tag_token(tag: &str) -> (Token, &str) {
    let (inside, after) = tag.split_once('>').expect("a tag ends");
    if let Some(name) = inside.strip_prefix('/') {
        return (Token::End(name.to_owned()), after);
    }
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "tag {name}");
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"").expect("an attribute has a value in quotes");
        let (value, after) = value.split_once('"').expect("a value ends");
        attributes.push((name.trim().to_owned(), decode(value)));
        rest = after;
    }
    (Token::Start(name.to_owned(), attributes), after)
}

fn decode(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
