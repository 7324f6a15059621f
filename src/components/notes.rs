//! Notes.

use super::labels::{basis_label, note_label};
use super::{prose, source_links, words_of_note};
use crate::site::Site;
use explainer::id::NoteId;
use explainer::page::Page;
use explainer::page_data::PassageData;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// The notes of a passage, in the order of their words; `open` is the open one. `words_page` is the address of the page that
/// has the words, empty for this one.
pub(crate) fn notes(
    passage_data: &PassageData,
    site: Site<'_>,
    words_page: &str,
    open: Option<&NoteId>,
) -> Html {
    let notes = passage_data.passage.notes.iter().enumerate().map(|(index, note)| {
        // Links to an id that was given up land here too.
        let aliases = note.aliases.iter().map(|id| html! { <span id={id.to_string()}></span> });
        let is_open = (open == Some(&note.id)).then_some("");
        html! {
            <li id={note.id.to_string()} class="note" data-open={is_open} tabindex="-1">
                { for aliases }
                { content(passage_data, index, site, words_page) }
            </li>
        }
    });
    html! { <ol class="notes">{ for notes }</ol> }
}

/// What is shown of the note `index` of a passage.
fn content(passage_data: &PassageData, index: usize, site: Site<'_>, words_page: &str) -> Html {
    let notes = &passage_data.passage.notes;
    let Some(note) = notes.get(index) else { return Html::default() };
    let id = &note.id;
    let basis =
        basis_label(note.basis, site.text).map(|label| html! { <span class="accent-label">{ label }</span> });
    let neighbour = |index: usize, label: String, arrow: &'static str| {
        let note = notes.get(index)?;
        Some(html! { <a href={format!("{words_page}#{}", note.id)} aria-label={label}>{ arrow }</a> })
    };
    let mut body = VTag::new("div");
    body.add_attribute("class", "note-body");
    if passage_data.passage.lead.as_ref() != Some(id) {
        // Where the note is folded, a browser that finds words in it opens it. Yew takes `hidden` for an attribute without
        // values.
        body.add_attribute("hidden", "until-found");
    }
    body.add_child(html! { <p data-text={id.to_string()}>{ prose(&note.text, site) }</p> });
    body.add_child(source_links(&note.sources, &passage_data.sources, site));
    // Not in the heading: there it could be taken for whose words the note is on.
    if let Some(by) = &note.by {
        body.add_child(html! {
            <p class="note-author"><span class="label">{ site.text.note_by() }</span>{ format!(" {by}") }</p>
        });
    }
    if let Some(changed) = &note.changed {
        let link = site.links.to(&changed.path).text(site.text.changed_on(changed.day.as_str()));
        body.add_child(html! { <p class="last-changed">{ link }</p> });
    }
    html! {
        <>
            <p class="note-bar">
                { index.checked_sub(1).and_then(|index| neighbour(index, site.text.previous_note(), "‹")) }
                <span>{ site.text.note_of(index + 1, notes.len()) }</span>
                { neighbour(index + 1, site.text.next_note(), "›") }
                { site.links.to_page(&Page::Note(id.clone())).copy().label(site.text.copy_link_to_note_on(note.on.as_str())).text(site.text.copy_link_to_note()) }
                <a class="note-close" href={format!("{words_page}#{id}-words")} aria-label={site.text.to_the_words_of(note.on.as_str())}>{ site.text.to_the_words() }</a>
            </p>
            <p class="note-heading">
                <span class="label" data-kind={note.kind.name()}>{ note_label(note.kind, site.text) }</span>
                { " " }
                <a href={format!("{words_page}#{id}")}>{ words_of_note(&passage_data.passage, index) }</a>
                { " " }
                { basis }
            </p>
            { body }
        </>
    }
}
