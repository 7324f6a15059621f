//! Comparison of texts regardless of typography: the style of quotation marks and dashes, spaces, soft hyphens and
//! Unicode normalization.
//!
//! | in the text | in its units |
//! |---|---|
//! | `“ ” „ ‟ « »` and `"` | `"` |
//! | `‘ ’ ‚ ‛ ‹ › ʼ` and `'` | `'` |
//! | every dash, hyphen and minus | `-` |
//! | a run of white space | one space; none at either end |
//! | soft hyphens, zero-width spaces, word joiners, directional marks | nothing |
//! | any other character | its canonical decomposition (NFD); a letter and its marks are one unit |
//!
//! Case, punctuation and letters do make a difference.

use crate::quotation_marks::{is_double, is_single};

#[cfg(feature = "load")]
mod units;

#[cfg(feature = "load")]
pub use units::{Unit, find, units};

/// Returns `char` without typography, or `None` if it is typography only.
#[must_use]
pub fn plain(char: char) -> Option<char> {
    match char {
        mark if is_double(mark) => Some('"'),
        mark if is_single(mark) || mark == 'ʼ' => Some('\''),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202C}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => None,
        other => Some(other),
    }
}

/// Returns whether `char` can be part of a word: an ASCII letter or digit, or any non-ASCII character except punctuation
/// and spaces. Approximate, since the tables of Unicode are too large for the browser programs that need this.
#[must_use]
pub fn is_word_part(char: char) -> bool {
    match char {
        '\0'..='\u{7F}' => char.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}'
        | '×'
        | '÷'
        | '\u{2000}'..='\u{206F}'
        | '\u{3000}'..='\u{303F}'
        | '\u{FF00}'..='\u{FF0F}' => {
            matches!(char, 'ª' | 'µ' | 'º')
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_made_of_letters_and_digits() {
        for char in "aZ09éßжя語हªµºⅣ👍".chars() {
            assert!(is_word_part(char), "{char}");
        }
        for char in " .,-'\"_“”‘’–…×÷«»\u{A0}\u{3000}。\u{FF08}".chars() {
            assert!(!is_word_part(char), "{char}");
        }
    }

    #[test]
    fn typography_is_what_makes_no_difference() {
        for (shown, same) in [('“', Some('"')), ('’', Some('\'')), ('–', Some('-')), ('\u{AD}', None)] {
            assert_eq!(plain(shown), same, "{shown}");
        }
        for char in "a,é(…".chars() {
            assert_eq!(plain(char), Some(char));
        }
    }
}
