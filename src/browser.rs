//! The only door to the browser.
//!
//! Nothing here panics: where the browser has no answer there is `None`, or nothing happens. Nothing here may be called
//! while rendering, since the build renders without a browser.

pub mod history;
mod keys;
mod loading;
mod storage;
mod swipe;

pub use keys::{on_keys, show_switch};
pub use loading::{load_own_view, load_view};
pub use storage::{remember, remembered};
pub use swipe::on_swipe;

use explainer::page::Page;
use gloo::events::EventListener;
use std::future::Future;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, HtmlElement, MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition, Url,
    Window,
};

/// The element that the program takes over.
const ROOT: &str = "app";
/// The heading that a move to another page focuses.
const HEADING: &str = "heading";

/// Keeps an event handler: dropping it takes the handler away.
pub struct Listening(#[expect(dead_code, reason = "held for its Drop")] Vec<EventListener>);

/// A link of this site that was clicked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Link {
    /// The page it leads to.
    pub page: Page,
    /// The id of the element it leads to.
    pub fragment: Option<String>,
    /// Its whole address.
    pub href: String,
}

/// Runs `work` without waiting for it.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// The element that the program takes over.
#[must_use]
pub fn root() -> Option<Element> {
    document()?.get_element_by_id(ROOT)
}

/// Says in the document that the program runs, for styles that show what only works then.
pub fn mark_ready() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-ready", "");
    }
}

/// The link that `event` follows in this tab, if it leads to a page under `base` of this site.
#[must_use]
pub fn link_clicked(event: &MouseEvent, base: &str) -> Option<Link> {
    let other = event.default_prevented()
        || event.button() != 0
        || event.ctrl_key()
        || event.meta_key()
        || event.shift_key()
        || event.alt_key();
    if other {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let anchor = target.closest("a[href]").ok()??;
    if anchor.has_attribute("target") || anchor.has_attribute("download") {
        return None;
    }
    let address = window()?.location().href().ok()?;
    let url = Url::new_with_base(&anchor.get_attribute("href")?, &address).ok()?;
    if url.origin() != window()?.location().origin().ok()? {
        return None;
    }
    Some(Link {
        page: Page::at(url.pathname().strip_prefix(base)?)?,
        fragment: fragment_of(&url.hash()),
        href: url.href(),
    })
}

/// The page that the address names.
#[must_use]
pub fn page(base: &str) -> Option<Page> {
    Page::at(window()?.location().pathname().ok()?.strip_prefix(base)?)
}

/// The id that the address points to.
#[must_use]
pub fn fragment() -> Option<String> {
    fragment_of(&window()?.location().hash().ok()?)
}

/// Scrolls to the element with `id`, focuses it and makes it the target of the address.
pub fn go_to_fragment(id: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(&format!("#{id}"));
    }
}

/// Lets the browser load another page.
pub fn load(href: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(href);
    }
}

/// Lets the browser load the present page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Names the page in the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the heading of the page, which a screen reader then reads.
pub fn focus_heading() {
    if let Some(heading) = document().and_then(|document| document.get_element_by_id(HEADING))
        && let Ok(heading) = heading.dyn_into::<HtmlElement>()
    {
        let _ = heading.focus();
    }
}

/// Marks the links to these steps in the lists of steps. Each is an id, so it can stand in a selector as it is.
pub fn mark_read(steps: &[&str]) {
    for step in steps {
        if let Some(link) = find(&format!(".steps a[href$=\"/{step}/\"]")) {
            let _ = link.set_attribute("data-read", "");
        }
    }
}

/// Brings the element with `id` into sight where it is not.
pub fn keep_in_sight(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Tells the program for links to words, if it runs, that the document shows another page, or the first one anew: marks
/// made before a page was taken over do not outlive that.
pub fn tell_moved() {
    if let Some(document) = document()
        && let Ok(event) = Event::new("sidelines:moved")
    {
        let _ = document.dispatch_event(&event);
    }
}

/// How far down the page is, in CSS pixels.
#[must_use]
pub fn scroll_position() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Moves the page, in CSS pixels from its top.
pub fn scroll_to(position: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, position);
    }
}

/// Calls `moved` after every move within the tab's history, with what is known of the entry moved to.
#[must_use]
pub fn on_history(moved: impl Fn(Option<history::Entry>) + 'static) -> Option<Listening> {
    let window = window()?;
    let listener = EventListener::new(&window, "popstate", move |_| moved(history::entry()));
    Some(Listening(vec![listener]))
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// Follows the first link that `selector` finds.
fn follow(selector: &str) -> bool {
    match find(selector).and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        Some(link) => {
            link.click();
            true
        }
        None => false,
    }
}

/// Whether `event` comes from something that takes text or keys itself.
fn in_field(event: &Event) -> bool {
    let own = "input, textarea, select, [contenteditable], dialog, audio, video";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(own).ok().flatten().is_some())
}

/// The id in a fragment as an address writes it, `#` included; `None` where it can't be an id of ours.
fn fragment_of(hash: &str) -> Option<String> {
    hash.strip_prefix('#').filter(|id| explainer::id::is_id(id)).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_of_ours_are_fragments() {
        assert_eq!(fragment_of("#crush-everybody"), Some("crush-everybody".into()));
        for other in ["", "#", "crush", "#<b>", "#a b", "#:~:text=x", "#%E2%80%9C"] {
            assert_eq!(fragment_of(other), None, "{other}");
        }
    }
}
