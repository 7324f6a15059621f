//! What the fuzz targets call of the private parts of loading.

use super::encoding::normalized;
use super::file::{Files, parse as parse_file};
use super::fingerprint::{Fingerprint, sha256};
use super::foreign;
use super::locate::locate_in;
use super::markup::{Targets, parse};
use super::problem::{Problem, Problems};
use super::source_file::SourceFile;
use super::spanned::Spanned;
use super::{report as report_file, toml_form};
use crate::text::Prose;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Knows every source, and nothing else.
struct Sources;

impl Targets for Sources {
    fn target(&self, kind: &str, id: &str) -> Result<Option<String>, (String, String)> {
        match kind {
            "source" => Ok(Some(format!("sources/#{id}"))),
            "unreadable" => Ok(None),
            _ => Err((format!("there is no {kind}"), "Name a source.".into())),
        }
    }

    fn language(&self, tag: &str) -> Result<String, (String, String)> {
        foreign::language(tag, None).map(|language| language.to_string())
    }
}

/// Parses Markdown as the whole content of a file.
pub(crate) fn markup(markdown: &str) -> (Prose, Vec<Problem>) {
    let mut problems = Vec::new();
    let text = Spanned::new(0..markdown.len(), markdown.to_string());
    let prose = parse(&SourceFile::new("prose.toml", markdown.into()), &text, &Sources, &mut problems);
    (prose, problems)
}

/// Checks that what is located in content, once written, is in its place.
pub(crate) fn locate(texts: &BTreeMap<PathBuf, String>, report: &str) {
    let locate = |texts| locate_in(texts, Path::new(""), Some(report), &[]);
    let Ok(located) = locate(texts) else { return };
    let mut texts = texts.clone();
    texts.extend(located.files.into_iter().map(|(name, text)| (PathBuf::from(name), text)));
    let again = locate(&texts).expect("TOML");
    let is_fingerprint_alone = again.files.iter().all(|(name, _)| name == "report.toml");
    assert!(again.found.is_empty() && is_fingerprint_alone, "{again:?}");
    let count = |problems: Option<Problems>| problems.map_or(0, |problems| problems.iter().len());
    assert_eq!(count(again.refused), count(located.refused));
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

/// A folder in which every file has these bytes.
struct Bytes<'a>(&'a [u8]);

impl Files for Bytes<'_> {
    fn may_exist(&self, _: &Path) -> bool {
        true
    }

    fn bytes(&self, _: &Path) -> io::Result<Vec<u8>> {
        Ok(self.0.into())
    }

    fn list(&self, _: &Path) -> io::Result<Vec<PathBuf>> {
        Err(io::ErrorKind::NotADirectory.into())
    }
}

/// Parses `bytes` as a file of content of the kind with this number, modulo that of kinds. Returns the mistakes of one that cannot
/// be read.
pub(crate) fn file(kind: u8, bytes: &[u8]) -> Option<Problems> {
    fn mistakes<T: DeserializeOwned>(files: &Bytes<'_>) -> Option<Problems> {
        let mut problems = Vec::new();
        let is_read = parse_file::<T>(files, Path::new("file.toml"), &mut problems).is_some();
        assert_eq!(is_read, problems.is_empty(), "{problems:?}");
        (!is_read).then(|| Problems::sorted(problems))
    }
    let kinds: [fn(&Bytes<'_>) -> Option<Problems>; 9] = [
        mistakes::<toml_form::Explainer>,
        mistakes::<toml_form::Report>,
        mistakes::<toml_form::Voices>,
        mistakes::<toml_form::Sources>,
        mistakes::<toml_form::Questions>,
        mistakes::<toml_form::Events>,
        mistakes::<toml_form::Published>,
        mistakes::<toml_form::Passage>,
        mistakes::<toml_form::History>,
    ];
    kinds[usize::from(kind) % kinds.len()](&Bytes(bytes))
}
