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
use crate::scan::{Excerpt, Scan, Source, Vocabulary};
use crate::seeds::Seeds;
use crate::selection::{Joined, Selection};
use crate::selector::Selector;
use crate::speaker::{Span, Voice, voice};
use crate::words::Word;

/// Quotes of so few words are found elsewhere only in their old surroundings, and never reworded.
const SHORT: usize = 3;
/// From this many words on, a quote is unmistakable without its surroundings.
const LONG: usize = 6;
/// So many words on either side of a candidate are at hand when it is judged; judging looks less than half as far.
const MARGIN: usize = 160;

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
        Indexed { doc: Doc::new(readable(text)), speakers }
    }

    /// Finds the quote of `selector` again. `start` is where it once stood, in Unicode scalars from the start of the
    /// text; it need not be right, and decides only between places that nothing else tells apart.
    pub fn locate(&self, selector: &Selector, start: Option<usize>) -> Outcome {
        locate(Source::Kept(&self.doc), self.speakers, selector, start, MARGIN)
    }

    pub(crate) fn doc(&self) -> &Doc<'t> {
        &self.doc
    }

    pub(crate) fn speakers(&self) -> &'t [Span<'t>] {
        self.speakers
    }
}

/// Finds the quote of `selector` in a text that is read this once. As [`Indexed::new`] and [`Indexed::locate`].
pub(crate) fn once(text: &str, speakers: &[Span], selector: &Selector, start: Option<usize>) -> Outcome {
    locate(Source::Text(readable(text)), speakers, selector, start, MARGIN)
}

/// Offsets are 32 bits wide: a text that they don't reach through is taken for empty.
fn readable(text: &str) -> &str {
    if u32::try_from(text.len()).is_ok() { text } else { "" }
}

fn locate(
    source: Source,
    speakers: &[Span],
    selector: &Selector,
    start: Option<usize>,
    margin: usize,
) -> Outcome {
    let text = source.text();
    let only_voiced = |outcome: Outcome| match outcome {
        Outcome::Exact(place) if is_other_voice(speakers, selector, place) => Outcome::Changed(place),
        outcome => outcome,
    };
    let joined = Joined::read(selector, source);
    let selection = Selection::new(&joined);
    if selection.quote.is_empty() {
        return only_voiced(literal::locate(text, selector, start, false));
    }
    let words = &selection.doc.words;
    let vocabulary = Vocabulary::new(words);
    let numbers = &vocabulary.numbers;
    let seeds = source
        .is_worth_filtering()
        .then(|| Seeds::new(words, numbers, selection.doc.text, &selection.parts()))
        .flatten();
    let scan = source.scan(&vocabulary, seeds.as_ref());
    let search = Search { scan: &scan, numbers, speakers, selector, selection: &selection, start, margin };
    match search.decide() {
        // A quote cut inside its first or last word, without the rest of the word in prefix or suffix.
        Outcome::Absent => only_voiced(literal::locate(text, selector, start, true)),
        outcome => outcome,
    }
}

fn is_other_voice(speakers: &[Span], selector: &Selector, place: Place) -> bool {
    match voice(speakers, &(place.start()..place.end())) {
        Voice::Unknown => false,
        Voice::Narrator => selector.speaker.is_some(),
        Voice::One(speaker) => selector.speaker.as_deref().is_some_and(|wanted| wanted != speaker),
        Voice::Mixed => true,
    }
}

struct Search<'a> {
    scan: &'a Scan<'a>,
    /// The numbers by which the scan knows the words of the selection.
    numbers: &'a [u32],
    speakers: &'a [Span<'a>],
    selector: &'a Selector,
    selection: &'a Selection<'a>,
    start: Option<usize>,
    /// So many words on either side of a candidate are at hand when it is judged.
    margin: usize,
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
        let (quote, hits) = (&self.numbers[self.selection.quote.clone()], &self.scan.hits);
        // Where there are too many, the words next to the quote and the hint sort out.
        let around = |item: usize| {
            let range = &self.selection.quote;
            // `hit` is the item of the word at `text` if the selector has that word at all.
            let same = |q: Option<usize>, hit: Option<usize>, text: Option<usize>| {
                let hit = hit.and_then(|hit| hits.get(hit)).filter(|hit| Some(hit.at as usize) == text);
                q.and_then(|q| self.numbers.get(q)).is_none_or(|q| hit.is_some_and(|hit| hit.number == *q))
            };
            let at = hits[item].at as usize;
            let before =
                (1..=2).all(|n| same(range.start.checked_sub(n), item.checked_sub(n), at.checked_sub(n)));
            let after = (0..2).all(|n| {
                let behind = quote.len() + n;
                same(Some(range.end + n), Some(item + behind), Some(at + behind))
            });
            before && after || self.start == Some(hits[item].scalar as usize)
        };
        let (mut first, mut fitting) = (Vec::new(), Vec::new());
        find::exact(quote, hits.iter().map(|hit| (hit.at as usize, hit.number)), |item| {
            let at = hits[item].at as usize;
            if first.len() <= find::MOST_EXACT {
                first.push(at);
            }
            if fitting.len() < find::MOST_EXACT && around(item) {
                fitting.push(at);
            }
        });
        let places = if first.len() > find::MOST_EXACT && !fitting.is_empty() { fitting } else { first };
        let candidate = |at: usize| {
            let words = at as isize..(at + quote.len()) as isize;
            let excerpt = self.scan.excerpt(at, &words, self.margin);
            self.candidate(&excerpt.doc, excerpt.words, None)
        };
        places.into_iter().filter_map(candidate).collect()
    }

    /// Candidates where most words stand, or most of the words around.
    fn near(&self, exact: &[Candidate]) -> Vec<Candidate> {
        let selection = &self.selection.doc;
        let mut found: Vec<Candidate> = Vec::new();
        for part in self.selection.parts() {
            let (words, numbers) = (&selection.words[part.clone()], &self.numbers[part.clone()]);
            for window in find::windows(words, numbers, &self.scan.hits) {
                let Excerpt { doc, words, short } =
                    &self.scan.excerpt(window.anchor, &window.words, self.margin);
                let quote = selection.faces(part.clone());
                let text = doc.faces(words.clone());
                let manner = Manner {
                    language: lexicon::language(quote.iter().chain(&text).map(|face| face.folded.as_str())),
                    free: Free { head: true, tail: true },
                    ragged_head: part.start < self.selection.quote.start && self.selection.ragged_head,
                    ragged_tail: part.end > self.selection.quote.end && self.selection.ragged_tail,
                    band: window.band(words.len(), *short),
                };
                let steps = align(&quote, &text, manner);
                let steps = self.own_steps(steps, part.start, words.start);
                let pairing = Pairing { selection: self.selection, doc, language: manner.language, steps };
                let Some(span) = pairing.span() else { continue };
                let Some(candidate) = self.candidate(doc, span, Some(pairing)) else {
                    continue;
                };
                let known = found.iter().chain(exact).any(|c| {
                    c.place.start() < candidate.place.end() && candidate.place.start() < c.place.end()
                });
                if !known {
                    found.push(candidate);
                }
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

    /// Judges the words `span` of `doc`. Without a pairing, they are the quote's words one by one.
    fn candidate(&self, doc: &Doc, span: Range<usize>, pairing: Option<Pairing>) -> Option<Candidate> {
        let selection = self.selection;
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
                    language: self.language(doc, &span),
                    steps: pairs.map(|(quote, text)| Step { kind: Kind::Same, quote, text }).collect(),
                }
            }
        };
        let (place, edge) = edges::place(selection, doc, &span)?;
        let mut verdict = pairing.verdict();
        if edge == Difference::Harmless {
            verdict = verdict.max(Verdict::Reworded);
        }
        let other_voice = is_other_voice(self.speakers, self.selector, place);
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
            speaker_known: self.selector.speaker.is_some() && !self.speakers.is_empty() && !other_voice,
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
        let text = self.scan.text();
        place.bytes(text).is_some_and(|bytes| {
            text[..bytes.start].ends_with(&self.selector.prefix)
                && text[bytes.end..].starts_with(&self.selector.suffix)
                && text[bytes] == self.selector.exact
        })
    }

    /// The language, told from the selector and from the words around the candidate.
    fn language(&self, doc: &Doc, span: &Range<usize>) -> Language {
        let near = span.start.saturating_sub(8)..(span.end + 8).min(doc.words.len());
        // A page is enough.
        let near = near.start..near.end.min(near.start + 200);
        let text = near.map(|at| doc.words[at].fold(doc.text));
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Sentences in which much is repeated and much turns meaning round.
    fn prose(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
        let stock =
            "the minister said that we will not support a loan if Canada opposes it unless they agree and";
        let word = prop::sample::select(stock.split(' ').collect::<Vec<_>>());
        let gap = prop::sample::select(vec![" ", " ", " ", " ", " ", ", ", ". ", ".\n", ": “", "” "]);
        prop::collection::vec((word, gap), length)
            .prop_map(|words| words.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn judging_never_looks_beyond_the_margin(
            text in prose(800..1200), prefix in prose(0..60), exact in prose(1..20), suffix in prose(0..60),
            at in any::<prop::sample::Index>(),
        ) {
            let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
            let cut = starts[at.index(starts.len())];
            let text = format!("{} {exact}{}", &text[..cut], &text[cut..]);
            let selector = Selector::new(exact).between(prefix, suffix);
            let source = Source::Text(&text);
            prop_assert_eq!(
                locate(source, &[], &selector, None, MARGIN),
                locate(source, &[], &selector, None, usize::MAX)
            );
        }
    }
}
