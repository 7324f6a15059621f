//! Shows the menu for selected words, and does what is chosen in it.

use crate::chooser;
use crate::menu_elements::{Action, Menu};
use crate::quotation::Quotation;
use crate::selection::{self, SelectedWords, selected_words, selection_box};
use crate::words::words_in;
use explainer::fragment::WordsLink;
use explainer::wordings::Wordings;
use gloo::events::{EventListener, EventListenerOptions};
use phrases::Phrases;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web::text::PageText;
use web::{clipboard, console, notice, wordings};
use web_sys::{Document, DomException, DomRect, Element, Event, KeyboardEvent, ShareData, Window};

/// The event that the app dispatches when it has shown another page.
const MOVED: &str = "sidelines:moved";
/// The attribute of a button on the page that says what it asks of this program.
const BUTTON: &str = "data-copying";

/// The words that the menu is about.
#[derive(Clone)]
struct Subject {
    page_text: PageText,
    wordings: Rc<Wordings>,
    scalars: Range<u32>,
    /// The link to the words.
    address: String,
}

impl Subject {
    /// Whether a speaker is credited with the words.
    fn is_said(&self) -> bool {
        self.wordings.now.is_said(&self.scalars)
    }

    /// What there is to say once something was copied.
    fn copied(&self, action: Action, say: &Phrases) -> String {
        match action {
            Action::CopyLink => say.link_copied(words_in(&self.wordings.now.text, &self.scalars)),
            _ if self.is_said() => say.quotation_copied(),
            _ => say.text_copied(),
        }
    }
}

/// The id of a passage or note, and its wordings.
type Loaded = (String, Rc<Wordings>);

/// The running program.
struct SelectionMenu {
    window: Window,
    document: Document,
    /// The scheme and host of the site.
    origin: String,
    /// The base path of the site.
    base: String,
    say: Rc<Phrases>,
    menu: Menu,
    /// Counts selections, so that wordings that load late do not show the menu for an earlier selection.
    selections: Cell<u32>,
    /// What the menu is about; `None` while nothing can be copied.
    subject: RefCell<Option<Subject>>,
    loaded: RefCell<Vec<Loaded>>,
}

/// Shows the menu whenever words are selected, by pointer, finger or keys.
///
/// # Errors
///
/// Fails if the document is not a page of the site, or can't be added to.
pub(crate) fn start(window: Window, document: Document, say: Rc<Phrases>) -> Result<(), JsValue> {
    let root = document.get_element_by_id("app").ok_or("no root element")?;
    let this = Rc::new(SelectionMenu {
        origin: window.location().origin()?,
        base: root.get_attribute("data-base").ok_or("no base path")?,
        menu: Menu::add_to(&document, &say, clipboard::can_share(&window))?,
        say,
        selections: Cell::default(),
        subject: RefCell::default(),
        loaded: RefCell::default(),
        window,
        document,
    });
    this.listen();
    // The selection because of which this program was loaded.
    this.update();
    Ok(())
}

impl SelectionMenu {
    fn listen(self: &Rc<Self>) {
        // No event tells when a selection is complete. These come closest: the release of a pointer or key, and, for
        // touch, the request of a context menu.
        for name in ["pointerup", "keyup", "contextmenu"] {
            self.on(name, |this, event| {
                if !this.is_in_menu(event) && !is_menu_key(event) {
                    this.update();
                }
            });
        }
        for name in ["pointerdown", "keydown"] {
            self.on(name, |this, _| notice::say(&this.document, ""));
        }
        self.on("selectionchange", |this, _| {
            if this.has_focus() {
                return;
            }
            if selection::is_empty(&this.window) {
                this.close();
            } else if this.subject.borrow().is_some() {
                // The handles of a touch screen extend a selection without any pointer event.
                this.update();
            }
        });
        self.on("scroll", |this, _| {
            if this.subject.borrow().is_some() {
                this.show();
            }
        });
        self.on(MOVED, |this, _| {
            chooser::close(&this.document);
            this.update();
        });
        self.on("click", |this, event| {
            this.press(event);
        });
        self.on("keydown", |this, event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                this.close();
            }
        });
        // Otherwise a press on a button would clear the selection before the click.
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
                (Some(action), Some(subject)) => this.act(action, subject),
                (None, Some(_)) if target.is_some_and(|target| this.menu.unfold(&target)) => this.show(),
                // The notebook handles this click after us.
                (None, Some(_)) => this.menu.hide(),
                _ => {}
            }
        })
        .forget();
    }

    /// Does what a button of the page asks for, which says so in its attribute `data-copying`.
    fn press(self: &Rc<Self>, event: &Event) -> Option<()> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let button = target.closest(&format!("[{BUTTON}]")).ok()??;
        let asked = button.get_attribute(BUTTON)?;
        // The passage that the button belongs to.
        let element = self.document.query_selector(".passage-words").ok()??;
        let page_text = PageText::within(&element)?;
        let this = self.clone();
        spawn_local(async move {
            let wordings = this.load(&page_text.id()).await;
            match this.subject(page_text, wordings, None) {
                Ok(subject) => match asked.as_str() {
                    "choose" => this.choose(subject),
                    "quotation" => this.act(Action::CopyQuotation, subject),
                    _ => this.act(Action::Share, subject),
                },
                Err(reason) => notice::say(&this.document, &reason),
            }
        });
        Some(())
    }

    /// Opens the dialog in which words of the subject are chosen.
    fn choose(self: &Rc<Self>, subject: Subject) {
        let this = self.clone();
        let opened = chooser::open(
            &self.document,
            &self.base,
            self.say.clone(),
            subject.wordings.clone(),
            clipboard::can_share(&self.window),
            move |action, scalars| {
                let Subject { page_text, wordings, .. } = subject.clone();
                if let Ok(subject) = this.subject(page_text, Some(wordings), Some(scalars)) {
                    this.act(action, subject);
                }
            },
        );
        if let Err(error) = opened {
            console::error(&error);
        }
    }

    fn on(self: &Rc<Self>, name: &'static str, handle: impl Fn(&Rc<Self>, &Event) + 'static) {
        let this = self.clone();
        EventListener::new(&self.document, name, move |event| handle(&this, event)).forget();
    }

    /// Shows the menu for the present selection once its wordings are loaded, or hides it.
    fn update(self: &Rc<Self>) {
        let selection = self.count_selection();
        let selected = selected_words(&self.window).inspect_err(console::error).ok().flatten();
        let Some(SelectedWords { page_text, scalars }) = selected else { return self.close() };
        let this = self.clone();
        spawn_local(async move {
            let id = page_text.id();
            let wordings = this.load(&id).await;
            if this.selections.get() != selection {
                return;
            }
            this.menu.hide();
            let scalars = wordings
                .as_ref()
                .map_or(scalars.clone(), |wordings| wordings.now.with_whole_insertions(&scalars));
            this.menu.set_words(&id, &scalars);
            let subject = this.subject(page_text, wordings, Some(scalars));
            this.menu.refuse(subject.as_ref().err().map(String::as_str));
            Action::label_all(&this.menu.element, &this.say, subject.as_ref().is_ok_and(Subject::is_said));
            this.subject.replace(subject.ok());
            this.show();
        });
    }

    fn count_selection(&self) -> u32 {
        self.selections.set(self.selections.get() + 1);
        self.selections.get()
    }

    /// Returns the words `scalars` of a text as the subject of actions, or the whole text, whose address is that of its
    /// page; or why nothing can be copied.
    fn subject(
        &self,
        page_text: PageText,
        wordings: Option<Rc<Wordings>>,
        scalars: Option<Range<u32>>,
    ) -> Result<Subject, String> {
        let wordings = wordings.ok_or_else(|| self.say.words_not_loaded())?;
        if wordings.now.text != page_text.as_str() {
            return Err(self.say.text_changed());
        }
        let scalars = scalars.map(|scalars| wordings.now.with_whole_insertions(&scalars));
        let mut address = format!("{}{}{}", self.origin, self.base, wordings.path);
        if let Some(scalars) = &scalars {
            let link = WordsLink::new(scalars.start, scalars.end, wordings.now.tag);
            let link = link.ok_or_else(|| self.say.text_changed())?;
            address = format!("{address}#{link}");
        }
        let scalars = scalars.unwrap_or_else(|| 0..page_text.length());
        Ok(Subject { page_text, wordings, scalars, address })
    }

    /// Loads the wordings of the passage or note `id`, once.
    async fn load(&self, id: &str) -> Option<Rc<Wordings>> {
        let known =
            self.loaded.borrow().iter().find(|(known, _)| known == id).map(|(_, wordings)| wordings.clone());
        if known.is_some() {
            return known;
        }
        let wordings = Rc::new(wordings::load_present(&self.base, id).await?);
        self.loaded.borrow_mut().push((id.into(), wordings.clone()));
        Some(wordings)
    }

    fn close(&self) {
        self.count_selection();
        self.subject.replace(None);
        self.menu.hide();
    }

    /// Shows the menu next to the selection.
    fn show(&self) {
        match selection_box(&self.window) {
            Ok(words) => self.place(&words),
            // The selection may be gone since the menu was asked for.
            Err(_) => self.menu.hide(),
        }
    }

    /// Shows the menu next to `words`.
    fn place(&self, words: &DomRect) {
        let size = |length: Result<JsValue, JsValue>| {
            length.ok().and_then(|length| length.as_f64()).unwrap_or_default()
        };
        self.menu.show_at(words, size(self.window.inner_width()), size(self.window.inner_height()));
    }

    fn act(self: &Rc<Self>, action: Action, subject: Subject) {
        let copied = subject.copied(action, &self.say);
        let Subject { page_text, wordings, scalars, address } = subject;
        let quotation = || Quotation::new(&wordings, &scalars, &address, &self.say);
        match action {
            Action::CopyLink => self.copy(address, copied, page_text),
            Action::CopyQuotation => self.copy(quotation().plain(), copied, page_text),
            Action::CopyMarkdown => self.copy(quotation().markdown(), copied, page_text),
            Action::Share => self.share(&address),
        }
    }

    /// Copies `words` and says so; if the browser does not allow that, shows them for copying by hand.
    fn copy(self: &Rc<Self>, words: String, says: String, page_text: PageText) {
        let this = self.clone();
        let copied = clipboard::copy(&self.window, &words);
        spawn_local(async move {
            if copied.await {
                notice::say(&this.document, &says);
                // The menu is hidden: without this, the focus would be lost.
                if this.has_focus() {
                    page_text.focus();
                }
                this.menu.hide();
            } else {
                notice::say(&this.document, &this.say.copy_by_hand());
                this.menu.show_for_copying(&words);
                let place = page_text.element().get_bounding_client_rect();
                this.place(&place);
            }
        });
    }

    /// Opens the system's dialog for sharing `address`.
    fn share(self: &Rc<Self>, address: &str) {
        let data = ShareData::new();
        data.set_url(address);
        data.set_title(&self.document.title());
        let shared = self.window.navigator().share_with_data(&data);
        let this = self.clone();
        spawn_local(async move {
            if let Err(error) = JsFuture::from(shared).await
                && !is_abort(&error)
            {
                console::error(&error);
                notice::say(&this.document, &this.say.not_sent());
            }
        });
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

/// Whether an event is that of a key which closes the menu or presses a button in it.
fn is_menu_key(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    key.is_some_and(|key| matches!(key.as_str(), "Escape" | "Enter" | " "))
}

/// Whether the reader has closed the dialog for sharing.
fn is_abort(error: &JsValue) -> bool {
    error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError")
}
