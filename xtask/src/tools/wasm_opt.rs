//! wasm-opt, which makes the browser program smaller.

use super::{Tool, node};
use crate::error::{Error, Result};
use crate::repo::Repo;
use crate::{search_path, version};

/// Older ones do not understand what today's rustc writes.
const OLDEST: u32 = 120;

/// The wasm-opt of `node_modules`, the version everybody's site is built with; or, where that has not been installed,
/// one on PATH that is new enough, so that building takes no Node.js; or else it is installed.
pub(super) fn ensure(repo: &Repo) -> Result<Tool> {
    let on_path = || Tool::on_path("wasm-opt").filter(|tool| version::major(&tool.version) >= Some(OLDEST));
    if !node::is_fresh(repo.root())
        && let Some(tool) = on_path()
    {
        return Ok(tool);
    }
    node::ensure_packages(repo)?;
    let folder = repo.root().join("node_modules").join(".bin");
    let path = search_path::program(&folder, "wasm-opt")
        .ok_or_else(|| Error::Failed(format!("there is no wasm-opt in {}", folder.display())))?;
    Tool::ask("wasm-opt", path)
}
