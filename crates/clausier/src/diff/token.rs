//! Text cut into words, white space and single marks.

/// A piece of a line that is kept or changed as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token<'t> {
    /// What is printed.
    pub text: &'t str,
    /// How it looks: equal words of another look are not the same.
    pub look: Look<'t>,
}

/// How a token looks to a reader.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Look<'t> {
    /// Strong.
    pub strong: bool,
    /// Stressed.
    pub emphasis: bool,
    /// A gap to fill.
    pub blank: bool,
    /// Where a link to the web leads.
    pub href: Option<&'t str>,
}

/// The tokens of a text; together they are the text.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let length = first_token(rest)?;
        let (token, after) = rest.split_at(length);
        rest = after;
        Some(token)
    })
}

/// Whether a token says something: it holds a letter or a digit.
pub fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

fn first_token(text: &str) -> Option<usize> {
    let mut characters = text.char_indices().peekable();
    let (_, first) = characters.next()?;
    let mut previous = first;
    while let Some((index, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        if !continues(first, previous, character, next) {
            return Some(index);
        }
        previous = character;
    }
    Some(text.len())
}

/// Whether a character still belongs to the token that opened with `first`.
fn continues(first: char, previous: char, character: char, next: Option<char>) -> bool {
    if is_joined(character) || previous == JOINER {
        return true;
    }
    if first.is_whitespace() {
        return character.is_whitespace() && first != '\n' && character != '\n';
    }
    if !first.is_alphanumeric() {
        return false;
    }
    let between_digits = previous.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
    let between_letters = previous.is_alphanumeric() && next.is_some_and(char::is_alphanumeric);
    match character {
        '.' | ',' => between_digits,
        '-' | '\'' | '’' => between_letters,
        other => other.is_alphanumeric(),
    }
}

const JOINER: char = '\u{200d}';

/// Characters that only change the one before: accents, variants, joiners.
fn is_joined(character: char) -> bool {
    matches!(character, JOINER | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_cut_as_people_read_them() {
        assert_eq!(cut("De open-data.  (3.2)"), ["De", " ", "open-data", ".", "  ", "(", "3.2", ")"]);
        assert_eq!(cut("€ 1.250,00, foto’s"), ["€", " ", "1.250,00", ",", " ", "foto’s"]);
        assert_eq!(cut("a\n\nb"), ["a", "\n", "\n", "b"]);
    }

    #[test]
    fn what_one_sees_as_one_character_is_never_cut() {
        assert_eq!(cut("e\u{301}é 👩\u{200d}🚒"), ["e\u{301}é", " ", "👩\u{200d}🚒"]);
    }

    proptest! {
        #[test]
        fn tokens_together_are_the_text(text in any::<String>()) {
            prop_assert_eq!(tokens(&text).collect::<String>(), text);
        }
    }
}
