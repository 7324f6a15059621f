//! Finds where the words of passages stand in the report, and how far events are from it.
//!
//! An editor writes the words of a passage and the dates of an event. What follows from them is found here, in files that
//! need not be complete yet: `paragraph`, `start`, `end` and `sha256` of passages, `days` of events. Nothing is written;
//! [`Located`] holds what is to be.

mod edit;
mod parsed;
mod passage;

use super::encoding::{Form, normalized};
use super::file::{Disk, Files, is_of_system};
use super::fingerprint::{Fingerprint, sha256};
use super::problem::{Problem, Problems};
use super::report::fingerprint_of;
use super::report_text::ReportText;
use super::source_file::SourceFile;
use super::{days, events, toml_form, validator};
use parsed::Parsed;
use passage::{Refusal, is_quoting, locate_passage};
use std::collections::BTreeSet;
use std::path::Path;
use thiserror::Error;
use toml_edit::{Document, Item, Table, Value};

const EXPLAINER: &str = "explainer.toml";
const EVENTS: &str = "events.toml";
const REPORT: &str = "report.toml";

/// What was found of passages and events.
#[derive(Debug)]
pub struct Located {
    /// The passages and events of which something is to be written, by file.
    pub found: Vec<Found>,
    /// Why nothing can be written of others.
    pub refused: Option<Problems>,
    /// The passages whose words are gone from the report. They are refused.
    pub gone: Vec<String>,
    /// What is to become of `report.toml`.
    pub fingerprint: FingerprintFile,
    /// Passages without words of the report, if this is another text of it: nothing tells where they stand now.
    pub paraphrases: Vec<String>,
    /// The new text of every file that changes, with its name in the explainer's folder.
    pub files: Vec<(String, String)>,
}

/// A passage or event of which something is to be written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Found {
    /// The id.
    pub id: String,
    /// The name of its file in the explainer's folder.
    pub file: String,
    /// Where the words stood before and stand now, if they have moved in the report.
    pub moved: Option<(Place, Place)>,
    /// The keys to be written.
    pub changes: Vec<Change>,
}

/// A place in the report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place {
    /// The paragraph, counted from 1.
    pub paragraph: i64,
    /// The first scalar.
    pub start: i64,
    /// The scalar behind the last one.
    pub end: i64,
}

/// A key and its value in TOML.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// The key.
    pub key: &'static str,
    /// What it says now; `None` if it is missing.
    pub old: Option<String>,
    /// What it is to say.
    pub new: String,
}

/// What is to become of `report.toml`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FingerprintFile {
    /// It is that of this report, or the report is not at hand.
    Stays,
    /// It is that of another version of the report, and is to be written anew.
    Changes,
    /// It is that of another version, and stays until all quotations are found in this one.
    Waits,
}

/// Why nothing could be located.
#[derive(Debug, Error)]
pub enum LocateError {
    /// Files cannot be read.
    #[error("{0}")]
    Content(Problems),
    /// The text of the report is not at hand.
    #[error(
        "the text of the report is needed: give it with `--report FILE`, or name its file in explainer.toml \
         (`report_text = \"../report.txt\"`)"
    )]
    NoReport,
    /// There is no such passage or event.
    #[error("there is no passage or event `{id}`; there are: {known}")]
    Unknown {
        /// The id.
        id: String,
        /// All ids.
        known: String,
    },
}

/// Locates the passages and events `ids` of the explainer in `folder`, by default all. `report` is the text of the report; if it
/// is not given, the file that `report_text` names is read.
///
/// # Errors
/// Returns an error if a file is not TOML, an id unknown, or the report needed and not at hand.
pub fn locate(folder: &Path, report: Option<&str>, ids: &[String]) -> Result<Located, LocateError> {
    locate_in(&Disk, folder, report, ids)
}

/// Returns the text of the report as it is stored where `report_text` in `explainer.toml` says, or `None` if it says nothing.
///
/// # Errors
/// Returns an error if one of the two files can't be read.
pub fn named_report(folder: &Path) -> Result<Option<String>, Problems> {
    let mut problems = Vec::new();
    let about = Parsed::read(&Disk, folder, EXPLAINER, &mut problems);
    let report = about.and_then(|about| about.named_report(&Disk, folder, &mut problems));
    if problems.is_empty() { Ok(report) } else { Err(Problems::sorted(problems)) }
}

pub(super) fn locate_in(
    files: &impl Files,
    folder: &Path,
    report: Option<&str>,
    ids: &[String],
) -> Result<Located, LocateError> {
    let mut problems = Vec::new();
    let about = Parsed::read(files, folder, EXPLAINER, &mut problems);
    let passages = passages(files, folder, &mut problems);
    let has_events = files.may_exist(&folder.join(EVENTS));
    let events = if has_events { Parsed::read(files, folder, EVENTS, &mut problems) } else { None };
    let report = match (report, &about) {
        (Some(given), _) => Some(ReportText::new(given)),
        (None, Some(about)) => {
            about.named_report(files, folder, &mut problems).map(|text| ReportText::new(&text))
        }
        (None, None) => None,
    };
    let Some(about) = about.filter(|_| problems.is_empty()) else {
        return Err(LocateError::Content(Problems::sorted(problems)));
    };

    let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    let of_passages = passages.iter().map(|(id, _)| id.as_str());
    let of_events = events.iter().flat_map(|events| tables(&events.document)).filter_map(id_of);
    let known: BTreeSet<&str> = of_passages.chain(of_events).collect();
    if let Some(id) = ids.iter().find(|id| !known.contains(*id)) {
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        return Err(LocateError::Unknown { id: (*id).into(), known });
    }
    let is_wanted = |id: &str| ids.is_empty() || ids.contains(id);
    if report.is_none() && passages.iter().any(|(id, file)| is_wanted(id) && is_quoting(&file.document)) {
        return Err(LocateError::NoReport);
    }

    let mut refused = Vec::new();
    let mut located = Located {
        refused: None,
        found: vec![],
        gone: vec![],
        fingerprint: FingerprintFile::Stays,
        paraphrases: vec![],
        files: vec![],
    };
    if let Some(report) = &report {
        let mut are_all_in_place = true;
        for (id, file) in &passages {
            let result = locate_passage(file, report);
            if !is_wanted(id) {
                are_all_in_place &= matches!(&result, Ok((_, changes)) if changes.is_empty());
                continue;
            }
            match result {
                Ok((moved, changes)) => located.change(id, file, moved, changes),
                Err(refusal) => {
                    are_all_in_place = false;
                    if matches!(refusal, Refusal::Gone(_)) {
                        located.gone.push(id.clone());
                    }
                    refused.push(refusal.into());
                }
            }
        }
        located.refresh_fingerprint(files, folder, report, are_all_in_place);
        if located.fingerprint != FingerprintFile::Stays {
            let paraphrases =
                passages.iter().filter(|(id, file)| is_wanted(id) && !is_quoting(&file.document));
            located.paraphrases.extend(paraphrases.map(|(id, _)| id.clone()));
        }
    }
    if let Some(file) = &events {
        located.events(file, &about, is_wanted, &mut refused);
    }
    located.refused = (!refused.is_empty()).then(|| Problems::sorted(refused));
    Ok(located)
}

impl Located {
    fn change(
        &mut self,
        id: &str,
        file: &Parsed,
        moved: Option<(Place, Place)>,
        changes: Vec<(Change, Value)>,
    ) {
        if changes.is_empty() {
            return;
        }
        let mut document = file.document.clone().into_mut();
        let (changes, values): (Vec<_>, Vec<_>) = changes.into_iter().unzip();
        for (change, value) in changes.iter().zip(values) {
            edit::set(document.as_table_mut(), change.key, value);
        }
        self.files.push((file.name.clone(), file.form.apply(&document.to_string())));
        self.found.push(Found { id: id.into(), file: file.name.clone(), moved, changes });
    }

    /// Computes the days of events.
    fn events(
        &mut self,
        file: &Parsed,
        about: &Parsed,
        is_wanted: impl Fn(&str) -> bool,
        refused: &mut Vec<Problem>,
    ) {
        let day = |item: Option<&Item>| item?.as_datetime().and_then(validator::civil_date);
        let report = day(about.document.get("date"));
        let mut document = file.document.clone().into_mut();
        let mut count = 0;
        for (index, table) in tables(&file.document).enumerate() {
            let id = id_of(table).unwrap_or_default();
            // There are no days to a month or a year.
            let is_period = table.get("date").and_then(Item::as_str).and_then(days::Period::read).is_some();
            if !is_wanted(id) || is_period {
                continue;
            }
            let Some(days) =
                report.zip(day(table.get("date"))).map(|(report, date)| events::days_from(report, date))
            else {
                let (source, place, what) = match report {
                    Some(_) => (
                        &file.source,
                        table.get("date").unwrap_or(&Item::None).span().or(table.span()),
                        "event",
                    ),
                    None => (&about.source, about.document.get("date").and_then(Item::span), "report"),
                };
                let message = format!("no day of the {what} to count from or to");
                let help = "Write `date` as 2025-06-25, without quotation marks.";
                refused.push(source.problem(place.unwrap_or(0..0), message, "here", help));
                continue;
            };
            let old = table.get("days");
            if old.and_then(Item::as_integer) == Some(days.into()) {
                continue;
            }
            let change = Change { key: "days", old: old.map(written), new: days.to_string() };
            let tables = document.get_mut("event").and_then(Item::as_array_of_tables_mut);
            if let Some(table) = tables.and_then(|tables| tables.get_mut(index)) {
                edit::set(table, "days", i64::from(days).into());
                count += 1;
                let changes = vec![change];
                self.found.push(Found { id: id.into(), file: file.name.clone(), moved: None, changes });
            }
        }
        if count > 0 {
            self.files.push((file.name.clone(), file.form.apply(&document.to_string())));
        }
    }

    /// Has `report.toml` written anew if it is of another text. A new one says that quotations are those of the new version, so it
    /// waits until all are.
    fn refresh_fingerprint(
        &mut self,
        files: &impl Files,
        folder: &Path,
        report: &ReportText,
        are_all_in_place: bool,
    ) {
        // A file that can't be read is written anew, as one that is not there.
        let stored = files.bytes(&folder.join(REPORT)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let stored = stored.unwrap_or_default();
        let read: Option<toml_form::Report> = toml::from_str(&normalized(&stored)).ok();
        let is_current = read.is_some_and(|raw| {
            *raw.sha256.get_ref() == sha256(report.as_str())
                && *raw.scalars.get_ref() as usize == report.scalars()
                && Fingerprint::from_lines(raw.runs.get_ref()) == Some(Fingerprint::of_text(report))
        });
        self.fingerprint = match (is_current, are_all_in_place) {
            (true, _) => FingerprintFile::Stays,
            (false, false) => FingerprintFile::Waits,
            (false, true) => {
                self.files.push((REPORT.into(), Form::of(&stored).apply(&fingerprint_of(report))));
                FingerprintFile::Changes
            }
        };
    }
}

/// Returns the files of passages with their ids, in alphabetical order.
fn passages(files: &impl Files, folder: &Path, problems: &mut Vec<Problem>) -> Vec<(String, Parsed)> {
    let path = folder.join("passages");
    let mut paths = match files.list(&path) {
        Ok(paths) => paths,
        Err(error) => {
            let message = format!("can't read the folder: {error}");
            let source = SourceFile::new(&path.display().to_string(), String::new());
            problems.push(source.problem(0..0, message, "", "An explainer needs it: see content/README.md."));
            return vec![];
        }
    };
    paths.retain(|path| !is_of_system(path) && path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    let ids = paths.iter().filter_map(|path| path.file_stem()?.to_str());
    ids.filter_map(|id| {
        let file = Parsed::read(files, folder, &format!("passages/{id}.toml"), problems)?;
        Some((id.to_string(), file))
    })
    .collect()
}

/// Returns the events.
fn tables(document: &Document<String>) -> impl Iterator<Item = &Table> {
    document.get("event").and_then(Item::as_array_of_tables).into_iter().flatten()
}

fn id_of(table: &Table) -> Option<&str> {
    table.get("id")?.as_str()
}

/// Returns an item as its file has it, without comments.
fn written(item: &Item) -> String {
    item.as_value().map_or_else(
        || "something else".into(),
        |value| {
            let mut value = value.clone();
            value.decor_mut().clear();
            value.to_string().trim().to_string()
        },
    )
}
