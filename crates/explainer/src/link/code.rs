//! Text as bits, fewest for what prose is mostly made of.
//!
//! A static prefix code (Huffman, 1952) over the signs of English prose. Every other scalar is written as an escape and
//! its number, so that any text can be written; for other scripts the code saves nothing.

/// The signs in the order of their code words, with the length of each in bits: a canonical code, rebuilt from the
/// lengths alone. Made from the letter frequencies of English prose; a link once published must stay readable, so
/// the table belongs to the version of the link.
const CODE: &[(char, u8)] = &[
    (' ', 3),
    ('e', 4),
    ('t', 4),
    ('a', 4),
    ('o', 4),
    ('i', 4),
    ('n', 4),
    ('s', 4),
    ('h', 4),
    ('r', 4),
    ('d', 5),
    ('l', 5),
    ('u', 5),
    ('c', 5),
    ('m', 5),
    ('w', 6),
    ('g', 6),
    ('f', 6),
    ('y', 6),
    ('p', 6),
    (',', 7),
    ('b', 7),
    ('v', 7),
    ('k', 7),
    ('.', 7),
    (END, 7),
    (UPPER, 7),
    ('’', 7),
    (ESCAPE, 8),
    ('-', 9),
    ('x', 10),
    ('j', 10),
    ('q', 11),
    ('z', 11),
    ('?', 11),
    ('(', 12),
    (')', 12),
    ('0', 12),
    ('1', 12),
];
/// Ends a text.
const END: char = '\0';
/// The next sign is a capital letter.
const UPPER: char = '\u{1}';
/// The next 21 bits are a scalar.
const ESCAPE: char = '\u{2}';
/// How many bits a scalar takes.
const SCALAR_BITS: u8 = 21;

/// Writes bits.
#[derive(Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// Bits of the last byte that are used; 0 for none or all.
    used: u8,
}

impl Writer {
    fn bits(&mut self, value: u32, count: u8) {
        for bit in (0..count).rev() {
            if self.used == 0 {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> bit & 1) as u8) << (7 - self.used);
            }
            self.used = (self.used + 1) % 8;
        }
    }

    /// A number: groups of five bits, the sixth telling whether more follow.
    pub(super) fn number(&mut self, mut number: usize) {
        loop {
            let group = (number & 31) as u32;
            number >>= 5;
            self.bits(group | u32::from(number > 0) << 5, 6);
            if number == 0 {
                return;
            }
        }
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        for sign in text.chars() {
            if sign.is_ascii_uppercase() {
                self.sign(UPPER);
                self.sign(sign.to_ascii_lowercase());
            } else if sign > ESCAPE && word_of(sign).is_some() {
                self.sign(sign);
            } else {
                self.sign(ESCAPE);
                self.bits(u32::from(sign), SCALAR_BITS);
            }
        }
        self.sign(END);
    }

    fn sign(&mut self, sign: char) {
        if let Some((word, length)) = word_of(sign) {
            self.bits(word, length);
        }
    }

    /// The bytes, the last filled with zeros.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads what [`Writer`] writes.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn bit(&mut self) -> Option<u32> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(u32::from(bit))
    }

    fn bits(&mut self, count: u8) -> Option<u32> {
        (0..count).try_fold(0, |value, _| Some(value << 1 | self.bit()?))
    }

    /// A number that fits the address space of the browser's program (32 bits).
    pub(super) fn number(&mut self) -> Option<usize> {
        let mut number = 0_u32;
        for shift in (0..30).step_by(5) {
            let group = self.bits(6)?;
            number |= (group & 31) << shift;
            if group & 32 == 0 {
                return usize::try_from(number).ok();
            }
        }
        None
    }

    /// A text.
    pub(super) fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.sign()? {
                END => return Some(text),
                UPPER => match self.sign()? {
                    sign if sign.is_ascii_lowercase() => text.push(sign.to_ascii_uppercase()),
                    _ => return None,
                },
                ESCAPE => text.push(char::from_u32(self.bits(SCALAR_BITS)?)?),
                sign => text.push(sign),
            }
        }
    }

    fn sign(&mut self) -> Option<char> {
        let (mut read, mut length) = (0, 0);
        for (sign, (word, its_length)) in words() {
            while length < its_length {
                read = read << 1 | self.bit()?;
                length += 1;
            }
            if read == word {
                return Some(sign);
            }
        }
        None
    }
}

/// Every sign with its code word and the word's length, in the order of the words.
fn words() -> impl Iterator<Item = (char, (u32, u8))> {
    CODE.iter().scan((0_u32, 0_u8), |(next, length), (sign, its_length)| {
        let word = *next << (its_length - *length);
        (*next, *length) = (word + 1, *its_length);
        Some((*sign, (word, *its_length)))
    })
}

fn word_of(sign: char) -> Option<(u32, u8)> {
    words().find(|(other, _)| *other == sign).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_word_begins_another() {
        assert!(CODE.windows(2).all(|pair| pair[0].1 <= pair[1].1), "the table is in the order of lengths");
        let signs: BTreeSet<char> = CODE.iter().map(|(sign, _)| *sign).collect();
        assert_eq!(signs.len(), CODE.len(), "no sign stands twice");
        // Kraft's inequality: with it a canonical code is a prefix code.
        let filled: u32 = CODE.iter().map(|(_, length)| 1 << (12 - length)).sum();
        assert!(filled <= 1 << 12, "{filled} of 4096");
    }

    proptest! {
        #[test]
        fn texts_and_numbers_come_back(text in "\\PC{0,40}", controls in "[\\x00-\\x20]{0,4}", number in 0usize..1 << 30) {
            let mut bits = Writer::default();
            bits.number(number);
            bits.text(&text);
            bits.text(&controls);
            let bytes = bits.finish();
            let mut bits = Reader::new(&bytes);
            prop_assert_eq!(bits.number(), Some(number));
            prop_assert_eq!(bits.text(), Some(text));
            prop_assert_eq!(bits.text(), Some(controls));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let mut bits = Reader::new(&bytes);
            let _ = (bits.number(), bits.text(), bits.text());
        }
    }
}
