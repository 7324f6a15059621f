//! Looks up passages, voices and sources by id.

use crate::id::{SourceId, VoiceId};
use crate::model::{Explainer, Passage, Source, Voice, VoiceKind, When};
use crate::view::{SourceLine, StepLine, VoiceLine};

/// Looks up ids in one explainer.
pub(super) struct Names<'a> {
    pub(super) explainer: &'a Explainer,
}

impl Names<'_> {
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
            day: unbroken(&source.day.words),
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
            number: u32::try_from(index + 1).ok()?,
            id: passage.id.clone(),
            title: passage.title.clone(),
            kind: passage.kind,
            speaker: self.voice(&passage.speaker)?.short,
            day: match &passage.when {
                When::On(day) => Some(day.words.clone()),
                When::Undated(_) => None,
            },
        })
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
