//! The program: does what buttons ask for, and shows the notes that belong on the page.

use crate::action::Action;
use crate::annotation_io::{Candidate, Site};
use crate::browser;
use crate::dialog::Dialog;
use crate::dom::{self, ACTION, Dom, focus_in, note_id};
use crate::importing;
use crate::list::{self, Item, WordsAt};
use crate::note::{Note, Notebook, ids};
use crate::notes_page::{self, AllNotes};
use crate::page::{Page, SiteTexts};
use crate::resolution::{Resolution, State, resolve};
use crate::step_notes;
use crate::store::{Store, Trouble};
use crate::undo::Deleted;
use crate::wordings_cache::{Entry, WordingsCache};
use explainer::id::is_id;
use explainer::wordings::Wordings;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web::highlight::highlight;
use web::notice;
use web::text::PageText;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, StorageEvent, Window};

/// The event by which the app says that it shows another page, or the first one anew.
const MOVED: &str = "sidelines:moved";
/// The element that the app takes over.
const ROOT: &str = "app";
/// The attribute of the root that says that nothing can be kept.
const NO_KEEPING: &str = "data-no-keeping";
/// The highlight of kept words, in styles.
const KEPT: &str = "kept";
/// The highlight of words that the reader was led to, in styles.
const LINK: &str = "link";
/// How long the page waits for wordings before it shows notes without them, in milliseconds.
const PATIENCE: i32 = 3_000;
/// The words of a passage.
const PASSAGE_TEXT: &str = ".words[data-text], .words [data-text]";

const SAVED: &str = "Kept on this device.";
const UNLOADED: &str = "This can’t be kept: what it takes could not be loaded. Try again.";
const OUTDATED: &str = "The words here are not those of the published page. Reload it to keep them.";

/// The program.
pub(crate) struct App {
    window: Window,
    document: Document,
    explainer: String,
    /// The base path of the site.
    base: String,
    store: Store,
    wordings: WordingsCache,
    dialog: Dialog,
    deleted: RefCell<Deleted>,
    /// Notes of a file that are for another address.
    elsewhere: RefCell<Vec<Candidate>>,
    /// How long what was said last is to stay.
    said: Cell<Said>,
}

/// How long what was said stays.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Said {
    /// Nothing was said.
    #[default]
    Nothing,
    /// Until the reader does anything.
    Briefly,
    /// Until the reader goes to another page.
    ForThePage,
}

/// The selected words, as the menu at them names them.
struct Selected {
    id: String,
    place: Range<u32>,
}

/// Starts the program: shows what is kept, on this page and on every one that the reader goes to.
pub(crate) fn start(window: &Window, document: &Document) -> Option<()> {
    let root = document.get_element_by_id(ROOT)?;
    let explainer = root.get_attribute("data-explainer")?;
    let base =
        document.query_selector("[data-base]").ok()?.and_then(|holder| holder.get_attribute("data-base"));
    let base = base.unwrap_or_else(|| "/".into());
    let Some(dialog) = Dialog::add_to(document) else { return root.set_attribute(NO_KEEPING, "").ok() };
    let app = Rc::new(App {
        window: window.clone(),
        document: document.clone(),
        store: Store::new(window.clone(), &explainer),
        explainer,
        wordings: WordingsCache::new(base.clone()),
        base,
        dialog,
        deleted: RefCell::default(),
        elsewhere: RefCell::default(),
        said: Cell::default(),
    });
    app.listen();
    app.show();
    Some(())
}

impl App {
    /// Returns the base path of the site.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Returns the scheme and host of the site.
    pub(crate) fn origin(&self) -> String {
        self.window.location().origin().unwrap_or_default()
    }

    /// Returns the storage of the notebook.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// Returns the wordings loaded so far.
    pub(crate) fn wordings(&self) -> &WordingsCache {
        &self.wordings
    }

    fn listen(self: &Rc<Self>) {
        self.on(&self.document, MOVED, |app, _| {
            app.deleted.take();
            app.elsewhere.take();
            app.dialog.give_up();
            app.wordings.forget_failures();
            highlight(KEPT, &[]);
            app.unsay(Said::ForThePage);
            app.show();
        });
        // Another tab has kept something.
        self.on(&self.window, "storage", |app, event| {
            let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
            if app.store.is_under(key.as_deref()) {
                app.show();
            }
        });
        for name in ["click", "change"] {
            self.on(&self.document, name, |app, event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if let Some((action, element)) = target.and_then(|target| dom::asked(&target))
                    && action.event() == event.type_()
                {
                    let _ = app.act(action, &element);
                }
            });
        }
        for name in ["pointerdown", "keydown"] {
            self.on(&self.document, name, |app, _| app.unsay(Said::Briefly));
        }
    }

    fn on(
        self: &Rc<Self>,
        target: &web_sys::EventTarget,
        name: &'static str,
        act: impl Fn(&Rc<Self>, &Event) + 'static,
    ) {
        let app = self.clone();
        EventListener::new(target, name, move |event| act(&app, event)).forget();
    }

    fn act(self: &Rc<Self>, action: Action, element: &Element) -> Option<()> {
        match action {
            Action::KeepSelected => self.keep_selected(element)?,
            Action::NoteSelected => self.note_selected(element)?,
            Action::NoteWhole => self.note_whole(element)?,
            Action::Show => self.bring_into_sight(&note_id(element)?)?,
            Action::Edit => self.edit(note_id(element)?)?,
            Action::Save => self.save()?,
            Action::Cancel => self.dialog.close(),
            Action::Delete => {
                let id = note_id(element)?;
                let removed = self.store.change(|notebook| notebook.remove(&id));
                self.offer_undo(removed.map(|note| Deleted { notes: note.into_iter().collect(), raw: None }));
            }
            Action::DeleteAll => {
                let notes = self.store.read().unwrap_or_default().0;
                let raw = self.store.raw().ok().flatten().filter(|_| notes.is_empty());
                self.offer_undo(self.store.clear().map(|()| Deleted { notes, raw }));
            }
            Action::Undo => self.undo(),
            Action::Export => {
                let site = Site { origin: &self.origin(), base: &self.base };
                let notes = self.store.read().ok()?.0.into_iter().map(|note| self.with_present_ids(note));
                notes_page::export(&self.document, &Notebook(notes.collect()), &self.explainer, site)?;
            }
            Action::Import => self.import(element.dyn_ref::<HtmlInputElement>()?)?,
            Action::ImportElsewhere => self.import_elsewhere(),
        }
        Some(())
    }

    fn keep_selected(self: &Rc<Self>, button: &Element) -> Option<()> {
        let (app, selected) = (self.clone(), Selected::at(button)?);
        let is_focused = self.is_focus_in_menu(button);
        spawn_local(async move {
            let Some((note, _, text)) = app.new_note_on_page(&selected).await else { return };
            match app.store.change(|notebook| notebook.add([note])) {
                Ok(added) => {
                    app.say_briefly(if added.new > 0 { SAVED } else { "Kept already." });
                    app.show();
                    // Keys go on from the words, not from the head of the page.
                    if is_focused {
                        text.focus();
                    }
                }
                Err(trouble) => app.refuse(trouble),
            }
        });
        Some(())
    }

    fn note_selected(self: &Rc<Self>, button: &Element) -> Option<()> {
        let (app, selected) = (self.clone(), Selected::at(button)?);
        spawn_local(async move {
            if let Some((note, wordings, text)) = app.new_note_on_page(&selected).await {
                app.write(note, &wordings, move || text.focus());
            }
        });
        Some(())
    }

    fn note_whole(self: &Rc<Self>, button: &Element) -> Option<()> {
        let id = self.document.query_selector(PASSAGE_TEXT).ok()??.get_attribute("data-text")?;
        let (app, button) = (self.clone(), button.clone().dyn_into::<HtmlElement>().ok()?);
        spawn_local(async move {
            let Some(wordings) = app.load(&id).await else { return };
            let end = u32::try_from(wordings.now.text.chars().count()).unwrap_or(u32::MAX);
            let note = Note::on(&wordings, 0..end, browser::new_id(), browser::now());
            // The reader may have gone to another page.
            if let Some(note) = note.filter(|_| button.is_connected()) {
                app.write(note, &wordings, move || drop(button.focus()));
            }
        });
        Some(())
    }

    /// Makes a note of selected words of the page, with their wordings and the text on the page. Says why where that
    /// can't be done.
    async fn new_note_on_page(&self, selected: &Selected) -> Option<(Note, Rc<Wordings>, PageText)> {
        let wordings = self.load(&selected.id).await?;
        let text = PageText::of(&self.document, &selected.id)?;
        // The numbers count in the text on the page: it may have been loaded before the last change.
        let is_published = text.as_str() == wordings.now.text;
        let note = Note::on(&wordings, selected.place.clone(), browser::new_id(), browser::now());
        match note.filter(|_| is_published) {
            Some(note) => Some((note, wordings, text)),
            None => {
                self.say(OUTDATED);
                None
            }
        }
    }

    /// Loads the wordings of `id` to keep words of it. Says why where that can't be done.
    async fn load(&self, id: &str) -> Option<Rc<Wordings>> {
        if let Err(trouble) = self.store.read() {
            self.refuse(trouble);
            return None;
        }
        self.wordings.forget_failures();
        let wordings = self.wordings.load(id).await;
        if wordings.is_none() {
            self.say(UNLOADED);
        }
        wordings
    }

    /// Opens the dialog for a new note. `then` is called once it is closed.
    fn write(&self, new: Note, wordings: &Rc<Wordings>, then: impl Fn() + 'static) {
        let words = resolve(&new, Some(&Entry::Loaded(wordings.clone()))).words();
        match self.store.read() {
            Ok(Notebook(all)) => {
                // A note on words that are kept without one becomes theirs.
                let bare = all.into_iter().find(|note| note.text.is_none() && note.has_words_of(&new));
                self.dialog.open(bare.unwrap_or(new), words.as_deref(), then);
            }
            Err(trouble) => self.refuse(trouble),
        }
    }

    /// Brings the words of a note into sight, on a page that has them.
    fn bring_into_sight(&self, id: &str) -> Option<()> {
        let (text, range) = self.range(&self.find(id)?.1)?;
        text.focus();
        highlight(LINK, std::slice::from_ref(&range));
        if !browser::has_highlights() {
            // The words are selected instead.
            let selection = self.window.get_selection().ok()??;
            selection.remove_all_ranges().ok()?;
            selection.add_range(&range).ok()?;
        }
        let (down, height) = (self.window.scroll_y().ok()?, self.window.inner_height().ok()?.as_f64()?);
        let top = range.get_bounding_client_rect().top();
        self.window.scroll_to_with_x_and_y(0.0, (down + top - height / 3.0).max(0.0));
        Some(())
    }

    fn edit(self: &Rc<Self>, id: String) -> Option<()> {
        let (note, resolution) = self.find(&id)?;
        let app = self.clone();
        self.dialog.open(note, resolution.words().as_deref(), move || {
            let is_same = |button: &Element| note_id(button).as_deref() == Some(id.as_str());
            app.focus(Action::Edit, is_same);
        });
        Some(())
    }

    fn save(self: &Rc<Self>) -> Option<()> {
        let note = Note { changed: browser::now(), ..self.dialog.written()? };
        match self.store.change(|notebook| notebook.put(note)) {
            Ok(()) => {
                self.show();
                self.dialog.close();
                self.say_briefly(SAVED);
            }
            Err(trouble) => self.dialog.say(trouble.message()),
        }
        Some(())
    }

    fn offer_undo(self: &Rc<Self>, deleted: Result<Deleted, Trouble>) {
        match deleted {
            Ok(deleted) => {
                self.deleted.replace(deleted);
                self.show();
                self.focus(Action::Undo, |_| true);
            }
            Err(trouble) => self.refuse(trouble),
        }
    }

    fn undo(self: &Rc<Self>) {
        let Deleted { notes, raw } = self.deleted.take();
        let restored = match raw {
            Some(raw) if self.store.raw() == Ok(None) => self.store.set_raw(&raw),
            _ => self.store.change(|notebook| notebook.add(notes)).map(drop),
        };
        match restored {
            Ok(()) => self.say_briefly("Brought back."),
            Err(trouble) => self.refuse(trouble),
        }
        self.show();
        if let Some(place) = self.place() {
            focus_in(&place, &format!("h2, [{ACTION}]"), |_| true);
        }
    }

    fn import(self: &Rc<Self>, input: &HtmlInputElement) -> Option<()> {
        let file = input.files()?.get(0)?;
        let texts = SiteTexts::of(&self.place()?);
        let (app, input) = (self.clone(), input.clone());
        spawn_local(async move {
            let (elsewhere, message) = importing::import(&app, &file, &texts).await;
            // The same file can be chosen again.
            input.set_value("");
            app.elsewhere.replace(elsewhere);
            app.say(&message);
            app.show();
        });
        Some(())
    }

    fn import_elsewhere(self: &Rc<Self>) {
        let (app, candidates) = (self.clone(), self.elsewhere.take());
        spawn_local(async move {
            let message = importing::import_elsewhere(&app, candidates).await;
            app.say(&message);
            app.show();
            if let Some(place) = app.place() {
                focus_in(&place, &format!("[{ACTION}]"), |_| true);
            }
        });
    }

    /// Finds the note with the id, and what has become of its words.
    fn find(&self, id: &str) -> Option<(Note, Resolution)> {
        let note = self.store.read().ok()?.0.into_iter().find(|note| note.id == id)?;
        let resolution = resolve(&note, self.wordings.get(note.text_id()).as_ref());
        Some((note, resolution))
    }

    /// Returns `note` with the ids that its passage and the note of the site have now, as far as they are known.
    fn with_present_ids(&self, note: Note) -> Note {
        match self.wordings.get(note.text_id()) {
            Some(Entry::Loaded(wordings)) => match ids(&wordings) {
                Some((passage, site_note)) => Note { passage, site_note, ..note },
                None => note,
            },
            _ => note,
        }
    }

    /// Finds words in the text of this page; `None` where the document has another text.
    fn range(&self, resolution: &Resolution) -> Option<(PageText, web_sys::Range)> {
        let State::Marked(place) = &resolution.state else { return None };
        let wordings = resolution.wordings.as_ref()?;
        let text = PageText::of(&self.document, wordings.note.as_ref().unwrap_or(&wordings.passage))?;
        let range = text.range(place).filter(|_| text.as_str() == wordings.now.text)?;
        Some((text, range))
    }

    /// Marks kept words and lists notes, once their wordings are loaded.
    fn show(self: &Rc<Self>) {
        self.update(true);
    }

    /// Marks kept words and lists notes. While wordings are being loaded nothing is done if it `waits`, and is done
    /// without them if not.
    fn update(self: &Rc<Self>, waits: bool) {
        let page = Page::of(&self.document);
        let read = self.store.read();
        match read {
            Ok(_) => self.can_keep(true),
            Err(Trouble::Denied) => self.can_keep(false),
            Err(Trouble::Full | Trouble::Unreadable(_)) => {}
        }
        let notes = read.as_ref().map_or(&[][..], |notebook| &notebook.0);
        let shown: Vec<&Note> = notes.iter().filter(|note| page.has(note)).collect();
        let wanted: Vec<String> = shown
            .iter()
            .filter(|note| !page.knows_as_gone(note))
            .map(|note| note.text_id().to_string())
            .filter(|id| !matches!(self.wordings.get(id), Some(Entry::Loaded(_) | Entry::Failed)))
            .collect();
        match (wanted.is_empty(), waits) {
            (false, true) => return self.load_and_show(wanted),
            // It was shown when everything was there.
            (true, false) => return,
            _ => {}
        }
        let (mut items, mut ranges) = (Vec::new(), Vec::new());
        for note in shown {
            let resolution = if page.knows_as_gone(note) {
                Resolution::GONE
            } else {
                resolve(note, self.wordings.get(note.text_id()).as_ref())
            };
            let found = self.range(&resolution);
            let words_at = self.words_at(note, &resolution, found.is_some());
            ranges.extend(found.map(|(_, range)| range));
            items.push(Item { note, resolution, words_at, is_away: matches!(page, Page::AllNotes { .. }) });
        }
        highlight(KEPT, &ranges);
        let dom = Dom(self.document.clone());
        let deleted = self.deleted.borrow().message();
        match page {
            Page::AllNotes { place, texts } => {
                let all = AllNotes {
                    read: read.as_ref().map(|_| items).map_err(|trouble| *trouble),
                    deleted,
                    elsewhere: self.elsewhere.borrow().len(),
                    texts: &texts,
                    base: &self.base,
                };
                notes_page::show(&dom, &place, all);
            }
            Page::Step { place, .. } => {
                let trouble = read.as_ref().err().filter(|trouble| matches!(trouble, Trouble::Unreadable(_)));
                let items = list::in_order(items);
                let _ = step_notes::show(&dom, &place, &items, deleted.as_deref(), trouble.copied());
            }
            Page::Texts | Page::Other => {}
        }
    }

    fn load_and_show(self: &Rc<Self>, ids: Vec<String>) {
        for id in &ids {
            let _ = self.wordings.begin(id);
        }
        let app = self.clone();
        spawn_local(async move {
            for id in ids {
                let _ = app.wordings.load(&id).await;
            }
            app.show();
        });
        let app = self.clone();
        spawn_local(async move {
            browser::wait(&app.window, PATIENCE).await;
            app.update(false);
        });
    }

    /// Returns where the words of `note` can be shown: here, if they are, or on a page of their own.
    fn words_at(&self, note: &Note, resolution: &Resolution, are_here: bool) -> Option<WordsAt> {
        let State::Marked(_) = resolution.state else { return None };
        if are_here {
            return Some(WordsAt::ThisPage);
        }
        Some(WordsAt::Address(format!("{}{}#{}", self.base, resolution.wordings.as_ref()?.path, note.link?)))
    }

    /// Says `message`, until something else is said or the reader goes to another page.
    fn say(&self, message: &str) {
        self.said.set(Said::ForThePage);
        notice::say(&self.document, message);
    }

    /// Says `message`, until the reader does anything.
    fn say_briefly(&self, message: &str) {
        self.say(message);
        self.said.set(Said::Briefly);
    }

    /// Takes back what was said, if it was to stay no longer than `until`.
    fn unsay(&self, until: Said) {
        let said = self.said.get();
        if said == Said::Briefly || said == until {
            self.say("");
            self.said.set(Said::Nothing);
        }
    }

    /// Says why nothing can be kept, and lets nothing on the page offer it unless it may work again.
    fn refuse(&self, trouble: Trouble) {
        self.say(trouble.message());
        if trouble != Trouble::Full {
            self.can_keep(false);
        }
    }

    /// Says in the document whether anything can be kept, for styles that show what offers it.
    fn can_keep(&self, can: bool) {
        if let Some(root) = self.document.get_element_by_id(ROOT) {
            let _ = root.toggle_attribute_with_force(NO_KEEPING, !can);
        }
    }

    /// Returns the place that this page has for notes.
    fn place(&self) -> Option<Element> {
        self.document.query_selector(".keeping, .notebook").ok()?
    }

    /// Moves the focus to the first wanted button among the notes.
    fn focus(&self, action: Action, wanted: impl Fn(&Element) -> bool) {
        if let Some(place) = self.place() {
            focus_in(&place, &format!("[{ACTION}={}]", action.name()), wanted);
        }
    }

    /// Whether the focus is in the menu that holds `button`, or was and is lost with it.
    fn is_focus_in_menu(&self, button: &Element) -> bool {
        let menu = button.closest("[data-of]").ok().flatten();
        self.document.active_element().is_none_or(|active| {
            active.tag_name() == "BODY" || menu.is_some_and(|menu| menu.contains(Some(&active)))
        })
    }
}

impl Selected {
    /// Reads what the menu that holds `button` is about.
    fn at(button: &Element) -> Option<Self> {
        let menu = button.closest("[data-of]").ok()??;
        let number = |name| menu.get_attribute(name)?.parse().ok();
        let id = menu.get_attribute("data-of").filter(|id| is_id(id))?;
        Some(Self { id, place: number("data-start")?..number("data-end")? })
    }
}
