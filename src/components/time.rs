//! Dates.

use yew::prelude::*;

/// A day, month or year: `iso` for programs, `words` for people.
pub(crate) fn time(iso: &str, words: &str) -> Html {
    html! { <time datetime={iso.to_string()}>{ words.to_string() }</time> }
}
