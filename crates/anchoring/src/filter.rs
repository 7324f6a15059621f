//! Where in a text enough of a selector's words may stand together, told without cutting the text into words.
//!
//! What is left out here holds no place worth judging: distances between seeds are never overrated, and a sign that
//! may hide in a seed counts for one.

use std::ops::Range;

use crate::block::{BLOCK, Outline};
use crate::fold::may_fold_to_letters;
use crate::seeds::Seeds;

/// The cutter reads whole blocks: stretches less than two blocks apart are one.
const APART: usize = 2 * BLOCK;

/// The words next to a quote are looked at too, where it stands in many places.
const BESIDE: u32 = 3;

/// A part of a text that is worth cutting into words. It begins at the head of the text or behind a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) bytes: Range<usize>,
    /// How many scalars stand before it.
    pub(crate) scalar: usize,
}

/// What stands before a block.
#[derive(Clone, Copy)]
struct Before {
    /// How many words at least: those that begin with an ASCII letter behind a space.
    words: u32,
    /// How many bytes that begin no scalar.
    trailing: u32,
}

/// A seed that stands in the text.
struct Found {
    seed: u16,
    /// How many words have begun, counted as for [`Before`].
    words: u32,
}

/// What one reading of a text tells.
struct Survey<'t> {
    text: &'t str,
    blocks: Vec<Before>,
    found: Vec<Found>,
    /// For each sign that a seed may hide behind, how many words have begun.
    signs: Vec<u32>,
}

/// The stretches of `text` outside of which nothing answers to any demand of `seeds`, in order.
pub(crate) fn stretches(text: &str, seeds: &Seeds) -> Vec<Stretch> {
    let survey = Survey::new(text, seeds);
    let mut all: Vec<Range<usize>> = Vec::new();
    let longest = seeds.demands.iter().map(|demand| demand.within).max().unwrap_or(0);
    all.extend(survey.signs.iter().map(|words| survey.around(*words, *words, longest)));
    for (number, demand) in seeds.demands.iter().enumerate() {
        let mut held = vec![0; seeds.len()];
        let (mut weight, mut head) = (0, 0);
        for last in &survey.found {
            let share = seeds.share(last.seed, number);
            let held_now = &mut held[usize::from(last.seed)];
            *held_now += 1;
            if *held_now <= share.count {
                weight += share.weight;
            }
            while survey.found[head].words + demand.within as u32 <= last.words {
                let first = &survey.found[head];
                let share = seeds.share(first.seed, number);
                let held_now = &mut held[usize::from(first.seed)];
                if *held_now <= share.count {
                    weight -= share.weight;
                }
                *held_now -= 1;
                head += 1;
            }
            if weight >= demand.weight {
                all.push(survey.around(survey.found[head].words, last.words, demand.within));
            }
        }
    }
    all.sort_unstable_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in all {
        match merged.last_mut() {
            Some(last) if range.start < last.end + APART => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged.into_iter().map(|bytes| Stretch { scalar: survey.scalar(bytes.start), bytes }).collect()
}

impl<'t> Survey<'t> {
    fn new(text: &'t str, seeds: &Seeds) -> Self {
        let bytes = text.as_bytes();
        let count = bytes.len().div_ceil(BLOCK);
        let mut survey =
            Survey { text, blocks: Vec::with_capacity(count), found: Vec::new(), signs: Vec::new() };
        let mut before = Before { words: 0, trailing: 0 };
        // The last byte of the block before, as the lowest bit: the head of a text is like a space.
        let (mut letter, mut space) = (0, 1);
        let mut next = Outline::read(bytes, 0);
        for start in (0..count).map(|block| block * BLOCK) {
            let block = next;
            next = Outline::read(bytes, start + BLOCK);
            survey.blocks.push(before);
            let heads = block.letters & (block.spaces << 1 | space);
            let words = |bit: u32| before.words + (heads & u64::MAX >> (63 - bit)).count_ones();
            let long = seeds.long(block.letters, next.letters);
            let mut begun = long & !(block.letters << 1 | letter);
            while begun != 0 {
                let bit = begun.trailing_zeros();
                begun &= begun - 1;
                let at = start + bit as usize;
                if seeds.may_begin(bytes, at) {
                    let here = (!(block.letters >> bit)).trailing_zeros().min(u64::BITS - bit);
                    let behind = if here + bit == u64::BITS { next.letters.trailing_ones() } else { 0 };
                    if let Some(seed) = seeds.at(bytes, at, (here + behind) as usize) {
                        survey.found.push(Found { seed, words: words(bit) });
                    }
                }
            }
            let mut beyond = block.beyond;
            while beyond != 0 {
                let bit = beyond.trailing_zeros();
                beyond &= beyond - 1;
                let at = start + bit as usize;
                if !text.is_char_boundary(at) {
                    before.trailing += 1;
                } else if may_hide_a_seed(text, at) {
                    survey.signs.push(words(bit));
                }
            }
            before.words += heads.count_ones();
            (letter, space) = (block.letters >> 63, block.spaces >> 63);
        }
        survey
    }

    /// The bytes that hold every window of `within` words that has what stands from `first` to `last`, both told by how many
    /// words have begun there.
    fn around(&self, first: u32, last: u32, within: usize) -> Range<usize> {
        let within = u32::try_from(within).unwrap_or(u32::MAX).saturating_add(BESIDE);
        let from = self.blocks.partition_point(|block| block.words.saturating_add(within) <= last);
        let to = self.blocks.partition_point(|block| block.words < first.saturating_add(within));
        let start = behind_space(self.text, from.saturating_sub(1) * BLOCK);
        start..(to * BLOCK).min(self.text.len())
    }

    /// How many scalars stand before byte `at`, which begins one.
    fn scalar(&self, at: usize) -> usize {
        let block = at / BLOCK;
        let before = self.blocks.get(block).map_or(0, |before| before.trailing as usize);
        let here = &self.text.as_bytes()[block * BLOCK..at];
        at - before - here.iter().filter(|byte| **byte & 0xC0 == 0x80).count()
    }
}

/// Whether the scalar at byte `at`, which is not ASCII, may stand in a word whose folded form has four letters or more and
/// is ASCII alone: then what stands beside it does, too.
fn may_hide_a_seed(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    let mut rest = rest.chars();
    let stands = |c: char| c.is_ascii_alphabetic() || may_fold_to_letters(c);
    rest.next().is_some_and(may_fold_to_letters)
        && (before.chars().next_back().is_some_and(stands) || rest.next().is_some_and(stands))
}

/// The last byte up to `at` that stands at the head of `text` or behind an ASCII space or control: no word reaches across.
pub(crate) fn behind_space(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().rposition(|byte| *byte <= b' ').map_or(0, |space| space + 1)
}
