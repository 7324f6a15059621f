//! A dialog in which the words of a passage are chosen by the first and the last: without dragging, with a pointer, a finger
//! or keys.
//!
//! Its words come from the published wording, as everything that is copied does.

use crate::menu_elements::Action;
use crate::picture::Picture;
use crate::words::each_word;
use explainer::wordings::Wordings;
use gloo::events::EventListener;
use phrases::Phrases;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web::console;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement, KeyboardEvent};

/// Which words are chosen, by their indices.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Choice {
    /// None.
    #[default]
    Nothing,
    /// The word at one end.
    End(usize),
    /// The first and the last.
    Words(usize, usize),
}

impl Choice {
    /// The choice after the word `index` was pressed: the other end, or the first one of a new choice.
    fn with(self, index: usize) -> Self {
        match self {
            Self::End(other) => Self::Words(other.min(index), other.max(index)),
            Self::Nothing | Self::Words(..) => Self::End(index),
        }
    }

    fn contains(self, index: usize) -> bool {
        match self {
            Self::Nothing => false,
            Self::End(end) => end == index,
            Self::Words(first, last) => (first..=last).contains(&index),
        }
    }
}

/// A word of the text.
struct Word {
    scalars: Range<u32>,
    button: HtmlElement,
}

/// The open dialog.
struct Chooser {
    dialog: HtmlDialogElement,
    say: Rc<Phrases>,
    wordings: Rc<Wordings>,
    status: Element,
    words: Vec<Word>,
    choice: Cell<Choice>,
    /// The card with the chosen words, once it has loaded; `None` if there is no card.
    picture: RefCell<Option<Picture>>,
}

/// Opens the dialog for the present text of `wordings`. Calls `act` with what the reader wants done with the scalars they have chosen.
///
/// # Errors
///
/// Fails if the document can't be added to.
pub(crate) fn open(
    document: &Document,
    base: &str,
    say: Rc<Phrases>,
    wordings: Rc<Wordings>,
    can_share: bool,
    act: impl Fn(Action, Range<u32>) + 'static,
) -> Result<(), JsValue> {
    let dialog: HtmlDialogElement = document.create_element("dialog")?.dyn_into()?;
    dialog.set_class_name("chooser");
    dialog.set_attribute("aria-labelledby", "chooser-title")?;
    let add = |parent: &Element, name: &str, class: &str, text: &str| -> Result<HtmlElement, JsValue> {
        let element: HtmlElement = document.create_element(name)?.dyn_into()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        parent.append_child(&element)?;
        Ok(element)
    };
    add(&dialog, "h2", "", &say.choose_words())?.set_id("chooser-title");
    let shown = add(&dialog, "p", "chooser-words", "")?;
    shown.set_attribute("translate", "no")?;
    let now = &wordings.now;
    let mut words = Vec::new();
    let mut at = 0;
    for scalars in each_word(&now.text).iter().map(|word| now.with_whole_insertions(word)) {
        // An insertion of several words is one to choose.
        if scalars.start < at {
            continue;
        }
        shown.append_child(&document.create_text_node(&now.words(&(at..scalars.start))))?;
        let button = add(&shown, "button", "", &now.words(&scalars))?;
        button.set_attribute("type", "button")?;
        if now.inserted.contains(&scalars) {
            button.set_class_name("chooser-inserted");
        }
        at = scalars.end;
        words.push(Word { scalars, button });
    }
    shown.append_child(&document.create_text_node(&now.words(&(at..u32::MAX))))?;
    let status: Element = add(&dialog, "p", "chooser-status", "")?.into();
    status.set_attribute("role", "status")?;
    let actions = add(&dialog, "p", "chooser-actions", "")?;
    for action in Action::offered(can_share) {
        let button = add(&actions, "button", "", &action.label(&say, true))?;
        button.set_attribute("type", "button")?;
        button.set_attribute("data-action", action.name())?;
    }
    let save = add(&actions, "button", "chooser-save", &say.save_picture())?;
    save.set_attribute("type", "button")?;
    let cancel = add(&actions, "button", "", &say.cancel())?;
    cancel.set_attribute("type", "button")?;
    document.body().ok_or("no body")?.append_child(&dialog)?;
    let chooser = Rc::new(Chooser {
        dialog,
        say,
        wordings,
        status,
        words,
        choice: Cell::default(),
        picture: RefCell::default(),
    });
    chooser.listen(cancel.into(), save.into(), act);
    chooser.load_picture(document.clone(), base.to_string());
    chooser.stop_at(0);
    chooser.show();
    chooser.dialog.show_modal()
}

/// Closes the dialog, if it is open: its words are those of a page that was left.
pub(crate) fn close(document: &Document) {
    if let Ok(Some(dialog)) = document.query_selector(".chooser") {
        dialog.remove();
    }
}

impl Chooser {
    fn listen(self: &Rc<Self>, cancel: Element, save: Element, act: impl Fn(Action, Range<u32>) + 'static) {
        let this = self.clone();
        EventListener::new(&self.dialog, "click", move |event| {
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
                return;
            };
            if target == cancel {
                this.dialog.close();
            } else if target == save {
                if let Some(Err(error)) = this.picture.borrow().as_ref().map(Picture::save) {
                    console::error(&error);
                }
            } else if let Some(index) = this.index(&target) {
                this.choice.set(this.choice.get().with(index));
                this.stand_at(index);
                this.show();
            } else if let (Some(action), Some(scalars)) = (Action::of(&target), this.scalars()) {
                this.dialog.close();
                act(action, scalars);
            }
        })
        .forget();
        let this = self.clone();
        EventListener::new(&self.dialog, "keydown", move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
            let focused = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(index) = focused.and_then(|focused| this.index(&focused))
                && let Some(next) = neighbour(&key, index, this.words.len())
            {
                this.stand_at(next);
            }
        })
        .forget();
        // Each opening makes it anew, of the passage that is shown then.
        let dialog = self.dialog.clone();
        EventListener::new(&self.dialog, "close", move |_| dialog.remove()).forget();
    }

    /// Loads the card, and shows it below the words.
    fn load_picture(self: &Rc<Self>, document: Document, base: String) {
        let this = self.clone();
        spawn_local(async move {
            let Wordings { passage, now, .. } = &*this.wordings;
            let Some(picture) = Picture::load(&document, &base, passage, now.tag).await else { return };
            if this.status.after_with_node_1(&picture.canvas).is_ok() {
                this.picture.replace(Some(picture));
                this.show();
            }
        });
    }

    fn index(&self, element: &Element) -> Option<usize> {
        self.words.iter().position(|word| word.button.is_same_node(Some(element)))
    }

    /// Makes one word the only stop of the Tab key among them.
    fn stop_at(&self, index: usize) {
        for (at, word) in self.words.iter().enumerate() {
            word.button.set_tab_index(if at == index { 0 } else { -1 });
        }
    }

    /// Moves the focus to a word.
    fn stand_at(&self, index: usize) {
        self.stop_at(index);
        if let Some(word) = self.words.get(index) {
            let _ = word.button.focus();
        }
    }

    /// The chosen scalars, once both ends are chosen.
    fn scalars(&self) -> Option<Range<u32>> {
        let Choice::Words(first, last) = self.choice.get() else { return None };
        Some(self.words.get(first)?.scalars.start..self.words.get(last)?.scalars.end)
    }

    fn show(&self) {
        let choice = self.choice.get();
        for (index, word) in self.words.iter().enumerate() {
            let _ = word
                .button
                .set_attribute("aria-pressed", if choice.contains(index) { "true" } else { "false" });
        }
        let quoted = |scalars: &Range<u32>| self.wordings.now.words(scalars);
        let says = match (choice, self.scalars()) {
            (Choice::Words(first, last), Some(scalars)) => {
                self.say.chosen(last - first + 1, &quoted(&scalars))
            }
            (Choice::End(end), _) => {
                let word = self.words.get(end).map(|word| quoted(&word.scalars)).unwrap_or_default();
                self.say.choose_last(&word)
            }
            _ => self.say.choose_first(),
        };
        self.status.set_text_content(Some(&says));
        let _ = self.dialog.toggle_attribute_with_force("data-chosen", self.scalars().is_some());
        if let Some(scalars) = self.scalars() {
            Action::label_all(&self.dialog, &self.say, self.wordings.now.is_said(&scalars));
        }
        if let (Some(picture), Some(scalars)) = (&*self.picture.borrow(), self.scalars())
            && let Err(error) = picture.draw(&scalars, &self.say.card_picture(&quoted(&scalars)))
        {
            console::error(&error);
        }
    }
}

/// The word that a key leads to from the word `index` of `count`; `None` for other keys.
fn neighbour(key: &str, index: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowLeft" | "ArrowUp" => Some(index.saturating_sub(1)),
        "ArrowRight" | "ArrowDown" => Some(last.min(index + 1)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_presses_choose_the_words_between_in_either_order() {
        let choice = Choice::default();
        assert_eq!(choice.with(4), Choice::End(4));
        assert_eq!(choice.with(4).with(7), Choice::Words(4, 7));
        assert_eq!(choice.with(7).with(4), Choice::Words(4, 7));
        assert_eq!(choice.with(4).with(4), Choice::Words(4, 4), "one word");
        assert_eq!(choice.with(4).with(7).with(1), Choice::End(1), "a new choice");
        assert!((4..=7).all(|index| choice.with(4).with(7).contains(index)));
        assert!(!choice.with(4).with(7).contains(8));
    }

    #[test]
    fn keys_lead_from_word_to_word_and_not_out_of_the_text() {
        assert_eq!(neighbour("ArrowRight", 0, 3), Some(1));
        assert_eq!(neighbour("ArrowRight", 2, 3), Some(2));
        assert_eq!(neighbour("ArrowLeft", 0, 3), Some(0));
        assert_eq!(neighbour("End", 0, 3), Some(2));
        assert_eq!(neighbour("Home", 2, 3), Some(0));
        assert_eq!(neighbour("a", 1, 3), None);
    }
}
