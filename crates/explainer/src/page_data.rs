//! Computes the data of every page, at build time.
//!
//! The explainer must have been checked: references to ids that it lacks are left out.

mod changes;
mod contents;
mod counterparts;
mod map;
mod names;
mod opening;
mod pair;
mod positions;
mod scale;
mod sources;
mod step;
mod takeaways;
mod timeline;

pub use changes::ShownChange;
pub use contents::Contents;
pub use counterparts::{PageIndex, moved_pages};
pub use map::{Evidence, MapData, Mark, SideData};
pub use opening::{HeadlineData, OpeningData};
pub use pair::{Pair, pairs};
pub use positions::{Positions, QuestionData};
pub use scale::{AxisPosition, Fraction, Tick};
pub use sources::{SourceData, Sources};
pub use step::{PassageData, StepData};
pub use takeaways::{TakeawayData, Takeaways};
pub use timeline::{EventData, Timeline};

use crate::history;
use crate::model::{Explainer, Passage, Prose, Source, Subject};
use crate::page::Page;
use crate::view::{Frame, SourceLine};
use names::Names;
use std::rc::Rc;

/// The data of one page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PageData {
    /// [`Page::Opening`].
    Opening(Box<OpeningData>),
    /// [`Page::Passage`] and [`Page::Note`].
    Step(Box<StepData>),
    /// Any other page.
    Reference(Rc<Reference>),
}

/// The data of a reference page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reference {
    /// [`Page::Contents`].
    Contents(Contents),
    /// [`Page::Takeaways`].
    Takeaways(Takeaways),
    /// [`Page::Positions`].
    Positions(Positions),
    /// [`Page::Pair`].
    Pair(Pair),
    /// [`Page::Timeline`].
    Timeline(Timeline),
    /// [`Page::Sources`].
    Sources(Sources),
    /// [`Page::All`].
    All(Box<All>),
    /// [`Page::Keys`].
    Keys,
    /// [`Page::Changes`], newest first.
    Changes(Vec<ShownChange>),
    /// [`Page::MyNotes`]: all passages and notes, and their earlier ids, under which a reader may have notes, each with the
    /// current id.
    MyNotes(Vec<Subject>, Vec<(String, String)>),
    /// [`Page::NotFound`].
    NotFound(NotFoundData),
}

/// The data of [`Page::NotFound`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NotFoundData {
    /// The passages that it offers.
    pub contents: Contents,
}

/// The data of [`Page::All`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct All {
    /// The explainer's title.
    pub title: String,
    /// The line under it.
    pub subtitle: String,
    /// The report that is annotated.
    pub report: Source,
    /// The introduction.
    pub standfirst: Prose,
    /// The passages.
    pub passages: Vec<PassageData>,
    /// The data of the page of positions.
    pub positions: Positions,
    /// The data of the timeline.
    pub timeline: Timeline,
    /// The data of the page of sources.
    pub sources: Sources,
}

/// The data of every page of an explainer, each computed once.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SiteData {
    pages: Vec<(Page, PageData)>,
}

impl SiteData {
    /// Computes the data of every page. A page that refers to something the explainer lacks is left out.
    #[must_use]
    pub fn compute(explainer: &Explainer) -> Self {
        let names = Names::new(explainer);
        let pages = pages(explainer).into_iter();
        Self { pages: pages.filter_map(|page| data_of(&names, &page).map(|data| (page, data))).collect() }
    }

    /// Returns every page with its data: the opening, the passages in the order of the walk, their notes, and the rest.
    #[must_use]
    pub fn pages(&self) -> &[(Page, PageData)] {
        &self.pages
    }

    /// Returns the data of every passage's own page, in the order of the walk.
    pub fn steps(&self) -> impl Iterator<Item = &StepData> {
        self.pages.iter().filter_map(|(page, data)| match (page, data) {
            (Page::Passage(_), PageData::Step(step)) => Some(&**step),
            _ => None,
        })
    }

    /// Returns what the page of changes shows, the newest first.
    #[must_use]
    pub fn changes(&self) -> &[ShownChange] {
        let changes = self.pages.iter().find_map(|(_, data)| match data {
            PageData::Reference(reference) => match &**reference {
                Reference::Changes(changes) => Some(changes.as_slice()),
                _ => None,
            },
            PageData::Opening(_) | PageData::Step(_) => None,
        });
        changes.unwrap_or_default()
    }
}

/// Returns every page that the explainer has: the opening, the passages in the order of the walk, their notes, and the
/// rest.
#[must_use]
pub fn pages(explainer: &Explainer) -> Vec<Page> {
    let steps = explainer.passages.iter().map(|passage| Page::Passage(passage.id.clone()));
    let notes = explainer.passages.iter().flat_map(|passage| &passage.notes);
    [Page::Opening]
        .into_iter()
        .chain(steps)
        .chain(notes.map(|note| Page::Note(note.id.clone())))
        .chain(contents::is_long(explainer).then_some(Page::Contents))
        .chain(explainer.passages.iter().any(|passage| passage.takeaway.is_some()).then_some(Page::Takeaways))
        .chain([Page::Positions])
        .chain(pairs(explainer).into_iter().map(|(one, other)| Page::Pair(one, other)))
        .chain([
            Page::Timeline,
            Page::Sources,
            Page::All,
            Page::MyNotes,
            Page::Keys,
            Page::Changes,
            Page::NotFound,
        ])
        .collect()
}

/// Computes the data of one page. Returns `None` for a passage, note or pair of voices that the explainer doesn't have, for
/// takeaways if it has none, for a list of passages if the walk is not long, and for a page that names the report if the
/// explainer lacks it.
#[must_use]
pub fn compute(explainer: &Explainer, page: &Page) -> Option<PageData> {
    data_of(&Names::new(explainer), page)
}

/// Returns the data of one page, as [`compute`] does.
fn data_of(names: &Names<'_>, page: &Page) -> Option<PageData> {
    let explainer = names.explainer;
    let reference = match page {
        Page::Opening => return Some(PageData::Opening(Box::new(names.opening()))),
        Page::Passage(id) => return Some(PageData::Step(Box::new(names.step(id, None)?))),
        Page::Note(id) => {
            let on = |passage: &&Passage| passage.notes.iter().any(|note| note.id == *id);
            let passage = explainer.passages.iter().find(on)?;
            return Some(PageData::Step(Box::new(names.step(&passage.id, Some(id))?)));
        }
        Page::Contents => Reference::Contents(contents::is_long(explainer).then(|| names.whole_contents())?),
        Page::Takeaways => Reference::Takeaways(names.takeaways()?),
        Page::Positions => Reference::Positions(names.positions()),
        Page::Pair(one, other) => Reference::Pair(names.pair(one, other)?),
        Page::Timeline => Reference::Timeline(names.timeline()),
        Page::Sources => Reference::Sources(names.sources()),
        Page::All => Reference::All(Box::new(All {
            title: explainer.title.clone(),
            subtitle: explainer.subtitle.clone(),
            report: names.source_named(&explainer.report)?.clone(),
            standfirst: explainer.standfirst.clone(),
            passages: (0..explainer.passages.len()).filter_map(|index| names.passage_data(index)).collect(),
            positions: names.positions(),
            timeline: names.timeline(),
            sources: names.sources(),
        })),
        Page::Keys => Reference::Keys,
        Page::Changes => Reference::Changes(names.changes()),
        Page::MyNotes => Reference::MyNotes(history::subjects(explainer).collect(), former_ids(explainer)),
        Page::NotFound => Reference::NotFound(NotFoundData { contents: names.short_contents() }),
    };
    Some(PageData::Reference(Rc::new(reference)))
}

/// Returns the frame of `page` under the base path `base`, with the document title `tab`.
#[must_use]
pub fn frame(explainer: &Explainer, page: &Page, base: &str, tab: &str) -> Frame {
    Frame { page: page.clone(), base: base.into(), explainer: explainer.id.clone(), tab: tab.into() }
}

/// Returns the report in short form, or `None` if the explainer lacks it.
#[must_use]
pub fn report(explainer: &Explainer) -> Option<SourceLine> {
    Names::new(explainer).source(&explainer.report)
}

/// Returns the earlier ids of passages and notes, each with the current one.
fn former_ids(explainer: &Explainer) -> Vec<(String, String)> {
    let histories = explainer.record.histories.iter();
    let moved = histories.filter(|history| history.id != history.now.id());
    moved.map(|history| (history.id.clone(), history.now.id().to_string())).collect()
}
