//! Where ASCII letters stand, 64 bytes at a time: read byte by byte, a megabyte of prose has millions of branches, and
//! no processor guesses where words end. Without branches, compilers use the widest registers there are.

/// The bit that tells a small letter from a capital, eight times.
const SMALL: u64 = all(0x20);

/// How many bytes a block has.
pub(crate) const BLOCK: usize = 64;

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
        match bytes.get(at..at + BLOCK).and_then(|block| block.try_into().ok()) {
            Some(block) => Self::of(block),
            None => {
                let mut block = [b' '; BLOCK];
                let rest = bytes.get(at..).unwrap_or_default();
                block[..rest.len()].copy_from_slice(rest);
                Self::of(&block)
            }
        }
    }

    fn of(block: &[u8; BLOCK]) -> Self {
        Block {
            letters: bits(&block.map(|byte| u8::from(is_letter(byte)))),
            odd: bits(&block.map(|byte| u8::from(!is_letter(byte) & !is_between(byte)))),
        }
    }
}

fn is_letter(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26
}

/// Whether `byte` stands between words wherever it stands: controls and the space, and the commonest punctuation.
/// Written without branches.
fn is_between(byte: u8) -> bool {
    (byte <= b'"') | (byte == b',') | (byte == b'.') | (byte == b':') | (byte == b';') | (byte == b'?')
}

/// The lowest bits of all bytes side by side.
fn bits(bytes: &[u8; BLOCK]) -> u64 {
    let (eights, _) = bytes.as_chunks::<8>();
    let byte_of = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |bits, eight| bits << 8 | byte_of(eight))
}

/// What can be told of the bytes of a block at half the price, eight at a time in any machine's registers. The first byte
/// is the lowest bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// ASCII letters.
    pub(crate) letters: u64,
    /// ASCII spaces and controls.
    pub(crate) spaces: u64,
    /// All that is not ASCII.
    pub(crate) beyond: u64,
}

/// The highest bits of eight bytes.
const HIGH: u64 = all(0x80);

/// Eight times the same byte.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

impl Outline {
    /// Reads `bytes` from `at` on; what lies beyond the end is taken for spaces.
    #[inline(always)]
    pub(crate) fn read(bytes: &[u8], at: usize) -> Self {
        match bytes.get(at..at + BLOCK).and_then(|block| block.try_into().ok()) {
            Some(block) => Self::of(block),
            None => {
                let mut block = [b' '; BLOCK];
                let rest = bytes.get(at..).unwrap_or_default();
                block[..rest.len()].copy_from_slice(rest);
                Self::of(&block)
            }
        }
    }

    #[inline(always)]
    fn of(block: &[u8; BLOCK]) -> Self {
        let (eights, _) = block.as_chunks::<8>();
        // Eight words make one: of each byte of the first word the lowest bit, and so on.
        let (mut letters, mut spaces, mut any) = (0, 0, 0);
        for (place, eight) in eights.iter().enumerate() {
            let word = u64::from_le_bytes(*eight);
            any |= word;
            // A sum sets the high bit of a byte from some value on. No sum of seven bits overflows into the next byte.
            let seven = word & !HIGH;
            let small = seven | SMALL;
            let from_a = small + all(0x80 - b'a');
            let beyond_z = small + all(0x7F - b'z');
            let beyond_space = seven + all(0x7F - b' ');
            letters |= (from_a & !(beyond_z | word) & HIGH) >> (7 - place);
            spaces |= (!(beyond_space | word) & HIGH) >> (7 - place);
        }
        let beyond = if any & HIGH == 0 { 0 } else { beyond(eights) };
        Outline { letters: transpose(letters), spaces: transpose(spaces), beyond }
    }
}

#[cold]
fn beyond(eights: &[[u8; 8]]) -> u64 {
    let high = eights.iter().map(|eight| u64::from_le_bytes(*eight) & HIGH);
    transpose((0..).zip(high).fold(0, |bits, (place, high)| bits | high >> (7 - place)))
}

/// Eight bytes with bits and bytes interchanged (Warren, *Hacker's Delight*, 7-3).
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
        let bits = |is: fn(&u8) -> bool| read().rev().fold(0u64, |bits, byte| bits << 1 | u64::from(is(&byte)));
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
