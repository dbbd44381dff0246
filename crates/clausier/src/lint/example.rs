//! Good and bad examples of each finding on drafting, which the tests hold against the check and
//! `clausier explain` shows. They are files that legal staff can read and add to: `examples/<code>.toml`.

use crate::code::Code;
use crate::reader::{Cursor, Faults, TomlFile};
use crate::source::SourceFile;
use std::collections::BTreeMap;

/// An example: the text of a clause, or other files of a small library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example {
    /// The text of a clause; empty when the example is about other files alone.
    pub text: String,
    /// Other files, by path.
    pub files: BTreeMap<String, String>,
}

/// The examples of one code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examples {
    /// Each gives the finding.
    pub bad: Vec<Example>,
    /// None gives a finding.
    pub good: Vec<Example>,
}

macro_rules! files {
    ($($name:literal)+) => {
        fn file(code: Code) -> Option<&'static str> {
            match code.name() {
                $($name => Some(include_str!(concat!("examples/", $name, ".toml"))),)+
                _ => None,
            }
        }
    };
}

files! {
    "mixed-modal" "and-or" "brand-name" "vague-word" "data-ownership" "long-sentence"
    "deadline-without-trigger" "duty-without-quantity" "two-deadlines" "unused-term" "unprinted-terms"
    "missing-equivalent" "missing-reference" "unverified-reference" "stale-reference" "incomplete-note"
    "reference-can-vanish" "never-there" "always-there" "languages-differ" "idle-allow"
}

/// The examples of a code; none for codes that are not about drafting.
pub fn examples(code: Code) -> Examples {
    let Some(text) = file(code) else { return Examples::default() };
    let faults = Faults::default();
    let source = SourceFile::new("examples", text);
    let toml = TomlFile::parse(&source, &faults);
    let top = toml.top();
    let all = |key| top.tables(key).iter().map(example).collect();
    Examples { bad: all("bad"), good: all("good") }
}

fn example(table: &Cursor<'_>) -> Example {
    let text = table.get("text").and_then(|node| node.text()).map(|text| text.value).unwrap_or_default();
    let files = table.get("files").and_then(|node| node.table());
    let files = files.iter().flat_map(Cursor::entries);
    Example {
        text,
        files: files.filter_map(|(path, node)| Some((path.value, node.phrase()?.value))).collect(),
    }
}
