//! Fetches files of the site. The answer is `None` without a connection, or where there is no such file.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Fetches a file as bytes.
pub async fn bytes(address: &str) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(response(address).await?.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Fetches a file as parsed JSON.
pub async fn json(address: &str) -> Option<JsValue> {
    JsFuture::from(response(address).await?.json().ok()?).await.ok()
}

async fn response(address: &str) -> Option<Response> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(address)).await.ok()?;
    response.dyn_into().ok().filter(Response::ok)
}
