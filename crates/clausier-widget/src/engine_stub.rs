//! Until the core reads bundles.
use clausier::diagnostic::{At, Diagnostic};
use clausier::edition::Edition;

/// Reads a bundle.
pub fn read(text: &str) -> Result<Edition, Vec<Diagnostic>> {
    serde_json::from_str(text)
        .map_err(|e| vec![Diagnostic::new(clausier::code::Code::BrokenBundle, At::Whole, e.to_string(), "")])
}
