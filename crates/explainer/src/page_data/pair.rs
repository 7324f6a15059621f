//! The data of a pair: two voices side by side.

use super::names::{Names, voice_line};
use super::positions::QuestionData;
use crate::id::VoiceId;
use crate::model::Explainer;
use crate::view::VoiceLine;

/// The data of [`Page::Pair`](crate::page::Page::Pair).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pair {
    /// The two voices.
    pub voices: [VoiceLine; 2],
    /// All questions.
    pub asked: Vec<QuestionData>,
    /// All voices that can be compared.
    pub comparable: Vec<VoiceLine>,
}

/// Returns every pair of voices that can be compared, in the order of the content. Each pair is listed once, since it has
/// one page.
#[must_use]
pub fn pairs(explainer: &Explainer) -> Vec<(VoiceId, VoiceId)> {
    let voices: Vec<VoiceId> = Names::new(explainer).comparable().into_iter().map(|voice| voice.id).collect();
    let after = |index: usize| voices.iter().skip(index + 1);
    let pairs = voices.iter().enumerate();
    pairs.flat_map(|(index, one)| after(index).map(|other| (one.clone(), other.clone()))).collect()
}

impl Names<'_> {
    /// Returns the voices with at least one position, in the order of the content.
    pub(super) fn comparable(&self) -> Vec<VoiceLine> {
        let positions = || self.explainer.questions.iter().flat_map(|question| &question.positions);
        let voices = self.explainer.voices.iter();
        voices
            .filter(|voice| positions().any(|position| position.voice == voice.id))
            .map(voice_line)
            .collect()
    }

    /// Returns `None` if these two can't be compared, or are in another order in the content.
    pub(super) fn pair(&self, one: &VoiceId, other: &VoiceId) -> Option<Pair> {
        let comparable = self.comparable();
        let place = |id: &VoiceId| comparable.iter().position(|voice| voice.id == *id);
        let (first, second) = (place(one)?, place(other)?);
        (first < second).then(|| Pair {
            voices: [comparable[first].clone(), comparable[second].clone()],
            asked: self.asked(),
            comparable,
        })
    }
}
