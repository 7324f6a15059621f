//! Writes an invented explainer for an editor to start from: the files in `template/`, with an id and a title of its own.

use crate::failure::Failure;
use explainer::{id, load};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{fs, path};
use toml_edit::{DocumentMut, TomlError, Value};

const EXPLAINER: &str = "explainer.toml";

macro_rules! template {
    ($($name:literal,)*) => { &[$(($name, include_str!(concat!("../template/", $name)))),*] };
}

/// The files with their paths in the folder.
const TEMPLATE: &[(&str, &str)] = template![
    "events.toml",
    "explainer.toml",
    "passages/bill.toml",
    "passages/county.toml",
    "passages/crew.toml",
    "passages/promise.toml",
    "questions.toml",
    "report.toml",
    "report.txt",
    "sources.toml",
    "voices.toml",
];

/// Writes a new explainer into `folder`, which must be empty or not there. Its id is the name of the folder.
///
/// Nothing is written unless all of it is: a title that the content may not have is refused first.
pub(crate) fn write(folder: &Path, title: Option<&str>) -> Result<(), Failure> {
    let exists = match fs::read_dir(folder) {
        Ok(entries) => {
            if entries.count() > 0 {
                return Err(Failure::other(format!(
                    "{} is not empty: name a folder that is, or one that is not there yet",
                    folder.display()
                )));
            }
            true
        }
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => return Err(Failure::file("read", folder)(error)),
    };
    // With a name even if it was given as `.`.
    let whole = path::absolute(folder).map_err(Failure::file("find", folder))?;
    let files = files(&id_of(&whole)?, title)?;
    let parent = if exists { &whole } else { whole.parent().unwrap_or(&whole) };
    fs::create_dir_all(parent).map_err(Failure::file("make", parent))?;
    // Goes with everything in it if anything fails.
    let unfinished = tempfile::tempdir_in(parent).map_err(Failure::file("write into", parent))?;
    let made = unfinished.path().join("explainer");
    for (name, text) in &files {
        let path = made.join(name);
        let within = path.parent().unwrap_or(&made);
        fs::create_dir_all(within).map_err(Failure::file("make", within))?;
        fs::write(&path, text).map_err(Failure::file("write", &path))?;
    }
    if exists {
        // The folder itself stays, since it may be the one that somebody works in.
        for entry in fs::read_dir(&made).map_err(Failure::file("read", &made))? {
            let entry = entry.map_err(Failure::file("read", &made))?;
            let path = whole.join(entry.file_name());
            fs::rename(entry.path(), &path).map_err(Failure::file("write", &path))?;
        }
    } else {
        fs::rename(&made, &whole).map_err(Failure::file("write", folder))?;
    }
    let folder = folder.display();
    println!(
        "wrote {folder}: an invented explainer, to be replaced by yours\n\
         check it:      cargo run -p press -- check --content {folder}\n\
         look at it:    cargo xtask serve --content {folder}\n\
         make it yours: docs/first-explainer.md"
    );
    Ok(())
}

/// Returns the name of the folder, which must be an id.
fn id_of(folder: &Path) -> Result<String, Failure> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if id::is_id(&name) {
        return Ok(name);
    }
    Err(Failure::other(format!(
        "`{name}` can't be the id of an explainer, which is the name of its folder: name it in lower-case words or numbers \
         joined by hyphens that start with a letter, as in night-ferry"
    )))
}

/// Returns the files of an explainer with this id, and this title if it is given.
fn files(id: &str, title: Option<&str>) -> Result<BTreeMap<PathBuf, String>, Failure> {
    let mut files: BTreeMap<PathBuf, String> =
        TEMPLATE.iter().map(|(name, text)| (PathBuf::from(name), (*text).to_string())).collect();
    if let Some(text) = files.get_mut(Path::new(EXPLAINER)) {
        *text = named(text, id, title)
            .map_err(|error| Failure::other(format!("the template's {EXPLAINER}: {error}")))?;
    }
    match load::read_texts(&files, None) {
        Ok(_) => Ok(files),
        // The template has no mistake, so this is the title's.
        Err(problems) => {
            let told: Vec<_> =
                problems.iter().map(|problem| format!("{}. {}", problem.message(), problem.help())).collect();
            Err(Failure::other(format!("not a title for an explainer: {}", told.join(" "))))
        }
    }
}

/// Returns the text of `explainer.toml` with this id, and this title if it is given.
fn named(text: &str, id: &str, title: Option<&str>) -> Result<String, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    for (key, new) in [("id", Some(id)), ("title", title)] {
        if let (Some(new), Some(value)) = (new, document[key].as_value_mut()) {
            let decor = value.decor().clone();
            *value = Value::from(new);
            *value.decor_mut() = decor;
        }
    }
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_template_is_written() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("template");
        let mut names = Vec::new();
        let mut folders = vec![folder.clone()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    names.push(path.strip_prefix(&folder).expect("below it").to_path_buf());
                }
            }
        }
        names.sort();
        assert_eq!(names, TEMPLATE.iter().map(|(name, _)| PathBuf::from(name)).collect::<Vec<_>>());
    }

    #[test]
    fn only_the_id_and_the_title_differ_from_the_template() {
        let files = files("gull-rock", Some("A \\ and a ‘word’")).expect("files");
        for (name, text) in TEMPLATE {
            let lines = |text: &str| text.lines().map(String::from).collect::<Vec<_>>();
            let (template, written) = (lines(text), lines(&files[Path::new(name)]));
            assert_eq!(template.len(), written.len(), "{name}");
            let differing: Vec<_> = template.iter().zip(&written).filter(|(old, new)| old != new).collect();
            let keys: Vec<_> = differing.iter().filter_map(|(_, new)| new.split(" = ").next()).collect();
            assert_eq!(keys, if *name == EXPLAINER { vec!["id", "title"] } else { vec![] }, "{differing:?}");
        }
    }

    #[test]
    fn a_folder_is_named_as_an_id() {
        assert_eq!(id_of(Path::new("/a/gull-rock")).ok().as_deref(), Some("gull-rock"));
        for path in ["/", "/a/Gull Rock", "/a/7", "/a/..", "/a/gull_rock"] {
            assert!(id_of(Path::new(path)).is_err(), "{path}");
        }
    }
}
