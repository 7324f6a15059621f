//! Stores the notebook in the device's `localStorage`, under a key of the explainer.

use crate::json_text;
use crate::note::Notebook;
use crate::stored_form::{self, Unreadable};
use phrases::Phrases;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage, Window};

/// Why the stored notebook can't be read or changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum StoreError {
    /// The browser denies the page its storage.
    Denied,
    /// The storage has no room left.
    Full,
    /// The stored notebook can't be read. It is left as it is.
    Unreadable(Unreadable),
}

impl StoreError {
    /// Returns the explanation for the reader.
    pub(crate) fn message(self, say: &Phrases) -> String {
        match self {
            Self::Denied => say.storage_denied(),
            Self::Full => say.storage_full(),
            Self::Unreadable(Unreadable::Later) => say.stored_by_later(),
            Self::Unreadable(Unreadable::Damaged) => say.stored_damaged(),
        }
    }
}

/// The stored notebook.
///
/// Nothing is cached, since other tabs change it too.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    window: Window,
    key: String,
}

impl Store {
    /// Returns the store of the explainer with the id `explainer`.
    pub(crate) fn new(window: Window, explainer: &str) -> Self {
        Self { window, key: format!("sidelines/{explainer}/kept") }
    }

    /// Whether a storage event with this key concerns the notebook. `None` stands for all keys.
    pub(crate) fn is_changed_by(&self, key: Option<&str>) -> bool {
        key.is_none_or(|key| key == self.key)
    }

    /// Reads the notebook.
    pub(crate) fn read(&self) -> Result<Notebook, StoreError> {
        let Some(text) = self.raw()? else { return Ok(Notebook::default()) };
        let value = json_text::parse(&text).map_err(|_| StoreError::Unreadable(Unreadable::Damaged))?;
        stored_form::read(&value).map_err(StoreError::Unreadable)
    }

    /// Applies `change` to the stored notebook and returns its result. After an error the stored notebook is as before.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Notebook) -> T) -> Result<T, StoreError> {
        let mut notebook = self.read()?;
        let result = change(&mut notebook);
        if notebook.0.is_empty() {
            self.clear()?;
        } else {
            let text = json_text::stringify(&stored_form::write(&notebook)).map_err(|_| StoreError::Full)?;
            self.set_raw(&text)?;
        }
        Ok(result)
    }

    /// Removes the stored notebook, readable or not.
    pub(crate) fn clear(&self) -> Result<(), StoreError> {
        self.storage()?.remove_item(&self.key).map_err(|_| StoreError::Denied)
    }

    /// Returns the stored text, readable or not.
    pub(crate) fn raw(&self) -> Result<Option<String>, StoreError> {
        self.storage()?.get_item(&self.key).map_err(|_| StoreError::Denied)
    }

    /// Replaces the stored text.
    pub(crate) fn set_raw(&self, text: &str) -> Result<(), StoreError> {
        self.storage()?.set_item(&self.key, text).map_err(|error| storing_error(&error))
    }

    fn storage(&self) -> Result<Storage, StoreError> {
        self.window.local_storage().ok().flatten().ok_or(StoreError::Denied)
    }
}

fn storing_error(error: &JsValue) -> StoreError {
    match error.dyn_ref::<DomException>() {
        Some(error) if error.name() == "QuotaExceededError" => StoreError::Full,
        _ => StoreError::Denied,
    }
}
