//! The data of the start page.

use super::contents::Contents;
use super::map::MapData;
use super::names::Names;
use crate::id::PassageId;
use crate::model::{HeadlineAndSentence, Passage, PassageKind, Prose};
use crate::view::{self, SourceLine, VoiceLine};

/// The data of [`Page::Opening`](crate::page::Page::Opening).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OpeningData {
    /// The line under the title.
    pub subtitle: String,
    /// The introduction.
    pub standfirst: Prose,
    /// A headline and the sentence that it was made of, if the opening begins with them.
    pub headline: Option<HeadlineData>,
    /// The passages, in the order of the walk, each with its number in its part.
    pub steps: Vec<(PassageId, u32)>,
    /// The passages that it lists.
    pub contents: Contents,
    /// The minutes it takes to read the first part, notes included.
    pub minutes: u32,
    /// The map of positions, if there is one.
    pub map: Option<MapData>,
    /// The voices except outlets.
    pub voices: Vec<VoiceLine>,
    /// The number of full quotations and fragments.
    pub quoted: usize,
    /// The number of notes.
    pub notes: usize,
    /// Whether there is a page of takeaways.
    pub has_takeaways: bool,
}

/// A headline, the sentence that it was made of, and what it lost.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HeadlineData {
    /// The source of the headline.
    pub source: SourceLine,
    /// The headline.
    pub headline: String,
    /// The passage with the sentence.
    pub passage: Passage,
    /// Its speaker.
    pub speaker: VoiceLine,
    /// What the headline kept, and the words that it lost.
    pub content: HeadlineAndSentence,
}

impl OpeningData {
    /// Returns the data that the page is hydrated from, given the rendered static parts and what the links between them say
    /// (see [`view::OpeningView`]).
    #[must_use]
    pub fn view(&self, [above, start, resume, below]: [String; 4]) -> view::OpeningView {
        view::OpeningView { steps: self.steps.clone(), start, resume, above, below }
    }
}

impl Names<'_> {
    pub(super) fn opening(&self) -> OpeningData {
        let passages = &self.explainer.passages;
        OpeningData {
            subtitle: self.explainer.subtitle.clone(),
            standfirst: self.explainer.standfirst.clone(),
            headline: self.explainer.opening.as_ref().and_then(|content| self.headline(content)),
            steps: self.steps().map(|step| (step.id, step.number)).collect(),
            contents: self.short_contents(),
            minutes: self.minutes(0..self.place_in_part(0).map_or(0, |place| place.end)),
            map: self.map(),
            voices: self.asked_voices(),
            quoted: passages.iter().filter(|passage| passage.kind != PassageKind::Report).count(),
            notes: passages.iter().map(|passage| passage.notes.len()).sum(),
            has_takeaways: self.last_with_takeaway().is_some(),
        }
    }

    fn headline(&self, content: &HeadlineAndSentence) -> Option<HeadlineData> {
        let passage = self.explainer.passages.iter().find(|passage| passage.id == content.passage)?;
        Some(HeadlineData {
            source: self.source(&content.headline)?,
            headline: self.source_named(&content.headline)?.title.clone(),
            passage: passage.clone(),
            speaker: self.voice(&passage.speaker)?,
            content: content.clone(),
        })
    }
}
