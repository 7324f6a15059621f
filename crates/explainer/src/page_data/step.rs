//! The steps of the walk.

use super::names::{Names, cited_by};
use crate::credit::Credit;
use crate::history;
use crate::id::{NoteId, PassageId, SourceId};
use crate::model::{LastChange, Note, Passage, Subject, plain};
use crate::view::{AnnotatedText, SourceLine, Step, StepLine, VoiceLine};

/// How many steps before and after the present one a step's list of steps shows.
const STEPS_AROUND: usize = 25;

/// A passage with the names it needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PassageData {
    /// Its place in the walk, counted from 1.
    pub number: u32,
    /// The passage.
    pub passage: Passage,
    /// Whose words or position.
    pub speaker: VoiceLine,
    /// To whom.
    pub listener: Option<VoiceLine>,
    /// Every source that the passage, its notes and its witnesses cite.
    pub sources: Vec<SourceLine>,
    /// Who is to be named where words of this passage are quoted elsewhere.
    pub credit: Credit,
    /// When its wording changed last.
    pub changed: Option<LastChange>,
}

impl PassageData {
    /// The source that `id` names, if this passage cites it.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&SourceLine> {
        self.sources.iter().find(|line| line.id == *id)
    }

    /// The words and the notes alone.
    #[must_use]
    pub fn annotated_text(&self) -> AnnotatedText {
        let passage = &self.passage;
        let cited = |line: &&SourceLine| passage.notes.iter().any(|note| note.sources.contains(&line.id));
        AnnotatedText {
            id: passage.id.clone(),
            tag: passage.tag,
            kind: passage.kind,
            title: passage.title.clone(),
            speaker: passage.speaker.clone(),
            pieces: passage.pieces.clone(),
            notes: passage.notes.clone(),
            sources: self.sources.iter().filter(cited).cloned().collect(),
            credit: self.credit.clone(),
        }
    }
}

/// A passage with its place in the walk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StepData {
    /// The passage.
    pub passage_data: PassageData,
    /// The note that is open; `None` on the passage's own page.
    pub note: Option<Note>,
    /// How many steps the walk has.
    pub total: u32,
    /// How many minutes it takes to read this step and all that follow, notes included.
    pub minutes: u32,
    /// The step before.
    pub previous: Option<StepLine>,
    /// The step after.
    pub next: Option<StepLine>,
    /// The steps around this one, this one among them.
    pub around: Vec<StepLine>,
}

impl StepData {
    /// What the page is made from, with what the build has made of the rest (see [`Step`]).
    #[must_use]
    pub fn view(&self, byline: String, circumstances: String, below: String) -> Step {
        Step {
            said: self.passage_data.annotated_text(),
            number: self.passage_data.number,
            total: self.total,
            minutes: self.minutes,
            previous: self.previous.clone(),
            next: self.next.clone(),
            around: self.around.clone(),
            byline,
            circumstances,
            below,
        }
    }
}

impl Names<'_> {
    pub(super) fn passage_data(&self, index: usize) -> Option<PassageData> {
        let passage = self.explainer.passages.get(index)?;
        let cited = cited_by(passage);
        Some(PassageData {
            number: u32::try_from(index + 1).ok()?,
            passage: passage.clone(),
            speaker: self.voice(&passage.speaker)?,
            listener: passage.listener.as_ref().and_then(|id| self.voice(id)),
            sources: self.source_lines(cited),
            credit: Credit::of(self.explainer, passage)?,
            changed: history::last_change(self.explainer, &Subject::Passage(passage.id.clone())),
        })
    }

    pub(super) fn step(&self, id: &PassageId, note: Option<&NoteId>) -> Option<StepData> {
        let passages = &self.explainer.passages;
        let index = passages.iter().position(|passage| passage.id == *id)?;
        let first = index.saturating_sub(STEPS_AROUND);
        let last = (index + STEPS_AROUND).min(passages.len() - 1);
        Some(StepData {
            passage_data: self.passage_data(index)?,
            note: passages[index].notes.iter().find(|other| Some(&other.id) == note).cloned(),
            total: u32::try_from(passages.len()).ok()?,
            minutes: minutes(&passages[index..]),
            previous: index.checked_sub(1).and_then(|index| self.step_line(index)),
            next: self.step_line(index + 1),
            around: (first..=last).filter_map(|index| self.step_line(index)).collect(),
        })
    }
}

/// How many minutes it takes to read `passages` with their notes; at least one.
fn minutes(passages: &[Passage]) -> u32 {
    /// Words a minute of an unhurried reader of prose (Brysbaert 2019 finds 238 for non-fiction in English).
    const PACE: usize = 238;
    let words = |text: &str| text.split_whitespace().count();
    let of_notes =
        |passage: &Passage| passage.notes.iter().map(|note| words(&plain(&note.text))).sum::<usize>();
    let all: usize = passages.iter().map(|passage| words(&passage.text()) + of_notes(passage)).sum();
    u32::try_from(all.div_ceil(PACE)).unwrap_or(u32::MAX).max(1)
}
