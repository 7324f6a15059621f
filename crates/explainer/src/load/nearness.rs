//! Finds what an editor may have meant by words that do not stand in a text.

use super::characters::{is_invisible, looks_like, named};
use super::id_form;
use super::words::words;
use crate::typography::plain;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Minimum similarity, from 0 to 1, of words that may have been meant.
const SIMILAR: f32 = 0.75;
/// Minimum similarity, from 0 to 1, of a name that may have been meant.
const SIMILAR_NAME: f32 = 0.6;

/// Returns a sentence that tells what stands in `text` instead of `meant`, and in which character it differs; `None` if
/// nothing similar does. `holder` names the text: `The passage`.
pub(super) fn near(holder: &str, text: &str, meant: &str) -> Option<String> {
    if let Some(place) = same_but_for_characters(text, meant) {
        let there = &text[place];
        let difference = first_difference(there, meant)?;
        return Some(format!("{holder} has “{there}”: {difference}."));
    }
    let there = &text[most_similar(text, meant)?];
    (there != meant).then(|| format!("{holder} has “{there}”."))
}

/// Returns the bytes of the first words of `text` that are `meant` but for case, accents, typography, look-alikes and
/// invisible characters.
fn same_but_for_characters(text: &str, meant: &str) -> Option<Range<usize>> {
    let (text, meant) = (folded(text), folded(meant.trim()));
    if meant.is_empty() {
        return None;
    }
    let is_equal =
        |window: &&[(char, Range<usize>)]| window.iter().zip(&meant).all(|(one, other)| one.0 == other.0);
    let window = text.windows(meant.len()).find(is_equal)?;
    Some(window.first()?.1.start..window.last()?.1.end)
}

/// Returns the characters of `text` without what readers hardly see, each with its bytes in `text`.
fn folded(text: &str) -> Vec<(char, Range<usize>)> {
    let mut folded: Vec<(char, Range<usize>)> = Vec::new();
    for (at, char) in text.char_indices() {
        let place = at..at + char.len_utf8();
        if char.is_whitespace() {
            match folded.last_mut() {
                Some((' ', before)) => before.end = place.end,
                _ => folded.push((' ', place)),
            }
        } else if !is_invisible(char)
            && let Some(char) = plain(char)
        {
            let char = looks_like(char).unwrap_or(char);
            let parts = std::iter::once(char).nfkd().filter(|part| !is_combining_mark(*part));
            folded.extend(parts.flat_map(char::to_lowercase).map(|part| (part, place.clone())));
        }
    }
    folded
}

/// Tells the first character in which `there` and `here` differ; `None` if they are equal.
fn first_difference(there: &str, here: &str) -> Option<String> {
    let (mut theirs, mut ours) = (there.chars(), here.chars());
    loop {
        let is_extra = |char: char| is_invisible(char) && !char.is_whitespace();
        return Some(match (theirs.next(), ours.next()) {
            (None, None) => return None,
            (their, our) if their == our => continue,
            (_, Some(our)) if is_extra(our) => format!("{} stands here and not there", named(our)),
            (Some(their), _) if is_extra(their) => {
                format!("{} stands there and is missing here", named(their))
            }
            (Some(their), Some(our)) => format!("{} stands there, {} here", named(their), named(our)),
            (None, Some(our)) => format!("{} stands here and not there", named(our)),
            (Some(their), None) => format!("{} stands there and is missing here", named(their)),
        });
    }
}

/// Returns the bytes of the words of `text` that are most similar to `meant`.
fn most_similar(text: &str, meant: &str) -> Option<Range<usize>> {
    let join = |words: &[(String, Range<usize>)]| {
        words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
    };
    let (text, meant) = (words(text), words(meant));
    let wanted = join(&meant);
    let lengths = meant.len().saturating_sub(1).max(1)..=meant.len() + 1;
    let windows =
        lengths.filter(|length| *length > 0 && !meant.is_empty()).flat_map(|length| text.windows(length));
    let ratio = |window: &[_]| similarity(&join(window), &wanted, SIMILAR);
    // Comparing letters takes long: of more than two words, half have to be the same.
    let is_like = |window: &&[(String, Range<usize>)]| {
        let same = window.iter().filter(|(word, _)| meant.iter().any(|(other, _)| word == other)).count();
        window.len() <= 2 || 2 * same >= window.len()
    };
    let (_, window) = windows
        .filter(is_like)
        .map(|window| (ratio(window), window))
        .filter(|(ratio, _)| *ratio >= SIMILAR)
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    Some(window.first()?.1.start..window.last()?.1.end)
}

/// Returns how much of two texts is the same, from 0 to 1; or 0 where it is less than `least`.
fn similarity(one: &str, other: &str, least: f32) -> f32 {
    let (one_length, other_length) = (one.chars().count(), other.chars().count());
    // No more can be the same than the shorter one has. Comparing a word with a very long one would take long.
    let most = 2.0 * one_length.min(other_length) as f32 / (one_length + other_length) as f32;
    if most < least { 0.0 } else { similar::TextDiff::from_chars(one, other).ratio() }
}

/// Returns the name in `known` that is most similar to `written`, regardless of look-alikes; `None` if none is similar.
pub(super) fn nearest<'k>(known: impl Iterator<Item = &'k str>, written: &str) -> Option<&'k str> {
    let meant = id_form::meant(written);
    let ratio = |known: &str| {
        let of = |name: &str| similarity(known, name, SIMILAR_NAME);
        meant.as_deref().map_or(0.0, of).max(of(written))
    };
    known
        .map(|known| (ratio(known), known))
        .filter(|(ratio, _)| *ratio > SIMILAR_NAME)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, known)| known)
}

/// Returns every place of `words` in `text`, each with a word before and after, in quotation marks.
pub(super) fn occurrences(text: &str, needle: &str) -> String {
    let around: Vec<_> = text
        .char_indices()
        .filter(|(at, _)| text[*at..].starts_with(needle))
        .map(|(at, _)| format!("“{}”", with_neighbours(text, at..at + needle.len())))
        .collect();
    around.join(", ")
}

/// Returns the bytes `place` of `text` with the words before and after.
fn with_neighbours(text: &str, place: Range<usize>) -> &str {
    let before = text[..place.start].trim_end();
    let start = before
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let after = &text[place.end..];
    let skipped = after.len() - after.trim_start().len();
    let end = after[skipped..].find(char::is_whitespace).map_or(text.len(), |at| place.end + skipped + at);
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The mayor’s vow on the\u{A0}old mill — a vow.";

    #[test]
    fn the_character_that_differs_is_named() {
        for (meant, told) in [
            (
                "mayor's vow",
                "`’` (U+2019, apostrophe or closing single quotation mark) stands there, `'` (U+0027, \
                             straight apostrophe) here.",
            ),
            ("the old mill", "U+00A0 (no-break space) stands there, U+0020 (space) here."),
            ("the mayor", "`T` stands there, `t` here."),
            ("old mi\u{AD}ll", "U+00AD (soft hyphen) stands here and not there."),
            ("old m\u{456}ll", "`i` stands there, `і` (U+0456, a Cyrillic letter) here."),
            ("mill - a", "`—` (U+2014, em dash) stands there, `-` (U+002D, hyphen) here."),
        ] {
            let near = near("It", TEXT, meant).unwrap_or_else(|| panic!("{meant}"));
            assert!(near.ends_with(told), "{near}");
        }
        let near = near("It", "The old mi\u{AD}ll stands.", "old mill").expect("words nearby");
        assert!(near.ends_with("U+00AD (soft hyphen) stands there and is missing here."), "{near}");
        let near = self::near("It", "The old mi\u{200D}ll stands.", "old mill").expect("words nearby");
        assert!(near.contains("U+200D") && near.ends_with("stands there and is missing here."), "{near}");
        let near = self::near("It", "The old  mill stands.", "old mill").expect("words nearby");
        assert!(near.ends_with("U+0020 (space) stands there, `m` here."), "{near}");
    }

    #[test]
    fn only_texts_that_may_be_similar_are_compared() {
        assert_eq!(similarity("vow", "vow s", 0.75), 0.75);
        assert_eq!(similarity("vow", "vow is", 0.75), 0.0);
        assert_eq!(similarity("vow is", "vow", 0.6), 2.0 / 3.0);
        assert_eq!(similarity("mühle", "mühlen", 0.75), 10.0 / 11.0, "counted in scalars");
    }

    #[test]
    fn similar_words_are_told_and_others_not() {
        assert_eq!(near("It", TEXT, "mayors vov").as_deref(), Some("It has “mayor’s vow”."));
        assert_eq!(near("It", TEXT, "mayoss").as_deref(), Some("It has “mayor’s”."));
        for (text, meant) in [
            ("on the old water mill", "the old mill"),
            ("on the old mill stands by water", "the olb mil stamds by water"),
        ] {
            assert_eq!(near("It", text, meant), Some(format!("It has “{}”.", &text[3..])), "{meant}");
        }
        assert_eq!(near("It", TEXT, "nobody at all"), None);
        assert_eq!(near("It", TEXT, ""), None);
        assert_eq!(near("It", "", "vow"), None);
    }

    #[test]
    fn places_are_told_with_a_word_around_them() {
        assert_eq!(occurrences(TEXT, "vow"), "“mayor’s vow on”, “a vow.”");
        assert_eq!(occurrences("aaa", "aa"), "“aaa”, “aaa”");
    }
}
