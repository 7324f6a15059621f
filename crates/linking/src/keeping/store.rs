//! The device's storage, where the notebook lies under a key of the explainer's.

use super::json::Json;
use super::kept::Notebook;
use super::stored::{self, Unreadable};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, Window};

/// How deep JSON may lie in itself. Annotations need eight levels.
const DEEPEST: usize = 32;

/// Why nothing can be kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Trouble {
    /// The browser gives no storage to the page.
    Denied,
    /// There is no more room in it.
    Full,
    /// What is there is not touched.
    Unreadable(Unreadable),
}

/// Where the notebook lies.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    window: Window,
    key: String,
}

impl Store {
    pub(crate) fn new(window: Window, explainer: &str) -> Self {
        Self { window, key: format!("sidelines/{explainer}/kept") }
    }

    /// Whether a change under `key` is one of the notebook; with `None` everything has been cleared.
    pub(crate) fn is_under(&self, key: Option<&str>) -> bool {
        key.is_none_or(|key| key == self.key)
    }

    /// What is kept now. Other tabs keep notes too: what was read before is out of date.
    pub(crate) fn read(&self) -> Result<Notebook, Trouble> {
        match self.raw()? {
            None => Ok(Notebook::default()),
            Some(text) => stored::read(parse(&text).as_ref()).map_err(Trouble::Unreadable),
        }
    }

    /// Changes what is kept, or nothing.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Notebook) -> T) -> Result<T, Trouble> {
        let mut notebook = self.read()?;
        let answer = change(&mut notebook);
        if notebook.0.is_empty() {
            self.clear()?;
        } else {
            self.set_raw(&stored::write(&notebook))?;
        }
        Ok(answer)
    }

    /// Gives up all that is kept, whether it can be read or not.
    pub(crate) fn clear(&self) -> Result<(), Trouble> {
        self.storage()?.remove_item(&self.key).map_err(|_| Trouble::Denied)
    }

    /// What lies under the key, as it is.
    pub(crate) fn raw(&self) -> Result<Option<String>, Trouble> {
        self.storage()?.get_item(&self.key).map_err(|_| Trouble::Denied)
    }

    /// Puts something under the key, as it is.
    pub(crate) fn set_raw(&self, text: &str) -> Result<(), Trouble> {
        self.storage()?.set_item(&self.key, text).map_err(|error| {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("QuotaExceededError") { Trouble::Full } else { Trouble::Denied }
        })
    }

    fn storage(&self) -> Result<Storage, Trouble> {
        self.window.local_storage().ok().flatten().ok_or(Trouble::Denied)
    }
}

/// Reads JSON, with the browser's own reader; `None` if it is none.
pub(crate) fn parse(text: &str) -> Option<Json> {
    JSON::parse(text).ok().map(|value| json(&value, 0))
}

fn json(value: &JsValue, depth: usize) -> Json {
    if depth > DEEPEST {
        return Json::Other;
    }
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        let whole = number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0;
        return if whole { Json::Number(number as usize) } else { Json::Other };
    }
    if let Some(values) = value.dyn_ref::<Array>() {
        return Json::List(values.iter().map(|value| json(&value, depth + 1)).collect());
    }
    let Some(object) = value.dyn_ref::<Object>() else { return Json::Other };
    // Own keys only: what a map inherits is nothing that a file says.
    let entries = Object::entries(object).into_iter().filter_map(|entry| {
        let entry: Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, json(&entry.get(1), depth + 1)))
    });
    Json::Map(entries.collect())
}
