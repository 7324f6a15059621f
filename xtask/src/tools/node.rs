//! Node.js, and the npm packages that package-lock.json names.

use std::fs;
use std::path::Path;
use std::time::Instant;

use super::Tool;
use crate::error::{Attempt as _, Error, Result};
use crate::process::Step;
use crate::repo::Repo;
use crate::timing::Readable;
use crate::version;

/// The oldest Node.js that the packages run on: its first two numbers.
const OLDEST: (u32, u32) = (20, 19);

/// Node.js and its package manager.
pub(crate) struct Node {
    /// What runs the browser tests.
    pub(crate) node: Tool,
    /// What installs packages.
    pub(crate) npm: Tool,
}

impl Node {
    /// Finds them. They are not installed here: how that is best done differs too much between systems.
    pub(crate) fn ensure() -> Result<Self> {
        let node = Tool::on_path("node").ok_or_else(|| missing("there is no `node` on PATH"))?;
        if version::major_minor(&node.version).is_none_or(|version| version < OLDEST) {
            return Err(missing(&format!("{} is version {}", node.path.display(), node.version)));
        }
        let npm = Tool::on_path("npm").ok_or_else(|| missing("there is no `npm` on PATH"))?;
        Ok(Self { node, npm })
    }
}

fn missing(what: &str) -> Error {
    let (major, minor) = OLDEST;
    Error::Failed(format!(
        "{what}: Node.js {major}.{minor} or later with npm is needed, from https://nodejs.org or your system's packages"
    ))
}

/// Makes sure that `node_modules` holds what package-lock.json names.
pub(crate) fn ensure_packages(repo: &Repo) -> Result {
    ensure_packages_in(repo, repo.root())
}

/// The same for a folder of the checkout that has packages of its own.
pub(crate) fn ensure_packages_in(repo: &Repo, folder: &Path) -> Result {
    if is_fresh(folder) {
        return Ok(());
    }
    let Node { npm, .. } = Node::ensure()?;
    let _alone = repo.lock()?;
    if is_fresh(folder) {
        return Ok(());
    }
    let start = Instant::now();
    eprintln!("node_modules is not what package-lock.json says: installing (seconds)");
    // None of the packages needs its install scripts, so none gets to run any.
    Step::new(npm.path).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).folder(folder).run()?;
    let stamp = stamp(folder);
    fs::copy(lockfile(folder), &stamp).attempting(|| format!("cannot write {}", stamp.display()))?;
    eprintln!("node_modules is there, after {}", Readable(start.elapsed()));
    Ok(())
}

/// Whether `node_modules` was installed from the package-lock.json of now, as the copy of it that is left there tells.
pub(super) fn is_fresh(root: &Path) -> bool {
    match (fs::read(lockfile(root)), fs::read(stamp(root))) {
        (Ok(wanted), Ok(installed)) => wanted == installed,
        _ => false,
    }
}

fn lockfile(root: &Path) -> std::path::PathBuf {
    root.join("package-lock.json")
}

/// `npm ci` removes it with the rest of the folder, so it never outlives what it stands for.
fn stamp(root: &Path) -> std::path::PathBuf {
    root.join("node_modules").join(".installed-from.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_until_the_lock_changes() {
        let root = std::env::temp_dir().join(format!("xtask-node-{}", std::process::id()));
        fs::create_dir_all(root.join("node_modules")).expect("a folder for the trial");
        assert!(!is_fresh(&root), "nothing there");
        fs::write(lockfile(&root), "{}").expect("a lock");
        assert!(!is_fresh(&root), "installed by other means");
        fs::write(stamp(&root), "{}").expect("a stamp");
        assert!(is_fresh(&root));
        fs::write(lockfile(&root), "{\"a\":1}").expect("a lock");
        assert!(!is_fresh(&root), "another lock");
        fs::remove_dir_all(&root).expect("no trial left behind");
    }
}
