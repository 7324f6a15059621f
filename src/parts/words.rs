//! The words of a passage, and their circumstances.

use super::labels::{certainty_label, kind_label, note_kind};
use super::{prose, source_links, voice_link};
use explainer::model::{Certainty, Hand, Passage, PassageKind, Piece, When};
use explainer::view::Reading;
use yew::prelude::*;

/// The words: a block quotation if they were said, a paragraph of ours if not, with a mark on the words of every note.
/// `open` names the note whose words stand out.
pub(crate) fn words(passage: &Passage, open: Option<&str>) -> Html {
    let pieces = passage.pieces.iter().map(|piece| piece_of(passage, piece, open));
    match passage.kind {
        PassageKind::Quotation => html! {
            <blockquote class="words quotation"><p>{ "“" }{ for pieces }{ "”" }</p></blockquote>
        },
        PassageKind::Fragment => html! { <p class="words fragment">{ for pieces }</p> },
        PassageKind::Report => html! { <p class="words report">{ for pieces }</p> },
    }
}

fn piece_of(passage: &Passage, piece: &Piece, open: Option<&str>) -> Html {
    let hide_marks = passage.kind != PassageKind::Fragment;
    let runs = piece.runs.iter().map(|run| match run.hand {
        Hand::Reporter => {
            html! { <span class="insertion" title="Inserted by the reporter">{ run.text.clone() }</span> }
        }
        Hand::Speaker if !hide_marks => html! { <q class="said">{ run.text.clone() }</q> },
        Hand::Speaker | Hand::Ours => html! { { run.text.clone() } },
    });
    let Some((number, note)) = piece.note.and_then(|index| Some((index + 1, passage.notes.get(index)?)))
    else {
        return html! { <>{ for runs }</> };
    };
    let id = note.id.to_string();
    let is_open = (open == Some(id.as_str())).then_some("");
    html! {
        <mark data-kind={note_kind(note.kind)} data-open={is_open}>
            <a id={format!("{id}-words")} href={format!("#{id}")} data-number={number.to_string()}>{ for runs }</a>
        </mark>
    }
}

/// Who, to whom, where, when, and how that is known.
pub(crate) fn circumstances(reading: &Reading, base: &str) -> Html {
    let passage = &reading.passage;
    let role =
        reading.speaker.role.as_ref().map(|role| html! { <span class="role">{ format!(", {role}") }</span> });
    let listener = reading.listener.as_ref().map(|listener| {
        html! { <div><dt>{ "To" }</dt><dd>{ voice_link(listener, &listener.name, base) }</dd></div> }
    });
    let when = match &passage.when {
        When::On(day) => html! { <time datetime={day.iso.clone()}>{ day.words.clone() }</time> },
        When::Undated(reason) => html! { { reason.clone() } },
    };
    let weaker = match passage.certainty {
        Certainty::Stated => None,
        Certainty::Settled | Certainty::Inferred => Some(""),
    };
    let holder = match passage.kind {
        PassageKind::Quotation | PassageKind::Fragment => "Speaker",
        PassageKind::Report if reading.speaker.outlet => "Told by",
        PassageKind::Report => "Position of",
    };
    html! {
        <div class="circumstances">
            <dl>
                <div class="speaker">
                    <dt>{ holder }</dt>
                    <dd>{ voice_link(&reading.speaker, &reading.speaker.name, base) }{ role }</dd>
                </div>
                { listener }
                <div><dt>{ "Where" }</dt><dd>{ passage.place.clone() }</dd></div>
                <div><dt>{ "When" }</dt><dd>{ when }</dd></div>
                <div><dt>{ "Form" }</dt><dd>{ kind_label(passage.kind) }</dd></div>
            </dl>
            <details class="certainty" data-weaker={weaker}>
                <summary>
                    <span class="label">{ "Attribution" }</span>{ " " }
                    { certainty_label(passage.certainty) }
                </summary>
                <p>{ prose(&passage.attribution, base) }</p>
                <p class="place">{ place(passage) }</p>
                { source_links(&passage.sources, &reading.sources, base) }
            </details>
        </div>
    }
}

/// Where in the report the passage stands.
fn place(passage: &Passage) -> String {
    let paragraph = passage.paragraph;
    match passage.place_in_report {
        Some(place) => {
            format!("In the report: paragraph {paragraph}, characters {} to {}.", place.start, place.end)
        }
        None => format!("In the report: paragraph {paragraph}, in the reporter’s words."),
    }
}
