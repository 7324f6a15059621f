//! Chooses the largest font size in which words fit.

use super::fonts::{Face, Fonts};
use super::lines::balanced;
use super::text::Word;

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

/// Sets `words` in the first of `sizes` in which they fit into `room`. Returns `None` if they fit in none: no card shows a
/// part of what was said.
pub(super) fn fit(words: &[Word], sizes: &[f32], room: Room, fonts: &Fonts) -> Option<Fitted> {
    let widths: Vec<f32> = words.iter().map(|word| word.width(fonts)).collect();
    sizes.iter().find_map(|&size| {
        let lines = balanced(&widths, fonts.width(Face::Regular, " "), room.width / size);
        let lines: Vec<_> = lines.into_iter().map(|line| words[line].to_vec()).collect();
        (height(lines.len(), size) <= room.height).then_some(Fitted { size, lines })
    })
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

    fn fitted(text: &str) -> Option<Fitted> {
        let style = Style::new(Face::Regular, Ink::Full);
        fit(&words([(style, text)]), &SIZES, ROOM, &Fonts::load().expect("fonts"))
    }

    #[test]
    fn few_words_are_large_and_many_small() {
        let size = |text: &str| fitted(text).expect("a size").size;
        assert!((size("“Few words.”") - 60.0).abs() < 0.1);
        assert!(size(&"some words, ".repeat(12)) < 59.0);
    }

    #[test]
    fn words_that_fit_in_no_size_are_not_set() {
        assert!(fitted(&"some plain words here, and more of them ".repeat(12)).is_none());
    }

    #[test]
    fn every_line_fits() {
        let fonts = Fonts::load().expect("fonts");
        let fitted =
            fitted("“A quotation long enough to need more than one line, whatever its size may be.”")
                .expect("a size");
        let space = fonts.width(Face::Regular, " ");
        for line in &fitted.lines {
            let width: f32 = line.iter().map(|word| word.width(&fonts) + space).sum();
            assert!((width - space) * fitted.size <= ROOM.width);
        }
    }
}
