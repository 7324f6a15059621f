//! Moving from page to page: links, keys, swipes, Back.
//!
//! The address, the title, the focus and the place on the page are set after every move, as a browser sets them when
//! it loads a page.

use crate::browser;
use crate::browser::Link;
use crate::browser::history::{self, Entry};
use crate::shared::Shared;
use explainer::fragment::Fragment;
use explainer::page::Page;
use explainer::view::Content;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The page shown and how the reader came to it.
#[derive(Clone, PartialEq)]
struct Place {
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

/// What the address points to within the page, once the browser has been asked.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Target {
    /// A note, or words.
    pub(crate) fragment: Option<Fragment>,
    /// Whether the reader came back to it: the page is where it was left, and nothing but the reader moves it.
    pub(crate) returned: bool,
}

/// What the app needs for moving.
pub(crate) struct Moving {
    /// What the page shows.
    pub(crate) view: Shared,
    /// What the address points to.
    pub(crate) target: Target,
}

/// What outlives a rendering.
#[derive(Default)]
struct Memory {
    /// The pages seen: a step back needs no request.
    views: Vec<Shared>,
    /// Where each entry of the history was left.
    left: Vec<Entry>,
    /// The present entry.
    entry: u32,
    /// The newest entry made.
    newest: u32,
    /// Counts moves, so that a late answer does not undo a later move.
    moves: u32,
}

impl Memory {
    /// Keeps a page that was seen or fetched ahead.
    fn keep(&mut self, view: Shared) {
        if self.kept(&view.frame.page).is_none() {
            self.views.push(view);
        }
    }

    fn kept(&self, page: &Page) -> Option<Shared> {
        self.views.iter().find(|view| view.frame.page == *page).cloned()
    }

    /// Leaves the present entry for a new one.
    fn new_entry(&mut self) -> u32 {
        self.left_here();
        self.enter(self.newest + 1);
        self.entry
    }

    /// Remembers how far down the present page is.
    fn left_here(&mut self) -> Entry {
        let entry = Entry { number: self.entry, position: browser::scroll_position() };
        self.left.retain(|other| other.number != entry.number);
        self.left.push(entry);
        entry
    }

    /// Enters the history entry that the browser has moved to; answers where it was left. An entry that the browser
    /// made for a link within the page is met for the first time.
    fn arrive(&mut self, entry: Option<Entry>) -> Option<f64> {
        match entry {
            Some(entry) => {
                self.left_here();
                self.enter(entry.number);
                let left = self.left.iter().find(|left| left.number == entry.number);
                Some(left.map_or(entry.position, |left| left.position))
            }
            None => {
                self.enter(self.newest + 1);
                history::keep(Entry { number: self.entry, position: browser::scroll_position() }, None);
                None
            }
        }
    }

    fn enter(&mut self, number: u32) {
        self.entry = number;
        self.newest = self.newest.max(number);
    }
}

/// Moves from page to page, beginning with `first`.
#[hook]
pub(crate) fn use_moving(first: Shared) -> Moving {
    let place = use_state(|| Place { view: first, arrival: Arrival::Loaded });
    let target = use_state_eq(Target::default);
    let memory = use_mut_ref(Memory::default);

    {
        let (place, memory, target) = (place.clone(), memory.clone(), target.setter());
        use_effect_with((*place).clone(), move |here| {
            let fragment = settle(here, &memory);
            target.set(Target { fragment, returned: matches!(here.arrival, Arrival::Return(_)) });
            let clicked = {
                let (known, memory, setter) = (here.view.clone(), memory.clone(), place.setter());
                browser::on_link(&here.view.frame.base, move |link| {
                    follow(link, known.clone(), memory.clone(), setter.clone())
                })
            };
            let memory = memory.clone();
            let view = here.view.clone();
            let setter = place.setter();
            let moved = browser::on_history(move |entry| {
                let fragment = browser::point_to(&view.frame.page);
                target.set(Target { fragment, returned: entry.is_some() });
                // An address that leads nowhere: the host answers it with the page that says so.
                let page = browser::page(&view.frame.base).unwrap_or(Page::NotFound);
                let known = memory.borrow_mut().arrive(entry);
                if page == view.frame.page {
                    if let (Some(_), Some(position)) = (entry, known) {
                        browser::scroll_to(position);
                    }
                    return;
                }
                let setter = setter.clone();
                go_to(page, view.clone(), memory.clone(), move |view| match view {
                    Some(view) => setter.set(Place { view, arrival: Arrival::Return(known) }),
                    None => browser::reload(),
                });
            });
            move || drop((moved, clicked))
        });
    }

    let keys = kept_keys(&place.view);
    use_effect_with((), move |()| {
        let listening = (browser::on_keys(keys), browser::on_swipe(), history::own_scrolling());
        move || drop(listening)
    });

    Moving { view: place.view.clone(), target: (*target).clone() }
}

/// Follows a link of this site from the page `from`. Answers whether the browser is to leave it alone.
fn follow(link: Link, from: Shared, memory: Rc<RefCell<Memory>>, setter: UseStateSetter<Place>) -> bool {
    history::keep(memory.borrow_mut().left_here(), None);
    // A link within the page is the browser's own business.
    if link.page == from.frame.page {
        return false;
    }
    go_to(link.page, from, memory.clone(), move |view| match view {
        Some(view) => {
            let number = memory.borrow_mut().new_entry();
            history::push(Entry { number, position: 0.0 }, &link.href);
            setter.set(Place { view, arrival: Arrival::Link(link.fragment) });
        }
        None => browser::load(&link.href),
    });
    true
}

/// Hands what `page` shows to `arrive`, unless the reader has moved on meanwhile.
fn go_to(
    page: Page,
    from: Shared,
    memory: Rc<RefCell<Memory>>,
    arrive: impl FnOnce(Option<Shared>) + 'static,
) {
    let (this_move, known) = {
        let mut memory = memory.borrow_mut();
        memory.keep(from.clone());
        memory.moves += 1;
        (memory.moves, memory.kept(&page))
    };
    if known.is_some() {
        arrive(known);
        return;
    }
    browser::spawn(async move {
        let view = browser::load_view(&page).await.map(Shared::from);
        if memory.borrow().moves == this_move {
            arrive(view);
        }
    });
}

/// Where the device keeps whether the reader has switched the keys off.
fn kept_keys(view: &Shared) -> String {
    format!("sidelines/{}/keys", view.frame.explainer)
}

/// Sets what a browser sets when it loads a page; answers what the address points to.
fn settle(here: &Place, memory: &Rc<RefCell<Memory>>) -> Option<Fragment> {
    let page = &here.view.frame.page;
    match &here.arrival {
        Arrival::Loaded => {
            let mut memory = memory.borrow_mut();
            memory.enter(history::entry().map_or(0, |entry| entry.number));
            // What reached this page by a mangled address has its own from here on.
            let is_own = browser::is_at(page, &here.view.frame.base);
            history::keep(
                memory.left_here(),
                (!is_own).then(|| browser::own_address(page, &here.view.frame.base)),
            );
            browser::mark_ready();
        }
        Arrival::Link(fragment) => {
            browser::set_title(&here.view.frame.tab);
            match fragment {
                Some(Fragment::Id(id)) => {
                    browser::go_to_fragment(id);
                    history::keep(memory.borrow_mut().left_here(), None);
                }
                _ => {
                    browser::scroll_to(0.0);
                    browser::focus_heading();
                }
            }
        }
        Arrival::Return(position) => {
            browser::set_title(&here.view.frame.tab);
            browser::focus_heading();
            browser::scroll_to(position.unwrap_or_default());
        }
    }
    browser::show_switch(&kept_keys(&here.view));
    browser::mark_current(&page.href(&here.view.frame.base));
    browser::tell_moved();
    let fragment = browser::point_to(page);
    // The next step is fetched ahead, so that the walk never waits.
    if let Content::Step(step) = &here.view.content
        && let Some(next) = &step.next
    {
        let page = Page::Passage(next.id.clone());
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
