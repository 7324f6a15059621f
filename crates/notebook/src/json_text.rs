//! Converts JSON values to text and back, with the browser's own `JSON`.

use crate::json::{Json, MAX_DEPTH};
use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

/// Parses JSON text.
///
/// # Errors
///
/// Fails with the browser's `SyntaxError` if `text` is not JSON.
pub(crate) fn parse(text: &str) -> Result<Json, JsValue> {
    JSON::parse(text).map(|value| from_js(&value, 0))
}

/// Writes `value` as JSON text.
///
/// # Errors
///
/// Fails if the browser can't build the value, for lack of memory.
pub(crate) fn stringify(value: &Json) -> Result<String, JsValue> {
    JSON::stringify(&to_js(value)?).map(String::from)
}

fn from_js(value: &JsValue, depth: usize) -> Json {
    if depth > MAX_DEPTH {
        return Json::Other;
    }
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        let is_whole = number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0;
        return if is_whole { Json::Number(number as usize) } else { Json::Other };
    }
    if let Some(values) = value.dyn_ref::<Array>() {
        return Json::List(values.iter().map(|value| from_js(&value, depth + 1)).collect());
    }
    let Some(object) = value.dyn_ref::<Object>() else { return Json::Other };
    // Own properties only: inherited ones are not part of the text.
    let entries = Object::entries(object).into_iter().filter_map(|entry| {
        let entry: Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, from_js(&entry.get(1), depth + 1)))
    });
    Json::Map(entries.collect())
}

fn to_js(value: &Json) -> Result<JsValue, JsValue> {
    Ok(match value {
        Json::Text(text) => text.into(),
        Json::Number(number) => (*number as f64).into(),
        Json::List(values) => values.iter().map(to_js).collect::<Result<Array, _>>()?.into(),
        Json::Map(entries) => {
            let entry = |(key, value): &(String, Json)| Ok(Array::of2(&key.into(), &to_js(value)?));
            let entries = entries.iter().map(entry).collect::<Result<Array, JsValue>>()?;
            Object::from_entries(&entries)?.into()
        }
        Json::Other => JsValue::NULL,
    })
}
