//! The browser program. `loader.mjs` starts it.

use sidelines::{App, AppProps, browser};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Takes the printed page over, with what it shows. The document must be as it was printed.
#[wasm_bindgen]
pub fn hydrate() {
    // Where anything is missing, the printed page stays as it is: it can be read and its links work.
    if let (Some(element), Some(view)) = (browser::page_element(), browser::own_view()) {
        yew::Renderer::<App>::with_root_and_props(element, AppProps { view: view.into() }).hydrate();
    }
}
