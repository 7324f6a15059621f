//! A text with its words, or a stretch of it: what every other step reads.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon;
use crate::marks::Marks;
use crate::spelling::Face;
use crate::unicode::is_small;
use crate::words::{Word, words};

pub(crate) struct Doc<'t> {
    /// The whole text, whatever part of it the words are.
    pub(crate) text: &'t str,
    pub(crate) words: Cow<'t, [Word]>,
    /// The bytes that are looked at: no gap reaches beyond.
    bytes: Range<usize>,
}

impl<'t> Doc<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Doc { text, words: Cow::Owned(words(text)), bytes: 0..text.len() }
    }

    /// A stretch of `text`: these of its words, with more before or behind them or not.
    pub(crate) fn excerpt(
        text: &'t str,
        words: Cow<'t, [Word]>,
        more_before: bool,
        more_behind: bool,
    ) -> Self {
        let first = words.first().filter(|_| more_before).map_or(0, |word| word.bytes().start);
        let last = words.last().filter(|_| more_behind).map_or(text.len(), |word| word.bytes().end);
        Doc { text, words, bytes: first..last }
    }

    /// The text between word `at - 1` and word `at`; before the first word and behind the last, what stands there.
    pub(crate) fn gap(&self, at: usize) -> &'t str {
        let start = at.checked_sub(1).map_or(self.bytes.start, |before| self.words[before].bytes().end);
        let end = self.words.get(at).map_or(self.bytes.end, |word| word.bytes().start);
        &self.text[start..end]
    }

    /// The punctuation between word `from` and word `to`, whatever words stand between them.
    pub(crate) fn marks_between(&self, from: usize, to: usize) -> Marks {
        if to == from + 1 {
            return Marks::read(self.gap(to));
        }
        Marks::read(&(from + 1..=to).map(|at| self.gap(at)).collect::<String>())
    }

    /// Whether a sentence ends between word `at - 1` and word `at`.
    pub(crate) fn begins_sentence(&self, at: usize) -> bool {
        if at == 0 {
            return true;
        }
        let gap = self.gap(at);
        let lines = gap.bytes().filter(|b| *b == b'\n').count();
        let Some(next) = self.words.get(at) else {
            return lines > 0 || Marks::read(gap).has_stop();
        };
        let small = self.text[next.bytes()].starts_with(is_small);
        if lines > 1 || lines == 1 && !small {
            return true;
        }
        let marks = Marks::read(gap);
        if !marks.has_stop() || marks.as_slice() == ['.'] && self.is_abbreviation(at - 1) {
            return false;
        }
        // Behind a closing quotation mark a small letter goes on; behind an opening one it begins.
        let mut close = gap.chars().rev();
        let opens = close.next().is_some_and(|c| !c.is_whitespace()) && close.any(char::is_whitespace);
        !small || opens || lines > 0
    }

    /// Whether the point after this word may be part of it: a title, an initial, an acronym.
    pub(crate) fn is_abbreviation(&self, at: usize) -> bool {
        let word = &self.words[at];
        let folded = word.fold(self.text);
        let initial = word.is_capital() && folded.chars().count() == 1;
        initial
            || folded.contains('.')
            || word.is_all_capitals() && folded.len() <= 4
            || matches!(
                folded.as_str(),
                "mr" | "mrs"
                    | "ms"
                    | "dr"
                    | "st"
                    | "prof"
                    | "gen"
                    | "sen"
                    | "rep"
                    | "gov"
                    | "lt"
                    | "col"
                    | "capt"
                    | "sgt"
                    | "jr"
                    | "sr"
                    | "vs"
                    | "mme"
                    | "etc"
            )
    }

    /// What spelling and lexicon need to know about word `at`.
    pub(crate) fn face(&self, at: usize) -> Face {
        let word = &self.words[at];
        let folded = word.fold(self.text);
        let class = lexicon::class(&folded);
        let capital = word.is_capital() && class.is_none() && folded != "i";
        let explained = capital
            && (self.begins_sentence(at)
                || Marks::read(self.gap(at))
                    .as_slice()
                    .iter()
                    .any(|m| matches!(m, ':' | '"' | '(' | '…' | '-')));
        Face {
            class,
            name: capital && !explained,
            heads_sentence: capital && explained,
            all_capitals: word.is_all_capitals(),
            has_digit: word.has_digit(),
            is_symbol: word.is_symbol(),
            is_solo: word.is_solo(),
            folded,
        }
    }

    pub(crate) fn faces(&self, range: Range<usize>) -> Vec<Face> {
        range.map(|at| self.face(at)).collect()
    }
}
