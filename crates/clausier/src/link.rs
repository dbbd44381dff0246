//! Answers in a link: small enough for an address, checked when they come back.
//!
//! The text is `1.` and base64url of deflated JSON. Where in an address it stands is left to others; it
//! belongs behind the `#`, which browsers send to nobody.

use crate::answers::Answers;
use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use miniz_oxide::{deflate, inflate};

/// The longest text that is made or read: what browsers and mail programs carry.
pub const MOST_CHARACTERS: usize = 32_000;
/// Most bytes of the answers inside.
const MOST_BYTES: usize = 1 << 20;
/// Names the form, so that a later one can be told from it.
const VERSION: &str = "1.";

/// The answers as text for a link; `None` when they are too many for one.
pub fn write(answers: &Answers) -> Option<String> {
    let json = serde_json::to_vec(answers).ok()?;
    let text = VERSION.to_owned() + &BASE64.encode(deflate::compress_to_vec(&json, 9));
    (json.len() <= MOST_BYTES && text.len() <= MOST_CHARACTERS).then_some(text)
}

/// The answers in the text of a link.
///
/// # Errors
/// When the text is too long, cut off, changed, or holds no answers.
pub fn read(text: &str) -> Result<Answers, Vec<Diagnostic>> {
    if text.len() > MOST_CHARACTERS {
        let message = format!("the link has {} characters; at most {MOST_CHARACTERS} are read", text.len());
        return Err(fault(Code::TooLarge, message));
    }
    let broken = |why: &str| fault(Code::BrokenAnswers, format!("the link cannot be read: {why}"));
    let packed = text.strip_prefix(VERSION).ok_or_else(|| broken("it is of another form"))?;
    let packed = BASE64.decode(packed).map_err(|_| broken("it is cut off or changed"))?;
    let json = inflate::decompress_to_vec_with_limit(&packed, MOST_BYTES)
        .map_err(|_| broken("it is cut off, changed or too large"))?;
    let json = String::from_utf8(json).map_err(|_| broken("it is changed"))?;
    Answers::from_json("link", &json)
}

fn fault(code: Code, message: String) -> Vec<Diagnostic> {
    vec![Diagnostic::new(code, At::Whole, message, "ask for the link again, or for the answers as a file")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn answers(text: &str) -> Answers {
        let mut answers = Answers::new("2026-11");
        answers.answers.insert("authority-name".into(), json!(text));
        answers
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = BASE64.encode(deflate::compress_to_vec(&vec![b' '; 8 << 20], 9));
        assert!(bomb.len() < MOST_CHARACTERS);
        assert!(read(&format!("{VERSION}{bomb}")).is_err());
    }

    #[test]
    fn answers_too_many_for_a_link_have_none_and_too_long_a_link_is_refused() {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + (state >> 24) as u8 % 26)
        };
        let noise: String = (0..60_000).map(|_| next()).collect();
        assert_eq!(write(&answers(&noise)), None);
        assert!(read(&format!("{VERSION}{}", "A".repeat(MOST_CHARACTERS))).is_err());
    }

    #[test]
    fn every_cut_is_refused() {
        let text = write(&answers("Stad Gent")).unwrap();
        for end in 0..text.len() {
            assert!(read(&text[..end]).is_err(), "cut at {end}");
        }
    }

    proptest! {
        #[test]
        fn answers_come_back(text in any::<String>()) {
            let before = answers(&text);
            let link = write(&before).unwrap();
            prop_assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)));
            prop_assert_eq!(read(&link), Ok(before));
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = read(&text);
            let _ = read(&format!("{VERSION}{text}"));
        }
    }
}
