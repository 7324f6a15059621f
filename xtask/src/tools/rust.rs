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

/// The triple of the system that this Rust compiles for by itself, such as `x86_64-unknown-linux-gnu`.
pub(crate) fn host(repo: &Repo) -> Result<String> {
    let about = Step::new(rustc()).args(["-vV"]).folder(repo.root()).output()?;
    host_in(&about)
        .map(str::to_owned)
        .ok_or_else(|| Error::Failed("rustc does not say which system it is for".to_owned()))
}

fn host_in(about: &str) -> Option<&str> {
    about.lines().find_map(|line| line.strip_prefix("host: "))
}

fn rustc() -> OsString {
    variable("RUSTC").unwrap_or_else(|| OsString::from("rustc"))
}

fn has_target(repo: &Repo) -> Result<bool> {
    let libraries = Step::new(rustc())
        .args(["--print", "target-libdir", "--target", WASM])
        .folder(repo.root())
        .output()?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_told() {
        let about = "rustc 1.95.0 (f2d3ce0bd 2026-03-21)\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\n";
        assert_eq!(host_in(about), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(host_in("rustc 1.95.0"), None);
    }
}
