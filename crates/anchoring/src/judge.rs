//! Judging a candidate: whether the words found say what the words quoted say.
//!
//! Everything that differs counts as a change of meaning unless a rule here or in `spelling` allows it.

use std::cmp::Ordering;
use std::ops::Range;

use crate::align::{Kind, Step};
use crate::doc::Doc;
use crate::lexicon::{self, Class, Language};
use crate::marks::{Beside, Difference, Marks, compare};
use crate::selection::Selection;
use crate::spelling::{Face, is_variant};

/// How the words found differ from the words quoted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Verdict {
    Same,
    Reworded,
    Changed,
}

/// A quote beside the words of a text it may be found in.
pub(crate) struct Pairing<'a> {
    pub(crate) selection: &'a Selection<'a>,
    pub(crate) doc: &'a Doc<'a>,
    pub(crate) language: Language,
    /// The steps of the alignment, counting words from the start of the selection and of the text.
    pub(crate) steps: Vec<Step>,
}

impl Pairing<'_> {
    /// The first and the last word of the text that answer to words of the quote.
    pub(crate) fn span(&self) -> Option<Range<usize>> {
        let mut found = self.steps.iter().filter(|step| step.pairs());
        let first = found.next()?;
        let last = found.next_back().unwrap_or(first);
        Some(first.text..last.text + last.kind.takes().1)
    }

    pub(crate) fn verdict(&self) -> Verdict {
        let quote = &self.selection.quote;
        // Words as they are written in Britain and America change nothing, however many.
        let (mut harmless, mut variants) = (0, 0);
        let mut moved = Moved::default();
        let mut behind: Option<(usize, usize)> = None;
        for step in &self.steps {
            match self.word(*step) {
                Difference::None => {}
                Difference::Harmless if self.is_variant(*step) => variants += 1,
                Difference::Harmless => harmless += 1,
                Difference::Meaning => return Verdict::Changed,
            }
            if !step.pairs() {
                continue;
            }
            if let Some((last_quote, last_text)) = behind {
                match self.gap(last_quote..step.quote, last_text..step.text, &mut moved) {
                    Difference::None => {}
                    Difference::Harmless => harmless += 1,
                    Difference::Meaning => return Verdict::Changed,
                }
            }
            let (quote, text) = step.kind.takes();
            behind = Some((step.quote + quote - 1, step.text + text - 1));
        }
        if moved.any() {
            return Verdict::Changed;
        }
        match harmless {
            0 if variants == 0 => Verdict::Same,
            n if n <= 1 + quote.len() / 4 => Verdict::Reworded,
            _ => Verdict::Changed,
        }
    }

    /// Whether the words of one step say the same.
    fn word(&self, step: Step) -> Difference {
        let (selection, doc) = (&self.selection.doc, self.doc);
        let Step { kind, quote, text } = step;
        match kind {
            Kind::Same => {
                let (a, b) = (&selection.words[quote], &doc.words[text]);
                if self.is_other_unit(quote, text) {
                    return Difference::Meaning;
                }
                if a.is_capital() != b.is_capital() || a.is_all_capitals() != b.is_all_capitals() {
                    return self.letter_case(quote, text);
                }
                // "do not" for "don't" is the same word written out.
                if a.is_contracted() != b.is_contracted() { Difference::Harmless } else { Difference::None }
            }
            Kind::Respelled => {
                let word = selection.words[quote].fold(selection.text);
                let article = lexicon::is_article(&word, self.language);
                if article && (is_label(selection, quote) || is_label(doc, text)) {
                    return Difference::Meaning;
                }
                if article && (self.hangs(selection, quote) || self.hangs(doc, text)) {
                    return Difference::Meaning;
                }
                Difference::Harmless
            }
            Kind::Joined | Kind::Parted => Difference::Harmless,
            Kind::Replaced => Difference::Meaning,
            Kind::Missing if self.is_head_taken(quote, text) => Difference::Meaning,
            Kind::Missing => self.surplus(selection, quote),
            Kind::Added => self.surplus(doc, text),
        }
    }

    fn is_variant(&self, step: Step) -> bool {
        let word = |doc: &Doc, at: usize| doc.words[at].fold(doc.text);
        step.kind == Kind::Respelled
            && is_variant(&word(&self.selection.doc, step.quote), &word(self.doc, step.text))
    }

    /// Whether the quote lacks its first word, where other words than before now lead to the rest: "the president" is no
    /// vice president.
    fn is_head_taken(&self, quote: usize, text: usize) -> bool {
        if quote != self.selection.quote.start || text == 0 || self.doc.begins_sentence(text) {
            return false;
        }
        let before = |doc: &Doc, at: usize| at.checked_sub(1).map(|at| doc.words[at].fold(doc.text));
        before(&self.selection.doc, quote) != before(self.doc, text)
    }

    /// A word too many on one side: harmless if it is an article or filler, or the word before it written twice.
    fn surplus(&self, doc: &Doc, at: usize) -> Difference {
        let face = doc.face(at);
        if is_label(doc, at) {
            return Difference::Meaning;
        }
        let light = lexicon::is_article(&face.folded, self.language)
            || lexicon::is_filler(&face.folded, self.language);
        // "a black and a white ship" are two.
        let is_second = at > 0 && matches!(doc.words[at - 1].fold(doc.text).as_str(), "and" | "or" | "nor");
        let article = lexicon::is_article(&face.folded, self.language);
        let next = || doc.words.get(at + 1).map(|next| next.fold(doc.text));
        if light
            && article
            && (is_second || next().is_some_and(|next| lexicon::hangs_on_having_article(&next)))
        {
            return Difference::Meaning;
        }
        if light && !self.hangs(doc, at) {
            return Difference::Harmless;
        }
        let twice = at > 0
            && doc.words[at - 1].key == doc.words[at].key
            && doc.words[at - 1].fold(doc.text) == face.folded;
        if twice && face.class.is_none() && !face.has_digit && !face.is_symbol && !face.is_solo {
            return Difference::Harmless;
        }
        Difference::Meaning
    }

    /// Whether the word behind an article is one that the article changes.
    fn hangs(&self, doc: &Doc, article: usize) -> bool {
        doc.words.get(article + 1).is_some_and(|next| lexicon::hangs_on_article(&next.fold(doc.text)))
    }

    /// Whether a unit behind a number has other letters of other size: mW is no MW.
    fn is_other_unit(&self, quote: usize, text: usize) -> bool {
        let (selection, doc) = (&self.selection.doc, self.doc);
        let word = |doc: &Doc, at: usize| doc.text[doc.words[at].bytes()].to_owned();
        let (a, b) = (word(selection, quote), word(doc, text));
        let counted = |doc: &Doc, at: usize| at > 0 && doc.words[at - 1].has_digit();
        a.len() <= 3
            && a.is_ascii()
            && a.eq_ignore_ascii_case(&b)
            && a != b
            && counted(selection, quote)
            && counted(doc, text)
    }

    /// The same letters in another case. US is not us, and May is not may, unless all around is in capitals.
    fn letter_case(&self, quote: usize, text: usize) -> Difference {
        let (selection, doc) = (&self.selection.doc, self.doc);
        let (a, b) = (&selection.words[quote], &doc.words[text]);
        let folded = a.fold(selection.text);
        if !lexicon::case_tells(&folded) {
            return Difference::None;
        }
        if is_shouted(selection, quote) || is_shouted(doc, text) {
            return Difference::None;
        }
        if folded == "us" || folded == "it" || folded == "who" {
            return if a.is_all_capitals() == b.is_all_capitals() {
                Difference::None
            } else {
                Difference::Meaning
            };
        }
        let explained = |doc: &Doc, at: usize, capital: bool| capital && doc.begins_sentence(at);
        if explained(selection, quote, a.is_capital()) || explained(doc, text, b.is_capital()) {
            return Difference::None;
        }
        Difference::Meaning
    }

    /// Whether the punctuation between two words differs, and how much.
    fn gap(&self, quote: Range<usize>, text: Range<usize>, moved: &mut Moved) -> Difference {
        let (selection, doc) = (&self.selection.doc, self.doc);
        let plain =
            |doc: &Doc, at: &Range<usize>| at.len() == 1 && doc.gap(at.end).bytes().all(|b| b == b' ');
        if plain(selection, &quote) && plain(doc, &text) {
            return Difference::None;
        }
        let (a, b) =
            (selection.marks_between(quote.start, quote.end), doc.marks_between(text.start, text.end));
        if a == b {
            return Difference::None;
        }
        moved.take(&a, &b);
        let class = |at: usize| lexicon::class(&selection.words[at].fold(selection.text));
        // A two-hundred-year-old ship is not two hundred-year-old ships.
        let hyphens =
            |doc: &Doc, at: usize| doc.words.get(at).is_some() && Marks::read(doc.gap(at)).count('-') > 0;
        // Bakers who were late are not all bakers.
        let relative = matches!(
            selection.words[quote.end].fold(selection.text).as_str(),
            "who" | "whom" | "whose" | "which" | "where"
        );
        if relative && a.count(',') != b.count(',') {
            return Difference::Meaning;
        }
        let number = |at: usize| class(at) == Some(Class::Number) || selection.words[at].has_digit();
        if a.count('-') != b.count('-')
            && (number(quote.start) != number(quote.end)
                || number(quote.end) && (hyphens(selection, quote.end + 1) || hyphens(doc, text.end + 1)))
        {
            return Difference::Meaning;
        }
        let (before, after) = (class(quote.start), class(quote.end));
        compare(
            &a,
            &b,
            Beside {
                numbers: selection.words[quote.start].has_digit() && selection.words[quote.end].has_digit(),
                abbreviation: selection.is_abbreviation(quote.start) || doc.is_abbreviation(text.start),
                hinge: before == Some(Class::Negation)
                    || before == Some(Class::Stance)
                    || after == Some(Class::Stance),
            },
        )
    }
}

/// Marks that went in one place of a quote and came in another: what they hold together is no longer the same.
#[derive(Default)]
struct Moved {
    went: Vec<char>,
    came: Vec<char>,
}

impl Moved {
    fn take(&mut self, quote: &Marks, text: &Marks) {
        for mark in [',', '-', ';', ':'] {
            match quote.count(mark).cmp(&text.count(mark)) {
                Ordering::Greater => self.went.push(mark),
                Ordering::Less => self.came.push(mark),
                Ordering::Equal => {}
            }
        }
    }

    fn any(&self) -> bool {
        self.went.iter().any(|mark| self.came.contains(mark))
    }
}

/// Whether a word beside this one is in capitals: then its own tell nothing.
fn is_shouted(doc: &Doc, at: usize) -> bool {
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    beside.filter_map(|at| doc.words.get(at)).any(|word| word.is_all_capitals() && word.bytes().len() > 2)
}

/// Whether what looks like an article is a name or a label: vitamin A, The Who. At the head of a sentence, or in capitals,
/// nothing tells.
fn is_label(doc: &Doc, at: usize) -> bool {
    let word = &doc.words[at];
    word.is_capital() && word.bytes().len() <= 3 && !is_shouted(doc, at) && !doc.begins_sentence(at)
}

/// Whether what follows the quote makes a question of a statement, or the other way round.
pub(crate) fn turns_question(selection: &Selection, doc: &Doc, end: usize) -> bool {
    let wanted = Marks::read(selection.doc.gap(selection.quote.end));
    let known = !wanted.is_empty() || selection.has_words_after();
    let found = Marks::read(doc.gap(end));
    known && (wanted.count('?') > 0) != (found.count('?') > 0)
}

/// Whether a difference in this word, near a quote, may turn the quote round.
pub(crate) fn weighs(face: &Face) -> bool {
    face.class.is_some() || face.name || face.has_digit || face.is_symbol
}
