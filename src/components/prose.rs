//! Prose of ours.

use explainer::model::Inline;
use yew::prelude::*;

/// Prose as HTML; `base` is the base path of the site.
pub(crate) fn prose(inlines: &[Inline], base: &str) -> Html {
    let parts = inlines.iter().map(|inline| match inline {
        Inline::Text(text) => html! { { text.clone() } },
        Inline::Emphasis(inner) => html! { <em>{ prose(inner, base) }</em> },
        Inline::Strong(inner) => html! { <strong>{ prose(inner, base) }</strong> },
        Inline::Link { path, text } => html! { <a href={format!("{base}{path}")}>{ prose(text, base) }</a> },
    });
    html! { <>{ for parts }</> }
}
