//! What links to the words of one passage or note are resolved against: its wording today and those of the record.
//!
//! [`Wordings`] are printed as `data/wordings/<id>.json`, made by `load`. Sentences are numbered there, equal ones
//! alike, so that resolving a link needs neither the rules of sentences nor those of typography.

use crate::fragment::{Tag, WordsLink};
use crate::model::Edit;
use crate::typography::is_word_part;
use serde::{Serialize, Serializer};
use std::ops::Range;

/// The wordings of one passage or note.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Wordings {
    /// The passage, or the one that the note stands on.
    pub passage: String,
    /// The note; `None` for the words of the passage itself.
    pub note: Option<String>,
    /// The page on which links show the words, below the base path: `p/crush/`, `n/crush-if/`.
    pub path: String,
    /// Our label of the passage.
    pub title: String,
    /// Who is to be named for words that the speaker said.
    pub credit_said: String,
    /// Who is to be named for words of ours, of a reporter, or of several origins.
    pub credit_ours: String,
    /// The wording today.
    pub now: Current,
    /// The other recorded wordings, the newest first.
    pub then: Vec<Earlier>,
}

/// The wording today.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Current {
    /// Names it in links.
    pub tag: Tag,
    /// The text as shown.
    pub text: String,
    /// What the speaker said, in scalars; in JSON a list of starts and ends in turn.
    #[serde(serialize_with = "in_turn")]
    pub said: Vec<Range<u32>>,
    /// What a reporter put into it, in scalars; in JSON as above.
    #[serde(serialize_with = "in_turn")]
    pub inserted: Vec<Range<u32>>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

impl Current {
    /// Whether the scalars `place` may be credited to the speaker: some of their letters were said, and nothing between
    /// them is ours. A reporter's insertion is credited together with words around it, never alone.
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

    /// The scalars `place` of the text.
    #[must_use]
    pub fn words(&self, place: &Range<u32>) -> String {
        self.text.chars().skip(place.start as usize).take(place.len()).collect()
    }
}

/// A recorded wording that is not today's.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Earlier {
    /// Names it in links.
    pub tag: Tag,
    /// When it was published, for people.
    pub day: String,
    /// What it says.
    #[serde(flatten)]
    pub content: Content,
}

/// What a recorded wording says.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Nothing any more: it was withdrawn, for this reason.
    Withdrawn(String),
    /// It stands on record.
    Recorded {
        /// Its text compared with today's: what is only in the first of the two was said then.
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
    /// Equal sentences of one passage or note have equal numbers: the same words of the same origins and speaker, up to
    /// typography.
    pub number: u32,
    /// Its first scalar.
    pub start: u32,
    /// One past its last scalar.
    pub end: u32,
    /// The scalars of each of its letters and signs, which equal sentences have in the same order; empty where each is one
    /// scalar. In JSON as above.
    #[serde(serialize_with = "in_turn")]
    pub units: Vec<Range<u32>>,
}

/// Writes ranges as a list of starts and ends in turn.
fn in_turn<S: Serializer>(ranges: &[Range<u32>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(ranges.iter().flat_map(|range| [range.start, range.end]))
}

impl Sentence {
    /// How many units begin before the scalar `at`.
    fn units_before(&self, at: u32) -> usize {
        if self.units.is_empty() {
            return at.clamp(self.start, self.end).saturating_sub(self.start) as usize;
        }
        self.units.iter().filter(|unit| unit.start < at).count()
    }

    /// The scalars of the unit at `index`.
    fn unit(&self, index: usize) -> Option<Range<u32>> {
        if self.units.is_empty() {
            let start = self.start + u32::try_from(index).ok()?;
            return (start < self.end).then_some(start..start + 1);
        }
        self.units.get(index).cloned()
    }
}

/// What becomes of a link to words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// Every sentence that the words touch stands unchanged: the words are these scalars of today's text.
    Marked(Range<u32>),
    /// A sentence has changed. Holds the place of the wording in [`Wordings::then`]; the link's scalars are its.
    Edited(usize),
    /// The wording was withdrawn. Holds its place in [`Wordings::then`].
    Withdrawn(usize),
    /// No wording of the record is the link's.
    Unrecorded,
    /// The link points beyond the end of its wording.
    Damaged,
}

impl Wordings {
    /// What becomes of `link`.
    ///
    /// Words are marked if all the sentences they touch stand today, unchanged, in the same order and next to each
    /// other. Where they do so several times, the link leads to the place that has the same number among the equal
    /// ones as its own had, or to the last.
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
            Content::Withdrawn(_) => Outcome::Withdrawn(place),
            Content::Recorded { sentences, .. } => {
                let Some(touched) = touched(sentences, link) else { return Outcome::Damaged };
                match self.unchanged(sentences, touched, link) {
                    Some(words) => Outcome::Marked(words),
                    None => Outcome::Edited(place),
                }
            }
        }
    }

    /// Where the words stand today, if the touched sentences do.
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

/// The sentences that `link` touches; `None` where it touches none, or reaches beyond the last.
#[must_use]
pub fn touched(sentences: &[Sentence], link: &WordsLink) -> Option<Range<usize>> {
    let first = sentences.iter().position(|sentence| link.start() < sentence.end)?;
    let last = sentences.iter().rposition(|sentence| sentence.start < link.end())?;
    let is_inside = link.end() <= sentences.last()?.end;
    (first <= last && is_inside).then_some(first..last + 1)
}

impl Content {
    /// The text then; `None` if it was withdrawn.
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
        // Ours, what was said with an insertion, ours.
        let text = "He was “sure (Trump) of it”, so.".to_string();
        let inserted = std::iter::once(13..20).collect();
        Current { tag: Tag::new(1), text, said: vec![8..13, 20..26], inserted, sentences }
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
}
