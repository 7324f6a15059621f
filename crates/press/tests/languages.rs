//! An explainer in another language than English.

mod support;

use std::collections::BTreeMap;
use std::fs;
use support::{Site, files, in_repository};
use tempfile::TempDir;

/// The messages of a language that are one text, without anything filled in.
fn texts(language: &str) -> BTreeMap<String, String> {
    let file = in_repository(&format!("crates/messages/locales/{language}.ftl"));
    let text = fs::read_to_string(file).expect("messages");
    let lines = text.lines().filter_map(|line| line.split_once(" = "));
    let lines = lines.filter(|(key, text)| !key.starts_with('#') && !text.contains('{'));
    lines.map(|(key, text)| (key.to_string(), text.to_string())).collect()
}

/// The texts of a page and what its elements are called, each by itself.
fn said(html: &str) -> Vec<String> {
    let between = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    let labels = html.split("aria-label=\"").skip(1).filter_map(|part| part.split('"').next());
    let plain = |text: &str| html_escape::decode_html_entities(text.trim()).into_owned();
    between.chain(labels).map(plain).filter(|text| !text.is_empty()).collect()
}

#[test]
fn pages_in_ukrainian_say_nothing_of_themselves_in_english() {
    let folder = TempDir::new().expect("a folder");
    let from = in_repository("tests/explainers/lower-marl");
    for (name, text) in files(&from, &[".toml"]) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        // What is foreign in English words is not in Ukrainian ones, and the other way round.
        let text = text.replace("lang = \"uk\"", "lang = \"en-GB\"").replace("lang:uk", "lang:en-GB");
        fs::write(path, text.replace("lang = \"en\"", "lang = \"uk\"")).expect("a file");
    }
    let (english, ukrainian) = (texts("en"), texts("uk"));
    assert!(english.len() > 100, "{}", english.len());
    let other: BTreeMap<&str, &str> = english
        .iter()
        .filter(|(key, text)| ukrainian.get(*key) != Some(text))
        .map(|(key, text)| (text.as_str(), key.as_str()))
        .collect();
    let mut found = 0;
    for (file, html) in Site::of(folder.path()).files(&[".html"]) {
        for text in said(&html) {
            assert_eq!(other.get(text.as_str()), None, "“{text}” in {file}");
            found += usize::from(ukrainian.values().any(|message| *message == text));
        }
    }
    assert!(found > 500, "{found} messages are on the pages");
}
