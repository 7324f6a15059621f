//! The words of a passage.

use super::foreign::{in_language, translation, whole_direction};
use crate::filled::filled;
use crate::site::Site;
use explainer::id::NoteId;
use explainer::model::{Basis, Note, Origin, Passage, PassageKind, Piece, Run};
use messages::Messages;
use yew::prelude::*;

/// The words: a block quotation if they were said, a paragraph of ours if not, with a mark on the words of every note; below
/// them our translation, where there is one. `notes_page` is the address of the page that has the notes, empty for this one;
/// `open` is the note whose words are highlighted.
///
/// Browsers must not translate what was said: a translation in quotation marks would be words that the speaker never
/// used. The title, the notes and paraphrases may be translated.
pub(crate) fn words(passage: &Passage, notes_page: &str, open: Option<&NoteId>, site: Site<'_>) -> Html {
    let id = passage.id.to_string();
    let pieces = passage.pieces.iter().map(|piece| piece_of(passage, piece, notes_page, open, site.text));
    let words = match passage.kind {
        PassageKind::Quotation => {
            let words = html! { <span data-text={id}>{ for pieces }</span> };
            html! {
                <blockquote class="passage-words quotation">
                    <p translate="no" dir={whole_direction(passage)}>{ filled(|[words]| site.text.quoted(words), [words]) }</p>
                </blockquote>
            }
        }
        PassageKind::Fragment => {
            html! { <p class="passage-words fragment" data-text={id}>{ for pieces }</p> }
        }
        PassageKind::Report => html! { <p class="passage-words report" data-text={id}>{ for pieces }</p> },
    };
    html! { <>{ words }{ translation(passage, site) }</> }
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
    let link = |run: &Run| {
        let last = piece.runs.last().filter(|last| std::ptr::eq(*last, run));
        let (number, note) = note.filter(|_| last.is_some())?;
        Some(note_link(number, note, run, notes_page, text))
    };
    let runs = piece.runs.chunk_by(|one, other| one.origin == other.origin).map(|runs| {
        let words = runs.iter().map(|run| in_language(run.lang.as_deref(), numbered(&run.text, link(run))));
        match runs.first().map(|run| run.origin) {
            // The line below the words explains insertions.
            Some(Origin::Reporter) => html! { <ins translate="no">{ for words }</ins> },
            // Not a `q`: Firefox puts quotation marks of its own around each when the words are copied, beside those that the
            // text has.
            Some(Origin::Speaker) if !hide_marks => {
                html! { <span class="quoted" translate="no">{ for words }</span> }
            }
            _ => html! { <>{ for words }</> },
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

/// The link to a note, behind `last`, the last of its words. Its number is set by the styles, so that it is no part of the words
/// that are copied. Its label is in the language of the page.
fn note_link(number: usize, note: &Note, last: &Run, notes_page: &str, text: &Messages) -> Html {
    html! {
        <a
            href={format!("{notes_page}#{}", note.id)}
            lang={last.lang.as_ref().map(|_| text.language())}
            data-number={number.to_string()}
            aria-label={text.note_label(number, note.on.as_str())}
        />
    }
}
