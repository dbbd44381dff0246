//! An edition as one JSON file, for places without the library: the browser, other programs.
//!
//! What comes from elsewhere is believed only after its digest and its inner references are checked.

mod form;
mod forms;
#[cfg(test)]
mod tests;

use crate::canonical;
use crate::code::Code;
use crate::diagnostic::{At, Diagnostic};
use crate::edition::Edition;
use crate::integrity;
use form::Form;
use serde_json::{Value as Json, json};

/// The newest schema of bundles.
pub const BUNDLE_SCHEMA: u64 = 1;
/// Most bytes of a bundle.
pub const MOST_BYTES: usize = 16 << 20;

/// The bundle of an edition: canonical JSON, the same bytes on every machine.
///
/// # Panics
/// Never for an edition: all its parts have a form in JSON.
#[must_use]
pub fn to_json(edition: &Edition) -> String {
    canonical::to_string(&json!({ "schema": BUNDLE_SCHEMA, "edition": edition }))
}

/// Reads a bundle.
///
/// # Errors
/// When it is too large, no JSON, of a newer schema or another shape, when its digest does not match, or when
/// it names what it does not hold.
pub fn read(text: &str) -> Result<Edition, Vec<Diagnostic>> {
    if text.len() > MOST_BYTES {
        let message = format!("the bundle has {} bytes, at most {MOST_BYTES} are read", text.len());
        return Err(vec![Diagnostic::new(
            Code::TooLarge,
            At::Whole,
            message,
            "Use the bundle as it was made.",
        )]);
    }
    let mut json: Json = serde_json::from_str(text).map_err(|why| vec![broken(why.to_string())])?;
    check_schema(&json)?;
    let shape = json.as_object().is_some_and(|object| object.len() == 2);
    let Some(mut inner) = json.get_mut("edition").map(Json::take).filter(|_| shape) else {
        return Err(vec![broken("it has not exactly the keys 'schema' and 'edition'".to_owned())]);
    };
    let edition = Edition::read(&inner).map_err(|misfit| vec![broken(misfit.to_string())])?;
    crate::lock::settle(&mut inner);
    if canonical::digest_of(&inner) != edition.digest {
        return Err(vec![broken("its digest does not match its content".to_owned())]);
    }
    let faults: Vec<Diagnostic> = integrity::check(&edition).into_iter().map(broken).collect();
    if faults.is_empty() { Ok(edition) } else { Err(faults) }
}

fn check_schema(json: &Json) -> Result<(), Vec<Diagnostic>> {
    match json.get("schema").and_then(Json::as_u64) {
        Some(BUNDLE_SCHEMA) => Ok(()),
        Some(newer) if newer > BUNDLE_SCHEMA => {
            let message = format!("the bundle follows schema {newer}, this engine knows {BUNDLE_SCHEMA}");
            Err(vec![Diagnostic::new(
                Code::UnknownSchema,
                At::Whole,
                message,
                "Use a newer version of Clausier.",
            )])
        }
        _ => Err(vec![broken("it names no schema".to_owned())]),
    }
}

fn broken(why: String) -> Diagnostic {
    let message = format!("the bundle cannot be used: {why}");
    Diagnostic::new(
        Code::BrokenBundle,
        At::Whole,
        message,
        "Make it again from the library, or get it again.",
    )
}
