//! Shows the menu for selected words, and does what is chosen in it.

use crate::menu::{Action, Menu};
use crate::quotation::Quotation;
use crate::selection::{Selected, selected};
use explainer::fragment::WordsLink;
use explainer::wordings::Wordings;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web::text::PageText;
use web::{clipboard, notice, wordings};
use web_sys::{Document, Element, Event, KeyboardEvent, ShareData, Window};

/// The event by which the app says that it shows another page.
const MOVED: &str = "sidelines:moved";
const COPIED: &str = "Copied.";
const BY_HAND: &str = "The browser does not let this page copy. Copy the text below by hand.";
/// Why nothing is offered for words of a text that is not the published one.
const CHANGED: &str = "This text is not as it was published: the browser has translated or changed it. Links to its words, and \
                       quotations, are made from the original page only.";
const UNLOADED: &str = "What links to words need did not load. Try again.";

/// What the menu is about.
#[derive(Clone)]
struct Subject {
    page_text: PageText,
    text: Rc<Wordings>,
    place: Range<u32>,
}

/// The id of a passage or note, and its wordings.
type Loaded = (String, Rc<Wordings>);

#[derive(Clone)]
struct Offer {
    window: Window,
    document: Document,
    menu: Menu,
    /// Counts selections, so that a late answer does not show the menu for an earlier one.
    selections: Rc<RefCell<u32>>,
    subject: Rc<RefCell<Option<Subject>>>,
    /// What was loaded, by passage or note.
    loaded: Rc<RefCell<Vec<Loaded>>>,
}

/// Shows the menu whenever words are selected, by pointer, finger or keys.
pub(crate) fn begin(window: &Window, document: &Document) {
    let Some(menu) = Menu::add_to(document, clipboard::can_share(window)) else { return };
    let offer = Offer {
        window: window.clone(),
        document: document.clone(),
        menu,
        selections: Rc::default(),
        subject: Rc::default(),
        loaded: Rc::default(),
    };
    offer.listen();
    // The words whose selection made the browser fetch this program.
    offer.select();
}

impl Offer {
    fn listen(&self) {
        // There is no event for the end of a selection by touch: the end of a pointer's or key's work, or a menu asked
        // for, is taken for it.
        for name in ["pointerup", "keyup", "contextmenu"] {
            self.on(name, |this, event| {
                if !this.is_in_menu(event) && !is_press(event) {
                    this.select();
                }
            });
        }
        for name in ["pointerdown", "keydown"] {
            self.on(name, |this, _| notice::say(&this.document, ""));
        }
        // Given up: the menu goes at once. Still being made: it waits.
        self.on("selectionchange", |this, _| {
            let is_given_up =
                this.window.get_selection().ok().flatten().is_none_or(|words| words.is_collapsed());
            if this.has_focus() {
                return;
            }
            if is_given_up {
                this.give_up();
            } else if this.subject.borrow().is_some() {
                // Made longer or shorter by the handles of a touch screen, which no pointer event reports.
                this.select();
            }
        });
        self.on("scroll", |this, _| {
            if this.subject.borrow().is_some() {
                this.place();
            }
        });
        self.on(MOVED, |this, _| this.select());
        self.on("keydown", |this, event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                this.give_up();
            }
        });
        // A press on a button would take the selection away before the click.
        for name in ["pointerdown", "mousedown"] {
            let options = EventListenerOptions::enable_prevent_default();
            let keep = |event: &Event| event.prevent_default();
            EventListener::new_with_options(&self.menu.element, name, options, keep).forget();
        }
        let this = self.clone();
        EventListener::new(&self.menu.element, "click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let subject = this.subject.borrow().clone();
            match (target.as_ref().and_then(Action::of), subject) {
                (Some(action), Some(subject)) => this.act(action, &subject),
                // A click for the notebook, which hears of it in its turn.
                (None, Some(_)) => this.menu.hide(),
                _ => {}
            }
        })
        .forget();
    }

    fn on(&self, name: &'static str, act: impl Fn(&Self, &Event) + 'static) {
        let this = self.clone();
        EventListener::new(&self.document, name, move |event| act(&this, event)).forget();
    }

    /// Shows the menu for what is selected now, once that is known from data, or hides it.
    fn select(&self) {
        let selection = {
            let mut selections = self.selections.borrow_mut();
            *selections += 1;
            *selections
        };
        let Some(Selected { text: page_text, place }) = selected(&self.window) else { return self.give_up() };
        let this = self.clone();
        spawn_local(async move {
            let id = page_text.id();
            let text = this.load(&id).await;
            if *this.selections.borrow() != selection {
                return;
            }
            this.menu.hide();
            this.menu.is_about(&id, &place);
            match text {
                None => this.menu.refuse(Some(UNLOADED)),
                Some(text) if text.now.text != page_text.as_str() => this.menu.refuse(Some(CHANGED)),
                Some(text) => {
                    this.subject.replace(Some(Subject { page_text, text, place }));
                    return this.place();
                }
            }
            this.subject.replace(None);
            this.place();
        });
    }

    /// The wordings of the passage or note `id`.
    async fn load(&self, id: &str) -> Option<Rc<Wordings>> {
        let known = self.loaded.borrow().iter().find(|(known, _)| known == id).map(|(_, text)| text.clone());
        if known.is_some() {
            return known;
        }
        let root = self.document.get_element_by_id("app")?;
        let text = Rc::new(wordings::load_present(&root.get_attribute("data-base")?, id).await?);
        self.loaded.borrow_mut().push((id.into(), text.clone()));
        Some(text)
    }

    fn give_up(&self) {
        *self.selections.borrow_mut() += 1;
        self.subject.replace(None);
        self.menu.hide();
    }

    /// Puts the menu where the selected words are now.
    fn place(&self) {
        let place = || {
            let range = self.window.get_selection().ok()??.get_range_at(0).ok()?;
            let size = |value: Result<JsValue, JsValue>| value.ok()?.as_f64();
            let (width, height) = (size(self.window.inner_width())?, size(self.window.inner_height())?);
            self.menu.place(&range.get_bounding_client_rect(), width, height);
            Some(())
        };
        if place().is_none() {
            self.menu.hide();
        }
    }

    fn act(&self, action: Action, subject: &Subject) {
        let Subject { text, place, .. } = subject;
        let Some(address) = self.address(subject) else { return };
        match action {
            Action::CopyLink => self.copy(address, subject),
            Action::CopyQuotation => self.copy(Quotation::new(text, place, &address).plain(), subject),
            Action::CopyMarkdown => self.copy(Quotation::new(text, place, &address).markdown(), subject),
            Action::Share => self.share(&address),
        }
    }

    /// The whole address of the words.
    fn address(&self, subject: &Subject) -> Option<String> {
        let Subject { text, place, .. } = subject;
        let link = WordsLink::new(place.start, place.end, text.now.tag)?;
        let base = self.document.get_element_by_id("app")?.get_attribute("data-base")?;
        Some(format!("{}{base}{}#{link}", self.window.location().origin().ok()?, text.path))
    }

    /// Copies `words`; where the browser does not let us, shows them for copying by hand.
    fn copy(&self, words: String, subject: &Subject) {
        let (this, page_text) = (self.clone(), subject.page_text.clone());
        let copied = clipboard::copy(&self.window, &words);
        spawn_local(async move {
            if copied.await {
                notice::say(&this.document, COPIED);
                // Keys go on from the words, not from the head of the page.
                if this.has_focus() {
                    page_text.focus();
                }
                this.menu.hide();
            } else {
                notice::say(&this.document, BY_HAND);
                this.menu.show_for_copying(&words);
            }
        });
    }

    /// Opens the system's way to share `address`. Closed without sharing, it rejects: there is nothing to say then.
    fn share(&self, address: &str) {
        let data = ShareData::new();
        data.set_url(address);
        data.set_title(&self.document.title());
        let shared = self.window.navigator().share_with_data(&data);
        spawn_local(async move { drop(wasm_bindgen_futures::JsFuture::from(shared).await) });
        self.menu.hide();
    }

    fn is_in_menu(&self, event: &Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.is_some_and(|target| self.menu.element.contains(Some(&target)))
    }

    fn has_focus(&self) -> bool {
        self.document.active_element().is_some_and(|element| self.menu.element.contains(Some(&element)))
    }
}

/// Whether a key was let go that selects nothing: it closed the menu, or pressed a button in it.
fn is_press(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    key.is_some_and(|key| matches!(key.as_str(), "Escape" | "Enter" | " "))
}
