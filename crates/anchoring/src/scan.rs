//! What a text holds of a selector's words, found in one reading that keeps no others.
//!
//! A word is known by its number in the selector's [`Vocabulary`], so that finding compares and counts small numbers.
//! Cutting a megabyte into words and keeping them costs more than searching it. So of a text that is searched once, only
//! the stretches are cut where something may be found; what is kept are the words that the selector has too, and marks
//! from which what is judged is cut again.
//!
//! Words are told by their places. In a text that was kept, these are counted from its first word. In one that was not,
//! no one knows how many words stand before a stretch: its first word has for its place the number of bytes before it,
//! which is never less.

use std::borrow::Cow;
use std::ops::Range;

use crate::doc::Doc;
use crate::filter::{self, Stretch, behind_space};
use crate::seeds::Seeds;
use crate::table::Table;
use crate::words::{Cutter, Mark, Word};

/// A mark is set when so many words have passed since the last.
const STRIDE: u32 = 64;

/// Texts of fewer bytes are cut at once.
const SHORT: usize = 1024;

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
    /// Its place.
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
    /// From where to cut again what was not kept, stretch by stretch.
    marks: Vec<Vec<Mark>>,
}

/// A part of the text, ready to be judged.
pub(crate) struct Excerpt<'s> {
    pub(crate) doc: Doc<'s>,
    /// Where in it the words stand that were asked for, as far as the text has them.
    pub(crate) words: Range<usize>,
    /// How many of those asked for would stand before the first of the text.
    pub(crate) short: usize,
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

    /// Reads the text once for the words of `vocabulary`; where there are `seeds`, only as far as they tell.
    pub(crate) fn scan(self, vocabulary: &Vocabulary, seeds: Option<&Seeds>) -> Scan<'t> {
        let mut hits = Vec::new();
        let mut take = |at: u32, word: Word| {
            if let Some(number) = vocabulary.table.get(word.key) {
                hits.push(Hit { at, number, scalar: word.scalars().start as u32 });
            }
        };
        let marks = match self {
            Source::Kept(doc) => {
                (0..).zip(doc.words.iter()).for_each(|(at, word)| take(at, *word));
                Vec::new()
            }
            Source::Text(text) => {
                let stretches = match seeds {
                    Some(seeds) => filter::stretches(text, seeds),
                    None => vec![Stretch { bytes: 0..text.len(), scalar: 0 }],
                };
                stretches.iter().map(|stretch| cut_stretch(text, stretch, &mut take)).collect()
            }
        };
        Scan { source: self, hits, marks }
    }

    /// Whether it is worth while to look for seeds first.
    pub(crate) fn is_worth_filtering(self) -> bool {
        matches!(self, Source::Text(text) if text.len() >= SHORT)
    }
}

/// Hands the words of a stretch to `take`, and gives the marks set on the way.
fn cut_stretch(text: &str, stretch: &Stretch, take: impl FnMut(u32, Word)) -> Vec<Mark> {
    let byte = stretch.bytes.start as u32;
    let begin = Mark { words: byte, byte, scalar: stretch.scalar as u32 };
    let mut cutter = Cutter::new(text, begin, take);
    let mut marks = vec![begin];
    let mut next = begin.words + STRIDE;
    while let Some(mark) = cutter.cut() {
        if mark.words >= next {
            marks.push(mark);
            next = mark.words + STRIDE;
        }
        if mark.byte as usize >= stretch.bytes.end {
            break;
        }
    }
    marks
}

impl Scan<'_> {
    pub(crate) fn text(&self) -> &str {
        self.source.text()
    }

    /// The words at `words`, as far as the text has them, with `margin` more on either side. `anchor` is one that was hit,
    /// in them or near by.
    pub(crate) fn excerpt(&self, anchor: usize, words: &Range<isize>, margin: usize) -> Excerpt<'_> {
        let text = self.text();
        let margin = margin.min(text.len()) as isize;
        let wide = words.start - margin..words.end + margin;
        let cut = match self.source {
            Source::Kept(doc) => {
                let count = doc.words.len() as isize;
                let first = wide.start.clamp(0, count) as usize;
                let last = wide.end.clamp(first as isize, count) as usize;
                Cut {
                    words: Cow::Borrowed(&doc.words[first..last]),
                    first: first as isize,
                    more_before: first > 0,
                    more_behind: last < doc.words.len(),
                }
            }
            Source::Text(text) => self.cut(text, anchor, wide),
        };
        let place = |at: isize| (at - cut.first).clamp(0, cut.words.len() as isize) as usize;
        Excerpt {
            words: place(words.start)..place(words.end),
            short: (cut.first - words.start).max(0) as usize,
            doc: Doc::excerpt(text, cut.words, cut.more_before, cut.more_behind),
        }
    }

    /// Cuts again what was not kept.
    fn cut(&self, text: &str, anchor: usize, words: Range<isize>) -> Cut<'static> {
        let stretch = self.marks.partition_point(|marks| marks[0].words as usize <= anchor).saturating_sub(1);
        let marks = self.marks.get(stretch).map_or(&[][..], |marks| marks);
        // One more on either side tells whether there are more.
        let wide = words.start - 1..words.end + 1;
        let from = match marks.partition_point(|mark| mark.words as isize <= wide.start).checked_sub(1) {
            Some(at) => marks[at],
            None => marks.first().map_or_else(Mark::default, |first| {
                back(text, *first, (first.words as isize - wide.start) as usize)
            }),
        };
        let mut first = None;
        let mut cut = Vec::with_capacity((wide.end - wide.start) as usize);
        let mut cutter = Cutter::new(text, from, |at, word| {
            if wide.contains(&(at as isize)) {
                first.get_or_insert(at as isize);
                cut.push(word);
            }
        });
        while cutter.cut().is_some_and(|mark| (mark.words as isize) < wide.end) {}
        drop(cutter);
        let first = first.unwrap_or(wide.start);
        let more_before = first == wide.start && !cut.is_empty();
        let more_behind = first + cut.len() as isize == wide.end && !cut.is_empty();
        if more_behind {
            cut.pop();
        }
        if more_before && !cut.is_empty() {
            cut.remove(0);
        }
        Cut { words: Cow::Owned(cut), first: first + isize::from(more_before), more_before, more_behind }
    }
}

/// Words cut out of a text.
struct Cut<'t> {
    words: Cow<'t, [Word]>,
    /// The place of the first.
    first: isize,
    more_before: bool,
    more_behind: bool,
}

/// A mark at least so many `words` before `mark`, or the head of the text.
fn back(text: &str, mark: Mark, words: usize) -> Mark {
    let before = &text[..mark.byte as usize];
    let mut reach = 64 + words.saturating_mul(8);
    loop {
        let byte = behind_space(before, before.len().saturating_sub(reach));
        let scalars = before[byte..].chars().count();
        let from = Mark { words: 0, byte: byte as u32, scalar: mark.scalar - scalars as u32 };
        let mut count = 0;
        Cutter::new(before, from, |_, _| count += 1).cut_all();
        if byte == 0 || count >= words {
            return Mark { words: mark.words - count as u32, ..from };
        }
        reach = reach.saturating_mul(2);
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
        let (one, other) = (Source::Kept(&kept).scan(&wanted, None), Source::Text(&text).scan(&wanted, None));
        assert_eq!(one.hits, other.hits);
        assert!(!one.hits.is_empty());
        let count = kept.words.len() as isize;
        for (start, end) in
            [(-4, 3), (0, 3), (62, 70), (63, 64), (64, 200), (count - 1, count), (count - 3, count + 9)]
        {
            alike(&one.excerpt(3, &(start..end), 5), &other.excerpt(3, &(start..end), 5));
        }
    }

    #[test]
    fn a_stretch_gives_what_the_whole_gives() {
        let text = "Nobody knew, in 10,000 – that the n’est 👩‍🚀 不支持 ﬁ e\u{301}te\u{301}. ".repeat(90)
            + "The harbour stays open, and 👩‍🚀 the minister agreed. "
            + &"They don't, the 10% 不支持. ".repeat(90);
        let kept = Doc::new(&text);
        let selector = words("harbour minister agreed");
        let wanted = Vocabulary::new(&selector);
        let seeds =
            Seeds::new(&selector, &wanted.numbers, "harbour minister agreed", std::slice::from_ref(&(0..3)));
        assert!(seeds.is_some());
        let one = Source::Kept(&kept).scan(&wanted, None);
        let other = Source::Text(&text).scan(&wanted, seeds.as_ref());
        assert_eq!(one.hits.len(), 3);
        assert_eq!(other.hits.len(), 3);
        let (here, there) = (one.hits[0].at as isize, other.hits[0].at as isize);
        assert_ne!(here, there);
        for (start, end) in [(0, 3), (-50, 20), (-160, 160), (-4000, 4000), (20, 30)] {
            alike(
                &one.excerpt(here as usize, &(here + start..here + end), 5),
                &other.excerpt(there as usize, &(there + start..there + end), 5),
            );
        }
    }

    fn alike(one: &Excerpt, other: &Excerpt) {
        let places = |excerpt: &Excerpt| -> Vec<_> {
            excerpt.doc.words.iter().map(|word| (word.key, word.scalars(), word.bytes())).collect()
        };
        assert_eq!(places(one), places(other));
        assert_eq!(one.words, other.words);
        assert_eq!(one.short, other.short);
        for at in [0, one.doc.words.len()] {
            assert_eq!(one.doc.gap(at), other.doc.gap(at));
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
