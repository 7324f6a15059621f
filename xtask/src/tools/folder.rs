//! Where compiled tools are kept: with the user, so that every checkout shares them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::process::variable;

/// The systems that differ in where caches go.
#[derive(Clone, Copy)]
enum System {
    Mac,
    Windows,
    Other,
}

/// The folder of this user on this system. It need not exist yet.
pub(super) fn locate() -> Result<PathBuf> {
    let system = if cfg!(target_os = "macos") {
        System::Mac
    } else if cfg!(windows) {
        System::Windows
    } else {
        System::Other
    };
    let folder = choose(system, variable).ok_or_else(|| {
        Error::Failed("no home folder to keep tools in: set SIDELINES_TOOLS to a folder for them".to_owned())
    })?;
    std::path::absolute(&folder)
        .map_err(|error| Error::Failed(format!("SIDELINES_TOOLS={}: {error}", folder.display())))
}

fn choose(system: System, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(folder) = variable("SIDELINES_TOOLS") {
        return Some(folder.into());
    }
    let home = || variable("HOME").map(PathBuf::from);
    let caches = match system {
        System::Mac => home()?.join("Library").join("Caches"),
        System::Windows => variable("LOCALAPPDATA")?.into(),
        System::Other => variable("XDG_CACHE_HOME")
            .map(PathBuf::from)
            // The specification has relative paths ignored.
            .filter(|folder| Path::new(folder).is_absolute())
            .or_else(|| Some(home()?.join(".cache")))?,
    };
    Some(caches.join("sidelines").join("tools"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn chosen(system: System, variables: &[(&str, &str)]) -> Option<String> {
        let variable = |name: &str| {
            variables.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
        };
        choose(system, variable).map(|path| path.display().to_string())
    }

    #[test]
    fn each_system_has_its_place() {
        let home = ("HOME", "/home/a");
        let found = |system, variables: &[_]| chosen(system, variables).unwrap_or_default();
        assert_eq!(found(System::Other, &[home]), "/home/a/.cache/sidelines/tools");
        assert_eq!(found(System::Other, &[home, ("XDG_CACHE_HOME", "/c")]), "/c/sidelines/tools");
        assert_eq!(found(System::Other, &[home, ("XDG_CACHE_HOME", "c")]), "/home/a/.cache/sidelines/tools");
        assert_eq!(found(System::Mac, &[home]), "/home/a/Library/Caches/sidelines/tools");
        assert_eq!(found(System::Windows, &[("LOCALAPPDATA", "/l")]), "/l/sidelines/tools");
    }

    #[test]
    fn a_place_can_be_set() {
        let set = ("SIDELINES_TOOLS", "/t");
        assert_eq!(chosen(System::Mac, &[set]).as_deref(), Some("/t"));
        assert_eq!(chosen(System::Other, &[]), None);
    }
}
