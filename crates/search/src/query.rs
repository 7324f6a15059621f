//! Finding entries by words, and setting what was found.

use crate::entry::{Entry, Group, Text};
use crate::sentences::{part, sentences};
use crate::words::{Fit, Word, words};
use std::ops::Range;

/// How many of the words that a reader types count.
const MOST_WORDS: usize = 8;

/// The words to be found, each once.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Query {
    words: Vec<String>,
}

/// A piece of a line, for marking.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Whether it is a word that was looked for.
    pub(crate) marked: bool,
    /// Whether a reporter has put it there.
    pub(crate) inserted: bool,
}

/// Sentences of one text, with the marks around them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Excerpt {
    pub(crate) label: &'static str,
    pub(crate) pieces: Vec<Piece>,
}

/// An entry as it is shown among the found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Found {
    pub(crate) title: Vec<Piece>,
    pub(crate) by: Vec<Piece>,
    pub(crate) excerpts: Vec<Excerpt>,
}

/// How well a word is answered: a whole word before the start of one, a title before a text.
type Rank = usize;
const RANKS: usize = 4;

impl Query {
    /// The words of what a reader typed; `None` if there are none.
    pub(crate) fn new(typed: &str) -> Option<Self> {
        let mut all: Vec<String> = Vec::new();
        for word in words(typed) {
            if all.len() < MOST_WORDS && !all.contains(&word.folded) {
                all.push(word.folded);
            }
        }
        (!all.is_empty()).then_some(Self { words: all })
    }

    /// The entries of `group` that hold every word, the best first, otherwise in their own order.
    pub(crate) fn find<'a>(&self, entries: &'a [Entry], group: Group) -> Vec<&'a Entry> {
        let mut ranked: Vec<(Rank, &Entry)> = Vec::new();
        for entry in entries.iter().filter(|entry| entry.group == group) {
            if let Some(rank) = self.rank(entry) {
                // A few hundred at most: sorting them as they come needs less code than a library's sort.
                let place = ranked.iter().position(|(other, _)| *other > rank).unwrap_or(ranked.len());
                ranked.insert(place, (rank, entry));
            }
        }
        ranked.into_iter().map(|(_, entry)| entry).collect()
    }

    /// How well `entry` answers: the less, the better; `None` if it lacks a word.
    fn rank(&self, entry: &Entry) -> Option<Rank> {
        let mut best = [RANKS; MOST_WORDS];
        let mut read = |text: &str, is_title: bool| {
            for word in words(text) {
                for (typed, best) in self.words.iter().zip(&mut best) {
                    let rank = match (word.fits(typed), is_title) {
                        (Some(Fit::Whole), true) => 0,
                        (Some(Fit::Whole), false) => 1,
                        (Some(Fit::Start), true) => 2,
                        (Some(Fit::Start), false) => 3,
                        (None, _) => RANKS,
                    };
                    *best = rank.min(*best);
                }
            }
        };
        read(&entry.title, true);
        read(&entry.by, false);
        entry.texts.iter().for_each(|text| read(&text.string, false));
        let best = || best.iter().take(self.words.len());
        best().all(|rank| *rank < RANKS).then(|| best().sum())
    }

    /// `entry` with every word marked: its title and as few of its sentences as hold the others, at least one.
    pub(crate) fn show(&self, entry: &Entry) -> Found {
        let mut missing = !(self.held(&entry.title) | self.held(&entry.by));
        let texts: Vec<(&Text, Vec<Range<usize>>)> =
            entry.texts.iter().map(|text| (text, sentences(&text.string))).collect();
        let mut chosen: Vec<(usize, usize)> = Vec::new();
        loop {
            // The sentence with the most of the words still missing; at first, with the most words at all.
            let mut best = (0, (0, 0));
            for (number, (text, places)) in texts.iter().enumerate() {
                for (place_number, place) in places.iter().enumerate() {
                    let held = self.held(part(&text.string, place.clone()));
                    let all = if chosen.is_empty() { held.count_ones() } else { 0 };
                    let count = 16 * (held & missing).count_ones() + all;
                    if count > best.0 {
                        best = (count, (number, place_number));
                    }
                }
            }
            let (count, place) = best;
            if count == 0 {
                break;
            }
            chosen.push(place);
            let sentence = texts
                .get(place.0)
                .and_then(|(text, places)| Some(part(&text.string, places.get(place.1)?.clone())));
            missing &= !self.held(sentence.unwrap_or_default());
        }
        if chosen.is_empty() {
            chosen.push((0, 0));
        }
        let excerpts = texts.iter().enumerate().filter_map(|(number, (text, places))| {
            let is_chosen = |place: &usize| chosen.contains(&(number, *place));
            let kept: Vec<usize> = (0..places.len()).filter(is_chosen).collect();
            (!kept.is_empty()).then(|| self.excerpt(text, places, &kept))
        });
        Found {
            title: self.pieces(&entry.title, 0..entry.title.len(), &[]),
            by: self.pieces(&entry.by, 0..entry.by.len(), &[]),
            excerpts: excerpts.collect(),
        }
    }

    /// The sentences numbered `kept` of `text`, with an ellipsis for what is left out, and within quotation marks if
    /// the whole is a quotation.
    fn excerpt(&self, text: &Text, places: &[Range<usize>], kept: &[usize]) -> Excerpt {
        let mut pieces: Vec<Piece> = Vec::new();
        let plain = |pieces: &mut Vec<Piece>, text: &str| {
            pieces.push(Piece { text: text.into(), ..Piece::default() });
        };
        if text.quoted {
            plain(&mut pieces, "“");
        }
        // The sentence that would follow without a gap.
        let mut next = 0;
        for (number, place) in places.iter().enumerate().filter(|(number, _)| kept.contains(number)) {
            let between = match (next, number == next) {
                (0, true) => "",
                (0, false) => "… ",
                (_, true) => " ",
                (_, false) => " … ",
            };
            plain(&mut pieces, between);
            pieces.extend(self.pieces(&text.string, place.clone(), &text.inserted));
            next = number + 1;
        }
        if next < places.len() {
            plain(&mut pieces, " …");
        }
        if text.quoted {
            plain(&mut pieces, "”");
        }
        pieces.retain(|piece| !piece.text.is_empty());
        Excerpt { label: text.label, pieces }
    }

    /// Which words `text` holds, one bit each.
    fn held(&self, text: &str) -> u32 {
        let mut held = 0;
        for word in words(text) {
            for (bit, typed) in self.words.iter().enumerate() {
                if word.fits(typed).is_some() {
                    held |= 1 << bit;
                }
            }
        }
        // Words that were not typed are held by everything.
        held | !((1 << self.words.len()) - 1)
    }

    /// `text` at `place`, cut at the words that were looked for and at what was `inserted`.
    fn pieces(&self, text: &str, place: Range<usize>, inserted: &[Range<usize>]) -> Vec<Piece> {
        let here = part(text, place.clone());
        let fits = |word: &Word| self.words.iter().any(|typed| word.fits(typed).is_some());
        let marks: Vec<Range<usize>> = words(here)
            .filter(fits)
            .map(|word| place.start + word.place.start..place.start + word.place.end)
            .collect();
        let mut pieces: Vec<Piece> = Vec::new();
        for (offset, sign) in here.char_indices() {
            let at = place.start + offset;
            let marked = marks.iter().any(|mark| mark.contains(&at));
            let inserted = inserted.iter().any(|part| part.contains(&at));
            match pieces.last_mut() {
                Some(last) if last.marked == marked && last.inserted == inserted => last.text.push(sign),
                _ => pieces.push(Piece { text: sign.into(), marked, inserted }),
            }
        }
        pieces
    }
}

/// How much of each group was found, in a few words: “4 passages, 11 notes”.
pub(crate) fn summary(counts: &[(Group, usize)]) -> String {
    let mut summary = String::new();
    for (group, count) in counts.iter().filter(|(_, count)| *count > 0) {
        if !summary.is_empty() {
            summary.push_str(", ");
        }
        summary.push_str(&count.to_string());
        summary.push(' ');
        summary.push_str(group.noun(*count));
    }
    if summary.is_empty() {
        summary.push_str("Nothing found.");
    }
    summary
}

#[cfg(test)]
mod tests;
