//! My notes: words that a reader keeps on the device, perhaps with a text of one's own.
//!
//! Kept words are found again as those of a link are, and marked only where they stand. What a passage says is shown
//! from the content alone: **of what is stored or imported, nothing but the reader's own text is shown**, and that as
//! text.
//!
//! | module | does |
//! |---|---|
//! | `kept` | what is kept |
//! | `stored`, `store` | the notebook as text; the device's storage |
//! | `exchange` | the notebook as a file of W3C annotations |
//! | `json` | the JSON that both are written in |
//! | `standing` | what has become of kept words |
//! | `list`, `overview`, `dialog`, `making` | what a page shows: a list, all lists, where notes are written |

mod dialog;
mod exchange;
mod json;
mod kept;
mod list;
mod making;
mod overview;
mod standing;
mod store;
mod stored;

use crate::bubble::Saying;
use crate::page::Page;
use crate::text::{Selected, Text};
use dialog::Dialog;
use explainer::id::NoteId;
use explainer::link::WordsLink;
use gloo::events::EventListener;
use kept::{Kept, Notebook, new_id};
use list::Item;
use making::Maker;
use standing::{Passage, Standing, passage_at};
use std::cell::RefCell;
use std::rc::Rc;
use store::{Store, Trouble};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, StorageEvent};

/// The name of the highlight, in styles.
const HIGHLIGHT: &str = "kept";

/// What was deleted and can be brought back, until the reader goes on.
#[derive(Clone, Debug, Default)]
struct Undo {
    kept: Vec<Kept>,
    /// What could not be read.
    raw: Option<String>,
}

impl Undo {
    fn said(&self) -> Option<String> {
        match (self.kept.len(), &self.raw) {
            (0, None) => None,
            (0, Some(_)) => Some("All is deleted.".into()),
            (1, _) => Some("One note is deleted.".into()),
            (count, _) => Some(format!("{count} notes are deleted.")),
        }
    }
}

/// The notebook and what the page shows of it.
#[derive(Clone)]
pub(crate) struct Keeping {
    page: Page,
    explainer: String,
    store: Store,
    dialog: Dialog,
    undo: Rc<RefCell<Undo>>,
    /// The page with all passages, once it was needed.
    passages: Rc<RefCell<Option<Document>>>,
}

impl Keeping {
    /// Shows what is kept, on this page and on every one that the reader goes to; `None` where nothing can be kept.
    pub(crate) fn begin(page: &Page) -> Option<Self> {
        let root = page.document().get_element_by_id("app")?;
        let explainer = root.get_attribute("data-explainer")?;
        let _ = making::add_styles(page.document());
        let keeping = Self {
            page: page.clone(),
            store: Store::new(page.window().clone(), &explainer),
            explainer,
            dialog: Dialog::add_to(page.document())?,
            undo: Rc::default(),
            passages: Rc::default(),
        };
        keeping.show();
        let this = keeping.clone();
        page.on_moved(move |_| {
            this.undo.take();
            this.dialog.close();
            this.show();
        });
        // Another tab has kept something.
        let this = keeping.clone();
        let kept = EventListener::new(page.window(), "storage", move |event| {
            let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
            if this.store.is_under(key.as_deref()) {
                this.show();
            }
        });
        kept.forget();
        for name in ["click", "change"] {
            let this = keeping.clone();
            let chosen = EventListener::new(page.document(), name, move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if let Some(button) = target.and_then(|target| target.closest("[data-keep]").ok().flatten()) {
                    let _ = this.act(&button, event.type_() == "change");
                }
            });
            chosen.forget();
        }
        Some(keeping)
    }

    /// Keeps the selected words.
    pub(crate) fn keep(&self, selected: &Selected) {
        let Some(kept) = kept_words(&selected.text, selected.place.start, selected.place.end) else { return };
        let added = self.store.change(|notebook| notebook.add([kept]));
        self.page.show_bubble(None);
        match added {
            Ok(added) => {
                let said = if added.new > 0 { "Kept on this device." } else { "Kept already." };
                self.page.say(Some(said), Saying::Briefly);
                self.show();
            }
            Err(trouble) => self.refuse(trouble),
        }
    }

    /// Lets the reader write a note on the selected words.
    pub(crate) fn write(&self, selected: &Selected) {
        let text = selected.text.clone();
        self.write_on(&selected.text, selected.place.start, selected.place.end, move || text.focus());
    }

    fn write_on(&self, text: &Text, start: usize, end: usize, then: impl Fn() + 'static) {
        let Some(new) = kept_words(text, start, end) else { return };
        let place = start..end;
        let words = Standing::Marked { text: text.clone(), place, reworded: false }.words();
        self.page.show_bubble(None);
        match self.store.read() {
            Ok(Notebook(all)) => {
                // A note on words that are kept without one becomes theirs.
                let bare = all.into_iter().find(|kept| {
                    kept.text.is_none() && kept.passage == new.passage && kept.words == new.words
                });
                self.dialog.open(bare.unwrap_or(new), words.as_deref(), then);
            }
            Err(trouble) => self.refuse(trouble),
        }
    }

    /// Says once why nothing can be kept, and offers it no more on this page unless it may work again.
    fn refuse(&self, trouble: Trouble) {
        self.page.say(Some(list::trouble(trouble)), Saying::Aloud);
        if trouble != Trouble::Full {
            self.page.offer_no_keeping();
            if let Ok(Some(hint)) = self.page.document().query_selector(".keeping > .hint") {
                hint.remove();
            }
        }
    }

    /// Does what a button or field is for. A field acts when it has changed.
    fn act(&self, element: &Element, changed: bool) -> Option<()> {
        let act = element.get_attribute("data-keep")?;
        if changed != (act == "import") {
            return None;
        }
        let id = element.closest("[data-kept]").ok()?.and_then(|item| item.get_attribute("data-kept"));
        match act.as_str() {
            "whole" => {
                let text = Passage::all(self.page.document()).first()?.text(None)?;
                let end = text.as_str().chars().count();
                let button: HtmlElement = element.clone().dyn_into().ok()?;
                self.write_on(&text, 0, end, move || drop(button.focus()));
            }
            "show" => {
                if let (_, Standing::Marked { text, place, .. }) = self.find(&id?)? {
                    self.page.mark(&text, place);
                }
            }
            "edit" => self.edit(&id?)?,
            "save" => self.save()?,
            "cancel" => self.dialog.close(),
            "delete" => {
                let id = id?;
                let removed = self.store.change(|notebook| notebook.remove(&id));
                self.deleted(removed.map(|kept| Undo { kept: kept.into_iter().collect(), raw: None }));
            }
            "delete-all" => {
                let all = self.store.read().unwrap_or_default();
                let raw = self.store.raw().ok().flatten().filter(|_| all.0.is_empty());
                self.deleted(self.store.clear().map(|()| Undo { kept: all.0, raw }));
            }
            "undo" => {
                let undo = self.undo.take();
                let back = match undo.raw {
                    Some(raw) if self.store.raw() == Ok(None) => self.store.set_raw(&raw),
                    _ => self.store.change(|notebook| notebook.add(undo.kept)).map(|_| ()),
                };
                match back {
                    Ok(()) => self.page.say(Some("Brought back."), Saying::Briefly),
                    Err(trouble) => self.refuse(trouble),
                }
                self.show();
                self.focus("h2, [data-keep]");
            }
            "export" => overview::export(self)?,
            "import" => overview::import(self, element.dyn_ref::<HtmlInputElement>()?)?,
            _ => {}
        }
        Some(())
    }

    fn edit(&self, id: &str) -> Option<()> {
        let (kept, standing) = self.find(id)?;
        let (this, id) = (self.clone(), id.to_string());
        self.dialog.open(kept, standing.words().as_deref(), move || {
            let again = |button: &Element| {
                let item = button.closest("[data-kept]").ok().flatten();
                item.and_then(|item| item.get_attribute("data-kept")).as_deref() == Some(id.as_str())
            };
            this.focus_where("[data-keep=edit]", again);
        });
        Some(())
    }

    fn save(&self) -> Option<()> {
        let written = self.dialog.written()?;
        let kept = Kept { changed: now(), ..written };
        match self.store.change(|notebook| notebook.put(kept)) {
            Ok(()) => {
                self.show();
                self.dialog.close();
                self.page.say(Some("Kept on this device."), Saying::Briefly);
            }
            Err(trouble) => self.dialog.say(list::trouble(trouble)),
        }
        Some(())
    }

    fn deleted(&self, undo: Result<Undo, Trouble>) {
        match undo {
            Ok(undo) => {
                self.undo.replace(undo);
                self.show();
                self.focus("[data-keep=undo]");
            }
            Err(trouble) => self.refuse(trouble),
        }
    }

    /// What has the id, with what has become of it.
    fn find(&self, id: &str) -> Option<(Kept, Standing)> {
        let kept = self.store.read().ok()?.0.into_iter().find(|kept| kept.id == id)?;
        let elsewhere = self.passages.borrow();
        let document = elsewhere.as_ref().unwrap_or(self.page.document());
        let passage = Passage::all(document).into_iter().find(|passage| passage.holds(&kept));
        let standing = passage.map_or(Standing::Changed, |passage| passage.standing(&kept));
        Some((kept, standing))
    }

    /// Marks kept words and lists them.
    fn show(&self) {
        let document = self.page.document();
        if let Some(place) = overview::place(document) {
            overview::show(self, &place);
            return;
        }
        self.passages.replace(None);
        let passages = Passage::all(document);
        let notebook = self.store.read();
        let kept = notebook.as_ref().map_or(&[][..], |notebook| &notebook.0);
        let items: Vec<Item<'_>> = kept
            .iter()
            .filter_map(|kept| {
                let passage = passages.iter().find(|passage| passage.holds(kept))?;
                Some(Item { kept, standing: passage.standing(kept), href: None })
            })
            .collect();
        let marks = items.iter().filter_map(|item| match &item.standing {
            Standing::Marked { text, place, .. } => self.page.range(text, place),
            Standing::Changed | Standing::Unseen => None,
        });
        self.page.highlight(HIGHLIGHT, &marks.collect::<Vec<_>>());
        if let Ok(Some(place)) = document.query_selector(".keeping") {
            let trouble = notebook.as_ref().err().filter(|trouble| matches!(trouble, Trouble::Unreadable(_)));
            let _ = self.list_in(&place, in_order(items), trouble.copied());
        }
    }

    /// Lists the notes of the passage on this page.
    fn list_in(&self, place: &Element, items: Vec<Item<'_>>, trouble: Option<Trouble>) -> Option<()> {
        let make = Maker(self.page.document().clone());
        let undo = self.undo.borrow().said();
        let list = place.query_selector("section").ok()?;
        if items.is_empty() && undo.is_none() && trouble.is_none() {
            if let Some(list) = list {
                list.remove();
            }
            return Some(());
        }
        let all = make.of("div", "", &[])?;
        let title = make.text("h2", "", &format!("My notes ({})", items.len()))?;
        title.set_id("my-notes");
        title.set_attribute("tabindex", "-1").ok()?;
        all.append_child(&title).ok()?;
        if let Some(trouble) = trouble {
            all.append_child(&*make.text("p", "basis", list::trouble(trouble))?).ok()?;
        }
        if let Some(said) = undo {
            all.append_child(&*list::undo(&make, &said)?).ok()?;
        }
        if !items.is_empty() {
            all.append_child(&*list::list(&make, &items)?).ok()?;
        }
        let list = match list {
            Some(list) => list,
            None => {
                let list = make.of("section", "", &[])?;
                list.set_attribute("aria-labelledby", "my-notes").ok()?;
                place.prepend_with_node_1(&list).ok()?;
                list.into()
            }
        };
        replace(self.page.document(), &list, &all)
    }

    /// Moves the focus to the first such element of what this module shows.
    fn focus(&self, selector: &str) {
        self.focus_where(selector, |_| true);
    }

    fn focus_where(&self, selector: &str, wanted: impl Fn(&Element) -> bool) {
        let Ok(Some(place)) = self.page.document().query_selector(".keeping, .notebook") else { return };
        focus_in(&place, selector, wanted);
    }
}

fn focus_in(place: &Element, selector: &str, wanted: impl Fn(&Element) -> bool) {
    let Ok(found) = place.query_selector_all(selector) else { return };
    let elements = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into::<HtmlElement>().ok());
    if let Some(element) = elements.into_iter().find(|element| wanted(element)) {
        let _ = element.focus();
    }
}

/// Puts `new` in the place of all that is in `place`. What has the focus there has it in the new as well, if it is there.
fn replace(document: &Document, place: &Element, new: &Element) -> Option<()> {
    let name = |element: &Element| {
        let item = element.closest("[data-kept]").ok().flatten();
        Some((element.get_attribute("data-keep")?, item.and_then(|item| item.get_attribute("data-kept"))))
    };
    let active = document.active_element().filter(|active| place.contains(Some(active)));
    let focused = active.as_ref().and_then(name);
    place.set_text_content(None);
    place.append_child(new).ok()?;
    if focused.is_some() {
        focus_in(place, "[data-keep]", |element| name(element) == focused);
    }
    Some(())
}

/// By place in the passage; what stands in its notes or nowhere comes last.
fn in_order(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let rank = |item: &Item<'_>| match &item.standing {
        Standing::Marked { place, .. } if item.kept.words.note.is_none() => place.start,
        _ => usize::MAX,
    };
    let mut sorted: Vec<Item<'_>> = Vec::new();
    for item in items {
        // Few, and mostly in order: the library's sorting would cost the program more than it saves.
        let at = sorted.iter().rposition(|other| rank(other) <= rank(&item)).map_or(0, |at| at + 1);
        sorted.insert(at, item);
    }
    sorted
}

/// The scalars `start..end` of `text`, ready to be kept.
fn kept_words(text: &Text, start: usize, end: usize) -> Option<Kept> {
    let note = text.note().and_then(|id| NoteId::try_from(id).ok());
    Some(Kept {
        id: random_id(),
        passage: passage_at(&text.path()?)?,
        words: WordsLink::to(note, text.as_str(), &text.spans(), start, end)?,
        text: None,
        changed: now(),
    })
}

fn random_id() -> String {
    let random = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    new_id([random(), random(), random(), random()])
}

fn now() -> String {
    String::from(js_sys::Date::new_0().to_iso_string())
}
