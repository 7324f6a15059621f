//! Finding candidates: where the words stand as they are, and where enough of them stand together.
//!
//! Both searches read the text once, in time linear in its length, and give a bounded number of candidates.

use std::cmp::Reverse;
use std::ops::Range;

use crate::table::Table;
use crate::words::Word;

/// At most this many places are judged.
pub(crate) const MOST_EXACT: usize = 192;
const MOST_NEAR: usize = 10;
/// Quotes of more words are found as they stand or not at all.
const LONGEST_NEAR: usize = 2048;
/// How much aligning one search may cost, in pairs of words.
const WORK: usize = 400_000;

/// Every place where the keys of `quote` stand in a row, handed to `take` from first to last (Knuth, Morris and Pratt).
pub(crate) fn exact(quote: &[Word], text: &[Word], mut take: impl FnMut(usize)) {
    if quote.is_empty() || quote.len() > text.len() {
        return;
    }
    let mut border = vec![0; quote.len()];
    let mut held = 0;
    for at in 1..quote.len() {
        while held > 0 && quote[at].key != quote[held].key {
            held = border[held - 1];
        }
        held += usize::from(quote[at].key == quote[held].key);
        border[at] = held;
    }
    held = 0;
    for (at, word) in text.iter().enumerate() {
        while held > 0 && word.key != quote[held].key {
            held = border[held - 1];
        }
        held += usize::from(word.key == quote[held].key);
        if held == quote.len() {
            take(at + 1 - held);
            held = border[held - 1];
        }
    }
}

/// A stretch of text worth aligning with a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) words: Range<usize>,
    /// How far an alignment may stray from the diagonal through the head of the window.
    pub(crate) band: (isize, isize),
}

/// Words of the quote by key, for a quick look at every word of a text.
struct Wanted {
    numbers: Table,
    words: Vec<Held>,
    /// One bit for each of 4096 classes of keys: most words of the text are sent away by it.
    filter: [u64; 64],
}

/// One of the words of a quote.
struct Held {
    /// How often the quote has it.
    count: u32,
    weight: u32,
    /// Its last place in the quote.
    place: usize,
    /// How often the window has it.
    held: u32,
}

impl Wanted {
    fn new(quote: &[Word]) -> Self {
        let mut numbers = Table::new(quote.len());
        let mut words: Vec<Held> = Vec::new();
        let mut filter = [0; 64];
        for (place, word) in quote.iter().enumerate() {
            let number = numbers.insert(word.key, words.len() as u32) as usize;
            if number == words.len() {
                let heavy = word.scalars().len() > 3 || word.has_digit();
                words.push(Held { count: 0, weight: if heavy { 3 } else { 1 }, place, held: 0 });
            }
            words[number].count += 1;
            words[number].place = place;
            filter[(word.key >> 6 & 63) as usize] |= 1 << (word.key & 63);
        }
        Wanted { numbers, words, filter }
    }

    fn find(&self, key: u32) -> Option<usize> {
        if self.filter[(key >> 6 & 63) as usize] & 1 << (key & 63) == 0 {
            return None;
        }
        self.numbers.get(key).map(|number| number as usize)
    }
}

/// The stretches of text that hold at least half of the quote's words, by weight, the best first.
///
/// A window as long as the quote (and a little more) slides over the text; what it holds of the quote is kept up to
/// date word by word.
pub(crate) fn windows(quote: &[Word], text: &[Word]) -> Vec<Window> {
    if quote.is_empty() || quote.len() > LONGEST_NEAR {
        return Vec::new();
    }
    let mut wanted = Wanted::new(quote);
    let total: u32 = wanted.words.iter().map(|word| word.count * word.weight).sum();
    let length = quote.len() + quote.len() / 4 + 2;
    let mut score = 0;
    // The quote's words in the window: where in the text, which of them. The window begins at `head`.
    let mut hits: Vec<(usize, usize)> = Vec::new();
    let mut head = 0;
    let mut peaks: Vec<Peak> = Vec::new();
    for (at, word) in text.iter().enumerate() {
        let Some(number) = wanted.find(word.key) else { continue };
        hits.push((at, number));
        let word = &mut wanted.words[number];
        word.held += 1;
        if word.held <= word.count {
            score += word.weight;
        }
        // What stands too far back goes; so does what stands at the head of the window and again further on.
        while let Some((first, number)) = hits.get(head).copied() {
            let word = &mut wanted.words[number];
            let spare = word.held > word.count;
            if first + length > at && !spare {
                break;
            }
            if !spare {
                score -= word.weight;
            }
            word.held -= 1;
            head += 1;
        }
        if score * 2 < total {
            continue;
        }
        let first = hits.get(head).map_or(at, |(first, _)| *first);
        let peak = Peak { score, first, last: at };
        match peaks.last_mut() {
            // Of windows that overlap by half, the best counts; of equal ones, the shortest.
            Some(other) if first <= other.first.midpoint(other.last) => {
                if (score, other.last - other.first) > (other.score, at - first) {
                    *other = peak;
                }
            }
            _ => peaks.push(peak),
        }
    }
    let slack = (quote.len() / 4 + 2).min(64);
    let cost = quote.len() * (quote.len() + 2 * slack).min(4 * slack + 1);
    let most = (WORK / cost.max(1)).clamp(1, MOST_NEAR);
    (0..most)
        .map_while(|_| {
            let at = peaks.iter().enumerate().max_by_key(|(at, peak)| (peak.score, Reverse(*at)))?.0;
            let peak = peaks.remove(at);
            Some(window(&wanted, quote.len(), text, &peak, slack))
        })
        .collect()
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
fn window(wanted: &Wanted, length: usize, text: &[Word], peak: &Peak, slack: usize) -> Window {
    let (first, last) = (peak.first, peak.last);
    let starts: Vec<isize> = (first..=last)
        .filter_map(|at| wanted.find(text[at].key).map(|number| (at, &wanted.words[number])))
        .filter(|(_, word)| word.count == 1)
        .map(|(at, word)| at as isize - word.place as isize)
        .take(WITNESSES)
        .collect();
    let votes = |start: &&isize| starts.iter().filter(|other| other == start).count();
    let guess = starts.iter().max_by_key(votes).copied().unwrap_or(first as isize);
    if length <= 256 {
        // Short enough to align with all that may matter.
        let start = guess.min(first as isize) - slack as isize;
        let end = (guess + length as isize).max(last as isize + 1) + slack as isize;
        let words = start.max(0) as usize..(end.max(0) as usize).min(text.len());
        return Window { band: (-(length as isize), words.len() as isize), words };
    }
    let start = guess - slack as isize;
    let end = guess + (length + slack) as isize;
    let words = start.max(0) as usize..(end.max(0) as usize).min(text.len());
    let shift = words.start as isize - start;
    Window { band: (-shift - slack as isize, 2 * slack as isize), words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn places(quote: &str, text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        exact(&words(quote), &words(text), |at| found.push(at));
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
    fn windows_hold_what_is_left_of_the_quote() {
        let text =
            words("nothing here at all. The harbour stays open during the long winter. Nothing there.");
        let quote = words("the harbour stays closed during the long winter");
        let found = windows(&quote, &text);
        assert_eq!(found.len(), 1);
        assert!(found[0].words.contains(&4) && found[0].words.contains(&11), "{found:?}");
        assert_eq!(windows(&words("quite other words"), &text), []);
    }
}
