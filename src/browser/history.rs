//! The tab’s history. The state of every entry that this program makes or meets holds a number, and the scroll position
//! at which the entry was left.

use super::{Listening, window};
use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ScrollRestoration;

/// What is known of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Its number.
    pub number: u32,
    /// How far down the page was, in CSS pixels.
    pub position: f64,
}

impl Entry {
    fn state(self) -> JsValue {
        Array::of2(&self.number.into(), &self.position.into()).into()
    }
}

/// Adds an entry with the address `href`.
pub fn push(entry: Entry, href: &str) {
    if let Some(window) = window()
        && let Ok(history) = window.history()
    {
        let _ = history.push_state_with_url(&entry.state(), "", Some(href));
    }
}

/// Keeps what is known of the present entry, and gives it another address if there is one. On a slow phone a browser takes some 20 ms
/// to write that, so what is kept already is not written again.
pub fn keep(entry: Entry, href: Option<String>) {
    if href.is_none() && self::entry() == Some(entry) {
        return;
    }
    if let Some(window) = window()
        && let Ok(history) = window.history()
    {
        let _ = history.replace_state_with_url(&entry.state(), "", href.as_deref());
    }
}

/// What is known of the present entry; `None` for one that this program has not numbered.
#[must_use]
pub fn entry() -> Option<Entry> {
    let state: Array = window()?.history().ok()?.state().ok()?.dyn_into().ok()?;
    let (number, position) = (state.get(0).as_f64()?, state.get(1).as_f64()?);
    // Written by this program alone; a cast keeps anything else within bounds.
    Some(Entry { number: number as u32, position })
}

/// Keeps the browser from scrolling a page that has not been shown yet. It still restores the position after a reload.
#[must_use]
pub fn own_scrolling() -> Option<Listening> {
    let window = window()?;
    let set = |how| {
        if let Some(window) = self::window()
            && let Ok(history) = window.history()
        {
            let _ = history.set_scroll_restoration(how);
        }
    };
    set(ScrollRestoration::Manual);
    let leaving = EventListener::new(&window, "pagehide", move |_| set(ScrollRestoration::Auto));
    let returning = EventListener::new(&window, "pageshow", move |_| set(ScrollRestoration::Manual));
    Some(Listening(vec![leaving, returning]))
}
