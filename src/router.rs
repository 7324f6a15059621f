//! Moves from page to page: links and Back. Keys and swipes click links.
//!
//! After every move the address, the focus, the scroll position and the title are set as a browser sets them when it
//! loads a page: the address before the page is rendered, so that a reload after a failure leads to the page that was asked for,
//! focus and position when it has been rendered, and the title, for which no frame need wait, when it has been painted.

mod memory;

use crate::browser;
use crate::browser::history::{self, Entry};
use crate::browser::{ClickedLink, Listening};
use crate::pages::StepParts;
use crate::shared::Shared;
use explainer::fragment::Fragment;
use explainer::page::Page;
use explainer::view::Content;
use memory::{Arrived, Memory};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The page shown and how the reader came to it.
#[derive(Clone, PartialEq)]
struct Visit {
    view: Shared,
    arrival: Arrival,
}

#[derive(Clone, PartialEq)]
enum Arrival {
    /// The browser loaded the page.
    Loaded,
    /// By a link, to what its fragment points to or to the top.
    Link(Option<Fragment>),
    /// By Back or Forward, to where the page was left, in CSS pixels from the top.
    Return(Option<f64>),
}

/// A visit, and what its page is made of.
struct Showing {
    visit: Visit,
    /// The static parts of a step, where they are not those that the browser has loaded.
    parts: Option<StepParts>,
}

/// What the address points to within the page, once the browser has been asked.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Target {
    /// A note, or words.
    pub(crate) fragment: Option<Fragment>,
    /// Whether the reader came back to it: the page is where it was left, and nothing but the reader moves it.
    pub(crate) returned: bool,
}

/// The page that is shown now.
pub(crate) struct CurrentPage {
    /// What the page shows.
    pub(crate) view: Shared,
    /// The static parts of a step, where they are not those of the document that the browser has loaded.
    pub(crate) parts: Option<StepParts>,
    /// What the address points to.
    pub(crate) target: Target,
}

/// Follows the reader from page to page, beginning with `first`, and returns the page to show.
#[hook]
pub(crate) fn use_router(first: Shared) -> CurrentPage {
    let memory = use_mut_ref(|| Memory::new(first.clone()));
    let showing =
        use_state(|| Showing { visit: Visit { view: first, arrival: Arrival::Loaded }, parts: None });
    let target = use_state_eq(Target::default);
    let view = showing.visit.view.clone();
    memory.borrow_mut().render(view.clone());

    {
        let router = Router { memory, showing: showing.setter(), target: target.setter() };
        use_effect_with(showing.visit.clone(), move |here| {
            router.settle(here);
            let listening = router.listen(here);
            move || drop(listening)
        });
    }

    use_effect_with((), |()| {
        let listening = history::own_scrolling();
        move || drop(listening)
    });

    CurrentPage { view, parts: showing.parts.clone(), target: (*target).clone() }
}

/// What moves need.
#[derive(Clone)]
struct Router {
    memory: Rc<RefCell<Memory>>,
    showing: UseStateSetter<Showing>,
    target: UseStateSetter<Target>,
}

impl Router {
    /// Listens to links, Back and scrolling on the page.
    fn listen(&self, here: &Visit) -> [Option<Listening>; 3] {
        let [linking, moving, scrolling] = [self.clone(), self.clone(), self.clone()];
        [
            browser::on_link(&here.view.frame.base, move |link| linking.follow(link)),
            browser::on_history(move |entry| moving.arrive(entry)),
            browser::on_scrolled(move || scrolling.keep_position()),
        ]
    }

    /// Follows a link of this site. Returns whether the browser is to leave it alone.
    fn follow(&self, link: ClickedLink) -> bool {
        self.keep_position();
        // The browser follows links within the page.
        if link.page == self.memory.borrow().shown().frame.page {
            return false;
        }
        let router = self.clone();
        self.go_to(link.page.clone(), move |view| match view {
            Some(view) => {
                let entry = {
                    let mut memory = router.memory.borrow_mut();
                    memory.leave_at(browser::scroll_position());
                    memory.new_entry()
                };
                history::push(entry, &link.href);
                router.show(Visit { view, arrival: Arrival::Link(link.fragment) });
            }
            None => browser::leave_for(&link.href),
        });
        true
    }

    /// Shows the page of the history entry that the browser has moved to.
    fn arrive(&self, entry: Option<Entry>) {
        let view = self.memory.borrow().shown().clone();
        // For any other address the host shows the page not found.
        let page = browser::page(&view.frame.base).unwrap_or(Page::NotFound);
        let arrived = self.memory.borrow_mut().arrive(entry, browser::scroll_position());
        let left_at = match arrived {
            Arrived::Known(position) => Some(position),
            Arrived::New(entry) => {
                history::keep(entry, None);
                None
            }
        };
        let is_shown = page == view.frame.page;
        self.memory.borrow_mut().set_returning(!is_shown);
        if is_shown {
            let fragment = browser::point_to(&page);
            self.target.set(Target { fragment, returned: entry.is_some() });
            if let Some(position) = left_at {
                // A page that is still being loaded is no longer asked for.
                self.memory.borrow_mut().begin_move();
                browser::set_waiting(false);
                browser::scroll_to(position);
            }
            return;
        }
        let router = self.clone();
        self.go_to(page, move |view| match view {
            Some(view) => router.show(Visit { view, arrival: Arrival::Return(left_at) }),
            None => browser::reload(),
        });
    }

    /// Calls `arrive` with what `page` shows, unless another move begins before that is loaded.
    fn go_to(&self, page: Page, arrive: impl FnOnce(Option<Shared>) + 'static) {
        let (this_move, known) = {
            let mut memory = self.memory.borrow_mut();
            (memory.begin_move(), memory.kept(&page))
        };
        browser::set_waiting(known.is_none());
        if known.is_some() {
            arrive(known);
            return;
        }
        let memory = self.memory.clone();
        browser::spawn(async move {
            let view = browser::load_view(&page).await.map(Shared::from);
            if memory.borrow().is_latest(this_move) {
                browser::set_waiting(false);
                arrive(view);
            }
        });
    }

    /// Shows another page.
    fn show(&self, visit: Visit) {
        self.memory.borrow_mut().show(visit.view.clone());
        // Before anything changes that styles depend on.
        browser::unfocus_page();
        // What the address of the page before pointed to is nothing on this one. What is said of a link to words takes room above
        // the place that a reader returns to, so it is rendered with the page.
        self.target.set(match visit.arrival {
            Arrival::Return(_) => Target { fragment: browser::words_pointed_to(), returned: true },
            _ => Target::default(),
        });
        // Whoever goes on to a step needs no more than its words in the first frame.
        let begins =
            matches!((&visit.arrival, &visit.view.frame.page), (Arrival::Link(None), Page::Passage(_)));
        browser::set_words_first(begins);
        let parts = match &visit.view.content {
            Content::Step(step) => {
                let ahead = self.memory.borrow_mut().take_parts(&visit.view);
                Some(ahead.unwrap_or_else(|| StepParts::new(step, browser::read_html)))
            }
            _ => None,
        };
        self.showing.set(Showing { visit: visit.clone(), parts });
        // Yew renders the page in a task that it has just begun, so the page is there when this one runs. Yew may run effects only
        // after the browser has painted, with the scroll position of the page before. Where it still waits to run those of an
        // earlier page, it renders later, and the effect settles this one.
        let router = self.clone();
        browser::spawn(async move { router.settle(&visit) });
    }

    /// Sets the focus and the scroll position, as a browser does when it loads a page: once, when the page has been rendered, and
    /// not if the reader has moved on.
    fn settle(&self, here: &Visit) {
        if !self.memory.borrow_mut().settle(&here.view) {
            return;
        }
        let page = &here.view.frame.page;
        match &here.arrival {
            Arrival::Loaded => {
                let number = history::entry().map_or(0, |entry| entry.number);
                self.memory.borrow_mut().enter(number);
                // A page that was reached by a damaged address gets its own.
                let is_own = browser::is_at(page, &here.view.frame.base);
                history::keep(
                    Entry { number, position: browser::scroll_position() },
                    (!is_own).then(|| browser::own_address(page, &here.view.frame.base)),
                );
                browser::mark_ready();
            }
            Arrival::Link(fragment) => {
                match fragment {
                    Some(Fragment::Id(id)) => browser::go_to_fragment(id),
                    _ => start_at(0.0),
                }
                self.keep_position();
            }
            Arrival::Return(position) => start_at(position.unwrap_or_default()),
        }
        if !browser::shows_one_page() {
            browser::reload();
        }
        browser::mark_current(&page.href(&here.view.frame.base));
        browser::tell_moved();
        let (router, completed) = (self.clone(), here.clone());
        browser::spawn(async move { router.complete(completed).await });
        let fragment = browser::point_to(page);
        self.target.set(Target { fragment, returned: matches!(here.arrival, Arrival::Return(_)) });
    }

    /// Has the history keep how far the page of the present entry is scrolled.
    fn keep_position(&self) {
        let entry = self.memory.borrow_mut().leave_at(browser::scroll_position());
        if let Some(entry) = entry {
            history::keep(entry, None);
        }
    }

    /// Does what the first frame of a page can do without, when it has been painted: names the page in the tab, shows all of a
    /// step, and gets ready what comes after it.
    async fn complete(&self, here: Visit) {
        browser::painted().await;
        if *self.memory.borrow().shown() != here.view {
            return;
        }
        if here.arrival != Arrival::Loaded {
            browser::set_title(&here.view.frame.tab);
        }
        browser::set_words_first(false);
        self.get_ready(&here.view).await;
    }

    /// Gets what the reader is likely to go on or back to, so that they need not wait: what comes after a step, whose HTML is
    /// read too, and a static page that is here in its document alone.
    async fn get_ready(&self, view: &Shared) {
        let page = match &view.content {
            Content::Step(step) => step.next.page(),
            Content::Printed(None) => view.frame.page.clone(),
            _ => return,
        };
        let kept = self.memory.borrow().kept(&page);
        let next = match kept {
            Some(view) => view,
            None => match browser::load_view(&page).await {
                Some(view) => Shared::from(view),
                None => return,
            },
        };
        let mut memory = self.memory.borrow_mut();
        memory.keep(next.clone());
        if let Content::Step(step) = &next.content {
            memory.read_ahead(next.clone(), StepParts::new(step, browser::read_html));
        }
    }
}

/// Focuses the heading, and scrolls to `position`.
fn start_at(position: f64) {
    browser::focus_heading();
    browser::scroll_to(position);
}
