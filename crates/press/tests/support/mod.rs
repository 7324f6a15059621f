//! Runs `press` as its users do.

// Every test file is a program of its own, and none of them needs all of this.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// What Trunk makes `index.html` of, as far as press needs it.
const FRAME: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><!--press:head--></head><body><!--press:page--></body></html>\n";

/// A file of the repository.
pub(crate) fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The command, with nothing that the environment says of sites.
pub(crate) fn press() -> Command {
    let mut press = Command::new(env!("CARGO_BIN_EXE_press"));
    for name in [
        "SIDELINES_ADDRESS",
        "SIDELINES_TEMPLATE",
        "SIDELINES_WITHOUT_OFFLINE",
        "TRUNK_STAGING_DIR",
        "TRUNK_PUBLIC_URL",
    ] {
        press.env_remove(name);
    }
    // Where every worktree of a machine may keep them, not among the files of a test.
    press.env("SIDELINES_CARDS", env!("CARGO_TARGET_TMPDIR"));
    press
}

/// What a command printed, and what it printed of errors.
pub(crate) fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (text(&output.stdout), text(&output.stderr))
}

/// Runs a command that must succeed. Returns what it printed.
pub(crate) fn succeeds(command: &mut Command) -> String {
    let output = command.output().expect("a program");
    let (printed, errors) = texts(&output);
    assert!(output.status.success(), "{command:?}\n{printed}{errors}");
    printed
}

/// Runs a command that must fail. Returns what it printed of errors.
pub(crate) fn fails(command: &mut Command) -> String {
    let output = command.output().expect("a program");
    let (printed, errors) = texts(&output);
    assert!(!output.status.success(), "{command:?}\n{printed}{errors}");
    errors
}

/// A printed site, without the program that would be in it.
pub(crate) struct Site {
    folder: TempDir,
    /// What press says besides what it printed: of pages that nothing is on record of, of cards that lack room.
    pub(crate) warnings: String,
}

impl Site {
    /// The site of the explainer in the folder `content`.
    pub(crate) fn of(content: &Path) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("index.html"), FRAME).expect("a frame");
        let mut print = press();
        print.arg("print").arg("--into").arg(folder.path()).arg("--content").arg(content);
        let output = print.output().expect("a program");
        let (printed, warnings) = texts(&output);
        assert!(output.status.success(), "{printed}{warnings}");
        Self { folder, warnings }
    }

    /// Every file whose name has one of these endings, by its path in the site.
    pub(crate) fn files(&self, endings: &[&str]) -> Vec<(String, String)> {
        files(self.folder.path(), endings)
    }

    /// The text of a page, without its head and its tags.
    pub(crate) fn page(&self, path: &str) -> String {
        let file = self.folder.path().join(path).join("index.html");
        let html = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let main =
            html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a page").0;
        let text = main.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text));
        let text = html_escape::decode_html_entities(&text.collect::<Vec<_>>().join(" ")).into_owned();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Every file below a folder whose name has one of these endings, by its path in the folder, in order.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below it").to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push((name, fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    found.sort();
    found
}
