//! Chooses the largest font size in which words fit.

use super::fonts::{Face, Fonts};
use super::lines::balanced;
use super::text::{Word, cut};
use crate::truncate;

/// Line height in ems.
const LEADING: f32 = 1.24;
/// From the top of a capital to its foot, in ems.
const CAPITAL: f32 = 0.66;
/// From the foot of a capital down to that of a `p`, in ems.
const BELOW: f32 = 0.24;

/// The space for words, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) width: f32,
    pub(super) height: f32,
}

/// Words that fit, broken into lines.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    /// Their font size.
    pub(super) size: f32,
    pub(super) lines: Vec<Vec<Word>>,
    /// Whether words were left out at the end.
    pub(super) is_cut: bool,
}

impl Fitted {
    /// Returns the height of all lines.
    pub(super) fn height(&self) -> f32 {
        height(self.lines.len(), self.size)
    }

    /// Returns the baseline of each line, from the top.
    pub(super) fn feet(&self) -> impl Iterator<Item = f32> {
        (0u8..).map(|line| (CAPITAL + f32::from(line) * LEADING) * self.size)
    }
}

/// Sets `words` in the first of `sizes` in which they fit into `room`. If they fit in none, shortens them to fit in the
/// last.
pub(super) fn fit(words: &[Word], sizes: &[f32], room: Room, fonts: &Fonts) -> Fitted {
    let set = |words: &[Word], size: f32| {
        let widths: Vec<f32> = words.iter().map(|word| word.width(fonts)).collect();
        let lines = balanced(&widths, fonts.width(Face::Regular, " "), room.width / size);
        lines.into_iter().map(|line| words[line].to_vec()).collect::<Vec<_>>()
    };
    let fits = |lines: &[Vec<Word>], size| height(lines.len(), size) <= room.height;
    for size in sizes {
        let lines = set(words, *size);
        if fits(&lines, *size) {
            return Fitted { size: *size, lines, is_cut: false };
        }
    }
    let size = sizes.last().copied().unwrap_or(1.0);
    let texts: Vec<String> = words.iter().map(Word::text).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let kept = truncate::at_clause(&texts, |kept| fits(&set(&cut(words, kept), size), size));
    Fitted { size, lines: set(&cut(words, kept), size), is_cut: kept < words.len() }
}

fn height(lines: usize, size: f32) -> f32 {
    // No card has room for as many lines as would not fit.
    let gaps = u8::try_from(lines.saturating_sub(1)).unwrap_or(u8::MAX);
    (CAPITAL + f32::from(gaps) * LEADING + BELOW) * size
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::colours::Ink;
    use crate::card::text::{Style, words};

    const ROOM: Room = Room { width: 600.0, height: 200.0 };
    const SIZES: [f32; 3] = [60.0, 48.0, 36.0];

    fn fitted(text: &str) -> Fitted {
        let style = Style::new(Face::Regular, Ink::Full);
        fit(&words([(style, text)]), &SIZES, ROOM, &Fonts::load().expect("fonts"))
    }

    fn text(fitted: &Fitted) -> String {
        fitted.lines.concat().iter().map(Word::text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn few_words_are_large_and_many_small() {
        assert!((fitted("“Few words.”").size - 60.0).abs() < 0.1);
        let many = fitted(&"some words, ".repeat(12));
        assert!(many.size < 59.0 && !many.is_cut);
    }

    #[test]
    fn words_that_fit_in_no_size_are_cut_at_a_clause() {
        let long = format!("“{}”", ["some plain words here, and more of them"; 12].join(" "));
        let fitted = fitted(&long);
        assert!(fitted.is_cut);
        assert!(fitted.height() <= ROOM.height);
        let text = text(&fitted);
        assert!(text.ends_with("here,\u{a0}…”") || text.ends_with("them\u{a0}…”"), "{text}");
    }

    #[test]
    fn every_line_fits() {
        let fonts = Fonts::load().expect("fonts");
        let fitted =
            fitted("“A quotation long enough to need more than one line, whatever its size may be.”");
        let space = fonts.width(Face::Regular, " ");
        for line in &fitted.lines {
            let width: f32 = line.iter().map(|word| word.width(&fonts) + space).sum();
            assert!((width - space) * fitted.size <= ROOM.width);
        }
    }
}
