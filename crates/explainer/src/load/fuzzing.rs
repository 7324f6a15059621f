//! What the fuzz targets call of the private parts of loading.

use super::encoding::normalized;
use super::file::SourceFile;
use super::fingerprint::{Fingerprint, sha256};
use super::markup::{Targets, parse};
use super::problem::Problem;
use super::{report as report_file, toml_form};
use crate::text::Prose;
use toml::Spanned;

/// Knows every source, and nothing else.
struct Sources;

impl Targets for Sources {
    fn target(&self, kind: &str, id: &str) -> Result<Option<String>, String> {
        match kind {
            "source" => Ok(Some(format!("sources/#{id}"))),
            "unreadable" => Ok(None),
            _ => Err(format!("there is no {kind}")),
        }
    }
}

/// Parses Markdown as the whole content of a file.
pub(crate) fn markup(markdown: &str) -> (Prose, Vec<Problem>) {
    let mut problems = Vec::new();
    let text = Spanned::new(0..markdown.len(), markdown.to_string());
    let prose = parse(&SourceFile::new("prose.toml", markdown.into()), &text, &Sources, &mut problems);
    (prose, problems)
}

/// Checks that what is written of a report is read again as the same.
pub(crate) fn report(text: &str) {
    let written = report_file::fingerprint(text);
    let text = &*normalized(text);
    let read: toml_form::Report = toml::from_str(&written).expect("TOML");
    assert_eq!(*read.sha256.get_ref(), sha256(text));
    assert_eq!(*read.scalars.get_ref() as usize, text.chars().count());
    assert_eq!(Fingerprint::from_lines(read.runs.get_ref()), Some(Fingerprint::of(text)));
}
