//! Setting words that have a box around them, as a reporter's insertions have on the pages, or light behind them.

use super::colours::Ink;
use super::fonts::{Face, Fonts};
use super::svg::Drawing;
use super::text::{Bit, Word};

/// From the words to the box, left and right, in ems: as much as makes a bracket clear of it.
const PADDING: f32 = 0.13;
/// What a box adds to the room that its words take, left and right, in ems. The margins of a card have that much to give.
const ROOM: f32 = 0.1;
/// From the foot of the words up and down to the box, in ems.
const HEIGHT: (f32, f32) = (0.68, 0.24);
/// From the foot of the words up and down to the end of the light, in ems.
const LIGHT: (f32, f32) = (0.86, 0.28);
/// How thick the box is, in pixels.
const RULE: f32 = 2.0;

/// Letters of one style in a line.
struct Placed<'a> {
    bit: &'a Bit,
    /// The index of their word in the line.
    word: usize,
    /// Where they begin and end, in ems.
    from: f32,
    to: f32,
}

impl Placed<'_> {
    fn is_marked_like(&self, other: &Self) -> bool {
        let (one, other) = (&self.bit.style, &other.bit.style);
        one.is_inserted == other.is_inserted && one.is_lit == other.is_lit
    }
}

/// A word that was set: its highlight, if it were lit, as left and top edge, width and height in pixels.
pub(super) type Spot = [f32; 4];

/// How wide a line of words is, in ems.
pub(super) fn width(line: &[Word], fonts: &Fonts) -> f32 {
    placed(line, fonts).last().map_or(0.0, |last| last.to)
}

/// Sets a line of words from `x` to the right on the foot `y`, with a box around every insertion and light behind what is
/// lit. Each word has its place by itself, so that no box can miss its words. Returns where each word is.
pub(super) fn set(
    card: &mut Drawing,
    line: &[Word],
    (x, y): (f32, f32),
    size: f32,
    fonts: &Fonts,
) -> Vec<Spot> {
    let placed = placed(line, fonts);
    for set_alike in placed.chunk_by(|one, next| one.word == next.word && one.is_marked_like(next)) {
        let bits = set_alike.iter().map(|placed| placed.bit.clone()).collect();
        let from = set_alike.first().map_or(0.0, |first| first.from);
        card.line(vec![Word(bits)], x + from * size, y, size);
    }
    let spot = |from: f32, to: f32| {
        let (left, right) = (x + (from - ROOM / 2.0) * size, x + (to + ROOM / 2.0) * size);
        [left, y - LIGHT.0 * size, right - left, (LIGHT.0 + LIGHT.1) * size]
    };
    for lit in placed.chunk_by(|one, next| one.bit.style.is_lit == next.bit.style.is_lit) {
        if let [first, ..] = lit
            && let [.., last] = lit
            && first.bit.style.is_lit
        {
            let [left, top, width, height] = spot(first.from, last.to);
            card.bar(Ink::Lit, (left, top), (width, height));
        }
    }
    for inserted in placed.chunk_by(|one, next| one.bit.style.is_inserted == next.bit.style.is_inserted) {
        if let [first, ..] = inserted
            && let [.., last] = inserted
            && first.bit.style.is_inserted
        {
            let (left, right) = (x + (first.from - PADDING) * size, x + (last.to + PADDING) * size);
            let (top, foot) = (y - HEIGHT.0 * size, y + HEIGHT.1 * size);
            for y in [top, foot - RULE] {
                card.bar(Ink::Soft, (left, y), (right - left, RULE));
            }
            for x in [left, right - RULE] {
                card.bar(Ink::Soft, (x, top), (RULE, foot - top));
            }
        }
    }
    let words = placed.chunk_by(|one, next| one.word == next.word);
    words.filter_map(|word| Some(spot(word.first()?.from, word.last()?.to))).collect()
}

/// The letters of a line at their places.
fn placed<'a>(line: &'a [Word], fonts: &Fonts) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed<'a>> = Vec::new();
    let mut at = 0.0;
    for (word, Word(bits)) in line.iter().enumerate() {
        for bit in bits {
            // Where a box begins or ends.
            if placed.last().is_some_and(|last| last.bit.style.is_inserted != bit.style.is_inserted) {
                at += ROOM;
            }
            let to = at + fonts.width(bit.style.face, &bit.text) * bit.style.scale;
            placed.push(Placed { bit, word, from: at, to });
            at = to;
        }
        at += fonts.width(Face::Regular, " ");
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::super::text::{INSERTED, Style, words};
    use super::*;

    const PLAIN: Style = Style::new(Face::Regular, Ink::Full);

    #[test]
    fn an_insertion_has_room_for_its_box() {
        let fonts = Fonts::load().expect("fonts");
        let line = words([(PLAIN, "sell the mill "), (INSERTED, "(the old one)"), (PLAIN, ", ever")]);
        let placed = placed(&line, &fonts);
        let texts: Vec<(usize, &str)> =
            placed.iter().map(|placed| (placed.word, placed.bit.text.as_str())).collect();
        let wanted = [
            (0, "sell"),
            (1, "the"),
            (2, "mill"),
            (3, "(the"),
            (4, "old"),
            (5, "one)"),
            (5, ","),
            (6, "ever"),
        ];
        assert_eq!(texts, wanted);
        let space = fonts.width(Face::Regular, " ");
        let gap = |index: usize| placed[index].from - placed[index - 1].to;
        assert!((gap(3) - space - ROOM).abs() < 1e-5, "a space before it");
        assert!((gap(4) - space).abs() < 1e-5, "within it");
        assert!((gap(6) - ROOM).abs() < 1e-5, "none after it");
    }

    #[test]
    fn every_word_that_is_set_has_its_place() {
        let fonts = Fonts::load().expect("fonts");
        let line = words([(PLAIN, "one "), (INSERTED, "(of two)"), (PLAIN, ", more")]);
        let spots = set(&mut Drawing::default(), &line, (100.0, 50.0), 40.0, &fonts);
        assert_eq!(spots.len(), line.len());
        assert!(spots.iter().all(|[_, top, _, height]| (*top, *height) == (spots[0][1], spots[0][3])));
        for pair in spots.windows(2) {
            assert!(pair[0][0] + pair[0][2] <= pair[1][0], "no two overlap: {spots:?}");
        }
    }

    #[test]
    fn a_line_is_as_wide_as_its_words_and_the_spaces_between_them() {
        let fonts = Fonts::load().expect("fonts");
        let line = words([(PLAIN, "in "), (INSERTED, "(his)"), (PLAIN, " brain.")]);
        let wanted: f32 = line.iter().map(|word| word.width(&fonts)).sum::<f32>()
            + 2.0 * ROOM
            + 2.0 * fonts.width(Face::Regular, " ");
        assert!((width(&line, &fonts) - wanted).abs() < 1e-5);
    }
}
