//! Tools that cargo compiles: Trunk, wasm-bindgen, cargo-deny and cargo-fuzz.
//!
//! They go into `NAME-VERSION/bin` of the [folder], completely or not at all: each is made in a folder of its own,
//! tried, and only then renamed.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::{Tool, folder};
use crate::error::{Error, Result};
use crate::repo::Repo;
use crate::timing::Readable;
use crate::{files, lock, search_path};

/// The newest Trunk that the Rust version of the workspace compiles.
const TRUNK: &str = "0.21.14";

/// The newest cargo-deny that the Rust version of the workspace compiles.
const CARGO_DENY: &str = "0.20.2";

/// The cargo-fuzz that the targets in `fuzz/` were last run with.
const CARGO_FUZZ: &str = "0.13.2";

/// A tool at the one version that will do.
pub(super) struct Compiled {
    /// The name of the program.
    name: &'static str,
    /// The crate it comes in.
    package: &'static str,
    version: String,
    /// What else `cargo install` is told.
    options: &'static [&'static str],
}

/// Trunk. Without its default features it downloads nothing, which it has no need of here, and compiles sooner.
pub(super) fn trunk() -> Compiled {
    let options = &["--locked", "--no-default-features"];
    Compiled { name: "trunk", package: "trunk", version: TRUNK.to_owned(), options }
}

/// wasm-bindgen, which reads only what the crate of the very same version wrote. Without `--locked`: the lock it
/// ships may name releases that have been withdrawn since.
pub(super) fn wasm_bindgen(repo: &Repo) -> Result<Compiled> {
    let version = repo.locked_version("wasm-bindgen")?;
    Ok(Compiled { name: "wasm-bindgen", package: "wasm-bindgen-cli", version, options: &[] })
}

/// cargo-deny, which checks licences, advisories and sources of the crates in use.
pub(super) fn cargo_deny() -> Compiled {
    let options = &["--locked"];
    Compiled { name: "cargo-deny", package: "cargo-deny", version: CARGO_DENY.to_owned(), options }
}

/// cargo-fuzz, which builds the fuzz targets with libFuzzer.
pub(super) fn cargo_fuzz() -> Compiled {
    Compiled {
        name: "cargo-fuzz",
        package: "cargo-fuzz",
        version: CARGO_FUZZ.to_owned(),
        options: &["--locked"],
    }
}

/// Makes sure of several at once, so that what they have in common is compiled once.
pub(super) fn ensure<const N: usize>(repo: &Repo, wanted: [Compiled; N]) -> Result<[Tool; N]> {
    let home = folder::locate()?;
    let mut building = None;
    let mut tools = Vec::with_capacity(N);
    for tool in &wanted {
        if let Some(found) = tool.find(&home) {
            tools.push(found);
            continue;
        }
        if building.is_none() {
            building = Some(lock::hold(&home.join(".lock"))?);
        }
        // Whoever held the lock before may have installed it.
        tools.push(match tool.find(&home) {
            Some(found) => found,
            None => tool.install(repo, &home)?,
        });
    }
    if building.is_some() {
        files::remove_folder(&scratch(&home))?;
    }
    tools
        .try_into()
        .map_err(|_| Error::Failed("a tool went missing while the others were installed".to_owned()))
}

/// What cargo compiles in; kept after a failure, so that the next try goes on from there.
fn scratch(home: &Path) -> PathBuf {
    home.join(".building")
}

impl Compiled {
    fn find(&self, home: &Path) -> Option<Tool> {
        let right = |tool: &Tool| tool.version == self.version;
        Tool::on_path(self.name).filter(right).or_else(|| self.inside(&self.folder(home)).ok())
    }

    fn folder(&self, home: &Path) -> PathBuf {
        home.join(format!("{}-{}", self.name, self.version))
    }

    /// The tool in an installation, if it is there, works, and is of the right version.
    fn inside(&self, installation: &Path) -> Result<Tool> {
        let bin = installation.join("bin");
        let path = search_path::program(&bin, self.name)
            .ok_or_else(|| Error::Failed(format!("there is no {} in {}", self.name, bin.display())))?;
        let tool = Tool::ask(self.name, path)?;
        if tool.version == self.version {
            Ok(tool)
        } else {
            let Tool { path, version, .. } = tool;
            Err(Error::Failed(format!("{} is {version}, not {}", path.display(), self.version)))
        }
    }

    fn install(&self, repo: &Repo, home: &Path) -> Result<Tool> {
        let start = Instant::now();
        let (name, version, folder) = (self.name, &self.version, self.folder(home));
        eprintln!(
            "{name} {version} is not there yet: compiling it, once for all checkouts, into {} (one to six minutes)",
            folder.display()
        );
        let partial = home.join(format!(".{name}-{version}.partial"));
        files::remove_folder(&partial)?;
        self.compile(repo, &partial, &scratch(home))?;
        self.inside(&partial)?;
        files::remove_folder(&folder)?;
        files::rename(&partial, &folder)?;
        eprintln!("{name} {version} is there, after {}", Readable(start.elapsed()));
        self.inside(&folder)
    }

    /// The tools run for seconds at a time: compiling them soon matters more than how fast they are.
    fn compile(&self, repo: &Repo, into: &Path, scratch: &Path) -> Result {
        let install = repo
            .cargo(["install", self.package, "--version", &self.version])
            .args(self.options)
            .args([Path::new("--root"), into])
            .env("CARGO_TARGET_DIR", scratch)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
        install.run().map_err(|error| {
            Error::Failed(format!("{error}\n{} {} could not be installed", self.name, self.version))
        })
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn only_a_working_tool_of_the_version_counts() {
        let home = std::env::temp_dir().join(format!("xtask-compiled-{}", std::process::id()));
        let tool =
            Compiled { name: "sidelines-trial", package: "none", version: "1.2.3".to_owned(), options: &[] };
        assert!(tool.find(&home).is_none());

        let bin = tool.folder(&home).join("bin");
        fs::create_dir_all(&bin).expect("a folder for the trial");
        let program = bin.join("sidelines-trial");
        for (script, right) in [
            ("#!/bin/sh\necho sidelines-trial 1.2.3\n", true),
            ("#!/bin/sh\necho sidelines-trial 1.2.4\n", false),
            ("#!/bin/sh\necho 1.2.3; exit 1\n", false),
        ] {
            fs::write(&program, script).expect("a script for the trial");
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a script that runs");
            assert_eq!(tool.find(&home).is_some(), right, "{script}");
        }
        fs::remove_dir_all(&home).expect("no trial left behind");
    }
}
