//! Measures how similar ids or words are, for addresses that were mistyped or cut short and for slips in searches.
//!
//! Similarity is given in thousandths.

use std::cmp::Reverse;
use strsim::osa_distance;

/// Minimum similarity of a suggestion.
const MIN_SIMILARITY: usize = 500;
/// How much less similar than the best a suggestion may be.
const MAX_GAP: usize = 250;
/// Maximum suggestions.
const MAX_SUGGESTIONS: usize = 3;
/// Maximum characters of a segment of an address that are compared.
const MAX_CHARS: usize = 64;

/// Returns the numbers of the `names` that are most similar to any segment of the path `asked`, the most similar first.
/// Names with the same number belong to the same page, whose number is returned once.
pub(crate) fn nearest<'a>(asked: &str, names: impl Iterator<Item = (usize, &'a str)>) -> Vec<usize> {
    let parts: Vec<String> = asked.split(['/', '?', '#']).map(id_of).filter(|part| part.len() > 1).collect();
    let mut near: Vec<(usize, usize)> = Vec::new();
    for (number, name) in names {
        let best = parts.iter().map(|part| similarity(part, name)).max().unwrap_or(0);
        match near.iter_mut().find(|(_, other)| *other == number) {
            Some((known, _)) => *known = best.max(*known),
            None => near.push((best, number)),
        }
    }
    near.retain(|(similarity, _)| *similarity >= MIN_SIMILARITY);
    let mut suggested: Vec<usize> = Vec::new();
    let first = near.iter().map(|(similarity, _)| *similarity).max().unwrap_or(0);
    while suggested.len() < MAX_SUGGESTIONS {
        let rest = near.iter().filter(|(_, number)| !suggested.contains(number));
        let next = rest.min_by_key(|(similarity, number)| (Reverse(*similarity), *number));
        match next {
            Some((similarity, number)) if *similarity + MAX_GAP >= first => suggested.push(*number),
            _ => break,
        }
    }
    suggested
}

/// Turns a segment of an address into the form of an id: lower-case letters and digits, in words joined by hyphens.
fn id_of(part: &str) -> String {
    let part = part.strip_suffix(".html").unwrap_or(part);
    let mut id = String::new();
    for char in part.chars().take(MAX_CHARS) {
        match char {
            'a'..='z' | '0'..='9' | 'A'..='Z' => id.push(char.to_ascii_lowercase()),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

/// Returns the similarity of two ids: as a whole, or by the words they share.
fn similarity(one: &str, other: &str) -> usize {
    by_letters(one, other).max(by_words(one, other))
}

/// Compares letter by letter: what share of the longer one needs no edit.
pub(crate) fn by_letters(one: &str, other: &str) -> usize {
    let longer = one.chars().count().max(other.chars().count());
    (1000 * longer.saturating_sub(osa_distance(one, other))).checked_div(longer).unwrap_or(0)
}

/// Compares word by word: what share of all letters is in words that both ids have, allowing for typing errors.
fn by_words(one: &str, other: &str) -> usize {
    let mut left: Vec<&str> = other.split('-').filter(|word| !word.is_empty()).collect();
    let all: usize = one.split('-').chain(other.split('-')).map(str::len).sum();
    let mut shared = 0;
    for word in one.split('-').filter(|word| !word.is_empty()) {
        let best = left.iter().enumerate().max_by_key(|(_, other)| by_letters(word, other));
        let Some((index, best)) = best.map(|(index, other)| (index, *other)) else { break };
        // With more than one letter in four changed it is another word.
        if by_letters(word, best) >= 750 {
            shared += word.len() + best.len();
            left.remove(index);
        }
    }
    (1000 * shared).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAMES: [&str; 7] =
        ["crush", "right-time", "zelensky-request", "european-request", "refusal", "restraint", "positions"];

    fn near(asked: &str) -> Vec<&'static str> {
        let names = NAMES.iter().enumerate().map(|(number, name)| (number, *name));
        nearest(asked, names).into_iter().map(|number| NAMES[number]).collect()
    }

    #[test]
    fn a_mistyped_id_is_most_similar_to_the_one_meant() {
        for (asked, meant) in [
            ("p/crsuh/", "crush"),
            ("p/Crush", "crush"),
            ("p/crush.html", "crush"),
            ("passages/crush/index.html", "crush"),
            ("p/crush-everybody/", "crush"),
            ("p/rigth-time/", "right-time"),
            ("p/the_right_time/", "right-time"),
            ("p/righttime", "right-time"),
            ("p/time-right/", "right-time"),
            ("p/right-ti", "right-time"),
            ("zelensky", "zelensky-request"),
            ("position/", "positions"),
        ] {
            assert_eq!(near(asked).first(), Some(&meant), "{asked}");
        }
    }

    #[test]
    fn equally_similar_pages_keep_their_order() {
        assert_eq!(near("p/request/"), ["zelensky-request", "european-request"]);
    }

    #[test]
    fn nothing_is_similar_to_nonsense() {
        for asked in
            ["", "/", "p/", "p/-/", "p//", "p/xyzzy/", "p/no-such-passage/", "%%%", "p/🙂/", "wp-login.php"]
        {
            assert_eq!(near(asked), [""; 0], "{asked}");
        }
    }

    #[test]
    fn two_names_of_one_page_make_one_suggestion() {
        let names = [(0, "old-title"), (0, "crush"), (1, "old-titles")];
        assert_eq!(nearest("p/old-titel/", names.into_iter()), [0, 1]);
    }

    #[test]
    fn an_edit_is_a_letter_added_removed_changed_or_swapped() {
        for (one, other, edits, length) in [("abc", "acb", 1, 3), ("abc", "", 3, 3), ("abc", "xabcd", 2, 5)] {
            assert_eq!(by_letters(one, other), 1000 * (length - edits) / length, "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn similarity_is_symmetric_and_greatest_for_equal_ids(one in "[a-z-]{0,12}", other in "[a-z-]{0,12}") {
            prop_assert!(similarity(&one, &other) <= 1000);
            prop_assert_eq!(by_letters(&one, &other), by_letters(&other, &one));
            if !one.is_empty() {
                prop_assert_eq!(similarity(&one, &one), 1000);
            }
        }

        #[test]
        fn any_address_can_be_compared(asked in "\\PC*") {
            prop_assert!(near(&asked).len() <= MAX_SUGGESTIONS);
        }
    }
}
