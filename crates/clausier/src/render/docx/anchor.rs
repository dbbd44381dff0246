//! Names for bookmarks and tags: short, of few characters, and never the same for two keys.
//!
//! Word takes letters, digits and underscores, at most 40 in a bookmark, and does not see the difference
//! between upper and lower case; a tag has at most 64 characters.

use crate::annex::Place;
use sha2::{Digest, Sha256};

/// The bookmark of the section, member or table with this key.
pub fn of_key(key: &str) -> String {
    bookmark("c_", key)
}

/// The bookmark of the blank for this tag, the `nth` in the file, from 0.
pub fn of_blank(tag: &str, nth: usize) -> String {
    if nth == 0 { bookmark("b_", tag) } else { bookmark("b_", &format!("{tag}#{nth}")) }
}

/// The tag of a content control: the option, or table option, row and column.
pub fn tag(place: &Place) -> String {
    let steps = [Some(&place.option), place.row.as_ref(), place.column.as_ref()];
    let full = steps.into_iter().flatten().map(|id| id.as_str()).collect::<Vec<_>>().join("/");
    let is_plain = full.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-/".contains(c));
    if is_plain && full.len() <= LONGEST_TAG {
        return full;
    }
    shorten(&full, LONGEST_TAG, |c| c.is_ascii_alphanumeric() || c == '-' || c == '/')
}

const LONGEST_BOOKMARK: usize = 40;
const LONGEST_TAG: usize = 64;
/// Hexadecimal digits of a digest that keep two names apart.
const DIGITS: usize = 16;

fn bookmark(prefix: &str, key: &str) -> String {
    let longest = LONGEST_BOOKMARK - prefix.len();
    if is_simple(key) && key.len() <= longest {
        return format!("{prefix}{}", key.replace('-', "_"));
    }
    format!("{prefix}{}", shorten(key, longest, |c| c.is_ascii_alphanumeric()))
}

/// Whether replacing hyphens by underscores loses nothing and gives no double underscore.
fn is_simple(key: &str) -> bool {
    key.split('-')
        .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

/// A readable start, a double underscore, which no simple name holds, and a digest of the whole.
fn shorten(key: &str, longest: usize, keep: fn(char) -> bool) -> String {
    let start: String =
        key.chars().take(longest - DIGITS - 2).map(|c| if keep(c) { c } else { '_' }).collect();
    let digest: String = Sha256::digest(key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{start}__{}", &digest[..DIGITS])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn is_bookmark(name: &str) -> bool {
        name.len() <= 40
            && name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    }

    #[test]
    fn a_short_key_stays_readable() {
        assert_eq!(of_key("open-formats"), "c_open_formats");
        assert_eq!(of_blank("end-date", 0), "b_end_date");
    }

    #[test]
    fn keys_that_would_meet_are_kept_apart() {
        let long = "a".repeat(60);
        let keys = ["a-b", "a_b", "A-b", "a--b", "a-", "-a", "", "é", "è", &long, &format!("{long}b")];
        let names: BTreeMap<String, &str> =
            keys.iter().map(|key| (of_key(key).to_lowercase(), *key)).collect();
        assert_eq!(names.len(), keys.len(), "{names:?}");
        assert!(names.keys().all(|name| is_bookmark(name)), "{names:?}");
    }

    #[test]
    fn the_same_blank_twice_gets_two_names() {
        assert_ne!(of_blank("a", 0), of_blank("a", 1));
        assert_ne!(of_blank("a-1", 0), of_blank("a", 1));
    }

    #[test]
    fn a_tag_names_the_place() {
        let mut place = Place::option(&Id::from("datasets"));
        assert_eq!(tag(&place), "datasets");
        place.row = Some(Id::from("r1"));
        place.column = Some(Id::from("name"));
        assert_eq!(tag(&place), "datasets/r1/name");
        place.row = Some(Id::new("x".repeat(70)));
        assert!(tag(&place).len() <= 64);
    }

    proptest! {
        #[test]
        fn different_keys_have_different_bookmarks(one in "[a-cA-C_-]{0,5}", other in "[a-cA-C_-]{0,5}") {
            prop_assert!(is_bookmark(&of_key(&one)));
            let same = of_key(&one).eq_ignore_ascii_case(&of_key(&other));
            prop_assert_eq!(same, one == other);
        }

        #[test]
        fn any_key_has_a_bookmark_that_word_takes(key in any::<String>()) {
            prop_assert!(is_bookmark(&of_key(&key)));
        }
    }
}
