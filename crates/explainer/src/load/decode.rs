//! Takes the bytes of a file for text.

use super::encoding::normalized;
use super::problem::Problem;
use super::source_file::SourceFile;

const SAVE: &str =
    "Save it again as UTF-8: text editors offer the encoding where a file is saved or in the status line.";

/// Returns the text in `bytes`, the content of the file called `name`.
///
/// # Errors
/// Returns a mistake if they are not UTF-8.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Box<Problem>> {
    if is_utf16(&bytes) {
        let source = SourceFile::new(name, String::new());
        return Err(Box::new(source.problem(0..0, "the file is in UTF-16, not in UTF-8", "", SAVE)));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let at = bytes.utf8_error().valid_up_to();
    let wrong = bytes.as_bytes().get(at).copied().unwrap_or_default();
    // The text before the wrong byte has the places that it would have in a file without mistakes.
    let (before, after) = bytes.as_bytes().split_at(at);
    let [before, after] = [before, after].map(String::from_utf8_lossy);
    let before = normalized(&before);
    let start = before.len();
    let source = SourceFile::new(name, format!("{before}{}", normalized(&after)));
    let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
    let message = format!("byte {at} of the file, 0x{wrong:02X}, is not UTF-8");
    let help = match char::from(wrong) {
        letter if letter.is_alphabetic() => {
            format!("In Latin-1 or Windows-1252 it would be `{letter}`. {SAVE}")
        }
        _ => SAVE.into(),
    };
    Err(Box::new(source.problem(start..end, message, "here", help)))
}

/// Returns whether `bytes` begin as text in UTF-16 does, with a byte order mark or with ASCII characters.
fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] => *a != 0 && *b != 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> (String, String) {
        let problem = decode("a.toml", bytes.into()).expect_err("not UTF-8");
        (problem.place(), problem.message().into())
    }

    #[test]
    fn a_byte_that_is_not_utf8_is_told_with_its_place() {
        let (place, message) =
            told("a = 1\nbéé".as_bytes().iter().chain(b"\xE9").copied().collect::<Vec<_>>().as_slice());
        assert_eq!(place, "a.toml:2:4");
        assert_eq!(message, "byte 11 of the file, 0xE9, is not UTF-8");
    }

    #[test]
    fn utf16_is_known_with_and_without_a_byte_order_mark() {
        for text in [&b"\xFF\xFEi\0d\0"[..], b"\xFE\xFF\0i\0d", b"i\0d\0", b"\0i\0d"] {
            assert_eq!(told(text).1, "the file is in UTF-16, not in UTF-8");
        }
        for text in [&b""[..], b"id", "\u{FEFF}id".as_bytes(), b"\0\0\0\0", b"\0\0i\0"] {
            assert!(decode("a.toml", text.into()).is_ok());
        }
    }
}
