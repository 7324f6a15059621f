//! The map of positions: who stands on which side, and how that is known.

use super::Names;
use crate::id::{PassageId, QuestionId};
use crate::model::{PassageKind, Position, Prose, Side};
use crate::view::{StepLine, VoiceLine};

/// How it is known that a voice holds a position: what its evidence is at best.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Known {
    /// Full sentences of the voice are quoted.
    Quoted,
    /// Words of the voice are quoted, inside a sentence that is not its own.
    InPart,
    /// The report says so of the voice, in words of its own or of another outlet's.
    Reported,
    /// These other voices say so of it.
    Told(Vec<VoiceLine>),
}

/// A position on the map.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// Whose.
    pub voice: VoiceLine,
    /// What it is, in a few words.
    pub answer: String,
    /// How it is known.
    pub known: Known,
    /// The evidence; never empty in a checked explainer.
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
            let steps = position.passages.iter().filter_map(|id| self.step_line(index(id)?));
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
    pub(super) fn known(&self, position: &Position) -> Known {
        let evidence =
            || self.explainer.passages.iter().filter(|passage| position.passages.contains(&passage.id));
        let own = |kind| evidence().any(|passage| passage.speaker == position.voice && passage.kind == kind);
        if own(PassageKind::Quotation) {
            return Known::Quoted;
        }
        if own(PassageKind::Fragment) {
            return Known::InPart;
        }
        let mut tellers: Vec<VoiceLine> = Vec::new();
        for teller in evidence().filter_map(|passage| self.voice(&passage.speaker)) {
            if !tellers.contains(&teller) {
                tellers.push(teller);
            }
        }
        if tellers.iter().any(|teller| teller.outlet || teller.id == position.voice) {
            Known::Reported
        } else {
            Known::Told(tellers)
        }
    }
}
