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

/// A value of parsed JSON. In the browser it is the browser's own.
pub(crate) trait Json: Sized {
    /// The value under `key`; `None` if it is `null`, or if `self` is no object or has none of its own.
    fn get(&self, key: &str) -> Option<Self>;

    /// The text, if it is one.
    fn as_text(&self) -> Option<String>;

    /// The whole number, if it is a number; a cast keeps anything else within bounds.
    fn as_number(&self) -> Option<u32>;

    /// The entries, if it is a list.
    fn as_list(&self) -> Option<Vec<Self>>;

    /// The text under `key`.
    fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_text()
    }

    /// The whole number under `key`.
    fn number(&self, key: &str) -> Option<u32> {
        self.get(key)?.as_number()
    }

    /// The entries of the list under `key`.
    fn list(&self, key: &str) -> Option<Vec<Self>> {
        self.get(key)?.as_list()
    }
}

impl Json for JsValue {
    fn get(&self, key: &str) -> Option<Self> {
        let object: &Object = self.dyn_ref()?;
        if !Object::has_own(object, &key.into()) {
            return None;
        }
        object.unchecked_ref::<JsonObject>().get(key).ok().filter(|value| !value.is_null())
    }

    fn as_text(&self) -> Option<String> {
        self.as_string()
    }

    fn as_number(&self) -> Option<u32> {
        Some(self.as_f64()? as u32)
    }

    fn as_list(&self) -> Option<Vec<Self>> {
        Some(self.dyn_ref::<Array>()?.to_vec())
    }
}

#[cfg(any(test, fuzzing))]
impl Json for serde_json::Value {
    fn get(&self, key: &str) -> Option<Self> {
        self.as_object()?.get(key).filter(|value| !value.is_null()).cloned()
    }

    fn as_text(&self) -> Option<String> {
        self.as_str().map(str::to_string)
    }

    fn as_number(&self) -> Option<u32> {
        Some(self.as_f64()? as u32)
    }

    fn as_list(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }
}
