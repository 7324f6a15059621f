//! Texts without their typography: what is left when quotation marks, dashes, spaces, soft hyphens and Unicode
//! normalisation make no difference.
//!
//! | in the text | in its units |
//! |---|---|
//! | `“ ” „ ‟ « »` and `"` | `"` |
//! | `‘ ’ ‚ ‛ ‹ › ʼ` and `'` | `'` |
//! | every dash, hyphen and minus | `-` |
//! | a run of white space | one space; none at the ends |
//! | soft hyphens, zero-width spaces and joiners of words, marks of direction | nothing |
//! | anything else | its canonical decomposition (NFD), a letter with its marks as one unit |
//!
//! Nothing else is set aside: case, punctuation and every letter count.

#[cfg(feature = "load")]
mod units;

#[cfg(feature = "load")]
pub use units::{Unit, find, units};

/// A scalar without its typography; `None` for one that is nothing but typography.
#[must_use]
pub fn plain(char: char) -> Option<char> {
    match char {
        '“' | '”' | '„' | '‟' | '«' | '»' => Some('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' => Some('\''),
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

/// Whether a scalar can be part of a word: a letter or digit of ASCII, or anything beyond it but punctuation and space.
/// Without the tables of Unicode, which are larger than any program that asks.
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
