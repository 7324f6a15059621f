//! Finding and reading the explainer.

use crate::failure::Failure;
use explainer::reading::{self, Checked};
use std::fs;
use std::path::{Path, PathBuf};

/// Where explainers live.
const CONTENT: &str = "content";

/// Reads and checks the explainer in `folder`, by default the only one.
pub(crate) fn read(folder: Option<&Path>, report: Option<&str>) -> Result<Checked, Failure> {
    reading::read(&folder_of(folder)?, report).map_err(Failure::Content)
}

/// The text of a report.
pub(crate) fn report(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::file("read", path))
}

/// Writes the explainer's `report.toml`.
pub(crate) fn write_weight(folder: Option<&Path>, report: &str) -> Result<(), Failure> {
    let path = folder_of(folder)?.join("report.toml");
    fs::write(&path, reading::weigh(report)).map_err(Failure::file("write", &path))?;
    println!("wrote {}", path.display());
    Ok(())
}

fn folder_of(folder: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(folder) = folder {
        return Ok(folder.to_path_buf());
    }
    let content = Path::new(CONTENT);
    let entries = fs::read_dir(content).map_err(Failure::file("read", content))?;
    let mut folders: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("explainer.toml").exists())
        .collect();
    match (folders.pop(), folders.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(Failure::other("no explainer in `content`: give its folder with --content")),
        (Some(_), false) => Err(Failure::other("several explainers in `content`: choose one with --content")),
    }
}
