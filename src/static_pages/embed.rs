//! A passage on another site, in a frame.

use crate::components::{byline, circumstances, heading, notes, words};
use crate::links::Links;
use explainer::page::Page;
use explainer::page_data::PassageData;
use yew::prelude::*;

/// The words, who said them to whom and when, how that is known, the notes folded away, and a link to `site`. `home`
/// is the address of the opening, in full where it is known.
pub(crate) fn embed(passage_data: &PassageData, site: &str, home: &str) -> Html {
    let passage = &passage_data.passage;
    let said = passage_data.annotated_text();
    let links = Links::Frame(home);
    html! {
        <main class="embed">
            { heading(&passage.title) }
            { byline(passage_data, links) }
            { words(&said, "", None) }
            { circumstances(passage_data, links) }
            if !passage.notes.is_empty() {
                <details class="folded">
                    <summary>{ format!("Notes ({})", passage.notes.len()) }</summary>
                    { notes(&said, links, "", None) }
                </details>
            }
            <p class="home">
                { links.to_page(&Page::Passage(passage.id.clone())).text(format!("This passage in {site}")) }
            </p>
        </main>
    }
}
