//! Who says which part of a text.

use std::ops::Range;

/// A stretch of a text spoken by one speaker. Offsets are Unicode scalar values, `end` exclusive.
///
/// What no span covers is nobody's: the narrator's. A text without spans is taken to have one speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span<'a> {
    /// First scalar of the speech.
    pub start: usize,
    /// First scalar behind it.
    pub end: usize,
    /// Any name for the speaker; equal names are one speaker.
    pub speaker: &'a str,
}

/// Whose words a stretch of text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Voice<'a> {
    /// The text has no spans.
    Unknown,
    /// No span touches the stretch.
    Narrator,
    /// One speaker, from first to last word.
    One(&'a str),
    /// More than one, or one and the narrator.
    Mixed,
}

pub(crate) fn voice<'a>(spans: &[Span<'a>], range: &Range<usize>) -> Voice<'a> {
    if spans.is_empty() {
        return Voice::Unknown;
    }
    let mut touching = spans.iter().filter(|span| span.start < range.end && range.start < span.end);
    let Some(first) = touching.next() else {
        return Voice::Narrator;
    };
    // Neighbouring spans of one speaker are one speech; a hole between them is filled by no one.
    let (mut start, mut end) = (first.start, first.end);
    for span in touching {
        if span.speaker != first.speaker {
            return Voice::Mixed;
        }
        start = start.min(span.start);
        end = end.max(span.end);
    }
    if start <= range.start && range.end <= end { Voice::One(first.speaker) } else { Voice::Mixed }
}
