//! The answer: whether the words stand, and where.

use std::ops::Range;

use crate::utf16::Offsets;

/// A stretch of a text, in Unicode scalar values from its start: `start` is the first inside, `end` the first behind.
/// It is never empty, lies within the text it was found in, and begins and ends on grapheme borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Place {
    start: usize,
    end: usize,
}

impl Place {
    /// `None` unless `start < end`.
    pub(crate) fn new(start: usize, end: usize) -> Option<Self> {
        (start < end).then_some(Place { start, end })
    }

    /// First scalar of the place.
    pub fn start(self) -> usize {
        self.start
    }

    /// First scalar behind the place.
    pub fn end(self) -> usize {
        self.end
    }

    /// The place in bytes of `text`, for slicing. `None` if `text` is shorter than the text the place was found in.
    pub fn bytes(self, text: &str) -> Option<Range<usize>> {
        let (start, end) = self.offsets(text)?;
        Some(start.byte..end.byte)
    }

    /// The place in UTF-16 code units of `text`, as the DOM counts. `None` as for [`Place::bytes`].
    pub fn utf16(self, text: &str) -> Option<Range<usize>> {
        let (start, end) = self.offsets(text)?;
        Some(start.unit..end.unit)
    }

    fn offsets(self, text: &str) -> Option<(Offsets, Offsets)> {
        let start = Offsets::default().seek(text, |at| at.scalar, self.start)?;
        Some((start, start.seek(text, |at| at.scalar, self.end)?))
    }
}

/// What became of a quote.
///
/// Only [`Exact`](Outcome::Exact) and [`Reworded`](Outcome::Reworded) may be marked as the words quoted; [`Outcome::mark`] gives the
/// place in these two cases and in no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(tag = "outcome", rename_all = "lowercase"))]
pub enum Outcome {
    /// The words stand, up to Unicode normalisation, typography, letter case and white space.
    Exact(Place),
    /// The words stand with a small change that cannot alter what is said, and nowhere else as well.
    Reworded(Place),
    /// This is where the words were, or where words like them are; what is said there may differ. Mark nothing.
    Changed(Place),
    /// Nothing in the text answers to the quote.
    Absent,
}

impl Outcome {
    /// The place to mark as the words quoted.
    pub fn mark(self) -> Option<Place> {
        match self {
            Outcome::Exact(place) | Outcome::Reworded(place) => Some(place),
            Outcome::Changed(_) | Outcome::Absent => None,
        }
    }

    /// The place to show, marked or not.
    pub fn place(self) -> Option<Place> {
        match self {
            Outcome::Exact(place) | Outcome::Reworded(place) | Outcome::Changed(place) => Some(place),
            Outcome::Absent => None,
        }
    }
}
