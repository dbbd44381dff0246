//! Words in two languages at once: messages around the questions, and words of questions and documents, which
//! stay in the language of the edition. Each piece says which language it is in, so that it is read out well.

use crate::app::App;
use crate::messages::{Part, language, other_languages, parts, say, say_with};
use leptos::prelude::*;

/// A message in which what is filled in comes from the edition.
pub fn around(app: App, name: &'static str, blanks: &[(&str, &str)]) -> AnyView {
    let Some(lang) = app.lang() else { return say_with(name, blanks).into_any() };
    let piece = move |part| match part {
        Part::Said(words) => words.into_any(),
        Part::Filled(words) => view! { <span lang=lang.clone()>{words}</span> }.into_any(),
    };
    parts(name, blanks).into_iter().map(piece).collect_view().into_any()
}

/// What a button does, and for those who cannot see it what it does that to.
pub fn action(app: App, words: &'static str, object: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    view! { {say(words)}" "<span class="unseen" lang=app.lang()>{object}</span> }.into_any()
}

/// The other languages to read this in.
pub fn languages(app: App) -> AnyView {
    let button = |(name, own_name): (&'static str, &'static str)| {
        view! {
            <button type="button" class="link" lang=name data-language=name on:click=move |_| app.speak(name)>{own_name}</button>
        }
    };
    let first = other_languages().map(button).collect_view();
    view! { <p class="languages" id="languages" data-spoken=language() tabindex="-1">{first}</p> }.into_any()
}
