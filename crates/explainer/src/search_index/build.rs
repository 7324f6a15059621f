//! Builds the search index of an explainer.
//!
//! The explainer is taken as checked: a passage whose speaker is missing is left out.

use super::{Entry, EntryKind, KnownPage, Role, SearchIndex, Sentence, Text};
use crate::model::{
    Basis, Explainer, Heard, NoteKind, Origin, Passage, PassageKind, Prose, Source, Voice, plain,
};
use crate::page::Page;
use crate::quotation_marks::{self, Side, is_double};
use crate::segmentation;
use unicode_normalization::UnicodeNormalization;

const SEPARATOR: &str = " · ";

/// What the pages call things, so that search results use the same words.
pub trait Labels {
    /// The form of a passage.
    fn passage(&self, kind: PassageKind) -> String;
    /// The kind of a note.
    fn note(&self, kind: NoteKind) -> String;
    /// What a statement rests on, where that needs saying.
    fn basis(&self, basis: Basis) -> Option<String>;
    /// How a voice comes into the report.
    fn heard(&self, heard: Heard) -> String;
    /// The pages that every page links to, with their titles.
    fn navigation(&self) -> Vec<(Page, String)>;
}

/// Builds the index of `explainer`: passages and notes in the order of the walk, voices in that of the content, sources by
/// issuer.
#[must_use]
pub fn build(explainer: &Explainer, labels: &impl Labels) -> SearchIndex {
    let mut index = SearchIndex::default();
    let (mut passages, mut notes) = (Vec::new(), Vec::new());
    for passage in &explainer.passages {
        let Some(speaker) = explainer.voices.iter().find(|voice| voice.id == passage.speaker) else {
            continue;
        };
        passages.push(passage_entry(passage, speaker, labels));
        notes.extend(note_entries(passage, speaker, labels));
        index.pages.push(passage_page(explainer, passage, speaker, labels));
    }
    let mut sources: Vec<&Source> = explainer.sources.iter().collect();
    sources.sort_by(|one, other| one.issuer.cmp(&other.issuer));
    index.entries = passages;
    index.entries.extend(notes);
    index.entries.extend(explainer.voices.iter().map(|voice| voice_entry(voice, labels)));
    index.entries.extend(sources.into_iter().map(source_entry));
    for entry in &mut index.entries {
        entry.title = composed(&entry.title);
        entry.byline = composed(&entry.byline);
    }
    index.pages.extend(labels.navigation().iter().map(|(page, title)| navigation_page(page, title)));
    index
}

/// `text` in the normal form in which it is searched, NFC.
fn composed(text: &str) -> String {
    text.nfc().collect()
}

fn passage_entry(passage: &Passage, speaker: &Voice, labels: &impl Labels) -> Entry {
    let role = match passage.kind {
        PassageKind::Quotation => Role::Quotation,
        PassageKind::Fragment | PassageKind::Report => Role::Words,
    };
    let runs = passage.pieces.iter().flat_map(|piece| &piece.runs);
    let words = text(role, runs.map(|run| (run.text.as_str(), run.origin == Origin::Reporter)));
    let witnesses = passage.witnesses.iter().map(|witness| prose(Role::Witness, &witness.says));
    let texts = [words, prose(Role::Attribution, &passage.attribution)].into_iter().chain(witnesses);
    Entry {
        kind: EntryKind::Passage,
        path: Page::Passage(passage.id.clone()).path(),
        title: passage.title.clone(),
        byline: byline(passage, &speaker.name, labels),
        context: String::new(),
        texts: texts.filter(|text| !text.sentences.is_empty()).collect(),
    }
}

fn note_entries(passage: &Passage, speaker: &Voice, labels: &impl Labels) -> impl Iterator<Item = Entry> {
    passage.notes.iter().map(|note| {
        let context = [
            Some(labels.note(note.kind)),
            labels.basis(note.basis),
            Some(passage.title.clone()),
            Some(speaker.name.clone()),
        ];
        Entry {
            kind: EntryKind::Note,
            path: format!("{}#{}", Page::Passage(passage.id.clone()).path(), note.id),
            title: note.on.clone(),
            byline: String::new(),
            context: joined(context),
            texts: vec![prose(Role::Words, &note.text)],
        }
    })
}

fn voice_entry(voice: &Voice, labels: &impl Labels) -> Entry {
    Entry {
        kind: EntryKind::Voice,
        path: format!("{}#voice-{}", Page::Positions.path(), voice.id),
        title: voice.name.clone(),
        byline: joined([voice.role.clone(), Some(labels.heard(voice.heard))]),
        context: String::new(),
        texts: vec![prose(Role::Words, &voice.about)],
    }
}

fn source_entry(source: &Source) -> Entry {
    let title = if source.described { format!("[{}]", source.title) } else { source.title.clone() };
    Entry {
        kind: EntryKind::Source,
        path: format!("{}#source-{}", Page::Sources.path(), source.id),
        title: format!("{}, {title}, {}", source.issuer, source.date.words()),
        byline: String::new(),
        context: String::new(),
        texts: vec![prose(Role::Words, &source.about)],
    }
}

fn passage_page(
    explainer: &Explainer,
    passage: &Passage,
    speaker: &Voice,
    labels: &impl Labels,
) -> KnownPage {
    let former = explainer.former.passages.iter().filter(|former| former.now == passage.id);
    KnownPage {
        names: [&passage.id]
            .into_iter()
            .chain(former.map(|former| &former.id))
            .map(ToString::to_string)
            .collect(),
        path: Page::Passage(passage.id.clone()).path(),
        title: passage.title.clone(),
        byline: byline(passage, &speaker.short, labels),
    }
}

fn navigation_page(page: &Page, title: &str) -> KnownPage {
    let path = page.path();
    KnownPage {
        names: vec![path.trim_end_matches('/').to_string()],
        path,
        title: title.into(),
        byline: String::new(),
    }
}

/// Who speaks, in what form and, if known, when.
fn byline(passage: &Passage, speaker: &str, labels: &impl Labels) -> String {
    let date = passage.when.date_words().map(String::from);
    joined([Some(speaker.to_string()), Some(labels.passage(passage.kind)), date])
}

fn joined<const N: usize>(parts: [Option<impl Into<String>>; N]) -> String {
    parts.into_iter().flatten().map(Into::into).collect::<Vec<_>>().join(SEPARATOR)
}

fn prose(role: Role, prose: &Prose) -> Text {
    text(role, [(plain(prose).as_str(), false)].into_iter())
}

/// A text made of `runs`, each with whether a reporter inserted it.
fn text<'a>(role: Role, runs: impl Iterator<Item = (&'a str, bool)>) -> Text {
    let chars: Vec<(char, bool)> =
        runs.flat_map(|(text, inserted)| text.nfc().map(move |char| (char, inserted))).collect();
    let whole: String = chars.iter().map(|(char, _)| char).collect();
    let mut sentences: Vec<&[(char, bool)]> = Vec::new();
    let (mut start, mut open_quotations) = (0, 0_usize);
    let mut sides = quotation_marks::sides(&whole).into_iter();
    for place in segmentation::sentences(&whole) {
        let goes_on = open_quotations > 0 || chars[place.start].0.is_lowercase();
        if !(goes_on && sentences.pop().is_some()) {
            start = place.start;
        }
        sentences.push(&chars[start..place.end]);
        // Between sentences there is white space only, so no mark is left out.
        for side in sides.by_ref().take(chars[place].iter().filter(|(char, _)| is_double(*char)).count()) {
            open_quotations = match side {
                Side::Opens => open_quotations + 1,
                Side::Closes => open_quotations.saturating_sub(1),
            };
        }
    }
    Text { role, sentences: sentences.into_iter().map(sentence).collect() }
}

fn sentence(chars: &[(char, bool)]) -> Sentence {
    let mut sentence = Sentence::default();
    for (char, inserted) in chars {
        let start = sentence.text.len();
        sentence.text.push(*char);
        let end = sentence.text.len();
        if *inserted {
            match sentence.inserted.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => sentence.inserted.push(start..end),
            }
        }
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentences(whole: &str) -> Vec<String> {
        let text = text(Role::Words, [(whole, false)].into_iter());
        text.sentences.into_iter().map(|sentence| sentence.text).collect()
    }

    #[test]
    fn texts_are_composed() {
        assert_eq!(sentences("Cafe\u{301} in Kyi\u{308}v."), ["Caf\u{e9} in Ky\u{ef}v."]);
    }

    #[test]
    fn no_quotation_is_divided() {
        assert_eq!(sentences("First. Two? Three!  And 4 "), ["First.", "Two?", "Three!", "And 4"]);
        assert_eq!(sentences("He said: “Go. Now. Or not.” Then."), ["He said: “Go. Now. Or not.”", "Then."]);
        assert_eq!(sentences("Asked “why? Now?” he left. So."), ["Asked “why? Now?” he left.", "So."]);
        assert_eq!(
            sentences("Never “closed. It goes on. To the end"),
            ["Never “closed. It goes on. To the end"]
        );
        assert_eq!(sentences("Er sagte: „Geht. Jetzt.“ Ja."), ["Er sagte: „Geht. Jetzt.“", "Ja."]);
        assert_eq!(sentences("He said: \"Go. Now.\" Yes."), ["He said: \"Go. Now.\"", "Yes."]);
        assert_eq!(sentences("“Unopened”” quotation. Two."), ["“Unopened”” quotation.", "Two."]);
        assert_eq!(sentences(" \n"), [""; 0]);
    }

    #[test]
    fn insertions_are_placed_in_their_sentences() {
        let runs = [
            ("L’été. It was in ", false),
            ("(his", true),
            (" own)", true),
            (" mind. ", false),
            ("A. B", true),
            ("and ", false),
            ("(so)", true),
        ];
        let text = text(Role::Quotation, runs.into_iter());
        let inserted = |sentence: &Sentence| -> Vec<String> {
            sentence.inserted.iter().map(|place| sentence.text[place.clone()].to_string()).collect()
        };
        let all: Vec<_> = text.sentences.iter().map(inserted).collect();
        let texts = |texts: &[&str]| -> Vec<String> { texts.iter().map(ToString::to_string).collect() };
        assert_eq!(all, [texts(&[]), texts(&["(his own)"]), texts(&["A. B", "(so)"])]);
    }

    #[test]
    fn missing_parts_leave_no_separators() {
        assert_eq!(joined([Some("a"), None, Some("b")]), "a · b");
        assert_eq!(joined([None, Some("b")]), "b");
    }

    proptest! {
        #[test]
        fn sentences_hold_everything_but_white_space(whole in "(\\PC|[.?!…“”’ A]){0,60}") {
            let spaceless = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(spaceless(&sentences(&whole).concat()), spaceless(&composed(&whole)));
        }
    }
}
