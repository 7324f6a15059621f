//! What the standard library does with files, with errors that say which.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::error::{Attempt as _, Result};

/// Renames a file or folder.
pub(crate) fn rename(from: &Path, to: &Path) -> Result {
    fs::rename(from, to).attempting(|| format!("cannot rename {} to {}", from.display(), to.display()))
}

/// Removes a folder and all in it, if it is there.
pub(crate) fn remove_folder(folder: &Path) -> Result {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).attempting(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
