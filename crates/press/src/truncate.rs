//! Shortens text without changing its meaning.

/// Minimum words kept by a cut at a clause, in tenths of the words that fit.
const ENOUGH: usize = 6;

/// Words that can't be left out of a sentence without changing what it says.
const TURNING: [&str; 25] = [
    "although", "barely", "but", "cannot", "except", "hardly", "however", "if", "neither", "never", "no",
    "nobody", "none", "nor", "not", "nothing", "only", "provided", "though", "unless", "unlikely", "until",
    "unlike", "while", "without",
];

/// Returns how many of `words` to keep if not all fit. `fits` returns whether a given number of words fits, with an ellipsis
/// after them.
///
/// Cuts at the end of a clause if that keeps enough words, and, if possible, leaves out no word that changes the meaning of
/// the sentence (`not`, `if`, `unless`).
pub(crate) fn at_clause(words: &[&str], fits: impl Fn(usize) -> bool) -> usize {
    let cut = Cut::new(words, fits);
    // Punctuation reliably ends a clause, while `and` may join two words of one.
    cut.last(|kept| kept >= cut.enough() && is_closed(words[kept - 1]) && !turns(words, kept))
        .or_else(|| cut.last(|kept| kept >= cut.enough() && ends_clause(words, kept) && !turns(words, kept)))
        .or_else(|| cut.last(|kept| kept >= cut.enough() && !turns(words, kept)))
        .unwrap_or_else(|| cut.anywhere())
}

/// Like [`at_clause`], but keeps as many words as possible.
pub(crate) fn at_word(words: &[&str], fits: impl Fn(usize) -> bool) -> usize {
    let cut = Cut::new(words, fits);
    cut.last(|kept| !turns(words, kept)).unwrap_or_else(|| cut.anywhere())
}

/// Finds places to cut.
struct Cut<'a> {
    words: &'a [&'a str],
    /// Maximum number of words that fit.
    most: usize,
}

impl<'a> Cut<'a> {
    fn new(words: &'a [&'a str], fits: impl Fn(usize) -> bool) -> Self {
        let most = (1..words.len()).rev().find(|kept| fits(*kept)).unwrap_or(1);
        Self { words, most }
    }

    fn enough(&self) -> usize {
        (self.most * ENOUGH).div_ceil(10)
    }

    fn last(&self, good: impl Fn(usize) -> bool) -> Option<usize> {
        (1..=self.most).rev().find(|kept| good(*kept))
    }

    /// Returns the best place if no good one exists.
    fn anywhere(&self) -> usize {
        self.last(|kept| !turns(self.words, kept))
            .or_else(|| self.last(|kept| ends_clause(self.words, kept)))
            .unwrap_or(self.most)
    }
}

/// Returns whether a clause ends after the first `kept` words.
fn ends_clause(words: &[&str], kept: usize) -> bool {
    let opens = |word: &&str| ["and", "but", "that", "–", "—"].contains(word);
    words[..kept].last().is_some_and(|word| is_closed(word)) || words.get(kept).is_some_and(opens)
}

fn is_closed(word: &str) -> bool {
    word.trim_end_matches(['”', '’', ')']).ends_with([',', ';', ':', '–', '—', '.', '?', '!'])
}

/// Returns whether a cut after the first `kept` words could change the meaning: if the rest of the sentence contains a
/// turning word, or if a clause with such a word is cut short.
fn turns(words: &[&str], kept: usize) -> bool {
    if !ends_clause(words, kept) {
        let start = (1..kept).rev().find(|at| ends_clause(words, *at)).unwrap_or(0);
        if words[start..kept].iter().any(is_turning) {
            return true;
        }
    }
    let ends = |at: usize| ends_sentence(words[at], words.get(at + 1));
    if kept > 0 && ends(kept - 1) {
        return false;
    }
    let end = (kept..words.len()).find(|at| ends(*at)).map_or(words.len(), |at| at + 1);
    words[kept..end].iter().any(is_turning)
}

fn is_turning(word: &&str) -> bool {
    let word = word.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase().replace('’', "'");
    TURNING.contains(&word.as_str()) || word.ends_with("n't")
}

/// Returns whether a sentence ends with `word`. A full stop after a short word may belong to an abbreviation (`Gen.`,
/// `U.S.`), so the sentence is assumed to go on; if it does not, no harm is done.
fn ends_sentence(word: &str, next: Option<&&str>) -> bool {
    let word = word.trim_end_matches(['”', '’', ')']);
    let starts = next.is_none_or(|next| {
        next.trim_start_matches(['“', '‘', '(']).starts_with(|sign: char| sign.is_uppercase())
    });
    let letters = word.chars().rev().skip(1).take_while(|sign| sign.is_alphabetic()).count();
    starts && (word.ends_with(['?', '!']) || (word.ends_with('.') && letters > 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` cut to at most `room` scalars.
    fn cut(text: &str, room: usize) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let kept = at_clause(&words, |kept| words[..kept].join(" ").chars().count() <= room);
        words[..kept].join(" ")
    }

    #[test]
    fn a_cut_stands_where_a_clause_ends() {
        assert_eq!(cut("one two three four, five six seven", 26), "one two three four,");
        assert_eq!(cut("one two three four, five and six seven", 26), "one two three four,");
        assert_eq!(cut("one two three four and five six seven", 30), "one two three four");
        assert_eq!(cut("one two three four – five six seven", 30), "one two three four –");
    }

    #[test]
    fn a_cut_at_a_word_leaves_out_no_more_than_it_must() {
        let words: Vec<&str> = "one two, three and four five six".split(' ').collect();
        assert_eq!(at_word(&words, |kept| kept <= 6), 6);
        let words: Vec<&str> =
            "We go on with this. In the sense that if we can, we will.".split(' ').collect();
        assert_eq!(at_word(&words, |kept| kept <= 11), 5);
    }

    #[test]
    fn a_cut_that_leaves_little_stands_at_a_word() {
        assert_eq!(cut("one, two three four five six seven eight", 32), "one, two three four five six");
    }

    #[test]
    fn no_word_is_cut() {
        let text = "We would probably lose our ability, and then who talks? Nobody knows for sure.";
        for room in 0..text.len() {
            let cut = cut(text, room);
            assert!(text.split(' ').collect::<Vec<_>>().starts_with(&cut.split(' ').collect::<Vec<_>>()));
        }
    }

    #[test]
    fn a_condition_or_negation_is_not_left_out() {
        let text =
            "Other words come first. We lift the measures, as we said, if they leave. And more words follow.";
        assert_eq!(cut(text, 60), "Other words come first.");
        let text =
            "Other words come first. We take the offer, you know, it isn’t new. And more words follow.";
        assert_eq!(cut(text, 50), "Other words come first.");
    }

    #[test]
    fn a_later_sentence_may_be_left_out() {
        assert_eq!(cut("We continue here. If not, then not at all.", 30), "We continue here.");
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        assert!(!ends_sentence("Gen.", Some(&"Smith")));
        assert!(!ends_sentence("U.S.", Some(&"Secretary")));
        assert!(ends_sentence("engage.", Some(&"In")));
        assert!(ends_sentence("so?”", None));
    }
}
