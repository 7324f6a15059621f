//! The page of positions.

use super::map::{Drawn, Evidence};
use super::names::Names;
use crate::model::{Question, Voice};
use crate::view::{SourceLine, StepLine, VoiceLine};

/// A question with the names it needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The voices it is asked of.
    pub voices: Vec<VoiceLine>,
    /// The passages that are evidence.
    pub steps: Vec<StepLine>,
    /// How each position is known, in the order of the question's.
    pub known: Vec<Evidence>,
}

/// The page of positions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Positions {
    /// The map, where there is one.
    pub map: Option<Drawn>,
    /// The questions.
    pub asked: Vec<Asked>,
    /// The voices in full.
    pub voices: Vec<Voice>,
    /// What the voices' descriptions cite.
    pub sources: Vec<SourceLine>,
    /// Each voice's own passages, in the order of `voices`.
    pub said: Vec<Vec<StepLine>>,
    /// The voices that can be put side by side: those to whom anything is attributed.
    pub comparable: Vec<VoiceLine>,
}

impl Names<'_> {
    pub(super) fn asked(&self) -> Vec<Asked> {
        let asked = self.explainer.questions.iter().map(|question| Asked {
            question: question.clone(),
            voices: self.asked_voices(),
            steps: self.steps_where(|passage| {
                question.positions.iter().any(|position| position.passages.contains(&passage.id))
            }),
            known: question.positions.iter().map(|position| self.known(position)).collect(),
        });
        asked.collect()
    }

    pub(super) fn positions(&self) -> Positions {
        let voices = &self.explainer.voices;
        Positions {
            map: self.map(),
            asked: self.asked(),
            voices: voices.clone(),
            sources: self.source_lines(voices.iter().flat_map(|voice| &voice.sources)),
            said: voices
                .iter()
                .map(|voice| self.steps_where(|passage| passage.speaker == voice.id))
                .collect(),
            comparable: self.comparable(),
        }
    }
}
