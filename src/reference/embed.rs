//! A passage on another site, in a frame.

use crate::parts::{byline, circumstances, heading, notes, words};
use explainer::making::Reading;
use explainer::page::Page;
use yew::prelude::*;

/// The words, who said them to whom and when, how that is known, the notes folded away, and the way to `site`. `home`
/// is the address of the opening, in full where it is known.
pub(crate) fn embed(reading: &Reading, site: &str, home: &str) -> Html {
    let passage = &reading.passage;
    let said = reading.said();
    html! {
        <main class="embed">
            { heading(&passage.title) }
            { byline(reading, home) }
            { words(&said, "", None) }
            { circumstances(reading, home) }
            if !passage.notes.is_empty() {
                <details class="folded">
                    <summary>{ format!("Notes ({})", passage.notes.len()) }</summary>
                    { notes(&said, home, "", None) }
                </details>
            }
            <p class="home">
                <a href={Page::Passage(passage.id.clone()).href(home)}>{ format!("This passage in {site}") }</a>
            </p>
        </main>
    }
}
