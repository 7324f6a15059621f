//! What `press new` writes has no mistake, and is printed.

mod support;

use std::fs;
use std::path::Path;
use support::{Site, fails, files, press, succeeds};
use tempfile::TempDir;

fn new(folder: &Path) -> std::process::Command {
    let mut new = press();
    new.arg("new").arg(folder);
    new
}

fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_new_explainer_has_no_mistake_and_is_printed() {
    let folder = TempDir::new().expect("a folder");
    let content = folder.path().join("some").join("night-ferry");
    let said = succeeds(&mut new(&content));
    for next in [
        format!("press -- check --content {}", content.display()),
        format!("cargo xtask serve --content {}", content.display()),
        "docs/first-explainer.md".into(),
    ] {
        assert!(said.contains(&next), "{next} in {said}");
    }
    let checked = succeeds(press().arg("check").arg("--content").arg(&content));
    let counts = "night-ferry: 4 passages, 9 notes, 5 voices, 1 question, 2 events, 5 sources; no mistake, quotations \
                  compared with the report\n";
    assert_eq!(checked, counts);

    let site = Site::of(&content);
    assert!(!site.warnings.contains("press: no "), "every card has room: {}", site.warnings);
    for (page, text) in [
        ("", "The last boat home"),
        ("", "4 passages, 2 of them in quotation marks; 9 notes."),
        ("p/promise", "( at the hospital ) was inserted by a reporter. The speaker did not say it."),
        ("p/bill", "To the treasurer the ferry was “ a very small boat with a very large bill ”."),
        ("p/crew", "Our summary of paragraph 3"),
        ("p/county", "According to The Quillhaven Lantern"),
        ("n/county-april", "Known only later"),
        ("takeaways", "Marsh said"),
        ("positions", "Yes, until a bridge"),
        ("positions/marsh/sprat", "Ottoline Marsh and Barnaby Sprat"),
        ("timeline", "It gives 1 of the 2 dates below."),
        ("sources", "The annotated report is the last link of a chain."),
        ("all", "4 passages, 2 of them in quotation marks; 9 notes; 5 sources."),
    ] {
        let said = site.page(page);
        let plain = |text: &str| text.replace(' ', "");
        assert!(plain(&said).contains(&plain(text)), "`{text}` in {page}: {said}");
    }
}

#[test]
fn a_title_is_taken_or_refused_before_anything_is_written() {
    let folder = TempDir::new().expect("a folder");
    let content = folder.path().join("gull-rock");
    for (title, why) in [
        ("a “quotation” in it", "a quotation mark where only our own words may stand"),
        ("", "a line without text"),
        (&*"long ".repeat(20), "a title of 100 characters"),
    ] {
        let said = fails(new(&content).arg("--title").arg(title));
        assert!(said.starts_with("press: not a title for an explainer: ") && said.contains(why), "{said}");
        assert_eq!(entries(folder.path()), [""; 0], "{title}");
    }
    succeeds(new(&content).args(["--title", "The lamp on Gull Rock"]));
    assert!(Site::of(&content).page("").contains("The lamp on Gull Rock"));
}

#[test]
fn only_a_folder_with_nothing_in_it_is_written_into() {
    let folder = TempDir::new().expect("a folder");
    let content = folder.path().join("gull-rock");
    fs::create_dir(&content).expect("a folder");
    succeeds(&mut new(&content));
    let written = files(&content, &[""]);

    let said = fails(&mut new(&content));
    assert_eq!(
        said,
        format!(
            "press: {} is not empty: name a folder that is, or one that is not there yet\n",
            content.display()
        )
    );
    assert_eq!(files(&content, &[""]), written);

    let file = folder.path().join("a-file");
    fs::write(&file, "kept").expect("a file");
    let said = fails(&mut new(&file));
    assert!(said.starts_with(&format!("press: can't read {}", file.display())), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("a file"), "kept");

    let said = fails(&mut new(&folder.path().join("Gull Rock")));
    assert!(said.contains("`Gull Rock` can't be the id of an explainer"), "{said}");
    assert_eq!(entries(folder.path()), ["a-file", "gull-rock"]);
}

#[test]
fn the_folder_of_work_can_be_written_into() {
    let folder = TempDir::new().expect("a folder");
    let content = folder.path().join("gull-rock");
    fs::create_dir(&content).expect("a folder");
    succeeds(press().current_dir(&content).args(["new", "."]));
    let checked = succeeds(press().current_dir(&content).args(["check", "--content", "."]));
    assert!(checked.starts_with("gull-rock: "), "{checked}");
}
