//! Reads and parses the files of an explainer.

use super::problem::Problem;
use super::toml_form;
use miette::NamedSource;
use serde::de::DeserializeOwned;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use toml::Spanned;

/// The file that lists the published ids.
pub(super) const PUBLISHED: &str = "published.toml";
/// The folder of the published wordings.
pub(super) const RECORD: &str = "record";

/// A parsed file.
pub(super) struct File<T> {
    pub(super) source: SourceFile,
    pub(super) content: T,
}

/// A file's name and text, for pointing out mistakes.
#[derive(Clone)]
pub(super) struct SourceFile(NamedSource<Arc<String>>);

impl SourceFile {
    pub(super) fn new(name: &str, text: String) -> Self {
        Self(NamedSource::new(name, Arc::new(text)))
    }

    /// Returns a mistake at the bytes `at`.
    pub(super) fn problem(
        &self,
        at: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> Problem {
        Problem::new(&self.0, at, message, label, help)
    }

    /// Converts the bytes `place` of `value` to bytes of the file. Returns the whole of `value` if they can't be located.
    pub(super) fn at(&self, value: &Spanned<String>, place: Range<usize>) -> Range<usize> {
        let whole = value.span();
        let text = value.get_ref();
        let Some(literal) = self.0.inner().get(whole.clone()) else { return whole };
        match literal.find(text.as_str()) {
            Some(start) if !text.is_empty() => {
                whole.start + start + place.start..whole.start + start + place.end
            }
            _ => text.get(place).map_or(whole, |excerpt| self.within(value, excerpt)),
        }
    }

    /// Returns the bytes of the file where `excerpt` first occurs within `value`, or the whole of `value` if the excerpt is
    /// written with escapes.
    pub(super) fn within(&self, value: &Spanned<String>, excerpt: &str) -> Range<usize> {
        let whole = value.span();
        let Some(literal) = self.0.inner().get(whole.clone()) else {
            return whole;
        };
        // Skips the quotation marks around the value.
        let edge = if literal.starts_with("\"\"\"") || literal.starts_with("'''") { 3 } else { 1 };
        match literal.get(edge..).and_then(|inner| inner.find(excerpt)) {
            Some(start) if !excerpt.is_empty() => {
                let start = whole.start + edge + start;
                start..start + excerpt.len()
            }
            _ => whole,
        }
    }
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
    pub(super) fn read(folder: &Path, problems: &mut Vec<Problem>) -> Self {
        let (passages, unreadable) = parse_folder(&folder.join("passages"), "passage", problems);
        let record = folder.join(RECORD);
        let (record, record_unreadable) = match record.try_exists() {
            Ok(false) => (vec![], Some(vec![])),
            Ok(true) | Err(_) => parse_folder(&record, "record", problems),
        };
        let published = parse_if_there(&folder.join(PUBLISHED), problems);
        Self {
            explainer: parse(&folder.join("explainer.toml"), problems),
            report: parse(&folder.join("report.toml"), problems),
            voices: parse(&folder.join("voices.toml"), problems),
            sources: parse(&folder.join("sources.toml"), problems),
            questions: parse(&folder.join("questions.toml"), problems),
            events: parse(&folder.join("events.toml"), problems),
            published_unreadable: published.is_none() && folder.join(PUBLISHED).exists(),
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
    folder: &Path,
    what: &str,
    problems: &mut Vec<Problem>,
) -> (Vec<(String, File<T>)>, Option<Vec<String>>) {
    let mut paths: Vec<_> = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => {
            let source = SourceFile::new(&folder.display().to_string(), String::new());
            let message = format!("can't read the folder: {error}");
            problems.push(source.problem(0..0, message, "", "An explainer needs it: see content/README.md."));
            return (vec![], None);
        }
    };
    paths.sort();
    let (mut files, mut unreadable) = (Vec::new(), Vec::new());
    for path in paths {
        let (Some(stem), Some("toml")) =
            (path.file_stem().and_then(|stem| stem.to_str()), path.extension().and_then(|end| end.to_str()))
        else {
            let source = SourceFile::new(&path.display().to_string(), String::new());
            let folder = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let message = format!("a file in `{folder}` that is no {what}");
            let help = format!("Name it after the {what}, `<id>.toml`, or move it away.");
            problems.push(source.problem(0..0, message, "", help));
            continue;
        };
        match parse(&path, problems) {
            Some(file) => files.push((stem.to_string(), file)),
            None => unreadable.push(stem.to_string()),
        }
    }
    (files, Some(unreadable))
}

/// Parses an optional file. If it exists but can't be read, that is a mistake.
fn parse_if_there<T: DeserializeOwned>(path: &Path, problems: &mut Vec<Problem>) -> Option<File<T>> {
    match path.try_exists() {
        Ok(false) => None,
        Ok(true) | Err(_) => parse(path, problems),
    }
}

fn parse<T: DeserializeOwned>(path: &Path, problems: &mut Vec<Problem>) -> Option<File<T>> {
    let name = path.display().to_string();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            problems.push(SourceFile::new(&name, String::new()).problem(
                0..0,
                format!("can't read the file: {error}"),
                "",
                "An explainer needs this file as UTF-8 text: see content/README.md.",
            ));
            return None;
        }
    };
    let source = SourceFile::new(&name, text);
    match toml::from_str(source.0.inner()) {
        Ok(content) => Some(File { source, content }),
        Err(error) => {
            let message = error.message().replace('\n', ", ");
            problems.push(source.problem(
                error.span().unwrap_or(0..0),
                message,
                "here",
                "See content/README.md for the keys of this file and their values.",
            ));
            None
        }
    }
}
