//! Loads published wordings, each once.

use explainer::wordings::Wordings;
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// What is known of the wordings of a passage or note.
#[derive(Clone, Debug)]
pub(crate) enum Entry {
    /// They are being loaded.
    Loading(Promise),
    /// They could not be loaded.
    Failed,
    /// They are loaded.
    Loaded(Rc<Wordings>),
}

/// The wordings loaded so far, by the id of their passage or note.
#[derive(Clone, Debug)]
pub(crate) struct WordingsCache {
    /// The base path of the site.
    base: String,
    entries: Rc<RefCell<Vec<(String, Entry)>>>,
}

impl WordingsCache {
    /// Creates an empty cache for the site under the base path `base`.
    pub(crate) fn new(base: String) -> Self {
        Self { base, entries: Rc::default() }
    }

    /// Returns what is known of the wordings of `id`; `None` if they were never requested.
    pub(crate) fn get(&self, id: &str) -> Option<Entry> {
        self.entries.borrow().iter().find(|(known, _)| known == id).map(|(_, entry)| entry.clone())
    }

    /// Begins to load the wordings of `id`, once. Returns a promise that is fulfilled when they are loaded or have failed
    /// to, and `None` if that has happened already.
    pub(crate) fn begin(&self, id: &str) -> Option<Promise> {
        match self.get(id) {
            Some(Entry::Loading(promise)) => Some(promise),
            Some(Entry::Failed | Entry::Loaded(_)) => None,
            None => {
                let (this, owned) = (self.clone(), id.to_string());
                let promise = future_to_promise(async move {
                    let wordings = web::wordings::load(&this.base, &owned).await;
                    this.set(
                        &owned,
                        wordings.map_or(Entry::Failed, |wordings| Entry::Loaded(Rc::new(wordings))),
                    );
                    Ok(JsValue::UNDEFINED)
                });
                self.set(id, Entry::Loading(promise.clone()));
                Some(promise)
            }
        }
    }

    /// Loads the wordings of `id`; `None` if that fails. The browser logs the reason.
    pub(crate) async fn load(&self, id: &str) -> Option<Rc<Wordings>> {
        if let Some(promise) = self.begin(id) {
            let _ = JsFuture::from(promise).await;
        }
        match self.get(id) {
            Some(Entry::Loaded(wordings)) => Some(wordings),
            _ => None,
        }
    }

    /// Forgets failures, so that their wordings are requested again.
    pub(crate) fn forget_failures(&self) {
        self.entries.borrow_mut().retain(|(_, entry)| !matches!(entry, Entry::Failed));
    }

    fn set(&self, id: &str, entry: Entry) {
        let mut entries = self.entries.borrow_mut();
        match entries.iter_mut().find(|(known, _)| known == id) {
            Some((_, known)) => *known = entry,
            None => entries.push((id.into(), entry)),
        }
    }
}
