//! How near two ids are, for readers whose address was mistyped or cut short.

use std::cmp::Reverse;
use std::iter::repeat;

/// The least nearness worth an offer, in thousandths.
pub(crate) const NEAR: usize = 500;
/// How much less than the best an offer may be.
const BEHIND: usize = 250;
/// How many are offered at most.
const MOST: usize = 3;
/// The longest part of an address that is compared, in letters.
const LONGEST: usize = 64;

/// The numbers of those `names` that are nearest to any part of the path `asked`, the nearest first. Names that share a
/// number name the same thing, and it is offered once.
pub(crate) fn nearest<'a>(asked: &str, names: impl Iterator<Item = (usize, &'a str)>) -> Vec<usize> {
    let parts: Vec<String> = asked.split(['/', '?', '#']).map(id_of).filter(|part| part.len() > 1).collect();
    let mut near: Vec<(usize, usize)> = Vec::new();
    for (number, name) in names {
        let best = parts.iter().map(|part| nearness(part, name)).max().unwrap_or(0);
        match near.iter_mut().find(|(_, other)| *other == number) {
            Some((known, _)) => *known = best.max(*known),
            None => near.push((best, number)),
        }
    }
    near.retain(|(nearness, _)| *nearness >= NEAR);
    let mut offered: Vec<usize> = Vec::new();
    let first = near.iter().map(|(nearness, _)| *nearness).max().unwrap_or(0);
    while offered.len() < MOST {
        let rest = near.iter().filter(|(_, number)| !offered.contains(number));
        let next = rest.min_by_key(|(nearness, number)| (Reverse(*nearness), *number));
        match next {
            Some((nearness, number)) if *nearness + BEHIND >= first => offered.push(*number),
            _ => break,
        }
    }
    offered
}

/// A part of an address in the form of an id: small letters and digits in words joined by hyphens.
fn id_of(part: &str) -> String {
    let part = part.strip_suffix(".html").unwrap_or(part);
    let mut id = String::new();
    for sign in part.chars().take(LONGEST) {
        match sign {
            'a'..='z' | '0'..='9' | 'A'..='Z' => id.push(sign.to_ascii_lowercase()),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

/// How near two ids are, in thousandths: as a whole, or by the words they share.
pub(crate) fn nearness(one: &str, other: &str) -> usize {
    by_letters(one, other).max(by_words(one, other))
}

fn by_letters(one: &str, other: &str) -> usize {
    let longer = one.len().max(other.len());
    match longer {
        0 => 0,
        _ => 1000 * (longer - distance(one.as_bytes(), other.as_bytes()).min(longer)) / longer,
    }
}

/// The letters in words that both have, nearly or quite, of the letters of both.
fn by_words(one: &str, other: &str) -> usize {
    let mut left: Vec<&str> = other.split('-').filter(|word| !word.is_empty()).collect();
    let all: usize = one.split('-').chain(other.split('-')).map(str::len).sum();
    let mut shared = 0;
    for word in one.split('-').filter(|word| !word.is_empty()) {
        let best = left.iter().enumerate().max_by_key(|(_, other)| by_letters(word, other));
        let Some((index, best)) = best.map(|(index, other)| (index, *other)) else { break };
        // A word that differs by more than one letter in four is another word.
        if by_letters(word, best) >= 750 {
            shared += word.len() + best.len();
            left.remove(index);
        }
    }
    (1000 * shared).checked_div(all).unwrap_or(0)
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour to make one of the other.
fn distance(one: &[u8], other: &[u8]) -> usize {
    // The rows of the table of all beginnings: the present one, and the two above it.
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut letter_before = None;
    for (row, letter) in one.iter().enumerate() {
        let mut left = row + 1;
        let mut here = vec![left];
        let mut other_before = None;
        let cells = above.windows(2).zip([0].iter().chain(&before).chain(repeat(&0)));
        for (other_letter, (cell, swap)) in other.iter().zip(cells) {
            let [corner, up] = cell else { break };
            let mut least = (corner + usize::from(letter != other_letter)).min(up + 1).min(left + 1);
            if Some(other_letter) == letter_before && Some(letter) == other_before {
                least = least.min(swap + 1);
            }
            here.push(least);
            left = least;
            other_before = Some(other_letter);
        }
        letter_before = Some(letter);
        before = std::mem::replace(&mut above, here);
    }
    above.last().copied().unwrap_or_default()
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
    fn a_mistyped_id_is_near_the_one_that_was_meant() {
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
    fn what_is_equally_near_is_offered_in_order() {
        assert_eq!(near("p/request/"), ["zelensky-request", "european-request"]);
    }

    #[test]
    fn nothing_is_near_to_nonsense() {
        for asked in
            ["", "/", "p/", "p/-/", "p//", "p/xyzzy/", "p/no-such-passage/", "%%%", "p/🙂/", "wp-login.php"]
        {
            assert_eq!(near(asked), [""; 0], "{asked}");
        }
    }

    #[test]
    fn two_names_of_one_thing_make_one_offer() {
        let names = [(0, "old-title"), (0, "crush"), (1, "old-titles")];
        assert_eq!(nearest("p/old-titel/", names.into_iter()), [0, 1]);
    }

    #[test]
    fn letters_are_counted() {
        for (one, other, count) in
            [("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "", 3), ("abc", "xabcd", 2)]
        {
            assert_eq!(distance(one.as_bytes(), other.as_bytes()), count, "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn nearness_is_even_handed_and_greatest_for_the_same(one in "[a-z-]{0,12}", other in "[a-z-]{0,12}") {
            prop_assert!(nearness(&one, &other) <= 1000);
            prop_assert_eq!(by_letters(&one, &other), by_letters(&other, &one));
            if !one.is_empty() {
                prop_assert_eq!(nearness(&one, &one), 1000);
            }
        }

        #[test]
        fn no_address_is_too_strange(asked in "\\PC*") {
            prop_assert!(near(&asked).len() <= MOST);
        }
    }
}
