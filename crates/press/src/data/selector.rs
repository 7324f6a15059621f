//! Where words stand in a passage, in the terms of the W3C's Web Annotation Data Model.

use explainer::model::Passage;
use serde::Serialize;

/// How many characters of the text around the words tell them from others.
const AROUND: usize = 32;

/// One way to find the words; a reader may take any.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "type")]
pub(super) enum Selector {
    /// By themselves and what stands around them.
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
    /// By their place, `[start, end)` in Unicode code points, in the text of the passage as shown.
    TextPositionSelector { start: usize, end: usize },
}

/// The selectors of the words of the note at `index`; none where the passage doesn't mark them.
pub(super) fn selectors(passage: &Passage, index: usize) -> Vec<Selector> {
    let Some(at) = passage.pieces.iter().position(|piece| piece.note == Some(index)) else {
        return vec![];
    };
    let text = |pieces: &[explainer::model::Piece]| -> String {
        pieces.iter().flat_map(|piece| &piece.runs).map(|run| run.text.as_str()).collect()
    };
    let (before, exact, after) =
        (text(&passage.pieces[..at]), text(&passage.pieces[at..=at]), text(&passage.pieces[at + 1..]));
    let start = before.chars().count();
    let end = start + exact.chars().count();
    vec![
        Selector::TextQuoteSelector {
            exact,
            prefix: ending(&before).into(),
            suffix: beginning(&after).into(),
        },
        Selector::TextPositionSelector { start, end },
    ]
}

/// The last words of `text`, as many as fit.
fn ending(text: &str) -> &str {
    let Some((cut, _)) = text.char_indices().rev().nth(AROUND - 1).filter(|(cut, _)| *cut > 0) else {
        return text;
    };
    let whole = text[..cut].ends_with(char::is_whitespace) || text[cut..].starts_with(char::is_whitespace);
    match text[cut..].find(char::is_whitespace) {
        // A word was cut: what is left begins with the next one.
        Some(space) if !whole && !text[cut + space..].trim().is_empty() => text[cut + space..].trim_start(),
        _ => text[cut..].trim_start(),
    }
}

/// The first words of `text`, as many as fit.
fn beginning(text: &str) -> &str {
    let Some((cut, _)) = text.char_indices().nth(AROUND) else {
        return text;
    };
    let whole = text[..cut].ends_with(char::is_whitespace) || text[cut..].starts_with(char::is_whitespace);
    match text[..cut].rfind(char::is_whitespace) {
        Some(space) if !whole && !text[..space].trim().is_empty() => text[..space].trim_end(),
        _ => text[..cut].trim_end(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::PassageKind;

    #[test]
    fn places_are_counted_in_code_points() {
        let found = selectors(&sample::passage(PassageKind::Quotation), 0);
        assert_eq!(
            found,
            [
                Selector::TextQuoteSelector {
                    exact: "the mill".into(),
                    prefix: "𝒲e will never sell ".into(),
                    suffix: " to anybody.".into(),
                },
                Selector::TextPositionSelector { start: 19, end: 27 },
            ]
        );
    }

    #[test]
    fn what_stands_around_the_words_is_whole_words() {
        let text = "If we did what everybody here wants us to do, and that is come in";
        assert_eq!(ending(text), "us to do, and that is come in");
        assert_eq!(beginning(text), "If we did what everybody here");
        for short in ["", " ", "we did ", " we did"] {
            assert_eq!((ending(short), beginning(short)), (short, short));
        }
        let long = "x".repeat(50);
        assert_eq!(ending(&long).len(), AROUND);
        assert_eq!(beginning(&long).len(), AROUND);
    }
}
