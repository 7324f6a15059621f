//! Changes files of the content: everything is computed and checked before the first write.

use crate::failure::Failure;
use explainer::load::is_of_system;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The texts of an explainer's files, by their paths in its folder: `voices.toml`, `passages/crush.toml`.
pub(crate) type Texts = BTreeMap<PathBuf, String>;

/// Reads the TOML files of the explainer in `folder`, those in folders inside it included. Hidden files are not part of it.
pub(crate) fn read(folder: &Path) -> Result<Texts, Failure> {
    let mut texts = Texts::new();
    let mut names = vec![PathBuf::new()];
    while let Some(name) = names.pop() {
        let inside = folder.join(&name);
        for entry in fs::read_dir(&inside).map_err(Failure::file("read", &inside))? {
            let entry = entry.map_err(Failure::file("read", &inside))?;
            let (path, name) = (entry.path(), name.join(entry.file_name()));
            if is_of_system(&path) {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                names.push(name);
            } else if path.extension().is_some_and(|end| end == "toml") {
                let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
                texts.insert(name, text);
            }
        }
    }
    Ok(texts)
}

/// Makes the files in `folder`, whose texts were `before`, those of `after`: all of them or, if anything fails, none.
/// Returns how many were written or removed.
///
/// # Errors
/// Fails, and changes nothing, if a file is no longer as in `before`, or if one can't be written.
pub(crate) fn write(folder: &Path, before: &Texts, after: &Texts) -> Result<usize, Failure> {
    let written: Vec<_> = after.iter().filter(|(name, text)| before.get(*name) != Some(*text)).collect();
    let removed: Vec<&PathBuf> = before.keys().filter(|name| !after.contains_key(*name)).collect();
    for name in written.iter().map(|(name, _)| *name).chain(removed.iter().copied()) {
        check_unchanged(&folder.join(name), before.get(name))?;
    }
    let mut staged = Vec::new();
    let result = stage(folder, &written, &mut staged).and_then(|()| put(folder, before, &staged, &removed));
    if result.is_err() {
        for (_, unfinished) in &staged {
            // What was put in its place already is gone from here.
            let _ = fs::remove_file(unfinished);
        }
    }
    result.map(|()| written.len() + removed.len())
}

/// Gives files in `folder` these texts, each by its name: all of them or, if anything fails, none.
pub(crate) fn replace(folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    let before = read(folder)?;
    let mut after = before.clone();
    after.extend(files.iter().map(|(name, text)| (name.into(), text.clone())));
    write(folder, &before, &after).map(|_| ())
}

/// Writes one file, which takes the place of an earlier one only when it is complete.
pub(crate) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let unfinished = unfinished(path);
    let written = fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&unfinished);
        Failure::file("write", path)(error)
    })
}

/// Fails if the file at `path` does not have the text `before`, or exists if that is `None`.
fn check_unchanged(path: &Path, before: Option<&String>) -> Result<(), Failure> {
    let now = match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Failure::file("read", path)(error)),
    };
    if now.as_ref() == before {
        return Ok(());
    }
    let name = path.display();
    Err(Failure::other(match before {
        Some(_) => {
            format!("{name} has been changed meanwhile, so nothing was written: run the command again")
        }
        None => format!("{name} exists already, so nothing was written: move it away first"),
    }))
}

/// Writes the files beside their places. Adds to `staged` each place in the folder and the file beside it.
fn stage<'a>(
    folder: &Path,
    written: &[(&'a PathBuf, &String)],
    staged: &mut Vec<(&'a PathBuf, PathBuf)>,
) -> Result<(), Failure> {
    for (name, text) in written {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Failure::file("make", parent))?;
        }
        let unfinished = unfinished(&path);
        staged.push((name, unfinished.clone()));
        fs::write(&unfinished, text).map_err(Failure::file("write", &unfinished))?;
    }
    Ok(())
}

/// Puts the staged files in their places and removes others. If that fails midway, restores the texts of `before`.
fn put(
    folder: &Path,
    before: &Texts,
    staged: &[(&PathBuf, PathBuf)],
    removed: &[&PathBuf],
) -> Result<(), Failure> {
    let mut done: Vec<&PathBuf> = Vec::new();
    let mut change = || {
        for (name, unfinished) in staged {
            let path = folder.join(name);
            fs::rename(unfinished, &path).map_err(Failure::file("write", &path))?;
            done.push(name);
        }
        for name in removed {
            let path = folder.join(name);
            fs::remove_file(&path).map_err(Failure::file("remove", &path))?;
            done.push(name);
        }
        Ok(())
    };
    change().map_err(|failure| {
        let lost = done.iter().filter(|name| restore(&folder.join(name), before.get(**name)).is_err());
        let lost: String = lost.map(|name| format!("\n  {}", name.display())).collect();
        if lost.is_empty() {
            return failure;
        }
        Failure::other(format!(
            "{failure}\nThese files could not be put back: restore them from version control.{lost}"
        ))
    })
}

fn restore(path: &Path, before: Option<&String>) -> io::Result<()> {
    match before {
        Some(text) => fs::write(path, text),
        None => fs::remove_file(path),
    }
}

/// Returns the path of an unfinished file: a hidden one beside its place, which `press check` passes over.
fn unfinished(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.new"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[(&str, &str)]) -> Texts {
        texts.iter().map(|(name, text)| (PathBuf::from(name), text.to_string())).collect()
    }

    fn folder(files: &Texts) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("passages")).expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("a file");
        }
        folder
    }

    #[test]
    fn files_are_written_moved_and_removed_together() {
        let before = texts(&[("voices.toml", "a"), ("passages/old.toml", "b"), ("passages/same.toml", "c")]);
        let folder = folder(&before);
        fs::write(folder.path().join("passages/.old.toml.new"), [0xFF]).expect("written");
        fs::write(folder.path().join("picture.png"), [0xFF]).expect("written");
        assert_eq!(read(folder.path()).expect("texts"), before);
        let after = texts(&[("voices.toml", "A"), ("passages/new.toml", "b"), ("passages/same.toml", "c")]);
        assert_eq!(write(folder.path(), &before, &after).expect("written"), 3);
        assert_eq!(read(folder.path()).expect("texts"), after);
        let names: Vec<_> =
            fs::read_dir(folder.path().join("passages")).expect("a folder").flatten().collect();
        assert_eq!(names.len(), 3, "{names:?}");
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_kept_and_so_are_all_others() {
        let before = texts(&[("passages/a.toml", "a"), ("passages/b.toml", "b")]);
        let folder = folder(&before);
        fs::write(folder.path().join("passages/b.toml"), "by another hand").expect("written");
        let after = texts(&[("passages/a.toml", "A"), ("passages/b.toml", "B")]);
        let failure = write(folder.path(), &before, &after).expect_err("refused").to_string();
        assert!(failure.contains("b.toml has been changed meanwhile"), "{failure}");
        assert_eq!(fs::read_to_string(folder.path().join("passages/a.toml")).expect("a file"), "a");
    }

    #[test]
    fn a_file_that_nobody_read_is_not_replaced() {
        let folder = folder(&texts(&[("passages/new.toml", "by another hand")]));
        let failure = write(folder.path(), &Texts::new(), &texts(&[("passages/new.toml", "b")]));
        assert!(failure.expect_err("refused").to_string().contains("exists already"));
    }

    #[test]
    fn what_was_done_before_a_failure_is_undone() {
        let before = texts(&[("passages/a.toml", "a")]);
        let folder = folder(&before);
        // A folder where the last file is to be put.
        let after = texts(&[("passages/a.toml", "A"), ("passages/b.toml", "B")]);
        let staged = [(PathBuf::from("passages/a.toml"), "A"), (PathBuf::from("passages/b.toml"), "B")];
        let staged: Vec<_> = staged
            .iter()
            .map(|(name, text)| {
                let path = unfinished(&folder.path().join(name));
                fs::write(&path, text).expect("written");
                (name, path)
            })
            .collect();
        fs::create_dir(folder.path().join("passages/b.toml")).expect("a folder");
        assert!(put(folder.path(), &before, &staged, &[]).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("passages/a.toml")).expect("a file"), "a");
        // All together it is noticed first, and leaves nothing behind.
        assert!(write(folder.path(), &before, &after).is_err());
    }
}
