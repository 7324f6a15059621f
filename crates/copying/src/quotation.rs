//! Formats words as a quotation.

use explainer::quotation_marks;
use explainer::typography::is_word_part;
use explainer::wordings::Wordings;
use phrases::Phrases;
use std::ops::Range;

/// A quotation with its credit and address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Quotation {
    /// The words in quotation marks, with dots where the text has words before or after these.
    quoted: String,
    /// The speaker and the source; for words of this site, the site and the page.
    credit: String,
    address: String,
}

impl Quotation {
    /// Quotes `scalars` of the present wording. `address` is the link to them.
    pub(crate) fn new(wordings: &Wordings, scalars: &Range<u32>, address: &str, say: &Phrases) -> Self {
        let now = &wordings.now;
        let has_words = |scalars: Range<u32>| now.words(&scalars).contains(is_word_part);
        let is_said = now.is_said(scalars);
        let mut credit = if is_said { wordings.credit_said.clone() } else { wordings.credit_ours.clone() };
        let is_quoted = |part: &&Range<u32>| part.start < scalars.end && scalars.start < part.end;
        for inserted in now.inserted.iter().filter(is_quoted) {
            credit = say.credit_of_insertion(&credit, &now.words(inserted));
        }
        Self {
            quoted: quoted(
                &now.words(scalars),
                has_words(0..scalars.start),
                has_words(scalars.end..u32::MAX),
                say,
            ),
            credit,
            address: address.into(),
        }
    }

    /// Returns plain text: the words in quotation marks, the credit and the address, each on a line.
    pub(crate) fn plain(&self) -> String {
        format!("{}\n— {}\n{}", self.quoted, self.credit, self.address)
    }

    /// Returns a Markdown block quotation with a link.
    pub(crate) fn markdown(&self) -> String {
        let address = self.address.replace('(', "%28").replace(')', "%29");
        format!("> {}\n>\n> — [{}]({address})\n", escaped(&self.quoted), escaped(&self.credit))
    }
}

/// Returns `words` in quotation marks, with dots on the sides where words are left out.
fn quoted(words: &str, is_cut_before: bool, is_cut_after: bool, say: &Phrases) -> String {
    let before = if is_cut_before { "… " } else { "" };
    let after = if is_cut_after { " …" } else { "" };
    // Quotation marks inside a quotation are single.
    let words: String = words.chars().map(quotation_marks::inner).collect();
    say.quoted(&format!("{before}{}{after}", words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Escapes the characters that have a meaning in Markdown.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, char| {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '!') {
            escaped.push('\\');
        }
        escaped.push(char);
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer::fragment::Tag;
    use explainer::wordings::Current;

    fn quotation(words: &str, is_cut_before: bool, is_cut_after: bool) -> Quotation {
        Quotation {
            quoted: quoted(words, is_cut_before, is_cut_after, &Phrases::english()),
            credit: "A. Speaker, 1 May [2025]".into(),
            address: "https://e.org/p/a/#1-2-abcd1234".into(),
        }
    }

    #[test]
    fn dots_show_where_words_are_left_out() {
        let plain = |before, after| quotation("the right\n  time", before, after).plain();
        assert!(plain(false, false).starts_with("“the right time”\n— A. Speaker"));
        assert!(plain(true, false).starts_with("“… the right time”"));
        assert!(plain(true, true).starts_with("“… the right time …”"));
        assert!(plain(true, true).ends_with("\nhttps://e.org/p/a/#1-2-abcd1234"));
    }

    #[test]
    fn inner_quotation_marks_are_single() {
        let plain = quotation("was “in (his) brain.”", true, false).plain();
        assert!(plain.starts_with("“… was ‘in (his) brain.’”"), "{plain}");
    }

    #[test]
    fn markdown_in_words_is_escaped() {
        let markdown = quotation("*not* [a](link)", false, false).markdown();
        assert_eq!(
            markdown,
            "> “\\*not\\* \\[a\\](link)”\n>\n> — [A. Speaker, 1 May \\[2025\\]](https://e.org/p/a/#1-2-abcd1234)\n"
        );
    }

    #[test]
    fn an_insertion_is_credited_to_a_reporter_and_never_to_the_speaker() {
        let now = Current {
            tag: Tag::default(),
            text: "If he (Trump) does it".into(),
            said: vec![0..6, 13..21],
            inserted: std::iter::once(6..13).collect(),
            sentences: vec![],
        };
        let text = Wordings {
            passage: "a".into(),
            note: None,
            path: "p/a/".into(),
            title: "A".into(),
            credit_said: "Rubio".into(),
            credit_ours: "Sidelines".into(),
            now,
            then: vec![],
        };
        let credit = |scalars: Range<u32>| Quotation::new(&text, &scalars, "", &Phrases::english()).credit;
        assert_eq!(credit(0..5), "Rubio");
        assert_eq!(credit(0..21), "Rubio; (Trump) was inserted by a reporter");
        assert_eq!(credit(6..13), "Sidelines; (Trump) was inserted by a reporter");
        let quoted = Quotation::new(&text, &(3..5), "", &Phrases::of("uk").expect("Ukrainian")).quoted;
        assert_eq!(quoted, "«… he …»");
    }
}
