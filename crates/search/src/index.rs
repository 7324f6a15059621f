//! Fetches the search index.

use crate::dom::data_folder;
use explainer::search_index::{FILE, SearchIndex};
use web::fetch;
use web_sys::Window;

/// Fetches the index of this build. Returns `None` if it does not come or is not an index.
pub(crate) async fn load(window: &Window) -> Option<SearchIndex> {
    let folder = data_folder(&window.document()?)?;
    postcard::from_bytes(&fetch::of_build(&folder, FILE).await?).ok()
}
