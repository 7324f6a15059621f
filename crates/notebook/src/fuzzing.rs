//! The fuzz targets of stored and imported notes; see `docs/fuzzing.md`.

use crate::annotation_io::{Candidate, Reader, Site, write};
use crate::json::serde::{parse, value};
use crate::note::{Note, Notebook, is_time};
use crate::resolution::resolve;
use crate::stored_form;
use crate::wordings_cache::Entry;
use explainer::fragment::Tag;
use explainer::model::Edit;
use explainer::wordings::{Current, Earlier, EarlierContent, Sentence, Wordings};
use std::cell::Cell;
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;

const SITE: Site<'static> = Site { origin: "https://example.org", base: "/x/" };

/// The notes that a device has stored.
///
/// What is read is written and read as the same, and adding it a second time changes nothing.
pub fn stored_notes(data: &[u8]) {
    let Some(json) = std::str::from_utf8(data).ok().and_then(parse) else { return };
    let Ok(notebook) = stored_form::read(&json) else { return };
    let written = value(&stored_form::write(&notebook)).to_string();
    assert_eq!(stored_form::read(&parse(&written).expect("JSON")).as_ref(), Ok(&notebook));
    let mut once = Notebook::default();
    once.add(notebook.0);
    let mut twice = once.clone();
    assert_eq!(twice.add(once.0.clone()).known, once.0.len());
    assert_eq!(twice, once);
    for note in &once.0 {
        shown(note);
    }
}

/// A file of annotations that a reader imports.
///
/// What an import takes is exported, and a second import takes it as the same.
pub fn annotations(data: &[u8]) {
    let Some(json) = std::str::from_utf8(data).ok().and_then(parse) else { return };
    let time = |text: &str| is_time(text).then(|| text.to_string());
    let reader = Reader {
        site: SITE,
        is_known: &|id| matches!(id, "crush" | "crush-if"),
        html_to_text: &|html| html.replace("<b>", "").replace("</b>", ""),
        time: &time,
        latest: "2999-01-01T00:00:00.000Z",
    };
    let Some(file) = reader.read(&json) else { return };
    let ids = Cell::new(0);
    let new_id = || {
        ids.set(ids.get() + 1);
        format!("urn:new:{}", ids.get())
    };
    let mut notebook = Notebook::default();
    let taken = file.ours.into_iter().chain(file.elsewhere);
    notebook.add(taken.filter_map(|candidate| placed(candidate, &new_id)));
    for note in &notebook.0 {
        shown(note);
    }
    let stored = stored_form::read(&stored_form::write(&notebook));
    assert_eq!(stored.as_ref(), Ok(&notebook));

    let exported = value(&write(&notebook, "My notes", SITE)).to_string();
    let again = reader.read(&parse(&exported).expect("JSON")).expect("annotations");
    assert_eq!(again.elsewhere, []);
    assert_eq!(again.left_out, Default::default(), "{exported}");
    let none = || panic!("every note has an id");
    let again: Vec<Note> = again.ours.into_iter().filter_map(|candidate| placed(candidate, &none)).collect();
    assert_eq!(again, notebook.0, "{exported}");
}

fn placed(candidate: Candidate, new_id: &dyn Fn() -> String) -> Option<Note> {
    let (passage, on_note) = (passage(), site_note());
    let texts = candidate.texts();
    let mut wordings: Vec<&Wordings> =
        texts.iter().map(|id| if *id == "crush" { &passage } else { &on_note }).collect();
    if let [only] = wordings[..]
        && only.note.is_some()
    {
        wordings.push(&passage);
    }
    candidate.into_note(&wordings, &|text| text.nfc().collect(), new_id)
}

/// Shows what has become of a note's words. Never the stored copy of them: what is shown stands in the text.
fn shown(note: &Note) {
    let wordings = if note.site_note.is_some() { site_note() } else { passage() };
    let text = wordings.now.text.clone();
    let resolution = resolve(note, Some(&Entry::Loaded(Rc::new(wordings))));
    assert!(resolution.words().is_none_or(|words| text.contains(&words)));
    let _ = (resolution.credit(), resolution.earlier());
}

/// A passage with an earlier wording of its first sentence, and a withdrawn one.
fn passage() -> Wordings {
    let edits = vec![
        Edit::Same("We will ".into()),
        Edit::First("beat".into()),
        Edit::Second("crush".into()),
        Edit::Same(" them, café. So be it. So be it.".into()),
    ];
    let recorded = EarlierContent::Recorded { edits, speakers: None, sentences: sentences(2, 25) };
    let earlier = |tag, content| Earlier { tag: Tag::new(tag), day: "1 May 2031".into(), content };
    let withdrawn = EarlierContent::Withdrawn("Never said.".into());
    Wordings {
        then: vec![earlier(2, recorded), earlier(3, withdrawn)],
        ..wordings(None, "We will crush them, café. So be it. So be it.", sentences(0, 26))
    }
}

fn site_note() -> Wordings {
    let whole = vec![Sentence { number: 0, start: 0, end: 29, units: vec![] }];
    wordings(Some("crush-if"), "A “term” for the words – his.", whole)
}

/// A first sentence with the number `first`, which ends before the scalar `end`, and two equal sentences.
fn sentences(first: u32, end: u32) -> Vec<Sentence> {
    let sentence = |number, start, end| Sentence { number, start, end, units: vec![] };
    vec![sentence(first, 0, end - 1), sentence(1, end, end + 9), sentence(1, end + 10, end + 19)]
}

fn wordings(note: Option<&str>, text: &str, sentences: Vec<Sentence>) -> Wordings {
    Wordings {
        passage: "crush".into(),
        note: note.map(Into::into),
        now: Current { tag: Tag::new(1), text: text.into(), sentences, ..Current::default() },
        ..Wordings::default()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    type Target = fn(&[u8]);

    #[test]
    fn every_target_passes_on_its_corpus() {
        let targets: [(&str, Target); 2] =
            [("stored_notes", super::stored_notes), ("annotations", super::annotations)];
        for (name, target) in targets {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
            let files: Vec<_> = fs::read_dir(folder).expect("a corpus").collect();
            assert!(!files.is_empty(), "{name}");
            for file in files {
                target(&fs::read(file.expect("a file").path()).expect("bytes"));
            }
        }
    }
}
