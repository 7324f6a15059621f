//! The programs that building and checking take beyond cargo itself: found if they are there, installed if not.

mod browser;
mod compiled;
mod folder;
mod node;
mod rust;
mod wasm_opt;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::process::Step;
use crate::repo::Repo;
use crate::{search_path, version};

pub(crate) use browser::{Browser, CHROMIUM, FIREFOX};
pub(crate) use node::{Node, ensure_packages as node_packages, ensure_packages_in as node_packages_in};
pub(crate) use rust::{
    ensure_component as rust_component, ensure_wasm_target as wasm_target, host as rust_host,
};

/// A program that is ready for use.
pub(crate) struct Tool {
    /// What it is called.
    pub(crate) name: &'static str,
    /// The version it says it has.
    pub(crate) version: String,
    /// Where it lies.
    pub(crate) path: PathBuf,
}

impl Tool {
    /// Asks a program for its version; an error says that it does not work here.
    fn ask(name: &'static str, path: PathBuf) -> Result<Self> {
        let said = Step::new(&path).args(["--version"]).output()?;
        let version = version::in_text(&said)
            .ok_or_else(|| Error::Failed(format!("{} does not say which version it is", path.display())))?
            .to_owned();
        Ok(Self { name, version, path })
    }

    /// The program of that name on PATH, if there is one and it works.
    fn on_path(name: &'static str) -> Option<Self> {
        Self::ask(name, search_path::find(name)?).ok()
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

/// The tools that turn the sources into a site.
pub(crate) struct SiteTools {
    trunk: Tool,
    wasm_bindgen: Tool,
    pub(crate) wasm_opt: Tool,
    /// Runs what makes the programs smaller.
    pub(crate) node: Tool,
}

impl SiteTools {
    /// Makes sure of all of them.
    pub(crate) fn ensure(repo: &Repo) -> Result<Self> {
        rust::ensure_wasm_target(repo)?;
        let wasm_opt = wasm_opt::ensure(repo)?;
        let Node { node, .. } = Node::ensure()?;
        // esbuild comes from there.
        node::ensure_packages(repo)?;
        let [trunk, wasm_bindgen] =
            compiled::ensure(repo, [compiled::trunk(), compiled::wasm_bindgen(repo)?])?;
        Ok(Self { trunk, wasm_bindgen, wasm_opt, node })
    }

    /// The program that drives the others.
    pub(crate) fn trunk(&self) -> &OsStr {
        self.trunk.path.as_os_str()
    }

    /// The program that binds the browser program to its script.
    pub(crate) fn wasm_bindgen(&self) -> &OsStr {
        self.wasm_bindgen.path.as_os_str()
    }

    /// The PATH on which Trunk finds exactly these, since it uses the first of a name that it meets.
    pub(crate) fn path(&self) -> Result<OsString> {
        search_path::with_first([self.wasm_bindgen.folder(), self.wasm_opt.folder(), self.trunk.folder()])
    }
}

/// Makes sure of cargo-deny.
pub(crate) fn cargo_deny(repo: &Repo) -> Result<Tool> {
    let [tool] = compiled::ensure(repo, [compiled::cargo_deny()])?;
    Ok(tool)
}

/// Makes sure of cargo-fuzz.
pub(crate) fn cargo_fuzz(repo: &Repo) -> Result<Tool> {
    let [tool] = compiled::ensure(repo, [compiled::cargo_fuzz()])?;
    Ok(tool)
}

/// `cargo xtask tools`.
pub(crate) fn report(arguments: Vec<OsString>) -> Result {
    if let Some(argument) = arguments.first() {
        return Err(Error::Usage(format!("`tools` takes no arguments, not {}", argument.to_string_lossy())));
    }
    let repo = Repo::locate()?;
    rust::ensure_component(&repo, "rustfmt")?;
    rust::ensure_component(&repo, "clippy")?;
    let site = SiteTools::ensure(&repo)?;
    let Node { node, npm } = Node::ensure()?;
    node::ensure_packages(&repo)?;
    let deny = cargo_deny(&repo)?;
    let browser = CHROMIUM.ensure()?;
    for tool in [site.trunk, site.wasm_bindgen, site.wasm_opt, node, npm, deny, browser] {
        println!("{:<14}{:<16}{}", tool.name, tool.version, tool.path.display());
    }
    Ok(())
}
