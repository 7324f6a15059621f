//! Prose of ours.

use explainer::model::Inline;
use yew::prelude::*;

/// Prose as HTML; `base` is the base path of the site.
pub(crate) fn prose(inlines: &[Inline], base: &str) -> Html {
    let parts = inlines.iter().map(|inline| match inline {
        Inline::Text(text) => html! { { text.clone() } },
        Inline::Emphasis(inner) => html! { <em>{ prose(inner, base) }</em> },
        Inline::Strong(inner) => html! { <strong>{ prose(inner, base) }</strong> },
        Inline::Link { page, fragment, text } => {
            let fragment = fragment.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
            html! { <a href={format!("{}{fragment}", page.href(base))}>{ prose(text, base) }</a> }
        }
    });
    html! { <>{ for parts }</> }
}
