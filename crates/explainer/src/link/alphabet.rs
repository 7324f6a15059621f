//! Bytes as letters and digits.
//!
//! Base64 needs two signs beyond them, and every candidate is taken: `-` belongs to text directives, `_`, `~` and `*`
//! to Markdown, and a `.` at the end to the sentence around a link. Here six bits are one sign up to 60, and `z` with
//! another sign beyond: on average a twentieth more.

const SIGNS: &[u8; 61] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxy";
const BEYOND: char = 'z';

/// Writes `bytes`; what they lack to a multiple of six bits is filled with zeros.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut count) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        count += 8;
        while count >= 6 {
            count -= 6;
            push(&mut text, held >> count & 63);
        }
    }
    if count > 0 {
        push(&mut text, held << (6 - count) & 63);
    }
    text
}

fn push(text: &mut String, six: u32) {
    let six = six as usize;
    match SIGNS.get(six) {
        Some(sign) => text.push(char::from(*sign)),
        None => {
            text.push(BEYOND);
            text.push(char::from(SIGNS[six - SIGNS.len()]));
        }
    }
}

/// Reads what [`encode`] writes; `None` for anything else.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut count) = (0_u32, 0);
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        let six = match sign {
            BEYOND => value(signs.next()?)? + SIGNS.len(),
            sign => value(sign)?,
        };
        if six > 63 {
            return None;
        }
        held = (held << 6 | six as u32) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((held >> count & 0xff) as u8);
        }
    }
    // Neither a sign that adds no byte nor a filled bit that is set: one text for one value.
    (count < 6 && held & ((1 << count) - 1) == 0).then_some(bytes)
}

fn value(sign: char) -> Option<usize> {
    SIGNS.iter().position(|other| char::from(*other) == sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_but_its_own_text_is_read() {
        for text in ["z", "zz", "é", "-", "0", "00z"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let text = encode(&bytes);
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            prop_assert_eq!(decode(&text), Some(bytes));
        }

        #[test]
        fn one_text_for_one_value(text in "[0-9A-Za-z]{0,40}") {
            if let Some(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }
}
