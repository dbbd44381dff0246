//! Canonical JSON: one byte sequence for one value, whatever other crates do to the order of maps.
//!
//! It is RFC 8785 restricted to integers: keys sorted by UTF-16 code unit, no white space, only the
//! escapes that JSON demands. Digests are taken over it. Which values exist is left to their own modules.

use serde::Serialize;
use serde_json::{Map, Number, Value};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The canonical form: sorted keys, no white space.
///
/// The formats of Clausier hold integers only. Another number has no canonical form and is written
/// as `null`.
pub fn to_string(value: &Value) -> String {
    let mut writer = Writer { text: String::new(), layout: Layout::Compact };
    writer.value(value, 0);
    writer.text
}

/// The same order and escapes, laid out for reading: two spaces per level, a line break at the end.
pub fn to_pretty_string(value: &Value) -> String {
    let mut writer = Writer { text: String::new(), layout: Layout::Indented };
    writer.value(value, 0);
    writer.text.push('\n');
    writer.text
}

/// SHA-256 of the canonical form, in lower-case hexadecimal.
///
/// # Panics
///
/// When `value` is of a type that JSON cannot hold, such as a map whose keys are not texts. That depends
/// on the type alone, never on what was read.
pub fn digest(value: &impl Serialize) -> String {
    digest_of(&serde_json::to_value(value).expect("only types with a JSON form have a digest"))
}

/// The same of what is JSON already.
pub fn digest_of(value: &Value) -> String {
    hexadecimal(&Sha256::digest(to_string(value)))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Compact,
    Indented,
}

struct Writer {
    text: String,
    layout: Layout,
}

impl Writer {
    fn value(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Null => self.text.push_str("null"),
            Value::Bool(true) => self.text.push_str("true"),
            Value::Bool(false) => self.text.push_str("false"),
            Value::Number(number) => self.number(number),
            Value::String(text) => self.string(text),
            Value::Array(items) => self.array(items, depth),
            Value::Object(members) => self.object(members, depth),
        }
    }

    fn number(&mut self, number: &Number) {
        let written = match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => write!(self.text, "{number}"),
            (None, Some(number)) => write!(self.text, "{number}"),
            (None, None) => write!(self.text, "null"),
        };
        debug_assert!(written.is_ok());
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        for character in text.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                control if control < ' ' => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(control));
                }
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }

    fn array(&mut self, items: &[Value], depth: usize) {
        self.text.push('[');
        for (index, item) in items.iter().enumerate() {
            self.separate(index, depth + 1);
            self.value(item, depth + 1);
        }
        self.close(items.is_empty(), depth, ']');
    }

    fn object(&mut self, members: &Map<String, Value>, depth: usize) {
        let mut members: Vec<(&String, &Value)> = members.iter().collect();
        members.sort_by(|(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
        self.text.push('{');
        for (index, (key, value)) in members.iter().enumerate() {
            self.separate(index, depth + 1);
            self.string(key);
            self.text.push_str(if self.layout == Layout::Compact { ":" } else { ": " });
            self.value(value, depth + 1);
        }
        self.close(members.is_empty(), depth, '}');
    }

    fn separate(&mut self, index: usize, depth: usize) {
        if index > 0 {
            self.text.push(',');
        }
        self.line(depth);
    }

    fn close(&mut self, empty: bool, depth: usize, bracket: char) {
        if !empty {
            self.line(depth);
        }
        self.text.push(bracket);
    }

    fn line(&mut self, depth: usize) {
        if self.layout == Layout::Indented {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("  ", depth));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_by_utf16_code_unit_at_every_depth() {
        let value = json!({ "\u{fb33}": 1, "b": { "z": [], "a": {} }, "\u{1f600}": 2, "B": 3 });
        assert_eq!(to_string(&value), "{\"B\":3,\"b\":{\"a\":{},\"z\":[]},\"\u{1f600}\":2,\"\u{fb33}\":1}");
    }

    #[test]
    fn strings_have_only_the_escapes_that_json_demands() {
        let value = json!("\u{0}\u{8}\t\n\u{c}\r\u{1f}\"\\/\u{7f}é\u{2028}");
        assert_eq!(to_string(&value), "\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\/\u{7f}é\u{2028}\"");
    }

    #[test]
    fn numbers_are_integers() {
        let value = json!([0, -1, u64::MAX, i64::MIN, 1.5]);
        assert_eq!(to_string(&value), "[0,-1,18446744073709551615,-9223372036854775808,null]");
    }

    #[test]
    fn the_pretty_form_has_the_same_order() {
        let value = json!({ "b": [1, {}], "a": [] });
        assert_eq!(to_pretty_string(&value), "{\n  \"a\": [],\n  \"b\": [\n    1,\n    {}\n  ]\n}\n");
    }

    #[test]
    fn the_digest_is_sha256_of_the_canonical_form() {
        // printf '{"a":1}' | sha256sum
        let expected = "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
        assert_eq!(digest(&json!({ "a": 1 })), expected);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same_text(key in any::<String>(), text in any::<String>()) {
            let value = json!({ key: [text] });
            prop_assert_eq!(&serde_json::from_str::<Value>(&to_string(&value)).unwrap(), &value);
            prop_assert_eq!(&serde_json::from_str::<Value>(&to_pretty_string(&value)).unwrap(), &value);
        }
    }
}
