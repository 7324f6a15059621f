//! The data of the page of positions.

use super::map::{Evidence, MapData};
use super::names::Names;
use crate::model::{Question, Voice};
use crate::view::{SourceLine, StepLine, VoiceLine};

/// A question with the voices and steps that it refers to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct QuestionData {
    /// The question.
    pub question: Question,
    /// The voices that can have positions.
    pub voices: Vec<VoiceLine>,
    /// The passages that are evidence.
    pub steps: Vec<StepLine>,
    /// The evidence for each position, in the order of the question's positions.
    pub known: Vec<Evidence>,
    /// The sources that the positions cite.
    pub sources: Vec<SourceLine>,
}

/// The data of [`Page::Positions`](crate::page::Page::Positions).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Positions {
    /// The map, if there is one.
    pub map: Option<MapData>,
    /// The questions.
    pub asked: Vec<QuestionData>,
    /// The voices.
    pub voices: Vec<Voice>,
    /// The sources cited by the voices' descriptions.
    pub sources: Vec<SourceLine>,
    /// The passages of each voice, in the order of `voices`.
    pub said: Vec<Vec<StepLine>>,
    /// The voices that can be compared: those with at least one position.
    pub comparable: Vec<VoiceLine>,
}

impl Names<'_> {
    pub(super) fn asked(&self) -> Vec<QuestionData> {
        let asked = self.explainer.questions.iter().map(|question| QuestionData {
            question: question.clone(),
            voices: self.asked_voices(),
            steps: self.steps_where(|passage| {
                question.positions.iter().any(|position| position.passages.contains(&passage.id))
            }),
            known: question.positions.iter().map(|position| self.known(position)).collect(),
            sources: self.source_lines(question.positions.iter().flat_map(|position| &position.sources)),
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
