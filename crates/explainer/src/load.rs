//! Loads an explainer from its files and checks it.
//!
//! All mistakes are found in one run. A file that can't be read hides no mistakes in other files, and causes no mistakes
//! where they refer to its content.

mod encoding;
mod events;
mod explainer;
mod file;
mod fingerprint;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod index;
mod map;
mod markup;
mod opening;
mod passages;
mod pieces;
mod problem;
mod published;
mod questions;
mod record;
mod report;
mod sources;
mod takeaway;
mod toml_form;
mod validator;
mod voices;
mod words;

pub use fingerprint::Fingerprint;
pub use problem::{Problem, Problems};
pub use published::publish;
pub use record::add_wording;
pub use report::fingerprint;
pub use words::words;

use crate::model::Explainer;
use file::{Disk, Files, Folder};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use validator::Validator;

/// An explainer that passed every check, with the fingerprint of its report.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The explainer.
    pub explainer: Explainer,
    /// Detects text that copies the report.
    pub fingerprint: Fingerprint,
}

/// Reads the explainer in `folder` and checks it. If the text of the report is given, quotations are compared with it.
///
/// # Errors
/// Returns every mistake, ordered by file and position.
pub fn read(folder: &Path, report: Option<&str>) -> Result<Checked, Problems> {
    read_from(&Disk, folder, report)
}

/// Reads an explainer from memory and checks it, as [`read`] does. `files` are the texts of its files, by their paths in
/// its folder: `voices.toml`, `passages/crush.toml`.
///
/// # Errors
/// Returns every mistake, ordered by file and position.
pub fn read_texts(files: &BTreeMap<PathBuf, String>, report: Option<&str>) -> Result<Checked, Problems> {
    read_from(files, Path::new(""), report)
}

fn read_from(files: &impl Files, folder: &Path, report: Option<&str>) -> Result<Checked, Problems> {
    let mut problems = Vec::new();
    let folder = Folder::read(files, folder, &mut problems);
    let mut validator = Validator::new(&folder, problems);
    let checked = explainer::check(&mut validator, report);
    match (checked, validator.into_problems()) {
        (Some(checked), problems) if problems.is_empty() => Ok(checked),
        (_, problems) => Err(Problems::sorted(problems)),
    }
}
