//! Reads JSON that may hold anything: a value of another type than was asked for is `None`.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The value under `key`; `None` where `value` is no object or has none of its own.
#[must_use]
pub fn get(value: &JsValue, key: &str) -> Option<JsValue> {
    let object: &js_sys::Object = value.dyn_ref()?;
    let key = JsValue::from_str(key);
    if !js_sys::Object::has_own(object, &key) {
        return None;
    }
    Reflect::get(value, &key).ok().filter(|value| !value.is_null())
}

/// The text under `key`.
#[must_use]
pub fn text(value: &JsValue, key: &str) -> Option<String> {
    get(value, key)?.as_string()
}

/// The whole number under `key`; a cast keeps anything else within bounds.
#[must_use]
pub fn number(value: &JsValue, key: &str) -> Option<u32> {
    Some(get(value, key)?.as_f64()? as u32)
}

/// The entries of the list under `key`.
#[must_use]
pub fn list(value: &JsValue, key: &str) -> Option<Vec<JsValue>> {
    let list: Array = get(value, key)?.dyn_into().ok()?;
    Some(list.to_vec())
}
