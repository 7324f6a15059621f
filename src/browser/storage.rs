//! What a reader keeps on the device. Where storage is denied, nothing is kept.

use super::window;
use web_sys::Storage;

/// Keeps `value` under `key`.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// What is kept under `key`.
#[must_use]
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
