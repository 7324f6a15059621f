//! The clipboard and the system’s share dialog.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Window;

#[wasm_bindgen]
extern "C" {
    /// A navigator in which anything may be missing: the clipboard is there in secure contexts only.
    type MaybeNavigator;

    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &MaybeNavigator) -> Option<Clipboard>;

    #[wasm_bindgen(method, getter)]
    fn share(this: &MaybeNavigator) -> Option<Function>;

    type Clipboard;

    #[wasm_bindgen(method, js_name = writeText, catch)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;
}

/// Copies `text` at once, as browsers require, and returns whether that succeeded.
pub fn copy(window: &Window, text: &str) -> impl Future<Output = bool> + use<> {
    let navigator: MaybeNavigator = window.navigator().unchecked_into();
    let written = navigator.clipboard().and_then(|clipboard| clipboard.write_text(text).ok());
    async move {
        match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        }
    }
}

/// Whether the system has a share dialog.
#[must_use]
pub fn can_share(window: &Window) -> bool {
    window.navigator().unchecked_into::<MaybeNavigator>().share().is_some()
}
