//! Reads JSON that may hold anything: a value of another type than was asked for is `None`.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An object of parsed JSON.
    #[wasm_bindgen(extends = Object)]
    type JsonObject;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn get(this: &JsonObject, key: &str) -> Result<JsValue, JsValue>;
}

/// The value under `key`; `None` where `value` is no object or has none of its own.
#[must_use]
pub fn get(value: &JsValue, key: &str) -> Option<JsValue> {
    let object: &Object = value.dyn_ref()?;
    if !Object::has_own(object, &key.into()) {
        return None;
    }
    object.unchecked_ref::<JsonObject>().get(key).ok().filter(|value| !value.is_null())
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
