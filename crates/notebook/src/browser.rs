//! Calls of the browser: what `web-sys` lacks, ids, times and normal forms.

use crate::note::{is_time, uuid};
use js_sys::{Date, JsString, Math, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Window;

/// A day, in milliseconds.
const DAY: f64 = 86_400_000.0;

#[wasm_bindgen]
extern "C" {
    type Crypto;

    #[wasm_bindgen(thread_local_v2, js_name = crypto)]
    static CRYPTO: Option<Crypto>;

    /// Fails where the method is missing: outside of secure contexts, and in old browsers.
    #[wasm_bindgen(method, catch, js_name = randomUUID)]
    fn random_uuid(this: &Crypto) -> Result<String, JsValue>;
}

/// Returns a random UUID as an IRI, of weaker randomness where the page is not a secure context.
pub(crate) fn new_id() -> String {
    if let Some(uuid) = CRYPTO.with(|crypto| crypto.as_ref()?.random_uuid().ok()) {
        return format!("urn:uuid:{uuid}");
    }
    let random = || (Math::random() * f64::from(u32::MAX)) as u32;
    uuid([random(), random(), random(), random()])
}

/// Returns the present time, in the form of [`Note::changed`](crate::note::Note::changed).
pub(crate) fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Returns the time in a day from now, in the same form: the latest plausible time, allowing for wrong clocks.
pub(crate) fn tomorrow() -> String {
    Date::new(&(Date::now() + DAY).into()).to_iso_string().into()
}

/// Converts an ISO 8601 time to the form of [`Note::changed`](crate::note::Note::changed); `None` for any other text.
pub(crate) fn time(text: &str) -> Option<String> {
    // `Date` also parses text that is not ISO 8601.
    let begins_with_year =
        text.bytes().position(|byte| !byte.is_ascii_digit()) == Some(4) && text.as_bytes()[4] == b'-';
    let date = Date::new(&text.into());
    if !begins_with_year || date.get_time().is_nan() {
        return None;
    }
    Some(date.to_iso_string().into()).filter(|time: &String| is_time(time))
}

/// Normalises `text` to NFC.
pub(crate) fn nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

/// Waits for a number of milliseconds.
pub(crate) async fn wait(window: &Window, milliseconds: i32) -> Result<(), JsValue> {
    let mut set = Ok(0);
    let promise = Promise::new(&mut |resolve, _| {
        set = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    set?;
    JsFuture::from(promise).await.map(drop)
}
