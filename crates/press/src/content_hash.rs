//! Names for files that never change, as Trunk makes them.

use sha2::{Digest, Sha256};

/// The name of a file with this content: another content has another name, so a file can be cached for ever.
pub(crate) fn stamped(name: &str, ending: &str, content: &str) -> String {
    format!("{name}-{}.{ending}", hex(&Sha256::digest(content.as_bytes())[..8]))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
