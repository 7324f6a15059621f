//! The decision: of all candidates, the one that may be marked, if there is one.

use std::ops::Range;

use crate::align::{Free, Kind, Manner, Step, align};
use crate::context::{Around, Fit};
use crate::doc::Doc;
use crate::edges;
use crate::find;
use crate::judge::{Pairing, Verdict, turns_question};
use crate::lexicon::{self, Language};
use crate::literal;
use crate::marks::Difference;
use crate::outcome::{Outcome, Place};
use crate::selection::{Joined, Selection};
use crate::selector::Selector;
use crate::speaker::{Span, Voice, voice};
use crate::words::Word;

/// Quotes of so few words are found elsewhere only in their old surroundings, and never reworded.
const SHORT: usize = 3;
/// From this many words on, a quote is unmistakable without its surroundings.
const LONG: usize = 6;

/// A text made ready to be searched for many quotes: cut into words once.
pub struct Indexed<'t> {
    doc: Doc<'t>,
    speakers: &'t [Span<'t>],
}

/// A place that may be the quote's.
struct Candidate {
    place: Place,
    verdict: Verdict,
    before: Fit,
    after: Fit,
    /// Another speaker, or more than one.
    other_voice: bool,
    hinted: bool,
}

impl Candidate {
    fn weight(&self) -> u32 {
        self.before.weight() + self.after.weight()
    }

    fn contradicted(&self) -> bool {
        self.other_voice || self.before == Fit::Contradicts || self.after == Fit::Contradicts
    }

    /// All the surroundings that are known agree, and some are.
    fn at_home(&self) -> bool {
        let agrees = |fit: Fit| matches!(fit, Fit::Agrees | Fit::Silent);
        agrees(self.before) && agrees(self.after) && self.weight() > 0
    }

    fn stands(&self) -> bool {
        self.verdict != Verdict::Changed && !self.contradicted()
    }
}

impl<'t> Indexed<'t> {
    /// Reads `text`. `speakers` says who speaks which part of it; empty, the text has one speaker.
    ///
    /// A text of more than 4 GiB is taken for empty.
    pub fn new(text: &'t str, speakers: &'t [Span<'t>]) -> Self {
        let text = if u32::try_from(text.len()).is_ok() { text } else { "" };
        Indexed { doc: Doc::new(text), speakers }
    }

    /// Finds the quote of `selector` again. `start` is where it once stood, in Unicode scalars from the start of the
    /// text; it need not be right, and decides only between places that nothing else tells apart.
    pub fn locate(&self, selector: &Selector, start: Option<usize>) -> Outcome {
        let joined = Joined::read(selector, &self.doc);
        let selection = Selection::new(&joined);
        if selection.quote.is_empty() {
            return self.only_voiced(selector, literal::locate(self.doc.text, selector, start, false));
        }
        let search = Search { text: self, selector, selection: &selection, start };
        match search.decide() {
            // A quote cut inside its first or last word, without the rest of the word in prefix or suffix.
            Outcome::Absent => {
                self.only_voiced(selector, literal::locate(self.doc.text, selector, start, true))
            }
            outcome => outcome,
        }
    }

    fn only_voiced(&self, selector: &Selector, outcome: Outcome) -> Outcome {
        match outcome {
            Outcome::Exact(place) if self.is_other_voice(selector, place) => Outcome::Changed(place),
            outcome => outcome,
        }
    }

    fn is_other_voice(&self, selector: &Selector, place: Place) -> bool {
        match voice(self.speakers, &(place.start()..place.end())) {
            Voice::Unknown => false,
            Voice::Narrator => selector.speaker.is_some(),
            Voice::One(speaker) => selector.speaker.as_deref().is_some_and(|wanted| wanted != speaker),
            Voice::Mixed => true,
        }
    }

    pub(crate) fn doc(&self) -> &Doc<'t> {
        &self.doc
    }

    pub(crate) fn speakers(&self) -> &'t [Span<'t>] {
        self.speakers
    }
}

struct Search<'a> {
    text: &'a Indexed<'a>,
    selector: &'a Selector,
    selection: &'a Selection<'a>,
    start: Option<usize>,
}

impl Search<'_> {
    fn quote(&self) -> &[Word] {
        &self.selection.doc.words[self.selection.quote.clone()]
    }

    fn decide(&self) -> Outcome {
        let mut candidates = self.exact();
        let settled = candidates.iter().any(|c| c.stands() && (c.at_home() || self.knows_nothing_around()));
        if !settled {
            candidates.extend(self.near(&candidates));
        }
        self.choose(&candidates)
    }

    fn knows_nothing_around(&self) -> bool {
        !self.selection.has_words_before() && !self.selection.has_words_after()
    }

    /// Candidates where all words stand.
    fn exact(&self) -> Vec<Candidate> {
        let (quote, words) = (self.quote(), &self.text.doc.words);
        // Where there are too many, the words next to the quote and the hint sort out.
        let around = |at: usize| {
            let selection = &self.selection.doc.words;
            let range = &self.selection.quote;
            let same = |q: Option<usize>, t: Option<usize>| match (
                q.and_then(|q| selection.get(q)),
                t.and_then(|t| words.get(t)),
            ) {
                (Some(q), Some(t)) => q.key == t.key,
                (None, _) => true,
                (Some(_), None) => false,
            };
            let before = (1..=2).all(|n| same(range.start.checked_sub(n), at.checked_sub(n)));
            let after = (0..2).all(|n| same(Some(range.end + n), Some(at + quote.len() + n)));
            before && after || self.start == Some(words[at].scalars().start)
        };
        let (mut first, mut fitting) = (Vec::new(), Vec::new());
        find::exact(quote, words, |at| {
            if first.len() <= find::MOST_EXACT {
                first.push(at);
            }
            if fitting.len() < find::MOST_EXACT && around(at) {
                fitting.push(at);
            }
        });
        let places = if first.len() > find::MOST_EXACT && !fitting.is_empty() { fitting } else { first };
        places.into_iter().filter_map(|at| self.candidate(at..at + quote.len(), None)).collect()
    }

    /// Candidates where most words stand, or most of the words around.
    fn near(&self, exact: &[Candidate]) -> Vec<Candidate> {
        let words = &self.text.doc.words;
        let selection = &self.selection.doc;
        let all = 0..selection.words.len();
        let mut found: Vec<Candidate> = Vec::new();
        for part in [self.selection.quote.clone(), all] {
            // With its surroundings, a quote of one or two words may be missed where it was.
            for window in find::windows(&selection.words[part.clone()], words) {
                let quote = selection.faces(part.clone());
                let text = self.text.doc.faces(window.words.clone());
                let manner = Manner {
                    language: lexicon::language(quote.iter().chain(&text).map(|face| face.folded.as_str())),
                    free: Free { head: true, tail: true },
                    ragged_head: part.start < self.selection.quote.start && self.selection.ragged_head,
                    ragged_tail: part.end > self.selection.quote.end && self.selection.ragged_tail,
                    band: window.band,
                };
                let steps = align(&quote, &text, manner);
                let steps = self.own_steps(steps, part.start, window.words.start);
                let pairing = Pairing {
                    selection: self.selection,
                    doc: &self.text.doc,
                    language: manner.language,
                    steps,
                };
                let Some(span) = pairing.span() else { continue };
                let Some(candidate) = self.candidate(span, Some(pairing)) else {
                    continue;
                };
                let known = found.iter().chain(exact).any(|c| {
                    c.place.start() < candidate.place.end() && candidate.place.start() < c.place.end()
                });
                if !known {
                    found.push(candidate);
                }
            }
            if self.knows_nothing_around() {
                break;
            }
        }
        found
    }

    /// The steps that concern the quote itself, counting words from the start of selection and text.
    fn own_steps(&self, mut steps: Vec<Step>, quote_from: usize, text_from: usize) -> Vec<Step> {
        let own = &self.selection.quote;
        steps.retain_mut(|step| {
            step.quote += quote_from;
            step.text += text_from;
            if step.kind == Kind::Added {
                // Words added at the edges stand beside the quote, not in it.
                return own.start < step.quote && step.quote < own.end;
            }
            let end = step.quote + step.kind.takes().0;
            let crosses = step.quote < own.start && own.start < end || step.quote < own.end && own.end < end;
            if crosses {
                // A compound of a word of the quote and one beside it is another word.
                *step = Step { kind: Kind::Replaced, quote: step.quote.max(own.start), text: step.text };
            }
            own.contains(&step.quote)
        });
        steps
    }

    /// Judges the words `span` of the text. Without a pairing, they are the quote's words one by one.
    fn candidate(&self, span: Range<usize>, pairing: Option<Pairing>) -> Option<Candidate> {
        let (doc, selection) = (&self.text.doc, self.selection);
        let pairing = match pairing {
            Some(pairing) => pairing,
            None => {
                let pairs = selection.quote.clone().zip(span.clone());
                // Keys are hashes; what has the same key is compared in full before it counts.
                let same = pairs.clone().all(|(q, t)| {
                    let (a, b) = (&selection.doc.words[q], &doc.words[t]);
                    selection.doc.text[a.bytes()] == doc.text[b.bytes()]
                        || a.fold(selection.doc.text) == b.fold(doc.text)
                });
                if !same {
                    return None;
                }
                Pairing {
                    selection,
                    doc,
                    language: self.language(&span),
                    steps: pairs.map(|(quote, text)| Step { kind: Kind::Same, quote, text }).collect(),
                }
            }
        };
        let (place, edge) = edges::place(selection, doc, &span)?;
        let mut verdict = pairing.verdict();
        if edge == Difference::Harmless {
            verdict = verdict.max(Verdict::Reworded);
        }
        let other_voice = self.text.is_other_voice(self.selector, place);
        let hinted = self.start == Some(place.start());
        let untouched = hinted && self.is_untouched(place);
        if !untouched && turns_question(selection, doc, span.end) {
            verdict = Verdict::Changed;
        }
        let around = Around {
            selection,
            doc,
            language: pairing.language,
            span,
            speaker_known: self.selector.speaker.is_some() && !self.text.speakers.is_empty() && !other_voice,
            hinted,
            untouched,
            at_start: self.selector.prefix.is_empty() && self.start == Some(0),
        };
        let after = around.after();
        Some(Candidate {
            place,
            verdict,
            before: around.before(after),
            after,
            other_voice,
            hinted: around.hinted,
        })
    }

    /// Whether prefix, quote and suffix stand at this place letter for letter.
    fn is_untouched(&self, place: Place) -> bool {
        let text = self.text.doc.text;
        place.bytes(text).is_some_and(|bytes| {
            text[..bytes.start].ends_with(&self.selector.prefix)
                && text[bytes.end..].starts_with(&self.selector.suffix)
                && text[bytes] == self.selector.exact
        })
    }

    /// The language, told from the selector and from the words around the candidate.
    fn language(&self, span: &Range<usize>) -> Language {
        let near = span.start.saturating_sub(8)..(span.end + 8).min(self.text.doc.words.len());
        // A page is enough.
        let near = near.start..near.end.min(near.start + 200);
        let text = near.map(|at| self.text.doc.words[at].fold(self.text.doc.text));
        let quote = self.selection.doc.words.iter().take(200).map(|word| word.fold(self.selection.doc.text));
        let words: Vec<String> = text.chain(quote).collect();
        lexicon::language(words.iter().map(String::as_str))
    }

    fn choose(&self, candidates: &[Candidate]) -> Outcome {
        // Where most speaks for the quote's having been, whatever is said there now.
        let likeliest = candidates.iter().max_by_key(|c| {
            (c.weight(), !c.contradicted(), std::cmp::Reverse(c.verdict), std::cmp::Reverse(c.place.start()))
        });
        let Some(likeliest) = likeliest else {
            return Outcome::Absent;
        };
        let changed = |place| Outcome::Changed(place);

        let standing: Vec<&Candidate> = candidates.iter().filter(|c| c.stands()).collect();
        let Some(weight) = standing.iter().map(|c| c.weight()).max() else {
            return changed(likeliest.place);
        };
        let mut best: Vec<&Candidate> = standing.iter().copied().filter(|c| c.weight() == weight).collect();
        if best.iter().any(|c| c.verdict == Verdict::Same) {
            best.retain(|c| c.verdict == Verdict::Same);
        }
        let chosen = match best[..] {
            [only] => only,
            _ => {
                // The hint decides only where the surroundings are as they were.
                let untouched = |fit: Fit| fit.supports() || fit == Fit::Silent;
                match best.iter().find(|c| c.hinted && untouched(c.before) && untouched(c.after)) {
                    Some(hinted) => hinted,
                    None => return changed(best[0].place),
                }
            }
        };
        // Another place fits the surroundings better, and other words are there now: the quote was changed, and these are
        // a look-alike's.
        if likeliest.at_home()
            && !chosen.at_home()
            && likeliest.weight() > chosen.weight()
            && !likeliest.stands()
        {
            return changed(likeliest.place);
        }
        // The words as they were stand elsewhere, and these are near them: only their old surroundings tell that these
        // are meant.
        let rival = standing.iter().any(|c| c.verdict == Verdict::Same && c.place != chosen.place);
        if chosen.verdict == Verdict::Reworded && rival && !chosen.at_home() {
            return changed(chosen.place);
        }
        if !self.is_sure(chosen) {
            return changed(chosen.place);
        }
        match chosen.verdict {
            Verdict::Same => Outcome::Exact(chosen.place),
            Verdict::Reworded => Outcome::Reworded(chosen.place),
            Verdict::Changed => changed(chosen.place),
        }
    }

    /// Whether the candidate is unmistakable, being the only one.
    fn is_sure(&self, candidate: &Candidate) -> bool {
        let (before, after) = (candidate.before, candidate.after);
        let known = before != Fit::Silent || after != Fit::Silent;
        let supported = before.supports() || after.supports();
        let words = self.quote();
        let telling = words
            .iter()
            .filter(|word| word.scalars().len() > 3 || word.has_digit() || word.is_solo())
            .count();
        let solo = words.iter().filter(|word| word.is_solo()).count();
        let short = words.len() <= SHORT || telling < 2 || solo == words.len() && solo <= 2 * SHORT;
        match candidate.verdict {
            Verdict::Same if short => {
                let nowhere_else = !known && (self.start.is_none() || candidate.hinted);
                let clear = before != Fit::Differs && after != Fit::Differs;
                nowhere_else
                    || known
                        && (clear && supported
                            || before == Fit::Agrees
                            || after == Fit::Agrees
                            || candidate.hinted && supported)
            }
            Verdict::Same => true,
            // Only punctuation can differ in words so few.
            Verdict::Reworded if short => candidate.at_home(),
            Verdict::Reworded if words.len() < LONG => supported || !known || candidate.hinted,
            Verdict::Reworded => supported || !known || candidate.hinted || words.len() >= LONG + 2,
            Verdict::Changed => false,
        }
    }
}
