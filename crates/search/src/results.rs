//! The list of what was found: the only elements that this program adds to the opening. They lie in an element that the
//! printed page leaves empty for them.
//!
//! What a reader typed is never among them: every text shown is the content's.

use crate::content::elements;
use crate::entry::{Entry, Group};
use crate::query::{Excerpt, Piece, Query, summary};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// What stands under a quotation with words in a box.
const INSERTED: &str = "What stands in a box was inserted by a reporter. The speaker did not say it.";
/// How many of a group are shown.
const MOST: usize = 12;

/// The list, in the document.
#[derive(Clone, Debug)]
pub(crate) struct Results {
    document: Document,
    /// Says how much was found, to eyes and screen readers.
    status: Element,
    list: Element,
}

impl Results {
    /// The list in `place`; made there if there is none.
    pub(crate) fn within(place: &Element) -> Option<Self> {
        let document = place.owner_document()?;
        if place.child_element_count() == 0 {
            let status = add(place, "p", "found-count")?;
            status.set_attribute("role", "status").ok()?;
            add(place, "div", "found-list")?;
        }
        Some(Self { document, status: place.first_element_child()?, list: place.last_element_child()? })
    }

    /// Shows what `query` finds among `entries`; nothing without a query.
    pub(crate) fn show(&self, query: Option<&Query>, entries: &[Entry]) {
        self.list.set_text_content(None);
        let Some(query) = query else { return self.status.set_text_content(None) };
        let mut counts = Vec::new();
        for group in Group::ALL {
            let found = query.find(entries, group);
            if !found.is_empty() {
                self.show_group(query, group, &found);
            }
            counts.push((group, found.len()));
        }
        let summary = summary(&counts);
        if self.status.text_content().as_deref() != Some(summary.as_str()) {
            self.status.set_text_content(Some(&summary));
        }
    }

    /// Moves the focus `down` or up from `from`, the field or a link; to `field` above the first. Answers whether there was
    /// anywhere to go.
    pub(crate) fn step(&self, field: &HtmlElement, from: &Element, down: bool) -> bool {
        let links = self.links();
        let here = links.iter().position(|link| link.is_same_node(Some(from)));
        let to = match (here, down) {
            (None, true) => links.first(),
            (None, false) => None,
            (Some(here), true) => links.get(here + 1),
            (Some(0), false) => Some(field),
            (Some(here), false) => links.get(here - 1),
        };
        to.is_some_and(|to| to.focus().is_ok())
    }

    /// Moves the focus to the link that leads to `href`.
    pub(crate) fn focus(&self, href: &str) {
        let links = self.links();
        let link = links.iter().find(|link| link.get_attribute("href").as_deref() == Some(href));
        if let Some(link) = link {
            let _ = link.focus();
        }
    }

    fn links(&self) -> Vec<HtmlElement> {
        let links = elements(self.list.query_selector_all("a").ok());
        links.into_iter().filter_map(|link| link.dyn_into().ok()).collect()
    }

    fn show_group(&self, query: &Query, group: Group, found: &[&Entry]) -> Option<()> {
        add(&self.list, "h2", "")?.set_text_content(Some(group.name()));
        let list = add(&self.list, "ul", "")?;
        for entry in found.iter().take(MOST) {
            let shown = query.show(entry);
            let item = add(&list, "li", "")?;
            let link = add(&item, "a", if group == Group::Notes { "on-words" } else { "" })?;
            link.set_attribute("href", &entry.href).ok()?;
            self.set(&link, &shown.title);
            if !entry.about.is_empty() || !shown.by.is_empty() {
                let by = add(&item, "span", "by")?;
                by.set_text_content(Some(&entry.about));
                self.set(&by, &shown.by);
            }
            for Excerpt { label, pieces } in &shown.excerpts {
                let line = add(&item, "p", "")?;
                if !label.is_empty() {
                    add(&line, "span", "label")?.set_text_content(Some(label));
                    line.append_child(&self.document.create_text_node(" ")).ok()?;
                }
                self.set(&line, pieces);
                if pieces.iter().any(|piece| piece.inserted) {
                    add(&item, "span", "by")?.set_text_content(Some(INSERTED));
                }
            }
        }
        if found.len() > MOST {
            let mut more = (found.len() - MOST).to_string();
            more.push_str(" more: another word narrows the list.");
            add(&self.list, "p", "found-more")?.set_text_content(Some(&more));
        }
        Some(())
    }

    /// Adds `pieces` to `line`.
    fn set(&self, line: &Element, pieces: &[Piece]) {
        // One box for all of an insertion, marked words in it or not.
        let mut insertion = None;
        for piece in pieces {
            if !piece.inserted {
                insertion = None;
            } else if insertion.is_none() {
                insertion = add(line, "ins", "");
            }
            let place = insertion.as_ref().unwrap_or(line);
            let mark = piece.marked.then(|| add(place, "mark", "")).flatten();
            let text = self.document.create_text_node(&piece.text);
            let _ = mark.as_ref().unwrap_or(place).append_child(&text);
        }
    }
}

/// Adds an element to `parent`.
pub(crate) fn add(parent: &Element, name: &str, class: &str) -> Option<Element> {
    let element = parent.owner_document()?.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    parent.append_child(&element).ok()?;
    Some(element)
}
