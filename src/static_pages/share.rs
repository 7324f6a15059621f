//! How to cite and embed a passage, and links to notes that have moved.

use super::embed::snippet;
use crate::links::Links;
use explainer::asset_paths;
use explainer::model::{Explainer, NoteRedirect};
use explainer::page::Page;
use explainer::page_data::PassageData;
use yew::prelude::*;

/// How to cite and to embed a passage. `home` is the address of the opening, in full where it is known.
pub(crate) fn share(passage_data: &PassageData, links: Links<'_>, home: &str) -> Html {
    let id = &passage_data.passage.id;
    // Without a host, the address works on pages beside this one only.
    let label = if home == links.base() { "To embed on a page of the same site" } else { "To embed" };
    html! {
        <details class="share">
            <summary>{ "Cite or embed" }</summary>
            <p>
                <span class="label">{ "To cite" }</span>{ " " }
                { links.to(&asset_paths::bibtex(id)).download().text("BibTeX") }{ ", " }
                { links.to(&asset_paths::csl(id)).download().text("CSL-JSON") }
            </p>
            <p class="label">{ label }</p>
            <pre><code>{ snippet(passage_data, home) }</code></pre>
        </details>
    }
}

/// Where a note that was published on this passage has gone.
pub(crate) fn moved(note: &NoteRedirect, explainer: &Explainer, links: Links<'_>) -> Html {
    let passage = explainer.passages.iter().find(|passage| passage.id == note.now_on);
    let title = passage.map(|passage| passage.title.clone());
    let link = links.to_element(&Page::Passage(note.now_on.clone()), note.now.as_str());
    html! {
        <p id={note.id.to_string()} class="moved" tabindex="-1">
            { "A note that stood here has moved: " }{ link.text(title.unwrap_or_default()) }
        </p>
    }
}
