//! Where ASCII letters stand, 64 bytes at a time: read byte by byte, a megabyte of prose has millions of branches, and
//! no processor guesses where words end. Eight bytes are looked at in one register, which every machine has.
//!
//! Adding to each of eight bytes sets the high bits of those from some value on; as long as no byte has more than seven
//! bits, no sum runs over into the next.

/// The bit that tells a small letter from a capital, eight times.
const SMALL: u64 = all(0x20);

/// The highest bits of eight bytes.
const HIGH: u64 = all(0x80);

/// How many bytes a block has.
pub(crate) const BLOCK: usize = 64;

/// Eight times the same byte.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// What the bytes of a block are; the first byte is the lowest bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    /// ASCII letters.
    pub(crate) letters: u64,
    /// What may be part of a word besides: all that is neither an ASCII letter nor one of the signs between words.
    pub(crate) odd: u64,
}

impl Block {
    /// Reads `bytes` from `at` on; what lies beyond the end is taken for spaces.
    pub(crate) fn read(bytes: &[u8], at: usize) -> Self {
        let (mut letters, mut between) = (0, 0);
        for (place, word) in words(bytes, at).into_iter().enumerate() {
            let seven = word & !HIGH;
            // Between words wherever they stand: controls and the space, and the commonest punctuation.
            let signs = up_to(seven, b'"')
                | equals(seven | all(2), b'.')
                | equals(seven | all(1), b';')
                | equals(seven, b'?');
            letters |= (letters_of(seven) & !word & HIGH) >> (7 - place);
            between |= (signs & !word & HIGH) >> (7 - place);
        }
        Block { letters: transpose(letters), odd: !transpose(letters | between) }
    }
}

/// What can be told of the bytes of a block at half the price; the first byte is the lowest bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// ASCII letters.
    pub(crate) letters: u64,
    /// ASCII spaces and controls.
    pub(crate) spaces: u64,
    /// All that is not ASCII.
    pub(crate) beyond: u64,
}

impl Outline {
    /// Reads `bytes` from `at` on; what lies beyond the end is taken for spaces.
    #[inline(always)]
    pub(crate) fn read(bytes: &[u8], at: usize) -> Self {
        let words = words(bytes, at);
        if words.iter().fold(0, |any, word| any | word) & HIGH == 0 {
            Self::of::<true>(&words)
        } else {
            Self::of::<false>(&words)
        }
    }

    #[inline(always)]
    fn of<const IS_ASCII: bool>(words: &[u64; 8]) -> Self {
        let (mut letters, mut signs, mut beyond) = (0, 0, 0);
        for (place, word) in words.iter().enumerate() {
            let high = if IS_ASCII { 0 } else { word & HIGH };
            let seven = word ^ high;
            letters |= (letters_of(seven) & !high & HIGH) >> (7 - place);
            signs |= (from(seven, b' ' + 1) & HIGH | high) >> (7 - place);
            beyond |= high >> (7 - place);
        }
        Outline {
            letters: transpose(letters),
            spaces: !transpose(signs),
            beyond: if IS_ASCII { 0 } else { transpose(beyond) },
        }
    }
}

/// The block at `at`, eight bytes a word.
#[inline(always)]
fn words(bytes: &[u8], at: usize) -> [u64; 8] {
    let of = |block: &[u8; BLOCK]| {
        let (eights, _) = block.as_chunks::<8>();
        std::array::from_fn(|word| u64::from_le_bytes(eights[word]))
    };
    match bytes.get(at..at + BLOCK).and_then(|block| block.try_into().ok()) {
        Some(block) => of(block),
        None => {
            let mut block = [b' '; BLOCK];
            let rest = bytes.get(at..).unwrap_or_default();
            block[..rest.len()].copy_from_slice(rest);
            of(&block)
        }
    }
}

/// Sets the high bits of the bytes from `least` on. As all of these: of ASCII bytes, with anything in the other bits.
#[inline(always)]
fn from(ascii: u64, least: u8) -> u64 {
    ascii + all(0x80 - least)
}

#[inline(always)]
fn up_to(ascii: u64, most: u8) -> u64 {
    !from(ascii, most + 1)
}

#[inline(always)]
fn equals(ascii: u64, byte: u8) -> u64 {
    up_to(ascii ^ all(byte), 0)
}

#[inline(always)]
fn letters_of(ascii: u64) -> u64 {
    from(ascii | SMALL, b'a') ^ from(ascii | SMALL, b'z' + 1)
}

/// Eight bytes with bits and bytes interchanged (Warren, *Hacker's Delight*, 7-3): of the lowest bits of eight words, put
/// side by side in each byte, makes the bits of 64 bytes in order.
#[inline(always)]
fn transpose(mut bits: u64) -> u64 {
    for (by, mask) in [(7, 0x00AA_00AA_00AA_00AA), (14, 0x0000_CCCC_0000_CCCC), (28, 0x0000_0000_F0F0_F0F0)] {
        let other = (bits ^ bits >> by) & mask;
        bits ^= other ^ other << by;
    }
    bits
}

/// The `length` letters of `bytes` from `at` on, eight at most, in lower case, with zeros behind them.
#[inline(always)]
pub(crate) fn letters(bytes: &[u8], at: usize, length: usize) -> u64 {
    let word = match bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
        Some(eight) => u64::from_le_bytes(eight),
        None => {
            let mut eight = [0; 8];
            let rest = bytes.get(at..).unwrap_or_default();
            eight[..rest.len()].copy_from_slice(rest);
            u64::from_le_bytes(eight)
        }
    };
    (word | SMALL) & u64::MAX >> (64 - 8 * length.clamp(1, 8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(bytes: &[u8], at: usize) {
        let block = Block::read(bytes, at);
        for place in 0..BLOCK {
            let byte = bytes.get(at + place).copied().unwrap_or(b' ');
            let between = matches!(byte, 0..=b'"' | b',' | b'.' | b':' | b';' | b'?');
            let odd = !byte.is_ascii_alphabetic() && !between;
            assert_eq!(block.letters >> place & 1 == 1, byte.is_ascii_alphabetic(), "{byte:#x} at {place}");
            assert_eq!(block.odd >> place & 1 == 1, odd, "{byte:#x} at {place}");
        }
        let outline = Outline::read(bytes, at);
        let read = || (0..BLOCK).map(|place| bytes.get(at + place).copied().unwrap_or(b' '));
        let bits =
            |is: fn(&u8) -> bool| read().rev().fold(0u64, |bits, byte| bits << 1 | u64::from(is(&byte)));
        assert_eq!(outline.letters, block.letters);
        assert_eq!(outline.spaces, bits(|byte| *byte <= b' '));
        assert_eq!(outline.beyond, bits(|byte| !byte.is_ascii()));
    }

    #[test]
    fn every_byte_is_known() {
        let all: Vec<u8> = (0..=255).collect();
        for at in 0..all.len() {
            check(&all, at);
        }
    }

    proptest! {
        #[test]
        fn says_what_a_look_at_each_byte_says(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0usize..220) {
            check(&bytes, at);
        }

        #[test]
        fn letters_are_folded(word in "[A-Za-z]{1,8}", rest in "[ -~]{0,8}") {
            let mut folded = [0; 8];
            folded[..word.len()].copy_from_slice(word.to_ascii_lowercase().as_bytes());
            let text = format!("{word}{rest}");
            prop_assert_eq!(letters(text.as_bytes(), 0, word.len()), u64::from_le_bytes(folded));
        }
    }
}
