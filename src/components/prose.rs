//! Prose of ours.

use crate::links::Links;
use explainer::model::Inline;
use yew::prelude::*;

/// Prose as HTML.
pub(crate) fn prose(inlines: &[Inline], links: Links<'_>) -> Html {
    let parts = inlines.iter().map(|inline| match inline {
        Inline::Text(text) => html! { { text.clone() } },
        Inline::Emphasis(inner) => html! { <em>{ prose(inner, links) }</em> },
        Inline::Strong(inner) => html! { <strong>{ prose(inner, links) }</strong> },
        Inline::Link { path, text } => links.to(path).render(prose(text, links)),
    });
    html! { <>{ for parts }</> }
}
