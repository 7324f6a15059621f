//! `report.toml`, and the report itself where it is at hand.

use super::desk::Desk;
use super::fingerprint::{Fingerprint, sha256};

/// What `report.toml` should say of a report.
#[must_use]
pub fn weigh(report: &str) -> String {
    format!(
        "# What the report weighs, written by `press fingerprint`. The runs are hashes of eight words in a row outside\n\
         # its quotations: with them a copy is found where the report itself is not at hand.\n\
         sha256 = \"{}\"\nscalars = {}\nruns = \"\"\"\n{}\n\"\"\"\n",
        sha256(report),
        report.chars().count(),
        Fingerprint::of(report).to_lines(),
    )
}

/// Checks `report.toml`, against the report where it is given.
pub(super) fn check(desk: &mut Desk<'_>, report: Option<&str>) {
    let Some(file) = desk.folder.report.as_ref() else {
        return;
    };
    let (source, raw) = (&file.source, &file.content);
    let mend = "Write the file anew with `press fingerprint --report FILE`.";
    match Fingerprint::from_lines(raw.runs.get_ref()) {
        Some(fingerprint) => desk.fingerprint = fingerprint,
        None => desk.refuse(source, raw.runs.span(), "not the runs of a fingerprint", "here", mend),
    }
    let Some(report) = report else { return };
    if sha256(report) != *raw.sha256.get_ref() {
        desk.refuse(
            source,
            raw.sha256.span(),
            "the report given is another text",
            "its SHA-256 differs",
            mend,
        );
    }
    if report.chars().count() != *raw.scalars.get_ref() as usize {
        let message = format!("the report given has {} scalars", report.chars().count());
        desk.refuse(source, raw.scalars.span(), message, "differs", mend);
    }
    if Fingerprint::of(report) != desk.fingerprint {
        desk.refuse(source, raw.runs.span(), "the report given has another fingerprint", "differs", mend);
    }
}
