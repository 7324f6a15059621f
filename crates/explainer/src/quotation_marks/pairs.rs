//! Finds what quotation marks enclose. For native programs only.
//!
//! A quotation is what the outermost marks enclose, without the white space just inside of them.
//!
//! **In our prose** ([`in_prose`]) double marks are quotations and must come in pairs. A straight mark opens if none is open
//! and closes otherwise; it must stand like that, before a word or behind one, or it is refused: nothing is guessed.
//!
//! **In a report** ([`in_report`]), which is written by others, marks may be missing. Double marks are paired first:
//! straight ones within one paragraph, the others across paragraphs too. A paragraph that begins with the mark that is still open
//! continues the quotation: each of its paragraphs is then one. Outside of double marks, single ones are
//! paired within a paragraph. An apostrophe is no quotation mark: `’` and `'` close only behind a word or its punctuation and
//! before neither letter nor digit; behind an `s` and before another word (“the leaders’ summit”) only if nothing
//! else in the paragraph can close; and `'` opens no decade (“the '90s”).

use super::{is_double, is_single};
use std::ops::Range;

/// Which end of a quotation a mark is at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    /// It is before the quotation.
    Opens,
    /// It is behind the quotation.
    Closes,
}

/// A quotation mark in a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Mark {
    /// Its place, in bytes.
    pub at: usize,
    /// The mark.
    pub char: char,
}

impl Mark {
    fn end(self) -> usize {
        self.at + self.char.len_utf8()
    }
}

/// What is wrong with the quotation marks of our prose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// A mark without its partner.
    Unpaired(Mark),
    /// A straight mark of which nothing tells whether it opens or closes.
    Undecided(Mark),
}

/// Returns the quotations of our prose, in bytes, and the first fault of its marks.
#[must_use]
pub fn in_prose(text: &str) -> (Vec<Range<usize>>, Option<Fault>) {
    let mut open: Vec<Mark> = Vec::new();
    let mut quotations = Vec::new();
    let mut fault = None;
    for mark in marks(text, is_double) {
        let side = side(mark.char, &open);
        if mark.char == '"' && !stands(text, mark, side) {
            fault.get_or_insert(Fault::Undecided(mark));
        }
        match side {
            Side::Opens => {
                if let Some(same) = open.iter().position(|other| other.char == mark.char) {
                    fault.get_or_insert(Fault::Unpaired(open[same]));
                    open.truncate(same);
                }
                open.push(mark);
            }
            Side::Closes => {
                let Some(opening) = open.iter().rposition(|opening| closes(opening.char, mark.char)) else {
                    fault.get_or_insert(Fault::Unpaired(mark));
                    continue;
                };
                if let Some(between) = open.get(opening + 1) {
                    fault.get_or_insert(Fault::Unpaired(*between));
                }
                let is_decided = mark.char != '"'
                    || stands(text, mark, Side::Closes) && stands(text, open[opening], Side::Opens);
                if opening == 0 && is_decided {
                    quotations.push(trimmed(text, open[0].end()..mark.at));
                }
                open.truncate(opening);
            }
        }
    }
    if let Some(first) = open.first() {
        fault.get_or_insert(Fault::Unpaired(*first));
    }
    (quotations, fault)
}

/// Returns the quotations of a report, in bytes and in order.
#[must_use]
pub fn in_report(text: &str) -> Vec<Range<usize>> {
    let mut found = outermost(in_double_marks(text));
    found.extend(in_single_marks(text, &found));
    outermost(found).into_iter().map(|place| trimmed(text, place)).collect()
}

/// Returns the side of every double mark of `text`, whether it has a partner or not.
#[must_use]
pub fn sides(text: &str) -> Vec<Side> {
    let mut open: Vec<Mark> = Vec::new();
    let mut sides = Vec::new();
    for mark in marks(text, is_double) {
        let side = side(mark.char, &open);
        match side {
            Side::Opens => open.push(mark),
            Side::Closes => {
                let opening = open.iter().rposition(|opening| closes(opening.char, mark.char));
                open.truncate(opening.unwrap_or(open.len()));
            }
        }
        sides.push(side);
    }
    sides
}

fn marks(text: &str, is_wanted: fn(char) -> bool) -> impl Iterator<Item = Mark> {
    text.char_indices().filter(move |(_, char)| is_wanted(*char)).map(|(at, char)| Mark { at, char })
}

/// Returns the side of a double mark after the marks that are `open`.
fn side(char: char, open: &[Mark]) -> Side {
    let closes = match char {
        '“' => open.last().is_some_and(|last| last.char == '„'),
        '"' => open.iter().any(|mark| mark.char == '"'),
        '”' | '»' => true,
        _ => false,
    };
    if closes { Side::Closes } else { Side::Opens }
}

/// Returns whether the mark `closing` is a partner of `opening`.
fn closes(opening: char, closing: char) -> bool {
    match opening {
        '“' | '‟' => closing == '”',
        '„' => matches!(closing, '“' | '”'),
        '«' => closing == '»',
        '‘' | '‛' => closing == '’',
        '‚' => matches!(closing, '‘' | '’'),
        '‹' => closing == '›',
        '"' | '\'' => closing == opening,
        _ => false,
    }
}

/// Returns whether a straight mark stands as one of `side` does: at a word, with no word on its other side.
fn stands(text: &str, mark: Mark, side: Side) -> bool {
    let (before, after) = around(text, mark);
    let is_space = |char: Option<char>| char.is_none_or(char::is_whitespace);
    let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    match side {
        Side::Opens => !is_word(before) && !is_space(after),
        Side::Closes => !is_space(before) && !is_word(after),
    }
}

fn around(text: &str, mark: Mark) -> (Option<char>, Option<char>) {
    (text[..mark.at].chars().next_back(), text[mark.end()..].chars().next())
}

fn in_double_marks(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<Mark> = Vec::new();
    let mut found = Vec::new();
    let mut end_before = 0;
    for (start, paragraph) in paragraphs(text) {
        let first = paragraph.chars().next();
        match open.last() {
            Some(last) if Some(last.char) == first => {
                found.push(last.end()..end_before);
                open.pop();
            }
            _ => open.retain(|mark| mark.char != '"'),
        }
        for mark in marks(paragraph, is_double) {
            let mark = Mark { at: start + mark.at, ..mark };
            let side = side(mark.char, &open);
            if mark.char == '"' && !stands(text, mark, side) {
                // Either the one before was no opening mark, or this one is no mark, as in 5".
                if side == Side::Closes && stands(text, mark, Side::Opens) {
                    open.retain(|mark| mark.char != '"');
                    open.push(mark);
                }
                continue;
            }
            if side == Side::Opens {
                open.push(mark);
            } else if let Some(opening) = open.iter().rposition(|opening| closes(opening.char, mark.char)) {
                found.push(open[opening].end()..mark.at);
                open.truncate(opening);
            }
        }
        end_before = start + paragraph.len();
    }
    found
}

/// Returns what single marks outside of the places `quoted` enclose.
fn in_single_marks(text: &str, quoted: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, paragraph) in paragraphs(text) {
        let singles: Vec<Mark> = marks(paragraph, is_single)
            .map(|mark| Mark { at: start + mark.at, ..mark })
            .filter(|mark| !is_inside(quoted, mark.at))
            .collect();
        let mut index = 0;
        while let Some(opening) = singles.get(index) {
            index += 1;
            if !opens_single(text, *opening) {
                continue;
            }
            let rest = singles[index..].iter().take_while(|mark| !opens_single(text, **mark));
            let closing: Vec<(usize, &Mark)> =
                rest.enumerate().filter(|(_, mark)| closes_single(text, opening.char, **mark)).collect();
            let chosen = closing.iter().find(|(_, mark)| !may_be_possessive(text, **mark));
            // A possessive before the first mark that can't be one belongs to the quotation.
            if let Some((after, mark)) = chosen.or(closing.first()) {
                found.push(opening.end()..mark.at);
                index += after + 1;
            }
        }
    }
    found
}

/// Returns whether the byte `at` is in one of `places`, which are in order.
fn is_inside(places: &[Range<usize>], at: usize) -> bool {
    let after = places.partition_point(|place| place.end <= at);
    places.get(after).is_some_and(|place| place.start <= at)
}

fn opens_single(text: &str, mark: Mark) -> bool {
    let (before, after) = around(text, mark);
    let is_at_word = !before.is_some_and(char::is_alphanumeric) && !after.is_none_or(char::is_whitespace);
    match mark.char {
        '‚' | '‛' | '‹' => is_at_word,
        '‘' => is_at_word && !before.is_some_and(is_end_of_phrase),
        '\'' => is_at_word && !before.is_some_and(is_end_of_phrase) && !is_decade(&text[mark.end()..]),
        _ => false,
    }
}

fn closes_single(text: &str, opening: char, mark: Mark) -> bool {
    let (before, after) = around(text, mark);
    closes(opening, mark.char)
        && !before.is_none_or(char::is_whitespace)
        && !after.is_some_and(char::is_alphanumeric)
}

/// Whether no quotation begins right behind this character.
fn is_end_of_phrase(char: char) -> bool {
    matches!(char, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']')
}

/// Whether `after`, what follows a mark, is a decade such as `90s`.
fn is_decade(after: &str) -> bool {
    let mut chars = after.chars();
    let mut is_digit = || chars.next().is_some_and(|char| char.is_ascii_digit());
    is_digit() && is_digit() && chars.next() == Some('s')
}

/// Whether the mark may be the apostrophe of a possessive: behind an `s` and before another word.
fn may_be_possessive(text: &str, mark: Mark) -> bool {
    let (before, after) = around(text, mark);
    let next = text[mark.end()..].trim_start().chars().next();
    matches!(before, Some('s' | 'S'))
        && after.is_some_and(char::is_whitespace)
        && next.is_some_and(char::is_alphanumeric)
}

/// Returns the paragraphs: the lines that are not blank, without the white space around them, each with its first byte.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let paragraph = line.trim();
        (!paragraph.is_empty()).then_some((start, paragraph))
    })
}

/// Returns the places that are in no other, in order.
fn outermost(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut end = 0;
    places.retain(|place| {
        let is_outside = place.start >= end;
        end = end.max(place.end);
        is_outside
    });
    places
}

/// Returns the place without the white space at its ends.
fn trimmed(text: &str, place: Range<usize>) -> Range<usize> {
    let inside = &text[place.clone()];
    let start = place.start + inside.len() - inside.trim_start().len();
    start..start + inside.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reported(text: &str) -> Vec<&str> {
        in_report(text).into_iter().map(|place| &text[place]).collect()
    }

    fn ours(text: &str) -> Vec<&str> {
        let (places, fault) = in_prose(text);
        assert_eq!(fault, None, "{text}");
        places.into_iter().map(|place| &text[place]).collect()
    }

    fn fault(text: &str) -> Option<(usize, bool)> {
        in_prose(text).1.map(|fault| match fault {
            Fault::Unpaired(mark) => (text[..mark.at].chars().count(), false),
            Fault::Undecided(mark) => (text[..mark.at].chars().count(), true),
        })
    }

    #[test]
    fn every_style_of_double_marks_encloses_quotations() {
        for text in [
            "so “a b” and “c”.",
            "so \"a b\" and \"c\".",
            "so «a b» and « c ».",
            "so „a b“ and „c”.",
            "so „a b“ and “c”.",
            "(“a b”—«c»)",
        ] {
            assert_eq!(ours(text), ["a b", "c"], "{text}");
            assert_eq!(reported(text), ["a b", "c"], "{text}");
        }
    }

    #[test]
    fn a_quotation_is_what_the_outermost_marks_enclose() {
        for text in ["“a «b» c”", "«a “b” c»", "„a «b» \"c\"“", "\"a “b” c\"", "“a ‘b’ c”"]
        {
            let inside = &text[text.chars().next().map_or(0, char::len_utf8)..];
            let inside = &inside[..inside.len() - inside.chars().next_back().map_or(0, char::len_utf8)];
            assert_eq!(ours(text), [inside]);
            assert_eq!(reported(text), [inside]);
        }
    }

    #[test]
    fn marks_of_our_prose_come_in_pairs() {
        for (text, at) in [
            ("a “b", 2),
            ("a b” c", 3),
            ("a ”b“ c", 2),
            ("“a” “b “c”", 4),
            ("«a “b»", 3),
            ("„a", 0),
            ("a «b» c»", 7),
            ("a \"b", 2),
            ("\"a “b\"", 3),
        ] {
            assert_eq!(fault(text), Some((at, false)), "{text}");
        }
    }

    #[test]
    fn straight_marks_of_our_prose_stand_like_what_they_do() {
        for (text, at) in [("5\" and 6\" pipes", 1), ("a \" b \" c", 2), ("\"a\"b", 2), ("say \"a \"b\"", 7)]
        {
            assert_eq!(fault(text), Some((at, true)), "{text}");
        }
        assert_eq!(ours("(\"a\"), \"b.\"—\"c\"?"), ["a", "b.", "c"]);
    }

    #[test]
    fn single_marks_of_our_prose_name_words() {
        assert_eq!(ours("‘Crush’ and ‚drauf‘ aren't 'quotations'"), [""; 0]);
    }

    #[test]
    fn single_marks_of_a_report_enclose_quotations_and_apostrophes_do_not() {
        for (text, quoted) in [
            ("‘We won’t go,’ he said. ‘Ever.’", vec!["We won’t go,", "Ever."]),
            ("'We won't go,' he said. 'Ever.'", vec!["We won't go,", "Ever."]),
            ("‚Wir gehen nicht‘, sagte er.", vec!["Wir gehen nicht"]),
            ("‹Non›, dit-il.", vec!["Non"]),
            ("The leaders’ talks weren’t Putin’s, in ’90 or '90s' style", vec![]),
            ("It is Kyiv's and the leaders' own.", vec![]),
            ("‘It’s the leaders’ summit,’ she said.", vec!["It’s the leaders’ summit,"]),
            ("He called it ‘the talks’ before the members’ vote.", vec!["the talks"]),
            ("He called it ‘a robbery’ before the dogs’.", vec!["a robbery"]),
            ("‘He said “no” to us,’ she said.", vec!["He said “no” to us,"]),
            ("“He said ‘no’ to us,” she said.", vec!["He said ‘no’ to us,"]),
            ("‘Never closed. The next ‘is’.", vec!["is"]),
            ("‘No’, ‘it’s ours’ and ‘ever’.", vec!["No", "it’s ours", "ever"]),
            ("'We wait.'—so he said of the members' vote.", vec!["We wait."]),
            ("It cost '9 pounds' or '90 pounds' in the '80s.", vec!["9 pounds", "90 pounds"]),
        ] {
            assert_eq!(reported(text), quoted, "{text}");
        }
    }

    #[test]
    fn a_missing_mark_of_a_report_spoils_little() {
        assert_eq!(reported("“Never closed.\n\nHe said “so”, and “no”."), ["so", "no"]);
        assert_eq!(reported("\"Never closed.\n\nHe said \"so\"."), ["so"]);
        assert_eq!(reported("A 5\" pipe, he said, \"is so\" and 6\"."), ["is so"]);
        assert_eq!(reported("Unopened” and “so”."), ["so"]);
        assert_eq!(reported("One “a “b” c”."), ["a “b” c"]);
        assert_eq!(reported("One \"a and \"b c\" d."), ["b c"], "where the first has no partner");
        assert_eq!(reported("One \"a 5\"b c\" d."), ["a 5\"b c"], "a mark within a word");
        assert_eq!(reported("“One \"a and \"b\" c”."), ["One \"a and \"b\" c"]);
    }

    #[test]
    fn a_quotation_may_go_on_in_another_paragraph() {
        assert_eq!(reported("“One.\n\n“Two,” he said.\n\nNo."), ["One.", "Two,"]);
        assert_eq!(reported("\"One.\n\n\"Two,\" he said.\n\nNo."), ["One.", "Two,"]);
        assert_eq!(reported("“One,\ntwo,” he said."), ["One,\ntwo,"]);
    }

    #[test]
    fn sides_are_told_without_partners() {
        let sides = |text: &str| -> String {
            sides(text).into_iter().map(|side| if side == Side::Opens { '<' } else { '>' }).collect()
        };
        assert_eq!(sides("“a” «b» \"c\" „d“ „e”"), "<><><><><>");
        assert_eq!(sides("” “ “ ”"), "><<>");
    }

    proptest! {
        #[test]
        fn quotations_are_in_order_and_apart(text in "([a-s ]|[“”„‟«»\"‘’‚‹›'.5\n]){0,60}") {
            for places in [in_report(&text), in_prose(&text).0] {
                prop_assert!(places.iter().all(|place| text.get(place.clone()).is_some()));
                prop_assert!(places.windows(2).all(|pair| pair[0].end < pair[1].start));
            }
        }
    }
}
