//! Divides texts into words.

use crate::fold::{fold, is_silent};
use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// A word of a text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Word {
    /// Its place in the text, in bytes.
    pub(crate) place: Range<usize>,
    /// Its letters and digits, folded.
    pub(crate) folded: String,
    /// Where apostrophes were between them, in bytes of `folded`.
    apostrophes: Vec<usize>,
}

/// How a word matches one that was typed.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Fit {
    /// It is that word, possibly followed by an apostrophe and more.
    Whole,
    /// It begins with that word.
    Start,
}

impl Word {
    /// Returns how this word matches `typed`, which is folded; `None` if it does not.
    pub(crate) fn fits(&self, typed: &str) -> Option<Fit> {
        let rest = self.folded.strip_prefix(typed)?;
        let whole = rest.is_empty() || self.apostrophes.contains(&typed.len());
        Some(if whole { Fit::Whole } else { Fit::Start })
    }
}

/// Returns the words of `text`, in order. Hyphens and dashes separate words; apostrophes, the full stops of abbreviations
/// (`U.S.`) and the punctuation in numbers (`14,000`) do not.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { chars: text.char_indices().peekable() }
}

/// An iterator over the words of a text; see [`words`].
pub(crate) struct Words<'a> {
    chars: Peekable<CharIndices<'a>>,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let mut word = Word::default();
        let mut last = None;
        // Letters since the start of the word or its last full stop.
        let mut letters = 0;
        while let Some((at, char)) = self.chars.next() {
            if char.is_alphanumeric() {
                if last.is_none() {
                    word.place.start = at;
                }
                fold(char, &mut word.folded);
                word.place.end = at + char.len_utf8();
                last = Some(char);
                letters += 1;
                continue;
            }
            let Some(before) = last else { continue };
            if is_silent(char) {
                word.place.end = at + char.len_utf8();
                continue;
            }
            let after = self.chars.peek().map_or(' ', |(_, char)| *char);
            if is_apostrophe(char) && after.is_alphanumeric() {
                word.apostrophes.push(word.folded.len());
            } else if char == '.' && letters == 1 && before.is_alphabetic() && after.is_alphabetic() {
                letters = 0;
            } else if !(matches!(char, '.' | ',') && before.is_ascii_digit() && after.is_ascii_digit()) {
                break;
            }
        }
        last.map(|_| word)
    }
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' | '\u{ff07}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn some_punctuation_separates_words() {
        assert_eq!(folded("who’s “talking” – to them?"), ["whos", "talking", "to", "them"]);
        assert_eq!(folded("U.S. and e.g. here. So"), ["us", "and", "eg", "here", "so"]);
        assert_eq!(folded("14,000 or 3.5; in 2025. 6"), ["14000", "or", "35", "in", "2025", "6"]);
        assert_eq!(folded("one-sided, cease\u{ad}fire"), ["one", "sided", "ceasefire"]);
        assert_eq!(folded("cafe\u{301} ’quoted’"), ["cafe", "quoted"]);
        assert_eq!(folded(" … – “” "), [""; 0]);
    }

    #[test]
    fn a_whole_word_differs_from_a_start() {
        let fit = |text: &str, typed: &str| words(text).next().and_then(|word| word.fits(typed));
        assert_eq!(fit("Trump’s", "trump"), Some(Fit::Whole));
        assert_eq!(fit("Trump’s", "trumps"), Some(Fit::Whole));
        assert_eq!(fit("Trump’s", "tru"), Some(Fit::Start));
        assert_eq!(fit("trumpet", "trump"), Some(Fit::Start));
        assert_eq!(fit("trump", "trumpet"), None);
    }

    proptest! {
        #[test]
        fn words_lie_in_order_within_the_text(text in "\\PC*") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(end <= word.place.start && word.place.start < word.place.end);
                prop_assert!(text.get(word.place.clone()).is_some());
                prop_assert!(!word.folded.is_empty());
                end = word.place.end;
            }
        }

        #[test]
        fn a_word_is_found_by_itself(text in "\\PC*") {
            for word in words(&text) {
                let again: Vec<Word> = words(&text[word.place.clone()]).collect();
                prop_assert_eq!(again.len(), 1);
                prop_assert_eq!(again[0].fits(&word.folded), Some(Fit::Whole));
            }
        }
    }
}
