//! One at a time: a lock between processes that the system lets go of however a process ends.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use crate::error::{Attempt as _, Error, Result};

/// Holds a lock for as long as it lives.
#[must_use]
pub(crate) struct Held(#[expect(dead_code, reason = "open for as long as the lock is to be held")] File);

/// Takes the lock that the file `path` stands for, waiting (and saying so) while another process has it.
pub(crate) fn hold(path: &Path) -> Result<Held> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).attempting(|| format!("cannot create {}", folder.display()))?;
    }
    let cannot = || format!("cannot lock {}", path.display());
    let file = File::options().create(true).append(true).open(path).attempting(cannot)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("waiting for another `cargo xtask` to finish with {}", path.display());
            file.lock().attempting(cannot)?;
        }
        // Some shared folders know no locks; better to go on without than not at all.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(Error::Failed(format!("{}: {error}", cannot()))),
    }
    Ok(Held(file))
}
