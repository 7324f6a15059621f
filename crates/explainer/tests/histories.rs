//! Generated histories: whatever happens to texts after they were published, a link to their words marks these words or
//! says that they have changed.
//!
//! What is wanted of every link is worked out from what the generator did to the sentences, never from the texts.

mod support;

use explainer::fragment::{Fragment, WordsLink};
use explainer::history;
use explainer::id::{NoteId, PassageId};
use explainer::model::{Explainer, Origin, Subject};
use explainer::wordings::{Outcome, Wordings};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use support::{PUBLISHED, Sample, sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// How many explainers there are, each with five texts.
const EXPLAINERS: u64 = 320;
/// In how many tests they are looked at, so that these run side by side.
const TESTS: u64 = 4;
/// How many random stretches of words of every wording are linked to.
const STRETCHES: usize = 5;
/// One in so many links is also spoilt.
const SPOILT: usize = 60;

/// A generator of numbers (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).expect("a number")).expect("a number below another")
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// A language in its script.
struct Tongue {
    /// Its tag, if it is not that of the explainer.
    lang: Option<&'static str>,
    /// Words to begin a sentence with.
    first: &'static [&'static str],
    words: &'static [&'static str],
    names: &'static [&'static str],
    numbers: &'static [&'static str],
    not: &'static str,
    and: &'static str,
    comma: &'static str,
    ends: &'static [&'static str],
    /// Whether there are spaces between words.
    is_spaced: bool,
}

/// In the words a space, a hyphen, a dash and an apostrophe stand for all signs of their kind.
const TONGUES: [Tongue; 9] = [
    Tongue {
        lang: None,
        first: &["We", "They", "Nobody", "The mayor", "Yesterday", "Gen. Marlow", "No! – she", "It’s"],
        words: &[
            "waits",
            "for",
            "the",
            "well-known",
            "mill",
            "they’ve",
            "sold",
            "café",
            "naïve",
            "robbery",
            "to",
            "a",
            "polite",
            "will",
            "U.S. troops",
        ],
        names: &["Finch", "O’Hara", "É. Dupont", "Gen. Smith", "Reed", "Mr. Wren"],
        numbers: &["12", "3.5", "1,200", "2031"],
        not: "not",
        and: "and",
        comma: ",",
        ends: &[".", ".", ".", "!", "?", "?!", "..."],
        is_spaced: true,
    },
    Tongue {
        lang: Some("uk"),
        first: &["Ми", "Вони", "Ніхто", "Йому", "Учора", "Й. Коваль", "Ні! – він", "Їхній"],
        words: &[
            "чекаємо",
            "на",
            "млин",
            "п’ять",
            "ще",
            "її",
            "знаємо",
            "будь-що",
            "продали",
            "цей",
            "військо",
            "і",
            "дня",
        ],
        names: &["Зеленський", "Й. Коваль", "Ганна", "Марля", "Ї. Щур"],
        numbers: &["12", "3,5", "2031"],
        not: "не",
        and: "та",
        comma: ",",
        ends: &[".", ".", ".", "!", "?", "..."],
        is_spaced: true,
    },
    Tongue {
        lang: Some("el"),
        first: &["Εμείς", "Αυτοί", "Κανείς", "Όλοι", "Χθες", "Όχι! – είπε"],
        words: &[
            "περιμένουμε",
            "τον",
            "μύλο",
            "ποτέ",
            "ξανά",
            "πουλήσουμε",
            "ευγενική",
            "ληστεία",
            "ή",
            "ἀρχή",
        ],
        names: &["Παππάς", "Ά. Ρήγας", "Ελένη", "Ό. Δήμος"],
        numbers: &["12", "3,5"],
        not: "δεν",
        and: "και",
        comma: ",",
        ends: &[".", ".", "!", "..."],
        is_spaced: true,
    },
    Tongue {
        lang: Some("ar"),
        first: &["نحن", "قال", "أمس", "لا أحد", "هؤلاء"],
        words: &["ننتظر", "الطاحونة", "القديمة", "لن", "نبيع", "إلى", "مَن", "يهدمها", "سؤال", "آخر"],
        names: &["فينش", "أحمد", "رييد"],
        numbers: &["١٢", "٣٫٥", "2031"],
        not: "ليس",
        and: "ثم",
        comma: "،",
        ends: &[".", "؟", "!"],
        is_spaced: true,
    },
    Tongue {
        lang: Some("hi"),
        first: &["हम", "वे", "कोई", "कल", "मेयर"],
        words: &["रुकते", "हैं", "चक्की", "पुरानी", "नहीं", "बेचेंगे", "ज़रूर", "लड़ाई", "किसी", "को"],
        names: &["फ़िंच", "रीड", "हान"],
        numbers: &["१२", "३.५", "2031"],
        not: "न",
        and: "और",
        comma: ",",
        ends: &["।", "?", "!"],
        is_spaced: true,
    },
    Tongue {
        lang: Some("zh"),
        first: &["我们", "他们", "市长", "昨天", "没有人"],
        words: &["等", "旧", "磨坊", "卖", "给", "任何", "拆", "的", "一种", "礼貌", "抢劫"],
        names: &["芬奇", "里德", "马尔"],
        numbers: &["十二", "12", "3.5"],
        not: "不",
        and: "而且",
        comma: "，",
        ends: &["。", "。", "？", "！"],
        is_spaced: false,
    },
    Tongue {
        lang: Some("ja"),
        first: &["今日", "町長", "私たち", "だれも"],
        words: &["は", "古い", "水車", "を", "売ら", "ない", "ガイド", "が", "パン", "と", "言った"],
        names: &["フィンチ", "リード", "ウクライナ"],
        numbers: &["十二", "12"],
        not: "ず",
        and: "そして",
        comma: "、",
        ends: &["。", "。", "？"],
        is_spaced: false,
    },
    Tongue {
        lang: Some("ko"),
        first: &["우리는", "그들은", "아무도", "어제", "시장이"],
        words: &["방앗간을", "팔지", "기다린다", "낡은", "정중한", "강도", "누구에게도", "다시"],
        names: &["핀치", "리드", "김"],
        numbers: &["12", "3.5"],
        not: "안",
        and: "그리고",
        comma: ",",
        ends: &[".", "?", "!"],
        is_spaced: true,
    },
    Tongue {
        lang: Some("vi"),
        first: &["Chúng", "Họ", "Hôm", "Ông", "Được"],
        words: &["đợi", "cối", "xay", "được", "ngườì", "bán", "những", "việc", "một", "cướp", "lịch-sự"],
        names: &["Nguyễn", "Đ. Trần", "Ấ. Phạm"],
        numbers: &["12", "3,5"],
        not: "không",
        and: "và",
        comma: ",",
        ends: &[".", ".", "!", "?"],
        is_spaced: true,
    },
];

/// What a text is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Quotation,
    Fragment,
    Paraphrase,
    Note,
}

impl Kind {
    /// Who speaks where nothing is set apart.
    fn origin(self) -> Origin {
        if self == Self::Quotation { Origin::Speaker } else { Origin::Ours }
    }
}

/// What a sentence is made of.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Sign {
    Word(String),
    Comma(&'static str),
    Dash,
    Open,
    Close,
    End(&'static str),
    /// The mark before and after the quoted words of a fragment, which the program adds.
    Mark(&'static str),
}

/// A sign of one origin.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Atom {
    sign: Sign,
    origin: Origin,
    /// Whether nothing stands between it and the one before.
    glued: bool,
}

/// A sentence: its atoms, and how it is printed.
#[derive(Clone, Debug)]
struct Sentence {
    atoms: Vec<Atom>,
    /// What the typography is drawn from; 0 is the plain one.
    print: u64,
}

impl Sentence {
    fn has(&self, origin: Origin) -> bool {
        self.atoms.iter().any(|atom| atom.origin == origin)
    }

    fn end(&self) -> Option<usize> {
        self.atoms.iter().rposition(|atom| matches!(atom.sign, Sign::End(_)))
    }

    /// Where words stand that are like their neighbours: neither at an edge, nor beside a sign or another origin.
    fn inner_words(&self) -> Vec<usize> {
        let is_word = |at: usize| matches!(self.atoms[at].sign, Sign::Word(_));
        let is_inner = |at: &usize| {
            let origin = self.atoms[*at].origin;
            is_word(*at) && is_word(at - 1) && !self.atoms[*at].glued && self.atoms[at - 1].origin == origin
        };
        (1..self.atoms.len()).filter(is_inner).collect()
    }

    /// Whether it begins and ends as sentences do that the rules of Unicode can tell: see `segmentation`.
    fn is_clear(&self) -> bool {
        let first = self.atoms.iter().find(|atom| atom.sign != Sign::Open).map(|atom| &atom.sign);
        let Some(Sign::Word(first)) = first else { return false };
        let begins = first.chars().next().is_some_and(|char| char.is_alphabetic() && !char.is_lowercase());
        let Some(end) = self.end().filter(|end| *end > 1) else { return false };
        // A single letter, or a short word with a capital, may be an abbreviation.
        let is_abbreviation = match (&self.atoms[end].sign, &self.atoms[end - 1].sign) {
            (Sign::End("."), Sign::Word(word)) => {
                let run: Vec<char> = word.chars().rev().take_while(|char| char.is_alphabetic()).collect();
                run.len() == 1 || run.len() <= 3 && run.last().is_some_and(|char| char.is_uppercase())
            }
            _ => false,
        };
        begins && !is_abbreviation
    }
}

/// A wording of a text.
#[derive(Clone, Debug)]
struct Version {
    /// Which of the two voices speaks.
    speaker: usize,
    sentences: Vec<Sentence>,
}

const SPEAKERS: [&str; 2] = ["finch", "reed"];

/// A wording as it is printed.
#[derive(Clone, Debug)]
struct Printed {
    text: Vec<char>,
    /// The scalars of every atom of every sentence.
    places: Vec<Vec<Range<usize>>>,
}

impl Printed {
    fn text(&self, place: Range<usize>) -> String {
        self.text[place].iter().collect()
    }

    fn whole(&self) -> String {
        self.text(0..self.text.len())
    }

    /// The scalars of every stretch of atoms of one origin.
    fn runs(&self, version: &Version, origin: Origin) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = vec![];
        let mut is_open = false;
        for (sentence, places) in version.sentences.iter().zip(&self.places) {
            for (atom, place) in sentence.atoms.iter().zip(places) {
                match runs.last_mut() {
                    Some(last) if is_open && atom.origin == origin => last.end = place.end,
                    _ if atom.origin == origin => runs.push(place.clone()),
                    _ => {}
                }
                is_open = atom.origin == origin;
            }
        }
        runs
    }

    /// The runs of the speaker that have brackets.
    fn own_brackets(&self, version: &Version) -> Vec<Range<usize>> {
        let mut runs = self.runs(version, Origin::Speaker);
        runs.retain(|run| self.text(run.clone()).contains(['(', ')']));
        runs
    }

    /// How often the text of `place` stands in the whole.
    fn count(&self, place: &Range<usize>) -> usize {
        self.text.windows(place.len()).filter(|window| **window == self.text[place.clone()]).count()
    }
}

/// One text through all its wordings.
struct Text {
    kind: Kind,
    tongue: &'static Tongue,
    id: String,
    versions: Vec<Version>,
    printed: Vec<Printed>,
    links: Vec<Link>,
}

/// A link to words of one wording: from an atom to another.
struct Link {
    version: usize,
    /// Sentence and atom.
    first: (usize, usize),
    last: (usize, usize),
    link: WordsLink,
}

fn atom(text: &str, origin: Origin) -> Atom {
    Atom { sign: Sign::Word(text.into()), origin, glued: false }
}

fn sign(sign: Sign, origin: Origin, glued: bool) -> Atom {
    Atom { sign, origin, glued }
}

/// What makes texts: the language, the kind and the numbers that are drawn.
struct Maker<'r> {
    kind: Kind,
    tongue: &'static Tongue,
    random: &'r mut Random,
    /// Numbers the insertions, each of which must stand once in its text.
    insertions: &'r mut usize,
}

impl Maker<'_> {
    fn word(&mut self) -> &'static str {
        match self.random.below(8) {
            0 => self.random.pick(self.tongue.names),
            1 => self.random.pick(self.tongue.numbers),
            _ => self.random.pick(self.tongue.words),
        }
    }

    /// A sentence; with quoted words where a fragment needs them.
    fn sentence(&mut self, with_quotation: bool) -> Sentence {
        loop {
            let sentence = self.try_sentence(with_quotation);
            if sentence.is_clear() {
                return sentence;
            }
        }
    }

    fn try_sentence(&mut self, with_quotation: bool) -> Sentence {
        let origin = self.kind.origin();
        let mut atoms = vec![atom(self.random.pick(self.tongue.first), origin)];
        for _ in 0..2 + self.random.below(6) {
            atoms.push(atom(self.word(), origin));
        }
        if self.random.one_in(3) {
            let at = 1 + self.random.below(atoms.len() - 1);
            atoms.insert(at, sign(Sign::Comma(self.tongue.comma), origin, true));
        }
        if self.random.one_in(4) {
            atoms.push(sign(Sign::Dash, origin, false));
            atoms.push(atom(self.random.pick(self.tongue.words), origin));
        }
        if self.kind == Kind::Quotation && self.random.one_in(2) {
            *self.insertions += 1;
            let number = self.insertions.to_string();
            let name = self.random.pick(self.tongue.names);
            atoms.push(atom(&format!("({name}"), Origin::Reporter));
            atoms.push(atom(&format!("{number})"), Origin::Reporter));
            atoms.push(atom(self.random.pick(self.tongue.words), origin));
        }
        let is_quoted = !with_quotation && self.random.one_in(4);
        if with_quotation || is_quoted {
            let inner = if with_quotation { Origin::Speaker } else { origin };
            let (open, close) = if with_quotation {
                (Sign::Mark("“"), Sign::Mark("”"))
            } else {
                (Sign::Open, Sign::Close)
            };
            atoms.push(sign(open, origin, false));
            for at in 0..1 + self.random.below(3) {
                atoms.push(Atom { glued: at == 0, ..atom(self.random.pick(self.tongue.words), inner) });
            }
            atoms.push(sign(close, origin, true));
            if self.random.one_in(2) {
                atoms.push(atom(self.random.pick(self.tongue.words), origin));
            }
        }
        atoms.push(sign(Sign::End(self.random.pick(self.tongue.ends)), origin, true));
        // The whole between quotation marks: only where a space tells an opening mark from a closing one.
        if !with_quotation && !is_quoted && self.tongue.is_spaced && self.random.one_in(6) {
            atoms[0].glued = true;
            atoms.insert(0, sign(Sign::Open, origin, false));
            atoms.push(sign(Sign::Close, origin, true));
        }
        let print = if self.random.one_in(2) { 0 } else { self.random.next() };
        Sentence { atoms, print }
    }

    fn version(&mut self) -> Version {
        let count = 1 + self.random.below(5);
        let quoting = self.random.below(count);
        let sentences =
            (0..count).map(|at| self.sentence(self.kind == Kind::Fragment && at == quoting)).collect();
        Version { speaker: self.random.below(2), sentences }
    }

    /// Whether the program takes `version` for a text of its kind.
    fn is_sound(&self, version: &Version) -> bool {
        let printer = Printer { kind: self.kind, is_spaced: self.tongue.is_spaced };
        let printed = printer.print(version);
        let insertions = printed.runs(version, Origin::Reporter);
        let own = printed.own_brackets(version);
        let is_once = |place: &Range<usize>| printed.count(place) == 1;
        (1..8).contains(&version.sentences.len())
            && version.sentences.iter().all(Sentence::is_clear)
            && insertions.iter().chain(&own).all(is_once)
            && (self.kind != Kind::Fragment || printed.runs(version, Origin::Speaker).len() == 1)
    }

    /// What `version` becomes by one edit, and what the edit is called.
    fn edited(&mut self, version: &Version, past: &[Version]) -> (&'static str, Version) {
        loop {
            let mut edited = version.clone();
            let what = EDITS[self.random.below(EDITS.len())];
            if self.edit(what, &mut edited, past).is_some() && self.is_sound(&edited) {
                return (what, edited);
            }
        }
    }

    /// Does `what` to `version`; `None` where that can't be done.
    fn edit(&mut self, what: &str, version: &mut Version, past: &[Version]) -> Option<()> {
        let count = version.sentences.len();
        let at = self.random.below(count);
        let origin = self.kind.origin();
        let sentence = &mut version.sentences[at];
        match what {
            "a letter" => {
                let words = self.tongue.words;
                let letters: Vec<(usize, usize)> = (0..sentence.atoms.len())
                    .flat_map(|at| match &sentence.atoms[at].sign {
                        Sign::Word(word) => word.chars().enumerate().map(|(n, char)| (at, n, char)).collect(),
                        _ => vec![],
                    })
                    .filter(|(at, n, char)| char.is_alphabetic() && !char.is_uppercase() && at + n > 0)
                    .map(|(at, n, _)| (at, n))
                    .collect();
                let (at, n) = *letters.get(self.random.below(letters.len().max(1)))?;
                let other = self.random.pick(words).chars().next()?;
                let Sign::Word(word) = &mut sentence.atoms[at].sign else { return None };
                let new: String =
                    word.chars().enumerate().map(|(at, char)| if at == n { other } else { char }).collect();
                // A letter that only joins another mark is no other letter.
                if new.nfd().eq(word.nfd()) || new.nfc().count() != word.nfc().count() {
                    return None;
                }
                *word = new;
            }
            "a word" | "a name" | "a number" => {
                let inner = sentence.inner_words();
                let at = *inner.get(self.random.below(inner.len().max(1)))?;
                let from = match what {
                    "a word" => self.tongue.words,
                    "a name" => self.tongue.names,
                    _ => self.tongue.numbers,
                };
                if sentence.atoms[at].origin == Origin::Reporter {
                    return None;
                }
                sentence.atoms[at].sign = Sign::Word(self.random.pick(from).into());
            }
            "a capital" => {
                let inner = sentence.inner_words();
                let at = *inner.get(self.random.below(inner.len().max(1)))?;
                let Sign::Word(word) = &mut sentence.atoms[at].sign else { return None };
                let with_capital = with_first(word, |first| first.to_uppercase().collect());
                if with_capital == *word || word.contains(". ") {
                    return None;
                }
                *word = with_capital;
            }
            "a word less" => {
                let inner = sentence.inner_words();
                let at = *inner.get(self.random.below(inner.len().max(1)))?;
                if sentence.atoms[at].origin == Origin::Reporter {
                    return None;
                }
                sentence.atoms.remove(at);
            }
            "a negation" | "a number more" => {
                let inner = sentence.inner_words();
                let at = *inner.get(self.random.below(inner.len().max(1)))?;
                let word = if what == "a negation" {
                    self.tongue.not
                } else {
                    self.random.pick(self.tongue.numbers)
                };
                let origin = sentence.atoms[at].origin;
                sentence.atoms.insert(at, atom(word, origin));
            }
            "word order" => {
                let inner = sentence.inner_words();
                let at = *inner.get(self.random.below(inner.len().max(1)))?;
                if at < 2 || sentence.atoms[at].origin == Origin::Reporter {
                    return None;
                }
                let (before, rest) = sentence.atoms.split_at_mut(at);
                std::mem::swap(&mut before[at - 1].sign, &mut rest[0].sign);
            }
            "another end" => {
                let end = sentence.end()?;
                sentence.atoms[end].sign = Sign::End(self.random.pick(self.tongue.ends));
            }
            "a comma more" => {
                let inner = sentence.inner_words();
                let at = *inner.get(self.random.below(inner.len().max(1)))?;
                let origin = sentence.atoms[at].origin;
                sentence.atoms.insert(at, sign(Sign::Comma(self.tongue.comma), origin, true));
            }
            "a comma less" => {
                let at = sentence.atoms.iter().position(|atom| matches!(atom.sign, Sign::Comma(_)))?;
                sentence.atoms.remove(at);
            }
            "a sentence more" => {
                let new = self.sentence(false);
                version.sentences.insert(self.random.below(count + 1), new);
            }
            "a sentence less" => drop(version.sentences.remove(at)),
            "a sentence elsewhere" => {
                let moved = version.sentences.remove(at);
                version.sentences.insert(self.random.below(count), moved);
            }
            "a sentence doubled" => {
                let copy = sentence.clone();
                for place in 0..1 + self.random.below(2) {
                    let print = if self.random.one_in(2) { copy.print } else { self.random.next() };
                    let at = self.random.below(count + 1 + place);
                    version.sentences.insert(at, Sentence { print, ..copy.clone() });
                }
            }
            "two sentences merged" => {
                let second = (at + 1 < count).then(|| version.sentences.remove(at + 1))?;
                let first = &mut version.sentences[at];
                first.atoms.truncate(first.end()?);
                first.atoms.push(sign(Sign::Comma(self.tongue.comma), origin, true));
                first.atoms.push(atom(self.tongue.and, origin));
                let mut is_first = true;
                for mut atom in second.atoms {
                    if let Sign::Word(word) = &mut atom.sign
                        && std::mem::take(&mut is_first)
                        && !word.contains(". ")
                    {
                        *word = with_first(word, |first| first.to_lowercase().collect());
                    }
                    first.atoms.push(atom);
                }
            }
            "a sentence in two" => {
                let inner = sentence.inner_words();
                let cut = *inner.get(self.random.below(inner.len().max(1)))?;
                if sentence.atoms[cut].origin != origin {
                    return None;
                }
                let mut atoms = sentence.atoms.split_off(cut);
                sentence.atoms.push(sign(Sign::End(self.random.pick(self.tongue.ends)), origin, true));
                let Sign::Word(word) = &mut atoms[0].sign else { return None };
                *word = with_first(word, |first| first.to_uppercase().collect());
                let print = sentence.print;
                version.sentences.insert(at + 1, Sentence { atoms, print });
            }
            "typography alone" => sentence.print = self.random.next(),
            "typography everywhere" => {
                for sentence in &mut version.sentences {
                    sentence.print = self.random.next();
                }
            }
            "another speaker" => {
                if self.kind == Kind::Note {
                    return None;
                }
                version.speaker = 1 - version.speaker;
            }
            "another origin" => {
                let mut with = version.sentences.iter_mut().filter(|sentence| sentence.has(Origin::Reporter));
                for atom in with.next()?.atoms.iter_mut().filter(|atom| atom.origin == Origin::Reporter) {
                    atom.origin = Origin::Speaker;
                }
            }
            "all as it was" => *version = past.get(self.random.below(past.len().max(1)))?.clone(),
            "a sentence as it was" => {
                let past = past.get(self.random.below(past.len().max(1)))?;
                *sentence = past.sentences.get(at)?.clone();
            }
            _ => unreachable!("no such edit: {what}"),
        }
        Some(())
    }
}

const EDITS: [&str; 24] = [
    "a letter",
    "a capital",
    "a word",
    "a name",
    "a number",
    "a word less",
    "a negation",
    "a number more",
    "word order",
    "another end",
    "a comma more",
    "a comma less",
    "a sentence more",
    "a sentence less",
    "a sentence elsewhere",
    "a sentence doubled",
    "two sentences merged",
    "a sentence in two",
    "typography alone",
    "typography everywhere",
    "another speaker",
    "another origin",
    "all as it was",
    "a sentence as it was",
];

fn with_first(word: &str, change: fn(char) -> String) -> String {
    let mut chars = word.chars();
    chars.next().map(change).unwrap_or_default() + chars.as_str()
}

/// Prints sentences, each with the typography that its number draws.
struct Printer {
    kind: Kind,
    is_spaced: bool,
}

impl Printer {
    fn print(&self, version: &Version) -> Printed {
        let mut printed = Printed { text: vec![], places: vec![] };
        for sentence in &version.sentences {
            let mut random = (sentence.print != 0).then_some(Random(sentence.print));
            let mut places = vec![];
            for (at, atom) in sentence.atoms.iter().enumerate() {
                if !printed.text.is_empty() {
                    let glued = at > 0 && atom.glued || !self.is_spaced;
                    let is_mark = |at: usize| matches!(sentence.atoms[at].sign, Sign::Mark(_));
                    // What the program puts together itself has nothing in between.
                    if !glued || !(at > 0 && is_mark(at - 1) || is_mark(at)) {
                        printed.text.extend(self.space(&mut random, glued).chars());
                    }
                }
                let start = printed.text.len();
                printed.text.extend(self.sign(atom, &mut random).chars());
                places.push(start..printed.text.len());
            }
            printed.places.push(places);
        }
        printed
    }

    /// What stands between two signs.
    fn space(&self, random: &mut Option<Random>, glued: bool) -> &'static str {
        let spaces = [
            " ",
            " ",
            " ",
            "\u{A0}",
            "\u{202F}",
            "  ",
            "\u{2009}",
            " \u{200E}",
            "\u{200F} ",
            "\u{200B} ",
            " \u{2060}",
            "\u{3000}",
            " \u{61C}",
            "\u{2066}\u{2069} ",
            "\n",
        ];
        match random {
            None if glued => "",
            None => " ",
            Some(random) if glued => {
                if random.one_in(9) {
                    random.pick(&["\u{2060}", "\u{200B}", "\u{FEFF}"])
                } else {
                    ""
                }
            }
            Some(random) => match random.pick(&spaces) {
                // Only in what was printed may a line break.
                "\n" if self.kind != Kind::Quotation => " ",
                space => space,
            },
        }
    }

    fn sign(&self, atom: &Atom, random: &mut Option<Random>) -> String {
        let pick = |random: &mut Option<Random>, signs: &[&'static str]| match random {
            Some(random) => random.pick(signs).to_string(),
            None => signs[0].to_string(),
        };
        match &atom.sign {
            Sign::Word(word) => print_word(word, random),
            // Between double marks, our own sentences have quotations only.
            Sign::Open if atom.origin == Origin::Ours => pick(random, &["‹", "‚", "›"]),
            Sign::Close if atom.origin == Origin::Ours => pick(random, &["›", "‛", "‹"]),
            Sign::Open => pick(random, &["“", "„", "«", "\"", "‟", "»"]),
            Sign::Close => pick(random, &["”", "“", "»", "\"", "«"]),
            Sign::Dash => pick(random, &DASHES),
            Sign::Comma(sign) | Sign::End(sign) | Sign::Mark(sign) => (*sign).to_string(),
        }
    }
}

const DASHES: [&str; 7] = ["–", "—", "-", "‒", "―", "‐", "−"];

fn print_word(word: &str, random: &mut Option<Random>) -> String {
    let Some(random) = random else { return word.nfc().collect() };
    let mut printed = String::new();
    let mut before = ' ';
    for char in word.nfc() {
        if before.is_alphabetic() && char.is_alphabetic() && random.one_in(12) {
            printed.push_str(random.pick(&["\u{AD}", "\u{AD}", "\u{2060}", "\u{200B}"]));
        }
        match char {
            ' ' => printed.push_str(random.pick(&[" ", "\u{A0}", "\u{202F}", "  "])),
            '-' => printed.push_str(random.pick(&["-", "‐", "‑"])),
            '–' => printed.push_str(random.pick(&DASHES)),
            '’' => printed.push_str(random.pick(&["’", "'", "‘", "ʼ", "‛"])),
            other => printed.push(other),
        }
        before = char;
    }
    match random.below(3) {
        0 => printed,
        1 => printed.nfd().collect(),
        _ => {
            // Marks of a letter in another order are the same letter.
            let mut chars: Vec<char> = printed.nfd().collect();
            for at in 1..chars.len() {
                let [one, other] = [chars[at - 1], chars[at]].map(canonical_combining_class);
                if one != 0 && other != 0 && one != other {
                    chars.swap(at - 1, at);
                }
            }
            chars.into_iter().collect()
        }
    }
}

/// The scalars `place` as links count them.
fn scalars(place: &Range<usize>) -> Range<u32> {
    let offset = |at: usize| u32::try_from(at).expect("a short text");
    offset(place.start)..offset(place.end)
}

/// What is left of `text` without typography: told here once more, so that the test does not lean on what it tests.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    for char in text.nfd() {
        match char {
            '“' | '”' | '„' | '‟' | '«' | '»' => bare.push('"'),
            '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' => bare.push('\''),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => bare.push('-'),
            '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            '\u{61C}' | '\u{2066}' | '\u{2069}' => {}
            space if space.is_whitespace() => {
                if !bare.ends_with(' ') {
                    bare.push(' ');
                }
            }
            other => bare.push(other),
        }
    }
    bare.nfc().collect()
}

impl Text {
    /// Where the words of `link` stand in the version at `now`, by the rule: every sentence they touch stands there
    /// unchanged, in order and side by side, with the same speaker. Of several such places it is the one with the same
    /// number among them, or the last.
    fn wanted(&self, link: &Link, now: usize) -> Option<Range<u32>> {
        let (then, today) = (&self.versions[link.version], &self.versions[now]);
        if then.speaker != today.speaker {
            return None;
        }
        let touched = &then.sentences[link.first.0..=link.last.0];
        let places = |sentences: &[Sentence]| -> Vec<usize> {
            let is_equal = |at: &usize| {
                let found = sentences[*at..].iter().zip(touched);
                found.filter(|(one, other)| one.atoms == other.atoms).count() == touched.len()
            };
            (0..sentences.len()).filter(is_equal).collect()
        };
        let number = places(&then.sentences).iter().position(|at| *at == link.first.0)?;
        let found = places(&today.sentences);
        let at = *found.get(number).or(found.last())?;
        let places = &self.printed[now].places;
        let (first, last) = (&places[at][link.first.1], &places[at + touched.len() - 1][link.last.1]);
        Some(scalars(&(first.start..last.end)))
    }

    /// The links to words of the last version: to all of them, to every sentence, and to stretches anywhere.
    fn add_links(&mut self, wordings: &Wordings, random: &mut Random) {
        let version = self.versions.len() - 1;
        let places = &self.printed[version].places;
        let all: Vec<(usize, usize)> = (0..places.len())
            .flat_map(|sentence| (0..places[sentence].len()).map(move |atom| (sentence, atom)))
            .collect();
        let last_of = |sentence: usize| (sentence, places[sentence].len() - 1);
        let mut stretches = vec![((0, 0), last_of(places.len() - 1))];
        stretches.extend((0..places.len()).map(|sentence| ((sentence, 0), last_of(sentence))));
        for _ in 0..STRETCHES {
            let (one, other) = (random.below(all.len()), random.below(all.len()));
            // Half of them are short.
            let other = if random.one_in(2) { other } else { (one + random.below(4)).min(all.len() - 1) };
            stretches.push((all[one.min(other)], all[one.max(other)]));
        }
        for (first, last) in stretches {
            let place = scalars(&(places[first.0][first.1].start..places[last.0][last.1].end));
            let link = WordsLink::new(place.start, place.end, wordings.now.tag).expect("a link");
            self.links.push(Link { version, first, last, link });
        }
    }

    /// Resolves every link that was ever made.
    fn check(&self, wordings: &Wordings, count: &mut Count) {
        let now = self.versions.len() - 1;
        assert_eq!(wordings.now.text, self.printed[now].whole());
        for link in &self.links {
            let then = self.printed[link.version].text(link.link.start() as usize..link.link.end() as usize);
            let tell = || {
                format!(
                    "{} ({:?}): {:?}\nof {:?}\nin {:?}",
                    self.id,
                    self.kind,
                    then,
                    self.printed[link.version].whole(),
                    self.printed[now].whole()
                )
            };
            match (wordings.resolve(&link.link), self.wanted(link, now)) {
                (Outcome::Marked(place), Some(wanted)) => {
                    assert_eq!(place, wanted, "{}", tell());
                    assert_eq!(bare(&wordings.now.words(&place)), bare(&then), "{}", tell());
                    count.marked += 1;
                }
                (Outcome::Edited(place), None) => {
                    let recorded = wordings.then[place].content.text().expect("a text");
                    let words: String = recorded
                        .chars()
                        .skip(link.link.start() as usize)
                        .take((link.link.end() - link.link.start()) as usize)
                        .collect();
                    assert_eq!(words, then, "{}", tell());
                    let instead = history::in_their_place(wordings, place, &link.link);
                    assert!(wordings.now.text.contains(&instead), "{instead}: {}", tell());
                    count.edited += 1;
                }
                (outcome, wanted) => panic!("{outcome:?} where {wanted:?} is wanted: {}", tell()),
            }
        }
    }
}

/// What was looked at.
#[derive(Debug, Default)]
struct Count {
    texts: usize,
    wordings: usize,
    links: usize,
    marked: usize,
    edited: usize,
    spoilt: usize,
    edits: BTreeMap<&'static str, usize>,
}

/// An explainer with five texts, some of which change from one publication to the next.
struct Site {
    texts: Vec<Text>,
    /// Whether the note on the quotation has moved to the fragment.
    is_moved: bool,
    /// The files.
    sample: Sample,
}

/// The texts by their places in [`Site::texts`]; each note stands on the passage before it, at first.
const KINDS: [(&str, Kind); 5] = [
    ("said", Kind::Quotation),
    ("on-said", Kind::Note),
    ("part", Kind::Fragment),
    ("told", Kind::Paraphrase),
    ("on-told", Kind::Note),
];

impl Site {
    fn new() -> Self {
        let sample =
            Sample::new().edit("explainer.toml", "\"delay\"]", "\"delay\", \"said\", \"part\", \"told\"]");
        let report = sample.text("report.toml");
        let scalars = report.lines().find(|line| line.starts_with("scalars")).expect("a length").to_string();
        let sample = sample.edit("report.toml", &scalars, "scalars = 900000");
        Self { texts: vec![], is_moved: false, sample }
    }

    /// Writes the files of the texts as they are now.
    fn write(&mut self, random: &mut Random) {
        let [said, on_said, part, told, on_told] = &self.texts[..] else { panic!("five texts") };
        let head = |text: &Text, kind: &str| {
            format!(
                "kind = \"{kind}\"\ntitle = \"A text\"\nspeaker = \"{}\"\nplace = \"Marl\"\nundated = \"Nobody \
                 knows.\"\nparagraph = 1\ncertainty = \"stated\"\nattribution = \"So it is.\"\nsources = [\"minutes\"]\n",
                SPEAKERS[text.now().0.speaker],
            )
        };
        let quoting = |words: &str, start: usize| {
            let end = start + words.chars().count();
            format!(
                "words = {}\nstart = {start}\nend = {end}\nsha256 = \"{}\"\n",
                quoted(words),
                sha256(words)
            )
        };
        let mut note = |on: &Text, note: &Text| {
            format!(
                "[[note]]\nid = \"{}\"\nkind = \"context\"\non = {}\ntext = {}\nbasis = \"background\"\nsources = \
                 [\"minutes\"]\n",
                note.id,
                quoted(&words_to_note(on.now(), random)),
                quoted(&note.now().1.whole()),
            )
        };

        let named = |text: &Text| {
            let (version, printed) = text.now();
            let list = |places: Vec<Range<usize>>| {
                let texts: Vec<_> = places.into_iter().map(|place| quoted(&printed.text(place))).collect();
                texts.join(", ")
            };
            let [inserted, own] = [printed.runs(version, Origin::Reporter), printed.own_brackets(version)];
            format!("insertions = [{}]\nown_brackets = [{}]\n", list(inserted), list(own))
        };
        let foreign = |text: &Text| {
            let table =
                |lang| format!("[[foreign]]\nwords = {}\nlang = \"{lang}\"\n", quoted(&text.now().1.whole()));
            text.tongue.lang.map(table).unwrap_or_default()
        };
        let [note_on_said, note_on_part] = [said, part].map(|on| note(on, on_said));
        let said_file = format!(
            "{}{}{}{}{}",
            head(said, "quotation"),
            quoting(&said.now().1.whole(), 10_000),
            named(said),
            foreign(said),
            if self.is_moved { "" } else { &note_on_said },
        );
        let (version, printed) = part.now();
        let [words] = &printed.runs(version, Origin::Speaker)[..] else { panic!("quoted words") };
        // The marks around the words are added when the file is read.
        let (before, after) = (0..words.start - 1, words.end + 1..printed.text.len());
        let sentence = format!("{}{{words}}{}", printed.text(before), printed.text(after));
        let part_file = format!(
            "{}{}{}sentence = {}\n{}{}",
            head(part, "fragment"),
            quoting(&printed.text(words.clone()), 500_000),
            named(part),
            quoted(&sentence),
            foreign(part),
            if self.is_moved { &note_on_part } else { "" },
        );
        let told_file = format!(
            "{}sentence = {}\n{}{}",
            head(told, "report"),
            quoted(&told.now().1.whole()),
            foreign(told),
            note(told, on_told),
        );
        let quotes = [said, part].iter().any(|text| text.now().0.speaker == 1);
        let heard = if quotes { "quoted" } else { "reported" };
        let voices = Sample::new().text("voices.toml").replace("\"reported\"", &format!("\"{heard}\""));
        let told_name = format!("passages/{}.toml", told.id);
        self.sample = self
            .sample
            .clone()
            .file("passages/said.toml", &said_file)
            .file("passages/part.toml", &part_file)
            .file(&told_name, &told_file)
            .file("voices.toml", &voices);
    }

    /// Gives the paraphrase and its note other ids.
    fn rename(&mut self) {
        self.sample = self
            .sample
            .clone()
            .without("passages/told.toml")
            .edit("explainer.toml", "\"told\"", "\"retold\"")
            .append(
                PUBLISHED,
                "\n[aliases.passages]\ntold = \"retold\"\n\n[aliases.notes]\non-told = \"on-retold\"\n",
            );
        self.texts[3].id = "retold".into();
        self.texts[4].id = "on-retold".into();
    }

    /// Makes every text anew, or changes some.
    fn go_on(&mut self, random: &mut Random, insertions: &mut usize, count: &mut Count) {
        if self.texts.is_empty() {
            for (id, kind) in KINDS {
                let tongue = &TONGUES[random.below(TONGUES.len())];
                let text =
                    Text { kind, tongue, id: id.into(), versions: vec![], printed: vec![], links: vec![] };
                self.texts.push(text);
            }
        }
        for text in &mut self.texts {
            let mut maker = Maker { kind: text.kind, tongue: text.tongue, random, insertions };
            let version = match text.versions.last() {
                None => loop {
                    let version = maker.version();
                    if maker.is_sound(&version) {
                        break version;
                    }
                },
                Some(last) => {
                    let mut version = last.clone();
                    for _ in 0..maker.random.below(4) {
                        let (what, edited) = maker.edited(&version, &text.versions);
                        *count.edits.entry(what).or_default() += 1;
                        version = edited;
                    }
                    version
                }
            };
            let printer = Printer { kind: text.kind, is_spaced: text.tongue.is_spaced };
            text.printed.push(printer.print(&version));
            text.versions.push(version);
        }
    }

    /// The texts that say something else, by someone else or under another id, than was published last.
    fn unrecorded(&self, is_renamed: bool) -> BTreeSet<String> {
        let is_new = |text: &&Text| {
            let Some(last) = text.versions.len().checked_sub(2) else { return true };
            let hands = |version: usize| {
                let (version, printed) = (&text.versions[version], &text.printed[version]);
                [Origin::Speaker, Origin::Reporter].map(|origin| printed.runs(version, origin))
            };
            let is_same = text.printed[last].text == text.printed[last + 1].text
                && (text.kind == Kind::Note
                    || text.versions[last].speaker == text.versions[last + 1].speaker)
                && (text.kind != Kind::Quotation || hands(last) == hands(last + 1));
            !is_same || is_renamed && text.id.ends_with("retold")
        };
        self.texts.iter().filter(is_new).map(|text| text.id.clone()).collect()
    }
}

impl Text {
    fn now(&self) -> (&Version, &Printed) {
        (self.versions.last().expect("a version"), self.printed.last().expect("a print"))
    }

    fn subject(&self) -> Subject {
        match self.kind {
            Kind::Note => Subject::Note(NoteId::try_from(self.id.clone()).expect("an id")),
            _ => Subject::Passage(PassageId::try_from(self.id.clone()).expect("an id")),
        }
    }
}

/// `text` as TOML writes it, which does so as JSON.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("JSON")
}

/// Words of a passage that a note can be on: the passage is cut there.
fn words_to_note((version, printed): (&Version, &Printed), random: &mut Random) -> String {
    let insertions = printed.runs(version, Origin::Reporter);
    let all: Vec<&Range<usize>> = printed.places.iter().flatten().collect();
    for _ in 0..8 {
        let (one, other) = (random.below(all.len()), random.below(all.len()));
        let place = all[one.min(other)].start..all[one.max(other)].end;
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| printed.text.get(at)).is_some_and(|char| char.is_alphanumeric())
        };
        let is_edge = |at: usize| !(is_letter(at.checked_sub(1)) && is_letter(Some(at)));
        let divides = |insertion: &Range<usize>| {
            let shared = insertion.start.max(place.start)..insertion.end.min(place.end);
            !shared.is_empty() && shared != *insertion
        };
        if is_edge(place.start)
            && is_edge(place.end)
            && printed.count(&place) == 1
            && !insertions.iter().any(divides)
        {
            return printed.text(place);
        }
    }
    printed.whole()
}

/// One wrong or lost character never leads to other words.
fn check_spoilt(link: &WordsLink, texts: &[Wordings], count: &mut Count) {
    let code: Vec<char> = link.to_string().chars().collect();
    let own: Vec<Outcome> = texts.iter().map(|text| text.resolve(link)).collect();
    let mut check = |spoilt: String| {
        count.spoilt += 1;
        if let Some(Fragment::Words(other)) = Fragment::parse(&format!("#{spoilt}")) {
            let others: Vec<Outcome> = texts.iter().map(|text| text.resolve(&other)).collect();
            assert_eq!(others, own, "{link} and {spoilt}");
        }
    };
    for at in 0..code.len() {
        let with = |filling: &[char]| -> String {
            code[..at].iter().chain(filling).chain(&code[at + 1..]).collect()
        };
        check(with(&[]));
        check(with(&[code[at], code[at]]));
        for other in "0123456789abiloqyz-_.%+ OIZé".chars().filter(|other| *other != code[at]) {
            check(with(&[other]));
        }
        check(with(&[code[at].to_ascii_uppercase()]));
        if let Some(next) = code.get(at + 1).filter(|next| **next != code[at]) {
            let swapped = code[..at].iter().chain([next, &code[at]]).chain(&code[at + 2..]);
            check(swapped.collect());
        }
    }
}

fn wordings(explainer: &Explainer, text: &Text) -> Wordings {
    history::wordings(explainer, &text.subject()).unwrap_or_else(|| panic!("there is no {}", text.id))
}

/// The life of one explainer.
fn live(seed: u64, count: &mut Count) {
    let mut random = Random(seed);
    let mut insertions = 0;
    let mut site = Site::new();
    let publications = 2 + random.below(4);
    let renamed = random.one_in(4).then(|| 1 + random.below(publications - 1));
    let moved = random.one_in(4).then(|| 1 + random.below(publications - 1));
    for publication in 0..publications {
        site.go_on(&mut random, &mut insertions, count);
        if renamed == Some(publication) {
            site.rename();
        }
        site.is_moved |= moved == Some(publication);
        site.write(&mut random);
        let explainer = site.sample.checks().explainer;
        let unrecorded: Vec<String> =
            history::unrecorded(&explainer).iter().map(|subject| subject.id().to_string()).collect();
        let is_own = |id: &String| site.texts.iter().any(|text| text.id == *id);
        let own: BTreeSet<String> = unrecorded.into_iter().filter(is_own).collect();
        assert_eq!(own, site.unrecorded(renamed == Some(publication)), "seed {seed}");
        for text in &mut site.texts {
            let wordings = wordings(&explainer, text);
            text.add_links(&wordings, &mut random);
            text.check(&wordings, count);
        }
        site.sample = site.sample.publishing(&explainer, &format!("2031-05-{:02}", publication + 1));
    }
    let explainer = site.sample.checks().explainer;
    assert_eq!(history::unrecorded(&explainer), []);
    let all: Vec<Wordings> = site.texts.iter().map(|text| wordings(&explainer, text)).collect();
    for (text, wordings) in site.texts.iter().zip(&all) {
        text.check(wordings, count);
        for link in text.links.iter().filter(|_| random.one_in(SPOILT)) {
            check_spoilt(&link.link, &all, count);
        }
        count.texts += 1;
        count.wordings += text.versions.len();
        count.links += text.links.len();
    }
}

fn live_all(part: u64) {
    let mut count = Count::default();
    for seed in (0..EXPLAINERS).filter(|seed| seed % TESTS == part) {
        live(seed, &mut count);
    }
    println!("{count:#?}");
    assert!(count.marked > 1_000 && count.edited > 1_000 && count.spoilt > 1_000, "{count:#?}");
    for edit in EDITS {
        assert!(count.edits.get(edit).is_some_and(|times| *times > 2), "`{edit}` is rare: {count:#?}");
    }
}

#[test]
fn links_mark_unchanged_words_or_tell_of_the_change_1() {
    live_all(0);
}

#[test]
fn links_mark_unchanged_words_or_tell_of_the_change_2() {
    live_all(1);
}

#[test]
fn links_mark_unchanged_words_or_tell_of_the_change_3() {
    live_all(2);
}

#[test]
fn links_mark_unchanged_words_or_tell_of_the_change_4() {
    live_all(3);
}
