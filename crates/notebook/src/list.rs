//! Notes as a list: the words as they are today, the reader's own text, and what can be done.

use crate::action::Action;
use crate::comparison::{self, Part};
use crate::dom::{Dom, NOTE};
use crate::note::Note;
use crate::resolution::{Resolution, State};
use explainer::wordings::Content;
use web_sys::HtmlElement;

/// Where the words of a note can be shown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum WordsAt {
    /// On this page.
    ThisPage,
    /// At this address.
    Address(String),
}

/// A note of a list.
#[derive(Clone, Debug)]
pub(crate) struct Item<'a> {
    pub(crate) note: &'a Note,
    pub(crate) resolution: Resolution,
    /// Where the words can be shown; `None` where they can't.
    pub(crate) words_at: Option<WordsAt>,
    /// Whether the list is away from the passage, so that somebody has to be named for the words.
    pub(crate) is_away: bool,
}

/// Makes a list of notes.
pub(crate) fn list(dom: &Dom, items: &[Item<'_>]) -> Option<HtmlElement> {
    let list = dom.element("ol", "kept", &[])?;
    for item in items {
        list.append_child(&*entry(dom, item)?).ok()?;
    }
    Some(list)
}

fn entry(dom: &Dom, item: &Item<'_>) -> Option<HtmlElement> {
    let Item { note, resolution, words_at, is_away } = item;
    let entry = dom.element("li", "", &[])?;
    entry.set_attribute(NOTE, &note.id).ok()?;
    let add = |element: HtmlElement| entry.append_child(&element).ok();
    let words = resolution.words();
    if let Some(words) = &words {
        add(said(dom.text("p", "kept-words", words)?)?)?;
    }
    if let Some(message) = resolution.message() {
        add(dom.text("p", "basis", &message)?)?;
    }
    if let Some(change) = change(dom, item) {
        add(change)?;
    }
    let credit = resolution.credit().filter(|credit| *is_away && !credit.is_empty());
    if let Some(credit) = credit {
        add(dom.text("p", "cites", credit)?)?;
    }
    if let Some(text) = &note.text {
        add(dom.text("p", "label", "Your note")?)?;
        add(dom.text("p", "own", text)?)?;
    }
    let about = words.as_ref().or(note.text.as_ref()).map(|text| beginning(text));
    let about = about.as_deref();
    let buttons = dom.element("p", "kept-ways", &[])?;
    let show = match words_at {
        Some(WordsAt::ThisPage) => Some(dom.button(Action::Show, "Show", about)?),
        Some(WordsAt::Address(href)) => Some(dom.link(href, "Show", about)?),
        None => None,
    };
    let edit = if note.text.is_some() { "Edit" } else { "Add a note" };
    let others = [dom.button(Action::Edit, edit, about)?, dom.button(Action::Delete, "Delete", about)?];
    for button in show.into_iter().chain(others) {
        buttons.append_child(&button).ok()?;
    }
    add(buttons)?;
    Some(entry)
}

/// Makes the text then and the text now of a note whose words have changed.
fn change(dom: &Dom, item: &Item<'_>) -> Option<HtmlElement> {
    let State::Edited(_) = item.resolution.state else { return None };
    let earlier = item.resolution.earlier()?;
    let Content::Recorded { edits, speakers, .. } = &earlier.content else { return None };
    let link = item.note.link?;
    let (then, now) = match speakers {
        Some([then, now]) => (format!("{}, {then}", earlier.day), format!("Now, {now}")),
        None => (earlier.day.clone(), "Now".into()),
    };
    let linked = link.start()..link.end();
    let then = text(dom, &then, &comparison::then(edits, &linked), "del")?;
    let now = text(dom, &now, &comparison::now(edits), "ins")?;
    dom.element("div", "then-now", &[&then, &now])
}

/// Makes one of two compared texts; `changed` names the element for what is in it alone.
fn text(dom: &Dom, label: &str, parts: &[Part<'_>], changed: &str) -> Option<HtmlElement> {
    let line = dom.text("span", "", "")?;
    for part in parts {
        let text = if part.is_linked {
            dom.text("mark", "linked", part.text)?
        } else {
            dom.text("span", "", part.text)?
        };
        let part = if part.is_changed {
            // Screen readers pass over lines through and under words.
            dom.element(changed, "", &[&*dom.text("span", "unseen", "only here: ")?, &text])?
        } else {
            text
        };
        line.append_child(&part).ok()?;
    }
    dom.element("p", "", &[&*dom.text("span", "label", &format!("{label} "))?, &*said(line)?])
}

/// Keeps an element from being translated: a translation was not said.
fn said(element: HtmlElement) -> Option<HtmlElement> {
    element.set_attribute("translate", "no").ok()?;
    Some(element)
}

/// Returns the first words, by which one note is known from another.
fn beginning(words: &str) -> String {
    let mut parts = words.split_whitespace();
    let first: Vec<&str> = parts.by_ref().take(6).collect();
    format!("{}{}", first.join(" "), if parts.next().is_some() { " …" } else { "" })
}

/// Makes what offers to bring back what was deleted.
pub(crate) fn undo(dom: &Dom, message: &str) -> Option<HtmlElement> {
    let message = dom.text("span", "", message)?;
    dom.element("p", "kept-ways", &[&message, &*dom.button(Action::Undo, "Undo", None)?])
}

/// Sorts notes by where their words are in the passage; those of notes of the site, or without words, come last.
pub(crate) fn in_order(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let rank = |item: &Item<'_>| match (&item.resolution.state, &item.note.site_note) {
        (State::Marked(place), None) => place.start,
        _ => u32::MAX,
    };
    let mut sorted: Vec<Item<'_>> = Vec::new();
    for item in items {
        // Few, and mostly in order: the library's sorting would cost the program more than it saves.
        let at = sorted.iter().rposition(|other| rank(other) <= rank(&item)).map_or(0, |at| at + 1);
        sorted.insert(at, item);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::samples::note;

    #[test]
    fn notes_are_named_by_their_first_words() {
        assert_eq!(beginning("one two  three"), "one two three");
        assert_eq!(beginning("one two three four five six seven"), "one two three four five six …");
    }

    #[test]
    fn notes_come_in_the_order_of_their_words() {
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
