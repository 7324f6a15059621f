//! The list of passages.

use super::names::Names;
use crate::model::Explainer;
use crate::view::PartLines;

/// The most passages that a list shows in passing: on a phone, a hundred are some ten screens.
const SHORT: usize = 100;

/// How many passages of a long walk are listed in passing where it is not divided into parts.
const FIRST: usize = 20;

/// Returns whether the walk is too long for the opening to list all of it, so that there is a
/// [page](crate::page::Page::Contents) for that.
pub(super) fn is_long(explainer: &Explainer) -> bool {
    explainer.passages.len() > SHORT
}

/// Passages of the walk, by part.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Contents {
    /// The passages listed, by part.
    pub parts: Vec<PartLines>,
    /// The number of passages in the whole walk.
    pub count: usize,
    /// Whether the page of all passages lists more.
    pub has_more: bool,
}

impl Names<'_> {
    /// Returns every passage.
    pub(super) fn whole_contents(&self) -> Contents {
        let count = self.explainer.passages.len();
        Contents { parts: self.steps_by_part(0..count), count, has_more: false }
    }

    /// Returns every passage; of a long walk the first one of each part, or the first ones if it is not divided.
    pub(super) fn short_contents(&self) -> Contents {
        let whole = self.whole_contents();
        if !is_long(self.explainer) {
            return whole;
        }
        let length = if self.explainer.parts.is_empty() { FIRST } else { 1 };
        let begun =
            |part: PartLines| PartLines { steps: part.steps.into_iter().take(length).collect(), ..part };
        Contents { parts: whole.parts.into_iter().map(begun).collect(), has_more: true, ..whole }
    }
}
