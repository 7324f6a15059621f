//! Two voices side by side.

use super::names::{Names, voice_line};
use super::positions::Asked;
use crate::id::VoiceId;
use crate::model::Explainer;
use crate::view::VoiceLine;

/// Two voices and what is attributed to each.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pair {
    /// The two.
    pub voices: [VoiceLine; 2],
    /// Every question.
    pub asked: Vec<Asked>,
    /// All voices that can be put side by side.
    pub comparable: Vec<VoiceLine>,
}

/// Every two voices that can be put side by side, in the order of the content. A pair has one page, whichever of the
/// two is named first.
#[must_use]
pub fn pairs(explainer: &Explainer) -> Vec<(VoiceId, VoiceId)> {
    let voices: Vec<VoiceId> = Names { explainer }.comparable().into_iter().map(|voice| voice.id).collect();
    let after = |index: usize| voices.iter().skip(index + 1);
    let pairs = voices.iter().enumerate();
    pairs.flat_map(|(index, one)| after(index).map(|other| (one.clone(), other.clone()))).collect()
}

impl Names<'_> {
    /// The voices to whom any position is attributed, in the order of the content.
    pub(super) fn comparable(&self) -> Vec<VoiceLine> {
        let positions = || self.explainer.questions.iter().flat_map(|question| &question.positions);
        let voices = self.explainer.voices.iter();
        voices
            .filter(|voice| positions().any(|position| position.voice == voice.id))
            .map(voice_line)
            .collect()
    }

    /// `None` where there is no page for these two, or their page names the other first.
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
