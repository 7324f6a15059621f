//! Folding: what two spellings of one word have in common when Unicode form, letter case and typography are set aside.
//!
//! Folding works word by word, so the way back to the original offsets is kept by the words themselves.

use std::sync::OnceLock;

use crate::unicode::{combining_class, decompose, to_small};

/// Scalars that typesetting adds or takes away: soft hyphen, zero width spaces and joiners, direction marks, tatweel,
/// variation selectors.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

/// Every sign in use for an apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2BC}' | '\u{2032}' | '\u{FF07}')
}

/// Whether a scalar beyond ASCII folds to ASCII letters, or to nothing: a word may have it whose folded form is ASCII.
pub(crate) fn may_fold_to_letters(c: char) -> bool {
    is_hidden(c) || is_wide(c) || matches!(c, '\u{212A}' | '\u{FB00}'..='\u{FB04}')
}

/// The letters and digits of ASCII in their full-width forms.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}')
}

/// Hands the folded scalars of `c` to `take`, in order of decomposition.
pub(crate) fn fold_char(c: char, take: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return take(c.to_ascii_lowercase());
    }
    match low_table().get(c as usize) {
        Some(Low::Plain(a)) => take(*a),
        Some(Low::Marked(a, b)) => {
            take(*a);
            take(*b);
        }
        Some(Low::Hidden) => {}
        Some(Low::Long) | None => fold_any(c, take),
    }
}

/// The folded forms of the scalars below U+0800, where most alphabets live: folding them one by one through the
/// Unicode tables would be ten times slower.
enum Low {
    Hidden,
    Plain(char),
    Marked(char, char),
    Long,
}

fn low_table() -> &'static [Low] {
    static TABLE: OnceLock<Vec<Low>> = OnceLock::new();
    TABLE.get_or_init(|| {
        ('\0'..'\u{800}')
            .map(|c| {
                let mut folded = Vec::new();
                fold_any(c, &mut |f| folded.push(f));
                match folded[..] {
                    [] => Low::Hidden,
                    [a] => Low::Plain(a),
                    [a, b] => Low::Marked(a, b),
                    _ => Low::Long,
                }
            })
            .collect()
    })
}

fn fold_any(c: char, take: &mut impl FnMut(char)) {
    if is_hidden(c) {
        return;
    }
    if is_apostrophe(c) {
        return take('\'');
    }
    // Letters and digits as wide as Han characters.
    if is_wide(c) {
        return char::from_u32(c as u32 - 0xFEE0).into_iter().for_each(|c| take(c.to_ascii_lowercase()));
    }
    // Ligatures of old typesetting, left in text taken from PDF.
    let ligature = match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        _ => "",
    };
    if !ligature.is_empty() {
        return ligature.chars().for_each(take);
    }
    decompose(c, &mut |part| match part {
        'ς' => take('σ'),
        '\u{2212}' => take('-'),
        _ => take(to_small(part)),
    });
}

/// The folded form of a word: NFD, lower case, one kind of apostrophe, nothing hidden.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// As [`fold`], into a buffer that is emptied first.
pub(crate) fn fold_into(word: &str, folded: &mut String) {
    folded.clear();
    let (mut highest, mut ordered) = (0, true);
    for c in word.chars() {
        fold_char(c, &mut |f| {
            let class = combining_class(f);
            ordered &= class == 0 || class >= highest;
            highest = class;
            folded.push(f);
        });
    }
    if !ordered {
        order_marks(folded);
    }
}

/// Puts runs of combining marks into canonical order.
fn order_marks(folded: &mut String) {
    let mut all: Vec<char> = folded.chars().collect();
    for at in 1..all.len() {
        let class = combining_class(all[at]);
        let mut to = at;
        while class > 0 && to > 0 && combining_class(all[to - 1]) > class {
            all.swap(to, to - 1);
            to -= 1;
        }
    }
    folded.clear();
    folded.extend(all);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_folds_to_letters() {
        for c in '\u{80}'..=char::MAX {
            let folds = fold(&c.to_string()).bytes().all(|byte| byte.is_ascii_alphabetic());
            assert!(!folds || may_fold_to_letters(c), "{c:?}");
        }
    }

    #[test]
    fn one_form_for_all_spellings() {
        for (a, b) in [
            ("Café", "CAFE\u{301}"),
            ("Київ", "КИЇВ"),
            ("Київ", "Киі\u{308}в"),
            ("м’я", "мʼя"),
            ("co\u{AD}op", "coop"),
            ("ﬁne", "fine"),
            ("ＮＡＴＯ３", "nato3"),
            ("ΣΟΦΟΣ", "σοφος"),
            ("a\u{301}\u{323}", "a\u{323}\u{301}"),
            ("각", "\u{1100}\u{1161}\u{11A8}"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(fold("resume"), fold("résumé"));
    }
}
