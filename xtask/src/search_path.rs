//! Finding programs as a shell would.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The first program called `name` on PATH. Looked up here rather than by the system, which on Windows would miss
/// the `.cmd` files that npm makes.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    find_in(&std::env::var_os("PATH")?, name)
}

fn find_in(path: &OsStr, name: &str) -> Option<PathBuf> {
    std::env::split_paths(path).find_map(|folder| program(&folder, name))
}

/// The program called `name` in a folder, whatever ending programs have on this system.
pub(crate) fn program(folder: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    endings.iter().map(|ending| folder.join(format!("{name}{ending}"))).find(|file| is_program(file))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

/// PATH with `folders` before everything else.
pub(crate) fn with_first<'a>(folders: impl IntoIterator<Item = &'a Path>) -> Result<OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.into_iter().map(Path::to_owned).chain(std::env::split_paths(&rest));
    std::env::join_paths(all)
        .map_err(|error| Error::Failed(format!("a folder cannot be put on PATH: {error}")))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn finds_programs_only() {
        assert!(find_in(OsStr::new("/no/such/folder:/bin:/usr/bin"), "sh").is_some());
        assert_eq!(find_in(OsStr::new("/etc"), "passwd"), None);
        assert_eq!(find_in(OsStr::new("/"), "etc"), None);
    }
}
