//! `press draft`: passages begun for the quotations of a report.

mod support;

use std::fs;
use std::path::PathBuf;
use support::{fails, press, succeeds};
use tempfile::TempDir;

/// A new explainer, in a folder that is deleted with the first value.
fn new_explainer() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let content = folder.path().join("ferry");
    succeeds(press().arg("new").arg(&content));
    (folder, content)
}

#[test]
fn every_quotation_without_a_passage_gets_a_draft() {
    let (_folder, content) = new_explainer();
    let of_content = |command: &[&str]| {
        let mut press = press();
        press.args(command).arg("--content").arg(&content);
        press
    };
    assert_eq!(
        succeeds(&mut of_content(&["draft"])),
        "no quotation is without a passage; nothing is written\n"
    );

    let report = content.join("report.txt");
    let text = fs::read_to_string(&report).expect("a report");
    let more = "“We shall see (in May),” the ferryman said, “if at all.” He calls the bridge “a rumour”.\n";
    fs::write(&report, format!("{}\n\n{more}", text.trim_end())).expect("a report");
    assert_eq!(succeeds(&mut of_content(&["draft", "1", "2"])), "all of it is there; nothing is written\n");
    let printed = succeeds(&mut of_content(&["draft", "5"]));
    let listed = "passages/draft-01.toml: paragraph 5, “We shall see (in May),”\n\
                  passages/draft-02.toml: paragraph 5, “if at all.”\n\
                  passages/draft-03.toml: paragraph 5, “a rumour”\nwrote 3 drafts in ";
    assert!(printed.starts_with(listed), "{printed}");
    assert_eq!(
        succeeds(&mut of_content(&["draft"])),
        "no quotation is without a passage; nothing is written\n"
    );

    // What is empty is refused, so no draft is published by mistake.
    let file = |name: &str| content.join("passages").join(name);
    for name in ["draft-02.toml", "draft-03.toml"] {
        fs::remove_file(file(name)).expect("a draft");
    }
    succeeds(&mut of_content(&["fingerprint"]));
    let about = content.join("explainer.toml");
    let walk = fs::read_to_string(&about).expect("a file").replace("\"county\"]", "\"county\", \"see\"]");
    fs::write(&about, walk).expect("a file");
    fs::rename(file("draft-01.toml"), file("see.toml")).expect("a name");
    succeeds(&mut of_content(&["locate", "--write"]));
    // How certain an attribution is, an editor says before all else.
    let told = fails(&mut of_content(&["check"]));
    assert!(told.contains("certainty = \"\"") && told.contains("stated, settled, inferred"), "{told}");
    let draft = fs::read_to_string(file("see.toml")).expect("a draft");
    let draft = draft
        .replace("certainty = \"\"", "certainty = \"stated\"")
        .replace("\nkind = \"\"", "\nkind = \"wording\"")
        .replace("basis = \"\"", "basis = \"report\"");
    fs::write(file("see.toml"), draft).expect("a draft");
    let told = fails(&mut of_content(&["check"]));
    // Everything else that is empty: title, speaker, place, undated and attribution, and the id, words and text of the note.
    assert!(told.ends_with("8 mistakes\n"), "{told}");

    // And what is filled in is all that it takes.
    let draft = fs::read_to_string(file("see.toml")).expect("a draft");
    let (_, finished) = draft.split_once('\n').expect("a line about the draft");
    let finished = finished
        .replace("title = \"\"", "title = \"What the ferryman expects\"")
        .replace("speaker = \"\"", "speaker = \"crew\"")
        .replace("place = \"\"", "place = \"Quillhaven\"")
        .replace("undated = \"\"", "undated = \"The report gives no day.\"")
        .replace("attribution = \"\"", "attribution = \"The paper says so.\"")
        .replace("\nid = \"\"", "\nid = \"see-may\"")
        .replace("\non = \"\"", "\non = \"(in May)\"")
        .replace("\ntext = \"\"", "\ntext = \"The month is the paper’s.\"");
    let takeaway = |key: &str| format!("\n[takeaway.{key}]\ntext = \"Nothing.\"\nnotes = [\"see-may\"]\n");
    let takeaways = ["said", "not_said", "unknown"].map(takeaway).concat();
    fs::write(file("see.toml"), format!("{finished}{takeaways}")).expect("a passage");
    let voices = content.join("voices.toml");
    let heard = fs::read_to_string(&voices).expect("a file").replacen(
        "heard = \"reported\"",
        "heard = \"quoted\"",
        1,
    );
    fs::write(&voices, heard).expect("a file");
    let checked = succeeds(&mut of_content(&["check"]));
    assert!(checked.contains("5 passages"), "{checked}");
}

#[test]
fn drafts_may_have_one_place_and_date() {
    let (_folder, content) = new_explainer();
    let passages = content.join("passages");
    fs::remove_file(passages.join("bill.toml")).expect("a passage");
    let draft = |date: &str| {
        let mut press = press();
        press.args(["draft", "--place", "Quillhaven", "--date", date, "--content"]).arg(&content);
        press
    };
    let told = fails(&mut draft("Monday"));
    assert!(told.contains("write a date as 2025-06-25, 2025-06 or 2025"), "{told}");
    assert!(!passages.join("draft-01.toml").exists());
    succeeds(&mut draft("2024-11-04"));
    let drafted = fs::read_to_string(passages.join("draft-01.toml")).expect("a draft");
    assert!(drafted.contains("\nplace = \"Quillhaven\"\ndate = 2024-11-04\n"), "{drafted}");
}

#[test]
fn paraphrases_and_voices_are_begun_where_they_are_asked_for() {
    let (_folder, content) = new_explainer();
    let mut draft = press();
    draft.args([
        "draft",
        "--paraphrase",
        "3",
        "--person",
        "Hedda O’Hara",
        "--group",
        "The crew",
        "--content",
    ]);
    draft.arg(&content);
    let printed = succeeds(&mut draft);
    let listed = "passages/draft-01.toml: paragraph 3, a paraphrase\nvoices.toml: Hedda O’Hara\nvoices.toml: The crew\nwrote 1 draft in ";
    assert!(printed.starts_with(listed), "{printed}");
    let drafted = fs::read_to_string(content.join("passages/draft-01.toml")).expect("a draft");
    assert!(drafted.contains("kind = \"report\"\n") && drafted.contains("paragraph = 3\n"), "{drafted}");
    let voices = fs::read_to_string(content.join("voices.toml")).expect("a file");
    let person = "\n[[voice]]\nid = \"ohara\"\nname = \"Hedda O’Hara\"\nshort = \"O’Hara\"\nkind = \"person\"\nrole = \"\"\n\
                  heard = \"quoted\"\nabout = \"\"\nsources = [\"lantern\"]\n";
    assert!(voices.contains(person), "{voices}");
    assert!(
        voices.contains("id = \"\"\nname = \"The crew\"\nshort = \"The crew\"\nkind = \"group\"\nheard"),
        "{voices}"
    );
    // What is there already is not added again; what was there stays as it was.
    let mut again = press();
    again.args(["draft", "--person", "Hedda O’Hara", "--content"]).arg(&content);
    assert_eq!(succeeds(&mut again), "all of it is there; nothing is written\n");
    assert!(voices.contains("# "), "comments stay: {voices}");

    fs::write(content.join("voices.toml"), "voice = 3\n").expect("a file");
    let told = fails(&mut again);
    assert!(told.contains("voices.toml can't be added to: write each voice below [[voice]]"), "{told}");
    // Where all voices of the example were taken out, the file may be empty, or hold an empty list.
    for empty in ["", "voice = []\n"] {
        fs::write(content.join("voices.toml"), empty).expect("a file");
        assert_eq!(succeeds(&mut again), "voices.toml: Hedda O’Hara\n");
    }
    // Whose id is taken has none yet, and line ends stay.
    let mut other = press();
    other.args(["draft", "--person", "Ivo O’Hara", "--content"]).arg(&content);
    let voices = fs::read_to_string(content.join("voices.toml")).expect("a file").replace('\n', "\r\n");
    fs::write(content.join("voices.toml"), voices).expect("a file");
    succeeds(&mut other);
    let voices = fs::read_to_string(content.join("voices.toml")).expect("a file");
    assert!(voices.contains("\r\n[[voice]]\r\nid = \"\"\r\nname = \"Ivo O’Hara\"\r\n"), "{voices:?}");
}

#[test]
fn drafts_need_the_text_of_the_report() {
    let (_folder, content) = new_explainer();
    let about = content.join("explainer.toml");
    let text = fs::read_to_string(&about).expect("a file").replace("report_text = \"report.txt\"\n", "");
    fs::write(&about, text).expect("a file");
    let told = fails(press().args(["draft", "--content"]).arg(&content));
    assert!(told.contains("give it with --report FILE"), "{told}");
    succeeds(
        press().arg("draft").arg("--report").arg(content.join("report.txt")).arg("--content").arg(&content),
    );
}
