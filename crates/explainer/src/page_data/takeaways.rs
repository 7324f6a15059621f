//! The data of the page of takeaways.

use super::names::Names;
use super::step::PassageData;
use crate::model::Takeaway;
use crate::view::Neighbour;

/// The data of [`Page::Takeaways`](crate::page::Page::Takeaways).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Takeaways {
    /// The takeaways, in the order of the walk; never empty.
    pub rows: Vec<TakeawayData>,
    /// The last step before them.
    pub previous: Neighbour,
    /// What the walk goes on with.
    pub next: Neighbour,
}

/// A takeaway with its passage.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TakeawayData {
    /// The passage.
    pub passage_data: PassageData,
    /// What can be repeated of it.
    pub takeaway: Takeaway,
}

impl Names<'_> {
    /// Returns the takeaways, or `None` if the explainer has none.
    pub(super) fn takeaways(&self) -> Option<Takeaways> {
        let last = self.last_with_takeaway()?;
        let row = |index: usize| {
            let takeaway = self.explainer.passages.get(index)?.takeaway.clone()?;
            Some(TakeawayData { passage_data: self.passage_data(index)?, takeaway })
        };
        Some(Takeaways {
            rows: (0..=last).filter_map(row).collect(),
            previous: self.step_neighbour(last)?,
            next: self.step_neighbour(last + 1).unwrap_or(Neighbour::Positions),
        })
    }
}
