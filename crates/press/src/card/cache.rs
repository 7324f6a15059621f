//! Caches PNGs between runs.

use crate::content_hash::hex;
use crate::failure::Failure;
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

/// Everything that affects how an SVG is drawn: the drawing code and the versions of its dependencies.
const DRAWN_BY: [&str; 3] =
    [include_str!("draw.rs"), include_str!("palette.rs"), include_str!("../../../../Cargo.lock")];
/// Length of the SHA-256 at the start of an entry.
const DIGEST: usize = 32;

/// A folder of PNGs, each named after a hash of its SVG. An entry begins with the SHA-256 of the PNG, so that damaged
/// entries are drawn again.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// Returns the cache in `folder`, by default in Cargo's target folder.
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        let target =
            || env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
        Self { folder: Some(folder.unwrap_or_else(|| target().join("press-cards"))) }
    }

    /// Returns a disabled cache.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self { folder: None }
    }

    /// Returns the PNG of `svg`, from the cache or drawn by `draw`.
    pub(super) fn get(
        &self,
        svg: &str,
        draw: impl FnOnce() -> Result<Vec<u8>, Failure>,
    ) -> Result<Vec<u8>, Failure> {
        let Some(folder) = &self.folder else { return draw() };
        let entry = folder.join(name(svg));
        if let Some(png) = kept(&entry) {
            return Ok(png);
        }
        let png = draw()?;
        // A cache that can't be written only makes the next run slower.
        let _ = keep(folder, &entry, &png);
        Ok(png)
    }
}

fn name(svg: &str) -> String {
    let mut digest = Sha256::new();
    DRAWN_BY.iter().for_each(|part| digest.update(Sha256::digest(part.as_bytes())));
    digest.update(svg.as_bytes());
    hex(&digest.finalize())
}

fn kept(entry: &Path) -> Option<Vec<u8>> {
    let bytes = fs::read(entry).ok()?;
    let (digest, png) = bytes.split_at_checked(DIGEST)?;
    (digest == Sha256::digest(png).as_slice()).then(|| png.to_vec())
}

/// Writes an entry and then renames it, so that concurrent runs never see an incomplete one.
fn keep(folder: &Path, entry: &Path, png: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let unfinished = entry.with_extension(process::id().to_string());
    fs::write(&unfinished, [Sha256::digest(png).as_slice(), png].concat())?;
    fs::rename(unfinished, entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path) -> Vec<PathBuf> {
        fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect()
    }

    #[test]
    fn what_was_drawn_once_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(Some(folder.path().join("cards")));
        assert_eq!(cache.get("<svg/>", || Ok(vec![1, 2, 3])).expect("drawn"), [1, 2, 3]);
        let again = cache.get("<svg/>", || Err(Failure::other("drawn again")));
        assert_eq!(again.expect("kept"), [1, 2, 3]);
        assert_eq!(cache.get("<svg>other</svg>", || Ok(vec![4])).expect("drawn"), [4]);
        assert_eq!(files(&folder.path().join("cards")).len(), 2);
    }

    #[test]
    fn a_broken_entry_is_drawn_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(Some(folder.path().into()));
        for broken in [&b""[..], b"short", &[0; 64]] {
            cache.get("<svg/>", || Ok(vec![1, 2, 3])).expect("drawn");
            fs::write(&files(folder.path())[0], broken).expect("written");
            assert_eq!(cache.get("<svg/>", || Ok(vec![1, 2, 3])).expect("drawn again"), [1, 2, 3]);
        }
    }

    #[test]
    fn a_cache_that_cannot_be_written_fails_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "").expect("written");
        let cache = Cache::new(Some(file.join("cards")));
        assert_eq!(cache.get("<svg/>", || Ok(vec![1])).expect("drawn"), [1]);
    }
}
