//! What the words of a quote weigh, when places are told that hold enough of them.

use crate::words::Word;

/// What a word of some length weighs; articles and the like weigh 1.
const HEAVY: u32 = 3;

/// How many words of the text a window spans, for a quote of `words` words.
pub(crate) fn within(words: usize) -> usize {
    words + words / 4 + 2
}

/// One of the words of a quote.
#[derive(Clone, Default)]
pub(crate) struct Held {
    /// How often the quote has it; 0 for a word of the selector that the quote lacks.
    pub(crate) count: u32,
    pub(crate) weight: u32,
    /// Its last place in the quote.
    pub(crate) place: usize,
    /// How often a window has it.
    pub(crate) held: u32,
}

/// The words of a quote by their numbers.
pub(crate) fn held(quote: &[Word], numbers: &[u32]) -> Vec<Held> {
    let most = numbers.iter().max().map_or(0, |most| *most as usize + 1);
    let mut held = vec![Held::default(); most];
    for (place, (word, number)) in quote.iter().zip(numbers).enumerate() {
        let heavy = word.scalars().len() > 3 || word.has_digit();
        let held = &mut held[*number as usize];
        held.count += 1;
        held.weight = if heavy { HEAVY } else { 1 };
        held.place = place;
    }
    held
}
