//! Which page of an explainer in another language is the same page.

use crate::id::NoteId;
use crate::model::{Explainer, Subject};
use crate::page::Page;
use crate::page_data::{pages, pairs};
use std::collections::{HashMap, HashSet};

/// The pages of an explainer in one language, with their earlier addresses, for finding the same page in another language.
#[derive(Clone, Debug, Default)]
pub struct PageIndex {
    pages: HashSet<Page>,
    /// The page that an earlier address leads to.
    moved: HashMap<Page, Page>,
    /// The earlier addresses of a page.
    earlier: HashMap<Page, Vec<Page>>,
    /// The page of the passage that a note is on.
    passage_of: HashMap<NoteId, Page>,
}

impl PageIndex {
    /// Returns the pages of `explainer`. The page for unknown addresses is none of them: it is at no address.
    #[must_use]
    pub fn of(explainer: &Explainer) -> Self {
        let mut index = Self {
            pages: pages(explainer).into_iter().filter(|page| *page != Page::NotFound).collect(),
            ..Self::default()
        };
        for (from, to) in moved_pages(explainer) {
            index.earlier.entry(to.clone()).or_default().push(from.clone());
            index.moved.insert(from, to);
        }
        for passage in &explainer.passages {
            let page = Page::Passage(passage.id.clone());
            index.passage_of.extend(passage.notes.iter().map(|note| (note.id.clone(), page.clone())));
        }
        index
    }

    /// Returns the page of `there` that is the same as `page` of this index: that of the same kind with the same id, now or
    /// earlier, in either language.
    #[must_use]
    pub fn counterpart(&self, page: &Page, there: &Self) -> Option<Page> {
        let found = self.leads_to(page, there)?;
        // Where each language has used an id for something else, what is found may not lead back: then it is not the same.
        (there.leads_to(&found, self).as_ref() == Some(page)).then_some(found)
    }

    /// Returns the page of `there` that is nearest to `page`, which has no counterpart: the passage of a note, the positions
    /// for two voices side by side, and otherwise the opening.
    #[must_use]
    pub fn nearest(&self, page: &Page, there: &Self) -> Page {
        let near = match page {
            Page::Note(note) => {
                self.passage_of.get(note).and_then(|passage| self.counterpart(passage, there))
            }
            Page::Pair(..) => Some(Page::Positions),
            _ => None,
        };
        near.unwrap_or(Page::Opening)
    }

    /// Returns the page of `there` with the id of `page` or one of its earlier ids.
    fn leads_to(&self, page: &Page, there: &Self) -> Option<Page> {
        if !self.pages.contains(page) {
            return None;
        }
        let earlier = self.earlier.get(page).into_iter().flatten();
        [page].into_iter().chain(earlier).find_map(|id| there.at(id)).cloned()
    }

    /// Returns the page that is at the address of `page` or that this leads to.
    fn at(&self, page: &Page) -> Option<&Page> {
        self.pages.get(page).or_else(|| self.moved.get(page))
    }
}

/// Returns the earlier addresses of passages and notes, and those of pairs of voices in the other order, each with the page
/// that it leads to.
#[must_use]
pub fn moved_pages(explainer: &Explainer) -> Vec<(Page, Page)> {
    let passages = explainer.former.passages.iter();
    let passages =
        passages.map(|former| (Page::Passage(former.id.clone()), Page::Passage(former.now.clone())));
    let turned = pairs(explainer).into_iter();
    let turned = turned.map(|(one, other)| (Page::Pair(other.clone(), one.clone()), Page::Pair(one, other)));
    let notes = explainer.record.histories.iter().filter_map(|history| {
        let Subject::Note(now) = &history.now else { return None };
        let from = Page::Note(history.id.clone().try_into().ok()?);
        (history.id != now.as_str()).then(|| (from, Page::Note(now.clone())))
    });
    passages.chain(turned).chain(notes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{PassageId, VoiceId};

    fn passage(id: &str) -> Page {
        Page::Passage(PassageId::try_from(id.to_string()).expect("an id"))
    }

    fn note(id: &str) -> Page {
        Page::Note(NoteId::try_from(id.to_string()).expect("an id"))
    }

    fn pair(one: &str, other: &str) -> Page {
        let voice = |id: &str| VoiceId::try_from(id.to_string()).expect("an id");
        Page::Pair(voice(one), voice(other))
    }

    /// An index of these pages, and of addresses that lead to them.
    fn index(pages: &[Page], moved: &[(Page, Page)]) -> PageIndex {
        let mut index = PageIndex { pages: pages.iter().cloned().collect(), ..PageIndex::default() };
        index.pages.insert(Page::Opening);
        for (from, to) in moved {
            index.earlier.entry(to.clone()).or_default().push(from.clone());
            index.moved.insert(from.clone(), to.clone());
        }
        index
    }

    #[test]
    fn the_same_page_has_the_same_kind_and_id() {
        let here = index(&[passage("vow"), note("vow-mill"), Page::Keys], &[]);
        let there = index(&[passage("vow"), Page::Keys, note("vow")], &[]);
        assert_eq!(here.counterpart(&passage("vow"), &there), Some(passage("vow")));
        assert_eq!(here.counterpart(&Page::Opening, &there), Some(Page::Opening));
        assert_eq!(here.counterpart(&Page::Keys, &there), Some(Page::Keys));
        assert_eq!(here.counterpart(&note("vow-mill"), &there), None);
        assert_eq!(there.counterpart(&note("vow"), &here), None, "a passage is no note");
        assert_eq!(here.counterpart(&Page::NotFound, &there), None);
    }

    #[test]
    fn a_page_that_was_renamed_in_either_language_is_found_in_both() {
        let renamed = index(&[passage("robbery")], &[(passage("jest"), passage("robbery"))]);
        let kept = index(&[passage("jest")], &[]);
        assert_eq!(renamed.counterpart(&passage("robbery"), &kept), Some(passage("jest")));
        assert_eq!(kept.counterpart(&passage("jest"), &renamed), Some(passage("robbery")));
        let renamed_otherwise = index(&[passage("bid")], &[(passage("jest"), passage("bid"))]);
        assert_eq!(renamed.counterpart(&passage("robbery"), &renamed_otherwise), Some(passage("bid")));
        assert_eq!(renamed_otherwise.counterpart(&passage("bid"), &renamed), Some(passage("robbery")));
    }

    #[test]
    fn what_does_not_lead_back_is_not_the_same() {
        let here = index(&[passage("robbery")], &[(passage("jest"), passage("robbery"))]);
        let there = index(&[passage("robbery"), passage("jest")], &[]);
        assert_eq!(here.counterpart(&passage("robbery"), &there), Some(passage("robbery")));
        assert_eq!(there.counterpart(&passage("jest"), &here), None);
    }

    #[test]
    fn two_voices_are_the_same_pair_in_any_order() {
        let both =
            |one: &str, other: &str| index(&[pair(one, other)], &[(pair(other, one), pair(one, other))]);
        let (here, there) = (both("finch", "reed"), both("reed", "finch"));
        assert_eq!(here.counterpart(&pair("finch", "reed"), &there), Some(pair("reed", "finch")));
    }

    #[test]
    fn the_nearest_page_is_that_of_the_passage_or_the_positions_or_the_opening() {
        let mut here = index(&[passage("vow"), passage("roof"), note("vow-mill"), note("roof-leaks")], &[]);
        let on = [("vow-mill", "vow"), ("roof-leaks", "roof")];
        here.passage_of = on
            .into_iter()
            .map(|(note, on)| (NoteId::try_from(note.to_string()).expect("an id"), passage(on)))
            .collect();
        let there = index(&[passage("vow")], &[]);
        assert_eq!(here.nearest(&note("vow-mill"), &there), passage("vow"));
        assert_eq!(here.nearest(&note("roof-leaks"), &there), Page::Opening);
        assert_eq!(here.nearest(&passage("roof"), &there), Page::Opening);
        assert_eq!(here.nearest(&pair("finch", "reed"), &there), Page::Positions);
        assert_eq!(here.nearest(&Page::NotFound, &there), Page::Opening);
    }
}
