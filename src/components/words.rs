//! The words of a passage.

use explainer::id::NoteId;
use explainer::model::{Basis, Note, Origin, Passage, PassageKind, Piece};
use messages::Messages;
use yew::prelude::*;

/// The words: a block quotation if they were said, a paragraph of ours if not, with a mark on the words of every note.
/// `notes_page` is the address of the page that has the notes, empty for this one; `open` is the note whose words are
/// highlighted.
///
/// Browsers must not translate what was said: a translation in quotation marks would be words that the speaker never
/// used. The title, the notes and paraphrases may be translated.
pub(crate) fn words(passage: &Passage, notes_page: &str, open: Option<&NoteId>, text: &Messages) -> Html {
    let id = passage.id.to_string();
    let pieces = passage.pieces.iter().map(|piece| piece_of(passage, piece, notes_page, open, text));
    match passage.kind {
        PassageKind::Quotation => html! {
            <blockquote class="passage-words quotation">
                <p translate="no">{ "“" }<span data-text={id}>{ for pieces }</span>{ "”" }</p>
            </blockquote>
        },
        PassageKind::Fragment => {
            html! { <p class="passage-words fragment" data-text={id}>{ for pieces }</p> }
        }
        PassageKind::Report => html! { <p class="passage-words report" data-text={id}>{ for pieces }</p> },
    }
}

fn piece_of(
    passage: &Passage,
    piece: &Piece,
    notes_page: &str,
    open: Option<&NoteId>,
    text: &Messages,
) -> Html {
    let hide_marks = passage.kind != PassageKind::Fragment;
    let note = piece.note.and_then(|index| Some((index + 1, passage.notes.get(index)?)));
    let runs = piece.runs.iter().enumerate().map(|(at, run)| {
        let last = note.filter(|_| at + 1 == piece.runs.len());
        let words = numbered(&run.text, last.map(|(number, note)| note_link(number, note, notes_page, text)));
        match run.origin {
            // The line below the words explains insertions.
            Origin::Reporter => html! { <ins translate="no">{ words }</ins> },
            // Not a `q`: Firefox puts quotation marks of its own around each when the words are copied, beside those that the
            // text has.
            Origin::Speaker if !hide_marks => html! { <span class="quoted" translate="no">{ words }</span> },
            Origin::Speaker | Origin::Ours => words,
        }
    });
    let Some((_, note)) = note else {
        return html! { <>{ for runs }</> };
    };
    let is_open = (open == Some(&note.id)).then_some("");
    let is_beyond_report = (note.basis != Basis::Report).then_some("");
    html! {
        <mark
            id={format!("{}-words", note.id)}
            data-beyond-report={is_beyond_report}
            data-open={is_open}
        >
            { for runs }
        </mark>
    }
}

/// A text with the link to a note behind its last word, on the same line. The words themselves are no link: browsers begin no
/// selection in one. `loader/notes.mjs` makes a click on them one on the link.
fn numbered(text: &str, link: Option<Html>) -> Html {
    let Some(link) = link else {
        return html! { { text.to_string() } };
    };
    let (head, word) = text.split_at(text.rfind(' ').map_or(0, |space| space + 1));
    html! { <>{ head.to_string() }<span class="last-word">{ word.to_string() }{ link }</span></> }
}

/// The link to a note. Its number is set by the styles, so that it is no part of the words that are copied.
fn note_link(number: usize, note: &Note, notes_page: &str, text: &Messages) -> Html {
    html! {
        <a
            href={format!("{notes_page}#{}", note.id)}
            data-number={number.to_string()}
            aria-label={text.note_label(number, note.on.as_str())}
        />
    }
}
