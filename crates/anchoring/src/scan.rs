//! What a text holds of a selector's words, found in one reading that keeps no others.
//!
//! A word is known by its number in the selector's [`Vocabulary`], so that finding compares and counts small numbers.
//! Cutting a megabyte into words and keeping them costs more than searching it. So a text that is searched once is
//! only passed through: what is kept are the words that the selector has too, and marks from which the few stretches
//! that are judged are cut again.

use std::borrow::Cow;
use std::ops::Range;

use crate::doc::Doc;
use crate::table::Table;
use crate::words::{Cutter, Mark, Word};

/// A mark is set when so many words have passed since the last.
const STRIDE: u32 = 64;

/// A text to be searched: its words as they were kept, or nothing but the text.
#[derive(Clone, Copy)]
pub(crate) enum Source<'t> {
    Kept(&'t Doc<'t>),
    Text(&'t str),
}

/// The different words of a list.
pub(crate) struct Vocabulary {
    table: Table,
    /// For each word of the list the number of its key; the numbers are counted from 0.
    pub(crate) numbers: Vec<u32>,
}

/// A word of the text that the selector has too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Its place among the words of the text.
    pub(crate) at: u32,
    /// Its number in the vocabulary.
    pub(crate) number: u32,
    /// Its first scalar.
    pub(crate) scalar: u32,
}

/// A text as one search sees it.
pub(crate) struct Scan<'t> {
    source: Source<'t>,
    pub(crate) hits: Vec<Hit>,
    /// How many words the text has.
    pub(crate) count: usize,
    /// From where to cut again a text that was not kept.
    marks: Vec<Mark>,
}

/// A stretch of the text, ready to be judged.
pub(crate) struct Excerpt<'s> {
    pub(crate) doc: Doc<'s>,
    /// The place of its first word among the words of the text.
    pub(crate) first: usize,
}

impl Vocabulary {
    pub(crate) fn new(words: &[Word]) -> Self {
        let mut table = Table::new(words.len());
        let mut next = 0;
        let number = |word: &Word| {
            let number = table.insert(word.key, next);
            next = next.max(number + 1);
            number
        };
        Vocabulary { numbers: words.iter().map(number).collect(), table }
    }
}

impl<'t> Source<'t> {
    pub(crate) fn text(self) -> &'t str {
        match self {
            Source::Kept(doc) => doc.text,
            Source::Text(text) => text,
        }
    }

    /// Whether a word with this key stands in the text.
    pub(crate) fn holds(self, key: u32) -> bool {
        match self {
            Source::Kept(doc) => doc.words.iter().any(|word| word.key == key),
            Source::Text(text) => {
                let mut found = false;
                Cutter::new(text, Mark::default(), |_, word| found |= word.key == key).cut_all();
                found
            }
        }
    }

    /// Reads the text once for the words of `vocabulary`.
    pub(crate) fn scan(self, vocabulary: &Vocabulary) -> Scan<'t> {
        let mut scan = Scan { source: self, hits: Vec::new(), count: 0, marks: Vec::new() };
        let mut take = |at: u32, word: Word| {
            if let Some(number) = vocabulary.table.get(word.key) {
                scan.hits.push(Hit { at, number, scalar: word.scalars().start as u32 });
            }
            scan.count = at as usize + 1;
        };
        match self {
            Source::Kept(doc) => (0..).zip(doc.words.iter()).for_each(|(at, word)| take(at, *word)),
            Source::Text(text) => {
                let mut cutter = Cutter::new(text, Mark::default(), take);
                let mut next = 0;
                while let Some(mark) = cutter.cut() {
                    if mark.words >= next {
                        scan.marks.push(mark);
                        next = mark.words + STRIDE;
                    }
                }
            }
        }
        scan
    }
}

impl Scan<'_> {
    pub(crate) fn text(&self) -> &str {
        self.source.text()
    }

    /// The words at `words`, as far as the text has them, with `margin` more on either side.
    pub(crate) fn excerpt(&self, words: &Range<usize>, margin: usize) -> Excerpt<'_> {
        let first = words.start.saturating_sub(margin);
        let end = words.end.saturating_add(margin).min(self.count);
        let cut = match self.source {
            Source::Kept(doc) => Cow::Borrowed(&doc.words[first..end]),
            Source::Text(text) => Cow::Owned(self.cut(text, first..end)),
        };
        Excerpt { doc: Doc::excerpt(self.text(), cut, first > 0, end < self.count), first }
    }

    fn cut(&self, text: &str, words: Range<usize>) -> Vec<Word> {
        let from = self.marks.partition_point(|mark| mark.words as usize <= words.start).saturating_sub(1);
        let from = self.marks.get(from).copied().unwrap_or_default();
        let mut cut = Vec::with_capacity(words.len());
        let mut cutter = Cutter::new(text, from, |at, word| {
            if words.contains(&(at as usize)) {
                cut.push(word);
            }
        });
        while cutter.cut().is_some_and(|mark| (mark.words as usize) < words.end) {}
        cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn a_text_passed_through_gives_what_a_kept_one_gives() {
        let text = "We don't, in 10,000 – cannot n’est 👩‍🚀 不支持 e\u{301}te\u{301}. ".repeat(40);
        let kept = Doc::new(&text);
        let wanted = Vocabulary::new(&words("can not été"));
        let (one, other) = (Source::Kept(&kept).scan(&wanted), Source::Text(&text).scan(&wanted));
        assert_eq!(one.hits, other.hits);
        assert_eq!(one.count, other.count);
        assert!(!one.hits.is_empty());
        for (start, end) in [(0, 3), (62, 70), (63, 64), (64, 200), (one.count - 1, one.count)] {
            let (one, other) = (one.excerpt(&(start..end), 5), other.excerpt(&(start..end), 5));
            let places = |excerpt: &Excerpt| -> Vec<_> {
                excerpt.doc.words.iter().map(|word| (word.key, word.scalars(), word.bytes())).collect()
            };
            assert_eq!(places(&one), places(&other));
            assert_eq!(one.first, other.first);
        }
    }

    #[test]
    fn a_word_that_comes_again_has_its_number_again() {
        assert_eq!(Vocabulary::new(&words("we do. We do not")).numbers, [0, 1, 0, 1, 2]);
    }

    #[test]
    fn knows_which_words_a_text_holds() {
        let kept = Doc::new("one two");
        for source in [Source::Kept(&kept), Source::Text("one two")] {
            assert!(source.holds(words("Two")[0].key));
            assert!(!source.holds(words("three")[0].key));
        }
    }
}
