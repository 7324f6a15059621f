//! File names with a hash of the content, as Trunk makes them.

use sha2::{Digest, Sha256};

/// Returns the name of a file with this content. Other content has another name, so the file can be cached for ever.
pub(crate) fn stamped(name: &str, ending: &str, content: &[u8]) -> String {
    format!("{name}-{}.{ending}", hex(&Sha256::digest(content)[..8]))
}

/// Formats `bytes` in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
