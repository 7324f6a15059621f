//! Quotation marks: which characters they are, and what they enclose.
//!
//! | marks | enclose |
//! |---|---|
//! | `“ ”`, `‟ ”`, `„ “`, `„ ”`, `« »`, `" "` | a quotation, in reports and in our prose |
//! | `‘ ’`, `‛ ’`, `‚ ‘`, `‚ ’`, `‹ ›`, `' '` | a quotation in reports; in our prose, a word that is named as a word |
//!
//! `“` closes a quotation that `„` has opened, and opens one otherwise. `’` and `'` are apostrophes too: see the native
//! module `pairs`, which finds what marks enclose.

#[cfg(feature = "load")]
mod pairs;

#[cfg(feature = "load")]
pub use pairs::{Fault, Mark, Side, in_prose, in_report, sides};

/// Returns whether `char` is a double quotation mark of any style.
#[must_use]
pub const fn is_double(char: char) -> bool {
    matches!(char, '“' | '”' | '„' | '‟' | '«' | '»' | '"')
}

/// Returns whether `char` is a single quotation mark of any style. Some of them are apostrophes too.
#[must_use]
pub const fn is_single(char: char) -> bool {
    matches!(char, '‘' | '’' | '‚' | '‛' | '‹' | '›' | '\'')
}

/// Returns the single mark of the same style, if `char` is a double one with a direction; otherwise `char`. For words with
/// quotation marks inside double ones.
#[must_use]
pub const fn inner(char: char) -> char {
    match char {
        '“' => '‘',
        '”' => '’',
        '„' => '‚',
        '‟' => '‛',
        '«' => '‹',
        '»' => '›',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_single_or_double() {
        for char in "“”„‟«»\"".chars() {
            assert!(is_double(char) && !is_single(char), "{char}");
        }
        for char in "‘’‚‛‹›'".chars() {
            assert!(is_single(char) && !is_double(char), "{char}");
        }
        for char in "a`´ʼ′″(–".chars() {
            assert!(!is_single(char) && !is_double(char), "{char}");
        }
    }

    #[test]
    fn marks_inside_marks_are_single() {
        assert_eq!(
            "„ja“ “no” «oui» \"x\" ’".chars().map(inner).collect::<String>(),
            "‚ja‘ ‘no’ ‹oui› \"x\" ’"
        );
    }
}
