//! Fetches the search index.

use crate::dom::data_folder;
use explainer::search_index::{FILE, SearchIndex};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Window};

/// Fetches the index of this build. Returns `None` if it does not come or is not an index.
pub(crate) async fn load(window: &Window) -> Option<SearchIndex> {
    let address = data_folder(&window.document()?)? + FILE;
    let response: Response = JsFuture::from(window.fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    postcard::from_bytes(&Uint8Array::new(&buffer).to_vec()).ok()
}
