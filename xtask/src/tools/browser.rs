//! The browser that runs the browser tests: one that is installed, never a download of our own.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::Tool;
use crate::error::{Error, Result};
use crate::process::{Step, variable};
use crate::timing::Readable;
use crate::{search_path, version};

const NAMES: [&str; 5] =
    ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "microsoft-edge"];

/// Where browsers lie that are not on PATH. Windows has Edge in any case.
const PLACES: [&str; 7] = [
    "/usr/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// Package managers that install a browser without asking, given the rights.
const INSTALLERS: [Installer; 6] = [
    Installer {
        name: "apt-get",
        before: &["update"],
        install: &["install", "--yes", "chromium"],
        as_root: true,
    },
    Installer { name: "dnf", before: &[], install: &["install", "--assumeyes", "chromium"], as_root: true },
    Installer { name: "pacman", before: &[], install: &["-Sy", "--noconfirm", "chromium"], as_root: true },
    Installer { name: "apk", before: &[], install: &["add", "chromium"], as_root: true },
    Installer {
        name: "zypper",
        before: &[],
        install: &["--non-interactive", "install", "chromium"],
        as_root: true,
    },
    Installer { name: "brew", before: &[], install: &["install", "--cask", "google-chrome"], as_root: false },
];

struct Installer {
    name: &'static str,
    before: &'static [&'static str],
    install: &'static [&'static str],
    as_root: bool,
}

/// Finds a browser, or installs one.
pub(crate) fn ensure() -> Result<Tool> {
    if let Some(chosen) = variable("CHROME") {
        let path = PathBuf::from(&chosen);
        let path = if path.is_file() { Some(path) } else { search_path::find(&chosen.to_string_lossy()) };
        let path = path.ok_or_else(|| {
            Error::Failed(format!("CHROME={}: there is no such program", chosen.to_string_lossy()))
        })?;
        return identify(path);
    }
    if let Some(path) = find() {
        return identify(path);
    }
    let Some((installer, program)) = installer() else {
        return Err(Error::Failed(
            "there is no Chromium, Chrome or Edge for the browser tests: install one, or set CHROME to its path"
                .to_owned(),
        ));
    };
    installer.run(&program)?;
    let path = find()
        .ok_or_else(|| Error::Failed(format!("{} installed no browser that is found", installer.name)))?;
    identify(path)
}

fn find() -> Option<PathBuf> {
    NAMES
        .iter()
        .find_map(|name| search_path::find(name))
        .or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// A browser that cannot even say its version would fail every test in a less obvious way (placeholders for
/// packages of other kinds do that). On Windows browsers open a window instead of saying it.
fn identify(path: PathBuf) -> Result<Tool> {
    if cfg!(windows) {
        return Ok(Tool { name: "browser", version: "version unknown".to_owned(), path });
    }
    let said = Step::new(&path).args(["--version"]).output()?;
    let version = version::in_text(&said).unwrap_or("version unknown").to_owned();
    Ok(Tool { name: "browser", version, path })
}

fn installer() -> Option<(&'static Installer, PathBuf)> {
    let found = |installer: &'static Installer| Some((installer, search_path::find(installer.name)?));
    INSTALLERS.iter().filter(|installer| !installer.as_root || is_root()).find_map(found)
}

fn is_root() -> bool {
    cfg!(unix) && Step::new("id").args(["-u"]).output().is_ok_and(|id| id == "0")
}

impl Installer {
    fn run(&self, program: &Path) -> Result {
        let start = Instant::now();
        eprintln!("there is no browser for the browser tests: installing one with {} (minutes)", self.name);
        let step = || Step::new(program).env("DEBIAN_FRONTEND", "noninteractive");
        if !self.before.is_empty() {
            step().args(self.before).run()?;
        }
        step().args(self.install).run()?;
        eprintln!("the browser is there, after {}", Readable(start.elapsed()));
        Ok(())
    }
}
