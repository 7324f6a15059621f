//! Why something that the reader asked for failed.

use crate::store::StoreError;
use phrases::Phrases;
use wasm_bindgen::JsValue;

/// Why an action failed.
#[derive(Clone, Debug)]
pub(crate) enum Error {
    /// The stored notebook can't be read or changed.
    Store(StoreError),
    /// The published wordings could not be loaded.
    NotLoaded,
    /// The text in the document differs from the published one.
    Outdated,
    /// A call of the browser failed, or an element is missing from the document. Holds the reason, for the console.
    Browser(JsValue),
}

impl Error {
    /// Returns the explanation for the reader.
    pub(crate) fn message(&self, say: &Phrases) -> String {
        match self {
            Self::Store(error) => error.message(say),
            Self::NotLoaded => say.not_kept(),
            Self::Outdated => say.page_outdated(),
            Self::Browser(_) => say.did_not_work(),
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<JsValue> for Error {
    fn from(error: JsValue) -> Self {
        Self::Browser(error)
    }
}
