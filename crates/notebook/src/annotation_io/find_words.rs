//! Finds the words of an annotation in a text. Nothing but typography may differ.

use super::Nfc;
use crate::note::Quote;
use explainer::typography::plain;
use std::ops::Range;

/// The most scalars that are normalised together. No writing system needs as many marks on a letter, and the time that a
/// longer cluster takes would grow with the square of its length.
const LONGEST_CLUSTER: usize = 32;

/// A scalar without its typography, and the scalars of the text that it stands for.
struct Unit {
    char: char,
    scalars: Range<usize>,
}

/// Finds the words of `quote` in `text`, and returns their scalars.
///
/// If the words occur several times, the occurrence counts around which most of the prefix and suffix agrees; among
/// equals, the one that begins at the scalar `start`. Returns `None` if there is no occurrence, or no single one.
pub(super) fn find(text: &str, quote: &Quote, start: Option<usize>, nfc: Nfc<'_>) -> Option<Range<u32>> {
    let text = units(text, nfc);
    let words = chars(&quote.exact, nfc);
    let (prefix, suffix) = (chars(&quote.prefix, nfc), chars(&quote.suffix, nfc));
    if words.is_empty() {
        return None;
    }
    let mut longest = 0;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, window) in text.windows(words.len()).enumerate() {
        let is_equal = window.iter().zip(&words).all(|(unit, char)| unit.char == *char);
        let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
        if !is_equal {
            continue;
        }
        let before = text[..at].iter().rev().map(|unit| unit.char);
        let after = text[at + words.len()..].iter().map(|unit| unit.char);
        let agreement =
            agreement(before, prefix.iter().rev().copied()) + agreement(after, suffix.iter().copied());
        if agreement > longest {
            longest = agreement;
            found.clear();
        }
        if agreement == longest {
            found.push(first.scalars.start..last.scalars.end);
        }
    }
    let found = match &found[..] {
        [only] => only,
        several => several.iter().find(|scalars| Some(scalars.start) == start)?,
    };
    Some(u32::try_from(found.start).ok()?..u32::try_from(found.end).ok()?)
}

/// Counts the scalars that agree before the first that does not. Spaces are ignored.
fn agreement(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let (one, other) = (one.filter(|char| *char != ' '), other.filter(|char| *char != ' '));
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// Returns the scalars of `text` without its typography and without white space at its ends.
fn chars(text: &str, nfc: Nfc<'_>) -> Vec<char> {
    let mut chars: Vec<char> = units(text, nfc).into_iter().map(|unit| unit.char).collect();
    if chars.last() == Some(&' ') {
        chars.pop();
    }
    if chars.first() == Some(&' ') {
        chars.remove(0);
    }
    chars
}

/// Returns the units of `text`. A run of white space is one unit.
fn units(text: &str, nfc: Nfc<'_>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (scalars, normal) in clusters(text, nfc) {
        for char in normal.chars() {
            if char.is_whitespace() {
                match units.last_mut() {
                    Some(Unit { char: ' ', scalars: last }) => last.end = scalars.end,
                    _ => units.push(Unit { char: ' ', scalars: scalars.clone() }),
                }
            } else if let Some(char) = plain(char) {
                units.push(Unit { char, scalars: scalars.clone() });
            }
        }
    }
    units
}

/// Cuts `text` into the smallest parts that can be normalised one by one, mostly single scalars. Returns the scalars of
/// each part, and the normalised part.
fn clusters(text: &str, nfc: Nfc<'_>) -> Vec<(Range<usize>, String)> {
    let scalars = text.chars().enumerate().map(|(at, char)| (at..at + 1, String::from(char)));
    if nfc(text) == text {
        return scalars.collect();
    }
    let mut clusters: Vec<(Range<usize>, String)> = Vec::new();
    for (place, scalar) in scalars {
        let alone = nfc(&scalar);
        if let Some((last, normal)) = clusters.last_mut()
            && last.len() < LONGEST_CLUSTER
        {
            let together = nfc(&format!("{normal}{scalar}"));
            if together != format!("{normal}{alone}") {
                (last.end, *normal) = (place.end, together);
                continue;
            }
        }
        clusters.push((place, alone));
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;
    use unicode_normalization::UnicodeNormalization;

    /// As much of NFC as these tests need.
    fn nfc(text: &str) -> String {
        text.replace("e\u{301}", "é").replace("i\u{308}", "ï")
    }

    fn found(
        text: &str,
        exact: &str,
        prefix: &str,
        suffix: &str,
        start: Option<usize>,
    ) -> Option<Range<u32>> {
        let quote = Quote { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into() };
        find(text, &quote, start, &nfc)
    }

    #[test]
    fn typography_makes_no_difference() {
        let text = "We – that’s “us” – won’t.";
        for words in ["that’s “us”", "that's \"us\"", "  that's\n\"us\" ", "that\u{AD}'s\u{A0}«us»"] {
            assert_eq!(found(text, words, "", "", None), Some(5..16), "{words}");
        }
        assert_eq!(found("a  b\u{A0} c", "b c", "", "", None), Some(3..7));
        assert_eq!(found("so\u{AD}on", "soon", "", "", None), Some(0..5));
    }

    #[test]
    fn anything_else_does() {
        for words in ["Won't", "wont", "us.", "", " ", "\u{AD}", "that’s “us” – won’t. "] {
            let wanted = (words == "that’s “us” – won’t. ").then_some(5..25);
            assert_eq!(found("We – that’s “us” – won’t.", words, "", "", None), wanted, "{words}");
        }
        assert_eq!(found("", "a", "", "", None), None);
    }

    #[test]
    fn normal_forms_make_no_difference() {
        for text in ["a café, naïve", "a cafe\u{301}, nai\u{308}ve", "a cafe\u{301}, naïve"] {
            for words in ["café, naïve", "cafe\u{301}, nai\u{308}ve"] {
                let place = found(text, words, "", "", None).expect("a place");
                let words: String = text.chars().skip(place.start as usize).take(place.len()).collect();
                assert_eq!(nfc(&words), "café, naïve", "{text}");
            }
        }
        assert_eq!(found("cafe\u{301}s", "s", "", "", None), Some(5..6));
    }

    #[test]
    fn many_marks_on_one_letter_take_little_time() {
        // Marks that are not in their canonical order have to be normalised together.
        let text = format!("e\u{301}{}", "\u{323}".repeat(5_000));
        let (expected, normalised) = (text.nfc().collect::<String>(), Cell::new(0));
        assert_ne!(expected, text);
        let nfc = |text: &str| {
            normalised.set(normalised.get() + text.len());
            text.nfc().collect()
        };
        assert!(!clusters(&text, &nfc).is_empty());
        assert!(normalised.get() < 100 * text.len(), "{} bytes", normalised.get());
    }

    #[test]
    fn what_is_around_them_decides_among_several_places() {
        let text = "to talk, to win, to talk again";
        assert_eq!(found(text, "talk", "win, to ", "", None), Some(20..24));
        assert_eq!(found(text, "talk", "", ", to win", None), Some(3..7));
        // As far as they agree.
        assert_eq!(found(text, "talk", "lose or win, to ", "", None), Some(20..24));
        assert_eq!(found(text, "talk", "", " again and again", None), Some(20..24));
    }

    #[test]
    fn then_the_position_decides_and_nothing_is_guessed() {
        let text = "to talk, to win, to talk again";
        assert_eq!(found(text, "talk", "to ", "", Some(20)), Some(20..24));
        assert_eq!(found(text, "talk", "to ", "", Some(19)), None);
        assert_eq!(found(text, "talk", "to ", "", None), None);
        assert_eq!(found(text, "talk", "(", "-", None), None);
        // What is around them comes first.
        assert_eq!(found(text, "talk", "win, to ", "", Some(3)), Some(20..24));
    }

    proptest! {
        #[test]
        fn words_are_found_where_they_are(before in "[a-d ]{0,9}", words in "[e-h]{1,9}", after in "[a-d ]{0,9}") {
            let text = format!("{before}{words}{after}");
            let start = u32::try_from(before.len()).expect("short");
            let end = start + u32::try_from(words.len()).expect("short");
            prop_assert_eq!(found(&text, &words, "", "", None), Some(start..end));
        }

        #[test]
        fn any_texts_can_be_compared(text in ".{0,40}", exact in ".{0,8}", prefix in ".{0,8}", suffix in ".{0,8}", start in prop::option::of(0..50_usize)) {
            if let Some(place) = found(&text, &exact, &prefix, &suffix, start) {
                prop_assert!(place.start < place.end && place.end as usize <= text.chars().count());
            }
        }

        #[test]
        fn every_word_of_a_text_is_found_in_it(text in "\\PC{1,40}", start in 0..40_usize, length in 1..40_usize) {
            let exact: String = text.chars().skip(start).take(length).collect();
            let prefix: String = text.chars().take(start).collect();
            let suffix: String = text.chars().skip(start + length).collect();
            let is_worded = exact.chars().any(|char| !char.is_whitespace() && plain(char).is_some());
            prop_assert_eq!(found(&text, &exact, &prefix, &suffix, Some(start)).is_some(), is_worded);
        }
    }
}
