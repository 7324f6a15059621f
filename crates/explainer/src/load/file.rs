//! Reads and parses the files of an explainer.

use super::decode::decode;
use super::encoding::normalized;
use super::problem::Problem;
use super::source_file::SourceFile;
use super::{shape, syntax, toml_form};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};
use toml::de::DeTable;

/// The file that makes a folder an explainer.
const EXPLAINER: &str = "explainer.toml";
/// The folder of the passages.
const PASSAGES: &str = "passages";
/// The file that lists the published ids.
pub(super) const PUBLISHED: &str = "published.toml";
/// The folder of the published wordings.
pub(super) const RECORD: &str = "record";

/// Where files are read from.
pub(super) trait Files {
    /// Returns whether there is such a file or folder; `true` also if that can't be known.
    fn may_exist(&self, path: &Path) -> bool;

    /// Returns the bytes of a file.
    fn bytes(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Returns the paths of what is in a folder, in any order.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
}

/// The files of this device.
pub(super) struct Disk;

impl Files for Disk {
    fn may_exist(&self, path: &Path) -> bool {
        path.try_exists().unwrap_or(true)
    }

    fn bytes(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect())
    }
}

/// The texts of files in memory, by their paths.
impl Files for BTreeMap<PathBuf, String> {
    fn may_exist(&self, path: &Path) -> bool {
        self.keys().any(|known| known.starts_with(path))
    }

    fn bytes(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.get(path).map(|text| text.clone().into_bytes()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let below = self.keys().filter_map(|path| path.strip_prefix(folder).ok()?.components().next());
        let names: BTreeSet<_> = below.map(|name| folder.join(name)).collect();
        let inside: Vec<_> = names.into_iter().collect();
        if inside.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(inside) }
    }
}

/// A parsed file.
pub(super) struct File<T> {
    pub(super) source: SourceFile,
    pub(super) content: T,
}

/// All files of an explainer. A file that can't be read is `None`: its content is unknown.
pub(super) struct Folder {
    pub(super) explainer: Option<File<toml_form::Explainer>>,
    pub(super) report: Option<File<toml_form::Report>>,
    pub(super) voices: Option<File<toml_form::Voices>>,
    pub(super) sources: Option<File<toml_form::Sources>>,
    pub(super) questions: Option<File<toml_form::Questions>>,
    pub(super) events: Option<File<toml_form::Events>>,
    /// The published ids; also `None` if nothing was published.
    pub(super) published: Option<File<toml_form::Published>>,
    /// Whether the file of published ids exists but could not be read.
    pub(super) published_unreadable: bool,
    /// The passages that could be read, with their ids (the file stems), in alphabetical order.
    pub(super) passages: Vec<(String, File<toml_form::Passage>)>,
    /// Whether a passage could not be read.
    pub(super) passages_missing: bool,
    /// The published wordings that could be read, with the ids they were published under, in alphabetical order.
    pub(super) record: Vec<(String, File<toml_form::History>)>,
    /// The ids whose published wordings could not be read; `None` if the folder could not be read.
    pub(super) record_unreadable: Option<Vec<String>>,
}

impl Folder {
    pub(super) fn read(files: &impl Files, folder: &Path, problems: &mut Vec<Problem>) -> Self {
        let (passages, unreadable) = parse_folder(files, &folder.join(PASSAGES), "passage", problems);
        let record = folder.join(RECORD);
        let (record, record_unreadable) = if files.may_exist(&record) {
            parse_folder(files, &record, "record", problems)
        } else {
            (vec![], Some(vec![]))
        };
        // An optional file. If it exists but can't be read, that is a mistake.
        let published_exists = files.may_exist(&folder.join(PUBLISHED));
        let published = if published_exists { parse(files, &folder.join(PUBLISHED), problems) } else { None };
        Self {
            explainer: parse(files, &folder.join(EXPLAINER), problems),
            report: parse(files, &folder.join("report.toml"), problems),
            voices: parse(files, &folder.join("voices.toml"), problems),
            sources: parse(files, &folder.join("sources.toml"), problems),
            questions: parse(files, &folder.join("questions.toml"), problems),
            events: parse(files, &folder.join("events.toml"), problems),
            published_unreadable: published.is_none() && published_exists,
            published,
            passages,
            passages_missing: unreadable.is_none_or(|ids| !ids.is_empty()),
            record,
            record_unreadable,
        }
    }
}

/// Parses the files of a folder. Returns those that could be read, with and ordered by their stems, and the stems of the
/// others, or `None` if the folder could not be read. `what` names the content of a file in messages.
#[expect(clippy::type_complexity, reason = "used twice, right above")]
fn parse_folder<T: DeserializeOwned>(
    files: &impl Files,
    folder: &Path,
    what: &str,
    problems: &mut Vec<Problem>,
) -> (Vec<(String, File<T>)>, Option<Vec<String>>) {
    let mut paths = match files.list(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let source = SourceFile::new(&folder.display().to_string(), String::new());
            let message = match error.kind() {
                io::ErrorKind::NotFound => "this folder is missing".into(),
                io::ErrorKind::NotADirectory => "a file where a folder is wanted".into(),
                _ => format!("can't read the folder: {error}"),
            };
            let help = format!("An explainer needs it: it holds a file for each {what}, `<id>.toml`.");
            problems.push(source.problem(0..0, message, "", help));
            return (vec![], None);
        }
    };
    paths.retain(|path| !is_of_system(path));
    paths.sort();
    let (mut parsed, mut unreadable) = (Vec::new(), Vec::new());
    for path in paths {
        let (Some(stem), Some("toml")) =
            (path.file_stem().and_then(|stem| stem.to_str()), path.extension().and_then(|end| end.to_str()))
        else {
            let source = SourceFile::new(&path.display().to_string(), String::new());
            let folder = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let message = format!("a file in `{folder}` that is no {what}");
            let is_ending = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
            let help = if is_ending {
                format!("Write its ending in lower case: `<id>.toml`. Only such files are read as a {what}.")
            } else {
                format!("Name it after the {what}, `<id>.toml`, or move it away.")
            };
            problems.push(source.problem(0..0, message, "", help));
            continue;
        };
        match parse(files, &path, problems) {
            Some(file) => parsed.push((stem.to_string(), file)),
            None => unreadable.push(stem.to_string()),
        }
    }
    (parsed, Some(unreadable))
}

/// Whether a file is one that systems and editors leave behind: hidden, or a backup.
#[must_use]
pub fn is_of_system(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.starts_with(['.', '#', '~']) || name.ends_with('~') || ["Thumbs.db", "desktop.ini"].contains(&&*name)
}

pub(super) fn parse<T: DeserializeOwned>(
    files: &impl Files,
    path: &Path,
    problems: &mut Vec<Problem>,
) -> Option<File<T>> {
    let name = path.display().to_string();
    let bytes = match files.bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = match error.kind() {
                io::ErrorKind::NotFound => "this file is missing".into(),
                io::ErrorKind::IsADirectory => "a folder where a file is wanted".into(),
                _ => format!("can't read the file: {error}"),
            };
            let help = format!(
                "An explainer needs it, as UTF-8 text{}: see content/README.md.",
                purpose(path).map_or_else(String::new, |purpose| format!(", for {purpose}"))
            );
            problems.push(SourceFile::new(&name, String::new()).problem(0..0, message, "", help));
            return None;
        }
    };
    let source = match decode(&name, bytes) {
        Ok(text) => SourceFile::new(&name, normalized(&text).into_owned()),
        Err(problem) => {
            problems.push(*problem);
            return None;
        }
    };
    match typed(&source) {
        Ok(content) => Some(File { source, content }),
        Err(found) => {
            problems.extend(found);
            None
        }
    }
}

/// Returns the content of a file.
fn typed<T: DeserializeOwned>(source: &SourceFile) -> Result<T, Vec<Problem>> {
    let conflicts = syntax::conflicts(source);
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    let (table, errors) = DeTable::parse_recoverable(source.text());
    if errors.is_empty() { shape::read(source, table) } else { Err(syntax::explained(source, &errors)) }
}

/// Returns what a file of an explainer is for.
fn purpose(path: &Path) -> Option<&'static str> {
    Some(match path.file_name()?.to_str()? {
        EXPLAINER => "the title and the order of the passages",
        "report.toml" => "what identifies the report (`press fingerprint --report FILE` writes it)",
        "voices.toml" => "who speaks",
        "sources.toml" => "what notes cite",
        "questions.toml" => "the positions",
        "events.toml" => "what is dated (it may be empty)",
        _ => return None,
    })
}

/// Returns a mistake if there is no explainer in `folder`, so that not each of its files is called missing.
pub(super) fn no_explainer(files: &impl Files, folder: &Path) -> Option<Problem> {
    let name = folder.display().to_string();
    let problem = |message: &str, help: String| {
        Some(SourceFile::new(&name, String::new()).problem(0..0, message, "", help))
    };
    let help = "Give the folder that holds explainer.toml, such as content/the-hague-2025.";
    let inside = match files.list(folder) {
        Ok(inside) => inside,
        Err(error) => {
            return match error.kind() {
                io::ErrorKind::NotFound => problem("there is no such folder", help.into()),
                io::ErrorKind::NotADirectory => {
                    problem("a file where the folder of an explainer is wanted", help.into())
                }
                _ => problem(&format!("can't read the folder: {error}"), help.into()),
            };
        }
    };
    let is_of_explainer = |path: &PathBuf| {
        purpose(path).is_some() || path.file_name().is_some_and(|name| name == PUBLISHED || name == PASSAGES)
    };
    if inside.iter().any(is_of_explainer) {
        return None;
    }
    let has_explainer =
        |path: &&PathBuf| files.list(path).is_ok_and(|inside| inside.contains(&path.join(EXPLAINER)));
    let below = inside.iter().find(has_explainer);
    let help = below.map_or_else(|| help.into(), |below| format!("Did you mean {}?", below.display()));
    problem("there is no explainer in this folder: it has no explainer.toml", help)
}
