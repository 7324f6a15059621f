//! The card of a note: the complete text of its passage with the annotated words highlighted, the speaker, the kind of note,
//! and its first sentence. Nothing on it is shortened.

use super::boxes;
use super::colours::Ink;
use super::fit::{Room, fit};
use super::fonts::{Face, Fonts};
use super::passage::{MARGIN, WARNING, head, label, one_line, right, who};
use super::svg::Drawing;
use super::text::{Style, shown, words};
use explainer::model::{Explainer, Note, plain};
use explainer::page_data::PassageData;
use explainer::segmentation::sentences;
use sidelines::prerender::note_label;

/// Top and bottom of the words.
const WORDS: (f32, f32) = (138.0, 372.0);
/// Font sizes for the words, best first.
const SIZES: [f32; 9] = [56.0, 52.0, 48.0, 44.0, 40.0, 36.0, 32.0, 29.0, 26.0];
/// Top and bottom of the note.
const NOTE: (f32, f32) = (478.0, 600.0);
/// Font sizes for the note.
const NOTE_SIZES: [f32; 9] = [46.0, 42.0, 38.0, 35.0, 32.0, 30.0, 28.0, 26.0, 24.0];
/// The bar before the note, and what lies between it and the note.
const BAR: (f32, f32) = (6.0, 26.0);

/// Returns the card of `note`; `None` if something on it is too long.
pub(super) fn card(
    explainer: &Explainer,
    passage_data: &PassageData,
    note: &Note,
    fonts: &Fonts,
) -> Option<Drawing> {
    let passage = &passage_data.passage;
    let mut card = Drawing::default();
    let at = passage.notes.iter().position(|other| other.id == note.id);
    let room = Room { width: right() - MARGIN, height: WORDS.1 - WORDS.0 };
    let marks = explainer.messages().quotation_marks();
    let fitted = fit(&shown(passage, at, &marks), &SIZES, room, fonts)?;
    let top = WORDS.0 + (room.height - fitted.height()) / 2.0;
    for (line, foot) in fitted.lines.iter().zip(fitted.feet()) {
        boxes::set(&mut card, line, (MARGIN, top + foot), fitted.size, fonts);
    }
    head(&mut card, &explainer.title, &label(passage_data, explainer.messages()), fonts)?;
    let speaker =
        one_line(&who(passage_data, explainer.messages()), &[30.0, 27.0, 24.0], right() - MARGIN, fonts)?;
    card.line(speaker.lines.concat(), MARGIN, 418.0, speaker.size);
    card.bar(Ink::Rule, (MARGIN, 446.0), (right() - MARGIN, 2.0));
    let kind = format!("{}. ", note_label(note.kind, explainer.messages()));
    let text = plain(&note.text);
    let first = sentences(&text).first().cloned().unwrap_or_default();
    let first: String = text.chars().skip(first.start).take(first.len()).collect();
    let says = words([(WARNING, kind.as_str()), (Style::new(Face::Regular, Ink::Full), first.as_str())]);
    let left = MARGIN + BAR.0 + BAR.1;
    let room = Room { width: right() - left, height: NOTE.1 - NOTE.0 };
    let says = fit(&says, &NOTE_SIZES, room, fonts)?;
    for (line, foot) in says.lines.iter().zip(says.feet()) {
        card.line(line.clone(), left, NOTE.0 + foot, says.size);
    }
    card.bar(Ink::Accent, (MARGIN, NOTE.0 - 6.0), (BAR.0, says.height() + 12.0));
    Some(card)
}
