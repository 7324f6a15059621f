//! Resolves links to the words of one passage or note, using its current wording and the recorded ones.
//!
//! [`Wordings`] are computed at build time and printed as `data/wordings/<id>.json`. Equal sentences have equal numbers
//! there, so resolving a link needs no rules for splitting sentences or ignoring typography.

use crate::fragment::{Tag, WordsLink};
use crate::model::Edit;
use crate::typography::is_word_part;
use serde::{Serialize, Serializer};
use std::ops::Range;

/// The wordings of one passage or note.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Wordings {
    /// The id of the passage, or of the passage that the note is on.
    pub passage: String,
    /// The id of the note; `None` for the words of the passage itself.
    pub note: Option<String>,
    /// The page that links open, relative to the base path: `p/crush/`, `n/crush-if/`.
    pub path: String,
    /// The title of the passage.
    pub title: String,
    /// The credit for words that the speaker said.
    pub credit_said: String,
    /// The credit for words by the editors or a reporter, or of several origins.
    pub credit_ours: String,
    /// The current wording.
    pub now: Current,
    /// The other recorded wordings, newest first.
    pub then: Vec<Earlier>,
}

/// The current wording.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Current {
    /// Its tag in links.
    pub tag: Tag,
    /// The text as shown.
    pub text: String,
    /// The ranges that the speaker said, in scalars. In JSON a flat list of starts and ends.
    #[serde(serialize_with = "in_turn")]
    pub said: Vec<Range<u32>>,
    /// The ranges that a reporter inserted, in scalars. In JSON a flat list of starts and ends.
    #[serde(serialize_with = "in_turn")]
    pub inserted: Vec<Range<u32>>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

impl Current {
    /// Returns whether the scalars `place` may be credited to the speaker: at least one letter was said, and none was
    /// written by the editors. A reporter's insertion is credited only together with words around it.
    #[must_use]
    pub fn is_said(&self, place: &Range<u32>) -> bool {
        let mut is_said = false;
        for (at, char) in (0..).zip(self.text.chars()).skip(place.start as usize).take(place.len()) {
            let is_in = |ranges: &[Range<u32>]| ranges.iter().any(|range| range.contains(&at));
            if is_in(&self.said) {
                is_said |= is_word_part(char);
            } else if !is_in(&self.inserted) {
                return false;
            }
        }
        is_said
    }

    /// Returns `place` with every insertion whole that it has some of: half of one would pass for what was said.
    #[must_use]
    pub fn with_whole_insertions(&self, place: &Range<u32>) -> Range<u32> {
        let touched = self.inserted.iter().filter(|part| part.start < place.end && place.start < part.end);
        touched.fold(place.clone(), |whole, part| whole.start.min(part.start)..whole.end.max(part.end))
    }

    /// Returns the scalars `place` of the text.
    #[must_use]
    pub fn words(&self, place: &Range<u32>) -> String {
        self.text.chars().skip(place.start as usize).take(place.len()).collect()
    }
}

/// A recorded wording that is not the current one.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Earlier {
    /// Its tag in links.
    pub tag: Tag,
    /// The day of publication, as shown.
    pub day: String,
    /// Its content.
    #[serde(flatten)]
    pub content: EarlierContent,
}

/// The content of a recorded wording.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EarlierContent {
    /// It was withdrawn, for this reason.
    Withdrawn(String),
    /// It can be shown.
    Recorded {
        /// The comparison of its text (first) with the current one (second).
        edits: Vec<Edit>,
        /// The names of the speakers then and now, where they differ.
        speakers: Option<[String; 2]>,
        /// Its sentences.
        sentences: Vec<Sentence>,
    },
}

/// A sentence of a wording.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Sentence {
    /// The number of the sentence. Sentences of one passage or note have equal numbers if they have the same words,
    /// origins and speaker, regardless of typography.
    pub number: u32,
    /// Its first scalar.
    pub start: u32,
    /// One past its last scalar.
    pub end: u32,
    /// The range of each of its units (letters with their marks, punctuation, spaces), in scalars; empty if each unit is
    /// one scalar. Equal sentences have the same units in the same order. In JSON a flat list of starts and ends.
    #[serde(serialize_with = "in_turn")]
    pub units: Vec<Range<u32>>,
}

/// Serializes ranges as a flat list of starts and ends.
fn in_turn<S: Serializer>(ranges: &[Range<u32>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(ranges.iter().flat_map(|range| [range.start, range.end]))
}

impl Sentence {
    /// Returns how many units begin before the scalar `at`.
    fn units_before(&self, at: u32) -> usize {
        if self.units.is_empty() {
            return at.min(self.end).saturating_sub(self.start) as usize;
        }
        self.units.iter().filter(|unit| unit.start < at).count()
    }

    /// Returns the range of the unit at `index`, in scalars.
    fn unit(&self, index: usize) -> Option<Range<u32>> {
        if self.units.is_empty() {
            let start = self.start.checked_add(u32::try_from(index).ok()?)?;
            return (start < self.end).then(|| start..start + 1);
        }
        self.units.get(index).cloned()
    }
}

/// The result of resolving a link to words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// Every sentence that the words touch is unchanged: the words are these scalars of the current text.
    Marked(Range<u32>),
    /// A sentence has changed. Holds the index in [`Wordings::then`] of the wording that the link was made for.
    Edited(usize),
    /// The wording was withdrawn. Holds its index in [`Wordings::then`].
    Withdrawn(usize),
    /// The wording that the link was made for is not recorded.
    Unrecorded,
    /// The link points past the end of its wording.
    Damaged,
}

impl Wordings {
    /// Resolves `link`.
    ///
    /// Words are marked if the current wording contains all the sentences they touch, unchanged, in the same order and
    /// next to each other. If it contains them several times, the link leads to the same occurrence as in its own
    /// wording (the first, the second, …), or to the last one.
    #[must_use]
    pub fn resolve(&self, link: &WordsLink) -> Outcome {
        if link.tag() == self.now.tag {
            let length = self.now.sentences.last().map_or(0, |last| last.end);
            return if link.end() <= length {
                Outcome::Marked(link.start()..link.end())
            } else {
                Outcome::Damaged
            };
        }
        let Some(place) = self.then.iter().position(|earlier| earlier.tag == link.tag()) else {
            return Outcome::Unrecorded;
        };
        match &self.then[place].content {
            EarlierContent::Withdrawn(_) => Outcome::Withdrawn(place),
            EarlierContent::Recorded { sentences, .. } => {
                let Some(touched) = touched(sentences, link) else { return Outcome::Damaged };
                match self.unchanged(sentences, touched, link) {
                    Some(words) => Outcome::Marked(words),
                    None => Outcome::Edited(place),
                }
            }
        }
    }

    /// Returns the scalars of the words in the current text, if it contains the touched sentences.
    fn unchanged(&self, then: &[Sentence], touched: Range<usize>, link: &WordsLink) -> Option<Range<u32>> {
        let wanted = &then[touched.clone()];
        let places = |sentences: &[Sentence]| -> Vec<usize> {
            let is_equal = |window: &[Sentence]| {
                window.iter().zip(wanted).all(|(one, other)| one.number == other.number)
            };
            let windows = sentences.windows(wanted.len()).enumerate();
            windows.filter(|(_, window)| is_equal(window)).map(|(place, _)| place).collect()
        };
        let rank = places(then).iter().position(|place| *place == touched.start)?;
        let today = places(&self.now.sentences);
        let place = *today.get(rank).or(today.last())?;
        let (first, last) = (wanted.first()?, wanted.last()?);
        let today = self.now.sentences.get(place..place + wanted.len())?;
        let start = today.first()?.unit(first.units_before(link.start()))?.start;
        let end = today.last()?.unit(last.units_before(link.end()).checked_sub(1)?)?.end;
        (start < end).then_some(start..end)
    }
}

/// Returns the sentences that `link` touches, or `None` if it touches none or ends past the last.
#[must_use]
pub fn touched(sentences: &[Sentence], link: &WordsLink) -> Option<Range<usize>> {
    let first = sentences.iter().position(|sentence| link.start() < sentence.end)?;
    let last = sentences.iter().rposition(|sentence| sentence.start < link.end())?;
    let is_inside = link.end() <= sentences.last()?.end;
    (first <= last && is_inside).then_some(first..last + 1)
}

impl EarlierContent {
    /// Returns the text; `None` if it was withdrawn.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Withdrawn(_) => None,
            Self::Recorded { edits, .. } => Some(edits.iter().filter_map(Edit::first).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn current() -> Current {
        let sentences = vec![Sentence { number: 0, start: 0, end: 31, units: vec![] }];
        // The editors' words, words that were said with an insertion, the editors' words.
        let text = "He was “sure (Trump) of it”, so.".to_string();
        let inserted = std::iter::once(13..20).collect();
        Current { tag: Tag::new(1), text, said: vec![8..13, 20..26], inserted, sentences }
    }

    #[test]
    fn an_insertion_is_taken_whole_or_not_at_all() {
        let now = Current {
            text: "If he (Trump) does it".into(),
            inserted: std::iter::once(6..13).collect(),
            ..Current::default()
        };
        for (place, whole) in [(7..21, 6..21), (0..12, 0..13), (8..10, 6..13), (0..5, 0..5), (14..18, 14..18)]
        {
            assert_eq!(now.with_whole_insertions(&place), whole);
        }
    }

    #[test]
    fn an_insertion_alone_is_never_credited_to_the_speaker() {
        let current = current();
        for (place, is_said) in
            [(8..12, true), (8..26, true), (13..20, false), (12..21, false), (0..12, false), (20..28, false)]
        {
            assert_eq!(current.is_said(&place), is_said, "{}", current.words(&place));
        }
    }

    #[test]
    fn sentences_that_no_text_has_are_no_danger() {
        let sentence = |start, end| Sentence { number: 0, start, end, units: vec![] };
        let link = |start, end| WordsLink::new(start, end, Tag::new(2)).expect("a link");
        for (then, today) in [
            (sentence(9, 4), sentence(0, 31)),
            (sentence(0, 31), sentence(9, 4)),
            (sentence(0, 31), sentence(u32::MAX - 1, u32::MAX)),
            (sentence(0, u32::MAX), sentence(u32::MAX, 0)),
        ] {
            let sentences = vec![then.clone()];
            let content = EarlierContent::Recorded { edits: vec![], speakers: None, sentences };
            let wordings = Wordings {
                now: Current { sentences: vec![today.clone()], ..current() },
                then: vec![Earlier { tag: Tag::new(2), day: String::new(), content }],
                ..Wordings::default()
            };
            for (start, end) in [(0, 1), (3, 4), (8, 31), (30, 999_999)] {
                let outcome = wordings.resolve(&link(start, end));
                let marks_nothing = matches!(&outcome, Outcome::Marked(words) if words.start >= words.end);
                assert!(!marks_nothing, "{then:?} {today:?} {outcome:?}");
            }
        }
    }

    #[test]
    fn words_are_counted_in_scalars() {
        assert_eq!(current().words(&(7..12)), "“sure");
        assert_eq!(current().words(&(30..40)), "o.");
    }

    fn sentence(number: u32, start: u32, end: u32) -> Sentence {
        Sentence { number, start, end, units: vec![] }
    }

    /// Wordings of these sentences: now with the tag 1, once with the tag 2.
    fn once_and_now(then: Vec<Sentence>, now: Vec<Sentence>) -> Wordings {
        let content = EarlierContent::Recorded { edits: vec![], speakers: None, sentences: then };
        Wordings {
            now: Current { tag: Tag::new(1), sentences: now, ..Current::default() },
            then: vec![Earlier { tag: Tag::new(2), day: String::new(), content }],
            ..Wordings::default()
        }
    }

    fn resolved(wordings: &Wordings, start: u32, end: u32, tag: u64) -> Outcome {
        wordings.resolve(&WordsLink::new(start, end, Tag::new(tag)).expect("a link"))
    }

    #[test]
    fn words_are_marked_where_their_sentences_stand_now() {
        // “Two. One. Two. Gone.” became “One. Two. Two. Four.”
        let then = vec![sentence(2, 0, 4), sentence(1, 5, 9), sentence(2, 10, 14), sentence(3, 15, 20)];
        let now = vec![sentence(1, 0, 4), sentence(2, 5, 9), sentence(2, 10, 14), sentence(4, 15, 20)];
        let wordings = once_and_now(then, now);
        for (start, end, outcome) in [
            (0, 3, Outcome::Marked(5..8)),
            (5, 9, Outcome::Marked(0..4)),
            (6, 7, Outcome::Marked(1..2)),
            (10, 14, Outcome::Marked(10..14)),
            // Two sentences that still stand next to each other, and two that do not.
            (5, 12, Outcome::Marked(0..7)),
            (0, 9, Outcome::Edited(0)),
            (15, 18, Outcome::Edited(0)),
            (11, 16, Outcome::Edited(0)),
            (15, 21, Outcome::Damaged),
        ] {
            assert_eq!(resolved(&wordings, start, end, 2), outcome, "{start}-{end}");
        }
        assert_eq!(resolved(&wordings, 0, 20, 1), Outcome::Marked(0..20));
        assert_eq!(resolved(&wordings, 0, 21, 1), Outcome::Damaged);
        assert_eq!(resolved(&wordings, 0, 4, 3), Outcome::Unrecorded);
    }

    #[test]
    fn of_equal_sentences_the_same_one_counts_or_the_last() {
        let thrice = vec![sentence(2, 0, 4), sentence(2, 5, 9), sentence(2, 10, 14)];
        let twice = vec![sentence(1, 0, 4), sentence(2, 5, 9), sentence(2, 10, 14)];
        let wordings = once_and_now(thrice, twice);
        for (start, now) in [(0, 5), (5, 10), (10, 10)] {
            assert_eq!(resolved(&wordings, start, start + 4, 2), Outcome::Marked(now..now + 4), "{start}");
        }
    }

    #[test]
    fn a_letter_and_its_marks_are_marked_together() {
        // “éb”, with the mark as a scalar of its own and without.
        let apart = Sentence { units: vec![0..2, 2..3], ..sentence(1, 0, 3) };
        let composed = sentence(1, 0, 2);
        let wordings = once_and_now(vec![apart.clone()], vec![composed.clone()]);
        for (start, end, now) in [(0, 2, 0..1), (0, 1, 0..1), (2, 3, 1..2), (0, 3, 0..2)] {
            assert_eq!(resolved(&wordings, start, end, 2), Outcome::Marked(now), "{start}-{end}");
        }
        // There is no mark without its letter now.
        assert_eq!(resolved(&wordings, 1, 2, 2), Outcome::Edited(0));
        let wordings = once_and_now(vec![composed], vec![apart]);
        for (start, end, now) in [(0, 1, 0..2), (1, 2, 2..3), (0, 2, 0..3)] {
            assert_eq!(resolved(&wordings, start, end, 2), Outcome::Marked(now), "{start}-{end}");
        }
    }

    #[test]
    fn nothing_is_marked_past_the_end_of_a_sentence() {
        // Equal numbers promise equally many units; this file breaks the promise.
        let wordings = once_and_now(vec![sentence(1, 0, 31)], vec![sentence(1, 0, 4)]);
        assert_eq!(resolved(&wordings, 3, 4, 2), Outcome::Marked(3..4));
        assert_eq!(resolved(&wordings, 4, 5, 2), Outcome::Edited(0));
    }

    #[test]
    fn a_link_touches_the_sentences_that_it_has_scalars_of() {
        let sentences = [sentence(0, 1, 4), sentence(1, 5, 9), sentence(2, 10, 14)];
        let touched = |start, end| {
            let link = WordsLink::new(start, end, Tag::new(1)).expect("a link");
            touched(&sentences, &link)
        };
        for (start, end, wanted) in [
            (0, 2, Some(0..1)),
            (1, 4, Some(0..1)),
            (1, 5, Some(0..1)),
            (3, 6, Some(0..2)),
            (4, 6, Some(1..2)),
            (5, 14, Some(1..3)),
            // Between two sentences, before the first, and past the last.
            (4, 5, None),
            (0, 1, None),
            (13, 15, None),
            (14, 15, None),
        ] {
            assert_eq!(touched(start, end), wanted, "{start}-{end}");
        }
    }

    #[test]
    fn a_withdrawn_wording_has_no_text_and_marks_nothing() {
        let edits = vec![Edit::Same("We ".into()), Edit::First("do".into()), Edit::Second("did".into())];
        let recorded = EarlierContent::Recorded { edits, speakers: None, sentences: vec![] };
        assert_eq!(recorded.text().as_deref(), Some("We do"));
        let withdrawn = EarlierContent::Withdrawn("Never said.".into());
        assert_eq!(withdrawn.text(), None);
        let mut wordings = once_and_now(vec![], vec![sentence(0, 0, 4)]);
        wordings.then[0].content = withdrawn;
        assert_eq!(resolved(&wordings, 0, 4, 2), Outcome::Withdrawn(0));
    }

    #[cfg(feature = "load")]
    #[test]
    fn ranges_are_written_as_starts_and_ends() {
        let json = serde_json::to_value(current()).expect("JSON");
        assert_eq!(json["said"], serde_json::json!([8, 13, 20, 26]));
    }

    #[test]
    fn words_beside_an_insertion_do_not_take_it_in() {
        let current = Current { inserted: [4..8, 20..24].into(), ..Current::default() };
        for (place, whole) in [(0..4, 0..4), (8..9, 8..9), (0..5, 0..8), (7..9, 4..9), (5..6, 4..8)] {
            assert_eq!(current.with_whole_insertions(&place), whole, "{place:?}");
        }
    }
}
