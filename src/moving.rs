//! Moving from page to page: links, keys, swipes, Back.
//!
//! The address, the title, the focus and the place on the page are set after every move, as a browser sets them when
//! it loads a page.

use crate::browser;
use crate::browser::history::{self, Entry};
use crate::shared::Shared;
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
    /// By a link, to the element with this id or to the top.
    Link(Option<String>),
    /// By Back or Forward, to where the page was left, in CSS pixels from the top.
    Return(Option<f64>),
}

/// What the app needs for moving.
pub(crate) struct Moving {
    /// What the page shows.
    pub(crate) view: Shared,
    /// The id that the address points to, once the browser has been asked.
    pub(crate) fragment: Option<AttrValue>,
    /// Takes clicks on links of this site.
    pub(crate) onclick: Callback<MouseEvent>,
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
                history::keep(Entry { number: self.entry, position: browser::scroll_position() });
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
    let fragment = use_state_eq(|| None::<AttrValue>);
    let memory = use_mut_ref(Memory::default);

    let onclick = {
        let (place, memory) = (place.clone(), memory.clone());
        Callback::from(move |event: MouseEvent| {
            let base = &place.view.frame.base;
            let Some(link) = browser::link_clicked(&event, base) else {
                return;
            };
            history::keep(memory.borrow_mut().left_here());
            // A link within the page is the browser's own business.
            if link.page == place.view.frame.page {
                return;
            }
            event.prevent_default();
            let (setter, memory) = (place.setter(), memory.clone());
            let known = place.view.clone();
            go_to(link.page, known, memory.clone(), move |view| match view {
                Some(view) => {
                    let number = memory.borrow_mut().new_entry();
                    history::push(Entry { number, position: 0.0 }, &link.href);
                    setter.set(Place { view, arrival: Arrival::Link(link.fragment) });
                }
                None => browser::load(&link.href),
            });
        })
    };

    {
        let (place, memory, fragment) = (place.clone(), memory.clone(), fragment.setter());
        use_effect_with((*place).clone(), move |here| {
            settle(here, &memory);
            fragment.set(browser::fragment().map(AttrValue::from));
            let memory = memory.clone();
            let view = here.view.clone();
            let setter = place.setter();
            let moved = browser::on_history(move |entry| {
                fragment.set(browser::fragment().map(AttrValue::from));
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
            move || drop(moved)
        });
    }

    let keys = kept_keys(&place.view);
    use_effect_with((), move |()| {
        let listening = (browser::on_keys(keys), browser::on_swipe(), history::own_scrolling());
        move || drop(listening)
    });

    // On a phone a note opens over the foot of the window, where its words may be.
    use_effect_with((*fragment).clone(), |fragment| {
        if let Some(note) = fragment {
            browser::keep_in_sight(&format!("{note}-words"));
        }
    });

    Moving { view: place.view.clone(), fragment: (*fragment).clone(), onclick }
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

/// Sets what a browser sets when it loads a page.
fn settle(here: &Place, memory: &Rc<RefCell<Memory>>) {
    match &here.arrival {
        Arrival::Loaded => {
            let mut memory = memory.borrow_mut();
            memory.enter(history::entry().map_or(0, |entry| entry.number));
            history::keep(memory.left_here());
            browser::mark_ready();
        }
        Arrival::Link(fragment) => {
            browser::set_title(&here.view.frame.tab);
            match fragment {
                Some(fragment) => {
                    browser::go_to_fragment(fragment);
                    history::keep(memory.borrow_mut().left_here());
                }
                None => {
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
    browser::tell_moved();
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
}
