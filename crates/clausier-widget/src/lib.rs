//! The builder in the browser: the custom element `<clausier-builder>` and the functions for other hosts.
//!
//! One loop ([`app`]): a message changes the answers ([`change`]), the answers are saved, the core derives
//! the questions and the documents ([`state`]), the views show them ([`view`]), and the preview is patched
//! ([`preview`]). Every rule and every word of a document comes from the core; every word around it from
//! `messages/` ([`messages`]).

mod app;
mod browser;
mod change;
mod drafts;
mod element;
pub mod export;
mod form;
mod history;
mod keeping;
pub mod message;
mod messages;
mod news;
mod paste;
mod preview;
mod state;
mod take;
mod view;
mod why;

pub use element::{Mounted, mount};
