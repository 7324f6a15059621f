//! Finds entries by words, ranks them and excerpts them.

use crate::similarity::by_letters;
use crate::words::{Fit, words};
use explainer::search_index::{Entry, EntryKind, Role, Sentence, Text};
use phrases::Phrases;
use std::ops::Range;

/// Maximum words of a query; more are ignored.
const MAX_WORDS: usize = 8;

/// The words to find, each once.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Query {
    words: Vec<String>,
}

/// A stretch of text that is shown in one way.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Whether it is a word of the query.
    pub(crate) marked: bool,
    /// Whether a reporter inserted it.
    pub(crate) inserted: bool,
}

/// Sentences of one text, with ellipses and quotation marks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Excerpt {
    pub(crate) role: Role,
    pub(crate) pieces: Vec<Piece>,
}

/// An entry as the results show it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Found {
    pub(crate) title: Vec<Piece>,
    pub(crate) byline: Vec<Piece>,
    pub(crate) excerpts: Vec<Excerpt>,
}

/// A sentence of an entry: the numbers of its text and of the sentence in it.
type Place = (usize, usize);

/// How well an entry matches; lower is better. A whole word is better than the start of one, and a word in a title better
/// than one in a text.
type Rank = usize;
/// Minimum similarity of a word that is offered for one that nothing holds, in thousandths.
const MIN_SIMILARITY: usize = 600;
/// The rank of a word that does not match.
const NO_MATCH: Rank = 4;

impl Query {
    /// Takes the words from what a reader typed; `None` if there are none.
    pub(crate) fn new(typed: &str) -> Option<Self> {
        let mut all: Vec<String> = Vec::new();
        for word in words(typed) {
            if all.len() < MAX_WORDS && !all.contains(&word.folded) {
                all.push(word.folded);
            }
        }
        (!all.is_empty()).then_some(Self { words: all })
    }

    /// Returns this query with every word that no entry holds replaced by the most similar word of an entry; `None` if a word
    /// is similar to none, or if nothing would be found still.
    pub(crate) fn corrected(&self, entries: &[Entry]) -> Option<Self> {
        let mut corrected = self.clone();
        for word in &mut corrected.words {
            *word = nearest(word, entries)?;
        }
        entries.iter().any(|entry| corrected.rank(entry).is_some()).then_some(corrected)
    }

    /// The words, as they can be typed.
    pub(crate) fn typed(&self) -> String {
        self.words.join(" ")
    }

    /// Returns the entries of `kind` that hold every word: the best first, equal ones in their own order.
    pub(crate) fn find<'a>(&self, entries: &'a [Entry], kind: EntryKind) -> Vec<&'a Entry> {
        let mut ranked: Vec<(Rank, &Entry)> = Vec::new();
        for entry in entries.iter().filter(|entry| entry.kind == kind) {
            if let Some(rank) = self.rank(entry) {
                // There are a few hundred at most; the library's sort would add more code than it saves time.
                let place = ranked.iter().position(|(other, _)| *other > rank).unwrap_or(ranked.len());
                ranked.insert(place, (rank, entry));
            }
        }
        ranked.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Returns how well `entry` matches; `None` if it lacks a word.
    fn rank(&self, entry: &Entry) -> Option<Rank> {
        let mut best = [NO_MATCH; MAX_WORDS];
        for (number, text) in texts_of(entry).into_iter().enumerate() {
            let is_title = number == 0;
            for word in words(text) {
                for (typed, best) in self.words.iter().zip(&mut best) {
                    let rank = match (word.fits(typed), is_title) {
                        (Some(Fit::Whole), true) => 0,
                        (Some(Fit::Whole), false) => 1,
                        (Some(Fit::Start), true) => 2,
                        (Some(Fit::Start), false) => 3,
                        (None, _) => NO_MATCH,
                    };
                    *best = rank.min(*best);
                }
            }
        }
        let best = || best.iter().take(self.words.len());
        best().all(|rank| *rank < NO_MATCH).then(|| best().sum())
    }

    /// Returns `entry` with every word marked: its title, and the fewest of its sentences that hold the other words, or
    /// its first sentence.
    pub(crate) fn show(&self, entry: &Entry) -> Found {
        let all = (1 << self.words.len()) - 1;
        let mut missing = all & !(self.held(&entry.title) | self.held(&entry.byline));
        let mut chosen: Vec<Place> = Vec::new();
        while let Some((place, sentence)) = self.best_sentence(entry, missing, chosen.is_empty()) {
            chosen.push(place);
            missing &= !self.held(&sentence.text);
        }
        if chosen.is_empty() {
            chosen.push((0, 0));
        }
        let excerpts = entry.texts.iter().enumerate().filter_map(|(number, text)| {
            let is_chosen = |sentence: &usize| chosen.contains(&(number, *sentence));
            let kept: Vec<usize> = (0..text.sentences.len()).filter(is_chosen).collect();
            (!kept.is_empty()).then(|| self.excerpt(text, &kept))
        });
        Found {
            title: self.pieces(&entry.title, &[]),
            byline: self.pieces(&entry.byline, &[]),
            excerpts: excerpts.collect(),
        }
    }

    /// Returns the sentence with the most of the `missing` words. `or_any` takes one with any word if none holds a missing
    /// one, and prefers those with more words otherwise.
    fn best_sentence<'a>(
        &self,
        entry: &'a Entry,
        missing: u32,
        or_any: bool,
    ) -> Option<(Place, &'a Sentence)> {
        let mut best = None;
        let mut best_count = 0;
        for (number, text) in entry.texts.iter().enumerate() {
            for (place, sentence) in text.sentences.iter().enumerate() {
                let held = self.held(&sentence.text);
                // Sixteen is more than all words together count.
                let count = 16 * (held & missing).count_ones() + if or_any { held.count_ones() } else { 0 };
                if count > best_count {
                    best_count = count;
                    best = Some(((number, place), sentence));
                }
            }
        }
        best
    }

    /// Returns the sentences `kept` of `text`, given by their numbers in ascending order. An ellipsis stands for sentences
    /// left out.
    fn excerpt(&self, text: &Text, kept: &[usize]) -> Excerpt {
        let mut pieces: Vec<Piece> = Vec::new();
        let plain = |pieces: &mut Vec<Piece>, text: &str| {
            pieces.push(Piece { text: text.into(), ..Piece::default() });
        };
        // The sentence that would follow without a gap.
        let mut next = 0;
        for (number, sentence) in
            text.sentences.iter().enumerate().filter(|(number, _)| kept.contains(number))
        {
            let between = match (next, number == next) {
                (0, true) => "",
                (0, false) => "… ",
                (_, true) => " ",
                (_, false) => " … ",
            };
            plain(&mut pieces, between);
            pieces.extend(self.pieces(&sentence.text, &sentence.inserted));
            next = number + 1;
        }
        if next < text.sentences.len() {
            plain(&mut pieces, " …");
        }
        pieces.retain(|piece| !piece.text.is_empty());
        Excerpt { role: text.role, pieces }
    }

    /// Returns which words `text` holds, one bit for each.
    fn held(&self, text: &str) -> u32 {
        let mut held = 0;
        for word in words(text) {
            for (bit, typed) in self.words.iter().enumerate() {
                if word.fits(typed).is_some() {
                    held |= 1 << bit;
                }
            }
        }
        held
    }

    /// Divides `text` at the words that were looked for and at what was `inserted`, in bytes.
    fn pieces(&self, text: &str, inserted: &[Range<usize>]) -> Vec<Piece> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        for word in words(text) {
            for typed in &self.words {
                marks.append(&mut word.matches(text, typed));
            }
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for (at, char) in text.char_indices() {
            let marked = marks.iter().any(|mark| mark.contains(&at));
            let inserted = inserted.iter().any(|part| part.contains(&at));
            match pieces.last_mut() {
                Some(last) if last.marked == marked && last.inserted == inserted => last.text.push(char),
                _ => pieces.push(Piece { text: char.into(), marked, inserted }),
            }
        }
        pieces
    }
}

/// The texts of an entry that are searched, the title first.
fn texts_of(entry: &Entry) -> Vec<&str> {
    let mut texts = vec![entry.title.as_str(), &entry.byline];
    for text in &entry.texts {
        for sentence in &text.sentences {
            texts.push(&sentence.text);
        }
    }
    texts
}

/// Returns `typed` if an entry holds it, or the most similar word of an entry; `None` if no word is similar.
fn nearest(typed: &str, entries: &[Entry]) -> Option<String> {
    let mut best = None;
    let mut best_similarity = MIN_SIMILARITY;
    for entry in entries {
        for text in texts_of(entry) {
            for word in words(text) {
                if word.fits(typed).is_some() {
                    return Some(typed.into());
                }
                let similarity = by_letters(typed, &word.folded);
                if similarity > best_similarity {
                    best_similarity = similarity;
                    best = Some(word.folded);
                }
            }
        }
    }
    best
}

/// Returns how much of each kind was found, in a few words: “4 passages, 11 notes”.
pub(crate) fn summary(counts: &[(EntryKind, usize)], say: &Phrases) -> String {
    let found = counts.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| match kind {
        EntryKind::Passage => say.found_passages(*count),
        EntryKind::Note => say.found_notes(*count),
        EntryKind::Voice => say.found_voices(*count),
        EntryKind::Source => say.found_sources(*count),
    });
    let summary = found.collect::<Vec<_>>().join(", ");
    if summary.is_empty() { say.nothing_found() } else { summary }
}

#[cfg(test)]
mod tests;
