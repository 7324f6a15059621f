//! Moves from page to page: links and Back. Keys and swipes click links.
//!
//! After every move the address, the title, the focus and the scroll position are set as a browser sets them when it
//! loads a page.

mod memory;

use crate::browser;
use crate::browser::ClickedLink;
use crate::browser::history;
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

impl Arrival {
    /// Where the page is scrolled to; `None` where the browser scrolls it.
    fn position(&self) -> Option<f64> {
        match self {
            Self::Loaded | Self::Link(Some(Fragment::Id(_))) => None,
            Self::Link(_) => Some(0.0),
            Self::Return(position) => Some(position.unwrap_or_default()),
        }
    }
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
    /// What the address points to.
    pub(crate) target: Target,
}

/// Follows the reader from page to page, beginning with `first`, and returns the page to show.
#[hook]
pub(crate) fn use_router(first: Shared) -> CurrentPage {
    let memory = use_mut_ref(|| Memory::new(first.clone()));
    let visit = use_state(|| Visit { view: first, arrival: Arrival::Loaded });
    let target = use_state_eq(Target::default);

    {
        let (visit, memory, target) = (visit.clone(), memory.clone(), target.setter());
        use_effect_with((*visit).clone(), move |here| {
            // Between rendering a page and running its effects Yew may let the browser handle events: the reader may have
            // moved on.
            let is_shown = *memory.borrow().shown() == here.view;
            if is_shown {
                let fragment = settle(here, &memory);
                target.set(Target { fragment, returned: matches!(here.arrival, Arrival::Return(_)) });
            }
            let clicked = {
                let (memory, setter) = (memory.clone(), visit.setter());
                browser::on_link(&here.view.frame.base, move |link| {
                    follow(link, memory.clone(), setter.clone())
                })
            };
            let scrolled = {
                let (memory, view) = (memory.clone(), here.view.clone());
                browser::on_scrolled(move || {
                    if *memory.borrow().shown() == view {
                        keep_position(&memory);
                    }
                })
            };
            let memory = memory.clone();
            let setter = visit.setter();
            let moved = browser::on_history(move |entry| {
                let view = memory.borrow().shown().clone();
                let fragment = browser::point_to(&view.frame.page);
                target.set(Target { fragment, returned: entry.is_some() });
                // For any other address the host shows the page not found.
                let page = browser::page(&view.frame.base).unwrap_or(Page::NotFound);
                let arrived = memory.borrow_mut().arrive(entry, browser::scroll_position());
                let left_at = match arrived {
                    Arrived::Known(position) => Some(position),
                    Arrived::New(entry) => {
                        history::keep(entry, None);
                        None
                    }
                };
                if page == view.frame.page {
                    if let Some(position) = left_at {
                        browser::scroll_to(position);
                    }
                    return;
                }
                let (shown, setter) = (memory.clone(), setter.clone());
                go_to(page, &memory, move |view| match view {
                    Some(view) => show(Visit { view, arrival: Arrival::Return(left_at) }, &shown, &setter),
                    None => browser::reload(),
                });
            });
            move || drop((moved, clicked, scrolled))
        });
    }

    use_effect_with((), |()| {
        let listening = history::own_scrolling();
        move || drop(listening)
    });

    CurrentPage { view: visit.view.clone(), target: (*target).clone() }
}

/// Shows another page.
fn show(visit: Visit, memory: &Rc<RefCell<Memory>>, setter: &UseStateSetter<Visit>) {
    memory.borrow_mut().show(visit.view.clone());
    // First as far as the page that is still there reaches: on a slow machine the next one is painted before its effects run,
    // and would be seen scrolled as this one was.
    if let Some(position) = visit.arrival.position() {
        browser::scroll_to(position);
    }
    setter.set(visit);
}

/// Has the history keep how far the present page is scrolled.
fn keep_position(memory: &Rc<RefCell<Memory>>) {
    history::keep(memory.borrow_mut().leave_at(browser::scroll_position()), None);
}

/// Follows a link of this site. Returns whether the browser is to leave it alone.
fn follow(link: ClickedLink, memory: Rc<RefCell<Memory>>, setter: UseStateSetter<Visit>) -> bool {
    keep_position(&memory);
    // The browser follows links within the page.
    if link.page == memory.borrow().shown().frame.page {
        return false;
    }
    let shown = memory.clone();
    go_to(link.page, &memory, move |view| match view {
        Some(view) => {
            let entry = shown.borrow_mut().new_entry(browser::scroll_position());
            history::push(entry, &link.href);
            show(Visit { view, arrival: Arrival::Link(link.fragment) }, &shown, &setter);
        }
        None => browser::leave_for(&link.href),
    });
    true
}

/// Calls `arrive` with what `page` shows, unless another move begins before that is loaded.
fn go_to(page: Page, memory: &Rc<RefCell<Memory>>, arrive: impl FnOnce(Option<Shared>) + 'static) {
    let (this_move, known) = {
        let mut memory = memory.borrow_mut();
        (memory.begin_move(), memory.kept(&page))
    };
    browser::set_waiting(known.is_none());
    if known.is_some() {
        arrive(known);
        return;
    }
    let memory = memory.clone();
    browser::spawn(async move {
        let view = browser::load_view(&page).await.map(Shared::from);
        if memory.borrow().is_latest(this_move) {
            browser::set_waiting(false);
            arrive(view);
        }
    });
}

/// Sets what a browser sets when it loads a page, and returns what the address points to.
fn settle(here: &Visit, memory: &Rc<RefCell<Memory>>) -> Option<Fragment> {
    let page = &here.view.frame.page;
    match &here.arrival {
        Arrival::Loaded => {
            let mut memory = memory.borrow_mut();
            memory.enter(history::entry().map_or(0, |entry| entry.number));
            // A page that was reached by a damaged address gets its own.
            let is_own = browser::is_at(page, &here.view.frame.base);
            history::keep(
                memory.leave_at(browser::scroll_position()),
                (!is_own).then(|| browser::own_address(page, &here.view.frame.base)),
            );
            browser::mark_ready();
        }
        Arrival::Link(Some(Fragment::Id(id))) => {
            browser::set_title(&here.view.frame.tab);
            browser::go_to_fragment(id);
            keep_position(memory);
        }
        Arrival::Link(_) | Arrival::Return(_) => {
            browser::set_title(&here.view.frame.tab);
            browser::focus_heading();
            browser::scroll_to(here.arrival.position().unwrap_or_default());
        }
    }
    if !browser::shows_one_page() {
        browser::reload();
    }
    browser::mark_current(&page.href(&here.view.frame.base));
    browser::tell_moved();
    let fragment = browser::point_to(page);
    // What comes next is fetched ahead, so that the walk never waits.
    if let Content::Step(step) = &here.view.content {
        let page = step.next.page();
        let memory = memory.clone();
        if memory.borrow().kept(&page).is_none() {
            browser::spawn(async move {
                if let Some(view) = browser::load_view(&page).await {
                    memory.borrow_mut().keep(view.into());
                }
            });
        }
    }
    fragment
}
