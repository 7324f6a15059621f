//! A tiny explainer of an invented report, to be spoilt one way at a time.

// Every test file is a program of its own, and none of them needs all of this.
#![allow(dead_code)]

use explainer::history;
use explainer::load::{self, Checked, Problem, Problems};
use explainer::model::{Explainer, Origin, Run};
use explainer::wording::Wording;
use jiff::civil;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The invented report.
pub(crate) const REPORT: &str = "The village council of Lower Marl met on Tuesday evening in the old school. “We will \
    not sell the mill (the old one) to anybody who means to pull it down.” That is what Mayor Ada Finch told the Marl \
    Courier.\n\nFinch called the bid “a polite sort of robbery” before the members voted. The clerk, Tom Reed, asked \
    them to wait for a second valuation before anything was signed.\n";
/// The words of the passage `vow`.
pub(crate) const VOW: &str = "We will not sell the mill (the old one) to anybody who means to pull it down.";
/// The words of the passage `robbery`.
pub(crate) const ROBBERY: &str = "a polite sort of robbery";

/// The file that lists the published ids.
pub(crate) const PUBLISHED: &str = "published.toml";

/// Shows in the text of an edit where its mistake is to be told; taken out before the files are read.
const CARET: char = '‸';

/// An explainer in memory.
#[derive(Clone)]
#[must_use]
pub(crate) struct Sample {
    files: BTreeMap<String, Vec<u8>>,
    report: Option<String>,
}

/// A mistake as it is told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Mistake {
    /// `passages/vow.toml:3:8`.
    pub(crate) place: String,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: String,
}

impl Sample {
    /// An explainer without a mistake.
    pub(crate) fn new() -> Self {
        let sample = Self { files: BTreeMap::new(), report: None };
        sample
            .file("explainer.toml", EXPLAINER)
            .file("report.toml", &load::fingerprint(REPORT))
            .file("voices.toml", VOICES)
            .file("sources.toml", SOURCES)
            .file("questions.toml", QUESTIONS)
            .file("events.toml", EVENTS)
            .file("passages/vow.toml", &quoting(VOW_FILE, VOW))
            .file("passages/robbery.toml", &quoting(ROBBERY_FILE, ROBBERY))
            .file("passages/delay.toml", DELAY_FILE)
    }

    /// With `new` for `old`, which must stand in the file once.
    pub(crate) fn edit(self, name: &str, old: &str, new: &str) -> Self {
        let text = self.text(name);
        assert_eq!(text.matches(old).count(), 1, "`{old}` in {name}");
        let text = text.replace(old, new);
        self.file(name, &text)
    }

    /// With `more` at the end of a file.
    pub(crate) fn append(self, name: &str, more: &str) -> Self {
        let text = self.text(name) + more;
        self.file(name, &text)
    }

    /// With a file of this text.
    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        self.bytes(name, text.as_bytes())
    }

    /// With a file of these bytes.
    pub(crate) fn bytes(mut self, name: &str, bytes: &[u8]) -> Self {
        self.files.insert(name.into(), bytes.into());
        self
    }

    /// Without a file.
    pub(crate) fn without(mut self, name: &str) -> Self {
        assert!(self.files.remove(name).is_some(), "{name}");
        self
    }

    /// Checked against the report's text too.
    pub(crate) fn with_report(self) -> Self {
        self.given(REPORT)
    }

    /// Checked against this text, given as the report's.
    pub(crate) fn given(mut self, report: &str) -> Self {
        self.report = Some(report.into());
        self
    }

    /// With everything recorded as published on `date`.
    pub(crate) fn published(self, date: &str) -> Self {
        let explainer = self.checks().explainer;
        self.publishing(&explainer, date)
    }

    /// With the wordings of `explainer` recorded as published on `date`.
    pub(crate) fn publishing(self, explainer: &Explainer, date: &str) -> Self {
        let read = |name: &str| self.files.contains_key(name).then(|| self.text(name));
        let files = load::publish(explainer, day(date), read).expect("TOML");
        files.iter().fold(self, |sample, (name, text)| sample.file(name, text))
    }

    /// With a `published.toml` of this text, and a record of every id that it lists: of the wording as it is, or of a
    /// made-up one for what is not there.
    pub(crate) fn listing(self, list: &str) -> Self {
        let explainer = Self::new().checks().explainer;
        // Every id stands between quotation marks. So do those that aliases lead to, but in tables of their own.
        let tables = list.split("\n[").filter(|table| !table.starts_with("aliases"));
        let ids = tables.flat_map(|table| table.split('"').skip(1).step_by(2));
        ids.fold(self.file(PUBLISHED, list), |sample, id| {
            let subject = history::subjects(&explainer).find(|subject| subject.id() == id);
            let made_up = Run::new(Origin::Ours, "It was so.");
            let wording = subject.and_then(|subject| history::wording(&explainer, &subject));
            let wording = wording.unwrap_or_else(|| Wording::new(None, [made_up]));
            let text = load::add_wording(id, &wording, day("2031-04-09"), None).expect("TOML");
            sample.file(&format!("record/{id}.toml"), &text)
        })
    }

    /// The names of the files.
    pub(crate) fn names(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    /// The bytes of a file.
    pub(crate) fn content(&self, name: &str) -> &[u8] {
        self.files.get(name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// What reading comes to, and the folder that was read.
    pub(crate) fn read(&self) -> (TempDir, Result<Checked, Problems>) {
        self.read_at("")
    }

    /// What reading `path` in the folder of the files comes to, and that folder.
    pub(crate) fn read_at(&self, path: &str) -> (TempDir, Result<Checked, Problems>) {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in &self.files {
            let bytes = match std::str::from_utf8(bytes) {
                Ok(text) => text.replace(CARET, "").into_bytes(),
                Err(_) => bytes.clone(),
            };
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        let at = if path.is_empty() { folder.path().to_path_buf() } else { folder.path().join(path) };
        let read = load::read(&at, self.report.as_deref());
        (folder, read)
    }

    /// The explainer, which must hold no mistake.
    pub(crate) fn checks(&self) -> Checked {
        self.read().1.unwrap_or_else(|problems| panic!("no mistake was wanted:\n{problems}"))
    }

    /// The mistakes, in the order in which they are told.
    pub(crate) fn mistakes(&self) -> Vec<Mistake> {
        let (folder, read) = self.read();
        match read {
            Ok(_) => vec![],
            Err(problems) => problems.iter().map(|problem| mistake(folder.path(), problem)).collect(),
        }
    }

    /// The mistakes as a person sees them; the folder is called `FOLDER`.
    pub(crate) fn rendered(&self) -> String {
        let (folder, read) = self.read();
        let rendered = read.err().map(|problems| problems.to_string());
        rendered.unwrap_or_default().replace(&folder.path().display().to_string(), "FOLDER")
    }

    /// Where the carets stand, in the order of files and lines.
    pub(crate) fn carets(&self) -> Vec<String> {
        let mut places = Vec::new();
        for (name, bytes) in &self.files {
            for (number, line) in String::from_utf8_lossy(bytes).lines().enumerate() {
                let mut column = 1;
                for scalar in line.chars() {
                    if scalar == CARET {
                        places.push(format!("{name}:{}:{column}", number + 1));
                    } else {
                        column += 1;
                    }
                }
            }
        }
        places
    }

    /// The line where `words`, which must stand in the file once, begin: `voices.toml:3:`.
    pub(crate) fn line_of(&self, name: &str, words: &str) -> String {
        let text = self.text(name);
        assert_eq!(text.matches(words).count(), 1, "`{words}` in {name}");
        let before = text.split(words).next().unwrap_or_default();
        format!("{name}:{}:", before.matches('\n').count() + 1)
    }

    /// Why the mistakes are other than `expected`, each with its message and a part of its help, at the carets; `None`
    /// where they are just these.
    pub(crate) fn unlike(&self, expected: &[(&str, &str)]) -> Option<String> {
        let (carets, mistakes) = (self.carets(), self.mistakes());
        let alike = mistakes.len() == expected.len()
            && carets.len() == expected.len()
            && mistakes.iter().zip(&carets).zip(expected).all(|((mistake, caret), (message, help))| {
                mistake.place == *caret
                    && mistake.message == *message
                    && !mistake.help.is_empty()
                    && mistake.help.contains(help)
            });
        (!alike).then(|| format!("wanted {expected:#?}\nat {carets:?},\ntold {mistakes:#?}"))
    }

    /// Checks that the mistakes are just these, each with its message and a part of its help, at the carets.
    pub(crate) fn refused(&self, expected: &[(&str, &str)]) {
        if let Some(unlike) = self.unlike(expected) {
            panic!("{unlike}");
        }
    }

    /// The text of a file.
    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.content(name).into()).expect("text")
    }
}

/// A day of the calendar.
pub(crate) fn day(date: &str) -> civil::Date {
    date.parse().expect("a day")
}

/// An edit of one file, with the one mistake that it makes.
pub(crate) struct Row {
    /// The file.
    pub(crate) file: &'static str,
    /// What is taken out.
    pub(crate) old: &'static str,
    /// What comes in, with a caret.
    pub(crate) new: &'static str,
    /// What is told.
    pub(crate) message: &'static str,
    /// A part of the mend.
    pub(crate) help: &'static str,
}

/// A [`Row`], shorter.
pub(crate) const fn row(
    file: &'static str,
    old: &'static str,
    new: &'static str,
    message: &'static str,
    help: &'static str,
) -> Row {
    Row { file, old, new, message, help }
}

/// Checks that every edit makes its mistake and no other; tells of all the rows that don't.
pub(crate) fn each_refused(rows: &[Row]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let sample = Sample::new().edit(row.file, row.old, row.new);
            let unlike = sample.unlike(&[(row.message, row.help)])?;
            Some(format!("{} with {}:\n{unlike}", row.file, row.new))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Where `words` stand in the report, `[start, end)` in scalars.
pub(crate) fn place_in_report(words: &str) -> (usize, usize) {
    let at = REPORT.find(words).expect("words of the report");
    let start = REPORT[..at].chars().count();
    (start, start + words.chars().count())
}

/// The SHA-256 of `words`, taken from what weighing a report writes: one maker of hashes is enough here.
pub(crate) fn sha256(words: &str) -> String {
    let weighed = load::fingerprint(words);
    let line = weighed.lines().find_map(|line| line.strip_prefix("sha256 = \""));
    line.and_then(|rest| rest.strip_suffix('"')).expect("a hash").into()
}

/// `file` with the keys of quoted words.
fn quoting(file: &str, words: &str) -> String {
    let (start, end) = place_in_report(words);
    let keys = format!("words = \"{words}\"\nstart = {start}\nend = {end}\nsha256 = \"{}\"", sha256(words));
    file.replace("WORDS", &keys)
}

fn mistake(folder: &Path, problem: &Problem) -> Mistake {
    let place = problem.place();
    let prefix = format!("{}/", folder.display());
    Mistake {
        place: place.strip_prefix(&prefix).unwrap_or(&place).into(),
        message: problem.message().into(),
        help: problem.help().into(),
    }
}

const EXPLAINER: &str = r#"id = "lower-marl"
lang = "en"
title = "A mill and a vow"
subtitle = "One evening of a village council"
standfirst = "The mayor made a [promise](passage:vow) about a mill. *Here* is what it holds."
report = "courier-report"
date = 2031-04-08
chain = ["minutes", "courier-report"]
method = ["Nobody was asked.", "All was [read](source:courier-report) twice."]
walk = ["vow", "robbery", "delay"]
"#;

const VOICES: &str = r#"[[voice]]
id = "finch"
name = "Ada Finch"
short = "Finch"
kind = "person"
role = "Mayor of Lower Marl"
heard = "quoted"
about = "She presides over the council."
sources = ["courier-report"]

[[voice]]
id = "reed"
name = "Tom Reed"
short = "Reed"
kind = "person"
heard = "reported"
about = "He keeps the books, say the [minutes](source:minutes)."
sources = ["minutes"]

[[voice]]
id = "courier"
name = "The Marl Courier"
short = "Courier"
kind = "outlet"
heard = "named"
about = "A weekly paper."
sources = ["courier-report"]
"#;

const SOURCES: &str = r#"[[source]]
id = "courier-report"
issuer = "The Marl Courier"
title = "Mill stays, says mayor"
date = 2031-04-08
about = "The report."

[[source]]
id = "minutes"
issuer = "Lower Marl"
title = "Minutes of the meeting"
described = true
date = 2031-04-09
address = "https://marl.example/minutes"
about = "What the clerk wrote down; the mill is “the north mill” there."
quoted = ["the north mill", "nobody spoke against"]

[[source]]
id = "herald"
issuer = "Vale Herald"
title = "No sale"
date = 2031-04-10
about = "Prints the same words."
"#;

const QUESTIONS: &str = r#"[[question]]
id = "sell"
text = "Should the mill be sold?"
short = "Sell?"
not_stated = ["reed"]

[[question.position]]
voice = "finch"
answer = "Not to wreckers"
text = "She speaks of “anybody who means to pull it down”."
passages = ["vow", "robbery"]
"#;

const EVENTS: &str = r#"[[event]]
id = "inquest"
date = 2031-04-11
until = 2031-04-12
days = 3
title = "A second look"
text = "The village looks at the mill again."
basis = "hindsight"
sources = ["minutes"]

[[event]]
id = "bid"
date = 2031-03-29
days = -10
place = "The courthouse"
title = "A bid for the mill"
text = "A bid arrives for what the minutes call “the north mill”."
basis = "background"
passages = ["robbery"]
sources = ["minutes"]
"#;

const VOW_FILE: &str = r#"kind = "quotation"
title = "What the mayor rules out"
speaker = "finch"
listener = "courier"
place = "Lower Marl"
date = 2031-04-08
paragraph = 1
certainty = "stated"
attribution = "The paper names *Finch* right after the words."
sources = ["courier-report"]

WORDS
insertions = ["(the old one)"]

[[note]]
id = "vow-mill"
kind = "term"
on = "the mill"
text = "There is one, “the north mill” of [the minutes](source:minutes). See [the bid](event:bid)."
basis = "background"
sources = ["minutes"]

[[note]]
id = "vow-anybody"
kind = "caution"
on = "(the old one) to anybody"
text = "Compare “a polite sort of robbery”, on which there is [a note](note:robbery-polite)."
basis = "report"
sources = ["courier-report"]

[[witness]]
id = "herald-vow"
source = "herald"
says = "The Herald has “anyone”."
[[witness.variant]]
ours = "anybody who"
theirs = "anyone who"
"#;

const ROBBERY_FILE: &str = r#"kind = "fragment"
title = "The bid in the words of the mayor"
speaker = "finch"
place = "Lower Marl"
undated = "The paper gives no day."
paragraph = 2
certainty = "settled"
attribution = "Her name stands in the sentence; [the minutes](source:minutes) agree."
sources = ["courier-report", "minutes"]

WORDS
sentence = "To the mayor the bid was {words}, no more."

[[note]]
id = "robbery-polite"
kind = "wording"
on = "was “a polite"
text = "A jest, it seems; [Reed](voice:reed) made none."
basis = "inference"
sources = ["courier-report"]
"#;

const DELAY_FILE: &str = r#"kind = "report"
title = "The clerk wants time"
speaker = "reed"
place = "Lower Marl"
date = 2031-04-08
paragraph = 2
certainty = "inferred"
attribution = "The paper names him."
sources = ["courier-report"]
sentence = "The clerk hoped for another estimate first."
"#;
