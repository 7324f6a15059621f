//! Keys that move through the walk.

use super::{Listening, document, find, follow, in_field, remember, remembered};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// The stored value of a reader who has switched the keys off.
const OFF: &str = "off";

/// Follows the links to the previous and next step on ← and →, to the next note on `n` and to the page of keys
/// on `?`; never with a modifier, in a field, or while they are switched off. `kept` is the storage key of that choice.
#[must_use]
pub fn on_keys(kept: String) -> Option<Listening> {
    let document = document()?;
    let options = EventListenerOptions::enable_prevent_default();
    let keeps = kept.clone();
    let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let key = event.key();
        // Many keyboards write the question mark with Shift.
        let modified =
            event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() && key != "?";
        if modified || event.default_prevented() || event.is_composing() || in_field(event) {
            return;
        }
        let links: &[&str] = match key.as_str() {
            "ArrowLeft" => &["a[rel=prev]"],
            "ArrowRight" => &["a[rel=next]"],
            "n" => &[".step mark[data-open]~mark a", ".step mark a"],
            "?" => &["a[rel=help]"],
            _ => return,
        };
        if is_off(&keeps) {
            return;
        }
        let followed = links.iter().any(|link| follow(link));
        if followed {
            event.prevent_default();
        }
    });
    let switched = EventListener::new(&document, "change", move |_| {
        if let Some(switch) = switch() {
            remember(&kept, if switch.checked() { "" } else { OFF });
        }
    });
    Some(Listening(vec![listener, switched]))
}

/// Sets the switch on the page of keys, if it is there, to the stored choice.
pub fn show_switch(kept: &str) {
    if let Some(switch) = switch() {
        switch.set_checked(!is_off(kept));
    }
}

fn switch() -> Option<HtmlInputElement> {
    find("#keys")?.dyn_into().ok()
}

fn is_off(kept: &str) -> bool {
    remembered(kept).as_deref() == Some(OFF)
}
