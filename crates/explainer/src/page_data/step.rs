//! The data of a step of the walk.

use super::names::{Names, cited_by};
use crate::credit::Credit;
use crate::history;
use crate::id::{NoteId, PassageId, SourceId};
use crate::model::{LastChange, Note, Passage, Subject, plain};
use crate::view::{AnnotatedText, SourceLine, Step, StepLine, VoiceLine};

/// How many steps before and after the current one its list of steps shows.
const STEPS_AROUND: usize = 25;

/// A passage with the voices and sources that it refers to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PassageData {
    /// Its number in the walk, counting from 1.
    pub number: u32,
    /// The passage.
    pub passage: Passage,
    /// Who said it, or whose position it paraphrases.
    pub speaker: VoiceLine,
    /// Whom it was said to, if known.
    pub listener: Option<VoiceLine>,
    /// Every source cited by the passage, its notes and its witnesses.
    pub sources: Vec<SourceLine>,
    /// The credit lines for quoting it elsewhere.
    pub credit: Credit,
    /// The last change of its wording.
    pub changed: Option<LastChange>,
}

impl PassageData {
    /// Returns the source with this id if the passage cites it.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&SourceLine> {
        self.sources.iter().find(|line| line.id == *id)
    }

    /// Returns the text and the notes.
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

/// The data of [`Page::Passage`](crate::page::Page::Passage) and [`Page::Note`](crate::page::Page::Note).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StepData {
    /// The passage.
    pub passage_data: PassageData,
    /// The open note; `None` on the passage's own page.
    pub note: Option<Note>,
    /// The number of steps in the walk.
    pub total: u32,
    /// The minutes it takes to read this step and all following ones, notes included.
    pub minutes: u32,
    /// The step before.
    pub previous: Option<StepLine>,
    /// The step after.
    pub next: Option<StepLine>,
    /// The nearby steps, including this one.
    pub around: Vec<StepLine>,
}

impl StepData {
    /// Returns the data that the page is hydrated from, given the rendered static parts (see [`Step`]).
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

/// Returns the minutes it takes to read `passages` with their notes, at least one.
fn minutes(passages: &[Passage]) -> u32 {
    /// Words per minute: the average for English non-fiction (Brysbaert 2019).
    const PACE: usize = 238;
    let words = |text: &str| text.split_whitespace().count();
    let of_notes =
        |passage: &Passage| passage.notes.iter().map(|note| words(&plain(&note.text))).sum::<usize>();
    let all: usize = passages.iter().map(|passage| words(&passage.text()) + of_notes(passage)).sum();
    u32::try_from(all.div_ceil(PACE)).unwrap_or(u32::MAX).max(1)
}
