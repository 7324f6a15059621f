//! Notes.

use super::labels::{basis_label, note_label};
use super::{prose, source_links};
use crate::links::Links;
use explainer::model::Note;
use explainer::page::Page;
use explainer::view::AnnotatedText;
use yew::prelude::*;

/// The notes of a passage, in the order of their words. `words_page` is the address of the page that has their
/// words, empty for this one; `open` is the id of the highlighted note.
pub(crate) fn notes(said: &AnnotatedText, links: Links<'_>, words_page: &str, open: Option<&str>) -> Html {
    let notes = said.notes.iter().map(|note| note_of(note, said, links, words_page, open));
    html! { <ol class="notes">{ for notes }</ol> }
}

fn note_of(
    note: &Note,
    said: &AnnotatedText,
    links: Links<'_>,
    words_page: &str,
    open: Option<&str>,
) -> Html {
    let id = note.id.to_string();
    let is_open = (open == Some(id.as_str())).then_some("");
    let basis = basis_label(note.basis).map(|label| html! { <span class="basis">{ label }</span> });
    // Links to an id that was given up land here too.
    let aliases = note.aliases.iter().map(|id| html! { <span id={id.to_string()}></span> });
    html! {
        <li id={id.clone()} class="note" data-kind={note.kind.name()} data-open={is_open} tabindex="-1">
            { for aliases }
            <p class="on">
                <span class="label">{ note_label(note.kind) }</span>
                { " " }
                <a href={format!("{words_page}#{id}-words")} aria-label={format!("Back to the words: {}", note.on)}>{ note.on.clone() }</a>
                { " " }
                { basis }
            </p>
            <p data-text={id.clone()}>{ prose(&note.text, links) }</p>
            { source_links(&note.sources, &said.sources, links) }
            <p class="note-links">
                { links.to_page(&Page::Note(note.id.clone())).copy().label(format!("Copy link: {}", note.on)).text("Copy link") }
                if let Some(changed) = &note.changed {
                    { " " }{ links.to(&changed.path).text(format!("Changed {}", changed.day)) }
                }
            </p>
        </li>
    }
}
