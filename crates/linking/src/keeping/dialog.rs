//! Where a reader writes a note.

use super::kept::{Kept, LONGEST};
use super::making::Maker;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

/// What a note is written on, and what has the focus once it is written or given up.
struct Subject {
    kept: Kept,
    then: Box<dyn Fn()>,
}

/// The dialog; it stands outside of what the app renders.
#[derive(Clone)]
pub(crate) struct Dialog {
    dialog: HtmlDialogElement,
    words: HtmlElement,
    field: HtmlTextAreaElement,
    trouble: HtmlElement,
    subject: Rc<RefCell<Option<Subject>>>,
}

impl Dialog {
    pub(crate) fn add_to(document: &Document) -> Option<Self> {
        let make = Maker(document.clone());
        let title = make.text("h2", "", "My note")?;
        title.set_id("keep-title");
        let words = make.text("p", "kept-words", "")?;
        let label = make.text("label", "label", "Your note; it stays on this device")?;
        label.set_attribute("for", "keep-text").ok()?;
        let field: HtmlTextAreaElement = make.of("textarea", "", &[])?.dyn_into().ok()?;
        field.set_id("keep-text");
        field.set_rows(5);
        field.set_max_length(i32::try_from(LONGEST).ok()?);
        let trouble = make.text("p", "basis", "")?;
        trouble.set_attribute("role", "alert").ok()?;
        let save = make.button("save", "Keep", None)?;
        save.set_class_name("button");
        let ways = make.of("p", "kept-ways", &[&save, &*make.button("cancel", "Cancel", None)?])?;
        let inside: [&web_sys::Node; 6] = [&title, &words, &label, &field, &trouble, &ways];
        let dialog: HtmlDialogElement = make.of("dialog", "keep-dialog", &inside)?.dyn_into().ok()?;
        dialog.set_attribute("aria-labelledby", "keep-title").ok()?;
        document.body()?.append_child(&dialog).ok()?;
        let this = Self { dialog, words, field, trouble, subject: Rc::default() };
        // By Escape too.
        let closed = {
            let this = this.clone();
            EventListener::new(&this.dialog.clone(), "close", move |_| {
                let subject = this.subject.borrow_mut().take();
                if let Some(subject) = subject {
                    (subject.then)();
                }
            })
        };
        closed.forget();
        Some(this)
    }

    /// Opens it for a note on `kept`, whose words stand as `words`, if they do.
    pub(crate) fn open(&self, kept: Kept, words: Option<&str>, then: impl Fn() + 'static) {
        self.words.set_text_content(words);
        self.words.set_hidden(words.is_none());
        self.field.set_value(kept.text.as_deref().unwrap_or_default());
        self.say("");
        *self.subject.borrow_mut() = Some(Subject { kept, then: Box::new(then) });
        if !self.dialog.open() {
            let _ = self.dialog.show_modal();
        }
        let _ = self.field.focus();
    }

    /// What a note is written on, with what is written.
    pub(crate) fn written(&self) -> Option<Kept> {
        let kept = self.subject.borrow().as_ref()?.kept.clone();
        Some(kept.with_text(&self.field.value()))
    }

    /// Says why a note could not be kept. The dialog stays open: what is written is not lost.
    pub(crate) fn say(&self, trouble: &str) {
        self.trouble.set_text_content(Some(trouble));
    }

    pub(crate) fn close(&self) {
        if self.dialog.open() {
            self.dialog.close();
        }
    }
}
