//! The heading of a page.

use yew::prelude::*;

/// A page's main heading, which a move to the page focuses.
pub(crate) fn heading(text: &str) -> Html {
    html! { <h1 id="heading" tabindex="-1">{ text.to_string() }</h1> }
}
