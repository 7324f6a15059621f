//! `passages/<id>.toml`.

use super::desk::{Desk, Provenance};
use super::file::Source;
use super::fingerprint::sha256;
use super::passage::{Handed, once, whole_words};
use super::raw::{self, Text};
use crate::comparison::compare;
use crate::id::VoiceId;
use crate::model::{Hand, Note, Passage, PassageKind, Place, Prose, When, Witness};
use crate::wording::Wording;
use std::ops::Range;
use toml::Spanned;

/// The passages that could be read, in alphabetical order: walking order is the explainer's.
pub(super) fn check(desk: &mut Desk<'_>, report: Option<&str>) -> Vec<Passage> {
    let folder = desk.folder;
    apart(desk);
    folder
        .passages
        .iter()
        .filter_map(|(id, file)| check_passage(desk, id, &file.source, &file.content, report))
        .collect()
}

/// No two passages quote the same words of the report.
fn apart(desk: &mut Desk<'_>) {
    let folder = desk.folder;
    let mut places: Vec<_> = folder
        .passages
        .iter()
        .filter_map(|(id, file)| {
            let (start, end) = (file.content.start.as_ref()?, file.content.end.as_ref()?);
            Some((*start.get_ref(), *end.get_ref(), start.span(), id, &file.source))
        })
        .collect();
    places.sort_by_key(|(start, end, ..)| (*start, *end));
    let mut furthest = 0;
    for index in 1..places.len() {
        if places[furthest].1 < places[index - 1].1 {
            furthest = index - 1;
        }
        let ((_, end, _, other, _), (start, _, span, _, source)) = (&places[furthest], &places[index]);
        if start < end {
            let message = format!("these words overlap those of the passage `{other}`");
            desk.refuse(
                source,
                span.clone(),
                message,
                "starts before they end",
                "Correct the offsets of one of them.",
            );
        }
    }
}

fn check_passage(
    desk: &mut Desk<'_>,
    id: &str,
    source: &Source,
    raw: &raw::Passage,
    report: Option<&str>,
) -> Option<Passage> {
    let place_in_report = check_words(desk, source, raw, report);
    let text = shown(desk, source, raw);
    let notes = check_notes(desk, source, raw, &text.text());
    let marks: Vec<_> = notes.iter().enumerate().map(|(index, (place, _))| (place.clone(), index)).collect();
    let pieces = text.cut(&marks);
    let when = match (&raw.date, &raw.undated) {
        (Some(date), None) => desk.day(source, date).map(|(day, _)| When::On(day)),
        (None, Some(reason)) => Some(When::Undated(desk.line(source, reason))),
        (Some(_), Some(reason)) => {
            desk.refuse(
                source,
                reason.span(),
                "a date and a reason for none",
                "here",
                "Keep one of the two.",
            );
            None
        }
        (None, None) => {
            desk.refuse(
                source,
                raw.kind.span(),
                "no word on when this was said",
                "this passage",
                "Give its `date`, or say under `undated` why none can be given.",
            );
            None
        }
    };
    let attribution = {
        let from =
            Provenance { sources: raw.sources.get_ref(), at_hand: &[&text.text()], ..Provenance::default() };
        desk.prose(source, &raw.attribution, from)
    };
    let witnesses =
        raw.witness.iter().filter_map(|witness| check_witness(desk, source, witness, &text.text()));
    let witnesses = witnesses.collect();
    let title = desk.title(source, &raw.title);
    let speaker = desk.named(source, |index| &index.voices, &raw.speaker);
    let listener = raw.listener.as_ref().map(|listener| desk.named(source, |index| &index.voices, listener));
    let place = desk.line(source, &raw.place);
    let sources = desk.cited(source, "an attribution", &raw.sources);
    if *raw.paragraph.get_ref() == 0 {
        desk.refuse(
            source,
            raw.paragraph.span(),
            "there is no paragraph 0",
            "here",
            "Paragraphs are counted from 1.",
        );
    }
    let speaker: VoiceId = speaker?;
    let wording = Wording::new(Some(speaker.clone()), pieces.iter().flat_map(|piece| &piece.runs).cloned());
    Some(Passage {
        id: id.to_string().try_into().ok()?,
        tag: wording.tag(),
        kind: *raw.kind.get_ref(),
        title,
        speaker,
        listener: match listener {
            Some(listener) => Some(listener?),
            None => None,
        },
        place,
        when: when?,
        certainty: raw.certainty,
        attribution,
        sources,
        paragraph: *raw.paragraph.get_ref(),
        place_in_report,
        pieces,
        notes: notes.into_iter().map(|(_, note)| note).collect(),
        witnesses,
    })
}

/// The quoted words: verbatim at their place in the report, as far as that can be known.
fn check_words(
    desk: &mut Desk<'_>,
    source: &Source,
    raw: &raw::Passage,
    report: Option<&str>,
) -> Option<Place> {
    let kind = *raw.kind.get_ref();
    if kind == PassageKind::Report {
        if let Some(words) = &raw.words {
            let mend = "Make it a `quotation` or `fragment`, or take the words out.";
            desk.refuse(source, words.span(), "a paraphrase with quoted words", "here", mend);
        }
        return None;
    }
    let (Some(words), Some(start), Some(end), Some(hash)) = (&raw.words, &raw.start, &raw.end, &raw.sha256)
    else {
        if kind != PassageKind::Report {
            desk.refuse(
                source,
                raw.kind.span(),
                "quoted words without `words`, `start`, `end` or `sha256`",
                "this kind needs all four",
                "Give the words exactly as printed, where they stand in the report, and their SHA-256.",
            );
        }
        return None;
    };
    if kind == PassageKind::Report {
        let mend = "Make it a `quotation` or `fragment`, or take the words out.";
        desk.refuse(source, words.span(), "a paraphrase with quoted words", "here", mend);
        return None;
    }
    let text = words.get_ref().as_str();
    let (first, last) = (*start.get_ref(), *end.get_ref());
    let count = text.chars().count();
    if first >= last || (last - first) as usize != count {
        let message =
            format!("the offsets hold {} scalars, the words {count}", i64::from(last) - i64::from(first));
        desk.refuse(
            source,
            end.span(),
            message,
            "does not fit",
            "Correct the offsets: [start, end) in scalars.",
        );
    }
    if let Some(file) = &desk.folder.report
        && last > *file.content.scalars.get_ref()
    {
        let message = format!("the report ends at scalar {}", file.content.scalars.get_ref());
        desk.refuse(source, end.span(), message, "past its end", "Correct the offsets.");
    }
    let real = sha256(text);
    if real != *hash.get_ref() {
        desk.refuse(
            source,
            hash.span(),
            "the words are not those that were hashed",
            "another text",
            format!("If the words are right, their SHA-256 is {real}; compare them with the report first."),
        );
    }
    if let Some(report) = report {
        in_report(desk, source, words, (first, last), report);
        if let Some(paragraph) = paragraph_at(report, first as usize)
            && paragraph != *raw.paragraph.get_ref()
        {
            let message = format!("these words stand in paragraph {paragraph} of the report");
            desk.refuse(
                source,
                raw.paragraph.span(),
                message,
                "another",
                format!("Write `paragraph = {paragraph}`."),
            );
        }
    }
    Some(Place { start: first, end: last })
}

fn in_report(desk: &mut Desk<'_>, source: &Source, words: &Text, (start, end): (u32, u32), report: &str) {
    let (start, end) = (start as usize, end as usize);
    let there: String = report.chars().skip(start).take(end.saturating_sub(start)).collect();
    if there == *words.get_ref() {
        let around = (start.checked_sub(1).and_then(|at| report.chars().nth(at)), report.chars().nth(end));
        if around != (Some('“'), Some('”')) {
            let mend = "A passage quotes from one quotation mark to the other.";
            desk.refuse(
                source,
                words.span(),
                "not the whole of a quotation in the report",
                "these words",
                mend,
            );
        }
        return;
    }
    let mend = match report.find(words.get_ref().as_str()) {
        Some(at) => {
            let start = report[..at].chars().count();
            format!("They stand at start = {start}, end = {}.", start + words.get_ref().chars().count())
        }
        None => format!("There stands: {there}"),
    };
    desk.refuse(source, words.span(), "a quotation that is not verbatim at its offsets", "not there", mend);
}

/// The paragraph, counted from 1, that holds the scalar at `offset`.
fn paragraph_at(report: &str, offset: usize) -> Option<u32> {
    let before: String = report.chars().take(offset + 1).collect();
    u32::try_from(before.split('\n').filter(|line| !line.trim().is_empty()).count().max(1)).ok()
}

/// The text as shown, with the hand of every word.
fn shown(desk: &mut Desk<'_>, source: &Source, raw: &raw::Passage) -> Handed {
    let mut text = Handed::default();
    match (raw.kind.get_ref(), &raw.words, &raw.sentence) {
        (PassageKind::Quotation, Some(words), None) => {
            quoted(desk, source, raw, words, &mut text);
        }
        (PassageKind::Quotation, _, Some(sentence)) => {
            let mend = "Full quotations stand alone: make this a `fragment`, or say it in the attribution.";
            desk.refuse(source, sentence.span(), "a quotation with a sentence of ours", "here", mend);
        }
        (PassageKind::Fragment, Some(words), Some(sentence)) => {
            let parts: Vec<&str> = sentence.get_ref().split("{words}").collect();
            if let [before, after] = parts[..] {
                text.push(Hand::Ours, before);
                text.push(Hand::Ours, "“");
                quoted(desk, source, raw, words, &mut text);
                text.push(Hand::Ours, "”");
                text.push(Hand::Ours, after);
            } else {
                let mend = "Write {words} once, where the quoted words stand.";
                desk.refuse(
                    source,
                    sentence.span(),
                    "no single place for the words",
                    "in this sentence",
                    mend,
                );
            }
            let told = desk.fingerprint.find(sentence.get_ref()).is_some();
            desk.line(source, sentence);
            if !told {
                desk.not_copied(source, sentence, &text.text());
            }
        }
        (PassageKind::Report, _, Some(sentence)) => {
            text.push(Hand::Ours, &desk.line(source, sentence));
        }
        (PassageKind::Fragment | PassageKind::Report, _, None) => {
            let mend = "Write our `sentence`; in a fragment, {words} stands for the quoted words.";
            desk.refuse(source, raw.kind.span(), "no sentence", "this kind needs one", mend);
        }
        // Missing words have been told of.
        (PassageKind::Quotation | PassageKind::Fragment, None, _) => {}
    }
    text
}

fn quoted(desk: &mut Desk<'_>, source: &Source, raw: &raw::Passage, words: &Text, into: &mut Handed) {
    let text = words.get_ref().as_str();
    let mut places: Vec<Range<usize>> = Vec::new();
    for insertion in &raw.insertions {
        match once(text, insertion.get_ref()) {
            Ok(place) => places.push(place),
            Err(count) => {
                let message = format!("this insertion stands {count} times in the words");
                let mend = "Write it as printed, brackets included; it must stand there once.";
                desk.refuse(source, insertion.span(), message, "here", mend);
            }
        }
    }
    places.sort_by_key(|place| place.start);
    let mut from = 0;
    for place in places {
        if place.start >= from {
            into.push(Hand::Speaker, &text[from..place.start]);
            into.push(Hand::Reporter, &text[place.clone()]);
            from = place.end;
        }
    }
    into.push(Hand::Speaker, &text[from..]);
}

/// The notes in the order of their words, each with the bytes of those words in the text as shown.
fn check_notes(
    desk: &mut Desk<'_>,
    source: &Source,
    raw: &raw::Passage,
    text: &str,
) -> Vec<(Range<usize>, Note)> {
    let mut notes: Vec<(Range<usize>, Note, &Spanned<String>)> = Vec::new();
    for raw in &raw.note {
        let place = words_of_note(desk, source, &raw.on, text);
        let from = Provenance { sources: raw.sources.get_ref(), at_hand: &[text], ..Provenance::default() };
        let prose = desk.prose(source, &raw.text, from);
        let cited = desk.cited(source, "a note", &raw.sources);
        let id = raw.id.get_ref().clone().try_into().ok();
        if let (Some(place), Some(id)) = (place, id) {
            let on = raw.on.get_ref().clone();
            notes.push((
                place,
                Note {
                    id,
                    tag: Wording::of_note_text(&prose).tag(),
                    changed: None,
                    aliases: vec![],
                    kind: raw.kind,
                    on,
                    text: prose,
                    basis: raw.basis,
                    sources: cited,
                },
                &raw.on,
            ));
        }
    }
    notes.sort_by_key(|(place, ..)| (place.start, place.end));
    let mut end = 0;
    let mut apart = Vec::new();
    for (place, note, on) in notes {
        if place.start < end {
            let mend = "Choose fewer words for one of the two, or make one note of them.";
            desk.refuse(source, on.span(), "these words overlap those of another note", "here", mend);
        } else {
            end = place.end;
            apart.push((place, note));
        }
    }
    apart
}

fn words_of_note(desk: &mut Desk<'_>, source: &Source, on: &Text, text: &str) -> Option<Range<usize>> {
    if text.is_empty() {
        return None;
    }
    match once(text, on.get_ref()) {
        Ok(place) if whole_words(text, &place) && on.get_ref().trim() == on.get_ref() => Some(place),
        Ok(_) => {
            let mend = "Begin and end at the edge of a word.";
            desk.refuse(source, on.span(), "a note on part of a word", "here", mend);
            None
        }
        Err(0) => {
            let mend = format!("Copy them from the passage as shown: {text}");
            desk.refuse(source, on.span(), "words that are not in the passage", "not found", mend);
            None
        }
        Err(count) => {
            let message = format!("words that stand {count} times in the passage");
            desk.refuse(
                source,
                on.span(),
                message,
                "which of them?",
                "Add words before or after until they are unique.",
            );
            None
        }
    }
}

fn check_witness(desk: &mut Desk<'_>, source: &Source, raw: &raw::Witness, text: &str) -> Option<Witness> {
    let cited = std::slice::from_ref(&raw.source);
    let theirs: Vec<&str> = raw.variant.iter().map(|variant| variant.theirs.get_ref().as_str()).collect();
    let at_hand: Vec<&str> = theirs.iter().copied().chain([text]).collect();
    let says: Prose =
        desk.prose(source, &raw.says, Provenance { sources: cited, at_hand: &at_hand, passages: true });
    if raw.variant.is_empty() {
        desk.refuse(
            source,
            raw.id.span(),
            "a witness without a variant",
            "here",
            "Give the words that differ.",
        );
    }
    for variant in &raw.variant {
        if !text.is_empty()
            && let Err(count) = once(text, variant.ours.get_ref())
        {
            let message = format!("words that stand {count} times in the passage");
            desk.refuse(source, variant.ours.span(), message, "here", "Copy words that stand in it once.");
        }
        if variant.ours.get_ref() == variant.theirs.get_ref() {
            desk.refuse(
                source,
                variant.theirs.span(),
                "a variant that does not differ",
                "the same",
                "Take it out.",
            );
        }
        desk.not_copied(source, &variant.theirs, variant.theirs.get_ref());
    }
    Some(Witness {
        id: raw.id.get_ref().clone(),
        source: desk.named(source, |index| &index.sources, &raw.source)?,
        says,
        variants: raw
            .variant
            .iter()
            .map(|variant| compare(variant.ours.get_ref(), variant.theirs.get_ref()))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_counted_over_blank_lines() {
        let report = "one\n\ntwo “x”\n\nthree";
        assert_eq!(paragraph_at(report, 1), Some(1));
        assert_eq!(paragraph_at(report, 10), Some(2));
        assert_eq!(paragraph_at(report, 14), Some(3));
    }
}
