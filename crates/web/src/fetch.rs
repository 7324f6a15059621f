//! Fetches files of the site. The answer is `None` without a connection, where there is no such file, and if it takes too long.

use crate::json::Json;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

/// How long a file may take, in milliseconds.
const PATIENCE: u32 = 3000;

/// Fetches a file of a build's data: `folder` is the address of the build's folder, with a slash at its end, and `file` the
/// path below that. Every such file begins with its own path from the folder's name on, so that the data of another page or
/// build are refused; what follows is returned.
pub async fn of_build(folder: &str, file: &str) -> Option<Vec<u8>> {
    let address = format!("{folder}{file}");
    let build = folder.strip_suffix('/')?.rfind('/')? + 1;
    let buffer = JsFuture::from(response(&address).await?.array_buffer().ok()?).await.ok()?;
    let mut bytes = Uint8Array::new(&buffer).to_vec();
    let path = &address.as_bytes()[build..];
    bytes.starts_with(path).then(|| bytes.split_off(path.len()))
}

/// Fetches a file as parsed JSON.
pub async fn json(address: &str) -> Option<JsValue> {
    JsFuture::from(response(address).await?.json().ok()?).await.ok()
}

/// Fetches a file of the explainer that the page belongs to, as parsed JSON: one that names another explainer is refused.
pub(crate) async fn of_explainer(address: &str) -> Option<JsValue> {
    let explainer = web_sys::window()?.document()?.get_element_by_id("app")?.get_attribute("data-explainer");
    json(address).await.filter(|value| value.text("explainer") == explainer)
}

async fn response(address: &str) -> Option<Response> {
    let request = RequestInit::new();
    request.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let response =
        JsFuture::from(web_sys::window()?.fetch_with_str_and_init(address, &request)).await.ok()?;
    response.dyn_into().ok().filter(Response::ok)
}
