//! Words to be found in sentences, with marks, gaps and numbers among them.

use super::text::{Piece, What, pieces};

/// Words to be found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// As written.
    pub text: String,
    parts: Vec<String>,
    exact: bool,
}

/// Most pieces that `*` in a phrase stands for.
const WIDEST: usize = 12;

impl Phrase {
    /// The phrase with these words.
    pub fn new(text: &str) -> Self {
        let mut cut = Vec::new();
        pieces(text, 0, &mut cut);
        let part = |piece: &Piece<'_>| match piece.what {
            What::Space => None,
            _ => Some(text[piece.span.start..piece.span.end].to_owned()),
        };
        let exact = text.chars().any(char::is_uppercase);
        Self { text: text.to_owned(), parts: cut.iter().filter_map(part).collect(), exact }
    }

    /// All of some phrases.
    pub fn all(texts: &[String]) -> Vec<Self> {
        texts.iter().map(|text| Self::new(text)).collect()
    }

    /// Where the phrase ends that begins at a piece.
    pub fn end_in(&self, pieces: &[Piece<'_>], start: usize) -> Option<usize> {
        if self.parts.is_empty() {
            return None;
        }
        self.rest_in(pieces, start, 0)
    }

    fn rest_in(&self, pieces: &[Piece<'_>], at: usize, part: usize) -> Option<usize> {
        let Some(wanted) = self.parts.get(part) else { return Some(at) };
        if wanted == "*" {
            let stops = |piece: &Piece<'_>| matches!(piece.what, What::Mark('.' | ';' | ':'));
            let reach = pieces.get(at..)?.iter().take(WIDEST).take_while(|piece| !stops(piece)).count();
            return (at..=at + reach).find_map(|next| self.rest_in(pieces, next, part + 1));
        }
        self.is(wanted, pieces.get(at)?).then(|| self.rest_in(pieces, at + 1, part + 1))?
    }

    fn is(&self, wanted: &str, piece: &Piece<'_>) -> bool {
        match piece.what {
            What::Word(word) if wanted == "#" => word.starts_with(|first: char| first.is_ascii_digit()),
            What::Word(word) if self.exact => word == wanted,
            What::Word(word) => word.to_lowercase() == wanted,
            What::Mark(mark) => wanted.chars().eq([mark]),
            _ => false,
        }
    }
}
