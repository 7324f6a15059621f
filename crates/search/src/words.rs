//! Divides texts into words, and says whether a word fits what was typed.

use crate::fold::{fold, is_silent};
use std::ops::Range;

/// A word of a text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Word {
    /// Its place in the text, in bytes.
    pub(crate) place: Range<usize>,
    /// Its letters and digits, folded.
    pub(crate) folded: String,
    /// Where apostrophes were between them, in bytes of `folded`.
    apostrophes: Vec<usize>,
    /// Whether it is of a script that puts no spaces between words: then it is a stretch of several words.
    is_unspaced: bool,
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
    /// Returns how this word matches `typed`, which is folded; `None` if it does not. A stretch without spaces matches what
    /// is anywhere in it.
    pub(crate) fn fits(&self, typed: &str) -> Option<Fit> {
        if self.is_unspaced {
            return self.folded.contains(typed).then_some(Fit::Whole);
        }
        let rest = self.folded.strip_prefix(typed)?;
        let whole = rest.is_empty() || self.apostrophes.contains(&typed.len());
        Some(if whole { Fit::Whole } else { Fit::Start })
    }

    /// Returns the places of `text` that match `typed`, in bytes: the word, or parts of a stretch without spaces. `text` is
    /// the one that the word is of.
    pub(crate) fn matches(&self, text: &str, typed: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        if self.fits(typed).is_none() {
            return places;
        }
        if !self.is_unspaced {
            places.push(self.place.clone());
            return places;
        }
        // Such letters are folded one by one: each has the same number in `folded`.
        let mut letters: Vec<usize> = Vec::new();
        for (at, char) in text[self.place.clone()].char_indices() {
            if !is_silent(char) {
                letters.push(self.place.start + at);
            }
        }
        letters.push(self.place.end);
        let count = typed.chars().count();
        for start in 0..letters.len().saturating_sub(count) {
            if self.folded.chars().skip(start).take(count).eq(typed.chars()) {
                places.push(letters[start]..letters[start + count]);
            }
        }
        places
    }
}

/// Returns the words of `text`, in order. Hyphens and dashes separate words; apostrophes, the full stops of abbreviations
/// (`U.S.`) and the punctuation in numbers (`14,000`) do not.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut chars = text.char_indices().peekable();
    let mut words: Vec<Word> = Vec::new();
    let mut word = Word::default();
    // The last letter of the word, if it has begun.
    let mut last = None;
    // Letters since the start of the word or its last full stop.
    let mut letters = 0;
    while let Some((at, char)) = chars.next() {
        if char.is_alphanumeric() {
            if last.is_some() && is_unspaced(char) != word.is_unspaced {
                words.push(std::mem::take(&mut word));
                last = None;
            }
            if last.is_none() {
                word.place.start = at;
                word.is_unspaced = is_unspaced(char);
                letters = 0;
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
        let after = chars.peek().map_or(' ', |(_, char)| *char);
        if is_apostrophe(char) && after.is_alphanumeric() {
            word.apostrophes.push(word.folded.len());
        } else if char == '.' && letters == 1 && before.is_alphabetic() && after.is_alphabetic() {
            letters = 0;
        } else if !(matches!(char, '.' | ',') && before.is_ascii_digit() && after.is_ascii_digit()) {
            words.push(std::mem::take(&mut word));
            last = None;
        }
    }
    if last.is_some() {
        words.push(word);
    }
    words
}

/// Whether a letter is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Chinese, or Japanese.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' | '\u{ff07}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
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
        let fit = |text: &str, typed: &str| words(text).first().and_then(|word| word.fits(typed));
        assert_eq!(fit("Trump’s", "trump"), Some(Fit::Whole));
        assert_eq!(fit("Trump’s", "trumps"), Some(Fit::Whole));
        assert_eq!(fit("Trump’s", "tru"), Some(Fit::Start));
        assert_eq!(fit("trumpet", "trump"), Some(Fit::Start));
        assert_eq!(fit("trump", "trumpet"), None);
    }

    #[test]
    fn scripts_without_spaces_match_anywhere() {
        let found = |text: &str, typed: &str| -> Vec<String> {
            let matches = |word: Word| word.matches(text, typed);
            words(text).into_iter().flat_map(matches).map(|place| text[place].to_string()).collect()
        };
        assert_eq!(found("我们谈停火，停火！", "停火"), ["停火", "停火"]);
        assert_eq!(found("ข้อตกลงหยุดยิง", "หยุดยิง"), ["หยุดยิง"]);
        assert_eq!(found("ความตกลง", "ตก"), ["ตก"]);
        assert_eq!(found("東京Tokyo東京", "tokyo"), ["Tokyo"]);
        assert_eq!(found("ceasefire", "fire"), [""; 0], "words of other scripts match from their start");
        assert_eq!(folded("東京Tokyo 2025年"), ["東京", "tokyo", "2025", "年"]);
    }

    #[test]
    fn marks_of_other_scripts_do_not_divide_words() {
        assert_eq!(words("क्या शान्ति").len(), 2);
        assert_eq!(words("סֵפֶר").len(), 1);
        assert_eq!(words("سَلام، دنيا").len(), 2);
    }

    proptest! {
        #[test]
        fn matches_lie_within_their_word(text in "[a-z東京停火ก้ ]{0,12}", typed in "[a-z東京停火ก]{1,3}") {
            for word in words(&text) {
                for place in word.matches(&text, &typed) {
                    prop_assert!(word.place.start <= place.start && place.start < place.end && place.end <= word.place.end);
                    prop_assert!(text.get(place).is_some());
                }
            }
        }

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
                let again = words(&text[word.place.clone()]);
                prop_assert_eq!(again.len(), 1);
                prop_assert_eq!(again[0].fits(&word.folded), Some(Fit::Whole));
            }
        }
    }
}
