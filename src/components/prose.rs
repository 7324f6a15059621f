//! Prose of ours.

use super::in_language;
use crate::site::Site;
use explainer::model::Inline;
use yew::prelude::*;

/// Prose as HTML.
pub(crate) fn prose(inlines: &[Inline], site: Site<'_>) -> Html {
    let parts = inlines.iter().map(|inline| match inline {
        Inline::Text(text) => html! { { text.clone() } },
        Inline::Emphasis(inner) => html! { <em>{ prose(inner, site) }</em> },
        Inline::Strong(inner) => html! { <strong>{ prose(inner, site) }</strong> },
        Inline::Foreign { lang, text } => in_language(Some(lang), prose(text, site)),
        Inline::Link { path, text } => site.links.to(path).render(prose(text, site)),
    });
    html! { <>{ for parts }</> }
}
