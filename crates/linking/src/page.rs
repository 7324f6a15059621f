//! The page: its address, its selection, its marks.

use crate::bubble::{Action, Elements, Saying};
use crate::text::{Selected, Text};
use gloo::events::EventListener;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Event, KeyboardEvent, PopStateEvent, Window};

/// The event by which the app tells that it shows another page.
const MOVED: &str = "sidelines:moved";
/// The name of the highlight, in styles.
const HIGHLIGHT: &str = "link";
/// The words of a passage; the words of a note lie in the note.
const PASSAGE_TEXT: &str = "main .words[data-text], main .words [data-text]";

/// The page, with what this program has added to it.
#[derive(Clone)]
pub(crate) struct Page {
    window: Window,
    document: Document,
    elements: Elements,
    /// What the bubble is about.
    selected: Rc<RefCell<Option<Selected>>>,
    /// The address that was opened last.
    opened: Rc<RefCell<String>>,
    /// Whether the reader has done anything that may move the page.
    acted: Rc<Cell<bool>>,
    /// Whether the reader is where the reader wants to be: came back to a page as it was left, or has done something
    /// on this one. Then nothing but the reader moves it.
    settled: Rc<Cell<bool>>,
}

impl Page {
    pub(crate) fn new() -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let sharing = Reflect::has(&window.navigator(), &"share".into()).unwrap_or(false);
        let elements = Elements::add_to(&document, sharing)?;
        let (settled, acted) = (Rc::default(), Rc::<Cell<bool>>::default());
        for name in ["wheel", "touchmove", "pointerdown", "keydown"] {
            let acted = acted.clone();
            EventListener::new(&document, name, move |_| acted.set(true)).forget();
        }
        Some(Self {
            window,
            document,
            elements,
            selected: Rc::default(),
            opened: Rc::default(),
            acted,
            settled,
        })
    }

    /// The fragment of the address, `#` left out.
    pub(crate) fn fragment(&self) -> String {
        let hash = self.window.location().hash().unwrap_or_default();
        hash.strip_prefix('#').unwrap_or_default().to_string()
    }

    pub(crate) fn window(&self) -> &Window {
        &self.window
    }

    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    /// Calls `open` now and whenever the address has changed.
    pub(crate) fn on_address(&self, open: fn(&Self)) {
        // Only entries of the history that the app has been at have a state.
        let page = self.clone();
        let returned = EventListener::new(&self.window, "popstate", move |event| {
            let state = event.dyn_ref::<PopStateEvent>().map(PopStateEvent::state);
            page.settled.set(state.is_some_and(|state| state.is_object()));
        });
        returned.forget();
        let page = self.clone();
        let open = move |_: &Self| {
            let address = page.window.location().href().unwrap_or_default();
            // The first page anew: its elements are others now, and a reader who has not moved is moved to them again.
            if *page.opened.borrow() == address {
                page.settled.set(page.acted.get());
            }
            open(&page);
            page.settled.set(false);
            *page.opened.borrow_mut() = address;
        };
        open(self);
        let (page, on_hash) = (self.clone(), open.clone());
        EventListener::new(&self.window, "hashchange", move |_| on_hash(&page)).forget();
        self.on_moved(open);
    }

    /// Calls `moved` whenever the document shows another page, or the first one anew.
    pub(crate) fn on_moved(&self, moved: impl Fn(&Self) + 'static) {
        let page = self.clone();
        EventListener::new(&self.document, MOVED, move |_| moved(&page)).forget();
    }

    /// The text of the note `id`, or of the passage.
    pub(crate) fn text(&self, note: Option<&str>) -> Option<Text> {
        let found = match note {
            // An id holds letters, digits and hyphens only: nothing a selector could be broken with.
            Some(id) => self.document.query_selector(&format!("#{id} [data-text]")),
            None => self.document.query_selector(PASSAGE_TEXT),
        };
        found.ok()?.map(Text::of)
    }

    /// The whole address of the page on which `text` is to be linked.
    pub(crate) fn address_of(&self, text: &Text) -> Option<String> {
        Some(format!("{}{}", self.window.location().origin().ok()?, text.path()?))
    }

    /// Marks the scalars `place` of `text` and brings them into view.
    pub(crate) fn mark(&self, text: &Text, place: Range<usize>) {
        let marked = (|| {
            let range = self.range(text, &place)?;
            let words = range.get_bounding_client_rect();
            let (down, height) = (self.window.scroll_y().ok()?, self.window.inner_height().ok()?.as_f64()?);
            // Before this program was there, the reader has gone on.
            let is_first = self.opened.borrow().is_empty();
            let is_elsewhere = is_first && down > 0.0 && (words.bottom() < 0.0 || words.top() > height);
            if is_elsewhere {
                self.settled.set(true);
            }
            if !self.settled.get() {
                text.focus();
            }
            if highlight(HIGHLIGHT, std::slice::from_ref(&range)).is_none() {
                // A browser without highlights: the words are selected instead.
                let selection = self.window.get_selection().ok()??;
                selection.remove_all_ranges().ok()?;
                selection.add_range(&range).ok()?;
            }
            if self.settled.get() {
                return Some(());
            }
            let top = range.get_bounding_client_rect().top() + self.window.scroll_y().ok()?;
            self.window.scroll_to_with_x_and_y(0.0, (top - height / 3.0).max(0.0));
            Some(())
        })();
        if marked.is_none() {
            self.show(text);
        }
    }

    /// Brings `text` into view.
    pub(crate) fn show(&self, text: &Text) {
        if !self.settled.get() {
            text.show();
        }
    }

    /// The scalars `place` of `text` as a range of the document.
    pub(crate) fn range(&self, text: &Text, place: &Range<usize>) -> Option<web_sys::Range> {
        let (start, start_offset) = text.point_at(place.start, false)?;
        let (end, end_offset) = text.point_at(place.end, true)?;
        let range = self.document.create_range().ok()?;
        range.set_start(&start, start_offset).ok()?;
        range.set_end(&end, end_offset).ok()?;
        Some(range)
    }

    /// Makes `ranges` the highlight `name` of the styles, where the browser has highlights.
    pub(crate) fn highlight(&self, name: &str, ranges: &[web_sys::Range]) {
        let _ = highlight(name, ranges);
    }

    /// Takes the mark of the link back.
    pub(crate) fn unmark(&self) {
        let _ = highlight(HIGHLIGHT, &[]);
    }

    /// Offers no more to keep words.
    pub(crate) fn offer_no_keeping(&self) {
        self.elements.drop_actions(&[Action::Keep, Action::Note]);
    }

    /// Says something about the link, or nothing.
    pub(crate) fn say(&self, words: Option<&str>, how: Saying) {
        self.elements.say(words, how);
    }

    /// The selected words, if they lie within one text that can be pointed to.
    pub(crate) fn selected(&self) -> Option<Selected> {
        let selection = self.window.get_selection().ok()??;
        if selection.is_collapsed() || selection.range_count() == 0 {
            return None;
        }
        let range = selection.get_range_at(0).ok()?;
        let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
        let common = range.common_ancestor_container().ok()?;
        let common = common.dyn_ref::<Element>().cloned().or_else(|| common.parent_element())?;
        let element = match common.closest("[data-text]").ok()? {
            Some(element) => element,
            // A selection by three clicks or beyond the marks around a quotation ends outside its text.
            None => only_text_in(&common, &range)?,
        };
        let text = Text::of(element);
        let all = text.as_str().chars().count();
        let start = text.scalar_at(&start, range.start_offset().ok()?).unwrap_or(0);
        let end = text.scalar_at(&end, range.end_offset().ok()?).unwrap_or(all);
        Selected::new(text, start, end)
    }

    /// Calls `changed` when a selection is made or given up. There is no event for "made" by touch: the end of a
    /// pointer's or key's work, or a menu asked for, stands in for it.
    pub(crate) fn on_selection(&self, changed: fn(&Self)) {
        for name in ["pointerup", "keyup", "contextmenu"] {
            let page = self.clone();
            let listener = EventListener::new(&self.document, name, move |event| {
                if !page.in_bubble(event) && !is_press(event) {
                    changed(&page);
                }
            });
            listener.forget();
        }
        for name in ["pointerdown", "keydown"] {
            let page = self.clone();
            EventListener::new(&self.document, name, move |_| page.elements.done()).forget();
        }
        // Given up: the bubble goes at once. Still being made: it waits.
        let page = self.clone();
        let gone = EventListener::new(&self.document, "selectionchange", move |_| {
            let collapsed =
                page.window.get_selection().ok().flatten().is_none_or(|words| words.is_collapsed());
            if collapsed && !page.focus_in_bubble() {
                page.show_bubble(None);
            } else if !collapsed && page.selected.borrow().is_some() && !page.focus_in_bubble() {
                // Made longer or shorter by the handles of a touch screen, of which no pointer tells.
                changed(&page);
            }
        });
        gone.forget();
        let page = self.clone();
        EventListener::new(&self.document, "scroll", move |_| {
            if page.selected.borrow().is_some() {
                page.place_bubble();
            }
        })
        .forget();
        // The words of another page are gone.
        self.on_moved(changed);
        let page = self.clone();
        let escape = EventListener::new(&self.document, "keydown", move |event| {
            if is_escape(event) {
                page.show_bubble(None);
            }
        });
        escape.forget();
    }

    /// Shows the bubble for `selected`, or hides it.
    pub(crate) fn show_bubble(&self, selected: Option<Selected>) {
        self.elements.hide_bubble();
        let any = selected.is_some();
        *self.selected.borrow_mut() = selected;
        if any {
            self.place_bubble();
        }
    }

    /// Puts the bubble where the selected words are now.
    fn place_bubble(&self) {
        let place = (|| {
            let range = self.window.get_selection().ok()??.get_range_at(0).ok()?;
            let size = |value: Result<JsValue, JsValue>| value.ok()?.as_f64();
            Some((
                range.get_bounding_client_rect(),
                size(self.window.inner_width())?,
                size(self.window.inner_height())?,
            ))
        })();
        match place {
            Some((words, width, height)) => self.elements.show_bubble(&words, width, height),
            None => self.elements.hide_bubble(),
        }
    }

    /// Calls `act` when something in the bubble is chosen.
    pub(crate) fn on_action(&self, act: impl Fn(&Self, Action, &Selected) + 'static) {
        let bubble = &self.elements.bubble;
        // A press on a button would take the selection away before the click.
        let keep = EventListener::new_with_options(
            bubble,
            "pointerdown",
            gloo::events::EventListenerOptions::enable_prevent_default(),
            |event| event.prevent_default(),
        );
        keep.forget();
        let mouse = EventListener::new_with_options(
            bubble,
            "mousedown",
            gloo::events::EventListenerOptions::enable_prevent_default(),
            |event| event.prevent_default(),
        );
        mouse.forget();
        let page = self.clone();
        let clicked = EventListener::new(bubble, "click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let selected = page.selected.borrow().clone();
            if let (Some(action), Some(selected)) = (target.as_ref().and_then(Action::of), selected) {
                act(&page, action, &selected);
            }
        });
        clicked.forget();
    }

    /// Copies `words`; where the browser does not let us, shows them for copying by hand.
    pub(crate) fn copy(&self, words: String) {
        let page = self.clone();
        // Only in secure contexts; `undefined` elsewhere.
        let clipboard = Reflect::get(&self.window.navigator(), &"clipboard".into()).ok();
        let clipboard: Option<web_sys::Clipboard> =
            clipboard.filter(|clipboard| clipboard.is_object()).map(JsCast::unchecked_into);
        spawn_local(async move {
            let copied = match clipboard {
                Some(clipboard) => JsFuture::from(clipboard.write_text(&words)).await.is_ok(),
                None => false,
            };
            if copied {
                page.say(Some("Copied."), Saying::Briefly);
                // Keys go on from the words, not from the head of the page.
                if page.focus_in_bubble()
                    && let Some(selected) = &*page.selected.borrow()
                {
                    selected.text.focus();
                }
                page.elements.hide_bubble();
            } else {
                page.say(
                    Some("The browser does not let this page copy. Copy the text below by hand."),
                    Saying::Briefly,
                );
                page.elements.show_for_copying(&words);
            }
        });
    }

    /// Opens the system's way to share `address`.
    pub(crate) fn share(&self, address: &str) {
        let data = Object::new();
        let _ = Reflect::set(&data, &"url".into(), &address.into());
        let _ = Reflect::set(&data, &"title".into(), &self.document.title().into());
        let sheet = call(&self.window.navigator(), "share", &[&data])
            .and_then(|sheet| sheet.dyn_into::<Promise>().ok());
        if let Some(sheet) = sheet {
            // Closed without sharing, the sheet rejects: nothing to say about.
            spawn_local(async move { drop(JsFuture::from(sheet).await) });
        }
        self.elements.hide_bubble();
    }

    fn in_bubble(&self, event: &Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.is_some_and(|target| self.elements.bubble.contains(Some(&target)))
    }

    fn focus_in_bubble(&self) -> bool {
        self.document.active_element().is_some_and(|element| self.elements.bubble.contains(Some(&element)))
    }
}

/// Whether a key was let go that selects nothing: it closed the bubble, or pressed a button in it.
fn is_press(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    key.is_some_and(|key| matches!(key.as_str(), "Escape" | "Enter" | " "))
}

fn is_escape(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape")
}

/// The one text within `common` that `range` touches.
fn only_text_in(common: &Element, range: &web_sys::Range) -> Option<Element> {
    let texts = common.query_selector_all("[data-text]").ok()?;
    let mut touched = (0..texts.length())
        .filter_map(|index| texts.get(index))
        .filter(|text| range.intersects_node(text).unwrap_or(false));
    let text = touched.next()?;
    touched.next().is_none().then(|| text.dyn_into().ok())?
}

/// The document's registry of highlights (CSS Custom Highlight API), where the browser has one.
fn highlights() -> Option<JsValue> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    Reflect::get(&css, &"highlights".into()).ok().filter(JsValue::is_object)
}

/// Makes `ranges` the highlight `name`; `None` where the browser has no highlights.
fn highlight(name: &str, ranges: &[web_sys::Range]) -> Option<()> {
    let highlights = highlights()?;
    if ranges.is_empty() {
        return call(&highlights, "delete", &[&name.into()]).map(drop);
    }
    let constructor: Function = Reflect::get(&js_sys::global(), &"Highlight".into()).ok()?.dyn_into().ok()?;
    let highlight = Reflect::construct(&constructor, &ranges.iter().collect::<Array>()).ok()?;
    call(&highlights, "set", &[&name.into(), &highlight]).map(drop)
}

fn call(target: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(target, &method.into()).ok()?.dyn_into().ok()?;
    Reflect::apply(&method, target, &arguments.iter().copied().cloned().collect()).ok()
}
