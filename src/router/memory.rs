//! What the router remembers from one page to the next. Nothing here asks the browser for anything.

use crate::browser::history::Entry;
use crate::pages::StepParts;
use crate::shared::Shared;
use explainer::page::Page;

/// Pages seen, scroll positions, and the latest move. Positions are in CSS pixels from the top of a page.
pub(super) struct Memory {
    /// The page that was shown last, whether or not it has been rendered yet.
    shown: Shared,
    /// The page that was rendered last.
    rendered: Shared,
    /// Whether the title, the focus and the position of the page shown have been set.
    is_settled: bool,
    /// Whether the present entry is of another page than the one shown, which is still being loaded.
    is_returning: bool,
    /// The pages seen or loaded ahead: a step back needs no request.
    pages: Vec<Shared>,
    /// Where each entry of the history was left.
    left: Vec<Entry>,
    /// The number of the present entry.
    entry: u32,
    /// The highest number of an entry.
    newest: u32,
    latest_move: Move,
    /// The step that is likely to be shown next, and its static parts.
    ahead: Option<(Shared, StepParts)>,
}

/// A move to another page, which may have to be loaded first.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Move(u32);

/// The history entry that the browser has moved to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Arrived {
    /// An entry that was left at this position.
    Known(f64),
    /// An entry that the browser made for a link within the page. It is to be kept in the history.
    New(Entry),
}

impl Memory {
    /// Begins with the page that the browser has loaded.
    pub(super) fn new(shown: Shared) -> Self {
        let mut memory = Self {
            pages: Vec::new(),
            rendered: shown.clone(),
            is_settled: false,
            is_returning: false,
            shown: shown.clone(),
            left: Vec::new(),
            entry: 0,
            newest: 0,
            latest_move: Move::default(),
            ahead: None,
        };
        memory.keep(shown);
        memory
    }

    /// Returns the page that was shown last.
    pub(super) fn shown(&self) -> &Shared {
        &self.shown
    }

    /// Remembers that a page is shown, and keeps it.
    pub(super) fn show(&mut self, view: Shared) {
        self.keep(view.clone());
        self.shown = view;
        self.is_settled = false;
        self.is_returning = false;
    }

    /// Remembers that a page is rendered.
    pub(super) fn render(&mut self, view: Shared) {
        self.rendered = view;
    }

    /// Returns whether the title, the focus and the position of a page are to be set now: it is the one shown, has been
    /// rendered, and this was not asked since it was shown.
    pub(super) fn settle(&mut self, view: &Shared) -> bool {
        let is_due = !self.is_settled && self.shown == *view && self.rendered == *view;
        self.is_settled |= is_due;
        is_due
    }

    /// Keeps a page that was seen or loaded ahead, if it can be rendered.
    pub(super) fn keep(&mut self, view: Shared) {
        if view.is_whole() && self.kept(&view.frame.page).is_none() {
            self.pages.push(view);
        }
    }

    /// Returns what `page` shows if it was kept.
    pub(super) fn kept(&self, page: &Page) -> Option<Shared> {
        self.pages.iter().find(|view| view.frame.page == *page).cloned()
    }

    /// Keeps the static parts of the step that is likely to be shown next, and of no other.
    pub(super) fn read_ahead(&mut self, step: Shared, parts: StepParts) {
        self.ahead = Some((step, parts));
    }

    /// Takes the static parts of `step` if they were kept: what a reader has changed in them (an open list, say) is not shown again.
    pub(super) fn take_parts(&mut self, step: &Shared) -> Option<StepParts> {
        self.ahead.take_if(|(ahead, _)| ahead == step).map(|(_, parts)| parts)
    }

    /// Makes the entry `number` the present one, without leaving another.
    pub(super) fn enter(&mut self, number: u32) {
        self.entry = number;
        self.newest = self.newest.max(number);
    }

    /// Remembers that the page of the present entry is at `position`, and returns the entry; `None` while that page is being
    /// loaded or rendered: this may be the position of the one before.
    pub(super) fn leave_at(&mut self, position: f64) -> Option<Entry> {
        if !self.is_settled || self.is_returning {
            return None;
        }
        let entry = Entry { number: self.entry, position };
        self.left.retain(|other| other.number != entry.number);
        self.left.push(entry);
        Some(entry)
    }

    /// Enters a new entry, which it returns.
    pub(super) fn new_entry(&mut self) -> Entry {
        self.enter(self.newest + 1);
        Entry { number: self.entry, position: 0.0 }
    }

    /// Enters the history entry that the browser has moved to. `entry` is what the history keeps of it, `position` the
    /// present position.
    pub(super) fn arrive(&mut self, entry: Option<Entry>, position: f64) -> Arrived {
        let Some(entry) = entry else {
            self.enter(self.newest + 1);
            return Arrived::New(Entry { number: self.entry, position });
        };
        self.leave_at(position);
        self.enter(entry.number);
        let left = self.left.iter().find(|left| left.number == entry.number);
        Arrived::Known(left.map_or(entry.position, |left| left.position))
    }

    /// Remembers whether the page of the present entry is another than the one shown, and is still to be loaded.
    pub(super) fn set_returning(&mut self, is_returning: bool) {
        self.is_returning = is_returning;
    }

    /// Begins a move to another page, for which every earlier one is given up.
    pub(super) fn begin_move(&mut self) -> Move {
        self.latest_move.0 += 1;
        self.latest_move
    }

    /// Whether no other move has begun since `this_move`.
    pub(super) fn is_latest(&self, this_move: Move) -> bool {
        self.latest_move == this_move
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer::view::{Content, Frame, View};

    fn view(page: &Page, text: &str) -> Shared {
        let frame = Frame { page: page.clone(), base: "/".into(), explainer: "vow".into(), tab: text.into() };
        Shared::from(View { frame, content: Content::Printed(Some(text.into())) })
    }

    /// A memory of a page that is there.
    fn memory() -> Memory {
        let opening = view(&Page::Opening, "opening");
        let mut memory = Memory::new(opening.clone());
        assert!(memory.settle(&opening) && !memory.settle(&opening), "once");
        memory
    }

    fn entry(number: u32, position: f64) -> Entry {
        Entry { number, position }
    }

    #[test]
    fn a_page_is_kept_once_as_it_was_first_seen() {
        let mut memory = memory();
        let (sources, timeline) = (view(&Page::Sources, "sources"), view(&Page::Timeline, "timeline"));
        assert!(memory.kept(&Page::Sources).is_none());
        memory.keep(sources.clone());
        memory.keep(timeline.clone());
        memory.keep(view(&Page::Sources, "loaded again"));
        assert!(memory.kept(&Page::Sources) == Some(sources));
        assert!(memory.kept(&Page::Timeline) == Some(timeline));
        assert!(memory.kept(&Page::Keys).is_none());
        assert_eq!(memory.pages.len(), 3, "with the page that it began with");
    }

    #[test]
    fn a_page_that_only_its_document_has_is_not_kept() {
        let here = view(&Page::Sources, "sources");
        let own = Shared::from(View { frame: here.frame.clone(), content: Content::Printed(None) });
        let mut memory = Memory::new(own.clone());
        assert!(*memory.shown() == own && memory.kept(&Page::Sources).is_none());
        memory.keep(here.clone());
        assert!(memory.kept(&Page::Sources) == Some(here), "loaded meanwhile");
    }

    #[test]
    fn what_was_read_ahead_is_taken_once_for_the_page_it_belongs_to() {
        let mut memory = memory();
        let (sources, timeline) = (view(&Page::Sources, "sources"), view(&Page::Timeline, "timeline"));
        memory.read_ahead(sources.clone(), StepParts::default());
        assert!(memory.take_parts(&timeline).is_none(), "of another page");
        assert!(memory.take_parts(&sources).is_some());
        assert!(memory.take_parts(&sources).is_none(), "taken");
        memory.read_ahead(sources.clone(), StepParts::default());
        memory.read_ahead(timeline.clone(), StepParts::default());
        assert!(memory.take_parts(&sources).is_none(), "given up for another");
        assert!(memory.take_parts(&timeline).is_some());
    }

    #[test]
    fn what_is_shown_changes_before_anything_is_rendered() {
        let mut memory = memory();
        let sources = view(&Page::Sources, "sources");
        assert!(memory.shown().frame.page == Page::Opening);
        memory.show(sources.clone());
        assert!(*memory.shown() == sources && memory.kept(&Page::Sources) == Some(sources));
        assert!(memory.kept(&Page::Opening).is_some(), "a step back needs no request");
    }

    #[test]
    fn back_and_forward_return_to_where_a_page_was_left() {
        let mut memory = memory();
        memory.enter(0);
        memory.leave_at(230.0);
        let second = memory.new_entry();
        assert_eq!(second, entry(1, 0.0));
        assert_eq!(memory.arrive(Some(entry(0, 0.0)), 120.0), Arrived::Known(230.0));
        assert_eq!(memory.arrive(Some(second), 240.0), Arrived::Known(120.0));
        assert_eq!(memory.arrive(Some(entry(0, 0.0)), 130.0), Arrived::Known(240.0), "the last time counts");
    }

    #[test]
    fn a_page_is_settled_once_it_is_rendered_unless_another_is_shown() {
        let mut memory = memory();
        let (sources, timeline) = (view(&Page::Sources, "sources"), view(&Page::Timeline, "timeline"));
        memory.show(sources.clone());
        assert!(!memory.settle(&sources), "not rendered yet");
        memory.render(sources.clone());
        memory.show(timeline.clone());
        assert!(!memory.settle(&sources) && !memory.settle(&timeline), "the reader has moved on");
        memory.render(timeline.clone());
        assert!(memory.settle(&timeline) && !memory.settle(&timeline));
        memory.show(timeline.clone());
        assert!(memory.settle(&timeline), "shown once more, since the reader came back to it");
    }

    #[test]
    fn the_position_of_a_page_is_not_taken_for_that_of_the_one_before() {
        let mut memory = memory();
        memory.enter(0);
        assert_eq!(memory.leave_at(230.0), Some(entry(0, 230.0)));
        let sources = view(&Page::Sources, "sources");
        memory.show(sources.clone());
        memory.render(sources.clone());
        assert_eq!(memory.leave_at(0.0), None);
        assert_eq!(memory.arrive(Some(entry(0, 0.0)), 0.0), Arrived::Known(230.0));
        memory.settle(&sources);
        assert_eq!(memory.leave_at(40.0), Some(entry(0, 40.0)));
        memory.set_returning(true);
        assert_eq!(memory.leave_at(50.0), None, "the page of the entry is not here yet");
        memory.show(view(&Page::Keys, "keys"));
        assert!(!memory.settle(&sources));
    }

    #[test]
    fn an_entry_of_an_earlier_document_was_left_where_the_history_says() {
        let mut memory = memory();
        // Loaded anew at the third entry.
        memory.enter(2);
        assert_eq!(memory.arrive(Some(entry(1, 77.0)), 10.0), Arrived::Known(77.0));
        assert_eq!(memory.arrive(Some(entry(2, 5.0)), 80.0), Arrived::Known(10.0));
    }

    #[test]
    fn an_entry_that_the_browser_made_gets_the_next_number() {
        let mut memory = memory();
        memory.enter(4);
        memory.leave_at(50.0);
        // The browser has scrolled to what the link within the page leads to.
        assert_eq!(memory.arrive(None, 300.0), Arrived::New(entry(5, 300.0)));
        assert_eq!(memory.arrive(Some(entry(4, 0.0)), 310.0), Arrived::Known(50.0));
        assert_eq!(memory.arrive(Some(entry(5, 300.0)), 60.0), Arrived::Known(310.0));
    }

    #[test]
    fn numbers_are_never_given_twice() {
        let mut memory = memory();
        memory.enter(0);
        let numbers = [memory.new_entry().number, memory.new_entry().number];
        memory.arrive(Some(entry(0, 0.0)), 0.0);
        assert_eq!((numbers, memory.new_entry().number), ([1, 2], 3));
        memory.enter(1);
        assert_eq!(memory.arrive(None, 0.0), Arrived::New(entry(4, 0.0)));
    }

    #[test]
    fn a_page_that_is_loading_is_given_up_for_another() {
        let mut memory = memory();
        let first = memory.begin_move();
        assert!(memory.is_latest(first));
        let second = memory.begin_move();
        assert!(!memory.is_latest(first), "a late answer does not undo a later move");
        assert!(memory.is_latest(second));
    }

    #[test]
    fn a_page_that_is_loading_is_waited_for_whatever_happens_within_the_present_one() {
        let mut memory = memory();
        memory.enter(0);
        let back = memory.begin_move();
        memory.leave_at(10.0);
        memory.arrive(None, 20.0);
        memory.arrive(Some(entry(0, 0.0)), 30.0);
        memory.keep(view(&Page::Keys, "loaded ahead"));
        assert!(
            memory.is_latest(back),
            "browsers report fragments that the program sets as they report Back"
        );
    }
}
