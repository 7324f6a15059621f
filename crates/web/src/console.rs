//! The console, for who debugs.

use wasm_bindgen::JsValue;

/// Logs an error.
pub fn error(error: &JsValue) {
    web_sys::console::error_1(error);
}
