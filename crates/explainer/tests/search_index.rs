//! The search index of a checked explainer.

mod support;

use explainer::model::{Basis, Explainer, Heard, NoteKind, PassageKind, PassageRedirect};
use explainer::page::Page;
use explainer::search_index::{EntryKind, KnownPage, Labels, Role, SearchIndex, build};
use support::{Sample, VOW};

/// The labels of a site.
struct Labelled;

impl Labels for Labelled {
    fn passage(&self, kind: PassageKind) -> String {
        if kind == PassageKind::Quotation { "Said".into() } else { "Other".into() }
    }

    fn note(&self, _: NoteKind) -> String {
        "Note".into()
    }

    fn basis(&self, _: Basis) -> Option<String> {
        None
    }

    fn heard(&self, _: Heard) -> String {
        "Heard".into()
    }

    fn navigation(&self) -> Vec<(Page, String)> {
        vec![(Page::Positions, "Positions".into())]
    }
}

fn sample() -> Explainer {
    Sample::new().checks().explainer
}

#[test]
fn everything_is_in_the_index_once() {
    let explainer = sample();
    let index = build(&explainer, &Labelled);
    let count = |kind| index.entries.iter().filter(|entry| entry.kind == kind).count();
    let notes: usize = explainer.passages.iter().map(|passage| passage.notes.len()).sum();
    assert_eq!(count(EntryKind::Passage), explainer.passages.len());
    assert_eq!(count(EntryKind::Note), notes);
    assert_eq!(count(EntryKind::Voice), explainer.voices.len());
    assert_eq!(count(EntryKind::Source), explainer.sources.len());
    assert_eq!(index.pages.len(), explainer.passages.len() + Labelled.navigation().len());
}

#[test]
fn a_quotation_keeps_its_words_and_its_insertions() {
    let index = build(&sample(), &Labelled);
    let vow = index.entries.iter().find(|entry| entry.path == "p/vow/").expect("the passage");
    let words = &vow.texts[0];
    assert_eq!(words.role, Role::Quotation);
    let [sentence] = &words.sentences[..] else { panic!("one sentence") };
    assert_eq!(sentence.text, VOW);
    let inserted: Vec<&str> = sentence.inserted.iter().map(|place| &VOW[place.clone()]).collect();
    assert_eq!(inserted, ["(the old one)"]);
}

#[test]
fn a_former_id_names_the_page_too() {
    let mut explainer = sample();
    let now = explainer.passages[0].id.clone();
    let id = "an-older-id".to_string().try_into().expect("an id");
    explainer.former.passages.push(PassageRedirect { id, now: now.clone() });
    let index = build(&explainer, &Labelled);
    let KnownPage { names, .. } = &index.pages[0];
    assert_eq!(*names, [now.as_str(), "an-older-id"]);
}

#[test]
fn the_index_survives_postcard_and_nothing_else_is_taken_for_one() {
    let index = build(&sample(), &Labelled);
    let bytes = postcard::to_allocvec(&index).expect("bytes");
    assert_eq!(postcard::from_bytes::<SearchIndex>(&bytes).as_ref(), Ok(&index));
    assert!(postcard::from_bytes::<SearchIndex>(&bytes[..bytes.len() - 1]).is_err());
    assert!(postcard::from_bytes::<SearchIndex>(b"<!DOCTYPE html><title>Sign in</title>").is_err());
}

#[test]
fn what_was_said_stands_under_the_name_of_who_said_it() {
    let index = build(&sample(), &Labelled);
    let entry = |path: &str| index.entries.iter().find(|entry| entry.path == path).expect("an entry");
    let page = |path: &str| index.pages.iter().find(|page| page.path == path).expect("a page");
    for (path, said, short) in [
        ("p/vow/", "Ada Finch · Said · 8 April 2031", "Finch · Said · 8 April 2031"),
        ("p/robbery/", "Ada Finch · Other", "Finch · Other"),
        ("p/delay/", "Tom Reed · Other · 8 April 2031", "Reed · Other · 8 April 2031"),
    ] {
        assert_eq!((entry(path).byline.as_str(), page(path).byline.as_str()), (said, short));
    }
    let note = entry("p/robbery/#robbery-polite");
    assert_eq!(note.context, "Note · The bid in the words of the mayor · Ada Finch");
}
