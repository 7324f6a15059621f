//! The few Unicode properties the crate needs, in a form small enough for a web page.
//!
//! The usual crates cost 42 kB (normalisation) and 9 kB (segmentation) of compressed WebAssembly; these tables cost
//! about 4. They leave out one thing: the CJK compatibility ideographs are not decomposed, so a text that holds one
//! matches only a quote that holds the same one.

mod tables;

use std::sync::OnceLock;

use tables::{COMBINING_CLASSES, DECOMPOSITIONS, EXTENDERS, SMALL_LETTERS};

/// Hangul syllables are computed (The Unicode Standard, 3.12).
const S_BASE: u32 = 0xAC00;
const L_BASE: u32 = 0x1100;
const V_BASE: u32 = 0x1161;
const T_BASE: u32 = 0x11A7;
const V_COUNT: u32 = 21;
const T_COUNT: u32 = 28;
const S_COUNT: u32 = 19 * V_COUNT * T_COUNT;

/// Hands the full canonical decomposition of `c` to `take`, a scalar at a time.
pub(crate) fn decompose(c: char, take: &mut impl FnMut(char)) {
    if c < '\u{C0}' {
        return take(c);
    }
    let n = c as u32;
    if let Some(s) = n.checked_sub(S_BASE).filter(|s| *s < S_COUNT) {
        let parts = [
            L_BASE + s / (V_COUNT * T_COUNT),
            V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT,
            T_BASE + s % T_COUNT,
        ];
        let len = if parts[2] == T_BASE { 2 } else { 3 };
        return parts[..len].iter().filter_map(|p| char::from_u32(*p)).for_each(take);
    }
    let table = decompositions();
    match table.binary_search_by_key(&n, |(whole, ..)| *whole) {
        Ok(at) => {
            let (_, first, second) = table[at];
            decompose(first, take);
            if let Some(second) = second {
                take(second);
            }
        }
        Err(_) => take(c),
    }
}

type Step = (u32, char, Option<char>);

fn decompositions() -> &'static [Step] {
    static TABLE: OnceLock<Vec<Step>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut bytes = DECOMPOSITIONS.iter().copied();
        let mut table = Vec::new();
        let (mut whole, mut first) = (0, 0u32);
        while let Some(step) = varint(&mut bytes) {
            whole += step;
            let zigzag = varint(&mut bytes).unwrap_or(0);
            first = first.wrapping_add((zigzag >> 1) ^ (zigzag & 1).wrapping_neg());
            let second = varint(&mut bytes).filter(|n| *n > 0).and_then(|n| char::from_u32(n + 0x2FF));
            table.extend(char::from_u32(first).map(|first| (whole, first, second)));
        }
        table
    })
}

/// The next number of a packed table: seven bits to the byte, the lowest first.
pub(crate) fn varint(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut n = 0;
    for shift in (0..).step_by(7) {
        let byte = bytes.next()?;
        n |= u32::from(byte & 127) << shift;
        if byte < 128 {
            break;
        }
    }
    Some(n)
}

/// The small letter of a capital; any other scalar as it is.
pub(crate) fn to_small(c: char) -> char {
    let n = c as u32;
    let at = SMALL_LETTERS.partition_point(|(_, last, ..)| *last < n);
    match SMALL_LETTERS.get(at) {
        Some((first, _, step, distance)) if *first <= n && (n - first).is_multiple_of(*step) => {
            char::from_u32(n.wrapping_add_signed(*distance)).unwrap_or(c)
        }
        _ => c,
    }
}

pub(crate) fn is_capital(c: char) -> bool {
    to_small(c) != c
}

/// Whether `c` is the small letter of some capital.
pub(crate) fn is_small(c: char) -> bool {
    let n = c as u32;
    SMALL_LETTERS.iter().any(|(first, last, step, distance)| {
        let capital = n.wrapping_add_signed(-distance);
        (*first..=*last).contains(&capital) && (capital - first).is_multiple_of(*step)
    })
}

/// The canonical combining class; 0 for most scalars.
pub(crate) fn combining_class(c: char) -> u8 {
    let n = c as u32;
    // Latin, Greek and Cyrillic letters need no search.
    if n < 0x300 || (0x370..0x483).contains(&n) {
        return 0;
    }
    let at = COMBINING_CLASSES.partition_point(|(_, last, _)| *last < n);
    COMBINING_CLASSES.get(at).filter(|(first, ..)| *first <= n).map_or(0, |(.., class)| *class)
}

/// Whether `c` belongs to the grapheme before it (Grapheme_Extend, SpacingMark, ZWJ).
pub(crate) fn extends(c: char) -> bool {
    let n = c as u32;
    if n < 0x300 {
        return false;
    }
    let at = EXTENDERS.partition_point(|(_, last)| *last < n);
    EXTENDERS.get(at).is_some_and(|(first, _)| *first <= n)
}

/// Whether `c` draws the scalar after it into its grapheme and is no letter (Prepend; the Arabic number signs).
pub(crate) fn prepends(c: char) -> bool {
    matches!(
        c,
        '\u{600}'
            ..='\u{605}'
                | '\u{6DD}'
                | '\u{70F}'
                | '\u{890}'
                | '\u{891}'
                | '\u{8E2}'
                | '\u{110BD}'
                | '\u{110CD}'
    )
}

pub(crate) fn is_regional_indicator(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Whether a grapheme certainly ends at byte `at`. It says no to some rare places where one does, and never yes to one
/// where none does.
pub(crate) fn is_border(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else {
        return true;
    };
    let jamo =
        |c: char| matches!(c, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}');
    if before == '\r' && after == '\n' || extends(after) || prepends(before) || jamo(before) && jamo(after) {
        return false;
    }
    if before < '\u{300}' || after < '\u{A9}' {
        // Nothing joins a plain letter or sign to what follows but an extender; one look beyond for rarer prepends.
        return !is_rare_prepend(before);
    }
    if is_regional_indicator(before) && is_regional_indicator(after) {
        let run = text[..at].chars().rev().take_while(|c| is_regional_indicator(*c)).count();
        return run % 2 == 0;
    }
    // A joiner or a virama may tie the next sign to it.
    let tied = text[..at]
        .chars()
        .rev()
        .take(8)
        .take_while(|c| extends(*c))
        .any(|c| c == '\u{200D}' || combining_class(c) == 9);
    !tied && !is_rare_prepend(before)
}

/// Letters of a few Indic scripts that draw the next scalar into their grapheme.
fn is_rare_prepend(c: char) -> bool {
    matches!(
        c,
        '\u{D4E}' | '\u{111C2}' | '\u{111C3}' | '\u{113D1}' | '\u{1193F}' | '\u{11941}' | '\u{11A84}'
            ..='\u{11A89}' | '\u{11D46}' | '\u{11F02}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_case_is_that_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            let mut small = c.to_lowercase();
            // The dotted capital I has a small form of two scalars; it is decomposed before it comes here.
            if let (Some(small), None) = (small.next(), small.next()) {
                assert_eq!(to_small(c), small);
                assert!(small == c || is_small(small), "{c}");
            }
        }
        assert!(is_capital('Ї') && !is_capital('ї') && !is_small('Ї') && !is_small('7') && !is_small('ע'));
    }
}
