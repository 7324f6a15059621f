//! Cuts a passage's text where the origin or the language changes, and at the words of its notes.

use crate::model::{Origin, Piece, Run};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A text in which every byte has an origin.
#[derive(Clone, Debug, Default)]
pub(super) struct AttributedText {
    runs: Vec<Run>,
}

impl AttributedText {
    pub(super) fn push(&mut self, origin: Origin, text: &str) {
        match self.runs.last_mut() {
            _ if text.is_empty() => {}
            Some(run) if run.origin == origin && run.lang.is_none() => run.text.push_str(text),
            _ => self.runs.push(Run::new(origin, text)),
        }
    }

    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Says that the bytes `place` are in the language `lang`.
    pub(super) fn set_language(&mut self, place: &Range<usize>, lang: &str) {
        let mut runs = self.between(0..place.start);
        let foreign = self.between(place.clone());
        runs.extend(foreign.into_iter().map(|run| Run { lang: Some(lang.into()), ..run }));
        runs.extend(self.between(place.end..self.text().len()));
        self.runs = runs;
    }

    /// The stretches of which no language is said.
    pub(super) fn without_language(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| run.lang.is_none())
    }

    /// The bytes from the first quoted word to the last.
    pub(super) fn quoted(&self) -> Range<usize> {
        let length = |run: &Run| run.text.len();
        let is_ours = |run: &&Run| run.origin == Origin::Ours;
        let before: usize = self.runs.iter().take_while(is_ours).map(length).sum();
        let after: usize = self.runs.iter().rev().take_while(is_ours).map(length).sum();
        before..(self.text().len() - after).max(before)
    }

    /// The text that a reporter inserted, as byte ranges.
    pub(super) fn insertions(&self) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        self.runs.iter().filter_map(move |run| {
            let start = at;
            at += run.text.len();
            (run.origin == Origin::Reporter).then_some(start..at)
        })
    }

    /// Cuts the text at `marks`: byte ranges with the indexes of their notes, sorted and not overlapping.
    pub(super) fn cut(&self, marks: &[(Range<usize>, usize)]) -> Vec<Piece> {
        let length = self.text().len();
        let mut pieces = Vec::new();
        let mut from = 0;
        for (place, note) in marks {
            pieces.push(Piece { note: None, runs: self.between(from..place.start) });
            pieces.push(Piece { note: Some(*note), runs: self.between(place.clone()) });
            from = place.end;
        }
        pieces.push(Piece { note: None, runs: self.between(from..length) });
        pieces.retain(|piece| !piece.runs.is_empty());
        pieces
    }

    fn between(&self, place: Range<usize>) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        for run in &self.runs {
            let start = place.start.max(at);
            let end = place.end.min(at + run.text.len());
            if start < end {
                runs.push(Run { text: run.text[start - at..end - at].into(), ..run.clone() });
            }
            at += run.text.len();
        }
        runs
    }
}

/// Returns the byte range of `needle` in `text` if it occurs exactly once.
///
/// # Errors
/// Returns the number of occurrences if that is not one.
pub(super) fn once(text: &str, needle: &str) -> Result<Range<usize>, usize> {
    if needle.is_empty() {
        return Err(0);
    }
    // `str::matches` would skip overlapping occurrences.
    let starts: Vec<usize> =
        text.char_indices().map(|(at, _)| at).filter(|at| text[*at..].starts_with(needle)).collect();
    match starts[..] {
        [start] => Ok(start..start + needle.len()),
        _ => Err(starts.len()),
    }
}

/// Returns whether the bytes `place` begin and end at the edge of a word: where no letter or digit is parted from another, or
/// where Unicode (UAX #29) has a word boundary between the two, as in scripts without spaces.
pub(super) fn whole_words(text: &str, place: &Range<usize>) -> bool {
    let is_edge = |at: usize| {
        let (before, after) = text.split_at(at);
        let parts = before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        !parts || text.split_word_bound_indices().any(|(bound, _)| bound == at)
    };
    is_edge(place.start) && is_edge(place.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_nobodys_words() {
        let mut text = AttributedText::default();
        for (origin, words) in [(Origin::Speaker, ""), (Origin::Reporter, "(He)"), (Origin::Speaker, "")] {
            text.push(origin, words);
        }
        assert_eq!(text.runs, [Run::new(Origin::Reporter, "(He)")]);
    }

    fn sample() -> AttributedText {
        let mut text = AttributedText::default();
        text.push(Origin::Speaker, "If he ");
        text.push(Origin::Reporter, "(Trump)");
        text.push(Origin::Speaker, " does it");
        text
    }

    #[test]
    fn a_mark_may_span_hands() {
        let pieces = sample().cut(&[(3..13, 0)]);
        let run = |origin, text: &str| Run::new(origin, text);
        assert_eq!(
            pieces,
            [
                Piece { note: None, runs: vec![run(Origin::Speaker, "If ")] },
                Piece {
                    note: Some(0),
                    runs: vec![run(Origin::Speaker, "he "), run(Origin::Reporter, "(Trump)")]
                },
                Piece { note: None, runs: vec![run(Origin::Speaker, " does it")] },
            ]
        );
    }

    #[test]
    fn foreign_words_are_runs_of_their_own() {
        let mut text = sample();
        text.set_language(&(3..13), "uk");
        let run = |origin, lang: Option<&str>, text: &str| Run {
            lang: lang.map(Into::into),
            ..Run::new(origin, text)
        };
        let pieces = text.cut(&[(3..5, 0)]);
        let runs: Vec<Run> = pieces.into_iter().flat_map(|piece| piece.runs).collect();
        assert_eq!(
            runs,
            [
                run(Origin::Speaker, None, "If "),
                run(Origin::Speaker, Some("uk"), "he"),
                run(Origin::Speaker, Some("uk"), " "),
                run(Origin::Reporter, Some("uk"), "(Trump)"),
                run(Origin::Speaker, None, " does it"),
            ]
        );
        assert!(text.insertions().eq(std::iter::once(6..13)));
    }

    #[test]
    fn insertions_are_what_the_reporter_wrote() {
        let text = sample();
        assert!(text.insertions().eq(std::iter::once(6..13)));
        assert_eq!(&text.text()[6..13], "(Trump)");
    }

    #[test]
    fn words_are_found_once_or_counted() {
        assert_eq!(once("to talk to them", "talk"), Ok(3..7));
        assert_eq!(once("to talk to them", "to"), Err(2));
        assert_eq!(once("aaa", "aa"), Err(2));
        assert_eq!(once("abc", "x"), Err(0));
        assert_eq!(once("abc", ""), Err(0));
    }

    #[test]
    fn a_mark_does_not_cut_words() {
        let text = "they’ve demanded";
        assert!(whole_words(text, &(0..9)));
        assert!(!whole_words(text, &(0..3)));
        assert!(!whole_words(text, &(10..13)));
        let text = "for 我们等 first";
        assert!(whole_words(text, &(4..10)), "a script without spaces");
        let text = "12 \u{200E}U.S. troops";
        assert!(whole_words(text, &(3..10)) && whole_words(text, &(6..10)), "what cannot be seen is no part");
    }

    proptest! {
        #[test]
        fn cutting_loses_nothing(mut cuts in proptest::collection::btree_set(0usize..=21, 0..6)) {
            if cuts.len() % 2 == 1 {
                cuts.pop_last();
            }
            let cuts: Vec<usize> = cuts.into_iter().collect();
            let marks: Vec<_> = cuts.chunks(2).enumerate().map(|(note, ends)| (ends[0]..ends[1], note)).collect();
            let pieces = sample().cut(&marks);
            let text: String = pieces.iter().flat_map(|piece| &piece.runs).map(|run| run.text.as_str()).collect();
            prop_assert_eq!(text, sample().text());
        }
    }
}
