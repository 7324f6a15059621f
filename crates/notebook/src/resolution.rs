//! What has become of a note's words.

use crate::note::Note;
use crate::wordings_cache::Entry;
use explainer::wordings::{Earlier, EarlierContent, Outcome, Wordings};
use phrases::Phrases;
use std::ops::Range;
use std::rc::Rc;

/// What has become of a note's words, and the wordings that show it.
#[derive(Clone, Debug)]
pub(crate) struct Resolution {
    /// The wordings; `None` if they are not loaded.
    pub(crate) wordings: Option<Rc<Wordings>>,
    /// What has become of the words.
    pub(crate) state: State,
}

/// What has become of a note's words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum State {
    /// They are in the present text, at these scalars.
    Marked(Range<u32>),
    /// One of their sentences has changed. Holds the index of their wording in [`Wordings::then`].
    Edited(usize),
    /// They were withdrawn. Holds the index of their wording in [`Wordings::then`].
    Withdrawn(usize),
    /// Their wording is not on record.
    Unrecorded,
    /// They were not found when the note was imported, or their link points beyond the text.
    NotFound,
    /// The note is on the passage, but not on words of it.
    Wordless,
    /// The wordings could not be loaded.
    Unloaded,
    /// The wordings are still being loaded.
    Loading,
    /// The passage is no longer on the site.
    Gone,
}

/// Computes what has become of the words of `note`. `entry` is what is known of its wordings.
pub(crate) fn resolve(note: &Note, entry: Option<&Entry>) -> Resolution {
    let wordings = match entry {
        Some(Entry::Loaded(wordings)) => wordings,
        Some(Entry::Failed) => return Resolution { wordings: None, state: State::Unloaded },
        Some(Entry::Loading(_)) | None => return Resolution { wordings: None, state: State::Loading },
    };
    let state = match note.link.map(|link| wordings.resolve(&link)) {
        Some(Outcome::Marked(scalars)) => State::Marked(scalars),
        Some(Outcome::Edited(earlier)) => State::Edited(earlier),
        Some(Outcome::Withdrawn(earlier)) => State::Withdrawn(earlier),
        Some(Outcome::Unrecorded) => State::Unrecorded,
        Some(Outcome::Damaged) => State::NotFound,
        None if note.quote.exact.is_empty() => State::Wordless,
        None => State::NotFound,
    };
    Resolution { wordings: Some(wordings.clone()), state }
}

impl Resolution {
    /// The resolution of a note whose passage is no longer on the site.
    pub(crate) const GONE: Self = Self { wordings: None, state: State::Gone };

    /// Returns the words as they are today, with white space collapsed.
    pub(crate) fn words(&self) -> Option<String> {
        let State::Marked(scalars) = &self.state else { return None };
        let words = self.wordings.as_ref()?.now.words(scalars);
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Returns the credit for the words that are shown.
    pub(crate) fn credit(&self) -> Option<&str> {
        let wordings = self.wordings.as_ref()?;
        let scalars = match &self.state {
            State::Marked(scalars) => scalars.clone(),
            State::Edited(_) => 0..wordings.now.sentences.last()?.end,
            _ => return None,
        };
        let is_said = wordings.now.is_said(&scalars);
        Some(if is_said { &wordings.credit_said } else { &wordings.credit_ours })
    }

    /// Returns the wording that the words are of, if it is an earlier one.
    pub(crate) fn earlier(&self) -> Option<&Earlier> {
        let (State::Edited(index) | State::Withdrawn(index)) = self.state else { return None };
        self.wordings.as_ref()?.then.get(index)
    }

    /// Returns the explanation for the reader; `None` if the words are unchanged.
    pub(crate) fn message(&self, say: &Phrases) -> Option<String> {
        Some(match self.state {
            State::Marked(_) => return None,
            State::Edited(_) => say.words_changed(),
            State::Withdrawn(_) => {
                let reason = self.earlier().map(|earlier| &earlier.content);
                let reason = match reason {
                    Some(EarlierContent::Withdrawn(reason)) => reason.as_str(),
                    _ => "",
                };
                say.words_withdrawn(reason)
            }
            State::Unrecorded => say.words_unrecorded(),
            State::NotFound => say.words_not_found(),
            State::Wordless => say.note_on_no_words(),
            State::Unloaded => say.passage_not_loaded(),
            State::Loading => say.words_loading(),
            State::Gone => say.passage_gone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Quote;
    use crate::note::samples::{note, wordings};
    use explainer::fragment::{Tag, WordsLink};
    use explainer::model::Edit;
    use explainer::wordings::Sentence;

    const TEXT: &str = "We will crush them. So be it.";

    /// Wordings with an earlier one of two sentences, the first of which has changed, and a withdrawn one.
    fn changed() -> Entry {
        let sentence = |number, start, end| Sentence { number, start, end, units: vec![] };
        let mut wordings = wordings("crush", None, TEXT);
        wordings.now.sentences = vec![sentence(0, 0, 20), sentence(1, 20, 29)];
        let edits = vec![
            Edit::Same("We will ".into()),
            Edit::First("beat".into()),
            Edit::Second("crush".into()),
            Edit::Same(" them. So be it.".into()),
        ];
        let sentences = vec![sentence(2, 0, 19), sentence(1, 19, 28)];
        let recorded = EarlierContent::Recorded { edits, speakers: None, sentences };
        let earlier = |digest, content| Earlier { tag: Tag::new(digest), day: "1 May 2031".into(), content };
        wordings.then =
            vec![earlier(2, recorded), earlier(3, EarlierContent::Withdrawn("Never said.".into()))];
        Entry::Loaded(Rc::new(wordings))
    }

    fn resolved(start: u32, end: u32, digest: u64) -> Resolution {
        let link = WordsLink::new(start, end, Tag::new(digest));
        resolve(&Note { link, ..note("a", "said once", "") }, Some(&changed()))
    }

    #[test]
    fn words_are_shown_as_they_are_today() {
        for (start, end, digest) in [(20, 25, 1), (19, 24, 2)] {
            let resolution = resolved(start, end, digest);
            assert_eq!(resolution.state, State::Marked(20..25));
            assert_eq!(
                (resolution.words().as_deref(), resolution.message(&Phrases::english())),
                (Some("So be"), None)
            );
            assert_eq!(resolution.credit(), Some("About Ada Finch"));
        }
    }

    #[test]
    fn words_that_are_not_marked_are_not_shown_and_the_reason_is() {
        for (resolution, state, says) in [
            (resolved(8, 12, 2), State::Edited(0), "have changed"),
            (resolved(8, 12, 3), State::Withdrawn(1), "withdrawn. Never said."),
            (resolved(8, 12, 4), State::Unrecorded, "not on record"),
            (resolved(8, 40, 1), State::NotFound, "not found"),
            (resolved(8, 40, 2), State::NotFound, "not found"),
        ] {
            assert_eq!(resolution.state, state);
            assert_eq!(resolution.words(), None);
            let message = resolution.message(&Phrases::english()).expect("a message");
            assert!(message.contains(says) && !message.contains("said once"), "{message}");
        }
    }

    #[test]
    fn a_note_without_a_link_was_not_found_or_is_on_no_words() {
        let unfound = Note { link: None, ..note("a", "said once", "") };
        assert_eq!(resolve(&unfound, Some(&changed())).state, State::NotFound);
        let wordless = Note { quote: Quote::default(), ..unfound };
        assert_eq!(resolve(&wordless, Some(&changed())).state, State::Wordless);
    }

    #[test]
    fn words_are_not_resolved_before_their_wordings_are_loaded() {
        let note = note("a", "x", "");
        assert_eq!(resolve(&note, Some(&Entry::Failed)).state, State::Unloaded);
        assert_eq!(resolve(&note, None).state, State::Loading);
    }
}
