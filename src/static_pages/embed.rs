//! A passage on another site, in a frame: its page, the HTML that shows the frame, and how high it is.

use crate::components::{byline, circumstances, heading, notes, words};
use crate::links::Links;
use crate::site::Site;
use explainer::asset_paths;
use explainer::model::{Origin, plain};
use explainer::page::Page;
use explainer::page_data::PassageData;
use html_escape::encode_double_quoted_attribute as attribute;
use messages::Messages;
use yew::prelude::*;

/// The words, who said them to whom and when, how that is known, the notes folded away, and a link to the site, whose `title`
/// is given. `home`
/// is the address of the opening, in full where it is known.
pub(crate) fn embed(passage_data: &PassageData, title: &str, home: &str, text: &Messages) -> Html {
    let passage = &passage_data.passage;
    let site = Site { links: Links::Frame(home), text };
    let page = Page::Passage(passage.id.clone());
    html! {
        <main class="embed">
            { heading(&passage.title) }
            { byline(passage_data, site) }
            { words(passage, "", None, site) }
            { circumstances(passage_data, site) }
            if !passage.notes.is_empty() {
                <details class="embed-notes">
                    <summary>{ text.notes_heading(passage.notes.len()) }</summary>
                    { notes(passage_data, site, "", None) }
                </details>
            }
            <p class="embed-home-link">
                { site.links.to_page(&page).text(text.this_passage_in(title)) }
                // A host can forbid links of a frame without scripts to open anything.
                <noscript>{ format!(" {home}{}", page.path()) }</noscript>
            </p>
        </main>
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
    /// What says that a translation is ours, and the space below it.
    const TRANSLATED: usize = 42;
    let passage = &passage_data.passage;
    let lines = passage.text().chars().count().div_ceil(CHARACTERS);
    let has_insertion = passage.runs().any(|run| run.origin == Origin::Reporter);
    let translation = passage
        .translation
        .as_deref()
        .map_or(0, |translation| TRANSLATED + LINE * plain(translation).chars().count().div_ceil(CHARACTERS));
    AROUND + LINE * lines + translation + if has_insertion { INSERTED } else { 0 }
}
