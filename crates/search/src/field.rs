//! The field on the opening, and what a reader does in it.
//!
//! Another move to the opening may bring another field: everything is listened for on the document.

use crate::content;
use crate::entry::Entry;
use crate::query::Query;
use crate::results::Results;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, HtmlInputElement, KeyboardEvent, Window, XmlHttpRequest,
    XmlHttpRequestResponseType,
};

/// The event by which the app tells that it shows another page.
const MOVED: &str = "sidelines:moved";
const FIELD: &str = "find";
/// The element that is left empty for results; `data-all` is the address of the page that holds everything.
const PLACE: &str = ".found[data-all]";
const ALL: &str = "all/";

/// Where what can be found stands.
enum Index {
    /// Not asked for, or lost on the way: a further turn to the field asks again.
    Missing,
    Coming,
    Here(Rc<Vec<Entry>>),
}

/// What a reader left behind on the way to something found, for the way back.
#[derive(Default)]
struct Left {
    typed: String,
    href: String,
}

struct State {
    index: Index,
    left: Option<Left>,
    /// Whether the reader is going through the history of the tab.
    returning: bool,
}

/// The field and its list, whichever page is shown.
#[derive(Clone)]
struct Finder {
    window: Window,
    document: Document,
    state: Rc<RefCell<State>>,
}

/// Makes the field work.
pub(crate) fn listen() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let state = State { index: Index::Missing, left: None, returning: false };
    let finder = Finder { window, document, state: Rc::new(RefCell::new(state)) };
    finder.on("focusin", |finder, event| finder.ask_if_in_field(event));
    finder.on("input", |finder, event| finder.ask_if_in_field(event));
    finder.on("click", |finder, event| finder.leave_by(event));
    finder.on("keydown", |finder, event| {
        if let Some(event) = event.dyn_ref() {
            finder.press(event);
        }
    });
    let going = finder.clone();
    let popped = move |_: &Event| going.state.borrow_mut().returning = true;
    EventListener::new(&finder.window, "popstate", popped).forget();
    finder.on(MOVED, |finder, _| finder.arrive());
    // The turn to the field that made the browser fetch this program.
    if finder.document.active_element().is_some_and(|element| element.id() == FIELD) {
        finder.ask();
    }
    Some(())
}

impl Finder {
    fn on(&self, event: &'static str, act: fn(&Self, &Event)) {
        let finder = self.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&self.document, event, options, move |event| act(&finder, event))
            .forget();
    }

    fn field(&self) -> Option<HtmlInputElement> {
        self.document.get_element_by_id(FIELD)?.dyn_into().ok()
    }

    fn place(&self) -> Option<Element> {
        self.document.query_selector(PLACE).ok()?
    }

    fn results(&self) -> Option<Results> {
        Results::within(&self.place()?)
    }

    fn ask_if_in_field(&self, event: &Event) {
        if target_of(event).is_some_and(|target| target.id() == FIELD) {
            self.ask();
        }
    }

    /// Shows what the field asks for, as soon as that can be told.
    fn ask(&self) {
        let results = self.results();
        let mut state = self.state.borrow_mut();
        match &state.index {
            Index::Missing => {
                state.index = Index::Coming;
                drop(state);
                if self.fetch().is_none() {
                    self.lose();
                }
            }
            Index::Coming => {}
            Index::Here(entries) => {
                let entries = entries.clone();
                drop(state);
                let typed = self.field().map(|field| field.value()).unwrap_or_default();
                if let Some(results) = results {
                    results.show(Query::new(&typed).as_ref(), &entries);
                }
            }
        }
    }

    /// Fetches the page that holds everything.
    fn fetch(&self) -> Option<()> {
        let address = self.place()?.get_attribute("data-all")?;
        let base = address.strip_suffix(ALL)?.to_string();
        let request = XmlHttpRequest::new().ok()?;
        request.open("GET", &address).ok()?;
        // The browser reads the page: no script of it runs, nothing of it is fetched.
        request.set_response_type(XmlHttpRequestResponseType::Document);
        let finder = self.clone();
        let answered = request.clone();
        let answer = move |_: &Event| {
            let is_good = answered.status().is_ok_and(|status| status == 200);
            let page = answered.response_xml().ok().flatten().filter(|_| is_good);
            finder.take(page.map(|page| content::read(&page, &base)).unwrap_or_default());
        };
        EventListener::once(&request, "loadend", answer).forget();
        request.send().ok()
    }

    /// Keeps what can be found.
    fn take(&self, entries: Vec<Entry>) {
        if entries.is_empty() {
            return self.lose();
        }
        self.state.borrow_mut().index = Index::Here(Rc::new(entries));
        self.say_lost(false);
        self.ask();
    }

    /// Says that nothing can be found at present; the page stays as it is.
    fn lose(&self) {
        self.state.borrow_mut().index = Index::Missing;
        self.say_lost(true);
    }

    fn say_lost(&self, lost: bool) {
        if let Some(root) = self.document.get_element_by_id("app") {
            let _ = root.toggle_attribute_with_force("data-lost", lost);
        }
    }

    fn press(&self, event: &KeyboardEvent) {
        let Some(target) = target_of(event) else { return };
        let (Some(field), Some(place)) = (self.field(), self.place()) else { return };
        let in_field = target.id() == FIELD;
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if modified || event.is_composing() || !(in_field || place.contains(Some(&target))) {
            return;
        }
        let Some(results) = self.results() else { return };
        let done = match event.key().as_str() {
            "ArrowDown" => results.step(&field, &target, true),
            "ArrowUp" => results.step(&field, &target, false),
            "Enter" if in_field => results.step(&field, &target, true),
            "Escape" => {
                field.set_value("");
                results.show(None, &[]);
                field.focus().is_ok()
            }
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    }

    /// Remembers what was typed when something found is followed.
    fn leave_by(&self, event: &Event) {
        let link = target_of(event).and_then(|target| target.closest(".found-list a").ok().flatten());
        if let (Some(link), Some(field)) = (link, self.field()) {
            let left = Left { typed: field.value(), href: link.get_attribute("href").unwrap_or_default() };
            self.state.borrow_mut().left = Some(left);
        }
    }

    /// Puts back what was found when a reader returns from it.
    fn arrive(&self) {
        let mut state = self.state.borrow_mut();
        let returning = std::mem::take(&mut state.returning);
        let Some(field) = self.field() else { return };
        let left = state.left.take();
        drop(state);
        if let Some(left) = left.filter(|_| returning && field.value().is_empty()) {
            field.set_value(&left.typed);
            self.ask();
            if let Some(results) = self.results() {
                results.focus(&left.href);
            }
        }
    }
}

fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
