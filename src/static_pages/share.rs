//! How to send on, cite and embed a passage, and links to notes that have moved.

use super::embed::snippet;
use crate::components::runs_as_html;
use crate::site::{Site, filled};
use explainer::asset_paths;
use explainer::model::{Explainer, NoteRedirect, Origin, PassageKind};
use explainer::page::Page;
use explainer::page_data::PassageData;
use html_escape::{encode_double_quoted_attribute, encode_text};
use messages::Messages;
use yew::prelude::*;

/// What a reader can do to send a passage on: right under its words. Without scripts, its link is there to be copied by the
/// browser's own means. `home` is the address of the opening, in full where it is known.
pub(crate) fn share(passage_data: &PassageData, site: Site<'_>, home: &str) -> Html {
    let id = &passage_data.passage.id;
    // Without a host, the address works on pages beside this one only.
    let copy = match passage_data.passage.kind {
        PassageKind::Quotation => site.text.copy_quotation(),
        PassageKind::Fragment | PassageKind::Report => site.text.copy_text(),
    };
    let embed = if home == site.links.base() { site.text.to_embed_here() } else { site.text.to_embed() };
    html! {
        <div class="share">
            { site.links.to_page(&Page::Passage(id.clone())).copy().text(site.text.copy_link()) }
            <button type="button" class="needs-scripts" data-copying="choose">{ site.text.choose_words() }</button>
            <details>
                <summary>{ site.text.more() }</summary>
                <p class="needs-scripts">
                    <button type="button" data-copying="send">{ site.text.send() }</button>
                    <button type="button" data-copying="quotation">{ copy }</button>
                </p>
                <p>
                    <span class="label">{ site.text.to_cite() }</span>{ " " }
                    { site.links.to(&asset_paths::bibtex(id)).download().text("BibTeX") }{ ", " }
                    { site.links.to(&asset_paths::csl(id)).download().text("CSL-JSON") }
                </p>
                <p class="label">{ site.text.to_quote() }</p>
                <pre tabindex="0"><code>{ quotation(passage_data, home, site.text) }</code></pre>
                <p class="label">{ embed }</p>
                <pre tabindex="0"><code>{ snippet(passage_data, home) }</code></pre>
            </details>
        </div>
    }
}

/// The words as HTML that survives feeds and mail: in quotation marks if they were said, and with whose words they are.
fn quotation(passage_data: &PassageData, home: &str, text: &Messages) -> String {
    let PassageData { passage, credit, .. } = passage_data;
    let words = runs_as_html(passage.runs());
    let (words, credit) = match passage.kind {
        PassageKind::Quotation => (text.quoted(words), &credit.said),
        PassageKind::Fragment | PassageKind::Report => (words, &credit.ours),
    };
    let inserted =
        passage.pieces.iter().flat_map(|piece| &piece.runs).filter(|run| run.origin == Origin::Reporter);
    let credit = inserted
        .fold(credit.clone(), |credit, run| text.credit_of_insertion(credit, run.text.trim().to_string()));
    let address = format!("{home}{}", Page::Passage(passage.id.clone()).path());
    format!(
        "<blockquote cite=\"{}\"><p>{}</p></blockquote>\n<p>— <a href=\"{0}\">{}</a></p>",
        encode_double_quoted_attribute(&address),
        words,
        encode_text(&credit),
    )
}

/// Where a note that was published on this passage has gone.
pub(crate) fn moved(note: &NoteRedirect, explainer: &Explainer, site: Site<'_>) -> Html {
    let passage = explainer.passages.iter().find(|passage| passage.id == note.now_on);
    let title = passage.map(|passage| passage.title.clone());
    let link = site.links.to_element(&Page::Passage(note.now_on.clone()), note.now.as_str());
    html! {
        <p id={note.id.to_string()} class="moved-note" tabindex="-1">
            { filled(|[passage]| site.text.note_has_moved(passage), [link.text(title.unwrap_or_default())]) }
        </p>
    }
}
