//! The words of a passage.

use explainer::model::{Origin, PassageKind, Piece};
use explainer::view::AnnotatedText;
use yew::prelude::*;

/// The words: a block quotation if they were said, a paragraph of ours if not, with a mark on the words of every note.
/// `notes_page` is the address of the page that has the notes, empty for this one; `open` is the id of the note whose
/// words are highlighted.
///
/// Browsers must not translate what was said: a translation in quotation marks would be words that the speaker never
/// used. The title, the notes and paraphrases may be translated.
pub(crate) fn words(said: &AnnotatedText, notes_page: &str, open: Option<&str>) -> Html {
    let id = said.id.to_string();
    let pieces = said.pieces.iter().map(|piece| piece_of(said, piece, notes_page, open));
    match said.kind {
        PassageKind::Quotation => html! {
            <blockquote class="words quotation">
                <p translate="no">{ "“" }<span data-text={id}>{ for pieces }</span>{ "”" }</p>
            </blockquote>
        },
        PassageKind::Fragment => html! { <p class="words fragment" data-text={id}>{ for pieces }</p> },
        PassageKind::Report => html! { <p class="words report" data-text={id}>{ for pieces }</p> },
    }
}

fn piece_of(said: &AnnotatedText, piece: &Piece, notes_page: &str, open: Option<&str>) -> Html {
    let hide_marks = said.kind != PassageKind::Fragment;
    let note = piece.note.and_then(|index| Some((index + 1, said.notes.get(index)?)));
    let runs = piece.runs.iter().enumerate().map(|(at, run)| {
        let number = note.filter(|_| at + 1 == piece.runs.len()).map(|(number, _)| number);
        let text = numbered(&run.text, number);
        match run.origin {
            // The line below the words explains insertions.
            Origin::Reporter => html! { <ins translate="no">{ text }</ins> },
            Origin::Speaker if !hide_marks => html! { <q translate="no">{ text }</q> },
            Origin::Speaker | Origin::Ours => text,
        }
    });
    let Some((_, note)) = note else {
        return html! { <>{ for runs }</> };
    };
    let id = note.id.to_string();
    let is_open = (open == Some(id.as_str())).then_some("");
    // A drag that begins in marked words selects, as one beside them does.
    html! {
        <mark data-kind={note.kind.name()} data-open={is_open}>
            <a id={format!("{id}-words")} href={format!("{notes_page}#{id}")} draggable="false">{ for runs }</a>
        </mark>
    }
}

/// A text whose last word has the number of a note, on the same line.
fn numbered(text: &str, number: Option<usize>) -> Html {
    let Some(number) = number else {
        return html! { { text.to_string() } };
    };
    let (head, word) = text.split_at(text.rfind(' ').map_or(0, |space| space + 1));
    html! { <>{ head.to_string() }<span data-number={number.to_string()}>{ word.to_string() }</span></> }
}
