//! The data of a step of the walk.

use super::contents::is_long;
use super::names::{Names, cited_by};
use crate::credit::Credit;
use crate::history;
use crate::id::{NoteId, PassageId, SourceId};
use crate::model::{LastChange, Note, Passage, Subject, plain};
use crate::view::{
    LinkTexts, LinkableNote, LinkableText, Neighbour, PartLines, SourceLine, StepView, VoiceLine,
};
use std::ops::Range;

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

    /// Returns what links to words point into.
    #[must_use]
    pub fn linkable_text(&self) -> LinkableText {
        let passage = &self.passage;
        let mut end = 0;
        let mut words = vec![0..0; passage.notes.len()];
        for piece in &passage.pieces {
            let start = end;
            end += piece.runs.iter().map(|run| scalars(&run.text)).sum::<u32>();
            if let Some(place) = piece.note.and_then(|note| words.get_mut(note)) {
                *place = start..end;
            }
        }
        let note = |(note, words): (&Note, Range<u32>)| LinkableNote {
            id: note.id.clone(),
            tag: note.tag,
            aliases: note.aliases.clone(),
            words,
            text: plain(&note.text),
        };
        LinkableText {
            id: passage.id.clone(),
            tag: passage.tag,
            text: passage.text(),
            notes: passage.notes.iter().zip(words).map(note).collect(),
        }
    }
}

fn scalars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// The data of [`Page::Passage`](crate::page::Page::Passage) and [`Page::Note`](crate::page::Page::Note).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StepData {
    /// The passage.
    pub passage_data: PassageData,
    /// The open note; `None` on the passage's own page.
    pub note: Option<Note>,
    /// The title of its part of the walk; `None` if the walk is not divided.
    pub part: Option<String>,
    /// Its number in its part, counting from 1.
    pub number: u32,
    /// The number of steps in its part.
    pub total: u32,
    /// The minutes it takes to read this step and all following ones of its part, notes included.
    pub minutes: u32,
    /// What the walk has before it.
    pub previous: Neighbour,
    /// What the walk has after it.
    pub next: Neighbour,
    /// Whether the walk has a page that lists all of it; otherwise the opening does.
    pub has_contents: bool,
    /// The nearby steps, including this one, by part.
    pub around: Vec<PartLines>,
}

impl StepData {
    /// Returns the data that the page is hydrated from, given the rendered static parts, in the order of [`StepView`].
    #[must_use]
    pub fn view(&self, link_texts: LinkTexts, [above, words, notes, below]: [String; 4]) -> StepView {
        StepView {
            link_texts,
            said: self.passage_data.linkable_text(),
            next: self.next.clone(),
            above,
            words,
            notes,
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
        let place = self.place_in_part(index)?;
        Some(StepData {
            passage_data: self.passage_data(index)?,
            note: passages[index].notes.iter().find(|other| Some(&other.id) == note).cloned(),
            part: place.title.map(String::from),
            number: place.number,
            total: place.total,
            minutes: self.minutes(index..place.end),
            previous: self.before(index),
            next: self.after(index),
            has_contents: is_long(self.explainer),
            around: self.steps_by_part(first..last + 1),
        })
    }
}
