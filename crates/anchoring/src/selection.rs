//! A selector read against a text: its three parts as one run of words.

use std::ops::Range;

use crate::doc::Doc;
use crate::scan::Source;
use crate::selector::Selector;
use crate::words::{joins_words, touch};

/// How much of prefix and suffix is looked at, in bytes. More tells nothing more.
const CONTEXT: usize = 480;

/// The parts of a selector, joined as they stood in the text they were taken from.
pub(crate) struct Joined {
    text: String,
    exact: Range<usize>,
    ragged_head: bool,
    ragged_tail: bool,
}

/// How a selector's parts meet. A prefix that ends in a letter before an exact that begins with one was either cut in
/// the middle of a word, or trimmed of its space.
#[derive(Clone, Copy)]
struct Glue {
    before: bool,
    after: bool,
}

impl Joined {
    fn new(selector: &Selector, glue: Glue) -> Self {
        let (prefix, cut_head) = tail_of(&selector.prefix);
        let (suffix, cut_tail) = head_of(&selector.suffix);
        let mut text = String::with_capacity(prefix.len() + selector.exact.len() + suffix.len() + 2);
        text.push_str(prefix);
        if !glue.before {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(&selector.exact);
        let exact = start..text.len();
        if !glue.after {
            text.push(' ');
        }
        text.push_str(suffix);
        Joined {
            text,
            exact,
            ragged_head: cut_head || prefix.starts_with(joins_words),
            ragged_tail: cut_tail || suffix.ends_with(joins_words),
        }
    }

    /// Reads the selector as it most likely was meant for `text`.
    pub(crate) fn read(selector: &Selector, text: Source) -> Self {
        let before = touch(&selector.prefix, &selector.exact);
        let after = touch(&selector.exact, &selector.suffix);
        let glued = Joined::new(selector, Glue { before: true, after: true });
        if !before && !after {
            return glued;
        }
        // Only a word that stands in the text was cut in two by the selector.
        let selection = Selection::new(&glued);
        let stands = |at: Option<usize>| at.is_some_and(|at| text.holds(selection.doc.words[at].key));
        let quote = selection.quote.clone();
        let glue = Glue {
            before: !before || stands(Some(quote.start).filter(|at| *at < quote.end)),
            after: !after || stands(quote.end.checked_sub(1).filter(|at| *at >= quote.start)),
        };
        Joined::new(selector, glue)
    }
}

/// The end of `prefix` that is looked at, and whether anything was left out.
fn tail_of(prefix: &str) -> (&str, bool) {
    let mut at = prefix.len().saturating_sub(CONTEXT);
    while !prefix.is_char_boundary(at) {
        at += 1;
    }
    (&prefix[at..], at > 0)
}

fn head_of(suffix: &str) -> (&str, bool) {
    let mut at = suffix.len().min(CONTEXT);
    while !suffix.is_char_boundary(at) {
        at -= 1;
    }
    (&suffix[..at], at < suffix.len())
}

/// The words of a selector.
pub(crate) struct Selection<'j> {
    pub(crate) doc: Doc<'j>,
    /// The words of the quote itself; those before are the prefix, those behind the suffix.
    pub(crate) quote: Range<usize>,
    exact: Range<usize>,
    /// The prefix may begin, or the suffix end, in the middle of a word.
    pub(crate) ragged_head: bool,
    pub(crate) ragged_tail: bool,
}

impl<'j> Selection<'j> {
    pub(crate) fn new(joined: &'j Joined) -> Self {
        let doc = Doc::new(&joined.text);
        let exact = joined.exact.clone();
        let start = doc.words.partition_point(|word| word.bytes().end <= exact.start);
        let end = doc.words.partition_point(|word| word.bytes().start < exact.end).max(start);
        Selection {
            doc,
            quote: start..end,
            exact,
            ragged_head: joined.ragged_head,
            ragged_tail: joined.ragged_tail,
        }
    }

    /// What the quote has before its first word, and behind its last.
    pub(crate) fn edges(&self) -> (&str, &str) {
        let first = self.doc.words[self.quote.start].bytes().start;
        let last = self.doc.words[self.quote.end - 1].bytes().end;
        let text = self.doc.text;
        (&text[self.exact.start.min(first)..first], &text[last..self.exact.end.max(last)])
    }

    /// The part of the quote's first word that the quote leaves out, and the part of its last word.
    pub(crate) fn cuts(&self) -> (&str, &str) {
        let first = self.doc.words[self.quote.start].bytes().start;
        let last = self.doc.words[self.quote.end - 1].bytes().end;
        let text = self.doc.text;
        (&text[first..self.exact.start.max(first)], &text[self.exact.end.min(last)..last])
    }

    /// The parts that are searched for: the quote, and the quote with its surroundings where there are any. With them, a
    /// quote of one or two words may be missed where it was.
    pub(crate) fn parts(&self) -> Vec<Range<usize>> {
        let all = 0..self.doc.words.len();
        if self.quote == all { vec![all] } else { vec![self.quote.clone(), all] }
    }

    pub(crate) fn has_words_before(&self) -> bool {
        self.quote.start > 0
    }

    pub(crate) fn has_words_after(&self) -> bool {
        self.quote.end < self.doc.words.len()
    }
}
