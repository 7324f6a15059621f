//! The colours that a card needs: each ink, and what lies between it and what it is on at the edges of letters.
//!
//! A picture that names its colours by number is a third of the size of one that spells them out for every pixel.

use super::colours::Colours;
use std::collections::HashMap;

/// How many steps lead from one colour to another: with six pairs and the paper, as many as have a number in a byte.
const STEPS: u16 = 42;

/// Colours by number.
pub(super) struct Palette {
    colours: Vec<[u8; 3]>,
}

impl Palette {
    pub(super) fn new(colours: &Colours) -> Self {
        let mut all = vec![colours.paper];
        for (ground, ink) in colours.pairs() {
            all.extend((1..=STEPS).map(|step| between(ground, ink, step)));
        }
        Self { colours: all }
    }

    /// Red, green and blue of every colour.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.colours.as_flattened().to_vec()
    }

    /// The number of the nearest colour for every pixel of `rgba`, all of which are opaque.
    pub(super) fn numbers(&self, rgba: &[u8]) -> Vec<u8> {
        let mut known = HashMap::new();
        // Most pixels are like the one before.
        let (mut last, mut number) = (self.colours[0], 0u8);
        let pixels = rgba.as_chunks::<4>().0.iter();
        pixels
            .map(|[red, green, blue, _]| {
                let colour = [*red, *green, *blue];
                if colour != last {
                    (last, number) = (colour, *known.entry(colour).or_insert_with(|| self.nearest(colour)));
                }
                number
            })
            .collect()
    }

    fn nearest(&self, colour: [u8; 3]) -> u8 {
        let distance = |other: &[u8; 3]| -> u32 {
            colour.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
        };
        let numbered = (0u8..=u8::MAX).zip(&self.colours);
        numbered.min_by_key(|(_, other)| distance(other)).map_or(0, |(number, _)| number)
    }
}

fn between(ground: [u8; 3], ink: [u8; 3], step: u16) -> [u8; 3] {
    let mut mixed = ground;
    for (part, ink) in mixed.iter_mut().zip(ink) {
        let sum = u16::from(*part) * (STEPS - step) + u16::from(ink) * step + STEPS / 2;
        *part = u8::try_from(sum / STEPS).unwrap_or(u8::MAX);
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_and_inks_keep_their_colour() {
        let colours = Colours::read().expect("colours");
        let palette = Palette::new(&colours);
        assert!(palette.colours.len() <= 256);
        for colour in colours.pairs().into_iter().flat_map(|(ground, ink)| [ground, ink]) {
            let number = palette.nearest(colour);
            assert_eq!(palette.colours[usize::from(number)], colour);
        }
    }

    #[test]
    fn every_pixel_has_a_number() {
        let palette = Palette::new(&Colours::read().expect("colours"));
        let [r, g, b] = palette.colours[200];
        assert_eq!(palette.numbers(&[r, g, b, 255, 253, 252, 249, 255]), [palette.nearest([r, g, b]), 0]);
    }
}
