//! Widens a selection to whole words.

use crate::browser::{Segment, Segmenter};
use explainer::typography::is_word_part;
use std::ops::Range;

/// Returns `scalars` of `text` without white space at its ends, widened to whole words; `None` if they contain no letter
/// or digit.
pub(crate) fn whole_words(text: &str, scalars: Range<u32>) -> Option<Range<u32>> {
    let chars: Vec<char> = text.chars().collect();
    let scalars = trimmed(&chars, scalars)?;
    Some(segmented(text, &chars, &scalars).unwrap_or_else(|| widened(&chars, &scalars)))
}

/// Returns every word of `text`, in scalars, in order.
pub(crate) fn each_word(text: &str) -> Vec<Range<u32>> {
    words_by(count(text.chars().count()), |at| whole_words(text, at..at + 1))
}

/// Returns how many words of `text` there are in `scalars`.
pub(crate) fn words_in(text: &str, scalars: &Range<u32>) -> usize {
    each_word(text).iter().filter(|word| word.start < scalars.end && scalars.start < word.end).count()
}

/// Returns every word of a text of `length` scalars, given the word at a scalar, if there is one.
fn words_by(length: u32, word_at: impl Fn(u32) -> Option<Range<u32>>) -> Vec<Range<u32>> {
    let mut words: Vec<Range<u32>> = Vec::new();
    let mut at = 0;
    while at < length {
        match word_at(at).filter(|word| word.end > at) {
            Some(word) => {
                at = word.end;
                words.push(word);
            }
            None => at += 1,
        }
    }
    words
}

fn trimmed(chars: &[char], scalars: Range<u32>) -> Option<Range<u32>> {
    let words = chars.get(scalars.start as usize..scalars.end as usize)?;
    let first = words.iter().position(|char| !char.is_whitespace())?;
    let last = words.iter().rposition(|char| !char.is_whitespace())?;
    let has_word = words.iter().any(|char| is_word_part(*char));
    has_word.then(|| scalars.start + count(first)..scalars.start + count(last) + 1)
}

/// Widens `scalars` to words as the browser segments them; `None` where it can't.
fn segmented(text: &str, chars: &[char], scalars: &Range<u32>) -> Option<Range<u32>> {
    let segments = Segmenter::for_words()?.inspect_err(web::console::error).ok()?.segment(text);
    let unit = |scalar: u32| count(chars.iter().take(scalar as usize).map(|char| char.len_utf16()).sum());
    let word = |scalar: u32| segments.containing(unit(scalar)).filter(Segment::is_word_like);
    let scalar = |unit: u32| {
        let mut at = 0;
        count(
            chars
                .iter()
                .take_while(|char| {
                    at += count(char.len_utf16());
                    at <= unit
                })
                .count(),
        )
    };
    let start = word(scalars.start).map_or(scalars.start, |word| scalar(word.index()));
    let end = word(scalars.end - 1)
        .map_or(scalars.end, |word| scalar(word.index() + Segment::segment(&word).length()));
    Some(start..end)
}

/// Widens `scalars` in both directions as long as letters or digits follow.
fn widened(chars: &[char], scalars: &Range<u32>) -> Range<u32> {
    let is_part = |at: u32| chars.get(at as usize).is_some_and(|char| is_word_part(*char));
    let (mut start, mut end) = (scalars.start, scalars.end);
    while start > 0 && is_part(start) && is_part(start - 1) {
        start -= 1;
    }
    while is_part(end - 1) && is_part(end) {
        end += 1;
    }
    start..end
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn space_at_the_ends_is_dropped_and_text_without_words_is_refused() {
        assert_eq!(trimmed(&chars("we  did it"), 2..8), Some(4..7));
        assert_eq!(trimmed(&chars("we … did"), 2..4), None);
        assert_eq!(trimmed(&chars("we"), 0..9), None);
    }

    #[test]
    fn a_selection_is_widened_to_whole_words() {
        assert_eq!(widened(&chars("crush them now"), &(2..8)), 0..10);
        assert_eq!(widened(&chars("crush them"), &(0..5)), 0..5);
        assert_eq!(widened(&chars("crush, them"), &(0..6)), 0..6);
    }

    #[test]
    fn every_word_is_found_once() {
        let text = "we ‘crush’ them — now";
        let chars = chars(text);
        let words = words_by(count(chars.len()), |at| Some(widened(&chars, &trimmed(&chars, at..at + 1)?)));
        let words: Vec<String> =
            words.iter().map(|word| chars[word.start as usize..word.end as usize].iter().collect()).collect();
        assert_eq!(words, ["we", "crush", "them", "now"]);
    }
}
