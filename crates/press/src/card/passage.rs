//! The card of a passage: its words, who said them or is reported with them, to whom, when and where.

use super::WIDTH;
use super::boxes::{self, Spot};
use super::colours::Ink;
use super::fit::{Fitted, Room, fit};
use super::fonts::{Face, Fonts};
use super::svg::Drawing;
use super::text::{INSERTED, Style, Word, is_space, shown, words};
use explainer::card_words::CardWord;
use explainer::model::{Explainer, Origin, Passage, PassageKind};
use explainer::page_data::PassageData;
use messages::Messages;
use sidelines::prerender::kind_label;

/// Left and right of everything.
pub(super) const MARGIN: f32 = 80.0;
/// Top and bottom of the words.
const WORDS: (f32, f32) = (146.0, 456.0);
/// Font sizes for the words, best first.
const SIZES: [f32; 9] = [68.0, 64.0, 60.0, 56.0, 52.0, 48.0, 44.0, 40.0, 36.0];
/// How many of the largest sizes only words that were said are set in.
const SAID_ALONE: usize = 2;
/// The bar before a paraphrase, and what lies between it and the words.
const BAR: (f32, f32) = (6.0, 30.0);

const SOFT: Style = Style::new(Face::Regular, Ink::Soft);
pub(super) const WARNING: Style = Style::new(Face::Semibold, Ink::Accent);
const STRONG: Style = Style::new(Face::Semibold, Ink::Full);

/// Returns the card of a passage, and where each of its words is on it; `None` if something on it is too long.
pub(super) fn card(
    explainer: &Explainer,
    passage_data: &PassageData,
    fonts: &Fonts,
) -> Option<(Drawing, Vec<Spot>)> {
    let passage = &passage_data.passage;
    let mut card = Drawing::default();
    let left = match passage.kind {
        PassageKind::Report => MARGIN + BAR.0 + BAR.1,
        PassageKind::Quotation | PassageKind::Fragment => MARGIN,
    };
    let sizes = match passage.kind {
        PassageKind::Quotation => &SIZES[..],
        PassageKind::Fragment | PassageKind::Report => &SIZES[SAID_ALONE..],
    };
    let room = Room { width: right() - left, height: WORDS.1 - WORDS.0 };
    let marks = explainer.messages().quotation_marks();
    let fitted = fit(&shown(passage, None, &marks), sizes, room, fonts)?;
    let top = WORDS.0 + (room.height - fitted.height()) / 2.0;
    let mut spots = Vec::new();
    for (line, foot) in fitted.lines.iter().zip(fitted.feet()) {
        // A quotation mark that opens a line hangs in the margin, so that the words stand flush.
        let hanging = match line.first().map(Word::text) {
            Some(text) if text.starts_with(&marks[0]) && passage.kind == PassageKind::Quotation => {
                fonts.width(Face::Regular, &marks[0]) * fitted.size
            }
            _ => 0.0,
        };
        spots.extend(boxes::set(&mut card, line, (left - hanging, top + foot), fitted.size, fonts));
    }
    if passage.kind == PassageKind::Report {
        card.bar(Ink::Rule, (MARGIN, top - 8.0), (BAR.0, fitted.height() + 16.0));
    }
    head(&mut card, &explainer.title, &label(passage_data, explainer.messages()), fonts)?;
    foot(
        &mut card,
        &who(passage_data, explainer.messages()),
        &circumstances(explainer, passage_data, fonts),
        fonts,
    )?;
    Some((card, spots))
}

/// Returns where the words of a passage are in its text, in scalars, and on its card, which has them at `spots`; nothing if it
/// has other words.
pub(super) fn words_at(passage: &Passage, spots: &[Spot]) -> Vec<CardWord> {
    let text = passage.text();
    let mut at = 0;
    let mut places: Vec<(u32, u32)> = Vec::new();
    for word in text.split(is_space) {
        let length = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
        if length > 0 {
            places.push((at, at + length));
        }
        at += length + 1;
    }
    // Words at the places of others would be a misquotation.
    if places.len() != spots.len() {
        return vec![];
    }
    // All of it is within the card, so that no number is negative or large.
    let pixels = |length: f32| length.round().max(0.0) as u32;
    let word = |(&(start, end), &[left, top, width, height]): (&(u32, u32), &Spot)| CardWord {
        start,
        end,
        left: pixels(left),
        top: pixels(top),
        width: pixels(width),
        height: pixels(height),
    };
    places.iter().zip(spots).map(word).collect()
}

/// Returns the right edge of the content.
pub(super) fn right() -> f32 {
    f32::from(WIDTH) - MARGIN
}

/// The site's name, what kind of card this is, and a rule under both.
pub(super) fn head(card: &mut Drawing, title: &str, label: &[Word], fonts: &Fonts) -> Option<()> {
    let title = words([(STRONG, title)]);
    let used: f32 = title.iter().map(|word| word.width(fonts) * 34.0 + 12.0).sum();
    let label = one_line(label, &[28.0, 26.0, 24.0], right() - MARGIN - used - 40.0, fonts)?;
    card.line(title, MARGIN, 84.0, 34.0);
    let label_words = label.lines.concat();
    if label_words.iter().any(Word::is_inserted) {
        let left = right() - boxes::width(&label_words, fonts) * label.size;
        boxes::set(card, &label_words, (left, 84.0), label.size, fonts);
    } else {
        card.line_to(label_words, right(), 84.0, label.size);
    }
    card.bar(Ink::Rule, (MARGIN, 110.0), (right() - MARGIN, 2.0));
    card.bar(Ink::Accent, (MARGIN, 108.0), (72.0, 6.0));
    Some(())
}

/// Who, and under what circumstances, below a rule.
fn foot(card: &mut Drawing, who: &[Word], circumstances: &[Word], fonts: &Fonts) -> Option<()> {
    let who = one_line(who, &[38.0, 34.0, 30.0], right() - MARGIN, fonts)?;
    let circumstances = one_line(circumstances, &[29.0, 27.0, 25.0], right() - MARGIN, fonts)?;
    card.bar(Ink::Rule, (MARGIN, 484.0), (right() - MARGIN, 2.0));
    card.line(who.lines.concat(), MARGIN, 536.0, who.size);
    card.line(circumstances.lines.concat(), MARGIN, 580.0, circumstances.size);
    Some(())
}

pub(super) fn one_line(words: &[Word], sizes: &[f32], width: f32, fonts: &Fonts) -> Option<Fitted> {
    let height = sizes.first().copied().unwrap_or_default();
    fit(words, sizes, Room { width, height }, fonts)
}

/// What kind of passage this is, and which words in it are a reporter's.
pub(super) fn label(passage_data: &PassageData, text: &Messages) -> Vec<Word> {
    let passage = &passage_data.passage;
    let runs = passage.pieces.iter().flat_map(|piece| &piece.runs);
    let inserted: Vec<&str> =
        runs.filter(|run| run.origin == Origin::Reporter).map(|run| run.text.as_str()).collect();
    // That nobody said these words must be seen before they are read.
    let style = if passage.kind == PassageKind::Report { WARNING } else { SOFT };
    let mut bits = vec![(style, kind_label(passage.kind, text))];
    if !inserted.is_empty() {
        bits.push((SOFT, " · ".into()));
        bits.push((INSERTED, inserted.join(", ")));
        bits.push((SOFT, format!(" {}", text.card_inserted())));
    }
    words(bits.iter().map(|(style, text)| (*style, text.as_str())))
}

/// Whose words, or whose position.
pub(super) fn who(passage_data: &PassageData, text: &Messages) -> Vec<Word> {
    let speaker = &passage_data.speaker;
    /// Stands for the name, which is set in another style than what is around it.
    const NAME: &str = "\u{E000}";
    let line = match passage_data.passage.kind {
        PassageKind::Quotation | PassageKind::Fragment => NAME.to_string(),
        PassageKind::Report if speaker.outlet => text.according_to_voice(NAME),
        PassageKind::Report => text.position_of_voice(NAME),
    };
    let (before, after) = line.split_once(NAME).unwrap_or((&line, ""));
    let role = speaker.role.as_ref().map(|role| format!(" · {role}")).unwrap_or_default();
    words([(SOFT, before), (STRONG, &speaker.name), (SOFT, after), (SOFT, &role)])
}

/// To whom, where and when. Where there is too little room, the place is left out.
fn circumstances(explainer: &Explainer, passage_data: &PassageData, fonts: &Fonts) -> Vec<Word> {
    let passage = &passage_data.passage;
    let is_said = passage.kind != PassageKind::Report;
    let text = explainer.messages();
    let to = passage_data.listener.as_ref().map(|listener| match is_said {
        true => text.said_to(listener.name.as_str()),
        false => text.told_to(listener.name.as_str()),
    });
    // A paraphrase was made somewhere else than what it tells of.
    let place = is_said.then(|| passage.place.clone());
    // The picture can be passed on without the page that says so.
    let report = explainer.sources.iter().find(|source| source.id == explainer.report);
    let quoted_by = report.filter(|_| is_said).map(|report| text.quoted_by(report.issuer.as_str()));
    let (when, quoted_by) = match (passage.when.date_words(), quoted_by) {
        (Some(date), quoted_by) => (date.to_string(), quoted_by),
        // One line has no room for the report twice.
        (None, Some(quoted_by)) => (text.undated_quoted(quoted_by, explainer.day.words.as_str()), None),
        (None, None) => (undated(explainer), None),
    };
    let line = |parts: [Option<&String>; 4]| {
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        words([(SOFT, parts.join(" · ").as_str())])
    };
    let full = line([to.as_ref(), place.as_ref(), Some(&when), quoted_by.as_ref()]);
    match one_line(&full, &[25.0], right() - MARGIN, fonts) {
        Some(_) => full,
        None => line([to.as_ref(), None, Some(&when), quoted_by.as_ref()]),
    }
}

/// Returns what is known of the date of an undated passage.
fn undated(explainer: &Explainer) -> String {
    let report = explainer.sources.iter().find(|source| source.id == explainer.report);
    let (text, day) = (explainer.messages(), explainer.day.words.as_str());
    match report {
        Some(report) => text.undated_in(report.issuer.as_str(), day),
        None => text.undated(day),
    }
}
