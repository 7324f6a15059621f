//! The data of the map of positions: which voices are on which side, and the evidence for it.

use super::names::Names;
use crate::id::{PassageId, QuestionId};
use crate::model::{Passage, PassageKind, Position, Prose, Side};
use crate::view::{StepLine, VoiceLine};

/// The strongest evidence that a voice holds a position.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Evidence {
    /// Full sentences of the voice are quoted.
    Quoted,
    /// Some words of the voice are quoted.
    InPart,
    /// The report, or another outlet, paraphrases the voice.
    Reported,
    /// Only these other voices say so.
    Told(Vec<VoiceLine>),
}

/// The kind of [`Evidence`] that one passage is, strongest first.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Strength {
    Quoted,
    InPart,
    Reported,
    Told,
}

/// A voice's position on the map.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// The voice.
    pub voice: VoiceLine,
    /// The position in a few words.
    pub answer: String,
    /// The strongest evidence.
    pub known: Evidence,
    /// The passages that are evidence, strongest first; never empty in a checked explainer.
    pub steps: Vec<StepLine>,
}

/// A side of the map.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SideData {
    /// What the voices on this side want, in a few words.
    pub name: String,
    /// The question that their positions answer.
    pub question: QuestionId,
    /// The text of the question.
    pub asked: String,
    /// The positions on this side.
    pub marks: Vec<Mark>,
}

/// The map with the voices and steps that it refers to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MapData {
    /// Its title.
    pub title: String,
    /// What readers should keep in mind.
    pub text: Prose,
    /// The left and the right side.
    pub sides: [SideData; 2],
    /// The voices on neither side, except outlets.
    pub neither: Vec<VoiceLine>,
}

impl Names<'_> {
    pub(super) fn map(&self) -> Option<MapData> {
        let map = self.explainer.map.as_ref()?;
        let placed = |voice: &VoiceLine| map.sides.iter().any(|side| side.voices.contains(&voice.id));
        Some(MapData {
            title: map.title.clone(),
            text: map.text.clone(),
            sides: map.sides.each_ref().map(|side| self.side(side)),
            neither: self.asked_voices().into_iter().filter(|voice| !placed(voice)).collect(),
        })
    }

    fn side(&self, side: &Side) -> SideData {
        let question = self.explainer.questions.iter().find(|question| question.id == side.question);
        let marks = side.voices.iter().filter_map(|id| {
            let position = question?.positions.iter().find(|position| position.voice == *id)?;
            let index = |id: &PassageId| self.explainer.passages.iter().position(|passage| passage.id == *id);
            let mut evidence: Vec<usize> = position.passages.iter().filter_map(index).collect();
            evidence.sort_by_key(|index| self.strength(position, &self.explainer.passages[*index]));
            let steps = evidence.into_iter().filter_map(|index| self.step_line(index));
            Some(Mark {
                voice: self.voice(id)?,
                answer: position.answer.clone(),
                known: self.known(position),
                steps: steps.collect(),
            })
        });
        SideData {
            name: side.name.clone(),
            question: side.question.clone(),
            asked: question.map(|question| question.text.clone()).unwrap_or_default(),
            marks: marks.collect(),
        }
    }

    /// Returns the strongest evidence for a position. Words of another voice never count as its own.
    pub(super) fn known(&self, position: &Position) -> Evidence {
        let evidence =
            || self.explainer.passages.iter().filter(|passage| position.passages.contains(&passage.id));
        match evidence().map(|passage| self.strength(position, passage)).min() {
            Some(Strength::Quoted) => return Evidence::Quoted,
            Some(Strength::InPart) => return Evidence::InPart,
            Some(Strength::Reported) => return Evidence::Reported,
            Some(Strength::Told) | None => {}
        }
        let mut tellers: Vec<VoiceLine> = Vec::new();
        for teller in evidence().filter_map(|passage| self.voice(&passage.speaker)) {
            if !tellers.contains(&teller) {
                tellers.push(teller);
            }
        }
        Evidence::Told(tellers)
    }

    /// Returns what kind of evidence a passage is for a position.
    fn strength(&self, position: &Position, passage: &Passage) -> Strength {
        let is_own = passage.speaker == position.voice;
        let by_outlet = || self.voice(&passage.speaker).is_some_and(|speaker| speaker.outlet);
        match passage.kind {
            PassageKind::Quotation if is_own => Strength::Quoted,
            PassageKind::Fragment if is_own => Strength::InPart,
            PassageKind::Report if is_own => Strength::Reported,
            _ if by_outlet() => Strength::Reported,
            _ => Strength::Told,
        }
    }
}
