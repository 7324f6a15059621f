//! Checks and writes `report.toml`.

use super::decode::decode;
use super::file::Files;
use super::fingerprint::{Fingerprint, sha256};
use super::problem::Problem;
use super::report_text::ReportText;
use super::source_file::SourceFile;
use super::toml_form::Text;
use super::validator::Validator;
use std::ops::Range;
use std::path::Path;

/// Returns the content of `report.toml` for a report. A byte order mark and the kind of line ends make no difference.
#[must_use]
pub fn fingerprint(report: &str) -> String {
    fingerprint_of(&ReportText::new(report))
}

pub(super) fn fingerprint_of(report: &ReportText) -> String {
    format!(
        "# What the report weighs, written by `press fingerprint`. The runs are hashes of eight words in a row outside\n\
         # its quotations: with them a copy is found where the report itself is not at hand.\n\
         sha256 = \"{}\"\nscalars = {}\nruns = \"\"\"\n{}\n\"\"\"\n",
        sha256(report.as_str()),
        report.scalars(),
        Fingerprint::of_text(report).to_lines(),
    )
}

/// Reads the text of the report from the file `name`, as `report_text` in `source` names it: relative to the explainer's
/// `folder`.
pub(super) fn read_text(
    files: &impl Files,
    folder: &Path,
    source: &SourceFile,
    name: &Text,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let path = folder.join(name.get_ref());
    match files.bytes(&path).map(|bytes| decode(&path.display().to_string(), bytes)) {
        Ok(Ok(text)) => Some(text),
        Ok(Err(problem)) => {
            problems.push(*problem);
            None
        }
        Err(error) => {
            let message = format!("can't read the text of the report, `{}`: {error}", name.get_ref());
            let help = "Put the text there as UTF-8, correct the path, which starts from the folder of this file, or take \
                        `report_text` out: quotations are then compared with their hashes only.";
            problems.push(source.problem(name.span(), message, "here", help));
            None
        }
    }
}

/// Checks `report.toml`, and compares it with the report if that is given.
pub(super) fn check(validator: &mut Validator<'_>, report: Option<&ReportText>) {
    let Some(file) = validator.folder.report.as_ref() else {
        return;
    };
    let (source, raw) = (&file.source, &file.content);
    let help = "If the text is the right one, write the file anew with `press fingerprint`.";
    match Fingerprint::from_lines(raw.runs.get_ref()) {
        Some(fingerprint) => validator.fingerprint = fingerprint,
        None => validator.error(source, beginning(&raw.runs), "not the runs of a fingerprint", "here", help),
    }
    let Some(report) = report else { return };
    if sha256(report.as_str()) != *raw.sha256.get_ref() {
        validator.error(
            source,
            raw.sha256.span(),
            "the report given is another text",
            "its SHA-256 differs",
            help,
        );
        // All else that is said of it differs too.
        return;
    }
    if report.scalars() != *raw.scalars.get_ref() as usize {
        let message = format!("the report given has {} scalars", report.scalars());
        validator.error(source, raw.scalars.span(), message, "differs", help);
    }
    if Fingerprint::of_text(report) != validator.fingerprint {
        validator.error(
            source,
            beginning(&raw.runs),
            "the report given has another fingerprint",
            "differs",
            help,
        );
    }
}

/// Where a text begins: nobody wants to see a hundred lines of hashes.
fn beginning(text: &Text) -> Range<usize> {
    let start = text.span().start;
    start..start
}
