//! Seeds: the words of a selector that are quick to find in a text that was not cut into words.
//!
//! A place worth judging holds at least half of what is looked for, by weight. The words that are no seeds weigh less
//! than that, so such a place holds seeds, of at least some weight, within a window of so many words: that is the
//! filter of approximate matching (Navarro, *A guided tour to approximate string matching*, 2001, section 8) with words for
//! pieces.

use std::ops::Range;

use crate::block::letters;
use crate::weight::{Held, held as held_by, within};
use crate::words::{Word, is_part};

/// How many letters a seed has. Shorter words are too common to tell places apart, and hardly any word is longer.
const LENGTHS: Range<usize> = 4..33;

/// Runs of letters are told to be long enough for any seed by so many letters at most.
const LOOKAHEAD: usize = 8;

/// Of the words looked for, so great a part by weight must stand as seeds wherever a place is worth judging: one in so
/// many. Fewer and longer seeds are quicker to find, but stand together in more places.
const PART: u32 = 5;

/// Runs of letters are told apart by their first four at first, with so many bits of a hash.
const BITS: u32 = 12;

/// A word of ASCII letters alone.
struct Seed {
    letters: Box<[u8]>,
    /// Up to eight of its first letters.
    head: u64,
    /// The next seed in the same class of the hash.
    next: Option<u16>,
}

/// What a seed is worth to a demand.
#[derive(Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) weight: u32,
    /// So often it counts.
    pub(crate) count: u32,
}

/// What a place worth judging holds at least.
pub(crate) struct Demand {
    /// The weight of its seeds.
    pub(crate) weight: u32,
    /// In so many words of the text.
    pub(crate) within: usize,
    /// The share of each seed, by its number.
    pub(crate) shares: Vec<Share>,
}

/// The seeds of a selector, numbered from 0.
pub(crate) struct Seeds {
    seeds: Vec<Seed>,
    /// The last seed of each class.
    classes: Box<[Option<u16>; 1 << BITS]>,
    /// The letters of the shortest seed, or `LOOKAHEAD` if that is less.
    shortest: usize,
    /// One for each part of the selector that is searched for.
    pub(crate) demands: Vec<Demand>,
}

impl Seeds {
    /// Seeds for the words at each of `parts`: the longest that will do, for they are the rarest. `None` if there are places
    /// worth judging that hold no seeds: all words of a part may be short, or of another alphabet.
    pub(crate) fn new(words: &[Word], numbers: &[u32], text: &str, parts: &[Range<usize>]) -> Option<Self> {
        let most = numbers.iter().max().map_or(0, |most| *most as usize + 1);
        // What may be a seed, by its number.
        let mut candidates: Vec<Option<String>> = vec![None; most];
        for (word, number) in words.iter().zip(numbers) {
            candidates[*number as usize].get_or_insert_with(|| word.fold(text));
        }
        for candidate in &mut candidates {
            candidate.take_if(|word| {
                let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
                !is_plain || !LENGTHS.contains(&word.len()) || is_part(word)
            });
        }
        let held: Vec<Vec<Held>> =
            parts.iter().map(|part| held_by(&words[part.clone()], &numbers[part.clone()])).collect();

        let weights = |shortest: usize, least: u32| -> Option<Vec<u32>> {
            let is_other = |word: &Option<String>| word.as_ref().is_none_or(|word| word.len() < shortest);
            let weight = |held: &Vec<Held>| {
                let weight = |word: &Held| word.count * word.weight;
                let total: u32 = held.iter().map(weight).sum();
                let others: u32 = held
                    .iter()
                    .zip(&candidates)
                    .map(|(held, word)| if is_other(word) { weight(held) } else { 0 })
                    .sum();
                total.div_ceil(2).checked_sub(others).filter(|weight| *weight >= (total / least).max(1))
            };
            held.iter().map(weight).collect()
        };
        let (shortest, weights) = (LENGTHS.start..=LOOKAHEAD)
            .rev()
            .find_map(|shortest| Some((shortest, weights(shortest, PART)?)))
            .or_else(|| Some((LENGTHS.start, weights(LENGTHS.start, u32::MAX)?)))?;

        let demand = |(part, weight): (&Range<usize>, u32)| Demand {
            weight,
            within: within(part.len()),
            shares: Vec::new(),
        };
        let demands = parts.iter().zip(weights).map(demand).collect();
        let mut seeds = Seeds { seeds: Vec::new(), classes: Box::new([None; 1 << BITS]), shortest, demands };
        for (number, word) in candidates.into_iter().enumerate() {
            let Some(word) = word.filter(|word| word.len() >= shortest) else { continue };
            let class = &mut seeds.classes[class(word.as_bytes(), 0)];
            let next = class.replace(u16::try_from(seeds.seeds.len()).ok()?);
            for (demand, held) in seeds.demands.iter_mut().zip(&held) {
                let share = held.get(number).map(|held| Share { weight: held.weight, count: held.count });
                demand.shares.push(share.unwrap_or_default());
            }
            let head = letters(word.as_bytes(), 0, word.len());
            seeds.seeds.push(Seed { letters: word.into_bytes().into(), head, next });
        }
        Some(seeds)
    }

    /// Of the bits of `letters`, those from which at least as many letters go on as the shortest seed has; `next` are the
    /// letters of the block behind.
    #[inline(always)]
    pub(crate) fn long(&self, letters: u64, next: u64) -> u64 {
        let more = self.shortest - 4;
        let (two, two_next) = (letters & (letters >> 1 | next << 63), next & next >> 1);
        let (four, four_next) = (two & (two >> 2 | two_next << 62), two_next & two_next >> 2);
        four & (four >> more | four_next << 1 << (63 - more))
    }

    /// Whether a seed may begin at `at`, where at least four letters stand; wrong now and then.
    #[inline(always)]
    pub(crate) fn may_begin(&self, bytes: &[u8], at: usize) -> bool {
        self.classes[class(bytes, at)].is_some()
    }

    /// The number of the seed that stands at `at`, where a run of `length` letters begins.
    pub(crate) fn at(&self, bytes: &[u8], at: usize, length: usize) -> Option<u16> {
        let mut next = self.classes[class(bytes, at)];
        while let Some(number) = next {
            let seed = &self.seeds[usize::from(number)];
            let own = seed.letters.len();
            // "wouldn't" is "would" and "not".
            let is_whole = own == length || own + 1 == length && bytes[at + own] | 0x20 == b'n';
            if is_whole
                && letters(bytes, at, own) == seed.head
                && (own <= 8 || bytes[at + 8..at + own].eq_ignore_ascii_case(&seed.letters[8..]))
            {
                return Some(number);
            }
            next = seed.next;
        }
        None
    }
}

/// The class of the four letters at `at`.
#[inline(always)]
fn class(bytes: &[u8], at: usize) -> usize {
    ((letters(bytes, at, 4) as u32).wrapping_mul(0x9E37_79B1) >> (32 - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{BLOCK, Outline};
    use crate::scan::Vocabulary;
    use crate::words::words;

    fn seeds(quote: &str) -> Option<Seeds> {
        let selector = words(quote);
        let numbers = Vocabulary::new(&selector).numbers;
        Seeds::new(&selector, &numbers, quote, std::slice::from_ref(&(0..selector.len())))
    }

    fn at(seeds: &Seeds, text: &str) -> Option<u16> {
        let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        seeds.at(text.as_bytes(), 0, length)
    }

    #[test]
    fn knows_its_words_alone() {
        let seeds = seeds("the harbourmaster would agree with ministers").expect("seeds");
        for (number, word) in ["harbourmaster", "Would", "AGREE", "ministers"].iter().enumerate() {
            assert_eq!(at(&seeds, word), u16::try_from(number).ok(), "{word}");
            assert!(seeds.may_begin(word.as_bytes(), 0));
        }
        assert_eq!(at(&seeds, "WOULDN’T agree"), at(&seeds, "would"));
        for word in ["harbourmastiff", "harbourmastic", "harbour", "agreed", "minister", "wouldst", "with"] {
            assert_eq!(at(&seeds, word), None, "{word}");
        }
    }

    #[test]
    fn knows_long_runs_wherever_they_begin() {
        for (quote, shortest) in [("four five", 4), ("fifth", 5), ("a sevenths", 8), ("longestwords", 8)] {
            let seeds = seeds(quote).expect("seeds");
            for length in 1..12 {
                for start in 0..BLOCK {
                    let text = format!("{}{}", " ".repeat(start), "x".repeat(length));
                    let here = Outline::read(text.as_bytes(), 0);
                    let next = Outline::read(text.as_bytes(), BLOCK);
                    let is_long = seeds.long(here.letters, next.letters) >> start & 1 == 1;
                    assert_eq!(is_long, length >= shortest, "{quote}: {length} at {start}");
                }
            }
        }
    }

    #[test]
    fn some_quotes_have_none() {
        for quote in ["of the", "we will not have", "уряд підтримує позику", "5.4.2025", "the of a ship"]
        {
            assert!(seeds(quote).is_none(), "{quote}");
        }
        assert!(seeds("уряд harbour").is_none(), "half of it may stand without the seed");
    }
}
