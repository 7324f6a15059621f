//! Loads an explainer from its files and checks it.
//!
//! All mistakes are found in one run. A file that can't be read hides no mistakes in other files, and causes no mistakes
//! where they refer to its content.

mod events;
mod explainer;
mod file;
mod fingerprint;
mod index;
mod map;
mod markup;
mod passages;
mod pieces;
mod problem;
mod published;
mod questions;
mod record;
mod report;
mod sources;
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
use file::Folder;
use std::path::Path;
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
    let mut problems = Vec::new();
    let folder = Folder::read(folder, &mut problems);
    let mut validator = Validator::new(&folder, problems);
    let checked = explainer::check(&mut validator, report);
    match (checked, validator.into_problems()) {
        (Some(checked), problems) if problems.is_empty() => Ok(checked),
        (_, problems) => Err(Problems::sorted(problems)),
    }
}
