//! When two words are one word spelled in two ways.
//!
//! Everything here is a list of what is allowed; what no rule allows is another word.

use crate::lexicon::{self, Class, Language};
use crate::unicode::combining_class;

/// A word as far as spelling is concerned.
#[derive(Clone, Debug)]
pub(crate) struct Face {
    pub(crate) folded: String,
    pub(crate) class: Option<Class>,
    /// The word may be a name: it has a capital, and none that the head of a sentence explains.
    pub(crate) name: bool,
    /// The word has a capital that the head of a sentence explains, or that may be a name's.
    pub(crate) heads_sentence: bool,
    pub(crate) all_capitals: bool,
    pub(crate) has_digit: bool,
    pub(crate) is_symbol: bool,
    pub(crate) is_solo: bool,
}

impl Face {
    fn is_plain(&self) -> bool {
        !self.has_digit && !self.is_symbol && !self.is_solo
    }
}

/// The longest word, in bytes, that stands in a list of `is_interchangeable`.
const LONGEST_LIGHT: usize = 9;
/// The longest, in languages of Latin letters, that is there beside a word with another first letter, or is an article.
const LONGEST_UNLIKE: usize = 3;

/// Whether the two words say the same, spelled differently.
pub(crate) fn is_same_word(a: &Face, b: &Face, language: Language) -> bool {
    let (x, y) = (a.folded.as_str(), b.folded.as_str());
    if a.is_symbol || b.is_symbol || a.is_solo || b.is_solo {
        return false;
    }
    if a.has_digit || b.has_digit {
        return is_same_number(x, y);
    }
    let unlike = x.as_bytes().first() != y.as_bytes().first();
    if unlike && x.len().max(y.len()) > LONGEST_UNLIKE && language != Language::Ukrainian {
        return false;
    }
    let short = x.len() <= LONGEST_LIGHT && y.len() <= LONGEST_LIGHT;
    if short && lexicon::is_article(x, language) && lexicon::is_article(y, language) {
        return true;
    }
    if short && !a.name && !b.name && is_interchangeable(x, y, language) {
        return true;
    }
    // All else begins alike and is about as long.
    if unlike || x.len().abs_diff(y.len()) > 4 {
        return false;
    }
    if is_acronym_of(x, b) || is_acronym_of(y, a) {
        return true;
    }
    if a.name || b.name {
        return false;
    }
    if language == Language::English && (is_variant(x, y) || is_same_without_accents(a, b)) {
        return true;
    }
    is_typo(a, b, language)
}

/// Ten thousand is ten thousand with or without its comma; and two is 2.
fn is_same_number(x: &str, y: &str) -> bool {
    const WORDS: [&str; 11] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let value = |n: &str| match n {
        "2" => Some(0),
        "3" => Some(1),
        "4" => Some(2),
        "5" => Some(3),
        "6" => Some(4),
        "7" => Some(5),
        "8" => Some(6),
        "9" => Some(7),
        "10" => Some(8),
        "11" => Some(9),
        "12" => Some(10),
        _ => None,
    };
    let spelled = |digits: &str, word: &str| value(digits).is_some_and(|at| WORDS[at] == word);
    spelled(x, y) || spelled(y, x) || ungrouped(x).is_some_and(|x| x == ungrouped(y).unwrap_or_default())
}

/// The digits of a whole number, without the commas that part its thousands.
fn ungrouped(number: &str) -> Option<String> {
    let mut groups = number.split(',');
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let mut whole = first.to_owned();
    if first.is_empty() || !digits(first) {
        return None;
    }
    for group in groups {
        if first.len() > 3 || group.len() != 3 || !digits(group) {
            return None;
        }
        whole.push_str(group);
    }
    Some(whole)
}

/// "u.s" and "US".
fn is_acronym_of(dotted: &str, other: &Face) -> bool {
    dotted.contains('.') && other.all_capitals && dotted.split('.').collect::<String>() == other.folded
}

/// Pairs that differ by rule of euphony, agreement or fashion alone.
fn is_interchangeable(x: &str, y: &str, language: Language) -> bool {
    const ENGLISH: [&[&str]; 17] = [
        &["is", "are"],
        &["was", "were"],
        &["has", "have"],
        &["does", "do"],
        &["toward", "towards"],
        &["among", "amongst"],
        &["while", "whilst"],
        &["amid", "amidst"],
        &["gray", "grey"],
        &["ok", "okay"],
        &["learned", "learnt"],
        &["program", "programme"],
        &["adviser", "advisor"],
        &["advisers", "advisors"],
        &["judgement", "judgment"],
        &["forward", "forwards"],
        &["backward", "backwards"],
    ];
    const UKRAINIAN: [&[&str]; 6] =
        [&["у", "в"], &["і", "и\u{306}"], &["з", "із", "зі"], &["від", "од"], &["б", "би"], &["ж", "же"]];
    let sets: &[&[&str]] = match language {
        Language::English => &ENGLISH,
        Language::Ukrainian => &UKRAINIAN,
        Language::French | Language::Other => &[],
    };
    // Common misspellings of the commonest words, too short for `is_typo`.
    let slip =
        matches!((x, y), ("teh" | "hte", "the") | ("the", "teh" | "hte") | ("adn", "and") | ("and", "adn"));
    slip && language == Language::English || sets.iter().any(|set| set.contains(&x) && set.contains(&y))
}

/// One spelling for British and American.
fn plain_spelling(word: &str) -> String {
    /// Endings after which "our" is "or", "ise" is "ize", "re" is "er" and so on.
    const RULES: [(&str, &str); 20] = [
        ("isation", "ization"),
        ("isations", "izations"),
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("ysing", "yzing"),
        ("tre", "ter"),
        ("tres", "ters"),
        ("bre", "ber"),
        ("bres", "bers"),
        ("fence", "fense"),
        ("fences", "fenses"),
        ("cence", "cense"),
        ("ogue", "og"),
        ("ogues", "ogs"),
        ("lled", "led"),
        ("lling", "ling"),
    ];
    /// Words in -our that are words in -or in America.
    const OUR: [&str; 20] = [
        "arbour",
        "armour",
        "behaviour",
        "candour",
        "colour",
        "endeavour",
        "favour",
        "flavour",
        "harbour",
        "honour",
        "humour",
        "labour",
        "neighbour",
        "odour",
        "parlour",
        "rigour",
        "rumour",
        "savour",
        "vapour",
        "vigour",
    ];
    let mut plain = word.to_owned();
    if let Some(stem) = OUR.iter().find(|stem| plain.starts_with(**stem)) {
        plain.remove(stem.len() - 2);
    }
    // Short words in -ise, -re and -lled are words of their own: rise, tire, filled, filling.
    if plain.chars().count() >= 6
        && let Some((from, to)) = RULES.iter().find(|(from, _)| plain.ends_with(from))
        && (!from.starts_with("ll") || plain.len() >= from.len() + 3)
    {
        let cut = plain.len() - from.len();
        plain.truncate(cut);
        plain.push_str(to);
    }
    plain
}

/// Words that English writes with accents or without. In other languages an accent makes another word.
fn is_same_without_accents(a: &Face, b: &Face) -> bool {
    const WORDS: [&str; 20] = [
        "blase",
        "cafe",
        "cliche",
        "communique",
        "coup",
        "decor",
        "deja",
        "detente",
        "elite",
        "entree",
        "facade",
        "fiance",
        "melee",
        "naive",
        "naivete",
        "premiere",
        "protege",
        "regime",
        "role",
        "seance",
    ];
    if a.folded.is_ascii() == b.folded.is_ascii() {
        return false;
    }
    let bare = |word: &str| word.chars().filter(|c| combining_class(*c) == 0).collect::<String>();
    let (x, y) = (bare(&a.folded), bare(&b.folded));
    x == y && (WORDS.contains(&x.as_str()) || x.strip_suffix('s').is_some_and(|x| WORDS.contains(&x)))
}

/// Whether the two are one word as it is written in Britain and in America.
pub(crate) fn is_variant(x: &str, y: &str) -> bool {
    plain_spelling(x) == plain_spelling(y)
}

/// One slip of the pen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Slip {
    /// Two neighbours changed places; the first stands at `at`.
    Swapped { at: usize },
    /// A letter written twice for once, or once for twice.
    Doubled,
    /// A letter left out of the longer word at `at`.
    Omitted { at: usize },
    /// Another letter written at `at`.
    Replaced { at: usize },
}

/// Longer words than this are not compared letter by letter.
const LONGEST: usize = 40;

fn slip(a: &[char], b: &[char]) -> Option<Slip> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let head = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    if long.len() == short.len() {
        if head == long.len() {
            return None;
        }
        if long[head + 1..] == short[head + 1..] {
            return Some(Slip::Replaced { at: head });
        }
        let swapped = head + 1 < long.len()
            && long[head] == short[head + 1]
            && long[head + 1] == short[head]
            && long[head + 2..] == short[head + 2..];
        return swapped.then_some(Slip::Swapped { at: head });
    }
    if long.len() != short.len() + 1 || long[head + 1..] != short[head..] {
        return None;
    }
    // Of a doubled letter, the second is the one found.
    let doubled = head > 0 && long[head] == long[head - 1];
    Some(if doubled { Slip::Doubled } else { Slip::Omitted { at: head } })
}

/// Whether one word can only be a misspelling of the other.
///
/// `data/lookalikes.txt` holds the pairs of English words that these rules would confuse: change both or neither.
fn is_typo(a: &Face, b: &Face, language: Language) -> bool {
    if !a.is_plain() || !b.is_plain() {
        return false;
    }
    let (x, y): (Vec<char>, Vec<char>) = (a.folded.chars().collect(), b.folded.chars().collect());
    let longer = x.len().max(y.len());
    if longer > LONGEST || x.iter().chain(&y).any(|c| !is_written(*c)) {
        return false;
    }
    let Some(slip) = slip(&x, &y) else { return false };
    // An accent more or less makes another word.
    let at = match slip {
        Slip::Swapped { at } | Slip::Omitted { at } | Slip::Replaced { at } => at,
        Slip::Doubled => 0,
    };
    if [&x, &y].into_iter().any(|word| word[at..].iter().take(2).any(|c| combining_class(*c) != 0)) {
        return false;
    }
    let fits = if language == Language::English {
        match slip {
            Slip::Swapped { at } => longer >= 5 && at >= 1 && at + 3 <= longer,
            // "filed" and "filled", "holy" and "holly", "super" and "supper".
            Slip::Doubled => longer >= 5 && (longer >= 8 || !ends_as_doubled(&a.folded)),
            Slip::Omitted { at } => {
                longer >= 7 && at >= 1 && (at + 3 <= longer || longer >= 9 && at + 2 <= longer)
            }
            Slip::Replaced { at } => longer >= 8 && at >= 2 && at + 3 <= longer,
        }
    } else {
        // No list of look-alikes here, and endings that carry much: only the middle of long words.
        match slip {
            Slip::Swapped { at } => longer >= 6 && at >= 2 && at + 4 <= longer,
            Slip::Doubled | Slip::Replaced { .. } => false,
            Slip::Omitted { at } => longer >= 8 && at >= 3 && at + 4 <= longer,
        }
    };
    fits && is_safe(a, b, slip, language)
}

/// Whether the word ends as those do in which a consonant written twice makes another word of it.
fn ends_as_doubled(folded: &str) -> bool {
    ["ed", "ing", "er", "ers", "est", "en", "y", "ies", "le", "les"].iter().any(|end| folded.ends_with(end))
}

/// Letters, and the marks that decomposition takes off them.
fn is_written(c: char) -> bool {
    c.is_alphabetic() || combining_class(c) != 0
}

/// Whether a slip between these words leaves no other word that may be meant.
fn is_safe(a: &Face, b: &Face, slip: Slip, language: Language) -> bool {
    if [a, b].iter().any(|face| lexicon::has_lookalike(&face.folded)) {
        return false;
    }
    // At the head of a sentence a capital may be a name's: Hansen and Hanson are two people. An ending of common nouns
    // tells.
    let is_common = |face: &Face| {
        ["ment", "ments", "tion", "tions", "ing", "ity", "ities", "ness", "ence", "ance", "ally", "ists"]
            .iter()
            .any(|end| face.folded.ends_with(end))
    };
    if (a.heads_sentence || b.heads_sentence)
        && !(is_common(a) && is_common(b))
        && a.class.is_none()
        && b.class.is_none()
    {
        return false;
    }
    let listed = match (a.class, b.class) {
        (None, None) => return true,
        (Some(_), Some(_)) => return false,
        (Some(_), None) => a,
        (None, Some(_)) => b,
    };
    let forgiving =
        matches!(listed.class, Some(Class::Modal | Class::Opposite | Class::Stance | Class::Date));
    let long = listed.folded.chars().count();
    forgiving
        && language == Language::English
        && match slip {
            Slip::Swapped { .. } | Slip::Doubled => long >= 6,
            Slip::Omitted { .. } => long >= 8,
            Slip::Replaced { .. } => false,
        }
}

/// Whether two words written apart are one word written together ("cease-fire", "ceasefire").
pub(crate) fn is_compound(first: &Face, second: &Face, whole: &Face) -> bool {
    if first.folded.len() + second.folded.len() != whole.folded.len()
        || !first.is_plain()
        || !second.is_plain()
    {
        return false;
    }
    // "re-sign" is not "resign"; "any one", "may be" and "no where" are not their compounds.
    let part_of_speech = first.class.is_some() || second.class.is_some() || whole.class.is_some();
    let prefix = matches!(first.folded.as_str(), "re" | "un" | "de" | "a" | "in" | "dis")
        && !(first.folded == "re" && second.folded.starts_with('e'));
    let short = second.folded.len() < 3 || whole.folded.len() < 6;
    // "the rapist" is no therapist.
    let function = || [first, second].iter().any(|face| lexicon::is_function_word(&face.folded));
    !part_of_speech
        && !prefix
        && !short
        && whole.folded.starts_with(&first.folded)
        && whole.folded.ends_with(&second.folded)
        && !function()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn face(word: &str) -> Face {
        let folded = fold(word);
        Face {
            class: lexicon::class(&folded),
            name: word.starts_with(char::is_uppercase),
            heads_sentence: false,
            all_capitals: word.len() > 1 && word.chars().all(|c| !c.is_lowercase()),
            has_digit: folded.bytes().any(|b| b.is_ascii_digit()),
            is_symbol: false,
            is_solo: false,
            folded,
        }
    }

    fn same(a: &str, b: &str) -> bool {
        let there = is_same_word(&face(a), &face(b), Language::English);
        assert_eq!(there, is_same_word(&face(b), &face(a), Language::English), "{a} {b}");
        there
    }

    #[test]
    fn one_word_in_two_spellings() {
        for (a, b) in [
            ("government", "goverment"),
            ("receive", "recieve"),
            ("harbour", "harbuor"),
            ("harbour", "harbor"),
            ("harbours", "harbors"),
            ("organise", "organize"),
            ("organisation", "organization"),
            ("defence", "defense"),
            ("centre", "center"),
            ("travelled", "traveled"),
            ("analyse", "analyze"),
            ("support", "suport"),
            ("increased", "incresed"),
            ("occurred", "occured"),
            ("independent", "independant"),
            ("parliament", "parliment"),
            ("separate", "seperate"),
            ("commitment", "committment"),
            ("naïveté", "naivete"),
            ("café", "cafe"),
            ("communiqués", "communiques"),
            ("adviser", "advisor"),
            ("judgement", "judgment"),
            ("10,000", "10000"),
            ("2", "two"),
            ("a", "the"),
            ("is", "are"),
            ("u.s", "US"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn two_words() {
        for (a, b) in [
            ("deployed", "deplored"),
            ("united", "untied"),
            ("martial", "marital"),
            ("adopt", "adapt"),
            ("accept", "except"),
            ("support", "supports"),
            ("million", "billion"),
            ("legal", "illegal"),
            ("moral", "amoral"),
            ("nuclear", "unclear"),
            ("would", "could"),
            ("not", "now"),
            ("Hansen", "Hanson"),
            ("10,000", "10.000"),
            ("10", "100"),
            ("send", "sent"),
            ("trail", "trial"),
            ("conversation", "conservation"),
            ("internal", "external"),
            ("its", "it's"),
            ("prescribe", "proscribe"),
            ("seventy", "seventeen"),
            ("resign", "reassign"),
            ("begun", "began"),
            ("filed", "filled"),
            ("holy", "holly"),
            ("caned", "canned"),
            ("raider", "radier"),
            ("attained", "attainted"),
            ("öffentlich", "offentlich"),
            ("achten", "ächten"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn compounds() {
        let compound = |a: &str, b: &str, c: &str| is_compound(&face(a), &face(b), &face(c));
        assert!(compound("cease", "fire", "ceasefire"));
        assert!(compound("co", "operate", "cooperate"));
        assert!(!compound("re", "sign", "resign"));
        assert!(!compound("may", "be", "maybe"));
        assert!(!compound("no", "where", "nowhere"));
        assert!(!compound("the", "rapist", "therapist"));
    }
}
