//! The dialog for writing a note.

use crate::action::Action;
use crate::dom::Dom;
use crate::note::{LONGEST_TEXT, Note};
use gloo::events::{EventListener, EventListenerOptions};
use phrases::Phrases;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlDialogElement, HtmlElement, HtmlTextAreaElement, window};

/// The note in the open dialog.
struct Open {
    note: Note,
    /// Called once the dialog is closed.
    then: Box<dyn Fn()>,
    /// Asks before the reader leaves the page. Held for its `Drop` only while the dialog is open, since browsers do not keep
    /// pages with such a listener for Back.
    _leaving: Option<EventListener>,
}

/// The dialog. It is outside of the elements that the app renders.
#[derive(Clone)]
pub(crate) struct Dialog {
    dialog: HtmlDialogElement,
    words: HtmlElement,
    field: HtmlTextAreaElement,
    error: HtmlElement,
    say: Rc<Phrases>,
    open: Rc<RefCell<Option<Open>>>,
}

impl Dialog {
    /// Adds a dialog to `document`.
    pub(crate) fn add_to(document: &Document, say: Rc<Phrases>) -> Result<Self, JsValue> {
        let dom = Dom { document: document.clone(), say: say.clone() };
        let title = dom.text("h2", "", &say.my_note())?;
        title.set_id("keep-title");
        let words = dom.text("p", "private-note-words", "")?;
        words.set_attribute("translate", "no")?;
        let label = dom.text("label", "label", &say.your_note_stays())?;
        label.set_attribute("for", "keep-text")?;
        let field: HtmlTextAreaElement = dom.element("textarea", "", &[])?.dyn_into()?;
        field.set_id("keep-text");
        field.set_rows(5);
        field.set_max_length(i32::try_from(LONGEST_TEXT).unwrap_or(i32::MAX));
        let error = dom.text("p", "notebook-problem", "")?;
        error.set_attribute("role", "alert")?;
        let save = dom.button(Action::Save, &say.save(), None)?;
        save.set_class_name("button");
        let cancel = dom.button(Action::Cancel, &say.cancel(), None)?;
        let buttons = dom.element("p", "notebook-actions", &[&save, &cancel])?;
        let children: [&web_sys::Node; 6] = [&title, &words, &label, &field, &error, &buttons];
        let dialog: HtmlDialogElement =
            dom.element("dialog", "private-note-dialog", &children)?.dyn_into()?;
        dialog.set_attribute("aria-labelledby", "keep-title")?;
        document.body().ok_or("no body")?.append_child(&dialog)?;
        let this = Self { dialog, words, field, error, say, open: Rc::default() };
        this.listen();
        Ok(this)
    }

    /// Guards what is written: whatever would lose it asks the reader first.
    fn listen(&self) {
        let cancelable = EventListenerOptions::enable_prevent_default();
        // Escape, or the gesture for it on phones.
        let this = self.clone();
        EventListener::new_with_options(&self.dialog, "cancel", cancelable, move |event| {
            event.prevent_default();
            this.cancel();
        })
        .forget();
        // Browsers may close a dialog whose canceling was prevented once.
        let this = self.clone();
        EventListener::new(&self.dialog, "close", move |_| {
            if this.is_written() {
                let _ = this.dialog.show_modal();
            } else {
                this.close();
            }
        })
        .forget();
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
        let this = self.clone();
        let cancelable = EventListenerOptions::enable_prevent_default();
        let leaving = window().map(|window| {
            EventListener::new_with_options(&window, "beforeunload", cancelable, move |event| {
                if this.is_written() {
                    event.prevent_default();
                }
            })
        });
        self.open.replace(Some(Open { note, then: Box::new(then), _leaving: leaving }));
        if !self.dialog.open() {
            self.dialog.show_modal()?;
        }
        self.field.focus()
    }

    /// Returns the note with the text that is written now, and the text that it had; `None` while the dialog is closed.
    pub(crate) fn note(&self) -> Option<(Note, Option<String>)> {
        let note = self.open.borrow().as_ref()?.note.clone();
        let before = note.text.clone();
        Some((note.with_text(&self.field.value()), before))
    }

    /// Whether the dialog is open with another text than the note has.
    fn is_written(&self) -> bool {
        self.note().is_some_and(|(note, before)| note.text != before)
    }

    /// Shows why the note could not be stored.
    pub(crate) fn show_error(&self, message: &str) {
        self.error.set_text_content(Some(message));
    }

    /// Closes the dialog, whatever is written in it.
    pub(crate) fn close(&self) {
        let open = self.open.take();
        if self.dialog.open() {
            self.dialog.close();
        }
        if let Some(open) = open {
            (open.then)();
        }
    }

    /// Closes the dialog, unless the reader wants to keep what is written.
    pub(crate) fn cancel(&self) {
        let may_close = !self.is_written()
            || window().is_some_and(|window| {
                window.confirm_with_message(&self.say.discard_written()).unwrap_or_default()
            });
        if may_close {
            self.close();
        }
    }

    /// Closes the dialog without calling its `then`, if nothing is written in it.
    pub(crate) fn close_unless_written(&self) {
        if !self.is_written() {
            self.open.take();
            self.close();
        }
    }
}
