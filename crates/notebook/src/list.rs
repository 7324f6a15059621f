//! Sorts and lists notes: the words as they are today, the reader's own text, and buttons.

use crate::action::Action;
use crate::comparison::{self, Part};
use crate::dom::{Dom, NOTE};
use crate::note::Note;
use crate::resolution::{Resolution, State};
use explainer::wordings::EarlierContent;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// Where the words of a note are shown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum WordsAt {
    /// On the open page.
    ThisPage,
    /// At this address.
    Address(String),
}

/// A listed note.
#[derive(Clone, Debug)]
pub(crate) struct Item<'a> {
    pub(crate) note: &'a Note,
    pub(crate) resolution: Resolution,
    /// Where the words are shown; `None` if nowhere.
    pub(crate) words_at: Option<WordsAt>,
    /// Whether the list is on another page than the passage, so that the words need a credit.
    pub(crate) is_away: bool,
}

/// Creates a list of notes.
pub(crate) fn list(dom: &Dom, items: &[Item<'_>]) -> Result<HtmlElement, JsValue> {
    let list = dom.element("ol", "private-notes", &[])?;
    for item in items {
        list.append_child(&*entry(dom, item)?)?;
    }
    Ok(list)
}

fn entry(dom: &Dom, item: &Item<'_>) -> Result<HtmlElement, JsValue> {
    let Item { note, resolution, words_at, is_away } = item;
    let entry = dom.element("li", "", &[])?;
    entry.set_attribute(NOTE, &note.id)?;
    let add = |element: HtmlElement| entry.append_child(&element);
    let words = resolution.words();
    if let Some(words) = &words {
        add(untranslated(dom.text("p", "private-note-words", words)?)?)?;
    }
    if let Some(message) = resolution.message(&dom.say) {
        add(dom.text("p", "notebook-problem", &message)?)?;
    }
    if let Some(comparison) = comparison(dom, item)? {
        add(comparison)?;
    }
    let credit = resolution.credit().filter(|credit| *is_away && !credit.is_empty());
    if let Some(credit) = credit {
        add(dom.text("p", "private-note-credit", credit)?)?;
    }
    if let Some(text) = &note.text {
        add(dom.text("p", "label", &dom.say.your_note())?)?;
        add(dom.text("p", "private-note-text", text)?)?;
    }
    let about = words.as_ref().or(note.text.as_ref()).map(|text| beginning(text));
    let about = about.as_deref();
    let buttons = dom.element("p", "notebook-actions", &[])?;
    let show = match words_at {
        Some(WordsAt::ThisPage) => Some(dom.button(Action::Show, &dom.say.show(), about)?),
        Some(WordsAt::Address(href)) => Some(dom.link(href, &dom.say.show(), about)?),
        None => None,
    };
    let edit = if note.text.is_some() { dom.say.edit() } else { dom.say.add_note() };
    let delete = dom.button(Action::Delete, &dom.say.delete(), about)?;
    let others = [dom.button(Action::Edit, &edit, about)?, delete];
    for button in show.into_iter().chain(others) {
        buttons.append_child(&button)?;
    }
    add(buttons)?;
    Ok(entry)
}

/// Creates the comparison of the wording then and now; `None` unless the words have changed.
fn comparison(dom: &Dom, item: &Item<'_>) -> Result<Option<HtmlElement>, JsValue> {
    let (State::Edited(_), Some(earlier)) = (&item.resolution.state, item.resolution.earlier()) else {
        return Ok(None);
    };
    let (EarlierContent::Recorded { edits, speakers, .. }, Some(link)) = (&earlier.content, item.note.link)
    else {
        return Ok(None);
    };
    let (then, now) = match speakers {
        Some([then, now]) => (dom.say.then_by(&earlier.day, then), dom.say.now_by(now)),
        None => (earlier.day.clone(), dom.say.now()),
    };
    let linked = link.start()..link.end();
    let then = wording(dom, &then, &comparison::then(edits, &linked), "del")?;
    let now = wording(dom, &now, &comparison::now(edits), "ins")?;
    dom.element("div", "then-now", &[&then, &now]).map(Some)
}

/// Creates one of two compared wordings. `changed` is the name of the element for text that the other lacks.
fn wording(dom: &Dom, label: &str, parts: &[Part<'_>], changed: &str) -> Result<HtmlElement, JsValue> {
    let line = dom.text("span", "", "")?;
    for part in parts {
        let text = if part.is_linked {
            dom.text("mark", "linked-words", part.text)?
        } else {
            dom.text("span", "", part.text)?
        };
        let part = if part.is_changed {
            // Screen readers do not announce `del` and `ins`.
            let only_here = format!("{} ", dom.say.only_here());
            dom.element(changed, "", &[&*dom.text("span", "visually-hidden", &only_here)?, &text])?
        } else {
            text
        };
        line.append_child(&part)?;
    }
    let label = dom.text("span", "label", &format!("{label} "))?;
    dom.element("p", "", &[&label, &*untranslated(line)?])
}

/// Exempts an element from translation: a translated quotation is not what was said.
fn untranslated(element: HtmlElement) -> Result<HtmlElement, JsValue> {
    element.set_attribute("translate", "no")?;
    Ok(element)
}

/// Returns the first six words, which tell one note from another.
fn beginning(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(6).collect();
    format!("{}{}", first.join(" "), if words.next().is_some() { " …" } else { "" })
}

/// Creates the offer to bring back what was deleted.
pub(crate) fn undo(dom: &Dom, message: &str) -> Result<HtmlElement, JsValue> {
    let message = dom.text("span", "", message)?;
    let undo = dom.button(Action::Undo, &dom.say.undo(), None)?;
    dom.element("p", "notebook-actions", &[&message, &undo])
}

/// Sorts notes by the position of their words in the passage; notes on notes of the site, or without words, come last.
pub(crate) fn in_order(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let rank = |item: &Item<'_>| match (&item.resolution.state, &item.note.site_note) {
        (State::Marked(scalars), None) => scalars.start,
        _ => u32::MAX,
    };
    let mut sorted: Vec<Item<'_>> = Vec::new();
    for item in items {
        // An insertion sort: there are few notes, and the standard sort would add 3 kB to the program.
        let index = sorted.iter().rposition(|other| rank(other) <= rank(&item)).map_or(0, |index| index + 1);
        sorted.insert(index, item);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::samples::note;

    #[test]
    fn buttons_are_told_apart_by_first_words() {
        assert_eq!(beginning("one two  three"), "one two three");
        assert_eq!(beginning("one two three four five six seven"), "one two three four five six …");
    }

    #[test]
    fn notes_are_sorted_by_their_words() {
        let notes = ["a", "b", "c", "d"].map(|id| note(id, "x", ""));
        let states = [State::Unloaded, State::Marked(9..12), State::Marked(2..40), State::Marked(9..10)];
        let items = notes.iter().zip(states).map(|(note, state)| Item {
            note,
            resolution: Resolution { wordings: None, state },
            words_at: None,
            is_away: false,
        });
        let sorted = in_order(items.collect());
        assert_eq!(sorted.iter().map(|item| item.note.id.as_str()).collect::<String>(), "cbda");
    }
}
