//! `press locate`: finds where the words of passages stand in the report, and writes that into their files.

use crate::edit;
use crate::failure::Failure;
use explainer::load::{self, FingerprintFile, Found, LocateError, Located, Place};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

/// What was asked for.
pub(crate) struct Request<'a> {
    /// The explainer's folder.
    pub(crate) content: &'a Path,
    /// The file with the text of the report, and that text.
    pub(crate) report: Option<(&'a Path, &'a str)>,
    /// Passages and events; all if empty.
    pub(crate) ids: &'a [String],
    /// Whether files are to be changed.
    pub(crate) write: bool,
}

/// Prints what changes, and changes the files if that is asked for. Fails if anything can't be located, after the rest.
pub(crate) fn locate(request: &Request<'_>) -> Result<(), Failure> {
    let folder = request.content;
    let report = request.report.map(|(_, text)| text);
    let located = load::locate(folder, report, request.ids).map_err(|error| match error {
        LocateError::Content(problems) => Failure::Content(problems),
        error => Failure::other(error.to_string()),
    })?;
    if request.write {
        edit::replace(folder, &located.files)?;
    }
    print!("{}", changes(&located));
    let count = match located.files.len() {
        1 => "1 file".to_string(),
        count => format!("{count} files"),
    };
    match (located.files.len(), request.write) {
        (0, _) if located.refused.is_none() => println!("everything is in its place"),
        (0, _) => {}
        (_, true) => println!("wrote {count} in {}", folder.display()),
        (_, false) => println!("nothing is written yet; this changes {count}: {}", command(request)),
    }
    let Some(refused) = located.refused else { return Ok(()) };
    eprintln!("{refused}");
    Err(Failure::other(if located.gone.is_empty() {
        "nothing is written of what could not be located".to_string()
    } else {
        format!(
            "gone from the report: the words of {}; nothing is written of what could not be located",
            located.gone.join(", ")
        )
    }))
}

/// Lists what changes: every file with its keys as they are and as they will be.
fn changes(located: &Located) -> String {
    let mut list = String::new();
    for Found { id, file, moved, changes } in &located.found {
        let _ = match moved {
            Some((before, now)) => {
                writeln!(list, "{file}: the words of {id} moved from {} to {}", shown(before), shown(now))
            }
            None => writeln!(list, "{file}: {id}"),
        };
        for change in changes {
            if let Some(old) = &change.old {
                let _ = writeln!(list, "  - {} = {old}", change.key);
            }
            let _ = writeln!(list, "  + {} = {}", change.key, change.new);
        }
    }
    list.push_str(match located.fingerprint {
        FingerprintFile::Stays => "",
        FingerprintFile::Changes => "report.toml: the fingerprint of this text of the report\n",
        FingerprintFile::Waits => {
            "report.toml is of another text of the report; it stays until all quotations are in their places in this one\n"
        }
    });
    if !located.paraphrases.is_empty() {
        let ids = located.paraphrases.join(", ");
        let _ = writeln!(
            list,
            "see for yourself whether `paragraph` still is right where nothing is quoted: {ids}"
        );
    }
    list
}

fn shown(place: &Place) -> String {
    format!("paragraph {} ({}–{})", place.paragraph, place.start, place.end)
}

/// Returns the command that writes what was printed.
fn command(request: &Request<'_>) -> String {
    let mut words: Vec<Cow<'_, str>> = vec!["cargo run -p press -- locate --write".into()];
    for (option, path) in
        [("--content", Some(request.content)), ("--report", request.report.map(|(path, _)| path))]
    {
        if let Some(path) = path {
            words.extend([option.into(), path.to_string_lossy()].map(quoted));
        }
    }
    words.extend(request.ids.iter().map(|id| Cow::Borrowed(id.as_str())));
    words.join(" ")
}

/// Returns the word as a shell takes it.
fn quoted(word: Cow<'_, str>) -> Cow<'_, str> {
    let is_plain = |char: char| char.is_alphanumeric() || "-_./\\:".contains(char);
    if word.chars().all(is_plain) { word } else { Cow::Owned(format!("'{}'", word.replace('\'', "'\\''"))) }
}
