//! The command itself, on the invented explainer of `tests/explainers`: what it prints, writes and exits with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const UNVERIFIED: &str = "press: not verified against the report: ";

/// A copy of the invented explainer, with the text of its report beside it.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/explainers");
        let folder = tempfile::tempdir().expect("a folder");
        copy(&from.join("lower-marl"), &folder.path().join("lower-marl"));
        fs::copy(from.join("lower-marl.report.txt"), folder.path().join("report.txt")).expect("a report");
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }

    /// Replaces `old`, which must stand in the file once.
    fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.text(name);
        assert_eq!(text.matches(old).count(), 1, "{old}");
        fs::write(self.path(name), text.replace(old, new)).expect("a file");
    }

    /// Has the explainer name its report.
    fn name_report(&self) {
        self.edit(
            "lower-marl/explainer.toml",
            "lang = \"en\"\n",
            "lang = \"en\"\nreport_text = \"../report.txt\"\n",
        );
    }

    fn press(&self, arguments: &[&str]) -> Outcome {
        let command = Command::new(env!("CARGO_BIN_EXE_press"))
            .args(["--content", "lower-marl"])
            .args(arguments)
            .current_dir(self.0.path())
            .output();
        Outcome::of(&command.expect("press runs"))
    }
}

struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Outcome {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
}

#[test]
fn a_check_says_whether_it_compared_the_report() {
    let copy = Copy::new();
    let without = copy.press(&["check"]);
    assert_eq!(without.code, Some(0), "{}", without.err);
    assert!(without.err.starts_with(UNVERIFIED) && without.err.lines().count() == 1, "{}", without.err);
    assert!(without.err.contains("--report FILE") && without.err.contains("report_text"), "{}", without.err);

    let given = copy.press(&["check", "--report", "report.txt"]);
    assert_eq!((given.code, given.err.as_str()), (Some(0), ""));
    copy.name_report();
    let named = copy.press(&["check"]);
    assert_eq!((named.code, named.err.as_str()), (Some(0), ""));
    assert!(named.out.contains("quotations compared with the report"), "{}", named.out);

    fs::remove_file(copy.path("report.txt")).expect("a file");
    let missing = copy.press(&["check"]);
    assert_eq!(missing.code, Some(1));
    let place = Path::new("lower-marl").join("explainer.toml").display().to_string() + ":4:15";
    assert!(missing.err.contains(&place) && missing.err.ends_with("1 mistake\n"), "{}", missing.err);
}

#[test]
fn with_a_kept_frame_a_site_is_printed_again_and_again() {
    let copy = Copy::new();
    let print = || copy.press(&["print", "--into", "site", "--cards", "cards", "--frame", "frame.html"]);
    fs::create_dir_all(copy.path("site")).expect("a folder");
    let without = print();
    assert_eq!(without.code, Some(1));
    assert!(without.err.contains("frame.html"), "{}", without.err);
    let frame = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../index.html");
    fs::copy(&frame, copy.path("site/index.html")).expect("a template");
    let printed = [1, 2, 3].map(|_| {
        let print = print();
        assert_eq!(print.code, Some(0), "{}", print.err);
        fs::read_to_string(copy.path("site/index.html")).expect("a page")
    });
    assert!(printed.iter().all(|page| *page == printed[0] && !page.contains("press:head")));
    assert_eq!(fs::read(copy.path("frame.html")).expect("a file"), fs::read(&frame).expect("a file"));
    // And where there is no page yet.
    fs::remove_file(copy.path("site/index.html")).expect("a page");
    assert_eq!(print().code, Some(0));
}

#[test]
fn a_printed_site_says_whether_it_compared_the_report() {
    let copy = Copy::new();
    let print = || {
        let index = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../index.html");
        fs::create_dir_all(copy.path("site")).expect("a folder");
        fs::copy(index, copy.path("site/index.html")).expect("a template");
        copy.press(&["print", "--into", "site", "--cards", "cards"])
    };
    let without = print();
    assert_eq!(without.code, Some(0), "{}", without.err);
    assert!(without.err.lines().last().is_some_and(|line| line.starts_with(UNVERIFIED)), "{}", without.err);

    copy.name_report();
    let named = print();
    assert_eq!(named.code, Some(0), "{}", named.err);
    assert!(!named.err.contains(UNVERIFIED), "{}", named.err);

    fs::write(copy.path("report.txt"), "Another report.").expect("a file");
    fs::remove_dir_all(copy.path("site")).expect("a folder");
    let other = print();
    assert_eq!(other.code, Some(1));
    assert!(other.err.contains("the report given is another text"), "{}", other.err);
    assert_eq!(fs::read_dir(copy.path("site")).expect("a folder").count(), 1, "nothing is printed");
}

#[test]
fn words_are_located_and_written_when_that_is_asked_for() {
    const VOW: &str = "lower-marl/passages/vow.toml";
    let copy = Copy::new();
    let before = copy.text(VOW);
    let without: Vec<_> = before.lines().filter(|line| !line.starts_with("end = ")).collect();
    let without = without.join("\n") + "\n";
    fs::write(copy.path(VOW), &without).expect("a file");

    let unasked = copy.press(&["locate"]);
    assert_eq!(unasked.code, Some(1));
    assert!(
        unasked.err.contains("`--report FILE`") && unasked.err.contains("report_text"),
        "{}",
        unasked.err
    );

    let listed = copy.press(&["locate", "--report", "report.txt"]);
    assert_eq!((listed.code, listed.err.as_str()), (Some(0), ""));
    assert_eq!(
        listed.out,
        "passages/vow.toml: vow\n  + end = 200\nnothing is written yet; this changes 1 file: cargo run -p press -- locate \
         --write --content lower-marl --report report.txt\n"
    );
    assert_eq!(copy.text(VOW), without);

    let written = copy.press(&["locate", "--write", "--report", "report.txt", "vow"]);
    assert_eq!((written.code, written.err.as_str()), (Some(0), ""));
    assert_eq!(copy.text(VOW), before);
    assert_eq!(copy.press(&["locate", "--report", "report.txt"]).out, "everything is in its place\n");
}

#[test]
fn another_version_of_the_report_is_followed_with_one_command() {
    let copy = Copy::new();
    copy.name_report();
    copy.edit("report.txt", "The village council", "First.\n\nThe village council");
    assert_eq!(copy.press(&["check"]).code, Some(1));
    let listed = copy.press(&["locate"]);
    assert_eq!((listed.code, listed.err.as_str()), (Some(0), ""));
    assert_eq!(listed.out.matches("moved from").count(), 4, "{}", listed.out);
    let moved =
        "passages/vow.toml: the words of vow moved from paragraph 1 (77–200) to paragraph 2 (85–208)\n";
    assert!(listed.out.contains(moved), "{}", listed.out);
    assert!(listed.out.contains("where nothing is quoted: delay, parish\n"), "{}", listed.out);
    assert_eq!(copy.press(&["locate", "--write"]).code, Some(0));
    let after = copy.press(&["check"]);
    assert_eq!(after.code, Some(0), "{}", after.err);
}

#[test]
fn words_that_are_gone_are_told_and_the_rest_is_written() {
    let copy = Copy::new();
    copy.edit("report.txt", "The village council", "First.\n\nThe village council");
    copy.edit("report.txt", "polite sort", "decent sort");
    let robbery = copy.text("lower-marl/passages/robbery.toml");
    let report = copy.text("lower-marl/report.toml");
    let written = copy.press(&["locate", "--write", "--report", "report.txt"]);
    assert_eq!(written.code, Some(1));
    let last = written.err.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("press: gone from the report: the words of robbery; nothing is written"),
        "{last}"
    );
    assert!(written.out.ends_with("wrote 3 files in lower-marl\n"), "{}", written.out);
    assert!(copy.text("lower-marl/passages/vow.toml").contains("\nstart = 85\n"));
    assert_eq!(copy.text("lower-marl/passages/robbery.toml"), robbery);
    assert_eq!(copy.text("lower-marl/report.toml"), report);
}

#[test]
fn the_fingerprint_is_that_of_the_named_report() {
    let copy = Copy::new();
    let report = copy.text("lower-marl/report.toml");
    let without = copy.press(&["fingerprint"]);
    assert_eq!(without.code, Some(1));
    assert!(without.err.contains("--report FILE"), "{}", without.err);
    copy.name_report();
    fs::remove_file(copy.path("lower-marl/report.toml")).expect("a file");
    assert_eq!(copy.press(&["fingerprint"]).code, Some(0));
    assert_eq!(copy.text("lower-marl/report.toml"), report);
}
