//! The tab's history. Every entry that this program makes or meets is given a number, kept in the entry's state.

use super::{Listening, number as read_number, window};
use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

/// Adds an entry with the address `href`.
pub fn push(entry: u32, href: &str) {
    if let Some(window) = window()
        && let Ok(history) = window.history()
    {
        let _ = history.push_state_with_url(&JsValue::from(entry), "", Some(href));
    }
}

/// Gives the present entry a number.
pub fn number(entry: u32) {
    if let Some(window) = window()
        && let Ok(history) = window.history()
    {
        let _ = history.replace_state_with_url(&JsValue::from(entry), "", None);
    }
}

/// The number of the present entry.
#[must_use]
pub fn entry() -> Option<u32> {
    read_number(&window()?.history().ok()?.state().ok()?)
}

/// Keeps the browser from scrolling a page that has not been shown yet. Loading anew stays its business.
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
