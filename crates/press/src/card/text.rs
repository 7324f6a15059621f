//! Words with their styles.

use super::colours::Ink;
use super::fonts::{Face, Fonts};
use explainer::model::{Origin, Passage, PassageKind};
use explainer::quotation_marks::is_double;

/// The style of letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) ink: Ink,
    /// Their size relative to the surrounding words.
    pub(super) scale: f32,
    /// Whether a reporter inserted them into a quotation. Insertions have a box around them.
    pub(super) is_inserted: bool,
    /// Whether they are highlighted.
    pub(super) is_lit: bool,
}

impl Style {
    pub(super) const fn new(face: Face, ink: Ink) -> Self {
        Self { face, ink, scale: 1.0, is_inserted: false, is_lit: false }
    }
}

/// The style of a reporter's insertion, different from that of any other words.
pub(super) const INSERTED: Style =
    Style { face: Face::Italic, ink: Ink::Soft, scale: 0.8, is_inserted: true, is_lit: false };

/// Letters of one style.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bit {
    pub(super) style: Style,
    pub(super) text: String,
}

/// A word: the text between two spaces.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Word(pub(super) Vec<Bit>);

impl Word {
    /// Returns its width in ems.
    pub(super) fn width(&self, fonts: &Fonts) -> f32 {
        self.0.iter().map(|bit| fonts.width(bit.style.face, &bit.text) * bit.style.scale).sum()
    }

    /// Returns whether it contains a reporter's insertion.
    pub(super) fn is_inserted(&self) -> bool {
        self.0.iter().any(|bit| bit.style.is_inserted)
    }

    /// Returns its text.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|bit| bit.text.as_str()).collect()
    }

    fn push(&mut self, style: Style, sign: char) {
        match self.0.last_mut() {
            Some(bit) if bit.style == style => bit.text.push(sign),
            _ => self.0.push(Bit { style, text: sign.into() }),
        }
    }
}

/// Whether a character separates words: a no-break space does not.
pub(super) fn is_space(sign: char) -> bool {
    sign.is_whitespace() && sign != '\u{a0}'
}

/// Splits `bits` into words at spaces.
pub(super) fn words<'a>(bits: impl IntoIterator<Item = (Style, &'a str)>) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for (style, text) in bits {
        for sign in text.chars() {
            match words.last_mut() {
                Some(word) if !is_space(sign) => word.push(style, sign),
                _ => words.push(Word::default()),
            }
        }
    }
    words.retain(|word| !word.0.is_empty());
    words
}

/// Returns the words on a passage's card, with `marks` around a full quotation only. Highlights the words of the note at index
/// `lit`.
pub(super) fn shown(passage: &Passage, lit: Option<usize>, marks: &[String; 2]) -> Vec<Word> {
    let said = match passage.kind {
        PassageKind::Fragment => Style::new(Face::Semibold, Ink::Full),
        PassageKind::Quotation | PassageKind::Report => Style::new(Face::Regular, Ink::Full),
    };
    // Around quoted words our own step back; a paraphrase is all ours.
    let ours = match passage.kind {
        PassageKind::Fragment => Style::new(Face::Regular, Ink::Soft),
        PassageKind::Quotation | PassageKind::Report => Style::new(Face::Regular, Ink::Full),
    };
    let mut bits = Vec::new();
    let runs = passage.pieces.iter().flat_map(|piece| piece.runs.iter().map(move |run| (piece.note, run)));
    for (note, run) in runs {
        let is_lit = lit.is_some() && note == lit;
        let (said, ours) = (Style { is_lit, ..said }, Style { is_lit, ..ours });
        match run.origin {
            Origin::Speaker => bits.push((said, run.text.as_str())),
            Origin::Reporter => bits.push((Style { is_lit, ..INSERTED }, run.text.as_str())),
            // In a fragment the quotation marks are part of our sentence, and look like what they enclose.
            Origin::Ours => bits.extend(run.text.split_inclusive(is_double).flat_map(|text| {
                let (text, mark) = text.split_at(text.trim_end_matches(is_double).len());
                [(ours, text), (said, mark)]
            })),
        }
    }
    if passage.kind == PassageKind::Quotation {
        bits.insert(0, (said, &marks[0]));
        bits.push((said, &marks[1]));
    }
    words(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style::new(Face::Regular, Ink::Full);
    const STRONG: Style = Style::new(Face::Semibold, Ink::Full);

    fn texts(words: &[Word]) -> Vec<String> {
        words.iter().map(Word::text).collect()
    }

    #[test]
    fn a_word_may_be_set_in_two_ways() {
        let words = words([
            (PLAIN, "he was “"),
            (STRONG, "in "),
            (PLAIN, "(his)"),
            (STRONG, " brain."),
            (PLAIN, "”"),
        ]);
        assert_eq!(texts(&words), ["he", "was", "“in", "(his)", "brain.”"]);
        assert_eq!(words[4].0.len(), 2);
    }
}
