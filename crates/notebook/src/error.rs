//! Why something that the reader asked for failed.

use crate::store::StoreError;
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
    pub(crate) fn message(&self) -> &'static str {
        match self {
            Self::Store(error) => error.message(),
            Self::NotLoaded => "This can’t be kept: what it takes could not be loaded. Try again.",
            Self::Outdated => "The words here are not those of the published page. Reload it to keep them.",
            Self::Browser(_) => "That did not work. Reload the page and try again.",
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
