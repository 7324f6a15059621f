//! The punctuation between words: what of it is typography, and what carries meaning.

use crate::fold::is_apostrophe;

/// The punctuation in a stretch of text, with typography set aside: one kind of quotation mark, of dash, of ellipsis;
/// no white space; letters skipped.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Marks(Vec<char>);

/// Beyond this much punctuation in one place, the rest is not looked at.
const LONGEST: usize = 64;

impl Marks {
    pub(crate) fn read(gap: &str) -> Self {
        let mut marks: Vec<char> = Vec::new();
        for c in gap.chars() {
            let Some(mark) = mark(c) else { continue };
            match (marks.last(), mark) {
                // A dash typed as two or three hyphens is one dash.
                (Some('-'), '-') => continue,
                _ => marks.push(mark),
            }
            if let [.., '.', '.', '.'] = marks[..] {
                marks.truncate(marks.len() - 3);
                marks.push('…');
            }
            if let [.., '…', '.' | '…'] = marks[..] {
                marks.pop();
            }
            if marks.len() >= LONGEST {
                break;
            }
        }
        Marks(marks)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn as_slice(&self) -> &[char] {
        &self.0
    }

    pub(crate) fn count(&self, mark: char) -> usize {
        self.0.iter().filter(|m| **m == mark).count()
    }

    /// Whether a sentence may end here.
    pub(crate) fn has_stop(&self) -> bool {
        self.0.iter().any(|m| matches!(m, '.' | '!' | '?' | '…'))
    }

    /// Whether a clause ends here.
    pub(crate) fn has_pause(&self) -> bool {
        self.0.iter().any(|m| matches!(m, ',' | ';' | ':' | '-' | '('))
    }

    /// The marks that say where sentences and clauses end, without those that only wrap words.
    fn bones(&self) -> Vec<char> {
        self.0
            .iter()
            .copied()
            .filter(|m| matches!(m, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '-'))
            .collect()
    }

    /// The marks that are neither bones, brackets nor quotation marks; a change in them is never harmless.
    fn odd(&self) -> Vec<char> {
        self.0
            .iter()
            .copied()
            .filter(|m| !matches!(m, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '-' | '"' | '(' | ')'))
            .collect()
    }
}

/// The plain mark for `c`, if it is punctuation.
fn mark(c: char) -> Option<char> {
    Some(match c {
        _ if is_apostrophe(c) => '"',
        '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '‚' | '‘' | '\u{2033}' | '\u{FF02}' | '「'
        | '」' | '『' | '』' | '\u{5F4}' => '"',
        '.' | '。' | '\u{FF0E}' | '\u{6D4}' | '।' => '.',
        ',' | '、' | '，' | '\u{60C}' => ',',
        ';' | '；' | '\u{61B}' | '\u{37E}' => ';',
        ':' | '：' => ':',
        '!' | '！' => '!',
        '?' | '？' | '\u{61F}' => '?',
        '…' | '⋯' => '…',
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{5BE}' | '\u{2E3A}' | '\u{2E3B}' | '\u{FF0D}' => '-',
        '(' | '[' | '{' | '（' | '【' => '(',
        ')' | ']' | '}' | '）' | '】' => ')',
        // Signs of markup are no words and no punctuation.
        '*' | '_' | '#' | '`' | '¶' | '§' | '·' | '•' => return None,
        _ if c.is_alphanumeric() || c.is_whitespace() || c.is_control() => return None,
        '/' | '\\' | '@' | '¿' | '¡' => c,
        _ => return None,
    })
}

/// How the punctuation in one place differs between a quote and a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Difference {
    None,
    Harmless,
    Meaning,
}

/// What stands beside the place.
#[derive(Clone, Copy, Default)]
pub(crate) struct Beside {
    /// A number on both sides.
    pub(crate) numbers: bool,
    /// An abbreviation before, whose point comes and goes.
    pub(crate) abbreviation: bool,
    /// A verb of saying on one side, or a negation before: a pause here decides who speaks, or what is denied.
    pub(crate) hinge: bool,
}

pub(crate) fn compare(quote: &Marks, text: &Marks, beside: Beside) -> Difference {
    if quote == text {
        return Difference::None;
    }
    let counts_differ = |mark| quote.count(mark) != text.count(mark);
    if counts_differ('?') || counts_differ('"') || quote.odd() != text.odd() {
        return Difference::Meaning;
    }
    let (a, b) = (quote.bones(), text.bones());
    if a == b {
        return Difference::Harmless;
    }
    if beside.numbers {
        return Difference::Meaning;
    }
    if a.is_empty() || b.is_empty() {
        let one = if a.is_empty() { &b } else { &a };
        let splits =
            one.iter().any(|m| matches!(m, '.' | '!' | '?')) && !(beside.abbreviation && one[..] == ['.']);
        let pauses = beside.hinge && one.iter().any(|m| *m != '-');
        if splits || pauses {
            return Difference::Meaning;
        }
    }
    Difference::Harmless
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> Difference {
        compare(&Marks::read(a), &Marks::read(b), Beside::default())
    }

    #[test]
    fn typography_is_no_difference() {
        for (a, b) in [
            (" ", "\u{A0}\n"),
            ("… ", "... "),
            (" – ", "—"),
            (" -- ", " — "),
            (": “", ": \""),
            ("«", "'"),
            ("。", ". "),
        ] {
            assert_eq!(between(a, b), Difference::None, "{a:?} {b:?}");
        }
    }

    #[test]
    fn small_changes_are_harmless() {
        for (a, b) in [(", ", " "), ("; ", ", "), (". ", ", "), ("! ", ". "), ("-", " "), (" (", " ")] {
            assert_eq!(between(a, b), Difference::Harmless, "{a:?} {b:?}");
        }
    }

    #[test]
    fn questions_quotations_and_new_sentences_are_not() {
        for (a, b) in [("? ", ". "), (" ", " \""), (". ", " "), ("/", " ")] {
            assert_eq!(between(a, b), Difference::Meaning, "{a:?} {b:?}");
        }
        let numbers = Beside { numbers: true, ..Beside::default() };
        assert_eq!(compare(&Marks::read("-"), &Marks::read(" "), numbers), Difference::Meaning);
    }
}
