//! Splits texts into words and sentences.
//!
//! The rules are those of Unicode Standard Annex 29 with one exception. A full stop after a single letter (`U.S.`,
//! `p.m.`, `м.`) or after a capitalised word of up to three letters (`Gen.`, `Mr.`) does not end a sentence, since the
//! word may be abbreviated. If it was not, two sentences count as one, and a change of either counts as a change of both.
//! Longer abbreviations (`Prof.`, `vs.`) do end a sentence.
//!
//! Sentence boundaries do not depend on [typography](crate::typography).

use crate::typography::plain;
use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_segmentation::UnicodeSegmentation;

/// Maximum letters of a capitalised word that may be an abbreviation.
const ABBREVIATED: usize = 3;

/// Returns the sentences of `text` as ranges of scalars, without surrounding white space. White space alone is not a
/// sentence.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let (letters, places) = letters(&chars);
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let (mut start, mut count) = (0, 0);
    let mut is_open = false;
    for piece in letters.split_sentence_bounds() {
        count += piece.chars().count();
        let end = places.get(count).copied().unwrap_or(chars.len());
        match sentences.last_mut() {
            Some(last) if is_open => last.end = end,
            _ => sentences.push(start..end),
        }
        is_open = may_go_on(piece);
        start = end;
    }
    // Marks without a letter before them decide nothing, but they are text.
    if sentences.is_empty() {
        sentences.push(0..chars.len());
    }
    for sentence in &mut sentences {
        let is_space = |at: usize| chars.get(at).is_some_and(|char| char.is_whitespace());
        while sentence.start < sentence.end && is_space(sentence.start) {
            sentence.start += 1;
        }
        while sentence.start < sentence.end && is_space(sentence.end - 1) {
            sentence.end -= 1;
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Returns the characters that decide where sentences end, each with its offset in scalars: without typography and
/// without the marks of letters, so that neither moves a sentence boundary.
fn letters(text: &[char]) -> (String, Vec<usize>) {
    let (mut letters, mut places) = (String::new(), Vec::new());
    for (at, char) in text.iter().enumerate() {
        let Some(char) = plain(if char.is_whitespace() { ' ' } else { *char }) else { continue };
        decompose_canonical(char, |part| {
            if canonical_combining_class(part) == 0 {
                letters.push(part);
                places.push(at);
            }
        });
    }
    (letters, places)
}

/// Returns whether the scalars `place` of `text` begin and end at word boundaries.
#[must_use]
pub fn is_whole_words(text: &str, place: &Range<usize>) -> bool {
    let mut end = 0;
    let ends: Vec<usize> = text
        .split_word_bounds()
        .map(|word| {
            end += word.chars().count();
            end
        })
        .collect();
    let is_bound = |at: usize| at == 0 || ends.contains(&at);
    is_bound(place.start) && is_bound(place.end)
}

/// Returns whether `piece` ends with a possible abbreviation.
fn may_go_on(piece: &str) -> bool {
    let Some(before) = piece.trim_end().strip_suffix('.') else { return false };
    let word: Vec<char> = before.chars().rev().take_while(|char| char.is_alphabetic()).collect();
    word.len() == 1 || word.len() <= ABBREVIATED && word.last().is_some_and(|first| first.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typography::units;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        sentences(text).into_iter().map(|place| chars[place].iter().collect()).collect()
    }

    #[test]
    fn sentences_end_where_readers_end_them() {
        assert_eq!(texts("We wait. Who’s “talking”? Nobody!"), ["We wait.", "Who’s “talking”?", "Nobody!"]);
        assert_eq!(texts("Ми чекаємо. Хто говорить?"), ["Ми чекаємо.", "Хто говорить?"]);
        assert_eq!(texts("我们等。谁在说？"), ["我们等。", "谁在说？"]);
        assert_eq!(texts("हम रुकते हैं। कौन बोल रहा है?"), ["हम रुकते हैं।", "कौन बोल रहा है?"]);
        assert_eq!(texts("نحن ننتظر. من يتكلم؟ لا أحد."), ["نحن ننتظر.", "من يتكلم؟", "لا أحد."]);
        assert_eq!(texts(" \n"), Vec::<String>::new());
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        assert_eq!(texts("The U.S. Secretary met Gen. Smith. He left.").len(), 2);
        assert_eq!(texts("At 5 p.m. they met. It was so. He ran.").len(), 3);
        assert_eq!(texts("They met at 5 p.m. Monday in Kyiv.").len(), 1);
        assert_eq!(texts("Він був у м. Києві тоді.").len(), 1);
    }

    #[test]
    fn typography_moves_no_end() {
        for (text, alike) in [
            ("Й. Коваль чекає.", "И\u{306}. Коваль чекає."),
            ("Gen. Smith left.", "Ge\u{AD}n. Smith left."),
            ("Ні! — сказав він.", "Ні! ― сказав він."),
            ("We wait for them.", "We wait\nfor them."),
            ("Who’s there. It’s us.", "Who\u{2BC}s there.\u{200B} It'\u{2060}s us.\u{A0}"),
        ] {
            let bare = |text: &str| -> Vec<String> {
                let units = |sentence: &String| units(sentence).into_iter().map(|unit| unit.text).collect();
                texts(text).iter().map(units).collect()
            };
            assert_eq!(bare(text), bare(alike), "{text}");
        }
        assert_eq!(texts("Й. Коваль чекає.").len(), 1);
        assert_eq!(sentences("\u{FEFF}Indeed. \u{200B}It’s us."), [0..10, 10..18]);
    }

    #[test]
    fn marks_without_letters_are_a_sentence() {
        assert_eq!(texts("\u{323}\u{307}"), ["\u{323}\u{307}"]);
        assert_eq!(texts(" \u{1E8D0}"), ["\u{1E8D0}"]);
    }

    #[test]
    fn words_are_whole_in_scripts_with_and_without_spaces() {
        assert!(is_whole_words("they’ve gone", &(0..7)) && !is_whole_words("they’ve gone", &(0..3)));
        assert!(is_whole_words("我们等", &(1..2)));
        assert!(!is_whole_words("gone", &(0..9)));
    }

    proptest! {
        #[test]
        fn sentences_hold_all_but_space(text in "(\\PC{0,8}[.?!。 ]){0,8}") {
            let chars: Vec<char> = text.chars().collect();
            let mut at = 0;
            for sentence in sentences(&text) {
                prop_assert!(chars[at..sentence.start].iter().all(|char| char.is_whitespace()));
                at = sentence.end;
            }
            prop_assert!(chars[at..].iter().all(|char| char.is_whitespace()));
        }
    }
}
