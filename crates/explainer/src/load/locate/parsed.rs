//! Files as TOML, with the places of their values.

use super::super::decode::decode;
use super::super::encoding::{Form, normalized};
use super::super::file::Files;
use super::super::problem::Problem;
use super::super::report::read_text;
use super::super::source_file::SourceFile;
use super::super::spanned::Spanned;
use std::path::Path;
use toml_edit::{Document, Item};

/// A file as TOML, with the places of its values.
pub(super) struct Parsed {
    /// Its name in the explainer's folder.
    pub(super) name: String,
    pub(super) source: SourceFile,
    pub(super) form: Form,
    pub(super) document: Document<String>,
}

impl Parsed {
    /// Reads a file; reports why it can't be read.
    pub(super) fn read(
        files: &impl Files,
        folder: &Path,
        name: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let path = folder.join(name);
        let shown = path.display().to_string();
        let stored = match files.bytes(&path).map(|bytes| decode(&shown, bytes)) {
            Ok(Ok(stored)) => stored,
            Ok(Err(problem)) => {
                problems.push(*problem);
                return None;
            }
            Err(error) => {
                let message = format!("can't read the file: {error}");
                let help = "An explainer needs this file as UTF-8 text: see content/README.md.";
                problems.push(SourceFile::new(&shown, String::new()).problem(0..0, message, "", help));
                return None;
            }
        };
        let text = normalized(&stored).into_owned();
        let source = SourceFile::new(&shown, text.clone());
        match Document::parse(text) {
            Ok(document) => Some(Self { name: name.into(), source, form: Form::of(&stored), document }),
            Err(error) => {
                let message = error.message().replace('\n', ", ");
                let help = "Nothing is located until this is TOML: see content/README.md.";
                problems.push(source.problem(error.span().unwrap_or(0..0), message, "here", help));
                None
            }
        }
    }

    /// Reads the text of the report from where this file, `explainer.toml`, says that it is; reports why it can't be read.
    pub(super) fn named_report(
        &self,
        files: &impl Files,
        folder: &Path,
        problems: &mut Vec<Problem>,
    ) -> Option<String> {
        let setting = self.document.get("report_text")?;
        let name = Spanned::new(setting.span()?, setting.as_str()?.to_string());
        read_text(files, folder, &self.source, &name, problems)
    }

    pub(super) fn problem(
        &self,
        item: &Item,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Problem {
        self.source.problem(item.span().unwrap_or(0..0), message, "here", help)
    }
}
