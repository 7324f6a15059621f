//! Deletes, restores, exports and imports notes.

use super::App;
use crate::action::Action;
use crate::deleted::Deleted;
use crate::dom::ACTION;
use crate::download::download;
use crate::error::Error;
use crate::import_file::Importer;
use crate::note::{Note, Notebook, ids};
use crate::page::SiteTexts;
use crate::session::Until;
use crate::store::StoreError;
use crate::wordings_cache::Entry;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

impl App {
    /// Deletes the note `id`.
    pub(super) fn delete(self: &Rc<Self>, id: &str) -> Result<(), Error> {
        let note = self.store.change(|notebook| notebook.remove(id))?;
        self.offer_undo(Deleted::notes(note.into_iter().collect()));
        Ok(())
    }

    /// Deletes all notes, readable or not.
    pub(super) fn delete_all(self: &Rc<Self>) -> Result<(), Error> {
        let deleted = match self.store.read() {
            Ok(Notebook(notes)) => Deleted::notes(notes),
            Err(_) => self.store.raw()?.map(Deleted::Unreadable),
        };
        self.store.clear()?;
        self.offer_undo(deleted);
        Ok(())
    }

    fn offer_undo(self: &Rc<Self>, deleted: Option<Deleted>) {
        self.session.borrow_mut().deleted = deleted;
        self.show();
        self.focus_button(Action::Undo, |_| true);
    }

    /// Brings back what was deleted last. If that fails, it can be tried again.
    pub(super) fn undo(self: &Rc<Self>) -> Result<(), Error> {
        let Some(deleted) = self.session.borrow_mut().deleted.take() else { return Ok(()) };
        match self.restore(&deleted) {
            Ok(message) => self.announce(&message, Until::Input),
            Err(error) => {
                self.session.borrow_mut().deleted = Some(deleted);
                self.report(&error.into());
            }
        }
        self.show();
        self.focus_listed(&format!("h2, [{ACTION}]"), |_| true);
        Ok(())
    }

    /// Stores again what was deleted, and returns what to tell the reader.
    fn restore(&self, deleted: &Deleted) -> Result<String, StoreError> {
        match deleted {
            Deleted::Notes(notes) => drop(self.store.change(|notebook| notebook.add(notes.clone()))?),
            Deleted::Unreadable(text) if self.store.raw()?.is_none() => self.store.set_raw(text)?,
            Deleted::Unreadable(_) => return Ok(self.say.not_brought_back()),
        }
        Ok(self.say.brought_back())
    }

    /// Gives the reader a file of all notes.
    pub(super) fn export(&self) -> Result<(), Error> {
        let notes = self.store.read()?.0.into_iter().map(|note| self.with_present_ids(note));
        Ok(download(&self.document, &Notebook(notes.collect()), &self.explainer, self.site())?)
    }

    /// Returns `note` with the ids that its passage and note of the site have now, where their wordings are loaded.
    fn with_present_ids(&self, note: Note) -> Note {
        match self.wordings.get(note.text_id()) {
            Some(Entry::Loaded(wordings)) => match ids(&wordings) {
                Some((passage, site_note)) => Note { passage, site_note, ..note },
                None => note,
            },
            _ => note,
        }
    }

    /// Adds the notes of the file that was chosen in the field `input`.
    pub(super) fn import(self: &Rc<Self>, input: &Element) -> Result<(), Error> {
        let input: HtmlInputElement =
            input.clone().dyn_into().map_err(|_| Error::Browser("no field".into()))?;
        let file = input.files().and_then(|files| files.get(0));
        let (Some(file), Some(container)) = (file, self.container()) else { return Ok(()) };
        let (app, texts) = (self.clone(), SiteTexts::of(&container));
        self.spawn(async move {
            let imported = app.importer().import(&file, &texts).await;
            // Without this, choosing the same file again would change nothing.
            input.set_value("");
            let (elsewhere, message) = match imported {
                Ok((elsewhere, report)) => (elsewhere, report.message(&app.say)),
                Err(error) => (vec![], error.message(&app.say)),
            };
            app.session.borrow_mut().elsewhere = elsewhere;
            app.announce(&message, Until::PageChange);
            app.show();
            Ok(())
        });
        Ok(())
    }

    /// Adds the notes of that file which are for this explainer at another address.
    pub(super) fn import_elsewhere(self: &Rc<Self>) {
        let candidates = std::mem::take(&mut self.session.borrow_mut().elsewhere);
        let app = self.clone();
        self.spawn(async move {
            let message = match app.importer().add(candidates).await {
                Ok(report) => report.message(&app.say),
                Err(error) => error.message(&app.say),
            };
            app.announce(&message, Until::PageChange);
            app.show();
            app.focus_listed(&format!("[{ACTION}]"), |_| true);
            Ok(())
        });
    }

    fn importer(&self) -> Importer<'_> {
        Importer { site: self.site(), store: &self.store, wordings: &self.wordings }
    }
}
