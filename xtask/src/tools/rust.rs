//! The parts of the Rust toolchain that not every installation has.

use std::ffi::OsString;
use std::path::Path;

use crate::error::{Error, Result};
use crate::process::{Step, variable};
use crate::repo::Repo;
use crate::search_path;

/// What the browser program is compiled for.
const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the standard library for WebAssembly is there, however Rust was installed.
pub(crate) fn ensure_wasm_target(repo: &Repo) -> Result {
    if has_target(repo)? {
        return Ok(());
    }
    eprintln!("the standard library for {WASM} is not there yet: adding it (seconds)");
    rustup(repo, "target", WASM)?;
    if has_target(repo)? {
        Ok(())
    } else {
        Err(Error::Failed(format!("rustup added {WASM} to another toolchain than the one in use")))
    }
}

/// Makes sure of a cargo subcommand that rustup keeps as a component.
pub(crate) fn ensure_component(repo: &Repo, component: &str) -> Result {
    let subcommand = if component == "rustfmt" { "fmt" } else { component };
    if repo.cargo([subcommand, "--version"]).output().is_ok() {
        return Ok(());
    }
    eprintln!("`cargo {subcommand}` is not there yet: adding it (seconds)");
    rustup(repo, "component", component)
}

fn has_target(repo: &Repo) -> Result<bool> {
    let rustc = variable("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let libraries =
        Step::new(rustc).args(["--print", "target-libdir", "--target", WASM]).folder(repo.root()).output()?;
    Ok(Path::new(&libraries).is_dir())
}

fn rustup(repo: &Repo, kind: &str, name: &str) -> Result {
    let rustup = search_path::find("rustup").ok_or_else(|| {
        Error::Failed(format!(
            "this Rust has no {name}, and there is no rustup to add it: install Rust from https://rustup.rs"
        ))
    })?;
    Step::new(rustup).args([kind, "add", name]).folder(repo.root()).run()
}
