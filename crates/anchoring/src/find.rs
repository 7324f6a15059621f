//! Finding candidates: where the words stand as they are, and where enough of them stand together.
//!
//! Both searches look at the words that quote and text share, once, and give a bounded number of candidates.

use std::cmp::Reverse;
use std::ops::Range;

use crate::scan::Hit;
use crate::weight::{Held, held, within};
use crate::words::Word;

/// At most this many places are judged.
pub(crate) const MOST_EXACT: usize = 192;
const MOST_NEAR: usize = 10;
/// Quotes of more words are found as they stand or not at all.
const LONGEST_NEAR: usize = 2048;
/// How much aligning one search may cost, in pairs of words.
const WORK: usize = 400_000;

/// Every place where the words of `quote` stand in a row, from first to last (Knuth, Morris and Pratt). Words are given
/// by number or key, those of the text with their place among all its words; words that the quote lacks may be left out.
/// `take` is handed the number of the item that the quote begins with.
pub(crate) fn exact(quote: &[u32], text: impl Iterator<Item = (usize, u32)>, mut take: impl FnMut(usize)) {
    if quote.is_empty() {
        return;
    }
    let mut border = vec![0; quote.len()];
    let mut held = 0;
    for at in 1..quote.len() {
        while held > 0 && quote[at] != quote[held] {
            held = border[held - 1];
        }
        held += usize::from(quote[at] == quote[held]);
        border[at] = held;
    }
    held = 0;
    let mut next = 0;
    for (item, (at, word)) in text.enumerate() {
        if at != next {
            held = 0;
        }
        next = at + 1;
        while held > 0 && word != quote[held] {
            held = border[held - 1];
        }
        held += usize::from(word == quote[held]);
        if held == quote.len() {
            take(item + 1 - held);
            held = border[held - 1];
        }
    }
}

/// A stretch of text worth aligning with a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// The place of a word in it that the quote has.
    pub(crate) anchor: usize,
    /// Its words; it may reach beyond the text.
    pub(crate) words: Range<isize>,
    stray: Stray,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stray {
    /// Short enough to align with all that may matter; so many words has the quote.
    Anywhere(usize),
    /// Not further than so many words, and as many more as the window has room.
    Near(usize),
}

impl Window {
    /// How far an alignment may stray from the diagonal through the head of the window, of which `left` words are left and
    /// `short` are missing at the head, where the text begins.
    pub(crate) fn band(&self, left: usize, short: usize) -> (isize, isize) {
        match self.stray {
            Stray::Anywhere(length) => (-(length as isize), left as isize),
            Stray::Near(slack) => (-((short + slack) as isize), 2 * slack as isize),
        }
    }
}

/// The stretches of text that hold at least half of the quote's words, by weight, the best first. `numbers` are those
/// of the quote's words; `text` are the words of the text that may be the quote's.
///
/// A window as long as the quote (and a little more) slides over the text; what it holds of the quote is kept up to
/// date word by word.
pub(crate) fn windows(quote: &[Word], numbers: &[u32], text: &[Hit]) -> Vec<Window> {
    if quote.is_empty() || quote.len() > LONGEST_NEAR {
        return Vec::new();
    }
    let wanted = held(quote, numbers);
    let total: u32 = wanted.iter().map(|word| word.count * word.weight).sum();
    let length = within(quote.len());
    let weights: Vec<u32> = wanted.iter().map(|word| word.weight).collect();
    let weight = |hit: &Hit| weights.get(hit.number as usize).copied().unwrap_or(0);
    let mut slide = Slide { text, length, wanted, score: 0, head: 0 };
    let mut next = 0;
    let mut peaks: Vec<Peak> = Vec::new();
    // What stands within reach of an item weighs this much, a word that stands there twice counted twice. Where that is
    // less than half of the quote nothing need be counted with care, and that is nearly everywhere.
    let mut most = 0;
    let mut reach = 0;
    for (item, hit) in text.iter().enumerate() {
        let at = |item: usize| text[item].at as usize;
        most += weight(hit);
        while at(reach) + length <= at(item) {
            most -= weight(&text[reach]);
            reach += 1;
        }
        if most * 2 < total {
            continue;
        }
        if next < reach {
            next = reach;
            slide.begin(next);
        }
        for item in next..=item {
            let Some(first) = slide.take(item).filter(|_| slide.score * 2 >= total) else { continue };
            let peak = Peak { score: slide.score, first, last: at(item) };
            match peaks.last_mut() {
                // Of windows that overlap by half, the best counts; of equal ones, the shortest.
                Some(other) if first <= other.first.midpoint(other.last) => {
                    if (peak.score, other.last - other.first) > (other.score, peak.last - first) {
                        *other = peak;
                    }
                }
                _ => peaks.push(peak),
            }
        }
        next = item + 1;
    }
    let slack = (quote.len() / 4 + 2).min(64);
    let cost = quote.len() * (quote.len() + 2 * slack).min(4 * slack + 1);
    let most = (WORK / cost.max(1)).clamp(1, MOST_NEAR);
    (0..most)
        .map_while(|_| {
            let at = peaks.iter().enumerate().max_by_key(|(at, peak)| (peak.score, Reverse(*at)))?.0;
            let peak = peaks.remove(at);
            Some(window(&slide.wanted, quote.len(), text, &peak, slack))
        })
        .collect()
}

/// A window that slides over the text.
struct Slide<'a> {
    text: &'a [Hit],
    /// How many words of the text it spans.
    length: usize,
    wanted: Vec<Held>,
    /// The weight of what it holds of the quote.
    score: u32,
    /// The item it begins at; or the next one that the quote has.
    head: usize,
}

impl Slide<'_> {
    /// Empties the window, to go on at `item`.
    fn begin(&mut self, item: usize) {
        self.wanted.iter_mut().for_each(|word| word.held = 0);
        self.score = 0;
        self.head = item;
    }

    /// Takes the next item in, and what falls out of the window out; answers which word of the text the window now
    /// begins with. `None` if the quote lacks the word.
    fn take(&mut self, item: usize) -> Option<usize> {
        let at = self.text[item].at as usize;
        let word = self.wanted.get_mut(self.text[item].number as usize).filter(|word| word.count > 0)?;
        word.held += 1;
        if word.held <= word.count {
            self.score += word.weight;
        }
        // What stands too far back goes; so does what stands at the head of the window and again further on.
        loop {
            let hit = self.text.get(self.head)?;
            if let Some(word) = self.wanted.get_mut(hit.number as usize).filter(|word| word.count > 0) {
                let spare = word.held > word.count;
                let first = hit.at as usize;
                if first + self.length > at && !spare {
                    return Some(first);
                }
                if !spare {
                    self.score -= word.weight;
                }
                word.held -= 1;
            }
            self.head += 1;
        }
    }
}

/// A stretch of text that holds much of the quote.
struct Peak {
    score: u32,
    first: usize,
    last: usize,
}

/// So many words are asked where the quote would begin.
const WITNESSES: usize = 64;

/// Makes room around the words of a peak, guessing from them where the quote would begin.
fn window(wanted: &[Held], length: usize, text: &[Hit], peak: &Peak, slack: usize) -> Window {
    let (first, last) = (peak.first, peak.last);
    let from = text.partition_point(|hit| (hit.at as usize) < first);
    let starts: Vec<isize> = text[from..]
        .iter()
        .take_while(|hit| hit.at as usize <= last)
        .filter_map(|hit| wanted.get(hit.number as usize).map(|word| (hit.at, word)))
        .filter(|(_, word)| word.count == 1)
        .map(|(at, word)| at as isize - word.place as isize)
        .take(WITNESSES)
        .collect();
    let votes = |start: &&isize| starts.iter().filter(|other| other == start).count();
    let guess = starts.iter().max_by_key(votes).copied().unwrap_or(first as isize);
    let (length, slack) = (length as isize, slack as isize);
    if length <= 256 {
        let start = guess.min(first as isize) - slack;
        let end = (guess + length).max(last as isize + 1) + slack;
        return Window { anchor: first, words: start..end, stray: Stray::Anywhere(length as usize) };
    }
    let words = guess - slack..guess + length + slack;
    Window { anchor: first, words, stray: Stray::Near(slack as usize) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::{Source, Vocabulary};
    use crate::words::words;

    fn places(quote: &str, text: &str) -> Vec<usize> {
        let keys = |text: &str| words(text).iter().map(|word| word.key).collect::<Vec<_>>();
        let mut found = Vec::new();
        exact(&keys(quote), keys(text).into_iter().enumerate(), |at| found.push(at));
        found
    }

    #[test]
    fn finds_every_place() {
        assert_eq!(places("a b", "A b a a B a b"), [0, 3, 5]);
        assert_eq!(places("x x", "x x x x"), [0, 1, 2]);
        assert_eq!(places("x", ""), Vec::<usize>::new());
        assert_eq!(places("a b a c", "a b a b a c"), [2]);
    }

    #[test]
    fn words_with_others_between_stand_in_no_row() {
        let mut found = Vec::new();
        exact(&[0, 1], [(0, 0), (2, 1), (5, 0), (6, 1)].into_iter(), |item| found.push(item));
        assert_eq!(found, [2]);
    }

    #[test]
    fn windows_hold_what_is_left_of_the_quote() {
        let text = "nothing here at all. The harbour stays open during the long winter. Nothing there.";
        let near = |quote: &str| {
            let quote = words(quote);
            let vocabulary = Vocabulary::new(&quote);
            let scan = Source::Text(text).scan(&vocabulary, None);
            windows(&quote, &vocabulary.numbers, &scan.hits)
        };
        let found = near("the harbour stays closed during the long winter");
        assert_eq!(found.len(), 1);
        assert!(found[0].words.contains(&4) && found[0].words.contains(&11), "{found:?}");
        assert_eq!(near("quite other words"), []);
    }
}
