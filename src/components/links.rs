//! Ways to other places of the explainer.

use explainer::id::SourceId;
use explainer::page::Page;
use explainer::view::SourceLine;
#[cfg(feature = "prerender")]
use explainer::view::{StepLine, VoiceLine};
use yew::prelude::*;

/// A voice's name, leading to what is known of it.
#[cfg(feature = "prerender")]
pub(crate) fn voice_link(voice: &VoiceLine, name: &str, base: &str) -> Html {
    let href = format!("{}#voice-{}", Page::Positions.href(base), voice.id);
    html! { <a {href}>{ name.to_string() }</a> }
}

/// The sources that `ids` name, as a line of links; `lines` knows them.
pub(crate) fn source_links(ids: &[SourceId], lines: &[SourceLine], base: &str) -> Html {
    let links = ids.iter().filter_map(|id| lines.iter().find(|line| line.id == *id)).enumerate().map(
        |(index, line)| {
            let href = format!("{}#source-{}", Page::Sources.href(base), line.id);
            html! {
                <>
                    if index > 0 { { "; " } }
                    <a {href}>{ format!("{}, {}", line.issuer, line.day) }</a>
                </>
            }
        },
    );
    html! { <p class="cites"><span class="label">{ if ids.len() == 1 { "Source" } else { "Sources" } }</span>{ " " }{ for links }</p> }
}

/// Passages as a line of links, with what they are before it.
#[cfg(feature = "prerender")]
pub(crate) fn labelled_passages(steps: &[&StepLine], base: &str) -> Html {
    let label = if steps.len() == 1 { "Passage" } else { "Passages" };
    html! { <><span class="label">{ label }</span>{ " " }{ passage_links(steps, base) }</> }
}

/// Passages as a line of links.
#[cfg(feature = "prerender")]
pub(crate) fn passage_links(steps: &[&StepLine], base: &str) -> Html {
    let links = steps.iter().enumerate().map(|(index, step)| {
        let href = Page::Passage(step.id.clone()).href(base);
        html! {
            <>
                if index > 0 { { "; " } }
                <a {href}>{ step.title.clone() }</a>
            </>
        }
    });
    html! { <>{ for links }</> }
}
