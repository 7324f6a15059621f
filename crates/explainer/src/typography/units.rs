//! The units that texts are compared by. For native programs only, since the tables of Unicode are large.

use super::plain;
use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// A letter with its marks, any other character, or a space.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unit {
    /// Its text without typography.
    pub text: String,
    /// Its range in the text, in scalars.
    pub place: Range<usize>,
}

/// Splits `text` into units.
#[must_use]
pub fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (at, char) in text.chars().enumerate() {
        if char.is_whitespace() {
            match units.last_mut() {
                Some(last) if last.text == " " => last.place.end = at + 1,
                Some(_) => units.push(Unit { text: " ".into(), place: at..at + 1 }),
                None => {}
            }
        } else if let Some(char) = plain(char) {
            decompose_canonical(char, |part| match units.last_mut() {
                Some(last) if canonical_combining_class(part) != 0 => {
                    last.text.push(part);
                    last.place.end = at + 1;
                }
                _ => units.push(Unit { text: part.into(), place: at..at + 1 }),
            });
        }
    }
    if units.last().is_some_and(|last| last.text == " ") {
        units.pop();
    }
    for unit in units.iter_mut().filter(|unit| unit.text.chars().nth(1).is_some()) {
        unit.text = in_canonical_order(&unit.text);
    }
    units
}

/// Returns every range of `text`, in scalars, that equals `words` regardless of typography.
#[must_use]
pub fn find(text: &str, words: &str) -> Vec<Range<usize>> {
    let (text, words) = (units(text), units(words));
    if words.is_empty() {
        return vec![];
    }
    let is_equal = |window: &[Unit]| window.iter().zip(&words).all(|(one, other)| one.text == other.text);
    let places = text.windows(words.len()).filter(|window| is_equal(window));
    places.filter_map(|window| Some(window.first()?.place.start..window.last()?.place.end)).collect()
}

/// Sorts the marks of a letter by combining class (Unicode, section 3.11).
fn in_canonical_order(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    chars.sort_by_key(|char| canonical_combining_class(*char));
    chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn text(text: &str) -> String {
        units(text).into_iter().map(|unit| unit.text).collect()
    }

    #[test]
    fn typography_makes_no_difference() {
        for (one, other) in [
            ("“who’s”", "\"who's\""),
            ("«хто» — це", "\"хто\" - це"),
            ("п’ять", "пʼять"),
            ("a  b\u{A0}\n c ", " a b c"),
            ("co\u{AD}operate", "cooperate"),
            ("\u{FEFF}word\u{200B}word", "wordword"),
            ("café", "cafe\u{301}"),
            ("각", "\u{1100}\u{1161}\u{11A8}"),
            ("a\u{323}\u{307}", "a\u{307}\u{323}"),
            ("\u{323}\u{307}", "\u{307}\u{323}"),
        ] {
            assert_eq!(text(one), text(other), "{one}");
        }
    }

    #[test]
    fn anything_else_does() {
        for (one, other) in [
            ("lose", "love"),
            ("Us", "us"),
            ("not", "no t"),
            ("a, b", "a b"),
            ("“a”", "‘a’"),
            ("10²", "102"),
            ("е", "e"),
            ("می\u{200C}خواهم", "میخواهم"),
        ] {
            assert_ne!(text(one), text(other), "{one}");
        }
    }

    #[test]
    fn words_are_found_where_they_stand() {
        let found = |text: &str, words: &str| -> Vec<(usize, usize)> {
            find(text, words).into_iter().map(|place| (place.start, place.end)).collect()
        };
        assert_eq!(found("We – that’s “us” – won’t.", "that's \"us\""), [(5, 16)]);
        assert_eq!(found("to talk to", "to"), [(0, 2), (8, 10)]);
        assert_eq!(found("cafe\u{301}s", "café"), [(0, 5)]);
        assert_eq!(found("a", " "), []);
    }

    #[test]
    fn a_run_of_white_space_is_one_unit_from_its_beginning_to_its_end() {
        let places: Vec<_> = units("a \u{A0}\nb").into_iter().map(|unit| unit.place).collect();
        assert_eq!(places, [0..1, 1..4, 4..5]);
    }

    proptest! {
        #[test]
        fn both_normal_forms_are_alike(given in "\\PC{0,40}") {
            prop_assert_eq!(text(&given), text(&given.nfc().collect::<String>()));
            prop_assert_eq!(text(&given), text(&given.nfd().collect::<String>()));
        }

        #[test]
        fn units_stand_in_order_inside_the_text(given in ".{0,40}") {
            let units = units(&given);
            let length = given.chars().count();
            prop_assert!(units.iter().all(|unit| unit.place.start < unit.place.end && unit.place.end <= length));
            prop_assert!(units.windows(2).all(|pair| pair[0].place.start <= pair[1].place.start));
        }
    }
}
