//! Offsets in Unicode scalar values, UTF-16 code units and bytes, and the ways between them.
//!
//! This crate counts in scalar values (`char`s), as the Web Annotation model's positions are commonly read; the DOM
//! counts in UTF-16 code units; Rust strings are sliced by bytes. Each function takes time linear in the offset and
//! gives `None` for an offset beyond the text or inside a scalar. The end of the text is a valid offset.

/// UTF-16 code units before scalar `scalar` of `text`.
pub fn from_scalar(text: &str, scalar: usize) -> Option<usize> {
    Offsets::default().seek(text, |at| at.scalar, scalar).map(|found| found.unit)
}

/// Scalars before UTF-16 code unit `unit` of `text`; `None` also between the halves of a surrogate pair.
pub fn to_scalar(text: &str, unit: usize) -> Option<usize> {
    Offsets::default().seek(text, |at| at.unit, unit).map(|found| found.scalar)
}

/// Bytes before scalar `scalar` of `text`.
pub fn scalar_to_byte(text: &str, scalar: usize) -> Option<usize> {
    Offsets::default().seek(text, |at| at.scalar, scalar).map(|found| found.byte)
}

/// Scalars before byte `byte` of `text`.
pub fn byte_to_scalar(text: &str, byte: usize) -> Option<usize> {
    Offsets::default().seek(text, |at| at.byte, byte).map(|found| found.scalar)
}

/// One place in a text in all units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offsets {
    pub(crate) byte: usize,
    pub(crate) scalar: usize,
    pub(crate) unit: usize,
}

impl Offsets {
    /// The place behind this one, which is one of `text`, where `count` is `wanted`.
    pub(crate) fn seek(self, text: &str, count: fn(Offsets) -> usize, wanted: usize) -> Option<Offsets> {
        let mut at = self;
        let (chunks, _) = text.as_bytes()[self.byte..].as_chunks();
        for chunk in chunks {
            let next = at.behind(chunk);
            if count(next) > wanted {
                break;
            }
            at = next;
        }
        // A scalar that a chunk ends in was counted with its head.
        while !text.is_char_boundary(at.byte) {
            at.byte += 1;
        }
        for c in text[at.byte..].chars() {
            if count(at) >= wanted {
                break;
            }
            at.byte += c.len_utf8();
            at.scalar += 1;
            at.unit += c.len_utf16();
        }
        (count(at) == wanted).then_some(at)
    }

    /// The place behind a chunk of a text: how many scalars begin in it, and how many of these take two code units.
    #[inline]
    fn behind(self, chunk: &[u8; 64]) -> Self {
        const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
        let (words, _) = chunk.as_chunks::<8>();
        let words = || words.iter().map(|word| u64::from_le_bytes(*word));
        let (mut trailing, mut pairs) = (0, 0);
        if words().fold(0, |any, word| any | word) & HIGH != 0 {
            // The head of a scalar of four bytes begins with four bits, all others' with fewer; what trails, with one.
            for word in words() {
                trailing += (word & !(word << 1) & HIGH).count_ones() as usize;
                pairs += (word & word << 1 & word << 2 & word << 3 & HIGH).count_ones() as usize;
            }
        }
        let heads = chunk.len() - trailing;
        Offsets {
            byte: self.byte + chunk.len(),
            scalar: self.scalar + heads,
            unit: self.unit + heads + pairs,
        }
    }
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
