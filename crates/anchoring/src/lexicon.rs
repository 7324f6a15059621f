//! What a word does in a sentence, as far as that can be told from a list.
//!
//! The lists serve two ends. A listed word is never taken for a misspelling of another word; and when one differs in
//! the words around a quote, the quote no longer says the same.
//!
//! The lists are plain data in `english`, `french`, `ukrainian` and `data/lookalikes.txt`. Into the program goes
//! `packed`, keys of their words made from them, a third of the size. A test holds the two together; with `PACK=1` in
//! the environment it writes `packed` anew.

#[cfg(test)]
mod english;
#[cfg(test)]
mod french;
mod function_words;
mod packed;
#[cfg(test)]
mod ukrainian;

use std::sync::OnceLock;

use crate::unicode::varint;
use crate::words::key;

/// Why a word carries meaning that a small change may turn round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    Negation,
    /// Modal verbs, hedges, qualifiers.
    Modal,
    Quantifier,
    Number,
    Date,
    Person,
    Condition,
    /// One of a pair of opposites.
    Opposite,
    /// Verbs of saying or of stance.
    Stance,
}

impl Class {
    /// In order of declaration, so that a class is found by its number.
    const ALL: [Class; 9] = [
        Class::Negation,
        Class::Modal,
        Class::Quantifier,
        Class::Number,
        Class::Date,
        Class::Person,
        Class::Condition,
        Class::Opposite,
        Class::Stance,
    ];
}

/// The languages told apart. What is allowed as harmless depends on them: "a" is an article in English, a verb in
/// French.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    English,
    French,
    Ukrainian,
    Other,
}

/// What a folded word does, if any list has it.
pub(crate) fn class(folded: &str) -> Option<Class> {
    static TABLE: OnceLock<Vec<u32>> = OnceLock::new();
    let table = TABLE.get_or_init(|| unpack(packed::CLASSES));
    let at = table.binary_search(&short_key(folded, CLASS_BITS)).ok()?;
    let pair = packed::KINDS[at / 2];
    Class::ALL.get(usize::from(if at.is_multiple_of(2) { pair & 15 } else { pair >> 4 })).copied()
}

/// Whether another common word differs from this one by no more than a slip of the pen.
pub(crate) fn has_lookalike(folded: &str) -> bool {
    static TABLE: OnceLock<Vec<u32>> = OnceLock::new();
    let table = TABLE.get_or_init(|| unpack(packed::LOOKALIKES));
    table.binary_search(&short_key(folded, LOOKALIKE_BITS)).is_ok()
}

/// How much of a word's key the packed lists hold. A word that is in no list is taken for one that is once in 11,000
/// times, and in 500; both make the judgement stricter, never more lenient.
const CLASS_BITS: u32 = 24;
const LOOKALIKE_BITS: u32 = 20;

fn short_key(folded: &str, bits: u32) -> u32 {
    key(folded) >> (32 - bits)
}

/// Reads rising numbers from their distances.
fn unpack(packed: &[u8]) -> Vec<u32> {
    let mut bytes = packed.iter().copied();
    let mut number = 0;
    std::iter::from_fn(|| {
        number += varint(&mut bytes)?;
        Some(number)
    })
    .collect()
}

fn is_in(list: &str, folded: &str) -> bool {
    list.split(' ').any(|word| word == folded)
}

/// Whether the word may open or join sentences without changing what is said.
pub(crate) fn is_connector(folded: &str) -> bool {
    is_in(function_words::CONNECTORS, folded)
}

/// Whether the word may open an adverbial phrase at the head of a sentence.
pub(crate) fn is_opener(folded: &str) -> bool {
    is_in(function_words::OPENERS, folded)
}

/// Whether the word is no name, capital or not.
pub(crate) fn is_plain(folded: &str) -> bool {
    is_in(function_words::PLAIN, folded)
}

/// Whether the word is one of the small words that hold English sentences together.
pub(crate) fn is_function_word(folded: &str) -> bool {
    is_plain(folded) || is_in(function_words::ENGLISH, folded)
}

/// Whether a capital at the head of a sentence may mean a name. Plurals, adverbs and function words are none.
pub(crate) fn may_be_name(folded: &str) -> bool {
    !folded.ends_with('s')
        && !folded.ends_with("ly")
        && !folded.ends_with("ing")
        && !is_plain(folded)
        && class(folded).is_none()
}

/// Words that come and go without changing the sense, and that stand for each other.
pub(crate) fn is_article(folded: &str, language: Language) -> bool {
    match language {
        Language::English => matches!(folded, "a" | "an" | "the"),
        Language::French => matches!(folded, "l'" | "la" | "le" | "un" | "une"),
        Language::Ukrainian | Language::Other => false,
    }
}

/// Words that come and go without changing the sense, but stand for nothing else.
pub(crate) fn is_filler(folded: &str, language: Language) -> bool {
    language == Language::English && matches!(folded, "of" | "that")
}

/// English words that are others without an article: in case and in the case, in power and in the power.
pub(crate) fn hangs_on_having_article(folded: &str) -> bool {
    matches!(
        folded,
        "case"
            | "charge"
            | "church"
            | "court"
            | "front"
            | "future"
            | "hospital"
            | "office"
            | "place"
            | "power"
            | "prison"
            | "question"
            | "school"
            | "time"
    )
}

/// English words that an article before them turns into others: few and a few, most and the most, a third and the
/// third.
pub(crate) fn hangs_on_article(folded: &str) -> bool {
    matches!(
        folded,
        "bit"
            | "couple"
            | "few"
            | "fifth"
            | "half"
            | "last"
            | "less"
            | "little"
            | "lot"
            | "more"
            | "most"
            | "number"
            | "one"
            | "only"
            | "other"
            | "others"
            | "part"
            | "quarter"
            | "right"
            | "second"
            | "tenth"
            | "third"
    )
}

/// Words that are another word with a small letter: US and us, May and may.
pub(crate) fn case_tells(folded: &str) -> bool {
    matches!(
        folded,
        "a" | "aids"
            | "apple"
            | "august"
            | "bill"
            | "bush"
            | "catholic"
            | "china"
            | "conservative"
            | "conservatives"
            | "democrat"
            | "democrats"
            | "green"
            | "greens"
            | "ihnen"
            | "ihr"
            | "ihre"
            | "it"
            | "japan"
            | "june"
            | "labour"
            | "liberal"
            | "liberals"
            | "march"
            | "mark"
            | "may"
            | "mercury"
            | "nice"
            | "polish"
            | "reading"
            | "republican"
            | "republicans"
            | "sie"
            | "turkey"
            | "us"
            | "who"
            | "will"
    )
}

/// Says which language a run of folded words is in, by its function words.
pub(crate) fn language<'w>(words: impl Iterator<Item = &'w str>) -> Language {
    let (mut english, mut french, mut foreign, mut cyrillic, mut latin) = (0, 0, 0, 0, 0);
    /// The longest word, in bytes, of all lists.
    const LONGEST: usize = 5;
    static LISTS: OnceLock<[Vec<&str>; 3]> = OnceLock::new();
    let lists = LISTS.get_or_init(|| {
        [function_words::ENGLISH, function_words::FRENCH, function_words::OTHERS]
            .map(|list| list.split(' ').collect())
    });
    for word in words {
        match word.chars().next() {
            Some('\u{400}'..='\u{52F}') => cyrillic += 1,
            Some(c) if c.is_alphabetic() && c < '\u{250}' => latin += 1,
            _ => {}
        }
        if word.len() <= LONGEST {
            let [in_english, in_french, in_others] =
                lists.each_ref().map(|list| usize::from(list.binary_search(&word).is_ok()));
            english += in_english;
            french += in_french;
            foreign += in_others;
        }
    }
    if cyrillic > latin {
        Language::Ukrainian
    } else if foreign * 2 > english.max(french) {
        // A sentence of theirs in English surroundings is theirs.
        Language::Other
    } else if english > french {
        Language::English
    } else if french > english {
        Language::French
    } else {
        Language::Other
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::fold::fold;

    type Lists = [(Class, &'static str); 9];

    static ENGLISH: Lists = {
        use english::*;
        [
            (Class::Negation, NEGATIONS),
            (Class::Stance, STANCES),
            (Class::Condition, CONDITIONS),
            (Class::Person, PERSONS),
            (Class::Modal, MODALS),
            (Class::Number, NUMBERS),
            (Class::Date, DATES),
            (Class::Quantifier, QUANTIFIERS),
            (Class::Opposite, OPPOSITES),
        ]
    };

    static FRENCH: Lists = {
        use french::*;
        [
            (Class::Negation, NEGATIONS),
            (Class::Stance, STANCES),
            (Class::Condition, CONDITIONS),
            (Class::Person, PERSONS),
            (Class::Modal, MODALS),
            (Class::Number, NUMBERS),
            (Class::Date, DATES),
            (Class::Quantifier, QUANTIFIERS),
            (Class::Opposite, OPPOSITES),
        ]
    };

    static UKRAINIAN: Lists = {
        use ukrainian::*;
        [
            (Class::Negation, NEGATIONS),
            (Class::Stance, STANCES),
            (Class::Condition, CONDITIONS),
            (Class::Person, PERSONS),
            (Class::Modal, MODALS),
            (Class::Number, NUMBERS),
            (Class::Date, DATES),
            (Class::Quantifier, QUANTIFIERS),
            (Class::Opposite, OPPOSITES),
        ]
    };

    /// Negations of scripts whose words are single characters.
    const SOLO_NEGATIONS: &str = "不 勿 否 无 未 沒 没 無 莫 非";

    /// Pairs of English words so alike that one passes for a misspelling of the other; of each pair, the rarer word.
    /// Found by comparing the word lists of Debian's `wamerican` and `wbritish` (SCOWL) with themselves under the rules
    /// of `spelling::is_typo`.
    static LOOKALIKES: &str = include_str!("../data/lookalikes.txt");

    /// All lists, in order of weight: of several that have a word, the first decides.
    fn lists() -> impl Iterator<Item = (Class, &'static str)> {
        let solo = (Class::Negation, SOLO_NEGATIONS);
        [&ENGLISH, &FRENCH, &UKRAINIAN].into_iter().flatten().copied().chain([solo])
    }

    /// Rising numbers, as their distances: seven bits to the byte, the lowest first.
    fn pack(numbers: impl Iterator<Item = u32>) -> Vec<u8> {
        let mut packed = Vec::new();
        let mut last = 0;
        for number in numbers {
            let mut step = number - last;
            last = number;
            while step > 127 {
                packed.push(step as u8 | 128);
                step >>= 7;
            }
            packed.push(step as u8);
        }
        packed
    }

    #[test]
    fn packed_holds_the_lists() {
        let mut classes = std::collections::BTreeMap::new();
        for (class, list) in lists() {
            for word in list.split(' ') {
                classes.entry(short_key(&fold(word), CLASS_BITS)).or_insert(class as u8);
            }
        }
        let kinds: Vec<u8> = classes.values().copied().collect();
        let kinds: Vec<u8> = kinds.chunks(2).map(|pair| pair[0] | pair.get(1).unwrap_or(&0) << 4).collect();
        let classes = pack(classes.into_keys());
        let mut lookalikes: Vec<u32> =
            LOOKALIKES.lines().map(|word| short_key(&fold(word), LOOKALIKE_BITS)).collect();
        lookalikes.sort_unstable();
        lookalikes.dedup();
        let lookalikes = pack(lookalikes.into_iter());

        if std::env::var_os("PACK").is_some() {
            let mut file =
                String::from("//! Made from the lists by `PACK=1 cargo test packed`; do not edit.\n");
            for (name, what, bytes) in [
                ("CLASSES", "Keys of all listed words, as rising numbers.", &classes),
                ("KINDS", "What each of them is, two to the byte, the first in the lower half.", &kinds),
                ("LOOKALIKES", "Keys of the words that have a look-alike, as rising numbers.", &lookalikes),
            ] {
                write!(file, "\n/// {what}\npub(super) static {name}: &[u8] = &[\n").expect("a string");
                for line in bytes.chunks(20) {
                    let line: Vec<String> = line.iter().map(u8::to_string).collect();
                    writeln!(file, "    {},", line.join(", ")).expect("a string");
                }
                file.push_str("];\n");
            }
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/packed.rs"), file)
                .expect("written");
        } else {
            assert!(packed::CLASSES == classes && packed::KINDS == kinds && packed::LOOKALIKES == lookalikes);
        }
    }

    #[test]
    fn lists_are_sorted_and_without_doubles() {
        let all = [&ENGLISH, &FRENCH, &UKRAINIAN].into_iter().flatten().map(|(_, list)| *list).chain([
            function_words::CONNECTORS,
            function_words::OPENERS,
            function_words::PLAIN,
            function_words::ENGLISH,
            function_words::FRENCH,
            function_words::OTHERS,
            SOLO_NEGATIONS,
        ]);
        for list in all {
            let words: Vec<_> = list.split(' ').collect();
            assert!(words.iter().all(|w| !w.is_empty()), "{list}");
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
        let lookalikes: Vec<_> = LOOKALIKES.lines().collect();
        assert!(lookalikes.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn classes_are_found_by_number() {
        for (number, class) in Class::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, number);
        }
    }

    #[test]
    fn classes_in_three_languages() {
        assert_eq!(class("cannot"), None, "two words by now");
        for (word, expected) in [
            ("not", Class::Negation),
            ("without", Class::Negation),
            ("unless", Class::Condition),
            ("we", Class::Person),
            ("said", Class::Stance),
            ("підтримує", Class::Opposite),
            ("немає", Class::Negation),
            ("jamais", Class::Negation),
            ("août", Class::Date),
        ] {
            assert_eq!(class(&fold(word)), Some(expected), "{word}");
        }
    }

    #[test]
    fn tells_languages_apart() {
        let say = |text: &str| language(text.split(' '));
        assert_eq!(say("the government will support a loan"), Language::English);
        assert_eq!(say("le gouvernement a soutenu la loi"), Language::French);
        assert_eq!(say("уряд підтримує позику"), Language::Ukrainian);
        assert_eq!(say("loan support"), Language::Other);
    }
}
