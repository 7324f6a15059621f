//! The data of the page of changes.

use super::names::Names;
use crate::history::{self, Change};
use crate::model::{Passage, Run, Subject};
use crate::page::Page;
use crate::view::StepLine;

/// A change with the step and page that it concerns.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ShownChange {
    /// The change.
    pub change: Change,
    /// The passage that has changed, or that the changed note is on.
    pub step: StepLine,
    /// The words that the changed note is on, by origin and language; `None` if the passage has changed.
    pub on: Option<Vec<Run>>,
    /// The page that shows the current wording.
    pub page: Page,
}

impl Names<'_> {
    pub(super) fn changes(&self) -> Vec<ShownChange> {
        let changes = history::changes(self.explainer).into_iter().filter_map(|change| {
            let subject = &change.subject;
            let note = |passage: &Passage| {
                passage.notes.iter().position(|note| *subject == Subject::Note(note.id.clone()))
            };
            let mut passages = self.explainer.passages.iter();
            let index = passages.position(|passage| {
                *subject == Subject::Passage(passage.id.clone()) || note(passage).is_some()
            })?;
            let passage = &self.explainer.passages[index];
            let (on, page) = match note(passage) {
                Some(note) => {
                    let words = passage.words_of_note(note).cloned().collect();
                    (Some(words), Page::Note(passage.notes.get(note)?.id.clone()))
                }
                None => (None, Page::Passage(passage.id.clone())),
            };
            Some(ShownChange { step: self.step_line(index)?, on, page, change })
        });
        changes.collect()
    }
}
