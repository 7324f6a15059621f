//! The search index.

use crate::failure::Failure;
use explainer::model::Explainer;
use explainer::search_index;
use sidelines::prerender;

/// The search index of `explainer`, in postcard.
pub(crate) fn index(explainer: &Explainer) -> Result<Vec<u8>, Failure> {
    let index = search_index::build(explainer, &prerender::PageLabels(explainer.messages()));
    postcard::to_allocvec(&index)
        .map_err(|error| Failure::other(format!("can't write the search index: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::PassageKind;
    use explainer::search_index::{EntryKind, SearchIndex};

    #[test]
    fn the_index_calls_things_what_the_pages_call_them() {
        let bytes = index(&sample::explainer(PassageKind::Quotation)).expect("an index");
        let index: SearchIndex = postcard::from_bytes(&bytes).expect("an index");
        let line = |kind| {
            let entry = index.entries.iter().find(|entry| entry.kind == kind).expect("an entry");
            (entry.path.as_str(), entry.title.as_str(), entry.byline.as_str(), entry.context.as_str())
        };
        let title = "Mills & vows: 100 % of #1_{x}";
        assert_eq!(line(EntryKind::Passage), ("p/vow/", title, "Ada Finch · Direct quotation", ""));
        let context = format!("Caution · Our inference · {title} · Ada Finch");
        assert_eq!(line(EntryKind::Note), ("p/vow/#vow-mill", "the mill", "", context.as_str()));
        assert_eq!(line(EntryKind::Voice), ("positions/#voice-finch", "Ada Finch", "Quoted", ""));
        assert_eq!(
            line(EntryKind::Source),
            ("sources/#source-courier", "The Courier, No sale, 8 April 2031", "", "")
        );
        let pages: Vec<_> =
            index.pages.iter().map(|page| (page.path.as_str(), page.title.as_str())).collect();
        assert_eq!(pages[..2], [("p/vow/", title), ("positions/", "Positions")]);
    }
}
