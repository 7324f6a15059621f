//! The dialog for writing a note.

use crate::action::Action;
use crate::dom::Dom;
use crate::note::{LONGEST_TEXT, Note};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

/// The note in the open dialog.
struct Open {
    note: Note,
    /// Called once the dialog is closed.
    then: Box<dyn Fn()>,
}

/// The dialog. It is outside of the elements that the app renders.
#[derive(Clone)]
pub(crate) struct Dialog {
    dialog: HtmlDialogElement,
    words: HtmlElement,
    field: HtmlTextAreaElement,
    error: HtmlElement,
    open: Rc<RefCell<Option<Open>>>,
}

impl Dialog {
    /// Adds a dialog to `document`.
    pub(crate) fn add_to(document: &Document) -> Result<Self, JsValue> {
        let dom = Dom(document.clone());
        let title = dom.text("h2", "", "My note")?;
        title.set_id("keep-title");
        let words = dom.text("p", "kept-words", "")?;
        words.set_attribute("translate", "no")?;
        let label = dom.text("label", "label", "Your note; it stays on this device")?;
        label.set_attribute("for", "keep-text")?;
        let field: HtmlTextAreaElement = dom.element("textarea", "", &[])?.dyn_into()?;
        field.set_id("keep-text");
        field.set_rows(5);
        field.set_max_length(i32::try_from(LONGEST_TEXT).unwrap_or(i32::MAX));
        let error = dom.text("p", "basis", "")?;
        error.set_attribute("role", "alert")?;
        let save = dom.button(Action::Save, "Keep", None)?;
        save.set_class_name("button");
        let buttons =
            dom.element("p", "kept-ways", &[&save, &*dom.button(Action::Cancel, "Cancel", None)?])?;
        let children: [&web_sys::Node; 6] = [&title, &words, &label, &field, &error, &buttons];
        let dialog: HtmlDialogElement = dom.element("dialog", "keep-dialog", &children)?.dyn_into()?;
        dialog.set_attribute("aria-labelledby", "keep-title")?;
        document.body().ok_or("no body")?.append_child(&dialog)?;
        let this = Self { dialog, words, field, error, open: Rc::default() };
        // Escape closes the dialog too.
        let open = this.open.clone();
        EventListener::new(&this.dialog, "close", move |_| {
            let open = open.take();
            if let Some(open) = open {
                (open.then)();
            }
        })
        .forget();
        Ok(this)
    }

    /// Opens the dialog for `note`, whose words are `words` today. Calls `then` once it is closed.
    pub(crate) fn open(
        &self,
        note: Note,
        words: Option<&str>,
        then: impl Fn() + 'static,
    ) -> Result<(), JsValue> {
        self.words.set_text_content(words);
        self.words.set_hidden(words.is_none());
        self.field.set_value(note.text.as_deref().unwrap_or_default());
        self.show_error("");
        self.open.replace(Some(Open { note, then: Box::new(then) }));
        if !self.dialog.open() {
            self.dialog.show_modal()?;
        }
        self.field.focus()
    }

    /// Returns the note with the text that is written now; `None` while the dialog is closed.
    pub(crate) fn note(&self) -> Option<Note> {
        let note = self.open.borrow().as_ref()?.note.clone();
        Some(note.with_text(&self.field.value()))
    }

    /// Shows why the note could not be stored.
    pub(crate) fn show_error(&self, message: &str) {
        self.error.set_text_content(Some(message));
    }

    /// Closes the dialog.
    pub(crate) fn close(&self) {
        if self.dialog.open() {
            self.dialog.close();
        }
    }

    /// Closes the dialog without calling its `then`.
    pub(crate) fn discard(&self) {
        self.open.take();
        self.close();
    }
}
