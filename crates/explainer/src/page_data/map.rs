//! The data of the map of positions: which voices are on which side, and the evidence for it.

use super::names::Names;
use crate::id::{PassageId, QuestionId, VoiceId};
use crate::model::{Passage, PassageKind, Position, Prose, Question, Side};
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
    /// The answers to a question of the map by voices on neither side.
    pub others: Vec<Mark>,
    /// The voices that answer no question of the map, except outlets.
    pub neither: Vec<VoiceLine>,
}

impl Names<'_> {
    pub(super) fn map(&self) -> Option<MapData> {
        let map = self.explainer.map.as_ref()?;
        let placed = |voice: &VoiceLine| map.sides.iter().any(|side| side.voices.contains(&voice.id));
        let apart = self.asked_voices().into_iter().filter(|voice| !placed(voice));
        let questions: Vec<&Question> = self
            .explainer
            .questions
            .iter()
            .filter(|question| map.sides.iter().any(|side| side.question == question.id))
            .collect();
        let (mut others, mut neither) = (Vec::new(), Vec::new());
        for voice in apart {
            let answers = others.len();
            others.extend(questions.iter().filter_map(|question| self.mark(question, &voice.id)));
            if others.len() == answers {
                neither.push(voice);
            }
        }
        Some(MapData {
            title: map.title.clone(),
            text: map.text.clone(),
            sides: map.sides.each_ref().map(|side| self.side(side)),
            others,
            neither,
        })
    }

    fn side(&self, side: &Side) -> SideData {
        let question = self.explainer.questions.iter().find(|question| question.id == side.question);
        let marks = side.voices.iter().filter_map(|id| self.mark(question?, id));
        SideData {
            name: side.name.clone(),
            question: side.question.clone(),
            asked: question.map(|question| question.text.clone()).unwrap_or_default(),
            marks: marks.collect(),
        }
    }

    /// Returns the answer of a voice to a question, or `None` if it has none.
    fn mark(&self, question: &Question, voice: &VoiceId) -> Option<Mark> {
        let position = question.positions.iter().find(|position| position.voice == *voice)?;
        let index = |id: &PassageId| self.explainer.passages.iter().position(|passage| passage.id == *id);
        let mut evidence: Vec<usize> = position.passages.iter().filter_map(index).collect();
        evidence.sort_by_key(|index| self.strength(position, &self.explainer.passages[*index]));
        let steps = evidence.into_iter().filter_map(|index| self.step_line(index));
        Some(Mark {
            voice: self.voice(voice)?,
            answer: position.answer.clone(),
            known: self.known(position),
            steps: steps.collect(),
        })
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
