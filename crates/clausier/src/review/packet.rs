//! The document about one clause or term.

use super::detach::detached;
use super::note::{self, remark};
use super::printed::{Print, Prints};
use super::words::Says;
use super::{Packet, Side, still};
use crate::annex::{
    Block, Document, DocumentKind, Dossier, Fact, Frame, Inline, ListStyle, Section, Signature, Standing,
};
use crate::assemble::generated::{reference_cells, row, table_of};
use crate::assemble::text::{body, labelled};
use crate::diagnostic::{At, Diagnostic};
use crate::edition::{Change, Clause, Edition, Term};
use crate::id::Id;

/// Makes the packets.
pub(super) struct Maker<'m> {
    pub says: &'m Says,
    pub new: Side<'m>,
    pub old: Option<Side<'m>>,
    pub now: &'m Prints,
    pub before: Option<&'m Prints>,
}

/// A packet with what the index says of it.
pub(super) struct Made {
    pub packet: Packet,
    pub kind: &'static str,
    pub title: String,
    pub version: String,
    pub weight: String,
    pub findings: usize,
}

/// What is said around the text; of the new one in both documents, since old reasons are no news.
struct Head<'h> {
    facts: Vec<(&'static str, String)>,
    /// What is signed: `exit-handover@2`.
    what: String,
    found: Vec<&'h Diagnostic>,
}

/// One of the two texts that a packet shows.
struct Look<'l> {
    edition: &'l Edition,
    clause: &'l Clause,
    prints: Vec<Option<&'l Print>>,
}

impl Maker<'_> {
    /// One for each new or changed clause, then for each term.
    pub fn packets(&self) -> Vec<Made> {
        let old = self.old.map(|old| old.edition);
        let clauses = self.new.edition.clauses.values().filter_map(|new| {
            let old = old.and_then(|old| old.clauses.get(&new.id));
            old.is_none_or(|old| still(old) != still(new)).then(|| self.clause(old, new))
        });
        let terms = self.new.edition.terms.values().filter_map(|new| {
            let old = old.and_then(|old| old.terms.get(&new.id));
            old.is_none_or(|old| old.digest != new.digest).then(|| self.term(old, new))
        });
        clauses.chain(terms).collect()
    }

    fn clause(&self, old: Option<&Clause>, new: &Clause) -> Made {
        let now = self.now.clause(&new.id);
        let before = self.before.map(|before| before.clause(&new.id)).unwrap_or_default();
        let groups = groups(&before, &now);
        let of = |pick: fn(&Group<'_>) -> Option<usize>, prints: &'_ [Print]| -> Vec<Option<usize>> {
            groups.iter().map(|group| pick(group).filter(|at| *at < prints.len())).collect()
        };
        let look = |edition, clause, at: Vec<Option<usize>>, prints| Look {
            edition,
            clause,
            prints: at.into_iter().map(|at| at.and_then(|at| <[Print]>::get(prints, at))).collect(),
        };
        let places: Vec<String> = groups.iter().map(|group| self.places(group)).collect();
        let new_look = look(self.new.edition, new, of(|group| group.now, &now), now.as_slice());
        let version = self.version(old.map(|old| old.version), new.version);
        let weight = self.weight(old, new);
        let principles: Vec<String> = new.principles.iter().map(ToString::to_string).collect();
        let head = Head {
            facts: vec![
                ("clause", new.id.to_string()),
                ("version", version.clone()),
                ("edition", self.new.edition.title.clone()),
                ("weight", weight.clone()),
                ("reason", new.reason.clone()),
                ("principles", principles.join(", ")),
                ("signed", self.signed(new.reviewed)),
            ],
            what: format!("{}@{}", new.id, new.version),
            found: self.found(&format!("/{}/", new.id)),
        };
        let document = |look: &Look<'_>| self.clause_document(look, &head, &places);
        let old_document = old.zip(self.old).map(|(old, side)| {
            document(&look(side.edition, old, of(|group| group.before, &before), before.as_slice()))
        });
        Made {
            kind: "clause",
            title: new.title.clone(),
            weight,
            findings: head.found.len(),
            packet: Packet { name: new.id.to_string(), old: old_document, new: document(&new_look) },
            version,
        }
    }

    fn clause_document(&self, look: &Look<'_>, head: &Head<'_>, places: &[String]) -> Document {
        let clause = look.clause;
        let mut sections = self.printed(look, places);
        let requirements = clause.requirements.iter().map(|requirement| vec![sentence(&requirement.title)]);
        sections.extend(self.section("requirements", dashes(requirements.collect())));
        sections.extend(self.section("sources", self.sources(clause, look.edition)));
        let note = self.new.library.note(&clause.id, &self.new.edition.language).unwrap_or_default();
        sections.extend(self.section("note", note::blocks(note, self.new.edition)));
        self.document(&clause.title, head, sections)
    }

    fn signed(&self, reviewed: bool) -> String {
        self.says.plain(if reviewed { "signed-yes" } else { "signed-no" })
    }

    /// The text as it is printed, once for each form that it takes.
    fn printed(&self, look: &Look<'_>, places: &[String]) -> Vec<Section> {
        if places.is_empty() {
            return self
                .section("printed", vec![sentence(&self.says.plain("printed-nowhere"))])
                .into_iter()
                .collect();
        }
        let many = places.len() > 1;
        let form = |(index, (places, print)): (usize, (&String, &Option<&Print>))| {
            let key = format!("printed-{}", index + 1);
            let heading = if many {
                self.says.phrase("printed-number", &[("number", &(index + 1).to_string())])
            } else {
                self.says.plain("printed")
            };
            let mut blocks = vec![remark(self.says.phrase("printed-in", &[("list", places)]))];
            if let Some(print) = print {
                blocks.push(body(vec![Inline::Strong { content: vec![Inline::text(print.title.clone())] }]));
                blocks.extend(detached(&print.blocks, &key));
            }
            section(key, heading, blocks)
        };
        places.iter().zip(&look.prints).enumerate().map(form).collect()
    }

    fn places(&self, group: &Group<'_>) -> String {
        let place = |print: &&Print| {
            let document =
                self.says.plain(if print.document == DocumentKind::Inserts { "inserts" } else { "annex" });
            let words = [("preset", print.preset_title.as_str()), ("document", document.as_str())];
            match &print.number {
                Some(number) => {
                    self.says.phrase("printed-place-number", &[&words[..], &[("number", number)]].concat())
                }
                None => self.says.phrase("printed-place", &words),
            }
        };
        group.places.iter().map(place).collect::<Vec<_>>().join("; ")
    }

    fn term(&self, old: Option<&Term>, new: &Term) -> Made {
        let version = self.version(old.map(|old| old.version), new.version);
        let presets = self.now.term(&new.id);
        let head = Head {
            facts: vec![
                ("term", new.id.to_string()),
                ("version", version.clone()),
                ("edition", self.new.edition.title.clone()),
                ("signed", self.signed(new.reviewed)),
            ],
            what: format!("term:{}@{}", new.id, new.version),
            found: self.found(&format!("terms/{}/", new.id)),
        };
        let document = |term: &Term| {
            let headword = term.forms.first().cloned().unwrap_or_default();
            let places = if presets.is_empty() {
                remark(self.says.plain("printed-nowhere"))
            } else {
                remark(self.says.phrase("printed-in", &[("list", &presets.join("; "))]))
            };
            let words = vec![
                Inline::Strong { content: vec![Inline::text(term.forms.join(", "))] },
                Inline::text(format!(": {}.", term.definition)),
            ];
            let printed = self.section("printed", vec![places, body(words)]);
            self.document(&headword, &head, printed.into_iter().collect())
        };
        Made {
            kind: "term",
            title: new.forms.first().cloned().unwrap_or_default(),
            weight: self.says.plain(if old.is_some() { "changed" } else { "new" }),
            findings: head.found.len(),
            packet: Packet { name: format!("term-{}", new.id), old: old.map(document), new: document(new) },
            version,
        }
    }

    fn version(&self, old: Option<u32>, new: u32) -> String {
        match old.filter(|old| *old != new) {
            Some(old) => {
                self.says.phrase("versions", &[("old", &old.to_string()), ("new", &new.to_string())])
            }
            None => new.to_string(),
        }
    }

    /// The weight of a new version; a version that is still a draft has just changed.
    fn weight(&self, old: Option<&Clause>, clause: &Clause) -> String {
        if old.is_some_and(|old| old.version == clause.version) {
            return self.says.plain("changed");
        }
        self.now.engine.words.plain(match clause.change {
            Change::First => "change-first",
            Change::Wording => "change-wording",
            Change::Option => "change-option",
            Change::Meaning => "change-meaning",
        })
    }

    fn sources(&self, clause: &Clause, edition: &Edition) -> Vec<Block> {
        let words = &self.now.engine.words;
        let cited = clause.references.iter().filter_map(|id| edition.references.get(id));
        let rows = cited.map(|one| row(format!("source-{}", one.id), reference_cells(words, one)));
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let heads = [("note-reference", 6), ("note-status", 4), ("note-checked", 3)];
        let columns = heads.map(|(name, weight)| (words.plain(name), weight));
        vec![table_of("sources-table".to_owned(), self.says.plain("sources-caption"), columns, rows)]
    }

    fn checks(&self, found: &[&Diagnostic]) -> Vec<Block> {
        if found.is_empty() {
            return vec![sentence(&self.says.plain("checks-none"))];
        }
        dashes(found.iter().map(|found| found.to_string().lines().map(sentence).collect()).collect())
    }

    /// What was found in the files of a text.
    fn found(&self, part: &str) -> Vec<&Diagnostic> {
        let inside = |found: &&Diagnostic| matches!(&found.at, At::File { path, .. } if path.contains(part));
        self.new.found.iter().filter(inside).collect()
    }

    fn section(&self, name: &str, blocks: Vec<Block>) -> Option<Section> {
        (!blocks.is_empty()).then(|| section(name.to_owned(), self.says.plain(name), blocks))
    }

    /// A document with facts above, and findings and a place to sign below.
    fn document(&self, title: &str, head: &Head<'_>, mut sections: Vec<Section>) -> Document {
        let says = self.says;
        let how = says.phrase("sign-how", &[("what", &head.what)]);
        sections.extend(self.section("checks", self.checks(&head.found)));
        sections.extend(self.section("signing", vec![sentence(&how)]));
        let fact = |(label, value): &(&str, String)| Fact {
            label: says.plain(label),
            value: vec![Inline::text(value.clone())],
        };
        let lines = ["sign-name", "sign-law", "sign-remark", "sign-date", "sign-signature"];
        let signature = Signature {
            party: self.now.engine.words.plain("sign-for"),
            name: vec![Inline::text(says.plain("sign"))],
            lines: lines.map(|line| says.plain(line)).to_vec(),
        };
        let mut document = self.sheet(says.phrase("title", &[("title", title)]), says.plain("subtitle"));
        document.facts = head.facts.iter().filter(|(_, value)| !value.is_empty()).map(fact).collect();
        document.sections = sections;
        document.signatures = vec![signature];
        document
    }

    /// An empty document.
    pub fn sheet(&self, title: String, subtitle: String) -> Document {
        let words = &self.now.engine.words;
        Document {
            kind: DocumentKind::Note,
            frame: Frame {
                header: title.clone(),
                footer: self.new.edition.title.clone(),
                page: words.plain("page"),
                of: words.plain("of"),
                generator: words.phrase("generator", &[("version", env!("CARGO_PKG_VERSION"))]),
            },
            title,
            subtitle,
            author: String::new(),
            facts: Vec::new(),
            banner: Some(self.says.plain("banner")),
            notice: None,
            contents: None,
            sections: Vec::new(),
            signatures: Vec::new(),
        }
    }

    /// A dossier without documents or answers, for the renderers.
    pub fn frame(&self) -> Dossier {
        let mut frame = self
            .now
            .engine
            .assemble(&crate::answers::Answers::new(&self.new.edition.id), crate::answers::Copy::Publication);
        frame.value.documents.clear();
        frame.value.lock.clear();
        frame.value.open_points.clear();
        frame.value.standing = Standing::Unreviewed;
        frame.value.carried = serde_json::Value::Object(serde_json::Map::new());
        frame.value
    }
}

/// Places that print the same text, before and now.
struct Group<'g> {
    before: Option<usize>,
    now: Option<usize>,
    places: Vec<&'g Print>,
}

/// Puts the places together that change from the same text to the same text.
fn groups<'g>(before: &'g [Print], now: &'g [Print]) -> Vec<Group<'g>> {
    let is_place = |one: &Print, other: &Print| one.preset == other.preset && one.document == other.document;
    let at = |prints: &[Print], print: &Print| prints.iter().position(|one| is_place(one, print));
    let gone = before.iter().filter(|print| at(now, print).is_none());
    let mut groups: Vec<Group<'g>> = Vec::new();
    for print in now.iter().chain(gone) {
        let (old, new) = (at(before, print), at(now, print));
        let text =
            |prints: &'g [Print], at: Option<usize>| at.map(|at| (&prints[at].title, plain(&prints[at])));
        let same = |group: &&mut Group<'g>| {
            text(before, group.before) == text(before, old) && text(now, group.now) == text(now, new)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.places.push(print),
            None => groups.push(Group { before: old, now: new, places: vec![print] }),
        }
    }
    groups
}

/// The words of a print, in which anchors do not count.
fn plain(print: &Print) -> String {
    crate::render::plain::blocks(&detached(&print.blocks, ""))
}

fn section(key: String, heading: String, blocks: Vec<Block>) -> Section {
    Section { key, number: None, heading, provision: None, blocks, sections: Vec::new() }
}

pub(super) fn sentence(text: &str) -> Block {
    body(vec![Inline::text(text)])
}

fn dashes(items: Vec<Vec<Block>>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List { style: ListStyle::Dash, items: labelled(ListStyle::Dash, items) }]
}

/// Ids that the older edition has and the newer has not.
pub(super) fn removed<'e>(old: Option<&'e Edition>, new: &Edition) -> Vec<(&'e Id, &'e str)> {
    let clauses = old.into_iter().flat_map(|old| old.clauses.values());
    clauses
        .filter(|clause| !new.clauses.contains_key(&clause.id))
        .map(|clause| (&clause.id, clause.title.as_str()))
        .collect()
}
