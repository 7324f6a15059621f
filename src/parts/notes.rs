//! Notes, and other printings of the same words.

use super::labels::{basis_label, note_kind, note_label};
use super::{prose, source_links};
use explainer::model::{Edit, Note, Witness};
use explainer::view::Reading;
use yew::prelude::*;

/// The notes of a passage, in the order of their words. `open` names the one that stands out.
pub(crate) fn notes(reading: &Reading, base: &str, open: Option<&str>) -> Html {
    let notes = reading.passage.notes.iter().map(|note| note_of(note, reading, base, open));
    html! { <ol class="notes">{ for notes }</ol> }
}

fn note_of(note: &Note, reading: &Reading, base: &str, open: Option<&str>) -> Html {
    let id = note.id.to_string();
    let is_open = (open == Some(id.as_str())).then_some("");
    let basis = basis_label(note.basis).map(|label| html! { <span class="basis">{ label }</span> });
    html! {
        <li id={id.clone()} class="note" data-kind={note_kind(note.kind)} data-open={is_open} tabindex="-1">
            <p class="on">
                <span class="label">{ note_label(note.kind) }</span>
                { " " }
                <a href={format!("#{id}-words")} aria-label={format!("Back to the words: {}", note.on)}>{ note.on.clone() }</a>
                { " " }
                { basis }
            </p>
            <p>{ prose(&note.text, base) }</p>
            { source_links(&note.sources, &reading.sources, base) }
        </li>
    }
}

/// How other outlets print the same words, under `heading`.
pub(crate) fn witnesses(reading: &Reading, base: &str, heading: Html) -> Html {
    let witnesses = &reading.passage.witnesses;
    if witnesses.is_empty() {
        return html! {};
    }
    html! {
        <section class="witnesses">
            { heading }
            { for witnesses.iter().map(|witness| witness_of(witness, reading, base)) }
        </section>
    }
}

fn witness_of(witness: &Witness, reading: &Reading, base: &str) -> Html {
    let issuer = reading.source(&witness.source).map(|source| source.issuer.clone()).unwrap_or_default();
    let variants = witness.variants.iter().map(|edits| {
        html! {
            <li>
                <p><span class="label">{ "The report" }</span>{ " " }{ for edits.iter().map(|edit| side(edit, true)) }</p>
                <p><span class="label">{ issuer.clone() }</span>{ " " }{ for edits.iter().map(|edit| side(edit, false)) }</p>
            </li>
        }
    });
    html! {
        <div class="witness">
            <p>{ prose(&witness.says, base) }</p>
            <ul class="variants">{ for variants }</ul>
            { source_links(std::slice::from_ref(&witness.source), &reading.sources, base) }
        </div>
    }
}

/// One printing's side of a comparison.
fn side(edit: &Edit, ours: bool) -> Html {
    match edit {
        Edit::Same(text) => html! { { text.clone() } },
        Edit::Ours(text) if ours => html! { <del>{ text.clone() }</del> },
        Edit::Theirs(text) if !ours => html! { <ins>{ text.clone() }</ins> },
        Edit::Ours(_) | Edit::Theirs(_) => html! {},
    }
}
