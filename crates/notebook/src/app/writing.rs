//! Keeps selected words, and writes notes in the dialog.

use super::App;
use crate::action::Action;
use crate::browser;
use crate::dom::note_id;
use crate::error::Error;
use crate::note::{Note, Notebook};
use crate::resolution::resolve;
use crate::session::Until;
use crate::wordings_cache::Entry;
use explainer::id::is_id;
use explainer::wordings::Wordings;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web::text::PageText;
use web_sys::{Element, HtmlElement};

/// The element with the text of a passage.
const PASSAGE_TEXT: &str = ".passage-words[data-text], .passage-words [data-text]";
/// The menu at selected words.
const MENU: &str = "[data-selected-text]";

/// The selected words, as the attributes of the menu at them name them.
struct SelectedWords {
    /// The id of the passage or note whose text holds them.
    text_id: String,
    /// Where they are in that text, in scalars.
    scalars: Range<u32>,
}

impl SelectedWords {
    /// Reads the attributes of the menu that contains `button`.
    fn at(button: &Element) -> Option<Self> {
        let menu = button.closest(MENU).ok()??;
        let number = |name| menu.get_attribute(name)?.parse().ok();
        let text_id = menu.get_attribute("data-selected-text").filter(|id| is_id(id))?;
        Some(Self { text_id, scalars: number("data-selection-start")?..number("data-selection-end")? })
    }
}

/// A note on words of the open page.
struct NewNote {
    note: Note,
    wordings: Rc<Wordings>,
    page_text: PageText,
}

impl App {
    /// Keeps the words that the menu around `button` is about.
    pub(super) fn keep_selected(self: &Rc<Self>, button: Element) -> Result<(), Error> {
        let (app, selected) = (self.clone(), SelectedWords::at(&button).ok_or(Error::Outdated)?);
        let had_focus = self.is_focus_in_menu(&button);
        self.spawn(async move {
            let NewNote { note, page_text, .. } = app.new_note(&selected).await?;
            let added = app.store.change(|notebook| notebook.add([note]))?;
            app.announce(&if added.new > 0 { app.say.kept() } else { app.say.kept_already() }, Until::Input);
            app.show();
            // The button is gone: without this, the focus would be lost.
            if had_focus {
                page_text.focus();
            }
            Ok(())
        });
        Ok(())
    }

    /// Opens the dialog for a note on the words that the menu around `button` is about.
    pub(super) fn note_selected(self: &Rc<Self>, button: &Element) -> Result<(), Error> {
        let (app, selected) = (self.clone(), SelectedWords::at(button).ok_or(Error::Outdated)?);
        self.spawn(async move {
            let NewNote { note, wordings, page_text } = app.new_note(&selected).await?;
            app.write(note, &wordings, move || page_text.focus())
        });
        Ok(())
    }

    /// Opens the dialog for a note on the whole passage.
    pub(super) fn note_whole(self: &Rc<Self>, button: Element) -> Result<(), Error> {
        let passage = self.document.query_selector(PASSAGE_TEXT)?;
        let id = passage.and_then(|passage| passage.get_attribute("data-text")).ok_or(Error::Outdated)?;
        let app = self.clone();
        self.spawn(async move {
            let wordings = app.load(&id).await?;
            // The reader may have gone to another page.
            if !button.is_connected() {
                return Ok(());
            }
            let end = u32::try_from(wordings.now.text.chars().count()).unwrap_or(u32::MAX);
            let note = Note::on(&wordings, 0..end, browser::new_id(), browser::now());
            app.write(note.ok_or(Error::Outdated)?, &wordings, move || {
                let _ = button.unchecked_ref::<HtmlElement>().focus();
            })
        });
        Ok(())
    }

    /// Makes a note on selected words of the open page.
    async fn new_note(&self, selected: &SelectedWords) -> Result<NewNote, Error> {
        let wordings = self.load(&selected.text_id).await?;
        let page_text = PageText::of(&self.document, &selected.text_id);
        // The numbers count in the text on the page, which may be older than the loaded wording, or translated.
        let page_text = page_text.filter(|text| text.as_str() == wordings.now.text).ok_or(Error::Outdated)?;
        let note = Note::on(&wordings, selected.scalars.clone(), browser::new_id(), browser::now());
        Ok(NewNote { note: note.ok_or(Error::Outdated)?, wordings, page_text })
    }

    /// Loads the wordings of the passage or note `id`, if the notebook can be read at all.
    async fn load(&self, id: &str) -> Result<Rc<Wordings>, Error> {
        self.store.read()?;
        self.wordings.forget_failures();
        self.wordings.load(id).await.ok_or(Error::NotLoaded)
    }

    /// Opens the dialog for a new note. Calls `then` once it is closed.
    fn write(&self, new: Note, wordings: &Rc<Wordings>, then: impl Fn() + 'static) -> Result<(), Error> {
        let words = resolve(&new, Some(&Entry::Loaded(wordings.clone()))).words();
        let Notebook(all) = self.store.read()?;
        // If the words are kept already, the text is added to them.
        let bare = all.into_iter().find(|note| note.text.is_none() && note.has_words_of(&new));
        Ok(self.dialog.open(bare.unwrap_or(new), words.as_deref(), then)?)
    }

    /// Opens the dialog for the stored note `id`.
    pub(super) fn edit(self: &Rc<Self>, id: String) -> Result<(), Error> {
        let (note, resolution) = self.find(&id)?;
        let app = self.clone();
        Ok(self.dialog.open(note, resolution.words().as_deref(), move || {
            app.focus_button(Action::Edit, |button| note_id(button).is_ok_and(|other| other == id));
        })?)
    }

    /// Stores the note in the dialog. If that fails the dialog stays open, so that nothing written is lost.
    pub(super) fn save(self: &Rc<Self>) -> Result<(), Error> {
        let Some((note, before)) = self.dialog.note() else { return Ok(()) };
        let note = Note { changed: browser::now(), ..note };
        match self.store.change(|notebook| notebook.put(note, before.as_deref(), browser::new_id())) {
            Ok(()) => {
                self.show();
                self.dialog.close();
                self.announce(&self.say.kept(), Until::Input);
            }
            Err(error) => self.dialog.show_error(&error.message(&self.say)),
        }
        Ok(())
    }

    /// Whether the focus is in the menu that contains `button`, or was and got lost.
    fn is_focus_in_menu(&self, button: &Element) -> bool {
        let menu = button.closest(MENU).ok().flatten();
        self.document.active_element().is_none_or(|active| {
            active.tag_name() == "BODY" || menu.is_some_and(|menu| menu.contains(Some(&active)))
        })
    }
}
