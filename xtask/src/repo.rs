//! The checkout that is worked on.

use std::path::{Path, PathBuf};

use crate::error::{Attempt as _, Error, Result};
use crate::lock::{self, Held};
use crate::process::{Step, variable};

/// The checkout: everything runs in its root.
pub(crate) struct Repo {
    root: PathBuf,
}

impl Repo {
    /// The checkout this program was started from, which may lie elsewhere than where it was compiled (a shared
    /// target folder, a moved checkout).
    pub(crate) fn locate() -> Result<Self> {
        let manifest = variable("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().map(Path::to_owned).unwrap_or_default();
        if root.join("Cargo.lock").is_file() {
            Ok(Self { root })
        } else {
            Err(Error::Failed(format!("no Cargo.lock in {}: run this as `cargo xtask`", root.display())))
        }
    }

    /// The folder everything else lies in.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The version of a crate that the workspace is locked to.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&path).attempting(|| format!("cannot read {}", path.display()))?;
        match locked_versions(&lock, package).as_slice() {
            [version] => Ok((*version).to_owned()),
            [] => Err(Error::Failed(format!("{} does not name {package}", path.display()))),
            several => Err(Error::Failed(format!(
                "{} names several versions of {package}, where one is needed: {}",
                path.display(),
                several.join(", ")
            ))),
        }
    }

    /// The folder that cargo compiles into, for steps that need to know: they hand it on as `--target-dir`.
    pub(crate) fn target(&self) -> PathBuf {
        self.root.join(variable("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    /// The cargo that started us, run in the root.
    pub(crate) fn cargo<const N: usize>(&self, arguments: [&str; N]) -> Step {
        let cargo = variable("CARGO").unwrap_or_else(|| "cargo".into());
        Step::new(cargo).args(arguments).folder(&self.root)
    }

    /// The project's own `press`.
    pub(crate) fn press(&self) -> Step {
        self.cargo(["run", "--quiet", "--package", "press", "--"])
    }

    /// The lock for what only one process may do in this checkout at a time.
    pub(crate) fn lock(&self) -> Result<Held> {
        lock::hold(&self.root.join("target").join("xtask.lock"))
    }
}

/// The versions of a package in the text of a Cargo.lock, where `version` follows `name`.
fn locked_versions<'a>(lock: &'a str, package: &str) -> Vec<&'a str> {
    let name = format!("name = \"{package}\"");
    let lines = lock.lines().zip(lock.lines().skip(1));
    lines
        .filter(|(line, _)| *line == name)
        .filter_map(|(_, next)| next.strip_prefix("version = \"")?.strip_suffix('"'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
dependencies = [
 \"wasm-bindgen-macro\",
]

[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.129\"

[[package]]
name = \"gloo\"
version = \"0.11.0\"

[[package]]
name = \"gloo\"
version = \"0.12.0\"
";

    #[test]
    fn whole_names_only() {
        assert_eq!(locked_versions(LOCK, "wasm-bindgen"), ["0.2.130"]);
        assert!(locked_versions(LOCK, "wasm").is_empty());
    }

    #[test]
    fn several_versions_are_seen() {
        assert_eq!(locked_versions(LOCK, "gloo"), ["0.11.0", "0.12.0"]);
    }

    #[test]
    fn this_checkout_is_found() {
        let repo = Repo::locate().expect("the checkout of this test");
        assert!(repo.root().join("xtask").is_dir());
    }
}
