//! The list of passages.

use super::names::Names;
use crate::model::Explainer;
use crate::view::PartLines;

/// The most passages that a list shows in passing: on a phone, a hundred are some ten screens.
const SHORT: usize = 100;

/// Returns whether the walk is too long for the opening to list all of it, so that there is a
/// [page](crate::page::Page::Passages) for that.
pub(super) fn is_long(explainer: &Explainer) -> bool {
    explainer.passages.len() > SHORT
}

/// Passages of the walk, by part.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Contents {
    /// The parts: whole, or of a long walk the first passage of each.
    pub parts: Vec<PartLines>,
    /// The number of passages in the whole walk.
    pub count: usize,
}

impl Contents {
    /// Returns whether every passage is listed.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.parts.iter().map(|part| part.steps.len()).sum::<usize>() == self.count
    }
}

impl Names<'_> {
    /// Returns every passage.
    pub(super) fn all_contents(&self) -> Contents {
        let count = self.explainer.passages.len();
        Contents { parts: self.steps_by_part(0..count), count }
    }

    /// Returns every passage, or of a long walk the first of each part.
    pub(super) fn contents(&self) -> Contents {
        let mut contents = self.all_contents();
        if is_long(self.explainer) {
            contents.parts.iter_mut().for_each(|part| part.steps.truncate(1));
        }
        contents
    }
}
