//! The map of positions: who stands on which side, and how that is known.

use super::names::Names;
use crate::id::{PassageId, QuestionId};
use crate::model::{Passage, PassageKind, Position, Prose, Side};
use crate::view::{StepLine, VoiceLine};

/// How it is known that a voice holds a position: what its evidence is at best.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Evidence {
    /// Full sentences of the voice are quoted.
    Quoted,
    /// Words of the voice are quoted, inside a sentence that is not its own.
    InPart,
    /// The report says so of the voice, in words of its own or of another outlet's.
    Reported,
    /// These other voices say so of it.
    Told(Vec<VoiceLine>),
}

/// [`Evidence`], of one passage; the surest first.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Strength {
    Quoted,
    InPart,
    Reported,
    Told,
}

/// A position on the map.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// Whose.
    pub voice: VoiceLine,
    /// What it is, in a few words.
    pub answer: String,
    /// How it is known.
    pub known: Evidence,
    /// The evidence, first that by which it is known so; never empty in a checked explainer.
    pub steps: Vec<StepLine>,
}

/// A side of the map.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DrawnSide {
    /// What those on it want, in a few words.
    pub name: String,
    /// What their positions are on.
    pub question: QuestionId,
    /// Who stands here.
    pub marks: Vec<Mark>,
}

/// The map with the names it needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Drawn {
    /// What it shows, in a few words.
    pub title: String,
    /// What is to be kept in mind with it.
    pub text: Prose,
    /// Left and right.
    pub sides: [DrawnSide; 2],
    /// The voices on neither side, but for outlets.
    pub neither: Vec<VoiceLine>,
}

impl Names<'_> {
    pub(super) fn map(&self) -> Option<Drawn> {
        let map = self.explainer.map.as_ref()?;
        let placed = |voice: &VoiceLine| map.sides.iter().any(|side| side.voices.contains(&voice.id));
        Some(Drawn {
            title: map.title.clone(),
            text: map.text.clone(),
            sides: map.sides.each_ref().map(|side| self.side(side)),
            neither: self.asked_voices().into_iter().filter(|voice| !placed(voice)).collect(),
        })
    }

    fn side(&self, side: &Side) -> DrawnSide {
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
        DrawnSide { name: side.name.clone(), question: side.question.clone(), marks: marks.collect() }
    }

    /// How a position is known. Words of another voice never count as its holder's own.
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

    /// What a passage is as evidence of a position.
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
