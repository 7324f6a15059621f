//! Checks what the opening begins with.

use super::validator::{Provenance, Validator};
use crate::model::{HeadlineAndSentence, LostWords, Passage};

/// How many words of a sentence are lit at most: more would be the notes once more.
const MOST_WORDS: usize = 3;

pub(super) fn check(validator: &mut Validator<'_>, passages: &[Passage]) -> Option<HeadlineAndSentence> {
    let file = validator.folder.explainer.as_ref()?;
    let (source, raw) = (&file.source, file.content.opening.as_ref()?);
    let headline = validator.named(source, |index| &index.sources, &raw.headline);
    let passage = validator.named(source, |index| &index.passages, &raw.passage);
    let from = Provenance { sources: std::slice::from_ref(&raw.headline), passages: true, texts: &[] };
    let kept = validator.short_line(source, &raw.kept, from);
    let said = passages.iter().find(|other| Some(&other.id) == passage.as_ref());
    let words = raw.word.get_ref();
    if words.is_empty() || words.len() > MOST_WORDS {
        let message = format!("an opening with {} notes", words.len());
        let help = format!(
            "Write one to {MOST_WORDS} tables [[opening.word]]: what decides how the sentence is to be read."
        );
        validator.error(source, raw.word.span(), message, "here", help);
    }
    let mut lit = Vec::new();
    let mut next = 0;
    for word in words {
        let lost = validator.short_line(source, &word.lost, from);
        let note = validator.named(source, |index| &index.notes, &word.note);
        let Some(said) = said else { continue };
        match said.notes.iter().position(|other| Some(&other.id) == note.as_ref()) {
            Some(at) if at >= next => next = at + 1,
            // An unknown note has been reported above.
            _ if note.is_none() => {}
            _ => {
                let message = format!("`{}` is not the next note on `{}`", word.note.get_ref(), said.id);
                let help = "Name notes of the passage, each once and in the order of their words.";
                validator.error(source, word.note.span(), message, "here", help);
            }
        }
        lit.extend(note.map(|note| LostWords { note, lost }));
    }
    Some(HeadlineAndSentence { headline: headline?, passage: passage?, kept, words: lit })
}
