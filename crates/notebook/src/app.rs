//! The running program: its state, the events that it handles, and messages to the reader.
//!
//! | module | does |
//! |---|---|
//! | `writing` | keeps selected words, and writes notes in the dialog |
//! | `collection` | deletes, restores, exports and imports notes |
//! | `display` | lists notes on the page, and marks their words |

mod collection;
mod display;
mod writing;

use crate::action::Action;
use crate::annotation_io::Site;
use crate::dialog::Dialog;
use crate::dom::{self, ACTION, focus_in, note_id};
use crate::error::Error;
use crate::session::{Session, Until};
use crate::store::{Store, StoreError};
use crate::wordings_cache::WordingsCache;
use gloo::events::EventListener;
use phrases::Phrases;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web::highlight::highlight;
use web::{console, notice};
use web_sys::{Document, Element, Event, EventTarget, StorageEvent, Window};

/// The event that the app dispatches when it has shown another page.
const MOVED: &str = "sidelines:moved";
/// The id of the root element.
const ROOT: &str = "app";
/// The attribute of the root element that hides whatever offers to keep words.
const UNAVAILABLE: &str = "data-notebook-unavailable";
/// The name of the highlight of kept words.
const KEPT: &str = "private-notes";
/// The name of the highlight of words that the reader was led to.
const LINK: &str = "link";
/// The elements in which notes are listed, on the page of a step and on the page of all notes.
const CONTAINER: &str = ".step-notebook, .notebook";

/// The running program.
pub(crate) struct App {
    window: Window,
    document: Document,
    /// The id of the explainer.
    explainer: String,
    /// The scheme and host of the site.
    origin: String,
    /// The base path of the site.
    base: String,
    say: Rc<Phrases>,
    store: Store,
    wordings: WordingsCache,
    dialog: Dialog,
    session: RefCell<Session>,
}

/// Starts the program on the open page.
///
/// # Errors
///
/// Fails if the document is not a page of the site, or can't be added to.
pub(crate) fn start(window: Window, document: Document, say: Rc<Phrases>) -> Result<(), JsValue> {
    let root = document.get_element_by_id(ROOT).ok_or("no root element")?;
    let explainer = root.get_attribute("data-explainer").ok_or("no explainer")?;
    let base = root.get_attribute("data-base").ok_or("no base path")?;
    let dialog = Dialog::add_to(&document, say.clone()).inspect_err(|_| {
        let _ = root.set_attribute(UNAVAILABLE, "");
    })?;
    let app = Rc::new(App {
        origin: window.location().origin()?,
        store: Store::new(window.clone(), &explainer),
        explainer,
        wordings: WordingsCache::new(base.clone()),
        base,
        say,
        dialog,
        session: RefCell::default(),
        window,
        document,
    });
    app.listen();
    app.show();
    Ok(())
}

impl App {
    fn listen(self: &Rc<Self>) {
        self.on(&self.document, MOVED, |app, _| {
            app.end_message(Until::PageChange);
            app.session.take();
            app.dialog.close_unless_written();
            app.wordings.forget_failures();
            highlight(KEPT, &[]);
            app.show();
        });
        // Another tab has changed the notebook.
        self.on(&self.window, "storage", |app, event| {
            let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
            if app.store.is_changed_by(key.as_deref()) {
                app.show();
            }
        });
        for name in ["click", "change"] {
            self.on(&self.document, name, |app, event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if let Some((action, element)) = target.and_then(|target| dom::requested_action(&target))
                    && action.event() == event.type_()
                    && let Err(error) = app.act(action, element)
                {
                    app.report(&error);
                }
            });
        }
        for name in ["pointerdown", "keydown"] {
            self.on(&self.document, name, |app, _| app.end_message(Until::Input));
        }
    }

    fn on(
        self: &Rc<Self>,
        target: &EventTarget,
        name: &'static str,
        handle: impl Fn(&Rc<Self>, &Event) + 'static,
    ) {
        let app = self.clone();
        EventListener::new(target, name, move |event| handle(&app, event)).forget();
    }

    fn act(self: &Rc<Self>, action: Action, element: Element) -> Result<(), Error> {
        match action {
            Action::KeepSelected => self.keep_selected(element),
            Action::NoteSelected => self.note_selected(&element),
            Action::NoteWhole => self.note_whole(element),
            Action::Show => self.scroll_to_words(&note_id(&element)?),
            Action::Edit => self.edit(note_id(&element)?),
            Action::Save => self.save(),
            Action::Cancel => {
                self.dialog.cancel();
                Ok(())
            }
            Action::Delete => self.delete(&note_id(&element)?),
            Action::DeleteAll => self.delete_all(),
            Action::Undo => self.undo(),
            Action::Export => self.export(),
            Action::Import => self.import(&element),
            Action::ImportElsewhere => {
                self.import_elsewhere();
                Ok(())
            }
        }
    }

    /// Runs `task`, and reports its error.
    fn spawn(self: &Rc<Self>, task: impl Future<Output = Result<(), Error>> + 'static) {
        // Boxed, so that the program contains the code that runs and reports tasks once: 1 kB less.
        let (app, task): (_, Pin<Box<dyn Future<Output = _>>>) = (self.clone(), Box::pin(task));
        spawn_local(async move {
            if let Err(error) = task.await {
                app.report(&error);
            }
        });
    }

    /// Tells the reader why an action failed, and logs what the reader can't do anything about.
    fn report(&self, error: &Error) {
        if let Error::Browser(cause) = error {
            console::error(cause);
        }
        self.announce(&error.message(&self.say), Until::PageChange);
        if let Error::Store(StoreError::Denied | StoreError::Unreadable(_)) = error {
            self.offer_keeping(false);
        }
    }

    /// Shows `message` to the reader, and has it read aloud.
    fn announce(&self, message: &str, until: Until) {
        self.session.borrow_mut().message_until = Some(until);
        notice::say(&self.document, message);
    }

    fn end_message(&self, event: Until) {
        if self.session.borrow_mut().end_message(event) {
            notice::say(&self.document, "");
        }
    }

    /// Shows or hides whatever offers to keep words.
    fn offer_keeping(&self, is_offered: bool) {
        if let Some(root) = self.document.get_element_by_id(ROOT) {
            let _ = root.toggle_attribute_with_force(UNAVAILABLE, !is_offered);
        }
    }

    /// Returns the address of the site.
    fn site(&self) -> Site<'_> {
        Site { origin: &self.origin, base: &self.base }
    }

    /// Returns the element in which this page lists notes, if it does.
    fn container(&self) -> Option<Element> {
        self.document.query_selector(CONTAINER).ok()?
    }

    /// Moves the focus to the first listed button for `action` that is `wanted`.
    fn focus_button(&self, action: Action, wanted: impl Fn(&Element) -> bool) {
        self.focus_listed(&format!("[{ACTION}={}]", action.name()), wanted);
    }

    /// Moves the focus to the first listed element that `selector` matches and is `wanted`.
    fn focus_listed(&self, selector: &str, wanted: impl Fn(&Element) -> bool) {
        if let Some(container) = self.container() {
            focus_in(&container, selector, wanted);
        }
    }
}
