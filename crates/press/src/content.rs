//! Finds and reads the explainer.

use crate::failure::Failure;
use explainer::history;
use explainer::id::PassageId;
use explainer::load::{self, Checked};
use explainer::model::{Explainer, Subject};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of all explainers.
const CONTENT: &str = "content";

/// Reads and checks the explainer in `folder`, by default the only one.
pub(crate) fn read(folder: Option<&Path>, report: Option<&str>) -> Result<Checked, Failure> {
    load::read(&folder_of(folder)?, report).map_err(Failure::Content)
}

/// Reads a text file.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::file("read", path))
}

/// Writes the explainer's `report.toml`.
pub(crate) fn write_fingerprint(folder: Option<&Path>, report: &str) -> Result<(), Failure> {
    let path = folder_of(folder)?.join("report.toml");
    fs::write(&path, load::fingerprint(report)).map_err(Failure::file("write", &path))?;
    println!("wrote {}", path.display());
    Ok(())
}

/// Records the wordings of the explainer as published on `date`, by default today.
pub(crate) fn publish(folder: Option<&Path>, date: Option<&str>) -> Result<(), Failure> {
    let date = match date {
        Some(date) => date.parse().map_err(|error| {
            Failure::other(format!("`{date}` is no day: write it as 2025-06-25 ({error})"))
        })?,
        None => jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
    };
    let folder = folder_of(folder)?;
    let explainer = read(Some(&folder), None)?.explainer;
    if let Some(last) = last_day(&explainer).filter(|last| date.to_string() < **last) {
        return Err(Failure::other(format!(
            "{last} is on record: nothing can be published on {date}, before that"
        )));
    }
    let files = load::publish(&explainer, date, |name| fs::read_to_string(folder.join(name)).ok())
        .map_err(|error| Failure::other(format!("can't add to the record: {error}")))?;
    if files.is_empty() {
        println!("{}: everything is on record already", folder.display());
        return Ok(());
    }
    let mut written = Vec::new();
    for (name, text) in &files {
        let path = folder.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
        }
        let unfinished = path.with_extension("toml.new");
        fs::write(&unfinished, text).map_err(Failure::file("write", &unfinished))?;
        written.push((unfinished, path));
    }
    // Files are replaced only after all new ones are written.
    for (unfinished, path) in &written {
        fs::rename(unfinished, path).map_err(Failure::file("write", path))?;
    }
    println!("wrote {} files in {}: commit them with the release", files.len(), folder.display());
    Ok(())
}

/// Returns the last day on which anything was published.
fn last_day(explainer: &Explainer) -> Option<&String> {
    let wordings = explainer.record.histories.iter().flat_map(|history| &history.wordings);
    wordings.map(|published| &published.day.iso).max()
}

/// Fails if a shown wording is not recorded.
pub(crate) fn check_published(folder: Option<&Path>) -> Result<(), Failure> {
    match unrecorded(&read(folder, None)?.explainer) {
        None => {
            println!("everything is on record");
            Ok(())
        }
        Some(list) => Err(Failure::other(list)),
    }
}

/// Returns a message that lists the wordings that are shown but not recorded, or `None` if there are none.
pub(crate) fn unrecorded(explainer: &Explainer) -> Option<String> {
    let subjects = history::unrecorded(explainer);
    if subjects.is_empty() {
        return None;
    }
    let list = subjects.iter().map(|subject| match subject {
        Subject::Passage(id) => format!("\n  passage {id}"),
        Subject::Note(id) => format!("\n  note {id}"),
    });
    let (count, list) = (subjects.len(), list.collect::<String>());
    let texts = if count == 1 { "text is" } else { "texts are" };
    Some(format!(
        "{count} {texts} shown and not on record; links to their words will not outlive the next edit.{list}\nRun \
                  `cargo run -p press -- publish` before a release, and commit what it writes."
    ))
}

/// Returns the current id of the passage whose current or earlier id is `name`.
pub(crate) fn passage(explainer: &Explainer, name: &str) -> Result<PassageId, Failure> {
    let present = explainer.passages.iter().map(|passage| (&passage.id, &passage.id));
    let former = explainer.former.passages.iter().map(|former| (&former.id, &former.now));
    let found = present.chain(former).find(|(id, _)| id.as_str() == name).map(|(_, now)| now.clone());
    found.ok_or_else(|| {
        let known: Vec<_> = explainer.passages.iter().map(|passage| passage.id.as_str()).collect();
        Failure::other(format!("there is no passage `{name}`; there are: {}", known.join(", ")))
    })
}

/// Returns `folder`, or by default the only explainer's.
pub(crate) fn folder_of(folder: Option<&Path>) -> Result<PathBuf, Failure> {
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
