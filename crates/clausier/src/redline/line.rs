//! Lines taken apart into tokens, compared, and put together again.

use super::marked::{Both, Line, Piece, Words};
use crate::annex::{Inline, Place};
use crate::diff::{Edit, Look, Token, edits, tokens};
use std::ops::Range;

/// The marked line of two lines in normal form.
pub(super) fn compare(old: &[Inline], new: &[Inline]) -> Line {
    let (old, new) = (atoms(old), atoms(new));
    let edits = edits(&read(&old), &read(&new));
    pieces(edits, |range| joined(&old[range]), |range| joined(&new[range]), |old, new| Both { old, new })
}

/// The marked words of two texts.
pub(super) fn words(old: &str, new: &str) -> Words {
    let cut =
        |text| -> Vec<Token<'_>> { tokens(text).map(|text| Token { text, look: Look::default() }).collect() };
    let (old, new) = (cut(old), cut(new));
    let text = |tokens: &[Token<'_>]| tokens.iter().map(|token| token.text).collect::<String>();
    let edits = edits(&old, &new);
    pieces(edits, |range| text(&old[range]), |range| text(&new[range]), |_, new| new)
}

/// The line in normal form.
pub(super) fn normal(content: &[Inline]) -> Vec<Inline> {
    joined(&atoms(content))
}

fn pieces<K, T>(
    edits: Vec<Edit>,
    old: impl Fn(Range<usize>) -> T,
    new: impl Fn(Range<usize>) -> T,
    both: impl Fn(T, T) -> K,
) -> Vec<Piece<K, T>> {
    let mut pieces = Vec::new();
    for edit in edits {
        if edit.same {
            pieces.push(Piece::Kept(both(old(edit.old), new(edit.new))));
            continue;
        }
        if !edit.old.is_empty() {
            pieces.push(Piece::Deleted(old(edit.old)));
        }
        if !edit.new.is_empty() {
            pieces.push(Piece::Inserted(new(edit.new)));
        }
    }
    pieces
}

/// The smallest piece of a line, with what stands around it, outermost first.
#[derive(Debug, Clone, PartialEq)]
struct Atom {
    around: Vec<Around>,
    content: Content,
}

#[derive(Debug, Clone, PartialEq)]
enum Around {
    Strong,
    Emphasis,
    /// The place of an answer: its words are compared like others.
    Value(Place),
}

#[derive(Debug, Clone, PartialEq)]
enum Content {
    Token(String),
    /// A blank, a reference, a link, or an answer without words: kept or changed as a whole.
    Whole(Inline),
}

fn atoms(content: &[Inline]) -> Vec<Atom> {
    let mut atoms = Vec::new();
    collect(content, &mut Vec::new(), &mut atoms);
    atoms
}

fn collect(content: &[Inline], around: &mut Vec<Around>, atoms: &mut Vec<Atom>) {
    let mut text = String::new();
    for inline in content {
        if let Inline::Text { text: more } = inline {
            text.push_str(more);
            continue;
        }
        cut(&std::mem::take(&mut text), around, atoms);
        match inline {
            Inline::Strong { content } => {
                within(Around::Strong, around, |around| collect(content, around, atoms))
            }
            Inline::Emphasis { content } => {
                within(Around::Emphasis, around, |around| collect(content, around, atoms));
            }
            Inline::Value { place, text } if !text.is_empty() => {
                within(Around::Value(place.clone()), around, |around| cut(text, around, atoms));
            }
            whole => atoms.push(Atom { around: around.clone(), content: Content::Whole(whole.clone()) }),
        }
    }
    cut(&text, around, atoms);
}

fn within(step: Around, around: &mut Vec<Around>, inside: impl FnOnce(&mut Vec<Around>)) {
    around.push(step);
    inside(around);
    around.pop();
}

fn cut(text: &str, around: &[Around], atoms: &mut Vec<Atom>) {
    let token = |text: &str| Atom { around: around.to_vec(), content: Content::Token(text.to_owned()) };
    atoms.extend(tokens(text).map(token));
}

/// Atoms as a reader sees them.
fn read(atoms: &[Atom]) -> Vec<Token<'_>> {
    atoms.iter().map(Atom::token).collect()
}

impl Atom {
    fn is_token(&self) -> bool {
        matches!(self.content, Content::Token(_))
    }

    fn token(&self) -> Token<'_> {
        let mut look = Look {
            strong: self.around.contains(&Around::Strong),
            emphasis: self.around.contains(&Around::Emphasis),
            ..Look::default()
        };
        let text = match &self.content {
            Content::Token(text) => text.as_str(),
            Content::Whole(Inline::Blank { text, .. }) => {
                look.blank = true;
                text
            }
            Content::Whole(Inline::Link { href, text }) => {
                look.href = Some(href);
                text
            }
            Content::Whole(Inline::Reference { text, .. }) => text,
            // Only an answer without words is left.
            Content::Whole(_) => "",
        };
        Token { text, look }
    }
}

/// Atoms put together, in normal form.
fn joined(atoms: &[Atom]) -> Vec<Inline> {
    join(atoms, 0)
}

fn join(atoms: &[Atom], depth: usize) -> Vec<Inline> {
    let mut content = Vec::new();
    let mut rest = atoms;
    while let Some(first) = rest.first() {
        let around = first.around.get(depth);
        let length = match (around, &first.content) {
            (None, Content::Whole(_)) => 1,
            (None, Content::Token(_)) => run(rest, |atom| atom.around.len() == depth && atom.is_token()),
            (Some(_), _) => run(rest, |atom| atom.around.get(depth) == around),
        };
        let (group, after) = rest.split_at(length);
        rest = after;
        content.push(match (around, &first.content) {
            (Some(Around::Strong), _) => Inline::Strong { content: join(group, depth + 1) },
            (Some(Around::Emphasis), _) => Inline::Emphasis { content: join(group, depth + 1) },
            (Some(Around::Value(place)), _) => Inline::Value { place: place.clone(), text: text(group) },
            (None, Content::Token(_)) => Inline::Text { text: text(group) },
            (None, Content::Whole(inline)) => inline.clone(),
        });
    }
    content
}

fn run(atoms: &[Atom], belongs: impl Fn(&Atom) -> bool) -> usize {
    atoms.iter().take_while(|atom| belongs(atom)).count()
}

fn text(atoms: &[Atom]) -> String {
    let words = atoms.iter().map(|atom| match &atom.content {
        Content::Token(text) => text.as_str(),
        Content::Whole(_) => "",
    });
    words.collect()
}
