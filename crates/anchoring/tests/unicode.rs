//! The answer does not depend on the normal form of a text, for any scalar there is but the CJK compatibility
//! ideographs; and places stand on grapheme borders. Through the public door: what `src/unicode` holds shows here.

use anchoring::{Outcome, Selector, locate};
use unicode_normalization::UnicodeNormalization;

#[test]
fn every_decomposition_is_known() {
    let mut wrong = Vec::new();
    for c in '\0'..=char::MAX {
        let left_out = matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}');
        let decomposed: String = [c].into_iter().nfd().collect();
        if left_out || decomposed.chars().eq([c]) || !c.is_alphabetic() {
            continue;
        }
        let quote = format!("one two {c} three four");
        let text = format!("zero one two {decomposed} three four five");
        if !matches!(locate(&text, &[], &Selector::new(quote), None), Outcome::Exact(_)) {
            wrong.push(c);
        }
    }
    assert!(wrong.is_empty(), "{} {wrong:?}", wrong.len());
}

#[test]
fn marks_in_any_order_are_one_word() {
    // Every combining class at least once, before and behind a mark above (230) and one below (220).
    let classes: Vec<char> = ('\u{300}'..'\u{1E900}')
        .filter(|c| unicode_normalization::char::canonical_combining_class(*c) > 0)
        .collect();
    assert!(classes.len() > 800);
    for mark in classes {
        for other in ['\u{301}', '\u{323}'] {
            let word = format!("xy{mark}{other}z");
            let ordered: String = word.nfd().collect();
            let quote = format!("one two {word} three four");
            let text = format!("zero one two {ordered} three four five");
            assert!(
                matches!(locate(&text, &[], &Selector::new(quote), None), Outcome::Exact(_)),
                "{mark:?} {other:?}"
            );
        }
    }
}
