//! The catalogue of mistakes: what each says, in full. Every file of `catalogue/` lists mistakes of one kind.
//!
//! An entry is a heading, edits of the explainer in `support/`, which has no mistake, and what is told of them:
//!
//! | block | edit |
//! |---|---|
//! | `diff <file>` | lines with `-` are taken out, those with `+` come in; where all have `+`, they come in at the end |
//! | `toml <file>` | the file has this text |
//! | `hex <file>` | the file has these bytes |
//! | `without` | these files are taken out |
//! | `published` | before the edits below it, everything is published, on this date |
//! | `report` | quotations are compared with this text; without one, with the report |
//! | `read` | what is read is not the folder of the files, but this in it |
//! | `language` | what is told is what differs from the explainer without the edits; those make it one in this language |
//! | `text` | what is told |
//!
//! `\u{AD}` stands for the character of this code point. `UPDATE_CATALOGUE=1 cargo test -p explainer --test catalogue` writes
//! what is told into the files: read what has changed before you commit it.

mod support;

use explainer::load::compare_languages;
use messages::Messages;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use support::{REPORT, Sample};

/// Where the entries are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalogue");

/// The least number of entries: fewer mean that some were not read.
const ENTRIES: usize = 180;

/// Places in the source that find mistakes which no edit of a file can make, with the reason.
const UNREACHED: [(&str, &str); 3] = [
    (
        "links cannot tell this wording from that of",
        "one pair of wordings in 1.7 million has a tag in common",
    ),
    ("self.problems.push(source.problem(at, message, label, help))", "hands on what other places find"),
    (
        "self.problems.push(self.source.problem(at, message, \"here\", help))",
        "hands on what other places find",
    ),
];

struct Entry {
    name: String,
    /// The kind and the rest of the first line, and the text, of every block but the last.
    blocks: Vec<(String, String)>,
    told: String,
}

/// Returns the entries of a file.
fn entries(text: &str) -> Vec<Entry> {
    let sections = text.split("\n## ").skip(1);
    sections
        .map(|section| {
            let (name, body) = section.split_once('\n').expect("a heading and what is below it");
            let mut blocks: Vec<(String, String)> = body
                .split("\n```")
                .skip(1)
                .step_by(2)
                .map(|block| block.split_once('\n').unwrap_or((block, "")))
                .map(|(info, text)| (info.into(), text.into()))
                .collect();
            let (last, told) = blocks.pop().unwrap_or_else(|| panic!("{name} has blocks"));
            assert_eq!(last, "text", "the last block of {name}");
            Entry { name: name.into(), blocks, told }
        })
        .collect()
}

/// Returns every file of the catalogue with its text.
fn files() -> Vec<(PathBuf, String)> {
    let folder = fs::read_dir(FOLDER).expect("the catalogue");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("text"))).collect()
}

/// Returns `text` with the characters that `\u{…}` stands for.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a code point");
        out.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code point"));
        out.push_str(rest);
    }
    out
}

/// Returns `text` with `\u{…}` for what cannot be seen.
fn escaped(text: &str) -> String {
    let hidden = |char: char| {
        char != '\n' && char != ' ' && (char.is_whitespace() || char.is_control())
            || matches!(char, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
            || matches!(char, '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    text.chars().fold(String::new(), |mut out, char| {
        if hidden(char) {
            let _ = write!(out, "\\u{{{:X}}}", u32::from(char));
        } else {
            out.push(char);
        }
        out
    })
}

/// Applies the edits of an entry. Returns the files and what is to be read.
fn spoilt(entry: &Entry) -> (Sample, String) {
    let mut read = String::new();
    let sample = entry.blocks.iter().fold(Sample::new(), |sample, (info, text)| {
        let (kind, file) = info.split_once(' ').unwrap_or((info, ""));
        match kind {
            "diff" => {
                let lines = |signs: [char; 2]| -> String {
                    let lines = text.lines().filter(|line| line.starts_with(signs));
                    lines.map(|line| unescaped(&line[1..]) + "\n").collect()
                };
                let (old, new) = (lines(['-', ' ']), lines(['+', ' ']));
                if old.is_empty() { sample.append(file, &new) } else { sample.edit(file, &old, &new) }
            }
            "toml" => sample.file(file, &(unescaped(text) + "\n")),
            "hex" => {
                let bytes = text.split_whitespace().map(|hex| u8::from_str_radix(hex, 16).expect("a byte"));
                sample.bytes(file, &bytes.collect::<Vec<_>>())
            }
            "without" => text.lines().fold(sample, |sample, name| sample.without(name)),
            "published" => sample.published(text.trim()),
            "report" if text.is_empty() => sample.given(REPORT),
            "report" => sample.given(text),
            "language" => {
                let lang = |lang: &str| format!("lang = \"{lang}\"\n");
                // Quoted words stand between the marks of the language, also those that the note is on.
                let [opening, _] = Messages::of(text.trim()).expect("a language").quotation_marks();
                sample.edit("explainer.toml", &lang("en"), &lang(text.trim())).edit(
                    "passages/robbery.toml",
                    "was “a polite",
                    &format!("was {opening}a polite"),
                )
            }
            "read" => {
                read = text.trim().into();
                sample
            }
            _ => panic!("{}: a block of the kind `{kind}`", entry.name),
        }
    });
    (sample, read)
}

/// Returns what is told of an entry, and the places in the source that found it.
fn told(entry: &Entry) -> (String, BTreeSet<(String, u32)>) {
    let (sample, path) = spoilt(entry);
    let (folder, read) = sample.read_at(&path);
    let is_translation = entry.blocks.iter().any(|(info, _)| info == "language");
    // What is told of two languages is told of explainers without a mistake of their own.
    let read = match read {
        Ok(checked) if is_translation => {
            let (first, _) = Sample::new().read();
            compare_languages(first.path(), folder.path()).map(|()| checked)
        }
        read => read,
    };
    let Err(problems) = read else { return ("no mistake".into(), BTreeSet::new()) };
    let rules =
        problems.iter().map(|problem| (name_of(Path::new(problem.rule().file())), problem.rule().line()));
    let text = problems.to_string();
    for problem in problems.iter() {
        // Columns are counted in scalars in both.
        let place = problem.place();
        let is_told =
            text.contains(&format!("╭─[{place}]")) || text.contains(&format!("  also at {place}\n"));
        assert!(is_told, "{}: {place}", entry.name);
    }
    let text = text.replace(&folder.path().display().to_string(), "FOLDER");
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    (escaped(&lines.join("\n")), rules.collect())
}

/// Returns the path of a file below `load/`.
fn name_of(path: &Path) -> String {
    let path = path.display().to_string().replace('\\', "/");
    path.rsplit_once("/load/").map_or(path.clone(), |(_, name)| name.into())
}

#[test]
fn every_mistake_is_told_as_the_catalogue_says() {
    let is_update = std::env::var_os("UPDATE_CATALOGUE").is_some();
    let (mut count, mut wrong) = (0, Vec::new());
    for (path, mut text) in files() {
        for entry in entries(&text.clone()) {
            count += 1;
            let (now, _) = told(&entry);
            if now != entry.told.trim_end() {
                wrong.push(format!(
                    "{}: {}\nin the catalogue:\n{}\ntold:\n{now}",
                    path.display(),
                    entry.name,
                    entry.told
                ));
                let start = text.find(&format!("\n## {}\n", entry.name)).expect("the entry");
                let at = start + text[start..].find("\n```text").expect("its last block") + "\n```text".len();
                let end = at + text[at..].find("\n```").expect("its end");
                text.replace_range(at..end, &format!("\n{now}"));
            }
        }
        if is_update {
            fs::write(&path, text).expect("written");
        }
    }
    assert!(count >= ENTRIES, "{count} entries");
    assert!(is_update || wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_entry_makes_a_mistake_and_every_name_is_given_once() {
    let mut names = BTreeSet::new();
    for (_, text) in files() {
        for entry in entries(&text) {
            assert!(entry.told.contains("help: ") && entry.told.contains(" mistake"), "{}", entry.name);
            assert!(names.insert(entry.name.clone()), "{}", entry.name);
        }
    }
}

/// Every call that finds a mistake is reached by an entry.
#[test]
fn every_rule_is_in_the_catalogue() {
    let reached: BTreeSet<_> =
        files().iter().flat_map(|(_, text)| entries(text)).flat_map(|entry| told(&entry).1).collect();
    let mut calls = BTreeSet::new();
    let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/load"))];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("a file").path();
            // What is told when words are looked for in the report is in `locate.rs`, beside this file.
            if path.ends_with("locate") || path.ends_with("locate.rs") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).expect("text");
            let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let lines: Vec<&str> = source.lines().collect();
            for (index, line) in lines.iter().enumerate() {
                // The call and its arguments.
                let call = lines[index..lines.len().min(index + 8)].join("\n");
                let above = lines[index.saturating_sub(3)..=index].join("\n");
                let is_call = line.contains(".error(") || line.contains(".problem(");
                if is_call && !UNREACHED.iter().any(|(text, _)| call.contains(text) || above.contains(text)) {
                    calls.insert((name_of(&path), u32::try_from(index + 1).expect("a line")));
                }
            }
        }
    }
    let missing: Vec<_> = calls.difference(&reached).collect();
    assert!(missing.is_empty(), "no entry of the catalogue makes the mistakes found at {missing:#?}");
    let unknown: Vec<_> = reached.difference(&calls).collect();
    assert!(unknown.is_empty(), "found at places that no call was seen at: {unknown:#?}");
}
