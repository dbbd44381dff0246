//! From the pieces of a line to runs, fields, links and content controls.

use super::anchor;
use super::element::{
    Control, Look, Mark, bookmarked, deleted_field, deleted_run, field, link_around, link_outside_around,
    run, tab,
};
use super::numbering::{Counted, Counter, member_label};
use super::style;
use crate::annex::{Block, Document, Inline, Place, Section};
use crate::redline::Names;
use crate::render::is_file_beside;
use crate::xml::{Element, Node};
use std::collections::{BTreeMap, BTreeSet};

/// What lines share within one file: targets of references, and counters.
#[derive(Debug, Default)]
pub struct Lines {
    targets: BTreeMap<String, Target>,
    /// In a redline: the targets of the old document.
    old_targets: BTreeMap<String, Target>,
    pub changes: Changes,
    bookmarks: usize,
    controls: usize,
    blanks: BTreeMap<String, usize>,
    anchored: BTreeSet<String>,
    /// Addresses of links to the web; the relation of the first is [`relation`]`(0)`.
    pub addresses: Vec<String>,
}

/// Who changed what when, and how many changes there are.
#[derive(Debug, Default)]
pub struct Changes {
    author: String,
    /// Who is said to have taken away what came elsewhere.
    mover: String,
    date: String,
    count: usize,
    /// What is written now stands elsewhere in the new document.
    pub moving: bool,
}

impl Changes {
    /// No changes yet.
    pub fn new(names: &Names) -> Self {
        let Names { author, mover, date, .. } = names.clone();
        Self { author, mover, date, ..Self::default() }
    }

    /// The element of the next change.
    fn next(&mut self, mark: Mark) -> Element {
        self.count += 1;
        let author = if self.moving && mark == Mark::Deleted { &self.mover } else { &self.author };
        Element::new(mark.name())
            .with("w:id", FIRST_CHANGE + self.count)
            .with("w:author", author)
            .with("w:date", &self.date)
    }
}

/// Bookmarks and changes share their ids; no file has as many bookmarks.
const FIRST_CHANGE: usize = 1_000_000;

/// What a reference can point at.
#[derive(Debug)]
struct Target {
    bookmark: String,
    /// Numbers that Word counts, outermost first, each with the bookmark of its paragraph.
    numbers: Vec<(String, String)>,
}

impl Lines {
    /// With the targets of this document.
    pub fn new(document: &Document) -> Self {
        Self { targets: targets(document, Counter::default(), &anchor::of_key), ..Self::default() }
    }

    /// For a redline: with the targets of both documents. `old_bookmark` names the bookmark of an old key.
    pub fn of_both(
        [old, new]: [&Document; 2],
        counter: &Counter,
        old_bookmark: &dyn Fn(&str) -> String,
        changes: Changes,
    ) -> Self {
        Self {
            targets: targets(new, counter.clone(), &anchor::of_key),
            old_targets: targets(old, counter.clone(), old_bookmark),
            changes,
            ..Self::default()
        }
    }

    /// Words with their mark.
    pub fn words(&mut self, text: &str, look: Look) -> Node {
        match look.mark {
            None => run(text, look).into(),
            Some(mark @ Mark::Inserted) => self.changes.next(mark).child(run(text, look)).into(),
            Some(mark @ Mark::Deleted) => self.changes.next(mark).child(deleted_run(text, look)).into(),
        }
    }

    /// What says that a paragraph mark or a row comes or goes.
    pub fn change(&mut self, mark: Option<Mark>) -> Option<Element> {
        mark.map(|mark| self.changes.next(mark))
    }

    /// The pieces of a line.
    pub fn nodes(&mut self, content: &[Inline], look: Look) -> Vec<Node> {
        content.iter().flat_map(|inline| self.inline(inline, look)).collect()
    }

    /// `content` inside the bookmark of this key; only the first with a key gets one.
    pub fn anchored(&mut self, key: &str, mark: Option<Mark>, content: Vec<Node>) -> Vec<Node> {
        let name = if mark == Some(Mark::Deleted) { of_gone(key) } else { anchor::of_key(key) };
        if !self.anchored.insert(name.clone()) {
            return content;
        }
        bookmarked(self.next_bookmark(), &name, content)
    }

    /// A number for a content control.
    pub fn next_control(&mut self) -> usize {
        self.controls += 1;
        self.controls
    }

    fn next_bookmark(&mut self) -> usize {
        self.bookmarks += 1;
        self.bookmarks
    }

    fn inline(&mut self, inline: &Inline, look: Look) -> Vec<Node> {
        match inline {
            Inline::Text { text } => vec![self.words(text, look)],
            Inline::Strong { content } => self.nodes(content, Look { strong: true, ..look }),
            Inline::Emphasis { content } => self.nodes(content, Look { emphasis: true, ..look }),
            Inline::Value { place, text } => self.value(place, text, look),
            Inline::Blank { text, .. } if look.is_bare() => {
                vec![self.words(text, Look { style: Some(style::BLANK), ..look })]
            }
            Inline::Blank { place, text, .. } => self.blank(place, text),
            Inline::Reference { target, text } => self.reference(target, text, look),
            Inline::Link { href, text } => self.web_link(href, text, look),
        }
    }

    fn value(&mut self, place: &Place, text: &str, look: Look) -> Vec<Node> {
        if look.is_bare() {
            return vec![self.words(text, look)];
        }
        let control = Control { id: self.next_control(), tag: anchor::tag(place), placeholder: false };
        vec![control.around(vec![run(text, look).into()]).into()]
    }

    fn blank(&mut self, place: &Place, text: &str) -> Vec<Node> {
        let tag = anchor::tag(place);
        let nth = self.blanks.entry(tag.clone()).or_insert(0);
        let name = anchor::of_blank(&tag, *nth);
        *nth += 1;
        let control = Control { id: self.next_control(), tag, placeholder: true };
        let gap = control.around(vec![run(text, Look::styled(style::BLANK)).into()]);
        bookmarked(self.next_bookmark(), &name, vec![gap.into()])
    }

    fn reference(&mut self, target: &str, text: &str, look: Look) -> Vec<Node> {
        let targets = if look.mark == Some(Mark::Deleted) { &self.old_targets } else { &self.targets };
        let Some(target) = targets.get(target) else { return vec![self.words(text, look)] };
        let cut = pieces(text, &target.numbers).map(|pieces| pieces.iter().map(Piece::to_owned).collect());
        let bookmark = target.bookmark.clone();
        let pieces: Vec<Piece<String>> = match (cut, look.mark) {
            (Some(pieces), _) => pieces,
            (None, None) => return vec![link_around(&bookmark, vec![run(text, look).into()]).into()],
            (None, Some(_)) => return vec![link_around(&bookmark, vec![self.words(text, look)]).into()],
        };
        pieces.into_iter().flat_map(|piece| self.piece(&piece, look)).collect()
    }

    fn piece(&mut self, piece: &Piece<String>, look: Look) -> Vec<Node> {
        let (number, bookmark) = match piece {
            Piece::Words(words) => return vec![self.words(words, look)],
            Piece::Number(number, bookmark) => (number, bookmark),
        };
        // `\n` prints the number as it stands at that paragraph, without a full stop at its end;
        // `\r` could shorten "3.2" to "2" inside part 3.
        let instruction = format!("REF {bookmark} \\n \\h");
        match look.mark {
            None => field(&instruction, number, look),
            Some(mark @ Mark::Inserted) => {
                vec![self.changes.next(mark).children(field(&instruction, number, look)).into()]
            }
            Some(mark @ Mark::Deleted) => {
                vec![self.changes.next(mark).children(deleted_field(&instruction, number, look)).into()]
            }
        }
    }

    fn web_link(&mut self, href: &str, text: &str, look: Look) -> Vec<Node> {
        let beside = is_file_beside(href).then(|| href.to_owned());
        let Some(address) = beside.or_else(|| web_address(href)) else {
            return vec![self.words(text, look)];
        };
        let index = self.addresses.iter().position(|known| *known == address).unwrap_or_else(|| {
            self.addresses.push(address);
            self.addresses.len() - 1
        });
        let look = Look { mark: look.mark, ..Look::styled(style::HYPERLINK) };
        if look.mark.is_none() {
            return vec![link_outside_around(&relation(index), vec![run(text, look).into()]).into()];
        }
        vec![link_outside_around(&relation(index), vec![self.words(text, look)]).into()]
    }
}

/// The bookmark of a section or member that is only in the old document; no key holds this mark.
pub fn of_gone(key: &str) -> String {
    anchor::of_key(&format!("{key}#old"))
}

/// What references of a document can point at.
fn targets(
    document: &Document,
    mut counter: Counter,
    bookmark: &dyn Fn(&str) -> String,
) -> BTreeMap<String, Target> {
    let mut targets = BTreeMap::new();
    for section in &document.sections {
        collect(section, 0, &mut counter, bookmark, &mut targets);
    }
    targets
}

fn collect(
    section: &Section,
    depth: usize,
    counter: &mut Counter,
    bookmark: &dyn Fn(&str) -> String,
    targets: &mut BTreeMap<String, Target>,
) {
    let own = bookmark(&section.key);
    let mut numbers = Vec::new();
    if counter.heading(depth, section.number.as_deref()) == Counted::Native {
        numbers.extend(section.number.clone().map(|number| (number, own.clone())));
    }
    let members = section.blocks.iter().filter_map(|block| match block {
        Block::Members { members } => Some(members),
        _ => None,
    });
    let mut count = 0;
    for member in members.flatten() {
        let own = bookmark(&member.key);
        let mut numbers = numbers.clone();
        if counter.counts() && member.label == member_label(count + 1) {
            count += 1;
            numbers.push((count.to_string(), own.clone()));
        }
        targets.entry(member.key.clone()).or_insert(Target { bookmark: own, numbers });
    }
    targets.entry(section.key.clone()).or_insert(Target { bookmark: own, numbers });
    for deeper in &section.sections {
        collect(deeper, depth + 1, counter, bookmark, targets);
    }
}

/// The id of the relation to the address with this index.
pub fn relation(index: usize) -> String {
    format!("web{}", index + 1)
}

/// A piece of a reference.
#[derive(Debug, PartialEq)]
enum Piece<T> {
    Words(T),
    /// A number that stays right when the reader of the file adds or removes a numbered paragraph, and the
    /// bookmark of that paragraph.
    Number(T, T),
}

impl Piece<&str> {
    fn to_owned(&self) -> Piece<String> {
        match *self {
            Self::Words(words) => Piece::Words(words.to_owned()),
            Self::Number(number, bookmark) => Piece::Number(number.to_owned(), bookmark.to_owned()),
        }
    }
}

/// The text cut at each of these numbers, or `None` if one of them does not stand in it exactly once: then
/// an updated field would contradict the words around it.
fn pieces<'a>(text: &'a str, numbers: &'a [(String, String)]) -> Option<Vec<Piece<&'a str>>> {
    if numbers.is_empty() {
        return None;
    }
    let mut cuts = Vec::new();
    for (number, bookmark) in numbers {
        let mut places = number_places(text).filter(|(_, found)| found == number);
        let (start, _) = places.next()?;
        if places.next().is_some() {
            return None;
        }
        cuts.push((start, start + number.len(), bookmark.as_str()));
    }
    cuts.sort_unstable();
    // Two of a document by hand may stand in the same place.
    if cuts.windows(2).any(|two| two[0].1 > two[1].0) {
        return None;
    }
    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, end, bookmark) in cuts {
        pieces.push(Piece::Words(&text[done..start]));
        pieces.push(Piece::Number(&text[start..end], bookmark));
        done = end;
    }
    pieces.push(Piece::Words(&text[done..]));
    pieces.retain(|piece| *piece != Piece::Words(""));
    Some(pieces)
}

/// Every number in a text, such as "3.2", with its place.
fn number_places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        let start = rest + text[rest..].find(|c: char| c.is_ascii_digit())?;
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        rest = start + length;
        Some((start, text[start..rest].trim_end_matches('.')))
    })
}

/// An address that every reader takes: `https`, a plain host, and escapes for all that is not ASCII.
fn web_address(href: &str) -> Option<String> {
    let rest = href.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_host_byte = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    if !host.starts_with(|c: char| c.is_ascii_alphanumeric()) || !host.bytes().all(is_host_byte) {
        return None;
    }
    let mut address = String::from("https://");
    for byte in rest.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(address)
}

/// The entry of a contents list: number and heading, linked to the section.
pub fn contents_entry(section: &Section) -> Node {
    let mut runs: Vec<Node> = Vec::new();
    if let Some(number) = &section.number {
        runs.push(run(number, Look::default()).into());
        runs.push(tab().into());
    }
    runs.push(run(&section.heading, Look::default()).into());
    link_around(&anchor::of_key(&section.key), runs).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(number, name)| ((*number).to_owned(), (*name).to_owned())).collect()
    }

    #[test]
    fn a_reference_is_cut_at_its_number() {
        let found = numbers(&[("3.2", "s")]);
        let expected = vec![Piece::Words("artikel "), Piece::Number("3.2", "s")];
        assert_eq!(pieces("artikel 3.2", &found), Some(expected));
    }

    #[test]
    fn a_member_is_cut_at_both_numbers() {
        let found = numbers(&[("3.2", "s"), ("2", "m")]);
        let expected = vec![
            Piece::Words("artikel "),
            Piece::Number("3.2", "s"),
            Piece::Words(", lid "),
            Piece::Number("2", "m"),
        ];
        assert_eq!(pieces("artikel 3.2, lid 2", &found), Some(expected));
    }

    #[test]
    fn words_that_an_update_would_contradict_are_not_cut() {
        assert_eq!(pieces("artikel 3.2, tweede lid", &numbers(&[("3.2", "s"), ("2", "m")])), None);
        assert_eq!(pieces("artikel 13.2", &numbers(&[("3.2", "s")])), None);
        assert_eq!(pieces("artikel 3.2 of 3.2", &numbers(&[("3.2", "s")])), None);
        assert_eq!(pieces("lid 1", &numbers(&[("1", "s"), ("1", "m")])), None);
        assert_eq!(pieces("het vorige artikel", &numbers(&[])), None);
    }

    #[test]
    fn only_addresses_that_every_reader_takes_become_links() {
        assert!(
            is_file_beside("exit-handover.docx") && !is_file_beside("../a.docx") && !is_file_beside("a.exe")
        );
        assert_eq!(web_address("https://a.be/é x").as_deref(), Some("https://a.be/%C3%A9%20x"));
        for bad in ["http://a.be", "https://", "https://[x", "javascript:alert(1)", "https://a b.be/"] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }
}
