//! Splits prose into words, for comparison regardless of case, punctuation and typography.

use std::ops::Range;

/// Returns the words of `text` in lower case, each with its byte range in `text`.
///
/// A word is a run of letters and digits. Apostrophes inside it are ignored, so `they’ve` and `theyve` are equal; hyphens
/// separate words.
#[must_use]
pub fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    let mut open = false;
    for (at, scalar) in text.char_indices() {
        let end = at + scalar.len_utf8();
        if scalar.is_alphanumeric() {
            match found.last_mut() {
                Some((word, place)) if open => {
                    word.extend(scalar.to_lowercase());
                    place.end = end;
                }
                _ => found.push((scalar.to_lowercase().collect(), at..end)),
            }
            open = true;
        } else if !matches!(scalar, '\'' | '’') {
            open = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_without_case() {
        let found: Vec<_> =
            words("They’ve—said “U.S.-backed” 100").into_iter().map(|(word, _)| word).collect();
        assert_eq!(found, ["theyve", "said", "u", "s", "backed", "100"]);
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let text = "“Ünder” it’s";
        let places: Vec<_> = words(text).into_iter().map(|(_, place)| &text[place]).collect();
        assert_eq!(places, ["Ünder", "it’s"]);
    }
}
