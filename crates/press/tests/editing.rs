//! `press rename`, `press export` and `press import` on copies of the invented explainer.

use explainer::load;
use explainer::model::{Explainer, Subject, plain};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A copy of the invented explainer.
struct Copy(TempDir);

/// What a command has done.
#[derive(Debug)]
struct Done {
    succeeded: bool,
    output: String,
    error: String,
}

impl Copy {
    /// A copy of `tests/explainers/lower-marl`, which is published.
    fn published() -> Self {
        let copy = Self(tempfile::tempdir().expect("a folder"));
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/explainers/lower-marl");
        for folder in ["", "passages", "record"] {
            fs::create_dir_all(copy.path(folder)).expect("a folder");
            for entry in fs::read_dir(from.join(folder)).expect("a folder").flatten() {
                if entry.path().is_file() {
                    fs::copy(entry.path(), copy.path(folder).join(entry.file_name())).expect("a copy");
                }
            }
        }
        copy
    }

    /// The same before its first release.
    fn unpublished() -> Self {
        let copy = Self::published();
        fs::remove_file(copy.path("published.toml")).expect("removed");
        fs::remove_dir_all(copy.path("record")).expect("removed");
        copy
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect(name)
    }

    /// Every file and its content.
    fn files(&self) -> BTreeMap<PathBuf, String> {
        let folders = ["", "passages", "record"].map(|folder| self.path(folder));
        let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
        let files = entries.map(|entry| entry.path()).filter(|path| path.is_file());
        files.map(|path| (path.clone(), fs::read_to_string(path).expect("text"))).collect()
    }

    fn press(&self, arguments: &[&str]) -> Done {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        command.arg("--content").arg(self.0.path()).args(arguments).env_remove("SIDELINES_ADDRESS");
        let output = command.output().expect("press runs");
        Done {
            succeeded: output.status.success(),
            output: String::from_utf8(output.stdout).expect("UTF-8"),
            error: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// Reads the explainer, which must have no mistake.
    fn read(&self) -> Explainer {
        load::read(self.0.path(), None)
            .map_err(|problems| problems.to_string())
            .expect("no mistake")
            .explainer
    }

    fn import(&self, json: &str, arguments: &[&str]) -> Done {
        let file = self.path("annotations.json");
        fs::write(&file, json).expect("written");
        self.press(&[&["import", &file.display().to_string()], arguments].concat())
    }
}

/// Every id of `explainer`, with its kind.
fn ids(explainer: &Explainer) -> Vec<(&'static str, String)> {
    let passages = &explainer.passages;
    let notes = passages.iter().flat_map(|passage| &passage.notes);
    let mut ids: Vec<(&'static str, String)> = Vec::new();
    ids.extend(passages.iter().map(|passage| ("passage", passage.id.to_string())));
    ids.extend(notes.map(|note| ("note", note.id.to_string())));
    ids.extend(explainer.voices.iter().map(|voice| ("voice", voice.id.to_string())));
    ids.extend(explainer.sources.iter().map(|source| ("source", source.id.to_string())));
    ids.extend(explainer.events.iter().map(|event| ("event", event.id.to_string())));
    ids.extend(explainer.questions.iter().map(|question| ("question", question.id.to_string())));
    ids
}

#[test]
fn every_id_can_be_renamed_before_the_first_release_and_back() {
    let copy = Copy::unpublished();
    let before = copy.files();
    let explainer = copy.read();
    for (kind, id) in ids(&explainer) {
        let done = copy.press(&["rename", &id, "another-id", "--kind", kind]);
        assert!(done.succeeded, "{kind} {id}: {done:?}");
        let renamed = ids(&copy.read());
        assert!(
            renamed.contains(&(kind, "another-id".into())) && !renamed.contains(&(kind, id.clone())),
            "{renamed:?}"
        );
        let done = copy.press(&["rename", "another-id", &id]);
        assert!(done.succeeded, "{kind} {id}: {done:?}");
        assert_eq!(copy.files(), before, "{kind} {id}");
    }
}

#[test]
fn every_published_id_can_be_renamed_unless_an_address_would_be_lost() {
    let explainer = Copy::published().read();
    let mut refused = Vec::new();
    for (kind, id) in ids(&explainer) {
        let copy = Copy::published();
        let before = copy.files();
        let done = copy.press(&["rename", &id, "another-id", "--kind", kind]);
        if !done.succeeded {
            assert_eq!(copy.files(), before, "{kind} {id}");
            refused.push((kind, id));
            continue;
        }
        let after = copy.read();
        // The record stays as it is, and what it is of is what was renamed.
        let now = |subject: &Subject| match subject {
            Subject::Passage(old) if kind == "passage" && old.as_str() == id => "another-id".into(),
            Subject::Note(old) if kind == "note" && old.as_str() == id => "another-id".into(),
            other => other.id().to_string(),
        };
        let before = &explainer.record.histories;
        assert_eq!(before.len(), after.record.histories.len());
        for (one, other) in before.iter().zip(&after.record.histories) {
            assert_eq!((&one.id, &one.wordings), (&other.id, &other.wordings), "{kind} {id}");
            assert_eq!(now(&one.now), other.now.id(), "{kind} {id}");
        }
        // Publishing goes on from there.
        let done = copy.press(&["publish", "--date", "2031-01-01"]);
        assert!(done.succeeded, "{kind} {id}: {done:?}");
        assert!(copy.press(&["publish", "--check"]).succeeded, "{kind} {id}");
        if matches!(kind, "passage" | "note") {
            let link = copy.press(&["link", "another-id", &words(&after)]).output;
            let old = link.replace("another-id", &id);
            let found = copy.press(&["resolve", old.trim()]);
            assert!(found.succeeded, "{kind} {id}: {found:?}");
        }
        let done = copy.press(&["rename", "another-id", &id, "--kind", kind]);
        assert!(done.succeeded, "{kind} {id}: {done:?}");
        assert!(ids(&copy.read()).contains(&(kind, id.clone())));
        assert!(copy.press(&["publish", "--check"]).succeeded, "{kind} {id}");
    }
    let voices = ["finch", "reed", "cole", "hai", "parish"];
    assert_eq!(refused, voices.map(|voice| ("voice", voice.to_string())));
}

/// The whole text of what has the id `another-id`.
fn words(explainer: &Explainer) -> String {
    let passage = explainer.passages.iter().find(|passage| passage.id.as_str() == "another-id");
    let notes = explainer.passages.iter().flat_map(|passage| &passage.notes);
    let mut notes = notes.filter(|note| note.id.as_str() == "another-id");
    passage.map(explainer::model::Passage::text).or_else(|| Some(plain(&notes.next()?.text))).expect("a text")
}

#[test]
fn a_published_passage_leaves_an_alias_and_nothing_else_is_touched() {
    let copy = Copy::published();
    let before = copy.files();
    let done = copy.press(&["rename", "robbery", "theft"]);
    assert!(done.succeeded && done.output.contains("renamed the passage `robbery` to `theft`"), "{done:?}");
    assert!(done.output.contains("It was published as `jest` and `robbery`"), "{done:?}");
    let old = copy.path("passages/robbery.toml");
    let after = copy.files();
    assert_eq!(after.get(&copy.path("passages/theft.toml")), before.get(&old));
    assert!(!after.contains_key(&old));
    let changed = after.iter().filter(|(path, text)| before.get(*path) != Some(text));
    let changed: Vec<_> =
        changed.map(|(path, _)| path.strip_prefix(copy.0.path()).expect("inside")).collect();
    assert_eq!(
        changed,
        ["events.toml", "explainer.toml", "passages/theft.toml", "published.toml", "questions.toml"]
            .map(Path::new)
    );
    let published = copy.text("published.toml");
    assert!(
        published.contains("\n[aliases.passages]\njest = \"theft\"\nrobbery = \"theft\"\n"),
        "{published}"
    );
    for (name, one, other) in [
        ("explainer.toml", "\"robbery\"", "\"theft\""),
        ("events.toml", "\"robbery\"", "\"theft\""),
        ("questions.toml", "\"robbery\"", "\"theft\""),
    ] {
        assert_eq!(copy.text(name), before[&copy.path(name)].replace(one, other));
    }
}

#[test]
fn what_can_not_be_renamed_is_refused_with_a_reason() {
    let copy = Copy::published();
    // An event may have the id of a passage.
    assert!(copy.press(&["rename", "visit", "vow"]).succeeded);
    let before = copy.files();
    for (arguments, reason) in [
        (&["rename", "robery", "x"][..], "Did you mean the passage `robbery`?"),
        (
            &["rename", "vow-mil", "x", "--kind", "note"],
            "there is no note `vow-mil`. Did you mean the note `vow-mill`?",
        ),
        (&["rename", "jest", "x"], "it is `robbery` now"),
        (&["rename", "nothing-like-it-at-all", "x"], "nothing has the id"),
        (
            &["rename", "vow", "x"],
            "is the id of a passage and of an event: say which with `--kind passage` or `--kind event`",
        ),
        (&["rename", "vow", "Not An Id", "--kind", "passage"], "can't be an id"),
        (&["rename", "vow", "../x", "--kind", "passage"], "can't be an id"),
        (&["rename", "vow", "vow", "--kind", "passage"], "is the id already"),
        (&["rename", "vow", "delay", "--kind", "passage"], "is the id of a passage already"),
        (&["rename", "vow", "vow-mill", "--kind", "passage"], "is the id of a note already"),
        (&["rename", "vow-mill", "delay"], "is the id of a passage already"),
        (
            &["rename", "vow", "jest", "--kind", "passage"],
            "was published before, and links to it lead to `robbery`",
        ),
        (&["rename", "vow-mill", "jest-polite"], "was published before"),
        (&["rename", "finch", "reed"], "is the id of a voice already"),
        (&["rename", "finch", "mayor"], "speaks in the published wordings of"),
        (&["rename", "vow", "promise", "--kind", "event"], ""),
    ] {
        let done = copy.press(arguments);
        if reason.is_empty() {
            // The other one can be told apart.
            assert!(done.succeeded && done.output.contains("the event `vow`"), "{done:?}");
        } else {
            assert!(!done.succeeded && done.error.contains(reason), "{arguments:?}: {done:?}");
            assert_eq!(copy.files(), before, "{arguments:?}");
        }
    }
}

#[test]
fn content_with_mistakes_is_left_alone() {
    let copy = Copy::published();
    let sources = copy.text("sources.toml").replacen("issuer", "isuer", 1);
    fs::write(copy.path("sources.toml"), sources).expect("written");
    let before = copy.files();
    let done = copy.press(&["rename", "robbery", "theft"]);
    assert!(!done.succeeded && done.error.contains("isuer"), "{done:?}");
    assert_eq!(copy.files(), before);
}

#[test]
fn the_text_of_the_report_may_lie_elsewhere() {
    let copy = Copy::published();
    let report = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/explainers/lower-marl.report.txt");
    let named = format!("report_text = {report:?}\nreport = ");
    fs::write(copy.path("explainer.toml"), copy.text("explainer.toml").replacen("report = ", &named, 1))
        .expect("written");
    let done = copy.press(&["rename", "minutes", "council-minutes"]);
    assert!(done.succeeded, "{done:?}");
    let done = copy.import(ANNOTATIONS, &["--dry-run"]);
    // Two drafts, each without a source, and no mistake of the report.
    assert!(done.succeeded && done.output.contains("`press check` fails with 2 mistakes"), "{done:?}");
}

#[test]
fn nothing_is_written_if_the_result_would_have_a_mistake() {
    let copy = Copy::published();
    // A target that is written with an entity is not found in the text.
    let text = copy.text("explainer.toml").replace("(passage:vow)", "(passage:&#118;ow)");
    fs::write(copy.path("explainer.toml"), text).expect("written");
    copy.read();
    let before = copy.files();
    let done = copy.press(&["rename", "vow", "oath"]);
    assert!(!done.succeeded && done.error.contains("so nothing was written"), "{done:?}");
    assert!(
        done.error.contains("there is no passage `vow`") && done.error.contains("explainer.toml:6:65"),
        "{done:?}"
    );
    assert_eq!(copy.files(), before);
}

#[test]
fn an_export_has_every_passage_and_note() {
    let copy = Copy::published();
    let explainer = copy.read();
    let markdown = copy.press(&["export", "--markdown", "--address", "https://example.org/x/"]);
    let csv = copy.press(&["export", "--csv"]);
    assert!(markdown.succeeded && csv.succeeded, "{markdown:?} {csv:?}");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.output.as_bytes()).records().collect::<Result<_, _>>().expect("rows");
    let notes: Vec<_> = explainer.passages.iter().flat_map(|passage| &passage.notes).collect();
    assert_eq!(rows.len(), notes.len(), "every passage has a note");
    for (note, row) in notes.iter().zip(&rows) {
        assert_eq!((&row[4], &row[6], &row[7]), (note.id.as_str(), &*note.on, &*plain(&note.text)));
        assert!(
            markdown.output.contains(&format!("[`{0}`](https://example.org/x/n/{0}/)", note.id)),
            "{}",
            note.id
        );
    }
    let vow = "> “We will not sell the mill *(the old one)* to anybody who means to pull it down, and that goes for this \
               year and for the next.”\n\nInserted by the reporter: (the old one).\n";
    assert!(markdown.output.contains(vow), "{}", markdown.output);
    assert!(
        markdown.output.contains("\n> To the mayor the offer was “a polite sort of robbery”, no more.\n")
    );
    assert!(markdown.output.contains("[the minutes](https://example.org/x/sources/#source-minutes)"));
    let file = copy.path("review.csv");
    let done = copy.press(&["export", "--csv", "--into", &file.display().to_string()]);
    assert!(done.succeeded && fs::read_to_string(file).expect("a file") == csv.output, "{done:?}");
    for wrong in [&["export"][..], &["export", "--csv", "--markdown"]] {
        assert!(!copy.press(wrong).succeeded);
    }
}

const ANNOTATIONS: &str = r#"{ "total": 6, "rows": [
    { "id": "a1", "uri": "https://example.org/report", "text": "Until *when*? See <b>the law</b>.",
      "target": [{ "selector": [{ "type": "TextQuoteSelector", "exact": "this\n year" }] }] },
    { "id": "a2", "uri": "https://example.org/report", "text": "Which?",
      "target": [{ "selector": [{ "type": "TextQuoteSelector", "exact": "the mill" }] }] },
    { "id": "a3", "uri": "https://example.org/report", "text": "Agreed.", "references": ["a1"],
      "target": [{ "source": "https://example.org/report" }] },
    { "id": "a4", "uri": "https://example.org/report", "text": "Nowhere.",
      "target": [{ "selector": [{ "type": "TextQuoteSelector", "exact": "words that nobody said" }] }] },
    { "id": "a\u001b[31m\n\u202e5", "uri": "https://example.org/p/delay/", "text": "A \"price\" = 1",
      "target": [{ "selector": [{ "type": "TextQuoteSelector", "exact": "the clerk hoped" }] }] },
    7
] }"#;

#[test]
fn annotations_become_drafts_that_a_check_asks_to_finish() {
    let copy = Copy::published();
    let before = copy.files();
    let done = copy.import(ANNOTATIONS, &["--dry-run"]);
    assert!(
        done.succeeded && done.output.contains("Nothing was written: 2 drafts would be added."),
        "{done:?}"
    );
    fs::remove_file(copy.path("annotations.json")).expect("removed");
    assert_eq!(copy.files(), before);

    let done = copy.import(ANNOTATIONS, &[]);
    assert!(done.succeeded, "{done:?}");
    for line in [
        "taken: annotation 1 as `vow-this-year`, on “this year” in passages/vow.toml",
        "left out: annotation 2 on “the mill”: its words overlap those of the note `vow-mill`",
        "left out: annotation 3: it is a reply to another annotation",
        "left out: annotation 4 on “words that nobody said”: its words do not stand in any passage",
        "taken: annotation 5 as `delay-the-clerk`, on “the clerk hoped” in passages/delay.toml",
        "left out: annotation 6: it is no annotation",
    ] {
        assert!(done.output.lines().any(|other| other == line), "{line}\n{}", done.output);
    }
    let vow = copy.text("passages/vow.toml");
    let draft = "\n# A draft, from annotations.json, annotation 1 (a1). To be finished: `kind`, `basis`, `sources`, and \
                 `text` in our own words.\n[[note]]\nid = \"vow-this-year\"\nkind = \"context\"\non = \"this year\"\n\
                 text = \"Until when? See the law.\"\nbasis = \"inference\"\nsources = []\n";
    assert_eq!(vow.replace(draft, ""), before[&copy.path("passages/vow.toml")]);
    assert!(
        copy.text("passages/delay.toml").contains(", annotation 5 (a[31m 5). "),
        "{}",
        copy.text("passages/delay.toml")
    );

    // Nothing hides that they are drafts.
    let check = copy.press(&["check"]);
    assert!(!check.succeeded, "{check:?}");
    assert_eq!(check.error.matches("a note without a source").count(), 1, "{}", check.error);
    assert!(
        check.error.contains("  also at ") && check.error.contains("passages/vow.toml:"),
        "{}",
        check.error
    );
    assert!(done.output.contains("`press check` fails with 2 mistakes"), "{}", done.output);
    assert!(check.error.contains("2 mistakes"), "{}", check.error);
    // An editor finishes them.
    for name in ["passages/vow.toml", "passages/delay.toml"] {
        let text = copy.text(name).replace("sources = []", "sources = [\"minutes\"]").replace("\\\"", "");
        fs::write(copy.path(name), text.replace("'A \"price\" = 1'", "\"A price.\"")).expect("written");
    }
    copy.read();
}

#[test]
fn drafts_can_be_written_elsewhere_or_for_one_passage() {
    let copy = Copy::published();
    let other = tempfile::tempdir().expect("a folder");
    let folder = other.path().join("drafts");
    let into = folder.display().to_string();
    let before = copy.files();
    let done = copy.import(ANNOTATIONS, &["--passage", "delay", "--into", &into]);
    fs::remove_file(copy.path("annotations.json")).expect("removed");
    assert!(done.succeeded, "{done:?}");
    assert_eq!(copy.files(), before);
    assert!(folder.join("passages/delay.toml").exists() && !folder.join("passages/vow.toml").exists());
    let again = copy.import(ANNOTATIONS, &["--into", &into]);
    assert!(!again.succeeded && again.error.contains("exists already"), "{again:?}");
    assert!(!folder.join("passages/vow.toml").exists());
}

#[test]
fn a_file_of_which_nothing_is_taken_changes_nothing() {
    let copy = Copy::published();
    let before = copy.files();
    let deep = format!("{{\"rows\":{}{}}}", "[".repeat(50_000), "]".repeat(50_000));
    let selector = |exact: &str| {
        format!(
            r#"[{{"uri":"x","text":"y","target":[{{"selector":[{{"type":"TextQuoteSelector","exact":{exact}}}]}}]}}]"#
        )
    };
    let many = format!("[{}]", vec!["{\"uri\":\"x\"}"; 3_000].join(","));
    for (json, arguments, reason) in [
        ("", &[][..], "not JSON"),
        ("<html>", &[], "not JSON"),
        (&deep, &[], "not JSON"),
        ("[]", &[], "no annotations"),
        (&many, &[], "3000 annotations"),
        (&" ".repeat(4_000_001), &[], "larger than 4 megabytes"),
        (&selector("\"\\u0000\\u202e\""), &[], "no annotation of"),
        (&selector("\"words that nobody said\""), &[], "no annotation of"),
        (&selector(&format!("\"{}\"", "\u{301}".repeat(9_000))), &[], "no annotation of"),
        (&selector("\"this year\""), &["--passage", "delay"], "no annotation of"),
        (&selector("\"this year\""), &["--passage", "nothing"], "there is no passage `nothing`"),
    ] {
        let done = copy.import(json, arguments);
        fs::remove_file(copy.path("annotations.json")).expect("removed");
        assert!(!done.succeeded && done.error.contains(reason), "{reason}: {done:?}");
        assert!(!done.error.contains("panicked"), "{done:?}");
        assert_eq!(copy.files(), before, "{reason}");
    }
    fs::write(copy.path("annotations.json"), [0xFF, 0xFE, b'{']).expect("written");
    let done = copy.press(&["import", &copy.path("annotations.json").display().to_string()]);
    assert!(!done.succeeded && done.error.contains("not text in UTF-8"), "{done:?}");
}
