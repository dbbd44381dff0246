//! The allow-list of what a sentence may hold, over the tree that Handlebars itself reads: what is not
//! on it is refused, whatever way it came into a leaf.

use super::tag::RESERVED;
use handlebars::template::{HelperTemplate, Parameter, Template, TemplateElement};
use std::collections::BTreeSet;

/// A sentence or phrase as a template, if Handlebars reads it as words, fields and conditions only.
///
/// # Errors
/// What stands in it that it may not hold.
pub fn compile(leaf: &str) -> Result<Template, String> {
    let template = Template::compile(leaf).map_err(|why| why.reason().to_string())?;
    elements(&template)?;
    Ok(template)
}

/// Deepest nesting of conditions in a sentence.
pub const DEEPEST: usize = 16;

/// Whether a text is a sentence that [`compile`] takes, seen without the template engine, which takes long: words,
/// fields, and conditions that open and close in order.
pub fn is_plain(text: &str) -> bool {
    // Before braces it makes words of them.
    if text.contains('\\') {
        return false;
    }
    // The conditions that are open, and whether their other side has begun.
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(end) = rest[start..].find("}}").map(|end| start + end) else { return false };
        let tag = &rest[start + 2..end];
        rest = &rest[end + 2..];
        match tag.split_once(' ') {
            Some((kind @ ("#if" | "#unless"), name)) if is_plain_name(name) && open.len() < DEEPEST => {
                open.push((&kind[1..], false));
            }
            Some(_) => return false,
            None if tag == "else" => match open.last_mut() {
                Some((_, begun @ false)) => *begun = true,
                _ => return false,
            },
            None => match tag.strip_prefix('/') {
                Some(kind) if open.pop().is_none_or(|(opened, _)| opened != kind) => return false,
                Some(_) => {}
                None if is_plain_name(tag) => {}
                None => return false,
            },
        }
    }
    open.is_empty()
}

/// The names that a template uses, of fields and of conditions.
#[derive(Debug, Default)]
pub struct Names {
    /// Fields, as they are written.
    pub fields: BTreeSet<String>,
    /// Conditions.
    pub conditions: BTreeSet<String>,
}

/// The names in a template that [`compile`] gave.
pub fn names(template: &Template) -> Names {
    let mut names = Names::default();
    gather(template, &mut names);
    names
}

fn gather(template: &Template, names: &mut Names) {
    for element in &template.elements {
        match element {
            TemplateElement::Expression(field) => {
                names.fields.extend(field.name.as_name().map(str::to_owned));
            }
            TemplateElement::HelperBlock(condition) => {
                let name = condition.params.first().and_then(Parameter::as_name);
                names.conditions.extend(name.map(str::to_owned));
                [&condition.template, &condition.inverse]
                    .into_iter()
                    .flatten()
                    .for_each(|side| gather(side, names));
            }
            _ => {}
        }
    }
}

fn elements(template: &Template) -> Result<(), String> {
    template.elements.iter().try_for_each(element)
}

fn element(element: &TemplateElement) -> Result<(), String> {
    match element {
        TemplateElement::RawString(_) => Ok(()),
        TemplateElement::Expression(field) if is_field(field) => Ok(()),
        TemplateElement::HelperBlock(condition) if is_condition(condition) => {
            [&condition.template, &condition.inverse].into_iter().flatten().try_for_each(elements)
        }
        TemplateElement::Expression(_) => Err("a field is one plain name".to_owned()),
        TemplateElement::HelperBlock(_) => {
            Err("only if and unless with one plain name are allowed".to_owned())
        }
        _ => Err("only fields and conditions are allowed".to_owned()),
    }
}

fn is_field(field: &HelperTemplate) -> bool {
    let plain = field.params.is_empty() && field.hash.is_empty() && field.block_param.is_none();
    plain && field.name.as_name().is_some_and(is_plain_name)
}

fn is_condition(condition: &HelperTemplate) -> bool {
    let known = condition.name.as_name().is_some_and(|name| ["if", "unless"].contains(&name));
    let plain = condition.hash.is_empty() && condition.block_param.is_none() && !condition.chain;
    let [name @ Parameter::Path(_)] = condition.params.as_slice() else {
        return false;
    };
    known && plain && name.as_name().is_some_and(is_plain_name)
}

fn is_plain_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && !RESERVED.contains(&name)
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::{compile, is_plain};
    use proptest::prelude::*;

    #[test]
    fn only_fields_and_conditions_of_plain_names_are_plain() {
        for good in ["", "a {{Field-1}} b", "{{#if a}}x{{else}}{{#unless b}}y{{/unless}}{{/if}}"] {
            assert!(is_plain(good), "{good}");
        }
        for bad in [
            "{{",
            "{{{a}}}",
            "{{> a}}",
            "{{a b}}",
            "{{#each a}}{{/each}}",
            "{{#if a}}",
            "{{/if}}",
            "{{../a}}",
            "{{lookup a b}}",
            "\\{{#if a}}{{/if}}",
        ] {
            assert!(!is_plain(bad), "{bad}");
        }
        assert!(!is_plain(&format!("{}{}", "{{#if a}}".repeat(99), "{{/if}}".repeat(99))));
    }

    const PIECES: [&str; 14] = [
        "a ",
        "\\",
        "{",
        "}",
        "{{x}}",
        "{{X-1}}",
        "{{#if c}}",
        "{{#unless c}}",
        "{{else}}",
        "{{/if}}",
        "{{/unless}}",
        "{{this}}",
        "{{1}}",
        "{{true}}",
    ];

    proptest! {
        #[test]
        fn the_template_engine_takes_what_is_plain(pieces in prop::collection::vec(0..PIECES.len(), 0..9)) {
            let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
            prop_assert!(!is_plain(&text) || compile(&text).is_ok(), "{text}");
        }
    }
}
