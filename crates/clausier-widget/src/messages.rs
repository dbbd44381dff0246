//! The words around the questions and the documents, in one file per language.
//!
//! Words of questions and documents are not here: they come from the edition. A page speaks one language.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The languages, with their messages; the first is spoken while nobody asks for another.
const LANGUAGES: [(&str, &str); 2] =
    [("nl", include_str!("../messages/nl.json")), ("en", include_str!("../messages/en.json"))];

type Messages = BTreeMap<String, String>;

thread_local! {
    static SPOKEN: Cell<usize> = const { Cell::new(0) };
}

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words of the message.
    Said(&'static str),
    /// What was filled in, which may be in another language.
    Filled(String),
}

/// Speaks from now on the first of these languages that has messages, "en" for "en-GB"; else our first.
pub fn speak(wanted: &[&str]) {
    let known = |language: &&str| {
        let primary = language.split('-').next().unwrap_or_default();
        LANGUAGES.iter().position(|(name, _)| *name == primary)
    };
    SPOKEN.set(wanted.iter().find_map(known).unwrap_or(0));
}

/// The language that is spoken, as in BCP 47.
pub fn language() -> &'static str {
    LANGUAGES[SPOKEN.get()].0
}

/// The languages that are not spoken now, each with what it calls itself.
pub fn other_languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let others = LANGUAGES.iter().enumerate().filter(|(at, _)| *at != SPOKEN.get());
    others.map(|(at, (name, _))| (*name, messages(at).get("language.name").map_or(*name, String::as_str)))
}

/// The message with this name; the name itself if there is none, which a test rules out.
pub fn say(name: &'static str) -> &'static str {
    messages(SPOKEN.get()).get(name).map_or(name, String::as_str)
}

/// The message with this name, with `{…}` filled in.
pub fn say_with(name: &'static str, blanks: &[(&str, &str)]) -> String {
    let text = |part| match part {
        Part::Said(words) => words.to_owned(),
        Part::Filled(words) => words,
    };
    parts(name, blanks).into_iter().map(text).collect()
}

/// The message with this name in pieces, so that what is filled in can be marked as of another language.
pub fn parts(name: &'static str, blanks: &[(&str, &str)]) -> Vec<Part> {
    let mut rest = say(name);
    let mut parts = Vec::new();
    // From left to right, so that what is filled in is never read for blanks again.
    while let Some((before, after)) = rest.split_once('{') {
        let (blank, tail) = after.split_once('}').unwrap_or((after, ""));
        let value = blanks.iter().find(|(name, _)| *name == blank).map_or("", |(_, value)| value);
        parts.extend([Part::Said(before), Part::Filled(value.to_owned())]);
        rest = tail;
    }
    parts.push(Part::Said(rest));
    parts
}

/// The message for one or for many.
pub fn say_count(one: &'static str, many: &'static str, count: usize) -> String {
    say_with(if count == 1 { one } else { many }, &[("count", &count.to_string())])
}

/// Read only once somebody speaks the language.
fn messages(at: usize) -> &'static Messages {
    static MESSAGES: [OnceLock<Messages>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
    MESSAGES[at].get_or_init(|| serde_json::from_str(LANGUAGES[at].1).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    fn source(folder: &Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                source(&path, text);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                text.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    /// Names of messages have a dot and stand in quotes: `"start.title"`.
    fn used() -> BTreeSet<String> {
        let mut text = String::new();
        source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
        let name = |word: &&str| {
            let file = [".json", ".css", ".zip"].iter().any(|ending| word.ends_with(ending));
            let plain = word.chars().all(|c| c.is_ascii_lowercase() || c == '.' || c == '-');
            plain && !file && word.split('.').count() == 2 && word.split('.').all(|part| !part.is_empty())
        };
        text.split('"').filter(name).map(str::to_owned).collect()
    }

    #[test]
    fn every_message_that_is_used_is_there_in_every_language_and_the_other_way_round() {
        let used = used();
        assert!(used.len() > 40, "{}", used.len());
        for (at, (language, _)) in LANGUAGES.iter().enumerate() {
            let there: BTreeSet<String> = messages(at).keys().cloned().collect();
            let other: Vec<_> = used.symmetric_difference(&there).collect();
            assert!(other.is_empty(), "{language}: {other:?}");
        }
    }

    #[test]
    fn messages_have_the_same_blanks_in_every_language() {
        let blanks = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
        };
        for (at, (language, _)) in LANGUAGES.iter().enumerate() {
            for (name, text) in messages(at) {
                assert_eq!(blanks(text), blanks(&messages(0)[name]), "{name} in {language}");
            }
        }
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        assert_eq!(say_with("table.removed", &[("title", "{title}")]).matches("{title}").count(), 1);
    }

    #[test]
    fn the_first_wish_that_can_be_granted_is_spoken() {
        for (wanted, spoken) in [(&["en-GB", "nl"][..], "en"), (&["", "fr"], "nl"), (&["fr", "en"], "en")] {
            speak(wanted);
            assert_eq!(language(), spoken, "{wanted:?}");
        }
        let others: Vec<_> = other_languages().collect();
        assert_eq!(others, [("nl", "Nederlands")]);
        assert_eq!(say("start.title"), "What are you buying?");
        speak(&[]);
    }

    #[test]
    fn what_is_filled_in_is_a_piece_of_its_own() {
        let parts = parts("table.removed", &[("title", "Bomen")]);
        assert_eq!(parts[1], Part::Filled("Bomen".to_owned()));
    }
}
