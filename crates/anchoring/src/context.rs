//! Judging what stands around a candidate: whether it is what stood around the quote, and whether it takes back or hands
//! to another what the quoted words say.

use std::ops::Range;

use crate::align::{Free, Kind, Manner, Step, align};
use crate::doc::Doc;
use crate::judge::weighs;
use crate::lexicon::{self, Class, Language};
use crate::marks::Marks;
use crate::selection::Selection;
use crate::spelling::Face;

/// How the words on one side of a candidate fit the selector's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Fit {
    /// Other words, that change what the quote says or who says it.
    Contradicts,
    /// Other words; nothing against the candidate.
    Differs,
    /// The selector says nothing about this side.
    Silent,
    /// The nearest words are the same.
    Near,
    /// All words are the same.
    Agrees,
}

impl Fit {
    /// What the fit counts for when candidates are weighed.
    pub(crate) fn weight(self) -> u32 {
        match self {
            Fit::Agrees => 3,
            Fit::Near => 1,
            Fit::Silent | Fit::Differs | Fit::Contradicts => 0,
        }
    }

    pub(crate) fn supports(self) -> bool {
        self >= Fit::Near
    }
}

/// This many words next to the quote make it near.
const NEAR: usize = 2;
/// At most this many words of context are compared.
const MOST: usize = 48;
/// Quotes of so few words are held to the words right behind them.
const SHORT: usize = 3;
/// Words looked at for an attribution behind the quote.
const ATTRIBUTION: usize = 8;

/// A candidate's surroundings.
pub(crate) struct Around<'a> {
    pub(crate) selection: &'a Selection<'a>,
    pub(crate) doc: &'a Doc<'a>,
    pub(crate) language: Language,
    /// The words of the text that answer to the quote.
    pub(crate) span: Range<usize>,
    /// The speaker is known from spans to be the right one: names around the quote prove nothing.
    pub(crate) speaker_known: bool,
    /// The position hint is exactly this place.
    pub(crate) hinted: bool,
    /// What is more, prefix, quote and suffix stand there letter for letter.
    pub(crate) untouched: bool,
    /// The quote stood at the very beginning of its text.
    pub(crate) at_start: bool,
}

/// One side's words, with the alignment between them.
struct Side {
    quote: Vec<Face>,
    text: Vec<Face>,
    steps: Vec<Step>,
    /// Words of `quote` that stand in the quote's own sentence, counted from the quote.
    own_quote: usize,
    /// Likewise words of `text`.
    own_text: usize,
    /// The whole of the sentence on this side is known from the selector.
    closed: bool,
}

impl Around<'_> {
    /// Whether the selector says behind the quote who speaks ("…, said the minister").
    fn is_attributed_behind(&self) -> bool {
        let doc = &self.selection.doc;
        (self.selection.quote.end..doc.words.len())
            .take(ATTRIBUTION)
            .take_while(|at| !doc.begins_sentence(*at))
            .any(|at| doc.face(at).class == Some(Class::Stance))
    }

    /// How the words before fit, given how those behind do.
    pub(crate) fn before(&self, after: Fit) -> Fit {
        let quote_start = self.selection.quote.start;
        let from = quote_start.saturating_sub(MOST);
        let words = from..quote_start;
        if words.is_empty() {
            return self.silent_before();
        }
        if self.untouched {
            return Fit::Agrees;
        }
        if self.grows_into(self.selection.quote.start, self.span.start, Direction::Before) {
            return Fit::Contradicts;
        }
        let reach = words.len() + words.len() / 2 + 6;
        let text = self.span.start.saturating_sub(reach)..self.span.start;
        let side = self.side_before(words, text);
        let near = side.near(Direction::Before);
        if side.has_grown_head() || self.turns_on_article(&side) {
            return Fit::Contradicts;
        }
        if near == side.quote.len() {
            return Fit::Agrees;
        }
        let told = self.speaker_known || after == Fit::Agrees && self.is_attributed_behind();
        if self.leads_otherwise(&side, near) || !told && self.speaks_otherwise(&side, near) {
            return Fit::Contradicts;
        }
        if near >= NEAR.min(side.own_quote.max(1)) { Fit::Near } else { Fit::Differs }
    }

    pub(crate) fn after(&self) -> Fit {
        let quote_end = self.selection.quote.end;
        let to = (quote_end + MOST).min(self.selection.doc.words.len());
        let words = quote_end..to;
        let reach = if words.is_empty() { ATTRIBUTION } else { words.len() + words.len() / 2 + 6 };
        let text = self.span.end..(self.span.end + reach).min(self.doc.words.len());
        if words.is_empty() && !Marks::read(self.selection.doc.gap(quote_end)).has_stop() {
            return Fit::Silent;
        }
        let silent = words.is_empty();
        if self.untouched {
            return if silent { Fit::Silent } else { Fit::Agrees };
        }
        if self.grows_into(quote_end, self.span.end, Direction::After) {
            return Fit::Contradicts;
        }
        let side = self.side_after(words, text);
        let near = side.near(Direction::After);
        if !silent && near == side.quote.len() {
            return Fit::Agrees;
        }
        if self.trails_otherwise(&side) {
            return Fit::Contradicts;
        }
        if silent {
            return Fit::Silent;
        }
        if near >= NEAR.min(side.own_quote.max(1)) { Fit::Near } else { Fit::Differs }
    }

    /// Nothing is known of what stood before. Still, a negation right before the words is no place for them, unless the
    /// hint says that it always stood there.
    fn silent_before(&self) -> Fit {
        if self.untouched {
            return Fit::Silent;
        }
        let at = self.span.start;
        let gap = Marks::read(self.selection.doc.gap(self.selection.quote.start));
        let starts = gap.has_stop() || self.at_start;
        if starts && !self.doc.begins_sentence(at) && !self.is_lead_harmless(at) {
            return Fit::Contradicts;
        }
        if self.hinted {
            return Fit::Silent;
        }
        let mut near = at;
        while near > 0
            && at - near < 2
            && !self.doc.begins_sentence(near)
            && !Marks::read(self.doc.gap(near)).has_pause()
        {
            near -= 1;
            let turns = matches!(
                self.doc.face(near).class,
                Some(Class::Negation | Class::Quantifier | Class::Modal | Class::Condition)
            );
            if turns {
                return Fit::Contradicts;
            }
        }
        let first = self.selection.doc.words[self.selection.quote.start].fold(self.selection.doc.text);
        let article = at.checked_sub(1).map(|before| self.doc.words[before].fold(self.doc.text));
        if lexicon::hangs_on_article(&first)
            && article.is_some_and(|article| lexicon::is_article(&article, self.language))
            || self.grows_into(self.selection.quote.start, at, Direction::Before)
        {
            return Fit::Contradicts;
        }
        Fit::Silent
    }

    /// Whether the word of the text next to the quote, before its word `text` or at it, makes one thing with the quote that
    /// the selector's, beside word `quote`, does not: "5" and "5 million", "King George" and "King George V", "state" and
    /// "state-owned".
    fn grows_into(&self, quote: usize, text: usize, direction: Direction) -> bool {
        let (selection, doc) = (&self.selection.doc, self.doc);
        let beside = |doc: &Doc, at: usize| match direction {
            Direction::Before => at.checked_sub(1),
            Direction::After => Some(at).filter(|at| *at < doc.words.len()),
        };
        let Some(now) = beside(doc, text) else { return false };
        let then = beside(selection, quote);
        let known = then.is_some();
        let word = |doc: &Doc, at: usize| doc.words[at].fold(doc.text);
        let gap = doc.gap(text);
        if then.is_some_and(|then| word(selection, then) == word(doc, now)) {
            return false;
        }
        if gap == "-" && selection.gap(quote) != "-" {
            return true;
        }
        if !gap.chars().all(|c| c == ' ' || c == '-') {
            return false;
        }
        // The word of the quote at its edge.
        let edge = match direction {
            Direction::Before => quote,
            Direction::After => quote - 1,
        };
        let counts = |face: &Face| {
            face.has_digit
                || face.is_symbol
                || face.class == Some(Class::Number)
                || matches!(face.folded.as_str(), "per" | "percent")
        };
        let (edge, next) = (selection.face(edge), doc.face(now));
        let dated = edge.class == Some(Class::Date) && next.has_digit;
        let number = dated || counts(&edge) && counts(&next);
        // "Tusk", "Donald Tusk": before a name stands its owner's first name or title; behind it, another owner's.
        let name = known && matches!(direction, Direction::After) && edge.name && next.name;
        number || name
    }

    /// Whether all words of the sentence before word `at` may be added without harm.
    fn is_lead_harmless(&self, at: usize) -> bool {
        let lead = self.lead(at);
        lead.len() <= 4
            && lead.into_iter().all(|at| {
                let folded = self.doc.words[at].fold(self.doc.text);
                lexicon::is_connector(&folded) || lexicon::is_article(&folded, self.language)
            })
    }

    /// The words of the text's sentence before word `at`.
    fn lead(&self, at: usize) -> Range<usize> {
        let mut start = at;
        while start > 0 && at - start < MOST && !self.doc.begins_sentence(start) {
            start -= 1;
        }
        start..at
    }

    fn side_before(&self, words: Range<usize>, text: Range<usize>) -> Side {
        let selection = &self.selection.doc;
        let sentence = |doc: &Doc, end: usize, least: usize| {
            let mut start = end;
            while start > least && !doc.begins_sentence(start) {
                start -= 1;
            }
            (end - start, start > 0 && doc.begins_sentence(start))
        };
        let (own_quote, closed) = sentence(selection, words.end, words.start);
        let same_stop = self.same_stop(words.end, self.span.start);
        // A word that only the head of a sentence gives a capital begins one, even if the prefix shows no end before it.
        let first = selection.face(words.start);
        let capital = selection.words[words.start].is_capital() && first.folded != "i";
        let heads = capital && (first.class.is_some() || lexicon::is_plain(&first.folded));
        let closed = closed || own_quote == words.len() && heads;
        let (own_text, _) = sentence(self.doc, text.end, text.start);
        let (own_quote, own_text) = if same_stop { (0, 0) } else { (own_quote, own_text) };
        let free = Free { head: true, tail: false };
        self.side(words, text, free, own_quote, own_text, closed || self.at_start)
    }

    fn side_after(&self, words: Range<usize>, text: Range<usize>) -> Side {
        let selection = &self.selection.doc;
        let sentence = |doc: &Doc, start: usize, most: usize| {
            let mut end = start;
            while end < most && !doc.begins_sentence(end) {
                end += 1;
            }
            (end - start, doc.begins_sentence(end))
        };
        let (own_quote, _) = sentence(selection, words.start, words.end);
        // What the selector says of this sentence ends at a sentence's end, or at the end of its last word.
        let closed = own_quote < words.len() || Marks::read(selection.gap(words.end)).has_stop();
        let (own_text, _) = sentence(self.doc, text.start, text.end);
        let (own_quote, own_text) =
            if self.same_stop(words.start, self.span.end) { (0, 0) } else { (own_quote, own_text) };
        let free = Free { head: false, tail: true };
        self.side(words, text, free, own_quote, own_text, closed)
    }

    /// Whether the same full stop stands before these words of selector and text: what is a sentence's end in one is
    /// in the other, whatever letters follow.
    fn same_stop(&self, quote: usize, text: usize) -> bool {
        let (doc, text_doc) = (&self.selection.doc, self.doc);
        let (then, now) = (Marks::read(doc.gap(quote)), Marks::read(text_doc.gap(text)));
        let open = quote == doc.words.len();
        then.has_stop()
            && then == now
            && (open || doc.begins_sentence(quote) == text_doc.begins_sentence(text))
    }

    fn side(
        &self,
        words: Range<usize>,
        text: Range<usize>,
        free: Free,
        own_quote: usize,
        own_text: usize,
        closed: bool,
    ) -> Side {
        let quote = self.selection.doc.faces(words);
        let text = self.doc.faces(text);
        let manner = Manner {
            language: self.language,
            free,
            ragged_head: free.head && self.selection.ragged_head,
            ragged_tail: free.tail && self.selection.ragged_tail,
            band: (-(quote.len() as isize), text.len() as isize),
        };
        let steps = align(&quote, &text, manner);
        Side { quote, text, steps, own_quote, own_text, closed }
    }

    /// Whether the sentence leads to the quote in words that may turn it round: another subject, another verb of
    /// saying, a negation more or less.
    fn leads_otherwise(&self, side: &Side, near: usize) -> bool {
        let (quote_len, text_len) = (side.quote.len(), side.text.len());
        let (quote_from, text_from) = (quote_len - side.own_quote, text_len - side.own_text);
        if side.own_quote == 0 {
            // The quote opened its sentence; now something may stand before it. If the words of the sentence before
            // are still there, it is they, with other punctuation.
            return near < NEAR && side.own_text > 0 && !self.is_lead_harmless(self.span.start);
        }
        let (own_clause, text_clause) = self.telling_clause(side).unwrap_or((0, 0));
        let mut stance_before = false;
        let quote_opens = if side.closed {
            opens_adverbially(
                &self.selection.doc,
                &side.quote,
                self.selection.quote.start - quote_len,
                quote_from,
            )
        } else {
            0..0
        };
        let text_opens = opens_adverbially(self.doc, &side.text, self.span.start - text_len, text_from);
        for step in &side.steps {
            let (quote, text, differs) = parts(*step);
            let own = quote.is_some_and(|at| at >= quote_from)
                || text.is_some_and(|at| at >= text_from && side.reaches(at));
            if !own {
                continue;
            }
            let faces = || quote.map(|at| &side.quote[at]).into_iter().chain(text.map(|at| &side.text[at]));
            if !differs {
                stance_before |= faces().any(|face| face.class == Some(Class::Stance));
                continue;
            }
            if faces().all(|face| self.is_light(face)) {
                continue;
            }
            // "told reporters that", "After the long debate, …": plain words there are nobody's deeds.
            let adverbial = quote.is_none_or(|at| at < own_clause) && text.is_none_or(|at| at < text_clause)
                || quote.is_none_or(|at| quote_opens.contains(&at))
                    && text.is_none_or(|at| text_opens.contains(&at));
            let someone = |face: &Face| face.name || is_office(&face.folded);
            let heavy = |face: &Face| match (self.speaker_known, adverbial) {
                (true, _) => turns(face),
                (false, true) => turns(face) || someone(face),
                (false, false) => weighs(face) || someone(face),
            };
            if faces().any(heavy) {
                return true;
            }
            if !stance_before && !adverbial && !self.speaker_known {
                return true;
            }
        }
        false
    }

    /// Where the clause begins that tells who says the quote ("…, the minister said that"), in quote and text, if it
    /// reaches to the quote and is the same in both. What stands before that clause says nothing of the speaker.
    fn telling_clause(&self, side: &Side) -> Option<(usize, usize)> {
        let (quote_first, text_first) =
            (self.selection.quote.start - side.quote.len(), self.span.start - side.text.len());
        let next = Marks::read(self.selection.doc.gap(self.selection.quote.start));
        if next.has_pause() && next.count('"') == 0 && next.count(':') == 0 {
            return None;
        }
        let last = |doc: &Doc, first: usize, length: usize| {
            (1..length).rev().find(|at| Marks::read(doc.gap(first + at)).has_pause())
        };
        let own = last(&self.selection.doc, quote_first, side.quote.len())?;
        let text = last(self.doc, text_first, side.text.len())?;
        let clause = side.steps.iter().filter(|step| {
            parts(**step).0.is_some_and(|at| at >= own) || parts(**step).1.is_some_and(|at| at >= text)
        });
        let (mut subject, mut verb) = (false, false);
        for step in clause {
            let (quote, _, differs) = parts(*step);
            if differs {
                return None;
            }
            let Some(face) = quote.map(|at| &side.quote[at]) else {
                continue;
            };
            verb |= subject && face.class == Some(Class::Stance);
            subject |= !self.is_light(face) && face.class != Some(Class::Stance);
        }
        verb.then_some((own, text))
    }

    /// Whether an article right before the quote came or went that changes its first word ("few", "a few").
    fn turns_on_article(&self, side: &Side) -> bool {
        let hangs = |doc: &Doc, at: usize| lexicon::hangs_on_article(&doc.words[at].fold(doc.text));
        if !hangs(&self.selection.doc, self.selection.quote.start) {
            return false;
        }
        let article = |faces: &[Face]| {
            faces
                .last()
                .map(|face| face.folded.clone())
                .filter(|word| lexicon::is_article(word, self.language))
        };
        article(&side.quote) != article(&side.text)
    }

    fn is_light(&self, face: &Face) -> bool {
        lexicon::is_article(&face.folded, self.language)
            || lexicon::is_filler(&face.folded, self.language)
            || lexicon::is_connector(&face.folded)
    }

    /// Whether the sentences before the quote's own name another speaker.
    fn speaks_otherwise(&self, side: &Side, near: usize) -> bool {
        let quote_first = self.selection.quote.start - side.quote.len();
        let text_first = self.span.start - side.text.len();
        let label = |doc: &Doc, first: usize, at: usize, end: usize| {
            at < end && Marks::read(doc.gap(first + at + 1)).count(':') > 0
        };
        let is_label = |at: usize| label(&self.selection.doc, quote_first, at, side.quote.len());
        let is_text_label = |at: usize| label(self.doc, text_first, at, side.text.len());
        let earlier = side.quote.len() - side.own_quote;
        // Whether most of the telling words are still there: then one that is not was exchanged.
        let tells = |at: usize| side.quote[at].class.is_some() || side.quote[at].folded.chars().count() > 3;
        let same = side.steps.iter().filter(|step| !step.differs() && tells(step.quote)).count();
        let alike = same > 0 && same * 2 >= (0..side.quote.len()).filter(|at| tells(*at)).count();
        // A name in the sentence before tells who speaks if the quote's own sentence does not, or says "she".
        let own = &side.quote[earlier..];
        let open = own.iter().all(|face| self.is_light(face))
            || own.iter().any(|face| face.class == Some(Class::Person));
        let before = (0..earlier)
            .rev()
            .find(|at| *at == 0 || self.selection.doc.begins_sentence(quote_first + at))
            .unwrap_or(0);
        for step in &side.steps {
            let (quote, text, differs) = parts(*step);
            if !differs || quote.is_some_and(|at| at >= earlier) {
                continue;
            }
            if quote.is_some_and(is_label) && (alike || near >= NEAR) {
                return true;
            }
            // The end of a word, cut, tells no more than that it was another word.
            let cut = quote == Some(0) && self.selection.ragged_head;
            if let (true, Some(quote), Some(text)) =
                (alike && open && quote.is_some_and(|at| at >= before), quote, text)
                && (cut || names_someone(&side.quote[quote]))
                && names_someone(&side.text[text])
            {
                return true;
            }
        }
        if near >= NEAR || alike {
            return false;
        }
        // Nothing of the old surroundings is left. Who is said to speak now?
        let people = |faces: &[Face]| {
            faces
                .iter()
                .filter(|face| names_someone(face))
                .map(|face| face.folded.clone())
                .collect::<Vec<_>>()
        };
        let text_near = side.text.len().saturating_sub(side.quote.len() + 2);
        let (then, now) = (people(&side.quote), people(&side.text[text_near..]));
        let speech = |faces: &[Face]| {
            faces.iter().any(|face| face.class == Some(Class::Stance) || is_speech(&face.folded))
        };
        let labelled = (0..side.quote.len()).any(is_label) || (text_near..side.text.len()).any(is_text_label);
        let quoted = Marks::read(self.selection.doc.gap(self.selection.quote.start)).count('"') > 0;
        let told = labelled || quoted || speech(&side.quote) || speech(&side.text[text_near..]);
        if (0..side.quote.len()).any(is_label) && (text_near..side.text.len()).any(is_text_label) {
            return then.iter().all(|name| !now.contains(name));
        }
        told && !then.is_empty() && !now.is_empty() && then.iter().all(|name| !now.contains(name))
    }

    /// Whether what follows in the sentence turns the quote round: a condition or negation more or less, or another
    /// speaker.
    fn trails_otherwise(&self, side: &Side) -> bool {
        let speaks = |faces: &[Face], own: usize| {
            faces[..own.min(ATTRIBUTION).min(faces.len())]
                .iter()
                .any(|face| face.class == Some(Class::Stance))
        };
        let attributed =
            !self.speaker_known && (speaks(&side.quote, side.own_quote) || speaks(&side.text, side.own_text));
        if !self.speaker_known && self.is_signed_otherwise(side) {
            return true;
        }
        let mid_clause = Marks::read(self.selection.doc.gap(self.selection.quote.end)).is_empty();
        // A few words mean little without the next: an embargo on gas is none on grain.
        let is_short = self.selection.quote.len() <= SHORT;
        let mut last_text = 0;
        for step in &side.steps {
            let (quote, text, differs) = parts(*step);
            last_text = text.map_or(last_text, |at| at + 1);
            let own =
                quote.is_some_and(|at| at < side.own_quote) || text.is_some_and(|at| at < side.own_text);
            if !own || !differs {
                continue;
            }
            let faces: Vec<&Face> = quote
                .filter(|at| *at < side.own_quote)
                .map(|at| &side.quote[at])
                .into_iter()
                .chain(text.filter(|at| *at < side.own_text).map(|at| &side.text[at]))
                .collect();
            if faces.iter().all(|face| self.is_light(face)) {
                continue;
            }
            if faces.iter().any(|face| matches!(face.class, Some(Class::Negation | Class::Condition))) {
                return true;
            }
            let close = quote.or(text).unwrap_or(0);
            // A date, a number or a hedge behind a comma is part of what is said.
            let weighed = quote.is_some_and(|at| weighs(&side.quote[at]) && !side.quote[at].name)
                && text.is_some_and(|at| weighs(&side.text[at]) && !side.text[at].name);
            if weighed && close < ATTRIBUTION {
                return true;
            }
            // "according to", "as … put it", "quoting": whatever leads to it, another name may be another speaker's.
            let renamed = quote.is_some_and(|at| names_someone(&side.quote[at]))
                && text.is_some_and(|at| names_someone(&side.text[at]));
            if renamed && !self.speaker_known && close < ATTRIBUTION {
                return true;
            }
            if attributed && close < ATTRIBUTION && !self.follows_speech(side, quote) {
                return true;
            }
            if mid_clause
                && close < NEAR
                && quote.is_some()
                && text.is_some()
                && (is_short || faces.iter().any(|face| weighs(face)))
            {
                return true;
            }
        }
        if self.is_followed_otherwise(side) {
            return true;
        }
        // The sentence went no further, as far as the selector knows; now it does.
        let grown = last_text.min(side.own_text)..side.own_text.min(last_text + ATTRIBUTION);
        let known = side.closed || side.own_quote == 0 && !side.quote.is_empty();
        known
            && side.text[grown].iter().any(|face| match face.class {
                Some(Class::Negation | Class::Condition) => true,
                Some(Class::Stance) => !self.speaker_known,
                _ => !self.speaker_known && is_speech(&face.folded),
            })
    }

    /// Whether the sentence behind the quote's own is the same but for a name, a number or an opposite: "So said …",
    /// "That is false".
    fn is_followed_otherwise(&self, side: &Side) -> bool {
        let next = |at: usize, own: usize| at >= own && at < own + ATTRIBUTION;
        let steps = side
            .steps
            .iter()
            .filter(|step| next(step.quote, side.own_quote) && next(step.text, side.own_text));
        let (mut same, mut turned, mut other) = (0, 0, 0);
        for step in steps {
            if !step.differs() {
                same += 1;
                continue;
            }
            let pair = step.in_quote().map(|at| &side.quote[at]).zip(step.in_text().map(|at| &side.text[at]));
            let turns = |(a, b): (&Face, &Face)| {
                (weighs(a) && weighs(b) || names_someone(a) && names_someone(b))
                    && (!self.speaker_known || !names_someone(a))
            };
            if pair.is_some_and(turns) {
                turned += 1;
            } else {
                other += 1;
            }
        }
        turned > 0 && other == 0 && same > 0
    }

    /// Whether another name stands behind the quote after a dash or a bracket, as below a motto; or one where the
    /// selector has none.
    fn is_signed_otherwise(&self, side: &Side) -> bool {
        let signed = |doc: &Doc, at: usize| {
            matches!(Marks::read(doc.gap(at)).as_slice(), [.., '-' | '('])
                && doc.words.get(at).is_some_and(|word| word.is_capital())
        };
        let is_known = self.selection.has_words_after();
        (signed(&self.selection.doc, self.selection.quote.end) || is_known)
            && signed(self.doc, self.span.end)
            && !side.steps.iter().any(|step| step.quote == 0 && step.text == 0 && !step.differs())
    }

    /// Whether a difference stands behind a verb of saying and its subject, where it no longer tells who speaks.
    fn follows_speech(&self, side: &Side, quote: Option<usize>) -> bool {
        let Some(at) = quote else { return false };
        let verb = side.quote[..at].iter().position(|face| face.class == Some(Class::Stance));
        // The subject takes up to three words on either side of the verb.
        verb.is_some_and(|verb| at > verb + 3) && !weighs(&side.quote[at])
    }
}

impl Side {
    /// How many of the selector's words next to the quote the text has too, without a break.
    fn near(&self, direction: Direction) -> usize {
        let mut near = 0;
        let mut count = |step: &Step| {
            let light = match step.kind {
                Kind::Missing => is_small(&self.quote[step.quote]),
                Kind::Added => is_small(&self.text[step.text]),
                _ => false,
            };
            let same = !step.differs() || light;
            if same {
                near += step.kind.takes().0;
            }
            same
        };
        match direction {
            Direction::Before => self.steps.iter().rev().take_while(|step| count(step)).for_each(drop),
            Direction::After => self.steps.iter().take_while(|step| count(step)).for_each(drop),
        }
        near
    }

    /// Whether the sentence, known from its first word on, has got another beginning that turns round what follows.
    fn has_grown_head(&self) -> bool {
        let from = self.quote.len() - self.own_quote;
        if !self.closed || self.own_quote == 0 {
            return false;
        }
        let kept = self.steps.iter().any(|step| step.kind == Kind::Same && step.quote == from);
        let first = self
            .steps
            .iter()
            .find(|step| step.kind == Kind::Same && step.quote >= from)
            .map(|step| step.text);
        let lead = self.text.len() - self.own_text;
        !kept && first.is_some_and(|first| self.text[lead.min(first)..first].iter().any(turns))
    }

    /// Whether word `at` of the text, before the quote, stands where the selector knows what stood.
    fn reaches(&self, at: usize) -> bool {
        let first = self.steps.iter().find(|step| !step.differs()).map(|step| step.text);
        self.closed || first.is_some_and(|first| at >= first)
    }
}

#[derive(Clone, Copy)]
enum Direction {
    Before,
    After,
}

/// The words of a step, of quote and text, and whether they differ.
fn parts(step: Step) -> (Option<usize>, Option<usize>, bool) {
    (step.in_quote(), step.in_text(), step.differs())
}

/// Articles and connectors; more or less of them next to a quote break nothing.
fn is_small(face: &Face) -> bool {
    lexicon::is_article(&face.folded, Language::English) || lexicon::is_connector(&face.folded)
}

/// Words that turn round what follows them, whoever speaks.
fn turns(face: &Face) -> bool {
    matches!(
        face.class,
        Some(Class::Negation | Class::Condition | Class::Modal | Class::Stance | Class::Quantifier)
    )
}

/// Whether a word may tell who speaks: a name, a pronoun, an office.
fn names_someone(face: &Face) -> bool {
    face.name || face.heads_sentence && lexicon::may_be_name(&face.folded) || is_office(&face.folded)
}

fn is_office(folded: &str) -> bool {
    matches!(
        folded,
        "ambassador"
            | "captain"
            | "chancellor"
            | "chief"
            | "commander"
            | "councillor"
            | "deputy"
            | "director"
            | "general"
            | "governor"
            | "government"
            | "king"
            | "mayor"
            | "minister"
            | "opposition"
            | "president"
            | "queen"
            | "rapporteur"
            | "secretary"
            | "senator"
            | "spokesman"
            | "spokesperson"
            | "spokeswoman"
            | "union"
    )
}

/// Ways to begin to speak that are no verbs of saying.
fn is_speech(folded: &str) -> bool {
    matches!(
        folded,
        "floor" | "interview" | "speech" | "statement" | "turn" | "voice" | "podium" | "according"
    )
}

/// The words of an adverbial phrase that opens the sentence beginning at `from`, up to its comma.
fn opens_adverbially(doc: &Doc, faces: &[Face], first: usize, from: usize) -> Range<usize> {
    if from >= faces.len() || !lexicon::is_opener(&faces[from].folded) {
        return 0..0;
    }
    let comma = (from + 1..faces.len()).find(|at| Marks::read(doc.gap(first + at)).has_pause());
    from..comma.unwrap_or(0)
}
