//! Lists notes on the page, and marks their words.

use super::{App, KEPT, LINK};
use crate::browser;
use crate::dom::Dom;
use crate::error::Error;
use crate::list::{self, Item, WordsAt};
use crate::listing::Listing;
use crate::note::{Note, Notebook};
use crate::notes_page::{self, AllNotes};
use crate::page::Page;
use crate::resolution::{Resolution, State, resolve};
use crate::step_notes;
use crate::store::StoreError;
use std::rc::Rc;
use web::highlight::{self, highlight};
use web::text::PageText;
use web_sys::Range;

/// How long the page waits for wordings before it lists notes without them, in milliseconds.
const MAX_WAIT: i32 = 3_000;

/// Whether to list notes before their wordings are loaded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Pending {
    Load,
    ListAnyway,
}

impl App {
    /// Lists the notes that belong on the page, and marks their words, as soon as the wordings are loaded.
    pub(super) fn show(self: &Rc<Self>) {
        if let Err(error) = self.update(Pending::Load) {
            self.report(&error);
        }
    }

    fn update(self: &Rc<Self>, pending: Pending) -> Result<(), Error> {
        let container = self.container();
        let page = Page::of(&self.document, container.as_ref())?;
        let (notebook, error) = match self.store.read() {
            Ok(notebook) => (notebook, None),
            Err(error) => (Notebook::default(), Some(error)),
        };
        match error {
            None => self.offer_keeping(true),
            Some(StoreError::Denied) => self.offer_keeping(false),
            Some(StoreError::Full | StoreError::Unreadable(_)) => {}
        }
        let listing = Listing::new(&page, &notebook, |id| self.wordings.get(id));
        match (pending, listing.pending.is_empty()) {
            (Pending::Load, false) => {
                self.load_and_show(listing.pending);
                return Ok(());
            }
            // Everything was loaded in time, and is listed already.
            (Pending::ListAnyway, true) => return Ok(()),
            _ => {}
        }
        let (mut items, mut ranges) = (Vec::new(), Vec::new());
        for (note, resolution) in listing.notes {
            let found = self.find_words(&resolution);
            let words_at = self.words_at(note, &resolution, found.is_some());
            ranges.extend(found.map(|(_, range)| range));
            items.push(Item { note, resolution, words_at, is_away: matches!(page, Page::AllNotes(_)) });
        }
        highlight(KEPT, &ranges);
        let Some(container) = container else { return Ok(()) };
        let dom = Dom { document: self.document.clone(), say: self.say.clone() };
        let (deleted, elsewhere) = {
            let session = self.session.borrow();
            (session.deleted.as_ref().map(|deleted| deleted.message(&self.say)), session.elsewhere.len())
        };
        let deleted = deleted.as_deref();
        match &page {
            Page::AllNotes(texts) => {
                let items = error.map_or(Ok(items), Err);
                let all = AllNotes { items, deleted, elsewhere, texts, base: &self.base };
                notes_page::show(&dom, &container, all)?;
            }
            Page::Step(_) => {
                let error = error.filter(|error| matches!(error, StoreError::Unreadable(_)));
                step_notes::show(&dom, &container, &list::in_order(items), deleted, error)?;
            }
            Page::Texts | Page::Other => {}
        }
        Ok(())
    }

    /// Loads the wordings of `ids`, and lists notes once they are loaded or [`MAX_WAIT`] has passed.
    fn load_and_show(self: &Rc<Self>, ids: Vec<String>) {
        for id in &ids {
            let _ = self.wordings.begin(id);
        }
        let app = self.clone();
        self.spawn(async move {
            for id in ids {
                let _ = app.wordings.load(&id).await;
            }
            app.update(Pending::Load)
        });
        let app = self.clone();
        self.spawn(async move {
            browser::wait(&app.window, MAX_WAIT).await?;
            app.update(Pending::ListAnyway)
        });
    }

    /// Scrolls to the words of the note `id`, and marks them.
    pub(super) fn scroll_to_words(&self, id: &str) -> Result<(), Error> {
        let (_, resolution) = self.find(id)?;
        let (text, range) = self.find_words(&resolution).ok_or(Error::Outdated)?;
        text.focus();
        highlight(LINK, std::slice::from_ref(&range));
        if !highlight::is_supported()
            && let Some(selection) = self.window.get_selection()?
        {
            // The words are selected instead.
            selection.remove_all_ranges()?;
            selection.add_range(&range)?;
        }
        let height = self.window.inner_height()?.as_f64().unwrap_or_default();
        let top = self.window.scroll_y()? + range.get_bounding_client_rect().top();
        self.window.scroll_to_with_x_and_y(0.0, (top - height / 3.0).max(0.0));
        Ok(())
    }

    /// Returns the stored note `id`, and what has become of its words.
    pub(super) fn find(&self, id: &str) -> Result<(Note, Resolution), Error> {
        let note = self.store.read()?.0.into_iter().find(|note| note.id == id);
        let note = note.ok_or_else(|| Error::Browser("the note is not stored any more".into()))?;
        let resolution = resolve(&note, self.wordings.get(note.text_id()).as_ref());
        Ok((note, resolution))
    }

    /// Finds the words of a note in the text on this page; `None` if the text is not here, or not the published one.
    fn find_words(&self, resolution: &Resolution) -> Option<(PageText, Range)> {
        let State::Marked(scalars) = &resolution.state else { return None };
        let wordings = resolution.wordings.as_ref()?;
        let text = PageText::of(&self.document, wordings.note.as_ref().unwrap_or(&wordings.passage))?;
        let range = text.range(scalars).filter(|_| text.as_str() == wordings.now.text)?;
        Some((text, range))
    }

    /// Returns where the words of `note` are shown: on this page if `are_here`, otherwise at an address of their own.
    fn words_at(&self, note: &Note, resolution: &Resolution, are_here: bool) -> Option<WordsAt> {
        let State::Marked(_) = resolution.state else { return None };
        if are_here {
            return Some(WordsAt::ThisPage);
        }
        Some(WordsAt::Address(format!("{}{}#{}", self.base, resolution.wordings.as_ref()?.path, note.link?)))
    }
}
