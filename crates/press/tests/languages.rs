//! Explainers in another language than English.

mod support;

use std::collections::BTreeMap;
use std::fs;
use support::{Site, files, in_repository, press, succeeds};
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

/// What pages in any language say in Latin letters.
const LATIN: [&str; 8] = ["Alt", "Atom", "BibTeX", "CSL", "Ctrl", "Esc", "JSON", "cookie"];

/// A page without the elements of this name.
fn without(html: &str, name: &str) -> String {
    let (opening, closing) = (format!("<{name}"), format!("</{name}>"));
    let parts = html.split(&opening).enumerate();
    parts
        .map(|(at, part)| match at {
            0 => part,
            _ => part.split_once(&closing).map_or("", |(_, rest)| rest),
        })
        .collect()
}

/// The words in Latin letters that a page shows, without addresses, HTML to copy and what programs read.
fn latin_words(html: &str) -> Vec<String> {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let is_address = |text: &String| text.starts_with('/') || text.contains('@');
    said(&without(&without(body, "script"), "pre"))
        .iter()
        .filter(|text| !is_address(text))
        .flat_map(|text| text.split(|char: char| !char.is_alphabetic()))
        .filter(|word| word.len() > 1 && word.is_ascii())
        .map(String::from)
        .collect()
}

#[test]
fn an_explainer_in_ukrainian_is_printed_without_a_word_of_english() {
    let content = in_repository("tests/explainers/kryvostrilka");
    let checked = succeeds(press().arg("check").arg("--content").arg(&content));
    assert!(checked.ends_with("; no mistake, quotations compared with the report\n"), "{checked}");
    let site = Site::of(&content);
    assert_eq!(site.warnings, "");
    let pages = site.files(&[".html"]);
    assert!(pages.len() > 200, "{}", pages.len());
    for (file, html) in &pages {
        assert!(html.contains("lang=\"uk\""), "{file}");
        for word in latin_words(html) {
            let word = word.as_str();
            assert!(LATIN.contains(&word), "“{word}” in {file}");
        }
    }
    // Words are in the quotation marks of the language.
    let step = site.page("p/plius-sim");
    assert!(step.contains("напис « Плюс сім »"), "{step}");
    assert!(pages.iter().all(|(_, html)| !html.contains(['“', '”']) || html.contains("„Плюс сім“")));
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
