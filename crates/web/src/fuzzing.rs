//! The fuzz target of published wordings; see `docs/fuzzing.md`.

use crate::wordings::{read, read_links, read_present};
use explainer::fragment::Fragment;
use explainer::wordings::{EarlierContent, Outcome, Wordings, touched};
use serde_json::Value;

/// The fragment of an address, a new line, and the file of wordings that it is resolved against.
///
/// A link to a wording that the file does not have leads nowhere, and one to the present wording to just its scalars.
pub fn wordings(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Some((fragment, json)) = text.split_once('\n') else { return };
    let Ok(value) = serde_json::from_str::<Value>(json) else { return };
    let wordings = read(&value);
    assert_eq!(wordings.is_some(), read_present(&value).is_some() && read_links(&value).is_some());
    let (Some(wordings), Some(Fragment::Words(link))) = (wordings, Fragment::parse(fragment)) else { return };
    let outcome = wordings.resolve(&link);
    let earlier = wordings.then.iter().position(|earlier| earlier.tag == link.tag());
    match &outcome {
        Outcome::Marked(words) => {
            assert!(words.start < words.end);
            let _ = (wordings.now.words(words), wordings.now.is_said(words));
            if link.tag() == wordings.now.tag {
                assert_eq!(*words, link.start()..link.end());
            } else {
                assert!(earlier.is_some());
            }
        }
        Outcome::Edited(at) | Outcome::Withdrawn(at) => assert_eq!(earlier, Some(*at)),
        Outcome::Unrecorded => assert!(link.tag() != wordings.now.tag && earlier.is_none()),
        Outcome::Damaged => assert!(link.tag() == wordings.now.tag || earlier.is_some()),
    }
    texts(&wordings);
    let _ = touched(&wordings.now.sentences, &link);
}

fn texts(wordings: &Wordings) {
    for earlier in &wordings.then {
        let is_withdrawn = matches!(earlier.content, EarlierContent::Withdrawn(_));
        assert_eq!(earlier.content.text().is_none(), is_withdrawn);
    }
    for range in wordings.now.said.iter().chain(&wordings.now.inserted) {
        let _ = (wordings.now.words(range), wordings.now.is_said(range));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_target_passes_on_its_corpus() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/wordings");
        let files: Vec<_> = fs::read_dir(folder).expect("a corpus").collect();
        assert!(!files.is_empty());
        for file in files {
            super::wordings(&fs::read(file.expect("a file").path()).expect("bytes"));
        }
    }
}
