//! Names for files that never change, as Trunk makes them.

use sha2::{Digest, Sha256};

/// The name of a file with this content: another content has another name, so a file can be cached for ever.
pub(crate) fn stamped(name: &str, ending: &str, content: &str) -> String {
    let stamp: String =
        Sha256::digest(content.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{name}-{stamp}.{ending}")
}
