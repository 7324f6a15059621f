//! Making selectors: no longer than it takes to find the words again.

use std::error::Error;
use std::fmt;
use std::ops::Range;

use crate::find;
use crate::judge::weighs;
use crate::locate::Indexed;
use crate::selector::Selector;
use crate::speaker::{Span, Voice, voice};
use crate::unicode::is_border;
use crate::utf16::scalar_to_byte;
use crate::words::Word;

/// Why a stretch of text has no selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescribeError {
    /// The stretch does not lie within the text, or ends before it begins.
    OutOfRange,
    /// The stretch holds no word.
    NoWords,
    /// The stretch begins or ends inside a grapheme.
    InsideGrapheme,
    /// The stretch runs from one speaker's words into another's.
    TwoSpeakers,
}

impl fmt::Display for DescribeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DescribeError::OutOfRange => "the stretch does not lie within the text",
            DescribeError::NoWords => "the stretch holds no word",
            DescribeError::InsideGrapheme => "the stretch begins or ends inside a character",
            DescribeError::TwoSpeakers => "the stretch joins the words of two speakers",
        })
    }
}

impl Error for DescribeError {}

/// Prefix and suffix never grow beyond this many words each. Places that so much does not tell apart are told apart by
/// the position alone.
const MOST: usize = 24;
/// Of more places with the same words, those further on are left to the position.
const RIVALS: usize = 4096;
/// Words of so few are given this many on either side.
const SHORT: usize = 3;
const BESIDE_SHORT: usize = 2;

impl Indexed<'_> {
    /// Makes the selector of scalars `start..end`: the words, and as much before and after them as it takes.
    ///
    /// Prefix and suffix grow by whole words until no other place in the text answers to the selector, and take in the
    /// words close by that could turn the quote round (a negation, a name, a verb of saying). A quote of up to three
    /// words is given two words on either side. `selector.speaker` is set where spans tell it.
    pub fn describe(&self, start: usize, end: usize) -> Result<Selector, DescribeError> {
        let doc = self.doc();
        let text = doc.text;
        let bytes =
            scalar_to_byte(text, start).zip(scalar_to_byte(text, end)).filter(|(start, end)| start <= end);
        let (from, to) = bytes.ok_or(DescribeError::OutOfRange)?;
        if !is_border(text, from) || !is_border(text, to) {
            return Err(DescribeError::InsideGrapheme);
        }
        let first = doc.words.partition_point(|word| word.bytes().end <= from);
        let behind = doc.words.partition_point(|word| word.bytes().start < to);
        if first >= behind {
            return Err(DescribeError::NoWords);
        }
        let speaker = match voice(self.speakers(), &(start..end)) {
            Voice::One(speaker) => Some(speaker.to_owned()),
            Voice::Mixed => return Err(DescribeError::TwoSpeakers),
            Voice::Unknown | Voice::Narrator => None,
        };
        let (mut before, mut after) = self.grow(&(first..behind));
        // Contractions and elisions go along whole.
        let is_cut = |at: usize| {
            let (left, right) = (&doc.words[at - 1], &doc.words[at]);
            let letters = |word: &Word| !word.is_solo() && !word.is_symbol();
            left.bytes().end == right.bytes().start && letters(left) && letters(right)
        };
        while first - before > 0 && is_cut(first - before) {
            before += 1;
        }
        while behind + after < doc.words.len() && is_cut(behind + after) {
            after += 1;
        }
        // What a cut word leaves out goes along too.
        let head = doc.words[first - before].bytes().start.min(from);
        let tail = doc.words[behind + after - 1].bytes().end.max(to);
        Ok(Selector {
            exact: text[from..to].to_owned(),
            prefix: text[head..from].to_owned(),
            suffix: text[to..tail].to_owned(),
            speaker,
        })
    }

    /// How many words of prefix and suffix the quote needs.
    fn grow(&self, quote: &Range<usize>) -> (usize, usize) {
        let words = &self.doc().words;
        let room_before = quote.start.min(MOST);
        let room_after = (words.len() - quote.end).min(MOST);
        let least = if quote.len() <= SHORT { BESIDE_SHORT } else { 0 };
        let mut before = least.max(self.guard_before(quote.start)).min(room_before);
        let mut after = least.max(self.guard_after(quote.end)).min(room_after);

        let mut rivals = Vec::new();
        let keys = |words: &[Word]| words.iter().map(|word| word.key).collect::<Vec<_>>();
        find::exact(&keys(&words[quote.clone()]), keys(words).into_iter().enumerate(), |at| {
            if at != quote.start && rivals.len() < RIVALS {
                rivals.push(at);
            }
        });
        let same = |own: Option<usize>, other: Option<usize>| match (
            own.and_then(|at| words.get(at)),
            other.and_then(|at| words.get(at)),
        ) {
            (Some(own), Some(other)) => own.key == other.key,
            (None, None) => true,
            _ => false,
        };
        let same_before = |rival: usize, n: usize| same(quote.start.checked_sub(n), rival.checked_sub(n));
        let same_after =
            |rival: usize, n: usize| same(Some(quote.end + n - 1), Some(rival + quote.len() + n - 1));
        rivals.retain(|rival| {
            (1..=before).all(|n| same_before(*rival, n)) && (1..=after).all(|n| same_after(*rival, n))
        });
        while !rivals.is_empty() && (before < room_before || after < room_after) {
            // The side whose next word sends more rivals away; of equal ones, the shorter.
            let left_before = rivals
                .iter()
                .filter(|rival| before == room_before || same_before(**rival, before + 1))
                .count();
            let left_after =
                rivals.iter().filter(|rival| after == room_after || same_after(**rival, after + 1)).count();
            let forward =
                after < room_after && (before == room_before || (left_after, after) < (left_before, before));
            if forward {
                after += 1;
                rivals.retain(|rival| same_after(*rival, after));
            } else {
                before += 1;
                rivals.retain(|rival| same_before(*rival, before));
            }
        }
        (before, after)
    }

    /// Words before the quote, in its sentence and close by, that must not change.
    fn guard_before(&self, first: usize) -> usize {
        let doc = self.doc();
        let mut guard = 0;
        for n in 1..=3 {
            let Some(at) = first.checked_sub(n).filter(|at| !doc.begins_sentence(at + 1)) else {
                break;
            };
            if weighs(&doc.face(at)) {
                guard = n;
            }
        }
        guard
    }

    fn guard_after(&self, behind: usize) -> usize {
        let doc = self.doc();
        let close = behind < doc.words.len() && !doc.begins_sentence(behind) && weighs(&doc.face(behind));
        usize::from(close)
    }
}

/// Makes the selector of scalars `start..end` of `text`. See [`Indexed::describe`].
pub fn describe(text: &str, speakers: &[Span], start: usize, end: usize) -> Result<Selector, DescribeError> {
    Indexed::new(text, speakers).describe(start, end)
}
