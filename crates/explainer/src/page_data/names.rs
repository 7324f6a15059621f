//! Looks up passages, voices and sources by id.

use crate::id::{SourceId, VoiceId};
use crate::model::{Explainer, Passage, Source, Voice, VoiceKind, plain};
use crate::view::{Neighbour, PartLines, SourceLine, StepLine, VoiceLine};
use std::cell::OnceCell;
use std::ops::Range;

/// Looks up ids in one explainer.
pub(super) struct Names<'a> {
    pub(super) explainer: &'a Explainer,
    /// The number of words before each passage of the walk, notes included, and in all of them. Counted when it is needed: every
    /// step asks for all that follows it.
    words_before: OnceCell<Vec<usize>>,
}

/// Where a passage stands in its part of the walk; in the whole walk, if that is not divided.
pub(super) struct PlaceInPart<'a> {
    /// The title of the part.
    pub(super) title: Option<&'a str>,
    /// The number of the passage in it, counting from 1.
    pub(super) number: u32,
    /// The number of passages in it.
    pub(super) total: u32,
    /// Where the part ends: the index, among all passages, after its last one.
    pub(super) end: usize,
}

impl<'a> Names<'a> {
    pub(super) const fn new(explainer: &'a Explainer) -> Self {
        Self { explainer, words_before: OnceCell::new() }
    }
}

impl Names<'_> {
    /// Returns the minutes it takes to read the passages at `indices` with their notes, at least one.
    pub(super) fn minutes(&self, indices: Range<usize>) -> u32 {
        /// Words per minute: the average for English non-fiction (Brysbaert 2019).
        const PACE: usize = 238;
        let before = self.words_before.get_or_init(|| {
            let count = |text: &str| text.split_whitespace().count();
            let mut sum = 0;
            let sums = self.explainer.passages.iter().map(|passage| {
                let notes = passage.notes.iter().map(|note| count(&plain(&note.text)));
                let translation = passage.translation.as_deref().map_or(0, |words| count(&plain(words)));
                sum += count(&passage.text()) + translation + notes.sum::<usize>();
                sum
            });
            [0].into_iter().chain(sums).collect()
        });
        let until = |index: usize| before.get(index).copied().unwrap_or_default();
        let words = until(indices.end).saturating_sub(until(indices.start));
        u32::try_from(words.div_ceil(PACE)).unwrap_or(u32::MAX).max(1)
    }

    pub(super) fn source_named(&self, id: &SourceId) -> Option<&Source> {
        self.explainer.sources.iter().find(|source| source.id == *id)
    }

    pub(super) fn source(&self, id: &SourceId) -> Option<SourceLine> {
        let source = self.source_named(id)?;
        Some(SourceLine {
            id: source.id.clone(),
            issuer: match &source.label {
                Some(label) => format!("{} ({label})", source.issuer),
                None => source.issuer.clone(),
            },
            day: unbroken(source.date.words()),
        })
    }

    /// Returns the sources with these ids, each once, in the order of first mention.
    pub(super) fn source_lines<'i>(&self, ids: impl Iterator<Item = &'i SourceId>) -> Vec<SourceLine> {
        let mut lines: Vec<SourceLine> = Vec::new();
        for id in ids {
            if !lines.iter().any(|line| line.id == *id) {
                lines.extend(self.source(id));
            }
        }
        lines
    }

    pub(super) fn voice(&self, id: &VoiceId) -> Option<VoiceLine> {
        self.explainer.voices.iter().find(|voice| voice.id == *id).map(voice_line)
    }

    pub(super) fn step_line(&self, index: usize) -> Option<StepLine> {
        let passage = self.explainer.passages.get(index)?;
        Some(StepLine {
            number: self.place_in_part(index)?.number,
            number_of_all: u32::try_from(index + 1).ok()?,
            id: passage.id.clone(),
            title: passage.title.clone(),
            kind: passage.kind,
            speaker: self.voice(&passage.speaker)?.short,
            day: passage.when.date_words().map(Into::into),
        })
    }

    /// Returns what the walk has before the step `index`.
    pub(super) fn before(&self, index: usize) -> Neighbour {
        let Some(before) = index.checked_sub(1) else { return Neighbour::Opening };
        if self.last_with_takeaway() == Some(before) {
            return Neighbour::Takeaways;
        }
        self.step_neighbour(before).unwrap_or(Neighbour::Opening)
    }

    /// Returns what the walk has after the step `index`.
    pub(super) fn after(&self, index: usize) -> Neighbour {
        if self.last_with_takeaway() == Some(index) {
            return Neighbour::Takeaways;
        }
        self.step_neighbour(index + 1).unwrap_or(Neighbour::Positions)
    }

    /// Returns the step `index` as the neighbour of another page.
    pub(super) fn step_neighbour(&self, index: usize) -> Option<Neighbour> {
        let passage = self.explainer.passages.get(index)?;
        Some(Neighbour::Step { id: passage.id.clone(), title: passage.title.clone() })
    }

    /// Returns the index of the passage after which the takeaways come: the last one that has one.
    pub(super) fn last_with_takeaway(&self) -> Option<usize> {
        self.explainer.passages.iter().rposition(|passage| passage.takeaway.is_some())
    }

    /// Where a passage stands in the walk, or in its part of the walk.
    pub(super) fn place_in_part(&self, index: usize) -> Option<PlaceInPart<'_>> {
        let mut parts = self.explainer.parts.iter().scan(0, |end, part| {
            let start = *end;
            *end += part.passages.len();
            Some((Some(part), start..*end))
        });
        let whole = (None, 0..self.explainer.passages.len());
        let (part, steps) = parts.find(|(_, steps)| steps.contains(&index)).unwrap_or(whole);
        Some(PlaceInPart {
            title: part.map(|part| part.title.as_str()),
            number: u32::try_from(index - steps.start + 1).ok()?,
            total: u32::try_from(steps.len()).ok()?,
            end: steps.end,
        })
    }

    /// Returns the steps `indices` of the walk by its parts.
    pub(super) fn steps_by_part(&self, indices: std::ops::Range<usize>) -> Vec<PartLines> {
        let mut parts: Vec<PartLines> = Vec::new();
        for index in indices {
            let (Some(place), Some(step)) = (self.place_in_part(index), self.step_line(index)) else {
                continue;
            };
            let title = place.title.map(String::from);
            match parts.last_mut() {
                Some(part) if part.title == title => part.steps.push(step),
                _ => parts.push(PartLines { title, steps: vec![step] }),
            }
        }
        parts
    }

    pub(super) fn steps(&self) -> impl Iterator<Item = StepLine> {
        (0..self.explainer.passages.len()).filter_map(|index| self.step_line(index))
    }

    pub(super) fn steps_where(&self, wanted: impl Fn(&Passage) -> bool) -> Vec<StepLine> {
        let passages = self.explainer.passages.iter().enumerate();
        passages
            .filter(|(_, passage)| wanted(passage))
            .filter_map(|(index, _)| self.step_line(index))
            .collect()
    }

    /// Returns the voices that can have positions: all except outlets.
    pub(super) fn asked_voices(&self) -> Vec<VoiceLine> {
        let voices = self.explainer.voices.iter();
        voices.filter(|voice| voice.kind != VoiceKind::Outlet).map(voice_line).collect()
    }
}

/// Replaces the spaces of a date by no-break spaces.
fn unbroken(day: &str) -> String {
    day.replace(' ', "\u{A0}")
}

pub(super) fn voice_line(voice: &Voice) -> VoiceLine {
    VoiceLine {
        id: voice.id.clone(),
        name: voice.name.clone(),
        short: voice.short.clone(),
        outlet: voice.kind == VoiceKind::Outlet,
        role: voice.role.clone(),
        heard: voice.heard,
    }
}

/// Returns every source cited by a passage, its notes and its witnesses.
pub(super) fn cited_by(passage: &Passage) -> impl Iterator<Item = &SourceId> {
    let notes = passage.notes.iter().flat_map(|note| &note.sources);
    let witnesses = passage.witnesses.iter().map(|witness| &witness.source);
    passage.sources.iter().chain(notes).chain(witnesses)
}
