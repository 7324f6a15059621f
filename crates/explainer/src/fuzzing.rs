//! Fuzz targets: each takes any bytes for what a stranger, or an editor, may write, and checks what must hold whatever
//! they are. `docs/fuzzing.md` says how they are run.
//!
//! A target that returns has passed; a panic is a fault. The tests run every target on its committed corpus.

use crate::address::{href, repair};
use crate::fragment::{Fragment, Tag, WordsLink};
use crate::history;
use crate::load::{self, Problems};
use crate::model::{Explainer, plain};
use crate::page::Page;
use crate::page_data::{SiteData, pages};
use crate::quotation_marks::{is_double, is_single};
use crate::view::View;
use crate::wordings::Outcome;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;
use support::{REPORT, Sample, day};

#[path = "../tests/support/mod.rs"]
mod support;

/// The fragment of an address.
///
/// A fragment is written as it is read, and a link to words survives what may follow it, but no single wrong, missing or
/// additional character.
pub fn fragment(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Some(fragment) = Fragment::parse(text) {
        let written = fragment.to_string();
        assert_eq!(Fragment::parse(&written).as_ref(), Some(&fragment), "{written}");
        assert_eq!(Fragment::parse(&format!("#{written}")), Some(fragment), "{written}");
    }
    // Of the texts that a fuzzer tries, hardly any has the right checksum.
    if let Some(([a, b, c, d, e, f, g, h, i, at, wrong], after)) = data.split_first_chunk()
        && let Ok(after) = std::str::from_utf8(after)
    {
        let number = |low, middle, high| u32::from_le_bytes([low, middle, high, 0]);
        let tag = Tag::new(number(*g, *h, *i).into());
        if let Some(link) = WordsLink::new(number(*a, *b, *c), number(*d, *e, *f), tag) {
            mangled(link, usize::from(*at), usize::from(*wrong), after);
        }
    }
}

/// Checks a link with `after` behind it, and with one character changed, taken out or put in.
fn mangled(link: WordsLink, at: usize, wrong: usize, after: &str) {
    let written = link.to_string();
    assert!(written.len() < 24, "{written}");
    let parsed = Fragment::parse(&format!("{written}{after}"));
    if after.trim_start_matches('-').starts_with(|first: char| first.is_ascii_alphanumeric()) {
        assert_eq!(parsed, Some(Fragment::Damaged), "{written}{after}");
    } else {
        assert_eq!(parsed, Some(Fragment::Words(link)), "{written}{after}");
    }
    let (before, rest) = written.split_at(at % written.len());
    let wrong = char::from(b"0123456789abcdefghijklmnopqrstuvwxyz-"[wrong % 37]);
    for changed in [
        format!("{before}{}", &rest[1..]),
        format!("{before}{wrong}{}", &rest[1..]),
        format!("{before}{wrong}{rest}"),
    ] {
        assert!(
            changed == written || !matches!(Fragment::parse(&changed), Some(Fragment::Words(_))),
            "{written} {changed}"
        );
    }
}

/// The address of a page as people, chats and mail filters change it.
///
/// What was repaired needs no more repair, stays on the site, and has no character that could mean anything else.
pub fn address(data: &[u8]) {
    let Some((base, path)) = data.split_first() else { return };
    let Ok(path) = std::str::from_utf8(path) else { return };
    let base = ["/", "/some/repo/", "/Some/Repo/"][usize::from(*base) % 3];
    if let Some(page) = Page::at(path) {
        for path in [page.path(), page.file()] {
            assert_eq!(Page::at(&path).as_ref(), Some(&page), "{path}");
        }
    }
    let Some((page, fragment)) = repair(path, base) else { return };
    let meant = href(&page, fragment.as_ref(), base);
    let below = meant.strip_prefix(base).expect("an address of this site");
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "/-.#".contains(char);
    assert!(below.chars().all(is_plain) && !below.contains(".."), "{meant}");
    assert_eq!(repair(&meant, base), Some((page, fragment)), "{meant}");
}

/// The data of a page.
///
/// What is read is written and read as the same.
pub fn view(data: &[u8]) {
    let Ok(view) = postcard::from_bytes::<View>(data) else { return };
    let bytes = postcard::to_allocvec(&view).expect("bytes");
    assert_eq!(postcard::from_bytes::<View>(&bytes).as_ref(), Ok(&view));
}

/// Prose in Markdown, and what is said of its mistakes.
///
/// Without a mistake nothing is lost: every letter of the text is a letter of the Markdown, in the same order.
pub fn markup(data: &[u8]) {
    let Ok(markdown) = std::str::from_utf8(data) else { return };
    let (prose, problems) = load::fuzzing::markup(markdown);
    for problem in &problems {
        assert!(!problem.message().is_empty() && !problem.help().is_empty());
        assert!(problem.place().starts_with("prose.toml:"), "{}", problem.place());
    }
    if problems.is_empty() {
        let mut letters = markdown.chars();
        for shown in plain(&prose).chars().filter(|char| char.is_alphanumeric()) {
            let is_there = letters.any(|char| char == shown);
            assert!(is_there, "{markdown:?}: {prose:?}");
        }
    }
}

/// The text of a report.
///
/// Its fingerprint is written and read as the same, and finds the first eight words of a report without quotations.
pub fn report(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    load::fuzzing::report(text);
    let fingerprint = load::Fingerprint::of(text);
    assert_eq!(load::Fingerprint::from_lines(&fingerprint.to_lines()).as_ref(), Some(&fingerprint));
    let _ = load::Fingerprint::from_lines(text);
    let words = load::words(text);
    let found = fingerprint.find(text);
    match words.get(..8) {
        Some(first) if !text.contains(|char| is_double(char) || is_single(char)) => {
            assert_eq!(found, Some(first[0].1.start..first[7].1.end), "{text}");
        }
        Some(_) => {
            if let Some(place) = found {
                assert_eq!(load::words(&text[place]).len(), 8, "{text}");
            }
        }
        None => assert_eq!(found, None, "{text}"),
    }
}

/// One file of content by itself, of any kind and with any bytes.
///
/// It is read, or every mistake can be told.
pub fn content_file(data: &[u8]) {
    let Some((kind, bytes)) = data.split_first() else { return };
    // Drawing mistakes takes most of the time.
    let (kind, are_drawn) = (kind & 0x7f, kind & 0x80 != 0);
    if let Some(problems) = load::fuzzing::file(kind, bytes) {
        told(&problems, are_drawn);
    }
}

/// The files that editors write, and the text of the report: one of them is changed, the others are without mistake.
///
/// Every mistake can be told; without one, the explainer is what its type says. What is located is located once and for all.
pub fn content(data: &[u8]) {
    let Some(([which, how], data)) = data.split_first_chunk::<2>() else { return };
    let files = &*FILES;
    let (name, before) = match files.iter().nth(usize::from(*which) % (files.len() + 1)) {
        Some((name, text)) => (Some(name), text.as_str()),
        None => (None, REPORT),
    };
    let is_edit = how & 1 != 0;
    let text = if is_edit { edited(before, data) } else { String::from_utf8(data.into()).ok() };
    let Some(text) = text else { return };
    let mut texts = files.clone();
    let report = match name {
        Some(name) => {
            texts.insert(name.clone(), text);
            (how & 2 != 0).then_some(REPORT)
        }
        None => Some(text.as_str()),
    };
    // Drawing mistakes and publishing take most of the time.
    let is_thorough = how & 4 != 0;
    load::fuzzing::locate(&texts, report.unwrap_or(REPORT));
    match load::read_texts(&texts, report) {
        Ok(checked) => {
            consistent(&checked.explainer);
            if is_thorough {
                publishable(&checked.explainer, texts);
            }
        }
        Err(problems) => told(&problems, is_thorough),
    }
}

static FILES: LazyLock<BTreeMap<PathBuf, String>> = LazyLock::new(|| {
    let sample = Sample::new().published("2031-04-09");
    sample.names().into_iter().map(|name| (PathBuf::from(&name), sample.text(&name))).collect()
});

/// Applies edits, each of a place (two bytes), the number of characters to take out, that of bytes to put in, and these.
fn edited(text: &str, mut edits: &[u8]) -> Option<String> {
    let mut text: Vec<char> = text.chars().collect();
    while let Some(([low, high, out, into], rest)) = edits.split_first_chunk::<4>() {
        let start = usize::from(u16::from_le_bytes([*low, *high])) % (text.len() + 1);
        let end = text.len().min(start + usize::from(*out));
        let (new, rest) = rest.split_at(rest.len().min(usize::from(*into)));
        text.splice(start..end, std::str::from_utf8(new).ok()?.chars());
        edits = rest;
    }
    Some(text.into_iter().collect())
}

fn told(problems: &Problems, are_drawn: bool) {
    assert!(problems.iter().len() > 0);
    for problem in problems.iter() {
        assert!(!problem.message().is_empty() && !problem.help().is_empty(), "{problem:?}");
        let place = problem.place();
        let numbers = place.rsplit(':').take(2).filter_map(|number| number.parse::<usize>().ok());
        assert!(numbers.filter(|number| *number > 0).count() == 2, "{place}");
    }
    assert!(!are_drawn || problems.to_string().contains("mistake"));
}

fn consistent(explainer: &Explainer) {
    assert!(!explainer.passages.is_empty());
    assert_eq!(SiteData::compute(explainer).pages().len(), pages(explainer).len());
    for subject in history::subjects(explainer) {
        let wording = history::wording(explainer, &subject).expect("a wording");
        let wordings = history::wordings(explainer, &subject).expect("wordings");
        assert_eq!(wordings.now.text, wording.text());
        let length = wordings.now.sentences.last().expect("a sentence").end;
        for earlier in std::iter::once(wordings.now.tag).chain(wordings.then.iter().map(|then| then.tag)) {
            let link = WordsLink::new(0, length, earlier).expect("a link");
            match wordings.resolve(&link) {
                Outcome::Marked(words) => {
                    assert!(words.start < words.end && words.end <= length);
                    assert!(earlier != wordings.now.tag || words == (0..length));
                }
                Outcome::Edited(at) => {
                    let now = history::in_their_place(&wordings, at, &link);
                    assert!(wordings.now.text.contains(&now));
                }
                Outcome::Withdrawn(_) | Outcome::Damaged => assert_ne!(earlier, wordings.now.tag),
                Outcome::Unrecorded => panic!("a wording that is on record"),
            }
        }
    }
}

/// What is published is on record, and read again without a mistake.
fn publishable(explainer: &Explainer, mut texts: BTreeMap<PathBuf, String>) {
    let read = |name: &str| texts.get(&PathBuf::from(name)).cloned();
    let published = load::publish(explainer, day("2031-05-01"), read).expect("TOML");
    texts.extend(published.into_iter().map(|(name, text)| (PathBuf::from(name), text)));
    let again = load::read_texts(&texts, None).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(history::unrecorded(&again.explainer), []);
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    type Target = fn(&[u8]);

    #[test]
    fn every_target_passes_on_its_corpus() {
        let targets: [(&str, Target); 7] = [
            ("fragment", super::fragment),
            ("address", super::address),
            ("view", super::view),
            ("markup", super::markup),
            ("report", super::report),
            ("content_file", super::content_file),
            ("content", super::content),
        ];
        for (name, target) in targets {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
            let mut count = 0;
            for entry in fs::read_dir(&folder).expect("a corpus") {
                target(&fs::read(entry.expect("a file").path()).expect("bytes"));
                count += 1;
            }
            assert!(count > 0, "{name}");
        }
    }
}
