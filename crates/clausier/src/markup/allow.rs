//! The allow-list of what a sentence may hold, over the tree that Handlebars itself reads: what is not
//! on it is refused, whatever way it came into a leaf.

use super::tag::RESERVED;
use handlebars::template::{HelperTemplate, Parameter, Template, TemplateElement};

/// A sentence or phrase as a template, if Handlebars reads it as words, fields and conditions only.
///
/// # Errors
/// What stands in it that it may not hold.
pub fn compile(leaf: &str) -> Result<Template, String> {
    let template = Template::compile(leaf).map_err(|why| why.reason().to_string())?;
    elements(&template)?;
    Ok(template)
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
    plain && field.name.as_name().is_some_and(is_plain)
}

fn is_condition(condition: &HelperTemplate) -> bool {
    let known = condition.name.as_name().is_some_and(|name| ["if", "unless"].contains(&name));
    let plain = condition.hash.is_empty() && condition.block_param.is_none() && !condition.chain;
    let [name @ Parameter::Path(_)] = condition.params.as_slice() else {
        return false;
    };
    known && plain && name.as_name().is_some_and(is_plain)
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !RESERVED.contains(&name)
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
