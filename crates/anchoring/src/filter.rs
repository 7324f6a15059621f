//! Where in a text enough of a selector's words may stand together, told without cutting the text into words.
//!
//! What is left out here holds no place worth judging: distances between seeds are never overrated, and a sign that
//! may hide in a seed counts for one.

use std::ops::Range;

use crate::block::{BLOCK, Outline};
use crate::fold::may_fold_to_letters;
use crate::seeds::{Demand, Seeds};

/// The cutter reads whole blocks: stretches less than two blocks apart are one.
const APART: usize = 2 * BLOCK;

/// The words next to a quote are looked at too, where it stands in many places.
const BESIDE: i64 = 3;

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

/// Stretches told by how many words have begun where they begin and end, each before the next or overlapping it.
#[derive(Default)]
struct Spans(Vec<Range<i64>>);

impl Spans {
    /// Adds all that stands within so many words of what stands from `first` to `last`.
    fn add(&mut self, first: u32, last: u32, within: usize) {
        let within = i64::try_from(within).unwrap_or(i64::MAX / 2) + BESIDE;
        let span = i64::from(last) - within..i64::from(first) + within;
        match self.0.last_mut() {
            Some(before) if before.contains(&span.start) => before.end = before.end.max(span.end),
            _ => self.0.push(span),
        }
    }
}

/// The stretches of `text` outside of which nothing answers to any demand of `seeds`, in order.
pub(crate) fn stretches(text: &str, seeds: &Seeds) -> Vec<Stretch> {
    let survey = Survey::new(text, seeds);
    let mut spans = Spans::default();
    let longest = seeds.demands.iter().map(|demand| demand.within).max().unwrap_or(0);
    survey.signs.iter().for_each(|words| spans.add(*words, *words, longest));
    seeds.demands.iter().for_each(|demand| survey.meet(demand, &mut spans));
    let mut all: Vec<Range<usize>> = spans.0.iter().map(|span| survey.bytes(span)).collect();
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

    /// Adds every window where `demand` may be met.
    fn meet(&self, demand: &Demand, spans: &mut Spans) {
        let within = demand.within as u32;
        // So many seeds it takes at least; where fewer stand together nothing need be counted with care, and that is
        // nearly everywhere.
        let heaviest = demand.shares.iter().map(|share| share.weight).max().unwrap_or(0);
        let fewest = demand.weight.div_ceil(heaviest.max(1)) as usize;
        // The window is from `head` to `next`.
        let mut held = vec![0; demand.shares.len()];
        let (mut weight, mut head, mut next) = (0, 0, 0);
        for (last, first) in (fewest.saturating_sub(1)..self.found.len()).zip(&self.found) {
            let here = self.found[last].words;
            let is_near = |found: &Found| found.words + within > here;
            if !is_near(first) {
                continue;
            }
            for found in self.found[head..next].iter().take_while(|found| !is_near(found)) {
                let seed = usize::from(found.seed);
                weight -=
                    if held[seed] <= demand.shares[seed].count { demand.shares[seed].weight } else { 0 };
                held[seed] -= 1;
                head += 1;
            }
            if head == next {
                head += self.found[next..].iter().take_while(|found| !is_near(found)).count();
                next = head;
            }
            for found in &self.found[next..=last] {
                let seed = usize::from(found.seed);
                weight += if held[seed] < demand.shares[seed].count { demand.shares[seed].weight } else { 0 };
                held[seed] += 1;
            }
            next = last + 1;
            if weight >= demand.weight {
                spans.add(self.found[head].words, here, demand.within);
            }
        }
    }

    /// The bytes that hold all words of `span`.
    fn bytes(&self, span: &Range<i64>) -> Range<usize> {
        let from = self.blocks.partition_point(|block| i64::from(block.words) <= span.start);
        let to = self.blocks.partition_point(|block| i64::from(block.words) < span.end);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scan::Vocabulary;
    use crate::weight;
    use crate::words::{Word, words};

    /// Words in several guises.
    fn guises() -> impl Strategy<Value = &'static str> {
        let stock = "harbour HARBOUR har\u{AD}bour l’harbour (harbour) minister ministers “minister minis\u{200B}ter would \
                     wouldn't WOULDN’T ofﬁce office kilo \u{212A}ilo harbourmaster will 10,000";
        prop::sample::select(stock.split(' ').collect::<Vec<_>>())
    }

    /// Words that no quote has.
    fn filler() -> impl Strategy<Value = &'static str> {
        let stock = "the of a mill closed roadside committeewoman never - café Київ не x-ray're 👩‍🚀 a'b'c'd 5.4.2025 U.S.";
        prop::sample::select(stock.split(' ').collect::<Vec<_>>())
    }

    fn gap() -> impl Strategy<Value = &'static str> {
        let rare = prop::sample::select(vec!["\n\n", ", ", " – ", "\u{A0}", "/", "               "]);
        prop_oneof![Just(" "), rare]
    }

    /// A few words, not all of them of a quote, and then some that no quote has.
    fn passage() -> impl Strategy<Value = String> {
        let near = prop::collection::vec((prop_oneof![guises(), filler()], gap()), 0..12);
        let far = prop::collection::vec((filler(), gap()), 0..90);
        (near, far).prop_map(|(near, far)| {
            near.into_iter().chain(far).map(|(word, gap)| format!("{word}{gap}")).collect()
        })
    }

    /// The first and the last word of every window that holds half of the quote's words by weight.
    fn windows(quote: &[Word], numbers: &[u32], text: &[Word]) -> Vec<(usize, usize)> {
        let held = weight::held(quote, numbers);
        let number_of =
            |key: u32| quote.iter().position(|word| word.key == key).map(|at| numbers[at] as usize);
        let text: Vec<Option<usize>> = text.iter().map(|word| number_of(word.key)).collect();
        let total: u32 = held.iter().map(|word| word.count * word.weight).sum();
        let mut found = Vec::new();
        for start in 0..text.len() {
            let end = text.len().min(start + weight::within(quote.len()));
            let mut count = vec![0; held.len()];
            text[start..end].iter().flatten().for_each(|number| count[*number] += 1);
            let weight: u32 =
                count.iter().zip(&held).map(|(count, word)| word.count.min(*count) * word.weight).sum();
            if weight * 2 >= total {
                let mut hits = (start..end).filter(|at| text[*at].is_some());
                found.extend(hits.next().map(|first| (first, hits.next_back().unwrap_or(first))));
            }
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_place_worth_judging_is_left_out(
            quote in prop::collection::vec(guises(), 1..6), parts in prop::collection::vec(passage(), 1..6),
        ) {
            let (quote, text) = (quote.join(" "), parts.concat());
            let selector = words(&quote);
            let numbers = Vocabulary::new(&selector).numbers;
            let whole = 0..selector.len();
            let Some(seeds) = Seeds::new(&selector, &numbers, &quote, std::slice::from_ref(&whole)) else { return Ok(()) };
            let stretches = stretches(&text, &seeds);
            for stretch in &stretches {
                prop_assert_eq!(stretch.scalar, text[..stretch.bytes.start].chars().count());
                prop_assert!(stretch.bytes.start == 0 || text.as_bytes()[stretch.bytes.start - 1] <= b' ');
            }
            let cut = words(&text);
            for (first, last) in windows(&selector, &numbers, &cut) {
                let held = cut[first].bytes().start..cut[last].bytes().start;
                let holds = |stretch: &Stretch| stretch.bytes.start <= held.start && held.end < stretch.bytes.end;
                prop_assert!(stretches.iter().any(holds), "{held:?} is in none of {stretches:?}");
            }
        }
    }

    #[test]
    fn most_of_a_text_is_left_out() {
        let filler = "The committee closed the road near the mill, and nobody asked why. ".repeat(200);
        let quote = "the harbour stays open through the winter";
        let text = format!("{filler}{quote}. {filler}");
        let selector = words(quote);
        let numbers = Vocabulary::new(&selector).numbers;
        let seeds = Seeds::new(&selector, &numbers, quote, std::slice::from_ref(&(0..selector.len())))
            .expect("seeds");
        let [Stretch { bytes, scalar }] = &stretches(&text, &seeds)[..] else { panic!("one stretch") };
        assert!(bytes.contains(&text.find(quote).expect("the quote")) && bytes.len() < 512);
        assert_eq!(*scalar, bytes.start);
    }
}
