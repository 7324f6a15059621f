//! Which words of a text are in another language than the explainer, by their place in it.

use crate::model::{Explainer, Inline, Origin, Passage, Run, Subject, Witness};
use crate::text::plain;
use crate::wording::Wording;
use std::ops::Range;

/// Words in another language than the explainer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ForeignWords {
    /// Their language (BCP 47).
    pub lang: String,
    /// Their place in the text, in scalars.
    pub scalars: Range<u32>,
}

/// Returns the text of runs cut only where its language changes. Every stretch comes with its language, if it is foreign.
#[must_use]
pub fn joined<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Vec<(Option<&'a str>, String)> {
    let mut stretches: Vec<(Option<&str>, String)> = Vec::new();
    for run in runs {
        match stretches.last_mut() {
            Some((lang, text)) if *lang == run.lang.as_deref() => text.push_str(&run.text),
            _ => stretches.push((run.lang.as_deref(), run.text.clone())),
        }
    }
    stretches
}

/// Returns the foreign words of a passage as shown, in order.
#[must_use]
pub fn of_passage(passage: &Passage) -> Vec<ForeignWords> {
    let mut end = 0;
    let stretches = joined(passage.runs()).into_iter().map(|(lang, text)| {
        let start = end;
        end += count(&text);
        Some(ForeignWords { lang: lang?.into(), scalars: start..end })
    });
    stretches.flatten().collect()
}

/// Returns the foreign words of a published wording of `subject`, in order.
///
/// The record does not say what language words are in. They are taken to be foreign where today's wording has the same
/// foreign words, and where everything that is quoted today is in one other language.
#[must_use]
pub fn of_wording(explainer: &Explainer, subject: &Subject, wording: &Wording) -> Vec<ForeignWords> {
    let mut phrases: Vec<(String, String)> = Vec::new();
    for passage in &explainer.passages {
        match subject {
            Subject::Passage(id) if passage.id == *id => {
                if let Some(lang) = language_of_quoted(passage) {
                    return quoted(wording, lang);
                }
                let text: Vec<char> = passage.text().chars().collect();
                phrases.extend(of_passage(passage).into_iter().map(|words| {
                    let range = words.scalars.start as usize..words.scalars.end as usize;
                    (words.lang, text[range].iter().collect())
                }));
            }
            Subject::Passage(_) => {}
            Subject::Note(id) => {
                let note = passage.notes.iter().find(|note| note.id == *id);
                note.into_iter().for_each(|note| in_prose(&note.text, &mut phrases));
            }
        }
    }
    let text = wording.text();
    let mut found: Vec<ForeignWords> = Vec::new();
    for (lang, phrase) in phrases {
        for (at, _) in text.match_indices(&phrase) {
            let start = count(&text[..at]);
            let scalars = start..start + count(&phrase);
            let is_known =
                |other: &ForeignWords| other.scalars.start < scalars.end && scalars.start < other.scalars.end;
            if !found.iter().any(is_known) {
                found.push(ForeignWords { lang: lang.clone(), scalars });
            }
        }
    }
    found.sort_by_key(|words| words.scalars.start);
    found
}

/// Returns the foreign words of a difference between two printings, first those of the passage, then those of the witness. The
/// latter are known only where all of the former are in one other language.
#[must_use]
pub fn of_variant(passage: &Passage, witness: &Witness, variant: usize) -> [Vec<ForeignWords>; 2] {
    let Some(edits) = witness.variants.get(variant) else { return [vec![], vec![]] };
    let ours: String = edits.iter().filter_map(|edit| edit.first()).collect();
    let theirs: String = edits.iter().filter_map(|edit| edit.second()).collect();
    let text = passage.text();
    // Where they occur twice, it is not known which are meant.
    let mut places = text.match_indices(&ours);
    let (Some((at, _)), None) = (places.next(), places.next()) else { return [vec![], vec![]] };
    let at = count(&text[..at]);
    let end = at + count(&ours);
    let first: Vec<ForeignWords> = of_passage(passage)
        .into_iter()
        .filter(|words| words.scalars.start < end && at < words.scalars.end)
        .map(|words| ForeignWords {
            scalars: words.scalars.start.max(at) - at..words.scalars.end.min(end) - at,
            ..words
        })
        .collect();
    let second = match &first[..] {
        [all] if all.scalars == (0..end - at) => {
            vec![ForeignWords { lang: all.lang.clone(), scalars: 0..count(&theirs) }]
        }
        _ => vec![],
    };
    [first, second]
}

/// Cuts `text`, which begins at the scalar `at` of a text with these foreign words, where the language changes. Every stretch
/// comes with its language, if it is foreign.
#[must_use]
pub fn cut<'a>(text: &'a str, at: u32, foreign: &'a [ForeignWords]) -> Vec<(Option<&'a str>, &'a str)> {
    let byte = |scalar: u32| {
        let after = scalar.saturating_sub(at) as usize;
        text.char_indices().nth(after).map_or(text.len(), |(byte, _)| byte)
    };
    let mut stretches = Vec::new();
    let mut from = 0;
    for words in foreign {
        let (start, end) = (byte(words.scalars.start), byte(words.scalars.end));
        if words.scalars.end <= at || start >= end {
            continue;
        }
        stretches.push((None, &text[from..start]));
        stretches.push((Some(words.lang.as_str()), &text[start..end]));
        from = end;
    }
    stretches.push((None, &text[from..]));
    stretches.retain(|(_, stretch)| !stretch.is_empty());
    stretches
}

/// Returns the language of everything that is quoted in a passage, if that is one other than the explainer's.
fn language_of_quoted(passage: &Passage) -> Option<&str> {
    let mut quoted = passage.runs().filter(|run| run.origin != Origin::Ours);
    let lang = quoted.next()?.lang.as_deref()?;
    quoted.all(|run| run.lang.as_deref() == Some(lang)).then_some(lang)
}

/// Returns everything in a wording that is not ours, as words in the language `lang`.
fn quoted(wording: &Wording, lang: &str) -> Vec<ForeignWords> {
    let mut found: Vec<ForeignWords> = Vec::new();
    let mut at = 0;
    for part in &wording.parts {
        let end = at + count(&part.text);
        if part.origin != Origin::Ours {
            match found.last_mut() {
                Some(last) if last.scalars.end == at => last.scalars.end = end,
                _ => found.push(ForeignWords { lang: lang.into(), scalars: at..end }),
            }
        }
        at = end;
    }
    found
}

/// Adds the foreign words of a piece of prose, each with its language.
fn in_prose(prose: &[Inline], found: &mut Vec<(String, String)>) {
    for inline in prose {
        match inline {
            Inline::Text(_) => {}
            Inline::Foreign { lang, text } => found.push((lang.clone(), plain(text))),
            Inline::Emphasis(text) | Inline::Strong(text) | Inline::Link { text, .. } => {
                in_prose(text, found)
            }
        }
    }
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(lang: &str, scalars: Range<u32>) -> ForeignWords {
        ForeignWords { lang: lang.into(), scalars }
    }

    #[test]
    fn a_text_is_cut_where_its_language_changes() {
        let words = [foreign("uk", 3..7), foreign("pl", 8..11)];
        assert_eq!(
            cut("so хліб chleb", 0, &words[..1]),
            [(None, "so "), (Some("uk"), "хліб"), (None, " chleb")]
        );
        assert_eq!(cut("хліб chl", 3, &words), [(Some("uk"), "хліб"), (None, " "), (Some("pl"), "chl")]);
        assert_eq!(cut("іб", 5, &words), [(Some("uk"), "іб")]);
        assert_eq!(cut("so ", 0, &words), [(None, "so ")]);
        assert_eq!(cut("after", 20, &words), [(None, "after")]);
        assert_eq!(cut("", 4, &words), []);
        assert_eq!(cut("after", 0, &[foreign("uk", 2..2)]), [(None, "after")], "no words, no cut");
    }
}
