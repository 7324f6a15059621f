//! Any text, any selector, any hint: no panic, places inside the text and on grapheme borders, and what is described is
//! found again.
//!
//! The input is a byte for the hint and up to four parts divided by zero bytes: text, exact, prefix, suffix.

#![no_main]

use anchoring::{Indexed, Outcome, Selector};
use libfuzzer_sys::fuzz_target;
use unicode_segmentation::UnicodeSegmentation;

fuzz_target!(|data: &[u8]| {
    let Some((hint, rest)) = data.split_first() else { return };
    let Ok(rest) = std::str::from_utf8(rest) else { return };
    let mut parts = rest.split('\0');
    let mut part = || parts.next().unwrap_or_default();
    let text = part();
    let selector = Selector::new(part()).between(part(), part());
    let hint = usize::from(*hint);

    let indexed = Indexed::new(text, &[]);
    check(text, indexed.locate(&selector, None));
    check(text, indexed.locate(&selector, Some(hint)));

    let length = text.chars().count();
    let (start, end) = (hint % (length + 1), (hint * 7 + 3) % (length + 1));
    if let Ok(selector) = indexed.describe(start.min(end), start.max(end)) {
        check(text, indexed.locate(&selector, Some(start.min(end))));
    }
});

fn check(text: &str, outcome: Outcome) {
    let Some(place) = outcome.place() else { return };
    let bytes = place.bytes(text).expect("a place inside the text");
    let is_border = |byte: usize| byte == text.len() || text.grapheme_indices(true).any(|(at, _)| at == byte);
    assert!(is_border(bytes.start) && is_border(bytes.end), "{place:?}");
}
