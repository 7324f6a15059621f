//! Loads an explainer from its files and checks it.
//!
//! All mistakes are found in one run. A file that can't be read hides no mistakes in other files, and causes no mistakes
//! where they refer to its content.

mod characters;
mod days;
mod decode;
mod encoding;
mod events;
mod explainer;
mod file;
mod fingerprint;
mod foreign;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod html;
mod id_form;
mod imprint;
mod index;
mod insertions;
mod languages;
mod locate;
mod map;
mod markup;
mod nearness;
mod opening;
mod passages;
mod pieces;
mod problem;
mod published;
mod questions;
mod record;
mod report;
mod report_text;
mod schema;
mod shape;
mod source_file;
mod sources;
mod spanned;
mod syntax;
mod takeaway;
mod toml_form;
mod validator;
mod voices;
mod words;

pub use file::is_of_system;
pub use fingerprint::Fingerprint;
pub use foreign::words_in_other_letters;
pub use id_form::meant as meant_id;
pub use insertions::bracketed;
pub use languages::compare_languages;
pub use locate::{Change, FingerprintFile, Found, LocateError, Located, Place, locate, named_report};
pub use problem::{Problem, Problems};
pub use published::publish;
pub use record::add_wording;
pub use report::fingerprint;
pub use report_text::{Quotation, report_quotations};
pub use schema::{FileSchema, schemas};
pub use words::words;

use crate::model::Explainer;
use file::{Disk, Files, Folder};
use report_text::ReportText;
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
    /// What the quotations were compared with.
    pub compared_with: ComparedWith,
}

/// What quotations were compared with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ComparedWith {
    /// The text of the report.
    Report,
    /// Only their own hashes, since the text of the report was not at hand.
    Hashes,
}

/// Reads the explainer in `folder` and checks it. Quotations are compared with the text of the report: `report` if it is
/// given, otherwise the file that `report_text` in `explainer.toml` names, if it does.
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
    if let Some(problem) = file::no_explainer(files, folder) {
        return Err(Problems::sorted(vec![problem]));
    }
    let path = folder;
    let folder = Folder::read(files, path, &mut problems);
    let report = match report {
        Some(given) => Some(ReportText::new(given)),
        None => folder.explainer.as_ref().and_then(|file| {
            let name = file.content.report_text.as_ref()?;
            let text = report::read_text(files, path, &file.source, name, &mut problems)?;
            Some(ReportText::new(&text))
        }),
    };
    let mut validator = Validator::new(&folder, report.as_ref(), problems);
    let checked = explainer::check(&mut validator, report.as_ref());
    match (checked, validator.into_problems()) {
        (Some(checked), problems) if problems.is_empty() => Ok(checked),
        (_, problems) => Err(Problems::sorted(problems)),
    }
}
