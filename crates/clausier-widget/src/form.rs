//! Between the form of a value in answers files and what stands in a field of the form.
//!
//! Whatever somebody types is kept, also when it is no good value: the core says what is wrong with it.

use clausier::date::Unit;
use serde_json::{Value as Json, json};

/// What stands in the field for a value.
pub type ToText = fn(&Json) -> String;
/// The value for what stands in the field; `None` for an empty field.
pub type ToValue = fn(&str) -> Option<Json>;

/// Plain text.
pub fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

/// The value of plain text.
pub fn text_value(typed: &str) -> Option<Json> {
    (!typed.is_empty()).then(|| json!(typed))
}

/// The value of a whole number.
pub fn integer_value(typed: &str) -> Option<Json> {
    let typed = typed.trim();
    match typed.parse::<i64>() {
        Ok(number) => Some(json!(number)),
        Err(_) => text_value(typed),
    }
}

/// An amount with a decimal comma.
pub fn money(value: &Json) -> String {
    text(value).replace('.', ",")
}

/// The value of an amount: "1.250,50", "1250.50" or "€ 1 250".
pub fn money_value(typed: &str) -> Option<Json> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    text_value(&with_decimal_point(&bare))
}

fn with_decimal_point(bare: &str) -> String {
    if bare.contains(',') {
        return bare.replace('.', "").replace(',', ".");
    }
    let mut groups = bare.split('.').skip(1).peekable();
    let thousands = groups.peek().is_some() && groups.all(|group| group.len() == 3);
    if thousands { bare.replace('.', "") } else { bare.to_owned() }
}

/// A duration as its two fields: the number as typed, and the unit.
pub fn duration(value: &Json) -> (String, Option<Unit>) {
    let text = text(value);
    let Some(rest) = text.strip_prefix('P') else { return (text, None) };
    match Unit::ALL.into_iter().find(|unit| rest.ends_with(letter(*unit))) {
        Some(unit) => (rest[..rest.len() - 1].to_owned(), Some(unit)),
        None => (rest.to_owned(), None),
    }
}

/// The value of the two fields of a duration.
pub fn duration_value(number: &str, unit: Unit) -> Option<Json> {
    let number = number.trim();
    (!number.is_empty()).then(|| json!(format!("P{number}{}", letter(unit))))
}

/// The unit with this name.
pub fn unit(name: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| unit.name() == name)
}

fn letter(unit: Unit) -> char {
    match unit {
        Unit::Days => 'D',
        Unit::Months => 'M',
        Unit::Years => 'Y',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, value) in [
            ("1250", "1250"),
            ("1250,5", "1250.5"),
            ("1.250,50", "1250.50"),
            ("€ 1 250,00", "1250.00"),
            ("1.250", "1250"),
            ("1.250.000", "1250000"),
            ("12.50", "12.50"),
            ("veel", "veel"),
        ] {
            assert_eq!(money_value(typed), Some(json!(value)), "{typed}");
        }
        assert_eq!(money_value(" € "), None);
        assert_eq!(money(&json!("1250.50")), "1250,50");
    }

    #[test]
    fn a_duration_has_two_fields_and_comes_back() {
        for value in ["P30D", "P6M", "P4Y", "PveelM"] {
            let (number, unit) = duration(&json!(value));
            assert_eq!(duration_value(&number, unit.unwrap()), Some(json!(value)));
        }
        assert_eq!(duration(&json!("abc")), ("abc".to_owned(), None));
        assert_eq!(duration(&Json::Null), (String::new(), None));
        assert_eq!(duration_value(" ", Unit::Days), None);
    }

    #[test]
    fn a_number_that_is_none_stays_as_typed() {
        assert_eq!(integer_value(" 60 "), Some(json!(60)));
        assert_eq!(integer_value("zestig"), Some(json!("zestig")));
        assert_eq!(integer_value(""), None);
    }
}
