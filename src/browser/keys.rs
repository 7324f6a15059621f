//! Keys that move through the walk.

use super::{Listening, document, follow, in_field};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Follows the link to the previous or next step on ← and →, never with a modifier or in a field.
#[must_use]
pub fn on_arrow_keys() -> Option<Listening> {
    let document = document()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document, "keydown", options, |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if modified || event.default_prevented() || event.is_composing() || in_field(event) {
            return;
        }
        let followed = match event.key().as_str() {
            "ArrowLeft" => follow("a[rel=prev]"),
            "ArrowRight" => follow("a[rel=next]"),
            _ => false,
        };
        if followed {
            event.prevent_default();
        }
    });
    Some(Listening(vec![listener]))
}
