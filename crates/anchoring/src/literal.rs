//! Quotes that are no run of whole words: punctuation alone, or a part of a word without the rest of it in prefix or
//! suffix. They are found as they stand, and only where nothing else can be meant.

use crate::outcome::{Outcome, Place};
use crate::selector::Selector;
use crate::unicode::is_border;
use crate::utf16;
use crate::words::touch;

/// At most this many places are counted before the search gives up.
const MOST: usize = 64;

/// Longer quotes of no words are found at the hint alone: comparing them everywhere could take forever.
const LONGEST: usize = 256;

/// Finds `selector.exact` letter for letter, in a text where it makes up no whole words.
///
/// Where it stands several times, prefix and suffix decide, letter for letter too, and then the hint. A part of a word
/// (`inside`) is found at the hint alone: "able" must not be found in "unable".
pub(crate) fn locate(text: &str, selector: &Selector, start: Option<usize>, inside: bool) -> Outcome {
    let exact = selector.exact.as_str();
    if exact.trim().is_empty() {
        return Outcome::Absent;
    }
    let place = |byte: usize| {
        let end = byte + exact.len();
        let start = utf16::byte_to_scalar(text, byte)?;
        if !is_border(text, byte) || !is_border(text, end) {
            return None;
        }
        Place::new(start, start + exact.chars().count())
    };
    // The rest of a word that the quote cuts in two must be known: "win" is no part of "window" that anybody chose.
    let known = |byte: usize| {
        let (before, after) = (&text[..byte], &text[byte + exact.len()..]);
        (!selector.prefix.is_empty() || !touch(before, exact))
            && (!selector.suffix.is_empty() || !touch(exact, after))
    };
    if let Some(byte) = start.and_then(|start| utf16::scalar_to_byte(text, start))
        && text[byte..].starts_with(exact)
        && text[..byte].ends_with(&selector.prefix)
        && text[byte + exact.len()..].starts_with(&selector.suffix)
        && known(byte)
        && let Some(place) = place(byte)
    {
        return Outcome::Exact(place);
    }
    if inside || exact.len() > LONGEST {
        return Outcome::Absent;
    }
    let first = exact.as_bytes()[0];
    let all: Vec<usize> = (0..text.len())
        .filter(|byte| {
            text.as_bytes()[*byte] == first && text.as_bytes()[*byte..].starts_with(exact.as_bytes())
        })
        .take(MOST)
        .collect();
    let fits: Vec<usize> = all
        .iter()
        .copied()
        .filter(|byte| {
            text[..*byte].ends_with(&selector.prefix)
                && text[byte + exact.len()..].starts_with(&selector.suffix)
        })
        .collect();
    match (fits[..].first(), fits.len(), all.len()) {
        (Some(byte), 1, count) if count < MOST => place(*byte).map_or(Outcome::Absent, Outcome::Exact),
        _ => all.first().and_then(|byte| place(*byte)).map_or(Outcome::Absent, Outcome::Changed),
    }
}
