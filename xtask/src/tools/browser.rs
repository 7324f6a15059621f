//! The browsers that run the browser tests: installed ones, never a download of our own.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::Tool;
use crate::error::{Error, Result};
use crate::process::{Step, variable};
use crate::timing::Readable;
use crate::{search_path, version};

/// A browser that the tests run in: how it is called, found and installed.
pub(crate) struct Browser {
    /// What `cargo xtask tools` calls it.
    tool: &'static str,
    /// What the tests call its engine.
    pub(crate) engine: &'static str,
    /// The variable that names its program, here and for the tests.
    pub(crate) variable: &'static str,
    /// What installing it would mean to somebody: “Chromium, Chrome or Edge”.
    pub(crate) programs: &'static str,
    names: &'static [&'static str],
    /// Where it may lie that is not on PATH.
    places: &'static [&'static str],
    /// What package managers call it, in the order of [`INSTALLERS`].
    packages: [&'static str; INSTALLERS.len()],
}

/// The browser of the `browser` and `lighthouse` checks, and of the pictures.
pub(crate) const CHROMIUM: Browser = Browser {
    tool: "browser",
    engine: "chromium",
    variable: "CHROME",
    programs: "Chromium, Chrome or Edge",
    names: &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "microsoft-edge"],
    // Windows has Edge in any case.
    places: &[
        "/usr/bin/chromium",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ],
    packages: ["chromium", "chromium", "chromium", "chromium", "chromium", "google-chrome"],
};

/// The browser of the `firefox` and `firefox-all` checks.
pub(crate) const FIREFOX: Browser = Browser {
    tool: "firefox",
    engine: "firefox",
    variable: "FIREFOX",
    programs: "Firefox",
    // The long-term release comes first: the driver of the tests is pinned to what works with it.
    names: &["firefox-esr", "firefox"],
    places: &[
        "/usr/bin/firefox-esr",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ],
    packages: ["firefox-esr", "firefox", "firefox", "firefox-esr", "MozillaFirefox", "firefox"],
};

/// Package managers that install a browser without asking, given the rights.
const INSTALLERS: [Installer; 6] = [
    Installer { name: "apt-get", before: &["update"], install: &["install", "--yes"], as_root: true },
    Installer { name: "dnf", before: &[], install: &["install", "--assumeyes"], as_root: true },
    Installer { name: "pacman", before: &[], install: &["-Sy", "--noconfirm"], as_root: true },
    Installer { name: "apk", before: &[], install: &["add"], as_root: true },
    Installer { name: "zypper", before: &[], install: &["--non-interactive", "install"], as_root: true },
    Installer { name: "brew", before: &[], install: &["install", "--cask"], as_root: false },
];

struct Installer {
    name: &'static str,
    before: &'static [&'static str],
    /// What comes before the package.
    install: &'static [&'static str],
    as_root: bool,
}

impl Browser {
    /// Finds the browser, or installs it.
    pub(crate) fn ensure(&self) -> Result<Tool> {
        if let Some(chosen) = variable(self.variable) {
            let path = PathBuf::from(&chosen);
            let path = if path.is_file() { Some(path) } else { search_path::find(&chosen.to_string_lossy()) };
            let path = path.ok_or_else(|| {
                Error::Failed(format!(
                    "{}={}: there is no such program",
                    self.variable,
                    chosen.to_string_lossy()
                ))
            })?;
            return self.identify(path);
        }
        if let Some(path) = self.find() {
            return self.identify(path);
        }
        let Some((installer, program, package)) = self.installer() else {
            return Err(self.missing("and nothing here installs it"));
        };
        installer
            .run(&program, package)
            .map_err(|error| self.missing(&format!("and {} did not install it ({error})", installer.name)))?;
        let path = self
            .find()
            .ok_or_else(|| self.missing(&format!("and {} installed none that is found", installer.name)))?;
        self.identify(path)
    }

    /// Whether it is installed, or named by its variable.
    pub(crate) fn is_there(&self) -> bool {
        variable(self.variable).is_some() || self.find().is_some()
    }

    fn missing(&self, why: &str) -> Error {
        let Self { programs, variable, .. } = self;
        Error::Failed(format!(
            "there is no {programs} for the browser tests, {why}: install one, or set {variable} to its path"
        ))
    }

    fn find(&self) -> Option<PathBuf> {
        self.names
            .iter()
            .find_map(|name| search_path::find(name))
            .or_else(|| self.places.iter().map(PathBuf::from).find(|path| path.is_file()))
    }

    /// A browser that cannot even say its version would fail every test in a less obvious way (placeholders for
    /// packages of other kinds do that). On Windows browsers open a window instead of saying it.
    fn identify(&self, path: PathBuf) -> Result<Tool> {
        if cfg!(windows) {
            return Ok(Tool { name: self.tool, version: "version unknown".to_owned(), path });
        }
        let said = Step::new(&path).args(["--version"]).output()?;
        let version = version::in_text(&said).unwrap_or("version unknown").to_owned();
        Ok(Tool { name: self.tool, version, path })
    }

    /// A package manager that is here, its program, and what it calls the browser.
    fn installer(&self) -> Option<(&'static Installer, PathBuf, &'static str)> {
        INSTALLERS
            .iter()
            .zip(self.packages)
            .filter(|(installer, _)| !installer.as_root || is_root())
            .find_map(|(installer, package)| Some((installer, search_path::find(installer.name)?, package)))
    }
}

fn is_root() -> bool {
    cfg!(unix) && Step::new("id").args(["-u"]).output().is_ok_and(|id| id == "0")
}

impl Installer {
    fn run(&self, program: &Path, package: &str) -> Result {
        let start = Instant::now();
        eprintln!(
            "a browser for the browser tests is missing: installing {package} with {} (minutes)",
            self.name
        );
        let step = || Step::new(program).env("DEBIAN_FRONTEND", "noninteractive");
        if !self.before.is_empty() {
            step().args(self.before).run()?;
        }
        step().args(self.install).args([package]).run()?;
        eprintln!("{package} is there, after {}", Readable(start.elapsed()));
        Ok(())
    }
}
