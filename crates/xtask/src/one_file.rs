//! The builder in one file, which works from a disk without any network: module, texts and explanations stand in
//! the page, deflated, in base64, and its policy allows nothing but its own script and style.

use crate::documents::put;
use crate::failure::{Failure, Outcome};
use crate::package;
use crate::project::Project;
use crate::release::{integrity, read, text};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clausier::bundle;
use clausier::library::Library;
use miniz_oxide::deflate::compress_to_vec;
use std::path::Path;

/// The page speaks this language, as that of the site does.
const LANGUAGE: &str = "nl";

const BEST: u8 = 9;

/// Writes the file.
pub fn write(project: &Project, library: &Library, file: &Path) -> Outcome<()> {
    let www = project.path("www");
    let newest = library.editions().last().copied().unwrap_or_default();
    let edition = library
        .edition(newest, LANGUAGE)
        .ok_or_else(|| Failure::new(format!("edition {newest} is not there in {LANGUAGE}")))?;
    let script = package::one_script(project)? + &text(&www.join("one_file.js"))?;
    let style = text(&www.join("style.css"))?;
    let parts = [
        ("policy", policy(&script, &style)),
        (
            "icon",
            format!(
                "data:image/svg+xml;base64,{}",
                BASE64_STANDARD.encode(read(&www.join("icons/icon.svg"))?)
            ),
        ),
        ("wasm", packed(&read(&project.package().join("clausier_widget_bg.wasm"))?)),
        ("bundle", packed(bundle::to_json(edition).as_bytes())),
        ("notes", packed(crate::bundle::notes(library, LANGUAGE).as_bytes())),
        ("style", inside("style", style)?),
        ("script", inside("script", script)?),
    ];
    put(file, filled(&text(&www.join("clausier.html"))?, &parts)?.as_bytes())
}

fn policy(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        integrity(script.as_bytes()),
        integrity(style.as_bytes())
    )
}

fn packed(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(compress_to_vec(bytes, BEST))
}

/// A text that can stand in this element of a page as it is.
fn inside(element: &str, text: String) -> Outcome<String> {
    let ends = format!("</{element}");
    // An ASCII byte in another case is the same to a browser; and a comment could swallow the end.
    match text.to_ascii_lowercase().contains(&ends) || text.contains("<!--") {
        true => Err(Failure::new(format!("the {element} of the page in one file holds {ends} or <!--"))),
        false => Ok(text),
    }
}

/// The page with `{name}` replaced, each once; what takes its place is not looked at again.
fn filled(page: &str, parts: &[(&str, String)]) -> Outcome<String> {
    let mut made = String::new();
    let mut rest = page;
    let mut places = 0;
    while let Some((before, after)) = rest.split_once('{') {
        let part = after.split_once('}').and_then(|(name, after)| {
            parts.iter().find(|(part, _)| *part == name).map(|(_, text)| (text, after))
        });
        let Some((text, after)) = part else {
            return Err(Failure::new("the page of the builder in one file has a brace that is no place"));
        };
        made.extend([before, text]);
        rest = after;
        places += 1;
    }
    match places == parts.len() {
        true => Ok(made + rest),
        false => Err(Failure::new("the page of the builder in one file has not a place for everything")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_what_fills_them_is_left_alone() {
        let parts = [("a", "{b}".to_owned()), ("b", "2".to_owned())];
        assert_eq!(filled("<{a}> <{b}>", &parts).ok().as_deref(), Some("<{b}> <2>"));
        assert!(filled("<{a}>", &parts).is_err());
        assert!(filled("<{a}> <{b}> <{c}>", &parts).is_err());
    }

    #[test]
    fn a_script_that_would_end_its_element_is_refused() {
        assert!(inside("script", "let a = '</SCRIPT>';".to_owned()).is_err());
        assert!(inside("script", "let a = 1 < 2;".to_owned()).is_ok());
    }
}
