//! Checks and writes `report.toml`.

use super::fingerprint::{Fingerprint, sha256};
use super::validator::Validator;

/// Returns the content of `report.toml` for a report.
#[must_use]
pub fn fingerprint(report: &str) -> String {
    format!(
        "# What the report weighs, written by `press fingerprint`. The runs are hashes of eight words in a row outside\n\
         # its quotations: with them a copy is found where the report itself is not at hand.\n\
         sha256 = \"{}\"\nscalars = {}\nruns = \"\"\"\n{}\n\"\"\"\n",
        sha256(report),
        report.chars().count(),
        Fingerprint::of(report).to_lines(),
    )
}

/// Checks `report.toml`, and compares it with the report if that is given.
pub(super) fn check(validator: &mut Validator<'_>, report: Option<&str>) {
    let Some(file) = validator.folder.report.as_ref() else {
        return;
    };
    let (source, raw) = (&file.source, &file.content);
    let help = "Write the file anew with `press fingerprint --report FILE`.";
    match Fingerprint::from_lines(raw.runs.get_ref()) {
        Some(fingerprint) => validator.fingerprint = fingerprint,
        None => validator.error(source, raw.runs.span(), "not the runs of a fingerprint", "here", help),
    }
    let Some(report) = report else { return };
    if sha256(report) != *raw.sha256.get_ref() {
        validator.error(
            source,
            raw.sha256.span(),
            "the report given is another text",
            "its SHA-256 differs",
            help,
        );
    }
    if report.chars().count() != *raw.scalars.get_ref() as usize {
        let message = format!("the report given has {} scalars", report.chars().count());
        validator.error(source, raw.scalars.span(), message, "differs", help);
    }
    if Fingerprint::of(report) != validator.fingerprint {
        validator.error(source, raw.runs.span(), "the report given has another fingerprint", "differs", help);
    }
}
