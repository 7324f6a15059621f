//! The sentences of a text.

use std::ops::Range;

/// Words that end with a full stop inside a sentence.
const SHORTENED: [&str; 14] =
    ["Mr", "Mrs", "Ms", "Dr", "St", "No", "Gen", "Lt", "Col", "Sen", "Rep", "Gov", "vs", "ca"];

/// Where the sentences of `text` stand, in bytes, without the spaces between them. None ends inside double quotation
/// marks: what stands between them is never torn apart.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = Rest { text, start: 0, open: 0 };
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        rest.read(sign);
        if !matches!(sign, '.' | '?' | '!' | '…') {
            continue;
        }
        let mut end = at + sign.len_utf8();
        while let Some((at, sign)) = signs.next_if(|(_, sign)| closes(*sign)) {
            rest.read(sign);
            end = at + sign.len_utf8();
        }
        if rest.ends(at, sign, end) {
            found.extend(rest.take(end));
        }
    }
    found.extend(rest.take(text.len()));
    found
}

fn closes(sign: char) -> bool {
    matches!(sign, '.' | '?' | '!' | '…' | '”' | '»' | '"' | '’' | ')' | ']')
}

/// What has not been cut yet.
struct Rest<'a> {
    text: &'a str,
    start: usize,
    /// How many quotations are open.
    open: u32,
}

impl Rest<'_> {
    fn read(&mut self, sign: char) {
        match sign {
            '“' | '«' => self.open += 1,
            '”' | '»' => self.open = self.open.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether a sentence ends at `end`, with `sign` at `at`.
    fn ends(&self, at: usize, sign: char, end: usize) -> bool {
        let after = part(self.text, end..self.text.len());
        let next = after.trim_start();
        self.open == 0
            && next.len() < after.len()
            && !next.starts_with(goes_on)
            && !(sign == '.' && self.is_shortened(at))
    }

    /// Whether the full stop at `at` belongs to the word before it.
    fn is_shortened(&self, at: usize) -> bool {
        let before = part(self.text, self.start..at);
        let word = before.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
        let is_initial = word.len() == 1 && word.starts_with(|sign: char| sign.is_ascii_alphabetic());
        is_initial || SHORTENED.contains(&word)
    }

    /// The text up to `end`, if there is any.
    fn take(&mut self, end: usize) -> Option<Range<usize>> {
        let all = part(self.text, self.start..end);
        let start = end - all.trim_start().len();
        self.start = end;
        let end = start + all.trim().len();
        (start < end).then_some(start..end)
    }
}

/// Whether a sentence goes on with `sign`.
fn goes_on(sign: char) -> bool {
    matches!(sign, 'a'..='z' | 'à'..='ÿ' | 'α'..='ώ' | 'а'..='џ' | 'ґ' | ',' | ';' | ':' | '–' | '—')
}

/// A part of `text`. Slicing would bring along what it takes to say why it failed, many times the size of this module.
pub(crate) fn part(text: &str, place: Range<usize>) -> &str {
    text.get(place).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn a_text_is_cut_where_sentences_end() {
        assert_eq!(cut("One. Two? Three!  And 4 "), ["One.", "Two?", "Three!", "And 4"]);
        assert_eq!(cut("He stays. “So be it.” They go."), ["He stays.", "“So be it.”", "They go."]);
        assert_eq!(cut(""), [""; 0]);
        assert_eq!(cut(" \n"), [""; 0]);
    }

    #[test]
    fn nothing_between_quotation_marks_is_cut() {
        assert_eq!(cut("He said: “Go. Now. Or not.” Then."), ["He said: “Go. Now. Or not.”", "Then."]);
        assert_eq!(cut("Asked “why? Now?” he left. So."), ["Asked “why? Now?” he left.", "So."]);
        assert_eq!(cut("Never “closed. It goes on. To the end"), ["Never “closed. It goes on. To the end"]);
    }

    #[test]
    fn abbreviations_and_numbers_end_no_sentence() {
        assert_eq!(cut("The U.S. Secretary met Gen. Smith."), ["The U.S. Secretary met Gen. Smith."]);
        assert_eq!(cut("It is 3.5 % e.g. here. No. 4 won."), ["It is 3.5 % e.g. here.", "No. 4 won."]);
        assert_eq!(cut("On 25 June 2025. Later."), ["On 25 June 2025.", "Later."]);
    }

    proptest! {
        #[test]
        fn sentences_hold_everything_but_spaces(text in "(\\PC|[.?!…“”’ A]){0,60}") {
            let held: String = cut(&text).concat();
            let spaceless = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(spaceless(&held), spaceless(&text));
        }
    }
}
