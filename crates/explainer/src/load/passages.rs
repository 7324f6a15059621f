//! Checks `passages/<id>.toml`.

use super::fingerprint::sha256;
use super::foreign;
use super::insertions;
use super::nearness::{near, occurrences};
use super::pieces::{AttributedText, once, whole_words};
use super::report_text::ReportText;
use super::source_file::SourceFile;
use super::spanned::Spanned;
use super::takeaway;
use super::toml_form::{self, Text};
use super::validator::{Provenance, Validator};
use crate::comparison::compare;
use crate::id::{NoteId, VoiceId};
use crate::model::{Date, Note, Origin, Passage, PassageKind, Prose, ScalarRange, When, Witness};
use crate::wording::Wording;
use std::ops::Range;

/// Checks the passages. Returns those that could be read, in alphabetical order.
pub(super) fn check(validator: &mut Validator<'_>, report: Option<&ReportText>) -> Vec<Passage> {
    let folder = validator.folder;
    check_overlaps(validator);
    folder
        .passages
        .iter()
        .filter_map(|(id, file)| check_passage(validator, id, &file.source, &file.content, report))
        .collect()
}

/// Checks that no two passages quote the same words of the report.
fn check_overlaps(validator: &mut Validator<'_>) {
    let folder = validator.folder;
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
            validator.error(
                source,
                span.clone(),
                message,
                "starts before they end",
                "No words are quoted in two passages: correct the offsets of one of them, or make one passage of both.",
            );
        }
    }
}

fn check_passage(
    validator: &mut Validator<'_>,
    id: &str,
    source: &SourceFile,
    raw: &toml_form::Passage,
    report: Option<&ReportText>,
) -> Option<Passage> {
    let place_in_report = check_words(validator, source, raw, report);
    let mut text = shown(validator, source, raw);
    foreign::set_languages(validator, source, raw, &mut text);
    let translation = foreign::translation(validator, source, raw, &text);
    let notes = check_notes(validator, source, raw, &text);
    let marks: Vec<_> = notes.iter().enumerate().map(|(index, (place, _))| (place.clone(), index)).collect();
    let pieces = text.cut(&marks);
    let when = match (&raw.date, &raw.undated) {
        (Some(date), None) => validator.date(source, date).map(|date| match date {
            Date::Day(day) => When::On(day),
            Date::Period(period) => When::In(period),
        }),
        (None, Some(reason)) => Some(When::Undated(validator.line(source, reason))),
        (Some(_), Some(reason)) => {
            validator.error(
                source,
                reason.span(),
                "a date and a reason for none",
                "here",
                "Keep one of the two: `date` if the day is known, `undated` if it is not.",
            );
            None
        }
        (None, None) => {
            validator.error(
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
            Provenance { sources: raw.sources.get_ref(), texts: &[&text.text()], ..Provenance::default() };
        validator.prose(source, &raw.attribution, from)
    };
    let witnesses =
        raw.witness.iter().filter_map(|witness| check_witness(validator, source, witness, &text.text()));
    let witnesses = witnesses.collect();
    let title = validator.title(source, &raw.title);
    let speaker = validator.named(source, |index| &index.voices, &raw.speaker);
    let listener =
        raw.listener.as_ref().map(|listener| validator.named(source, |index| &index.voices, listener));
    let place = validator.line(source, &raw.place);
    let sources = validator.cited(source, "an attribution", &raw.sources);
    check_paragraph(validator, source, raw, report);
    let speaker: VoiceId = speaker?;
    let notes: Vec<Note> = notes.into_iter().map(|(_, note)| note).collect();
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
        // A missing number has been reported.
        paragraph: raw.paragraph.as_ref().map(|paragraph| *paragraph.get_ref()).unwrap_or_default(),
        place_in_report,
        pieces,
        translation,
        lead: check_lead(validator, source, raw, &notes),
        takeaway: takeaway::check(validator, source, raw, &notes),
        notes,
        witnesses,
    })
}

/// Checks the number of the paragraph, except whether the words stand in it.
fn check_paragraph(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    report: Option<&ReportText>,
) {
    let is_paraphrase = *raw.kind.get_ref() == PassageKind::Report;
    let Some(paragraph) = &raw.paragraph else {
        if is_paraphrase {
            let help = "Give the number of the report's paragraph that says this, counted from 1.";
            validator.error(source, raw.kind.span(), "a paraphrase without `paragraph`", "here", help);
        }
        return;
    };
    if *paragraph.get_ref() == 0 {
        let help = "Paragraphs are counted from 1.";
        validator.error(source, paragraph.span(), "there is no paragraph 0", "here", help);
    }
    if let Some(count) = report.map(ReportText::paragraphs)
        && is_paraphrase
        && *paragraph.get_ref() > count
    {
        let paragraphs = if count == 1 { "paragraph" } else { "paragraphs" };
        let message = format!("the report has {count} {paragraphs}");
        let help =
            format!("Write a number from 1 to {count}: paragraphs are counted from 1, without empty lines.");
        validator.error(source, paragraph.span(), message, "past its end", help);
    }
}

/// Checks which note on a paraphrase is shown unfolded.
fn check_lead(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    notes: &[Note],
) -> Option<NoteId> {
    let lead = raw.lead.as_ref()?;
    if *raw.kind.get_ref() != PassageKind::Report {
        let help = "Quoted words come before everything that is said of them: take it out.";
        validator.error(source, lead.span(), "quoted words with a lead note", "here", help);
    }
    validator.note_here(source, lead, notes)
}

/// Checks the quoted words, their offsets and their hash, and compares them with the report if that is given.
fn check_words(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    report: Option<&ReportText>,
) -> Option<ScalarRange> {
    let kind = *raw.kind.get_ref();
    if kind == PassageKind::Report {
        if let Some(words) = &raw.words {
            let help = "Make it a `quotation` or `fragment`, or take the words out.";
            validator.error(source, words.span(), "a paraphrase with quoted words", "here", help);
        }
        for named in raw.insertions.iter().chain(&raw.own_brackets) {
            let help = "It is about brackets in quoted `words`, and a paraphrase has none: take it out.";
            validator.error(source, named.span(), "a paraphrase with insertions", "here", help);
        }
        return None;
    }
    let Some(words) = &raw.words else {
        let help = "Give the words exactly as printed; `press locate --write` then finds where they stand.";
        validator.error(
            source,
            raw.kind.span(),
            "quoted words without `words`",
            "this kind needs them",
            help,
        );
        return None;
    };
    let (Some(paragraph), Some(start), Some(end), Some(hash)) =
        (&raw.paragraph, &raw.start, &raw.end, &raw.sha256)
    else {
        let keys = [
            ("`paragraph`", raw.paragraph.is_none()),
            ("`start`", raw.start.is_none()),
            ("`end`", raw.end.is_none()),
            ("`sha256`", raw.sha256.is_none()),
        ];
        let missing: Vec<_> =
            keys.iter().filter(|(_, is_missing)| *is_missing).map(|(key, _)| *key).collect();
        let message = format!("quoted words without {}", missing.join(", "));
        let help = "`press locate --write` fills them in: it finds the words in the text of the report.";
        validator.error(source, raw.kind.span(), message, "this kind needs them", help);
        return None;
    };
    let text = words.get_ref().as_str();
    let (first, last) = (*start.get_ref(), *end.get_ref());
    let count = text.chars().count();
    // Where the words stand in the report is told below.
    let is_found = || report.is_some_and(|report| once(report.as_str(), text).is_ok());
    if first >= last {
        let help =
            "Words begin at `start` and end before `end`: correct the offsets, [start, end) in scalars.";
        let message = format!("words that begin at {first} and end at {last}");
        if !is_found() {
            validator.error(source, end.span(), message, "not behind `start`", help);
        }
    } else if (last - first) as usize != count && !is_found() {
        let message = format!("the offsets hold {} scalars, the words {count}", last - first);
        let help = format!(
            "Correct the offsets, [start, end) in scalars, or the words. If `start` is right, `end` is {}.",
            u64::from(first) + count as u64
        );
        validator.error(source, end.span(), message, "does not fit", help);
    }
    if let Some(file) = &validator.folder.report
        && last > *file.content.scalars.get_ref()
    {
        let message = format!("the report ends at scalar {}", file.content.scalars.get_ref());
        let help = "Correct the offsets: [start, end) in Unicode scalars of the report, counted from 0.";
        validator.error(source, end.span(), message, "past its end", help);
    }
    if sha256(text) != *hash.get_ref() {
        validator.error(
            source,
            hash.span(),
            "the words are not those that were hashed",
            "another text",
            "Restore the words. If they are right, compare them with the report first: `press locate --write` does, and \
             writes their hash.",
        );
    }
    if let Some(report) = report {
        in_report(validator, source, words, first as usize..last as usize, report);
        if let Some(at) = report.to_bytes(&(first as usize..first as usize))
            && report.paragraph_at(at.start) != *paragraph.get_ref()
        {
            let number = report.paragraph_at(at.start);
            let message = format!("these words stand in paragraph {number} of the report");
            let help = format!("Write `paragraph = {number}`.");
            validator.error(source, paragraph.span(), message, "another", help);
        }
    }
    Some(ScalarRange { start: first, end: last })
}

/// Checks that the words are at the scalars `place` of the report, and all that is in quotation marks there.
fn in_report(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    words: &Text,
    place: Range<usize>,
    report: &ReportText,
) {
    let bytes = report.to_bytes(&place);
    let there = bytes.as_ref().and_then(|bytes| report.as_str().get(bytes.clone()));
    if there == Some(words.get_ref()) {
        if bytes.is_some_and(|bytes| !report.is_whole_quotation(&bytes)) {
            let help = "A passage quotes from one quotation mark to the other.";
            let message = "not the whole of a quotation in the report";
            validator.error(source, words.span(), message, "these words", help);
        }
        return;
    }
    let help = match (report.find(words.get_ref()).first(), there) {
        (Some(found), _) => {
            let found = report.to_scalars(found);
            format!(
                "They stand at start = {}, end = {}. `press locate --write` corrects all offsets.",
                found.start, found.end
            )
        }
        (None, Some(there)) => match near("The report", report.as_str(), words.get_ref()) {
            Some(near) => format!("{near} At these offsets stands: {there}"),
            None => format!("There stands: {there}"),
        },
        (None, None) => "The report is shorter than that, and does not have these words anywhere.".into(),
    };
    validator.error(
        source,
        words.span(),
        "a quotation that is not verbatim at its offsets",
        "not there",
        help,
    );
}

/// Returns the text as shown, with the origin of every word.
fn shown(validator: &mut Validator<'_>, source: &SourceFile, raw: &toml_form::Passage) -> AttributedText {
    let mut text = AttributedText::default();
    match (raw.kind.get_ref(), &raw.words, &raw.sentence) {
        (PassageKind::Quotation, Some(words), None) => {
            quoted(validator, source, raw, words, &mut text);
        }
        (PassageKind::Quotation, _, Some(sentence)) => {
            let help = "Full quotations stand alone: make this a `fragment`, or say it in the attribution.";
            validator.error(source, sentence.span(), "a quotation with a sentence of ours", "here", help);
        }
        (PassageKind::Fragment, Some(words), Some(sentence)) => {
            let parts: Vec<&str> = sentence.get_ref().split("{words}").collect();
            if let [before, after] = parts[..] {
                let [opening, closing] = validator.messages.quotation_marks();
                text.push(Origin::Ours, before);
                text.push(Origin::Ours, &opening);
                quoted(validator, source, raw, words, &mut text);
                text.push(Origin::Ours, &closing);
                text.push(Origin::Ours, after);
            } else {
                let help = "Write {words} once, where the quoted words stand.";
                validator.error(
                    source,
                    sentence.span(),
                    "no single place for the words",
                    "in this sentence",
                    help,
                );
            }
            validator.line(source, sentence);
        }
        (PassageKind::Report, _, Some(sentence)) => {
            text.push(Origin::Ours, &validator.line(source, sentence));
        }
        (PassageKind::Fragment | PassageKind::Report, _, None) => {
            let help = "Write our `sentence`; in a fragment, {words} stands for the quoted words.";
            validator.error(source, raw.kind.span(), "no sentence", "this kind needs one", help);
        }
        // Missing words have been reported.
        (PassageKind::Quotation | PassageKind::Fragment, None, _) => {}
    }
    text
}

fn quoted(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    words: &Text,
    into: &mut AttributedText,
) {
    let text = words.get_ref().as_str();
    let mut from = 0;
    for (place, origin) in insertions::places(validator, source, raw, words) {
        into.push(Origin::Speaker, &text[from..place.start]);
        into.push(origin, &text[place.clone()]);
        from = place.end;
    }
    into.push(Origin::Speaker, &text[from..]);
}

/// Checks the notes. Returns them in the order of their words, each with the byte range of those words in `shown`.
fn check_notes(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    shown: &AttributedText,
) -> Vec<(Range<usize>, Note)> {
    let text = shown.text();
    let mut notes: Vec<(Range<usize>, Note, &Spanned<String>)> = Vec::new();
    for raw in &raw.note {
        let place = words_in(validator, source, &raw.on, shown, "a note on");
        let from = Provenance { sources: raw.sources.get_ref(), texts: &[&text], ..Provenance::default() };
        let prose = validator.prose(source, &raw.text, from);
        let by = raw.by.as_ref().map(|by| validator.line(source, by));
        let cited = validator.cited(source, "a note", &raw.sources);
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
                    by,
                    sources: cited,
                },
                &raw.on,
            ));
        }
    }
    notes.sort_by_key(|(place, ..)| (place.start, place.end));
    let mut end = 0;
    let mut separate = Vec::new();
    for (place, note, on) in notes {
        if place.start < end {
            let help = "Choose fewer words for one of the two, or make one note of them.";
            validator.error(source, on.span(), "these words overlap those of another note", "here", help);
        } else {
            end = place.end;
            separate.push((place, note));
        }
    }
    separate
}

/// Checks words of a passage, whose text is `shown`: whole words, which stand there once. Returns their bytes. Messages say
/// `what` before “part of a word”.
pub(super) fn words_in(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    on: &Text,
    shown: &AttributedText,
    what: &str,
) -> Option<Range<usize>> {
    let text = shown.text();
    if text.is_empty() {
        return None;
    }
    match once(&text, on.get_ref()) {
        Ok(place) if whole_words(&text, &place) && on.get_ref().trim() == on.get_ref() => {
            // Part of an insertion would get a box of its own, and would pass for what was said.
            let divided = shown.insertions().find(|insertion| {
                let shared = insertion.start.max(place.start)..insertion.end.min(place.end);
                !shared.is_empty() && shared != *insertion
            });
            if let Some(insertion) = divided {
                let help = format!("Take in all of “{}”, or nothing of it.", &text[insertion]);
                let message = format!("{what} part of an insertion");
                validator.error(source, on.span(), message, "here", help);
                return None;
            }
            Some(place)
        }
        Ok(_) => {
            let help = "Begin and end at the edge of a word, without space around the words.";
            validator.error(source, on.span(), format!("{what} part of a word"), "here", help);
            None
        }
        Err(0) => {
            let near = near("The passage", &text, on.get_ref());
            let help = near.unwrap_or_else(|| format!("Copy them from the passage as shown: {text}"));
            validator.error(source, on.span(), "words that are not in the passage", "not found", help);
            None
        }
        Err(count) => {
            let message = format!("words that stand {count} times in the passage");
            validator.error(
                source,
                on.span(),
                message,
                "which of them?",
                format!(
                    "Add words before or after until they are unique: {}.",
                    occurrences(&text, on.get_ref())
                ),
            );
            None
        }
    }
}

fn check_witness(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Witness,
    text: &str,
) -> Option<Witness> {
    let cited = std::slice::from_ref(&raw.source);
    let theirs: Vec<&str> = raw.variant.iter().map(|variant| variant.theirs.get_ref().as_str()).collect();
    let texts: Vec<&str> = theirs.iter().copied().chain([text]).collect();
    let says: Prose =
        validator.prose(source, &raw.says, Provenance { sources: cited, texts: &texts, passages: true });
    if raw.variant.is_empty() {
        validator.error(
            source,
            raw.id.span(),
            "a witness without a variant",
            "here",
            "Give the words that differ: a table [[witness.variant]] with `ours` and `theirs`.",
        );
    }
    for variant in &raw.variant {
        if !text.is_empty()
            && let Err(count) = once(text, variant.ours.get_ref())
        {
            let ours = variant.ours.get_ref();
            let (message, help) = if count == 0 {
                let help = near("The passage", text, ours);
                let help = help.unwrap_or_else(|| format!("Copy them from the passage as shown: {text}"));
                ("words that are not in the passage".into(), help)
            } else {
                let places = occurrences(text, ours);
                let help =
                    format!("Add the same words before or after to both until ours are unique: {places}.");
                (format!("words that stand {count} times in the passage"), help)
            };
            validator.error(source, variant.ours.span(), message, "here", help);
        }
        if variant.ours.get_ref() == variant.theirs.get_ref() {
            validator.error(
                source,
                variant.theirs.span(),
                "a variant that does not differ",
                "the same",
                "`theirs` is what that outlet prints in the place of `ours`: correct it, or take the variant out.",
            );
        }
        validator.not_copied(source, &variant.theirs, variant.theirs.get_ref());
    }
    Some(Witness {
        id: raw.id.get_ref().clone(),
        source: validator.named(source, |index| &index.sources, &raw.source)?,
        says,
        variants: raw
            .variant
            .iter()
            .map(|variant| compare(variant.ours.get_ref(), variant.theirs.get_ref()))
            .collect(),
    })
}
