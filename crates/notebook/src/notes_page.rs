//! The page of all notes: by passage, with saving them to a file, adding those of a file, and deleting them.

use crate::action::Action;
use crate::annotation_io::{Site, write};
use crate::dom::{ACTION, Dom, replace};
use crate::list::{self, Item};
use crate::note::{Notebook, ids};
use crate::page::SiteTexts;
use crate::resolution::State;
use crate::store::Trouble;
use explainer::page::Page;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, Document, Element, HtmlAnchorElement, HtmlElement, Url};

/// What the page of all notes shows.
pub(crate) struct AllNotes<'a> {
    /// The notes, or why they can't be read.
    pub(crate) read: Result<Vec<Item<'a>>, Trouble>,
    /// Says what can be brought back.
    pub(crate) deleted: Option<String>,
    /// How many notes of a file are for another address.
    pub(crate) elsewhere: usize,
    /// The ids of all passages and notes of the site.
    pub(crate) texts: &'a SiteTexts,
    /// The base path of the site.
    pub(crate) base: &'a str,
}

/// Shows all notes in `place`.
pub(crate) fn show(dom: &Dom, place: &Element, all: AllNotes<'_>) {
    if contents(dom, place, all).is_none() {
        place.set_text_content(Some("The notes can’t be shown in this browser."));
    }
}

fn contents(dom: &Dom, place: &Element, all: AllNotes<'_>) -> Option<()> {
    let contents = dom.element("div", "", &[])?;
    let add = |element: HtmlElement| contents.append_child(&element).ok();
    let AllNotes { read, deleted, elsewhere, texts, base } = all;
    let trouble = read.as_ref().err().copied();
    let items = read.unwrap_or_default();
    let message = match (trouble, items.len()) {
        (Some(trouble), _) => Some(trouble.message().into()),
        (None, 0) if deleted.is_some() => None,
        (None, 0) => Some("Nothing is kept here yet. Select words of a passage to keep them.".into()),
        (None, 1) => Some("One note is kept.".into()),
        (None, count) => Some(format!("{count} notes are kept.")),
    };
    if let Some(message) = message {
        add(dom.text("p", if trouble.is_some() { "basis" } else { "" }, &message)?)?;
    }
    if let Some(deleted) = deleted {
        add(list::undo(dom, &deleted)?)?;
    }
    if let Some(tools) = tools(dom, !items.is_empty(), trouble)? {
        add(tools)?;
    }
    if elsewhere > 0 {
        add(offer(dom, elsewhere)?)?;
    }
    for group in by_passage(items, texts, base) {
        let heading = dom.element("h2", "", &[])?;
        let title = match &group.href {
            Some(href) => dom.link(href, &group.title, None)?,
            None => dom.text("span", "", &group.title)?,
        };
        heading.append_child(&title).ok()?;
        add(dom.element("section", "", &[&heading, &*list::list(dom, &list::in_order(group.items))?])?)?;
    }
    replace(&dom.0, place, &contents)
}

/// Makes what can be done with all notes; `None` inside where nothing can.
fn tools(dom: &Dom, has_notes: bool, trouble: Option<Trouble>) -> Option<Option<HtmlElement>> {
    let mut tools: Vec<HtmlElement> = Vec::new();
    if has_notes {
        tools.push(dom.button(Action::Export, "Save all to a file", None)?);
    }
    if trouble.is_none() {
        let label = dom.text("label", "", "Add notes from a file")?;
        let input = dom.element("input", "", &[])?;
        for (name, value) in [
            ("type", "file"),
            ("accept", ".jsonld,.json,application/ld+json,application/json"),
            (ACTION, Action::Import.name()),
        ] {
            input.set_attribute(name, value).ok()?;
        }
        label.append_child(&input).ok()?;
        tools.push(label);
    }
    if has_notes || matches!(trouble, Some(Trouble::Unreadable(_))) {
        tools.push(dom.button(Action::DeleteAll, "Delete all", None)?);
    }
    if tools.is_empty() {
        return Some(None);
    }
    let all = dom.element("div", "kept-tools", &[])?;
    for tool in tools {
        all.append_child(&tool).ok()?;
    }
    Some(Some(all))
}

/// Makes what offers to add notes for another address.
fn offer(dom: &Dom, count: usize) -> Option<HtmlElement> {
    let (message, label) = match count {
        1 => ("One note of the file is for this explainer at another address.".to_string(), "Add it"),
        _ => (format!("{count} notes of the file are for this explainer at another address."), "Add them"),
    };
    let message = dom.text("span", "", &message)?;
    dom.element("p", "kept-ways", &[&message, &*dom.button(Action::ImportElsewhere, label, None)?])
}

/// The notes on one passage.
struct Group<'a> {
    title: String,
    href: Option<String>,
    /// Where the group comes among the others.
    rank: usize,
    items: Vec<Item<'a>>,
}

/// Groups notes under the titles of their passages, in the order of the site.
fn by_passage<'a>(items: Vec<Item<'a>>, texts: &SiteTexts, base: &str) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for item in items {
        let wordings = item.resolution.wordings.as_ref();
        let passage = wordings.and_then(|wordings| Some((wordings, ids(wordings)?.0)));
        let (title, href, rank) = match passage {
            Some((wordings, id)) => {
                // A passage that is not in the order comes last of those that are loaded.
                let rank = texts.rank(id.as_str()).min(usize::MAX - 2);
                (wordings.title.clone(), Some(Page::Passage(id).href(base)), rank)
            }
            None if item.resolution.state == State::Gone => {
                ("On passages that are not here any more".into(), None, usize::MAX)
            }
            None => ("Not loaded".into(), None, usize::MAX - 1),
        };
        match groups.iter_mut().find(|group| group.href == href && group.title == title) {
            Some(group) => group.items.push(item),
            None => {
                let at = groups.iter().rposition(|group| group.rank <= rank).map_or(0, |at| at + 1);
                groups.insert(at, Group { title, href, rank, items: vec![item] });
            }
        }
    }
    groups
}

/// Hands all notes to the reader as a file, whose name `explainer` is a part of.
pub(crate) fn export(
    document: &Document,
    notebook: &Notebook,
    explainer: &str,
    site: Site<'_>,
) -> Option<()> {
    let text = write(notebook, &document.title(), site);
    let kind = BlobPropertyBag::new();
    kind.set_type("application/ld+json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(&format!("notes-{explainer}.jsonld"));
    link.click();
    Url::revoke_object_url(&address).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Note;
    use crate::note::samples::{note, wordings};
    use crate::resolution::{Resolution, resolve};
    use crate::wordings_cache::Entry;
    use std::rc::Rc;

    #[test]
    fn notes_come_by_passage_in_the_order_of_the_site() {
        let loaded = |passage, note| {
            let mut wordings = wordings(passage, note, "Whatever was said here.");
            wordings.title = format!("On {passage}");
            Some(Entry::Loaded(Rc::new(wordings)))
        };
        let entries = [
            loaded("vow", None),
            Some(Entry::Failed),
            loaded("crush", Some("crush-if")),
            loaded("vow", Some("vow-mill")),
            loaded("crush", None),
        ];
        let notes: Vec<Note> = (0..6).map(|id| note(&id.to_string(), "x", "")).collect();
        let resolutions = entries.iter().zip(&notes).map(|(entry, note)| resolve(note, entry.as_ref()));
        let items = notes.iter().zip([Resolution::GONE].into_iter().chain(resolutions));
        let items = items.map(|(note, resolution)| Item { note, resolution, words_at: None, is_away: true });
        let texts = SiteTexts::parse("crush crush-if vow vow-mill", "");
        let groups = by_passage(items.collect(), &texts, "/x/");
        let found: Vec<_> = groups
            .iter()
            .map(|group| {
                let ids: String = group.items.iter().map(|item| item.note.id.as_str()).collect();
                (group.title.as_str(), group.href.as_deref(), ids)
            })
            .collect();
        assert_eq!(
            found,
            [
                ("On crush", Some("/x/p/crush/"), "35".to_string()),
                ("On vow", Some("/x/p/vow/"), "14".to_string()),
                ("Not loaded", None, "2".to_string()),
                ("On passages that are not here any more", None, "0".to_string()),
            ]
        );
    }
}
