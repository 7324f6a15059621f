//! Offsets in Unicode scalar values, UTF-16 code units and bytes, and the ways between them.
//!
//! This crate counts in scalar values (`char`s), as the Web Annotation model's positions are commonly read; the DOM
//! counts in UTF-16 code units; Rust strings are sliced by bytes. Each function takes time linear in the offset and
//! gives `None` for an offset beyond the text or inside a scalar. The end of the text is a valid offset.

/// Text is counted in chunks of so many bytes first, then by the scalar.
const CHUNK: usize = 64;

/// UTF-16 code units before scalar `scalar` of `text`.
pub fn from_scalar(text: &str, scalar: usize) -> Option<usize> {
    let byte = scalar_to_byte(text, scalar)?;
    Some(scalar + text.as_bytes()[..byte].chunks(CHUNK).map(pairs).sum::<usize>())
}

/// Scalars before UTF-16 code unit `unit` of `text`; `None` also between the halves of a surrogate pair.
pub fn to_scalar(text: &str, unit: usize) -> Option<usize> {
    let (mut units, mut scalars, mut byte) = (0, 0, 0);
    for chunk in text.as_bytes().chunks(CHUNK) {
        let heads = heads(chunk);
        let next = units + heads + pairs(chunk);
        if next > unit {
            break;
        }
        units = next;
        scalars += heads;
        byte += chunk.len();
    }
    // A scalar that a chunk ends in was counted with its head.
    while !text.is_char_boundary(byte) {
        byte += 1;
    }
    for c in text[byte..].chars() {
        if units >= unit {
            break;
        }
        units += c.len_utf16();
        scalars += 1;
    }
    (units == unit).then_some(scalars)
}

/// Bytes before scalar `scalar` of `text`.
pub fn scalar_to_byte(text: &str, scalar: usize) -> Option<usize> {
    let mut rest = text.chars();
    if let Some(last) = scalar.checked_sub(1) {
        rest.nth(last)?;
    }
    Some(text.len() - rest.as_str().len())
}

/// Scalars before byte `byte` of `text`.
pub fn byte_to_scalar(text: &str, byte: usize) -> Option<usize> {
    text.get(..byte).map(|head| head.chars().count())
}

/// How many scalars begin in `chunk`.
fn heads(chunk: &[u8]) -> usize {
    if chunk.is_ascii() { chunk.len() } else { chunk.iter().filter(|byte| **byte & 0xC0 != 0x80).count() }
}

/// How many of them take two code units.
fn pairs(chunk: &[u8]) -> usize {
    if chunk.is_ascii() { 0 } else { chunk.iter().filter(|byte| **byte >= 0xF0).count() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_as_one_would_by_the_scalar(text in "([a-z ]{0,70}|[é–👩🚀不]{0,9}){0,6}") {
            let (mut unit, mut scalar) = (0, 0);
            for (byte, c) in text.char_indices() {
                prop_assert_eq!(from_scalar(&text, scalar), Some(unit));
                prop_assert_eq!(to_scalar(&text, unit), Some(scalar));
                prop_assert_eq!(scalar_to_byte(&text, scalar), Some(byte));
                prop_assert_eq!(byte_to_scalar(&text, byte), Some(scalar));
                if c.len_utf16() == 2 {
                    prop_assert_eq!(to_scalar(&text, unit + 1), None);
                }
                unit += c.len_utf16();
                scalar += 1;
            }
            prop_assert_eq!(from_scalar(&text, scalar), Some(unit));
            prop_assert_eq!(to_scalar(&text, unit), Some(scalar));
            prop_assert_eq!(scalar_to_byte(&text, scalar + 1), None);
            prop_assert_eq!(to_scalar(&text, unit + 1), None);
        }
    }

    #[test]
    fn there_and_back() {
        let text = "aé👩‍🚀b";
        let expected = [(0, 0, 0), (1, 1, 1), (2, 2, 3), (3, 4, 7), (4, 5, 10), (5, 7, 14), (6, 8, 15)];
        for (scalar, unit, byte) in expected {
            assert_eq!(from_scalar(text, scalar), Some(unit));
            assert_eq!(to_scalar(text, unit), Some(scalar));
            assert_eq!(scalar_to_byte(text, scalar), Some(byte));
            assert_eq!(byte_to_scalar(text, byte), Some(scalar));
        }
        assert_eq!(from_scalar(text, 7), None);
        assert_eq!(to_scalar(text, 3), None, "inside a surrogate pair");
        assert_eq!(to_scalar(text, 9), None);
        assert_eq!(byte_to_scalar(text, 2), None);
        assert_eq!(scalar_to_byte("ab", 3), None);
    }
}
