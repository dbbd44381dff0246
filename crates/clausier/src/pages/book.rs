//! What all pages share: the editions made ready, the words of the pages, addresses, and the frame of a page.

use super::Page;
use super::element::{link, paragraph};
use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use crate::edition::{Clause, Edition, Term};
use crate::id::Id;
use crate::in_words::InWords;
use crate::library::Library;
use crate::render::html::{Node, encode, encode_text};
use crate::words::Words;
use handlebars::{Handlebars, no_escape};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static LAYOUT: LazyLock<Handlebars<'static>> = LazyLock::new(|| {
    let mut layout = Handlebars::new();
    layout.set_strict_mode(true);
    layout.register_escape_fn(no_escape);
    layout
        .register_template_string("page", include_str!("page.hbs"))
        .expect("the layout is a valid template");
    layout
});

/// An edition made ready.
pub struct Volume<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Its phrases.
    pub phrases: Words,
}

impl<'a> Volume<'a> {
    /// Conditions of this edition in words.
    pub fn in_words(&self) -> InWords<'_> {
        InWords::new(self.edition, &self.phrases)
    }

    /// The address of a page of this edition.
    pub fn path(&self, page: &str) -> String {
        format!("editions/{}/{page}index.html", self.edition.id)
    }
}

/// The whole library in one language.
pub struct Book<'a> {
    /// The library.
    pub library: &'a Library,
    /// The language.
    pub language: &'a str,
    /// The editions, oldest first.
    pub volumes: Vec<Volume<'a>>,
    words: Words,
    builder: Option<&'a str>,
}

impl<'a> Book<'a> {
    /// The library made ready.
    pub fn new(
        library: &'a Library,
        language: &'a str,
        builder: Option<&'a str>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let Some(words) = library.page_words(language) else {
            let message = format!("the library has no words for pages in the language '{language}'");
            let help = format!("Add 'pages.{language}.toml'.");
            return Err(vec![Diagnostic::new(Code::MissingFile, At::Whole, message, help)]);
        };
        let volumes = library.editions().into_iter().filter_map(|id| library.edition(id, language));
        let volumes =
            volumes.map(|edition| Volume { edition, phrases: Words::new(&edition.phrases).0 }).collect();
        Ok(Self { library, language, volumes, words: Words::new(words).0, builder })
    }

    /// Words of the pages.
    pub fn say(&self, name: &str) -> String {
        self.words.plain(name)
    }

    /// Words of the pages with what they are about.
    pub fn tell(&self, name: &str, about: &[(&str, &str)]) -> String {
        self.words.phrase(name, about)
    }

    /// Words of the pages that may be there, or what stands for them.
    pub fn named(&self, name: &str, otherwise: &str) -> String {
        self.words.word(name, otherwise)
    }

    /// The newest edition that holds this version of a clause.
    pub fn volume_of(&self, clause: &Id, version: u32) -> Option<(&Volume<'a>, &'a Clause)> {
        self.volumes.iter().rev().find_map(|volume| {
            let found = volume.edition.clauses.get(clause)?;
            (found.version == version).then_some((volume, found))
        })
    }

    /// The newest edition that holds this version of a term.
    pub fn volume_of_term(&self, term: &Id, version: u32) -> Option<(&Volume<'a>, &'a Term)> {
        self.volumes.iter().rev().find_map(|volume| {
            let found = volume.edition.terms.get(term)?;
            (found.version == version).then_some((volume, found))
        })
    }

    /// A page with its frame. `trail` names the pages above it: address and name.
    pub fn page(&self, path: String, title: &str, trail: &[(String, String)], content: Vec<Node>) -> Page {
        let mut all = vec![Node::element("h1", vec![Node::text(title)])];
        all.extend(content);
        let body = vec![
            self.header(&path, trail),
            Node::element("main", all),
            Node::element("footer", vec![paragraph("quiet", vec![Node::text(self.say("foot"))])]),
        ];
        let whole = match path.as_str() {
            "index.html" => title.to_owned(),
            _ => self.tell("page-title", &[("title", title)]),
        };
        let data = BTreeMap::from([
            ("language", encode_text(self.language)),
            ("title", encode_text(&whole)),
            ("style", include_str!("style.css").to_owned()),
            ("body", encode(&body)),
        ]);
        let html = LAYOUT.render("page", &data).expect("the layout asks for no other data");
        Page { path, html }
    }

    fn header(&self, path: &str, trail: &[(String, String)]) -> Node {
        let mut links: Vec<Node> = Vec::new();
        links.extend(self.builder.map(|builder| link(format!("{}{builder}", up(path)), self.say("builder"))));
        if path != "index.html" {
            links.push(link(to(path, "index.html"), self.say("title")));
        }
        links.extend(trail.iter().map(|(address, name)| link(to(path, address), name)));
        let items = links.into_iter().map(|link| Node::element("li", vec![link])).collect();
        let nav =
            Node::element("nav", vec![Node::element("ul", items)]).with("aria-label", self.say("trail"));
        let brand = paragraph("brand", vec![Node::text(self.say("brand"))]);
        Node::element("header", vec![brand, nav])
    }
}

/// The way from the folder of a page up to the folder of all pages.
fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The address of one page as seen from another.
pub fn to(from: &str, page: &str) -> String {
    format!("{}{page}", up(from))
}

/// The address of a version of a clause: it never changes.
pub fn clause_path(clause: &Id, version: u32) -> String {
    format!("clauses/{clause}/{version}/index.html")
}

/// The address of a version of a term: it never changes.
pub fn term_path(term: &Id, version: u32) -> String {
    format!("terms/{term}/{version}/index.html")
}
