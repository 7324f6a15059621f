//! How to cite and embed a passage, and links to notes that have moved.

use crate::links::Links;
use explainer::asset_paths;
use explainer::model::{Explainer, NoteRedirect, Origin};
use explainer::page::Page;
use explainer::page_data::PassageData;
use html_escape::encode_double_quoted_attribute as attribute;
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

/// The HTML that shows a passage on another page. `home` is the address of the opening, in full where it is known.
pub(crate) fn snippet(passage_data: &PassageData, home: &str) -> String {
    let passage = &passage_data.passage;
    format!(
        r#"<iframe src="{}{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy"></iframe>"#,
        attribute(home),
        asset_paths::embed(&passage.id),
        attribute(&format!("{}, {}", passage.title, passage_data.speaker.name)),
        height(passage_data),
    )
}

/// About how high a passage is in a column of text, in CSS pixels, with its notes folded.
pub(crate) fn height(passage_data: &PassageData) -> usize {
    /// What is around the words: title, circumstances, the links to notes and home.
    const AROUND: usize = 355;
    /// A line of the words, less what a wider column saves around them.
    const LINE: usize = 25;
    /// How many characters fit it.
    const CHARACTERS: usize = 46;
    /// The line on words that are not the speaker's.
    const INSERTED: usize = 36;
    let passage = &passage_data.passage;
    let lines = passage.text().chars().count().div_ceil(CHARACTERS);
    let has_insertion =
        passage.pieces.iter().flat_map(|piece| &piece.runs).any(|run| run.origin == Origin::Reporter);
    AROUND + LINE * lines + if has_insertion { INSERTED } else { 0 }
}
