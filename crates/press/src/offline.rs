//! The service worker, which keeps the site on the reader's device for reading without a connection.
//!
//! `sw.js` contains the list of all files of the release, each with a hash. So its bytes change with every release, which
//! is how browsers notice one, and a browser can tell the files of this release from those of another.

use crate::content_hash::hex;
use crate::failure::Failure;
use crate::headers::is_stamped;
use explainer::asset_paths;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The path of the service worker, relative to the base path. It is fixed: browsers look for updates there.
pub(crate) const WORKER: &str = "sw.js";
/// The script of a worker that keeps a release.
const KEEPS: &str = include_str!("../../../worker/offline.mjs");
/// The script of a worker that removes what an earlier release has kept.
const REMOVES: &str = include_str!("../../../worker/removal.mjs");
/// What readers don't need offline: pictures for other sites, what is for search engines, and what hosts don't serve.
const LEFT_OUT: [&str; 4] = ["_headers", "cards/", "robots.txt", "sitemap.xml"];
/// The way from a folder to the one that it is in.
const ABOVE: &str = "../";

/// Whether a site is kept for reading offline.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Offline {
    With,
    Without,
}

impl Offline {
    pub(crate) fn without(without: bool) -> Self {
        if without { Self::Without } else { Self::With }
    }
}

/// A release, as the worker reads it.
#[derive(Serialize)]
struct Release {
    /// A hash of the list of files.
    name: String,
    /// The folder of the programs, relative to the base path: empty, or one or more [`ABOVE`].
    programs: String,
    /// The folders, relative to the base path, that other workers keep: those of other languages.
    others: Vec<String>,
    /// The first 16 bytes of the SHA-256 of every file, by its path relative to the base path.
    files: BTreeMap<String, String>,
}

impl Release {
    fn new(programs: String, others: Vec<String>, files: BTreeMap<String, String>) -> Self {
        let mut digest = Sha256::new();
        for (path, hash) in &files {
            digest.update(format!("{path}\0{hash}\n"));
        }
        Self { name: hex(&digest.finalize()[..8]), programs, others, files }
    }
}

/// Writes the service worker of the site in `folder`, which must be complete. Each explainer gets one of its own in each language,
/// so that a reader keeps only what they read; a root that is no explainer gets one that removes what a site of one explainer has
/// kept there.
pub(crate) fn write(folder: &Path, offline: Offline) -> Result<(), Failure> {
    if !folder.join("index.html").exists() {
        let message = format!("there is no site in {}: print it first (`press print`)", folder.display());
        return Err(Failure::other(message));
    }
    let explainers = explainers(folder)?;
    let keeps = offline == Offline::With;
    // Nothing is written until everything has been read.
    let mut scripts = Vec::new();
    if !explainers.contains(&String::new()) {
        scripts.push((folder.join(WORKER), REMOVES.to_string()));
    }
    let shared = if keeps { shared(folder)? } else { BTreeMap::new() };
    for explainer in &explainers {
        let place = folder.join(explainer);
        let script = if keeps {
            let inner = explainers.iter().filter_map(|other| other.strip_prefix(explainer.as_str()));
            let others: Vec<String> = inner.filter(|inner| !inner.is_empty()).map(String::from).collect();
            let mut files = files(&place)?;
            files.retain(|path, _| !others.iter().any(|other| path.starts_with(other)));
            let programs = ABOVE.repeat(explainer.matches('/').count());
            files.extend(shared.iter().map(|(name, hash)| (format!("{programs}{name}"), hash.clone())));
            keeping(&Release::new(programs, others, files))?
        } else {
            REMOVES.to_string()
        };
        scripts.push((place.join(WORKER), script));
    }
    for (path, script) in scripts {
        fs::write(&path, script).map_err(Failure::file("write", &path))?;
    }
    Ok(())
}

/// Returns the folders of a site's explainers, with a slash at the end of each: the root, which is empty, or its folders; and in
/// the folder of each, those of its other languages. Where nothing says that it is one, the whole site is.
fn explainers(folder: &Path) -> Result<Vec<String>, Failure> {
    let is_explainer = |path: &str| folder.join(path).join(asset_paths::EXPLAINER).is_file();
    let inside = |path: &str| {
        let place = folder.join(path);
        let entries = fs::read_dir(&place).map_err(Failure::file("read", &place))?;
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let mut folders: Vec<_> =
            names.map(|name| format!("{path}{name}/")).filter(|path| is_explainer(path)).collect();
        folders.sort();
        Ok(folders)
    };
    let folders = if is_explainer("") { Vec::new() } else { inside("")? };
    let first = if folders.is_empty() { vec![String::new()] } else { folders };
    let mut found = Vec::new();
    for explainer in first {
        let languages = inside(&explainer)?;
        found.push(explainer);
        found.extend(languages);
    }
    Ok(found)
}

/// Returns the hashes of the files in the root that all explainers share, by their names, which change with their content.
fn shared(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(Failure::file("read", folder))? {
        let file = entry.map_err(Failure::file("read", folder))?.path();
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if is_stamped(name) {
            found.insert(name.to_string(), hash(&file)?);
        }
    }
    Ok(found)
}

fn hash(file: &Path) -> Result<String, Failure> {
    let bytes = fs::read(file).map_err(Failure::file("read", file))?;
    Ok(hex(&Sha256::digest(bytes)[..16]))
}

fn keeping(release: &Release) -> Result<String, Failure> {
    let list = serde_json::to_string_pretty(release)
        .map_err(|error| Failure::other(format!("can't write {WORKER}: {error}")))?;
    Ok(format!("'use strict';\nconst RELEASE = {list};\n\n{KEEPS}"))
}

/// Returns the hashes of the files in `folder` that are to be kept.
fn files(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut found = BTreeMap::new();
    add_files(folder, "", &mut found)?;
    Ok(found)
}

fn add_files(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::file("read", folder))? {
        let entry = entry.map_err(Failure::file("read", folder))?;
        let (file, name) = (entry.path(), entry.file_name());
        let name = name
            .to_str()
            .ok_or_else(|| Failure::other(format!("{} can't have an address: rename it", file.display())))?;
        let path = format!("{prefix}{name}");
        if file.is_dir() {
            add_files(&file, &format!("{path}/"), found)?;
        } else if path != WORKER && !LEFT_OUT.iter().any(|left_out| path.starts_with(left_out)) {
            found.insert(path, hash(&file)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        folder
    }

    fn written(folder: &tempfile::TempDir, offline: Offline) -> String {
        write(folder.path(), offline).expect("a worker");
        fs::read_to_string(folder.path().join(WORKER)).expect("a worker")
    }

    #[test]
    fn the_list_has_every_file_that_readers_need_with_its_hash() {
        let folder = site(&[
            ("index.html", "abc"),
            ("p/vow/index.html", ""),
            ("_headers", "x"),
            ("cards/vow.png", "x"),
            ("robots.txt", "x"),
            ("sitemap.xml", "x"),
            ("sw.js", "earlier"),
            ("data/sw.js", "x"),
        ]);
        let list = files(folder.path()).expect("a list");
        assert_eq!(list.keys().collect::<Vec<_>>(), ["data/sw.js", "index.html", "p/vow/index.html"]);
        // The test vectors of FIPS 180-4.
        assert_eq!(list["index.html"], "ba7816bf8f01cfea414140de5dae2223");
        assert_eq!(list["p/vow/index.html"], "e3b0c44298fc1c149afbf4c8996fb924");
    }

    #[test]
    fn the_worker_differs_if_and_only_if_a_file_does() {
        let folder = site(&[("index.html", "a"), ("b.html", "b")]);
        let first = written(&folder, Offline::With);
        assert_eq!(written(&folder, Offline::With), first);
        fs::write(folder.path().join("b.html"), "c").expect("a file");
        let other = written(&folder, Offline::With);
        assert_ne!(other, first);
        fs::rename(folder.path().join("b.html"), folder.path().join("c.html")).expect("another name");
        assert_ne!(written(&folder, Offline::With), other);
    }

    #[test]
    fn a_release_is_named_by_all_of_its_files() {
        let name = |files: &[(&str, &str)]| {
            Release::new(
                String::new(),
                vec![],
                files.iter().map(|(path, hash)| (path.to_string(), hash.to_string())).collect(),
            )
            .name
        };
        let names = [
            name(&[("a", "1"), ("b", "2")]),
            name(&[("a", "1"), ("b", "3")]),
            name(&[("a", "1"), ("c", "2")]),
            name(&[("a", "1")]),
        ];
        for (at, one) in names.iter().enumerate() {
            assert!(!names[..at].contains(one));
        }
    }

    #[test]
    fn a_site_that_is_not_kept_removes_what_was() {
        let folder = site(&[("index.html", "a")]);
        let script = written(&folder, Offline::Without);
        assert!(script.contains("unregister") && !script.contains("index.html"));
    }

    #[test]
    fn each_of_several_explainers_is_kept_with_the_programs_that_they_share() {
        let program = "sidelines-0123456789abcdef_bg.wasm";
        let folder = site(&[
            ("index.html", "list"),
            ("licences.txt", "x"),
            (program, "abc"),
            ("mill/index.html", "a"),
            ("mill/data/explainer.json", "{}"),
            ("weir/index.html", "b"),
            ("weir/data/explainer.json", "{}"),
        ]);
        assert!(!written(&folder, Offline::With).contains("RELEASE ="), "the root removes");
        let of = |name: &str| {
            let script = fs::read_to_string(folder.path().join(name).join(WORKER)).expect("a worker");
            let list = script.split_once("RELEASE = ").and_then(|(_, rest)| rest.split_once("};\n"));
            let list: serde_json::Value =
                serde_json::from_str(&format!("{}}}", list.expect("a list").0)).expect("JSON");
            list
        };
        let (mill, weir) = (of("mill"), of("weir"));
        assert_eq!(mill["programs"], "../");
        let paths: Vec<_> = mill["files"].as_object().expect("files").keys().cloned().collect();
        assert_eq!(paths, [&format!("../{program}"), "data/explainer.json", "index.html"]);
        assert_eq!(mill["files"][format!("../{program}")], "ba7816bf8f01cfea414140de5dae2223");
        assert_ne!(mill["name"], weir["name"]);
        written(&folder, Offline::Without);
        let script = fs::read_to_string(folder.path().join("mill").join(WORKER)).expect("a worker");
        assert_eq!(script, REMOVES);
    }

    #[test]
    fn each_language_is_kept_by_itself() {
        let program = "sidelines-0123456789abcdef_bg.wasm";
        let is_explainer = ("data/explainer.json", "{}");
        let mut files = vec![(program.to_string(), "abc"), ("index.html".to_string(), "a")];
        for folder in ["", "uk/"] {
            files.push((format!("{folder}{}", is_explainer.0), is_explainer.1));
            files.push((format!("{folder}all/index.html"), folder));
        }
        let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        let folder = site(&files);
        let list = |script: &str| -> serde_json::Value {
            let list = script.split_once("RELEASE = ").and_then(|(_, rest)| rest.split_once("};\n"));
            serde_json::from_str(&format!("{}}}", list.expect("a list").0)).expect("JSON")
        };
        let paths = |list: &serde_json::Value| -> Vec<String> {
            list["files"].as_object().expect("files").keys().cloned().collect()
        };
        let first = list(&written(&folder, Offline::With));
        assert_eq!(first["others"], serde_json::json!(["uk/"]));
        assert_eq!(paths(&first), ["all/index.html", "data/explainer.json", "index.html", program]);
        let other = list(&fs::read_to_string(folder.path().join("uk").join(WORKER)).expect("a worker"));
        assert_eq!((&other["programs"], &other["others"]), (&"../".into(), &serde_json::json!([])));
        assert_eq!(paths(&other), [&format!("../{program}"), "all/index.html", "data/explainer.json"]);
    }

    #[test]
    fn a_folder_without_a_site_gets_no_worker() {
        let folder = site(&[("other.html", "a")]);
        assert!(write(folder.path(), Offline::With).is_err());
        assert!(!folder.path().join(WORKER).exists());
    }
}
