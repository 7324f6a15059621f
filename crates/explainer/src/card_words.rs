//! Where the words of a passage are on its card.

use crate::fragment::Tag;
use serde::Serialize;

/// The words of a passage on the picture that is its card, for highlighting some of them.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CardWords {
    /// The tag of the wording on the card.
    pub tag: Tag,
    /// The address of the card, relative to the base path.
    pub card: String,
    /// The colour of highlighted words, as in CSS. Words show through it: it is multiplied with the picture.
    pub colour: String,
    /// The words, in their order.
    pub words: Vec<CardWord>,
}

/// A word on a card.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CardWord {
    /// Its first scalar in the text of the passage as shown.
    pub start: u32,
    /// One past its last scalar.
    pub end: u32,
    /// The left edge of its highlight, in pixels of the picture.
    pub left: u32,
    /// The top edge.
    pub top: u32,
    /// The width.
    pub width: u32,
    /// The height, the same for all words of a line.
    pub height: u32,
}

impl CardWords {
    /// Returns the highlights of the words that overlap the scalars `[start, end)`: one for each line, as left and top edge,
    /// width and height.
    #[must_use]
    pub fn highlights(&self, start: u32, end: u32) -> Vec<[u32; 4]> {
        let mut highlights: Vec<[u32; 4]> = Vec::new();
        for word in self.words.iter().filter(|word| word.start < end && start < word.end) {
            match highlights.last_mut() {
                Some([left, top, width, _]) if *top == word.top => *width = word.left + word.width - *left,
                _ => highlights.push([word.left, word.top, word.width, word.height]),
            }
        }
        highlights
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_line_have_one_highlight() {
        let word = |start, end, left, top| CardWord { start, end, left, top, width: 30, height: 20 };
        let words = vec![word(0, 2, 10, 5), word(3, 5, 50, 5), word(6, 9, 90, 5), word(10, 12, 10, 30)];
        let card = CardWords { tag: Tag::new(1), card: String::new(), colour: String::new(), words };
        assert_eq!(card.highlights(3, 5), [[50, 5, 30, 20]]);
        assert_eq!(card.highlights(4, 11), [[50, 5, 70, 20], [10, 30, 30, 20]]);
        assert_eq!(card.highlights(2, 3), [] as [[u32; 4]; 0], "between two words");
    }
}
