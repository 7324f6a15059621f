//! The dialog in which a note is written.

use crate::action::Action;
use crate::dom::Dom;
use crate::note::{LONGEST_TEXT, Note};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

/// The note that is being written, and what is done once the dialog is closed.
struct Open {
    note: Note,
    then: Box<dyn Fn()>,
}

/// The dialog; it is outside of what the app renders.
#[derive(Clone)]
pub(crate) struct Dialog {
    dialog: HtmlDialogElement,
    words: HtmlElement,
    field: HtmlTextAreaElement,
    trouble: HtmlElement,
    open: Rc<RefCell<Option<Open>>>,
}

impl Dialog {
    /// Adds a dialog to `document`.
    pub(crate) fn add_to(document: &Document) -> Option<Self> {
        let dom = Dom(document.clone());
        let title = dom.text("h2", "", "My note")?;
        title.set_id("keep-title");
        let words = dom.text("p", "kept-words", "")?;
        words.set_attribute("translate", "no").ok()?;
        let label = dom.text("label", "label", "Your note; it stays on this device")?;
        label.set_attribute("for", "keep-text").ok()?;
        let field: HtmlTextAreaElement = dom.element("textarea", "", &[])?.dyn_into().ok()?;
        field.set_id("keep-text");
        field.set_rows(5);
        field.set_max_length(i32::try_from(LONGEST_TEXT).ok()?);
        let trouble = dom.text("p", "basis", "")?;
        trouble.set_attribute("role", "alert").ok()?;
        let save = dom.button(Action::Save, "Keep", None)?;
        save.set_class_name("button");
        let buttons =
            dom.element("p", "kept-ways", &[&save, &*dom.button(Action::Cancel, "Cancel", None)?])?;
        let children: [&web_sys::Node; 6] = [&title, &words, &label, &field, &trouble, &buttons];
        let dialog: HtmlDialogElement = dom.element("dialog", "keep-dialog", &children)?.dyn_into().ok()?;
        dialog.set_attribute("aria-labelledby", "keep-title").ok()?;
        document.body()?.append_child(&dialog).ok()?;
        let this = Self { dialog, words, field, trouble, open: Rc::default() };
        // By Escape too.
        let open = this.open.clone();
        EventListener::new(&this.dialog, "close", move |_| {
            let open = open.take();
            if let Some(open) = open {
                (open.then)();
            }
        })
        .forget();
        Some(this)
    }

    /// Opens the dialog for `note`, whose words are `words` today. `then` is called once it is closed.
    pub(crate) fn open(&self, note: Note, words: Option<&str>, then: impl Fn() + 'static) {
        self.words.set_text_content(words);
        self.words.set_hidden(words.is_none());
        self.field.set_value(note.text.as_deref().unwrap_or_default());
        self.say("");
        self.open.replace(Some(Open { note, then: Box::new(then) }));
        if !self.dialog.open() {
            let _ = self.dialog.show_modal();
        }
        let _ = self.field.focus();
    }

    /// Returns the note with what is written now.
    pub(crate) fn written(&self) -> Option<Note> {
        let note = self.open.borrow().as_ref()?.note.clone();
        Some(note.with_text(&self.field.value()))
    }

    /// Says why a note could not be kept. The dialog stays open: what is written is not lost.
    pub(crate) fn say(&self, trouble: &str) {
        self.trouble.set_text_content(Some(trouble));
    }

    /// Closes the dialog.
    pub(crate) fn close(&self) {
        if self.dialog.open() {
            self.dialog.close();
        }
    }

    /// Closes the dialog of a page that is gone, and does nothing more.
    pub(crate) fn give_up(&self) {
        self.open.take();
        self.close();
    }
}
