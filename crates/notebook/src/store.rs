//! The device's storage, where the notebook has a key of the explainer's.

use crate::json::Json;
use crate::note::Notebook;
use crate::stored_form::{self, Unreadable};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, Window};

/// How many levels deep JSON is read. Annotations need eight.
const DEEPEST: usize = 32;

/// Why nothing can be kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Trouble {
    /// The browser gives no storage to the page.
    Denied,
    /// There is no more room in it.
    Full,
    /// What is there can't be read; it is not touched.
    Unreadable(Unreadable),
}

impl Trouble {
    /// Says it to the reader.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Denied => "This browser does not let the page keep notes.",
            Self::Full => "The browser has no more room for notes: this was not kept.",
            Self::Unreadable(Unreadable::Later) => {
                "The notes on this device were kept by a later version of this page. They are left as they are."
            }
            Self::Unreadable(Unreadable::Damaged) => {
                "What this device has kept as notes is damaged and can’t be read. It is left as it is."
            }
        }
    }
}

/// Keeps the notebook in the storage of the device.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    window: Window,
    key: String,
}

impl Store {
    /// Makes the store of one explainer.
    pub(crate) fn new(window: Window, explainer: &str) -> Self {
        Self { window, key: format!("sidelines/{explainer}/kept") }
    }

    /// Whether a change under `key` is one of the notebook; with `None` everything has been cleared.
    pub(crate) fn is_under(&self, key: Option<&str>) -> bool {
        key.is_none_or(|key| key == self.key)
    }

    /// Reads what is kept now. Other tabs keep notes too: what was read before is out of date.
    pub(crate) fn read(&self) -> Result<Notebook, Trouble> {
        match self.raw()? {
            None => Ok(Notebook::default()),
            Some(text) => stored_form::read(parse(&text).as_ref()).map_err(Trouble::Unreadable),
        }
    }

    /// Changes what is kept, and returns what `change` returns; changes nothing where there is trouble.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Notebook) -> T) -> Result<T, Trouble> {
        let mut notebook = self.read()?;
        let result = change(&mut notebook);
        if notebook.0.is_empty() {
            self.clear()?;
        } else {
            self.set_raw(&stored_form::write(&notebook))?;
        }
        Ok(result)
    }

    /// Deletes all that is kept, whether it can be read or not.
    pub(crate) fn clear(&self) -> Result<(), Trouble> {
        self.storage()?.remove_item(&self.key).map_err(|_| Trouble::Denied)
    }

    /// Reads what is under the key, as it is.
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

/// Reads JSON, with the browser's own reader; `None` for anything else.
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
