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

/// Words set alike that stand beside each other.
struct Stretch {
    is_inserted: bool,
    is_lit: bool,
    words: Vec<Word>,
    /// Where they begin and end, in ems.
    from: f32,
    to: f32,
}

/// How wide a line of words is, in ems.
pub(super) fn width(line: &[Word], fonts: &Fonts) -> f32 {
    stretches(line, fonts).last().map_or(0.0, |last| last.to)
}

/// Sets a line of words from `x` to the right on the foot `y`, with a box around every insertion and light behind what is
/// lit. Each stretch has its place by itself, so that no box can miss its words.
pub(super) fn set(card: &mut Drawing, line: &[Word], (x, y): (f32, f32), size: f32, fonts: &Fonts) {
    let stretches = stretches(line, fonts);
    for (index, Stretch { is_inserted, is_lit, words, from, to }) in stretches.iter().enumerate() {
        card.line(words.clone(), x + from * size, y, size);
        if *is_lit {
            // Up to what goes on lit.
            let next = stretches.get(index + 1).filter(|next| next.is_lit);
            let to = next.map_or(to + ROOM / 2.0, |next| next.from);
            let (left, right) = (x + (from - ROOM / 2.0) * size, x + to * size);
            card.bar(Ink::Lit, (left, y - LIGHT.0 * size), (right - left, (LIGHT.0 + LIGHT.1) * size));
        }
        if *is_inserted {
            let (left, right) = (x + (from - PADDING) * size, x + (to + PADDING) * size);
            let (top, foot) = (y - HEIGHT.0 * size, y + HEIGHT.1 * size);
            for y in [top, foot - RULE] {
                card.bar(Ink::Soft, (left, y), (right - left, RULE));
            }
            for x in [left, right - RULE] {
                card.bar(Ink::Soft, (x, top), (RULE, foot - top));
            }
        }
    }
}

fn stretches(line: &[Word], fonts: &Fonts) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut at = 0.0;
    for word in line {
        let mut is_new = true;
        for bit in &word.0 {
            let (is_inserted, is_lit) = (bit.style.is_inserted, bit.style.is_lit);
            // Where a box begins or ends.
            if stretches.last().is_some_and(|last| last.is_inserted != is_inserted) {
                at += ROOM;
            }
            let to = at + width_of(bit, fonts);
            match stretches.last_mut() {
                Some(stretch) if stretch.is_inserted == is_inserted && stretch.is_lit == is_lit => {
                    match stretch.words.last_mut() {
                        Some(open) if !is_new => open.0.push(bit.clone()),
                        _ => stretch.words.push(Word(vec![bit.clone()])),
                    }
                    stretch.to = to;
                }
                _ => stretches.push(Stretch {
                    is_inserted,
                    is_lit,
                    words: vec![Word(vec![bit.clone()])],
                    from: at,
                    to,
                }),
            }
            (at, is_new) = (to, false);
        }
        at += fonts.width(Face::Regular, " ");
    }
    stretches
}

fn width_of(bit: &Bit, fonts: &Fonts) -> f32 {
    fonts.width(bit.style.face, &bit.text) * bit.style.scale
}

#[cfg(test)]
mod tests {
    use super::super::text::{INSERTED, Style, words};
    use super::*;

    const PLAIN: Style = Style::new(Face::Regular, Ink::Full);

    #[test]
    fn an_insertion_stands_by_itself_at_its_place() {
        let fonts = Fonts::load().expect("fonts");
        let line = words([(PLAIN, "sell the mill "), (INSERTED, "(the old one)"), (PLAIN, ", ever")]);
        let stretches = stretches(&line, &fonts);
        let texts: Vec<(bool, Vec<String>)> = stretches
            .iter()
            .map(|stretch| (stretch.is_inserted, stretch.words.iter().map(Word::text).collect()))
            .collect();
        let texts_of = |all: &[&str]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            texts,
            [
                (false, texts_of(&["sell", "the", "mill"])),
                (true, texts_of(&["(the", "old", "one)"])),
                (false, texts_of(&[",", "ever"])),
            ]
        );
        let space = fonts.width(Face::Regular, " ");
        assert!((stretches[1].from - stretches[0].to - space - ROOM).abs() < 1e-5, "a space before it");
        assert!((stretches[2].from - stretches[1].to - ROOM).abs() < 1e-5, "none after it");
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
