//! Notes.

use super::labels::{basis_label, note_label};
use super::{prose, source_links};
use crate::links::Links;
use explainer::id::NoteId;
use explainer::page::Page;
use explainer::page_data::PassageData;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// The notes of a passage, in the order of their words; `open` is the open one. `words_page` is the address of the page that
/// has the words, empty for this one.
pub(crate) fn notes(
    passage_data: &PassageData,
    links: Links<'_>,
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
                { content(passage_data, index, links, words_page) }
            </li>
        }
    });
    html! { <ol class="notes">{ for notes }</ol> }
}

/// What is shown of the note `index` of a passage.
fn content(passage_data: &PassageData, index: usize, links: Links<'_>, words_page: &str) -> Html {
    let notes = &passage_data.passage.notes;
    let Some(note) = notes.get(index) else { return Html::default() };
    let id = &note.id;
    let basis = basis_label(note.basis).map(|label| html! { <span class="accent-label">{ label }</span> });
    let neighbour = |index: usize, label: &'static str, arrow: &'static str| {
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
    body.add_child(html! { <p data-text={id.to_string()}>{ prose(&note.text, links) }</p> });
    body.add_child(source_links(&note.sources, &passage_data.sources, links));
    if let Some(changed) = &note.changed {
        let link = links.to(&changed.path).text(format!("Changed {}", changed.day));
        body.add_child(html! { <p class="last-changed">{ link }</p> });
    }
    html! {
        <>
            <p class="note-bar">
                { index.checked_sub(1).and_then(|index| neighbour(index, "Previous note", "‹")) }
                <span>{ format!("{} of {}", index + 1, notes.len()) }</span>
                { neighbour(index + 1, "Next note", "›") }
                { links.to_page(&Page::Note(id.clone())).copy().label(format!("Copy link to this note: {}", note.on)).text("Copy link to this note") }
                <a class="note-close" href={format!("{words_page}#{id}-words")} aria-label={format!("To the words: {}", note.on)}>{ "To the words" }</a>
            </p>
            <p class="note-heading">
                <span class="label" data-kind={note.kind.name()}>{ note_label(note.kind) }</span>
                { " " }
                <a href={format!("{words_page}#{id}")}>{ note.on.clone() }</a>
                { " " }
                { basis }
            </p>
            { body }
        </>
    }
}
