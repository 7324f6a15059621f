//! Fetching what pages show. The data of one build stand together under one address, which the root element names: a
//! program never reads the data of another build.

use super::{root, window};
use explainer::page::Page;
use explainer::view::View;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// What the page that the browser has loaded shows.
pub async fn load_own_view() -> Option<View> {
    load(&root()?.get_attribute("data-view")?).await
}

/// What `page` shows; `None` where it can't be had (no connection, or another build has been published since).
pub async fn load_view(page: &Page) -> Option<View> {
    let folder = root()?.get_attribute("data-views")?;
    load(&format!("{folder}{}", page.data_file())).await.filter(|view| view.frame.page == *page)
}

async fn load(address: &str) -> Option<View> {
    let response = JsFuture::from(window()?.fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    postcard::from_bytes(&Uint8Array::new(&buffer).to_vec()).ok()
}
