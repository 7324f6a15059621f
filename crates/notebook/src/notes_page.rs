//! The page of all notes: lists them by passage, with buttons to export, import and delete them.

use crate::action::Action;
use crate::dom::{ACTION, Dom, replace};
use crate::list::{self, Item};
use crate::note::ids;
use crate::page::SiteTexts;
use crate::resolution::State;
use crate::store::StoreError;
use explainer::page::Page;
use phrases::Phrases;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

/// What the page of all notes shows.
pub(crate) struct AllNotes<'a> {
    /// The notes, or why they can't be read.
    pub(crate) items: Result<Vec<Item<'a>>, StoreError>,
    /// What can be brought back.
    pub(crate) deleted: Option<&'a str>,
    /// How many notes of an imported file are for another address.
    pub(crate) elsewhere: usize,
    /// The ids of all passages and notes of the site.
    pub(crate) texts: &'a SiteTexts,
    /// The base path of the site.
    pub(crate) base: &'a str,
}

/// Shows all notes in `container`.
pub(crate) fn show(dom: &Dom, container: &Element, all: AllNotes<'_>) -> Result<(), JsValue> {
    let content = content(dom, all).inspect_err(|_| {
        container.set_text_content(Some(&dom.say.notes_not_shown()));
    })?;
    replace(&dom.document, container, &content)
}

fn content(dom: &Dom, all: AllNotes<'_>) -> Result<HtmlElement, JsValue> {
    let content = dom.element("div", "", &[])?;
    let add = |element: HtmlElement| content.append_child(&element);
    let AllNotes { items, deleted, elsewhere, texts, base } = all;
    let error = items.as_ref().err().copied();
    let items = items.unwrap_or_default();
    let message = match (error, items.len()) {
        (Some(error), _) => Some(error.message(&dom.say)),
        (None, 0) if deleted.is_some() => None,
        (None, 0) => Some(dom.say.nothing_kept()),
        (None, count) => Some(dom.say.notes_kept(count)),
    };
    if let Some(message) = message {
        add(dom.text("p", if error.is_some() { "notebook-problem" } else { "" }, &message)?)?;
    }
    if let Some(deleted) = deleted {
        add(list::undo(dom, deleted)?)?;
    }
    if let Some(tools) = tools(dom, !items.is_empty(), error)? {
        add(tools)?;
    }
    if elsewhere > 0 {
        add(import_offer(dom, elsewhere)?)?;
    }
    for group in by_passage(items, texts, base, &dom.say) {
        let title = match &group.href {
            Some(href) => dom.link(href, &group.title, None)?,
            None => dom.text("span", "", &group.title)?,
        };
        let heading = dom.element("h2", "", &[&title])?;
        add(dom.element("section", "", &[&heading, &*list::list(dom, &list::in_order(group.items))?])?)?;
    }
    Ok(content)
}

/// Creates the buttons for all notes; `None` if none applies.
fn tools(dom: &Dom, has_notes: bool, error: Option<StoreError>) -> Result<Option<HtmlElement>, JsValue> {
    let mut tools: Vec<HtmlElement> = Vec::new();
    if has_notes {
        tools.push(dom.button(Action::Export, &dom.say.save_to_file(), None)?);
    }
    if error.is_none() {
        let label = dom.text("label", "", &dom.say.add_from_file())?;
        let input = dom.element("input", "", &[])?;
        for (name, value) in [
            ("type", "file"),
            ("accept", ".jsonld,.json,application/ld+json,application/json"),
            (ACTION, Action::Import.name()),
        ] {
            input.set_attribute(name, value)?;
        }
        label.append_child(&input)?;
        tools.push(label);
    }
    if has_notes || matches!(error, Some(StoreError::Unreadable(_))) {
        tools.push(dom.button(Action::DeleteAll, &dom.say.delete_all(), None)?);
    }
    if tools.is_empty() {
        return Ok(None);
    }
    let all = dom.element("div", "notebook-tools", &[])?;
    for tool in tools {
        all.append_child(&tool)?;
    }
    Ok(Some(all))
}

/// Creates the offer to add `count` imported notes for another address.
fn import_offer(dom: &Dom, count: usize) -> Result<HtmlElement, JsValue> {
    let message = dom.text("span", "", &dom.say.on_another_address(count))?;
    let add = dom.button(Action::ImportElsewhere, &dom.say.add_these(count), None)?;
    dom.element("p", "notebook-actions", &[&message, &add])
}

/// The notes on one passage.
struct Group<'a> {
    title: String,
    href: Option<String>,
    /// The position among the groups.
    rank: usize,
    items: Vec<Item<'a>>,
}

/// Groups notes by passage, in the order of the site.
fn by_passage<'a>(items: Vec<Item<'a>>, texts: &SiteTexts, base: &str, say: &Phrases) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for item in items {
        let wordings = item.resolution.wordings.as_ref();
        let passage = wordings.and_then(|wordings| Some((wordings, ids(wordings)?.0)));
        let (title, href, rank) = match passage {
            Some((wordings, id)) => {
                // A passage without a rank comes before those that are gone or not loaded.
                let rank = texts.rank(id.as_str()).min(usize::MAX - 2);
                (wordings.title.clone(), Some(Page::Passage(id).href(base)), rank)
            }
            None if item.resolution.state == State::Gone => (say.on_gone_passages(), None, usize::MAX),
            None => (say.not_loaded(), None, usize::MAX - 1),
        };
        match groups.iter_mut().find(|group| group.href == href && group.title == title) {
            Some(group) => group.items.push(item),
            None => {
                let index = groups.iter().rposition(|group| group.rank <= rank).map_or(0, |index| index + 1);
                groups.insert(index, Group { title, href, rank, items: vec![item] });
            }
        }
    }
    groups
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
    fn notes_are_grouped_by_passage_in_the_order_of_the_site() {
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
        let groups = by_passage(items.collect(), &texts, "/x/", &Phrases::english());
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
