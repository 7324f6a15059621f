//! The fuzz target of the search index; see `docs/fuzzing.md`.

use crate::query::{Piece, Query};
use crate::similarity::nearest;
use explainer::search_index::{EntryKind, SearchIndex};

/// What a reader types or an address says, with its length before it, and the index that it is compared with.
///
/// The index is written as it is read, and what is found is shown in its own words.
pub fn search(data: &[u8]) {
    let Some((length, data)) = data.split_first() else { return };
    let (typed, bytes) = data.split_at(data.len().min(usize::from(*length)));
    let (Ok(typed), Ok(index)) = (std::str::from_utf8(typed), postcard::from_bytes::<SearchIndex>(bytes))
    else {
        return;
    };
    let written = postcard::to_allocvec(&index).expect("bytes");
    assert_eq!(postcard::from_bytes::<SearchIndex>(&written).as_ref(), Ok(&index));
    let names = index.pages.iter().enumerate();
    let names = names.flat_map(|(number, page)| page.names.iter().map(move |name| (number, name.as_str())));
    assert!(nearest(typed, names).iter().all(|number| *number < index.pages.len()));
    let Some(query) = Query::new(typed) else { return };
    let whole = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    for kind in [EntryKind::Passage, EntryKind::Note, EntryKind::Voice, EntryKind::Source] {
        let entries = query.find(&index.entries, kind);
        for entry in entries {
            assert_eq!(entry.kind, kind);
            let found = query.show(entry);
            assert_eq!(
                (whole(&found.title), whole(&found.byline)),
                (entry.title.clone(), entry.byline.clone())
            );
            let mut pieces = found.title.iter().chain(&found.byline);
            let is_marked = pieces.any(|piece| piece.marked);
            let mut excerpts = found.excerpts.iter().flat_map(|excerpt| &excerpt.pieces);
            assert!(is_marked || excerpts.any(|piece| piece.marked), "{found:?}");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_target_passes_on_its_corpus() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/search");
        let files: Vec<_> = fs::read_dir(folder).expect("a corpus").collect();
        assert!(!files.is_empty());
        for file in files {
            super::search(&fs::read(file.expect("a file").path()).expect("bytes"));
        }
    }
}
