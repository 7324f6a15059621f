//! Finding and reading the explainer.

use crate::failure::Failure;
use explainer::id::PassageId;
use explainer::model::Explainer;
use explainer::reading::{self, Checked};
use std::fs;
use std::io::ErrorKind;
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

/// Adds every passage and note to the explainer's `published.toml`.
pub(crate) fn publish(folder: Option<&Path>) -> Result<(), Failure> {
    let explainer = read(folder, None)?.explainer;
    let path = folder_of(folder)?.join(reading::PUBLISHED);
    let record = match fs::read_to_string(&path) {
        Ok(record) => record,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::file("read", &path)(error)),
    };
    let published = reading::publish(&explainer, &record)
        .map_err(|error| Failure::other(format!("can't add to {}: {error}", path.display())))?;
    if published == record {
        println!("{}: everything is recorded already", path.display());
        return Ok(());
    }
    fs::write(&path, published).map_err(Failure::file("write", &path))?;
    println!("wrote {}: commit it with the release", path.display());
    Ok(())
}

/// The present id of the passage that `name` names, or named before.
pub(crate) fn passage(explainer: &Explainer, name: &str) -> Result<PassageId, Failure> {
    let present = explainer.passages.iter().map(|passage| (&passage.id, &passage.id));
    let former = explainer.former.passages.iter().map(|former| (&former.id, &former.now));
    let found = present.chain(former).find(|(id, _)| id.as_str() == name).map(|(_, now)| now.clone());
    found.ok_or_else(|| {
        let known: Vec<_> = explainer.passages.iter().map(|passage| passage.id.as_str()).collect();
        Failure::other(format!("there is no passage `{name}`; there are: {}", known.join(", ")))
    })
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
