//! The editions that the crate carries: bundles made from `clauses/`, committed, and proved fresh by a test.

/// A bundle that the crate carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Builtin {
    /// Year and month: `2026-11`.
    pub edition: &'static str,
    /// Language, as in BCP 47.
    pub language: &'static str,
    /// The bundle, for [`bundle::read`](crate::bundle::read).
    pub json: &'static str,
}

/// All bundles, oldest edition first.
pub const ALL: &[Builtin] =
    &[Builtin { edition: "2026-11", language: "nl", json: include_str!("../library/2026-11.nl.json") }];

/// The bundle of an edition in a language.
pub fn find(edition: &str, language: &str) -> Option<Builtin> {
    ALL.iter().copied().find(|builtin| builtin.edition == edition && builtin.language == language)
}
