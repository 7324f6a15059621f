//! What links can lead to within the page of everything.

use explainer::id::PassageId;
use explainer::page::Page;
use explainer::page_data::{All, PassageData};
use std::collections::BTreeMap;

/// A number by which the page of everything names what a link leads to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Number {
    /// A passage.
    Passage(u32),
    /// A note: the number of its passage, and its own among the notes of that.
    Note(u32, usize),
    /// A source, in the order of the bibliography.
    Source(usize),
}

/// The elements of the page of everything that links lead to.
pub(crate) struct PageIds {
    /// The id of the element, and its number, by the path that it has elsewhere on the site.
    by_path: BTreeMap<String, (String, Option<Number>)>,
}

impl PageIds {
    /// The ids on the page that shows `all`.
    pub(crate) fn of(all: &All) -> Self {
        let passages = all.passages.iter().flat_map(passage_ids);
        let voices = all.positions.voices.iter().map(|voice| format!("voice-{}", voice.id));
        let events = all.timeline.events.iter().map(|dated| format!("event-{}", dated.event.id));
        let sources = all.sources.cited.iter().map(|cited| format!("source-{}", cited.source.id));
        let by_path = passages
            .chain(voices.map(|id| entry(&Page::Positions, id, None)))
            .chain(events.map(|id| entry(&Page::Timeline, id, None)))
            .chain(
                sources.zip(1..).map(|(id, number)| entry(&Page::Sources, id, Some(Number::Source(number)))),
            )
            .collect();
        Self { by_path }
    }

    /// The id and the number of what `path` below the base path leads to; `None` if it is not on this page.
    pub(crate) fn find(&self, path: &str) -> Option<(&str, Option<Number>)> {
        self.by_path.get(path).map(|(id, number)| (id.as_str(), *number))
    }
}

/// A passage and its notes, which can be linked to by former ids too.
fn passage_ids(passage_data: &PassageData) -> Vec<(String, (String, Option<Number>))> {
    let passage = &passage_data.passage;
    let page = Page::Passage(passage.id.clone());
    let number = passage_data.number;
    let notes = passage.notes.iter().zip(1..).flat_map(|(note, index)| {
        let ids = note.aliases.iter().chain([&note.id]);
        ids.map(move |id| (id.to_string(), Number::Note(number, index)))
    });
    let mut entries: Vec<_> = notes.map(|(id, number)| entry(&page, id, Some(number))).collect();
    entries.push((page.path(), (passage_element_id(&passage.id), Some(Number::Passage(number)))));
    entries
}

/// The id of the element that shows the passage `id` on the page of everything.
pub(crate) fn passage_element_id(id: &PassageId) -> String {
    format!("passage-{id}")
}

/// The element `id`, which is on `page` too.
fn entry(page: &Page, id: String, number: Option<Number>) -> (String, (String, Option<Number>)) {
    (format!("{}#{id}", page.path()), (id, number))
}

#[cfg(test)]
impl<const N: usize> From<[(&str, &str, Option<Number>); N]> for PageIds {
    /// Ids and numbers, each after the path that it has elsewhere.
    fn from(entries: [(&str, &str, Option<Number>); N]) -> Self {
        let entries = entries.map(|(path, id, number)| (path.to_string(), (id.to_string(), number)));
        Self { by_path: BTreeMap::from(entries) }
    }
}
