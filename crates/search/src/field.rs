//! The search field on the opening.
//!
//! All events are listened for on the document, because the app replaces the field when it returns to the opening.

use crate::dom::{FIELD, MOVED, RESULTS, set_failed};
use crate::index;
use crate::query::Query;
use crate::results::{LINKS, OFFER, Results};
use explainer::search_index::SearchIndex;
use gloo::events::{EventListener, EventListenerOptions};
use phrases::Phrases;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlInputElement, KeyboardEvent, Window};

enum Index {
    /// Not requested, or lost on the way: the next use of the field requests it.
    Missing,
    Loading,
    Ready(Rc<SearchIndex>),
}

/// The search that a reader left by following a result.
struct Departure {
    typed: String,
    href: String,
}

struct State {
    index: Index,
    departure: Option<Departure>,
    /// Whether the reader is moving through the history of the tab.
    returning: bool,
}

/// The search field and its results, on whichever page is shown.
#[derive(Clone)]
struct Finder {
    window: Window,
    document: Document,
    say: Rc<Phrases>,
    state: Rc<RefCell<State>>,
}

/// Makes the field work.
pub(crate) fn listen(say: Rc<Phrases>) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let state = State { index: Index::Missing, departure: None, returning: false };
    let finder = Finder { window, document, say, state: Rc::new(RefCell::new(state)) };
    finder.on("focusin", |finder, event| finder.search_if_in_field(event));
    finder.on("input", |finder, event| finder.search_if_in_field(event));
    finder.on("click", |finder, event| {
        finder.remember_departure(event);
        finder.take_offer(event);
    });
    finder.on("keydown", |finder, event| {
        if let Some(event) = event.dyn_ref() {
            finder.handle_key(event);
        }
    });
    let returning = finder.clone();
    let set_returning = move |_: &Event| returning.state.borrow_mut().returning = true;
    EventListener::new(&finder.window, "popstate", set_returning).forget();
    finder.on(MOVED, |finder, _| finder.restore());
    // This program is fetched when the field gets the focus, which happened before it could listen.
    if finder.document.active_element().is_some_and(|element| element.id() == FIELD) {
        finder.search();
    }
    Some(())
}

impl Finder {
    fn on(&self, event: &'static str, handle: fn(&Self, &Event)) {
        let finder = self.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&self.document, event, options, move |event| handle(&finder, event))
            .forget();
    }

    fn field(&self) -> Option<HtmlInputElement> {
        self.document.get_element_by_id(FIELD)?.dyn_into().ok()
    }

    fn place(&self) -> Option<Element> {
        self.document.query_selector(RESULTS).ok()?
    }

    fn results(&self) -> Option<Results> {
        Results::within(&self.place()?, self.say.clone())
    }

    fn search_if_in_field(&self, event: &Event) {
        if target_of(event).is_some_and(|target| target.id() == FIELD) {
            self.search();
        }
    }

    /// Shows what the field asks for, as soon as the index is there.
    fn search(&self) {
        // The element for screen readers has to exist before its text changes.
        let results = self.results();
        let mut state = self.state.borrow_mut();
        match &state.index {
            Index::Missing => {
                state.index = Index::Loading;
                let finder = self.clone();
                spawn_local(async move {
                    let index = index::load(&finder.window).await;
                    finder.receive(index);
                });
            }
            Index::Loading => {}
            Index::Ready(index) => {
                let index = index.clone();
                drop(state);
                let typed = self.field().map(|field| composed(&field.value())).unwrap_or_default();
                match (Query::new(&typed), results) {
                    (Some(query), Some(results)) => results.show(&query, &index),
                    (None, Some(results)) => results.clear(),
                    (_, None) => {}
                }
            }
        }
    }

    /// Keeps the index and searches, or says that it did not come; the page stays as it is then.
    fn receive(&self, index: Option<SearchIndex>) {
        let index = index.filter(|index| !index.entries.is_empty());
        set_failed(&self.document, index.is_none());
        let Some(index) = index else {
            self.state.borrow_mut().index = Index::Missing;
            return;
        };
        self.state.borrow_mut().index = Index::Ready(Rc::new(index));
        self.search();
    }

    /// Searches what is offered in place of a slip, if `event` is a press of that button.
    fn take_offer(&self, event: &Event) {
        let offer = target_of(event).and_then(|target| target.closest(OFFER).ok().flatten());
        if let (Some(offer), Some(field)) = (offer, self.field()) {
            field.set_value(&offer.text_content().unwrap_or_default());
            self.search();
            let _ = field.focus();
        }
    }

    fn handle_key(&self, event: &KeyboardEvent) {
        let Some(target) = target_of(event) else { return };
        let (Some(field), Some(place)) = (self.field(), self.place()) else { return };
        let in_field = target.id() == FIELD;
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if modified || event.is_composing() || !(in_field || place.contains(Some(&target))) {
            return;
        }
        let Some(results) = self.results() else { return };
        let handled = match event.key().as_str() {
            "ArrowDown" => results.step(&field, &target, true),
            "ArrowUp" => results.step(&field, &target, false),
            "Enter" if in_field => results.step(&field, &target, true),
            "Escape" => {
                field.set_value("");
                results.clear();
                field.focus().is_ok()
            }
            _ => false,
        };
        if handled {
            event.prevent_default();
        }
    }

    /// Remembers the search when a result is followed.
    fn remember_departure(&self, event: &Event) {
        let link = target_of(event).and_then(|target| target.closest(LINKS).ok().flatten());
        if let (Some(link), Some(field)) = (link, self.field()) {
            let href = link.get_attribute("href").unwrap_or_default();
            self.state.borrow_mut().departure = Some(Departure { typed: field.value(), href });
        }
    }

    /// Restores the search when a reader comes back from a result.
    fn restore(&self) {
        let mut state = self.state.borrow_mut();
        let returning = std::mem::take(&mut state.returning);
        let Some(field) = self.field() else { return };
        let departure = state.departure.take();
        drop(state);
        if let Some(departure) = departure.filter(|_| returning && field.value().is_empty()) {
            field.set_value(&departure.typed);
            self.search();
            if let Some(results) = self.results() {
                results.focus(&departure.href);
            }
        }
    }
}

/// `text` in the normal form of the index, NFC.
fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
