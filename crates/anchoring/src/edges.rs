//! From words to scalars: where a quote begins and ends, with the punctuation at its edges and the parts of words it
//! leaves out.

use std::ops::Range;

use crate::doc::Doc;
use crate::fold::fold;
use crate::marks::{Difference, Marks};
use crate::outcome::Place;
use crate::selection::Selection;
use crate::unicode::is_border;

/// Punctuation at the edge of a quote is sought over this many scalars.
const REACH: usize = 48;

/// The place of `span` as the quote would mark it, and how its edges differ. `None` if no such place begins and ends on
/// grapheme borders.
pub(crate) fn place(selection: &Selection, doc: &Doc, span: &Range<usize>) -> Option<(Place, Difference)> {
    let first = doc.words.get(span.start)?;
    let last = doc.words.get(span.end.checked_sub(1)?)?;
    let (head, tail) = selection.edges();
    let (cut_head, cut_tail) = selection.cuts();
    let mut difference = Difference::None;

    let mut start = first.bytes().start;
    if !cut_head.is_empty() {
        start += skip(&doc.text[first.bytes()], cut_head);
    }
    match reach_back(doc.gap(span.start), head) {
        Some(length) if is_border(doc.text, start - length) => start -= length,
        Some(_) => {}
        None => difference = Difference::Harmless,
    }

    let mut end = last.bytes().end;
    if !cut_tail.is_empty() {
        let slice = &doc.text[last.bytes()];
        // What is kept of the last word is what stands before the part left out.
        let word = selection.doc.words[selection.quote.end - 1].bytes();
        let kept = &selection.doc.text[word.start..word.end - cut_tail.len()];
        let length = skip(slice, kept);
        if length > 0 {
            end = last.bytes().start + length;
        }
    }
    match reach_on(doc.gap(span.end), tail) {
        Some(length) if is_border(doc.text, end + length) => end += length,
        Some(_) => {}
        None => difference = Difference::Harmless,
    }

    if !is_border(doc.text, start) || !is_border(doc.text, end) {
        return None;
    }
    let scalars = |word: Range<usize>, scalar: usize, byte: usize| {
        if byte >= word.start {
            scalar + doc.text[word.start..byte].chars().count()
        } else {
            scalar - doc.text[byte..word.start].chars().count()
        }
    };
    let place = Place::new(
        scalars(first.bytes(), first.scalars().start, start),
        scalars(last.bytes(), last.scalars().start, end),
    )?;
    Some((place, difference))
}

/// Bytes at the head of `word` that fold to what `part` folds to; 0 if there is no grapheme border there.
fn skip(word: &str, part: &str) -> usize {
    let part = fold(part);
    word.char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .find(|end| is_border(word, *end) && fold(&word[..*end]) == part)
        .unwrap_or(0)
}

/// Bytes at the end of `gap` that answer to `edge`, the punctuation a quote begins with.
fn reach_back(gap: &str, edge: &str) -> Option<usize> {
    if edge.is_empty() || gap.ends_with(edge) {
        return Some(edge.len());
    }
    let wanted = Marks::read(edge);
    if wanted.is_empty() {
        return Some(0);
    }
    let mut best = None;
    for (at, c) in gap.char_indices().rev().take(REACH) {
        if c.is_whitespace() {
            if best.is_some() {
                break;
            }
            continue;
        }
        let found = Marks::read(&gap[at..]);
        if found == wanted {
            best = Some(gap.len() - at);
        } else if best.is_some() {
            break;
        }
    }
    best
}

/// Bytes at the head of `gap` that answer to `edge`, the punctuation a quote ends with.
fn reach_on(gap: &str, edge: &str) -> Option<usize> {
    if edge.is_empty() || gap.starts_with(edge) {
        return Some(edge.len());
    }
    let wanted = Marks::read(edge);
    if wanted.is_empty() {
        return Some(0);
    }
    let mut best = None;
    for (at, c) in gap.char_indices().take(REACH) {
        if c.is_whitespace() {
            if best.is_some() {
                break;
            }
            continue;
        }
        let end = at + c.len_utf8();
        let found = Marks::read(&gap[..end]);
        if found == wanted {
            best = Some(end);
        } else if best.is_some() {
            break;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_at_the_edges() {
        assert_eq!(reach_back(", he said: “", "\""), Some(3));
        assert_eq!(reach_back(" ", "\""), None);
        assert_eq!(reach_back(" ", " "), Some(1));
        assert_eq!(reach_back("\u{A0}", " "), Some(0));
        assert_eq!(reach_on("...” she", "…"), Some(3));
        assert_eq!(reach_on(".” She", ".\""), Some(4));
        assert_eq!(reach_on(", and", "."), None);
    }
}
