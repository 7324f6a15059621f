//! Selectors of words in a passage (W3C Web Annotation Data Model).

use explainer::model::Passage;
use serde::Serialize;

/// Maximum characters of context before and after the words.
const AROUND: usize = 32;

/// One of several ways to find the same words.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "type")]
pub(super) enum Selector {
    /// The words and the text around them.
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
    /// The range `[start, end)`, in Unicode code points, of the passage's text as shown.
    TextPositionSelector { start: usize, end: usize },
}

/// Returns selectors of the words of the note at `index`; none if the passage doesn't mark them.
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

/// Returns the last whole words of `text`, at most [`AROUND`] characters.
fn ending(text: &str) -> &str {
    let Some((cut, _)) = text.char_indices().rev().nth(AROUND - 1).filter(|(cut, _)| *cut > 0) else {
        return text;
    };
    let whole = text[..cut].ends_with(char::is_whitespace) || text[cut..].starts_with(char::is_whitespace);
    match text[cut..].find(char::is_whitespace) {
        // The cut is inside a word, so the context begins with the next one.
        Some(space) if !whole && !text[cut + space..].trim().is_empty() => text[cut + space..].trim_start(),
        _ => text[cut..].trim_start(),
    }
}

/// Returns the first whole words of `text`, at most [`AROUND`] characters.
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
