//! "Waarom staat dit hier?": what a provision knows of itself, as nodes at its end in the preview.
//!
//! Pure: nodes in, nodes out. Nothing of it stands in a downloaded file.

use crate::messages::{Part, language, parts, say};
use clausier::annex::{Document, Fills, Provision, Reason, Section};
use clausier::edition::Edition;
use clausier::render::html::Node;
use std::collections::BTreeMap;

/// Explanations of clauses, by clause: paragraphs.
pub type Notes = BTreeMap<String, Vec<String>>;

/// Most bytes of a file with explanations.
const MOST_BYTES: usize = 4 << 20;

/// The explanations in a file; none when it is not such a file.
pub fn notes(text: &str) -> Notes {
    #[derive(serde::Deserialize)]
    struct File {
        schema: u32,
        notes: Notes,
    }
    let file = Some(text).filter(|text| text.len() <= MOST_BYTES);
    let file: Option<File> = file.and_then(|text| serde_json::from_str(text).ok());
    file.filter(|file| file.schema == 1).map_or_else(Notes::new, |file| file.notes)
}

/// Adds to each provision why it is there, and makes each gap of the buyer something to follow.
pub fn explain(nodes: Vec<Node>, document: &Document, edition: &Edition, notes: &Notes) -> Vec<Node> {
    let all = document.sections.iter().flat_map(|section| std::iter::once(section).chain(&section.sections));
    let provisions =
        all.filter_map(|section| Some((section.key.as_str(), (section, section.provision.as_ref()?))));
    let lang = Some(edition.language.as_str()).filter(|lang| *lang != language());
    let explainer = Explainer { provisions: provisions.collect(), edition, notes, lang };
    nodes.into_iter().map(|node| explainer.node(node)).collect()
}

struct Explainer<'a> {
    provisions: BTreeMap<&'a str, (&'a Section, &'a Provision)>,
    edition: &'a Edition,
    notes: &'a Notes,
    /// The language of the document, where it is not the one of the words around it.
    lang: Option<&'a str>,
}

impl Explainer<'_> {
    fn node(&self, node: Node) -> Node {
        let Node::Element { name, key, mut attributes, children } = node else { return node };
        let mut children: Vec<Node> = children.into_iter().map(|child| self.node(child)).collect();
        let provision = key.as_deref().filter(|_| name == "section").and_then(|key| self.provisions.get(key));
        if let Some((section, provision)) = provision {
            children.push(self.details(section, provision));
        }
        if name == "mark" && is_blank_of(&attributes, Fills::Buyer) {
            attributes.push(("role", "button".to_owned()));
            attributes.push(("tabindex", "0".to_owned()));
        }
        Node::Element { name, key, attributes, children }
    }

    fn details(&self, section: &Section, provision: &Provision) -> Node {
        let heading = self.marked("span", &[("class", "unseen")], format!(" {}", section.heading));
        let mut children = vec![element("summary", &[], vec![text(say("why.title")), heading])];
        let reasons = provision.reasons.iter().map(|reason| element("li", &[], self.reason(reason)));
        children.push(element("ul", &[], reasons.collect()));
        let principles = provision.principles.iter().filter_map(|number| {
            let principle = self.edition.principles.iter().find(|principle| principle.number == *number)?;
            Some(format!("{number}. {}", principle.title))
        });
        children.extend(self.list("why.principles", principles.collect()));
        let references = provision.references.iter().filter_map(|id| self.edition.references.get(id));
        children
            .extend(self.list("why.law", references.map(|reference| reference.citation.clone()).collect()));
        let note = self.notes.get(provision.clause.as_str()).map_or(&[][..], Vec::as_slice);
        if !note.is_empty() {
            children.push(element("p", &[("class", "of")], vec![text(say("why.note"))]));
            children.extend(note.iter().map(|line| self.marked("p", &[], line.as_str())));
        }
        let mut attributes = vec![("class", "why")];
        attributes.extend(self.lang.map(|_| ("lang", language())));
        element("details", &attributes, children)
    }

    fn reason(&self, reason: &Reason) -> Vec<Node> {
        match reason {
            Reason::Always => vec![text(say("why.always"))],
            Reason::Answer { place, label, answer } => {
                let go = [("type", "button"), ("class", "link"), ("data-place", place.option.as_str())];
                let mut nodes = self.around("why.answer", &[("label", label), ("answer", answer)]);
                let change = self.around("why.change", &[("label", label)]);
                nodes.extend([text(" "), element("button", &go, change)]);
                nodes
            }
            Reason::Rule { text: words, .. } => vec![self.words_of_edition(words)],
            Reason::Clause { clause } => {
                let title = self.edition.clauses.get(clause).map_or("", |clause| clause.title.as_str());
                self.around("why.clause", &[("title", title)])
            }
        }
    }

    fn list(&self, title: &'static str, items: Vec<String>) -> Vec<Node> {
        if items.is_empty() {
            return Vec::new();
        }
        let items = items.into_iter().map(|item| self.marked("li", &[], item)).collect();
        vec![element("p", &[("class", "of")], vec![text(say(title))]), element("ul", &[], items)]
    }

    /// A message in which what is filled in comes from the edition.
    fn around(&self, name: &'static str, blanks: &[(&str, &str)]) -> Vec<Node> {
        let node = |part| match part {
            Part::Said(words) => text(words),
            Part::Filled(words) => self.words_of_edition(&words),
        };
        parts(name, blanks).into_iter().map(node).collect()
    }

    fn words_of_edition(&self, words: &str) -> Node {
        match self.lang {
            Some(_) => self.marked("span", &[], words),
            None => text(words),
        }
    }

    fn marked(
        &self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        words: impl Into<String>,
    ) -> Node {
        let mut attributes = attributes.to_vec();
        attributes.extend(self.lang.map(|lang| ("lang", lang)));
        element(name, &attributes, vec![text(words)])
    }
}

fn is_blank_of(attributes: &[(&'static str, String)], fills: Fills) -> bool {
    let wanted = match fills {
        Fills::Buyer => "blank buyer",
        Fills::Tenderer => "blank tenderer",
        Fills::Contractor => "blank contractor",
    };
    attributes.iter().any(|(name, value)| *name == "class" && value == wanted)
}

fn element(name: &'static str, attributes: &[(&'static str, &str)], children: Vec<Node>) -> Node {
    let attributes = attributes.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Node::Element { name, key: None, attributes, children }
}

fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clausier::annex::DocumentKind;
    use clausier::answers::{Answers, Copy};
    use clausier::engine::Engine;
    use clausier::render::html;

    type Wanted<'w> = &'w dyn Fn(&'static str, &[(&'static str, String)]) -> bool;

    fn count(nodes: &[Node], wanted: Wanted) -> usize {
        let here = |node: &Node| match node {
            Node::Element { name, attributes, children, .. } => {
                usize::from(wanted(name, attributes)) + count(children, wanted)
            }
            Node::Text(_) => 0,
        };
        nodes.iter().map(here).sum()
    }

    #[test]
    fn what_is_no_file_of_explanations_gives_none() {
        assert_eq!(notes(r#"{"schema":1,"notes":{"exit":["Waarom."]}}"#)["exit"], ["Waarom."]);
        for other in ["", "[]", "<script>", r#"{"schema":2,"notes":{}}"#, r#"{"schema":1,"notes":{"a":1}}"#] {
            assert!(notes(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn every_provision_says_why_and_every_gap_can_be_followed() {
        let edition = clausier::bundle::read(clausier::builtin::ALL[0].json).unwrap();
        let engine = Engine::new(edition).unwrap();
        let mut answers = Answers::new(&engine.edition().id);
        answers.preset = engine.edition().presets.first().map(|preset| preset.id.clone());
        let dossier = engine.assemble(&answers, Copy::Publication).value;
        let document = dossier.document(DocumentKind::Annex).unwrap();
        let nodes = html::nodes(document, &html::HtmlOptions::default());
        let marks = count(&nodes, &|name, of| name == "mark" && is_blank_of(of, Fills::Buyer));
        let nodes = explain(nodes, document, engine.edition(), &Notes::new());
        let sections =
            document.sections.iter().flat_map(|section| std::iter::once(section).chain(&section.sections));
        let provisions = sections.filter(|section| section.provision.is_some()).count();
        assert_eq!(count(&nodes, &|name, _| name == "details"), provisions);
        let buttons = |name: &'static str, of: &[(&'static str, String)]| {
            name == "mark" && of.contains(&("role", "button".to_owned()))
        };
        assert!(marks > 0 && provisions > 0);
        assert_eq!(count(&nodes, &buttons), marks);
    }
}
