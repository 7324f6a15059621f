//! The data of the start page.

use super::map::MapData;
use super::names::Names;
use crate::model::{PassageKind, Prose};
use crate::view::{self, StepLine, VoiceLine};

/// The data of [`Page::Opening`](crate::page::Page::Opening).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OpeningData {
    /// The line under the title.
    pub subtitle: String,
    /// The introduction.
    pub standfirst: Prose,
    /// All steps.
    pub steps: Vec<StepLine>,
    /// The map of positions, if there is one.
    pub map: Option<MapData>,
    /// The voices except outlets.
    pub voices: Vec<VoiceLine>,
    /// The number of full quotations and fragments.
    pub quoted: u32,
    /// The number of notes.
    pub notes: u32,
}

impl OpeningData {
    /// Returns the data that the page is hydrated from, given the rendered static parts (see [`view::Opening`]).
    #[must_use]
    pub fn view(&self, above: String, below: String) -> view::Opening {
        view::Opening { steps: self.steps.iter().map(|step| step.id.clone()).collect(), above, below }
    }
}

impl Names<'_> {
    pub(super) fn opening(&self) -> OpeningData {
        let passages = &self.explainer.passages;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        OpeningData {
            subtitle: self.explainer.subtitle.clone(),
            standfirst: self.explainer.standfirst.clone(),
            steps: self.steps().collect(),
            map: self.map(),
            voices: self.asked_voices(),
            quoted: count(passages.iter().filter(|passage| passage.kind != PassageKind::Report).count()),
            notes: count(passages.iter().map(|passage| passage.notes.len()).sum()),
        }
    }
}
