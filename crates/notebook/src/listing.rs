//! Selects the notes that belong on a page.

use crate::note::{Note, Notebook};
use crate::page::Page;
use crate::resolution::{Resolution, resolve};
use crate::wordings_cache::Entry;

/// The notes that belong on a page.
#[derive(Clone, Debug)]
pub(crate) struct Listing<'a> {
    /// The notes, with what has become of their words as far as that is known.
    pub(crate) notes: Vec<(&'a Note, Resolution)>,
    /// The ids of the passages and notes whose wordings have yet to be loaded.
    pub(crate) pending: Vec<String>,
}

impl<'a> Listing<'a> {
    /// Selects the notes of `notebook` for `page`. `entry` returns what is known of the wordings of an id.
    pub(crate) fn new(page: &Page, notebook: &'a Notebook, entry: impl Fn(&str) -> Option<Entry>) -> Self {
        let (mut notes, mut pending) = (Vec::new(), Vec::new());
        for note in notebook.0.iter().filter(|note| page.concerns(note)) {
            if page.knows_as_gone(note) {
                notes.push((note, Resolution::GONE));
                continue;
            }
            let entry = entry(note.text_id());
            if !matches!(entry, Some(Entry::Loaded(_) | Entry::Failed)) {
                pending.push(note.text_id().to_string());
            }
            notes.push((note, resolve(note, entry.as_ref())));
        }
        Self { notes, pending }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::samples::{note, passage, wordings};
    use crate::page::SiteTexts;
    use crate::resolution::State;
    use std::rc::Rc;

    fn on(id: &str) -> Note {
        Note { passage: passage(id), ..note(id, "x", "") }
    }

    #[test]
    fn a_page_lists_the_notes_that_concern_it() {
        let notebook = Notebook(vec![on("crush"), on("vow"), on("old")]);
        for (page, listed) in [
            (Page::AllNotes(SiteTexts::parse("crush vow", "old=crush")), &["crush", "vow", "old"][..]),
            (Page::Step(vec!["crush".into(), "crush-if".into(), "old".into()]), &["crush", "old"]),
            (Page::Texts, &["crush", "vow", "old"]),
            (Page::Other, &[]),
        ] {
            let listing = Listing::new(&page, &notebook, |_| None);
            let ids: Vec<&str> = listing.notes.iter().map(|(note, _)| note.id.as_str()).collect();
            assert_eq!((&ids[..], &listing.pending[..].len()), (listed, &listed.len()), "{page:?}");
        }
    }

    #[test]
    fn only_wordings_that_may_exist_and_were_not_asked_for_are_pending() {
        let notebook = Notebook(["gone", "failed", "loaded", "new"].map(on).into());
        let page = Page::AllNotes(SiteTexts::parse("failed loaded new", ""));
        let listing = Listing::new(&page, &notebook, |id| match id {
            "failed" => Some(Entry::Failed),
            "loaded" => Some(Entry::Loaded(Rc::new(wordings("loaded", None, "Words said here.")))),
            _ => None,
        });
        assert_eq!(listing.pending, ["new"]);
        let states: Vec<&State> = listing.notes.iter().map(|(_, resolution)| &resolution.state).collect();
        assert_eq!(states, [&State::Gone, &State::Unloaded, &State::Marked(7..16), &State::Loading]);
    }
}
