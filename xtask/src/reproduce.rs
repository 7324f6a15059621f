//! `cargo xtask reproduce`: whether the same sources make the same site, to the byte, wherever they lie.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Attempt as _, Error, Result};
use crate::files::remove_folder;
use crate::process::{Step, variable};
use crate::repo::Repo;

/// What `cargo xtask help reproduce` says.
pub(crate) const DETAILS: &str = "
Clones the commit that is checked out into two folders of different names and depth, among the
temporary files, and builds the site in each, from nothing and in another time zone. Then names every
file that differs, is in one site alone, or names a folder of this machine. What is not committed is
not built. Takes two builds, about ten minutes: run it after a change to how the site is built, to
the toolchain, or to what the program depends on, and before a release.

The two share the toolchain, the tools of `cargo xtask tools`, and the sources that Cargo and npm have
fetched; neither shares a target folder, node_modules, drawn cards, or a file of the checkout.
The folders are removed unless the sites differ.";

/// The clones: their folders, and the time zones in which they are built.
const CLONES: [(&str, &str); 2] = [("a", "UTC"), ("another/checkout-of-the-same", "Pacific/Kiritimati")];

/// What of our environment would have the clones build into shared folders, or something else.
const LEFT_OUT: [&str; 8] = [
    "CARGO_MANIFEST_DIR",
    "CARGO_TARGET_DIR",
    "CARGO_BUILD_TARGET_DIR",
    "SIDELINES_ADDRESS",
    "SIDELINES_CARDS",
    "SIDELINES_CONTENT",
    "SIDELINES_FRAME",
    "TRUNK_STAGING_DIR",
];

/// `cargo xtask reproduce`.
pub(crate) fn reproduce(arguments: Vec<OsString>) -> Result {
    if let Some(argument) = arguments.first() {
        let argument = argument.to_string_lossy();
        return Err(Error::Usage(format!("`reproduce` takes no arguments, not {argument}")));
    }
    let repo = Repo::locate()?;
    let place = std::env::temp_dir().join(format!("sidelines-reproduce-{}", std::process::id()));
    let clones = CLONES.map(|(folder, zone)| (place.join(folder), zone));
    let [(first, _), (second, _)] = &clones;
    clone(repo.root(), first)?;
    // Of the clone: by the time that the first site is built, the checkout may have another commit.
    clone(first, second)?;
    for (clone, zone) in &clones {
        build(clone, zone)?;
    }
    let sites = clones.map(|(clone, _)| clone.join("dist"));
    let [files, others] = [files(&sites[0])?, files(&sites[1])?];
    let mut faults = differences(&sites, &files, &others)?;
    let homes = ["CARGO_HOME", "RUSTUP_HOME", "HOME"].into_iter().filter_map(variable);
    // A home that is the root of the file system has a name that is everywhere.
    let homes = homes.map(PathBuf::from).filter(|home| home.file_name().is_some());
    faults.extend(mentions(&sites[0], &files, &homes.chain([place.clone()]).collect::<Vec<_>>())?);
    if faults.is_empty() {
        remove_folder(&place)?;
        println!("the two sites are the same: {} files", files.len());
        Ok(())
    } else {
        Err(Error::Failed(format!("{}\nthe sites were left in {}", faults.join("\n"), place.display())))
    }
}

/// Clones what is checked out: no links to its files, and none of those that are not committed.
fn clone(from: &Path, into: &Path) -> Result {
    Step::new("git").args(["clone", "--quiet", "--no-hardlinks"]).args([from, into]).run()
}

fn build(clone: &Path, zone: &str) -> Result {
    let cargo = variable("CARGO").unwrap_or_else(|| "cargo".into());
    let build = Step::new(cargo).args(["xtask", "build"]).env("TZ", zone).folder(clone);
    LEFT_OUT.into_iter().fold(build, Step::without_env).run()
}

/// Every file of a folder and those below it, by its path from the folder.
fn files(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        let cannot = || format!("cannot read {}", folder.join(&below).display());
        for entry in fs::read_dir(folder.join(&below)).attempting(cannot)? {
            let entry = entry.attempting(cannot)?;
            let path = below.join(entry.file_name());
            if entry.file_type().attempting(cannot)?.is_dir() {
                folders.push(path);
            } else {
                files.insert(path);
            }
        }
    }
    Ok(files)
}

/// What differs between two folders, a line for each file.
fn differences(
    folders: &[PathBuf; 2],
    files: &BTreeSet<PathBuf>,
    others: &BTreeSet<PathBuf>,
) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    for path in files.union(others) {
        if !others.contains(path) || !files.contains(path) {
            let which = if files.contains(path) { "first" } else { "second" };
            differences.push(format!("{} is in the {which} site only", path.display()));
            continue;
        }
        let [one, other] = [read(&folders[0].join(path))?, read(&folders[1].join(path))?];
        if one != other {
            let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
            let (path, one, other) = (path.display(), one.len(), other.len());
            differences.push(format!("{path} differs from byte {same} on ({one} and {other} bytes)"));
        }
    }
    Ok(differences)
}

/// Which files name one of these folders of this machine.
fn mentions(site: &Path, files: &BTreeSet<PathBuf>, folders: &[PathBuf]) -> Result<Vec<String>> {
    let mut mentions = Vec::new();
    for path in files {
        let bytes = read(&site.join(path))?;
        for folder in folders {
            let name = folder.as_os_str().as_encoded_bytes();
            if bytes.windows(name.len()).any(|window| window == name) {
                mentions.push(format!("{} names {}", path.display(), folder.display()));
            }
        }
    }
    Ok(mentions)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).attempting(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_named() {
        let root = std::env::temp_dir().join(format!("xtask-reproduce-{}", std::process::id()));
        let folders = [root.join("one"), root.join("two")];
        let write = |path: PathBuf, text: &str| {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        for folder in &folders {
            write(folder.join("p/same"), "the same");
        }
        write(folders[0].join("p/other"), "abc");
        write(folders[1].join("p/other"), "abd!");
        write(folders[0].join("q/lost"), "at /home/someone/x");
        write(folders[1].join("new"), "");
        let [one, two] = [files(&folders[0]).expect("files"), files(&folders[1]).expect("files")];
        let said = differences(&folders, &one, &two).expect("two folders").join("\n").replace('\\', "/");
        assert_eq!(
            said,
            "new is in the second site only\np/other differs from byte 2 on (3 and 4 bytes)\nq/lost is in the first site only"
        );
        assert!(differences(&[folders[0].clone(), folders[0].clone()], &one, &one).expect("one").is_empty());

        let named = mentions(&folders[0], &one, &["/home/someone".into(), "/nowhere".into()]).expect("files");
        assert_eq!(named.len(), 1, "{named:?}");
        assert!(named[0].ends_with("names /home/someone"), "{named:?}");
        fs::remove_dir_all(&root).expect("no trial left behind");
    }
}
