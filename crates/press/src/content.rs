//! Finds and reads the explainer.

use crate::failure::Failure;
use explainer::history;
use explainer::id::PassageId;
use explainer::load::{self, Checked, ComparedWith};
use explainer::model::{Explainer, Subject};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of all explainers.
const CONTENT: &str = "content";

/// Reads and checks the explainer in `folder`, by default the only one. `report` is the text of the report; without it, the file
/// that the explainer names is read.
pub(crate) fn read(folder: Option<&Path>, report: Option<&str>) -> Result<Checked, Failure> {
    load::read(&folder_of(folder)?, report).map_err(Failure::Content)
}

/// Reads a text file.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::file("read", path))
}

/// Says that quotations were not compared with the report, if they were not.
pub(crate) fn warn_if_unverified(checked: &Checked) {
    if checked.compared_with == ComparedWith::Hashes {
        eprintln!(
            "press: not verified against the report: without its text, words that were changed together with their hash \
             pass; give the text with `--report FILE`, or name its file in explainer.toml (`report_text = \
             \"../report.txt\"`)"
        );
    }
}

/// Writes the explainer's `report.toml`. `report` is the text of the report; without it, the file that the explainer names
/// is read.
pub(crate) fn write_fingerprint(folder: Option<&Path>, report: Option<&str>) -> Result<(), Failure> {
    let folder = folder_of(folder)?;
    let text = match report {
        Some(report) => report.to_string(),
        None => load::named_report(&folder).map_err(Failure::Content)?.ok_or_else(|| {
            Failure::other(
                "give the text of the report with `--report FILE`, or name its file in explainer.toml (`report_text = \
                 \"../report.txt\"`)",
            )
        })?,
    };
    replace(&folder, &[("report.toml".into(), load::fingerprint(&text))])?;
    println!("wrote {}", folder.join("report.toml").display());
    Ok(())
}

/// Writes files into `folder`, each a name and a text. Files are replaced only after all new ones are written.
pub(crate) fn replace(folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    let mut written = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
        }
        let unfinished = path.with_extension("toml.new");
        if let Err(error) = fs::write(&unfinished, text) {
            for (unfinished, _) in written.iter().chain([&(unfinished.clone(), path)]) {
                let _ = fs::remove_file(unfinished);
            }
            return Err(Failure::file("write", &unfinished)(error));
        }
        written.push((unfinished, path));
    }
    for (unfinished, path) in &written {
        fs::rename(unfinished, path).map_err(Failure::file("write", path))?;
    }
    Ok(())
}

/// Records the wordings of the explainer as published on `date`, by default today.
pub(crate) fn publish(
    folder: Option<&Path>,
    report: Option<&str>,
    date: Option<&str>,
) -> Result<(), Failure> {
    let date = match date {
        Some(date) => date.parse().map_err(|error| {
            Failure::other(format!("`{date}` is no day: write it as 2025-06-25 ({error})"))
        })?,
        None => jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
    };
    let folder = folder_of(folder)?;
    let checked = read(Some(&folder), report)?;
    let explainer = &checked.explainer;
    if let Some(last) = last_day(explainer).filter(|last| date.to_string() < **last) {
        return Err(Failure::other(format!(
            "{last} is on record: nothing can be published on {date}, before that"
        )));
    }
    let files = load::publish(explainer, date, |name| fs::read_to_string(folder.join(name)).ok())
        .map_err(|error| Failure::other(format!("can't add to the record: {error}")))?;
    if files.is_empty() {
        println!("{}: everything is on record already", folder.display());
        return Ok(());
    }
    replace(&folder, &files)?;
    println!("wrote {} files in {}: commit them with the release", files.len(), folder.display());
    warn_if_unverified(&checked);
    Ok(())
}

/// Returns the last day on which anything was published.
fn last_day(explainer: &Explainer) -> Option<&String> {
    let wordings = explainer.record.histories.iter().flat_map(|history| &history.wordings);
    wordings.map(|published| &published.day.iso).max()
}

/// Fails if a shown wording is not recorded.
pub(crate) fn check_published(folder: Option<&Path>, report: Option<&str>) -> Result<(), Failure> {
    match unrecorded(&read(folder, report)?.explainer) {
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

/// Returns the explainer's folder, by default the only one in `content`.
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
