//! Compares the text then and now: cuts each into parts of one style.

use explainer::model::Edit;
use std::ops::Range;

/// A part of one of the two texts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Part<'a> {
    /// The text of the part.
    pub(crate) text: &'a str,
    /// Whether the other text lacks it.
    pub(crate) is_changed: bool,
    /// Whether the note's link points to it.
    pub(crate) is_linked: bool,
}

/// Returns the parts of the text then. The note's link points to its scalars `linked`.
pub(crate) fn then<'a>(edits: &'a [Edit], linked: &Range<u32>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    // The scalar at which `rest` begins.
    let mut at = 0;
    for edit in edits {
        let Some(mut rest) = edit.first() else { continue };
        for (until, is_linked) in [(linked.start, false), (linked.end, true), (u32::MAX, false)] {
            let length = until.saturating_sub(at) as usize;
            let cut = rest.char_indices().nth(length).map_or(rest.len(), |(cut, _)| cut);
            let (text, after) = rest.split_at(cut);
            rest = after;
            at = at.saturating_add(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
            if !text.is_empty() {
                parts.push(Part { text, is_changed: matches!(edit, Edit::First(_)), is_linked });
            }
        }
    }
    parts
}

/// Returns the parts of the text now.
pub(crate) fn now(edits: &[Edit]) -> Vec<Part<'_>> {
    let texts = edits.iter().filter_map(|edit| Some((edit, edit.second()?)));
    let parts = texts.map(|(edit, text)| Part {
        text,
        is_changed: matches!(edit, Edit::Second(_)),
        is_linked: false,
    });
    parts.filter(|part| !part.text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edits() -> [Edit; 4] {
        let text = String::from;
        [
            Edit::Same(text("We will ")),
            Edit::First(text("cru𝒮h")),
            Edit::Second(text("beat")),
            Edit::Same(text(" them.")),
        ]
    }

    #[test]
    fn linked_words_are_cut_out_of_every_part() {
        let part = |text, is_changed, is_linked| Part { text, is_changed, is_linked };
        assert_eq!(
            then(&edits(), &(3..10)),
            [
                part("We ", false, false),
                part("will ", false, true),
                part("cr", true, true),
                part("u𝒮h", true, false),
                part(" them.", false, false),
            ]
        );
        assert_eq!(
            now(&edits()),
            [part("We will ", false, false), part("beat", true, false), part(" them.", false, false)]
        );
    }

    proptest! {
        #[test]
        fn both_texts_are_whole(start in 0..30_u32, length in 0..30_u32) {
            let edits = edits();
            let linked = start..start + length;
            let parts = then(&edits, &linked);
            let text = |parts: &[Part<'_>]| parts.iter().map(|part| part.text).collect::<String>();
            prop_assert_eq!(text(&parts), "We will cru𝒮h them.");
            prop_assert_eq!(text(&now(&edits)), "We will beat them.");
            let lit: Vec<Part<'_>> = parts.into_iter().filter(|part| part.is_linked).collect();
            let wanted: String =
                "We will cru𝒮h them.".chars().skip(start as usize).take(length as usize).collect();
            prop_assert_eq!(text(&lit), wanted);
        }
    }
}
