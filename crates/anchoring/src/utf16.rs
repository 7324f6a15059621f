//! Offsets in Unicode scalar values, UTF-16 code units and bytes, and the ways between them.
//!
//! This crate counts in scalar values (`char`s), as the Web Annotation model's positions are commonly read; the DOM
//! counts in UTF-16 code units; Rust strings are sliced by bytes. Each function takes time linear in the offset and
//! gives `None` for an offset beyond the text or inside a scalar. The end of the text is a valid offset.

/// UTF-16 code units before scalar `scalar` of `text`.
pub fn from_scalar(text: &str, scalar: usize) -> Option<usize> {
    let byte = scalar_to_byte(text, scalar)?;
    Some(text[..byte].chars().map(char::len_utf16).sum())
}

/// Scalars before UTF-16 code unit `unit` of `text`; `None` also between the halves of a surrogate pair.
pub fn to_scalar(text: &str, unit: usize) -> Option<usize> {
    let (mut units, mut scalars) = (0, 0);
    for c in text.chars() {
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
    if text.is_ascii() {
        return (scalar <= text.len()).then_some(scalar);
    }
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(scalar)
}

/// Scalars before byte `byte` of `text`.
pub fn byte_to_scalar(text: &str, byte: usize) -> Option<usize> {
    text.get(..byte).map(|head| head.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

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
